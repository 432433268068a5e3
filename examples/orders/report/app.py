"""Counts open orders, and writes a report of them each morning."""

import json
import os
from datetime import datetime, timezone

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["ORDERS"])
files = boto3.client("s3")
metrics = boto3.client("cloudwatch")


def open_orders():
    """All open orders, page by page."""
    query = {"IndexName": "byStatus", "KeyConditionExpression": Key("status").eq("open")}
    while True:
        page = table.query(**query)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        query["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def handler(event: dict, context: object) -> None:
    orders = list(open_orders())
    if event.get("task") == "count":
        metrics.put_metric_data(
            Namespace="Orders", MetricData=[{"MetricName": "Open", "Value": len(orders), "Unit": "Count"}]
        )
        return
    day = datetime.now(timezone.utc).date().isoformat()
    lines = "\n".join(json.dumps({"customer": o["customer"], "id": o["id"]}) for o in orders)
    files.put_object(Bucket=os.environ["FILES"], Key=f"reports/{day}.jsonl", Body=lines.encode())
