//! Forty years of returns to use. Each is a row, so they are brought in as an export would bring them.

use std::path::{Path, PathBuf};

use daymark_core::time::Day;
use serde_json::{Value, json};

use crate::Program;

pub const BEGAN: &str = "1986-11-24";
pub const TODAY: &str = "2026-11-24";

/// What `export` needs to write, for [`multiplied`] to read.
pub fn export_to(folder: &Path) -> Value {
    json!({"folder": folder, "everything": true, "journal": false, "attendance": false, "meetings": false})
}

/// The one return to use of an export, on each `every`th day of the forty years up to yesterday. Tells where the file is,
/// and how many there are now.
pub fn multiplied(exported: &Value, every: u32) -> (PathBuf, usize) {
    let path = PathBuf::from(exported["folder"].as_str().expect("a folder")).join("everything.json");
    let mut whole: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
    let rows = whole["tables"]["return_to_use"].as_array_mut().expect("rows");
    let one = rows.pop().expect("one return to use");
    let today: Day = TODAY.parse().expect("a day");
    let mut day = BEGAN.parse::<Day>().expect("a day").plus_days(1);
    while day < today {
        let seq = rows.len() + 1;
        let mut row = one.clone();
        row["seq"] = json!(seq);
        row["id"] = json!(format!("0192d3a0-0000-7000-8000-{seq:012}"));
        (row["began_on"], row["ended_on"]) = (json!(day), json!(day));
        rows.push(row);
        day = day.plus_days(every);
    }
    let count = rows.len();
    std::fs::write(&path, whole.to_string()).expect("a file");
    (path, count)
}

/// An open program's one clock, with a return to use on each `every`th day. Tells the clock and how many there are.
pub fn lived(program: &mut Program, every: u32) -> (Value, usize) {
    let clock = program.ask("save_sobriety_date", json!({"clock": null, "began_on": BEGAN}))["id"].clone();
    let last = json!({"id": null, "clock": clock, "began_on": "2026-11-23", "began_time": null,
        "ended_on": "2026-11-23", "ended_time": null});
    program.ask("record_return_to_use", json!({"returned": last, "reflection": null}));
    let out = tempfile::tempdir().expect("a folder");
    let exported = program.ask("export", export_to(out.path()));
    let (path, count) = multiplied(&exported, every);
    assert_eq!(program.ask("preview_everything", json!({ "path": path }))["refused"], 0);
    program.ask("restore", Value::Null);
    (clock, count)
}
