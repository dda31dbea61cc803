//! Everything out in open formats, and in from the formats of others.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use daymark_core::Work;
use daymark_tests::{Program, fixture};
use daymark_vault::Step;
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T20:00:00Z";

fn used() -> (Program, Vec<String>) {
    let mut program = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
    let code = program.create_vault();
    program.ask("save_sobriety_date", json!({"clock": null, "began_on": "2025-10-08"}));
    for body in ["# A heading\n\nwith **bold** words and ñandú 🌅", "=SUM(1) is no formula in a journal", "third"] {
        program.ask("save_entry", json!({"id": null, "body": body, "written_at": null}));
    }
    let path = fixture("lists/hand-written.json");
    let preview = program.ask("preview_list", json!({ "path": path }));
    program.ask("import_list", json!({"token": preview["token"], "name": "By hand", "zone": "America/Los_Angeles"}));
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "early", "offset": 0, "limit": 5}));
    program.ask("bookmark_meeting", json!({"id": found["rows"][0]["meeting"]}));
    program.ask(
        "record_attendance",
        json!({"id": null, "group": null, "group_name": "=Sunrise", "attended_on": "2026-11-20", "note": "+1"}),
    );
    (program, code)
}

fn export(program: &mut Program, folder: &Path) -> PathBuf {
    let all = json!({"folder": folder, "everything": true, "journal": true, "attendance": true, "meetings": true});
    PathBuf::from(program.ask("export", all)["folder"].as_str().expect("a folder"))
}

#[test]
fn the_json_holds_everything_and_an_empty_vault_that_takes_it_in_is_equal() {
    let (mut program, code) = used();
    let out = tempfile::tempdir().expect("a folder");
    let exported = export(&mut program, out.path());
    let kept = program.logical_hash(&code);
    let mut other = Program::on_a_fresh_computer(NOW, "America/Los_Angeles");
    let code = other.create_vault();
    let preview = other.ask("preview_everything", json!({"path": exported.join("everything.json")}));
    assert_eq!(
        (&preview["inside"]["entries"], &preview["unknown"], &preview["refused"]),
        (&json!(3), &json!([]), &json!(0))
    );
    assert_eq!(preview["keys_change"], false, "it comes under this vault's own keys");
    other.ask("restore", Value::Null);
    other.lock();
    other.unlock();
    assert_eq!(other.logical_hash(&code), kept);
}

#[test]
fn what_a_file_holds_beyond_what_is_known_is_counted_by_name() {
    let (mut program, _) = used();
    let out = tempfile::tempdir().expect("a folder");
    let path = export(&mut program, out.path()).join("everything.json");
    let mut whole: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
    whole["written_by_hand"] = json!("a line beside the tables");
    whole["tables"]["sleep"] = json!([{"hours": 7}, {"hours": 8}]);
    whole["tables"]["entry"][0]["mood"] = json!("calm");
    whole["tables"]["entry"][1]["words"] = json!(["no", "number"]);
    whole["tables"]["group_meeting"][0]["bookmarked_group"] = json!(99);
    std::fs::write(&path, whole.to_string()).expect("a file");
    let preview = program.ask("preview_everything", json!({ "path": path }));
    assert_eq!(
        preview["unknown"],
        json!([{"name": "/written_by_hand", "count": 1}, {"name": "entry.mood", "count": 1}, {"name": "sleep", "count": 2}])
    );
    assert_eq!((&preview["refused"], &preview["inside"]["entries"]), (&json!(2), &json!(2)));

    whole["schema"] = json!(99);
    std::fs::write(&path, whole.to_string()).expect("a file");
    assert_eq!(program.refusal("preview_everything", json!({ "path": path })).0, "vault_newer");
    for text in ["", "[]", "{\"format\": \"other\", \"version\": 1, \"schema\": 1, \"tables\": {}}"] {
        std::fs::write(&path, text).expect("a file");
        assert_eq!(program.refusal("preview_everything", json!({ "path": path })).0, "file_not_understood");
    }
}

