use super::*;

fn module() -> Plan {
    let mut plan = plan(Target::Terraform);
    plan.description = Some("Orders, from the shop to the courier.".to_owned());
    plan.units.push(Unit { name: "edge".to_owned(), region: Some("us-east-1".to_owned()) });
    plan.parameters = parameters();
    let mut queue = resource(
        &["Jobs"],
        "aws_sqs_queue",
        [
            ("name", concat([text("shop-"), system(System::Region), text("-jobs")])),
            ("visibility_timeout_seconds", Node::Integer(180)),
            (
                "redrive_policy",
                json(record([("deadLetterTargetArn", attribute(1, "arn")), ("maxReceiveCount", Node::Parameter(1))])),
            ),
            ("tags", record([("team", text("orders")), ("aws:cost-center", text("12"))])),
            ("sqs_managed_sse_enabled", Node::Bool(true)),
        ],
    );
    queue.doc = "Work to do.\n\nNever lost: see the other queue.".into();
    queue.beside = entries([
        ("prevent_destroy", Node::Bool(true)),
        ("ignore_changes", list([text("tags"), text("name")])),
        ("replace_triggered_by", list([attribute(1, "")])),
    ]);
    let failed = resource(
        &["Jobs", "Failed"],
        "aws_sqs_queue",
        [("name", text("failed \"100%\" ${x} %{y}\n\\")), ("message_retention_seconds", Node::Integer(1_209_600))],
    );
    let role = resource(
        &["Worker", "Role"],
        "aws_iam_role",
        [(
            "assume_role_policy",
            json(record([
                ("Version", text("2012-10-17")),
                (
                    "Statement",
                    list([record([
                        ("Effect", text("Allow")),
                        ("Principal", record([("Service", text("lambda.amazonaws.com"))])),
                        ("Action", list([text("sts:AssumeRole")])),
                        (
                            "Condition",
                            record([("StringEquals", record([("aws:SourceAccount", system(System::Account))]))]),
                        ),
                    ])]),
                ),
                ("for", list([record([]), list([]), list([record([("a", text("b")), ("if", text("c"))]), text("x")])])),
            ])),
        )],
    );
    let mut worker = resource(
        &["Worker"],
        "aws_lambda_function",
        [
            ("function_name", text("worker")),
            ("filename", concat([system(System::ModulePath), text("/assets/worker.zip")])),
            ("handler", text("index.handler")),
            ("runtime", text("nodejs22.x")),
            ("role", attribute(2, "arn")),
            (
                "environment",
                record([(
                    "variables",
                    record([
                        ("QUEUE", attribute(0, "url")),
                        ("HOST", split(attribute(0, "url"), "/", 2)),
                        ("MARKETS", join(Node::Parameter(3), "|")),
                        ("FIRST_ZONE", index(system(System::Zones), 0)),
                        ("PRICE", concat([text("a $"), system(System::Region), text("{}")])),
                        ("SETTINGS", concat([text("v1:"), json(record([("retries", Node::Parameter(1))]))])),
                    ]),
                )]),
            ),
            ("memory_size", Node::Integer(512)),
            ("ephemeral_storage", record([("size", Node::Integer(1024))])),
        ],
    );
    worker.after = vec![ResourceId(5), ResourceId(4), ResourceId(2), ResourceId(5)];
    let group = resource(
        &["Worker", "Network"],
        "aws_security_group",
        [
            ("vpc_id", Node::Parameter(6)),
            (
                "ingress",
                list([
                    record([
                        ("from_port", Node::Integer(443)),
                        ("to_port", Node::Integer(443)),
                        ("protocol", text("tcp")),
                        ("cidr_blocks", list([text("10.0.0.0/16")])),
                    ]),
                    record([
                        ("from_port", Node::Integer(80)),
                        ("to_port", Node::Integer(80)),
                        ("protocol", text("tcp")),
                        ("self", Node::Bool(true)),
                    ]),
                ]),
            ),
        ],
    );
    let mut bucket = resource(&["Site"], "aws_s3_bucket", [("bucket_prefix", text("site-"))]);
    bucket.unit = 1;
    let mut encryption = resource(
        &["Site", "Encryption"],
        "aws_s3_bucket_server_side_encryption_configuration",
        [
            ("bucket", attribute(5, "id")),
            (
                "rule",
                list([record([
                    ("apply_server_side_encryption_by_default", record([("sse_algorithm", text("AES256"))])),
                    ("bucket_key_enabled", Node::Bool(false)),
                ])]),
            ),
        ],
    );
    encryption.unit = 1;
    let mut place = resource(
        &["Place"],
        "aws_ssm_parameter",
        [
            ("name", text("place")),
            ("type", text("StringList")),
            ("value", concat([system(System::Region), text(","), join(system(System::Zones), ",")])),
        ],
    );
    place.unit = 1;
    plan.resources = vec![queue, failed, role, worker, group, bucket, encryption, place];
    plan.outputs = vec![
        Output { doc: "Where jobs are sent.".to_owned(), ..output("jobsUrl", attribute(0, "url")) },
        output("key", concat([text("k-"), Node::Parameter(5)])),
        output("place", attribute(7, "value")),
        output("zones", system(System::Zones)),
        output("suffix", system(System::UrlSuffix)),
    ];
    plan
}

