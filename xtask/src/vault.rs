//! What the store is put through, beyond what every test run does of it.

use std::process::Command;

use crate::packages;
use crate::shell::{Failed, cargo, cargo_path, finish, root};

/// Scaled down, this is part of `cargo test`.
pub fn faults(rows: &[String]) -> Result<(), Failed> {
    packages::ensure(packages::TO_BUILD)?;
    let mut arguments = vec!["test", "--package", "daymark-tests", "--test", "faults", "--", "--full"];
    arguments.extend(rows.iter().map(String::as_str));
    cargo(&arguments)
}

/// A minute of it is part of `cargo test`.
pub fn fuzz(words: &[String]) -> Result<(), Failed> {
    packages::ensure(packages::TO_BUILD)?;
    let mut command = Command::new(cargo_path());
    command.args(["test", "--package", "daymark-tests", "--test", "fuzz"]).current_dir(root());
    command.env("DAYMARK_FUZZ_SECONDS", words.first().map_or("600", String::as_str));
    finish(&mut command)
}

pub fn bench() -> Result<(), Failed> {
    packages::ensure(packages::TO_BUILD)?;
    cargo(&["bench", "--package", "daymark-tests"])
}
