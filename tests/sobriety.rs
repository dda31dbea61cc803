//! Clocks, returns to use, milestones and what was given back, through the public API with a fixed clock.

use daymark_tests::{Program, fixture, forty_years};
use serde_json::{Value, json};

const SEATTLE: &str = "America/Los_Angeles";
/// A Tuesday noon in Seattle.
const NOON: &str = "2026-11-24T20:00:00Z";

fn draft(label: &str, zone: Value, start: Value) -> Value {
    json!({"id": null, "label": label, "icon": "", "words": null, "zone": zone, "counting": "from_zero",
        "day_start_hour": 0, "milestone_set": "aa", "figure": "days_since", "start": start})
}

fn with(mut draft: Value, field: &str, value: Value) -> Value {
    draft[field] = value;
    draft
}

fn start(on: &str, time: Value) -> Value {
    json!({"began_on": on, "began_time": time})
}

/// A program with one clock; its id.
fn counting(now: &str, zone: &str, began: &str) -> (Program, Value) {
    let mut program = Program::with_a_vault(now, zone);
    let clock = program.ask("save_clock", draft("alcohol", json!(zone), start(began, Value::Null)));
    (program, clock["id"].clone())
}

fn a_return(clock: &Value, began: &str, ended: Value) -> Value {
    json!({"returned": {"id": null, "clock": clock, "began_on": began, "began_time": null, "ended_on": ended,
        "ended_time": null}, "reflection": null})
}

fn clock(program: &mut Program, id: &Value) -> Value {
    let all = program.ask("list_clocks", Value::Null);
    all.as_array().into_iter().flatten().find(|each| each["id"] == *id).cloned().expect("the clock is there")
}

fn reached(clock: &Value) -> Vec<(String, String)> {
    let all = clock["milestones"].as_array().expect("a list");
    let name = |one: &Value| format!("{} {}", one["count"], one["unit"].as_str().unwrap_or_default());
    let reached = all.iter().filter(|one| one["reached"] == true);
    reached.map(|one| (name(one), one["on"].as_str().unwrap_or_default().to_owned())).collect()
}

#[test]
fn nobody_needs_a_clock() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    assert_eq!(program.ask("list_clocks", Value::Null), json!([]));
    assert_eq!(program.ask("get_greeting", Value::Null), Value::Null);
    let day = program.ask("save_look_back", json!({"lived_on": null, "hardness": 2, "line": "called Sam"}));
    assert_eq!(day["lived_on"], "2026-11-24");
}

#[test]
fn any_number_of_clocks_each_counts_in_its_own_way() {
    let (mut program, alcohol) = counting(NOON, SEATTLE, "2025-10-08");
    let own = draft("gambling", json!("Asia/Kolkata"), start("2026-11-25", json!("00:30")));
    let own = with(with(own, "counting", json!("from_one")), "milestone_set", json!("na"));
    let gambling = program.ask("save_clock", with(with(own, "words", json!("na")), "icon", json!("dice")));
    assert_eq!(gambling["today"], "2026-11-25", "in Kolkata it is tomorrow already");
    assert_eq!(gambling["standing"]["day_count"], 1, "the first day is day 1");
    assert_eq!(gambling["milestones"][0]["colour"], "white", "the welcome");
    assert_eq!(clock(&mut program, &alcohol)["is_main"], true, "the first one, until another is chosen");

    let all = program.ask("choose_main_clock", json!({"id": gambling["id"]}));
    assert_eq!((&all[0]["is_main"], &all[1]["is_main"]), (&json!(false), &json!(true)));
    let all = program.ask("order_clocks", json!({"ids": [gambling["id"], alcohol]}));
    assert_eq!(all[0]["label"], "gambling");
    program.ask("move_clock", json!({"id": gambling["id"], "place": "archived"}));
    let all = program.ask("list_clocks", Value::Null);
    assert_eq!(
        (&all[1]["label"], &all[0]["is_main"]),
        (&json!("gambling"), &json!(true)),
        "put away, it is main no more"
    );
    let shown = program.ask("move_clock", json!({"id": gambling["id"], "place": "shown"}));
    assert_eq!(shown["is_main"], true);

    program.ask("delete_clock", json!({"id": gambling["id"]}));
    assert_eq!(program.ask("list_clocks", Value::Null).as_array().map(Vec::len), Some(1));
    let back = program.ask("restore_clock", json!({"id": gambling["id"]}));
    assert_eq!((&back["label"], &back["standing"]["day_count"]), (&json!("gambling"), &json!(1)));

    let edit = with(draft("  betting ", Value::Null, Value::Null), "id", gambling["id"].clone());
    let edited = program.ask("save_clock", edit);
    assert_eq!((&edited["label"], &edited["zone"]), (&json!("betting"), &Value::Null));
    assert_eq!(edited["dates"][0]["zone"], "Asia/Kolkata", "the hour it began stays the hour it was");
    assert_eq!(edited["standing"]["since"], "2026-11-24", "and that hour was yesterday, seen from Seattle");
}

#[test]
fn a_clock_is_spoken_of_in_its_users_own_words() {
    let (mut program, id) = counting(NOON, SEATTLE, "2025-10-08");
    let before = clock(&mut program, &id);
    assert_eq!(before["own_words"], json!({"free": "", "slip": ""}), "the word set's, until there are others");
    let own = |free: &str, slip: &str| {
        let same = with(draft("alcohol", json!(SEATTLE), Value::Null), "id", id.clone());
        with(with(same, "words", json!("plain")), "own_words", json!({"free": free, "slip": slip}))
    };
    let kept = program.ask("save_clock", own("  without\ta drop ", "a bad night"));
    assert_eq!(kept["own_words"], json!({"free": "without a drop", "slip": "a bad night"}));
    assert_eq!(clock(&mut program, &id), kept);
    let long = "a".repeat(81);
    for (free, slip, field) in [(&*long, "", "own_free"), ("", &*long, "own_slip")] {
        let refused = program.refusal("save_clock", own(free, slip));
        assert_eq!(refused, ("text_too_long".into(), Some(field.into())));
    }
    assert_eq!(clock(&mut program, &id), kept, "nothing was changed");
    assert_eq!(program.ask("save_clock", own(" ", ""))["own_words"], before["own_words"], "blank again");
}

