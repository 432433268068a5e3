//! `native tree`: the distinct prefixes of the paths of `routes`, each with its parent and a route that passes it.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::ObjectView;
use crate::value::Value;

/// `[{ key: "/orders/{id}", parent: "/orders", part: "{id}", route: … }, …]`, parents before children. The root is left
/// out; `route` is the first that has the prefix.
pub(super) fn tree(view: &mut dyn ObjectView) -> Result<Value, String> {
    let routes = view.member(None, "routes");
    let mut nodes: BTreeMap<String, (String, String, Value)> = BTreeMap::new();
    for route in routes.elements() {
        let Value::Object(id) = route else { continue };
        let Value::Text(path) = view.member(Some(*id), "path") else { continue };
        let mut at = String::new();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let parent = at.clone();
            at.push('/');
            at.push_str(part);
            nodes.entry(at.clone()).or_insert_with(|| (parent, part.to_owned(), route.clone()));
        }
    }
    let list = nodes.into_iter().map(|(key, (parent, part, route))| {
        let parent = if parent.is_empty() { Value::None } else { Value::text(parent) };
        Value::record([
            (SmolStr::new_static("key"), Value::text(key)),
            (SmolStr::new_static("parent"), parent),
            (SmolStr::new_static("part"), Value::text(part)),
            (SmolStr::new_static("route"), route),
        ])
    });
    Ok(Value::list(list.collect()))
}
