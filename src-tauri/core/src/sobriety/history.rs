//! What follows from the dates: unbroken stretches, where one stands, and the figure one chose to look at.
//!
//! A period is what was entered: a day on which one began, and for history the day it ended. A return to use cuts a
//! stretch out of it. Nothing here is stored, so a date entered later, or taken away again, moves all that follows from it.
//!
//! A day with use in it is a day of use, whatever the hour; the next stretch begins on the day after the last one. Whether
//! the day that goes on counts already is the clock's counting.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::count::{Calendar, Elapsed};
use super::milestones::NextMilestone;
use super::store::{PeriodRow, ReturnRow};
use crate::id::Id;
use crate::time::{Day, Moment, TimeOfDay, Zone};

/// Whether the first day is day 0 or day 1. Both are common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// A day counts once it is over: the first is day 0.
    FromZero,
    /// A day counts as soon as it has begun: the first is day 1.
    FromOne,
}

/// The main figure of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Days of the stretch that goes on.
    DaysSince,
    /// "78 of the last 79 days".
    OfDays,
    /// Sober days in all, earlier history included.
    Total,
}

/// The figure the user chose, worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Figure {
    pub kind: FigureKind,
    pub count: u32,
    /// "of the last 79 days"; null for the other kinds.
    pub of: Option<u32>,
}

/// One unbroken stretch, as it follows from the dates entered and the returns to use between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Period {
    /// Of what it began with: the date entered, or the return to use it came after.
    pub id: Id,
    pub began_on: Day,
    /// The first day of use again; null while the period goes on.
    pub ended_on: Option<Day>,
    /// Whole days from `began_on` to its end, or to today.
    pub days: u32,
    /// History from before one began to count.
    pub earlier: bool,
}

/// Where one stands today.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Standing {
    /// The first day without use. On a day of use that is over it is tomorrow.
    pub since: Day,
    /// Days since `since`, as the clock counts: on the day itself 0 or 1.
    pub day_count: u32,
    /// From `since` to today, as the calendar says it.
    pub years: u32,
    pub months: u32,
    pub days: u32,
    /// Sober days since the first period began, earlier history left out.
    pub total_days: u32,
    /// Over all periods, earlier history included.
    pub longest_days: u32,
    /// Days since the first period began: "78 of the last 79 days".
    pub of_days: u32,
    pub next: Option<NextMilestone>,
}

/// One unbroken stretch, and the instants it lies between where they were given.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub began_by: Id,
    pub from: Day,
    /// The first day that is no part of it.
    pub until: Option<Day>,
    pub from_at: Option<Moment>,
    pub until_at: Option<Moment>,
    pub earlier: bool,
    pub days: u32,
}

/// Use, from its first day to its last; `None`: it goes on. The instants are there where a time of day was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub id: Id,
    pub first: Day,
    pub last: Option<Day>,
    pub began_at: Option<Moment>,
    pub ended_at: Option<Moment>,
}

#[derive(Debug)]
pub(super) struct History {
    /// Oldest first; none is empty but the one that begins tomorrow.
    pub stretches: Vec<Stretch>,
    pub uses: Vec<Use>,
    /// The first day of any period, and of the first that is no earlier history.
    pub first_day: Option<Day>,
    pub counted_from: Option<Day>,
    pub today: Day,
    /// The first day that does not count yet.
    pub counted_until: Day,
    pub longest_days: u32,
    /// Sober days since `counted_from`, and before it.
    pub total_days: u32,
    pub earlier_days: u32,
    pub of_days: u32,
}

/// The day of what was entered, and with a time of day its instant, whose day it is then. Without one no zone is asked:
/// forty years of days are many.
pub(super) fn placed(calendar: &Calendar, on: Day, time: Option<TimeOfDay>, zone: Zone) -> (Day, Option<Moment>) {
    let at = time.map(|time| time.on(on, zone));
    (at.map_or(on, |at| calendar.day_of(at)), at)
}

/// The days a period covers before any return to use cuts it.
pub(super) fn span(calendar: &Calendar, period: &PeriodRow) -> (Day, Option<Day>) {
    (placed(calendar, period.began_on, period.began_time, period.zone).0, period.ended_on)
}

pub(super) fn use_of(calendar: &Calendar, row: &ReturnRow) -> Use {
    let (first, began_at) = placed(calendar, row.began_on, row.began_time, row.zone);
    let ended = row.ended_on.map(|on| placed(calendar, on, row.ended_time, row.zone));
    Use {
        id: row.id,
        first,
        last: ended.map(|(last, _)| last.max(first)),
        began_at,
        ended_at: ended.and_then(|(_, at)| at),
    }
}

