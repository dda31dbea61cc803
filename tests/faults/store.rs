//! The store that the faults meet: made once through the public commands, copied for each run. And what is written to it:
//! texts that can be told again from two numbers.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use daymark_core::Code;
use daymark_tests::{Program, fixture};
use daymark_vault::{RecoveryCode, Secret, Vault, VaultHome};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::row::Scale;

pub const NOW: &str = "2026-11-24T20:00:00Z";
pub const TOMORROW: &str = "2026-11-25T21:00:00Z";
pub const ZONE: &str = "America/Los_Angeles";
/// What a base was written on: earlier than anything a run writes.
const BEFORE: &str = "2026-11-20T20:00:00Z";
pub const NEW_PASSPHRASE: &str = "harbour copper winter kite";
/// What could not be stored before the vault was last locked, and waits for its user's word.
pub const LEFT: &str = "half a thought, and no room for it";
/// Entries that are there now and not in the base's own snapshot.
const LATER: u64 = 3;

/// The same numbers in every run, from one to start with (splitmix64).
pub struct Numbers(u64);

impl Numbers {
    pub fn from(seed: u64) -> Numbers {
        Numbers(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`, which is at least 1.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// From 1 B to 200 KB, as many short ones as long ones.
    pub fn size(&mut self) -> usize {
        const LONGEST: u64 = 200_000;
        let magnitude = 1 << self.below(18);
        (magnitude + self.below(magnitude)).min(LONGEST) as usize
    }
}

/// A text that can be told again: what it is made from, and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub seed: u64,
    pub size: usize,
}

impl Text {
    pub fn body(self) -> String {
        const WORDS: [&str; 12] =
            ["lantern", "quiet", "é", "river", "**held**", "and", "a", "walk\n\n", "morning", "phone", "no", "steady"];
        let mut numbers = Numbers::from(self.seed);
        let mut body = String::with_capacity(self.size + 16);
        body.push(char::from(b'a' + numbers.below(26) as u8));
        while body.len() < self.size {
            body.push(' ');
            body.push_str(WORDS[numbers.below(WORDS.len() as u64) as usize]);
        }
        while body.len() > self.size {
            body.pop();
        }
        // Where a letter of two bytes did not fit.
        body.extend(std::iter::repeat_n('x', self.size - body.len()));
        body
    }
}

/// A vault in use, quit.
pub struct Base {
    place: TempDir,
    pub folder: PathBuf,
    pub code: String,
    /// A backup of its own, of before the last [`LATER`] entries.
    pub snapshot: String,
    pub entries: Vec<(String, Text)>,
    /// Where the code is not known: a vault that came with its passphrase, and how many entries it has.
    pub came_with: Option<(String, u64)>,
    pub meetings: u64,
    /// [`LEFT`], sealed; empty in a vault that came with its passphrase.
    draft: Vec<u8>,
}

impl Base {
    /// The vault in another folder, as a run finds it.
    pub fn lay(&self, folder: &Path) {
        copy(&self.folder, folder);
        if self.has_draft() {
            std::fs::write(folder.join("draft"), &self.draft).expect("a file");
        }
    }

    pub fn has_draft(&self) -> bool {
        !self.draft.is_empty()
    }

    /// Entries in it.
    pub fn now(&self) -> u64 {
        self.entries.len() as u64 + self.came_with.as_ref().map_or(0, |(_, entries)| *entries)
    }

    /// Entries in its snapshot.
    pub fn then(&self) -> u64 {
        self.now().saturating_sub(LATER)
    }

    /// The vault that the first released schema laid.
    pub fn of_the_first_schema() -> Base {
        let place = fast_place();
        let folder = place.path().join("v1");
        copy(&fixture("vaults/0001"), &folder);
        let phrase = std::fs::read_to_string(fixture("vaults/0001.passphrase")).expect("it came with its passphrase");
        let came_with = Some((phrase.trim().to_owned(), 1));
        let (code, snapshot) = (String::new(), String::new());
        Base { place, folder, code, snapshot, entries: Vec::new(), came_with, meetings: 0, draft: Vec::new() }
    }

    /// The same vault as the first released schema would hold it: as large as this one, and to be migrated.
    pub fn aged(&self) -> Base {
        let place = fast_place();
        let folder = place.path().join("v1");
        copy(&self.folder, &folder);
        let (vault, _home) = unlocked(&folder, &self.code);
        vault.connection().execute_batch(UNDO_LATER_STEPS).expect("what the later steps laid can be taken away");
        vault.close().expect("it closes");
        let (code, snapshot) = (self.code.clone(), self.snapshot.clone());
        let (entries, draft) = (self.entries.clone(), self.draft.clone());
        Base { place, folder, code, snapshot, entries, came_with: None, meetings: self.meetings, draft }
    }
}

/// What every migration after the first laid, taken away again, the last first. A new migration adds its own above.
const UNDO_LATER_STEPS: &str = "
    DROP TABLE kept_filter;
    ALTER TABLE attendance DROP COLUMN motivated; ALTER TABLE attendance DROP COLUMN supported;
    ALTER TABLE attendance DROP COLUMN comfortable;
    ALTER TABLE group_meeting DROP COLUMN identity; ALTER TABLE group_meeting DROP COLUMN rhythm;
    ALTER TABLE bookmarked_group DROP COLUMN declined; ALTER TABLE bookmarked_group DROP COLUMN listed_at;
    ALTER TABLE bookmarked_group DROP COLUMN code_names; ALTER TABLE bookmarked_group DROP COLUMN details;
    ALTER TABLE bookmarked_group DROP COLUMN longitude; ALTER TABLE bookmarked_group DROP COLUMN latitude;
    ALTER TABLE bookmarked_group DROP COLUMN languages; ALTER TABLE bookmarked_group DROP COLUMN fellowship;
    ALTER TABLE bookmarked_group DROP COLUMN group_name; ALTER TABLE bookmarked_group DROP COLUMN region;
    ALTER TABLE bookmarked_group DROP COLUMN medium; ALTER TABLE bookmarked_group DROP COLUMN tags;
    ALTER TABLE bookmarked_group DROP COLUMN position; ALTER TABLE bookmarked_group DROP COLUMN stage;
    DROP INDEX listed_meeting_by_identity;
    ALTER TABLE listed_meeting DROP COLUMN details; ALTER TABLE listed_meeting DROP COLUMN approximate;
    ALTER TABLE listed_meeting DROP COLUMN longitude; ALTER TABLE listed_meeting DROP COLUMN latitude;
    ALTER TABLE listed_meeting DROP COLUMN languages; ALTER TABLE listed_meeting DROP COLUMN group_name;
    ALTER TABLE listed_meeting DROP COLUMN identity;
    ALTER TABLE meeting_list DROP COLUMN reading; ALTER TABLE meeting_list DROP COLUMN code_names; ALTER TABLE meeting_list DROP COLUMN fellowship;
    ALTER TABLE meeting_list DROP COLUMN source_address;
    ALTER TABLE clock DROP COLUMN own_slip; ALTER TABLE clock DROP COLUMN own_free;
    DROP TABLE guide_answer; DROP TABLE fellowship;
    DROP TABLE day_looked_at; DROP TABLE gain; DROP TABLE milestone_picture; DROP TABLE milestone_reached;
    DROP TABLE own_milestone; DROP TABLE return_to_use;
    ALTER TABLE period DROP COLUMN earlier; ALTER TABLE period DROP COLUMN zone;
    ALTER TABLE period DROP COLUMN began_minute;
    ALTER TABLE clock DROP COLUMN is_main; ALTER TABLE clock DROP COLUMN place; ALTER TABLE clock DROP COLUMN figure;
    ALTER TABLE clock DROP COLUMN milestone_set; ALTER TABLE clock DROP COLUMN day_start_hour;
    ALTER TABLE clock DROP COLUMN counting; ALTER TABLE clock DROP COLUMN icon; ALTER TABLE clock DROP COLUMN words;
    ALTER TABLE clock DROP COLUMN zone;
    DROP TABLE copy_made;
    PRAGMA user_version = 1;";

static BASE: OnceLock<Base> = OnceLock::new();
static SMALLEST: OnceLock<Base> = OnceLock::new();

/// As large as the matrix asks for, or a small one for every day.
pub fn base(scale: Scale) -> &'static Base {
    BASE.get_or_init(|| make_base(scale.pick(40, 3_000), scale.pick(100, 50_000)))
}

/// With a handful of everything: where each page that is read costs a run.
pub fn smallest() -> &'static Base {
    SMALLEST.get_or_init(|| make_base(4, 10))
}

/// Held by `main`: what lives as long as the program is not dropped at its end, and its folders would stay.
pub struct CleanUp;

impl Drop for CleanUp {
    fn drop(&mut self) {
        for base in [BASE.get(), SMALLEST.get()].into_iter().flatten() {
            let _ = std::fs::remove_dir_all(base.place.path());
        }
    }
}

fn make_base(entries: u64, meetings: u64) -> Base {
    let place = fast_place();
    let folder = place.path().join("v1");
    let mut program = Program::in_folder(&folder, BEFORE, ZONE);
    let code = program.create_vault().concat();
    let list = place.path().join("list.json");
    std::fs::write(&list, listed(meetings)).expect("a list can be written");
    let preview = program.ask("preview_list", json!({ "path": list }));
    let kept = program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": ZONE}));
    assert_eq!(kept["meetings"], meetings, "every row came in");
    let mut written: Vec<(String, Text)> = (0..entries).map(|at| add_entry(&mut program, at)).collect();
    leave_free_pages(&mut program, &written[0]);
    program.keep_safe();
    written.extend((entries..entries + LATER).map(|at| add_entry(&mut program, at)));
    let health = program.ask("get_vault_health", Value::Null);
    let snapshot = health["snapshots"][0]["name"].as_str().expect("the daily backup was made").to_owned();
    program.quit();
    let draft = sealed_text(&folder, &code);
    Base { place, folder, code, snapshot, entries: written, came_with: None, meetings, draft }
}

fn unlocked(folder: &Path, code: &str) -> (Vault, VaultHome) {
    let home = VaultHome::claim(folder).expect("the folder is free");
    let code = RecoveryCode::parse(code).unwrap_or_else(|_| panic!("the sheet has a code"));
    (home.unlock(Secret::Code(code)).expect("the code opens the vault"), home)
}

fn sealed_text(folder: &Path, code: &str) -> Vec<u8> {
    let (vault, _home) = unlocked(folder, code);
    let draft = json!({"id": null, "body": LEFT, "written_at": null}).to_string();
    vault.seal(draft.as_bytes()).expect("it is short").bytes().to_vec()
}

/// As every store in use has them: of a long text that became a short one.
fn leave_free_pages(program: &mut Program, (id, text): &(String, Text)) {
    let long = Text { seed: 1, size: 150_000 };
    for body in [long.body(), text.body()] {
        program.ask("save_entry", json!({"id": id, "body": body, "written_at": null}));
    }
}

fn add_entry(program: &mut Program, at: u64) -> (String, Text) {
    let text = Text { seed: at ^ 0xBA5E, size: 200 + Numbers::from(at).below(1_800) as usize };
    // A few years of days, each at its own time: a millisecond has room for a thousand.
    let written_at = program.now().moment.plus_minutes(-(at as i64) * 600);
    let entry =
        program.ask("save_entry", json!({"id": null, "body": text.body(), "written_at": written_at.to_string()}));
    (entry["id"].as_str().expect("an entry has an id").to_owned(), text)
}

fn listed(meetings: u64) -> Vec<u8> {
    let rows: Vec<Value> = (0..meetings)
        .map(|at| {
            json!({
                "name": format!("Group {}", at / 3), "slug": format!("group-{at}"), "day": at % 7,
                "time": format!("{:02}:{:02}", at / 7 % 24, at % 4 * 15), "types": ["O", "D"],
                "location": format!("Hall {}", at % 900), "formatted_address": format!("{} Mill Lane, Seattle, WA", at % 5_000),
                "attendance_option": "in_person", "notes": "Ring the bell and wait. Quiet room upstairs.",
            })
        })
        .collect();
    serde_json::to_vec(&rows).expect("a list is JSON")
}

/// A program at a folder that nobody else holds. While this process starts a child, that child holds every folder that
/// a lane of this process holds, for the moment between its birth and its own program.
pub fn program(folder: &Path, now: &str) -> Program {
    let mut program = Program::in_folder(folder, now, ZONE);
    let busy = |program: &mut Program| {
        program.try_ask("get_welcome", Value::Null).is_err_and(|problem| problem.code == Code::VaultBusy)
    };
    for _ in 0..1_000 {
        if !busy(&mut program) {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    program
}

/// On the disk, where syncing takes its time.
pub fn place() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// In memory where the system offers it: for thousands of copies of a large store.
pub fn fast_place() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap_or_else(|_| place()) } else { place() }
}

/// Without the file that holds the lock.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("a folder can be read").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() != "lock" {
            std::fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// Every job once, as many at a time as there are processors; what came out of each, in order.
pub fn in_lanes<J: Sync, R: Send>(jobs: &[J], run: impl Fn(&J) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results: Vec<Mutex<Option<R>>> = jobs.iter().map(|_| Mutex::new(None)).collect();
    let lanes = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..lanes {
            scope.spawn(|| {
                while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < jobs.len()) {
                    *results[at].lock().expect("one lane writes here") = Some(run(&jobs[at]));
                }
            });
        }
    });
    results.into_iter().map(|slot| slot.into_inner().expect("no lane fell").expect("every job was done")).collect()
}
