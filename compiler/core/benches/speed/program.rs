//! Programs of any size for measurements: the same size always gives the same text.

use std::fmt::Write as _;

/// Routes on one line of the API, since an item may not have more than 2,000 lines.
const ROUTES_PER_LINE: usize = 4;

/// A program of `functions` functions. Each has three environment values, one route on an API that all share, a queue
/// that sends it events, and a table that it may read and write; it is granted that and nothing else.
///
/// Code is expected at `./code` with a file `index.mjs`; see [`CODE`].
pub fn text(functions: usize) -> String {
    let mut text = String::with_capacity(512 * functions + 256);
    text.push_str(
        "defaults function { code: ./code, runtime: \"nodejs24.x\", handler: \"index.handler\", timeout: 5s }\n",
    );
    for at in 0..functions {
        // Writing to a String does not fail.
        let _ = write!(
            text,
            r#"
/// Entries of sort {at}.
table Entries{at} {{ key: {{ owner: Text, id: Text }} }}

queue Jobs{at} {{ visibility: 30s }}

/// Keeps entries of sort {at} and works them off.
function Keep{at} {{
  env: {{ ENTRIES: Entries{at}.name, JOBS: Jobs{at}.url, LEVEL: "info" }}
  allow: [Entries{at}.readWrite]
  on Jobs{at} {{ batch: 10, partialFailures: true }}
}}
"#
        );
    }
    if functions > 0 {
        text.push_str("\n/// Shared by all.\ngateway Api {\n");
        for first in (0..functions).step_by(ROUTES_PER_LINE) {
            let line = first..functions.min(first + ROUTES_PER_LINE);
            let routes: Vec<String> = line.map(|at| format!("GET \"/entries{at}/{{id}}\" -> Keep{at}")).collect();
            let _ = writeln!(text, "  {}", routes.join(", "));
        }
        text.push_str("}\n");
    }
    text
}

/// Path and text of the one file of the functions' code.
pub const CODE: (&str, &str) = ("code/index.mjs", "export const handler = async () => ({ statusCode: 204 });\n");
