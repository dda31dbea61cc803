//! How a slot comes again: every week, every other, on some of a month's weekdays, once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error};
use crate::time::Day;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rhythm {
    #[default]
    Weekly,
    /// For the first time in the seven days from `from` on, and every fourteenth day after that.
    EveryOtherWeek {
        from: Day,
    },
    Monthly {
        #[ts(as = "Vec<Nth>")]
        weeks: Weeks,
    },
    Once {
        on: Day,
    },
}

/// Which of a month's Tuesdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    /// Not every month has one.
    Fifth,
    Last,
}

impl Nth {
    pub const ALL: [Nth; 6] = [Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Fifth, Nth::Last];
}

/// Some of them, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Nth>", into = "Vec<Nth>")]
pub struct Weeks(u8);

impl Weeks {
    fn bit(nth: Nth) -> u8 {
        1 << nth as u8
    }

    pub fn holds(self, nth: Nth) -> bool {
        self.0 & Weeks::bit(nth) != 0
    }

    /// In the month's order.
    pub fn iter(self) -> impl Iterator<Item = Nth> {
        Nth::ALL.into_iter().filter(move |nth| self.holds(*nth))
    }

    fn fall_on(self, day: Day) -> bool {
        let of_month = day.day_of_month();
        let is_last = day.plus_days(7).day_of_month() < of_month;
        let nth = Nth::ALL[((of_month - 1) / 7) as usize];
        self.holds(nth) || (is_last && self.holds(Nth::Last))
    }
}

impl TryFrom<Vec<Nth>> for Weeks {
    type Error = Error;
    fn try_from(weeks: Vec<Nth>) -> Result<Weeks, Error> {
        let bits = weeks.into_iter().fold(0, |bits, nth| bits | Weeks::bit(nth));
        if bits == 0 { Err(Error::refused(Code::OutOfRange)) } else { Ok(Weeks(bits)) }
    }
}

impl From<Weeks> for Vec<Nth> {
    fn from(weeks: Weeks) -> Vec<Nth> {
        weeks.iter().collect()
    }
}

impl Rhythm {
    /// The days on which a slot of this weekday takes place: from `from` on, or from where the rhythm begins if that is later;
    /// of so many weeks.
    pub fn days(self, weekday: u8, from: Day, weeks: u32) -> impl Iterator<Item = Day> {
        let from = self.begins().map_or(from, |begins| begins.max(from));
        let first = from.plus_days(u32::from((weekday + 7 - from.weekday()) % 7));
        (0..weeks).map(move |week| first.plus_days(7 * week)).filter(move |day| self.falls_on(*day))
    }

    fn begins(self) -> Option<Day> {
        match self {
            Rhythm::EveryOtherWeek { from } => Some(from),
            Rhythm::Once { on } => Some(on),
            Rhythm::Weekly | Rhythm::Monthly { .. } => None,
        }
    }

