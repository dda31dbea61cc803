//! What the keys of before still open when everything was encrypted anew, and when it is gone.

use super::*;

const NEW_PHRASE: &str = "harbour copper winter kite";

fn new_keys(program: &mut Program, keep_old_copies: bool) -> Value {
    let sheet = program.ask("propose_new_keys", json!({"proof": PASSPHRASE, "passphrase": NEW_PHRASE}));
    let group = |at: usize| sheet["groups"][sheet["ask"][at].as_u64().expect("a place") as usize - 1].clone();
    program.ask("reencrypt", json!({"answers": [group(0), group(1)], "keep_old_copies": keep_old_copies}))
}

/// Names of everything in `snap` that this code opens.
fn opened_by(program: &Program, code: &[String]) -> Vec<String> {
    let mut other = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
    let snap = std::fs::read_dir(program.folder().join("snap")).expect("a folder");
    let files = snap.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    let opened = files.filter(|path| {
        let asked = source(Some(path), None, Some(&code.concat()));
        other.try_ask("preview_backup", asked).is_ok()
    });
    let mut names: Vec<String> =
        opened.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn old_backups_that_could_not_be_removed_are_not_said_to_be_gone_and_go_later() {
    let (mut program, code) = used();
    program.keep_safe();
    let snap = program.folder().join("snap");
    // A whole backup that a kill left before it had its name.
    std::fs::copy(snap.join("20261124T200000Z.vbk"), snap.join("20261101T200000Z.vbk.part")).expect("a copy");
    // The first backup under the new keys cannot be made.
    let in_the_way = snap.join("20261124T200001Z.vbk.part");
    std::fs::create_dir(&in_the_way).expect("a folder");
    assert_eq!(new_keys(&mut program, false), json!({"old_copies_left": true, "put_aside": false}));
    let old = ["20261101T200000Z.vbk.part", "20261124T200000Z-reencrypt.vbk", "20261124T200000Z.vbk"];
    assert_eq!(opened_by(&program, &code), old, "as it is said");
    let health = program.ask("get_vault_health", Value::Null);
    assert_eq!((&health["old_copies_left"], &health["snapshot_problem"]), (&json!(true), &json!("file_access")));

    program.keep_safe();
    program.start();
    program.ask("unlock", json!({ "passphrase": NEW_PHRASE }));
    assert_eq!(program.ask("get_vault_health", Value::Null)["old_copies_left"], true, "the wish outlives the program");
    assert_eq!(opened_by(&program, &code), old[1..], "what nobody looks for goes at the start");

    std::fs::remove_dir(&in_the_way).expect("room again");
    program.keep_safe();
    let health = program.ask("get_vault_health", Value::Null);
    assert_eq!((&health["old_copies_left"], &health["snapshot_problem"]), (&json!(false), &Value::Null));
    assert!(opened_by(&program, &code).is_empty());
    assert_eq!(snapshots(&mut program).len(), 1, "the one under the new keys");
}

#[test]
fn old_backups_that_are_kept_stay_and_what_was_put_aside_is_told() {
    let (mut program, code) = used();
    program.keep_safe();
    std::fs::create_dir_all(program.folder().join("quarantine/g000001")).expect("a folder");
    assert_eq!(new_keys(&mut program, true), json!({"old_copies_left": false, "put_aside": true}));
    program.set_clock("2026-11-25T20:00:00Z");
    program.keep_safe();
    assert_eq!(opened_by(&program, &code), ["20261124T200000Z-reencrypt.vbk", "20261124T200000Z.vbk"]);
    assert!(program.folder().join("quarantine/g000001").exists());
}

#[test]
fn a_wish_to_remove_that_comes_with_a_file_removes_nothing_here() {
    let (mut program, _) = used();
    program.keep_safe();
    let name = snapshots(&mut program)[0]["name"].clone();
    new_keys(&mut program, true);
    let out = tempfile::tempdir().expect("a folder");
    let all =
        json!({"folder": out.path(), "everything": true, "journal": false, "attendance": false, "meetings": false});
    let made = program.ask("export", all);
    let file = PathBuf::from(made["folder"].as_str().expect("a folder")).join("everything.json");
    let mut whole: Value = serde_json::from_slice(&std::fs::read(&file).expect("a file")).expect("JSON");
    let wish = json!({"keys": vec![7; 16], "names": [name]}).to_string();
    let rows = whole["tables"]["setting"].as_array_mut().expect("rows");
    rows.push(json!({"name": "unwanted_copies", "value": wish}));
    std::fs::write(&file, whole.to_string()).expect("a file");
    assert_eq!(program.ask("preview_everything", json!({ "path": file }))["refused"], 0);
    program.ask("restore", Value::Null);
    program.keep_safe();
    assert!(snapshots(&mut program).iter().any(|each| each["name"] == name));
    assert_eq!(program.ask("get_vault_health", Value::Null)["old_copies_left"], false);
}
