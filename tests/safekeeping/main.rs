//! Backups, restoring, new keys, damage and the end: what the program does so that nothing is ever lost by it.

mod damage;
mod left;
mod old_keys;

use std::path::{Path, PathBuf};

use daymark_tests::{PASSPHRASE, Program, fixture};
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T20:00:00Z";

/// A week of use: a date, a list, a kept group, visits, entries.
fn used() -> (Program, Vec<String>) {
    let mut program = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
    let code = program.create_vault();
    program.ask("save_sobriety_date", json!({"clock": null, "began_on": "2025-10-08"}));
    for day in 1..=5 {
        write(&mut program, &format!("Day {day} was a day like this"));
        program.ask("record_attendance", visit(&format!("2026-11-0{day}")));
    }
    (program, code)
}

fn write(program: &mut Program, body: &str) -> Value {
    program.ask("save_entry", json!({"id": null, "body": body, "written_at": null}))
}

fn visit(on: &str) -> Value {
    json!({"id": null, "group": null, "group_name": "Sunrise", "attended_on": on, "note": ""})
}

fn titles(program: &mut Program) -> Vec<String> {
    let page = program.ask("list_entries", json!({"text": "", "before": null, "limit": 100}));
    page["entries"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|entry| entry["title"].as_str().unwrap_or("").to_owned())
        .collect()
}

fn snapshots(program: &mut Program) -> Vec<Value> {
    program.ask("get_vault_health", Value::Null)["snapshots"].as_array().cloned().unwrap_or_default()
}

fn source(path: Option<&Path>, snapshot: Option<&str>, secret: Option<&str>) -> Value {
    json!({"path": path, "snapshot": snapshot, "secret": secret})
}

fn made_backup(program: &mut Program, folder: &Path) -> PathBuf {
    let made = program.ask("back_up", json!({ "folder": folder }));
    folder.join(made["file"].as_str().expect("a name"))
}

#[test]
fn a_backup_is_made_each_day_and_the_oldest_go() {
    let (mut program, _) = used();
    program.keep_safe();
    program.keep_safe();
    assert_eq!(snapshots(&mut program).len(), 1, "one a day");
    for day in 25..=30 {
        program.set_clock(&format!("2026-11-{day}T20:00:00Z"));
        program.keep_safe();
    }
    for day in 1..=9 {
        program.set_clock(&format!("2026-12-0{day}T20:00:00Z"));
        program.keep_safe();
    }
    let kept: Vec<String> =
        snapshots(&mut program).iter().map(|each| each["made_at"].as_str().unwrap_or("")[5..10].to_owned()).collect();
    assert_eq!(kept, ["12-09", "12-08", "12-07", "12-06", "12-05", "12-04", "12-03", "11-30", "11-29"]);
    assert_eq!(program.ask("get_vault_health", Value::Null)["snapshot_problem"], Value::Null);
}

#[test]
fn an_earlier_state_is_previewed_and_brought_back_and_the_later_one_is_kept() {
    let (mut program, code) = used();
    program.keep_safe();
    let snapshot = snapshots(&mut program)[0]["name"].as_str().expect("a name").to_owned();
    program.set_clock("2026-11-25T20:00:00Z");
    write(&mut program, "Written after the backup");
    let entry = program.ask("list_entries", json!({"text": "Day 3", "before": null, "limit": 1}));
    program.ask("delete_entry", json!({"id": entry["entries"][0]["id"]}));

    let preview = program.ask("preview_restore", source(None, Some(&snapshot), None));
    assert_eq!((&preview["inside"]["entries"], &preview["now"]["entries"]), (&json!(5), &json!(5)));
    assert_eq!((&preview["only_now"], &preview["only_then"], &preview["differing"]), (&json!(1), &json!(0), &json!(1)));
    assert_eq!(preview["keys_change"], false);
    assert_eq!(titles(&mut program)[0], "Written after the backup", "looking changes nothing");
    program.ask("forget_restore", Value::Null);
    assert_eq!(program.refusal("restore", Value::Null).0, "nothing_prepared");

    program.ask("preview_restore", source(None, Some(&snapshot), None));
    program.ask("restore", Value::Null);
    assert_eq!(titles(&mut program).len(), 5);
    assert!(titles(&mut program).contains(&"Day 3 was a day like this".to_owned()));
    let before = snapshots(&mut program).into_iter().find(|each| each["reason"] == "restore").expect("kept first");
    let name = before["name"].as_str().expect("a name").to_owned();
    program.ask("preview_restore", source(None, Some(&name), None));
    program.ask("restore", Value::Null);
    assert_eq!(titles(&mut program)[0], "Written after the backup", "a restore can be taken back");
    program.lock();
    program.unlock();
    program.logical_hash(&code);
}

