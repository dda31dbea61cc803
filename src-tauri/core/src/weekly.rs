//! A slot, and when it is next: weekday + local time + its own zone, and how it comes again.

mod rhythm;

pub use rhythm::{Nth, Rhythm, Weeks};

use serde::Serialize;
use ts_rs::TS;

use crate::time::{Day, Moment, Now, TimeOfDay, Zone};

/// A meeting that began this many minutes ago is still worth joining, even if its list says it was shorter.
const GRACE_MINUTES: i64 = 10;
/// Taken when a list gives no end.
pub const USUAL_MINUTES: u16 = 60;
/// So far ahead is looked for the next time: a month with a fifth of some weekday comes within fifteen weeks, and a slot of
/// up to a day may have begun the week before.
const WEEKS_AHEAD: u32 = 17;

/// One slot of the week, on the wall clock of its own zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Null for "by appointment".
    pub when: Option<WeekTime>,
    pub zone: Zone,
    pub rhythm: Rhythm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekTime {
    /// 0 is Sunday, as Meeting Guide counts.
    pub day: u8,
    pub start: TimeOfDay,
    /// 1 to 1440; may run over midnight.
    pub minutes: u16,
}

/// One time a slot takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Occurrence {
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub in_progress: bool,
    /// Until it begins, rounded up; negative once it has begun.
    #[ts(type = "number")]
    pub minutes_until: i64,
    /// Where it takes place: its own zone, and day and time on the clock there.
    pub zone: Zone,
    pub local_day: Day,
    pub local_time: TimeOfDay,
    /// The reader's clock shows another time than the meeting's own.
    pub differs: bool,
}

impl Occurrence {
    /// From then on the one after it is next.
    pub(crate) fn over_at(&self) -> Moment {
        self.ends_at.max(self.starts_at.plus_minutes(GRACE_MINUTES))
    }
}

impl Slot {
    /// What lists publish: the same every week.
    pub fn weekly(when: Option<WeekTime>, zone: Zone) -> Slot {
        Slot { when, zone, rhythm: Rhythm::Weekly }
    }

    /// The occurrence that is in progress, or the next one. `None` for "by appointment", and for what took place once and is
    /// over.
    pub fn next(&self, now: Now) -> Option<Occurrence> {
        let when = self.when?;
        // From a week ago: a slot of up to a day may still be in progress, and a zone's clock may have been moved.
        let from = now.moment.day_in(self.zone).minus_days(7);
        self.rhythm.days(when.day, from, WEEKS_AHEAD).find_map(|day| {
            let occurrence = self.on(when, day, now);
            (occurrence.over_at() > now.moment).then_some(occurrence)
        })
    }

    /// Every start from `now` to `days` days ahead, soonest first.
    pub fn starts_within(&self, now: Now, days: u32) -> Vec<Moment> {
        let Some(when) = self.when else { return Vec::new() };
        let from = now.moment.day_in(self.zone).minus_days(1);
        let until = now.moment.plus_minutes(i64::from(days) * 24 * 60);
        self.rhythm
            .days(when.day, from, days / 7 + 2)
            .map(|day| when.start.on(day, self.zone))
            .filter(|start| *start >= now.moment && *start <= until)
            .collect()
    }

    /// The last start on the reader's day so far, or that of what goes on since yesterday. `None`: nobody can have been there
    /// today yet.
    pub fn begun(&self, now: Now) -> Option<Moment> {
        let midnight = Now { moment: TimeOfDay::MIDNIGHT.on(now.today(), now.zone), ..now };
        // Two days: one may have twenty-five hours.
        let started = |start: &Moment| *start <= now.moment && start.day_in(now.zone) == now.today();
        let today = self.starts_within(midnight, 2).into_iter().filter(started).max();
        today.or_else(|| self.next(now).filter(|next| next.in_progress).map(|next| next.starts_at))
    }

