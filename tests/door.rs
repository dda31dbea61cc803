//! The door: making a vault, opening it, and every way in which it may not open.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use daymark_tests::{PASSPHRASE, Program, fixture};
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T20:00:00Z";

fn fresh() -> Program {
    Program::on_a_fresh_computer(NOW, "Europe/London")
}

fn made() -> Program {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    program.quit();
    program
}

/// Every file under a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.insert(path.display().to_string(), std::fs::read(&path).expect("a file"));
        }
    }
    all
}

#[test]
fn an_empty_or_trivial_passphrase_makes_no_vault() {
    let mut program = fresh();
    assert_eq!(program.refusal("propose_vault", json!({"passphrase": ""})).0, "passphrase_empty");
    assert_eq!(program.refusal("propose_vault", json!({"passphrase": "password1"})).0, "passphrase_weak");
    assert_eq!(program.ask("get_welcome", Value::Null)["state"], "new");
}

#[test]
fn a_sheet_that_was_not_confirmed_leaves_nothing_behind() {
    let mut program = fresh();
    let sheet = program.ask("propose_vault", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(sheet["groups"].as_array().map(Vec::len), Some(9));
    assert_eq!(
        program.refusal("confirm_vault", json!({"answers": ["0000", "0000"]})),
        ("groups_wrong".into(), Some("answers.0".into()))
    );
    program.quit();
    assert!(files(&program.folder()).keys().all(|name| name.ends_with("/lock")), "only the lock file may stand there");
    program.start();
    assert_eq!(program.ask("get_welcome", Value::Null)["state"], "new");
}

#[test]
fn the_sheet_may_be_checked_another_time() {
    let mut program = fresh();
    let sheet = program.ask("propose_vault", json!({ "passphrase": PASSPHRASE }));
    program.ask("confirm_vault", json!({ "answers": null }));
    assert_eq!(program.ask("get_settings", Value::Null)["sheet_checked"], false);
    let code: Vec<&str> = sheet["groups"].as_array().expect("groups").iter().filter_map(Value::as_str).collect();
    assert_eq!(program.ask("check_recovery_code", json!({"code": code.concat()}))["opens"], true);
    assert_eq!(program.ask("get_settings", Value::Null)["sheet_checked"], true);
}

#[test]
fn a_passphrase_is_changed_only_by_one_who_knows_a_secret() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    let change = |proof: &str, to: &str| json!({"proof": proof, "passphrase": to});
    let refused = program.refusal("change_passphrase", change("not the one", "harbour copper winter kite"));
    assert_eq!(refused, ("wrong_secret".into(), Some("proof".into())));
    assert_eq!(program.refusal("change_passphrase", change(PASSPHRASE, "12345678")).0, "passphrase_weak");
    program.ask("change_passphrase", change(PASSPHRASE, "harbour copper winter kite"));
    program.lock();
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "wrong_secret");
    program.ask("unlock", json!({"passphrase": "harbour copper winter kite"}));
}

#[test]
fn a_second_program_is_told_that_the_vault_is_open() {
    let first = Program::with_a_vault(NOW, "Europe/London");
    let clock = daymark_core::time::Clock::fixed(NOW.parse().expect("a moment"), "UTC".parse().expect("a zone"));
    let mut second = daymark_core::Gate::new(first.folder(), clock, daymark_core::Cost::Floor);
    let problem =
        daymark_core::LockedCommands::dispatch(&mut second, "get_welcome", b"null").expect_err("one at a time");
    assert_eq!(problem.code, daymark_core::Code::VaultBusy);
}

/// What is done to a generation's folder.
type Damage = fn(&Path);

/// Each fault has its own word, and not a byte changes.
#[test]
fn a_vault_that_will_not_open_is_left_as_it_is() {
    let faults: [(&str, Damage, &str); 6] = [
        ("store gone", |g| std::fs::remove_file(g.join("store.db")).expect("there"), "vault_store_missing"),
        ("store empty", |g| std::fs::write(g.join("store.db"), b"").expect("there"), "vault_damaged"),
        ("store cut", |g| cut(&g.join("store.db"), 4096 + 16), "vault_damaged"),
        ("store foreign", |g| std::fs::write(g.join("store.db"), [7u8; 8192]).expect("there"), "vault_damaged"),
        ("headers rotten", |g| ["keys", "keys.2"].iter().for_each(|name| flip(&g.join(name), 200)), "header_damaged"),
        (
            "headers gone",
            |g| ["keys", "keys.2"].iter().for_each(|name| std::fs::remove_file(g.join(name)).expect("there")),
            "header_damaged",
        ),
    ];
    for (fault, damage, code) in faults {
        let mut program = made();
        damage(&program.generation());
        let before = files(&program.folder());
        program.start();
        let (refused, _) = program.refusal("unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(refused, code, "{fault}: \"wrong passphrase\" is never said of damage");
        assert_eq!(
            program.refusal("propose_vault", json!({ "passphrase": PASSPHRASE })).0,
            "vault_exists",
            "{fault}: nothing is made over it"
        );
        program.quit();
        assert_eq!(files(&program.folder()), before, "{fault}: no file is touched");
    }
}

