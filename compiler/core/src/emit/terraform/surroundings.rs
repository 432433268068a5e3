//! What the platform knows: data sources, those that are used.

use std::collections::BTreeSet;
use std::slice::from_ref;

use super::body::{Block, Body};
use super::expression::{Context, Expression};
use crate::emit::{identity, nodes};
use crate::plan::{Plan, System};

/// A value of the surroundings of a unit's resources.
pub(super) fn value(plan: &Plan, system: System, unit: usize) -> Expression {
    let reference = |text: &str| Expression::Reference(text.to_owned());
    match system {
        System::Region => match fixed_region(plan, unit) {
            Some(region) => Expression::text(region),
            // `id` is the name in the fifth line of the provider and in the sixth; `name` and `region` are only in one.
            None => reference("data.aws_region.current.id"),
        },
        System::Account => reference("data.aws_caller_identity.current.account_id"),
        System::Partition => reference("data.aws_partition.current.partition"),
        System::UrlSuffix => reference("data.aws_partition.current.dns_suffix"),
        System::Zones => {
            Expression::Reference(format!("data.aws_availability_zones.{}.names", zones_label(plan, unit)))
        }
        System::ModulePath => reference("path.module"),
        // Only CloudFormation has these.
        System::StackId | System::AssetsBucket => Expression::Null,
    }
}

/// Region of a unit that does not follow the region deployed to.
pub(super) fn fixed_region(plan: &Plan, unit: usize) -> Option<&str> {
    plan.units.get(unit)?.region.as_deref()
}

/// `aws.edge`, for units other than the home unit that have a region of their own.
pub(super) fn provider(plan: &Plan, unit: usize) -> Option<Expression> {
    let found = plan.units.get(unit).filter(|found| unit > 0 && found.region.is_some())?;
    Some(Expression::Name(format!("aws.{}", identity::label(from_ref(&found.name)))))
}

fn zones_label(plan: &Plan, unit: usize) -> String {
    match plan.units.get(unit) {
        Some(found) if provider(plan, unit).is_some() => {
            format!("available_{}", identity::label(from_ref(&found.name)))
        }
        _ => "available".to_owned(),
    }
}

/// Data sources for all that the plan mentions.
pub(super) fn data_sources(context: &Context) -> Vec<Block> {
    let plan = context.plan;
    let mut wanted: BTreeSet<(System, usize)> = BTreeSet::new();
    for resource in &plan.resources {
        let used = nodes::uses(resource.properties.iter().chain(&resource.beside).map(|(_, node)| node));
        wanted.extend(used.systems.iter().map(|system| (*system, resource.unit)));
    }
    wanted
        .extend(nodes::uses(plan.outputs.iter().map(|output| &output.value)).systems.iter().map(|system| (*system, 0)));
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut blocks = Vec::new();
    for (system, unit) in wanted {
        let (kind, label) = match system {
            System::Region if fixed_region(plan, unit).is_none() => ("aws_region", "current".to_owned()),
            System::Account => ("aws_caller_identity", "current".to_owned()),
            System::Partition | System::UrlSuffix => ("aws_partition", "current".to_owned()),
            System::Zones => ("aws_availability_zones", zones_label(plan, unit)),
            System::Region | System::ModulePath | System::StackId | System::AssetsBucket => continue,
        };
        if !seen.insert((kind, label.clone())) {
            continue;
        }
        let mut body = Body::default();
        if system == System::Zones {
            if let Some(provider) = provider(plan, unit) {
                body.attribute("provider", provider);
            }
            body.attribute("state", Expression::text("available"));
        }
        blocks.push(Block::new("data", &[kind, &label], body));
    }
    blocks
}