#[test]
fn a_deleted_clock_comes_back_with_everything_that_belongs_to_it() {
    let (mut program, id) = counting(NOON, SEATTLE, "2025-10-08");
    let before = clock(&mut program, &id);
    program.ask("delete_clock", json!({"id": id}));
    assert_eq!(program.ask("list_clocks", Value::Null), json!([]));
    program.ask("restore_deleted", json!({"kind": "clock", "id": id}));
    assert_eq!(clock(&mut program, &id), before);
}

#[test]
fn days_are_civil_days_of_the_clocks_zone() {
    // The last second of a day, and the first of the next, in the zone of the clock; the computer is elsewhere.
    for (zone, began, before, after, days) in [
        ("America/Los_Angeles", "2026-03-07", "2026-03-09T06:59:59Z", "2026-03-09T07:00:00Z", 2),
        ("America/Los_Angeles", "2026-10-31", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z", 2),
        ("Europe/London", "2026-03-28", "2026-03-29T22:59:59Z", "2026-03-29T23:00:00Z", 2),
        ("Europe/London", "2024-02-28", "2024-03-01T23:59:59Z", "2024-03-02T00:00:00Z", 3),
        ("Asia/Kolkata", "2026-11-20", "2026-11-24T18:29:59Z", "2026-11-24T18:30:00Z", 5),
        ("Pacific/Apia", "2011-12-29", "2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z", 1),
        ("Pacific/Apia", "2011-12-28", "2011-12-31T09:59:59Z", "2011-12-31T10:00:00Z", 3),
        ("Australia/Lord_Howe", "2026-10-03", "2026-10-04T12:59:59Z", "2026-10-04T13:00:00Z", 2),
    ] {
        let mut program = Program::with_a_vault(before, "Pacific/Honolulu");
        let made = program.ask("save_clock", draft("", json!(zone), start(began, Value::Null)));
        assert_eq!(made["standing"]["day_count"], days - 1, "{zone} {before}");
        program.set_clock(after);
        assert_eq!(clock(&mut program, &made["id"])["standing"]["day_count"], days, "{zone} {after}");
    }
}

#[test]
fn time_gone_is_told_to_the_second_in_five_zones() {
    // Began at 13:30 on the wall there.
    for (zone, began, now, wanted) in [
        ("America/Los_Angeles", "2025-10-08", "2026-11-24T20:00:01Z", (1, 1, 15, 22, 30, 1)),
        ("America/Los_Angeles", "2026-10-31", "2026-11-01T21:29:59Z", (0, 0, 0, 24, 59, 59)),
        ("Europe/London", "2024-02-29", "2026-02-28T13:30:00Z", (2, 0, 0, 0, 0, 0)),
        ("Asia/Kolkata", "2026-01-31", "2026-02-28T08:00:00Z", (0, 1, 0, 0, 0, 0)),
        ("Pacific/Apia", "2011-12-29", "2011-12-30T23:30:00Z", (0, 0, 1, 0, 0, 0)),
        ("Australia/Lord_Howe", "2026-10-03", "2026-10-04T02:29:59Z", (0, 0, 0, 23, 29, 59)),
    ] {
        let mut program = Program::with_a_vault(now, "UTC");
        let made = program.ask("save_clock", draft("", json!(zone), start(began, json!("13:30"))));
        let it = program.ask("get_elapsed", json!({"id": made["id"]}));
        let field = |name: &str| it[name].as_i64().expect("a number");
        let told = (field("years"), field("months"), field("days"), field("hours"), field("minutes"), field("seconds"));
        assert_eq!((told, it["is_exact"].clone()), (wanted, json!(true)), "{zone} {now}");
    }
}

#[test]
fn a_computer_clock_set_wrong_and_corrected_changes_nothing_that_is_kept() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-11-14");
    program.set_clock("2026-11-01T20:00:00Z");
    let early = clock(&mut program, &id);
    assert_eq!((&early["standing"]["day_count"], &early["figure"]["count"]), (&json!(0), &json!(0)), "never negative");
    assert_eq!(program.ask("get_elapsed", json!({ "id": id }))["total_seconds"], 0);
    let timeline = program.ask("get_timeline", json!({ "id": id }));
    assert_eq!((&timeline["spans"], &timeline["share"]), (&json!([]), &Value::Null));
    program.set_clock("2036-11-24T20:00:00Z");
    assert_eq!(reached(&clock(&mut program, &id)).last().map(|last| last.0.clone()), Some("10 years".into()));
    program.set_clock(NOON);
    let right = clock(&mut program, &id);
    assert_eq!((&right["standing"]["day_count"], reached(&right).len()), (&json!(10), 1));
}

#[test]
fn a_day_that_starts_at_four_takes_the_late_night_with_it() {
    let mut program = Program::with_a_vault("2026-11-24T11:30:00Z", SEATTLE);
    let late = with(draft("", json!(SEATTLE), start("2026-11-20", Value::Null)), "day_start_hour", json!(4));
    let made = program.ask("save_clock", late);
    assert_eq!((&made["today"], &made["standing"]["day_count"]), (&json!("2026-11-23"), &json!(3)), "half past three");
    let night = json!({"returned": {"id": null, "clock": made["id"], "began_on": "2026-11-24", "began_time": "01:00",
        "ended_on": "2026-11-24", "ended_time": "03:00"}, "reflection": null});
    let recorded = program.ask("record_return_to_use", night);
    assert_eq!(recorded["returned"]["first_day"], "2026-11-23", "one o'clock at night belongs to the day before");
    assert_eq!(recorded["clock"]["standing"]["since"], "2026-11-24");
    let looked = program.ask("save_look_back", json!({"lived_on": null, "hardness": 4, "line": ""}));
    assert_eq!(looked["lived_on"], "2026-11-23");
    program.set_clock("2026-11-24T12:00:00Z");
    assert_eq!(clock(&mut program, &made["id"])["today"], "2026-11-24");
}

