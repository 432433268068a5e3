//! The keys of `slsc.toml`: what each takes and what it is for. The schema for editors says the same; a test compares.

/// What stands behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text that a pattern describes, with an example.
    Text(&'static str, &'static str),
    /// A truth value.
    Bool,
    /// A table of these keys.
    Table(&'static [Key]),
    /// A table of tables of these keys, under names of the author.
    Named(&'static [Key]),
    /// A table of texts under names of the author.
    Texts,
    /// A table of values of options and parameters.
    Values,
    /// A table of levels under ids of rules.
    Levels,
}

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What stands behind it.
    pub form: Form,
    /// What it is for.
    pub doc: &'static str,
}

const fn key(name: &'static str, form: Form, doc: &'static str) -> Key {
    Key { name, form, doc }
}

/// Levels of rules.
pub const LEVELS: &[&str] = &["allow", "advice", "warn", "deny"];

/// The keys of the file.
pub const FILE: &[Key] = &[
    key("package", Form::Table(PACKAGE), "The package itself."),
    key("stages", Form::Named(STAGE), "What differs between stages, each under its name in `stages`."),
    key("values", Form::Values, "Values of options and parameters in all stages."),
    key("tags", Form::Texts, "Tags of everything that takes tags."),
    key("lint", Form::Levels, "How bad findings are, by the id of their rule: allow, advice, warn or deny."),
    key("dependencies", Form::Named(DEPENDENCY), "Packages whose kinds and types this one uses."),
];

const PACKAGE: &[Key] = &[
    key(
        "name",
        Form::Text("^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$", "shop"),
        "Name of the application, part of the names of resources. Without it, the folder's name.",
    ),
    key("edition", Form::Text("^2026$", "2026"), "The edition of the language."),
    key(
        "source",
        Form::Text("^[^/\\\\].*$|^$", "src"),
        "Folder of the root module. Without it, the folder of this file.",
    ),
];

const STAGE: &[Key] = &[
    key("account", Form::Text("^[0-9]{12}$", "123456789012"), "The account that the stage is deployed to."),
    key(
        "region",
        Form::Text("^[a-z]{2}(-[a-z]+)+-[0-9]$", "eu-west-1"),
        "The region that the stage is deployed to. `aws.region` is then known when the program is built.",
    ),
    key(
        "production",
        Form::Bool,
        "Whether data outlives the stack. Without it, stages named `prod`, `production` and `live` are for production.",
    ),
    key("values", Form::Values, "Values of options and parameters in this stage."),
];

const DEPENDENCY: &[Key] = &[key("path", Form::Text("^[^/\\\\].*$", "../shared"), "Its folder, from this one on.")];
