//! What must not wait for a long work does not, and nothing typed meanwhile is lost. The work is a thread that holds the
//! door, as any command does while it runs.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;

const PASSPHRASE: &str = "lantern gravel otter spindle";
/// Far less than any work that was held up by another would take here.
const AT_ONCE: Duration = Duration::from_millis(200);

fn locked_vault() -> (TempDir, Host) {
    let place = tempfile::tempdir().unwrap();
    let host = Host::new(place.path().join("v1"));
    ask_gate(&host, "propose_vault", &json!({ "passphrase": PASSPHRASE })).unwrap();
    ask_gate(&host, "confirm_vault", &json!({ "answers": null })).unwrap();
    host.lock();
    (place, host)
}

fn open_vault() -> (TempDir, Host) {
    let (place, host) = locked_vault();
    unlock(&host).unwrap();
    (place, host)
}

fn unlock(host: &Host) -> Result<Vec<u8>, Problem> {
    ask_gate(host, "unlock", &json!({ "passphrase": PASSPHRASE }))
}

fn ask_gate(host: &Host, command: &str, request: &Value) -> Result<Vec<u8>, Problem> {
    host.call_locked(command, request.to_string().as_bytes()).map(|(answer, _)| answer)
}

fn ask(host: &Host, command: &str, request: &Value) -> Result<Value, Problem> {
    let (answer, _) = host.call(command, request.to_string().as_bytes())?;
    Ok(serde_json::from_slice(&answer).unwrap())
}

fn draft(body: &str) -> Value {
    json!({ "id": null, "body": body, "written_at": null })
}

fn entries(host: &Host) -> Vec<String> {
    unlock(host).unwrap();
    let found = ask(host, "list_entries", &json!({ "text": "", "before": null, "limit": 10 })).unwrap();
    found["entries"].as_array().unwrap().iter().map(|entry| entry["title"].as_str().unwrap().to_owned()).collect()
}

/// Runs `meanwhile` while a work holds the door that ends when it is told to stop.
fn during_a_work<T>(host: &Host, meanwhile: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        let (begun, begins) = mpsc::channel();
        scope.spawn(move || {
            let _door = host.door();
            host.work.start();
            begun.send(()).unwrap();
            while host.work.go_on().is_ok() {
                thread::sleep(Duration::from_millis(5));
            }
        });
        begins.recv().unwrap();
        let result = meanwhile();
        host.work.cancel();
        result
    })
}

#[test]
fn the_names_it_knows_are_in_the_table() {
    assert!([HOLD_DRAFT, SAVE_ENTRY].iter().all(|name| Commands::NAMES.contains(name)));
}

#[test]
fn when_to_lock_and_what_to_ring_wait_for_no_work() {
    let (_place, host) = open_vault();
    during_a_work(&host, || {
        let asked = Instant::now();
        assert!(host.lock_rules().is_some(), "the rules it had");
        assert!(host.computer_locks());
        host.due_reminder();
        host.keep_safe();
        assert!(asked.elapsed() < AT_ONCE, "{:?}", asked.elapsed());
    });
    host.lock();
    assert!(host.lock_rules().is_none());
}

#[test]
fn the_wish_to_lock_ends_a_work() {
    let (_place, host) = open_vault();
    during_a_work(&host, || {
        assert!(host.begin_closing());
        let asked = Instant::now();
        host.stop_calls();
        host.lock();
        assert!(asked.elapsed() < Duration::from_secs(1));
    });
}

#[test]
fn what_is_typed_during_a_work_outlives_the_lock_that_ends_it() {
    let (_place, host) = open_vault();
    during_a_work(&host, || {
        let asked = Instant::now();
        ask(&host, HOLD_DRAFT, &draft("half a thought")).unwrap();
        ask(&host, HOLD_DRAFT, &draft("half a thought, and the rest")).unwrap();
        assert!(asked.elapsed() < AT_ONCE, "nobody waits: {:?}", asked.elapsed());
    });
    host.stop_calls();
    host.lock();
    host.let_in_again();
    assert!(whole(&host.words).is_none(), "nothing stays in clear");
    assert_eq!(entries(&host), ["half a thought, and the rest"]);
}

#[test]
fn a_save_that_waits_for_a_work_is_made_by_the_lock_or_by_itself_and_once() {
    let (_place, host) = open_vault();
    thread::scope(|scope| {
        let saved = during_a_work(&host, || {
            let saving = scope.spawn(|| ask(&host, SAVE_ENTRY, &draft("waited for")));
            while whole(&host.words).is_none() {
                thread::sleep(Duration::from_millis(1));
            }
            host.stop_calls();
            saving
        });
        host.lock();
        assert!(saved.join().unwrap().is_err(), "the door is shut");
    });
    host.let_in_again();
    assert_eq!(entries(&host), ["waited for"]);

    ask(&host, SAVE_ENTRY, &draft("stored at once")).unwrap();
    host.lock();
    assert_eq!(entries(&host), ["stored at once", "waited for"]);
}

#[test]
fn a_text_that_comes_after_the_lock_is_refused_and_not_kept() {
    let (_place, host) = locked_vault();
    assert!(ask(&host, HOLD_DRAFT, &draft("too late")).is_err());
    assert!(whole(&host.words).is_none());
}

#[test]
fn a_vault_that_opens_while_the_screen_locks_is_closed_again() {
    let (_place, host) = locked_vault();
    thread::scope(|scope| {
        let opening = scope.spawn(|| unlock(&host));
        while host.door_if_free().is_some() {
            thread::sleep(Duration::from_millis(1));
        }
        assert!(!host.computer_locks(), "nothing is open yet");
        assert_eq!(opening.join().unwrap().map_err(|problem| problem.code), Err(Code::Locked));
    });
    assert!(host.lock_rules().is_none());
    unlock(&host).unwrap();
}

/// A store that takes nothing, as it is not the one that was opened; and a disk that takes no draft beside it.
fn take_nothing(vault: &std::path::Path) {
    let store = vault.join("g000001/store.db");
    std::fs::copy(&store, vault.join("other.db")).unwrap();
    std::fs::rename(vault.join("other.db"), store).unwrap();
    std::fs::create_dir(vault.join("draft.new")).unwrap();
}

#[test]
fn a_text_that_neither_store_nor_disk_takes_waits_sealed_and_its_user_is_told_before_it_goes() {
    let (place, host) = open_vault();
    assert!(host.may_leave(), "nothing would be lost");
    ask(&host, HOLD_DRAFT, &draft("nowhere to go")).unwrap();
    take_nothing(&place.path().join("v1"));
    host.lock_after_tidying();
    assert!(host.text_waits());
    assert!(!host.may_leave(), "they are told");
    assert!(host.may_leave(), "and may go all the same");
    std::fs::remove_dir(place.path().join("v1/draft.new")).unwrap();
    unlock(&host).unwrap();
    assert!(!host.text_waits());
    let left = ask(&host, "get_left_draft", &Value::Null).unwrap();
    assert_eq!(left["body"], "nowhere to go");
}