#[test]
fn a_return_to_use_is_recorded_and_erases_nothing() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    let chosen =
        with(with(draft("alcohol", json!(SEATTLE), Value::Null), "id", id.clone()), "figure", json!("of_days"));
    program.ask("save_clock", chosen);
    let before = clock(&mut program, &id);
    assert_eq!(reached(&before).len(), 3, "24 hours, 30 and 60 days");

    let recorded = program.ask("record_return_to_use", a_return(&id, "2026-11-23", json!("2026-11-23")));
    let after = &recorded["clock"];
    assert_eq!(after["figure"], json!({"kind": "of_days", "count": 78, "of": 79}), "78 of the last 79 days");
    assert_eq!((&after["standing"]["day_count"], &after["standing"]["longest_days"]), (&json!(0), &json!(78)));
    assert_eq!(reached(after), reached(&before), "nothing reached is taken away");
    assert_eq!(after["standing"]["next"]["milestone"]["on"], "2026-11-25");

    program.ask("delete_return_to_use", json!({"id": recorded["returned"]["id"]}));
    let undone = clock(&mut program, &id);
    assert_eq!((&undone["periods"], &undone["milestones"]), (&before["periods"], &before["milestones"]));
    program.ask("restore_return_to_use", json!({"id": recorded["returned"]["id"]}));
    assert_eq!(clock(&mut program, &id), *after);
}

#[test]
fn entered_for_an_earlier_day_it_moves_what_follows_and_keeps_what_was_reached() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-08-01");
    let before = reached(&clock(&mut program, &id));
    assert_eq!(before.last(), Some(&("90 days".to_owned(), "2026-10-30".to_owned())));
    let recorded = program.ask("record_return_to_use", a_return(&id, "2026-10-01", json!("2026-10-03")));
    assert_eq!(recorded["returned"]["days"], 3);
    let after = &recorded["clock"];
    assert_eq!((&after["standing"]["since"], &after["standing"]["day_count"]), (&json!("2026-10-04"), &json!(51)));
    assert_eq!(reached(after), before, "ninety days were greeted; they stay");
    assert_eq!(after["standing"]["next"]["milestone"]["on"], "2026-12-03", "sixty days come again");
    assert_eq!(after["standing"]["next"]["milestone"]["count"], 60);

    let mut moved = a_return(&id, "2026-10-02", json!("2026-10-02"));
    moved["returned"]["id"] = recorded["returned"]["id"].clone();
    let moved = program.ask("record_return_to_use", moved);
    assert_eq!(
        (&moved["clock"]["standing"]["total_days"], &moved["clock"]["standing"]["of_days"]),
        (&json!(114), &json!(115))
    );
    assert_eq!(
        program.ask("list_returns", json!({ "id": id })).as_array().map(Vec::len),
        Some(1),
        "edited, not doubled"
    );
    program.ask("delete_return_to_use", json!({"id": recorded["returned"]["id"]}));
    let corrected = program.ask("save_sobriety_date", json!({"clock": id, "began_on": "2026-11-01"}));
    assert_eq!(
        reached(&corrected),
        [("24 hours".to_owned(), "2026-11-02".to_owned())],
        "a mistyped date is no history"
    );
}

#[test]
fn it_may_still_go_on_and_end_later() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-11-01");
    let recorded = program.ask("record_return_to_use", a_return(&id, "2026-11-20", Value::Null));
    let using = &recorded["clock"];
    assert_eq!((&using["standing"], &using["use_goes_on"]), (&Value::Null, &json!(true)));
    assert_eq!(program.ask("get_elapsed", json!({ "id": id })), Value::Null);
    let spans = program.ask("get_timeline", json!({ "id": id }))["spans"].clone();
    assert_eq!(
        spans,
        json!([{"kind": "sober", "from": "2026-11-01", "last": "2026-11-19", "days": 19},
            {"kind": "used", "from": "2026-11-20", "last": "2026-11-24", "days": 5}])
    );
    program.set_clock("2026-11-26T20:00:00Z");
    let mut ended = a_return(&id, "2026-11-20", json!("2026-11-25"));
    ended["returned"]["id"] = recorded["returned"]["id"].clone();
    ended["returned"]["began_time"] = json!("22:00");
    ended["returned"]["ended_time"] = json!("01:15");
    let ended = program.ask("record_return_to_use", ended);
    assert_eq!(ended["clock"]["standing"]["since"], "2026-11-26");
    let gone = program.ask("get_elapsed", json!({ "id": id }));
    assert_eq!(
        (&gone["since"], &gone["days"], &gone["hours"]),
        (&json!("2026-11-25T09:15:00.000Z"), &json!(1), &json!(10))
    );

    // Or by naming the day one began anew.
    let moved = program.ask("save_sobriety_date", json!({"clock": id, "began_on": "2026-11-24"}));
    assert_eq!((&moved["standing"]["since"], &moved["standing"]["day_count"]), (&json!("2026-11-24"), &json!(2)));
    assert_eq!(moved["dates"][0]["began_on"], "2026-11-01", "where it all began stays");
}

#[test]
fn what_is_written_about_it_is_a_journal_entry() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    let mut record = a_return(&id, "2026-11-23", json!("2026-11-23"));
    record["reflection"] = json!({"title": "Looking at it", "answers": [
        {"question": "What came before", "text": "A long week."}, {"question": "What helped", "text": ""},
        {"question": "Whom I will tell", "text": "Sam"}, {"question": "What I will change", "text": " "}]});
    let recorded = program.ask("record_return_to_use", record.clone());
    let entry = program.ask("get_entry", json!({"id": recorded["entry"]}));
    assert_eq!(entry["body"], "# Looking at it\n\n## What came before\n\nA long week.\n\n## Whom I will tell\n\nSam\n");
    assert_eq!(recorded["returned"]["entry"], recorded["entry"]);
    assert_eq!(program.refusal("record_return_to_use", record).0, "dates_overlap");
    let entries = program.ask("list_entries", json!({"text": "", "before": null, "limit": 9}));
    assert_eq!(entries["total"], 1, "a refusal leaves no entry behind");
}

#[test]
fn what_was_written_stays_when_what_it_was_about_is_deleted() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    let mut record = a_return(&id, "2026-11-23", json!("2026-11-23"));
    record["reflection"] = json!({"title": "", "answers": [{"question": "", "text": "Sam"}]});
    let recorded = program.ask("record_return_to_use", record);
    let (returned, entry) = (json!({"id": recorded["returned"]["id"]}), json!({"id": recorded["entry"]}));
    let named = |program: &mut Program| program.ask("list_returns", json!({ "id": id }))[0]["entry"].clone();
    assert_eq!(named(&mut program), recorded["entry"]);

    program.ask("delete_return_to_use", returned.clone());
    assert_eq!(program.ask("get_entry", entry.clone())["body"], "Sam\n", "it is the journal's");
    program.ask("restore_return_to_use", returned);
    assert_eq!(named(&mut program), recorded["entry"], "and is found again with it");

    program.ask("delete_entry", entry.clone());
    assert_eq!(named(&mut program), Value::Null, "nobody is sent to an entry that is not there");
    program.ask("restore_entry", entry);
    assert_eq!(named(&mut program), recorded["entry"]);
}

