//! Peak memory: a process of its own compiles once and tells how much it ever held.

use std::process::{Command, ExitCode};

use crate::measure::{self, Job};

/// Peak resident kilobytes of a process that does one job; `None` where the system does not tell.
pub fn peak(job: &str, size: usize) -> Option<u64> {
    let output = Command::new(std::env::current_exe().ok()?).args(["--peak", job, &size.to_string()]).output().ok()?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// Does a job and prints the peak of this process.
pub fn report(job: &str, size: usize) -> ExitCode {
    let Some((job, _)) = Job::ALL.iter().find(|(_, name)| *name == job) else { return ExitCode::from(2) };
    std::hint::black_box(measure::run(size, *job));
    match own_peak() {
        Some(kilobytes) => {
            println!("{kilobytes}");
            ExitCode::SUCCESS
        }
        None => ExitCode::FAILURE,
    }
}

/// `VmHWM` of this process. Source: the Linux manual, `proc_pid_status(5)`.
fn own_peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
