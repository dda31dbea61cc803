//! Files that are not what they should be: zeroed, swapped, cut, foreign, gone, of a newer program. Each is called what it is,
//! nothing is made in its place, and not a byte of it changes.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::row::{Outcome, Scale};
use crate::store::{self, NOW, Numbers, ZONE};
use crate::vaults::{self, DONE, Own, outcome_of};

const PAGE: usize = 4096;
const COPIES: [&str; 2] = ["keys", "keys.2"];

/// What is done to a vault's folder, and what must be said of it.
struct Case {
    name: String,
    fault: Box<dyn Fn(&Path) + Sync>,
    said: Said,
}

#[derive(Clone, Debug)]
enum Said {
    /// At the door, by the code and by the passphrase; or opened by the code, and whole.
    Refused(&'static str, &'static str),
    /// It may open. The look at everything names these pages, and nothing is read that nobody wrote.
    Named(Vec<u32>),
    /// The store is not at fault.
    Sound,
}

pub fn run(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    let own = Own::copy_of(store::base(scale));
    let mut cases = pages(&own, scale.pick(6, 40));
    cases.extend(lengths(&own, scale.pick(3, 12)));
    cases.extend(whole_files());
    cases.extend(newer());
    let short = store::in_lanes(&cases, |case| {
        let called = |why: String| format!("{}: {why}", case.name);
        tried(&own.again(), case).map_err(called).err().into_iter().collect()
    });
    vaults::add_up(&mut outcome, "cases", short);
    vaults::add_up(&mut outcome, "bad_sectors", crate::sectors::run(scale));
    outcome
}

fn case(name: impl Into<String>, said: Said, fault: impl Fn(&Path) + Sync + 'static) -> Case {
    Case { name: name.into(), fault: Box::new(fault), said }
}

fn of_store(name: impl Into<String>, said: Said, change: impl Fn(&mut Vec<u8>) + Sync + 'static) -> Case {
    case(name, said, move |folder| {
        let path = vaults::generation(folder).join("store.db");
        let mut bytes = std::fs::read(&path).expect("a store");
        change(&mut bytes);
        std::fs::write(&path, bytes).expect("a store");
    })
}

fn page_of(bytes: &[u8], page: u32) -> Vec<u8> {
    bytes[page as usize * PAGE - PAGE..page as usize * PAGE].to_vec()
}

fn put_page(bytes: &mut [u8], page: u32, content: &[u8]) {
    bytes[page as usize * PAGE - PAGE..page as usize * PAGE].copy_from_slice(content);
}

/// The first page is among those tried; where its salt is not the vault's, no other page is looked at.
fn pages(own: &Own, tries: u64) -> Vec<Case> {
    let (count, mut numbers) = (own.pages(), Numbers::from(11));
    let mut other_than = |page: u32| (page + numbers.below(u64::from(count) - 2) as u32) % (count - 1) + 2;
    let named =
        |one: u32, other: u32| Said::Named(if one == 1 { vec![1] } else { vec![one.min(other), one.max(other)] });
    let mut cases = Vec::new();
    for at in 0..tries {
        let page = 1 + (u64::from(count - 1) * at / tries) as u32;
        let other = Some(other_than(page)).filter(|other| *other != page).unwrap_or(count);
        cases.push(of_store(format!("page {page} zeroed"), Said::Named(vec![page]), move |bytes| {
            put_page(bytes, page, &[0; PAGE]);
        }));
        cases.push(of_store(format!("pages {page} and {other} swapped"), named(page, other), move |bytes| {
            let (one, two) = (page_of(bytes, page), page_of(bytes, other));
            put_page(bytes, page, &two);
            put_page(bytes, other, &one);
        }));
        cases.push(of_store(format!("page {other} written over page {page}"), Said::Named(vec![page]), move |bytes| {
            let content = page_of(bytes, other);
            put_page(bytes, page, &content);
        }));
    }
    cases
}