#[test]
fn earlier_history_is_no_return_to_use() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-11-04");
    let earlier = json!({"id": null, "clock": id, "began_on": "2010-01-01", "began_time": null,
        "ended_on": "2012-01-01", "earlier": true});
    let entered = program.ask("save_period", earlier);
    assert_eq!((&entered["standing"]["of_days"], &entered["standing"]["total_days"]), (&json!(20), &json!(20)));
    assert_eq!((&entered["standing"]["longest_days"], &entered["returns"]), (&json!(730), &json!(0)));
    assert_eq!(reached(&entered).last(), Some(&("2 years".to_owned(), "2012-01-01".to_owned())));
    let timeline = program.ask("get_timeline", json!({ "id": id }));
    let kinds: Vec<&str> =
        timeline["spans"].as_array().into_iter().flatten().filter_map(|span| span["kind"].as_str()).collect();
    assert_eq!(kinds, ["sober", "apart", "sober"]);
    assert_eq!((&timeline["earlier_days"], &timeline["share"]), (&json!(730), &json!(1.0)));

    let period = entered["dates"][0]["id"].clone();
    program.ask("delete_period", json!({ "id": period }));
    assert_eq!(clock(&mut program, &id)["standing"]["longest_days"], 20);
    program.ask("restore_period", json!({ "id": period }));
    assert_eq!(clock(&mut program, &id), entered);
}

#[test]
fn a_year_is_seen_day_by_day() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    program.ask("record_return_to_use", a_return(&id, "2026-11-20", json!("2026-11-21")));
    let year = program.ask("get_year", json!({"clock": id, "year": 2026}));
    let days = year["days"].as_array().expect("days");
    assert_eq!(days.len(), 365);
    let state = |on: &str| days.iter().find(|day| day["on"] == on).map(|day| day["state"].clone()).expect("a day");
    let told = ["2026-09-05", "2026-09-06", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-24", "2026-11-25"];
    assert_eq!(
        told.map(state),
        ["before", "sober", "sober", "used", "used", "sober", "to_come"].map(|state| json!(state))
    );
    assert_eq!((&year["sober_days"], &year["used_days"]), (&json!(78), &json!(2)));
    let marked: Vec<&str> =
        days.iter().filter(|day| day["milestone"] == true).filter_map(|day| day["on"].as_str()).collect();
    assert_eq!(marked, ["2026-09-07", "2026-10-06", "2026-11-05", "2026-11-23", "2026-12-22"]);
    let listed = year["milestones"].as_array().into_iter().flatten().filter_map(|one| one["on"].as_str());
    assert_eq!(listed.collect::<Vec<_>>(), marked, "in the order of their days");
    assert_eq!(program.refusal("get_year", json!({"clock": id, "year": 1899})).0, "out_of_range");

    let mut program = Program::with_a_vault("2012-01-02T00:00:00Z", "Pacific/Apia");
    let apia = program.ask("save_clock", draft("", json!("Pacific/Apia"), start("2011-12-01", Value::Null)));
    let year = program.ask("get_year", json!({"clock": apia["id"], "year": 2011}));
    assert_eq!((&year["days"][363]["state"], &year["sober_days"]), (&json!("left_out"), &json!(30)));
}

#[test]
fn milestones_are_the_users_to_choose() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-08-16");
    let hundred = json!({"clock": id, "unit": "days", "count": 100, "name": "A hundred", "colour": "gold"});
    let own = program.ask("add_milestone", hundred);
    let last = own["milestones"].as_array().and_then(|all| all.iter().rfind(|one| one["reached"] == true)).cloned();
    let last = last.expect("it was reached today");
    assert_eq!(
        (&last["name"], &last["colour"], &last["on"]),
        (&json!("A hundred"), &json!("gold"), &json!("2026-11-24"))
    );
    assert_eq!((&last["weekday"], &last["own"]), (&json!(2), &json!(true)), "a Tuesday");

    let sixty = json!({"clock": id, "unit": "days", "count": 60});
    let names = |clock: &Value| reached(clock).into_iter().map(|one| one.0).collect::<Vec<_>>();
    assert_eq!(names(&program.ask("remove_milestone", sixty.clone())), ["24 hours", "30 days", "90 days", "100 days"]);
    assert_eq!(names(&program.ask("restore_milestone", sixty)).len(), 5);
    let hundred = json!({"clock": id, "unit": "days", "count": 100});
    assert_eq!(names(&program.ask("remove_milestone", hundred.clone())).len(), 4);
    assert_eq!(program.ask("restore_milestone", hundred), own);
    let never = json!({"clock": id, "unit": "years", "count": 200, "name": "", "colour": null});
    assert_eq!(program.refusal("add_milestone", never), ("out_of_range".into(), Some("count".into())));

    let spans = with(with(draft("", json!(SEATTLE), Value::Null), "id", id.clone()), "milestone_set", json!("spans"));
    let names = names(&program.ask("save_clock", spans));
    assert_eq!(names[5..9], ["6 days", "1 weeks", "2 weeks", "3 weeks"]);
    assert_eq!(names.last().map(String::as_str), Some("100 days"), "one's own stays with one");
}

