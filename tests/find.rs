//! Finding a meeting, as a page asks for it: from lists that were brought in, in the reader's time.

use daymark_tests::{Program, fixture};
use serde_json::{Value, json};

/// A Tuesday, at noon in Seattle.
const NOW: &str = "2026-11-24T20:00:00Z";

fn program() -> Program {
    Program::with_a_vault(NOW, "America/Los_Angeles")
}

fn keep_list(program: &mut Program, name: &str, list: &Value) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.json");
    std::fs::write(&path, list.to_string()).expect("a file");
    let preview = program.ask("preview_list", json!({ "path": path }));
    program.ask("import_list", json!({"token": preview["token"], "name": name, "zone": "America/Los_Angeles"}))
}

fn keep_hand_written(program: &mut Program) {
    let preview = program.ask("preview_list", json!({"path": fixture("lists/hand-written.json")}));
    program.ask("import_list", json!({"token": preview["token"], "name": "By hand", "zone": "America/Los_Angeles"}));
}

fn names(found: &Value) -> Vec<&str> {
    found["rows"].as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("a name")).collect()
}

/// Two venues in one street, one an hour's walk away, one across the mountains, one that nobody knows.
fn places() -> Value {
    let meeting = |name: &str, time: &str, types: Value, latitude: Value, longitude: Value| {
        json!({
            "name": name, "slug": name, "day": 2, "time": time, "types": types, "location": format!("{name} Hall"),
            "formatted_address": format!("{name} Street, Seattle, WA"), "latitude": latitude, "longitude": longitude,
        })
    };
    json!([
        meeting("Alder", "19:00", json!(["O", "D"]), json!(47.6062), json!(-122.3321)),
        meeting("Birch", "12:30", json!(["C", "D", "W"]), json!(47.6065), json!(-122.3330)),
        meeting("Cedar", "12:00", json!(["O", "M"]), json!("47.6500"), json!("-122.3300")),
        meeting("Dogwood", "23:30", json!(["O", "C"]), json!(46.6021), json!(-120.5059)),
        meeting("Elm", "06:00", json!([]), Value::Null, Value::Null),
    ])
}

