use super::*;

#[test]
fn every_line_is_found_and_parsed() {
    let facts = Facts::embedded();
    let names: Vec<_> = facts.terraform.names().collect();
    assert!(names.len() > 400);
    assert!(names.is_sorted());
    for name in names {
        assert!(facts.terraform(name).is_some(), "{name}");
    }
    for name in ["", "aws", "aws_sqs_queues", "zzz", "data.", "\"", "\n"] {
        assert!(facts.terraform(name).is_none(), "{name}");
    }
}

#[test]
fn terraform_fields_are_found_through_blocks_lists_and_maps() {
    let facts = Facts::embedded();
    let function = facts.terraform("aws_lambda_function").unwrap();
    let field = function.find(&["environment"]).unwrap();
    assert_eq!(field.form, TerraformForm::Block { nesting: Nesting::List, least: 0, most: Some(1) });
    assert!(function.is_text(&["environment", "variables", "ANY"]));
    assert!(!function.is_text(&["environment", "variables"]));
    assert!(function.is_text(&["layers"]));
    assert!(!function.is_text(&["timeout"]));
    assert!(function.find(&["timeout", "deep"]).is_none());
    assert!(function.find(&[]).is_none());
    assert!(function.find(&["arn"]).unwrap().is_read_only());
    let region = function.find(&["region"]).unwrap();
    assert_eq!(region.versions(), Versions::Newer);
    let group = facts.terraform("aws_security_group").unwrap();
    assert!(group.find(&["ingress"]).unwrap().is_block());
    assert_eq!(facts.terraform_versions(), &["5.100.0".to_owned(), "6.69.1".to_owned()]);
}

#[test]
fn every_cloudformation_type_parses_and_resolves() {
    let facts = Facts::embedded();
    let (mapped, others): (Vec<_>, Vec<_>) = (facts.cloudformation.names().collect(), facts.registry.names().collect());
    assert!(mapped.len() > 120 && others.len() > 1700);
    assert!(mapped.is_sorted() && others.is_sorted());
    assert!(others.iter().all(|name| !mapped.contains(name)), "a type stands in one file");
    for name in mapped.into_iter().chain(others) {
        let found = facts.cloudformation(name).unwrap();
        for property in found.properties(&[]) {
            let described = found.property(&[property]).unwrap();
            assert!(!described.types.is_empty() || described.allowed.is_empty(), "{name}.{property}");
        }
        if let Some(reference) = found.reference() {
            let path: Vec<_> = reference.split('/').collect();
            assert!(found.property(&path).is_some(), "{name}: {reference}");
        }
    }
}

#[test]
fn cloudformation_properties_are_found_through_references_lists_and_maps() {
    let facts = Facts::embedded();
    let function = facts.cloudformation("AWS::Lambda::Function").unwrap();
    assert!(function.is_text(&["Environment", "Variables", "ANY"]));
    assert!(!function.is_text(&["Environment", "Variables"]));
    assert!(function.is_text(&["Layers"]));
    assert!(!function.is_text(&["MemorySize"]));
    assert!(function.is_text(&["VpcConfig", "SubnetIds"]));
    assert!(function.property(&["Code"]).unwrap().required);
    assert!(function.property(&["Arn"]).unwrap().read_only);
    assert!(function.property(&["FunctionName"]).unwrap().create_only);
    assert!(function.property(&["Nowhere"]).is_none());
    assert!(function.property(&["Timeout", "Deep"]).is_none());
    assert!(function.property(&[]).is_none());
    assert!(function.attribute("Arn"));
    assert!(function.attribute("SnapStartResponse.OptimizationStatus"));
    assert!(!function.attribute("MemorySize"));
    assert_eq!(function.nearest_attribute("Arm").as_deref(), Some("Arn"));
    assert_eq!(function.reference(), Some("FunctionName"));
    let policy = facts.cloudformation("AWS::SQS::QueuePolicy").unwrap();
    assert!(!policy.is_text(&["PolicyDocument"]));
    assert!(policy.property(&["PolicyDocument", "Statement", "Effect"]).is_some());
    let machine = facts.cloudformation("AWS::StepFunctions::StateMachine").unwrap();
    assert!(machine.is_text(&["DefinitionString"]));
    let custom = facts.cloudformation("Custom::Anything").unwrap();
    assert!(custom.property(&["Whatever"]).is_some());
    assert!(custom.attribute("Whatever"));
}

