/** Writes one line for each change; the log group keeps them. */
export const handler = async (event) => {
  for (const record of event.Records) {
    const { Keys, OldImage, NewImage } = record.dynamodb;
    console.log({
      change: record.eventName,
      customer: Keys.customer.S,
      order: Keys.id.S,
      from: OldImage?.status?.S,
      to: NewImage?.status?.S,
    });
  }
  return { batchItemFailures: [] };
};
