const origin = process.env.ORIGIN ?? "*";

/** An answer for API Gateway that pages of other origins may read. */
export const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json", "access-control-allow-origin": origin },
  body: JSON.stringify(body),
});

/** An order as the API shows it, from an item of the table. */
export const shown = (item) => ({
  customer: item.customer.S,
  id: item.id.S,
  status: item.status.S,
  placedAt: Number(item.placedAt.N),
  items: JSON.parse(item.items?.S ?? "[]"),
  note: item.note?.S,
});
