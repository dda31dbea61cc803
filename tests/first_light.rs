//! The main job as a story, through the public API with a fixed clock: from a fresh computer to the day on which
//! only the recovery code is left.

use daymark_tests::{Program, sample_list};
use serde_json::{Value, json};

/// A Tuesday afternoon in Seattle.
const NOON: &str = "2026-11-24T20:00:00Z";
const SEATTLE: &str = "America/Los_Angeles";

/// What one week of use leaves in the vault, as the page sees it.
fn everything(program: &mut Program) -> Value {
    json!({
        "clocks": program.ask("list_clocks", Value::Null),
        "groups": program.ask("list_groups", Value::Null),
        "visits": program.ask("list_attendance", json!({"group": null, "from": null, "until": null})),
        "entries": program.ask("list_entries", json!({"text": "", "before": null, "limit": 50})),
        "lists": program.ask("list_lists", Value::Null),
        "settings": program.ask("get_settings", Value::Null),
    })
}

#[test]
fn from_a_fresh_computer_to_the_recovery_code_nothing_is_lost() {
    let mut program = Program::on_a_fresh_computer(NOON, SEATTLE);
    assert_eq!(program.ask("get_welcome", Value::Null)["state"], "new");
    let code = program.create_vault();

    set_a_sobriety_date(&mut program);
    let group = find_and_keep_a_group(&mut program);
    log_visits(&mut program, &group);
    write_and_find_an_entry(&mut program);
    be_reminded_once(&mut program, &group);

    program.set_clock("2026-11-25T20:00:00Z");
    let before = everything(&mut program);
    program.lock();
    assert_eq!(program.refusal("unlock", json!({"passphrase": "not this one at all"})).0, "wrong_secret");
    program.quit();
    program.start();
    program.unlock();
    assert_eq!(everything(&mut program), before, "a night's rest changes nothing");

    program.quit();
    std::fs::remove_file(program.generation().join("keys")).expect("the first key file is there");
    std::fs::remove_file(program.generation().join("keys.2")).expect("the second key file is there");
    program.start();
    let opened = program.ask("unlock_with_code", json!({"code": code.join(" ").to_lowercase()}));
    assert_eq!(opened["headers"], "missing", "the page must offer a new passphrase");
    assert_eq!(everything(&mut program), before, "the code alone brings everything back");

    let change = json!({"proof": code.join("-"), "passphrase": "harbour copper winter kite"});
    program.ask("change_passphrase", change);
    program.quit();
    program.start();
    program.ask("unlock", json!({"passphrase": "harbour copper winter kite"}));
    assert_eq!(everything(&mut program), before, "the new passphrase opens the same vault");
}

fn set_a_sobriety_date(program: &mut Program) {
    let refused = program.refusal("save_sobriety_date", json!({"clock": null, "began_on": "2026-11-25"}));
    assert_eq!(refused, ("date_in_future".to_owned(), Some("began_on".to_owned())));
    assert_eq!(program.ask("list_clocks", Value::Null), json!([]), "a refusal leaves nothing behind");

    for (began_on, days, next) in
        [("2026-11-23", 1, "2026-12-23"), ("2026-11-24", 0, "2026-11-25"), ("2016-11-24", 3652, "2027-11-24")]
    {
        let clock = program.ask("save_sobriety_date", json!({"clock": null, "began_on": began_on}));
        assert_eq!(clock["standing"]["day_count"], days, "{began_on}");
        assert_eq!(clock["standing"]["next"]["milestone"]["on"], next, "{began_on}");
        assert_eq!(clock["periods"].as_array().map(Vec::len), Some(1), "a corrected date is no second period");
    }
    program.ask("save_sobriety_date", json!({"clock": null, "began_on": "2025-10-08"}));
}

