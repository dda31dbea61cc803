//! One case a quirk that real lists have.

use serde_json::{Value, json};

use super::*;
use crate::error::Code;
use crate::feeds::dialect::{self, How};

fn read_text(text: &str) -> Result<Reading> {
    dialect::read(text, &How::default(), &Work::default())
}

fn read_rows(rows: Value) -> Reading {
    read_text(&rows.to_string()).unwrap()
}

/// The only slot of a row that is sound but for the given fields.
fn slot(fields: Value) -> ListedMeeting {
    let mut row = json!({"name": "Early Light", "slug": "early-light", "day": 1, "time": "07:00", "end_time": "08:00"});
    for (key, value) in fields.as_object().unwrap() {
        row[key] = value.clone();
    }
    read_rows(json!([row])).kept.remove(0).meeting
}

fn refusal(row: Value) -> (RowReason, String) {
    let reading = read_rows(json!([{"name": "Sound", "day": 0, "time": "10:00"}, row]));
    let refused = reading.refused.first().expect("the row must be refused");
    assert_eq!((reading.kept.len(), refused.row), (1, 2), "the other row comes in");
    (refused.reason, refused.value.clone())
}

#[test]
fn a_tidy_row_comes_in_as_it_stands() {
    let meeting = slot(json!({"types": ["O", "BE"], "location": "Mill House", "formatted_address": "1 Mill Lane"}));
    let when = meeting.when.unwrap();
    assert_eq!((when.day, when.start.to_string().as_str(), when.minutes), (1, "07:00", 60));
    assert_eq!(
        (meeting.way, meeting.types, meeting.flags),
        (Way::InPerson, vec!["O".to_owned(), "BE".to_owned()], vec![])
    );
}

#[test]
fn a_row_that_cannot_be_used_is_refused_with_its_reason_and_the_others_come_in() {
    assert_eq!(refusal(json!({"day": 1, "time": "07:00"})), (RowReason::NoName, String::new()));
    assert_eq!(refusal(json!({"name": "", "day": 1, "time": "07:00"})), (RowReason::NoName, String::new()));
    assert_eq!(refusal(json!({"name": "a", "day": 9, "time": "07:00"})), (RowReason::DayUnknown, "9".to_owned()));
    assert_eq!(refusal(json!({"name": "a", "day": 1, "time": "25:00"})), (RowReason::TimeUnknown, "25:00".to_owned()));
    assert_eq!(refusal(json!({"name": "a", "day": 1})), (RowReason::DayWithoutTime, "1".to_owned()));
    assert_eq!(refusal(json!({"name": "a", "time": "07:00"})), (RowReason::TimeWithoutDay, "07:00".to_owned()));
    assert_eq!(refusal(json!("a")), (RowReason::NotAnObject, "a".to_owned()));
}

#[test]
fn an_empty_name_is_made_of_the_place() {
    let meeting = slot(json!({"name": "", "location": "Mill House"}));
    assert_eq!((meeting.name.as_str(), meeting.flags), ("Mill House", vec![RowFlag::NameMade]));
}

#[test]
fn several_days_in_one_row_are_several_slots_and_one_row() {
    let reading = read_rows(json!([{"name": "Daily", "day": [0, 2, "4", 2], "time": "12:00", "end_time": "13:00"}]));
    let days: Vec<u8> = reading.kept.iter().map(|kept| kept.meeting.when.unwrap().day).collect();
    assert_eq!((reading.rows, days), (1, vec![0, 2, 4]));
}

#[test]
fn a_row_without_day_and_time_is_by_appointment() {
    let reading = read_rows(json!([{"name": "By phone", "slug": "p"}]));
    assert_eq!(reading.kept[0].meeting.when, None);
}

#[test]
fn an_end_before_the_start_is_on_the_next_day() {
    let late = slot(json!({"time": "23:59", "end_time": "01:30"}));
    assert_eq!((late.when.unwrap().minutes, late.flags), (91, vec![]));
}

#[test]
fn an_end_that_is_a_typing_error_is_flagged() {
    assert_eq!(slot(json!({"time": "12:10", "end_time": "01:30"})).flags, [RowFlag::EndsFarAfter]);
}

#[test]
fn a_missing_end_is_taken_as_an_hour_and_said() {
    let open = slot(json!({"end_time": null}));
    assert_eq!((open.when.unwrap().minutes, open.flags), (60, vec![RowFlag::DurationAssumed]));
}

