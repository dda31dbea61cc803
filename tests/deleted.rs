//! What was deleted: it comes back for thirty days, and leaves the store after them.

use daymark_tests::{Program, fixture};
use serde_json::{Value, json};

const SEATTLE: &str = "America/Los_Angeles";
/// A Tuesday noon in Seattle.
const NOON: &str = "2026-11-24T20:00:00Z";

/// Of everything that can be deleted one: its kind, the command that deletes it, and what that is asked with.
fn one_of_each(program: &mut Program) -> Vec<(&'static str, &'static str, Value)> {
    let mut clock = |label: &str, began: &str| {
        let draft = json!({"id": null, "label": label, "icon": "", "words": null, "zone": SEATTLE,
            "counting": "from_zero", "day_start_hour": 0, "milestone_set": "aa", "figure": "days_since",
            "start": {"began_on": began, "began_time": null}});
        program.ask("save_clock", draft)["id"].clone()
    };
    let (main, other) = (clock("alcohol", "2026-08-01"), clock("gambling", "2026-11-01"));
    let earlier = json!({"id": null, "clock": main, "began_on": "2020-01-01", "began_time": null,
        "ended_on": "2020-03-01", "earlier": true});
    program.ask("save_period", earlier);
    let dates = program.ask("list_clocks", Value::Null)[0]["dates"].clone();
    let returned = json!({"returned": {"id": null, "clock": main, "began_on": "2026-10-01", "began_time": null,
        "ended_on": "2026-10-03", "ended_time": null}, "reflection": null});
    program.ask("record_return_to_use", returned);
    let returns = program.ask("list_returns", json!({ "id": main }));
    let fifth = json!({"clock": main, "unit": "weeks", "count": 5});
    program.ask("add_milestone", joined(&fifth, json!({"name": "A summer", "colour": "gold"})));
    let thirty = json!({"clock": main, "unit": "days", "count": 30});
    program
        .ask("save_milestone_picture", joined(&thirty, json!({ "path": picture(program, b"\xff\xd8\xff\xe0 chip") })));
    let gain = json!({"id": null, "clock": main, "kind": "own", "name": "bottles not bought", "currency": null,
        "rates": [{"from_on": null, "per": "week", "amount": 3}], "goal": null});
    let gain = program.ask("save_gain", gain)["id"].clone();
    program.ask("save_look_back", json!({"lived_on": null, "hardness": 2, "line": "called Sam"}));
    let entry =
        program.ask("save_entry", json!({"id": null, "body": "# A lantern\n\nin the hall", "written_at": null}));
    let group = program.ask("save_own_group", own_group())["id"].clone();
    let visit =
        json!({"id": null, "group": group, "group_name": "Harbour", "attended_on": null, "note": "by the window"});
    let visit = program.ask("record_attendance", visit)["id"].clone();
    let fellowship = json!({"which": null, "kind": "other", "name": "The Friday people", "site": "", "online_site": "",
        "note": ""});
    let fellowship = program.ask("save_fellowship", fellowship)["which"]["own"].clone();
    let list = meeting_list(program);
    vec![
        ("meeting_list", "delete_list", json!({ "id": list })),
        ("fellowship", "delete_fellowship", json!({ "id": fellowship })),
        ("visit", "delete_attendance", json!({ "id": visit })),
        ("group", "delete_group", json!({ "id": group })),
        ("entry", "delete_entry", json!({"id": entry["id"]})),
        ("look_back", "delete_look_back", json!({"lived_on": "2026-11-24"})),
        ("gain", "delete_gain", json!({ "id": gain })),
        ("milestone_picture", "delete_milestone_picture", thirty),
        ("milestone", "remove_milestone", fifth),
        ("return_to_use", "delete_return_to_use", json!({"id": returns[0]["id"]})),
        ("period", "delete_period", json!({"id": dates[0]["id"]})),
        ("clock", "delete_clock", json!({ "id": other })),
    ]
}

fn joined(one: &Value, more: Value) -> Value {
    let mut all = one.clone();
    all.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
    all
}

fn picture(program: &Program, bytes: &[u8]) -> String {
    let path = program.folder().with_extension("chip");
    std::fs::write(&path, bytes).expect("a file");
    path.display().to_string()
}

fn own_group() -> Value {
    json!({"id": null, "name": "Harbour", "way": "in_person", "medium": null, "place": "", "address": "",
        "conference_url": "", "conference_phone": "", "passcode": "", "notes": "", "fellowship": "", "kinds": [],
        "slots": [], "zone": SEATTLE})
}

fn meeting_list(program: &mut Program) -> Value {
    let preview = program.ask("preview_list", json!({"path": fixture("lists/meeting-guide.json")}));
    let yes = json!({"token": preview["token"], "name": "A list", "zone": SEATTLE, "fellowship": "", "replaces": null});
    program.ask("import_list", yes)["id"].clone()
}

