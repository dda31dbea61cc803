//! Words that were written, looked for in every file that is not the vault's secret to keep: none may be there, however spelt.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use daymark_tests::{PASSPHRASE, Program};
use memchr::memmem::Finder;
use serde_json::{Value, json};

use crate::row::{Outcome, Scale};
use crate::store::{self, NEW_PASSPHRASE, NOW, Numbers, ZONE};
use crate::vaults::{self, asked_back, groups, new_entry};

pub const ERRAND: &str = "canary";
/// Larger files are no text of ours; the whole of a computer's temporary files may be there.
const LARGEST: u64 = 256 << 20;
/// What a program on this system calls its own folders by.
const FOLDERS: [&str; 7] =
    ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"];

pub fn run(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    let rounds = scale.pick(1, 5);
    let (mut files, mut hits) = (0, 0);
    let words = (0..rounds).map(|_| words()).collect::<Vec<_>>();
    for words in &words {
        let place = store::place();
        let began = std::fs::metadata(place.path()).and_then(|about| about.modified()).expect("a time");
        let task = json!({ "folder": place.path().join("data/vault/v1"), "stick": place.path().join("stick"), "words": words });
        let mut command = vaults::command(ERRAND, &task);
        for name in FOLDERS {
            let folder = place.path().join(name);
            std::fs::create_dir_all(&folder).expect("a folder");
            command.env(name, folder);
        }
        let told = vaults::answer(command);
        let forms = forms(words);
        if told["while_open"] != json!([]) {
            outcome.fell_short(format!("while the vault was open: {}", told["while_open"]));
        }
        if told["read_back"] != true {
            outcome.fell_short("the words were not in the vault: this test would see nothing");
        }
        // The second lies in the first, unless a test runner put it elsewhere.
        let mut places = vec![std::env::temp_dir(), place.path().to_path_buf(), PathBuf::from("/dev/shm")];
        places.dedup_by(|later, earlier| later.starts_with(earlier));
        for found in places.iter().map(|place| search(place, &forms, began)) {
            files += found.files;
            hits += found.hits.len() as u64;
            found.hits.into_iter().for_each(|hit| outcome.fell_short(hit));
        }
        if let Some(blind) = unseen(words, &forms) {
            outcome.fell_short(format!("a planted word was not found as {blind}: this test would see nothing"));
        }
    }
    outcome.figure("words", rounds * WRITTEN as u64);
    outcome.figure("forms", words.first().map_or(0, |words| forms(words).len() as u64));
    outcome.figure("files", files);
    outcome.figure("hits", hits);
    outcome
}

/// Words that nobody ever wrote, new each time: what an earlier run left, and this source, hold none of them.
fn words() -> Vec<String> {
    let mut numbers = Numbers::from(RandomState::new().hash_one(NOW));
    let letter = |numbers: &mut Numbers| char::from(b'a' + numbers.below(26) as u8);
    (0..WRITTEN).map(|_| (0..18).map(|_| letter(&mut numbers)).collect()).collect()
}

/// How many words the child puts in different places.
const WRITTEN: usize = 9;

/// A word in one spelling.
struct Form {
    word: usize,
    spelling: String,
    bytes: Vec<u8>,
}

fn forms(words: &[String]) -> Vec<Form> {
    let mut all = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let mut add =
            |spelling: &str, bytes: Vec<u8>| all.push(Form { word: at, spelling: spelling.to_owned(), bytes });
        let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hex: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
        add("UTF-8", word.clone().into_bytes());
        add("UTF-8 in capitals", word.to_uppercase().into_bytes());
        add("UTF-16LE", utf16);
        add("hex", hex.clone().into_bytes());
        add("hex in capitals", hex.to_uppercase().into_bytes());
        for shift in 0..3 {
            add(&format!("base64 at {shift}"), base64_of(word, shift, |bytes| STANDARD_NO_PAD.encode(bytes)));
            add(&format!("base64url at {shift}"), base64_of(word, shift, |bytes| URL_SAFE_NO_PAD.encode(bytes)));
        }
    }
    all
}

