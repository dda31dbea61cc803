//! What is tried, and what must hold of each.

mod backup;
mod code;
mod dates;
mod day_one;
mod everything;
mod header;
mod list;
mod markdown;
pub mod vault;
mod wake;

use std::path::Path;

use daymark_tests::Program;
use serde_json::Value;

pub enum Verdict {
    Accepted,
    /// The word it was refused with.
    Refused(String),
}

/// Tries one input, which also stands in the file. It panics where something does not hold.
pub type Try = Box<dyn FnMut(&[u8], &Path) -> Verdict>;
/// Makes checksums right again, one way or another (1 to 3): what is behind them is never reached otherwise.
pub type Repair = fn(Vec<u8>, u8) -> Vec<u8>;

pub struct Target {
    pub name: &'static str,
    /// Of the time.
    pub share: u64,
    /// Inputs, until it starts anew.
    pub renewed_after: u32,
    /// What means something to this reader.
    pub words: &'static [&'static str],
    pub repair: Option<Repair>,
    /// In an empty folder of its own.
    pub make: fn(&Path) -> Try,
}

pub const TARGETS: &[Target] = &[
    header::TARGET,
    backup::TARGET,
    code::TARGET,
    list::TARGET,
    list::TABLE,
    list::BMLT,
    dates::TARGET,
    everything::TARGET,
    day_one::TARGET,
    markdown::TARGET,
    wake::TARGET,
];

pub const NOW: &str = "2026-11-24T20:00:00Z";

/// A program with an open vault.
pub fn program(folder: &Path) -> Program {
    let mut program = Program::in_folder(&folder.join("v1"), NOW, "America/Los_Angeles");
    program.create_vault();
    program
}

/// The answer, or the word of the refusal. That the program itself is at fault is no refusal.
#[track_caller]
pub fn asked(program: &mut Program, command: &str, request: Value) -> Result<Value, Verdict> {
    program.try_ask(command, request).map_err(|problem| {
        let code = serde_json::to_value(problem.code).expect("a code is a word");
        let code = code.as_str().expect("a code is a word").to_owned();
        assert!(!["internal", "vault_damaged", "file_access"].contains(&code.as_str()), "{command} said {code}");
        Verdict::Refused(code)
    })
}

/// The same as JSON, which the program reads with or without the mark that some editors begin UTF-8 with.
pub fn json_in(input: &[u8]) -> Option<Value> {
    serde_json::from_slice(input.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input)).ok()
}

pub fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is a count"))
}

/// What a person would look at next: after anything was brought in, all of it can be shown.
#[track_caller]
pub fn look_around(program: &mut Program) {
    use serde_json::json;
    for command in
        ["get_today", "list_clocks", "list_lists", "list_groups", "get_guide", "get_settings", "get_vault_health"]
    {
        program.ask(command, Value::Null);
    }
    program.ask("find_meetings", json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 50}));
    program.ask("list_attendance", json!({"group": null, "from": null, "until": null}));
    let page = program.ask("list_entries", json!({"text": "", "before": null, "limit": 200}));
    let entries = page["entries"].as_array().expect("entries");
    assert!(page["next"].is_string() || entries.len() as u64 == number(&page["total"]), "each entry is shown");
    for entry in entries.iter().take(20) {
        program.ask("get_entry", json!({ "id": entry["id"] }));
    }
}
