// Adds up what was spent, and tells who asked for it.

import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

const tables = new DynamoDBClient();
const topics = new SNSClient();

/** Runs at night, and once when the year is closed. */
export const handler = async ({ close = false }) => {
  const totals = {};
  for await (const page of paginateScan({ client: tables }, { TableName: process.env.RECEIPTS })) {
    for (const { currency, total } of page.Items ?? []) {
      totals[currency.S] = (totals[currency.S] ?? 0) + Number(total.N);
    }
  }
  await topics.send(new PublishCommand({
    TopicArn: process.env.NEWS,
    Subject: close ? "The year is closed" : "Receipts so far",
    Message: JSON.stringify(totals),
    MessageAttributes: { about: { DataType: "String", StringValue: "totals" } },
  }));
  return totals;
};