#[test]
fn a_row_that_nobody_could_read_is_left_out_and_the_others_are_shown() {
    let (mut program, _) = used();
    let out = tempfile::tempdir().expect("a folder");
    let path = export(&mut program, out.path()).join("everything.json");
    let sound: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
    for (table, column, value) in [
        ("entry", "written_on", json!("some day")),
        ("entry", "written_at", json!("2026-11-24T20:00:00+01:00")),
        ("entry", "words", json!(-5)),
        ("entry", "seq", json!(i64::MAX)),
        ("entry", "id", json!("../../x")),
        ("entry", "zone", json!("Nowhere/Here")),
        ("period", "began_on", json!("+99999-01-01")),
        ("listed_meeting", "way", json!("\"teleport\"")),
        ("listed_meeting", "types", json!("{}")),
        ("setting", "value", json!("[[[]]]")),
        ("attendance", "attended_on", json!(20261124)),
        ("attendance", "comfortable", json!(6)),
        ("group_meeting", "rhythm", json!("{\"kind\":\"monthly\",\"weeks\":[]}")),
        ("bookmarked_group", "stage", json!("\"champion\"")),
        ("bookmarked_group", "medium", json!("\"telepathy\"")),
        ("bookmarked_group", "tags", json!("{}")),
    ] {
        let mut whole = sound.clone();
        whole["tables"][table][0][column] = value;
        std::fs::write(&path, whole.to_string()).expect("a file");
        let preview = program.ask("preview_everything", json!({ "path": path }));
        // A group's two meetings go with it.
        let refused = if table == "bookmarked_group" { 3 } else { 1 };
        assert_eq!(preview["refused"], refused, "{table}.{column}");
        program.ask("restore", Value::Null);
        for command in ["get_settings", "list_clocks", "list_lists", "list_groups"] {
            program.ask(command, Value::Null);
        }
        program.ask("list_entries", json!({"text": "", "before": null, "limit": 9}));
        program.ask("find_meetings", json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 9}));
        program.ask("list_attendance", json!({"group": null, "from": null, "until": null}));
    }
}

#[test]
fn each_entry_is_a_markdown_file_and_no_cell_is_a_formula() {
    let (mut program, _) = used();
    let out = tempfile::tempdir().expect("a folder");
    let exported = export(&mut program, out.path());
    let year = exported.join("journal/2026");
    let mut names: Vec<_> =
        std::fs::read_dir(&year).expect("a year").map(|entry| entry.expect("one").file_name()).collect();
    names.sort();
    assert_eq!(names, ["2026-11-24 1200-2.md", "2026-11-24 1200-3.md", "2026-11-24 1200.md"]);
    let text = std::fs::read_to_string(year.join("2026-11-24 1200.md")).expect("text");
    assert!(
        text.starts_with(
            "---\nwritten_at: 2026-11-24T20:00:00.000Z\nday: 2026-11-24\nzone: America/Los_Angeles\n---\n"
        )
    );
    assert!(text.ends_with("# A heading\n\nwith **bold** words and ñandú 🌅\n"));
    let visits = std::fs::read_to_string(exported.join("visits.csv")).expect("text");
    assert!(visits.contains("2026-11-20,'=Sunrise,'+1,"), "{visits}");
    assert!(!exported.with_added_extension("part").exists());
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(exported.join("everything.json")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "its owner alone, until its owner decides otherwise");
}

#[test]
fn the_calendar_is_read_by_another_program_with_its_zones() {
    let (mut program, _) = used();
    let out = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(export(&mut program, out.path()).join("meetings.ics")).expect("text");
    let calendar: icalendar::Calendar = text.parse().expect("a calendar");
    let events: Vec<_> = calendar.events().collect();
    assert!(!events.is_empty());
    use icalendar::Component;
    for event in events {
        assert!(
            event.get_uid().is_some()
                && event.property_value("RRULE").is_some_and(|rule| rule.starts_with("FREQ=WEEKLY"))
        );
    }
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:America/Los_Angeles\r\n"), "{text}");
    assert!(text.contains("DTSTART:20270314T020000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0700\r\n"), "spring of 2027");
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
}

