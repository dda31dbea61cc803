//! Days as a clock counts them, and the time gone to the second.
//!
//! A day of a clock begins when the wall clock of its zone first shows the hour at which its days start. Asked so, and not
//! by today's date, a day never comes back when a clock is set back over midnight, and a date that a zone left out (Apia
//! lived no 30 December 2011) is no day that anybody lived.

use serde::Serialize;
use ts_rs::TS;

use crate::time::{Day, Moment, TimeOfDay, Zone};

/// Days between two looks at a zone's clock. None was ever moved over the date line and back in so short a time.
const LOOK: u32 = 28;
const A_DAY: i64 = 24 * 60;

/// Time gone, as a calendar and a watch say it together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Elapsed {
    /// When it began: the time of day that was given, or the start of its first day.
    pub since: Moment,
    /// The time of day was given; without it the start of the day is meant.
    pub is_exact: bool,
    /// The instant it was asked at. The page counts on from it.
    pub now: Moment,
    pub years: u32,
    pub months: u32,
    /// 0–30.
    pub days: u32,
    /// 24 only in the last hour of a day that the clock's zone made longer.
    pub hours: u32,
    pub minutes: u32,
    pub seconds: u32,
    /// The same as one number; real seconds, whatever the wall clock did.
    #[ts(type = "number")]
    pub total_seconds: i64,
}

/// The days of one clock.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    pub zone: Zone,
    /// Dates that the zone left out, oldest first.
    skipped: Vec<Day>,
    begins: TimeOfDay,
}

impl Calendar {
    /// `from` and `until` bound the past in which dates left out are looked for. An hour beyond 23 is midnight.
    pub fn new(zone: Zone, day_start_hour: u8, from: Day, until: Day) -> Calendar {
        let begins = TimeOfDay::from_minute(u16::from(day_start_hour) * 60).unwrap_or(TimeOfDay::MIDNIGHT);
        let mut calendar = Calendar { zone, skipped: Vec::new(), begins };
        calendar.skipped = calendar.left_out(from.minus_days(LOOK), until.plus_days(LOOK));
        calendar
    }

    fn left_out(&self, from: Day, until: Day) -> Vec<Day> {
        let noon = |day: Day| TimeOfDay::NOON.on(day, Zone::UTC);
        let wall = |day: Day| {
            let at = noon(day);
            at.day_in(self.zone).days_since(day) * A_DAY + i64::from(at.minute_of_day_in(self.zone))
        };
        let mut found = Vec::new();
        let mut day = from;
        let mut before = wall(day);
        while day < until {
            let next = day.plus_days(LOOK);
            let after = wall(next);
            // A jump ahead by almost a day or more; no summer time moves a clock so far.
            if after - before > A_DAY - 4 * 60 {
                let days = (0..LOOK + 2).map(|ahead| day.plus_days(ahead));
                found.extend(days.filter(|day| self.starts_at(*day) == self.starts_at(day.plus_days(1))));
            }
            (day, before) = (next, after);
        }
        found
    }

    /// The instant at which `day` begins.
    pub fn starts_at(&self, day: Day) -> Moment {
        self.begins.on(day, self.zone)
    }

    /// The day that is lived at `moment`.
    pub fn day_of(&self, moment: Moment) -> Day {
        let mut day = moment.day_in(self.zone).plus_days(1);
        while self.starts_at(day) > moment {
            day = day.minus_days(1);
        }
        day
    }

    fn skipped_before(&self, day: Day) -> i64 {
        self.skipped.partition_point(|skipped| *skipped < day) as i64
    }

    pub fn is_skipped(&self, day: Day) -> bool {
        self.skipped.binary_search(&day).is_ok()
    }

    /// Days lived from `from` to the day before `until`; 0 when `until` comes first.
    pub fn days_between(&self, from: Day, until: Day) -> u32 {
        let days = until.days_since(from) - (self.skipped_before(until) - self.skipped_before(from));
        u32::try_from(days).unwrap_or(0)
    }

    /// The day on which `days` days since the beginning of `from` have been lived.
    pub fn plus_days(&self, from: Day, days: u32) -> Day {
        let mut day = from.plus_days(days);
        while self.days_between(from, day) < days || (days > 0 && self.is_skipped(day)) {
            day = day.plus_days(1);
        }
        day
    }

