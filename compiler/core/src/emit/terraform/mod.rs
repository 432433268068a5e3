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

use std::slice::from_ref;

use self::body::{Block, Body, Item};
use self::expression::{Context, Expression};
use super::identity;
use super::shapes::{Shapes, records};
use crate::map::HashMap;
use crate::plan::{Entries, OutputFile, Plan, ResourceId};

/// How modules are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Hcl,
    Json,
}

/// Oldest version of Terraform that modules are made for; every version of OpenTofu is newer.
const TERRAFORM_VERSION: &str = ">= 1.5";

/// First version with write-only arguments. Source: Terraform changelog, 1.11.0, 2025-02-27.
const WRITE_ONLY_VERSION: &str = ">= 1.11";

/// Versions of hashicorp/aws whose schemas the mappings are checked against: the last of the fifth line, and the sixth.
const PROVIDER_VERSION: (&str, &str) = ("5.100", "7");

/// Writes the module of a plan.
pub(super) fn emit(plan: &Plan, syntax: Syntax, shapes: &dyn Shapes) -> Vec<OutputFile> {
    let context = Context::new(plan);
    let mut main = Body::default();
    if let Some(description) = &plan.description {
        main.comment.extend(comment_lines(description));
    }
    main.items.extend(surroundings::data_sources(&context).into_iter().map(Item::Block));
    let mut files = Vec::new();
    let mut add = |stem: &str, text: String| {
        let ending = if syntax == Syntax::Hcl { "tf" } else { "tf.json" };
        files.push(OutputFile { path: format!("{stem}.{ending}"), text });
    };
    let write = |body: &Body| match syntax {
        Syntax::Hcl => hcl::write(body),
        Syntax::Json => json::write(body),
    };
    add("versions", write(&versions(plan, shapes)));
    let variables = variable::variables(&context);
    if !variables.items.is_empty() {
        add("variables", write(&variables));
    }
    if !main.items.is_empty() || !plan.resources.is_empty() {
        let mut blocks = (0..plan.resources.len() as u32)
            .map(|at| Item::Block(resource::block(&context, ResourceId(at), shapes, syntax)));
        add(
            "main",
            match syntax {
                // One block at a time: a large program's blocks need more memory than their text.
                Syntax::Hcl => {
                    let mut text = hcl::write(&main);
                    blocks.fold(main.items.len(), |count, item| hcl::append(&item, count, &mut text));
                    text
                }
                Syntax::Json => {
                    main.items.extend(&mut blocks);
                    json::write(&main)
                }
            },
        );
    }
    let moved = moved(plan);
    if !moved.items.is_empty() {
        add("moved", write(&moved));
    }
    let outputs = variable::outputs(&context, shapes);
    if !outputs.items.is_empty() {
        add("outputs", write(&outputs));
    }
    files
}

/// What has another address since a rename, step by step: what is deployed may have any of the old ones.
fn moved(plan: &Plan) -> Body {
    let mut body = Body::default();
    for resource in plan.resources.iter().filter(|resource| !resource.is_read()) {
        let labels: Vec<String> =
            std::iter::once(&resource.path).chain(&resource.renamed).map(|path| identity::label(path)).collect();
        for step in labels.windows(2).filter(|step| step[0] != step[1]) {
            let address = |label: &str| Expression::Name(format!("{}.{label}", resource.resource_type));
            let mut inner = Body::default();
            inner.attribute("from", address(&step[0]));
            inner.attribute("to", address(&step[1]));
            body.block(Block::new("moved", &[], inner));
        }
    }
    body
}

/// Requirements, and a provider for every unit with a region of its own.
fn versions(plan: &Plan, shapes: &dyn Shapes) -> Body {
    let (oldest, beyond) = PROVIDER_VERSION;
    let version = format!(">= {}, < {beyond}", plan.needs.as_deref().unwrap_or(oldest));
    let requirement = [("source", "hashicorp/aws"), ("version", version.as_str())];
    let requirement = requirement.map(|(name, value)| (name.to_owned(), Expression::text(value)));
    let mut providers = Body::default();
    providers.attribute("aws", Expression::Object(requirement.into()));
    let mut types: HashMap<&str, bool> = HashMap::default();
    let writes_only = plan.resources.iter().any(|resource| {
        let known = types.entry(&resource.resource_type);
        let writes_only = |path: &[&str]| shapes.is_write_only(&resource.resource_type, path);
        *known.or_insert_with(|| shapes.has_write_only(&resource.resource_type))
            && any_path(&resource.properties, &mut Vec::new(), &writes_only)
    });
    let mut terraform = Body::default();
    terraform.attribute(
        "required_version",
        Expression::text(if writes_only { WRITE_ONLY_VERSION } else { TERRAFORM_VERSION }),
    );
    terraform.block(Block::new("required_providers", &[], providers));
    let account = plan.account.as_deref();
    let comment: &[&str] = if account.is_some() || plan.units.first().is_some_and(|home| home.region.is_some()) {
        &[
            "The backend is not written here: put it into a file of your own beside this one, such as `backend.tf`.",
            "More settings of the provider go into a `provider_override.tf`, which Terraform merges.",
        ]
    } else {
        &[
            "The backend and the settings of the provider are not written here:",
            "put them into a file of your own beside this one, such as `backend.tf`.",
        ]
    };
    let mut body = Body { comment: comment.iter().map(|line| (*line).to_owned()).collect(), items: Vec::new() };
    body.block(Block::new("terraform", &[], terraform));
    for (at, unit) in plan.units.iter().enumerate() {
        let account = account.filter(|_| at == 0);
        if unit.region.is_none() && account.is_none() {
            continue;
        }
        let mut provider = Body::default();
        if at > 0 {
            provider.attribute("alias", Expression::text(&identity::label(from_ref(&unit.name))));
        }
        if let Some(region) = &unit.region {
            provider.attribute("region", Expression::text(region));
        }
        if let Some(account) = account {
            provider.attribute("allowed_account_ids", Expression::List(vec![Expression::text(account)]));
        }
        body.block(Block::new("provider", &["aws"], provider));
    }
    body
}

/// Whether something holds for the path of any property.
fn any_path<'n>(properties: &'n Entries, path: &mut Vec<&'n str>, holds: &impl Fn(&[&str]) -> bool) -> bool {
    properties.iter().any(|(name, node)| {
        path.push(name);
        let records = records(node).unwrap_or_default();
        let found = holds(path) || records.into_iter().any(|record| any_path(record, path, holds));
        path.pop();
        found
    })
}

/// A text as lines of a comment.
fn comment_lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| line.trim_end().to_owned())
}
