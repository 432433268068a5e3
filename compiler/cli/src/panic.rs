//! What the user sees when slsc itself is wrong.

use std::io::Write;
use std::panic::PanicHookInfo;

/// Exit code of an internal error.
pub const EXIT_CODE: u8 = 2;

/// Replaces the default message by one that asks for a report.
pub fn install() {
    std::panic::set_hook(Box::new(report));
}

fn report(info: &PanicHookInfo) {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
    // Nothing can be done when the message cannot be written.
    let _ = writeln!(
        std::io::stderr(),
        "internal error: {}{place}\n\
         this is a mistake in slsc {}, not in your program\n\
         please report it with the command and the program: {}/issues",
        text.unwrap_or("no message"),
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_REPOSITORY"),
    );
}
