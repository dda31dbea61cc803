//! What one does with this repository, as commands: `cargo xtask` lists them.
//!
//! Only the standard library, so that it builds in seconds on a computer that has nothing yet.

mod check;
mod npm;
mod packages;
mod shell;
mod window;

use std::process::ExitCode;

use shell::{Failed, Steps, cargo};

/// What it is called, what it does, and how.
type Task = (&'static str, &'static str, fn() -> Result<(), Failed>);

const COMMANDS: [Task; 5] = [
    ("run", "install what is missing, build, start Daymark", run),
    ("test", "install the test tools, run every check and every test", test),
    ("check", "formatting, clippy, svelte-check, eslint, cargo-deny", check::all),
    ("e2e", "the main job in the real window", window::e2e),
    ("shots", "pictures of every room into target/shots", window::shots),
];

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, _, _)| *known == name) else {
        println!("cargo xtask <command>\n");
        COMMANDS.iter().for_each(|(name, does, _)| println!("  {name:<8}{does}"));
        return if name.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    };
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(why)) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failed> {
    packages::ensure(packages::TO_BUILD)?;
    npm::build()?;
    cargo(&["build", "--release", "--package", "daymark"])?;
    shell::run(&shell::root().join("target/release/daymark"), &[])
}

/// Fast first: what most likely fails is known soon.
fn test() -> Result<(), Failed> {
    let mut steps = Steps::default();
    steps.step("packages", || packages::ensure(&[packages::TO_BUILD, packages::TO_TEST].concat()))?;
    steps.step("page", npm::build)?;
    steps.step("page: tests", || npm::run("test"))?;
    steps.step("check", check::all)?;
    steps.step("tests", || cargo(&["test", "--workspace"]))?;
    steps.step("window", window::e2e)?;
    steps.report();
    Ok(())
}
