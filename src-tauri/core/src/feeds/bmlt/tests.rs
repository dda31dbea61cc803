//! One case a quirk that real servers have.

use serde_json::{Value, json};

use super::*;
use crate::feeds::Position;
use crate::feeds::json::open;

fn read_text(whole: &Value) -> Reading {
    let text = whole.to_string();
    read(&open(&text).unwrap(), &Work::default()).unwrap()
}

/// The only slot of a row that is sound but for the given fields.
fn slot(fields: Value) -> ListedMeeting {
    read_text(&json!([row(fields)])).kept.remove(0).meeting
}

fn row(fields: Value) -> Value {
    let mut row = json!({
        "id_bigint": "574", "worldid_mixed": "G00204774", "weekday_tinyint": "1", "venue_type": "", "start_time": "10:00:00",
        "duration_time": "01:30:00", "time_zone": "", "formats": "O,St", "published": "1", "meeting_name": "Early Light",
        "location_text": "Mill House", "location_street": "1 Mill Lane", "location_municipality": "New York",
        "location_province": "NY", "location_postal_code_1": "10309", "location_nation": "USA", "train_lines": "A, C"
    });
    for (key, value) in fields.as_object().unwrap() {
        row[key] = value.clone();
    }
    row
}

fn refusal(fields: Value) -> (RowReason, String) {
    let reading = read_text(&json!([row(json!({"id_bigint": "1"})), row(fields)]));
    assert_eq!((reading.kept.len(), reading.refused[0].row), (1, 2), "the other row comes in");
    (reading.refused[0].reason, reading.refused[0].value.clone())
}

#[test]
fn a_tidy_row_comes_in_with_every_field_in_its_place() {
    let meeting = slot(
        json!({"comments": "Ring &amp; wait", "location_info": "1st floor", "latitude": "40.5", "longitude": "-74.1"}),
    );
    let when = meeting.when.unwrap();
    assert_eq!((when.day, when.start.to_string().as_str(), when.minutes), (0, "10:00", 90), "1 is Sunday");
    assert_eq!(meeting.address, "1 Mill Lane, New York, NY 10309, USA");
    assert_eq!((meeting.notes.as_str(), meeting.way), ("Ring & wait\n\n1st floor", Way::InPerson));
    assert_eq!(meeting.position, Some(Position { latitude: 40.5, longitude: -74.1 }));
    assert_eq!(meeting.identity, "G00204774/574");
    assert!(meeting.extra.contains("\"train_lines\":\"A, C\""), "nothing is dropped: {}", meeting.extra);
    assert_eq!(meeting.flags, []);
}

#[test]
fn both_shapes_come_in_alike() {
    let bare = read_text(&json!([row(json!({}))]));
    let formats = json!([{"key_string": "O", "name_string": "Open", "world_id": "OPEN"},
                         {"key_string": "St", "name_string": "Step", "world_id": "STEP"}]);
    let whole = read_text(&json!({"meetings": [row(json!({}))], "formats": formats}));
    assert_eq!(bare.kept[0].meeting, whole.kept[0].meeting);
    assert_eq!(bare.code_names, whole.code_names);
    assert_eq!(whole.code_names["St"], "Step");
}

#[test]
fn a_row_that_cannot_be_used_is_refused_with_its_reason() {
    assert_eq!(refusal(json!({"published": "0"})), (RowReason::NotPublished, "0".into()));
    assert_eq!(refusal(json!({"weekday_tinyint": "0"})), (RowReason::DayUnknown, "0".into()));
    assert_eq!(refusal(json!({"weekday_tinyint": "8"})), (RowReason::DayUnknown, "8".into()));
    assert_eq!(refusal(json!({"weekday_tinyint": ""})), (RowReason::TimeWithoutDay, "10:00:00".into()));
    assert_eq!(refusal(json!({"start_time": ""})), (RowReason::DayWithoutTime, "1".into()));
    assert_eq!(refusal(json!({"start_time": "24:30:00"})), (RowReason::TimeUnknown, "24:30:00".into()));
    let nameless = json!({"meeting_name": "", "location_text": "", "location_street": "", "location_municipality": "",
                          "location_province": "", "location_postal_code_1": "", "location_nation": ""});
    assert_eq!(refusal(nameless), (RowReason::NoName, String::new()));
}

#[test]
fn a_row_without_day_and_time_is_by_appointment() {
    assert_eq!(slot(json!({"weekday_tinyint": "", "start_time": ""})).when, None);
}

