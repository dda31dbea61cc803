//! The program as a process of its own, which can be killed, cut off from power, and lied to by its file system.
//!
//! It is this same test binary, called with `child` and a task. It says on its standard output what it begins and what was
//! acknowledged, a line each in one write: whoever killed it, or recorded it, knows what must be there.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::store::{self, Base, NEW_PASSPHRASE, NOW, Numbers, TOMORROW, Text};

pub const HIDDEN_WORD: &str = "child";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Write,
    Autosave,
    Create,
    Passphrase,
    Reencrypt,
    Migrate,
    Restore,
    BackUp,
    Daily,
    Erase,
}

use Operation::{
    Autosave, BackUp, Create, Daily, Erase, Migrate, Passphrase, Reencrypt, Restore, Write as WriteEntries,
};

const NAMES: [(Operation, &str); 10] = [
    (WriteEntries, "write"),
    (Autosave, "autosave"),
    (Create, "create"),
    (Passphrase, "passphrase"),
    (Reencrypt, "reencrypt"),
    (Migrate, "migrate"),
    (Restore, "restore"),
    (BackUp, "backup"),
    (Daily, "daily"),
    (Erase, "erase"),
];

impl Operation {
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(operation, _)| *operation == self).map_or("", |(_, name)| name)
    }
}

/// What a child is to do: one operation, then so many entries.
pub struct Task<'a> {
    pub operation: Operation,
    pub folder: &'a Path,
    pub base: &'a Base,
    pub seed: u64,
    pub writes: u64,
    /// For "back up": a folder outside.
    pub target: Option<&'a Path>,
}

impl Task<'_> {
    /// Ready to be started: its standard output is a pipe.
    pub fn command(&self) -> Command {
        let phrase = self.base.came_with.as_ref().map(|(phrase, _)| phrase);
        let task = json!({
            "operation": self.operation.name(), "folder": self.folder, "code": self.base.code, "phrase": phrase,
            "seed": self.seed, "writes": self.writes, "snapshot": self.base.snapshot, "target": self.target,
        });
        let mut command = Command::new(std::env::current_exe().expect("a program knows where it lies"));
        // Nobody reads where a child fell, and finding that out takes it a second.
        command.env("RUST_BACKTRACE", "0");
        command.args([HIDDEN_WORD.to_owned(), task.to_string()]).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }
}

/// A child that runs, and what it says.
pub struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
    said: Vec<String>,
}

impl Running {
    pub fn start(mut command: Command) -> Running {
        let mut child = command.spawn().expect("the test binary starts");
        let lines = BufReader::new(child.stdout.take().expect("a pipe was asked for"));
        Running { child, lines, said: Vec::new() }
    }

    /// Waits for a line that begins so; `false`: it ended before.
    pub fn wait_for(&mut self, beginning: &str) -> bool {
        let mut line = String::new();
        while self.lines.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
            self.said.push(line.trim_end().to_owned());
            if line.starts_with(beginning) {
                return true;
            }
            line.clear();
        }
        false
    }

    /// SIGKILL. Everything it had said by then.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("it is ours to kill");
        self.finish().0
    }

    /// Everything it said, and whether it ended as it meant to.
    pub fn finish(mut self) -> (Vec<String>, bool) {
        self.wait_for("\0never");
        let ended = self.child.wait().expect("it was started here");
        (self.said, ended.success())
    }
}

/// The other side: what the child does.
pub fn main(task: &str) -> ExitCode {
    let task: Value = serde_json::from_str(task).expect("a task is JSON");
    let (operation, _) = NAMES.iter().find(|(_, name)| task["operation"] == *name).expect("a known operation");
    let now = if *operation == Daily { TOMORROW } else { NOW };
    let folder = PathBuf::from(task["folder"].as_str().expect("a folder"));
    if *operation == Create {
        say("ready");
    }
    let mut child = Doing { program: store::program(&folder, now), task };
    if !matches!(*operation, Create | Migrate) {
        child.program.ask("unlock_with_code", json!({ "code": child.task["code"] }));
    }
    if *operation != Create {
        say("ready");
    }
    child.operate(*operation);
    child.write_entries();
    child.program.lock();
    child.program.quit();
    say("done");
    ExitCode::SUCCESS
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).expect("somebody listens");
}

struct Doing {
    program: Program,
    task: Value,
}

impl Doing {
    /// Says what was refused; what is acknowledged is said by the caller.
    fn ask(&mut self, what: &str, command: &str, request: Value) -> Option<Value> {
        match self.program.try_ask(command, request) {
            Ok(answer) => Some(answer),
            Err(problem) => {
                let code = serde_json::to_value(problem.code).expect("a code is a word");
                say(&format!("refused {what} {}", code.as_str().unwrap_or_default()));
                None
            }
        }
    }

    /// Between "begin" and "ack" lies the one request that may not be done by half.
    fn begin(&mut self, what: &str, command: &str, request: Value) -> Option<Value> {
        say(&format!("begin {what}"));
        let answer = self.ask(what, command, request)?;
        say(&format!("ack {what}"));
        Some(answer)
    }

