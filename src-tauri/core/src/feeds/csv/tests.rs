//! One case a quirk that real tables have.

use super::*;
use crate::feeds::dialect::{self, How};
use crate::feeds::{ListedMeeting, RowFlag, Way};

fn read_text(text: &str) -> Reading {
    dialect::read(text, &How::default(), &Work::default()).unwrap()
}

fn slots(text: &str) -> Vec<ListedMeeting> {
    read_text(text).kept.into_iter().map(|kept| kept.meeting).collect()
}

fn meanings(text: &str) -> Vec<ColumnMeaning> {
    read_text(text).columns.iter().map(|column| column.meaning).collect()
}

#[test]
fn each_delimiter_is_seen_and_quotes_hold_them() {
    for text in [
        "name,day,time\n\"Early, Light\",Monday,07:00\n",
        "name;day;time\r\n\"Early, Light\";Monday;07:00\r\n",
        "name\tday\ttime\n\"Early, Light\"\tMonday\t07:00",
        "\"na\"\"me\",name,day,time\nx,\"Early, Light\",Monday,07:00\n",
    ] {
        let meeting = slots(text).remove(0);
        let when = meeting.when.unwrap();
        assert_eq!(
            (meeting.name.as_str(), when.day, when.start.to_string().as_str()),
            ("Early, Light", 1, "07:00"),
            "{text}"
        );
    }
}

#[test]
fn headings_are_understood_in_both_languages() {
    use ColumnMeaning as C;
    assert_eq!(
        meanings(
            "Nombre;Día;Hora de inicio;Dirección;Código postal;Idioma;Aforo\nA;lunes;19:30;C/ Mayor 1;28013;Español;40\n"
        ),
        [C::Name, C::Day, C::Time, C::Address, C::PostalCode, C::Language, C::Other]
    );
    assert_eq!(
        meanings("Group,Weekday,Starts,Ends,Location,Zoom Link\nA,Mon,7 PM,8 PM,Hall,https://zoom.us/j/1\n"),
        [C::Name, C::Day, C::Time, C::EndTime, C::Place, C::Url],
        "a table of groups names its meetings by them"
    );
}

#[test]
fn a_table_without_headings_is_understood_by_what_stands_in_it() {
    use ColumnMeaning as C;
    let reading = read_text("Early Light,Monday,7:00 AM,8:00 AM,Mill House\nNoon,Tuesday,12:00 PM,1:00 PM,Hall\n");
    let meanings: Vec<C> = reading.columns.iter().map(|column| column.meaning).collect();
    assert_eq!(meanings, [C::Name, C::Day, C::Time, C::EndTime, C::Other]);
    assert_eq!((reading.rows, reading.kept.len(), reading.kept[0].row), (2, 2, 1));
}

#[test]
fn a_column_is_what_its_user_says_it_is() {
    let text = "what,day,time\nEarly Light,1,07:00\n";
    let how = How {
        columns: vec![ListColumn { heading: "what".into(), example: String::new(), meaning: ColumnMeaning::Name }],
        ..How::default()
    };
    let chosen = dialect::read(text, &how, &Work::default()).unwrap();
    assert_eq!(chosen.kept[0].meeting.name, "Early Light");
    let guessed = read_text(text);
    assert_eq!((guessed.rows, guessed.kept.len(), guessed.refused.len()), (1, 0, 1), "shown, so that it can be chosen");
}

#[test]
fn several_days_in_one_cell_are_several_slots_of_one_row() {
    let reading = read_text("id,name,day,time\nn1,Noon,\"Mon, Wed & Fri\",12:00\n");
    let days: Vec<u8> = reading.kept.iter().map(|kept| kept.meeting.when.unwrap().day).collect();
    let identities: Vec<&str> = reading.kept.iter().map(|kept| kept.meeting.identity.as_str()).collect();
    assert_eq!((reading.rows, days, identities), (1, vec![1, 3, 5], vec!["n1#1", "n1#3", "n1#5"]));
}

