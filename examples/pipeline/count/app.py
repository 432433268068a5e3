"""Counts receipts by merchant as they stream by."""

import base64
import json
from collections import Counter


def handler(event, context):
    counts = Counter()
    for record in event["Records"]:
        counts[json.loads(base64.b64decode(record["kinesis"]["data"]))["detail"]["merchant"]] += 1
    print(json.dumps({"level": "info", "receipts": counts}))
    return {"batchItemFailures": []}