#[test]
fn a_module_in_hcl() {
    insta::assert_snapshot!(written(&module(), Format::Hcl));
}

#[test]
fn a_module_in_json() {
    insta::assert_snapshot!(written(&module(), Format::TfJson));
}

#[test]
fn an_empty_plan_is_only_requirements() {
    insta::assert_snapshot!(written(&plan(Target::Terraform), Format::Hcl), @r#"
    ──── versions.tf
    # The backend and the settings of the provider are not written here:
    # put them into a file of your own beside this one, such as `backend.tf`.

    terraform {
      required_version = ">= 1.5"

      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = ">= 5.100, < 7"
        }
      }
    }
    "#);
}

#[test]
fn variables_keep_away_from_reserved_names() {
    let mut plan = plan(Target::Terraform);
    plan.parameters = vec![parameter("version", ParameterKind::Text), parameter("maxRetries", ParameterKind::Number)];
    plan.outputs = vec![output("version", Node::Parameter(0)), output("maxRetries", Node::Parameter(1))];
    insta::assert_snapshot!(written(&plan, Format::Hcl), @r#"
    ──── versions.tf
    # The backend and the settings of the provider are not written here:
    # put them into a file of your own beside this one, such as `backend.tf`.

    terraform {
      required_version = ">= 1.5"

      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = ">= 5.100, < 7"
        }
      }
    }
    ──── variables.tf
    variable "version_value" {
      type = string
    }

    variable "max_retries" {
      type = number
    }
    ──── outputs.tf
    output "version" {
      value = var.version_value
    }

    output "max_retries" {
      value = var.max_retries
    }
    "#);
}

#[test]
fn unknown_types_get_blocks_for_records_but_for_tags() {
    let mut plan = plan(Target::Terraform);
    plan.resources = vec![resource(
        &["Part"],
        "aws_something_new",
        [
            ("tags", record([("a", text("b"))])),
            ("rule", list([record([("a", Node::Integer(1))]), record([])])),
            ("names", list([text("a"), text("b")])),
            ("mixed", list([text("a"), record([("b", Node::Number(-0.25))])])),
        ],
    )];
    insta::assert_snapshot!(written(&plan, Format::Hcl), @r#"
    ──── versions.tf
    # The backend and the settings of the provider are not written here:
    # put them into a file of your own beside this one, such as `backend.tf`.

    terraform {
      required_version = ">= 1.5"

      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = ">= 5.100, < 7"
        }
      }
    }
    ──── main.tf
    # main.sls:3
    resource "aws_something_new" "part" {
      tags = {
        a = "b"
      }
      names = ["a", "b"]
      mixed = [
        "a",
        {
          b = -0.25
        },
      ]

      rule {
        a = 1
      }

      rule {}
    }
    "#);
}