#[test]
fn day_ones_journal_comes_in_once_with_its_own_days() {
    let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
    let path = fixture("imports/day-one.json");
    let preview = program.ask("preview_day_one", json!({ "path": path }));
    assert_eq!((&preview["entries"], &preview["refused"], &preview["already_here"]), (&json!(3), &json!(1), &json!(0)));
    assert_eq!((&preview["from"], &preview["until"]), (&json!("2017-06-28"), &json!("2024-08-31")));
    let unknown: Vec<&str> =
        preview["unknown"].as_array().into_iter().flatten().filter_map(|each| each["name"].as_str()).collect();
    assert_eq!(unknown, ["location", "photos", "richText", "starred", "tags", "weather"]);
    assert_eq!(program.ask("import_day_one", json!({ "path": path }))["entries"], 3);
    let found = program.ask("list_entries", json!({"text": "lighthouse", "before": null, "limit": 5}));
    assert_eq!(found["entries"][0]["written_on"], "2017-06-28", "the day it was in Taipei");
    assert_eq!(program.ask("import_day_one", json!({ "path": path }))["entries"], 0, "the same file twice is once");
    let health = program.ask("get_vault_health", Value::Null);
    assert_eq!(health["snapshots"][0]["reason"], "import", "the state before it is kept");
    let other = program.refusal("preview_day_one", json!({"path": fixture("imports/loop.csv")}));
    assert_eq!(other, ("file_not_understood".into(), Some("path".into())));
}

#[test]
fn loops_days_become_periods_and_touch_nothing_that_is_here() {
    let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
    let path = fixture("imports/loop.csv");
    let preview = program.ask("preview_dates", json!({ "path": path }));
    assert_eq!(
        preview["columns"][0],
        json!({"name": "No wine", "days": 7, "from": "2026-10-01", "until": "2026-11-23", "unknown": 0})
    );
    let imported = program.ask("import_sober_days", json!({"path": path, "column": 0}));
    assert_eq!(imported, json!({"periods": 3, "already_here": 0}));
    let clock = &program.ask("list_clocks", Value::Null)[0];
    let periods: Vec<String> = clock["periods"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|each| {
            format!("{} {}", each["began_on"].as_str().unwrap_or(""), each["ended_on"].as_str().unwrap_or("goes on"))
        })
        .collect();
    assert_eq!(periods, ["2026-10-01 2026-10-04", "2026-10-10 2026-10-12", "2026-11-22 goes on"]);
    let again = program.ask("import_sober_days", json!({"path": path, "column": 0}));
    assert_eq!(again, json!({"periods": 0, "already_here": 3}));

    let visits = json!({"path": path, "column": 1, "group_name": "Sunrise"});
    assert_eq!(program.ask("import_visits", visits.clone()), json!({"visits": 2, "already_here": 0}));
    assert_eq!(program.ask("import_visits", visits), json!({"visits": 0, "already_here": 2}));
    let nameless = program.refusal("import_visits", json!({"path": path, "column": 1, "group_name": " "}));
    assert_eq!(nameless, ("name_missing".into(), Some("group_name".into())));
    let none = program.refusal("preview_dates", json!({"path": fixture("imports/day-one.json")}));
    assert_eq!(none, ("nothing_to_bring_in".into(), Some("path".into())));
}

/// Stops a work as soon as it has got somewhere in the part that has so many pieces, and says what was answered.
fn stopped(program: &mut Program, part: (Step, u64), command: &str, request: &Value) -> String {
    let (work, over) = (program.work(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| stop_in(&work, part, &over));
        let said = program.try_ask(command, request.clone());
        over.store(true, Ordering::SeqCst);
        assert!(watcher.join().expect("it ends"), "{command} never told of {part:?}");
        assert_eq!(work.progress().step, Step::Idle, "{command} is over");
        said.map_or_else(|problem| format!("{:?}", problem.code), |_| "done".to_owned())
    })
}

/// Whether there was something to stop.
fn stop_in(work: &Work, (step, total): (Step, u64), over: &AtomicBool) -> bool {
    while !over.load(Ordering::SeqCst) {
        let told = work.progress();
        if told.step == step && told.total == total && (1..total).contains(&told.done) {
            work.cancel();
            return true;
        }
        std::thread::sleep(Duration::from_micros(100));
    }
    false
}