#[test]
fn a_reached_milestone_carries_a_note_and_a_picture_of_the_chip() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    let of = |count: u32, more: Value| {
        let mut all = json!({"clock": id, "unit": "days", "count": count});
        all.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        all
    };
    program.ask("save_milestone_note", of(30, json!({"note": "Sam gave it to me."})));
    assert_eq!(program.refusal("save_milestone_note", of(90, json!({"note": "soon"}))).0, "not_found");

    let folder = tempfile::tempdir().expect("a folder");
    let picture = |bytes: &[u8]| {
        let path = folder.path().join("chip.png");
        std::fs::write(&path, bytes).expect("a file");
        json!({ "path": path })
    };
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and more";
    let clock = program.ask("save_milestone_picture", of(30, picture(png)));
    let thirty = clock["milestones"].as_array().and_then(|all| all.iter().find(|one| one["count"] == 30)).cloned();
    let thirty = thirty.expect("thirty days");
    assert_eq!((&thirty["note"], &thirty["picture"]), (&json!("Sam gave it to me."), &json!(true)));
    let refused = program.refusal("save_milestone_picture", of(30, picture(b"<svg onload=alert(1)>")));
    assert_eq!(refused, ("not_a_picture".into(), Some("path".into())));
    let large = program.refusal("save_milestone_picture", of(30, picture(&vec![0; 8 * 1024 * 1024 + 1])));
    assert_eq!(large, ("file_too_large".into(), Some("path".into())));
    let kept = program.ask("get_milestone_picture", of(30, json!({})));
    assert_eq!(kept["kind"], "png");

    program.ask("save_milestone_picture", of(30, picture(b"\xff\xd8\xff\xe0 another")));
    assert_eq!(program.ask("get_milestone_picture", of(30, json!({})))["kind"], "jpeg");
    program.ask("restore_milestone_picture", of(30, json!({})));
    assert_eq!(program.ask("get_milestone_picture", of(30, json!({}))), kept, "replaced is not gone");
    program.ask("delete_milestone_picture", of(30, json!({})));
    assert_eq!(program.refusal("get_milestone_picture", of(30, json!({}))).0, "not_found");
    program.ask("restore_milestone_picture", of(30, json!({})));

    // The date was wrong, and the note is the user's all the same.
    let moved = program.ask("save_sobriety_date", json!({"clock": id, "began_on": "2026-11-20"}));
    assert_eq!(
        reached(&moved),
        [("30 days".to_owned(), "2026-10-06".to_owned()), ("24 hours".to_owned(), "2026-11-21".to_owned())]
    );
}

#[test]
fn a_reached_milestone_is_greeted_once() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-10-26");
    assert_eq!(program.ask("get_greeting", Value::Null), Value::Null, "what was before the clock is no news");
    program.set_clock("2026-11-25T20:00:00Z");
    let greeting = program.ask("get_greeting", Value::Null);
    assert_eq!((&greeting["label"], &greeting["milestone"]["count"]), (&json!("alcohol"), &json!(30)));
    assert_eq!(program.ask("get_greeting", Value::Null), greeting, "until it was seen");
    program.ask("mark_greeted", json!({"clock": id, "unit": "days", "count": 30}));
    assert_eq!(program.ask("get_greeting", Value::Null), Value::Null);
    program.lock();
    program.unlock();
    assert_eq!(program.ask("get_greeting", Value::Null), Value::Null, "after a restart, too");

    program.ask("record_return_to_use", a_return(&id, "2026-11-25", json!("2026-11-25")));
    program.set_clock("2026-12-26T20:00:00Z");
    let again = program.ask("get_greeting", Value::Null);
    assert_eq!((&again["milestone"]["count"], &again["milestone"]["on"]), (&json!(30), &json!("2026-12-26")));
    program.ask("move_clock", json!({"id": id, "place": "hidden"}));
    assert_eq!(program.ask("get_greeting", Value::Null), Value::Null, "a hidden clock greets nobody");
}

#[test]
fn coming_milestones_go_into_a_calendar_file() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    let folder = tempfile::tempdir().expect("a folder");
    let wanted = |count: u32, name: &str| json!({"clock": id, "folder": folder.path(), "milestones": [{"unit": "days", "count": count, "name": name}]});
    let made = program.ask("write_milestone_calendar", wanted(90, "Ninety; days, \"at last\""));
    let text = std::fs::read_to_string(made["file"].as_str().expect("a path")).expect("text");
    let calendar: icalendar::Calendar = text.parse().expect("a calendar");
    let events: Vec<_> = calendar.events().collect();
    use icalendar::Component;
    assert_eq!(events[0].get_summary(), Some("Ninety; days, \"at last\""));
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261205\r\n") && text.contains("DTEND;VALUE=DATE:20261206\r\n"),
        "{text}"
    );
    let again = program.ask("write_milestone_calendar", wanted(90, "Ninety"));
    assert_ne!(again["file"], made["file"], "no file is written over");
    assert_eq!(program.refusal("write_milestone_calendar", wanted(30, "reached")).0, "not_found");
    let nowhere =
        json!({"clock": id, "folder": "/nowhere", "milestones": [{"unit": "days", "count": 90, "name": "x"}]});
    assert_eq!(
        program.refusal("write_milestone_calendar", nowhere),
        ("folder_unwritable".into(), Some("folder".into()))
    );
}

#[test]
fn a_keepsake_is_a_new_file_and_only_ever_a_picture() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let folder = tempfile::tempdir().expect("a folder");
    let wanted = |png: &str| json!({"folder": folder.path(), "png": png});
    const PNG: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let made = program.ask("save_keepsake", wanted(PNG));
    let bytes = std::fs::read(made["file"].as_str().expect("a path")).expect("a file");
    assert!(bytes.starts_with(b"\x89PNG") && bytes.ends_with(b"IEND\xaeB`\x82"));
    assert_ne!(program.ask("save_keepsake", wanted(PNG))["file"], made["file"], "no file is written over");
    assert_eq!(program.refusal("save_keepsake", wanted("PHN2Zz4=")), ("not_a_picture".into(), Some("png".into())));
    let nowhere = json!({"folder": "/nowhere", "png": PNG});
    assert_eq!(program.refusal("save_keepsake", nowhere), ("folder_unwritable".into(), Some("folder".into())));
    assert_eq!(std::fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(2));
}

