//! Backups: made while others write, damaged on their way, and to places that fill up or are pulled out.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use daymark_tests::{Program, say_skipped};
use daymark_vault::{VaultHome, Work};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::disk::Mount;
use crate::row::{Outcome, Scale};
use crate::store::{self, NOW, Numbers, Text, ZONE};
use crate::vaults::{self, DONE, Own, new_entry, outcome_of};

const PAGE: usize = 4096;
/// Where a backup's store begins, behind its head and its header; its last bytes are two seals.
const STORE_AT: usize = 64 + PAGE;
const SEALS: usize = 64;

pub fn run(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    under_load(scale, &mut outcome);
    damaged(scale, &mut outcome);
    full_target(scale, &mut outcome);
    pulled_out(scale, &mut outcome);
    outcome
}

/// What a backup keeps, opened by the code in a folder that has nothing else.
pub fn opens_alone(file: &Path, code: &str) -> Result<[u8; 32], String> {
    let place = store::fast_place();
    let home = VaultHome::claim(&place.path().join("v1")).expect("a fresh folder");
    let opened = home.from_backup(file, &vaults::secret(code), &Work::default());
    let candidate = opened.map_err(|error| format!("{} met {error:?}", file.display()))?;
    daymark_vault::logical_hash(candidate.connection())
        .map_err(|error| format!("{} cannot be read: {error:?}", file.display()))
}

/// One writes without pause, one backs up without pause; each request is answered whole before the next, as the window's host
/// answers them. Each backup holds what was acknowledged before it and nothing that came later: all that the store's own file
/// held at that moment.
fn under_load(scale: Scale, outcome: &mut Outcome) {
    let own = Own::copy_of(store::base(scale));
    let stick = store::fast_place();
    let program = Mutex::new(vaults::opened(&own.folder, &own.code).expect("the code opens the vault"));
    let load = Load::default();
    let rounds = scale.pick(6, 100);
    let (mut between, mut files) = (0, Vec::new());
    std::thread::scope(|scope| {
        scope.spawn(|| write_on(&program, &load));
        for round in 0..rounds {
            let before = load.written.load(Ordering::SeqCst);
            load.wanted.fetch_add(Load::A_ROUND, Ordering::SeqCst);
            while load.written.load(Ordering::SeqCst) < before + 2 {
                std::thread::yield_now();
            }
            match one_backup(&program, &own, stick.path(), round % 10 == 0) {
                Ok(file) => {
                    // Its name stays taken; a hundred large ones would fill the memory that they lie in.
                    std::fs::write(&file, b"").expect("a file can be emptied");
                    files.push(file);
                }
                Err(why) => outcome.fell_short(format!("backup {round}: {why}")),
            }
            between += u64::from(load.written.load(Ordering::SeqCst) > before + 2);
        }
        load.over.store(true, Ordering::SeqCst);
    });
    let all = files.len();
    files.sort();
    files.dedup();
    if files.len() != all || all as u64 != rounds {
        outcome.fell_short(format!("{rounds} backups were made, and {} files are there", files.len()));
    }
    outcome.figure("backups", all as u64);
    outcome.figure("writes_meanwhile", load.written.load(Ordering::SeqCst));
    if between < rounds {
        outcome.fell_short("a backup was made while nobody wrote: this test would see little");
    }
}

/// How much has been written and how much is to be: as much a round as a backup takes, not without end, or the last of a
/// hundred backups would be of a store many times as large.
#[derive(Default)]
struct Load {
    written: AtomicU64,
    wanted: AtomicU64,
    over: AtomicBool,
}

impl Load {
    const A_ROUND: u64 = 16;
}

