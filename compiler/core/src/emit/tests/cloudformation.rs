use super::*;

fn system_of_all_sorts() -> Plan {
    let mut plan = plan(Target::CloudFormation);
    plan.description = Some("Orders, from the shop to the courier.".to_owned());
    plan.parameters = parameters();
    let mut queue = resource(
        &["Jobs"],
        "AWS::SQS::Queue",
        [
            ("VisibilityTimeout", Node::Integer(180)),
            (
                "RedrivePolicy",
                record([("deadLetterTargetArn", attribute(1, "Arn")), ("maxReceiveCount", Node::Parameter(1))]),
            ),
            ("QueueName", text("0123")),
        ],
    );
    queue.doc = "Work to do.\nNever lost: see the other queue.".into();
    let mut failed =
        resource(&["Jobs", "Failed"], "AWS::SQS::Queue", [("MessageRetentionPeriod", Node::Integer(1_209_600))]);
    failed.beside = entries([("DeletionPolicy", text("Retain")), ("UpdateReplacePolicy", text("Retain"))]);
    let role = resource(
        &["Worker", "Role"],
        "AWS::IAM::Role",
        [
            (
                "AssumeRolePolicyDocument",
                record([
                    ("Version", text("2012-10-17")),
                    (
                        "Statement",
                        list([record([
                            ("Effect", text("Allow")),
                            ("Principal", record([("Service", text("lambda.amazonaws.com"))])),
                            ("Action", text("sts:AssumeRole")),
                            (
                                "Condition",
                                record([("StringEquals", record([("aws:SourceAccount", system(System::Account))]))]),
                            ),
                        ])]),
                    ),
                ]),
            ),
            (
                "ManagedPolicyArns",
                list([concat([
                    text("arn:"),
                    system(System::Partition),
                    text(":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"),
                ])]),
            ),
        ],
    );
    let mut worker = resource(
        &["Worker"],
        "AWS::Lambda::Function",
        [
            ("Code", record([("S3Bucket", system(System::AssetsBucket)), ("S3Key", text("worker-0a1b.zip"))])),
            ("Handler", text("index.handler")),
            ("Runtime", text("nodejs22.x")),
            ("Role", attribute(2, "Arn")),
            (
                "Environment",
                record([(
                    "Variables",
                    record([
                        ("QUEUE", attribute(0, "Ref")),
                        ("HOST", split(attribute(0, "Ref"), "/", 2)),
                        (
                            "URL",
                            concat([
                                text("https://"),
                                split(attribute(0, "Ref"), "/", 2),
                                text("/${path}?"),
                                system(System::Region),
                            ]),
                        ),
                        ("MARKETS", join(Node::Parameter(3), "|")),
                        ("FIRST_ZONE", index(system(System::Zones), 0)),
                        ("ENABLED", text("on")),
                        ("EXPIRES", text("2026-11-26")),
                        (
                            "SETTINGS",
                            json(record([
                                ("queue", attribute(0, "Arn")),
                                ("retries", Node::Parameter(1)),
                                ("markets", Node::Parameter(3)),
                                ("weights", Node::Parameter(4)),
                                ("say", text("a \"quoted\" ${word}")),
                                (
                                    "inner",
                                    json(record([("arn", attribute(0, "Arn")), ("markets", Node::Parameter(3))])),
                                ),
                            ])),
                        ),
                        ("STATIC", json(list([Node::Bool(true), Node::Number(0.5), text("x")]))),
                    ]),
                )]),
            ),
        ],
    );
    worker.after = vec![ResourceId(5), ResourceId(4), ResourceId(2), ResourceId(5)];
    let logs = resource(&["Worker", "Logs"], "AWS::Logs::LogGroup", [("RetentionInDays", Node::Integer(14))]);
    let mut edge = resource(
        &["Front"],
        "AWS::CloudFront::Function",
        [
            ("Name", text("front")),
            ("AutoPublish", Node::Bool(true)),
            (
                "FunctionCode",
                text("function handler(event) {\n  // `${event}`: as it is\n\treturn event.request;\n}\n"),
            ),
            ("FunctionConfig", record([("Comment", text("")), ("Runtime", text("cloudfront-js-2.0"))])),
        ],
    );
    edge.revision = Some("0a1b2c".to_owned());
    plan.resources = vec![queue, failed, role, worker, logs, edge];
    plan.outputs = vec![
        Output {
            doc: "Where jobs are sent.".to_owned(),
            exported: Some(concat([text("shop-"), system(System::Region), text("-jobs")])),
            ..output("jobsUrl", attribute(0, "Ref"))
        },
        output("enabled", Node::Bool(true)),
        output("markets", Node::Parameter(3)),
        output("zones", system(System::Zones)),
    ];
    plan
}

#[test]
fn a_template_in_json() {
    insta::assert_snapshot!(written(&system_of_all_sorts(), Format::Json));
}

#[test]
fn a_template_in_yaml() {
    insta::assert_snapshot!(written(&system_of_all_sorts(), Format::Yaml));
}