fn total(program: &mut Program) -> Value {
    program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"].clone()
}

/// A diary of another program, and how many bytes it has.
fn diary(folder: &Path, entries: u64) -> (Value, u64) {
    let at = |number: u64| format!("2020-01-01T{:02}:{:02}:{:02}Z", number / 3600, number / 60 % 60, number % 60);
    let text = "a long evening with many words ".repeat(20);
    let rows: Vec<Value> = (0..entries).map(|number| json!({"creationDate": at(number), "text": text})).collect();
    let path = folder.join("diary.json");
    std::fs::write(&path, json!({ "entries": rows }).to_string()).expect("a file");
    let length = std::fs::metadata(&path).expect("a file").len();
    (json!({ "path": path }), length)
}

#[test]
fn a_diary_that_comes_in_can_be_stopped_in_each_part_and_nothing_of_it_is_there() {
    const DIARY: u64 = 4_000;
    let place = tempfile::tempdir().expect("a folder");
    let (file, length) = diary(place.path(), DIARY);
    let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
    for (command, part) in [
        ("preview_day_one", (Step::Reading, length)),
        ("import_day_one", (Step::Reading, length)),
        ("import_day_one", (Step::Writing, DIARY)),
    ] {
        assert_eq!(stopped(&mut program, part, command, &file), "Cancelled", "{command} in {part:?}");
        assert_eq!(total(&mut program), 0, "{command} in {part:?}");
    }
    assert_eq!(program.ask("import_day_one", file)["entries"], DIARY, "what was stopped can be begun again");
}

#[test]
fn an_export_that_comes_in_can_be_stopped_in_each_part_and_nothing_waits_for_a_yes() {
    const DIARY: u64 = 1_500;
    let place = tempfile::tempdir().expect("a folder");
    let (file, _) = diary(place.path(), DIARY);
    let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
    program.ask("import_day_one", file);
    let path = export(&mut program, place.path()).join("everything.json");
    let length = std::fs::metadata(&path).expect("a file").len();
    let whole: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
    let rows = whole["tables"].as_object().into_iter().flatten().filter_map(|(_, rows)| rows.as_array()).flatten();
    let rows = rows.count() as u64;
    let request = json!({ "path": path });
    for part in [(Step::Reading, length), (Step::Writing, rows)] {
        assert_eq!(stopped(&mut program, part, "preview_everything", &request), "Cancelled", "{part:?}");
        assert_eq!(program.refusal("restore", Value::Null).0, "nothing_prepared");
    }
    assert_eq!(total(&mut program), DIARY);
    program.ask("preview_everything", request);
    program.ask("restore", Value::Null);
    assert_eq!(total(&mut program), DIARY);
}

#[test]
fn days_that_come_in_can_be_stopped_in_each_part_and_none_of_them_is_there() {
    const DAYS: u64 = 20_000;
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("days.csv");
    let today: daymark_core::time::Day = NOW[..10].parse().expect("a day");
    // Each stands alone.
    let days: String = (0..DAYS).map(|ago| format!("{}\n", today.minus_days(ago as u32 * 2 + 2))).collect();
    // A file that says each of them many times takes its time.
    let text = days.repeat(5);
    std::fs::write(&path, &text).expect("a file");
    let length = text.len() as u64;
    let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
    let sober = json!({"path": path, "column": 0});
    let visits = json!({"path": path, "column": 0, "group_name": "Sunrise"});
    for (command, part, request) in [
        ("preview_dates", (Step::Reading, length), json!({ "path": path })),
        ("import_sober_days", (Step::Reading, length), sober.clone()),
        ("import_sober_days", (Step::Writing, DAYS), sober),
        ("import_visits", (Step::Reading, length), visits.clone()),
        ("import_visits", (Step::Writing, DAYS), visits),
    ] {
        assert_eq!(stopped(&mut program, part, command, &request), "Cancelled", "{command} in {part:?}");
    }
    assert_eq!(program.ask("list_clocks", Value::Null), json!([]));
    assert_eq!(program.ask("list_attendance", json!({"group": null, "from": null, "until": null})), json!([]));
}