#[test]
fn what_was_given_back_counts_sober_days_only() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-10-25");
    assert_eq!(program.ask("list_gains", json!({ "id": id })), json!([]), "none until it is wanted");
    let money = json!({"id": null, "clock": id, "kind": "money", "name": "", "currency": "EUR",
        "rates": [{"from_on": "2026-11-04", "per": "week", "amount": 7000}, {"from_on": null, "per": "day", "amount": 1250}],
        "goal": {"name": "a bicycle", "amount": 60_000}});
    let gain = program.ask("save_gain", money.clone());
    assert_eq!((&gain["total"], &gain["goal_percent"]), (&json!(10 * 1250 + 20 * 1000), &json!(54)));
    program.ask("record_return_to_use", a_return(&id, "2026-11-01", json!("2026-11-02")));
    let gain = program.ask("list_gains", json!({ "id": id }))[0].clone();
    assert_eq!((&gain["total"], &gain["days"]), (&json!(8 * 1250 + 20 * 1000), &json!(28)));

    let bottles = json!({"id": null, "clock": id, "kind": "own", "name": "bottles not bought", "currency": null,
        "rates": [{"from_on": null, "per": "week", "amount": 3}], "goal": null});
    let own = program.ask("save_gain", bottles.clone());
    assert_eq!(own["total"], 12, "28 days, three a week");
    program.ask("delete_gain", json!({"id": own["id"]}));
    assert_eq!(program.ask("list_gains", json!({ "id": id })).as_array().map(Vec::len), Some(1));
    assert_eq!(program.ask("restore_gain", json!({"id": own["id"]})), own);

    let refusal = |program: &mut Program, field: &str, value: Value, base: &Value| {
        let refused = program.refusal("save_gain", with(base.clone(), field, value));
        (refused.0, refused.1.expect("a field"))
    };
    assert_eq!(
        refusal(&mut program, "currency", json!("euro"), &money),
        ("currency_unknown".into(), "currency".into())
    );
    assert_eq!(refusal(&mut program, "rates", json!([]), &money), ("out_of_range".into(), "rates".into()));
    let twice = json!([{"from_on": null, "per": "day", "amount": 1}, {"from_on": null, "per": "day", "amount": 2}]);
    assert_eq!(refusal(&mut program, "rates", twice, &money), ("dates_overlap".into(), "rates".into()));
    assert_eq!(refusal(&mut program, "name", json!(" "), &bottles), ("name_missing".into(), "name".into()));
    assert_eq!(
        refusal(&mut program, "goal", json!({"name": "", "amount": 0}), &money),
        ("out_of_range".into(), "goal".into())
    );
}

#[test]
fn a_goal_has_a_day_while_days_give_something_back() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-11-14");
    let draft = |rates: Value, goal: i64| {
        json!({"id": null, "clock": id, "kind": "own", "name": "bottles", "currency": null, "rates": rates,
            "goal": {"name": "", "amount": goal}})
    };
    let daily = json!([{"from_on": null, "per": "day", "amount": 2}]);
    let weekly = json!([{"from_on": null, "per": "week", "amount": 3}]);
    let nothing_yet = json!([{"from_on": "2026-12-01", "per": "day", "amount": 2}]);
    let changing =
        json!([{"from_on": null, "per": "day", "amount": 1}, {"from_on": "2026-11-29", "per": "day", "amount": 10}]);
    let ends =
        json!([{"from_on": null, "per": "day", "amount": 1}, {"from_on": "2026-11-29", "per": "day", "amount": 0}]);
    for (rates, goal, total, on) in [
        (&daily, 20, 20, Value::Null),
        (&daily, 21, 20, json!("2026-11-25")),
        (&daily, 100, 20, json!("2027-01-03")),
        // 3/7 a day: thirty sevenths are there, and twelve days bring the other 36.
        (&weekly, 9, 4, json!("2026-12-05")),
        (&nothing_yet, 4, 0, json!("2026-12-03")),
        (&changing, 40, 10, json!("2026-12-02")),
        (&ends, 15, 10, json!("2026-11-29")),
        (&ends, 16, 10, Value::Null),
        (&weekly, 1_000_000, 4, Value::Null),
    ] {
        let gain = program.ask("save_gain", draft(rates.clone(), goal));
        assert_eq!((&gain["total"], &gain["goal_on"]), (&json!(total), &on), "{goal} of {rates}");
        // On that day it is there, and on the day before it is not.
        if let Some(on) = on.as_str() {
            let day: daymark_core::time::Day = on.parse().expect("a day");
            for (day, there) in [(day, true), (day.minus_days(1), false)] {
                program.set_clock(&format!("{day}T20:00:00Z"));
                let all = program.ask("list_gains", json!({ "id": id }));
                let gain = all.as_array().and_then(|all| all.iter().find(|one| one["id"] == gain["id"]).cloned());
                let gain = gain.expect("it is listed");
                assert_eq!(gain["total"].as_i64().is_some_and(|total| total >= goal), there, "{day}: {gain}");
            }
            program.set_clock(NOON);
        }
    }

    let first_day = program.ask("save_gain", draft(daily, 22));
    let goal_on = |program: &mut Program| {
        let all = program.ask("list_gains", json!({ "id": id }));
        let gain = all.as_array().and_then(|all| all.iter().find(|one| one["id"] == first_day["id"]).cloned());
        gain.expect("it is listed")["goal_on"].clone()
    };
    assert_eq!(goal_on(&mut program), "2026-11-25");
    let from_one =
        with(with(self::draft("", json!(SEATTLE), Value::Null), "id", id.clone()), "counting", json!("from_one"));
    program.ask("save_clock", from_one);
    assert_eq!(goal_on(&mut program), Value::Null, "where today counts already it is there");
    let slip = program.ask("record_return_to_use", a_return(&id, "2026-11-24", json!("2026-11-24")));
    assert_eq!(goal_on(&mut program), "2026-11-25", "ten days, and tomorrow is the next that counts");
    program.ask("delete_return_to_use", json!({"id": slip["returned"]["id"]}));
    program.ask("record_return_to_use", a_return(&id, "2026-11-20", Value::Null));
    assert_eq!(goal_on(&mut program), Value::Null, "nobody is told a day while use goes on");
}