    fn on(&self, when: WeekTime, local_day: Day, now: Now) -> Occurrence {
        let starts_at = when.start.on(local_day, self.zone);
        let ends_at = starts_at.plus_minutes(i64::from(when.minutes));
        let here = (starts_at.day_in(now.zone), starts_at.clock_time_in(now.zone));
        Occurrence {
            starts_at,
            ends_at,
            in_progress: starts_at <= now.moment,
            minutes_until: starts_at.minutes_since(now.moment),
            zone: self.zone,
            local_day,
            local_time: when.start,
            differs: here != (local_day, when.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(moment: &str, zone: &str) -> Now {
        Now { moment: moment.parse().unwrap(), zone: zone.parse().unwrap() }
    }

    fn slot(day: u8, minute: u16, minutes: u16, zone: &str) -> Slot {
        let start = TimeOfDay::from_minute(minute).unwrap();
        Slot::weekly(Some(WeekTime { day, start, minutes }), zone.parse().unwrap())
    }

    #[test]
    fn what_began_today_is_known_until_midnight_and_what_goes_on_until_it_is_over() {
        let begun = |slot: &Slot, at: &str, zone: &str| slot.begun(now(at, zone)).map(|start| start.to_string());
        let evening = slot(2, 19 * 60 + 30, 60, "America/Los_Angeles");
        let here = |at: &str| begun(&evening, at, "America/Los_Angeles");
        let started = Some("2026-11-25T03:30:00.000Z".to_owned());
        assert_eq!(here("2026-11-25T03:29:59Z"), None, "not before its time, nor for last week's");
        assert_eq!(here("2026-11-25T03:30:00Z"), started);
        assert_eq!(here("2026-11-25T07:59:00Z"), started, "over, and still today");
        assert_eq!(here("2026-11-25T08:00:00Z"), None, "another day");
        assert_eq!(begun(&evening, "2026-11-25T05:00:00Z", "Europe/London"), started, "it is Wednesday there");
        let late = slot(2, 23 * 60 + 30, 90, "America/Los_Angeles");
        let since = Some("2026-11-25T07:30:00.000Z".to_owned());
        assert_eq!(begun(&late, "2026-11-25T08:45:00Z", "America/Los_Angeles"), since, "past midnight it goes on");
        assert_eq!(begun(&late, "2026-11-25T09:00:00Z", "America/Los_Angeles"), None);
        let longest = slot(0, 23 * 60 + 30, 10, "Europe/London");
        let last_hour = Some("2026-10-25T23:30:00.000Z".to_owned());
        assert_eq!(begun(&longest, "2026-10-25T23:59:00Z", "Europe/London"), last_hour, "a day of twenty-five hours");
        let weeks = Weeks::try_from(vec![Nth::Fourth]).unwrap();
        let fourth = Slot { rhythm: Rhythm::Monthly { weeks }, ..evening };
        assert_eq!(begun(&fourth, "2026-11-25T05:00:00Z", "America/Los_Angeles"), started);
        assert_eq!(begun(&fourth, "2026-11-18T05:00:00Z", "America/Los_Angeles"), None, "the third Tuesday");
    }

    #[test]
    fn tonight_in_seattle_is_tomorrow_morning_in_london() {
        let tuesday_1930 = slot(2, 19 * 60 + 30, 60, "America/Los_Angeles");
        let next = tuesday_1930.next(now("2026-11-24T18:41:00Z", "Europe/London")).unwrap();
        assert_eq!(next.starts_at.to_string(), "2026-11-25T03:30:00.000Z");
        assert_eq!((next.minutes_until, next.differs, next.in_progress), (529, true, false));
    }

    #[test]
    fn a_meeting_that_runs_over_midnight_is_still_in_progress_after_it() {
        let tuesday_2359 = slot(2, 23 * 60 + 59, 91, "America/Los_Angeles");
        let next = tuesday_2359.next(now("2026-11-25T09:00:00Z", "America/Los_Angeles")).unwrap();
        assert!(next.in_progress, "23:59 to 01:30 goes on at 01:00 of the next day");
        let later = tuesday_2359.next(now("2026-11-25T09:31:00Z", "America/Los_Angeles")).unwrap();
        assert_eq!(later.starts_at.to_string(), "2026-12-02T07:59:00.000Z", "the week wraps");
    }

    #[test]
    fn ten_minutes_of_grace_hold_even_for_the_shortest_meeting() {
        let short = slot(2, 12 * 60, 5, "UTC");
        assert!(short.next(now("2026-11-24T12:09:00Z", "UTC")).unwrap().in_progress);
        assert!(!short.next(now("2026-11-24T12:10:00Z", "UTC")).unwrap().in_progress);
    }

    #[test]
    fn in_the_skipped_hour_nobody_comes_too_late() {
        let sunday_0230 = slot(0, 150, 60, "America/Los_Angeles");
        let next = sunday_0230.next(now("2026-03-08T08:00:00Z", "America/Los_Angeles")).unwrap();
        assert_eq!(next.starts_at.to_string(), "2026-03-08T10:30:00.000Z");
    }

    #[test]
    fn a_fortnight_holds_two_starts_of_a_weekly_slot() {
        let starts =
            slot(2, 19 * 60, 60, "Europe/London").starts_within(now("2026-11-24T18:00:00Z", "Asia/Kolkata"), 14);
        let starts: Vec<String> = starts.iter().map(Moment::to_string).collect();
        assert_eq!(starts, ["2026-11-24T19:00:00.000Z", "2026-12-01T19:00:00.000Z"]);
    }
}
