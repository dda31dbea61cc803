//! A calendar file as another program reads it: a Python library that shares no line with this one says when each meeting
//! begins, and that must be when this program says so. Over the autumn in which clocks are set back, and the spring.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use daymark_core::time::{Moment, Now, TimeOfDay, Zone};
use daymark_core::weekly::{Rhythm, Slot, WeekTime};
use daymark_tests::{Program, fixture, python};
use serde_json::{Value, json};

const DAYS: u32 = 60;

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("calendar")
}

static PYTHON: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    python(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendar-venv"), &here().join("requirements.txt"))
});

fn own(name: &str, zone: &str, slots: Value) -> Value {
    json!({
        "id": null, "name": name, "way": "in_person", "medium": null, "place": "Mill House; upstairs, left", "address": "1 Mill Lane",
        "conference_url": "", "conference_phone": "", "passcode": "", "notes": "", "fellowship": "", "kinds": [],
        "slots": slots, "zone": zone,
    })
}

fn slot(rhythm: Value, day: u8, time: &str, minutes: u16) -> Value {
    json!({"id": null, "rhythm": rhythm, "day": day, "time": time, "minutes": minutes})
}

/// Each rhythm, in zones whose clocks are moved on different days, near midnight and in the hours that are skipped or repeated.
fn with_groups(now: &str) -> Program {
    let mut program = Program::with_a_vault(now, "Europe/Madrid");
    let weekly = || json!({"kind": "weekly"});
    let monthly = |weeks: Value| json!({"kind": "monthly", "weeks": weeks});
    let fortnight = json!({"kind": "every_other_week", "from": "2026-10-06"});
    let groups = [
        own(
            "Sunrise — \"early\", with a name that goes on until a line of a calendar file has to be folded",
            "America/Los_Angeles",
            json!([slot(weekly(), 2, "07:00", 60), slot(weekly(), 6, "23:30", 90), slot(weekly(), 0, "01:30", 60)]),
        ),
        own(
            "Monthly",
            "Europe/London",
            json!([
                slot(monthly(json!(["second"])), 2, "19:30", 60),
                slot(monthly(json!(["last"])), 6, "10:00", 60),
                slot(monthly(json!(["fifth"])), 0, "01:30", 60),
                slot(monthly(json!(["first", "third"])), 4, "00:00", 60),
            ]),
        ),
        own("Every other", "Europe/Madrid", json!([slot(fortnight, 3, "20:15", 75)])),
        own("Half an hour", "Australia/Lord_Howe", json!([slot(weekly(), 0, "02:15", 60)])),
        own("Once", "Asia/Kolkata", json!([slot(json!({"kind": "once", "on": "2026-11-03"}), 0, "18:00", 60)])),
        own("Always open", "UTC", json!([])),
    ];
    for group in groups {
        program.ask("save_own_group", group);
    }
    program
}

fn write(program: &mut Program, folder: &Path, called: &str) -> (PathBuf, u64) {
    let groups = program.ask("list_groups", Value::Null);
    let ids: Vec<&Value> = groups.as_array().expect("groups").iter().map(|group| &group["id"]).collect();
    let selection = json!({"groups": ids, "meetings": []});
    let made = program.ask("write_group_calendar", json!({"folder": folder, "selection": selection, "called": called}));
    (PathBuf::from(made["file"].as_str().expect("a file")), made["events"].as_u64().expect("a count"))
}

/// `2026-11-03T12:30:00Z <uid> 30`, each start between two days.
fn starts_in(python: &Path, file: &Path, days: [&str; 2], own_zones: bool) -> BTreeSet<String> {
    let mut command = Command::new(python);
    command.arg(here().join("starts.py")).arg(file).args(days);
    if own_zones {
        command.arg("--own-zones");
    }
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text").lines().map(str::to_owned).collect()
}

/// The same, as this program says.
fn starts_here(program: &mut Program) -> BTreeSet<String> {
    let now = Now { zone: Zone::UTC, ..program.now() };
    let groups = program.ask("list_groups", Value::Null);
    let mut starts = BTreeSet::new();
    for group in groups.as_array().expect("groups") {
        for meeting in group["meetings"].as_array().expect("slots") {
            let start: TimeOfDay = serde_json::from_value(meeting["time"].clone()).expect("a time");
            let rhythm: Rhythm = serde_json::from_value(meeting["rhythm"].clone()).expect("a rhythm");
            let day = meeting["day"].as_u64().expect("a day") as u8;
            let zone: Zone = meeting["zone"].as_str().expect("a zone").parse().expect("a zone");
            let slot = Slot { when: Some(WeekTime { day, start, minutes: 60 }), zone, rhythm };
            starts.extend(slot.starts_within(now, DAYS).into_iter().map(|at: Moment| {
                format!("{}Z {} 30", &at.to_string()[..19], meeting["id"].as_str().expect("an identity"))
            }));
        }
    }
    starts
}

