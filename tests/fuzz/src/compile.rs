//! Any text as a program: compiled for both targets it may have findings, but must not panic, and every finding must
//! point into its file.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use slsc_core::library::Library;
use slsc_core::plan::Target;
use slsc_core::{Artifact, AssetMode, Build, Format, Host, HostError, Options, Package, SourceText, compile};

/// Code is wherever a program says, and holds nothing.
struct NoFiles;

impl Host for NoFiles {
    fn artifact(&self, _path: &str) -> Result<Artifact, HostError> {
        Ok(Artifact { sha256: [0; 32], zipped: 1, unzipped: 1, files: vec!["index.mjs".to_owned()] })
    }

    fn inline(&self, file: &str, _text: &str) -> Artifact {
        Artifact { sha256: [0; 32], zipped: 1, unzipped: 1, files: vec![file.to_owned()] }
    }

    fn text(&self, _path: &str) -> Result<String, HostError> {
        Err(HostError::Missing)
    }
}

fuzz_target!(|text: &str| {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    let library = LIBRARY.get_or_init(Library::embedded);
    let builds = [
        None,
        Some(Build { target: Target::CloudFormation, format: Format::Yaml }),
        Some(Build { target: Target::Terraform, format: Format::Hcl }),
    ];
    for build in builds {
        let source = SourceText { path: "main.sls".to_owned(), text: text.into() };
        let options = Options {
            app: "app".to_owned(),
            stage: None,
            build,
            set: Vec::new(),
            assets: AssetMode::default(),
            today: Some(20_781),
            host: &NoFiles,
        };
        let output = compile(&Package::of([source]), library, &options);
        for diagnostic in &output.diagnostics {
            let span = diagnostic.primary.span;
            let length = output.sources.get(span.file).text.len();
            assert!(span.start <= span.end && span.end as usize <= length, "{diagnostic:?}");
        }
    }
});
