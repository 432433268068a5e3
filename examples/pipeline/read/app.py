"""Reads scanned receipts that arrived, and keeps what they say."""

import json
import os
import time
from decimal import Decimal
from urllib.parse import unquote_plus

import boto3

scans = boto3.client("s3")
receipts = boto3.resource("dynamodb").Table(os.environ["RECEIPTS"])
kept = int(os.environ["KEPT_DAYS"]) * 24 * 60 * 60


def handler(event, context):
    """Takes messages of a queue that hold notifications of a bucket; those that failed come again."""
    failed = []
    for message in event["Records"]:
        try:
            for record in json.loads(message["body"]).get("Records", []):
                keep(record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"]))
        except Exception as error:
            print(json.dumps({"level": "error", "message": message["messageId"], "error": str(error)}))
            failed.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failed}


def keep(bucket, key):
    """A scan is a text with a line `name: value` for each thing that it says."""
    text = scans.get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    said = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    receipts.put_item(
        Item={
            "receipt": key.removeprefix("in/"),
            "merchant": said["merchant"],
            "total": Decimal(said["total"]),
            "currency": said.get("currency", os.environ["CURRENCY"]),
            "expiresAt": int(time.time()) + kept,
        }
    )
