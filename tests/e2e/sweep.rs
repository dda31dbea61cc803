//! Looks for the user's words in every file, in the ways a careless program leaves them.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;

/// Files under `root` that hold one of the words, with the word's number and the way it was written.
pub fn files_that_tell(root: &Path, words: &[&str]) -> Vec<(PathBuf, usize, &'static str)> {
    let mut found = Vec::new();
    for file in files(root) {
        // A socket or a file that went away meanwhile holds nothing.
        let Ok(bytes) = std::fs::read(&file) else { continue };
        for (at, word) in words.iter().enumerate() {
            let hits = writings(word).into_iter().filter(|(_, needle)| contains(&bytes, needle));
            found.extend(hits.map(|(way, _)| (file.clone(), at, way)));
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all = Vec::new();
    for entry in entries {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => all.extend(files(&entry.path())),
            Ok(kind) if kind.is_file() => all.push(entry.path()),
            _ => {}
        }
    }
    all
}

/// UTF-8, UTF-16LE, hex in both cases, and base64 at each of its three alignments.
fn writings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf8 = word.as_bytes().to_vec();
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex: String = utf8.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        ("utf-8", utf8.clone()),
        ("utf-16", utf16),
        ("hex", hex.to_uppercase().into_bytes()),
        ("hex", hex.into_bytes()),
    ];
    all.extend((0..3).map(|shift| ("base64", base64_inside(&utf8, shift))));
    all
}

/// What is the same whatever stands before and after: the symbols that the word alone decides.
fn base64_inside(word: &[u8], shift: usize) -> Vec<u8> {
    let padded = [&vec![0; shift], word].concat();
    let text = BASE64_STANDARD_NO_PAD.encode(padded).into_bytes();
    let begin = (shift * 8).div_ceil(6);
    let end = (shift + word.len()) * 8 / 6;
    text.get(begin..end).unwrap_or_default().to_vec()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    !needle.is_empty() && bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn a_planted_word_is_found_however_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let plant = |name: &str, bytes: Vec<u8>| {
        std::fs::create_dir_all(folder.path().join(name)).expect("a folder");
        std::fs::write(folder.path().join(name).join("file"), bytes).expect("a file");
    };
    let word = "kaleidoscope";
    plant("utf-8", format!("before{word}after").into_bytes());
    plant("utf-16", format!("vor{word}nach").encode_utf16().flat_map(u16::to_le_bytes).collect());
    plant("hex", word.bytes().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect());
    for before in ["", "x", "xy"] {
        let text = BASE64_STANDARD_NO_PAD.encode(format!("{before}{word}, and more"));
        plant(&format!("base64-{}", before.len()), text.into_bytes());
    }
    plant("nothing", b"calidoscope".to_vec());
    let mut found: Vec<String> = files_that_tell(folder.path(), &["absent", word])
        .iter()
        .map(|(file, at, way)| {
            let folder = file.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
            format!("{} {at} {way}", folder.unwrap_or_default())
        })
        .collect();
    found.sort();
    let expected = [
        "base64-0 1 base64",
        "base64-1 1 base64",
        "base64-2 1 base64",
        "hex 1 hex",
        "utf-16 1 utf-16",
        "utf-8 1 utf-8",
    ];
    assert_eq!(found, expected, "a sweep that misses one way proves nothing");
}
