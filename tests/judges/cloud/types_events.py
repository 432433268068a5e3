"""Makers of buses, rules, connections, pipes and schedules.

In: CloudFormation properties. Out: calls of EventBridge, EventBridge Pipes and EventBridge Scheduler.
"""

from __future__ import annotations

import json

from cloud.stand_ins import Call, Made, Properties, direct, maker


@maker("AWS::Events::EventBus", "Name")
def bus(properties: Properties, call: Call) -> Made:
    events, name = call.client("events"), properties.one("Name", call.name)
    given = properties.take("DeadLetterConfig", "Description", "EventSourceName", "KmsKeyIdentifier", "LogConfig", "Tags")
    arn = events.create_event_bus(Name=name, **given)["EventBusArn"]
    policy = properties.one("Policy")
    if policy:
        events.put_permission(EventBusName=name, Policy=json.dumps(policy))
    return Made(name, {"Arn": arn, "Name": name})


@maker("AWS::Events::EventBusPolicy")
def bus_policy(properties: Properties, call: Call) -> Made:
    """One statement; the bus keeps those that it has."""
    events, place = call.client("events"), {"Name": properties.one("EventBusName", "default")}
    identity, statement = properties.one("StatementId"), properties.one("Statement")
    if not statement:
        raise RuntimeError("the judge knows policies of buses by `Statement` only")
    told = events.describe_event_bus(**place).get("Policy")
    kept = [one for one in json.loads(told)["Statement"] if one["Sid"] != identity] if told else []
    document = {"Version": "2012-10-17", "Statement": [*kept, {**statement, "Sid": identity}]}
    events.put_permission(EventBusName=place["Name"], Policy=json.dumps(document))
    return Made(f"{place['Name']}|{identity}")


@maker("AWS::Events::Rule", "Name")
def rule(properties: Properties, call: Call) -> Made:
    events = call.client("events")
    given = properties.take("Description", "EventBusName", "RoleArn", "ScheduleExpression", "State", "Tags")
    if "EventPattern" in properties:
        given["EventPattern"] = json.dumps(properties.one("EventPattern"))
    name = properties.one("Name", call.name)
    answer = events.put_rule(Name=name, **given)
    targets = properties.one("Targets", [])
    place = given.get("EventBusName")
    if targets:
        events.put_targets(Rule=name, Targets=targets, **({"EventBusName": place} if place else {}))
    return Made(f"{place.split('/')[-1]}|{name}" if place else name, {"Arn": answer["RuleArn"], "RuleName": name})


@maker("AWS::Events::Archive", "ArchiveName")
def archive(properties: Properties, call: Call) -> Made:
    name = properties.one("ArchiveName", call.name)
    given = properties.take("Description", "KmsKeyIdentifier", "RetentionDays")
    given["EventSourceArn"] = properties.one("SourceArn")
    if "EventPattern" in properties:
        given["EventPattern"] = json.dumps(properties.one("EventPattern"))
    arn = call.client("events").create_archive(ArchiveName=name, **given)["ArchiveArn"]
    return Made(name, {"Arn": arn})


@maker("AWS::Events::Connection", "Name")
def connection(properties: Properties, call: Call) -> Made:
    events, name = call.client("events"), properties.one("Name", call.name)
    given = properties.take(
        "AuthParameters", "AuthorizationType", "Description", "InvocationConnectivityParameters", "KmsKeyIdentifier"
    )
    arn = events.create_connection(Name=name, **given)["ConnectionArn"]
    secret = events.describe_connection(Name=name)["SecretArn"]
    return Made(name, {"Arn": arn, "ArnForPolicy": arn.rsplit("/", 1)[0], "SecretArn": secret})


@maker("AWS::Events::ApiDestination", "Name")
def api_destination(properties: Properties, call: Call) -> Made:
    name = properties.one("Name", call.name)
    given = properties.take("ConnectionArn", "Description", "HttpMethod", "InvocationEndpoint", "InvocationRateLimitPerSecond")
    arn = call.client("events").create_api_destination(Name=name, **given)["ApiDestinationArn"]
    return Made(name, {"Arn": arn, "ArnForPolicy": arn.rsplit("/", 1)[0]})


@maker("AWS::Events::Endpoint", "Name")
def endpoint(properties: Properties, call: Call) -> Made:
    name = properties.one("Name", call.name)
    given = properties.take("Description", "EventBuses", "ReplicationConfig", "RoleArn", "RoutingConfig")
    answer = call.client("events").create_endpoint(Name=name, **given)
    told = call.client("events").describe_endpoint(Name=name)
    return Made(name, {"Arn": answer["Arn"], "EndpointId": told["EndpointId"], "EndpointUrl": told["EndpointUrl"]})


direct("AWS::Pipes::Pipe", "pipes", "create_pipe", "Name", "Name", {"Arn": "Arn"})


direct("AWS::Scheduler::Schedule", "scheduler", "create_schedule", "Name", "Name", {"Arn": "ScheduleArn"})


@maker("AWS::Scheduler::ScheduleGroup", "Name")
def schedule_group(properties: Properties, call: Call) -> Made:
    name = properties.one("Name", call.name)
    arn = call.client("scheduler").create_schedule_group(Name=name, Tags=properties.one("Tags", []))["ScheduleGroupArn"]
    return Made(name, {"Arn": arn})