/// Uses the real published list where it is at hand, the hand-written one where not.
fn find_and_keep_a_group(program: &mut Program) -> Value {
    let path = sample_list("meeting-guide-seattle-cut.json")
        .unwrap_or_else(|| daymark_tests::fixture("lists/hand-written.json"));
    let preview = program.ask("preview_list", json!({"path": path}));
    let count = |field: &str| preview[field].as_u64().expect("a count");
    assert_eq!(
        count("coming_in") + count("repeated") + count("refused_count"),
        count("rows"),
        "every row is accounted for"
    );
    assert_eq!(preview["zone_guess"], SEATTLE, "the states in its addresses tell");

    let list = program
        .ask("import_list", json!({"token": preview["token"], "name": "Seattle", "zone": preview["zone_guess"]}));
    assert!(list["meetings"].as_u64().expect("a count") >= count("coming_in"));

    let tuesday_online = json!({"days": [2], "ways": ["online", "hybrid"], "text": "", "offset": 0, "limit": 100});
    let found = program.ask("find_meetings", tuesday_online);
    let rows = found["rows"].as_array().expect("rows");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["way"] == "online" || row["way"] == "hybrid"));
    let starts: Vec<&str> = rows.iter().filter_map(|row| row["occurrence"]["starts_at"].as_str()).collect();
    assert!(starts.is_sorted(), "what is on next comes first");
    assert!(rows[0]["occurrence"]["minutes_until"].as_i64().expect("minutes") < 24 * 60, "the list starts now");

    let upcoming =
        rows.iter().find(|row| row["occurrence"]["minutes_until"].as_i64() > Some(60)).expect("one later today");
    let group = program.ask("bookmark_meeting", json!({"id": upcoming["meeting"]}));
    let again = program.ask("bookmark_meeting", json!({"id": upcoming["meeting"]}));
    assert_eq!(group["id"], again["id"], "keeping it twice keeps it once");
    assert_eq!(group["reminder_minutes"], 30);
    group
}

fn log_visits(program: &mut Program, group: &Value) {
    let visit = |day: Value, note: &str| json!({"id": null, "group": group["id"], "group_name": group["name"], "attended_on": day, "note": note});
    let today = program.ask("record_attendance", visit(Value::Null, "Sat by the window."));
    assert_eq!(today["attended_on"], "2026-11-24");
    program.ask("record_attendance", visit(json!("2026-11-17"), ""));
    assert_eq!(program.refusal("record_attendance", visit(json!("2026-11-25"), "")).0, "date_in_future");

    let kept = program.ask("get_group", json!({"id": group["id"]}));
    assert_eq!((&kept["visits"], &kept["last_visit"]), (&json!(2), &json!("2026-11-24")));
}

fn write_and_find_an_entry(program: &mut Program) {
    let body = "# Calling before, not after\n\nIt is such a **small change**, and it moved the whole kaleidoscope.\n\n- hungry\n- tired";
    let entry = program.ask("save_entry", json!({"id": null, "body": body, "written_at": null}));
    assert_eq!((entry["title"].as_str(), entry["words"].as_u64()), (Some("Calling before, not after"), Some(18)));

    let found = program.ask("list_entries", json!({"text": "kaleido", "before": null, "limit": 10}));
    assert_eq!(found["entries"][0]["id"], entry["id"], "found by the beginning of a word in its middle");
    let hits: Vec<&Value> = found["entries"][0]["excerpt"]
        .as_array()
        .expect("pieces")
        .iter()
        .filter(|piece| piece["hit"] == true)
        .collect();
    assert_eq!(hits.first().map(|hit| &hit["text"]), Some(&json!("kaleidoscope")));
    let read = program.ask("get_entry", json!({"id": entry["id"]}));
    assert_eq!(read["body"], body, "byte for byte");
}

fn be_reminded_once(program: &mut Program, group: &Value) {
    let starts_at: daymark_core::time::Moment =
        group["next"]["starts_at"].as_str().expect("a start").parse().expect("a moment");
    let mut rings = program.rings();
    program.set_clock(&starts_at.plus_minutes(-31).to_string());
    assert_eq!(rings.due(program.now()), None, "not a minute early");

    program.set_clock(&starts_at.plus_minutes(-30).to_string());
    let (reminder, given) = rings.due(program.now()).expect("due half an hour before");
    assert_eq!(reminder.begins, Some(starts_at.clock_time_in(program.now().zone)));
    program.remember_rings(&given);
    assert_eq!(program.rings().due(program.now()), None, "not again, even after a restart");
}