#[test]
fn types_that_no_kind_maps_to_are_known_by_all_that_schemas_tell() {
    let facts = Facts::embedded();
    let acl = facts.cloudformation("AWS::WAFv2::WebACL").unwrap();
    assert!(acl.property(&["Scope"]).unwrap().create_only);
    assert_eq!(acl.identifier(), ["Name", "Id", "Scope"]);
    assert_eq!(acl.tags(), Some("Tags"));
    assert!(acl.is_provisionable() && acl.attribute("Arn"));
    assert!(!facts.cloudformation("AWS::OpsWorks::Stack").unwrap().is_provisionable());
    let target = facts.cloudformation("AWS::EFS::MountTarget").unwrap();
    assert_eq!(target.property(&["SubnetId"]).unwrap().names, ["AWS::EC2::Subnet.Id"]);
    let instance = facts.cloudformation("AWS::RDS::DBInstance").unwrap();
    assert!(instance.property(&["MasterUserPassword"]).unwrap().write_only);
    assert!(instance.property(&["Engine"]).unwrap().may_replace);
    assert!(instance.attribute("Endpoint.Address"));
    assert!(
        facts.cloudformation("AWS::WAFv2::WebACLs").is_none() && facts.cloudformation("AWS::Nothing::At").is_none()
    );
    assert_eq!(facts.nearest_cloudformation("AWS::WAFV2::WebAcl"), Some("AWS::WAFv2::WebACL"));
    assert!(facts.cloudformation("AWS::Serverless::Function").is_none());
}

#[test]
fn every_service_parses_and_names_resources_that_it_has() {
    let facts = Facts::embedded();
    let prefixes: Vec<_> = facts.actions.names().collect();
    assert!(prefixes.len() > 400);
    assert!(prefixes.is_sorted());
    for prefix in prefixes {
        let service = facts.service(prefix).unwrap();
        assert_eq!(facts.service(&actions::prefix_in_program(prefix)).unwrap().prefix(), prefix);
        for action in service.actions() {
            assert_eq!(service.action(action.name()).unwrap().name(), action.name());
            for (resource, _) in service.resources(action) {
                assert!(resource.arn.starts_with("arn:"), "{prefix}: {}", resource.arn);
            }
        }
    }
}

#[test]
fn actions_are_found_as_programs_write_them() {
    let facts = Facts::embedded();
    let service = facts.service("rekognition").unwrap();
    let labels = service.action("detectLabels").unwrap();
    assert_eq!((labels.name(), labels.level()), ("DetectLabels", AccessLevel::Read));
    assert!(!labels.takes_resources());
    let faces = service.action("AssociateFaces").unwrap();
    assert!(faces.takes_resources() && faces.needs_resource());
    let (resource, needed) = service.resources(faces)[0];
    assert!(needed && resource.arn.ends_with(":collection/${CollectionId}"));
    assert!(service.action("detectLabel").is_none());
    assert_eq!(service.nearest_action("detectLabel").as_deref(), Some("detectLabels"));
    assert_eq!(facts.service("cognitoIdp").unwrap().prefix(), "cognito-idp");
    assert_eq!(facts.nearest_service("recognition").as_deref(), Some("rekognition"));
    assert_eq!(facts.nearest_service("cognitoIpd").as_deref(), Some("cognitoIdp"));
    assert_eq!(facts.nearest_service("qqqqqqqqqqqqqq"), None);
}

fn terraform_error(ty: &str, names: &[&str], literal: Option<Literal>) -> String {
    check_terraform(ty, names, literal.as_ref()).unwrap_err()
}

fn cloudformation_error(ty: &str, names: &[&str], literal: Option<Literal>) -> String {
    check_cloudformation(ty, names, literal.as_ref()).unwrap_err()
}

