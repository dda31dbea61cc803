//! What the rows about damaged, full, foreign and hostile places share: opening by the code, which costs no Argon2, a folder
//! byte for byte, and the errands that this test binary runs as a process of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use daymark_core::Problem;
use daymark_tests::Program;
use daymark_vault::{Error, RecoveryCode, Secret, Vault, VaultHome};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::row::{Outcome, Scale};
use crate::store::{self, Base, NOW, Text, ZONE};
use crate::{canary, hostile, sectors, writers};

/// A word that no row is called by, and what it makes of this process.
type Errand = (&'static str, fn(&Value) -> Value);
const ERRANDS: [Errand; 4] = [
    (writers::ERRAND, writers::second),
    (hostile::ERRAND, hostile::open),
    (canary::ERRAND, canary::live),
    (sectors::ERRAND, sectors::meet),
];

/// The other side of [`command`]: says its answer as one line.
pub fn errand(words: &[String]) -> Option<ExitCode> {
    let [word, task] = words else { return None };
    let (_, run) = ERRANDS.iter().find(|(name, _)| name == word)?;
    let answer = run(&serde_json::from_str(task).expect("a task is JSON"));
    println!("{answer}");
    Some(ExitCode::SUCCESS)
}

/// This test binary as another process.
pub fn command(errand: &str, task: &Value) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a program knows where it lies"));
    command.arg(errand).arg(task.to_string()).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

pub fn answer(mut command: Command) -> Value {
    let output = command.output().expect("the test binary starts");
    assert!(output.status.success(), "an errand ends well");
    serde_json::from_slice(&output.stdout).expect("an answer is JSON")
}

pub fn secret(code: &str) -> Secret {
    Secret::Code(RecoveryCode::parse(code).unwrap_or_else(|_| panic!("the sheet has a code")))
}

/// The vault stays open as long as its folder is held.
pub fn unlocked(folder: &Path, code: &str) -> Result<(Vault, VaultHome), Error> {
    let home = VaultHome::claim(folder)?;
    home.unlock(secret(code)).map(|vault| (vault, home))
}

/// What a vault keeps, as one number.
pub fn hash(folder: &Path, code: &str) -> Result<[u8; 32], Error> {
    let (vault, _home) = unlocked(folder, code)?;
    daymark_vault::logical_hash(vault.connection())
}

/// A program before a vault in that folder, and past its door if the code opens it.
pub fn opened(folder: &Path, code: &str) -> Result<Program, String> {
    let mut program = Program::in_folder(folder, NOW, ZONE);
    match outcome_of(&mut program, "unlock_with_code", json!({ "code": code })).as_str() {
        DONE => Ok(program),
        refused => Err(refused.to_owned()),
    }
}

pub const DONE: &str = "done";

/// The code of a refusal, or [`DONE`].
pub fn outcome_of(program: &mut Program, command: &str, request: Value) -> String {
    program.try_ask(command, request).map_or_else(code_of, |_| DONE.to_owned())
}

pub fn code_of(problem: Problem) -> String {
    let code = serde_json::to_value(problem.code).expect("a code is a word");
    code.as_str().unwrap_or_default().to_owned()
}

pub fn new_entry(body: &str) -> Value {
    json!({"id": null, "body": body, "written_at": null})
}

pub fn how_many(program: &mut Program) -> u64 {
    program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"].as_u64().expect("a number")
}

pub fn groups(sheet: &Value) -> Vec<String> {
    serde_json::from_value(sheet["groups"].clone()).expect("nine groups")
}

/// The two groups that a sheet asks back.
pub fn asked_back(sheet: &Value) -> [String; 2] {
    let group = |at: usize| groups(sheet)[sheet["ask"][at].as_u64().expect("a place") as usize - 1].clone();
    [group(0), group(1)]
}

/// Every entry that can be read is as it was written. `Err`: one that is not.
pub fn nothing_wrong_is_read(program: &mut Program, entries: &[(String, Text)]) -> Result<(), String> {
    for (id, text) in entries {
        match program.try_ask("get_entry", json!({ "id": id })) {
            Ok(entry) if entry["body"] == text.body() => {}
            Ok(_) => return Err("an entry was read that nobody wrote".to_owned()),
            Err(problem) => match code_of(problem).as_str() {
                "vault_damaged" => {}
                other => return Err(format!("an entry was refused as {other}")),
            },
        }
    }
    Ok(())
}

/// Every file below a folder with its bytes, by its path from there.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = std::fs::read(&path) {
                all.insert(path.strip_prefix(folder).unwrap_or(&path).to_path_buf(), bytes);
            }
        }
    }
    all
}

/// The names of the files of which one has something that the other has not.
pub fn differing(before: &BTreeMap<PathBuf, Vec<u8>>, after: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    let names = before.keys().chain(after.keys());
    let mut differing: Vec<PathBuf> = names.filter(|name| before.get(*name) != after.get(*name)).cloned().collect();
    differing.sort();
    differing.dedup();
    differing
}

/// The current generation's folder.
pub fn generation(folder: &Path) -> PathBuf {
    let current = std::fs::read_to_string(folder.join("current")).expect("a vault is here");
    folder.join(current.trim())
}

/// A vault that is its test's own: made from a base, with its code and what it keeps.
pub struct Own {
    _place: TempDir,
    pub folder: PathBuf,
    pub code: String,
    pub entries: Vec<(String, Text)>,
}

impl Own {
    pub fn copy_of(base: &Base) -> Own {
        let place = store::fast_place();
        let folder = place.path().join("v1");
        store::copy(&base.folder, &folder);
        Own { _place: place, folder, code: base.code.clone(), entries: base.entries.clone() }
    }

    /// The same again, in another place.
    pub fn again(&self) -> Own {
        let place = store::fast_place();
        let folder = place.path().join("v1");
        store::copy(&self.folder, &folder);
        Own { _place: place, folder, code: self.code.clone(), entries: self.entries.clone() }
    }

    pub fn place(&self) -> &Path {
        self._place.path()
    }

    pub fn store(&self) -> PathBuf {
        generation(&self.folder).join("store.db")
    }

    pub fn pages(&self) -> u32 {
        let length = std::fs::metadata(self.store()).expect("a store").len();
        u32::try_from(length / 4096).expect("a store of less than 16 TiB")
    }
}

/// A vault whose every page can be tried alone: some tens of pages for every day, some hundreds at full scale, with entries
/// that run over several pages.
pub fn of_many_pages(scale: Scale) -> Own {
    let mut own = Own::copy_of(store::smallest());
    let mut program = opened(&own.folder, &own.code).expect("the code opens the vault");
    for seed in 0..scale.pick(4, 60) {
        let text = Text { seed, size: 2_000 + 97 * seed as usize * scale.pick(20, 3) };
        let entry = program.ask("save_entry", new_entry(&text.body()));
        own.entries.push((entry["id"].as_str().expect("an entry has an id").to_owned(), text));
    }
    program.quit();
    own
}

/// What came of many jobs in one line and a list.
pub fn add_up(outcome: &mut Outcome, name: &'static str, shortfalls: impl IntoIterator<Item = Vec<String>>) {
    let mut tried = 0;
    for of_one in shortfalls {
        tried += 1;
        of_one.into_iter().for_each(|why| outcome.fell_short(why));
    }
    outcome.figure(name, tried);
}