#[test]
fn a_pledge_and_a_look_back_may_be_written_later_or_not_at_all() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let settings = program.ask("get_settings", Value::Null);
    assert_eq!((&settings["morning_intention"], &settings["evening_look_back"]), (&json!(false), &json!(false)));
    program.ask("save_intention", json!({"lived_on": null, "intention": "Call before, not after."}));
    program.ask("save_look_back", json!({"lived_on": null, "hardness": 3, "line": "It went."}));
    program.ask("save_look_back", json!({"lived_on": "2026-11-20", "hardness": null, "line": "A quiet one."}));
    let all = json!({"from": null, "until": null});
    let listed = program.ask("list_look_backs", all.clone());
    let days: Vec<&str> =
        listed["days"].as_array().into_iter().flatten().filter_map(|day| day["lived_on"].as_str()).collect();
    assert_eq!(days, ["2026-11-24", "2026-11-20"], "missing days are simply empty");
    let today = &listed["days"][0];
    assert_eq!(
        (&today["intention"], &today["hardness"], &today["line"]),
        (&json!("Call before, not after."), &json!(3), &json!("It went."))
    );
    for (on, hardness, code, field) in [
        ("2026-11-25", json!(3), "date_in_future", "lived_on"),
        ("1899-12-31", json!(3), "date_too_early", "lived_on"),
        ("2026-11-24", json!(6), "out_of_range", "hardness"),
    ] {
        let refused = program.refusal("save_look_back", json!({"lived_on": on, "hardness": hardness, "line": ""}));
        assert_eq!(refused, (code.to_owned(), Some(field.to_owned())));
    }
    program.ask("delete_look_back", json!({"lived_on": "2026-11-24"}));
    assert_eq!(program.ask("list_look_backs", all.clone())["days"].as_array().map(Vec::len), Some(1));
    program.ask("restore_look_back", json!({"lived_on": "2026-11-24"}));
    assert_eq!(program.ask("list_look_backs", all), listed);
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_changes_nothing() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    program.ask("record_return_to_use", a_return(&id, "2026-10-10", json!("2026-10-12")));
    let before = program.ask("list_clocks", Value::Null);
    let at = |code: &str, field: &str| (code.to_owned(), Some(field.to_owned()));

    for (began, ended, refused) in [
        ("2026-11-25", json!("2026-11-25"), at("date_in_future", "began_on")),
        ("2026-11-20", json!("2026-11-25"), at("date_in_future", "ended_on")),
        ("1899-12-31", json!("1900-01-01"), at("date_too_early", "began_on")),
        ("2026-11-20", json!("2026-11-19"), at("end_before_start", "ended_on")),
        ("2026-09-05", json!("2026-09-05"), at("before_it_began", "began_on")),
        ("2026-10-12", json!("2026-10-14"), at("dates_overlap", "began_on")),
        ("2026-10-01", Value::Null, at("dates_overlap", "began_on")),
    ] {
        assert_eq!(program.refusal("record_return_to_use", a_return(&id, began, ended)), refused, "{began}");
    }
    let mut timed = a_return(&id, "2026-11-20", json!("2026-11-20"));
    timed["returned"]["began_time"] = json!("20:00");
    timed["returned"]["ended_time"] = json!("19:59");
    assert_eq!(program.refusal("record_return_to_use", timed.clone()), at("end_before_start", "ended_time"));
    timed["returned"]["began_on"] = json!("2026-11-24");
    timed["returned"]["ended_on"] = Value::Null;
    timed["returned"]["ended_time"] = Value::Null;
    assert_eq!(program.refusal("record_return_to_use", timed), at("date_in_future", "began_time"));

    let period = |began: &str, ended: Value| json!({"id": null, "clock": id, "began_on": began, "began_time": null, "ended_on": ended, "earlier": true});
    for (began, ended, refused) in [
        ("2026-01-01", json!("2026-09-07"), at("dates_overlap", "began_on")),
        ("2026-01-01", json!("2025-12-31"), at("end_before_start", "ended_on")),
        ("2026-01-01", Value::Null, at("date_invalid", "ended_on")),
        ("1899-01-01", json!("1950-01-01"), at("date_too_early", "began_on")),
    ] {
        assert_eq!(program.refusal("save_period", period(began, ended)), refused, "{began}");
    }
    let start_at = |on: &str, time: Value| json!({"clock": id, "began_on": on, "began_time": time});
    assert_eq!(
        program.refusal("save_sobriety_date", start_at("2026-10-09", Value::Null)),
        at("end_before_start", "began_on")
    );
    assert_eq!(
        program.refusal("save_sobriety_date", start_at("2026-11-24", json!("23:00"))),
        at("date_in_future", "began_time")
    );
    let made = draft("", json!("Mars/Olympus"), Value::Null);
    assert_eq!(program.refusal("save_clock", made), at("zone_unknown", "zone"));
    let late = with(draft("", Value::Null, Value::Null), "day_start_hour", json!(24));
    assert_eq!(program.refusal("save_clock", late), at("out_of_range", "day_start_hour"));
    let future = draft("", json!(SEATTLE), start("2026-11-25", Value::Null));
    assert_eq!(program.refusal("save_clock", future), at("date_in_future", "began_on"));
    assert_eq!(program.ask("list_clocks", Value::Null), before, "nothing was changed");
}

#[test]
fn two_on_one_day_are_two_when_their_hours_say_so() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-09-06");
    let on = |began: &str, ended: &str| {
        json!({"returned": {"id": null, "clock": id, "began_on": "2026-11-20", "began_time": began,
            "ended_on": "2026-11-20", "ended_time": ended}, "reflection": null})
    };
    program.ask("record_return_to_use", on("08:00", "09:00"));
    let second = program.ask("record_return_to_use", on("20:00", "23:00"));
    assert_eq!(second["clock"]["standing"]["total_days"], 78, "the day is one day");
    assert_eq!(second["clock"]["standing"]["of_days"], 79);
    let gone = program.ask("get_elapsed", json!({ "id": id }));
    assert_eq!(gone["since"], "2026-11-21T07:00:00.000Z", "since the later of the two");
    assert_eq!(program.refusal("record_return_to_use", on("22:00", "23:30")).0, "dates_overlap");
}

#[test]
fn a_store_of_the_first_schema_counts_as_it_did() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("v1");
    copy(&fixture("vaults/0001"), &vault);
    let phrase = std::fs::read_to_string(fixture("vaults/0001.passphrase")).expect("a passphrase");
    let mut program = Program::in_folder(&vault, NOON, SEATTLE);
    program.ask("unlock", json!({"passphrase": phrase.trim()}));
    let clocks = program.ask("list_clocks", Value::Null);
    let clock = &clocks[0];
    assert_eq!(
        (&clock["standing"]["since"], &clock["standing"]["day_count"], &clock["standing"]["of_days"]),
        (&json!("2025-10-08"), &json!(412), &json!(412))
    );
    assert_eq!((&clock["zone"], &clock["is_main"], &clock["place"]), (&Value::Null, &json!(true), &json!("shown")));
    assert_eq!(program.ask("get_greeting", Value::Null), Value::Null, "nothing old is news");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy(&from, &to) } else { std::fs::copy(&from, &to).map(|_| ()).expect("a copy") }
    }
}

