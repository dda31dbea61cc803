//! Groups as their user lives with them: found, tried, rated, compared; typed in by hand; and asked about when a list says
//! something else.

use daymark_tests::{PASSPHRASE, Program, fixture, sample_list};
use daymark_vault::{Passphrase, Secret, VaultHome};
use serde_json::{Value, json};

/// A Tuesday afternoon in Seattle.
const NOW: &str = "2026-11-24T20:00:00Z";
const SEATTLE: &str = "America/Los_Angeles";

fn program() -> Program {
    let mut program = Program::with_a_vault(NOW, SEATTLE);
    let preview = program.ask("preview_list", json!({"path": fixture("lists/hand-written.json")}));
    program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": SEATTLE}));
    program
}

fn found(program: &mut Program, text: &str) -> Value {
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": text, "offset": 0, "limit": 99}));
    found["rows"][0].clone()
}

fn keep(program: &mut Program, text: &str) -> Value {
    let row = found(program, text);
    program.ask("bookmark_meeting", json!({"id": row["meeting"]}))
}

fn group(program: &mut Program, id: &Value) -> Value {
    program.ask("get_group", json!({ "id": id }))
}

/// What the list says is another thing from now on, as after another reading of it.
fn list_says(program: &mut Program, sql: &str) {
    program.quit();
    let home = VaultHome::claim(&program.folder()).expect("the folder is free");
    let vault = home.unlock(Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned()))).expect("it opens");
    vault.connection().execute_batch(sql).expect("the list can be changed");
    vault.close().expect("it closes");
    drop(home);
    program.start();
    program.unlock();
}

fn visit(program: &mut Program, group: &Value, on: &str) -> Value {
    program.ask(
        "record_attendance",
        json!({"id": null, "group": group["id"], "group_name": group["name"], "attended_on": on, "note": ""}),
    )
}

fn rate(program: &mut Program, visit: &Value, ratings: [Option<u8>; 3]) -> Value {
    let [comfortable, supported, motivated] = ratings;
    program.ask(
        "rate_visit",
        json!({"id": visit["id"], "comfortable": comfortable, "supported": supported, "motivated": motivated,
               "note": "They kept a chair for me."}),
    )
}

fn own(name: &str, slots: Value) -> Value {
    json!({
        "id": null, "name": name, "way": "in_person", "medium": null, "place": "", "address": "", "conference_url": "",
        "conference_phone": "", "passcode": "", "notes": "", "fellowship": "", "kinds": [], "slots": slots, "zone": SEATTLE,
    })
}

fn slot(rhythm: Value, day: Option<u8>, time: &str) -> Value {
    json!({"id": null, "rhythm": rhythm, "day": day, "time": time, "minutes": null})
}

// ── trying, rating, comparing ────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn three_visits_to_two_groups_stand_side_by_side_and_two_are_too_few_to_tell() {
    let mut program = program();
    let (early, candle) = (keep(&mut program, "early"), keep(&mut program, "candle"));
    assert_eq!(early["stage"], "considering");
    assert_eq!(program.ask("compare_groups", Value::Null)["groups"], json!([]), "nothing was tried yet");
    program.ask("choose_stage", json!({"id": candle["id"], "stage": "trying"}));

    for (on, comfortable) in [("2026-11-16", Some(2)), ("2026-11-09", Some(4)), ("2026-11-23", Some(3))] {
        let made = visit(&mut program, &early, on);
        let rated = rate(&mut program, &made, [comfortable, None, Some(5)]);
        assert_eq!((&rated["comfortable"], &rated["supported"]), (&json!(comfortable), &Value::Null));
        assert_eq!(rated["note"], "They kept a chair for me.");
    }
    let made = visit(&mut program, &candle, "2026-11-17");
    rate(&mut program, &made, [Some(5), Some(5), Some(5)]);
    visit(&mut program, &candle, "2026-11-24");

    let comparison = program.ask("compare_groups", Value::Null);
    let names: Vec<&Value> = comparison["groups"].as_array().expect("groups").iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["Early Light", "Candle at Seven"], "in the order in which they stand, and in no other");
    let [first, second] = [&comparison["groups"][0], &comparison["groups"][1]];
    let ratings: Vec<&Value> =
        first["comfortable"]["ratings"].as_array().expect("ratings").iter().map(|one| &one["rating"]).collect();
    assert_eq!(ratings, [4, 2, 3], "the oldest visit first");
    assert_eq!((&first["comfortable"]["middle"], &first["motivated"]["middle"]), (&json!(3.0), &json!(5.0)));
    assert_eq!(first["supported"]["middle"], Value::Null, "what was not said cannot be told");
    assert_eq!((&first["visits"], &first["first_on"]), (&json!(3), &json!("2026-11-09")));
    assert_eq!((&second["visits"], &second["rated"], &comparison["needed"]), (&json!(2), &json!(1), &json!(3)));
    assert_eq!(second["comfortable"]["middle"], Value::Null, "one visit tells nothing");
}

