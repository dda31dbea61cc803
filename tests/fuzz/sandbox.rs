//! Where a target lives: one folder, in which everything that it touches is seen.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// For all targets of a run, gone with it. In memory where that can be had: nobody waits for a disk then.
pub fn make() -> TempDir {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory } else { Path::new(env!("CARGO_TARGET_TMPDIR")) };
    tempfile::Builder::new().prefix("daymark-fuzz-").tempdir_in(place).expect("a folder")
}

/// Returns the home that a target runs in, which must stay empty.
pub fn prepare(sandbox: &Path) -> PathBuf {
    for name in ["home", "given", "work"] {
        std::fs::create_dir_all(sandbox.join(name)).expect("a folder of our own");
    }
    home(sandbox)
}

pub fn home(sandbox: &Path) -> PathBuf {
    sandbox.join("home")
}

/// Where vaults and other files of the target's own making are.
pub fn work(sandbox: &Path) -> PathBuf {
    sandbox.join("work")
}

/// What is being tried. It is on the disk before it is, so that it is there when the process is not any more.
pub fn input(sandbox: &Path) -> PathBuf {
    sandbox.join("given/input")
}

/// Fails where something was written beside what was given, over it, or at home.
pub fn check_untouched(sandbox: &Path, given: &[u8]) {
    let names = |folder: PathBuf| -> Vec<_> {
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect()
    };
    assert_eq!(names(sandbox.join("given")), ["input"], "nothing is written beside a file that is read");
    assert!(std::fs::read(input(sandbox)).is_ok_and(|now| now == given), "a file that is read stays as it is");
    assert!(names(home(sandbox)).is_empty(), "nothing is written that nobody asked for");
}
