//! A disk that is full, or grows by a page at a time, and one that is read-only: said in its own word, and nothing is lost.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use daymark_tests::{PASSPHRASE, Program, say_skipped};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::row::{Outcome, Scale};
use crate::store::{self, Base, NEW_PASSPHRASE, NOW, ZONE};
use crate::vaults::{self, DONE, asked_back, groups, new_entry, outcome_of};

const STEP: u64 = 4096;
const BODY: &str = "a thought that takes some room ";
const HELD: &str = "what was being typed";

/// A file system of its own, while it lives. `None`: this process may not mount one.
pub struct Mount {
    place: TempDir,
    ballast: PathBuf,
}

impl Mount {
    pub fn tmpfs(bytes: u64) -> Option<Mount> {
        Mount::of(&["-t", "tmpfs", "-o", &format!("size={bytes}"), "none"])
    }

    /// One that can be made read-only under files that are open, as a failing disk is by its kernel.
    fn of_an_image(image: &Path) -> Option<Mount> {
        std::fs::File::create(image).and_then(|file| file.set_len(32 << 20)).ok()?;
        let made = Command::new("mkfs.ext4").args(["-q", "-F"]).arg(image).output();
        made.is_ok_and(|output| output.status.success()).then_some(())?;
        Mount::of(&["-o", "loop", &image.to_string_lossy()])
    }

    fn of(what: &[&str]) -> Option<Mount> {
        let place = store::place();
        let mounted = Command::new("mount").args(what).arg(place.path()).output();
        let ballast = place.path().join("ballast");
        mounted.is_ok_and(|output| output.status.success()).then_some(Mount { place, ballast })
    }

    pub fn path(&self) -> &Path {
        self.place.path()
    }

    pub fn again(&self, options: &str) {
        let again = Command::new("mount").args(["-o", options]).arg(self.path()).status();
        assert!(again.is_ok_and(|status| status.success()), "what was mounted can be mounted anew");
    }

    /// Pulled out: whoever has a file open there keeps it, and its name is gone.
    pub fn pull_out(&self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }

    /// Filled to the last page, then so much given back.
    pub fn leave(&self, room: u64) {
        use std::io::Write;
        let mut file = std::fs::File::create(&self.ballast).expect("a file");
        let page = [1u8; STEP as usize];
        while file.write_all(&page).is_ok() {}
        let length = file.metadata().expect("a file").len() / STEP * STEP;
        file.set_len(length.saturating_sub(room)).expect("a file can be cut");
    }

    pub fn free(&self) {
        let _ = std::fs::remove_file(&self.ballast);
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Save,
    BackUp,
    Reencrypt,
    Create,
}

/// An operation, what it begins with, and how much more room there is each time, in pages.
struct Plan<'a> {
    operation: Operation,
    base: &'a Base,
    step: u64,
}

#[derive(Default)]
struct Tally {
    full: u64,
    short: Vec<String>,
}

/// With a page more each time until there is room. Of the large store, whose pages are some thousands, with a part of its
/// size more each time: what a page more or less does is seen on the small one.
pub fn run(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    if Mount::tmpfs(1 << 20).is_none() {
        if let Some(status) = in_a_namespace(scale) {
            outcome.figure("in_a_namespace", 1);
            if !status.success() {
                outcome.fell_short("in a namespace of its own the row fell short, as its line says");
            }
            return outcome;
        }
        say_skipped("this process may not mount a file system; full and read-only disks were not tried");
        return outcome;
    }
    let base = store::smallest();
    let plan = |operation, small, full| Plan { operation, base, step: scale.pick(small, full) };
    let mut plans = vec![
        plan(Operation::Save, 1, 1),
        plan(Operation::BackUp, 4, 1),
        plan(Operation::Reencrypt, 23, 1),
        plan(Operation::Create, 11, 1),
    ];
    if scale == Scale::Full {
        let large = store::base(scale);
        let pages = u64::from(vaults::Own::copy_of(large).pages());
        plans.push(Plan { operation: Operation::Save, base: large, step: 2 });
        let parts = |operation, part: u64| Plan { operation, base: large, step: pages / part };
        plans.extend([parts(Operation::BackUp, 7), parts(Operation::Reencrypt, 5)]);
    }
    let tallies = store::in_lanes(&plans, grown);
    outcome.figure("full", tallies.iter().map(|tally| tally.full).sum());
    for (plan, tally) in plans.iter().zip(tallies) {
        if tally.full < 3 {
            outcome.fell_short(format!("{:?} met a full disk only {} times", plan.operation, tally.full));
        }
        tally.short.into_iter().for_each(|why| outcome.fell_short(format!("{:?}: {why}", plan.operation)));
    }
    let read_only = read_only(&mut outcome) + read_only_while_open(&mut outcome);
    outcome.figure("read_only", read_only);
    outcome
}