#[test]
fn what_was_previewed_waits_while_the_state_before_it_cannot_be_kept() {
    let (mut program, _) = used();
    let stick = tempfile::tempdir().expect("a folder");
    let file = made_backup(&mut program, stick.path());
    write(&mut program, "Written after the backup");
    program.ask("preview_restore", source(Some(&file), None, None));
    // A file in the folder's place: no backup can be made there.
    let snap = program.folder().join("snap");
    std::fs::write(&snap, b"").expect("a file");
    for _ in 0..2 {
        assert_eq!(program.refusal("restore", Value::Null).0, "file_access");
    }
    assert_eq!(titles(&mut program)[0], "Written after the backup");
    std::fs::remove_file(&snap).expect("room again");
    assert_eq!(program.ask("restore", Value::Null)["entries"], 5);
    assert_eq!(titles(&mut program).len(), 5);
    assert_eq!(program.refusal("restore", Value::Null).0, "nothing_prepared", "once");
}

#[test]
fn what_was_looked_into_at_the_door_waits_while_it_cannot_take_its_place() {
    let (mut first, _) = used();
    let stick = tempfile::tempdir().expect("a folder");
    let file = made_backup(&mut first, stick.path());
    let mut second = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
    second.ask("preview_backup", source(Some(&file), None, Some(PASSPHRASE)));
    let in_the_way = second.folder().join("current.new");
    std::fs::create_dir(&in_the_way).expect("a folder");
    assert_eq!(second.refusal("accept_rescue", Value::Null).0, "file_access");
    assert_eq!(second.ask("get_welcome", Value::Null)["state"], "new", "nothing half done");
    std::fs::remove_dir(&in_the_way).expect("room again");
    second.ask("accept_rescue", Value::Null);
    assert_eq!(titles(&mut second).len(), 5);
}

#[test]
fn a_new_computer_gets_everything_from_one_file_by_phrase_or_by_code() {
    let (mut program, code) = used();
    let stick = tempfile::tempdir().expect("a folder");
    let file = made_backup(&mut program, stick.path());
    let kept = program.logical_hash(&code);
    for secret in [PASSPHRASE.to_owned(), code.join("-").to_lowercase()] {
        let mut other = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
        assert_eq!(other.ask("get_welcome", Value::Null)["state"], "new");
        let wrong = other.refusal("preview_backup", source(Some(&file), None, Some("not this one at all")));
        assert_eq!(wrong, ("wrong_secret".into(), Some("secret".into())));
        let preview = other.ask("preview_backup", source(Some(&file), None, Some(&secret)));
        assert_eq!((&preview["inside"]["entries"], &preview["inside"]["visits"]), (&json!(5), &json!(5)));
        assert_eq!(other.ask("get_welcome", Value::Null)["state"], "new", "looking makes no vault");
        other.ask("accept_rescue", Value::Null);
        assert_eq!(titles(&mut other).len(), 5);
        other.lock();
        other.unlock();
        // The copy was written down after it was made; all else is equal, row by row.
        let copies = other.ask("get_vault_health", Value::Null)["last_copy"].clone();
        assert_eq!(copies, Value::Null);
        assert_ne!(other.logical_hash(&code), kept, "the copy that was made is known to the one that made it");
    }
}

