//! Running other programs, and saying how long each took.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Why a command ended; shown as it is.
#[derive(Debug)]
pub struct Failed(pub String);

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Runs a program in the repository's root; its output is the user's to read.
pub fn run(program: &Path, arguments: &[&str]) -> Result<(), Failed> {
    finish(Command::new(program).args(arguments).current_dir(root()))
}

pub fn finish(command: &mut Command) -> Result<(), Failed> {
    let shown = shown(command);
    println!("\n» {shown}");
    let status = command.status().map_err(|error| Failed(format!("{shown}: cannot be started ({error})")))?;
    if status.success() { Ok(()) } else { Err(Failed(format!("{shown}: ended with {status}"))) }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

pub fn cargo(arguments: &[&str]) -> Result<(), Failed> {
    run(&cargo_path(), arguments)
}

/// The cargo that started this.
pub fn cargo_path() -> PathBuf {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()).into()
}

/// What a program prints; nothing where it cannot be started or fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A tool of cargo's, at a version, built into `target/tools` once.
pub fn tool(name: &str, version: &str) -> Result<PathBuf, Failed> {
    let tools = root().join("target/tools");
    let there = tools.join("bin").join(name);
    if !there.exists() {
        let tools = tools.to_string_lossy().into_owned();
        cargo(&["install", name, "--version", version, "--locked", "--root", &tools])?;
    }
    Ok(there)
}

/// Steps with their times, for the table at the end.
#[derive(Default)]
pub struct Steps {
    done: Vec<(&'static str, Duration)>,
}

impl Steps {
    pub fn step(&mut self, name: &'static str, step: impl FnOnce() -> Result<(), Failed>) -> Result<(), Failed> {
        println!("\n━━ {name}");
        let started = Instant::now();
        let result = step();
        self.done.push((name, started.elapsed()));
        result.map_err(|Failed(why)| {
            self.report();
            Failed(format!("step {name:?} ended: {why}"))
        })
    }

    pub fn report(&self) {
        println!();
        self.done.iter().for_each(|(name, time)| println!("  {name:<12}{:>7.1} s", time.as_secs_f64()));
        let whole: Duration = self.done.iter().map(|(_, time)| *time).sum();
        println!("  {:<12}{:>7.1} s", "together", whole.as_secs_f64());
    }
}