#[test]
fn the_way_is_told_by_types_where_the_row_does_not_say() {
    let way = |types: Value, approximate: &str| {
        slot(json!({"types": types, "approximate": approximate, "conference_phone": "1"})).way
    };
    assert_eq!(way(json!(["TC", "ONL"]), "no"), Way::Online);
    assert_eq!(way(json!(["TC"]), "no"), Way::Inactive);
    assert_eq!(way(json!(["ONL"]), "yes"), Way::Online);
    assert_eq!(way(json!(["ONL"]), "no"), Way::Hybrid);
    assert_eq!(way(json!([]), "yes"), Way::Inactive);
    assert_eq!(way(json!([]), "no"), Way::InPerson);
    assert_eq!(
        slot(json!({"types": ["TC"], "attendance_option": "in_person"})).way,
        Way::InPerson,
        "the row's own word holds"
    );
}

#[test]
fn types_may_be_one_text_and_unknown_codes_stay() {
    assert_eq!(slot(json!({"types": "D, 1H,D"})).types, ["D", "1H"]);
}

#[test]
fn open_and_closed_together_are_closed() {
    let meeting = slot(json!({"types": ["O", "C"]}));
    assert_eq!((meeting.types, meeting.flags), (vec!["C".to_owned()], vec![RowFlag::OpenAndClosed]));
}

#[test]
fn a_zone_that_is_none_falls_back_and_is_flagged() {
    assert_eq!(slot(json!({"timezone": "Europe/Kiev"})).zone.unwrap(), "Europe/Kiev".parse().unwrap());
    let bad = slot(json!({"timezone": "Pacific"}));
    assert_eq!((bad.zone, bad.flags), (None, vec![RowFlag::ZoneUnknown]));
}

#[test]
fn only_web_links_are_eachand_a_missing_scheme_is_added() {
    let url = |text: &str| slot(json!({"conference_url": text})).conference_url;
    assert_eq!(url("https://zoom.us/j/1"), "https://zoom.us/j/1");
    assert_eq!(url("zoom.us/j/1"), "https://zoom.us/j/1");
    assert_eq!(url("zoom.us:443/j/1"), "https://zoom.us:443/j/1");
    assert_eq!(url("javascript:alert(1)"), "");
    assert_eq!(url("file:///etc/passwd"), "");
    assert_eq!(url("ask Sam"), "");
}

#[test]
fn an_online_meeting_without_link_or_phone_stays_and_is_flagged() {
    let meeting = slot(json!({"attendance_option": "online"}));
    assert_eq!((meeting.joinable(), meeting.flags), (false, vec![RowFlag::NotJoinable]));
}

#[test]
fn days_may_be_names_and_times_may_be_written_as_people_do() {
    let when = |day: Value, time: &str| {
        let when = slot(json!({"day": day, "time": time, "end_time": null})).when.unwrap();
        (when.day, when.start.to_string())
    };
    assert_eq!(when(json!("Tuesday"), "7:30 PM"), (2, "19:30".to_owned()));
    assert_eq!(when(json!("3"), "18:00:00"), (3, "18:00".to_owned()));
    assert_eq!(when(json!(0), "00:00"), (0, "00:00".to_owned()));
}

#[test]
fn weekdays_from_one_to_seven_are_read_from_monday_and_asked_about() {
    let rows: Vec<Value> = (1..=7).map(|day| json!({"name": "A", "slug": day, "day": day, "time": "12:00"})).collect();
    let reading = read_rows(json!(rows));
    let days: Vec<u8> = reading.kept.iter().map(|kept| kept.meeting.when.unwrap().day).collect();
    assert_eq!((days, reading.day_numbers), (vec![1, 2, 3, 4, 5, 6, 0], Some(DayNumbers::Monday1)));
    assert!(reading.days_doubtful && reading.refused.is_empty());

    let from_sunday = How { day_numbers: Some(DayNumbers::Sunday1), ..How::default() };
    let chosen = dialect::read(&json!(rows).to_string(), &from_sunday, &Work::default()).unwrap();
    assert_eq!((chosen.kept[0].meeting.when.unwrap().day, chosen.days_doubtful), (0, true));

    let usual = read_rows(json!([{"name": "A", "day": 0, "time": "12:00"}, {"name": "B", "day": 7, "time": "12:00"}]));
    assert_eq!((usual.day_numbers, usual.days_doubtful, usual.refused.len()), (Some(DayNumbers::Sunday0), false, 1));
}

