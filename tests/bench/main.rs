//! How long people wait, over a store of ten years: each time beside its budget. Ends with status 1 if one is missed.
//!
//! `cargo bench -p daymark-tests` measures it as people get it, `--profile dev` as the tests see it; with `-- lists`,
//! `-- years` or `-- find` one part of it. The machine should have nothing else to do.

mod find;
mod forty_years;
mod lists;
mod plain;
mod ten_years;
mod times;

use std::process::ExitCode;

use daymark_tests::Program;
use serde_json::{Value, json};

use ten_years::{ENTRIES, LISTED, VISITS};
use times::{Report, Times};

const UNLOCKS: usize = 7;
const COMMITS: usize = 300;
const SEARCHES: usize = 20;
/// Milliseconds. What comes sooner after a key is felt to come with it.
const AT_ONCE: u64 = 100;
/// What people type: a word that is everywhere, one that is rare, several, the first letters of one.
const TYPED: [&str; 7] = ["evening", "a", "quiet harbour", "mor", "zephyr", "the day was long", "nothingatall"];

fn main() -> ExitCode {
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    println!("{profile} profile\n");
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on a disk");
    let mut report = Report::default();
    // First, while nothing else stands in memory.
    if is_wanted("lists") {
        lists::measure(folder.path(), &mut report);
    }
    if is_wanted("years") {
        years(folder.path(), &mut report);
        forty_years::glances(folder.path(), &mut report);
    }
    if is_wanted("find") {
        find::measure(&folder.path().join("v2"), &mut report);
    }
    report.end()
}

/// Named behind `--`, or nothing is.
fn is_wanted(part: &str) -> bool {
    let mut named = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|word| word == part)
}

fn years(folder: &std::path::Path, report: &mut Report) {
    println!("{ENTRIES} entries of about 200 words, {VISITS} visits, {LISTED} listed meetings\n");
    let mut program = ten_years::store(&folder.join("v1"));
    doors(&mut program, report);
    commits(&mut program, folder, report);
    pages(&mut program, report);
}

/// A wrong passphrase costs the derivation of the key and nothing else that counts.
fn doors(program: &mut Program, report: &mut Report) {
    let (mut guesses, mut unlocks, mut locks) = (Times::default(), Times::default(), Times::default());
    for _ in 0..UNLOCKS {
        locks.time(|| program.lock());
        guesses.time(|| program.refusal("unlock", json!({"passphrase": "not this one at all"})));
        unlocks.time(|| program.unlock());
    }
    // The least of each: the key takes as long each time, and whatever comes between makes it longer.
    let beyond = unlocks.least().saturating_sub(guesses.least());
    report.shown("deriving the key", &guesses);
    report.shown("an unlock, whole", &unlocks);
    report.one("an unlock, beyond the key", beyond, 150);
    report.budgeted("a lock", &locks, 300);
}

fn commits(program: &mut Program, folder: &std::path::Path, report: &mut Report) {
    let mut plain = plain::Store::make(&folder.join("plain.db"));
    let (mut encrypted, mut clear) = (Times::default(), Times::default());
    for number in 0..COMMITS {
        let body = ten_years::body(ENTRIES + number);
        // Turn about: whatever else the disk does, both meet it.
        encrypted.time(|| program.ask("save_entry", json!({"id": null, "body": body, "written_at": null})));
        clear.time(|| plain.save(ENTRIES + number, &body));
    }
    report.budgeted("a new entry", &encrypted, 50);
    report.shown("  the same, not encrypted", &clear);
    let entry = program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["entries"][0].clone();
    let mut changed = Times::default();
    for number in 0..COMMITS {
        let body = ten_years::body(number);
        changed.time(|| program.ask("save_entry", json!({"id": entry["id"], "body": body, "written_at": null})));
    }
    report.budgeted("an entry changed", &changed, 50);
}

fn pages(program: &mut Program, report: &mut Report) {
    let (mut searches, mut walked) = (Times::default(), Times::default());
    for typed in TYPED.repeat(SEARCHES) {
        searches.time(|| program.ask("list_entries", json!({"text": typed, "before": null, "limit": 50})));
    }
    report.budgeted("a search", &searches, AT_ONCE);
    let mut before = Value::Null;
    loop {
        let page = walked.time(|| program.ask("list_entries", json!({"text": "", "before": before, "limit": 50})));
        before = page["next"].clone();
        if before.is_null() {
            break;
        }
    }
    report.budgeted("a page of entries", &walked, AT_ONCE);
    for (what, text) in [("meetings, all", ""), ("meetings, by a word", "lamp")] {
        let mut times = Times::default();
        for _ in 0..SEARCHES {
            times.time(|| program.ask("find_meetings", json!({"text": text, "limit": 50})));
        }
        report.budgeted(what, &times, AT_ONCE);
    }
    // Waited for as well, and nobody has said yet how long that may be.
    let mut visits = Times::default();
    for _ in 0..SEARCHES {
        visits.time(|| program.ask("list_attendance", json!({"group": null, "from": null, "until": null})));
    }
    report.shown("visits, all", &visits);
}
