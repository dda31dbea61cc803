//! The escape hatch: a reader in another language, which follows `FORMAT.md` alone, reads what the program wrote.
//!
//! It shares no line with the program, so it is also what an outsider would say of the cryptography.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use daymark_tests::{PASSPHRASE, Program, fixture, python};
use daymark_vault::{RecoveryCode, Secret, VaultHome, Work};
use serde_json::json;

const NOW: &str = "2026-11-24T20:00:00Z";
const WORDS: &str = "a quiet evening by the harbour";

fn reader() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/vault/reader")
}

static PYTHON: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    python(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("reader-venv"), &reader().join("requirements.txt"))
});

/// Runs the reader; the secret goes in as it would be typed.
fn run(python: &Path, arguments: &[&Path], secret: &str) -> Output {
    let mut child = Command::new(python)
        .arg(reader().join("read.py"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the reader starts");
    // It may end before it asks: then nobody takes what is typed.
    let _ = writeln!(child.stdin.take().expect("a pipe"), "{secret}");
    child.wait_with_output().expect("the reader ends")
}

#[track_caller]
fn hash_of(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[track_caller]
fn refusal_of(output: &Output) -> String {
    assert!(!output.status.success() && output.stdout.is_empty(), "this must be refused");
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Entries, visits, a list, a kept group, a date; a backup of it in `stick`; and its recovery sheet.
fn used(stick: &Path) -> (Program, PathBuf, Vec<String>) {
    let mut program = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
    let code = program.create_vault();
    program.ask("save_sobriety_date", json!({"clock": null, "began_on": "2025-10-08"}));
    for body in [WORDS, "# ñandú 🌅\n\nand **bold**", "third"] {
        program.ask("save_entry", json!({"id": null, "body": body, "written_at": null}));
    }
    let preview = program.ask("preview_list", json!({ "path": fixture("lists/hand-written.json") }));
    program.ask("import_list", json!({"token": preview["token"], "name": "By hand", "zone": "America/Los_Angeles"}));
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "early", "offset": 0, "limit": 5}));
    program.ask("bookmark_meeting", json!({"id": found["rows"][0]["meeting"]}));
    for day in 1..=3 {
        let on = format!("2026-11-0{day}");
        let visit = json!({"id": null, "group": null, "group_name": "Sunrise", "attended_on": on, "note": ""});
        program.ask("record_attendance", visit);
    }
    let made = program.ask("back_up", json!({ "folder": stick }));
    let backup = stick.join(made["file"].as_str().expect("a name"));
    (program, backup, code)
}

/// What the program itself says that a backup holds.
fn hash_in_backup(backup: &Path, code: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let home = VaultHome::claim(folder.path()).expect("the folder is free");
    let code = RecoveryCode::parse(code).unwrap_or_else(|_| panic!("the sheet has a code"));
    let inside = home.from_backup(backup, &Secret::Code(code), &Work::default()).expect("the code opens the backup");
    hex(&daymark_vault::logical_hash(inside.connection()).expect("every row can be read"))
}

/// The same file with one bit changed.
fn flipped(path: &Path, at: usize) -> Vec<u8> {
    let whole = std::fs::read(path).expect("a file");
    let mut flipped = whole.clone();
    flipped[at] ^= 4;
    std::fs::write(path, flipped).expect("a file");
    whole
}

#[test]
fn another_program_reads_the_store_and_its_backup_by_passphrase_and_by_code() {
    let Some(python) = PYTHON.as_deref() else { return };
    let stick = tempfile::tempdir().expect("a folder");
    let (mut program, backup, code) = used(stick.path());
    let kept = hex(&program.logical_hash(&code));
    let (hash, by_code) = (Path::new("--hash"), Path::new("--code"));
    let (folder, typed_code) = (program.folder(), code.join("-").to_lowercase());
    assert_eq!(hash_of(&run(python, &[hash, &folder], PASSPHRASE)), kept);
    assert_eq!(hash_of(&run(python, &[hash, by_code, &program.generation()], &typed_code)), kept);
    let in_backup = hash_in_backup(&backup, &typed_code);
    assert_ne!(in_backup, kept, "that the backup was made is written down after it");
    assert_eq!(hash_of(&run(python, &[hash, &backup], PASSPHRASE)), in_backup);
    assert_eq!(hash_of(&run(python, &[hash, by_code, &backup], &typed_code)), in_backup);

    let plain = stick.path().join("plain.sqlite");
    hash_of(&run(python, &[&folder, &plain], PASSPHRASE));
    let bytes = std::fs::read(&plain).expect("a plain file");
    assert!(bytes.starts_with(b"SQLite format 3\0") && bytes.windows(WORDS.len()).any(|each| each == WORDS.as_bytes()));
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(plain.metadata().expect("a file").permissions().mode() & 0o777, 0o600, "its owner alone");
    let again = refusal_of(&run(python, &[&folder, &plain], PASSPHRASE));
    assert!(again.ends_with("exists already, and is not written over."), "{again}");
}

#[test]
fn what_it_cannot_read_it_refuses_in_a_sentence() {
    let Some(python) = PYTHON.as_deref() else { return };
    let stick = tempfile::tempdir().expect("a folder");
    let (mut program, backup, code) = used(stick.path());
    let (folder, generation, code) = (program.folder(), program.generation(), code.concat());
    let (hash, by_code) = (Path::new("--hash"), Path::new("--code"));
    let refused = |from: &Path, secret: &str| refusal_of(&run(python, &[hash, from], secret));
    assert_eq!(refused(&folder, PASSPHRASE), "The vault is open in the program. Quit it first.");
    program.quit();
    for (from, typed) in [(&folder, "not this one"), (&backup, "not this one"), (&folder, "")] {
        assert_eq!(refused(from, typed), "This is not its passphrase.");
    }
    let wrong_code = refusal_of(&run(python, &[hash, by_code, &backup], "000G40R40M30E209185GR38E1W8124GK16P3"));
    assert_eq!(wrong_code, "This is not its recovery code.");
    assert_eq!(refused(stick.path(), PASSPHRASE), "There is no vault in this folder.");

    let store = generation.join("store.db");
    let whole = flipped(&store, 4096 * 3 + 100);
    assert_eq!(refused(&folder, PASSPHRASE), "The store is damaged: the seal of page 4 is wrong.");
    std::fs::write(&store, &whole[..whole.len() - 4096]).expect("a file");
    assert_eq!(refused(&folder, PASSPHRASE), "The store is damaged: pages are missing at its end.");
    std::fs::write(&store, whole).expect("a file");
    flipped(&backup, 9000);
    assert_eq!(refused(&backup, PASSPHRASE), "The backup is damaged: its checksum is wrong.");

    flipped(&generation.join("keys"), 200);
    let kept = hash_of(&run(python, &[hash, &folder], PASSPHRASE));
    flipped(&generation.join("keys.2"), 200);
    let both = "The key file is damaged or gone. Only the recovery code opens this: try --code.";
    assert_eq!(refused(&folder, PASSPHRASE), both);
    let slip = code.replacen(&code[5..6], if &code[5..6] == "7" { "8" } else { "7" }, 1);
    assert_eq!(hash_of(&run(python, &[hash, by_code, &folder], &slip)), kept, "one wrong symbol is mended");
}