/// Runs a test in a process of its own, whose memory nobody else uses; it meets an end before the computer does.
fn alone(name: &str, test: impl FnOnce()) {
    const ALONE: &str = "DAYMARK_TEST_ALONE";
    if std::env::var_os(ALONE).is_some() {
        return test();
    }
    let program = std::env::current_exe().expect("this program");
    let mut child = Command::new("sh");
    child.args(["-c", "ulimit -v 4194304 && exec \"$0\" \"$@\""]).arg(program).args(["--exact", name, "--nocapture"]);
    let output = child.env(ALONE, "1").output().expect("the same program again");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("1 passed"), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// How many mebibytes more than before this process held while it answered. Elsewhere than on Linux: none.
fn memory_of<T>(answer: impl FnOnce() -> T) -> (T, u64) {
    let told = |name: &str| -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|figure| figure.parse().ok()).unwrap_or(0)
    };
    let before = told("VmRSS:");
    // Where it cannot be forgotten, more is measured than was used.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let answered = answer();
    (answered, told("VmHWM:").saturating_sub(before) / 1024)
}

/// Writes so many rows between what stands before and after them. Returns how many megabytes.
fn rows_between((before, after): (&str, &str), rows: u64, row: impl Fn(u64) -> String, path: &Path) -> u64 {
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    file.write_all(before.as_bytes()).expect("room");
    for number in 1..rows {
        file.write_all((row(number) + ",").as_bytes()).expect("room");
    }
    file.write_all((row(0) + after).as_bytes()).expect("room");
    file.into_inner().expect("room").metadata().expect("a file").len() / 1_000_000
}

/// A hundred megabytes of the smallest rows that say something.
fn smallest_rows((before, after): (&str, &str), path: &Path) {
    let row = "{\"a\":1}";
    std::fs::write(path, [before, &format!("{row},").repeat(12_500_000), row, after].concat()).expect("a file");
}

/// Mebibytes. The store keeps 64 of its pages at hand.
const MEMORY: u64 = 160;
const AN_EXPORT: &str = r#"{"format": "daymark", "version": 1, "schema": 1, "tables": "#;

#[test]
fn an_export_of_rows_without_end_takes_little_memory_and_is_refused() {
    alone("an_export_of_rows_without_end_takes_little_memory_and_is_refused", || {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("everything.json");
        let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
        let request = json!({ "path": path });
        for table in ["entry", "sleep"] {
            let around = (&*format!("{AN_EXPORT}{{\"{table}\": ["), "]}}");
            smallest_rows(around, &path);
            let (refusal, memory) = memory_of(|| program.refusal("preview_everything", request.clone()));
            assert_eq!(refusal, ("file_too_large".into(), Some("path".into())), "{table}");
            assert!(memory < MEMORY, "{table}: {memory} MiB");
        }
    });
}