#[test]
fn backed_up_wiped_and_restored_is_equal_row_by_row() {
    let (mut program, code) = used();
    program.keep_safe();
    let folder = program.folder();
    let kept = program.logical_hash(&code);
    let snapshot = std::fs::read_dir(folder.join("snap")).expect("a folder").next().expect("one").expect("one").path();
    let mut other = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
    other.ask("preview_backup", source(Some(&snapshot), None, Some(&code.concat())));
    other.ask("accept_rescue", Value::Null);
    assert_eq!(other.logical_hash(&code), kept);
}

#[test]
fn what_is_no_backup_or_a_damaged_one_is_refused_in_its_own_words() {
    let (mut program, _) = used();
    let stick = tempfile::tempdir().expect("a folder");
    let file = made_backup(&mut program, stick.path());
    let whole = std::fs::read(&file).expect("a backup");
    let other = stick.path().join("other.vbk");
    let mut refusal = |bytes: &[u8]| {
        std::fs::write(&other, bytes).expect("a file");
        program.refusal("preview_restore", source(Some(&other), None, None)).0
    };
    assert_eq!(refusal(b"a holiday picture"), "not_a_backup");
    assert_eq!(refusal(&whole[..whole.len() / 2]), "backup_damaged");
    let mut flipped = whole.clone();
    flipped[6000] ^= 1;
    assert_eq!(refusal(&flipped), "backup_damaged");
    assert_eq!(titles(&mut program).len(), 5);
    assert_eq!(program.refusal("back_up", json!({"folder": "/no/such/folder"})).0, "folder_unwritable");
}

#[test]
fn a_backup_of_another_vault_asks_for_its_own_secret_and_brings_its_own_keys() {
    let (mut first, _) = used();
    let stick = tempfile::tempdir().expect("a folder");
    let file = made_backup(&mut first, stick.path());
    let mut second = Program::with_a_vault(NOW, "America/Los_Angeles");
    let refused = second.refusal("preview_restore", source(Some(&file), None, None));
    assert_eq!(refused, ("secret_needed".into(), Some("secret".into())));
    let preview = second.ask("preview_restore", source(Some(&file), None, Some(PASSPHRASE)));
    assert_eq!(preview["keys_change"], true);
    second.ask("restore", Value::Null);
    assert_eq!(titles(&mut second).len(), 5);
}

#[test]
fn new_keys_shut_out_whoever_knew_the_old_ones() {
    let (mut program, code) = used();
    program.keep_safe();
    let change = json!({"proof": PASSPHRASE, "passphrase": "harbour copper winter kite"});
    let wrong = json!({"proof": "not this one", "passphrase": "harbour copper winter kite"});
    assert_eq!(program.refusal("propose_new_keys", wrong).0, "wrong_secret");
    let sheet = program.ask("propose_new_keys", change);
    let group = |at: usize| sheet["groups"][sheet["ask"][at].as_u64().expect("a place") as usize - 1].clone();
    let refused = program.refusal("reencrypt", json!({"answers": ["0000", "0000"], "keep_old_copies": true}));
    assert_eq!(refused.0, "groups_wrong");
    let made = program.ask("reencrypt", json!({"answers": [group(0), group(1)], "keep_old_copies": false}));
    assert_eq!(made, json!({"old_copies_left": false, "put_aside": false}));
    assert_eq!(titles(&mut program).len(), 5);
    assert_eq!(snapshots(&mut program).len(), 1, "only the one under the new keys");
    program.lock();
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "wrong_secret");
    assert_eq!(program.refusal("unlock_with_code", json!({"code": code.concat()})).0, "wrong_secret");
    program.ask("unlock", json!({"passphrase": "harbour copper winter kite"}));
    let new_code: Vec<String> = serde_json::from_value(sheet["groups"].clone()).expect("nine groups");
    program.logical_hash(&new_code);
}

#[test]
fn a_store_of_the_first_schema_is_migrated_beside_itself() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("v1");
    copy(&fixture("vaults/0001"), &folder);
    let phrase = std::fs::read_to_string(fixture("vaults/0001.passphrase")).expect("a passphrase");
    let mut program = Program::in_folder(&folder, NOW, "Europe/London");
    program.ask("unlock", json!({"passphrase": phrase.trim()}));
    let health = program.ask("get_vault_health", Value::Null);
    assert_eq!(health["snapshots"][0]["reason"], "migrate", "a backup of the old one is kept");
    assert!(program.generation().ends_with("g000002") && !folder.join("g000001").exists());
    assert!(!titles(&mut program).is_empty());
    program.lock();
    program.ask("unlock", json!({"passphrase": phrase.trim()}));
    assert!(program.generation().ends_with("g000002"), "once");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            _ = std::fs::copy(entry.path(), target).expect("a file")
        }
    }
}

