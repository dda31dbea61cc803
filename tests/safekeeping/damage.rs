//! A damaged vault: what is said of it, and the ways out.

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::{made_backup, snapshots, source, titles, used, write};

#[test]
fn a_damaged_vault_names_its_damage_and_gives_what_it_still_has() {
    let (mut program, code) = used();
    for entry in 0..300 {
        write(&mut program, &format!("{entry} {}", "a long evening with many words ".repeat(30)));
    }
    program.keep_safe();
    let store = program.generation().join("store.db");
    program.quit();
    let mut bytes = std::fs::read(&store).expect("a store");
    let pages = bytes.len() / 4096;
    bytes[(pages / 2) * 4096 + 9] ^= 1;
    std::fs::write(&store, &bytes).expect("a store");

    program.start();
    program.ask("unlock_with_code", json!({"code": code.concat()}));
    let check = program.ask("check_vault", Value::Null);
    assert_eq!((&check["sound"], &check["pages"]), (&json!(false), &json!([pages / 2 + 1])));

    // Half of it gone: it will not even open.
    program.quit();
    std::fs::write(&store, &bytes[..(pages - 40) * 4096]).expect("a store");
    program.start();
    assert_eq!(program.refusal("accept_rescue", Value::Null).0, "vault_not_damaged", "not before it failed to open");
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "vault_damaged");
    assert_eq!(program.ask("list_snapshots", Value::Null).as_array().map(Vec::len), Some(1));
    let report = program.ask("salvage", json!({ "secret": PASSPHRASE }));
    let entries = report["tables"].as_array().into_iter().flatten().find(|table| table["table"] == "entry");
    let kept = entries.expect("a line for entries")["kept"].as_u64().expect("a number");
    assert!(kept > 100, "{report}");
    program.ask("accept_rescue", Value::Null);
    assert_eq!(program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"], kept);
    assert!(program.folder().join("quarantine/g000001/store.db").exists(), "nothing is deleted");
    write(&mut program, "and on we go");
    program.lock();
    program.unlock();
}

/// A page in the middle of the store, broken while nobody looked.
fn with_a_bad_page() -> (Program, Vec<String>) {
    let (mut program, code) = used();
    for entry in 0..300 {
        write(&mut program, &format!("{entry} {}", "a long evening with many words ".repeat(30)));
    }
    program.quit();
    let store = program.generation().join("store.db");
    let mut bytes = std::fs::read(&store).expect("a store");
    let middle = bytes.len() / 4096 / 2 * 4096;
    bytes[middle + 9] ^= 1;
    std::fs::write(&store, &bytes).expect("a store");
    program.start();
    (program, code)
}

#[test]
fn what_is_left_of_a_vault_that_opens_though_it_is_damaged_is_read_out_without_any_backup() {
    let (mut program, code) = with_a_bad_page();
    program.ask("unlock_with_code", json!({"code": code.concat()}));
    program.lock();
    assert_eq!(program.ask("get_welcome", Value::Null)["damaged"], false, "nobody knows of it yet");
    assert_eq!(program.refusal("salvage", json!({ "secret": PASSPHRASE })).0, "vault_not_damaged");
    program.ask("unlock_with_code", json!({"code": code.concat()}));
    assert_eq!(program.ask("check_vault", Value::Null)["sound"], false);
    program.lock();
    assert_eq!(program.ask("get_welcome", Value::Null)["damaged"], true);
    let report = program.ask("salvage", json!({ "secret": PASSPHRASE }));
    assert_eq!(report["pages"].as_array().map(Vec::len), Some(1), "{report}");
    program.ask("accept_rescue", Value::Null);
    let total = program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"].clone();
    assert!(total.as_u64().is_some_and(|total| (250..306).contains(&total)), "{total}");
    assert_eq!(program.ask("check_vault", Value::Null)["sound"], true);
    program.lock();
    assert_eq!(program.ask("get_welcome", Value::Null)["damaged"], false);
}

#[test]
fn without_key_files_and_with_its_beginning_gone_a_store_still_knows_its_code() {
    let (mut program, code) = with_a_bad_page();
    let generation = program.generation();
    program.quit();
    for keys in ["keys", "keys.2"] {
        std::fs::write(generation.join(keys), [0; 512]).expect("a key file");
    }
    let mut bytes = std::fs::read(generation.join("store.db")).expect("a store");
    bytes[..16].fill(0);
    std::fs::write(generation.join("store.db"), &bytes).expect("a store");
    program.start();
    let (_, of_another) = used();
    let with = |code: &[String]| json!({"code": code.concat()});
    assert_eq!(program.refusal("unlock_with_code", with(&of_another)).0, "wrong_secret");
    assert_eq!(program.refusal("unlock_with_code", with(&code)).0, "vault_damaged", "it is the file, not the code");
    program.ask("salvage", json!({"secret": code.concat()}));
    program.ask("accept_rescue", Value::Null);
    let total = program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"].clone();
    assert!(total.as_u64().is_some_and(|total| (250..306).contains(&total)), "{total}");
}

