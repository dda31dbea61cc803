//! What the system must have. On Debian and its relatives it is installed, and the line is shown first.

use std::fs;
use std::process::Command;

use crate::shell::{Failed, finish, output};

pub const TO_BUILD: &[&str] = &["build-essential", "libwebkit2gtk-4.1-dev", "perl", "pkg-config"];
pub const TO_TEST: &[&str] = &[
    "dbus",
    "gir1.2-gtk-3.0",
    "iproute2",
    "python3-gi",
    "python3-venv",
    "util-linux",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

pub fn ensure(wanted: &[&str]) -> Result<(), Failed> {
    if !is_debian_family(&os_release()) {
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

/// How a system calls itself; empty where it does not say.
fn os_release() -> String {
    let places = ["/etc/os-release", "/usr/lib/os-release"];
    places.iter().find_map(|place| fs::read_to_string(place).ok()).unwrap_or_default()
}

/// `ID` is the system's own name, `ID_LIKE` the names of those it descends from.
fn is_debian_family(os_release: &str) -> bool {
    let values = os_release.lines().filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")));
    values.flat_map(|value| value.trim().trim_matches(['"', '\'']).split_whitespace()).any(|name| name == "debian")
}

fn is_installed(package: &str) -> bool {
    output("dpkg-query", &["--show", "--showformat=${db:Status-Status}", package])
        .is_some_and(|status| status == "installed")
}

fn as_root(words: &[&str]) -> Result<(), Failed> {
    let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let line = if is_root { words.to_vec() } else { [&["sudo"], words].concat() };
    if !is_root && output("sudo", &["--version"]).is_none() {
        return Err(Failed(format!(
            "There is no sudo here. As root, run this, then try again:\n  {}",
            words.join(" ")
        )));
    }
    let (program, arguments) = line.split_first().ok_or(Failed("nothing to run".to_owned()))?;
    finish(Command::new(program).args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Elsewhere the names differ: they are told, and whoever has them goes on.
fn elsewhere(wanted: &[&str]) -> Result<(), Failed> {
    let has_webkit = output("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some();
    let has = |program: &str| output("sh", &["-c", &format!("command -v {program}")]).is_some();
    let drives = !wanted.contains(&"xvfb") || ["Xvfb", "WebKitWebDriver", "dbus-daemon"].into_iter().all(has);
    if cfg!(not(target_os = "linux")) || (has_webkit && drives) {
        return Ok(());
    }
    Err(Failed(format!(
        "This system is not of Debian's family. Install what it calls these, then try again:\n  {}",
        wanted.join(" ")
    )))
}

#[cfg(test)]
mod tests {
    use super::is_debian_family;

    #[test]
    fn a_system_is_known_by_its_own_name_or_by_its_forebears() {
        for debian in ["NAME=x\nID=debian\n", "ID=ubuntu\nID_LIKE=debian", "ID=mint\nID_LIKE=\"ubuntu debian\""] {
            assert!(is_debian_family(debian), "{debian}");
        }
        for other in ["", "ID=fedora", "ID=arch\nNAME=debian", "ID=x\nID_LIKE=\"rhel fedora\"", "VARIANT_ID=debian"] {
            assert!(!is_debian_family(other), "{other}");
        }
    }
}