/// All that one sees in any room.
fn everything(program: &mut Program) -> Vec<Value> {
    let clocks = program.ask("list_clocks", Value::Null);
    let mut all = vec![clocks.clone()];
    for clock in clocks.as_array().expect("clocks") {
        all.push(program.ask("list_returns", json!({"id": clock["id"]})));
        all.push(program.ask("list_gains", json!({"id": clock["id"]})));
    }
    for (command, request) in [
        ("list_look_backs", json!({"from": null, "until": null})),
        ("list_entries", json!({"text": "lantern", "before": null, "limit": 9})),
        ("list_attendance", json!({"from": null, "until": null})),
        ("list_groups", Value::Null),
        ("get_guide", Value::Null),
        ("list_lists", Value::Null),
    ] {
        all.push(program.ask(command, request));
    }
    all
}

fn deleted(program: &mut Program) -> Vec<Value> {
    program.ask("list_deleted", Value::Null).as_array().cloned().expect("a list")
}

fn kinds(rows: &[Value]) -> Vec<&str> {
    rows.iter().filter_map(|row| row["kind"].as_str()).collect()
}

fn write(program: &mut Program, body: &str) -> Value {
    program.ask("save_entry", json!({"id": null, "body": body, "written_at": null}))["id"].clone()
}

#[test]
fn all_that_can_be_deleted_can_be_brought_back_and_everything_is_as_it_was() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let all = one_of_each(&mut program);
    assert!(deleted(&mut program).is_empty());
    let before = everything(&mut program);
    for (at, (_, command, request)) in all.iter().enumerate() {
        program.set_clock(&format!("2026-11-24T20:00:{at:02}Z"));
        program.ask(command, request.clone());
    }
    let rows = deleted(&mut program);
    let expected: Vec<&str> = all.iter().rev().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds(&rows), expected, "the last first");
    let entry = rows.iter().find(|row| row["kind"] == "entry").expect("the entry");
    assert_eq!(
        (&entry["name"], &entry["day"], &entry["clock"]),
        (&json!("A lantern"), &json!("2026-11-24"), &Value::Null)
    );
    let chip = rows.iter().find(|row| row["kind"] == "milestone_picture").expect("the picture");
    assert_eq!((&chip["unit"], &chip["count"], &chip["clock"]), (&json!("days"), &json!(30), &json!("alcohol")));
    for row in &rows {
        assert_eq!((&row["deleted_on"], &row["days_left"]), (&json!("2026-11-24"), &json!(30)), "{row}");
        program.ask("restore_deleted", json!({"kind": row["kind"], "id": row["id"]}));
    }
    assert!(deleted(&mut program).is_empty());
    program.set_clock(NOON);
    assert_eq!(everything(&mut program), before);
}

#[test]
fn what_went_with_its_clock_comes_back_with_it() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    for (kind, command, request) in one_of_each(&mut program) {
        if ["gain", "period"].contains(&kind) {
            program.ask(command, request);
        }
    }
    let clock = program.ask("list_clocks", Value::Null)[0]["id"].clone();
    program.ask("delete_clock", json!({ "id": clock }));
    let rows = deleted(&mut program);
    assert_eq!(kinds(&rows), ["clock"]);
    program.ask("restore_deleted", json!({"kind": "clock", "id": clock}));
    assert_eq!(deleted(&mut program).len(), 2, "what was deleted before it");
}

#[test]
fn a_replaced_picture_is_at_hand_and_takes_its_place_again() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    one_of_each(&mut program);
    let clock = program.ask("list_clocks", Value::Null)[0]["id"].clone();
    let thirty = json!({"clock": clock, "unit": "days", "count": 30});
    for (second, bytes) in [(1, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR one"), (2, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR two")] {
        program.set_clock(&format!("2026-11-24T20:00:0{second}Z"));
        program.ask("save_milestone_picture", joined(&thirty, json!({ "path": picture(&program, bytes) })));
    }
    let rows = deleted(&mut program);
    assert_eq!(kinds(&rows), ["milestone_picture", "milestone_picture"]);
    program.ask("restore_deleted", json!({"kind": "milestone_picture", "id": rows[1]["id"]}));
    assert_eq!(program.ask("get_milestone_picture", thirty)["kind"], "jpeg", "the first of three");
    assert_eq!(deleted(&mut program).len(), 2, "and the last is at hand");
}

#[test]
fn undo_after_it_was_brought_back_elsewhere_takes_nothing_away() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let (_, remove, milestone) =
        one_of_each(&mut program).into_iter().find(|(kind, ..)| *kind == "milestone").expect("a milestone");
    let before = program.ask("list_clocks", Value::Null);
    program.ask(remove, milestone.clone());
    let gone = deleted(&mut program)[0]["id"].clone();
    program.ask("restore_deleted", json!({"kind": "milestone", "id": gone}));
    program.ask("restore_milestone", milestone);
    assert_eq!(program.ask("list_clocks", Value::Null), before);
}