/// The signs that hold nothing but the word, with so many other bytes before it.
fn base64_of(word: &str, shift: usize, encode: impl Fn(&[u8]) -> String) -> Vec<u8> {
    let bytes = [&vec![0; shift], word.as_bytes()].concat();
    let (first, last) = ((shift * 8).div_ceil(6), bytes.len() * 8 / 6);
    encode(&bytes).as_bytes()[first..last].to_vec()
}

#[derive(Default)]
struct Found {
    files: u64,
    hits: Vec<String>,
}

/// In every file below a folder that was changed since; a folder that others write to has many that are older.
fn search(place: &Path, forms: &[Form], since: SystemTime) -> Found {
    let mut found = Found::default();
    let finders: Vec<(Finder<'_>, &Form)> = forms.iter().map(|form| (Finder::new(&form.bytes), form)).collect();
    let mut folders = vec![place.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            let Ok(about) = std::fs::symlink_metadata(&path) else { continue };
            if about.is_dir() {
                folders.push(path);
            } else if about.is_file() && about.len() <= LARGEST && about.modified().unwrap_or(UNIX_EPOCH) >= since {
                found.files += 1;
                let bytes = std::fs::read(&path).unwrap_or_default();
                let name = path.to_string_lossy().into_owned();
                for (finder, form) in &finders {
                    if finder.find(&bytes).is_some() || finder.find(name.as_bytes()).is_some() {
                        found.hits.push(format!("word {} as {} in {}", form.word, form.spelling, path.display()));
                    }
                }
            }
        }
    }
    found
}

/// The spelling in which a word that lies in a file in clear is not found, if there is one.
fn unseen(words: &[String], forms: &[Form]) -> Option<String> {
    let place = store::place();
    let word = words.first()?;
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    let shifted = |before: &str| STANDARD_NO_PAD.encode(format!("{before}{word} and on")).into_bytes();
    let plain = word.clone().into_bytes();
    for (name, bytes) in [
        ("UTF-8", plain),
        ("UTF-16LE", utf16),
        ("hex", hex.into_bytes()),
        ("base64 at 0", shifted("six in")),
        ("base64 at 1", shifted("seven i")),
        ("base64 at 2", shifted("eight in")),
    ] {
        let file = place.path().join("planted");
        std::fs::write(&file, [b"before ", &bytes[..], b" after"].concat()).expect("a file");
        let found = search(place.path(), forms, UNIX_EPOCH);
        if !found.hits.iter().any(|hit| hit.contains(&format!(" as {name} "))) {
            return Some(name.to_owned());
        }
    }
    None
}

/// The other side: a life of a vault with a word in each place that a person writes to, locked and quit at its end. Says what
/// was found on the disk in its middle, while it stood open, and whether all of them could be read.
pub fn live(task: &Value) -> Value {
    let words: Vec<String> = serde_json::from_value(task["words"].clone()).expect("words");
    let path = |name: &str| PathBuf::from(task[name].as_str().expect("a path"));
    let (folder, stick) = (path("folder"), path("stick"));
    std::fs::create_dir_all(&stick).expect("a folder");
    let mut program = Program::in_folder(&folder, NOW, ZONE);
    program.create_vault();
    write(&mut program, &words, &stick);
    program.ask("back_up", json!({ "folder": stick }));
    program.keep_safe();
    let while_open = search(stick.parent().expect("a folder"), &forms(&words), UNIX_EPOCH).hits;
    // Held, and stored by the lock.
    program.ask("hold_draft", new_entry(&words[6]));
    program.lock();
    program.unlock();
    let code = encrypt_anew(&mut program);
    bring_back(&mut program);
    leave_a_draft(&mut program, &words[7], &code);
    salvage(&mut program, &code);
    program.ask("hold_draft", new_entry(&words[8]));
    let mut found = BTreeSet::new();
    for word in &words {
        let page = program.ask("list_entries", json!({"text": word, "before": null, "limit": 9}));
        let elsewhere =
            ["list_groups", "list_clocks", "get_left_draft"].map(|ask| program.ask(ask, Value::Null).to_string());
        let visits = program.ask("list_attendance", json!({"group": null, "from": null, "until": null})).to_string();
        if page["total"] != 0 || elsewhere.iter().chain([&visits]).any(|text| text.contains(word.as_str())) {
            found.insert(word);
        }
    }
    program.lock();
    program.quit();
    // The last one is stored by the lock just now.
    json!({"while_open": while_open, "read_back": found.len() + 1 == words.len()})
}

