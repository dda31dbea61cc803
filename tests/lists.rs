//! Lists as people really have them: sound, broken, hostile.

use std::io::Write;
use std::path::{Path, PathBuf};

use daymark_tests::{Program, fixture, sample_list};
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T20:00:00Z";

fn program() -> Program {
    Program::with_a_vault(NOW, "America/Los_Angeles")
}

fn file(folder: &tempfile::TempDir, content: &[u8]) -> PathBuf {
    let path = folder.path().join("list.json");
    std::fs::write(&path, content).expect("a file");
    path
}

fn import(program: &mut Program, path: &Path) -> Value {
    let preview = program.ask("preview_list", json!({ "path": path }));
    program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": "America/Los_Angeles"}))
}

#[test]
fn what_is_no_list_is_refused_in_one_word_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = program();
    import(&mut program, &fixture("lists/hand-written.json"));
    let before = program.ask("list_lists", Value::Null);
    let sound = std::fs::read(fixture("lists/hand-written.json")).expect("the fixture");
    let cases: [(&[u8], &str); 9] = [
        (b"", "list_empty"),
        (b"[]", "list_empty"),
        (b"<!DOCTYPE html><html><title>Checking your browser</title></html>", "list_html"),
        (b"Dear all,\nthe meeting moved.", "list_not_json"),
        (&sound[..sound.len() / 2], "list_truncated"),
        (b"{\"status\": \"forbidden\"}", "list_not_meetings"),
        (b"[1, 2, 3]", "list_not_meetings"),
        (b"[{\"title\": \"not a meeting\"}]", "list_nothing_usable"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "list_not_json"),
    ];
    for (content, code) in cases {
        let path = file(&folder, content);
        assert_eq!(
            program.refusal("preview_list", json!({ "path": path })).0,
            code,
            "{:?}",
            String::from_utf8_lossy(content)
        );
    }
    let deep = file(&folder, "[".repeat(1_000_000).as_bytes());
    assert_eq!(program.refusal("preview_list", json!({ "path": deep })).0, "list_too_deep");
    assert_eq!(program.refusal("preview_list", json!({"path": folder.path().join("gone.json")})).0, "list_unreadable");
    assert_eq!(program.refusal("preview_list", json!({"path": folder.path()})).0, "list_unreadable");
    assert_eq!(program.ask("list_lists", Value::Null), before, "a refused list takes nothing with it");
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_without_being_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.json");
    let large = std::fs::File::create(&path).expect("a file");
    large.set_len(100 * 1024 * 1024).expect("a sparse file");
    assert_eq!(program().refusal("preview_list", json!({ "path": path })).0, "list_too_large");
}

#[test]
fn a_list_of_too_many_rows_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("many.json");
    let mut many = std::io::BufWriter::new(std::fs::File::create(&path).expect("a file"));
    many.write_all(b"[{}").expect("room");
    (0..200_000).for_each(|_| many.write_all(b",{}").expect("room"));
    many.write_all(b"]").expect("room");
    drop(many);
    assert_eq!(program().refusal("preview_list", json!({ "path": path })).0, "list_too_large");
}

#[test]
fn bad_rows_are_reported_with_their_reason_and_the_others_come_in() {
    let mut program = program();
    let preview = program.ask("preview_list", json!({"path": fixture("lists/hand-written.json")}));
    let refused: Vec<(u64, &str, &str)> = preview["refused"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            (
                row["row"].as_u64().expect("a row"),
                row["reason"].as_str().expect("a reason"),
                row["value"].as_str().expect("a value"),
            )
        })
        .collect();
    assert_eq!(refused, [(8, "no_name", ""), (9, "day_unknown", "9"), (10, "time_unknown", "25:00")]);
    assert_eq!((&preview["rows"], &preview["coming_in"], &preview["repeated"]), (&json!(11), &json!(7), &json!(1)));
    assert_eq!(preview["suggested_name"], "Riverside Lists");
    assert_eq!(preview["by_day"], json!([1, 1, 4, 0, 1, 1, 0]));
    assert_eq!(preview["by_appointment"], 1);
}

