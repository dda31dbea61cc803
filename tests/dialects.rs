//! One fixture a dialect, with every quirk that real lists have: what becomes of each row. And lists that are read again.

use std::path::PathBuf;

use daymark_core::WorkProgress;
use daymark_tests::{Program, fixture, sample_list};
use serde_json::{Value, json};

const ZONE: &str = "America/Los_Angeles";

fn program() -> Program {
    Program::with_a_vault("2026-11-24T20:00:00Z", ZONE)
}

fn preview(program: &mut Program, name: &str) -> Value {
    program.ask("preview_list", json!({"path": fixture(&format!("lists/{name}"))}))
}

fn keep(program: &mut Program, preview: &Value, replaces: &Value) -> Value {
    let yes =
        json!({"token": preview["token"], "name": "A list", "zone": ZONE, "fellowship": "", "replaces": replaces});
    program.ask("import_list", yes)
}

fn rows(preview: &Value, sort: &str, what: &str) -> Vec<(u64, String)> {
    let row = |row: &Value| (number(&row["row"]), row[what].as_str().expect("a word").to_owned());
    preview[sort].as_array().expect("rows").iter().map(row).collect()
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

#[track_caller]
fn accounted(preview: &Value) {
    let count = |field: &str| number(&preview[field]);
    assert_eq!(count("rows"), count("coming_in") + count("repeated") + count("refused_count"), "no row is lost");
    let slots = count("in_person") + count("online") + count("hybrid") + count("inactive");
    let days: u64 = preview["by_day"].as_array().expect("a week").iter().map(number).sum();
    assert_eq!(slots, days + count("by_appointment"), "each slot has one way and one day, or none");
}

fn told(rows: &[(u64, &str)]) -> Vec<(u64, String)> {
    rows.iter().map(|(row, word)| (*row, (*word).to_owned())).collect()
}

fn count_of(preview: &Value, code: &str) -> (u64, Value) {
    let kinds = preview["kinds"].as_array().expect("kinds");
    let kind = kinds.iter().find(|kind| kind["code"] == code).unwrap_or_else(|| panic!("{code} is counted: {kinds:?}"));
    (number(&kind["count"]), kind["name"].clone())
}

#[test]
fn each_quirk_of_meeting_guide_comes_to_what_it_should() {
    let preview = preview(&mut program(), "meeting-guide.json");
    accounted(&preview);
    assert_eq!((&preview["dialect"], &preview["day_numbers"]), (&json!("meeting_guide"), &json!("sunday0")));
    assert_eq!((&preview["rows"], &preview["coming_in"], &preview["repeated"]), (&json!(31), &json!(24), &json!(1)));
    assert_eq!(
        rows(&preview, "refused", "reason"),
        told(&[
            (26, "day_unknown"),
            (27, "time_unknown"),
            (28, "day_without_time"),
            (29, "time_without_day"),
            (30, "no_name"),
            (31, "not_an_object"),
        ])
    );
    assert_eq!(
        rows(&preview, "flagged", "flag"),
        told(&[
            (5, "ends_far_after"),
            (7, "duration_assumed"),
            (12, "open_and_closed"),
            (14, "name_made"),
            (18, "not_every_week"),
            (20, "zone_unknown"),
            (21, "not_joinable"),
        ])
    );
    assert_eq!(preview["by_day"], json!([1, 2, 8, 2, 3, 3, 6]));
    assert_eq!(preview["by_appointment"], 1);
    let ways = ["in_person", "online", "hybrid", "inactive"].map(|way| number(&preview[way]));
    assert_eq!(ways, [21, 2, 1, 2], "told by the row, else by its types and whether its address is rough");
    assert_eq!((count_of(&preview, "O").0, count_of(&preview, "C").0, count_of(&preview, "1H").0), (3, 1, 1));
    assert_eq!((&preview["zone_guess"], &preview["fellowship_guess"]), (&json!(ZONE), &json!("")));
    assert_eq!(preview["without_zone"], 25, "one row names its own");
}

#[test]
fn weekdays_from_one_to_seven_are_asked_about() {
    let mut program = program();
    let from_monday = preview(&mut program, "iso-weekdays.json");
    assert_eq!((&from_monday["day_numbers"], &from_monday["days_doubtful"]), (&json!("monday1"), &json!(true)));
    assert_eq!(from_monday["by_day"], json!([1, 1, 0, 0, 0, 0, 1]));
    let reread = json!({"token": from_monday["token"], "dialect": null, "day_numbers": "sunday1", "columns": null});
    let from_sunday = program.ask("reread_list", reread);
    assert_eq!(from_sunday["by_day"], json!([1, 0, 0, 0, 0, 1, 1]));
    assert_eq!(from_sunday["token"], from_monday["token"], "it is the same list");
    keep(&mut program, &from_sunday, &Value::Null);
    let again = preview(&mut program, "iso-weekdays.json");
    assert_eq!(again["day_numbers"], "sunday1", "nothing is asked twice for what it was told once");
}

#[test]
fn each_quirk_of_bmlt_comes_to_what_it_should_in_both_shapes() {
    for (name, own_name) in [("bmlt.json", "Zz"), ("bmlt-with-formats.json", "Quiet Room")] {
        let preview = preview(&mut program(), name);
        accounted(&preview);
        assert_eq!((&preview["dialect"], &preview["days_doubtful"]), (&json!("bmlt"), &json!(false)));
        assert_eq!(
            (&preview["rows"], &preview["coming_in"], &preview["repeated"]),
            (&json!(23), &json!(18), &json!(1))
        );
        assert_eq!(
            rows(&preview, "refused", "reason"),
            told(&[(19, "not_published"), (20, "day_unknown"), (21, "time_unknown"), (22, "day_without_time")])
        );
        assert_eq!(
            rows(&preview, "flagged", "flag"),
            told(&[
                (3, "ends_far_after"),
                (4, "duration_assumed"),
                (9, "not_joinable"),
                (10, "open_and_closed"),
                (13, "name_made"),
                (15, "zone_unknown"),
                (17, "not_every_week"),
            ])
        );
        assert_eq!((&preview["by_day"], &preview["by_appointment"]), (&json!([1, 16, 0, 0, 0, 0, 0]), &json!(1)));
        let ways = ["in_person", "online", "hybrid", "inactive"].map(|way| number(&preview[way]));
        assert_eq!(ways, [13, 3, 1, 1]);
        assert_eq!(count_of(&preview, "Zz"), (1, json!(own_name)));
        assert_eq!(count_of(&preview, "O"), (17, json!("Open")));
        assert_eq!((&preview["zone_guess"], &preview["fellowship_guess"]), (&json!("America/New_York"), &json!("NA")));
        assert_eq!(preview["suggested_name"], "Harbour Area");
    }
}

#[test]
fn each_quirk_of_a_table_comes_to_what_it_should() {
    let preview = preview(&mut program(), "table.csv");
    accounted(&preview);
    assert_eq!((&preview["dialect"], &preview["day_numbers"]), (&json!("csv"), &Value::Null));
    assert_eq!((&preview["rows"], &preview["coming_in"], &preview["repeated"]), (&json!(13), &json!(9), &json!(1)));
    assert_eq!(
        rows(&preview, "refused", "reason"),
        told(&[(12, "day_unknown"), (13, "time_unknown"), (14, "day_without_time")]),
        "rows are counted as a spreadsheet does, from the headings on"
    );
    assert_eq!(
        rows(&preview, "flagged", "flag"),
        told(&[(6, "duration_assumed"), (8, "name_made"), (10, "not_every_week")])
    );
    assert_eq!((&preview["by_day"], &preview["by_appointment"]), (&json!([1, 3, 2, 2, 2, 2, 2]), &json!(1)));
    let meanings: Vec<&str> = preview["columns"].as_array().expect("columns").iter().map(meaning).collect();
    assert_eq!(
        meanings,
        ["name", "day", "time", "end_time", "place", "address", "city", "state", "types", "url", "notes", "other"]
    );
    assert_eq!(preview["columns"][11]["example"], "behind");
    assert_eq!((count_of(&preview, "O").0, count_of(&preview, "Dogs welcome").0), (5, 1));
    assert_eq!((&preview["online"], &preview["zone_guess"]), (&json!(1), &json!(ZONE)));
}

fn meaning(column: &Value) -> &str {
    column["meaning"].as_str().expect("a word")
}

#[test]
fn a_table_in_spanish_with_semicolons_and_numbered_days_comes_in() {
    let mut program = program();
    let shown = preview(&mut program, "tabla.csv");
    accounted(&shown);
    let meanings: Vec<&str> = shown["columns"].as_array().expect("columns").iter().map(meaning).collect();
    assert_eq!(meanings, ["identity", "name", "day", "time", "place", "address", "way", "language", "types"]);
    assert_eq!((&shown["day_numbers"], &shown["days_doubtful"]), (&json!("monday1"), &json!(true)));
    assert_eq!((&shown["by_day"], &shown["zone_guess"]), (&json!([2, 2, 0, 1, 0, 1, 0]), &json!("Europe/Madrid")));
    assert_eq!(rows(&shown, "refused", "value"), told(&[(6, "8")]));
    let ways = ["in_person", "online", "hybrid"].map(|way| number(&shown[way]));
    assert_eq!(ways, [4, 1, 1]);
}

#[test]
fn a_column_may_be_understood_otherwise_and_that_is_remembered() {
    let mut program = program();
    let shown = preview(&mut program, "table.csv");
    let mut columns = shown["columns"].clone();
    columns[10]["meaning"] = json!("other");
    columns[11]["meaning"] = json!("notes");
    let reread = json!({"token": shown["token"], "dialect": "csv", "day_numbers": null, "columns": columns});
    let chosen = program.ask("reread_list", reread);
    assert_eq!(chosen["columns"][11]["meaning"], "notes");
    assert_eq!(rows(&chosen, "flagged", "flag"), told(&[(6, "duration_assumed"), (8, "name_made")]), "no note is read");
    let list = keep(&mut program, &chosen, &Value::Null);
    assert_eq!(list["dialect"], "csv");
    assert_eq!(preview(&mut program, "table.csv")["columns"][11]["meaning"], "notes");
}

#[test]
fn what_cannot_be_read_the_other_way_stays_as_it_was_shown() {
    let mut program = program();
    let shown = preview(&mut program, "table.csv");
    let reread =
        |dialect: &str| json!({"token": shown["token"], "dialect": dialect, "day_numbers": null, "columns": null});
    assert_eq!(program.refusal("reread_list", reread("bmlt")).0, "list_not_json");
    keep(&mut program, &shown, &Value::Null);
    assert_eq!(program.refusal("reread_list", reread("csv")).0, "preview_gone");
}

#[test]
fn pasted_text_is_read_like_a_file() {
    let mut program = program();
    let text = std::fs::read_to_string(fixture("lists/meeting-guide.json")).expect("a fixture");
    let pasted = program.ask("preview_list", json!({ "text": text }));
    assert_eq!((&pasted["file_name"], &pasted["coming_in"]), (&json!(""), &json!(24)));
    let list = keep(&mut program, &pasted, &Value::Null);
    assert_eq!((&list["file_name"], &list["meetings"]), (&json!(""), &json!(26)));
    assert_eq!(program.refusal("preview_list", json!({"text": "<html>"})).0, "list_html");
    assert_eq!(program.refusal("preview_list", json!({"text": " "})).0, "list_empty");
}

#[test]
fn a_preview_that_was_left_is_let_go() {
    let mut program = program();
    let shown = preview(&mut program, "table.csv");
    program.ask("forget_list", Value::Null);
    let yes = json!({"token": shown["token"], "name": "A", "zone": ZONE, "fellowship": "", "replaces": null});
    assert_eq!(program.refusal("import_list", yes).0, "preview_gone");
}

// ── read again ──

fn file_of(folder: &tempfile::TempDir, rows: &Value) -> PathBuf {
    let path = folder.path().join("list.json");
    std::fs::write(&path, rows.to_string()).expect("a file");
    path
}

fn row(name: &str, slug: &str, day: u8, time: &str) -> Value {
    json!({"name": name, "slug": slug, "day": day, "time": time, "end_time": "21:00", "location": "Hall", "types": ["O"]})
}

#[test]
fn a_list_read_again_says_what_is_new_changed_and_gone_and_then_is_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = program();
    let before =
        json!([row("Noon", "noon", 1, "12:00"), row("Lamp", "lamp", 2, "19:00"), row("Quay", "quay", 3, "19:00")]);
    let shown = program.ask("preview_list", json!({"path": file_of(&folder, &before)}));
    assert_eq!(shown["likely_list"], Value::Null);
    let list = keep(&mut program, &shown, &Value::Null);

    let after =
        json!([row("Lamp", "lamp", 2, "19:30"), row("Noon", "noon", 1, "12:00"), row("Star", "star", 6, "08:00")]);
    let shown = program.ask("preview_list", json!({"path": file_of(&folder, &after)}));
    assert_eq!(shown["likely_list"], list["id"]);
    assert_eq!((&shown["suggested_name"], &shown["zone_guess"]), (&json!("A list"), &json!(ZONE)));
    let compared = json!({"token": shown["token"], "list": list["id"], "zone": ZONE});
    let difference = program.ask("compare_list", compared.clone());
    let counts = ["new", "changed", "gone", "same"].map(|sort| number(&difference[sort]));
    assert_eq!(counts, [1, 1, 1, 1]);
    assert_eq!(
        difference["changed_rows"],
        json!([{"name": "Lamp", "day": 2, "time": "19:30",
                "changes": [{"what": "time", "old": "19:00–21:00", "new": "19:30–21:00"}]}])
    );
    assert_eq!(
        (&difference["new_rows"][0]["name"], &difference["gone_rows"][0]["name"]),
        (&json!("Star"), &json!("Quay"))
    );
    assert_eq!(program.ask("list_lists", Value::Null)[0], list, "nothing is changed by looking");

    let renewed = keep(&mut program, &shown, &list["id"]);
    assert_eq!((&renewed["id"], &renewed["meetings"]), (&list["id"], &json!(3)));
    assert_eq!(program.ask("list_lists", Value::Null).as_array().expect("lists").len(), 1);
    let shown = program.ask("preview_list", json!({"path": file_of(&folder, &after)}));
    let difference = program.ask("compare_list", json!({"token": shown["token"], "list": list["id"], "zone": ZONE}));
    let counts = ["new", "changed", "gone", "same"].map(|sort| number(&difference[sort]));
    assert_eq!(counts, [0, 0, 0, 3], "now it is as it was read");
}

