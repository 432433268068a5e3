import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { answer, shown } from "./answer.mjs";

const table = new DynamoDBClient();

export const handler = async (event) => {
  const { customer, id } = event.pathParameters;
  const { Item } = await table.send(
    new GetItemCommand({
      TableName: process.env.ORDERS,
      Key: { customer: { S: customer }, id: { S: id } },
    }),
  );
  return Item ? answer(200, shown(Item)) : answer(404, { message: "no such order" });
};