/// Cut at and beside the edges of pages, cut to less than one, and longer than it was.
fn lengths(own: &Own, tries: u64) -> Vec<Case> {
    let count = u64::from(own.pages());
    let edges = (0..tries).map(|at| (1 + (count - 1) * at / tries) * 4096);
    let beside = edges.flat_map(|edge| [edge - 1, edge, edge + 1]);
    let whole = count * 4096;
    let mut cases: Vec<Case> = [0, 16].into_iter().chain(beside).chain([whole - 1, whole + 1]).map(cut).collect();
    // SQLite goes by the length in its own first page and never reads what stands behind.
    let behind = count as u32 + 1;
    cases.push(of_store("a page of zeros behind the last", Said::Named(vec![behind]), |bytes| {
        bytes.extend([0; PAGE]);
    }));
    cases
}

fn cut(length: u64) -> Case {
    case(format!("store of {length} bytes"), Said::Refused("vault_damaged", "vault_damaged"), move |folder| {
        let path = vaults::generation(folder).join("store.db");
        File::options().write(true).open(path).and_then(|file| file.set_len(length)).expect("a store");
    })
}

/// Files gone, and files of another vault, which has the same passphrase.
fn whole_files() -> Vec<Case> {
    let foreign = |name: &'static str| {
        move |folder: &Path| {
            let source = vaults::generation(&store::smallest().folder).join(name);
            std::fs::copy(source, vaults::generation(folder).join(name)).expect("a file");
        }
    };
    let gone = |name: &'static str| {
        move |folder: &Path| std::fs::remove_file(vaults::generation(folder).join(name)).expect("a file")
    };
    vec![
        case("foreign store", Said::Refused("vault_damaged", "vault_damaged"), foreign("store.db")),
        case("foreign keys", Said::Refused(DONE, "vault_damaged"), move |folder| {
            COPIES.iter().for_each(|name| foreign(name)(folder));
        }),
        case("another identity in the store", Said::Refused("header_mismatch", "header_mismatch"), |folder| {
            let (vault, _home) = vaults::unlocked(folder, &code_beside(folder)).expect("it opens");
            let changed = vault.connection().execute("UPDATE vault_identity SET id = zeroblob(16)", []);
            assert_eq!(changed, Ok(1), "a vault has one identity");
        }),
        case("store gone", Said::Refused("vault_store_missing", "vault_store_missing"), gone("store.db")),
        case("store and keys gone", Said::Refused("vault_store_missing", "header_damaged"), move |folder| {
            COPIES.iter().chain(&["store.db"]).for_each(|name| gone(name)(folder));
        }),
        case("keys gone", Said::Refused(DONE, "header_damaged"), move |folder| {
            COPIES.iter().for_each(|name| gone(name)(folder));
        }),
        case("generation gone", Said::Refused("vault_store_missing", "vault_store_missing"), |folder| {
            std::fs::remove_dir_all(vaults::generation(folder)).expect("a folder");
        }),
        case("current gone", Said::Sound, |folder| std::fs::remove_file(folder.join("current")).expect("a file")),
        case("current empty", Said::Sound, |folder| std::fs::write(folder.join("current"), b"").expect("a file")),
        case("current leads nowhere", Said::Sound, |folder| {
            std::fs::write(folder.join("current"), b"g000977\n").expect("a file");
        }),
    ]
}

/// By the greater version of its header, in both copies and in one; and by its schema.
fn newer() -> Vec<Case> {
    let made_newer = |name: &'static str| {
        move |folder: &Path| {
            let path = vaults::generation(folder).join(name);
            let mut bytes = std::fs::read(&path).expect("a header");
            bytes[8] = 2;
            let sha = Sha256::digest(&bytes[..4032]);
            bytes[4032..4064].copy_from_slice(&sha);
            std::fs::write(path, bytes).expect("a header");
        }
    };
    vec![
        case("newer header", Said::Refused("vault_newer", "vault_newer"), move |folder| {
            COPIES.iter().for_each(|name| made_newer(name)(folder));
        }),
        case("newer header in the first copy", Said::Refused("vault_newer", "vault_newer"), made_newer("keys")),
        case("newer header in the second copy", Said::Refused("vault_newer", "vault_newer"), made_newer("keys.2")),
        case("newer schema", Said::Refused("vault_newer", "vault_newer"), |folder| {
            let (vault, _home) = vaults::unlocked(folder, &code_beside(folder)).expect("it opens");
            vault.connection().execute_batch("PRAGMA user_version = 99").expect("a number");
        }),
    ]
}