#[test]
fn filters_hold_together() {
    let mut program = program();
    keep_list(&mut program, "Trees", &places());
    let mut find = |filter: Value| {
        let found = program.ask("find_meetings", filter);
        names(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(find(json!({})), ["Cedar", "Birch", "Alder", "Dogwood", "Elm"], "from now on, round the week");
    assert_eq!(find(json!({"kinds": ["D"]})), ["Birch", "Alder"]);
    assert_eq!(find(json!({"kinds": ["D"], "not_kinds": ["W"]})), ["Alder"], "of one kind and not of another");
    assert_eq!(find(json!({"access": "open"})), ["Cedar", "Alder"], "open and closed is closed");
    assert_eq!(find(json!({"access": "closed"})), ["Birch", "Dogwood"]);
    assert_eq!(find(json!({"from": "21:00", "until": "07:00"})), ["Dogwood", "Elm"], "over midnight");
    assert_eq!(find(json!({"soon": true})), ["Cedar", "Birch"], "in progress, or within the hour");
    assert_eq!(find(json!({"text": "hall SEATTLE bir"})), ["Birch"]);
    assert_eq!(find(json!({"offset": 1, "limit": 2})), ["Birch", "Alder"], "one page of it");
    assert_eq!(find(json!({"ways": ["online"]})), [""; 0]);
}

#[test]
fn near_a_place_of_the_list_is_told_in_kilometres_and_what_nobody_knows_is_counted() {
    let mut program = program();
    keep_list(&mut program, "Trees", &places());
    let offered = program.ask("find_places", json!({"text": "birch hall"}));
    assert_eq!(offered[0]["label"], "Birch Hall, Birch Street, Seattle, WA");
    assert_eq!(program.ask("find_places", json!({"text": "elm"})), json!([]), "it has no place on the map");
    let near = |km: f64| json!({"near": {"label": offered[0]["label"], "position": offered[0]["position"], "km": km}});
    let found = program.ask("find_meetings", near(1.0));
    assert_eq!((names(&found), &found["without_position"]), (vec!["Birch", "Alder"], &json!(1)));
    let km: Vec<f64> =
        found["rows"].as_array().expect("rows").iter().filter_map(|row| row["distance_km"].as_f64()).collect();
    assert!(km[0] == 0.0 && (km[1] - 0.075).abs() < 0.005, "{km:?}");
    assert_eq!(names(&program.ask("find_meetings", near(10.0))).len(), 3);
    assert_eq!(program.ask("find_meetings", json!({}))["rows"][0]["distance_km"], Value::Null);
}

#[test]
fn where_nothing_fits_it_is_said_which_filter_is_in_the_way() {
    let mut program = program();
    keep_list(&mut program, "Trees", &places());
    let found = program.ask("find_meetings", json!({"kinds": ["W"], "access": "open", "days": [2]}));
    assert_eq!(found["rows"], json!([]));
    assert_eq!(found["loosen"], json!([{"part": "access", "meetings": 1}, {"part": "kinds", "meetings": 2}]));
    assert_eq!(program.ask("find_meetings", json!({}))["loosen"], json!([]));
}

#[test]
fn one_may_choose_what_the_lists_hold() {
    let mut program = program();
    assert_eq!(program.ask("get_filter_choices", Value::Null)["has_positions"], false);
    keep_hand_written(&mut program);
    let list = keep_list(&mut program, "Trees", &places());
    let choices = program.ask("get_filter_choices", Value::Null);
    assert_eq!((&choices["has_positions"], &choices["lists"][1]["count"]), (&json!(true), &json!(5)));
    let kinds: Vec<(&str, u64)> = choices["kinds"]
        .as_array()
        .expect("kinds")
        .iter()
        .map(|kind| (kind["key"].as_str().expect("a key"), kind["count"].as_u64().expect("a count")))
        .collect();
    assert!(kinds.is_sorted_by(|(_, more), (_, fewer)| more >= fewer), "most first: {kinds:?}");
    assert!(!kinds.iter().any(|(key, _)| *key == "O" || *key == "C"), "open and closed is asked apart");
    for (key, count) in kinds {
        let found = program.ask("find_meetings", json!({"kinds": [key]}));
        assert_eq!(found["meetings"], count, "{key}");
    }
    let only = program.ask("find_meetings", json!({"lists": [list["id"]]}));
    assert_eq!((&only["total"], &only["all"]), (&json!(5), &json!(13)));
}

#[test]
fn what_began_is_shown_until_it_is_over_and_then_comes_last() {
    let mut program = program();
    keep_list(&mut program, "Trees", &places());
    let first =
        |program: &mut Program| program.ask("find_meetings", json!({"text": "cedar"}))["rows"][0]["occurrence"].clone();
    program.set_clock("2026-11-24T20:59:00Z");
    assert_eq!(
        (&first(&mut program)["in_progress"], &first(&mut program)["minutes_until"]),
        (&json!(true), &json!(-59))
    );
    program.set_clock("2026-11-24T21:00:00Z");
    assert_eq!(first(&mut program)["starts_at"], "2026-12-01T20:00:00.000Z");
    let found = program.ask("find_meetings", json!({}));
    assert_eq!(names(&found), ["Birch", "Alder", "Dogwood", "Elm", "Cedar"]);
    program.set_clock(NOW);
    assert_eq!(names(&program.ask("find_meetings", json!({})))[0], "Cedar", "a clock may be set back");
}

#[test]
fn a_list_that_comes_or_goes_is_found_at_once() {
    let mut program = program();
    let all = |program: &mut Program| program.ask("find_meetings", json!({}))["all"].clone();
    assert_eq!(all(&mut program), 0);
    let list = keep_list(&mut program, "Trees", &places());
    assert_eq!(all(&mut program), 5);
    program.ask("delete_list", json!({"id": list["id"]}));
    assert_eq!(all(&mut program), 0);
    program.ask("restore_list", json!({"id": list["id"]}));
    assert_eq!(all(&mut program), 5);
    program.lock();
    program.unlock();
    assert_eq!(all(&mut program), 5);
}

#[test]
fn filters_stay_over_the_next_start() {
    let mut program = program();
    let nothing = program.ask("get_kept_filter", Value::Null);
    assert_eq!((&nothing["days"], &nothing["text"]), (&json!([]), &json!("")));
    let mut filter = nothing.clone();
    filter["days"] = json!([2, 4]);
    filter["text"] = json!("quiet");
    filter["from"] = json!("17:00");
    filter["near"] = json!({"label": "The hall", "position": {"latitude": 47.6, "longitude": -122.3}, "km": 5.0});
    program.ask("keep_filter", filter.clone());
    program.start();
    program.unlock();
    assert_eq!(program.ask("get_kept_filter", Value::Null), filter);
    program.ask("keep_filter", nothing.clone());
    assert_eq!(program.ask("get_kept_filter", Value::Null), nothing);
}
