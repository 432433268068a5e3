//! How long whole runs of `slsc` take: `cargo bench -p slsc --bench process`.
//!
//! Prints a table; asserts nothing about time, which belongs to the machine.

#[path = "../../../core/benches/speed/program.rs"]
mod program;

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Numbers of functions; an empty program shows what a start costs.
const SIZES: [usize; 5] = [0, 1, 10, 100, 2000];

/// Least and most runs of one measurement, and when it is enough in any case.
const RUNS: (usize, usize) = (5, 101);
const ENOUGH: Duration = Duration::from_secs(4);

fn main() -> ExitCode {
    // Run as a test: nothing to assert.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    match table() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("process: {error}");
            ExitCode::FAILURE
        }
    }
}

fn table() -> Result<(), Box<dyn Error>> {
    println!("whole process: milliseconds of wall time (least, median of runs) and peak memory in MB\n");
    println!("{:>6}  {:<10}{:>10}{:>10}{:>10}{:>8}", "N", "command", "least", "median", "memory", "runs");
    for size in SIZES {
        let folder = tempfile::tempdir()?;
        let program = folder.path().join("bench");
        write(&program, size)?;
        let out = folder.path().join("out");
        for (name, target) in [("check", None), ("build cfn", Some("cloudformation")), ("build tf", Some("terraform"))]
        {
            let mut command = Command::new(env!("CARGO_BIN_EXE_slsc"));
            match target {
                None => command.arg("check").arg(&program),
                Some(target) => command.arg("build").arg(&program).args(["--target", target, "--out"]).arg(&out),
            };
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let (mut times, start) = (Vec::new(), Instant::now());
            while times.len() < RUNS.1 && (times.len() < RUNS.0 || start.elapsed() < ENOUGH) {
                times.push(run(&mut command)?);
            }
            times.sort_by(f64::total_cmp);
            let memory =
                peak(&mut command)?.map_or("unknown".to_owned(), |kilobytes| format!("{:.1}", kilobytes / 1024.0));
            let (least, median, runs) = (times[0], times[times.len() / 2], times.len());
            println!("{size:>6}  {name:<10}{least:>10.2}{median:>10.2}{memory:>10}{runs:>8}");
            if target.is_some() {
                std::fs::remove_dir_all(&out)?;
            }
        }
    }
    Ok(())
}

fn write(folder: &Path, size: usize) -> std::io::Result<()> {
    let (code, text) = program::CODE;
    for (path, text) in [("main.sls", program::text(size)), (code, text.to_owned())] {
        let path = folder.join(path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Milliseconds of a run, which must succeed: a program with findings is not what is to be measured.
fn run(command: &mut Command) -> Result<f64, Box<dyn Error>> {
    let start = Instant::now();
    let status = command.status()?;
    let time = start.elapsed().as_secs_f64() * 1_000.0;
    if status.success() { Ok(time) } else { Err(format!("{command:?} ended with {status}").into()) }
}

/// Most resident kilobytes that were seen during a run; `None` where the system does not tell.
/// Source: the Linux manual, `proc_pid_status(5)`.
fn peak(command: &mut Command) -> Result<Option<f64>, Box<dyn Error>> {
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait()?.is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok()).or(most);
    }
    Ok(most)
}
