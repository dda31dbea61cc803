//! What one does with this repository, as commands: `cargo xtask` lists them.
//!
//! Only the standard library, so that it builds in seconds on a computer that has nothing yet.

mod check;
mod npm;
mod packages;
mod shell;
mod vault;
mod window;

use std::process::ExitCode;

use shell::{Failed, Steps, cargo};

/// What it is called, what it does, and how. It is given the words behind its name.
type Task = (&'static str, &'static str, fn(&[String]) -> Result<(), Failed>);

const COMMANDS: [Task; 8] = [
    ("run", "install what is missing, build, start Daymark", |_| run()),
    ("test", "install the test tools, run every check and every test", |_| test()),
    ("check", "formatting, clippy, svelte-check, eslint, cargo-deny", |_| check::all()),
    ("e2e", "the real window, without a network: all of it, or the tests named", window::e2e),
    ("faults", "every fault a store can meet, the whole table: all rows, or those named", vault::faults),
    ("fuzz", "hostile input for so many seconds (600), all of it", vault::fuzz),
    ("bench", "how long an unlock, a commit, a search take", |_| vault::bench()),
    ("shots", "pictures of every room into target/shots", |_| window::shots()),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (name, words) = words.split_first().map_or(("", &[][..]), |(name, words)| (name.as_str(), words));
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, _, _)| *known == name) else {
        println!("cargo xtask <command>\n");
        COMMANDS.iter().for_each(|(name, does, _)| println!("  {name:<8}{does}"));
        return if name.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    };
    match command(words) {
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
    steps.step("window", || window::e2e(&[]))?;
    steps.report();
    Ok(())
}