/// Who may not mount may, on many systems, where they are alone: the row once more, by this binary in a namespace of its own.
/// `None`: not on this one. A limit on the size of files would be no stand-in, as it is no full disk to those that meet it.
fn in_a_namespace(scale: Scale) -> Option<ExitStatus> {
    const INSIDE: &str = "DAYMARK_FAULTS_IN_A_NAMESPACE";
    if std::env::var_os(INSIDE).is_some() {
        return None;
    }
    let alone = ["--map-root-user", "--mount"];
    let possible = Command::new("unshare").args(alone).arg("true").output();
    possible.is_ok_and(|output| output.status.success()).then_some(())?;
    let mut row = Command::new("unshare");
    row.args(alone).arg(std::env::current_exe().ok()?).arg("disk").env(INSIDE, "1");
    row.args((scale == Scale::Full).then_some("--full")).status().ok()
}

/// A little more room each time, until it is enough twice.
fn grown(plan: &Plan<'_>) -> Tally {
    /// The vault, and beside it what a work at large may need at once: copies, the next generation, a backup or two.
    const COPIES: u64 = 7;
    let size = std::fs::metadata(vaults::generation(&plan.base.folder).join("store.db")).expect("a store").len();
    let mut tally = Tally::default();
    let Some(mount) = Mount::tmpfs(size * COPIES + (2 << 20)) else { return tally };
    let mut enough = 0;
    for room in (0..).step_by(plan.step as usize) {
        match tried(plan, &mount, room * STEP) {
            Ok(true) => tally.full += 1,
            Ok(false) => enough += 1,
            Err(why) => tally.short.push(format!("with room for {room} pages: {why}")),
        }
        if enough == 2 || tally.short.len() > 5 || room * STEP > size * COPIES {
            break;
        }
    }
    if enough == 0 && tally.short.is_empty() {
        tally.short.push("there was never room enough".to_owned());
    }
    tally
}

/// Whether the disk was full.
fn tried(plan: &Plan<'_>, mount: &Mount, room: u64) -> Result<bool, String> {
    mount.free();
    let (folder, stick) = (mount.path().join("v1"), mount.path().join("stick"));
    let _ = std::fs::remove_dir_all(&folder);
    let _ = std::fs::remove_dir_all(&stick);
    std::fs::create_dir_all(&stick).expect("a folder");
    let mut program = if plan.operation == Operation::Create {
        std::fs::create_dir_all(&folder).expect("a folder");
        Program::in_folder(&folder, NOW, ZONE)
    } else {
        store::copy(&plan.base.folder, &folder);
        vaults::opened(&folder, &plan.base.code)?
    };
    let prepared = prepare(plan, &mut program);
    if plan.operation == Operation::Save {
        program.ask("hold_draft", new_entry(HELD));
    }
    mount.leave(room);
    let said = operate(plan, &mut program, &prepared, &stick);
    let full = match said.as_str() {
        "disk_full" => true,
        DONE => false,
        other => return Err(format!("was answered {other}")),
    };
    if full {
        while_full(plan, &mut program, &folder, room)?;
        mount.free();
        let again = operate(plan, &mut program, &prepared, &stick);
        if again != DONE {
            return Err(format!("with room again, was answered {again}"));
        }
    }
    mount.free();
    whole(plan, program, &prepared, &stick)?;
    Ok(full)
}

