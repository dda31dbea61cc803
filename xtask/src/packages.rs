//! What the system must have. On Debian and its relatives it is installed, and the line is shown first.

use std::path::Path;
use std::process::Command;

use crate::shell::{Failed, finish, output};

pub const TO_BUILD: &[&str] = &["build-essential", "libwebkit2gtk-4.1-dev", "perl", "pkg-config"];
pub const TO_TEST: &[&str] = &["dbus", "webkit2gtk-driver", "x11-apps", "xauth", "xdotool", "xvfb"];

pub fn ensure(wanted: &[&str]) -> Result<(), Failed> {
    if !Path::new("/etc/debian_version").exists() {
        return elsewhere(wanted);
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    // A new machine has no list of packages yet, or an old one.
    as_root(&["apt-get", "update"])?;
    as_root(&[&["apt-get", "install", "--yes", "--no-install-recommends"], missing.as_slice()].concat())
}

fn is_installed(package: &str) -> bool {
    output("dpkg-query", &["--show", "--showformat=${db:Status-Status}", package])
        .is_some_and(|status| status == "installed")
}

fn as_root(words: &[&str]) -> Result<(), Failed> {
    let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let line = if is_root { words.to_vec() } else { [&["sudo"], words].concat() };
    let (program, arguments) = line.split_first().ok_or(Failed("nothing to run".to_owned()))?;
    finish(Command::new(program).args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Elsewhere the names differ: they are told, and whoever has them goes on.
fn elsewhere(wanted: &[&str]) -> Result<(), Failed> {
    let has_webkit = output("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some();
    let drives = !wanted.contains(&"xvfb") || output("sh", &["-c", "command -v Xvfb WebKitWebDriver"]).is_some();
    if cfg!(not(target_os = "linux")) || (has_webkit && drives) {
        return Ok(());
    }
    Err(Failed(format!(
        "This system is not of Debian's family. Install what it calls these, then try again:\n  {}",
        wanted.join(" ")
    )))
}
