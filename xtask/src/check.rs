//! What is checked without running the program.

use std::process::Command;

use crate::shell::{Failed, cargo, finish, root, run, tool};
use crate::{npm, packages};

pub fn all() -> Result<(), Failed> {
    packages::ensure(packages::TO_BUILD)?;
    cargo(&["fmt", "--all", "--check"])?;
    npm::run("check")?;
    npm::build()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    dependencies()
}

/// Licences, sources and bans always; known faults where their list can be had.
fn dependencies() -> Result<(), Failed> {
    let deny = tool("cargo-deny", "~0.20")?;
    run(&deny, &["check", "bans", "licenses", "sources"])?;
    let fetched = Command::new(&deny).args(["fetch", "db"]).current_dir(root()).output();
    if fetched.is_ok_and(|output| output.status.success()) {
        return finish(Command::new(&deny).args(["check", "advisories"]).current_dir(root()));
    }
    println!("\n*** NOT CHECKED: the list of known faults in dependencies cannot be fetched from here ***\n");
    Ok(())
}
