//! Sobriety dates, the days since, and what was reached on the way.
//!
//! A clock is a row of periods. A return to use ends one and begins another; no period is erased by it,
//! and what was reached in an earlier one stays reached. A clock is optional: people who come for someone
//! else's use need none.

pub(crate) mod milestones;
mod store;

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use milestones::{Milestone, MilestoneUnit, NextMilestone};

use crate::backup;
use crate::dates_file;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::session::Session;
use crate::time::Day;

/// Nobody alive counts from an earlier day; an earlier one is a slip of the keyboard.
const EARLIEST_YEAR: i32 = 1900;

#[derive(Debug, Serialize, TS)]
pub struct Clock {
    pub id: Id,
    pub label: Prose,
    /// Oldest first.
    pub periods: Vec<Period>,
    /// Null while no period goes on.
    pub standing: Option<Standing>,
    /// Reached ones with the day they were first reached, then the coming ones of this period.
    pub milestones: Vec<Milestone>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Period {
    pub id: Id,
    pub began_on: Day,
    /// The first day of use again; null while the period goes on.
    pub ended_on: Option<Day>,
    /// Whole days from `began_on` to its end, or to today.
    pub days: u32,
}

/// Where one stands today.
#[derive(Debug, PartialEq, Serialize, TS)]
pub struct Standing {
    pub since: Day,
    /// Days since `since`: 0 on the day itself.
    pub day_count: u32,
    /// The same as the calendar says it.
    pub years: u32,
    pub months: u32,
    pub days: u32,
    /// Over all periods.
    pub total_days: u32,
    pub longest_days: u32,
    /// Days since the first period began: "78 of the last 79 days".
    pub of_days: u32,
    pub next: Option<NextMilestone>,
}

/// Days out of another program that were sober.
#[derive(Deserialize, TS)]
pub struct SoberDaysImport {
    pub path: String,
    /// Which column of the file, from 0.
    pub column: usize,
}

#[derive(Debug, Serialize, TS)]
pub struct SoberDaysImported {
    /// Stretches of days that are periods now.
    pub periods: u32,
    /// Stretches that a period here covers or touches: left as it is here.
    pub already_here: u32,
}

#[derive(Deserialize, TS)]
pub struct SobrietyDateDraft {
    /// Null: the first clock, made when there is none.
    pub clock: Option<Id>,
    pub began_on: Day,
}

/// Days from the start of a period to its end or to today. A computer clock that was set back gives 0, never less.
fn length(began_on: Day, ended_on: Option<Day>, today: Day) -> u32 {
    u32::try_from(ended_on.unwrap_or(today).days_since(began_on)).unwrap_or(0)
}

/// Where one stands, told the periods (oldest first) and the day. `None` while no period goes on.
fn standing(periods: &[Period], today: Day) -> Option<Standing> {
    let current = periods.iter().rfind(|period| period.ended_on.is_none())?;
    let first = periods.iter().map(|period| period.began_on).min()?;
    let (years, months, days) = today.calendar_span_since(current.began_on);
    Some(Standing {
        since: current.began_on,
        day_count: current.days,
        years,
        months,
        days,
        total_days: periods.iter().map(|period| period.days).sum(),
        longest_days: periods.iter().map(|period| period.days).max().unwrap_or(0),
        of_days: length(first, None, today),
        next: milestones::next(current.began_on, today),
    })
}

fn check_began_on(began_on: Day, today: Day) -> Result<()> {
    if began_on > today {
        return Err(Error::at("began_on", Code::DateInFuture));
    }
    if began_on.year() < EARLIEST_YEAR {
        return Err(Error::at("began_on", Code::DateTooEarly));
    }
    Ok(())
}

fn clock(periods: Vec<store::PeriodRow>, row: store::ClockRow, today: Day) -> Clock {
    let periods: Vec<Period> = periods
        .into_iter()
        .map(|period| Period {
            id: period.id,
            began_on: period.began_on,
            ended_on: period.ended_on,
            days: length(period.began_on, period.ended_on, today),
        })
        .collect();
    let standing = standing(&periods, today);
    let milestones = milestones::of(&periods, today);
    Clock { id: row.id, label: row.label, periods, standing, milestones }
}

pub(crate) fn list_clocks(session: &mut Session, (): ()) -> Result<Vec<Clock>> {
    let today = session.now().today();
    let rows = store::clocks(session.db())?;
    rows.into_iter().map(|row| Ok(clock(store::periods(session.db(), row.seq)?, row, today))).collect()
}

/// Sets the day on which the period that goes on began; begins one where none does.
pub(crate) fn save_sobriety_date(session: &mut Session, draft: SobrietyDateDraft) -> Result<Clock> {
    let today = session.now().today();
    check_began_on(draft.began_on, today)?;
    session.write(|tx, now| {
        let row = match draft.clock {
            Some(id) => store::clock(tx, id)?,
            None => match store::clocks(tx)?.into_iter().next() {
                Some(first) => first,
                None => store::add_clock(tx, Id::make(now.moment), now.moment)?,
            },
        };
        match store::periods(tx, row.seq)?.iter().find(|period| period.ended_on.is_none()) {
            Some(current) => store::move_start(tx, current.id, draft.began_on, now.moment)?,
            None => store::add_period(tx, Id::make(now.moment), row.seq, draft.began_on, None, now.moment)?,
        }
        Ok(clock(store::periods(tx, row.seq)?, row, today))
    })
}

/// Each unbroken stretch of days becomes an earlier period; the one that reaches today or yesterday goes on. What is here
/// already is never changed. A backup of the present state is made first.
pub(crate) fn import_sober_days(session: &mut Session, wanted: SoberDaysImport) -> Result<SoberDaysImported> {
    let today = session.now().today();
    let file = dates_file::read(Path::new(&wanted.path), today)?;
    let stretches = dates_file::stretches(&file.column(wanted.column)?.days);
    backup::before(session, backup::Reason::Import)?;
    session.write(|tx, now| {
        let clock = match store::clocks(tx)?.into_iter().next() {
            Some(first) => first,
            None => store::add_clock(tx, Id::make(now.moment), now.moment)?,
        };
        let mut imported = SoberDaysImported { periods: 0, already_here: 0 };
        let here = store::periods(tx, clock.seq)?;
        for (first, last) in stretches {
            let goes_on = today.days_since(last) <= 1;
            // The first day that is not sober any more, as a period ends.
            let ended_on = (!goes_on).then(|| last.plus_days(1));
            let meets = |period: &store::PeriodRow| {
                ended_on.is_none_or(|ended_on| period.began_on < ended_on)
                    && period.ended_on.is_none_or(|ended_on| first < ended_on)
            };
            if here.iter().any(meets) {
                imported.already_here += 1;
                continue;
            }
            store::add_period(tx, Id::make(now.moment), clock.seq, first, ended_on, now.moment)?;
            imported.periods += 1;
        }
        Ok(imported)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Moment;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn period(began_on: &str, ended_on: Option<&str>, today: &str) -> Period {
        let moment: Moment = "2026-11-24T00:00:00Z".parse().unwrap();
        let (began_on, ended_on) = (day(began_on), ended_on.map(day));
        Period { id: Id::make(moment), began_on, ended_on, days: length(began_on, ended_on, day(today)) }
    }

    #[test]
    fn one_period_stands_as_its_days_and_its_calendar_span() {
        let standing = standing(&[period("2025-10-08", None, "2026-11-24")], day("2026-11-24")).unwrap();
        assert_eq!((standing.day_count, standing.years, standing.months, standing.days), (412, 1, 1, 16));
    }

    #[test]
    fn a_return_to_use_keeps_every_day_before_it() {
        let periods =
            [period("2026-09-06", Some("2026-11-23"), "2026-11-24"), period("2026-11-24", None, "2026-11-24")];
        let standing = standing(&periods, day("2026-11-24")).unwrap();
        assert_eq!(
            (standing.total_days, standing.of_days, standing.longest_days, standing.day_count),
            (78, 79, 78, 0),
            "78 of the last 79 days is what people asked for"
        );
    }

    #[test]
    fn a_computer_clock_set_back_gives_no_negative_days() {
        let standing = standing(&[period("2026-11-24", None, "2026-11-20")], day("2026-11-20")).unwrap();
        assert_eq!((standing.day_count, standing.days, standing.of_days), (0, 0, 0));
    }

    #[test]
    fn a_date_in_the_future_or_before_1900_is_refused_at_its_field() {
        let refusal = |text: &str| check_began_on(day(text), day("2026-11-24")).unwrap_err().problem();
        assert_eq!(refusal("2026-11-25").code, Code::DateInFuture);
        assert_eq!(refusal("1899-12-31").code, Code::DateTooEarly);
        assert_eq!(refusal("2026-11-25").field.as_deref(), Some("began_on"));
        assert!(check_began_on(day("2026-11-24"), day("2026-11-24")).is_ok(), "today is a fine day to begin");
    }
}