fn write_on(program: &Mutex<Program>, load: &Load) {
    let mut numbers = Numbers::from(5);
    while !load.over.load(Ordering::SeqCst) {
        if load.written.load(Ordering::SeqCst) >= load.wanted.load(Ordering::SeqCst) {
            std::thread::sleep(std::time::Duration::from_millis(1));
            continue;
        }
        let text = Text { seed: numbers.next(), size: 1 + numbers.below(9_000) as usize };
        program.lock().expect("no other fell").ask("save_entry", new_entry(&text.body()));
        load.written.fetch_add(1, Ordering::SeqCst);
        // Whoever waits for the door has a turn.
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

fn one_backup(program: &Mutex<Program>, own: &Own, stick: &Path, by_the_page: bool) -> Result<PathBuf, String> {
    let place = store::fast_place();
    let then = place.path().join("v1");
    let (file, entries) = {
        let mut program = program.lock().expect("no other fell");
        // Between two requests the file is whole: this is what it held.
        store::copy(&own.folder, &then);
        let entries = vaults::how_many(&mut program);
        let made = program.try_ask("back_up", json!({ "folder": stick })).map_err(vaults::code_of)?;
        (stick.join(made["file"].as_str().unwrap_or_default()), entries)
    };
    let expected = vaults::hash(&then, &own.code).map_err(|error| format!("the store of that moment met {error:?}"))?;
    if opens_alone(&file, &own.code)? != expected {
        return Err("it differs from the store of its moment".to_owned());
    }
    if by_the_page {
        let mut other = Program::in_folder(&place.path().join("other"), NOW, ZONE);
        let source = json!({"path": file, "snapshot": null, "secret": own.code});
        let preview = other.try_ask("preview_backup", source).map_err(vaults::code_of)?;
        other.try_ask("accept_rescue", Value::Null).map_err(vaults::code_of)?;
        if preview["inside"]["entries"] != entries || vaults::how_many(&mut other) != entries {
            return Err(format!("{entries} entries were to be in it"));
        }
        vaults::nothing_wrong_is_read(&mut other, own.entries.get(..40).unwrap_or(&own.entries))?;
    }
    Ok(file)
}

/// How a backup was changed on its way, and whether its checksum was made to fit.
struct Change {
    name: String,
    bytes: Vec<u8>,
    forged: bool,
}

fn changes(whole: &[u8], scale: Scale) -> Vec<Change> {
    let end = whole.len();
    let mut at: Vec<usize> = (0..64).collect();
    at.extend((64..STORE_AT).step_by(scale.pick(331, 7)));
    let pages = (STORE_AT..end - SEALS).step_by(PAGE);
    at.extend(pages.clone().enumerate().map(|(page, from)| from + (page * 1_237 + 11) % PAGE));
    at.extend((end - SEALS..end).step_by(scale.pick(5, 1)));
    let flipped = |at: usize, forged: bool| {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 1 << (at % 8);
        if forged {
            let sha = Sha256::digest(&bytes[..end - 32]);
            bytes[end - 32..].copy_from_slice(&sha);
        }
        let how = if forged { ", with a checksum that fits" } else { "" };
        Change { name: format!("byte {at} of {end} flipped{how}"), bytes, forged }
    };
    let mut all: Vec<Change> = at.iter().map(|at| flipped(*at, false)).collect();
    all.extend(at.iter().filter(|at| **at < end - 32).step_by(scale.pick(9, 2)).map(|at| flipped(*at, true)));
    let edges = [0, 8, 16, 64, STORE_AT, STORE_AT + PAGE, end - SEALS, end - 32].into_iter();
    let cuts = edges.chain(pages.step_by(scale.pick(17, 1))).flat_map(|edge| [edge.saturating_sub(1), edge, edge + 1]);
    all.extend(cuts.map(|length| Change {
        name: format!("cut to {length} of {end}"),
        bytes: whole[..length].to_vec(),
        forged: false,
    }));
    let longer = [whole, b"x"].concat();
    all.push(Change { name: "a byte longer".to_owned(), bytes: longer, forged: false });
    all
}

/// Rejected before anything of the present vault is touched, by an open one and by a fresh computer.
fn damaged(scale: Scale, outcome: &mut Outcome) {
    let own = Own::copy_of(store::smallest());
    let stick = store::fast_place();
    let mut program = vaults::opened(&own.folder, &own.code).expect("the code opens the vault");
    let made = program.ask("back_up", json!({ "folder": stick.path() }));
    program.quit();
    let whole = std::fs::read(stick.path().join(made["file"].as_str().expect("a name"))).expect("a backup");
    let all = changes(&whole, scale);
    let chunks: Vec<&[Change]> = all.chunks(all.len().div_ceil(8)).collect();
    let short = store::in_lanes(&chunks, |changes| {
        let own = own.again();
        let mut program = vaults::opened(&own.folder, &own.code).expect("the code opens the vault");
        let before = present(&own.folder);
        let refused = |change: &Change| {
            let why = rejected(&own, &mut program, change, &before);
            why.err().map(|why| format!("a backup, {}: {why}", change.name))
        };
        changes.iter().filter_map(refused).collect::<Vec<_>>()
    });
    short.into_iter().flatten().for_each(|why| outcome.fell_short(why));
    outcome.figure("damaged", all.len() as u64);
}

/// All but the place where the next generation is built, which is nothing until it is whole.
fn present(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    vaults::files(folder).into_iter().filter(|(name, _)| !name.starts_with("building")).collect()
}

fn rejected(own: &Own, program: &mut Program, change: &Change, before: &[(PathBuf, Vec<u8>)]) -> Result<(), String> {
    let file = own.place().join("changed.vbk");
    std::fs::write(&file, &change.bytes).expect("a file");
    let source = |secret: Option<&str>| json!({"path": file, "snapshot": null, "secret": secret});
    let fresh = own.place().join("fresh");
    let mut other = Program::in_folder(&fresh, NOW, ZONE);
    let met = [
        outcome_of(program, "preview_restore", source(Some(&own.code))),
        outcome_of(&mut other, "preview_backup", source(Some(&own.code))),
    ];
    for said in &met {
        let known = match change.forged {
            // Where the salt was changed, no key of ours belongs to it.
            true => ["backup_tampered", "backup_damaged", "not_a_backup", "vault_newer", "wrong_secret"]
                .contains(&said.as_str()),
            false => ["backup_damaged", "not_a_backup", "vault_newer"].contains(&said.as_str()),
        };
        if !known {
            return Err(format!("was answered {met:?}"));
        }
    }
    if outcome_of(program, "restore", Value::Null) != "nothing_prepared" {
        return Err("was brought back all the same".to_owned());
    }
    if other.ask("get_welcome", Value::Null)["state"] != "new" {
        return Err("became a vault on a fresh computer".to_owned());
    }
    if present(&own.folder) != before {
        return Err("the present vault was touched".to_owned());
    }
    Ok(())
}

/// A stick that is too small by every number of pages.
fn full_target(scale: Scale, outcome: &mut Outcome) {
    let own = Own::copy_of(store::smallest());
    let Some(mount) = Mount::tmpfs(8 << 20) else {
        say_skipped("this process may not mount a file system; a stick that is too small was not tried");
        return;
    };
    let mut program = vaults::opened(&own.folder, &own.code).expect("the code opens the vault");
    let mut full = 0;
    for room in (0..).step_by(scale.pick(3, 1)) {
        mount.leave(room * PAGE as u64);
        let said = outcome_of(&mut program, "back_up", json!({ "folder": mount.path() }));
        if said == DONE {
            break;
        }
        full += 1;
        let left: Vec<PathBuf> =
            vaults::files(mount.path()).into_keys().filter(|name| !name.ends_with("ballast")).collect();
        if said != "disk_full" || !left.is_empty() {
            outcome
                .fell_short(format!("with room for {room} pages on the stick, was answered {said}; there is {left:?}"));
        }
        if full > 10_000 {
            outcome.fell_short("the stick never had room enough");
            break;
        }
    }
    outcome.figure("stick_full", full);
}

/// The stick is gone when so much of the copy has been written.
fn pulled_out(scale: Scale, outcome: &mut Outcome) {
    let own = Own::copy_of(store::smallest());
    let mut program = vaults::opened(&own.folder, &own.code).expect("the code opens the vault");
    // Long enough in the writing that somebody can pull.
    for seed in 0..scale.pick(12, 60) {
        program.ask("save_entry", new_entry(&Text { seed, size: 200_000 }.body()));
    }
    let good = store::fast_place();
    let made = program.ask("back_up", json!({ "folder": good.path() }));
    let whole = std::fs::metadata(good.path().join(made["file"].as_str().expect("a name"))).expect("a backup").len();
    let (mut tried, mut midway) = (0, 0);
    for part in 0..scale.pick(6, 40) {
        for way in [Pull::Renamed, Pull::Removed, Pull::Unmounted] {
            let Some(met) = pulled(&mut program, &own, way, whole * (part % 6) / 5) else { continue };
            tried += 1;
            match met {
                Ok(caught) => midway += u64::from(caught),
                Err(why) => outcome.fell_short(format!("{way:?} after {part} fifths: {why}")),
            }
        }
    }
    outcome.figure("pulled_out", tried);
    outcome.figure("midway", midway);
    if midway * 3 < tried {
        outcome.fell_short("too few were pulled out midway: this test would see little");
    }
    let again = outcome_of(&mut program, "back_up", json!({ "folder": good.path() }));
    if again != DONE {
        outcome.fell_short(format!("a good stick after all that was answered {again}"));
    }
}

#[derive(Clone, Copy, Debug)]
enum Pull {
    Renamed,
    Removed,
    Unmounted,
}

/// Whether it came before the copy was done. `None`: it cannot be tried here.
fn pulled(program: &mut Program, own: &Own, way: Pull, after: u64) -> Option<Result<bool, String>> {
    let place = store::fast_place();
    let mount = match way {
        Pull::Unmounted => Some(Mount::tmpfs(64 << 20)?),
        Pull::Renamed | Pull::Removed => None,
    };
    let stick = mount.as_ref().map_or_else(|| place.path().join("stick"), |mount| mount.path().to_path_buf());
    let away = place.path().join("away");
    std::fs::create_dir_all(&stick).expect("a folder");
    let stop = AtomicBool::new(false);
    let said = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) && longest_part(&stick).is_none_or(|length| length < after) {
                std::hint::spin_loop();
            }
            match (way, &mount) {
                (Pull::Unmounted, Some(mount)) => mount.pull_out(),
                (Pull::Removed, _) => _ = std::fs::remove_dir_all(&stick),
                _ => _ = std::fs::rename(&stick, &away),
            }
        });
        let said = outcome_of(program, "back_up", json!({ "folder": stick }));
        stop.store(true, Ordering::Relaxed);
        said
    });
    Some(judge(own, &said, [&stick, &away]))
}

fn longest_part(stick: &Path) -> Option<u64> {
    let parts = std::fs::read_dir(stick).ok()?.filter_map(Result::ok);
    parts
        .filter(|each| each.path().extension().is_some_and(|ending| ending == "part"))
        .filter_map(|each| Some(each.metadata().ok()?.len()))
        .max()
}

/// Whatever has a backup's name is one. A disk that was pulled out may keep what has the name of a part.
fn judge(own: &Own, said: &str, places: [&Path; 2]) -> Result<bool, String> {
    if ![DONE, "file_access"].contains(&said) {
        return Err(format!("was answered {said}"));
    }
    for place in places {
        for name in
            vaults::files(place).into_keys().filter(|name| name.extension().is_some_and(|ending| ending == "vbk"))
        {
            opens_alone(&place.join(name), &own.code)?;
        }
    }
    if own.folder.join("copying").exists() {
        return Err("the copy on its way was left in the vault's folder".to_owned());
    }
    Ok(said != DONE)
}