#[test]
fn a_rating_can_be_taken_away_again_and_is_from_one_to_five() {
    let mut program = program();
    let group = keep(&mut program, "early");
    let made = visit(&mut program, &group, "2026-11-23");
    rate(&mut program, &made, [Some(1), Some(2), Some(3)]);
    let changed = json!({"id": made["id"], "group": made["group"], "group_name": made["group_name"],
                         "attended_on": "2026-11-22", "note": "another day"});
    assert_eq!(program.ask("record_attendance", changed)["comfortable"], 1, "another day leaves what was felt");
    let cleared = rate(&mut program, &made, [None, None, None]);
    assert_eq!((&cleared["comfortable"], &cleared["motivated"]), (&Value::Null, &Value::Null));
    for (field, rating) in [("comfortable", 0), ("supported", 6)] {
        let mut request =
            json!({"id": made["id"], "comfortable": null, "supported": null, "motivated": null, "note": ""});
        request[field] = json!(rating);
        assert_eq!(program.refusal("rate_visit", request), ("out_of_range".to_owned(), Some(field.to_owned())));
    }
}

#[test]
fn there_is_one_home_group_and_the_former_is_named() {
    let mut program = program();
    let (early, candle) = (keep(&mut program, "early"), keep(&mut program, "candle"));
    let home = |group: &Value| json!({"id": group["id"], "stage": "home_group"});
    assert_eq!(program.ask("choose_stage", home(&early))["former_home"], Value::Null);
    assert_eq!(program.ask("choose_stage", home(&early))["former_home"], Value::Null, "it stays its own successor");
    let chosen = program.ask("choose_stage", home(&candle));
    assert_eq!((&chosen["group"]["stage"], &chosen["former_home"]), (&json!("home_group"), &json!("Early Light")));
    assert_eq!(group(&mut program, &early["id"])["stage"], "regular");
}

#[test]
fn a_past_group_reminds_of_nothing_and_keeps_its_visits() {
    let mut program = program();
    let candle = keep(&mut program, "candle");
    visit(&mut program, &candle, "2026-11-17");
    program.set_clock("2026-11-25T03:00:00Z");
    assert!(program.rings().due(program.now()).is_some(), "half an hour before 19:30");
    program.ask("choose_stage", json!({"id": candle["id"], "stage": "past"}));
    assert_eq!(program.rings().due(program.now()), None);
    assert_eq!(group(&mut program, &candle["id"])["visits"], 1);
}

