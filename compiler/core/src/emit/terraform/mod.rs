//! A Terraform root module: `versions`, `variables`, `main` and `outputs`, as HCL or as JSON.
//!
//! Files are built as bodies of attributes and blocks; the two writers know only syntax.

mod body;
mod expression;
mod hcl;
mod json;
mod resource;
mod surroundings;
mod variable;

use self::body::{Block, Body, Item};
use self::expression::{Context, Expression};
use super::identity;
use super::shapes::Shapes;
use crate::plan::{OutputFile, Plan};

/// How modules are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Hcl,
    Json,
}

/// First version with everything that is written here, such as `replace_triggered_by` and several validations that name
/// other values. Source: Terraform changelog, 1.5.0, 2023-06-12.
const TERRAFORM_VERSION: &str = ">= 1.5";

/// Versions of hashicorp/aws whose schemas the mappings are checked against: the last of the fifth line, and the sixth.
const PROVIDER_VERSION: &str = ">= 5.100, < 7";

/// Writes the module of a plan.
pub(super) fn emit(plan: &Plan, syntax: Syntax, shapes: &dyn Shapes) -> Vec<OutputFile> {
    let context = Context::new(plan);
    let mut main = Body::default();
    if let Some(description) = &plan.description {
        main.comment.extend(comment_lines(description));
    }
    main.items.extend(surroundings::data_sources(&context).into_iter().map(Item::Block));
    for resource in &plan.resources {
        main.items.push(Item::Block(resource::block(&context, resource, shapes)));
    }
    let files = [
        ("versions", versions(plan)),
        ("variables", variable::variables(&context)),
        ("main", main),
        ("outputs", variable::outputs(&context)),
    ];
    files
        .into_iter()
        .filter(|(_, body)| !body.items.is_empty())
        .map(|(stem, body)| match syntax {
            Syntax::Hcl => OutputFile { path: format!("{stem}.tf"), text: hcl::write(&body) },
            Syntax::Json => OutputFile { path: format!("{stem}.tf.json"), text: json::write(&body) },
        })
        .collect()
}

/// Requirements, and a provider for every unit with a region of its own.
fn versions(plan: &Plan) -> Body {
    let mut requirement = Body::default();
    requirement.attribute("source", Expression::text("hashicorp/aws"));
    requirement.attribute("version", Expression::text(PROVIDER_VERSION));
    let entries = requirement.items.into_iter().filter_map(|item| match item {
        Item::Attribute(name, value) => Some((name, value)),
        Item::Block(_) => None,
    });
    let mut providers = Body::default();
    providers.attribute("aws", Expression::Object(entries.collect()));
    let mut terraform = Body::default();
    terraform.attribute("required_version", Expression::text(TERRAFORM_VERSION));
    terraform.block(Block::new("required_providers", &[], providers));
    let mut body = Body::default();
    body.comment = vec![
        "The backend and the settings of the provider are not written here:".to_owned(),
        "put them into a file of your own beside this one, such as `backend.tf`.".to_owned(),
    ];
    body.block(Block::new("terraform", &[], terraform));
    for (at, unit) in plan.units.iter().enumerate() {
        let Some(region) = &unit.region else { continue };
        let mut provider = Body::default();
        if at > 0 {
            provider.attribute("alias", Expression::text(&identity::label(&[unit.name.clone()])));
        }
        provider.attribute("region", Expression::text(region));
        body.block(Block::new("provider", &["aws"], provider));
    }
    body
}

/// A text as lines of a comment.
fn comment_lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| line.trim_end().to_owned())
}
