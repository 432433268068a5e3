//! `native artifact`: what is known of a function's code, from its property `code`.

use smol_str::SmolStr;

use super::ObjectView;
use crate::functions::encode::base64_of;
use crate::value::Value;
use crate::{Artifact, HostError};

/// A record; what does not apply is `none`:
/// `file` name of the archive among the assets · `hash` SHA-256 of the archive as base64 · `path` of the code ·
/// `zipped`, `unzipped` sizes · `files` inside · `inline` text · `image` address · `missing` nothing is at the path ·
/// `problem` why it cannot be used.
pub(super) fn artifact(view: &mut dyn ObjectView) -> Result<Value, String> {
    let code = view.member(None, "code");
    let mut fields: Vec<(SmolStr, Value)> = Vec::new();
    let mut field = |name: &'static str, value: Value| fields.push((SmolStr::new_static(name), value));
    match &code {
        Value::Text(path) => {
            field("path", Value::Text(path.clone()));
            match view.artifact(path) {
                Ok((name, artifact)) => describe(&mut field, name, &artifact),
                Err(HostError::Missing) => field("missing", Value::Bool(true)),
                Err(HostError::Unusable(reason)) => field("problem", Value::text(reason)),
            }
        }
        Value::Record(record) => {
            if let Some(image) = record.get("image") {
                field("image", image.clone());
            }
            if let Some(inline) = record.get("inline") {
                field("inline", inline.clone());
                if let (Value::Text(file), Value::Text(text)) = (view.member(None, "inlineFile"), inline) {
                    let (name, artifact) = view.inline(&file, text);
                    describe(&mut field, name, &artifact);
                }
            }
        }
        _ => return Ok(Value::Poison),
    }
    Ok(Value::record(fields))
}

fn describe(field: &mut impl FnMut(&'static str, Value), name: SmolStr, artifact: &Artifact) {
    field("file", Value::Text(name));
    field("hash", Value::text(base64_of(&artifact.sha256)));
    field("zipped", Value::Size(artifact.zipped as i64));
    field("unzipped", Value::Size(artifact.unzipped as i64));
    field("files", Value::list(artifact.files.iter().map(Value::text).collect()));
}
