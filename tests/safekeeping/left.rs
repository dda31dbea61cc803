//! A text that could not be stored when the vault was locked: it is offered until its user decides.

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::{NOW, made_backup, source, titles, used};

#[test]
fn what_was_being_typed_is_stored_by_the_lock_or_sealed_and_offered() {
    let (mut program, _) = used();
    program.ask("hold_draft", json!({"id": null, "body": "half a thought", "written_at": null}));
    program.lock();
    program.unlock();
    assert_eq!(titles(&mut program)[0], "half a thought", "a lock that nobody asked for loses no word");
    assert_eq!(program.ask("get_left_draft", Value::Null), Value::Null);

    // A sync tool put another file in the place of the store: nothing may be written over it.
    let store = program.generation().join("store.db");
    program.ask("hold_draft", json!({"id": null, "body": "a thought that found no room", "written_at": null}));
    let bytes = std::fs::read(&store).expect("a store");
    std::fs::write(store.with_file_name("other"), &bytes).expect("a copy");
    std::fs::rename(store.with_file_name("other"), &store).expect("replaced");
    assert_eq!(program.refusal("save_entry", json!({"id": null, "body": "x", "written_at": null})).0, "vault_changed");
    program.lock();
    program.unlock();
    assert!(!titles(&mut program).contains(&"a thought that found no room".to_owned()), "never merged in silence");
    let left = program.ask("get_left_draft", Value::Null);
    assert_eq!(left["body"], "a thought that found no room");
    program.ask("forget_left_draft", Value::Null);
    program.lock();
    program.unlock();
    assert_eq!(program.ask("get_left_draft", Value::Null), Value::Null);
}

#[test]
fn a_text_that_was_offered_and_not_decided_on_is_offered_again_with_the_next() {
    let (mut program, _) = used();
    for thought in ["the first", "the second"] {
        leave(&mut program, thought);
    }
    let offered = json!({"id": null, "body": "the first\n\n---\n\nthe second", "written_at": null});
    assert_eq!(program.ask("get_left_draft", Value::Null), offered);
    program.lock();
    program.unlock();
    assert_eq!(program.ask("get_left_draft", Value::Null), offered);
}

/// Locked while a sync tool has put another file in the store's place, and unlocked again: what was held has been left.
fn leave(program: &mut Program, body: &str) {
    let store = program.generation().join("store.db");
    program.ask("hold_draft", json!({"id": null, "body": body, "written_at": null}));
    let bytes = std::fs::read(&store).expect("a store");
    std::fs::write(store.with_file_name("other"), &bytes).expect("a copy");
    std::fs::rename(store.with_file_name("other"), &store).expect("replaced");
    program.lock();
    program.unlock();
}

const NEW_PHRASE: &str = "harbour copper winter kite";

fn make_new_keys(program: &mut Program) {
    let sheet = program.ask("propose_new_keys", json!({"proof": PASSPHRASE, "passphrase": NEW_PHRASE}));
    let group = |at: usize| sheet["groups"][sheet["ask"][at].as_u64().expect("a place") as usize - 1].clone();
    program.ask("reencrypt", json!({"answers": [group(0), group(1)], "keep_old_copies": true}));
}

#[test]
fn a_text_that_was_left_is_offered_under_new_keys_and_lies_under_no_others() {
    let (mut program, _) = used();
    leave(&mut program, "half a thought");
    let of_old_keys = std::fs::read(program.folder().join("draft")).expect("a draft");
    make_new_keys(&mut program);
    assert_ne!(std::fs::read(program.folder().join("draft")).expect("a draft"), of_old_keys);
    assert!(!program.folder().join("draft.next").exists());
    program.quit();
    program.start();
    program.ask("unlock", json!({ "passphrase": NEW_PHRASE }));
    assert_eq!(program.ask("get_left_draft", Value::Null)["body"], "half a thought");
}

#[test]
fn a_text_that_was_left_is_offered_by_a_vault_that_came_with_keys_of_its_own() {
    let (mut first, _) = used();
    let stick = tempfile::tempdir().expect("a folder");
    let file = made_backup(&mut first, stick.path());
    let mut second = Program::with_a_vault(NOW, "America/Los_Angeles");
    leave(&mut second, "half a thought");
    second.ask("preview_restore", source(Some(&file), None, Some(PASSPHRASE)));
    second.ask("restore", Value::Null);
    second.lock();
    second.unlock();
    assert_eq!(second.ask("get_left_draft", Value::Null)["body"], "half a thought");
}

#[test]
fn a_text_that_no_disk_took_is_handed_on_under_new_keys() {
    let (mut program, _) = used();
    let draft = program.folder().join("draft");
    std::fs::create_dir(&draft).expect("a folder");
    std::fs::write(draft.join("x"), b"").expect("a file");
    leave(&mut program, "in memory only");
    make_new_keys(&mut program);
    program.lock();
    program.ask("unlock", json!({ "passphrase": NEW_PHRASE }));
    assert_eq!(program.ask("get_left_draft", Value::Null)["body"], "in memory only");
}

#[test]
fn a_text_that_no_disk_took_is_handed_on_until_its_user_decides() {
    let (mut program, _) = used();
    let draft = program.folder().join("draft");
    // A folder in the draft's place: the disk takes nothing there.
    std::fs::create_dir(&draft).expect("a folder");
    std::fs::write(draft.join("x"), b"").expect("a file");
    leave(&mut program, "in memory only");
    for _ in 0..2 {
        program.lock();
        program.unlock();
        assert_eq!(program.ask("get_left_draft", Value::Null)["body"], "in memory only");
    }
    std::fs::remove_dir_all(&draft).expect("room again");
    program.lock();
    program.unlock();
    program.quit();
    program.start();
    program.unlock();
    assert_eq!(program.ask("get_left_draft", Value::Null)["body"], "in memory only");
    program.ask("forget_left_draft", Value::Null);
    program.lock();
    program.unlock();
    assert_eq!(program.ask("get_left_draft", Value::Null), Value::Null);
}
