//! Inputs that are kept: made by hand, or found by an earlier run.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target)
}

/// All of a target's, in the order of their names.
pub fn of(target: &str) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder(target)).unwrap_or_else(|_| panic!("{target} has a corpus"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{target} has a corpus");
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read(path).expect("an input"))).collect()
}

/// The same input has the same name.
pub fn keep(target: &str, input: &[u8]) -> PathBuf {
    let name: String = Sha256::digest(input)[..6].iter().map(|byte| format!("{byte:02x}")).collect();
    let path = folder(target).join(format!("found-{name}"));
    std::fs::write(&path, input).expect("the corpus can be written");
    path
}