#[test]
fn a_slug_tells_a_slot_from_others_over_every_reading() {
    let identities =
        |rows: Value| -> Vec<String> { read_rows(rows).kept.into_iter().map(|kept| kept.meeting.identity).collect() };
    assert_eq!(identities(json!([{"name": "A", "slug": "a", "day": [1, 3], "time": "12:00"}])), ["a#1", "a#3"]);
    assert_eq!(identities(json!([{"name": "A", "slug": 17, "day": 1, "time": "12:00"}])), ["17"]);
    assert_eq!(identities(json!([{"name": "A", "id": 9, "day": 1, "time": "12:00"}])), ["id:9"]);
    assert_eq!(identities(json!([{"name": "A", "day": 1, "time": "12:00"}])), [""]);
    let twice = json!([{"name": "A", "slug": "a", "day": 1, "time": "12:00"}, {"name": "B", "slug": "a", "day": 2, "time": "09:00"},
                       {"name": "C", "slug": "a", "day": 2, "time": "09:00"}]);
    assert_eq!(identities(twice), ["a", "a~2-09:00", "a~2-09:00~1"]);
}

#[test]
fn languages_are_among_the_types() {
    assert_eq!(slot(json!({"types": ["O", "S", "EN"]})).languages, ["en", "es"]);
}

#[test]
fn a_place_on_the_map_may_be_given_as_text_and_nought_is_none() {
    let position = |latitude: Value, longitude: Value| {
        slot(json!({"latitude": latitude, "longitude": longitude})).position.map(|at| (at.latitude, at.longitude))
    };
    assert_eq!(position(json!("47.5"), json!("-122.25")), Some((47.5, -122.25)));
    assert_eq!(position(json!(0), json!(0)), None);
    assert_eq!(position(json!(91), json!(0)), None);
    assert_eq!(position(json!(47.5), json!(null)), None);
}

#[test]
fn what_is_no_link_stays_beside_the_meeting() {
    assert_eq!(slot(json!({"conference_url": "ask Sam"})).extra, r#"{"conference_url":"ask Sam"}"#);
}

#[test]
fn notes_that_say_monthly_are_flagged() {
    let flagged = |notes: &str| slot(json!({"notes": notes})).flags == [RowFlag::NotEveryWeek];
    assert!(flagged("First Saturday only"));
    assert!(flagged("Speaker on the last Friday"));
    assert!(flagged("Meets every other week."));
    assert!(!flagged("Enter by the second door on Saturday"));
}

#[test]
fn the_same_row_twice_is_counted_as_repeated() {
    let row = json!({"name": "Noon", "slug": "noon", "day": 3, "time": "12:00"});
    let again = json!({"name": "Noon", "slug": "noon-2", "day": 3, "time": "12:00:00"});
    let reading = read_rows(json!([row, again]));
    assert_eq!((reading.rows, reading.kept.len(), reading.repeated), (2, 1, 1));
}

#[test]
fn seven_rows_of_one_group_share_a_grouping() {
    let rows: Vec<Value> = (0..7)
        .map(
            |day| json!({"name": "Daily", "slug": format!("d-{day}"), "day": day, "time": "06:00", "location": "Hall"}),
        )
        .collect();
    let kept = read_rows(json!(rows)).kept;
    assert!(kept.iter().all(|each| each.meeting.grouping == kept[0].meeting.grouping) && kept.len() == 7);
}

#[test]
fn what_the_program_has_no_use_for_is_eachverbatim() {
    let meeting = slot(json!({"feedback_emails": {"1": "a@example.org"}, "district_id": 596}));
    let extra: Value = serde_json::from_str(&meeting.extra).unwrap();
    assert_eq!(extra, json!({"feedback_emails": {"1": "a@example.org"}, "district_id": 596}));
}

#[test]
fn a_list_in_which_no_row_can_be_used_says_so() {
    let code = |rows: Value| read_text(&rows.to_string()).unwrap_err().problem().code;
    assert_eq!(code(json!([{"id": 1}, {"id": 2}])), Code::ListNothingUsable);
    assert_eq!(code(json!([1, 2, 3])), Code::ListNotMeetings);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let _ = read_text(&text);
        let _ = read_text(&format!("[{{\"name\":{0:?},\"day\":{0:?},\"time\":{0:?},\"notes\":{0:?},\"types\":{0:?}}}]", text));
    }
}
