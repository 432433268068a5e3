//! `tests/suite/*.md`: programs with the findings that are expected of them, and every rule of the library among them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use slsc_core::diagnostic::{Diagnostic, Severity};
use slsc_core::library::Library;
use slsc_core::plan::Target;
use slsc_core::{AssetMode, Build, Format, Module, Options, OtherPackage, Package, SourceText, compile};

use crate::folder::{library, root};
use crate::host::{TODAY, TestHost};

/// A program of a page.
pub struct Case {
    /// Page and line.
    pub place: String,
    building: bool,
    /// Several files: lines `//- path` begin them.
    pub packed: bool,
    /// The program.
    pub text: String,
}

impl Case {
    /// Its files: path, first line, text.
    fn files(&self) -> Vec<(String, u32, String)> {
        let mut files: Vec<(String, u32, String)> = Vec::new();
        if !self.packed {
            files.push(("main.sls".to_owned(), 0, String::new()));
        }
        for (at, line) in self.text.lines().enumerate() {
            match (line.strip_prefix("//- "), files.last_mut()) {
                (Some(path), _) if self.packed => files.push((path.to_owned(), at as u32 + 1, String::new())),
                (_, Some((_, _, text))) => text.push_str(&format!("{line}\n")),
                (_, None) => panic!("{}: a package begins with `//- path`", self.place),
            }
        }
        files
    }

    /// The program as the compiler takes it.
    fn package(&self) -> Package {
        let mut package = Package::default();
        for (path, _, text) in self.files() {
            let source = SourceText { path: path.clone(), text: text.into() };
            // `../shared/queues/main.sls`: a package beside, under its folder's name.
            if let Some((used, inner)) = path.strip_prefix("../").and_then(|path| path.split_once('/')) {
                let name = inner.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.replace('/', "."));
                let at = package.others.iter().position(|other| other.name == used).unwrap_or(package.others.len());
                if at == package.others.len() {
                    package.uses.push((used.to_owned(), at));
                    let (name, path) = (used.to_owned(), format!("../{used}"));
                    package.others.push(OtherPackage { name, path, modules: Vec::new(), uses: Vec::new() });
                }
                package.others[at].modules.push(Module { name, files: vec![source] });
                continue;
            }
            if path == slsc_core::project::FILE {
                package.configuration = Some(source);
                continue;
            }
            let name = path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.replace('/', "."));
            match package.modules.iter_mut().find(|module| module.name == name) {
                Some(module) => module.files.push(source),
                None => package.modules.push(Module { name, files: vec![source] }),
            }
        }
        package
    }
}

fn folder() -> PathBuf {
    root().join("tests/suite")
}

/// All programs of all pages.
pub fn cases() -> Vec<Case> {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    // The table of constraints has no programs.
    let other = |page: &PathBuf| page.ends_with("README.md") || page.ends_with("COVERAGE.md");
    pages.retain(|page| page.extension().is_some_and(|end| end == "md") && !other(page));
    // What the language's own pages show is true.
    let language = root().join("compiler/core/src/explain/language");
    pages.extend(fs::read_dir(language).unwrap().map(|entry| entry.unwrap().path()));
    pages.sort();
    let mut cases = Vec::new();
    for page in pages {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&page).unwrap();
        let mut open: Option<Case> = None;
        for (at, line) in text.lines().enumerate() {
            match (&mut open, line) {
                (None, "```sls" | "```sls build" | "```sls package") => {
                    let (building, packed) = (line.ends_with("build"), line.ends_with("package"));
                    open = Some(Case { place: format!("{name}:{}", at + 2), building, packed, text: String::new() });
                }
                (Some(_), "```") => cases.extend(open.take()),
                (Some(case), line) => {
                    case.text.push_str(line);
                    case.text.push('\n');
                }
                (None, _) => {}
            }
        }
        assert!(open.is_none(), "{name}: a block does not end");
    }
    cases
}

/// A finding, as a comment says it or as it came out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    line: u32,
    severity: &'static str,
    rule: String,
    /// What is written at its place, where a comment says it.
    text: Option<String>,
}