#[test]
fn terraform_mappings_are_checked() {
    let fits =
        |ty: &str, names: &[&str], literal: Literal| assert_eq!(check_terraform(ty, names, Some(&literal)), Ok(()));
    fits("aws_sqs_queue", &["delay_seconds"], Literal::Number(3.0));
    fits("aws_sqs_queue", &["policy"], Literal::Record);
    fits("aws_lambda_function", &["vpc_config", "subnet_ids"], Literal::List(vec![Literal::Text("subnet-1")]));
    fits("aws_lambda_function", &["environment"], Literal::Record);
    fits("aws_dynamodb_table", &["attribute"], Literal::List(vec![Literal::Record, Literal::Record]));
    assert_eq!(check_terraform("aws_sqs_queue", &[], None), Ok(()));

    let sqs = |names: &[&str], literal| terraform_error("aws_sqs_queue", names, literal);
    assert_eq!(
        terraform_error("aws_sqs_queu", &[], None),
        "Terraform type `aws_sqs_queu` is unknown; did you mean `aws_sqs_queue`?"
    );
    assert_eq!(sqs(&["delay_second"], None), "`aws_sqs_queue` has no `delay_second`; did you mean `delay_seconds`?");
    assert_eq!(sqs(&["arn"], None), "`arn` of `aws_sqs_queue` is read-only");
    assert_eq!(
        sqs(&["region"], None),
        "`region` of `aws_sqs_queue` exists only in version 6.69.1 of the provider, not yet in 5.100.0"
    );
    assert_eq!(check_newer_terraform("aws_sqs_queue", &["region"], None), Ok(()));
    assert!(check_newer_terraform("aws_sqs_queue", &["regions"], None).is_err());
    assert!(check_newer_terraform("aws_api_gateway_deployment", &["stage_name"], None).is_err());
    assert_eq!(
        sqs(&["delay_seconds"], Some(Literal::Text("3"))),
        "`delay_seconds` of `aws_sqs_queue` takes number, not \"3\""
    );
    assert_eq!(
        terraform_error("aws_api_gateway_deployment", &["stage_name"], None),
        "`stage_name` of `aws_api_gateway_deployment` exists only in version 5.100.0 of the provider, no more in 6.69.1"
    );
    assert_eq!(
        terraform_error("aws_s3_bucket", &["region"], None),
        "`region` of `aws_s3_bucket` can be given only in version 6.69.1; in 5.100.0 it is read-only"
    );
    assert_eq!(
        terraform_error("aws_lambda_function", &["environment", "variable"], None),
        "`environment` of `aws_lambda_function` has no `variable`; did you mean `variables`?"
    );
    assert_eq!(
        terraform_error("aws_lambda_function", &["environment"], Some(Literal::Text("x"))),
        "`environment` of `aws_lambda_function` is a block, not \"x\""
    );
    assert_eq!(
        terraform_error(
            "aws_lambda_function",
            &["environment"],
            Some(Literal::List(vec![Literal::Record, Literal::Record]))
        ),
        "`environment` of `aws_lambda_function` may stand 1 times, not 2"
    );
}

#[test]
fn cloudformation_mappings_are_checked() {
    let fits = |ty: &str, names: &[&str], literal: Literal| {
        assert_eq!(check_cloudformation(ty, names, Some(&literal)), Ok(()))
    };
    fits("AWS::SQS::Queue", &["DelaySeconds"], Literal::Number(3.0));
    fits("AWS::SQS::QueuePolicy", &["PolicyDocument"], Literal::Record);
    fits("AWS::StepFunctions::StateMachine", &["DefinitionString"], Literal::Record);
    fits("AWS::Lambda::Function", &["Architectures"], Literal::List(vec![Literal::Text("arm64")]));
    fits("AWS::Lambda::Function", &["PackageType"], Literal::Text("Zip"));

    let function = |names: &[&str], literal| cloudformation_error("AWS::Lambda::Function", names, literal);
    assert_eq!(
        cloudformation_error("AWS::Lambda::Funktion", &[], None),
        "CloudFormation type `AWS::Lambda::Funktion` is unknown; did you mean `AWS::Lambda::Function`?"
    );
    assert_eq!(
        function(&["Environment", "Varables"], None),
        "`Environment` of `AWS::Lambda::Function` has no `Varables`; did you mean `Variables`?"
    );
    assert_eq!(function(&["Arn"], None), "`Arn` of `AWS::Lambda::Function` is read-only");
    assert_eq!(
        function(&["Timeout"], Some(Literal::Text("3"))),
        "`Timeout` of `AWS::Lambda::Function` takes integer, not \"3\""
    );
    assert_eq!(
        function(&["Timeout"], Some(Literal::Number(0.0))),
        "`Timeout` of `AWS::Lambda::Function` is at least 1, not 0"
    );
    assert_eq!(
        function(&["PackageType"], Some(Literal::Text("Tar"))),
        "`PackageType` of `AWS::Lambda::Function` takes \"Image\", \"Zip\", not \"Tar\""
    );
    assert!(function(&["Architectures"], Some(Literal::List(vec![Literal::Text("mips")]))).contains("\"arm64\""));
    assert!(function(&["Timeout"], Some(Literal::Number(1.5))).contains("takes integer"));
}

#[test]
fn every_constraint_is_found_and_parsed() {
    let facts = Facts::embedded();
    let ids: Vec<_> = facts.constraints.names().collect();
    assert!(ids.len() > 600);
    assert!(ids.is_sorted());
    for id in ids {
        let found = facts.constraint(id).unwrap();
        assert!(["error", "warning", "advice"].contains(&found.severity.as_str()), "{id}");
        assert!(found.answer.as_ref().is_none_or(|answer| !answer.is_empty()), "{id}");
    }
    assert!(facts.constraint("sqs.no-such").is_none());
    assert!(facts.constraint("lambda.name.pattern").unwrap().answer.as_deref().unwrap().contains("'functionName'"));
}