/// What is asked before the disk is full: a sheet with its code.
fn prepare(plan: &Plan<'_>, program: &mut Program) -> Value {
    match plan.operation {
        Operation::Create => program.ask("propose_vault", json!({ "passphrase": PASSPHRASE })),
        Operation::Reencrypt => {
            program.ask("propose_new_keys", json!({"proof": plan.base.code, "passphrase": NEW_PASSPHRASE}))
        }
        Operation::Save | Operation::BackUp => Value::Null,
    }
}

fn operate(plan: &Plan<'_>, program: &mut Program, sheet: &Value, stick: &Path) -> String {
    match plan.operation {
        Operation::Save => outcome_of(program, "save_entry", new_entry(&BODY.repeat(1_000))),
        Operation::BackUp => outcome_of(program, "back_up", json!({ "folder": stick })),
        Operation::Create => outcome_of(program, "confirm_vault", json!({ "answers": asked_back(sheet) })),
        Operation::Reencrypt => {
            outcome_of(program, "reencrypt", json!({"answers": asked_back(sheet), "keep_old_copies": true}))
        }
    }
}

/// Everything is there, and the vault opens on a disk that has no byte left; of saving, what was being typed goes through a
/// lock. Of the two works that wait for a sheet, the sheet is still good: nothing is locked in between.
fn while_full(plan: &Plan<'_>, program: &mut Program, folder: &Path, room: u64) -> Result<(), String> {
    let before = plan.base.entries.len() as u64;
    if plan.operation == Operation::Create {
        return if folder.join("current").exists() { Err("half a vault was made".to_owned()) } else { Ok(()) };
    }
    if vaults::how_many(program) != before {
        return Err("entries are missing while the disk is full".to_owned());
    }
    if plan.operation == Operation::Reencrypt {
        return Ok(());
    }
    // Every other time the program is ended instead: what was held in memory goes with it, as it does in a crash.
    let ended = (room / STEP) % 2 == 1;
    if ended {
        program.quit()
    } else {
        program.lock()
    }
    if ended {
        program.start();
    }
    let said = outcome_of(program, "unlock_with_code", json!({ "code": plan.base.code }));
    if said != DONE {
        return Err(format!("on a full disk, unlocking was answered {said}"));
    }
    let left = program.ask("get_left_draft", Value::Null);
    let stored = vaults::how_many(program) - before;
    if plan.operation == Operation::Save && !ended {
        // The held text is shorter: there may have been room for it.
        if (left["body"] == HELD) == (stored == 1) {
            return Err(format!("what was being typed was stored {stored} times, and offered as {left}"));
        }
        if stored == 1 {
            let newest = program.ask("list_entries", json!({"text": HELD, "before": null, "limit": 1}));
            let id = newest["entries"][0]["id"].clone();
            program.ask("delete_entry", json!({ "id": id }));
        }
    } else if stored != 0 {
        return Err("what was refused is stored".to_owned());
    }
    Ok(())
}

/// After all that: closed, opened again, and everything is in it.
fn whole(plan: &Plan<'_>, mut program: Program, sheet: &Value, stick: &Path) -> Result<(), String> {
    let folder = program.folder();
    if plan.operation == Operation::Save {
        // What is held is the next thing to be stored, and not part of this.
        program.ask("hold_draft", new_entry(""));
    }
    program.lock();
    program.quit();
    let (base, operation) = (plan.base, plan.operation);
    let code = if sheet.is_null() { base.code.clone() } else { groups(sheet).concat() };
    let mut program = vaults::opened(&folder, &code)?;
    let entries = match operation {
        Operation::Create => 0,
        Operation::Save => base.entries.len() as u64 + 1,
        Operation::BackUp | Operation::Reencrypt => base.entries.len() as u64,
    };
    if vaults::how_many(&mut program) != entries {
        return Err(format!("{entries} entries were to be there"));
    }
    if program.ask("check_vault", Value::Null)["sound"] != true {
        return Err("the store is not sound afterwards".to_owned());
    }
    if operation != Operation::Create {
        vaults::nothing_wrong_is_read(&mut program, &base.entries)?;
    }
    program.quit();
    if operation == Operation::BackUp {
        one_whole_backup(stick, &code)?
    }
    match vaults::files(&folder).keys().find(|name| name.to_string_lossy().ends_with(".part")) {
        Some(part) => Err(format!("{} was left behind", part.display())),
        None => Ok(()),
    }
}

