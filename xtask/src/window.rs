//! Whatever needs the window: one build, a screen of its own, WebDriver.

use std::path::Path;
use std::process::Command;

use crate::shell::{Failed, cargo, cargo_path, finish, output, root, tool};
use crate::{npm, packages};

pub fn e2e(names: &[String]) -> Result<(), Failed> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    drive(&[&["--skip", "shots::"], names.as_slice()].concat())
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
    cargo(&["test", "--package", "daymark-tests", "--test", "e2e", "--no-run"])?;
    let mut words: Vec<&str> = Vec::new();
    let alone = without_network();
    words.extend(alone.unwrap_or_default());
    // The screen lies in a file, where the tests look at it.
    let screen = root().join("target/screen");
    std::fs::create_dir_all(&screen).map_err(|error| Failed(format!("no place for the screen: {error}")))?;
    let server = format!("--server-args=-screen 0 1600x1200x24 -fbdir {}", screen.display());
    words.extend(["xvfb-run", "--auto-servernum", &server]);
    let cargo = cargo_path();
    let cargo = cargo.to_string_lossy();
    words.extend([&*cargo, "test", "--offline", "--package", "daymark-tests", "--test", "e2e"]);
    words.extend(["--", "--ignored", "--test-threads=1"]);
    words.extend(which);
    let (program, arguments) = words.split_first().ok_or(Failed("nothing to run".to_owned()))?;
    let mut command = Command::new(program);
    command.args(arguments);
    command.env("DAYMARK_SHIPPED_BIN", shipped);
    command.env("DAYMARK_E2E_SCREEN", screen.join("Xvfb_screen0"));
    command.env("DAYMARK_E2E_BIN", root().join("target/debug/daymark"));
    command.env("DAYMARK_E2E_TOOLS", driver.parent().unwrap_or(Path::new("")));
    if alone.is_some() {
        command.env("DAYMARK_E2E_ALONE", "1");
    }
    finish(command.current_dir(root()))
}

/// What to begin a command with so that it runs with no network but its own loopback. As root, or as a user that may make
/// a namespace of its own; where neither is allowed that is said, and the tests run all the same.
fn without_network() -> Option<&'static [&'static str]> {
    /// A new namespace's loopback is down, and the driver listens there.
    const WITH_LOOPBACK: &str = "ip link set lo up && exec \"$0\" \"$@\"";
    const AS_ROOT: &[&str] = &["unshare", "--net", "sh", "-c", WITH_LOOPBACK];
    const AS_USER: &[&str] = &["unshare", "--map-root-user", "--net", "sh", "-c", WITH_LOOPBACK];
    for words in [AS_ROOT, AS_USER] {
        if output(words[0], &[&words[1..], &["true"]].concat()).is_some() {
            return Some(words);
        }
    }
    println!("\n*** NOT CUT OFF: no namespace without a network can be made here; the window is driven with one ***\n");
    None
}