    /// Of a day that is of the slot's weekday.
    fn falls_on(self, day: Day) -> bool {
        match self {
            Rhythm::Weekly => true,
            Rhythm::EveryOtherWeek { from } => day >= from && day.days_since(from) / 7 % 2 == 0,
            Rhythm::Monthly { weeks } => weeks.fall_on(day),
            Rhythm::Once { on } => day == on,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Moment, Now, TimeOfDay, Zone};
    use crate::weekly::{Slot, WeekTime};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn monthly(weeks: &[Nth]) -> Rhythm {
        Rhythm::Monthly { weeks: Weeks::try_from(weeks.to_vec()).unwrap() }
    }

    fn days(rhythm: Rhythm, weekday: u8, from: &str, count: usize) -> Vec<String> {
        rhythm.days(weekday, day(from), 60).take(count).map(|day| day.to_string()).collect()
    }

    #[test]
    fn the_second_tuesday_and_the_last_saturday_are_where_a_calendar_shows_them() {
        assert_eq!(
            days(monthly(&[Nth::Second]), 2, "2026-11-01", 3),
            ["2026-11-10", "2026-12-08", "2027-01-12"],
            "2nd Tuesday"
        );
        assert_eq!(
            days(monthly(&[Nth::Last]), 6, "2026-11-01", 4),
            ["2026-11-28", "2026-12-26", "2027-01-30", "2027-02-27"],
            "last Saturday: of four, of four, of five"
        );
        assert_eq!(days(monthly(&[Nth::Fifth]), 0, "2026-11-01", 2), ["2026-11-29", "2027-01-31"], "not every month");
        assert_eq!(
            days(monthly(&[Nth::First, Nth::Third]), 4, "2026-12-01", 3),
            ["2026-12-03", "2026-12-17", "2027-01-07"]
        );
    }

    #[test]
    fn every_other_week_counts_over_the_new_year_and_never_before_it_begins() {
        let rhythm = Rhythm::EveryOtherWeek { from: day("2026-12-15") };
        assert_eq!(days(rhythm, 2, "2026-01-01", 3), ["2026-12-15", "2026-12-29", "2027-01-12"]);
        assert_eq!(
            days(rhythm, 3, "2026-12-20", 2),
            ["2026-12-30", "2027-01-13"],
            "Wednesday of the week that begins it"
        );
    }

    #[test]
    fn what_takes_place_once_is_over_after_it() {
        let slot = |on: &str| Slot {
            when: Some(WeekTime { day: day(on).weekday(), start: TimeOfDay::NOON, minutes: 60 }),
            zone: Zone::UTC,
            rhythm: Rhythm::Once { on: day(on) },
        };
        let now = |at: &str| Now { moment: at.parse().unwrap(), zone: Zone::UTC };
        let next = slot("2027-06-12").next(now("2026-11-24T12:00:00Z")).unwrap();
        assert_eq!(next.starts_at.to_string(), "2027-06-12T12:00:00.000Z", "a far day is found");
        assert!(slot("2026-11-24").next(now("2026-11-24T12:59:00Z")).unwrap().in_progress);
        assert_eq!(slot("2026-11-24").next(now("2026-11-24T13:00:00Z")), None);
    }

    #[test]
    fn a_rhythm_reads_back_as_it_was_written() {
        for rhythm in [
            Rhythm::Weekly,
            Rhythm::EveryOtherWeek { from: day("2026-12-15") },
            monthly(&[Nth::Last, Nth::Second]),
            Rhythm::Once { on: day("2026-12-24") },
        ] {
            let text = serde_json::to_string(&rhythm).unwrap();
            assert_eq!(serde_json::from_str::<Rhythm>(&text).unwrap(), rhythm, "{text}");
        }
        assert!(
            serde_json::from_str::<Rhythm>(r#"{"kind":"monthly","weeks":[]}"#).is_err(),
            "never would be no rhythm"
        );
    }

    fn any_rhythm() -> impl Strategy<Value = Rhythm> {
        let from = (0u32..800).prop_map(|ahead| day("2025-12-01").plus_days(ahead));
        prop_oneof![
            Just(Rhythm::Weekly),
            from.clone().prop_map(|from| Rhythm::EveryOtherWeek { from }),
            (1u8..64).prop_map(|bits| Rhythm::Monthly { weeks: Weeks(bits) }),
            from.prop_map(|on| Rhythm::Once { on }),
        ]
    }

    proptest! {
        /// Zones whose clocks are moved at different times, one by half an hour, and both sides of the date line.
        #[test]
        fn what_is_next_is_the_first_of_all_days_that_is_not_over(
            rhythm in any_rhythm(),
            weekday in 0u8..7,
            minute in 0u16..1440,
            minutes in 1u16..=1440,
            zone in prop::sample::select(vec![
                "America/Los_Angeles", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Honolulu", "UTC",
            ]),
            at in 0i64..2 * 366 * 24 * 60,
        ) {
            let zone: Zone = zone.parse().unwrap();
            let weekday = if let Rhythm::Once { on } = rhythm { on.weekday() } else { weekday };
            let start = TimeOfDay::from_minute(minute).unwrap();
            let slot = Slot { when: Some(WeekTime { day: weekday, start, minutes }), zone, rhythm };
            let moment = "2026-01-01T00:00:00Z".parse::<Moment>().unwrap().plus_minutes(at);
            let now = Now { moment, zone: Zone::UTC };
            // Day by day over four years, as one would leaf through a calendar.
            let is_over = |day: &Day| {
                let starts_at = start.on(*day, zone);
                starts_at.plus_minutes(i64::from(minutes.max(10))) <= moment
            };
            let leafed = (0..4 * 366)
                .map(|ahead| day("2025-12-20").plus_days(ahead))
                .filter(|day| day.weekday() == weekday && rhythm.begins().is_none_or(|begins| begins <= *day))
                .filter(|day| rhythm.falls_on(*day))
                .find(|day| !is_over(day));
            prop_assert_eq!(slot.next(now).map(|next| next.local_day), leafed);

            let within = slot.starts_within(now, 60);
            let until = moment.plus_minutes(60 * 24 * 60);
            let leafed: Vec<Moment> = (0..4 * 366)
                .map(|ahead| day("2025-12-20").plus_days(ahead))
                .filter(|day| day.weekday() == weekday && rhythm.falls_on(*day))
                .map(|day| start.on(day, zone))
                .filter(|start| (moment..=until).contains(start))
                .collect();
            prop_assert_eq!(within, leafed);
        }
    }
}