#[test]
fn erased_is_erased_and_asks_for_the_passphrase_first() {
    let (mut program, _) = used();
    program.keep_safe();
    assert_eq!(
        program.refusal("erase_everything", json!({"proof": "not this one", "regardless": false})).0,
        "wrong_secret"
    );
    assert_eq!(titles(&mut program).len(), 5);
    let erased = program.ask("erase_everything", json!({"proof": PASSPHRASE, "regardless": false}));
    assert_eq!(erased, json!({"begun": true, "in_the_way": []}));
    assert_eq!(program.ask("get_welcome", Value::Null)["state"], "new");
    let left: Vec<_> = std::fs::read_dir(program.folder()).expect("a folder").filter_map(Result::ok).collect();
    assert_eq!(left.len(), 1, "the lock that holds the folder");
}

#[test]
fn an_erase_that_was_refused_changed_nothing_now_or_at_the_next_start() {
    let (mut program, code) = used();
    let in_the_way = program.folder().join("erasing.new");
    std::fs::create_dir(&in_the_way).expect("a folder");
    let erase = json!({"proof": PASSPHRASE, "regardless": false});
    assert_eq!(program.refusal("erase_everything", erase).0, "file_access");
    write(&mut program, "Life goes on");
    program.start();
    assert_eq!(program.ask("get_welcome", Value::Null)["state"], "locked");
    program.unlock();
    assert_eq!(titles(&mut program)[0], "Life goes on");
    program.logical_hash(&code);
}

#[test]
fn an_erase_that_has_begun_is_told_before_the_door_until_nothing_is_left() {
    let (mut program, code) = used();
    program.quit();
    let folder = program.folder();
    // As if killed right after it had begun, and with something in the way of its end.
    std::fs::write(folder.join("erasing"), b"").expect("a file");
    std::fs::create_dir(folder.join("erasing.new")).expect("a folder");
    program.start();
    for _ in 0..2 {
        assert_eq!(program.ask("get_welcome", Value::Null)["state"], "erasing");
    }
    assert!(!folder.join("g000001").exists(), "what could be reached is gone");
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "vault_erasing");
    assert_eq!(program.refusal("unlock_with_code", json!({ "code": code.concat() })).0, "vault_erasing");
    program.ask("propose_vault", json!({ "passphrase": PASSPHRASE }));
    let made = program.refusal("confirm_vault", json!({ "answers": null }));
    assert_eq!(made.0, "vault_erasing", "the next start would erase it");
    std::fs::remove_dir(folder.join("erasing.new")).expect("nothing in the way");
    assert_eq!(program.ask("get_welcome", Value::Null)["state"], "new");
    program.create_vault();
    program.start();
    program.unlock();
}

#[test]
fn a_word_about_copies_comes_late_and_can_be_put_off() {
    let (mut program, _) = used();
    assert_eq!(program.ask("get_backup_nudge", Value::Null), Value::Null);
    program.set_clock("2026-12-26T20:00:00Z");
    assert_eq!(program.ask("get_backup_nudge", Value::Null), json!({"last_on": null, "days": 32}));
    let mut settings = program.ask("get_settings", Value::Null);
    settings["backup_nudge_dismissed_on"] = json!("2026-12-26");
    program.ask("save_settings", settings);
    assert_eq!(program.ask("get_backup_nudge", Value::Null), Value::Null);
    program.set_clock("2027-01-26T20:00:00Z");
    let stick = tempfile::tempdir().expect("a folder");
    assert_ne!(program.ask("get_backup_nudge", Value::Null), Value::Null);
    made_backup(&mut program, stick.path());
    assert_eq!(program.ask("get_backup_nudge", Value::Null), Value::Null);
}