impl History {
    /// `periods` and `returns` in the order of their days.
    pub fn of(
        calendar: &Calendar,
        periods: &[PeriodRow],
        returns: &[ReturnRow],
        now: Moment,
        counting: Counting,
    ) -> History {
        let today = calendar.day_of(now);
        let counted_until = match counting {
            Counting::FromZero => today,
            Counting::FromOne => today.plus_days(1),
        };
        // One of a day to come was entered under a wrong clock; it has not been.
        let mut uses: Vec<Use> =
            returns.iter().map(|row| use_of(calendar, row)).filter(|each| each.first <= today).collect();
        uses.sort_by_key(|each| (each.first, each.began_at));
        let mut stretches = Vec::new();
        let mut next = 0;
        for period in periods {
            next = cut(calendar, period, &uses, next, &mut stretches);
        }
        for stretch in &mut stretches {
            let until = stretch.until.map_or(counted_until, |until| until.min(counted_until));
            stretch.days = calendar.days_between(stretch.from, until);
        }
        let first = |earlier_too: bool| {
            let counted = periods.iter().filter(|period| earlier_too || !period.earlier);
            counted.map(|period| span(calendar, period).0).min()
        };
        let counted_from = first(false);
        let sum = |earlier| stretches.iter().filter(|each| each.earlier == earlier).map(|each| each.days).sum();
        History {
            first_day: first(true),
            counted_from,
            today,
            counted_until,
            longest_days: stretches.iter().map(|each| each.days).max().unwrap_or(0),
            total_days: sum(false),
            earlier_days: sum(true),
            of_days: counted_from.map_or(0, |from| calendar.days_between(from, counted_until)),
            stretches,
            uses,
        }
    }

    /// The stretch that goes on, or begins tomorrow after a day of use.
    pub fn current(&self) -> Option<&Stretch> {
        self.stretches.last().filter(|stretch| stretch.until.is_none())
    }

    pub fn periods(&self) -> Vec<Period> {
        let period = |stretch: &Stretch| Period {
            id: stretch.began_by,
            began_on: stretch.from,
            ended_on: stretch.until,
            days: stretch.days,
            earlier: stretch.earlier,
        };
        self.stretches.iter().map(period).collect()
    }

    /// `None` while no stretch goes on.
    pub fn standing(&self, next: Option<NextMilestone>) -> Option<Standing> {
        let current = self.current()?;
        let (years, months, days) = self.today.calendar_span_since(current.from);
        Some(Standing {
            since: current.from,
            day_count: current.days,
            years,
            months,
            days,
            total_days: self.total_days,
            longest_days: self.longest_days,
            of_days: self.of_days,
            next,
        })
    }

    pub fn figure(&self, kind: FigureKind) -> Figure {
        let (count, of) = match kind {
            FigureKind::DaysSince => (self.current().map_or(0, |current| current.days), None),
            FigureKind::OfDays => (self.total_days, Some(self.of_days)),
            FigureKind::Total => (self.total_days + self.earlier_days, None),
        };
        Figure { kind, count, of }
    }

    pub fn elapsed(&self, calendar: &Calendar, now: Moment) -> Option<Elapsed> {
        let current = self.current()?;
        let since = current.from_at.unwrap_or_else(|| calendar.starts_at(current.from));
        Some(calendar.elapsed(since, current.from_at.is_some(), now))
    }

    /// Returns to use that lie in a period which goes on: after one of these the present stretch began.
    pub fn last_use_since(&self, from: Day) -> Option<&Use> {
        self.uses.iter().rev().find(|each| each.first >= from)
    }
}

/// Adds what the returns to use leave of a period; tells with which of them to go on.
fn cut(calendar: &Calendar, period: &PeriodRow, uses: &[Use], mut next: usize, stretches: &mut Vec<Stretch>) -> usize {
    let (from, from_at) = placed(calendar, period.began_on, period.began_time, period.zone);
    let until = period.ended_on;
    let mut rest =
        Stretch { began_by: period.id, from, until, from_at, until_at: None, earlier: period.earlier, days: 0 };
    while let Some(each) = uses.get(next).filter(|each| until.is_none_or(|until| each.first < until)) {
        if each.last.is_none_or(|last| last >= rest.from) {
            if rest.from < each.first {
                stretches.push(Stretch { until: Some(each.first), until_at: each.began_at, ..rest.clone() });
            }
            let Some(last) = each.last else { return next };
            rest = Stretch { began_by: each.id, from: calendar.plus_days(last, 1), from_at: each.ended_at, ..rest };
        } else if rest.began_by != period.id && each.last.is_some_and(|last| calendar.plus_days(last, 1) == rest.from) {
            // The second of one day.
            rest.from_at = each.ended_at;
        }
        // One that reaches into the next period is asked again there.
        if until.is_some_and(|until| rest.from > until) {
            return next;
        }
        next += 1;
    }
    if until.is_none_or(|until| rest.from < until) {
        stretches.push(rest);
    }
    next
}

/// Two stretches or uses share a day.
pub(super) fn meet(one: (Day, Option<Day>), other: (Day, Option<Day>)) -> bool {
    one.1.is_none_or(|until| other.0 < until) && other.1.is_none_or(|until| one.0 < until)
}
