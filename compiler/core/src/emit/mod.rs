//! The plan in, the files of an output folder out: one template for CloudFormation, a root module for Terraform.
//!
//! Values are built as data first ([`serde_json::Value`], blocks and expressions) and written by small writers that know
//! nothing but syntax. Deliberately absent: decisions about resources, and diagnostics: every plan can be written.

mod cloudformation;
pub mod identity;
mod nodes;
mod shapes;
mod terraform;
#[cfg(test)]
mod tests;

use crate::Format;
use crate::facts::Facts;
use crate::plan::{OutputFile, Plan, Resource, Target};

/// The logical id of a resource, or its address.
pub fn id(resource: &Resource, target: Target) -> String {
    match target {
        Target::CloudFormation => identity::logical_id(&resource.path, resource.revision.as_deref()),
        Target::Terraform => format!("{}.{}", resource.resource_type, identity::label(resource.now())),
    }
}

/// Writes a plan. The same plan always gives the same bytes; files come in a fixed order.
pub fn emit(plan: &Plan, format: Format, facts: &Facts) -> Vec<OutputFile> {
    match format {
        Format::Json => cloudformation::emit(plan, cloudformation::Syntax::Json),
        Format::Yaml => cloudformation::emit(plan, cloudformation::Syntax::Yaml),
        Format::Hcl => terraform::emit(plan, terraform::Syntax::Hcl, facts),
        Format::TfJson => terraform::emit(plan, terraform::Syntax::Json, facts),
    }
}