#[test]
fn all_words_of_a_day_are_at_hand_and_take_its_place_again() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let look_back = |line: &str| json!({"lived_on": null, "hardness": null, "line": line});
    let day = json!({"lived_on": "2026-11-24"});
    for (second, line) in [(1, "called Sam"), (2, "slept"), (3, "")] {
        program.set_clock(&format!("2026-11-24T20:00:0{second}Z"));
        program.ask("save_look_back", look_back(line));
        if second < 3 {
            program.ask("delete_look_back", day.clone());
        }
    }
    let names = |program: &mut Program| deleted(program).iter().map(|row| row["name"].clone()).collect::<Vec<_>>();
    assert_eq!(names(&mut program), ["slept", "called Sam"], "a day of which nothing is said hides none");
    let first = deleted(&mut program)[1]["id"].clone();
    program.ask("restore_deleted", json!({"kind": "look_back", "id": first}));
    let days = program.ask("list_look_backs", json!({"from": null, "until": null}));
    assert_eq!(days["days"][0]["line"], "called Sam");
    let second = deleted(&mut program)[0]["id"].clone();
    program.ask("restore_deleted", json!({"kind": "look_back", "id": second}));
    let days = program.ask("list_look_backs", json!({"from": null, "until": null}));
    assert_eq!((&days["days"][0]["line"], names(&mut program)), (&json!("slept"), vec![json!("called Sam")]));
}

#[test]
fn what_stands_in_its_place_by_now_is_not_pushed_away() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let all = one_of_each(&mut program);
    let (_, _, period) = all.iter().find(|(kind, ..)| *kind == "period").expect("a period");
    program.ask("delete_period", period.clone());
    let clock = program.ask("list_clocks", Value::Null)[0]["id"].clone();
    let same = json!({"id": null, "clock": clock, "began_on": "2020-02-01", "began_time": null,
        "ended_on": "2020-04-01", "earlier": true});
    program.ask("save_period", same);
    let back = json!({"kind": "period", "id": period["id"]});
    assert_eq!(program.refusal("restore_deleted", back), ("dates_overlap".into(), None));
    assert_eq!(kinds(&deleted(&mut program)), ["period"], "and it is still at hand");

    let gone = json!({"kind": "entry", "id": "01930000-0000-7000-8000-000000000000"});
    assert_eq!(program.refusal("restore_deleted", gone), ("not_found".into(), None));
}

#[test]
fn it_is_here_for_thirty_days_and_as_long_as_it_is_in_the_store() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let entry = write(&mut program, "a lantern");
    program.ask("delete_entry", json!({ "id": entry }));
    for (now, left) in [
        ("2026-11-25T19:59:00Z", 30),
        ("2026-12-23T21:00:00Z", 1),
        ("2026-11-20T20:00:00Z", 30),
        ("2026-12-24T20:00:01Z", 0),
    ] {
        program.set_clock(now);
        assert_eq!(deleted(&mut program)[0]["days_left"], left, "{now}");
    }
    program.ask("restore_deleted", json!({"kind": "entry", "id": entry}));
    assert!(deleted(&mut program).is_empty());
}

/// At noon of each day the shell keeps the vault safe, as it does when nobody waits.
fn days_pass(program: &mut Program, days: &[&str]) {
    for day in days {
        program.set_clock(&format!("{day}T20:00:00Z"));
        program.keep_safe();
    }
}

fn is_there(program: &mut Program, entry: &Value) -> bool {
    let back = program.try_ask("restore_entry", json!({ "id": entry })).is_ok();
    if back {
        program.ask("delete_entry", json!({ "id": entry }));
    }
    back
}

#[test]
fn it_leaves_the_store_days_after_and_takes_nothing_else_with_it() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    for (_, command, request) in one_of_each(&mut program) {
        program.ask(command, request);
    }
    let back: Vec<Value> =
        deleted(&mut program).iter().map(|row| json!({"kind": row["kind"], "id": row["id"]})).collect();
    assert_eq!(back.len(), 12);
    let entry = write(&mut program, "written and kept");
    let stays = everything(&mut program);
    days_pass(&mut program, &["2026-12-20", "2026-12-25", "2026-12-27"]);
    let gone = back.iter().find(|row| row["kind"] == "entry").expect("an entry")["id"].clone();
    assert!(is_there(&mut program, &gone), "a few days of grace");
    // What was deleted anew has its own thirty days.
    program.ask("delete_entry", json!({ "id": entry }));
    days_pass(&mut program, &["2026-12-28"]);
    for row in back {
        let again = row["kind"] == "entry";
        assert_eq!(program.try_ask("restore_deleted", row.clone()).is_ok(), again, "{row}");
    }
    program.ask("delete_entry", json!({ "id": gone }));
    assert_eq!(deleted(&mut program).len(), 2);
    program.ask("restore_entry", json!({ "id": entry }));
    program.set_clock(NOON);
    assert_eq!(everything(&mut program), stays);
    program.lock();
    program.unlock();
    assert_eq!(everything(&mut program), stays);
}

