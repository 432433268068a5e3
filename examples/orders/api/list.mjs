import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { answer, shown } from "./answer.mjs";

const table = new DynamoDBClient();

export const handler = async (event) => {
  const from = event.queryStringParameters?.from;
  const { customer } = event.pathParameters;
  const { Items, LastEvaluatedKey } = await table.send(
    new QueryCommand({
      TableName: process.env.ORDERS,
      KeyConditionExpression: "customer = :customer",
      ExpressionAttributeValues: { ":customer": { S: customer } },
      ExclusiveStartKey: from ? { customer: { S: customer }, id: { S: from } } : undefined,
      Limit: 50,
      ScanIndexForward: false,
    }),
  );
  return answer(200, { orders: Items.map(shown), next: LastEvaluatedKey?.id.S });
};