#[test]
fn lengths_may_be_a_day_or_missing() {
    let lasts = |duration: &str| {
        let meeting = slot(json!({"duration_time": duration}));
        (meeting.when.unwrap().minutes, meeting.flags)
    };
    assert_eq!(lasts("24:00:00"), (1440, vec![RowFlag::EndsFarAfter]));
    assert_eq!(lasts("30:00:00"), (1440, vec![RowFlag::EndsFarAfter]));
    assert_eq!(lasts("00:00:00"), (60, vec![RowFlag::DurationAssumed]));
    assert_eq!(lasts(""), (60, vec![RowFlag::DurationAssumed]));
}

#[test]
fn the_way_is_the_venues_and_where_that_is_empty_its_letters() {
    let way = |venue: &str, formats: &str| {
        slot(json!({"venue_type": venue, "formats": formats, "phone_meeting_number": "1"})).way
    };
    assert_eq!(way("1", "VM"), Way::InPerson);
    assert_eq!(way("2", ""), Way::Online);
    assert_eq!(way("3", ""), Way::Hybrid);
    assert_eq!(way("", "O,VM,TC"), Way::Online, "for now");
    assert_eq!(way("", "O,TC"), Way::Inactive);
    assert_eq!(way("", "HY"), Way::Hybrid);
    assert_eq!(way("", ""), Way::InPerson);
}

#[test]
fn links_without_a_scheme_get_one_and_an_online_meeting_without_any_is_flagged() {
    let link = slot(json!({"venue_type": "2", "virtual_meeting_link": "video.example.org/j/1"}));
    assert_eq!((link.conference_url.as_str(), link.flags), ("https://video.example.org/j/1", vec![]));
    assert_eq!(slot(json!({"venue_type": "2"})).flags, [RowFlag::NotJoinable]);
}

#[test]
fn open_and_closed_are_told_by_the_worlds_word_and_local_letters_stay() {
    let formats = json!([{"key_string": "Ab", "name_string": "Abierta", "world_id": "OPEN"},
                         {"key_string": "C", "name_string": "Children", "world_id": "CHLD"},
                         {"key_string": "Zz", "name_string": "Quiet", "world_id": ""}]);
    let rows = json!([row(json!({"formats": "Ab,C,Zz,Xx"}))]);
    let reading = read_text(&json!({"meetings": rows, "formats": formats}));
    assert_eq!(reading.kept[0].meeting.types, ["Ab", "C*", "Zz", "Xx", "O"], "children are not closed doors");
    let name = |code: &str| reading.code_names[code].as_str();
    assert_eq!(
        (name("Ab"), name("C*"), name("Zz"), name("Xx"), name("O")),
        ("Abierta", "Children", "Quiet", "Xx", "Abierta")
    );
}

#[test]
fn open_and_closed_together_are_closed() {
    let meeting = slot(json!({"formats": "O,C,D"}));
    assert_eq!((meeting.types, meeting.flags), (vec!["C".to_owned(), "D".to_owned()], vec![RowFlag::OpenAndClosed]));
}

#[test]
fn a_language_is_among_the_formats() {
    assert_eq!(slot(json!({"formats": "O,ES"})).languages, ["es"]);
    assert_eq!(slot(json!({"formats": "O"})).languages, [""; 0]);
}

#[test]
fn an_old_zone_name_is_understood_and_a_bad_one_flagged() {
    assert!(slot(json!({"time_zone": "Europe/Kiev"})).zone.is_some());
    let bad = slot(json!({"time_zone": "Eastern"}));
    assert_eq!((bad.zone, bad.flags), (None, vec![RowFlag::ZoneUnknown]));
}

#[test]
fn meetings_of_one_group_have_one_grouping_and_their_own_identities() {
    let rows = json!([
        row(json!({"id_bigint": "1"})),
        row(json!({"id_bigint": "2", "weekday_tinyint": "3"})),
        row(
            json!({"worldid_mixed": "", "root_server_uri": "https://a.example", "id_bigint": "2", "weekday_tinyint": "4"})
        )
    ]);
    let reading = read_text(&rows);
    let identities: Vec<&str> = reading.kept.iter().map(|kept| kept.meeting.identity.as_str()).collect();
    assert_eq!(identities, ["G00204774/1", "G00204774/2", "https://a.example/2"]);
    assert!(reading.kept.iter().all(|kept| kept.meeting.grouping == reading.kept[0].meeting.grouping));
}
