//! Others at the same files: a second process, and a tool that keeps the folder in step with another computer.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Child;
use std::time::Duration;

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::row::{Outcome, Scale};
use crate::store::{self, NEW_PASSPHRASE, NOW, ZONE};
use crate::vaults::{self, Own, asked_back, new_entry, outcome_of};

pub const ERRAND: &str = "second-process";

pub fn run(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    let own = Own::copy_of(store::base(scale));
    let mut short = vec![second_is_refused(&own.again()), killed_holder_frees(&own.again())];
    outcome.figure("processes", short.len() as u64);
    let cases: Vec<(&Sync, &Asked)> =
        SYNCS.iter().flat_map(|sync| ASKED.iter().map(move |asked| (sync, asked))).collect();
    outcome.figure("replaced", cases.len() as u64);
    short.extend(store::in_lanes(&cases, |(sync, asked)| {
        let called = |why: String| format!("{}, then {}: {why}", sync.0, asked.name);
        replaced(&own.again(), sync, asked).map_err(called).err().into_iter().collect()
    }));
    short.into_iter().flatten().for_each(|why| outcome.fell_short(why));
    outcome
}

/// The other side: tries every way in, or comes in and stays until it is told to go.
pub fn second(task: &Value) -> Value {
    let folder = Path::new(task["folder"].as_str().expect("a folder"));
    let mut program = Program::in_folder(folder, NOW, ZONE);
    let code = json!({ "code": task["code"] });
    if task["stay"] == true {
        let said = outcome_of(&mut program, "unlock_with_code", code);
        println!("{said}");
        let _ = std::io::stdout().flush();
        let _ = std::io::stdin().read_line(&mut String::new());
        return json!([said]);
    }
    let attempts = [
        ("get_welcome", Value::Null),
        ("unlock_with_code", code),
        ("unlock", json!({ "passphrase": PASSPHRASE })),
        ("propose_vault", json!({ "passphrase": PASSPHRASE })),
        ("list_snapshots", Value::Null),
    ];
    attempts.map(|(command, request)| outcome_of(&mut program, command, request)).into_iter().collect()
}

fn ask_another(own: &Own) -> Value {
    vaults::answer(vaults::command(ERRAND, &json!({ "folder": own.folder, "code": own.code })))
}

/// While the vault is open here, and while it is locked here: the folder stays this process's.
fn second_is_refused(own: &Own) -> Vec<String> {
    let mut short = Vec::new();
    let mut program = vaults::opened(&own.folder, &own.code).expect("the code opens the vault");
    program.ask("save_entry", new_entry("before the other came"));
    for state in ["open", "locked"] {
        let before = vaults::files(&own.folder);
        let said = ask_another(own);
        if said.as_array().is_none_or(|said| said.iter().any(|each| each != "vault_busy")) {
            short.push(format!("to a second process, while the vault was {state}, was said {said}"));
        }
        let touched = vaults::differing(&before, &vaults::files(&own.folder));
        if !touched.is_empty() {
            short.push(format!("a second process touched {touched:?}"));
        }
        if state == "open" {
            program.ask("save_entry", new_entry("after the other went"));
        }
        program.lock();
    }
    program.ask("unlock_with_code", json!({ "code": own.code }));
    if vaults::how_many(&mut program) != own.entries.len() as u64 + 2 {
        short.push("entries are missing after a second process came and went".to_owned());
    }
    program.quit();
    let said = ask_another(own);
    if said[0] != "done" || said[1] != "done" {
        short.push(format!("with nobody else there, was said {said}: this test would see nothing"));
    }
    short
}

/// The kernel takes the lock from a process that is killed; nothing that it leaves keeps anyone out.
fn killed_holder_frees(own: &Own) -> Vec<String> {
    let task = json!({ "folder": own.folder, "code": own.code, "stay": true });
    let mut holder: Child = vaults::command(ERRAND, &task).spawn().expect("the test binary starts");
    let mut said = String::new();
    let out = holder.stdout.take().expect("a pipe was asked for");
    BufReader::new(out).read_line(&mut said).expect("it says what it met");
    let while_held = vaults::opened(&own.folder, &own.code).err().unwrap_or_default();
    holder.kill().expect("it is ours to kill");
    holder.wait().expect("it was started here");
    let afterwards = vaults::opened(&own.folder, &own.code).err();
    let mut short = Vec::new();
    if said.trim() != "done" || while_held != "vault_busy" {
        short.push(format!("another held the vault ({}), and {while_held:?} was said", said.trim()));
    }
    if let Some(refused) = afterwards {
        short.push(format!("the one that held the vault was killed, and {refused} was said"));
    }
    short
}

/// The generation of another computer.
const BROUGHT: &str = "g000009";