#[test]
fn a_backup_from_before_holds_it_and_counts_it_as_nothing_that_would_come_back() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let entry = write(&mut program, "a lantern");
    let other = write(&mut program, "a bench");
    program.ask("delete_entry", json!({ "id": entry }));
    days_pass(&mut program, &["2026-12-20", "2026-12-25", "2026-12-28"]);
    program.ask("delete_entry", json!({ "id": other }));
    let health = program.ask("get_vault_health", Value::Null);
    let oldest = health["snapshots"].as_array().and_then(|all| all.last()).expect("a backup")["name"].clone();
    let preview = program.ask("preview_restore", json!({"snapshot": oldest, "path": null, "secret": null}));
    assert_eq!((&preview["inside"]["entries"], &preview["now"]["entries"]), (&json!(1), &json!(0)));
    assert_eq!((&preview["only_now"], &preview["only_then"], &preview["differing"]), (&json!(0), &json!(0), &json!(1)));
    program.ask("restore", Value::Null);
    assert_eq!(kinds(&deleted(&mut program)), ["entry"], "as it was then: deleted, and not yet gone");
    program.keep_safe();
    days_pass(&mut program, &["2026-12-30"]);
    assert_eq!(kinds(&deleted(&mut program)), ["entry"], "with days of grace");
    program.ask("restore_deleted", json!({"kind": "entry", "id": entry}));
    assert_eq!(program.ask("list_entries", json!({"text": "lantern", "before": null, "limit": 9}))["total"], 1);
}

#[test]
fn a_backup_in_which_a_clock_was_deleted_would_bring_back_nothing_of_it() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    one_of_each(&mut program);
    let clock = program.ask("list_clocks", Value::Null)[0]["id"].clone();
    program.ask("delete_clock", json!({ "id": clock }));
    days_pass(&mut program, &["2026-12-20", "2026-12-25", "2026-12-28"]);
    assert!(deleted(&mut program).is_empty());
    let health = program.ask("get_vault_health", Value::Null);
    let oldest = health["snapshots"].as_array().and_then(|all| all.last()).expect("a backup")["name"].clone();
    let preview = program.ask("preview_restore", json!({"snapshot": oldest, "path": null, "secret": null}));
    assert_eq!((&preview["only_now"], &preview["only_then"], &preview["differing"]), (&json!(0), &json!(0), &json!(0)));
}

#[test]
fn no_word_of_what_left_is_found_in_the_bytes_of_the_store() {
    let mut program = Program::on_a_fresh_computer(NOON, SEATTLE);
    let code = program.create_vault();
    let entry = write(&mut program, "a xylophone");
    write(&mut program, "a lantern");
    program.ask("delete_entry", json!({ "id": entry }));
    let words = |program: &mut Program| {
        let vault = program.opened(&code);
        let blocks = "SELECT count(*) FROM entry_text_data WHERE instr(block, CAST('xylophone' AS BLOB)) > 0";
        let count: u32 = vault.connection().query_row(blocks, [], |row| row.get(0)).expect("a count");
        drop(vault);
        program.start();
        program.unlock();
        count
    };
    assert_ne!(words(&mut program), 0, "it is searched for as long as it can come back");
    days_pass(&mut program, &["2026-12-20", "2026-12-25", "2026-12-28"]);
    assert_eq!(words(&mut program), 0);
}

#[test]
fn a_clock_that_is_wrong_for_a_day_lets_nothing_go() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let entry = write(&mut program, "a lantern");
    program.ask("delete_entry", json!({ "id": entry }));
    days_pass(&mut program, &["2036-01-01", "2026-11-26", "2026-11-30", "2036-01-06", "2026-12-01", "2036-02-01"]);
    assert_eq!(kinds(&deleted(&mut program)), ["entry"], "it was seen to be overdue under a wrong clock only");
    program.ask("restore_deleted", json!({"kind": "entry", "id": entry}));
}

#[test]
fn what_is_deleted_while_the_clock_is_behind_has_its_thirty_days() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let entry = write(&mut program, "a lantern");
    program.set_clock("2020-01-01T00:00:00Z");
    program.ask("delete_entry", json!({ "id": entry }));
    days_pass(&mut program, &["2026-11-25", "2026-11-29", "2026-12-03"]);
    assert_eq!(deleted(&mut program)[0]["days_left"], 21);
}