#[test]
fn a_kept_group_stays_when_its_list_no_longer_has_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = program();
    let before = json!([row("Noon", "noon", 1, "12:00"), row("Lamp", "lamp", 2, "19:00")]);
    let shown = program.ask("preview_list", json!({"path": file_of(&folder, &before)}));
    let list = keep(&mut program, &shown, &Value::Null);
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "lamp", "offset": 0, "limit": 9}));
    let first = &found["rows"][0];
    let listed = first.get("meeting").or(first.get("id")).expect("it is named");
    let group = program.ask("bookmark_meeting", json!({ "id": listed }));
    let shown =
        program.ask("preview_list", json!({"path": file_of(&folder, &json!([row("Noon", "noon", 1, "12:00")]))}));
    keep(&mut program, &shown, &list["id"]);
    let kept = program.ask("get_group", json!({"id": group["id"]}));
    assert_eq!((&kept["name"], &kept["meetings"]), (&json!("Lamp"), &group["meetings"]));
}

#[test]
fn a_reading_that_is_stopped_leaves_nothing_and_can_be_begun_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = program();
    let many: Vec<Value> = (0..20_000).map(|at| row(&format!("Row {at}"), &format!("row-{at}"), 1, "12:00")).collect();
    let path = file_of(&folder, &json!(many));
    for step in ["reading", "writing"] {
        let work = program.work();
        let stops = std::thread::spawn(move || {
            let told = || serde_json::to_value(WorkProgress::of(&work)).expect("progress");
            while told()["step"] != step || number(&told()["done"]) == 0 {
                std::thread::yield_now();
            }
            work.cancel();
        });
        let stopped = if step == "reading" {
            program.refusal("preview_list", json!({ "path": path })).0
        } else {
            let shown = program.ask("preview_list", json!({ "path": path }));
            let yes = json!({"token": shown["token"], "name": "A", "zone": ZONE, "fellowship": "", "replaces": null});
            program.refusal("import_list", yes).0
        };
        stops.join().expect("it stops");
        assert_eq!(stopped, "cancelled", "{step}");
        assert_eq!(program.ask("list_lists", Value::Null), json!([]), "{step}");
    }
    let shown = program.ask("preview_list", json!({ "path": path }));
    assert_eq!(keep(&mut program, &shown, &Value::Null)["meetings"], 20_000);
}

#[test]
fn the_published_samples_of_both_shapes_come_in_with_every_row_accounted_for() {
    for (name, rows, refused) in [
        ("bmlt-new-york-cut.json", 200, 3),
        ("bmlt-new-york-cut-with-formats.json", 200, 3),
        ("meeting-guide-seattle-cut.json", 240, 0),
        ("meeting-guide-clean.json", 25, 0),
    ] {
        let Some(path) = sample_list(name) else { continue };
        let mut program = program();
        let shown = program.ask("preview_list", json!({ "path": path }));
        accounted(&shown);
        assert_eq!((&shown["rows"], &shown["refused_count"]), (&json!(rows), &json!(refused)), "{name}");
        keep(&mut program, &shown, &Value::Null);
        let again = program.ask("preview_list", json!({ "path": path }));
        let compared = json!({"token": again["token"], "list": again["likely_list"], "zone": ZONE});
        let difference = program.ask("compare_list", compared);
        let counts = ["new", "changed", "gone"].map(|sort| number(&difference[sort]));
        assert_eq!(counts, [0, 0, 0], "{name} says the same when read twice");
    }
}
