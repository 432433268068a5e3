//! Parameters in places with a range: what deployment may be given has to fit, whatever it is.

use smol_str::SmolStr;

use super::World;
use crate::fit::Misfit;
use crate::types::{Bounds, Type};
use crate::value::{Deploy, Value};

impl World<'_, '_> {
    /// The first parameter in a value whose range is wider than that of its place.
    pub(super) fn parameter_misfit(&self, value: &Value, ty: &Type) -> Option<(usize, Misfit)> {
        if self.checker.program.parameters.is_empty() { None } else { self.wide_parameter(value, ty, &mut Vec::new()) }
    }

    fn wide_parameter(&self, value: &Value, ty: &Type, path: &mut Vec<SmolStr>) -> Option<(usize, Misfit)> {
        match (value, ty) {
            (value, Type::Optional(inner)) => self.wide_parameter(value, inner, path),
            (Value::Deploy(deploy), Type::Number(_, wanted)) => match **deploy {
                Deploy::Parameter(at) => Some((at, self.too_wide(at, *wanted, ty, path)?)),
                _ => None,
            },
            (Value::List(list), Type::List(element, _)) if matches!(element.required(), Type::Number(..)) => {
                list.iter().enumerate().find_map(|(at, value)| {
                    path.push(SmolStr::from(at.to_string()));
                    let found = self.wide_parameter(value, element, path);
                    path.pop();
                    found
                })
            }
            (Value::Record(record), Type::Record(ty)) => record.iter().find_map(|(name, value)| {
                path.push(name.clone());
                let found = self.wide_parameter(value, &ty.fields.get(name)?.ty, path);
                path.pop();
                found
            }),
            _ => None,
        }
    }

    fn too_wide(&self, at: usize, wanted: Bounds, ty: &Type, path: &[SmolStr]) -> Option<Misfit> {
        let parameter = &self.checker.program.parameters[at];
        let Type::Number(_, given) = &parameter.ty else { return None };
        if wanted.contain(*given) {
            return None;
        }
        let message = format!("`{}` may be any `{}`, and here only `{ty}` fits", parameter.name, parameter.ty);
        let hint = format!("declare it as `param {}: {ty}`", parameter.name);
        Some(Misfit { path: path.to_vec(), message, hint: Some(hint), cure: None, code: "type.range" })
    }
}