/// What a sync tool does to the store: told the store's path and another store's bytes.
type Sync = (&'static str, fn(&Path, &[u8]));
const SYNCS: [Sync; 7] = [
    ("another file renamed over it", |store, other| {
        let beside = store.with_file_name(".store.db.tmp");
        std::fs::write(&beside, other).and_then(|()| std::fs::rename(&beside, store)).expect("a file");
    }),
    ("the same content renamed over it", |store, _| {
        let beside = store.with_file_name(".store.db.tmp");
        std::fs::copy(store, &beside).and_then(|_| std::fs::rename(&beside, store)).expect("a file");
    }),
    ("rewritten in place", |store, other| std::fs::write(store, other).expect("a file")),
    ("rewritten in place, as long as it was", |store, _| {
        let mut bytes = std::fs::read(store).expect("a file");
        bytes.iter_mut().skip(4096).step_by(777).for_each(|byte| *byte ^= 0x55);
        let file = std::fs::File::options().write(true).open(store);
        file.and_then(|mut file| file.write_all(&bytes)).expect("a file");
    }),
    ("deleted", |store, _| std::fs::remove_file(store).expect("a file")),
    ("another generation brought beside it", |store, other| {
        let generation = store.parent().expect("a folder");
        let brought = generation.with_file_name(BROUGHT);
        store::copy(generation, &brought);
        std::fs::write(brought.join("store.db"), other).expect("a file");
        std::fs::write(generation.with_file_name("current"), format!("{BROUGHT}\n")).expect("a file");
    }),
    ("cut to nothing", |store, _| std::fs::write(store, b"").expect("a file")),
];

/// What is asked next of the open vault: its name, what is asked before the tool comes, and what is asked after it with the
/// answer to that.
struct Asked {
    name: &'static str,
    prepare: fn(&mut Program, &str) -> Value,
    ask: (&'static str, fn(&Value) -> Value),
}

const ASKED: [Asked; 7] = [
    Asked {
        name: "new passphrase",
        prepare: |_, _| Value::Null,
        ask: ("change_passphrase", |_| json!({"proof": PASSPHRASE, "passphrase": NEW_PASSPHRASE})),
    },
    Asked {
        name: "save",
        prepare: |_, _| Value::Null,
        ask: ("save_entry", |_| new_entry("a thought that found no room")),
    },
    Asked {
        name: "delete",
        prepare: |program, _| program.ask("list_entries", json!({"text": "", "before": null, "limit": 1})),
        ask: ("delete_entry", |page| json!({ "id": page["entries"][0]["id"] })),
    },
    Asked {
        name: "new settings",
        prepare: |program, _| program.ask("get_settings", Value::Null),
        ask: ("save_settings", Value::clone),
    },
    Asked {
        name: "restore",
        prepare: |program, _| {
            let health = program.ask("get_vault_health", Value::Null);
            let snapshot = health["snapshots"][0]["name"].clone();
            program.ask("preview_restore", json!({"path": null, "snapshot": snapshot, "secret": null}))
        },
        ask: ("restore", |_| Value::Null),
    },
    Asked {
        name: "encrypt anew",
        prepare: |program, code| program.ask("propose_new_keys", json!({"proof": code, "passphrase": NEW_PASSPHRASE})),
        ask: ("reencrypt", |sheet| json!({"answers": asked_back(sheet), "keep_old_copies": false})),
    },
    Asked { name: "check", prepare: |_, _| Value::Null, ask: ("check_vault", |_| Value::Null) },
];

const HELD: &str = "what was being typed";

/// The next write is refused, what the tool put there stays, and what was being typed is offered once the vault opens again.
fn replaced(own: &Own, sync: &Sync, asked: &Asked) -> Result<(), String> {
    let mut program = vaults::opened(&own.folder, &own.code)?;
    let store = own.store();
    let current = std::fs::read(own.folder.join("current")).expect("a file");
    let earlier = std::fs::read(&store).expect("a store");
    program.ask("save_entry", new_entry("this one is stored, and longer than a page ".repeat(400).as_str()));
    let mine = std::fs::read(&store).expect("a store");
    if mine == earlier {
        return Err("an entry was stored and the file is the same: this test would see nothing".to_owned());
    }
    // A file's time has steps of some milliseconds; no tool is that quick.
    std::thread::sleep(Duration::from_millis(20));
    program.ask("hold_draft", new_entry(HELD));
    let prepared = (asked.prepare)(&mut program, &own.code);
    (sync.1)(&store, &earlier);
    let put_there = vaults::files(store.parent().expect("a folder"));
    let (command, request) = asked.ask;
    let said = outcome_of(&mut program, command, request(&prepared));
    if said != "vault_changed" {
        return Err(format!("was answered {said}"));
    }
    program.lock();
    let now = vaults::files(store.parent().expect("a folder"));
    let touched = vaults::differing(&put_there, &now);
    if !touched.iter().all(|name| name.ends_with("store.db-journal")) {
        return Err(format!("{touched:?} was written over"));
    }
    // Whoever owns the files puts ours back.
    std::fs::write(&store, mine).expect("a file");
    std::fs::write(own.folder.join("current"), current).expect("a file");
    let _ = std::fs::remove_dir_all(own.folder.join(BROUGHT));
    program.ask("unlock_with_code", json!({ "code": own.code }));
    let left = program.ask("get_left_draft", Value::Null);
    if left["body"] != HELD {
        return Err(format!("what was being typed is gone: {left}"));
    }
    if vaults::how_many(&mut program) != own.entries.len() as u64 + 1 {
        return Err("what was stored before is gone".to_owned());
    }
    Ok(())
}
