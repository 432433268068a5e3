//! Reads a `slsc.toml`, with all that is wrong with it at once.

use std::ops::Range;

use smol_str::{SmolStr, format_smolstr};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{FILE, Form, Key, LEVELS};
use super::{Dependency, Level, Literal, Located, Project, Setting, Stage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::functions::nearest;
use crate::source::{FileId, Span};

/// What the text of a `slsc.toml` says, and what is wrong with it.
pub fn read(text: &str, file: FileId) -> (Project, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, findings: Vec::new(), end: text.len() as u32 };
    for error in errors {
        let span = reader.span(error.span().unwrap_or(0..0));
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        let diagnostic = Diagnostic::error("project.syntax", span, format!("this is no TOML: {message}"));
        reader.findings.push(diagnostic.hint("tables are written `[name]`, values `key = \"text\"`"));
    }
    let mut project = Project::default();
    for (key, value) in reader.known(table.get_ref(), FILE, "the file") {
        reader.top(&mut project, key, value);
    }
    (project, reader.findings)
}

type Word<'t> = &'t Spanned<toml::de::DeString<'t>>;
type Entry<'t> = &'t Spanned<DeValue<'t>>;

struct Reader {
    file: FileId,
    findings: Vec<Diagnostic>,
    end: u32,
}

impl Reader {
    fn span(&self, range: Range<usize>) -> Span {
        let end = (range.end as u32).min(self.end);
        Span { file: self.file, start: (range.start as u32).min(end), end }
    }

