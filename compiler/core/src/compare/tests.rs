//! What programs cannot show yet, on systems made by hand.

use serde_json::{Value as Json, json};

use super::*;

fn system(target: Target, resources: Json) -> System {
    let mut system = System::new(target);
    for (id, resource) in resources.as_object().unwrap() {
        let map = |name: &str| resource.get(name).and_then(Json::as_object).cloned().unwrap_or_default();
        let resource_type = resource["type"].as_str().unwrap().to_owned();
        let resource = Resource { resource_type, properties: map("properties"), beside: map("beside") };
        system.resources.insert(id.clone(), resource);
    }
    system
}

/// `~ Users change.attributes: the attribute …`
fn found(target: Target, old: Json, new: Json) -> Vec<String> {
    let changes = compare(&system(target, old), &system(target, new), Facts::embedded());
    let consequences = changes.resources.iter().flat_map(|change| {
        change.consequences.iter().map(move |one| format!("{}: {}: {}", change.id, one.rule, one.message))
    });
    consequences.collect()
}

use crate::plan::Target;

#[test]
fn attributes_of_users_only_come() {
    let pool = |attributes: Json| json!({ "Users": { "type": "AWS::Cognito::UserPool", "properties": { "Schema": attributes } } });
    let one = json!({ "Name": "team", "AttributeDataType": "String", "Mutable": true });
    let fixed = json!({ "Name": "team", "AttributeDataType": "String", "Mutable": false });
    let other = json!({ "Name": "level", "AttributeDataType": "Number" });
    let after = |list: Json| found(Target::CloudFormation, pool(json!([one])), pool(list));
    assert!(after(json!([other, one])).is_empty());
    assert_eq!(
        after(json!([fixed])),
        ["Users: change.attributes: the attribute `team` of `Users` is changed, and attributes only ever come"]
    );
    assert!(after(json!([other]))[0].contains("is taken away"));
}

#[test]
fn an_id_keeps_its_type() {
    let of = |kind: &str| json!({ "Jobs": { "type": kind, "properties": {} } });
    let found = found(Target::CloudFormation, of("AWS::SQS::Queue"), of("AWS::SNS::Topic"));
    assert!(found.iter().any(|one| one.starts_with("Jobs: change.type: `Jobs` was a `AWS::SQS::Queue`")), "{found:?}");
}

#[test]
fn what_another_policy_said_before_is_no_news() {
    let statement = |action: &str| json!({ "Effect": "Allow", "Action": action, "Resource": "*" });
    let policy = |actions: &[&str]| {
        let list: Vec<Json> = actions.iter().map(|action| statement(action)).collect();
        json!({ "type": "AWS::IAM::Policy", "properties": {
            "Roles": [{ "Ref": "Role" }], "PolicyDocument": { "Version": "2012-10-17", "Statement": list }
        } })
    };
    let role = json!({ "type": "AWS::IAM::Role", "properties": {} });
    let one = json!({ "Role": role, "A": policy(&["s3:Get*", "sqs:SendMessage"]) });
    // Moved to another policy, and less of it.
    let other = json!({ "Role": role, "B": policy(&["s3:GetObject"]), "C": policy(&["SQS:sendmessage"]) });
    assert!(found(Target::CloudFormation, one.clone(), other).is_empty());
    let wider = json!({ "Role": role, "A": policy(&["s3:*"]) });
    assert_eq!(found(Target::CloudFormation, one, wider), ["A: change.permissions: `Role` may also `s3:*` on `*`"]);
}

#[test]
fn a_denial_that_is_gone_is_wider() {
    let deny = json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" });
    let policy = |list: Json| {
        json!({
            "Files": { "type": "AWS::S3::Bucket", "properties": {} },
            "Policy": { "type": "AWS::S3::BucketPolicy", "properties": {
                "Bucket": { "Ref": "Files" }, "PolicyDocument": { "Statement": list }
            } },
        })
    };
    let found = found(Target::CloudFormation, policy(json!([deny])), policy(json!([])));
    assert_eq!(found, ["Policy: change.permissions: `Files` no longer denies `s3:*` on `*`"]);
}

#[test]
fn anyone_is_said() {
    let policy = |principal: Json| {
        json!({
            "aws_sqs_queue.jobs": { "type": "aws_sqs_queue", "properties": {} },
            "aws_sqs_queue_policy.jobs": { "type": "aws_sqs_queue_policy", "properties": {
                "queue_url": "${aws_sqs_queue.jobs.url}",
                "policy": { "Statement": [{ "Effect": "Allow", "Principal": principal, "Action": "sqs:SendMessage", "Resource": "*" }] }
            } },
        })
    };
    let found =
        found(Target::Terraform, policy(json!({ "Service": "sns.amazonaws.com" })), policy(json!({ "AWS": "*" })));
    assert_eq!(
        found,
        ["aws_sqs_queue_policy.jobs: change.permissions: `aws_sqs_queue.jobs` lets anyone `sqs:SendMessage` on `*`"]
    );
}

#[test]
fn what_moves_is_what_it_was() {
    let queue = json!({ "type": "aws_sqs_queue", "properties": { "name": "jobs" } });
    let source = |address: &str| {
        json!({ "type": "aws_lambda_event_source_mapping", "properties": {
        "event_source_arn": format!("${{{address}.arn}}"), "batch_size": 5
    } })
    };
    let old = system(
        Target::Terraform,
        json!({ "aws_sqs_queue.a": queue, "aws_lambda_event_source_mapping.m": source("aws_sqs_queue.a") }),
    );
    let mut new = system(
        Target::Terraform,
        json!({ "aws_sqs_queue.c": queue, "aws_lambda_event_source_mapping.m": source("aws_sqs_queue.c") }),
    );
    let step = |from: &str, to: &str| (format!("aws_sqs_queue.{from}"), format!("aws_sqs_queue.{to}"));
    new.moved = vec![step("a", "b"), step("b", "c")];
    let changes = compare(&old, &new, Facts::embedded());
    assert_eq!(changes.resources.len(), 1, "{changes:#?}");
    assert_eq!(changes.resources[0].from.as_deref(), Some("aws_sqs_queue.a"));
    assert!(changes.resources[0].consequences.is_empty() && changes.resources[0].properties.is_empty());
}