#[test]
fn a_generation_beside_a_damaged_one_is_put_aside_with_it() {
    let (mut program, _) = used();
    program.keep_safe();
    program.quit();
    let (first, second) = (program.generation(), program.folder().join("g000002"));
    std::fs::create_dir(&second).expect("a folder");
    for file in std::fs::read_dir(&first).expect("a generation").flatten() {
        std::fs::copy(file.path(), second.join(file.file_name())).expect("a copy");
    }
    std::fs::write(first.join("store.db"), b"cut").expect("a store");
    program.start();
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "vault_damaged");
    let snapshot = program.ask("list_snapshots", Value::Null)[0]["name"].as_str().expect("a name").to_owned();
    program.ask("preview_backup", source(None, Some(&snapshot), Some(PASSPHRASE)));
    program.ask("accept_rescue", Value::Null);
    for name in ["g000001", "g000002"] {
        assert!(program.folder().join("quarantine").join(name).join("store.db").exists(), "{name} is not deleted");
    }
    assert_eq!(titles(&mut program).len(), 5);
}

#[test]
fn a_backup_that_damage_keeps_from_being_made_says_so_and_hinders_nothing_else() {
    let (mut program, code) = used();
    write(&mut program, &"a long evening with many words ".repeat(20_000));
    let store = program.generation().join("store.db");
    program.quit();
    let mut bytes = std::fs::read(&store).expect("a store");
    let long = bytes.len() / 4096 - 20;
    bytes[long * 4096 + 9] ^= 1;
    std::fs::write(&store, &bytes).expect("a store");
    program.start();
    program.ask("unlock_with_code", json!({"code": code.concat()}));
    program.keep_safe();
    assert_eq!(program.ask("get_vault_health", Value::Null)["snapshot_problem"], "vault_damaged");
    assert_eq!(titles(&mut program).len(), 6);
}

#[test]
fn a_vault_that_opens_though_it_is_damaged_makes_room_for_a_backup_and_is_put_aside() {
    let (mut program, code) = used();
    // Its text runs over pages that nobody reads who only compares.
    write(&mut program, &"a long evening with many words ".repeat(20_000));
    program.keep_safe();
    let snapshot = snapshots(&mut program)[0]["name"].as_str().expect("a name").to_owned();
    write(&mut program, "Written after the backup");
    let store = program.generation().join("store.db");
    program.quit();
    let mut bytes = std::fs::read(&store).expect("a store");
    let long = bytes.len() / 4096 - 20;
    bytes[long * 4096 + 9] ^= 1;
    std::fs::write(&store, &bytes).expect("a store");

    program.start();
    program.ask("unlock_with_code", json!({"code": code.concat()}));
    let backup = source(None, Some(&snapshot), None);
    assert_ne!(program.ask("preview_restore", backup.clone())["now"], Value::Null, "it is not noticed yet");
    assert_eq!(program.refusal("restore", Value::Null).0, "vault_damaged", "a backup of it was said to be made");
    assert_eq!(program.ask("preview_restore", backup)["now"], Value::Null);
    assert_eq!(program.ask("restore", Value::Null)["entries"], 6);
    assert_eq!(titles(&mut program).len(), 6);
    assert_eq!(std::fs::read(program.folder().join("quarantine/g000001/store.db")).expect("kept"), bytes);
    assert_eq!(program.ask("check_vault", Value::Null)["sound"], true);
    program.lock();
    program.unlock();
}