#[test]
fn meetings_are_found_from_now_on_in_the_right_zone() {
    let mut program = program();
    import(&mut program, &fixture("lists/hand-written.json"));
    let everything = json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 100});
    let found = program.ask("find_meetings", everything);
    let rows: Vec<(&str, &str)> = found["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            (row["name"].as_str().expect("a name"), row["occurrence"]["starts_at"].as_str().unwrap_or("by appointment"))
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("Candle at Seven", "2026-11-25T03:30:00.000Z"),
            ("Midnight Lamp", "2026-11-25T07:59:00.000Z"),
            ("Across the Water", "2026-11-26T17:00:00.000Z"),
            ("Early Light", "2026-11-30T15:00:00.000Z"),
            ("By phone", "by appointment"),
        ],
        "from now, over midnight, round the week, by appointment last, inactive ones not at all, each group once"
    );
    assert_eq!((&found["total"], &found["meetings"], &found["all"]), (&json!(5), &json!(8), &json!(8)));
    let elsewhere = &found["rows"][2];
    assert_eq!(
        (&elsewhere["occurrence"]["local_time"], &elsewhere["occurrence"]["differs"]),
        (&json!("12:00"), &json!(true)),
        "noon in New York is nine here"
    );
    let week: Vec<(&Value, &Value, &Value)> = elsewhere["week"]
        .as_array()
        .expect("slots")
        .iter()
        .map(|slot| (&slot["day"], &slot["time"], &slot["here"]))
        .collect();
    let (noon, nine) = (json!("12:00"), |day: u8| json!({"day": day, "time": "09:00"}));
    assert_eq!(
        week,
        [(&json!(0), &noon, &nine(0)), (&json!(2), &noon, &nine(2)), (&json!(4), &noon, &nine(4))],
        "the week of the group, there and here"
    );
}

#[test]
fn a_filter_finds_words_without_regard_to_accents() {
    let mut program = program();
    import(&mut program, &fixture("lists/hand-written.json"));
    let found = program
        .ask("find_meetings", json!({"days": [2], "ways": ["hybrid"], "text": "QUIÉT bell", "offset": 0, "limit": 9}));
    assert_eq!((&found["total"], &found["rows"][0]["name"]), (&json!(1), &json!("Candle at Seven")));
    assert_eq!(found["rows"][0]["notes"], "Ring the bell & wait.\nQuiet room upstairs.");
}

#[test]
fn a_kept_group_brings_all_its_days_and_outlives_its_list() {
    let mut program = program();
    let list = import(&mut program, &fixture("lists/hand-written.json"));
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "early", "offset": 0, "limit": 9}));
    let group = program.ask("bookmark_meeting", json!({"id": found["rows"][0]["meeting"]}));
    let days: Vec<u64> =
        group["meetings"].as_array().expect("slots").iter().filter_map(|slot| slot["day"].as_u64()).collect();
    assert_eq!(days, [1, 2]);

    program.ask("delete_list", json!({"id": list["id"]}));
    assert_eq!(program.ask("get_group", json!({"id": group["id"]}))["meetings"], group["meetings"]);
    program.ask("restore_list", json!({"id": list["id"]}));
    let again = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "early", "offset": 0, "limit": 9}));
    assert_eq!(again["rows"][0]["group"], group["id"], "the bookmark is known");

    program.ask("delete_group", json!({"id": group["id"]}));
    assert_eq!(program.ask("list_groups", Value::Null), json!([]));
    program.ask("restore_group", json!({"id": group["id"]}));
    assert_eq!(program.ask("list_groups", Value::Null)[0]["id"], group["id"]);
}

#[test]
fn an_import_needs_a_name_a_zone_and_the_preview_that_was_shown() {
    let mut program = program();
    let preview = program.ask("preview_list", json!({"path": fixture("lists/hand-written.json")}));
    let import = |name: &str, zone: &str, token: &Value| json!({"token": token, "name": name, "zone": zone});
    let token = &preview["token"];
    assert_eq!(program.refusal("import_list", import(" ", "UTC", token)), ("name_missing".into(), Some("name".into())));
    assert_eq!(
        program.refusal("import_list", import("A", "Mars/Olympus", token)),
        ("zone_unknown".into(), Some("zone".into()))
    );
    program.ask("import_list", import("A", "UTC", token));
    assert_eq!(program.refusal("import_list", import("A", "UTC", token)).0, "preview_gone");
}

#[test]
fn the_published_samples_come_in_with_every_row_accounted_for() {
    for (name, rows) in [("meeting-guide-seattle-cut.json", 240), ("meeting-guide-clean.json", 25)] {
        let Some(path) = sample_list(name) else { continue };
        let mut program = program();
        let preview = program.ask("preview_list", json!({ "path": path }));
        let count = |field: &str| preview[field].as_u64().expect("a count");
        assert_eq!(count("rows"), rows, "{name}");
        assert_eq!(count("coming_in") + count("repeated") + count("refused_count"), rows, "{name}");
        println!(
            "{name}: {} in, {} repeated, {} refused, {} flagged",
            count("coming_in"),
            count("repeated"),
            count("refused_count"),
            count("flagged_count")
        );
        import(&mut program, &path);
    }
}