/// The half hour that Lord Howe skips on 4 October. RFC 5545 reads it with the offset before it, as this program does and as
/// the library does for zones that it knows; of a zone that only the file describes it takes the offset after it.
fn in_a_gap(start: &str, own_zones: bool) -> bool {
    own_zones && start.starts_with("2026-10-03T15:")
}

#[test]
fn another_calendar_program_reads_each_start_as_this_one_tells_it() {
    let Some(python) = PYTHON.as_deref() else { return };
    // Midnight in UTC, so that the days that are asked for are whole. Clocks are set back on 4 October (Lord Howe: forward),
    // 25 October (Europe) and 1 November (America), and forward on 8, 28 March and 29 March.
    for (now, days) in
        [("2026-10-01T00:00:00Z", ["2026-10-01", "2026-11-30"]), ("2027-02-20T00:00:00Z", ["2027-02-20", "2027-04-21"])]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let mut program = with_groups(now);
        let (file, events) = write(&mut program, folder.path(), "");
        let expected = starts_here(&mut program);
        assert!(expected.len() > 40, "{} starts are no proof", expected.len());
        assert_eq!(events, if days[0].starts_with("2026") { 10 } else { 9 }, "what was once is over");
        for own_zones in [false, true] {
            let read = starts_in(python, &file, days, own_zones);
            let missing: Vec<&String> =
                expected.difference(&read).filter(|start| !in_a_gap(start, own_zones)).collect();
            let more: Vec<&String> = read.difference(&expected).filter(|start| !in_a_gap(start, own_zones)).collect();
            assert!(missing.is_empty() && more.is_empty(), "{own_zones}: missing {missing:?}, too many {more:?}");
        }
    }
}

#[test]
fn taken_along_again_each_event_takes_the_place_of_the_one_before() {
    let Some(python) = PYTHON.as_deref() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = with_groups("2026-10-01T00:00:00Z");
    let ids = |lines: BTreeSet<String>| -> BTreeSet<String> {
        lines.iter().filter_map(|line| line.split(' ').nth(1).map(str::to_owned)).collect()
    };
    let (first, _) = write(&mut program, folder.path(), "");
    let (second, _) = write(&mut program, folder.path(), "");
    assert_ne!(first, second, "nothing is written over");
    let days = ["2026-10-01", "2026-11-30"];
    assert_eq!(ids(starts_in(python, &first, days, false)), ids(starts_in(python, &second, days, false)));
}

#[test]
fn under_a_name_of_ones_own_a_calendar_says_neither_who_nor_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = with_groups("2026-10-01T00:00:00Z");
    let (file, _) = write(&mut program, folder.path(), " Taken \n evening ");
    let text = std::fs::read_to_string(file).expect("a file");
    assert!(text.contains("SUMMARY:Taken evening\r\n"), "a calendar's line is one line");
    for word in ["Sunrise", "Monthly", "Mill", "LOCATION", "URL"] {
        assert!(!text.contains(word), "{word}");
    }
    let (file, _) = write(&mut program, folder.path(), "");
    let text = std::fs::read_to_string(file).expect("a file");
    assert!(text.contains("LOCATION:Mill House\\; upstairs\\, left\\, 1 Mill Lane"), "{text}");
}

#[test]
fn a_meeting_of_a_list_is_taken_along_under_its_own_identity() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = Program::with_a_vault("2026-11-24T20:00:00Z", "America/Los_Angeles");
    let preview = program.ask("preview_list", json!({"path": fixture("lists/hand-written.json")}));
    program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": "America/Los_Angeles"}));
    let found =
        program.ask("find_meetings", json!({"days": [], "ways": [], "text": "candle", "offset": 0, "limit": 9}));
    let id = found["rows"][0]["meeting"].as_str().expect("an identity");
    let request = |meetings: Value| json!({"folder": folder.path(), "selection": {"groups": [], "meetings": meetings}, "called": ""});
    let made = program.ask("write_group_calendar", request(json!([id])));
    let text = std::fs::read_to_string(made["file"].as_str().expect("a file")).expect("a file");
    assert!(text.contains(&format!("UID:{id}")) && text.contains("TZID=America/Los_Angeles:20261124T193000"), "{text}");

    assert_eq!(program.refusal("write_group_calendar", request(json!([]))).0, "nothing_prepared");
    let many: Vec<&str> = std::iter::repeat_n(id, 501).collect();
    assert_eq!(
        program.refusal("write_group_calendar", request(json!(many))),
        ("out_of_range".to_owned(), Some("meetings".to_owned()))
    );
}
