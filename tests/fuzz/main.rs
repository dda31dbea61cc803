//! Hostile input for everything that reads what Daymark did not write itself, or that somebody may have written over.
//!
//! Each target is a program of its own, so that an input that ends it (a stack that is full, memory that is not there) or
//! that it never finishes is caught like one that makes it panic. An input that fails is put into
//! `tests/fuzz/corpus/<target>/` and is tried first from then on.
//!
//! `cargo test` gives them a minute together, the same inputs each time. `DAYMARK_FUZZ_SECONDS` gives them another time
//! and other inputs; `DAYMARK_FUZZ_SEED` repeats those. Words behind the command pick targets by name.

mod corpus;
mod inputs;
mod sandbox;
mod targets;
mod trial;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Mutex;

use targets::{TARGETS, Target};

const SECONDS: u64 = 60;
/// Before the name of a target that is to run in this process.
const ALONE: &str = "--alone";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [ALONE, name, sandbox, millis, seed] => {
            let target = TARGETS.iter().find(|target| target.name == *name).expect("a target of that name");
            trial::run(target, sandbox.into(), millis.parse().expect("a time"), seed.parse().expect("a seed"))
        }
        ["make-vault"] => targets::vault::make(),
        _ => all(&words),
    }
}

fn all(words: &[String]) -> ExitCode {
    let asked = std::env::var("DAYMARK_FUZZ_SECONDS").ok();
    let seconds =
        asked.as_deref().map_or(SECONDS, |seconds| seconds.parse().expect("DAYMARK_FUZZ_SECONDS is a number"));
    let seed = match std::env::var("DAYMARK_FUZZ_SEED") {
        Ok(seed) => seed.parse().expect("DAYMARK_FUZZ_SEED is a number"),
        Err(_) if asked.is_none() => 0,
        Err(_) => inputs::any_seed(),
    };
    let picked: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |target: &&Target| picked.is_empty() || picked.iter().any(|word| target.name.contains(word.as_str()));
    let mut targets: Vec<&Target> = TARGETS.iter().filter(wanted).collect();
    targets.sort_by_key(|target| target.share);
    let shares: u64 = targets.iter().map(|target| target.share).sum();
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(targets.len().max(1));
    println!("fuzz: {} targets, {seconds} s, seed {seed}", targets.len());
    let sandboxes = sandbox::make();
    // The longest first: the last is taken up first.
    let waiting = Mutex::new(targets);
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| {
                while let Some(target) = next(&waiting) {
                    let millis = seconds * 1000 * hands as u64 * target.share / shares;
                    if !alone(target, &sandboxes.path().join(target.name), millis, seed) {
                        failed.lock().expect("no hand panics").push(target.name);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("no hand panics");
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("fuzz: FAILED in {}", failed.join(", "));
    ExitCode::FAILURE
}

fn next<'a>(waiting: &Mutex<Vec<&'a Target>>) -> Option<&'a Target> {
    waiting.lock().expect("no hand panics").pop()
}

/// Runs one target in a process of its own. Whether it held.
fn alone(target: &Target, sandbox: &Path, millis: u64, seed: u64) -> bool {
    let program = std::env::current_exe().expect("this program");
    let mut child = Command::new(program);
    child.args([ALONE, target.name]).arg(sandbox).args([millis.to_string(), seed.to_string()]);
    // Whatever it might write by default, it writes where it is seen.
    let home = sandbox::prepare(sandbox);
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"] {
        child.env(name, &home);
    }
    let status = child.current_dir(&home).status().expect("the same program again");
    match status.code() {
        Some(trial::HELD) => true,
        // It has written the input down itself.
        Some(trial::FOUND) => false,
        _ => {
            let input = std::fs::read(sandbox::input(sandbox)).unwrap_or_default();
            let kept = corpus::keep(target.name, &input);
            println!("{}: ended with {status} on {}", target.name, kept.display());
            false
        }
    }
}
