//! What a child said it began and was told was done, and whether a vault keeps to it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::child::Operation;
use crate::store::{self, Base, NEW_PASSPHRASE, Numbers, TOMORROW, Text};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    #[default]
    NotBegun,
    /// The old or the new: nobody was told.
    Begun,
    Done,
}

/// How a vault stands to what was acknowledged.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Kept,
    /// Something that was acknowledged is not there, or not as it was.
    Lost(String),
    Unopenable(String),
}

/// How closely to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Opens, the number of entries, the acknowledged ones, some others.
    Quick,
    /// Every page's seal, every entry, and the passphrase too.
    Close,
}

/// Everything that a child said, in order.
#[derive(Clone)]
pub struct Ledger {
    operation: Operation,
    phase: Phase,
    refused: Option<String>,
    /// Of new sheets that were shown, in order.
    codes: Vec<String>,
    /// By number: what was acknowledged last, and under which id.
    entries: BTreeMap<u64, (String, Text)>,
    /// Begun and not acknowledged, by number; an entry may be there all the same, whole.
    maybe: BTreeMap<u64, Text>,
    /// Entries of which nobody was told, and which were there when somebody last looked.
    unstored: Vec<String>,
    settled: u64,
    /// What such entries may say.
    unsaid: Vec<Text>,
    /// The file of a backup that was acknowledged, and the folder outside where it lies.
    made: Option<String>,
    pub target: Option<PathBuf>,
    last: String,
}

impl Ledger {
    pub fn new(operation: Operation) -> Ledger {
        Ledger {
            operation,
            phase: Phase::NotBegun,
            refused: None,
            codes: Vec::new(),
            entries: BTreeMap::new(),
            maybe: BTreeMap::new(),
            unstored: Vec::new(),
            settled: 0,
            unsaid: Vec::new(),
            made: None,
            target: None,
            last: String::new(),
        }
    }

