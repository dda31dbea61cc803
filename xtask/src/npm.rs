//! The page: its packages, its build, its checks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::shell::{Failed, finish, output, root};

/// Vite needs it.
const LEAST_NODE: u32 = 20;

fn ui() -> PathBuf {
    root().join("ui")
}

pub fn run(script: &str) -> Result<(), Failed> {
    install()?;
    finish(npm().args(["run", script]))
}

/// Only where a source is newer than what was built.
pub fn build() -> Result<(), Failed> {
    install()?;
    let built = modified(&ui().join("dist/index.html"));
    let sources = ["src", "index.html", "package-lock.json", "vite.config.ts", "svelte.config.js"];
    let newest = sources.iter().filter_map(|name| newest(&ui().join(name))).max();
    if built.is_some() && built >= newest {
        return Ok(());
    }
    finish(npm().args(["run", "build"]))
}

/// Only where the lock file is newer than what was installed.
fn install() -> Result<(), Failed> {
    check_node()?;
    let installed = modified(&ui().join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&ui().join("package-lock.json")) {
        return Ok(());
    }
    finish(npm().args(["ci", "--no-audit", "--no-fund"]))
}

fn check_node() -> Result<(), Failed> {
    let version = output("node", &["--version"])
        .ok_or(Failed(format!("Node is not installed. Daymark's page is built with Node {LEAST_NODE} or newer.")))?;
    if major(&version).is_none_or(|major| major < LEAST_NODE) {
        let version = version.trim();
        return Err(Failed(format!(
            "This is Node {version}. Daymark's page is built with Node {LEAST_NODE} or newer."
        )));
    }
    // Debian gives Node without it.
    match output("npm", &["--version"]) {
        Some(_) => Ok(()),
        None => Err(Failed("Node is here, npm is not. Daymark's page takes its packages through npm.".to_owned())),
    }
}

/// `v20.19.2` is 20.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

fn npm() -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(ui());
    npm
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

fn newest(path: &Path) -> Option<SystemTime> {
    if !path.is_dir() {
        return modified(path);
    }
    let entries = fs::read_dir(path).ok()?.flatten();
    entries.filter_map(|entry| newest(&entry.path())).max()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.19.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("not a version"), None);
    }
}
