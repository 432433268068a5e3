"""Writes the settings that every receipt starts from, once for each deployment that changes them."""

import os

import boto3

settings = boto3.resource("dynamodb").Table(os.environ["SETTINGS"])


def handler(event, context):
    settings.put_item(Item={"name": "currency", "value": event["currency"]})
    return {"written": 1}
