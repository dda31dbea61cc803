//! A child between which and its files stands `shim.c`, and what that wrote down.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// One change that a program made to its files, or a line that it said.
#[derive(Debug)]
pub enum Step {
    Opened {
        file: i64,
        made: bool,
        emptied: bool,
        path: PathBuf,
    },
    Closed(i64),
    /// The bytes stand in [`Recording::bytes`].
    Wrote {
        file: i64,
        at: u64,
        bytes: Range<usize>,
    },
    Cut {
        file: i64,
        to: u64,
    },
    Synced(i64),
    SyncFailed(i64),
    Renamed {
        from: PathBuf,
        to: PathBuf,
    },
    Removed(PathBuf),
    MadeFolder(PathBuf),
    Said(String),
    /// The fault that was asked for, and the path that it met.
    Injected(PathBuf),
}

pub struct Recording {
    pub bytes: Vec<u8>,
    pub steps: Vec<Step>,
    /// How many calls of each group there were after "ready".
    pub calls: BTreeMap<char, u64>,
}

/// The n-th call of a group, and what it fails with.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    pub group: char,
    pub n: u64,
    pub errno: i32,
}

/// Puts the shim before a command. What lies under `places` counts.
pub fn watched(command: &mut Command, places: &[&Path], log: &Path, fault: Option<Fault>) {
    let places: Vec<String> = places.iter().map(|place| place.display().to_string()).collect();
    command.env("LD_PRELOAD", shim()).env("DAYMARK_FAULTS_UNDER", places.join(":")).env("DAYMARK_FAULTS_LOG", log);
    if let Some(Fault { group, n, errno }) = fault {
        command.env("DAYMARK_FAULTS_FAIL", format!("{group} {n} {errno}"));
    }
}

/// Makes parts of files below `place` unreadable for a command: ends of paths, from where to where.
pub fn with_bad_sectors(command: &mut Command, place: &Path, sectors: &[(&str, u64, u64)]) {
    let sectors: Vec<String> = sectors.iter().map(|(ending, from, until)| format!("{from} {until} {ending}")).collect();
    command.env("LD_PRELOAD", shim()).env("DAYMARK_FAULTS_UNDER", place).env("DAYMARK_FAULTS_BAD", sectors.join(";"));
}

/// Compiled once a run, by the compiler that SQLite itself was built with.
fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/shim.c");
        let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults-shim.so");
        // Another run may be using the one that is there.
        let fresh = built.with_extension(std::process::id().to_string());
        let compiled = Command::new("cc").args(["-O2", "-shared", "-fPIC", "-o"]).arg(&fresh).arg(source).status();
        assert!(compiled.expect("a C compiler is here").success(), "the shim compiles");
        std::fs::rename(&fresh, &built).expect("the shim can be put in its place");
        built
    })
}

impl Recording {
    pub fn read(log: &Path) -> Recording {
        const HEAD: usize = 25;
        let bytes = std::fs::read(log).expect("the shim wrote a log");
        let mut recording = Recording { bytes: Vec::new(), steps: Vec::new(), calls: BTreeMap::new() };
        let (mut at, mut from) = (0, PathBuf::new());
        while let Some(head) = bytes.get(at..at + HEAD) {
            let number = |at: usize| i64::from_le_bytes(head[at..at + 8].try_into().expect("eight bytes"));
            let (kind, a, b) = (char::from(head[0]), number(1), number(9));
            let range = at + HEAD..at + HEAD + number(17) as usize;
            let text = || String::from_utf8_lossy(&bytes[range.clone()]).into_owned();
            let path = || PathBuf::from(text());
            match kind {
                // What is renamed comes in two: from where, then to where.
                'N' => from = path(),
                'Q' => _ = recording.calls.insert(char::from(a as u8), b.unsigned_abs()),
                'L' => recording.steps.extend(text().lines().map(|line| Step::Said(line.to_owned()))),
                _ => recording.steps.push(match kind {
                    'O' => Step::Opened { file: a, made: b & 1 != 0, emptied: b & 2 != 0, path: path() },
                    'C' => Step::Closed(a),
                    'W' => Step::Wrote { file: a, at: b.unsigned_abs(), bytes: range.clone() },
                    'T' => Step::Cut { file: a, to: b.unsigned_abs() },
                    'S' => Step::Synced(a),
                    'F' => Step::SyncFailed(a),
                    'R' => Step::Renamed { from: std::mem::take(&mut from), to: path() },
                    'U' => Step::Removed(path()),
                    'M' => Step::MadeFolder(path()),
                    'I' => Step::Injected(path()),
                    other => panic!("the shim wrote a {other:?}, which means nothing"),
                }),
            }
            at = range.end;
        }
        recording.bytes = bytes;
        recording
    }

    pub fn said(&self) -> impl Iterator<Item = &String> {
        self.steps.iter().filter_map(|step| if let Step::Said(line) = step { Some(line) } else { None })
    }

    pub fn injected(&self) -> Option<&Path> {
        self.steps.iter().find_map(|step| if let Step::Injected(path) = step { Some(path.as_path()) } else { None })
    }
}