#[test]
fn everything_about_a_clock_is_exported_and_comes_back_equal() {
    let mut program = Program::on_a_fresh_computer(NOON, SEATTLE);
    let code = program.create_vault();
    let made = program.ask("save_clock", draft("alcohol", json!(SEATTLE), start("2026-08-01", json!("13:30"))));
    let id = made["id"].clone();
    let mut record = a_return(&id, "2026-10-01", json!("2026-10-03"));
    record["reflection"] = json!({"title": "", "answers": [{"question": "", "text": "Sam"}]});
    program.ask("record_return_to_use", record);
    program.ask("add_milestone", json!({"clock": id, "unit": "weeks", "count": 5, "name": "", "colour": "gold"}));
    program.ask("save_milestone_note", json!({"clock": id, "unit": "days", "count": 30, "note": "ñandú 🌅"}));
    let out = tempfile::tempdir().expect("a folder");
    let chip = out.path().join("chip");
    std::fs::write(&chip, [&b"\xff\xd8\xff"[..], &[0, 255, 10, 13, 34]].concat()).expect("a file");
    program.ask("save_milestone_picture", json!({"clock": id, "unit": "days", "count": 30, "path": chip}));
    program.ask(
        "save_gain",
        json!({"id": null, "clock": id, "kind": "time", "name": "", "currency": null,
        "rates": [{"from_on": "2026-09-01", "per": "day", "amount": 90}], "goal": {"name": "x", "amount": 5}}),
    );
    program.ask("save_intention", json!({"lived_on": null, "intention": "Slowly."}));
    program.ask("mark_greeted", json!({"clock": id, "unit": "days", "count": 30}));
    let own =
        with(draft("alcohol", json!(SEATTLE), Value::Null), "own_words", json!({"free": "clear", "slip": "a dip"}));
    program.ask("save_clock", with(with(own, "words", json!("na")), "id", id.clone()));
    let clocks = program.ask("list_clocks", Value::Null);
    let all =
        json!({"folder": out.path(), "everything": true, "journal": false, "attendance": false, "meetings": false});
    let folder = program.ask("export", all)["folder"].as_str().expect("a folder").to_owned();
    let kept = program.logical_hash(&code);

    let mut other = Program::on_a_fresh_computer(NOON, SEATTLE);
    let code = other.create_vault();
    let preview = other.ask("preview_everything", json!({"path": format!("{folder}/everything.json")}));
    assert_eq!((&preview["unknown"], &preview["refused"]), (&json!([]), &json!(0)));
    assert!(preview["only_then"].as_u64().expect("a count") >= 8, "each row the user made is compared: {preview}");
    other.ask("restore", Value::Null);
    assert_eq!(other.ask("list_clocks", Value::Null), clocks);
    other.lock();
    assert_eq!(other.logical_hash(&code), kept);
}

#[test]
fn a_choice_that_is_none_is_left_out_and_every_other_clock_is_shown() {
    let (mut program, id) = counting(NOON, SEATTLE, "2026-08-01");
    let out = tempfile::tempdir().expect("a folder");
    program.ask("add_milestone", json!({"clock": id, "unit": "weeks", "count": 5, "name": "", "colour": "gold"}));
    program.ask("save_milestone_note", json!({"clock": id, "unit": "days", "count": 30, "note": "x"}));
    let gain = json!({"id": null, "clock": id, "kind": "money", "name": "", "currency": "EUR",
        "rates": [{"from_on": null, "per": "day", "amount": 90}], "goal": null});
    program.ask("save_gain", gain);
    program.ask("save_clock", draft("gambling", Value::Null, Value::Null));
    let all =
        json!({"folder": out.path(), "everything": true, "journal": false, "attendance": false, "meetings": false});
    let path = format!("{}/everything.json", program.ask("export", all)["folder"].as_str().expect("a folder"));
    let sound: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
    for (table, column, value) in [
        ("clock", "words", json!("\"loud\"")),
        ("clock", "counting", json!("from_zero")),
        ("clock", "milestone_set", json!("\"\"")),
        ("clock", "figure", json!("null")),
        ("clock", "place", json!("\"elsewhere\"")),
        ("own_milestone", "unit", json!("\"eons\"")),
        ("own_milestone", "colour", json!("\"plaid\"")),
        ("milestone_reached", "unit", json!("days")),
        ("milestone_reached", "count", json!(-1)),
        ("gain", "kind", json!("\"joy\"")),
        ("gain", "currency", json!("euros")),
        ("gain", "rates", json!("[{\"from_on\":null,\"per\":\"day\",\"amount\":9223372036854775807}]")),
    ] {
        let mut whole = sound.clone();
        whole["tables"][table][0][column] = value;
        std::fs::write(&path, whole.to_string()).expect("a file");
        let preview = program.ask("preview_everything", json!({ "path": path }));
        assert!(preview["refused"].as_u64().is_some_and(|refused| refused >= 1), "{table}.{column}");
        program.ask("restore", Value::Null);
        let clocks = program.ask("list_clocks", Value::Null);
        let clocks = clocks.as_array().expect("a list");
        assert_eq!(clocks.last().map(|last| &last["label"]), Some(&json!("gambling")), "{table}.{column}");
        for clock in clocks {
            program.ask("list_gains", json!({"id": clock["id"]}));
        }
    }
}

/// The days themselves are measured, optimised, by `cargo xtask bench`.
#[test]
fn forty_years_of_returns_are_counted_at_once() {
    let mut program = Program::with_a_vault(NOON, SEATTLE);
    let (id, count) = forty_years::lived(&mut program, 2);
    assert_eq!(count, 7305);

    let begun = std::time::Instant::now();
    let timeline = program.ask("get_timeline", json!({ "id": id }));
    let took = begun.elapsed();
    println!("timeline of 40 years in {took:?}");
    assert!(took.as_secs() < 6, "a few dozen milliseconds where it is optimised; here it took {took:?}");
    assert_eq!((&timeline["of_days"], &timeline["total_days"]), (&json!(14610), &json!(14610 - 7305)));
    assert_eq!(timeline["spans"].as_array().map(Vec::len), Some(2 * 7305 + 1), "today is not over");
    let begun = std::time::Instant::now();
    let clock = clock(&mut program, &id);
    assert!(begun.elapsed().as_secs() < 6, "all clocks in {:?}", begun.elapsed());
    assert_eq!(clock["figure"]["count"], 0);
}