/// Where a fault needs the vault open, its code lies in the folder's parent.
fn code_beside(folder: &Path) -> String {
    std::fs::read_to_string(folder.with_file_name("code")).expect("it was put there")
}

fn tried(own: &Own, case: &Case) -> Result<(), String> {
    std::fs::write(own.place().join("code"), &own.code).expect("a file");
    (case.fault)(&own.folder);
    let before = kept(&own.folder);
    if let Said::Named(pages) = &case.said {
        let met = crate::damage::named(&own.folder, &own.code);
        if met.as_ref() != Ok(pages) {
            return Err(format!("{pages:?} were to be named, and {met:?} was said"));
        }
    }
    let attempts = [("unlock_with_code", json!({ "code": own.code })), ("unlock", json!({ "passphrase": PASSPHRASE }))];
    for (command, request) in attempts {
        let mut program = Program::in_folder(&own.folder, NOW, ZONE);
        let said = outcome_of(&mut program, command, request);
        let right = match (&case.said, said.as_str()) {
            (Said::Refused(by_code, by_phrase), said) => {
                said == if command == "unlock" { *by_phrase } else { *by_code }
            }
            (Said::Named(_), said) => [DONE, "vault_damaged"].contains(&said),
            (Said::Sound, said) => said == DONE,
        };
        if !right {
            return Err(format!("{command} said {said}, {:?} was to be", case.said));
        }
        if said == DONE { read_through(&mut program, own, &case.said)? } else { nothing_is_made(&mut program)? }
    }
    match vaults::differing(&before, &kept(&own.folder)).as_slice() {
        [] => Ok(()),
        changed => Err(format!("{changed:?} changed by being looked at")),
    }
}

/// Everything but the empty file that holds the lock.
fn kept(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = vaults::files(folder);
    all.retain(|name, bytes| !(name.ends_with("lock") && bytes.is_empty()));
    all
}

/// What opened is right, or says that it is not.
fn read_through(program: &mut Program, own: &Own, said: &Said) -> Result<(), String> {
    vaults::nothing_wrong_is_read(program, &own.entries)?;
    let check = program.ask("check_vault", Value::Null);
    match said {
        Said::Named(pages) if check["pages"] != json!(pages) => Err(format!("the page was told {check}")),
        Said::Named(_) => Ok(()),
        _ if check["sound"] != true => Err(format!("the page was told {check} of a sound store")),
        _ if vaults::how_many(program) != own.entries.len() as u64 => Err("entries are missing".to_owned()),
        _ => Ok(()),
    }
}

/// A vault that will not open is still one: nothing new is offered or made in its place.
fn nothing_is_made(program: &mut Program) -> Result<(), String> {
    let welcome = program.ask("get_welcome", Value::Null);
    if welcome["state"] != "locked" {
        return Err(format!("the door said {}", welcome["state"]));
    }
    for (command, request, expected) in [
        ("propose_vault", json!({ "passphrase": PASSPHRASE }), "vault_exists"),
        ("confirm_vault", json!({ "answers": null }), "internal"),
        ("accept_rescue", Value::Null, "nothing_prepared"),
    ] {
        let said = outcome_of(program, command, request);
        if said != expected && !(command == "accept_rescue" && said == "vault_not_damaged") {
            return Err(format!("{command} said {said}"));
        }
    }
    Ok(())
}
