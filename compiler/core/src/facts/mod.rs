//! Facts about both targets: what the resource types of CloudFormation and of the Terraform provider take and give, and
//! which actions IAM knows. Data of `stdlib/facts`, where its origin is told; a line is parsed when it is first wanted.

mod near;
mod table;
mod terraform;

use std::sync::{Arc, OnceLock};

use table::Table;
pub use terraform::{Nesting, TerraformField, TerraformForm, TerraformType, TerraformValue, Use, Versions};

/// A type.
#[derive(Debug)]
pub struct CloudFormationType {}
impl CloudFormationType {
    /// Whether text is wanted at a path.
    pub fn is_text(&self, _path: &[&str]) -> bool {
        false
    }
}
/// A service.
#[derive(Debug)]
pub struct Service {}
impl Service {
    /// An action.
    pub fn action(&self, _name: &str) -> Option<&str> {
        None
    }
    /// The nearest action.
    pub fn nearest_action(&self, _name: &str) -> Option<String> {
        None
    }
}

/// All facts, read as they are wanted.
#[derive(Debug)]
pub struct Facts {
    terraform: Table<TerraformType>,
    versions: OnceLock<[String; 2]>,
}

impl Facts {
    /// The facts that are part of slsc.
    pub fn embedded() -> &'static Facts {
        static FACTS: Facts = Facts {
            terraform: Table::new(include_str!("../../../../stdlib/facts/terraform.jsonl")),
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
            let heading = self.terraform.heading().unwrap_or_default();
            let version = |at: usize| heading["versions"][at].as_str().unwrap_or_default().to_owned();
            [version(0), version(1)]
        })
    }

    /// A type of CloudFormation.
    pub fn cloudformation(&self, _name: &str) -> Option<Arc<CloudFormationType>> {
        None
    }

    /// A service of IAM.
    pub fn service(&self, _prefix: &str) -> Option<Arc<Service>> {
        None
    }

    /// The nearest service.
    pub fn nearest_service(&self, _prefix: &str) -> Option<String> {
        None
    }
}

#[cfg(test)]
mod tests;
