//! A program without a window: the dispatch that a page uses, a folder of its own, a clock that a test moves.

pub mod forty_years;
mod python;

use std::io::Write;
use std::path::{Path, PathBuf};

use daymark_core::reminders::{self, Rings};
use daymark_core::time::Clock;
use daymark_core::{Commands, Cost, Gate, LockedCommands, Problem, Session, Work};
use daymark_vault::{RecoveryCode, Secret, Vault, VaultHome};
use serde_json::Value;
use tempfile::TempDir;

pub use python::python;

pub const PASSPHRASE: &str = "lantern orchard velvet tuesday";

pub struct Program {
    folder: PathBuf,
    /// Gone with the program, where the folder is its own.
    _home: Option<TempDir>,
    clock: Clock,
    /// Of the vaults it makes.
    cost: Cost,
    door: Option<Door>,
}

enum Door {
    Locked(Box<Gate>),
    Open(Box<Session>),
}

impl Program {
    /// A fresh computer at `now` (RFC 3339), in `zone`.
    pub fn on_a_fresh_computer(now: &str, zone: &str) -> Program {
        let home = TempDir::new().expect("a temporary folder");
        let folder = home.path().join("v1");
        Program { _home: Some(home), ..Program::in_folder(&folder, now, zone) }
    }

    /// The same, with its vault in a folder of the test's.
    pub fn in_folder(folder: &Path, now: &str, zone: &str) -> Program {
        Program::at_cost(folder, now, zone, Cost::Floor)
    }

    /// The same, with vaults that are as dear to guess at as `cost` says.
    pub fn at_cost(folder: &Path, now: &str, zone: &str, cost: Cost) -> Program {
        let clock = Clock::fixed(now.parse().expect("a moment"), zone.parse().expect("a zone"));
        let mut program = Program { folder: folder.to_path_buf(), _home: None, clock, cost, door: None };
        program.start();
        program
    }

