import { randomUUID } from "node:crypto";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { answer } from "./answer.mjs";

const table = new DynamoDBClient();
const queue = new SQSClient();

export const handler = async (event) => {
  // The gateway has checked the body against `NewOrder`.
  const { customer, items, note } = JSON.parse(event.body);
  const placedAt = Date.now();
  const id = `${placedAt}-${randomUUID()}`;
  const order = { customer, id, items, note, status: "open", placedAt };
  await table.send(
    new PutItemCommand({
      TableName: process.env.ORDERS,
      Item: {
        customer: { S: customer },
        id: { S: id },
        status: { S: order.status },
        placedAt: { N: String(placedAt) },
        items: { S: JSON.stringify(items) },
        ...(note ? { note: { S: note } } : {}),
      },
      ConditionExpression: "attribute_not_exists(id)",
    }),
  );
  await queue.send(
    new SendMessageCommand({
      QueueUrl: process.env.FULFILMENT,
      MessageBody: JSON.stringify({ customer, id }),
    }),
  );
  return answer(201, order);
};
