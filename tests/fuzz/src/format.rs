//! Any text: formatting twice is formatting once.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(once) = slsc_syntax::format(text) else { return };
    let twice = slsc_syntax::format(&once).expect("formatted text has no errors");
    assert_eq!(twice, once);
});