/// The keys are right and the schema is from another day: its own word, and no guess at what it means.
#[test]
fn a_store_of_a_newer_program_is_left_to_that_program() {
    use daymark_vault::{Passphrase, Secret, VaultHome};
    let mut program = made();
    let home = VaultHome::claim(&program.folder()).expect("the folder is free");
    let vault = home.unlock(Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned()))).expect("it opens");
    vault.connection().execute_batch("PRAGMA user_version = 99").expect("a number");
    drop((vault, home));
    let before = files(&program.folder());
    program.start();
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "vault_newer");
    program.quit();
    assert_eq!(files(&program.folder()), before, "no file is touched");
}

/// A file system of its own, while it lives; says so loudly where this process may not mount one.
struct Mount(tempfile::TempDir);

impl Mount {
    fn tmpfs(options: &str) -> Option<Mount> {
        let place = tempfile::tempdir().expect("a folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(place.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Mount(place));
        }
        daymark_tests::say_skipped(
            "this process may not mount a file system; full and read-only folders were not tried",
        );
        None
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("v1")
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_read_only_folder_is_said_to_be_read_only() {
    let Some(mount) = Mount::tmpfs("size=4m,ro") else { return };
    let mut program = Program::in_folder(&mount.folder(), NOW, "UTC");
    assert_eq!(program.refusal("get_welcome", Value::Null).0, "vault_read_only");
}

#[test]
fn a_disk_that_fills_up_refuses_the_next_entry_and_keeps_every_one_before_it() {
    let Some(mount) = Mount::tmpfs("size=1m") else { return };
    let mut program = Program::in_folder(&mount.folder(), NOW, "UTC");
    program.create_vault();
    let body = |number: u32| format!("entry {number} {}", "quiet words ".repeat(2_000));
    let entry = |number: u32| json!({"id": null, "body": body(number), "written_at": null});
    let mut kept = Vec::new();
    let problem = (0..1_000).find_map(|number| match program.try_ask("save_entry", entry(number)) {
        Ok(entry) => {
            kept.push(entry);
            None
        }
        Err(problem) => Some(problem),
    });
    assert_eq!(problem.expect("a megabyte fills up").code, daymark_core::Code::DiskFull);
    assert!(kept.len() > 3, "some fit: {}", kept.len());

    program.quit();
    program.start();
    program.unlock();
    for entry in &kept {
        assert_eq!(
            &program.ask("get_entry", json!({"id": entry["id"]})),
            entry,
            "what was acknowledged is there, byte for byte"
        );
    }
    let total = program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"].clone();
    assert_eq!(total, json!(kept.len()), "and nothing of the one that was refused");
}

fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).expect("a file");
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1;
    }
    std::fs::write(path, bytes).expect("a file");
}

fn cut(path: &Path, to: u64) {
    std::fs::File::options().write(true).open(path).and_then(|file| file.set_len(to)).expect("a file");
}

#[test]
fn a_store_never_begins_like_a_plain_database() {
    let program = made();
    let store = std::fs::read(program.generation().join("store.db")).expect("the store");
    assert!(!store.starts_with(b"SQLite format 3"), "the whole file is encrypted");
}

/// Laid by the first released schema; a program of any later day must open it.
#[test]
fn the_vault_of_the_first_schema_opens_with_its_passphrase() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&fixture("vaults/0001"), &folder.path().join("v1"));
    let passphrase = std::fs::read_to_string(fixture("vaults/0001.passphrase")).expect("its passphrase");
    let mut program = Program::in_folder(&folder.path().join("v1"), NOW, "Europe/London");
    program.ask("unlock", json!({"passphrase": passphrase.trim()}));
    let mut ask = |command: &str, request: Value| program.ask(command, request);
    assert_eq!(ask("list_clocks", Value::Null)[0]["standing"]["since"], "2025-10-08");
    assert_eq!(ask("list_groups", Value::Null)[0]["name"], "Early Light");
    assert_eq!(ask("list_entries", json!({"text": "kaleidoscope", "before": null, "limit": 9}))["total"], 1);
    assert_eq!(
        ask("list_attendance", json!({"group": null, "from": null, "until": null}))[0]["note"],
        "Sat by the window."
    );
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Writes the fixture that the test above opens. Run once a released schema:
/// `cargo test -p daymark-tests --test door -- --ignored lay_the_fixture`.
#[test]
#[ignore = "writes tests/fixtures/vaults"]
fn lay_the_fixture() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    program.ask("save_sobriety_date", json!({"clock": null, "began_on": "2025-10-08"}));
    let preview = program.ask("preview_list", json!({"path": fixture("lists/hand-written.json")}));
    program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": "America/Los_Angeles"}));
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "early", "offset": 0, "limit": 9}));
    let group = program.ask("bookmark_meeting", json!({"id": found["rows"][0]["meeting"]}));
    program.ask("record_attendance", json!({"id": null, "group": group["id"], "group_name": group["name"], "attended_on": null, "note": "Sat by the window."}));
    program.ask("save_entry", json!({"id": null, "body": "It moved the whole **kaleidoscope**.", "written_at": null}));
    program.quit();
    let target = fixture("vaults/0001");
    assert!(!target.exists(), "a released fixture is never written over");
    copy(&program.folder(), &target);
    let _ = std::fs::remove_file(target.join("lock"));
    std::fs::write(fixture("vaults/0001.passphrase"), PASSPHRASE).expect("its passphrase");
}