fn one_whole_backup(stick: &Path, code: &str) -> Result<(), String> {
    let files: Vec<PathBuf> = vaults::files(stick).into_keys().collect();
    let [file] = files.as_slice() else { return Err(format!("in the folder for copies lie {files:?}")) };
    crate::copies::opens_alone(&stick.join(file), code).map(drop)
}

/// Closed, made read-only, and asked for everything: one word, and not a byte changes. With room again it opens.
fn read_only(outcome: &mut Outcome) -> u64 {
    let base = store::smallest();
    let mut tried = 0;
    let Some(mount) = Mount::tmpfs(16 << 20) else { return 0 };
    let folder = mount.path().join("v1");
    let own = vaults::Own::copy_of(base);
    let mut elsewhere = vaults::opened(&own.folder, &own.code).expect("the code opens the vault");
    for vault in [true, false] {
        if vault {
            store::copy(&base.folder, &folder);
        } else {
            std::fs::remove_dir_all(&folder).expect("a folder");
        }
        // Of this mount alone: in a namespace of one's own nothing else of it may be changed.
        mount.again("remount,bind,ro");
        let before = vaults::files(mount.path());
        for (command, request) in [
            ("get_welcome", Value::Null),
            ("unlock_with_code", json!({ "code": base.code })),
            ("unlock", json!({ "passphrase": PASSPHRASE })),
            ("propose_vault", json!({ "passphrase": PASSPHRASE })),
        ] {
            tried += 1;
            let said = outcome_of(&mut Program::in_folder(&folder, NOW, ZONE), command, request);
            if said != "vault_read_only" {
                outcome.fell_short(format!("on a read-only disk {command} was answered {said}"));
            }
        }
        let said = outcome_of(&mut elsewhere, "back_up", json!({ "folder": mount.path() }));
        if said != "vault_read_only" {
            outcome.fell_short(format!("a backup to a read-only disk was answered {said}"));
        }
        if vaults::files(mount.path()) != before {
            outcome.fell_short("a read-only disk changed");
        }
        mount.again("remount,bind,rw");
        if vault && let Err(refused) = vaults::opened(&folder, &base.code) {
            outcome.fell_short(format!("writable again, was answered {refused}"));
        }
    }
    tried
}

/// The kernel makes a disk that fails read-only under whoever has files open on it.
fn read_only_while_open(outcome: &mut Outcome) -> u64 {
    let (base, place) = (store::smallest(), store::fast_place());
    let Some(mount) = Mount::of_an_image(&place.path().join("image")) else {
        say_skipped(
            "no file system could be made in a file; a disk that turns read-only under an open vault was not tried",
        );
        return 0;
    };
    let folder = mount.path().join("v1");
    store::copy(&base.folder, &folder);
    let mut program = vaults::opened(&folder, &base.code).expect("the code opens the vault");
    program.ask("save_entry", new_entry("before the disk failed"));
    program.ask("hold_draft", new_entry(HELD));
    mount.again("remount,abort");
    let stick = store::fast_place();
    let mut asked = 0;
    for (command, request) in [
        ("save_entry", new_entry("after")),
        ("save_entry", new_entry("and again")),
        ("back_up", json!({ "folder": stick.path() })),
        ("change_passphrase", json!({"proof": base.code, "passphrase": NEW_PASSPHRASE})),
    ] {
        asked += 1;
        let said = outcome_of(&mut program, command, request);
        if said != "vault_read_only" {
            outcome.fell_short(format!("on a disk that turned read-only {command} was answered {said}"));
        }
    }
    if vaults::how_many(&mut program) != base.entries.len() as u64 + 1 {
        outcome.fell_short("entries are missing on a disk that turned read-only");
    }
    // Neither the store nor the disk takes what is being typed: it goes through the lock in memory, sealed. What can still be
    // read is read.
    program.lock();
    let said = outcome_of(&mut program, "unlock_with_code", json!({ "code": base.code }));
    if said != DONE || program.ask("get_left_draft", Value::Null)["body"] != HELD {
        outcome
            .fell_short(format!("on a disk that turned read-only unlocking was answered {said}, and a text is gone"));
    }
    asked + 1
}