#[test]
fn an_export_of_as_many_rows_as_are_taken_in_takes_little_memory() {
    alone("an_export_of_as_many_rows_as_are_taken_in_takes_little_memory", || {
        const ROWS: u64 = 300_000;
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("everything.json");
        let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
        let request = json!({ "path": path });
        // Orphans; rows that say nothing at length; and names that are all different.
        let (zeros, text) = ("0,".repeat(120), "what nobody asked for ".repeat(10));
        let row = |number: u64| match number % 3 {
            0 => format!(
                r#"{{"id":"019aa0b1-0000-7000-8000-{number:012}","bookmarked_group":7,"zone":"UTC","slug":"{text}"}}"#
            ),
            1 => format!(r#"{{"a":[{zeros}0]}}"#),
            _ => format!(r#"{{"a name that has no place {number}":"{text}"}}"#),
        };
        let around = (&*format!("{AN_EXPORT}{{\"group_meeting\": ["), "], \"setting\": []}}");
        let megabytes = rows_between(around, ROWS, row, &path);
        assert!(megabytes > 60, "{megabytes}");
        let (preview, memory) = memory_of(|| program.ask("preview_everything", request));
        assert_eq!(preview["refused"], ROWS);
        let unknown = preview["unknown"].as_array().expect("names");
        let counted: u64 = unknown.iter().filter_map(|each| each["count"].as_u64()).sum();
        assert!(counted == ROWS / 3 * 2 && unknown.len() < 1_000, "none is dropped: {counted} in {}", unknown.len());
        assert!(memory < MEMORY, "{memory} MiB");
    });
}

#[test]
fn a_diary_of_rows_without_end_takes_little_memory() {
    alone("a_diary_of_rows_without_end_takes_little_memory", || {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("diary.json");
        let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
        let request = json!({ "path": path });
        let around = ("{\"entries\": [", "]}");
        smallest_rows(around, &path);
        for command in ["preview_day_one", "import_day_one"] {
            let (refusal, memory) = memory_of(|| program.refusal(command, request.clone()));
            assert_eq!(refusal, ("file_too_large".into(), Some("path".into())));
            assert!(memory < MEMORY, "{command}: {memory} MiB");
        }
        // As many as are taken in, with one entry among them.
        let row = |number: u64| match number {
            7 => r#"{"creationDate": "2020-01-01T00:00:00Z", "text": "a walk"}"#.to_owned(),
            _ => format!("{{\"a name that has no place {number}\":[[],{{}}]}}"),
        };
        rows_between(around, 480_000, row, &path);
        let (preview, memory) = memory_of(|| program.ask("preview_day_one", request.clone()));
        assert_eq!((&preview["entries"], &preview["refused"]), (&json!(1), &json!(479_999)));
        assert!(memory < MEMORY, "{memory} MiB");
        let (imported, memory) = memory_of(|| program.ask("import_day_one", request));
        assert_eq!(imported["entries"], 1);
        assert!(memory < MEMORY, "{memory} MiB");
    });
}

#[test]
fn a_heading_without_end_takes_little_memory() {
    alone("a_heading_without_end_takes_little_memory", || {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("days.csv");
        std::fs::write(&path, format!("Date{}\n2026-11-23,2\n", ",a".repeat(8_000_000))).expect("a file");
        let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
        let (refusal, memory) = memory_of(|| program.refusal("preview_dates", json!({ "path": path })));
        assert_eq!(refusal, ("file_too_large".into(), Some("path".into())));
        // The widest line that a file may hold is still read as one.
        assert!(memory < 2 * MEMORY, "{memory} MiB");
    });
}

#[test]
fn what_hung_on_a_row_that_is_left_out_is_left_out_too() {
    let mut program = Program::with_a_vault(NOW, "America/Los_Angeles");
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("everything.json");
    let id = |number: u32| format!("019aa0b1-0000-7000-8000-{number:012}");
    let now = "2026-11-24T20:00:00.000Z";
    let clock = json!({"seq": 1, "id": id(1), "created_at": now, "changed_at": now});
    // The return's clock did not come along, and what is kept for it hangs on it. Children stand before their parents.
    let reached = json!({"seq": 1, "id": id(2), "clock": 1, "unit": "\"days\"", "count": 30, "reached_on": "2026-10-01",
        "kept_for": 5, "changed_at": now});
    let lost = json!({"seq": 5, "id": id(3), "clock": 9, "began_on": "2026-10-01", "zone": "UTC", "changed_at": now});
    let tables = format!(r#"{{"milestone_reached": [{reached}], "return_to_use": [{lost}], "clock": [{clock}]}}"#);
    // What a file is may stand behind what it holds.
    let whole = format!(r#"{{"tables": {tables}, "schema": 3, "version": 1, "format": "daymark"}}"#);
    std::fs::write(&path, whole).expect("a file");
    assert_eq!(program.ask("preview_everything", json!({ "path": path }))["refused"], 2);
    program.ask("restore", Value::Null);
    assert_eq!(program.ask("list_clocks", Value::Null).as_array().map(Vec::len), Some(1));

    let twice = r#"{"clock": [], "clock": []}"#;
    std::fs::write(&path, format!(r#"{{"tables": {twice}, "schema": 3, "version": 1, "format": "daymark"}}"#))
        .expect("a file");
    assert_eq!(program.refusal("preview_everything", json!({ "path": path })).0, "file_not_understood");
}