#[test]
fn numbered_days_are_read_as_they_look_and_asked_about() {
    let read = |days: &str| {
        let rows: String = days.chars().map(|day| format!("N{day},{day},12:00\n")).collect();
        let reading = read_text(&format!("name,day,time\n{rows}"));
        let first = reading.kept[0].meeting.when.unwrap().day;
        (first, reading.day_numbers.unwrap(), reading.days_doubtful, reading.refused.len())
    };
    assert_eq!(read("0123456"), (0, DayNumbers::Sunday0, false, 0));
    assert_eq!(read("1234567"), (1, DayNumbers::Monday1, true, 0), "seven, and no nought");
    assert_eq!(read("135"), (1, DayNumbers::Sunday0, true, 0), "a table does not say how it counts");
    let words = read_text("name,day,time\nA,Monday,12:00\n");
    assert_eq!((words.day_numbers, words.days_doubtful), (None, false));
    let how = How { day_numbers: Some(DayNumbers::Sunday1), ..How::default() };
    let chosen = dialect::read("name,day,time\nA,7,12:00\n", &how, &Work::default()).unwrap();
    assert_eq!(chosen.kept[0].meeting.when.unwrap().day, 6);
}

#[test]
fn a_start_and_an_end_may_share_a_cell() {
    let meeting = slots("name,day,time\nA,Mon,7:00-8:30 pm\n").remove(0);
    assert_eq!((meeting.when.unwrap().start.to_string().as_str(), meeting.when.unwrap().minutes), ("19:00", 90));
    assert_eq!(meeting.flags, []);
}

#[test]
fn kinds_are_codes_or_words_and_unknown_ones_stay() {
    let types = |cell: &str| slots(&format!("name,day,time,types\nA,Mon,19:00,\"{cell}\"\n")).remove(0).types;
    assert_eq!(types("Open, Discussion"), ["O", "D"]);
    assert_eq!(types("O; 1H | Dogs welcome"), ["O", "1H", "Dogs welcome"]);
    assert_eq!(types("O D W"), ["O", "D", "W"]);
    assert_eq!(types("Cerrada"), ["C"]);
}

#[test]
fn a_link_and_no_place_is_online() {
    let text = "name,day,time,address,link\nA,Mon,19:00,,zoom.us/j/1\nB,Mon,19:00,1 Mill Lane,\n";
    let meetings = slots(text);
    assert_eq!((meetings[0].way, meetings[0].conference_url.as_str()), (Way::Online, "https://zoom.us/j/1"));
    assert_eq!(meetings[1].way, Way::InPerson);
}

#[test]
fn what_has_no_place_here_is_kept_under_its_heading() {
    let meeting = slots("name,day,time,Parking,Phone,Phone\nA,Mon,19:00,behind,1,2\n").remove(0);
    assert_eq!(meeting.extra, r#"{"Parking":"behind","Phone":"2"}"#);
    assert_eq!(meeting.details.contacts[0].phone, "1");
}

#[test]
fn an_empty_name_is_made_of_the_place_and_a_language_is_known() {
    let meeting = slots("name,day,time,location,language\n,Mon,19:00,Mill House,Español\n").remove(0);
    assert_eq!((meeting.name.as_str(), meeting.languages), ("Mill House", vec!["es".to_owned()]));
    assert_eq!(meeting.flags, [RowFlag::NameMade, RowFlag::DurationAssumed]);
}

#[test]
fn empty_lines_are_no_rows_and_short_rows_are_reported() {
    let reading = read_text("name,day,time\n\nA,Mon,19:00\n,,\nB\nC,someday,19:00\n");
    assert_eq!((reading.rows, reading.kept.len()), (3, 2), "B has neither day nor time: by appointment");
    assert_eq!(reading.refused[0].value, "someday");
}

#[test]
fn a_text_that_is_no_table_is_not_made_one() {
    for text in [
        "BEGIN:VCALENDAR\nVERSION:2.0\n",
        "Dear all,\nthe meeting moved, sorry.\n",
        "hello",
        "PK\u{3}\u{4}, and more\n1",
    ] {
        assert!(!looks_like_a_table(text), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let how = How { dialect: Some(Dialect::Csv), ..How::default() };
        let _ = dialect::read(&text, &how, &Work::default());
        let _ = dialect::read(&format!("name,day,time,types,language\n\"{0}\",{0},{0},{0},{0}\n", text), &how, &Work::default());
    }
}