    pub fn of<'a>(operation: Operation, said: impl IntoIterator<Item = &'a String>) -> Ledger {
        let mut ledger = Ledger::new(operation);
        said.into_iter().for_each(|line| ledger.hear(line));
        ledger
    }

    pub fn hear(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok()).unwrap_or_default();
        match words.as_slice() {
            ["code", code] => self.codes.push((*code).to_owned()),
            ["begin", "entry", ..] => {
                self.maybe.insert(number(2), Text { seed: number(3), size: number(4) as usize });
            }
            ["ack", "entry", _, id] => {
                if let Some(text) = self.maybe.remove(&number(2)) {
                    self.entries.insert(number(2), ((*id).to_owned(), text));
                }
            }
            ["begin", _] => self.phase = self.phase.max(Phase::Begun),
            ["ack", _, rest @ ..] => {
                self.refused = None;
                self.phase = Phase::Done;
                self.made = rest.first().map(|file| (*file).to_owned());
            }
            ["refused", "entry", code] => self.unstored.push((*code).to_owned()),
            ["refused", what, code] if *what == self.operation.name() => self.refused = Some((*code).to_owned()),
            _ => {}
        }
        line.clone_into(&mut self.last);
    }

    /// Entries that were acknowledged, and why others were refused.
    pub fn stored(&self) -> (u64, &[String]) {
        (self.entries.len() as u64, &self.unstored)
    }

    /// Whether the request that was under way, if any, was cut off in the middle.
    pub fn in_the_middle(&self) -> bool {
        self.last.starts_with("begin")
    }

    /// Takes on what another child said of the same vault, after this was checked.
    pub fn follow(&mut self, next: Ledger, run: u64) {
        /// More than any child writes.
        const APART: u64 = 1 << 32;
        self.unsaid.extend(self.maybe.values());
        self.maybe.retain(|number, _| self.entries.contains_key(number));
        self.entries.extend(next.entries.into_iter().map(|(number, entry)| (number + run * APART, entry)));
        self.maybe.extend(next.maybe.into_iter().map(|(number, text)| (number + run * APART, text)));
    }

    /// Opens the vault in `folder` and looks for everything that was acknowledged. `chance` picks what is sampled.
    pub fn check(&mut self, folder: &Path, base: &Base, look: Look, chance: u64) -> Verdict {
        let mut program = store::program(folder, TOMORROW);
        if self.operation == Operation::Create && self.phase < Phase::Done {
            let welcome = program.try_ask("get_welcome", Value::Null);
            if welcome.as_ref().is_ok_and(|welcome| welcome["state"] == "new") {
                return Verdict::Kept;
            }
        }
        let mut why = None;
        let opened = self.secrets(base).find_map(|(command, secret, new)| match program.try_ask(command, secret) {
            Ok(_) => Some(new),
            Err(problem) => {
                why = Some(problem);
                None
            }
        });
        let Some(new) = opened else {
            return Verdict::Unopenable(format!("nothing opens it: {why:?}"));
        };
        let kept = self.total(&mut program, base).and_then(|()| self.own_entries(&mut program));
        let kept = kept.and_then(|()| self.base_entries(&mut program, base, look, chance));
        let kept = kept.and_then(|()| if look == Look::Close { sound(&mut program) } else { Ok(()) });
        let kept = kept.and_then(|()| self.backup(&mut program, base));
        let kept = kept.and_then(|()| self.draft(&mut program, base));
        if let Err(why) = kept {
            return Verdict::Lost(why);
        }
        if look == Look::Close { self.phrases(program, folder, base, new) } else { Verdict::Kept }
    }

    /// What of which one must open the vault, and whether each is a new one.
    fn secrets<'a>(&'a self, base: &'a Base) -> impl Iterator<Item = (&'static str, Value, bool)> + 'a {
        let by_code = |code: &String, new| ("unlock_with_code", json!({ "code": code }), new);
        // A refusal of new keys means that the old sheet is the one to keep.
        let refused = self.operation == Operation::Reencrypt && self.refused.is_some();
        let new_holds = self.phase > Phase::NotBegun && !refused;
        let old_holds = match self.operation {
            Operation::Create => false,
            Operation::Reencrypt => self.phase < Phase::Done,
            _ => true,
        };
        let old = match &base.came_with {
            Some((phrase, _)) => ("unlock", json!({ "passphrase": phrase }), false),
            None => by_code(&base.code, false),
        };
        let new = self.codes.iter().rev().filter(move |_| new_holds).map(move |code| by_code(code, true));
        new.chain(old_holds.then_some(old))
    }

    fn total(&mut self, program: &mut Program, base: &Base) -> Result<(), String> {
        let page = program.try_ask("list_entries", json!({"text": "", "before": null, "limit": 1}));
        let page = page.map_err(|problem| format!("entries cannot be listed: {problem:?}"))?;
        let total = page["total"].as_u64().unwrap_or_default();
        let maybe_new: Vec<Text> =
            self.maybe.iter().filter(|(number, _)| !self.entries.contains_key(number)).map(|(_, text)| *text).collect();
        let least = self.entries.len() as u64 + self.settled;
        let before: Vec<u64> = match (self.operation, self.phase) {
            (Operation::Create, _) => vec![0],
            (Operation::Restore, Phase::Done) => vec![base.then()],
            (Operation::Restore, Phase::Begun) => vec![base.now(), base.then()],
            _ => vec![base.now()],
        };
        let most = least + maybe_new.len() as u64;
        let fits = |before: &&u64| (**before + least..=**before + most).contains(&total);
        let Some(before) = before.iter().find(fits) else {
            return Err(format!("{total} entries; {before:?} and {least} to {most} more were to be there"));
        };
        self.settled = total - before - self.entries.len() as u64;
        // What nobody was told of is there whole or not at all.
        let newest = page["entries"][0]["id"].as_str().unwrap_or_default().to_owned();
        let known = self.entries.values().map(|(id, _)| id).chain(base.entries.iter().map(|(id, _)| id));
        if newest.is_empty() || base.came_with.is_some() || known.into_iter().any(|id| *id == newest) {
            return Ok(());
        }
        let body = body_of(program, &newest)?;
        let whole = maybe_new.iter().chain(&self.unsaid).any(|text| text.body() == body);
        if whole { Ok(()) } else { Err("an entry that was not acknowledged is there in part".to_owned()) }
    }

    fn own_entries(&self, program: &mut Program) -> Result<(), String> {
        for (number, (id, text)) in &self.entries {
            let body = body_of(program, id)?;
            let newer = self.maybe.get(number).is_some_and(|text| text.body() == body);
            if !newer && body != text.body() {
                return Err(format!("entry {number} is not what was acknowledged"));
            }
        }
        Ok(())
    }

    fn base_entries(&self, program: &mut Program, base: &Base, look: Look, chance: u64) -> Result<(), String> {
        const SOME: usize = 4;
        if self.operation == Operation::Create {
            return Ok(());
        }
        // Those after it may have gone with the restore.
        let all = (base.entries.len() as u64).min(base.then());
        if base.came_with.is_some() {
            return came_along(program);
        }
        let mut numbers = Numbers::from(chance);
        let picked: Vec<u64> =
            if look == Look::Close { (0..all).collect() } else { (0..SOME).map(|_| numbers.below(all)).collect() };
        for at in picked {
            let (id, text) = &base.entries[at as usize];
            if body_of(program, id)? != text.body() {
                return Err(format!("entry {at} of before is not what it was"));
            }
        }
        Ok(())
    }

    /// A backup that was acknowledged holds what was there when it was made.
    fn backup(&self, program: &mut Program, base: &Base) -> Result<(), String> {
        let Some(made) = &self.made else { return Ok(()) };
        let path = self.target.as_ref().map(|folder| folder.join(made));
        let source = json!({"path": path, "snapshot": if path.is_none() { Some(made) } else { None }, "secret": null});
        match program.try_ask("preview_restore", source) {
            Ok(preview) if preview["inside"]["entries"] == base.now() => Ok(()),
            other => Err(format!("the backup that was made: {other:?}")),
        }
    }

    /// Nobody decided on the text that was left before.
    fn draft(&self, program: &mut Program, base: &Base) -> Result<(), String> {
        if self.operation == Operation::Create || !base.has_draft() {
            return Ok(());
        }
        match program.try_ask("get_left_draft", Value::Null) {
            Ok(left) if left["body"] == store::LEFT => Ok(()),
            other => Err(format!("the text that was left is not offered: {other:?}")),
        }
    }

    /// The passphrase that belongs to the code; of two that were under way, one of them.
    fn phrases(&self, mut program: Program, folder: &Path, base: &Base, new_code: bool) -> Verdict {
        let may_open = match self.operation {
            Operation::Reencrypt => vec![if new_code { NEW_PASSPHRASE } else { PASSPHRASE }],
            Operation::Passphrase if self.phase == Phase::Done => vec![NEW_PASSPHRASE],
            Operation::Passphrase if self.phase == Phase::Begun => vec![PASSPHRASE, NEW_PASSPHRASE],
            _ => vec![base.came_with.as_ref().map_or(PASSPHRASE, |(phrase, _)| phrase)],
        };
        program.quit();
        program = store::program(folder, TOMORROW);
        let opens = may_open.iter().any(|phrase| program.try_ask("unlock", json!({ "passphrase": phrase })).is_ok());
        if opens { Verdict::Kept } else { Verdict::Unopenable("the code opens it and no passphrase does".to_owned()) }
    }
}

/// What lies in the vault of the first schema.
fn came_along(program: &mut Program) -> Result<(), String> {
    let found = program.try_ask("list_entries", json!({"text": "kaleidoscope", "before": null, "limit": 9}));
    let found = found.map_err(|problem| format!("nothing can be found: {problem:?}"))?;
    if found["total"] == 1 { Ok(()) } else { Err("what was migrated is not what it was".to_owned()) }
}

fn body_of(program: &mut Program, id: &str) -> Result<String, String> {
    let entry = program.try_ask("get_entry", json!({ "id": id }));
    let entry = entry.map_err(|problem| format!("an entry cannot be read: {problem:?}"))?;
    Ok(entry["body"].as_str().unwrap_or_default().to_owned())
}

fn sound(program: &mut Program) -> Result<(), String> {
    match program.try_ask("check_vault", Value::Null) {
        Ok(check) if check["sound"] == true => Ok(()),
        other => Err(format!("the store is not sound: {other:?}")),
    }
}