    /// Entries under known keys; reports the others.
    fn known<'t>(
        &mut self,
        table: &'t DeTable<'t>,
        keys: &'static [Key],
        place: &str,
    ) -> Vec<(&'static Key, (Word<'t>, Entry<'t>))> {
        let mut found = Vec::new();
        for (word, value) in table {
            let name: &str = word.get_ref();
            if let Some(key) = keys.iter().find(|key| key.name == name) {
                found.push((key, (word, value)));
                continue;
            }
            let span = self.span(word.span());
            let mut diagnostic = Diagnostic::error("project.key", span, format!("there is no key `{name}` in {place}"));
            let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
            diagnostic = match nearest(name, names.iter().copied()) {
                Some(near) => diagnostic.here(format!("did you mean `{near}`?")).hint(format!("write `{near}`")).fix(
                    format!("write `{near}`"),
                    span,
                    near,
                ),
                None => diagnostic.hint(format!("it has `{}`", names.join("`, `"))),
            };
            self.findings.push(diagnostic);
        }
        found
    }

    fn top(&mut self, project: &mut Project, key: &'static Key, (_, value): (Word, Entry)) {
        let Some(table) = self.table(key.name, value) else { return };
        match (key.name, key.form) {
            ("package", Form::Table(keys)) => {
                for (key, (_, value)) in self.known(table, keys, "`[package]`") {
                    let Some(text) = self.text(key, value) else { continue };
                    match key.name {
                        "name" => project.name = Some(text),
                        "source" => {
                            project.source_place = Some(text.span);
                            project.source = self.inner(text);
                        }
                        _ => {}
                    }
                }
            }
            ("stages", Form::Named(keys)) => {
                for (name, value) in table {
                    let stage = self.stage(name, value, keys);
                    project.stages.extend(stage);
                }
                project.stages.sort_by_key(|stage| stage.name.span);
            }
            ("values", _) => project.values = self.values(table, ""),
            ("tags", _) => {
                for (name, value) in table {
                    match value.get_ref().as_str() {
                        Some(text) => {
                            let text = Located { value: SmolStr::new(text), span: self.span(value.span()) };
                            project.tags.push((SmolStr::new(&**name.get_ref()), text));
                        }
                        None => self.wrong(value, "a tag is a text", "write it in quotes"),
                    }
                }
            }
            ("lint", _) => {
                for (rule, value) in table {
                    self.level(project, rule, value, "");
                }
            }
            ("dependencies", Form::Named(keys)) => {
                for (name, value) in table {
                    let dependency = self.dependency(name, value, keys);
                    project.dependencies.extend(dependency);
                }
                project.dependencies.sort_by(|a, b| a.name.value.cmp(&b.name.value));
            }
            _ => {}
        }
    }

    fn table<'t>(&mut self, name: &str, value: Entry<'t>) -> Option<&'t DeTable<'t>> {
        let found = value.get_ref().as_table();
        if found.is_none() {
            self.wrong(value, &format!("`{name}` is a table"), &format!("write `[{name}]` above its keys"));
        }
        found
    }

    fn wrong(&mut self, value: Entry, message: &str, hint: &str) {
        let found = match value.get_ref().type_str() {
            "string" => "a text",
            "integer" | "float" => "a number",
            "boolean" => "`true` or `false`",
            "array" => "a list",
            "table" => "a table",
            _ => "a date",
        };
        let span = self.span(value.span());
        let diagnostic = Diagnostic::error("project.value", span, format!("{message}, and this is {found}"));
        self.findings.push(diagnostic.hint(hint));
    }

    /// A text that fits the pattern of its key.
    fn text(&mut self, key: &Key, value: Entry) -> Option<Located<SmolStr>> {
        let Form::Text(pattern, example) = key.form else { return None };
        let hint = format!("write `{} = \"{example}\"`", key.name);
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(value, &format!("`{}` is a text", key.name), &hint);
            return None;
        };
        let span = self.span(value.span());
        // The patterns are constants, which a test compiles.
        if !regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text)) {
            let message = format!("`{}` cannot be `{}`", key.name, text.escape_debug());
            self.findings.push(Diagnostic::error("project.value", span, message).hint(hint));
            return None;
        }
        Some(Located { value: SmolStr::new(text), span })
    }

    /// A folder inside the package.
    fn inner(&mut self, text: Located<SmolStr>) -> SmolStr {
        let mut parts: Vec<&str> = Vec::new();
        for part in text.value.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    let message = "the source folder lies in the package";
                    let diagnostic = Diagnostic::error("project.value", text.span, message);
                    self.findings.push(diagnostic.hint("write `source = \"src\"`, or leave it out"));
                    return SmolStr::default();
                }
                part => parts.push(part),
            }
        }
        parts.join("/").into()
    }

    fn stage(&mut self, name: Word, value: Entry, keys: &'static [Key]) -> Option<Stage> {
        let place = format!("stages.{}", name.get_ref());
        let table = self.table(&place, value)?;
        let name = Located { value: SmolStr::new(&**name.get_ref()), span: self.span(name.span()) };
        let mut stage = Stage { name, account: None, region: None, production: None, values: Vec::new() };
        for (key, (_, value)) in self.known(table, keys, "a stage") {
            match key.name {
                "account" => stage.account = self.text(key, value).map(|text| text.value),
                "region" => stage.region = self.text(key, value).map(|text| text.value),
                "production" => match value.get_ref().as_bool() {
                    Some(production) => stage.production = Some(production),
                    None => self.wrong(value, "`production` is `true` or `false`", "write `production = true`"),
                },
                _ => {
                    if let Some(table) = self.table(&format!("{place}.values"), value) {
                        stage.values = self.values(table, "");
                    }
                }
            }
        }
        Some(stage)
    }

    /// Values of options and parameters; tables within are modules.
    fn values(&mut self, table: &DeTable, module: &str) -> Vec<Setting> {
        let mut settings = Vec::new();
        for (word, value) in table {
            let name = if module.is_empty() {
                SmolStr::new(&**word.get_ref())
            } else {
                format_smolstr!("{module}.{}", word.get_ref())
            };
            if let Some(table) = value.get_ref().as_table() {
                settings.extend(self.values(table, &name));
                continue;
            }
            let name = Located { value: name, span: self.span(word.span()) };
            settings.push(Setting { name, value: self.literal(value) });
        }
        settings
    }

    fn literal(&mut self, value: Entry) -> Located<Literal> {
        let span = self.span(value.span());
        let literal = match value.get_ref() {
            DeValue::String(text) => Literal::Text(SmolStr::new(text)),
            DeValue::Boolean(value) => Literal::Bool(*value),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Literal::Integer(number),
                Err(_) => Literal::Other,
            },
            DeValue::Float(number) => match number.as_str().parse::<f64>() {
                Ok(number) if number.is_finite() => Literal::Number(number),
                _ => Literal::Other,
            },
            DeValue::Array(list) => Literal::List(list.iter().map(|value| self.literal(value)).collect()),
            _ => Literal::Other,
        };
        if literal == Literal::Other {
            self.wrong(
                value,
                "a value is a text, a number, `true`, `false` or a list of them",
                "write a text in quotes",
            );
        }
        Located { value: literal, span }
    }

    /// `"sqs.dlq.missing" = "warn"`; tables within are the front parts of ids.
    fn level(&mut self, project: &mut Project, rule: Word, value: Entry, before: &str) {
        let name = format!("{before}{}", rule.get_ref());
        if let Some(table) = value.get_ref().as_table() {
            for (rule, value) in table {
                self.level(project, rule, value, &format!("{name}."));
            }
            return;
        }
        let level = match value.get_ref().as_str() {
            Some("allow") => Level::Allow,
            Some("advice") => Level::Be(Severity::Advice),
            Some("warn") => Level::Be(Severity::Warning),
            Some("deny") => Level::Be(Severity::Error),
            other => {
                let span = self.span(value.span());
                let diagnostic = Diagnostic::error("project.value", span, "a rule has one of four levels");
                let diagnostic = match other.and_then(|other| nearest(other, LEVELS.iter().copied())) {
                    Some(near) => diagnostic.here(format!("did you mean `{near}`?")).fix(
                        format!("write `{near}`"),
                        span,
                        format!("\"{near}\""),
                    ),
                    None => diagnostic,
                };
                self.findings.push(diagnostic.hint(format!("write `\"{}\"`", LEVELS.join("\"`, `\""))));
                return;
            }
        };
        project.levels.push((Located { value: SmolStr::new(name), span: self.span(rule.span()) }, level));
    }

    fn dependency(&mut self, name: Word, value: Entry, keys: &'static [Key]) -> Option<Dependency> {
        let place = format!("dependencies.{}", name.get_ref());
        let name = Located { value: SmolStr::new(&**name.get_ref()), span: self.span(name.span()) };
        let Some(table) = value.get_ref().as_table() else {
            let hint = format!("write `{} = {{ path = \"../{}\" }}`", name.value, name.value);
            self.wrong(value, &format!("`{place}` is a table"), &hint);
            return None;
        };
        let entries = self.known(table, keys, "a dependency");
        let path = entries.into_iter().find(|(key, _)| key.name == "path");
        let Some((key, (_, value))) = path else {
            if !table.iter().any(|(word, _)| nearest(word.get_ref(), ["path"]).is_some()) {
                let message = format!("`{}` says not where it is", name.value);
                let diagnostic = Diagnostic::error("project.value", name.span, message);
                self.findings
                    .push(diagnostic.hint(format!("write `{} = {{ path = \"../{}\" }}`", name.value, name.value)));
            }
            return None;
        };
        let path = self.text(key, value)?;
        Some(Dependency { name, path })
    }
}
