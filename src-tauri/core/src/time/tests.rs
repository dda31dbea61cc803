use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

fn instant(on: &str, minute: u16, zone_name: &str) -> String {
    TimeOfDay::from_minute(minute).unwrap().on(day(on), zone(zone_name)).to_string()
}

#[test]
fn the_skipped_hour_of_spring_is_the_later_instant() {
    assert_eq!(instant("2026-03-08", 150, "America/Los_Angeles"), "2026-03-08T10:30:00.000Z");
    assert_eq!(
        instant("2026-10-04", 135, "Australia/Lord_Howe"),
        "2026-10-03T15:45:00.000Z",
        "Lord Howe skips half an hour only"
    );
}

#[test]
fn the_repeated_hour_of_autumn_is_the_first() {
    assert_eq!(instant("2026-10-25", 90, "Europe/London"), "2026-10-25T00:30:00.000Z");
}

#[test]
fn months_are_clamped_to_the_month_they_end_in() {
    assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
    assert_eq!(day("2024-02-29").plus_months(12), day("2025-02-28"));
}

#[test]
fn a_span_is_said_as_a_person_says_it() {
    assert_eq!(day("2026-11-24").calendar_span_since(day("2025-10-08")), (1, 1, 16));
    assert_eq!(day("2026-02-28").calendar_span_since(day("2026-01-31")), (0, 1, 0));
    assert_eq!(day("2026-01-01").calendar_span_since(day("2026-01-02")), (0, 0, 0));
}

#[test]
fn minutes_are_rounded_up_until_the_thing_has_begun() {
    let start: Moment = "2026-11-24T18:00:00Z".parse().unwrap();
    assert_eq!(start.minutes_since(start.plus_millis(-1)), 1);
    assert_eq!(start.minutes_since(start), 0);
    assert_eq!(start.minutes_since(start.plus_minutes(5)), -5);
}

#[test]
fn a_day_is_read_as_it_is_written_and_no_other_day_is_read_into_it() {
    for text in ["2026-11-24", "1900-01-01", "2024-02-29", "0001-12-31", "9999-12-31"] {
        assert_eq!(day(text).to_string(), text);
    }
    for text in ["2025-02-29", "2026-13-01", "2026-00-10", "2026-11-2x", "-026-11-24", "20261124", "2026-11-24T"] {
        assert!(text.parse::<Day>().is_err(), "{text}");
    }
}

#[test]
fn an_old_zone_name_is_understood() {
    assert!("Europe/Kiev".parse::<Zone>().is_ok());
    assert!("Mars/Olympus".parse::<Zone>().is_err());
}

proptest! {
    #[test]
    fn a_span_added_back_reaches_the_later_day(from in -20_000i64..40_000, length in 0u32..40_000) {
        let start = Day(NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(from));
        let end = start.plus_days(length);
        let (years, months, days) = end.calendar_span_since(start);
        prop_assert_eq!(start.plus_months(years * 12 + months).plus_days(days), end);
        prop_assert!(days <= 31);
    }
}