/// Entries, one rewritten and one deleted; a group with a note; a visit; a list whose name is a word.
fn write(program: &mut Program, words: &[String], stick: &Path) {
    let long = format!("{} ", words[0]).repeat(3_000);
    let entry = program.ask("save_entry", new_entry(&long));
    program.ask("save_entry", new_entry(&format!("# {}\n\nand on", words[1])));
    program.ask("save_entry", json!({"id": entry["id"], "body": format!("{long} again"), "written_at": null}));
    let gone = program.ask("save_entry", new_entry(&words[2]));
    program.ask("delete_entry", json!({ "id": gone["id"] }));
    program.ask("restore_entry", json!({ "id": gone["id"] }));
    let preview = program.ask("preview_list", json!({"path": daymark_tests::fixture("lists/hand-written.json")}));
    program.ask("import_list", json!({"token": preview["token"], "name": words[3], "zone": ZONE}));
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 9}));
    let group = program.ask("bookmark_meeting", json!({ "id": found["rows"][0]["meeting"] }));
    program.ask("save_group", json!({"id": group["id"], "note": words[4], "reminder_minutes": 30}));
    program.ask(
        "record_attendance",
        json!({"id": null, "group": group["id"], "group_name": group["name"], "attended_on": null, "note": words[5]}),
    );
    assert!(stick.is_dir(), "a folder for the copies");
}

fn encrypt_anew(program: &mut Program) -> String {
    let sheet = program.ask("propose_new_keys", json!({"proof": PASSPHRASE, "passphrase": NEW_PASSPHRASE}));
    program.ask("reencrypt", json!({"answers": asked_back(&sheet), "keep_old_copies": true}));
    groups(&sheet).concat()
}

fn bring_back(program: &mut Program) {
    let health = program.ask("get_vault_health", Value::Null);
    let snapshot = health["snapshots"][0]["name"].clone();
    program.ask("preview_restore", json!({"path": null, "snapshot": snapshot, "secret": null}));
    program.ask("restore", Value::Null);
}

/// Another file in the store's place: what is held can only be sealed.
fn leave_a_draft(program: &mut Program, word: &str, code: &str) {
    let store = program.generation().join("store.db");
    program.ask("hold_draft", new_entry(word));
    std::fs::copy(&store, store.with_file_name("other")).expect("a copy");
    std::fs::rename(store.with_file_name("other"), &store).expect("replaced");
    program.lock();
    assert!(program.folder().join("draft").exists(), "it is sealed");
    program.ask("unlock_with_code", json!({ "code": code }));
}

/// Cut so that it will not open, read row by row, and put in its own place; the draft stays.
fn salvage(program: &mut Program, code: &str) {
    let store = program.generation().join("store.db");
    program.lock();
    program.quit();
    let file = std::fs::File::options().read(true).write(true).open(&store).expect("a store");
    let length = file.metadata().expect("a store").len();
    file.set_len(length + 16).expect("a store");
    program.start();
    let refused = program.refusal("unlock_with_code", json!({ "code": code })).0;
    assert_eq!(refused, "vault_damaged", "a store of sixteen bytes too many");
    program.ask("salvage", json!({ "secret": code }));
    program.ask("accept_rescue", Value::Null);
}