#[test]
fn a_damage_that_a_check_found_is_known_to_whoever_brings_a_backup_in_its_place() {
    let (mut program, code) = used();
    for entry in 0..300 {
        write(&mut program, &format!("{entry} {}", "a long evening with many words ".repeat(30)));
    }
    program.keep_safe();
    let snapshot = snapshots(&mut program)[0]["name"].as_str().expect("a name").to_owned();
    let store = program.generation().join("store.db");
    program.quit();
    let mut bytes = std::fs::read(&store).expect("a store");
    let middle = bytes.len() / 4096 / 2;
    bytes[middle * 4096 + 9] ^= 1;
    std::fs::write(&store, &bytes).expect("a store");
    for checked in [false, true] {
        program.start();
        program.ask("unlock_with_code", json!({"code": code.concat()}));
        if checked {
            assert_eq!(program.ask("check_vault", Value::Null)["sound"], false);
        }
        let preview = program.ask("preview_restore", source(None, Some(&snapshot), None));
        assert_eq!((&preview["now"], &preview["inside"]["entries"]), (&Value::Null, &json!(305)));
    }
    program.ask("restore", Value::Null);
    assert_eq!(program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"], 305);
}

#[test]
fn a_wrong_passphrase_after_damage_does_not_take_the_ways_out_away() {
    let (mut program, code) = used();
    program.keep_safe();
    let store = program.generation().join("store.db");
    program.quit();
    let bytes = std::fs::read(&store).expect("a store");
    std::fs::write(&store, &bytes[..bytes.len() / 2 + 7]).expect("a store");
    program.start();
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "vault_damaged");
    assert_eq!(program.refusal("unlock", json!({ "passphrase": "not this one at all" })).0, "wrong_secret");
    let snapshot = program.ask("list_snapshots", Value::Null)[0]["name"].as_str().expect("a name").to_owned();
    program.ask("preview_backup", source(None, Some(&snapshot), Some(PASSPHRASE)));
    program.ask("accept_rescue", Value::Null);
    program.logical_hash(&code);
}

#[test]
fn without_key_files_and_without_the_code_a_backup_still_opens_by_passphrase() {
    let (mut program, _) = used();
    program.keep_safe();
    let generation = program.generation();
    program.quit();
    for name in ["keys", "keys.2"] {
        std::fs::remove_file(generation.join(name)).expect("a key file");
    }
    program.start();
    assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "header_damaged");
    let snapshot = program.ask("list_snapshots", Value::Null)[0]["name"].as_str().expect("a name").to_owned();
    let preview = program.ask("preview_backup", source(None, Some(&snapshot), Some(PASSPHRASE)));
    assert_eq!(preview["inside"]["entries"], 5);
    program.ask("accept_rescue", Value::Null);
    program.lock();
    program.unlock();
    assert!(program.folder().join("quarantine/g000001/store.db").exists(), "nothing is deleted");
}

#[test]
fn a_vault_that_opens_is_not_replaced_from_outside_its_door() {
    let (mut program, _) = used();
    let stick = tempfile::tempdir().expect("a folder");
    let file = made_backup(&mut program, stick.path());
    program.lock();
    assert_eq!(program.refusal("preview_backup", source(Some(&file), None, Some(PASSPHRASE))).0, "vault_not_damaged");
    assert_eq!(program.refusal("salvage", json!({ "secret": PASSPHRASE })).0, "vault_not_damaged");
    program.unlock();
}

#[test]
fn a_vault_whose_generation_is_gone_is_brought_back_from_its_own_backup_and_never_begun_anew() {
    for pointer_too in [false, true] {
        let (mut program, _) = used();
        program.keep_safe();
        let generation = program.generation();
        program.quit();
        std::fs::remove_dir_all(generation).expect("a generation");
        if pointer_too {
            std::fs::remove_file(program.folder().join("current")).expect("a pointer");
        }
        program.start();
        assert_eq!(program.ask("get_welcome", Value::Null)["state"], "locked");
        assert_eq!(program.refusal("propose_vault", json!({ "passphrase": PASSPHRASE })).0, "vault_exists");
        assert_eq!(program.refusal("unlock", json!({ "passphrase": PASSPHRASE })).0, "vault_store_missing");
        let snapshot = program.ask("list_snapshots", Value::Null)[0]["name"].as_str().expect("a name").to_owned();
        program.ask("preview_backup", source(None, Some(&snapshot), Some(PASSPHRASE)));
        program.ask("accept_rescue", Value::Null);
        assert_eq!(titles(&mut program).len(), 5);
        program.lock();
        program.unlock();
    }
}

#[test]
fn what_was_looked_into_and_not_wanted_takes_no_room() {
    let (mut program, _) = used();
    program.keep_safe();
    let snapshot = snapshots(&mut program)[0]["name"].as_str().expect("a name").to_owned();
    let building = program.folder().join("building");
    for way_out in ["forgotten", "locked"] {
        program.ask("preview_restore", source(None, Some(&snapshot), None));
        assert!(building.exists());
        if way_out == "forgotten" {
            program.ask("forget_restore", Value::Null);
        } else {
            program.lock();
        }
        assert!(!building.exists(), "{way_out}");
    }
}
