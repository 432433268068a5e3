def main(event, context):
    return {"text": "a ${b} c"}
