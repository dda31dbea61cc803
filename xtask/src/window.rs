//! Whatever needs the window: one build, a screen of its own, WebDriver.

use std::path::Path;
use std::process::Command;

use crate::shell::{Failed, cargo, finish, root, tool};
use crate::{npm, packages};

pub fn e2e() -> Result<(), Failed> {
    drive(&["--skip", "shots::"])
}

pub fn shots() -> Result<(), Failed> {
    drive(&["shots::"])?;
    println!("\nThe pictures are in target/shots.");
    Ok(())
}

/// The same profile as the tests: everything but the last crate is built already.
fn drive(which: &[&str]) -> Result<(), Failed> {
    packages::ensure(&[packages::TO_BUILD, packages::TO_TEST].concat())?;
    npm::build()?;
    let driver = tool("tauri-driver", "~2.1")?;
    // The program as people get it, put aside; then the one that WebDriver may enter.
    cargo(&["build", "--package", "daymark"])?;
    let shipped = root().join("target/debug/daymark-shipped");
    std::fs::copy(root().join("target/debug/daymark"), &shipped)
        .map_err(|error| Failed(format!("the program cannot be put aside: {error}")))?;
    cargo(&["build", "--package", "daymark", "--features", "e2e"])?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new("xvfb-run");
    command.args(["--auto-servernum", "--server-args=-screen 0 1600x1200x24"]).arg(cargo);
    command
        .args(["test", "--package", "daymark-tests", "--test", "e2e", "--", "--ignored", "--test-threads=1"])
        .args(which);
    command.env("DAYMARK_SHIPPED_BIN", shipped);
    command.env("DAYMARK_E2E_BIN", root().join("target/debug/daymark"));
    command.env("DAYMARK_E2E_TOOLS", driver.parent().unwrap_or(Path::new("")));
    finish(command.current_dir(root()))
}