#[test]
fn tags_are_kept_once_and_groups_stand_as_they_were_put() {
    let mut program = program();
    let [early, candle, phone] = ["early", "candle", "phone"].map(|text| keep(&mut program, text));
    let tags = json!([" near work ", "Café", "CAFE", ""]);
    let tagged = program.ask("tag_group", json!({"id": early["id"], "tags": tags}));
    assert_eq!(tagged["tags"], json!(["near work", "Café"]));
    let too_many: Vec<String> = (0..21).map(|number| number.to_string()).collect();
    assert_eq!(program.refusal("tag_group", json!({"id": early["id"], "tags": too_many})).1, Some("tags".to_owned()));

    let names = |groups: Value| -> Vec<String> {
        let mut groups = groups.as_array().expect("groups").clone();
        groups.sort_by_key(|group| group["position"].as_i64());
        groups.iter().map(|group| group["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(program.ask("list_groups", Value::Null)), ["Early Light", "Candle at Seven", "By phone"]);
    let ordered = program.ask("order_groups", json!({"ids": [phone["id"], early["id"]]}));
    assert_eq!(names(ordered), ["By phone", "Early Light", "Candle at Seven"], "the rest keeps its order, after these");
    program.ask("delete_group", json!({"id": candle["id"]}));
    let again = keep(&mut program, "candle");
    assert_ne!(again["id"], candle["id"]);
    assert_eq!(names(program.ask("list_groups", Value::Null)), ["By phone", "Early Light", "Candle at Seven"]);
}

#[test]
fn a_group_removed_and_kept_anew_comes_back_beside_the_new_one() {
    let mut program = program();
    let first = keep(&mut program, "candle");
    program.ask("save_group", json!({"id": first["id"], "note": "The chair by the door", "reminder_minutes": null}));
    program.ask("delete_group", json!({"id": first["id"]}));
    let second = keep(&mut program, "candle");
    let back = program.ask("restore_group", json!({"id": first["id"]}));
    assert_eq!((&back["note"], &back["listed"]["kind"]), (&json!("The chair by the door"), &json!("own")));
    assert_eq!(group(&mut program, &second["id"])["listed"]["kind"], "as_listed");
}

// ── typed by hand ────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn each_rhythm_is_next_when_a_calendar_shows_it_over_a_change_of_clocks() {
    let mut program = Program::with_a_vault("2026-10-20T20:00:00Z", SEATTLE);
    let monthly = |weeks: Value| json!({"kind": "monthly", "weeks": weeks});
    let cases = [
        // Each with its next starts: of 20 October, of 5 November (clocks were set back on the 1st), of 10 December.
        (
            "weekly",
            slot(json!({"kind": "weekly"}), Some(2), "19:30"),
            ["2026-10-21T02:30", "2026-11-11T03:30", "2026-12-16T03:30"],
        ),
        (
            "second Tuesday",
            slot(monthly(json!(["second"])), Some(2), "19:30"),
            ["2026-11-11T03:30", "2026-11-11T03:30", "2027-01-13T03:30"],
        ),
        (
            "last Saturday",
            slot(monthly(json!(["last"])), Some(6), "10:00"),
            ["2026-10-31T17:00", "2026-11-28T18:00", "2026-12-26T18:00"],
        ),
        (
            "every other Thursday",
            slot(json!({"kind": "every_other_week", "from": "2026-10-22"}), Some(4), "12:00"),
            ["2026-10-22T19:00", "2026-11-05T20:00", "2026-12-17T20:00"],
        ),
        (
            "once",
            slot(json!({"kind": "once", "on": "2026-11-08"}), None, "12:00"),
            ["2026-11-08T20:00", "2026-11-08T20:00", ""],
        ),
    ];
    for (name, slot, expected) in cases {
        let made = program.ask("save_own_group", own(name, json!([slot])));
        assert_eq!((&made["listed"]["kind"], &made["stage"]), (&json!("own"), &json!("considering")));
        for (now, expected) in [
            ("2026-10-20T20:00:00Z", expected[0]),
            ("2026-11-05T19:00:00Z", expected[1]),
            ("2026-12-10T20:00:00Z", expected[2]),
        ] {
            program.set_clock(now);
            let next = group(&mut program, &made["id"])["next"]["starts_at"].as_str().unwrap_or_default().to_owned();
            assert_eq!(next.get(..16).unwrap_or_default(), expected, "{name} at {now}");
        }
        program.set_clock("2026-10-20T20:00:00Z");
    }
}

#[test]
fn a_chat_without_a_time_is_a_group_too() {
    let mut program = program();
    let mut draft = own("Night owls", json!([]));
    draft["way"] = json!("online");
    draft["medium"] = json!("chat");
    draft["conference_url"] = json!("chat.example.org/owls");
    draft["passcode"] = json!("moon light");
    let made = program.ask("save_own_group", draft);
    assert_eq!((&made["medium"], &made["conference_url"]), (&json!("chat"), &json!("https://chat.example.org/owls")));
    assert_eq!((&made["meetings"], &made["next"]), (&json!([]), &Value::Null));
    assert_eq!(made["details"]["conference_url_notes"], "moon light");
    let plan = program.ask("get_week_plan", json!({"groups": [made["id"]], "meetings": []}));
    assert_eq!(plan["without_time"][0]["name"], "Night owls");
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let mut program = program();
    let weekly = || json!({"kind": "weekly"});
    let with = |field: &str, value: Value| {
        let mut draft = own("Night owls", json!([slot(weekly(), Some(2), "19:30")]));
        draft[field] = value;
        draft
    };
    let cases = [
        (with("name", json!("  ")), "name_missing", "name"),
        (with("name", json!("x".repeat(600))), "text_too_long", "name"),
        (with("conference_url", json!("javascript:alert(1)")), "link_unknown", "conference_url"),
        (with("zone", json!("Mars/Olympus")), "zone_unknown", "zone"),
        (with("slots", json!([slot(weekly(), Some(2), "25:00")])), "time_unknown", "slots"),
        (with("slots", json!([slot(weekly(), None, "19:30")])), "day_missing", "slots"),
        (with("slots", json!([slot(weekly(), Some(7), "19:30")])), "day_missing", "slots"),
        (with("slots", json!([slot(weekly(), Some(2), "")])), "time_missing", "slots"),
        (
            with("slots", json!([{"id": null, "rhythm": weekly(), "day": 2, "time": "19:30", "minutes": 1441}])),
            "out_of_range",
            "slots",
        ),
        (with("notes", json!("x".repeat(70_000))), "text_too_long", "notes"),
        (with("kinds", json!(vec!["O"; 51])), "out_of_range", "kinds"),
    ];
    for (draft, code, field) in cases {
        assert_eq!(program.refusal("save_own_group", draft), (code.to_owned(), Some(field.to_owned())));
    }
    assert_eq!(program.ask("list_groups", Value::Null), json!([]), "a refusal leaves nothing behind");
}

#[test]
fn an_own_group_is_changed_and_its_slots_keep_their_identity() {
    let mut program = program();
    let weekly = || json!({"kind": "weekly"});
    let made = program.ask(
        "save_own_group",
        own("Harbour", json!([slot(weekly(), Some(1), "18:00"), slot(weekly(), Some(3), "18:00")])),
    );
    let kept = &made["meetings"][1]["id"];
    let mut moved = slot(weekly(), Some(4), "18:30");
    moved["id"] = kept.clone();
    let mut draft = own("Harbour lights", json!([moved, slot(weekly(), Some(0), "09:00")]));
    draft["id"] = made["id"].clone();
    let changed = program.ask("save_own_group", draft);
    let slots: Vec<(&Value, &Value)> =
        changed["meetings"].as_array().expect("slots").iter().map(|slot| (&slot["day"], &slot["time"])).collect();
    assert_eq!(slots, [(&json!(0), &json!("09:00")), (&json!(4), &json!("18:30"))]);
    assert_eq!((&changed["meetings"][1]["id"], &changed["name"]), (kept, &json!("Harbour lights")));
    assert_eq!(changed["id"], made["id"]);
}

#[test]
fn a_listed_group_that_is_changed_by_hand_is_its_users_own_from_then_on() {
    let mut program = program();
    let candle = keep(&mut program, "candle");
    let mut slot = slot(json!({"kind": "monthly", "weeks": ["first"]}), Some(2), "19:30");
    slot["id"] = candle["meetings"][0]["id"].clone();
    let mut draft = own("Candle at Seven", json!([slot]));
    draft["id"] = candle["id"].clone();
    draft["kinds"] = json!(["D", "CAN", "1H"]);
    let changed = program.ask("save_own_group", draft);
    assert_eq!(changed["next"]["local_day"], "2026-12-01", "the first Tuesday");
    assert_eq!((&changed["listed"]["kind"], &changed["listed_at"]), (&json!("own"), &Value::Null));
    list_says(&mut program, MOVED);
    assert_eq!(group(&mut program, &candle["id"])["listed"]["kind"], "own");
}

// ── when a list says something else ──────────────────────────────────────────────────────────────────────────────────

const MOVED: &str = "UPDATE listed_meeting SET start_minute = 20 * 60 WHERE slug = 'candle-at-seven'";

#[test]
fn a_moved_meeting_is_asked_about_and_its_reminder_stays_until_then() {
    let mut program = program();
    let candle = keep(&mut program, "candle");
    program.ask("tag_group", json!({"id": candle["id"], "tags": ["near work"]}));
    program.ask("save_group", json!({"id": candle["id"], "note": "The chair by the door", "reminder_minutes": 30}));
    visit(&mut program, &candle, "2026-11-17");
    assert_eq!(group(&mut program, &candle["id"])["listed"], json!({"kind": "as_listed"}));

    list_says(&mut program, MOVED);
    let asked = group(&mut program, &candle["id"]);
    assert_eq!((&asked["listed"]["kind"], &asked["listed"]["declined"]), (&json!("changed"), &json!(false)));
    let slots = &asked["listed"]["slots"];
    assert_eq!(
        (slots.as_array().map(Vec::len), &slots[0]["old"]["time"], &slots[0]["new"]["time"]),
        (Some(1), &json!("19:30"), &json!("20:00"))
    );
    assert_eq!(asked["listed"]["fields"], json!([]));
    assert_eq!(asked["next"]["local_time"], "19:30", "nothing is taken before its user says so");
    program.set_clock("2026-11-25T03:00:00Z");
    let (reminder, _) = program.rings().due(program.now()).expect("half an hour before 19:30");
    assert_eq!(reminder.begins.map(|begins| begins.to_string()).as_deref(), Some("19:30"));

    let taken = program.ask("accept_group_change", json!({"id": candle["id"]}));
    assert_eq!((&taken["listed"]["kind"], &taken["next"]["local_time"]), (&json!("as_listed"), &json!("20:00")));
    assert_eq!(taken["meetings"][0]["id"], candle["meetings"][0]["id"], "a calendar knows it again");
    assert_eq!(
        (&taken["note"], &taken["tags"], &taken["visits"], &taken["reminder_minutes"]),
        (&json!("The chair by the door"), &json!(["near work"]), &json!(1), &json!(30))
    );
    assert_eq!(program.rings().due(program.now()), None, "the reminder has moved with it");
    program.set_clock("2026-11-25T03:30:00Z");
    assert!(program.rings().due(program.now()).is_some());
    assert_eq!(program.refusal("decline_group_change", json!({"id": candle["id"]})).0, "not_found");
}

#[test]
fn what_was_declined_is_asked_again_only_when_the_list_says_something_else_again() {
    let mut program = program();
    let candle = keep(&mut program, "candle");
    list_says(&mut program, MOVED);
    let kept = program.ask("decline_group_change", json!({"id": candle["id"]}));
    assert_eq!((&kept["listed"]["declined"], &kept["next"]["local_time"]), (&json!(true), &json!("19:30")));
    program.lock();
    program.unlock();
    assert_eq!(group(&mut program, &candle["id"])["listed"]["declined"], true);

    list_says(&mut program, "UPDATE listed_meeting SET start_minute = 21 * 60 WHERE slug = 'candle-at-seven'");
    assert_eq!(group(&mut program, &candle["id"])["listed"]["declined"], false);
    list_says(&mut program, MOVED);
    assert_eq!(group(&mut program, &candle["id"])["listed"]["declined"], true, "this was answered before");
    let taken = program.ask("accept_group_change", json!({"id": candle["id"]}));
    assert_eq!(taken["next"]["local_time"], "20:00", "it can be taken after all");
}

#[test]
fn a_day_that_came_a_day_that_went_and_a_new_link_are_told_apart() {
    let mut program = program();
    let water = keep(&mut program, "water");
    assert_eq!(water["meetings"].as_array().map(Vec::len), Some(3));
    list_says(
        &mut program,
        "UPDATE listed_meeting SET conference_url = 'https://video.example.org/j/99', types = '[\"O\"]' WHERE slug = 'across-the-water';
         UPDATE listed_meeting SET day = 5, identity = 'across-the-water#5' WHERE identity = 'across-the-water#4';
         DELETE FROM listed_meeting WHERE identity = 'across-the-water#0';",
    );
    let listed = group(&mut program, &water["id"])["listed"].clone();
    let days: Vec<(&Value, &Value)> = listed["slots"]
        .as_array()
        .expect("slots")
        .iter()
        .map(|slot| (&slot["old"]["day"], &slot["new"]["day"]))
        .collect();
    assert_eq!(
        days,
        [(&json!(0), &Value::Null), (&json!(4), &Value::Null), (&Value::Null, &json!(5))],
        "which of two became Friday is not guessed at"
    );
    assert_eq!(
        listed["fields"],
        json!([
            {"what": "link", "old": "https://video.example.org/j/12", "new": "https://video.example.org/j/99"},
            {"what": "kinds", "old": "O,M", "new": "O"},
        ])
    );
    let taken = program.ask("accept_group_change", json!({"id": water["id"]}));
    let days: Vec<u64> =
        taken["meetings"].as_array().expect("slots").iter().filter_map(|slot| slot["day"].as_u64()).collect();
    assert_eq!((days, &taken["listed"]["kind"]), (vec![2, 5], &json!("as_listed")));
}

#[test]
fn a_group_with_another_name_and_place_is_the_same_group() {
    let mut program = program();
    let early = keep(&mut program, "early");
    list_says(
        &mut program,
        "UPDATE listed_meeting SET name = 'First Light', place = 'Old Mill', grouping = 'first light' WHERE name = 'Early Light'",
    );
    let asked = group(&mut program, &early["id"]);
    let fields: Vec<&Value> =
        asked["listed"]["fields"].as_array().expect("fields").iter().map(|one| &one["what"]).collect();
    assert_eq!((fields, &asked["listed"]["slots"]), (vec![&json!("name"), &json!("place")], &json!([])));
    let again = keep(&mut program, "first light");
    assert_eq!(again["id"], early["id"], "keeping it under its new name keeps it once");
    let taken = program.ask("accept_group_change", json!({"id": early["id"]}));
    assert_eq!((&taken["name"], &taken["place"]), (&json!("First Light"), &json!("Old Mill")));
    assert_eq!(found(&mut program, "first light")["group"], early["id"]);
}

#[test]
fn two_groups_that_their_list_calls_the_same_are_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.json");
    let row = |name: &str| json!({"name": name, "slug": "same", "day": 2, "time": "19:00", "location": name});
    std::fs::write(&path, json!([row("Anchor"), row("Buoy")]).to_string()).expect("a file");
    let mut program = Program::with_a_vault(NOW, SEATTLE);
    let preview = program.ask("preview_list", json!({ "path": path }));
    program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": SEATTLE}));
    let (anchor, buoy) = (keep(&mut program, "anchor"), keep(&mut program, "buoy"));
    assert_eq!((&anchor["name"], &buoy["name"]), (&json!("Anchor"), &json!("Buoy")));
    assert_eq!(group(&mut program, &anchor["id"])["listed"]["kind"], "as_listed");
    assert_eq!(buoy["listed"]["kind"], "as_listed");
}

#[test]
fn a_bookmark_outlives_its_place_in_the_list_and_the_list() {
    let mut program = program();
    let candle = keep(&mut program, "candle");
    list_says(&mut program, "DELETE FROM listed_meeting WHERE slug = 'candle-at-seven'");
    let kept = group(&mut program, &candle["id"]);
    assert_eq!((&kept["listed"], &kept["meetings"]), (&json!({"kind": "no_longer_listed"}), &candle["meetings"]));
    assert_eq!(program.refusal("accept_group_change", json!({"id": candle["id"]})).0, "not_found");
    let list = program.ask("list_lists", Value::Null)[0]["id"].clone();
    program.ask("delete_list", json!({"id": list}));
    assert_eq!(group(&mut program, &candle["id"])["listed"], json!({"kind": "list_gone"}));
    program.ask("restore_list", json!({"id": list}));
    assert_eq!(group(&mut program, &candle["id"])["listed"], json!({"kind": "no_longer_listed"}));
}

#[test]
fn no_group_of_a_real_list_is_taken_for_changed_right_after_it_was_kept() {
    let path = sample_list("meeting-guide-seattle-cut.json").unwrap_or_else(|| fixture("lists/hand-written.json"));
    let mut program = Program::with_a_vault(NOW, SEATTLE);
    let preview = program.ask("preview_list", json!({ "path": path }));
    program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": SEATTLE}));
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 500}));
    let rows = found["rows"].as_array().expect("rows").clone();
    for row in &rows {
        let listed = program.ask("get_listed_group", json!({"id": row["meeting"]}));
        let kept = program.ask("bookmark_meeting", json!({"id": row["meeting"]}));
        assert_eq!(kept["listed"], json!({"kind": "as_listed"}), "{}", row["name"]);
        assert_eq!(kept["meetings"].as_array().map(Vec::len), listed["meetings"].as_array().map(Vec::len));
    }
    let groups = program.ask("list_groups", Value::Null);
    assert!(groups.as_array().expect("groups").iter().all(|group| group["listed"]["kind"] == "as_listed"));
    println!("{} slots, {} groups", rows.len(), groups.as_array().map_or(0, Vec::len));
}