    fn operate(&mut self, operation: Operation) {
        let name = operation.name();
        let proof = json!({"proof": self.task["code"], "passphrase": NEW_PASSPHRASE});
        let done = match operation {
            WriteEntries => Some(Value::Null),
            Autosave => self.autosave(),
            Create => self.create(),
            Passphrase => self.begin(name, "change_passphrase", proof),
            Reencrypt => self.reencrypt(proof),
            Migrate => {
                let phrase = self.task["phrase"].clone();
                let (command, secret) = match phrase.is_null() {
                    true => ("unlock_with_code", json!({ "code": self.task["code"] })),
                    false => ("unlock", json!({ "passphrase": phrase })),
                };
                self.begin(name, command, secret)
            }
            Restore => self.restore(),
            BackUp => {
                let made = self.ask(name, "back_up", json!({ "folder": self.task["target"] }));
                made.inspect(|made| say(&format!("ack backup {}", made["file"].as_str().unwrap_or_default())))
            }
            Daily => self.daily(),
            Erase => self.erase(),
        };
        // Refused before the door: whoever sits there tries again.
        if done.is_none() && matches!(operation, Create | Migrate) {
            let again = if operation == Create { self.create() } else { None };
            if again.is_none() {
                say("gave up");
                self.task["writes"] = json!(0);
            }
        }
    }

    fn create(&mut self) -> Option<Value> {
        let sheet = self.ask("create", "propose_vault", json!({ "passphrase": PASSPHRASE }))?;
        say(&format!("code {}", groups(&sheet).concat()));
        self.begin("create", "confirm_vault", json!({ "answers": asked_back(&sheet) }))
    }

    fn reencrypt(&mut self, proof: Value) -> Option<Value> {
        let sheet = self.ask("reencrypt", "propose_new_keys", proof)?;
        say(&format!("code {}", groups(&sheet).concat()));
        self.begin("reencrypt", "reencrypt", json!({"answers": asked_back(&sheet), "keep_old_copies": false}))
    }

    fn restore(&mut self) -> Option<Value> {
        let source = json!({"path": null, "snapshot": self.task["snapshot"], "secret": null});
        self.ask("restore", "preview_restore", source)?;
        self.begin("restore", "restore", Value::Null)
    }

    fn daily(&mut self) -> Option<Value> {
        say("begin daily");
        self.program.keep_safe();
        let health = self.ask("daily", "get_vault_health", Value::Null)?;
        if !health["snapshot_problem"].is_null() {
            say(&format!("refused daily {}", health["snapshot_problem"].as_str().unwrap_or_default()));
            return None;
        }
        say(&format!("ack daily {}", health["snapshots"][0]["name"].as_str().unwrap_or_default()));
        Some(health)
    }

    fn erase(&mut self) -> Option<Value> {
        say("begin erase");
        let asked = json!({"proof": self.task["code"], "regardless": false});
        let answer = self.ask("erase", "erase_everything", asked)?;
        say(if answer["begun"] == true { "ack erase" } else { "refused erase in_the_way" });
        Some(answer)
    }

    /// One entry, saved again and again while it is being typed.
    fn autosave(&mut self) -> Option<Value> {
        let mut numbers = Numbers::from(self.task["seed"].as_u64().expect("a number"));
        let mut id = Value::Null;
        for _ in 0..self.task["writes"].as_u64().expect("a number") {
            let text = Text { seed: numbers.next(), size: numbers.size() };
            let draft = json!({"id": id, "body": text.body(), "written_at": null});
            self.ask("hold", "hold_draft", draft.clone());
            id = self.save_entry(0, text, draft).unwrap_or(id);
        }
        self.task["writes"] = json!(0);
        Some(Value::Null)
    }

    fn write_entries(&mut self) {
        let mut numbers = Numbers::from(self.task["seed"].as_u64().expect("a number"));
        for number in 0..self.task["writes"].as_u64().expect("a number") {
            let text = Text { seed: numbers.next(), size: numbers.size() };
            self.save_entry(number, text, json!({"id": null, "body": text.body(), "written_at": null}));
        }
    }

    fn save_entry(&mut self, number: u64, text: Text, draft: Value) -> Option<Value> {
        say(&format!("begin entry {number} {} {}", text.seed, text.size));
        let entry = self.ask("entry", "save_entry", draft)?;
        say(&format!("ack entry {number} {}", entry["id"].as_str().expect("an entry has an id")));
        Some(entry["id"].clone())
    }
}

fn groups(sheet: &Value) -> Vec<String> {
    serde_json::from_value(sheet["groups"].clone()).expect("nine groups")
}

fn asked_back(sheet: &Value) -> [String; 2] {
    let group = |at: usize| groups(sheet)[sheet["ask"][at].as_u64().expect("a place") as usize - 1].clone();
    [group(0), group(1)]
}