    /// Calendar months later, clamped to the month's end; the day after a date that was left out.
    pub fn plus_months(&self, from: Day, months: u32) -> Day {
        let day = from.plus_months(months);
        if months > 0 && self.is_skipped(day) { day.plus_days(1) } else { day }
    }

    /// Nothing before `since`: a computer clock that was set back gives zero, never less.
    pub fn elapsed(&self, since: Moment, is_exact: bool, now: Moment) -> Elapsed {
        let until = now.max(since);
        let (first, time) = (since.day_in(self.zone), since.clock_time_in(self.zone));
        let last = until.day_in(self.zone);
        let reached = |day: Day| day <= first || time.on(day, self.zone) <= until;
        let (years, months, _) = last.calendar_span_since(first);
        let mut months = years * 12 + months;
        while months > 0 && !reached(self.plus_months(first, months)) {
            months -= 1;
        }
        let base = self.plus_months(first, months);
        let mut days = self.days_between(base, last);
        while days > 0 && !reached(self.plus_days(base, days)) {
            days -= 1;
        }
        let turned = self.plus_days(base, days);
        let from = if turned <= first { since } else { time.on(turned, self.zone) };
        let rest = u32::try_from((until.millis() - from.millis()) / 1000).unwrap_or(0);
        Elapsed {
            since,
            is_exact,
            now,
            years: months / 12,
            months: months % 12,
            days,
            hours: rest / 3600,
            minutes: rest / 60 % 60,
            seconds: rest % 60,
            total_seconds: (until.millis() - since.millis()) / 1000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ZONES: [&str; 10] = [
        "UTC",
        "America/Los_Angeles",
        "Europe/London",
        "Asia/Kolkata",
        "Pacific/Apia",
        "Australia/Lord_Howe",
        // Set back over midnight at 00:01.
        "America/St_Johns",
        // A whole date left out, and one lived twice.
        "Pacific/Kwajalein",
        // Midnight itself is skipped in spring.
        "America/Sao_Paulo",
        "Africa/Casablanca",
    ];

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn calendar(zone: &str, hour: u8) -> Calendar {
        Calendar::new(zone.parse().unwrap(), hour, day("1960-01-01"), day("2040-01-01"))
    }

    #[test]
    fn apia_lived_no_thirtieth_of_december() {
        let apia = calendar("Pacific/Apia", 0);
        assert_eq!(apia.skipped, [day("2011-12-30")]);
        assert_eq!(apia.days_between(day("2011-12-29"), day("2011-12-31")), 1, "one midnight, one day");
        assert_eq!(apia.plus_days(day("2011-12-29"), 1), day("2011-12-31"));
        assert_eq!(apia.plus_months(day("2011-11-30"), 1), day("2011-12-31"));
        assert_eq!(calendar("Pacific/Kwajalein", 0).skipped, [day("1993-08-21")]);
        assert_eq!(calendar("America/Los_Angeles", 0).skipped, []);
    }

    #[test]
    fn late_at_night_is_still_the_day_before() {
        let london = calendar("Europe/London", 4);
        assert_eq!(london.day_of(moment("2026-11-25T03:59:59Z")), day("2026-11-24"));
        assert_eq!(london.day_of(moment("2026-11-25T04:00:00Z")), day("2026-11-25"));
    }

    #[test]
    fn a_clock_set_back_over_midnight_brings_no_day_back() {
        let newfoundland = calendar("America/St_Johns", 0);
        // 29 October 2006, 00:01 became 28 October, 23:01.
        assert_eq!(newfoundland.day_of(moment("2006-10-29T02:30:30Z")), day("2006-10-29"));
        assert_eq!(newfoundland.day_of(moment("2006-10-29T02:31:30Z")), day("2006-10-29"), "it has begun already");
    }

    #[test]
    fn the_long_day_of_autumn_has_a_twenty_fifth_hour_and_the_short_one_has_none() {
        let seattle = calendar("America/Los_Angeles", 0);
        let since = moment("2026-11-01T07:00:00Z");
        let long = seattle.elapsed(since, true, moment("2026-11-02T07:59:59Z"));
        assert_eq!((long.days, long.hours, long.minutes, long.seconds), (0, 24, 59, 59));
        let over = seattle.elapsed(since, true, moment("2026-11-02T08:00:00Z"));
        assert_eq!((over.days, over.hours), (1, 0), "a day is over when the same time is shown again");
        let spring = seattle.elapsed(moment("2026-03-08T08:00:00Z"), true, moment("2026-03-09T07:00:00Z"));
        assert_eq!((spring.days, spring.hours, spring.total_seconds), (1, 0, 23 * 3600));
    }

    #[test]
    fn a_leap_day_comes_of_age_on_the_twenty_eighth() {
        let elapsed = calendar("UTC", 0).elapsed(moment("2024-02-29T10:00:00Z"), true, moment("2025-02-28T10:00:00Z"));
        assert_eq!((elapsed.years, elapsed.months, elapsed.days, elapsed.hours), (1, 0, 0, 0));
    }

    fn a_moment() -> impl Strategy<Value = Moment> {
        // 1965 to 2035, to the second.
        (-157_000_000i64..2_050_000_000).prop_map(|seconds| moment("1970-01-01T00:00:00Z").plus_millis(seconds * 1000))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn the_count_never_goes_back_and_each_midnight_adds_one_day(
            zone in prop::sample::select(&ZONES[..]), hour in 0u8..24, from in a_moment(), gone in 0i64..400_000_000, step in 1i64..90_000
        ) {
            let calendar = calendar(zone, hour);
            let first = calendar.day_of(from);
            let at = from.plus_millis(gone * 1000);
            let (day, later) = (calendar.day_of(at), calendar.day_of(at.plus_millis(step * 1000)));
            prop_assert!(calendar.starts_at(day) <= at && at < calendar.starts_at(day.plus_days(1)));
            prop_assert!(!calendar.is_skipped(day), "nobody lives a day that was left out");
            let (before, after) = (calendar.days_between(first, day), calendar.days_between(first, later));
            prop_assert!(before <= after && after - before <= 1 + (step / (22 * 3600)) as u32);
            // A second to each side of the next midnight.
            let midnight = calendar.starts_at(calendar.plus_days(day, 1));
            let count = |moment: Moment| calendar.days_between(first, calendar.day_of(moment));
            prop_assert_eq!(count(midnight) - count(midnight.plus_millis(-1000)), 1);
        }

        #[test]
        fn days_and_seconds_are_the_same_for_any_split(
            zone in prop::sample::select(&ZONES[..]), hour in 0u8..24, a in a_moment(), b in a_moment(), c in a_moment()
        ) {
            let calendar = calendar(zone, hour);
            let mut at = [a, b, c];
            at.sort();
            let [a, b, c] = at;
            let day = |moment| calendar.day_of(moment);
            prop_assert_eq!(
                calendar.days_between(day(a), day(b)) + calendar.days_between(day(b), day(c)),
                calendar.days_between(day(a), day(c))
            );
            let seconds = |from, until| calendar.elapsed(from, true, until).total_seconds;
            prop_assert_eq!(seconds(a, b) + seconds(b, c), seconds(a, c));
        }

        #[test]
        fn time_gone_is_never_negative_and_a_second_adds_a_second(
            zone in prop::sample::select(&ZONES[..]), from in a_moment(), gone in -100_000i64..900_000_000
        ) {
            let calendar = calendar(zone, 0);
            // What a person gives has no seconds.
            let from = from.day_in(calendar.zone);
            let from = TimeOfDay::from_minute(13 * 60 + 37).unwrap().on(from, calendar.zone);
            let now = from.plus_millis(gone * 1000);
            let it = calendar.elapsed(from, true, now);
            prop_assert_eq!(it.total_seconds, gone.max(0));
            prop_assert!(it.months < 12 && it.days < 32 && it.hours <= 24 && it.minutes < 60 && it.seconds < 60, "{:?}", it);
            let as_days = calendar.days_between(calendar.day_of(from), calendar.day_of(now));
            let spent = calendar.days_between(from.day_in(calendar.zone), calendar.plus_days(calendar.plus_months(from.day_in(calendar.zone), it.years * 12 + it.months), it.days));
            prop_assert!(as_days == spent || as_days == spent + 1, "the watch and the calendar agree: {} {} {:?}", as_days, spent, it);
        }

        #[test]
        fn as_many_days_later_as_many_days_have_gone(zone in prop::sample::select(&ZONES[..]), from in a_moment(), days in 0u32..9000) {
            let calendar = calendar(zone, 0);
            let first = calendar.day_of(from);
            prop_assert_eq!(calendar.days_between(first, calendar.plus_days(first, days)), days);
        }
    }
}