#[test]
fn long_lists_go_over_several_lines() {
    let mut plan = plan(Target::Terraform);
    let many = |count: usize| Node::List((0..count).map(|at| text(&format!("element-{at}"))).collect());
    plan.resources =
        vec![resource(&["Part"], "aws_something_new", [("few", many(5)), ("many", many(9)), ("after", text("x"))])];
    insta::assert_snapshot!(written(&plan, Format::Hcl), @r#"
    ──── versions.tf
    # The backend and the settings of the provider are not written here:
    # put them into a file of your own beside this one, such as `backend.tf`.

    terraform {
      required_version = ">= 1.5"

      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = ">= 5.100, < 7"
        }
      }
    }
    ──── main.tf
    # main.sls:3
    resource "aws_something_new" "part" {
      few = ["element-0", "element-1", "element-2", "element-3", "element-4"]
      many = [
        "element-0",
        "element-1",
        "element-2",
        "element-3",
        "element-4",
        "element-5",
        "element-6",
        "element-7",
        "element-8",
      ]
      after = "x"
    }
    "#);
}

#[test]
fn write_only_arguments_want_a_newer_terraform() {
    let mut plan = plan(Target::Terraform);
    let properties = [
        ("secret_id", text("x")),
        ("secret_string_wo", Node::Parameter(0)),
        ("secret_string_wo_version", Node::Integer(1)),
    ];
    plan.parameters = vec![Parameter { secret: true, ..parameter("key", ParameterKind::Text) }];
    plan.resources = vec![resource(&["Key"], "aws_secretsmanager_secret_version", properties)];
    assert!(written(&plan, Format::Hcl).contains("required_version = \">= 1.11\""));
}

#[test]
fn texts_stay_texts_in_either_syntax() {
    let mut plan = plan(Target::Terraform);
    plan.parameters = vec![parameter("name", ParameterKind::Text)];
    plan.outputs = vec![
        output("escapes", text("\"${a}\" $${b} %{c} 100% \\ \t\u{7}é")),
        output("dollar", concat([text("$$"), Node::Parameter(0), text("${"), Node::Parameter(0), text("$")])),
        output("lines", concat([text("a$\r\nb\r"), Node::Parameter(0)])),
        output("keys", record([("${x}", Node::Bool(true)), ("for", text("")), ("a-b", text("")), ("é", text(""))])),
    ];
    let outputs = |format| emit(&plan, format, Facts::embedded()).pop().expect("outputs are written last").text;
    insta::assert_snapshot!(outputs(Format::Hcl), @r#"
    output "escapes" {
      value = "\"$${a}\" $$${b} %%{c} 100% \\ \t\u0007é"
    }

    output "dollar" {
      value = "${"$$"}${var.name}$${${var.name}$"
    }

    output "lines" {
      value = "a$\r\nb\r${var.name}"
    }

    output "keys" {
      value = {
        "$${x}" = true
        "for"   = ""
        "a-b"   = ""
        "é"     = ""
      }
    }
    "#);
    insta::assert_snapshot!(outputs(Format::TfJson), @r#"
    {
      "output": {
        "escapes": {
          "value": "\"$${a}\" $$${b} %%{c} 100% \\ \t\u0007é"
        },
        "dollar": {
          "value": "${\"$$\"}${var.name}$${${var.name}$"
        },
        "lines": {
          "value": "a${\"$\"}${\"\\r\"}\nb${\"\\r\"}${var.name}"
        },
        "keys": {
          "value": {
            "$${x}": true,
            "for": "",
            "a-b": "",
            "é": ""
          }
        }
      }
    }
    "#);
}