    /// The same, past the first steps: a vault was made with [`PASSPHRASE`] and stands open.
    pub fn with_a_vault(now: &str, zone: &str) -> Program {
        let mut program = Program::on_a_fresh_computer(now, zone);
        program.create_vault();
        program
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// The current generation's folder.
    pub fn generation(&self) -> PathBuf {
        let current = std::fs::read_to_string(self.folder().join("current")).expect("a vault is here");
        self.folder().join(current.trim())
    }

    pub fn start(&mut self) {
        self.quit();
        let gate = Gate::new(self.folder(), self.clock.clone(), self.cost);
        self.door = Some(Door::Locked(Box::new(gate)));
    }

    pub fn quit(&mut self) {
        self.door = None;
    }

    pub fn lock(&mut self) {
        self.door = match self.door.take() {
            Some(Door::Open(session)) => Some(Door::Locked(Box::new(session.lock()))),
            other => other,
        };
    }

    pub fn set_clock(&self, now: &str) {
        self.clock.set(now.parse().expect("a moment"));
    }

    pub fn now(&self) -> daymark_core::time::Now {
        self.clock.now()
    }

    /// Returns the nine groups of the recovery sheet.
    pub fn create_vault(&mut self) -> Vec<String> {
        let sheet = self.ask("propose_vault", serde_json::json!({ "passphrase": PASSPHRASE }));
        let groups: Vec<String> = serde_json::from_value(sheet["groups"].clone()).expect("nine groups");
        let asked = |at: usize| {
            let position = sheet["ask"][at].as_u64().expect("a position");
            groups.get(position as usize - 1).expect("one of nine").to_lowercase()
        };
        self.ask("confirm_vault", serde_json::json!({ "answers": [asked(0), asked(1)] }));
        groups
    }

    pub fn unlock(&mut self) {
        self.ask("unlock", serde_json::json!({ "passphrase": PASSPHRASE }));
    }

    /// Asks as a page would, of whichever door stands there.
    pub fn try_ask(&mut self, command: &str, request: Value) -> Result<Value, Problem> {
        let bytes = serde_json::to_vec(&request).expect("a request is JSON");
        match self.door.as_mut().expect("the program runs") {
            Door::Open(session) => {
                let answer = Commands::dispatch(session, command, &bytes)?;
                if session.is_over() {
                    self.lock();
                }
                Ok(parsed(&answer))
            }
            Door::Locked(gate) => {
                let answer = LockedCommands::dispatch(gate, command, &bytes)?;
                if let Some(session) = gate.take_session() {
                    self.door = Some(Door::Open(Box::new(session)));
                }
                Ok(parsed(&answer))
            }
        }
    }

    #[track_caller]
    pub fn ask(&mut self, command: &str, request: Value) -> Value {
        self.try_ask(command, request).unwrap_or_else(|problem| panic!("{command} was refused: {problem:?}"))
    }

    /// The code of a refusal, and its field.
    #[track_caller]
    pub fn refusal(&mut self, command: &str, request: Value) -> (String, Option<String>) {
        let problem = self.try_ask(command, request).expect_err("this must be refused");
        let code = serde_json::to_value(problem.code).expect("a code is a word");
        (code.as_str().expect("a code is a word").to_owned(), problem.field)
    }

    /// The way to stop a long work while it runs.
    pub fn work(&self) -> Work {
        match self.door.as_ref().expect("the program runs") {
            Door::Open(session) => session.work(),
            Door::Locked(gate) => gate.work(),
        }
    }

    /// The vault without the program, which is quit for it.
    pub fn opened(&mut self, code: &[String]) -> Vault {
        self.quit();
        let home = VaultHome::claim(&self.folder).expect("the folder is free");
        let code = RecoveryCode::parse(&code.concat()).unwrap_or_else(|_| panic!("the sheet has a code"));
        home.unlock(Secret::Code(code)).expect("the code opens the vault")
    }

    /// What the vault keeps, as one number. The program is quit for it.
    pub fn logical_hash(&mut self, code: &[String]) -> [u8; 32] {
        daymark_vault::logical_hash(self.opened(code).connection()).expect("every row can be read")
    }

    /// The housekeeping that the shell does when nobody is waiting.
    pub fn keep_safe(&mut self) {
        if let Some(Door::Open(session)) = self.door.as_mut() {
            session.keep_safe();
        }
    }

    /// The look at the plan that the shell takes every few seconds.
    pub fn keep_wake(&mut self) {
        if let Some(Door::Open(session)) = self.door.as_mut() {
            session.keep_wake();
        }
    }

    /// What a program that was just started may ring, though nothing was unlocked.
    pub fn rings_before_unlock(&self) -> Rings {
        match self.door.as_ref() {
            Some(Door::Locked(gate)) => reminders::before_unlock(gate),
            _ => panic!("the vault is open"),
        }
    }

    /// Something of it was rung.
    pub fn forget_past_rings(&mut self) {
        match self.door.as_mut() {
            Some(Door::Locked(gate)) => reminders::forget_past(gate).expect("the folder can be written to"),
            _ => panic!("the vault is open"),
        }
    }

    pub fn rings(&self) -> Rings {
        match self.door.as_ref() {
            Some(Door::Open(session)) => reminders::plan(session).expect("a plan"),
            _ => panic!("rings are planned while the vault is open"),
        }
    }

    pub fn remember_rings(&mut self, given: &[daymark_core::time::Moment]) {
        match self.door.as_mut() {
            Some(Door::Open(session)) => session.remember_rings(given).expect("a commit"),
            _ => panic!("rings are written down while the vault is open"),
        }
    }
}

fn parsed(answer: &[u8]) -> Value {
    serde_json::from_slice(answer).expect("an answer is JSON")
}

/// A real published list, if the samples are beside the repository; says so loudly when not.
pub fn sample_list(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/feeds").join(name);
    if path.exists() {
        return Some(path);
    }
    say_skipped(&format!("the published sample {name} is not beside this repository"));
    None
}

/// Says aloud that something was not tried. Straight to the terminal: of a test that passes, `eprintln!` is swallowed.
pub fn say_skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {why} ***\n");
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}
