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