#[test]
fn an_empty_plan_is_a_template() {
    insta::assert_snapshot!(written(&plan(Target::CloudFormation), Format::Yaml), @r#"
    ──── template.yaml
    AWSTemplateFormatVersion: "2010-09-09"
    Resources: {}
    "#);
}

/// The value of a property of the only resource.
fn property(node: Node) -> String {
    property_of(node, Vec::new())
}

fn property_of(node: Node, parameters: Vec<Parameter>) -> String {
    let mut plan = plan(Target::CloudFormation);
    plan.parameters = parameters;
    plan.resources = vec![resource(&["Part"], "AWS::SSM::Parameter", [("Value", node)])];
    let files = emit(&plan, Format::Json, Facts::embedded());
    let template: serde_json::Value = serde_json::from_str(&files[0].text).expect("a template is JSON");
    template["Resources"]["Part"]["Properties"]["Value"].to_string()
}

#[test]
fn literals_in_sub_never_read_as_references() {
    assert_eq!(
        property(concat([text("${a} $${b} $"), system(System::Region)])),
        r#"{"Fn::Sub":"${!a} $${!b} $${AWS::Region}"}"#
    );
    // Nothing that `${!…}` could express: the dollar sign comes from outside.
    assert_eq!(
        property(concat([text("${ and ${!x} and ${"), system(System::Region), text("}")])),
        r#"{"Fn::Sub":["${Dollar}{ and ${Dollar}{!x} and ${Dollar}{${AWS::Region}}",{"Dollar":"$"}]}"#
    );
}

#[test]
fn what_needs_no_sub_gets_none() {
    assert_eq!(property(concat([text("a"), Node::Integer(1), Node::Bool(true), text("${b}")])), r#""a1true${b}""#);
    assert_eq!(property(concat([system(System::Region)])), r#"{"Ref":"AWS::Region"}"#);
    assert_eq!(
        property(concat([text(""), attribute(0, "Endpoint.Address")])),
        r#"{"Fn::GetAtt":["Part","Endpoint.Address"]}"#
    );
    assert_eq!(property(join(list([text("a"), Node::Integer(2)]), "-")), r#""a-2""#);
    assert_eq!(property(index(list([text("a"), attribute(0, "Ref")]), 1)), r#"{"Ref":"Part"}"#);
    assert_eq!(property(concat([])), r#""""#);
}

#[test]
fn names_in_the_map_of_sub_shadow_nothing() {
    // The resource is called `Part` itself.
    assert_eq!(
        property(concat([
            attribute(0, "Ref"),
            text("-"),
            index(system(System::Zones), 1),
            index(system(System::Zones), 1)
        ])),
        r#"{"Fn::Sub":["${Part}-${Part2}${Part2}",{"Part2":{"Fn::Select":[1,{"Fn::GetAZs":""}]}}]}"#
    );
}

#[test]
fn json_with_values_of_deployment_stays_json() {
    let parameters = vec![parameter("count", ParameterKind::Number), parameter("names", ParameterKind::TextList)];
    let value = record([
        ("count", Node::Parameter(0)),
        ("label", concat([text("no. "), Node::Parameter(0)])),
        ("names", Node::Parameter(1)),
        ("zones", list([index(system(System::Zones), 0)])),
        ("empty", list([])),
        ("none", record([])),
        ("text", text("line\n\"${x}\"")),
    ]);
    assert_eq!(
        property_of(json(value), parameters),
        concat!(
            r#"{"Fn::Sub":["{\"count\":${Count},\"label\":\"no. ${Count}\",\"names\":[\"${List}\"],\"zones\":[\"${Part2}\"],"#,
            r#"\"empty\":[],\"none\":{},\"text\":\"line\\n\\\"${!x}\\\"\"}","#,
            r#"{"List":{"Fn::Join":["\",\"",{"Ref":"Names"}]},"Part2":{"Fn::Select":[0,{"Fn::GetAZs":""}]}}]}"#
        )
    );
}

#[test]
fn parameters_and_resources_never_share_a_name() {
    let mut plan = plan(Target::CloudFormation);
    plan.parameters = vec![parameter("part", ParameterKind::Text)];
    plan.resources = vec![
        resource(&["Part"], "AWS::SSM::Parameter", [("Value", Node::Parameter(0))]),
        resource(&["AssetsBucket"], "AWS::S3::Bucket", [("BucketName", system(System::AssetsBucket))]),
    ];
    let text = written(&plan, Format::Yaml);
    insta::assert_snapshot!(text, @r#"
    ──── template.yaml
    AWSTemplateFormatVersion: "2010-09-09"
    Parameters:
      PartParameter:
        Type: String
      AssetsBucketParameter:
        Type: String
        Description: Name of the bucket that holds the packaged code
    Resources:
      Part:
        Type: AWS::SSM::Parameter
        Properties:
          Value: !Ref PartParameter
      AssetsBucket:
        Type: AWS::S3::Bucket
        Properties:
          BucketName: !Ref AssetsBucketParameter
    "#);
}

#[test]
fn yaml_texts_are_never_misread() {
    let texts = [
        "yes",
        "No",
        "on",
        "OFF",
        "y",
        "n",
        "true",
        "null",
        "~",
        "",
        " x",
        "x ",
        "2010-09-09",
        "2012-10-17",
        "0777",
        "0o17",
        "1:30",
        "12:30:45",
        "1_000",
        "1e3",
        ".5",
        "-1",
        "+1",
        ".inf",
        ".nan",
        "=",
        "<<",
        "key: value",
        "a #b",
        "a:",
        "- a",
        "[a]",
        "{a}",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "\"a\"",
        "'a'",
        "?",
        "a,b",
        "arn:aws:s3:::b/*",
        "nodejs22.x",
        "/orders/{id}",
        "rate(5 minutes)",
        "caf\u{e9}",
        "tab\there",
        "bell\u{7}",
        "\u{feff}",
        "\u{85}",
        "a\nb",
        "a\nb\n",
        "a\n\n",
        "\na",
        "  a\nb",
        "a \n b",
        "a\r\nb",
        "\n",
        "\ta\nb",
        "\u{1f600}\u{2028}",
    ];
    let mut plan = plan(Target::CloudFormation);
    let nodes: Vec<Node> = texts.into_iter().map(text).collect();
    let nested = Node::List(vec![Node::List(nodes.clone()), record([("Keys", Node::List(nodes))])]);
    let names = texts.into_iter().map(|name| (name.into(), text(name))).collect();
    plan.resources =
        vec![resource(&["Part"], "AWS::SSM::Parameter", [("Value", nested), ("Map", Node::Record(names))])];
    insta::assert_snapshot!(written(&plan, Format::Yaml));
}

#[test]
fn yaml_numbers_are_numbers() {
    let numbers = [1e-7, 1e300, 0.5, -2.0, 1.5e20].map(Node::Number);
    let mut plan = plan(Target::CloudFormation);
    plan.resources = vec![resource(&["Part"], "AWS::SSM::Parameter", [("Value", list(numbers))])];
    insta::assert_snapshot!(written(&plan, Format::Yaml), @r#"
    ──── template.yaml
    AWSTemplateFormatVersion: "2010-09-09"
    Resources:
      Part:
        Type: AWS::SSM::Parameter
        Properties:
          Value:
            - 1.0e-7
            - 1.0e+300
            - 0.5
            - -2
            - 1.5e+20
    "#);
}

#[test]
fn functions_within_functions_keep_their_long_names_where_tags_may_not_meet() {
    let nested = record([("Fn::Base64", record([("Fn::Sub", text("a${AWS::Region}"))]))]);
    let mut plan = plan(Target::CloudFormation);
    plan.resources = vec![resource(
        &["Part"],
        "AWS::SSM::Parameter",
        [
            ("Value", nested),
            ("Length", record([("Fn::Length", list([text("a")]))])),
            ("Deep", list([split(split(attribute(0, "Ref"), ":", 1), "/", 0)])),
            ("Condition", record([("Condition", text("Yes"))])),
        ],
    )];
    insta::assert_snapshot!(written(&plan, Format::Yaml), @r#"
    ──── template.yaml
    AWSTemplateFormatVersion: "2010-09-09"
    Transform: AWS::LanguageExtensions
    Resources:
      Part:
        Type: AWS::SSM::Parameter
        Properties:
          Value:
            Fn::Base64: !Sub "a${AWS::Region}"
          Length:
            Fn::Length:
              - a
          Deep:
            - !Select
              - 0
              - !Split
                - /
                - !Select
                  - 1
                  - !Split
                    - ":"
                    - !Ref Part
          Condition:
            Condition: "Yes"
    "#);
}

#[test]
fn other_units_are_templates_of_their_own() {
    let mut plan = plan(Target::CloudFormation);
    plan.units.push(Unit { name: "edge".to_owned(), region: Some("us-east-1".to_owned()) });
    plan.parameters = vec![parameter("domain", ParameterKind::Text), parameter("other", ParameterKind::Text)];
    let mut certificate =
        resource(&["Certificate"], "AWS::CertificateManager::Certificate", [("DomainName", Node::Parameter(0))]);
    certificate.unit = 1;
    plan.resources = vec![resource(&["Jobs"], "AWS::SQS::Queue", []), certificate];
    insta::assert_snapshot!(written(&plan, Format::Yaml), @r#"
    ──── template.yaml
    AWSTemplateFormatVersion: "2010-09-09"
    Parameters:
      Domain:
        Type: String
      Other:
        Type: String
    Resources:
      Jobs:
        Type: AWS::SQS::Queue
    ──── template-edge.yaml
    AWSTemplateFormatVersion: "2010-09-09"
    Parameters:
      Domain:
        Type: String
    Resources:
      Certificate:
        Type: AWS::CertificateManager::Certificate
        Properties:
          DomainName: !Ref Domain
    "#);
}