impl Finding {
    /// Whether a finding is the one that a comment expects.
    fn is(&self, found: &Finding) -> bool {
        let place = self.text.is_none() || self.text == found.text;
        place && (self.line, self.severity, &self.rule) == (found.line, found.severity, &found.rule)
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{} [{}]", self.severity, self.rule)?;
        self.text.as_ref().map_or(Ok(()), |text| write!(f, " `{text}`"))
    }
}

/// What the comments say.
fn expected(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for severity in ["error", "warning", "advice"] {
            let sign = if line.contains(&format!("# {severity}: [")) { "#" } else { "//" };
            for part in line.split(&format!("{sign} {severity}: [")).skip(1) {
                let (rule, rest) = part.split_once(']').unwrap();
                // The text at its place may stand behind it.
                let text = rest.strip_prefix(" `").and_then(|rest| rest.split('`').next()).map(str::to_owned);
                found.push(Finding { line: at as u32 + 1, severity, rule: rule.to_owned(), text });
            }
        }
    }
    found
}

fn actual(case: &Case, library: &Library) -> Vec<Finding> {
    let builds = match case.building {
        false => vec![None],
        true => vec![
            Some(Build { target: Target::CloudFormation, format: Format::Json }),
            Some(Build { target: Target::Terraform, format: Format::Hcl }),
        ],
    };
    let mut found: Vec<Finding> = Vec::new();
    for build in builds {
        let one = actual_of(case, build, library);
        // What both targets refuse counts once.
        for (at, finding) in one.iter().enumerate() {
            let times = |list: &[Finding]| list.iter().filter(|other| *other == finding).count();
            if times(&one[..=at]) > times(&found) {
                found.push(finding.clone());
            }
        }
    }
    found
}

fn actual_of(case: &Case, build: Option<Build>, library: &Library) -> Vec<Finding> {
    let options = Options {
        app: "app".to_owned(),
        stage: None,
        build,
        set: Vec::new(),
        assets: AssetMode::default(),
        today: Some(TODAY),
        host: &TestHost,
    };
    let output = compile(&case.package(), library, &options);
    let files = case.files();
    let finding = |diagnostic: &Diagnostic| {
        let file = output.sources.get(diagnostic.primary.span.file);
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        let line = match files.iter().find(|(path, ..)| *path == file.path) {
            Some((_, first, _)) => first + file.line_column(diagnostic.primary.span.start).0,
            // A finding in the library is a mistake of the library.
            None => 0,
        };
        let rule = match line {
            0 => format!("{}: {} ({})", diagnostic.code, diagnostic.message, file.path),
            _ => diagnostic.code.clone(),
        };
        let text = output.sources.text(diagnostic.primary.span).to_owned();
        Finding { line, severity, rule, text: Some(text) }
    };
    output.diagnostics.iter().map(finding).collect()
}

#[test]
fn programs_have_the_findings_that_their_comments_say() {
    let library = library();
    let mut wrong = String::new();
    for case in cases() {
        let mut actual = actual(&case, &library);
        for finding in expected(&case.text) {
            match actual.iter().position(|found| finding.is(found)) {
                Some(at) => {
                    actual.remove(at);
                }
                None => wrong.push_str(&format!("{}: line {}: missing {finding}\n", case.place, finding.line)),
            }
        }
        for finding in actual {
            wrong.push_str(&format!("{}: line {}: unexpected {finding}\n", case.place, finding.line));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Ids of all findings that the pages expect.
pub fn covered() -> BTreeSet<String> {
    cases().iter().flat_map(|case| expected(&case.text)).map(|finding| finding.rule).collect()
}

#[test]
fn every_rule_of_the_library_has_a_case() {
    let library = library();
    let covered = covered();
    let mut missing = Vec::new();
    for file in library.files() {
        for part in file.text.split("check \"").skip(1) {
            let rule = part.split('"').next().unwrap().to_owned();
            if !covered.contains(&rule) {
                missing.push(rule);
            }
        }
    }
    assert!(missing.is_empty(), "rules without a case in tests/suite: {missing:#?}");
}
