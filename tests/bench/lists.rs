//! A list of a whole country: from a file to what can be searched, and read again with a hundredth of it changed. The rows
//! are a real list's where the samples are beside the repository, each told from its copies by name and slug.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use daymark_core::Cost;
use daymark_tests::{Program, sample_list};
use serde_json::{Value, json};

use crate::times::Report;

const ROWS: usize = 60_000;
/// One row in so many is at another time when the list is read again.
const CHANGED: usize = 100;
const NOW: &str = "2026-11-24T20:00:00Z";
const ZONE: &str = "America/Los_Angeles";
/// Mebibytes.
const MEMORY: u64 = 300;

pub fn measure(folder: &Path, report: &mut Report) {
    let mut program = Program::at_cost(&folder.join("lists"), NOW, ZONE, Cost::Floor);
    program.create_vault();
    let (first, second) = (write(&folder.join("first.json"), false), write(&folder.join("second.json"), true));
    forget_peak();
    let begun = Instant::now();
    let preview = program.ask("preview_list", json!({ "path": first }));
    let read = begun.elapsed();
    let list = keep(&mut program, &preview, Value::Null);
    let kept = begun.elapsed();
    let found =
        program.ask("find_meetings", json!({"days": [], "ways": [], "text": "light", "offset": 0, "limit": 50}));
    assert!(found["total"].as_u64() > Some(0), "what was read is found");
    println!("a list of {ROWS} rows, {} MB", std::fs::metadata(&first).expect("a file").len() / 1_000_000);
    report.one("  file to preview", read, 5_000);
    report.one("  file to kept", kept, 5_000);
    report.one("  file to found", begun.elapsed(), 5_000);
    report.memory("  at most in memory", peak(), MEMORY);

    forget_peak();
    let begun = Instant::now();
    let preview = program.ask("preview_list", json!({ "path": second }));
    assert_eq!(preview["likely_list"], list["id"], "it is known again");
    let compared = json!({"token": preview["token"], "list": list["id"], "zone": ZONE});
    let difference = program.ask("compare_list", compared);
    let told = begun.elapsed();
    assert_eq!(difference["changed"], preview["coming_in"].as_u64().expect("rows").div_ceil(CHANGED as u64));
    assert_eq!((&difference["new"], &difference["gone"]), (&json!(0), &json!(0)));
    report.one("  again, to the difference", told, 3_000);
    keep(&mut program, &preview, list["id"].clone());
    report.one("  again, to kept", begun.elapsed(), 5_000);
    report.memory("  at most in memory", peak(), MEMORY);
    println!();
}

fn keep(program: &mut Program, preview: &Value, replaces: Value) -> Value {
    let yes =
        json!({"token": preview["token"], "name": "A list", "zone": ZONE, "fellowship": "", "replaces": replaces});
    program.ask("import_list", yes)
}

/// Row by row: what is measured is the program's memory, not that of making its list.
fn write(path: &Path, changed: bool) -> PathBuf {
    let sample = sample_list("meeting-guide-seattle-cut.json").map(|path| std::fs::read(path).expect("a sample"));
    let rows: Vec<Value> = match sample {
        Some(bytes) => serde_json::from_slice(&bytes).expect("a list"),
        None => vec![made()],
    };
    let sound: Vec<&Value> = rows.iter().filter(|row| row["day"].is_u64() && row["end_time"].is_string()).collect();
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).expect("a file"));
    for number in 0..ROWS {
        let mut row = sound[number % sound.len()].clone();
        let copy = number / sound.len();
        row["name"] = json!(format!("{} {copy}", row["name"].as_str().unwrap_or("Meeting")));
        row["slug"] = json!(format!("{}-{copy}", row["slug"].as_str().unwrap_or("meeting")));
        if changed && number % CHANGED == 0 {
            row["time"] = json!("05:05");
        }
        write!(file, "{}{row}", if number == 0 { '[' } else { ',' }).expect("room");
    }
    file.write_all(b"]").expect("room");
    path.to_path_buf()
}

/// As long as a real row, for where there is no sample.
fn made() -> Value {
    json!({
        "name": "Early Light", "slug": "early-light", "day": 3, "time": "07:00", "end_time": "08:00", "types": ["O", "D", "X"],
        "location": "Mill House", "formatted_address": "1 Mill Lane, Seattle, WA 98101, USA", "region": "North",
        "regions": ["Seattle", "North"], "latitude": 47.6, "longitude": -122.3, "approximate": "no",
        "attendance_option": "in_person", "entity": "Riverside Lists", "notes": "Ring the bell and wait. ".repeat(8),
        "url": "https://example.org/meetings/early-light/", "edit_url": "https://example.org/edit?post=17&action=edit",
        "updated": "2026-10-03 05:21:31", "location_url": "https://example.org/locations/mill-house/",
        "feedback_emails": ["lists@example.org"], "entity_phone": "555 0100", "entity_url": "https://example.org",
        "district": "District 17", "group": "Early Light Group", "group_id": 17, "location_id": 18, "region_id": 19,
    })
}

fn forget_peak() {
    // Where it cannot be forgotten, more is measured than was used.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Mebibytes, at most, since the last look. Elsewhere than on Linux: none.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}
