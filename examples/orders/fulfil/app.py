"""Fulfils orders that wait in the queue."""

import json
import os
import time

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS"])
MONTH = 30 * 24 * 3600


def fulfil(message: dict) -> None:
    """Marks one order as fulfilled, once: a message may come twice."""
    table.update_item(
        Key={"customer": message["customer"], "id": message["id"]},
        UpdateExpression="SET #status = :done, expiresAt = :end",
        ConditionExpression="attribute_exists(id) AND #status <> :done",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":done": "fulfilled", ":end": int(time.time()) + 12 * MONTH},
    )


def handler(event: dict, context: object) -> dict:
    failed = []
    for record in event["Records"]:
        try:
            fulfil(json.loads(record["body"]))
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            print(f"{record['messageId']}: fulfilled already")
        except Exception as error:  # the others of the batch still count
            print(f"{record['messageId']}: {error}")
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