// ── before it is kept, and taken along ───────────────────────────────────────────────────────────────────────────────

#[test]
fn a_found_group_shows_its_week_its_source_and_whether_it_is_kept() {
    let mut program = program();
    let row = found(&mut program, "early");
    let listed = program.ask("get_listed_group", json!({"id": row["meeting"]}));
    assert_eq!((&listed["name"], &listed["list_name"]), (&json!("Early Light"), &json!("A list")));
    assert_eq!((&listed["listed_at"], &listed["group"]), (&json!("2026-11-24T20:00:00.000Z"), &Value::Null));
    let days: Vec<&Value> = listed["meetings"].as_array().expect("slots").iter().map(|slot| &slot["day"]).collect();
    assert_eq!((days, &listed["next"]["local_day"]), (vec![&json!(1), &json!(2)], &json!("2026-11-30")));
    let kept = keep(&mut program, "early");
    let listed = program.ask("get_listed_group", json!({"id": row["meeting"]}));
    assert_eq!(listed["group"], kept["id"]);
    let list = program.ask("list_lists", Value::Null)[0]["id"].clone();
    program.ask("delete_list", json!({"id": list}));
    assert_eq!(program.refusal("get_listed_group", json!({"id": row["meeting"]})).0, "not_found");
}

#[test]
fn a_week_on_paper_is_written_in_its_readers_time() {
    let mut program = program();
    let water = keep(&mut program, "water");
    let lamp = found(&mut program, "lamp");
    let once = slot(json!({"kind": "once", "on": "2026-11-23"}), None, "10:00");
    let over = program.ask("save_own_group", own("Over", json!([once])));
    let selection = json!({"groups": [water["id"], over["id"]], "meetings": [lamp["meeting"]]});
    let plan = program.ask("get_week_plan", selection);
    assert_eq!((&plan["zone"], &plan["made_on"]), (&json!(SEATTLE), &json!("2026-11-24")));
    let days: Vec<Vec<(&Value, &Value, &Value)>> = plan["days"]
        .as_array()
        .expect("seven days")
        .iter()
        .map(|rows| {
            let rows = rows.as_array().expect("rows").iter();
            rows.map(|row| (&row["name"], &row["next"]["time"], &row["differs"])).collect()
        })
        .collect();
    let nine = (&json!("Across the Water"), &json!("09:00"), &json!(true));
    let late = (&json!("Midnight Lamp"), &json!("23:59"), &json!(false));
    assert_eq!(days, [vec![nine], vec![], vec![nine, late], vec![], vec![nine], vec![], vec![]]);
    assert_eq!(plan["days"][0][0]["meeting"]["time"], "12:00", "noon where it meets");
    assert_eq!(plan["without_time"], json!([]), "what is over is in no plan");
}
