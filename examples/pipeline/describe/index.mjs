// Turns changes of the table into what the rest of the system calls a receipt.

/** Takes records of a table's stream and answers one event for each. */
export const handler = async (records) =>
  records.map(({ dynamodb: { NewImage: image } }) => ({
    receipt: image.receipt.S,
    merchant: image.merchant.S,
    total: Number(image.total.N),
    currency: image.currency.S,
  }));
