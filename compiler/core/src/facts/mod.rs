//! Facts about both targets: what the resource types of CloudFormation and of the Terraform provider take and give, and
//! which actions IAM knows; and the constraints that AWS puts on systems. Data of `stdlib/facts`, where its origin is
//! told; a line is parsed when it is first wanted.

mod actions;
mod changes;
mod check;
mod cloudformation;
mod constraints;
mod json;
mod near;
mod packed;
mod table;
mod terraform;
#[cfg(test)]
mod tests;
mod together;

use std::sync::{Arc, OnceLock};

pub use actions::{AccessLevel, Action, ActionResource, Service};
pub use changes::ChangeFacts;
pub use check::{Literal, check_cloudformation, check_newer_terraform, check_terraform};
pub use cloudformation::{CloudFormationProperty, CloudFormationType, JsonType};
pub use constraints::Constraint;
pub use json::Json;
use packed::{Packed, PackedTable};
use table::Table;
pub use terraform::{Nesting, TerraformField, TerraformForm, TerraformType, TerraformValue, Use, Versions};
pub use together::Together;

/// All facts, read as they are wanted.
#[derive(Debug)]
pub struct Facts {
    terraform: Table<TerraformType>,
    cloudformation: Table<CloudFormationType>,
    /// Types of CloudFormation that no kind maps to.
    registry: PackedTable<CloudFormationType>,
    actions: Table<Service>,
    constraints: Table<Constraint>,
    changes: Table<ChangeFacts>,
    versions: OnceLock<[String; 2]>,
}

impl Facts {
    /// The facts that are part of slsc.
    pub fn embedded() -> &'static Facts {
        static FACTS: Facts = Facts {
            terraform: Table::new(include_str!("../../../../stdlib/facts/terraform.jsonl")),
            cloudformation: Table::new(include_str!("../../../../stdlib/facts/cloudformation.jsonl")),
            registry: PackedTable::new(include!(concat!(env!("OUT_DIR"), "/registry.rs"))),
            actions: Table::new(include_str!("../../../../stdlib/facts/actions.jsonl")),
            constraints: Table::new(include_str!("../../../../stdlib/facts/constraints.jsonl")),
            changes: Table::new(include_str!("../../../../stdlib/facts/changes.jsonl")),
            versions: OnceLock::new(),
        };
        &FACTS
    }

    /// A resource type of the Terraform provider, or a data source with `data.` before its name.
    pub fn terraform(&self, name: &str) -> Option<Arc<TerraformType>> {
        self.terraform.get(name, TerraformType::parse)
    }

    /// The two versions of the Terraform provider that are known, the older one first: `["5.100.0", …]`.
    pub fn terraform_versions(&self) -> &[String; 2] {
        self.versions.get_or_init(|| {
            let heading = self.terraform.heading();
            let versions = heading.as_ref().and_then(|heading| heading.get("versions"));
            let version = |at| versions.and_then(|known| known.at(at)?.as_str()).unwrap_or_default().to_owned();
            [version(0), version(1)]
        })
    }

    /// A resource type of CloudFormation. All `Custom::` types are what the type of custom resources is.
    pub fn cloudformation(&self, name: &str) -> Option<Arc<CloudFormationType>> {
        let name = if name.starts_with("Custom::") { "AWS::CloudFormation::CustomResource" } else { name };
        let mapped = self.cloudformation.get(name, CloudFormationType::parse);
        mapped.or_else(|| self.registry.get(name, CloudFormationType::parse))
    }

    /// The type of CloudFormation that a misspelt one may mean.
    pub fn nearest_cloudformation(&self, name: &str) -> Option<&'static str> {
        near::nearest(name, self.cloudformation.names().chain(self.registry.names()))
    }

    /// A service of IAM by its prefix, as IAM writes it or a program: `cognito-idp`, `cognitoIdp`.
    pub fn service(&self, prefix: &str) -> Option<Arc<Service>> {
        self.actions.get(prefix, Service::parse).or_else(|| {
            let known = self.actions.names().find(|known| actions::prefix_in_program(known) == prefix)?;
            self.actions.get(known, Service::parse)
        })
    }

    /// A constraint of AWS by its id, which a rule of the library may have, too.
    pub fn constraint(&self, id: &str) -> Option<Arc<Constraint>> {
        self.constraints.get(id, Constraint::parse)
    }

    /// What changes of a resource type of either target do, besides what its schema says.
    pub fn changes(&self, name: &str) -> Option<Arc<ChangeFacts>> {
        self.changes.get(name, ChangeFacts::parse)
    }

    /// The service that a misspelt one may mean, as a program writes it.
    pub fn nearest_service(&self, prefix: &str) -> Option<String> {
        let known: Vec<_> = self.actions.names().map(actions::prefix_in_program).collect();
        near::nearest(prefix, known.iter().map(String::as_str)).map(str::to_owned)
    }
}
