//! What the user sees when slsc itself is wrong.

use std::io::Write;
use std::panic::PanicHookInfo;
use std::process::ExitCode;

use crate::failure::Failure;

/// Room for deep recursion; memory is taken only when it is used.
const STACK: usize = 64 << 20;

/// Replaces the default message by one that asks for a report.
pub fn install() {
    std::panic::set_hook(Box::new(report));
}

/// Runs the whole program on a large stack; when it panics, which was reported, it failed.
pub fn guard(run: fn() -> ExitCode) -> ExitCode {
    let worker = std::thread::Builder::new().name("slsc".to_owned()).stack_size(STACK).spawn(run);
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => ExitCode::from(Failure::EXIT_CODE),
        // Without threads there is still the stack that we are on.
        Err(_) => run(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure() {
        assert_eq!(guard(|| panic!("as the test wants")), ExitCode::from(2));
        assert_eq!(guard(|| ExitCode::from(1)), ExitCode::from(1));
    }
}
