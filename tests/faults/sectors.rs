//! Bad sectors: a page of a file that the disk does not give, for good. Whatever it belongs to, it is called what it is, and
//! there is a way to everything else: the other copy of the header, the code, a salvage, a backup.

use std::path::Path;

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::recording;
use crate::row::Scale;
use crate::store::{self, NOW, ZONE};
use crate::vaults::{self, DONE, Own, outcome_of};

pub const ERRAND: &str = "bad-sectors";
const PAGE: u64 = 4096;

struct Case {
    name: String,
    /// Ends of paths, and from where to where they cannot be read.
    sectors: Vec<(&'static str, u64, u64)>,
    /// What may be said by the passphrase, and by the code.
    said: [&'static [&'static str]; 2],
    /// Of the store, from 1.
    page: Option<u64>,
}

const OPENS: [&[&str]; 2] = [&[DONE], &[DONE]];
const EITHER: &[&str] = &[DONE, "vault_damaged", "vault_unreadable"];
const STORE: &str = "v1/g000001/store.db";

fn cases(pages: u64, tries: u64) -> Vec<Case> {
    let of_file = |ending: &'static str, said| Case {
        name: ending.to_owned(),
        sectors: vec![(ending, 0, PAGE)],
        said,
        page: None,
    };
    let mut cases = vec![
        of_file("v1/g000001/keys", OPENS),
        of_file("v1/g000001/keys.2", OPENS),
        of_file("v1/current", OPENS),
        Case {
            name: "both key files".to_owned(),
            sectors: vec![("v1/g000001/keys", 0, PAGE), ("v1/g000001/keys.2", 0, PAGE)],
            said: [&["vault_unreadable"], &[DONE]],
            page: None,
        },
        // It would open by the code; who has a backup or is content with what is left need not look for it.
        Case {
            name: format!("both key files and page {}", pages / 2),
            sectors: vec![
                ("v1/g000001/keys", 0, PAGE),
                ("v1/g000001/keys.2", 0, PAGE),
                (STORE, (pages / 2 - 1) * PAGE, pages / 2 * PAGE),
            ],
            said: [&["vault_unreadable"], &[DONE]],
            page: Some(pages / 2),
        },
    ];
    cases.extend((0..tries).map(|at| 1 + (pages - 1) * at / (tries - 1)).map(|page| Case {
        name: format!("page {page} of the store"),
        sectors: vec![(STORE, (page - 1) * PAGE, page * PAGE)],
        said: [EITHER, EITHER],
        page: Some(page),
    }));
    cases
}

/// Each way in which one fell short, case by case.
pub fn run(scale: Scale) -> Vec<Vec<String>> {
    let own = vaults::of_many_pages(scale);
    let mut program = vaults::opened(&own.folder, &own.code).expect("the code opens the vault");
    // It runs over pages that nobody reads who only compares: a backup meets them first.
    program.ask("save_entry", vaults::new_entry(&"a long evening with many words ".repeat(20_000)));
    program.quit();
    let cases = cases(own.pages().into(), scale.pick(9, 60));
    store::in_lanes(&cases, |case| {
        let called = |why: String| format!("bad sectors, {}: {why}", case.name);
        tried(&own.again(), case).map_err(called).err().into_iter().collect()
    })
}

fn tried(own: &Own, case: &Case) -> Result<(), String> {
    let (known, snapshot) = (case.page.is_some_and(|page| page.is_multiple_of(4)), &store::smallest().snapshot);
    let at_the_door = case.sectors.len() > 2;
    let task = json!({
        "folder": own.folder, "code": own.code, "snapshot": snapshot, "known": known, "at_the_door": at_the_door,
    });
    let mut command = vaults::command(ERRAND, &task);
    recording::with_bad_sectors(&mut command, own.place(), &case.sectors);
    let met = vaults::answer(command);
    for (way, may) in ["by_phrase", "by_code"].into_iter().zip(case.said) {
        if !may.iter().any(|said| met[way] == *said) {
            return Err(format!("{way} it was called {}", met[way]));
        }
    }
    let named = |page| met["named"] == json!([page]) || (met["named"].is_null() && !known && !at_the_door);
    if case.page.is_some_and(|page| !named(page)) {
        return Err(format!("the pages {} were named", met["named"]));
    }
    if !met["first"].is_null() && !EITHER.iter().any(|said| met["first"] == *said) {
        return Err(format!("damage that a backup met was called {}", met["first"]));
    }
    let there = store::smallest().then();
    match (met["restored"].as_str(), met["entries"].as_u64()) {
        (Some(DONE), Some(entries)) if entries == there => Ok(()),
        _ => Err(format!("a backup did not take its place: {met}")),
    }
}

/// The other side: what is said, and whether a backup can be brought in its place from where one stands then.
pub fn meet(task: &Value) -> Value {
    let folder = Path::new(task["folder"].as_str().expect("a folder"));
    let mut program = Program::in_folder(folder, NOW, ZONE);
    let by_code = outcome_of(&mut program, "unlock_with_code", json!({ "code": task["code"] }));
    program.quit();
    program.start();
    let mut by_phrase = outcome_of(&mut program, "unlock", json!({ "passphrase": PASSPHRASE }));
    let said = by_phrase.clone();
    if by_phrase != DONE && by_code == DONE && task["at_the_door"] == false {
        by_phrase = outcome_of(&mut program, "unlock_with_code", json!({ "code": task["code"] }));
    }
    let mut answer = if by_phrase == DONE { inside(&mut program, task) } else { at_the_door(&mut program, task) };
    program.lock();
    answer["opened_again"] = json!(outcome_of(&mut program, "unlock", json!({ "passphrase": PASSPHRASE })));
    answer["by_phrase"] = json!(said);
    answer["by_code"] = json!(by_code);
    answer["entries"] = json!(if answer["opened_again"] == DONE { vaults::how_many(&mut program) } else { 0 });
    answer
}

/// Damage that nobody knew of before the yes is a refusal; then it is known.
fn inside(program: &mut Program, task: &Value) -> Value {
    let mut named = Value::Null;
    if task["known"] == true {
        named = program.try_ask("check_vault", Value::Null).map_or(Value::Null, |check| check["pages"].clone());
    }
    let mut restore = || {
        let source = json!({"path": null, "snapshot": task["snapshot"], "secret": null});
        let looked = outcome_of(program, "preview_restore", source);
        if looked == DONE { outcome_of(program, "restore", Value::Null) } else { looked }
    };
    let first = restore();
    let restored = if first == DONE { DONE.to_owned() } else { restore() };
    json!({"named": named, "first": first, "restored": restored})
}

fn at_the_door(program: &mut Program, task: &Value) -> Value {
    let salvaged = program.try_ask("salvage", json!({ "secret": task["code"] })).unwrap_or(Value::Null);
    let source = json!({"path": null, "snapshot": task["snapshot"], "secret": PASSPHRASE});
    let looked = outcome_of(program, "preview_backup", source);
    let restored = if looked == DONE { outcome_of(program, "accept_rescue", Value::Null) } else { looked };
    json!({"named": salvaged["pages"], "restored": restored})
}
