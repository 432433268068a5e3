"""Reads lists of orders that partners upload, one order a line: customer, order."""

import csv
import io
import json
import os
from urllib.parse import unquote_plus

import boto3

files = boto3.client("s3")
queue = boto3.client("sqs")


def handler(event: dict, context: object) -> None:
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        body = files.get_object(Bucket=bucket, Key=key)["Body"]
        count = 0
        for row in csv.DictReader(io.TextIOWrapper(body, encoding="utf-8")):
            message = {"customer": row["customer"], "id": row["order"]}
            queue.send_message(QueueUrl=os.environ["FULFILMENT"], MessageBody=json.dumps(message))
            count += 1
        print(f"{key}: {count} orders")
