//! Milestones: the custom of many groups, no official set. Days are days; months and years are calendar.

use serde::Serialize;
use ts_rs::TS;

use super::Period;
use crate::time::Day;

/// How many coming milestones are listed.
const COMING: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneUnit {
    Hours,
    Days,
    Months,
    Years,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Milestone {
    pub unit: MilestoneUnit,
    pub count: u32,
    /// The day it was first reached, or will be.
    pub on: Day,
    pub reached: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct NextMilestone {
    pub milestone: Milestone,
    pub in_days: u32,
    /// How much of the way from the last milestone to this one has gone: 0 to 1.
    pub way: f64,
}

/// 24 hours, 30, 60 and 90 days, 6 and 9 months, 1 year, 18 months, then every year. Without end.
fn custom() -> impl Iterator<Item = (MilestoneUnit, u32)> {
    use MilestoneUnit::{Days, Hours, Months, Years};
    let early = [(Hours, 24), (Days, 30), (Days, 60), (Days, 90), (Months, 6), (Months, 9), (Years, 1), (Months, 18)];
    early.into_iter().chain((2..).map(|years| (Years, years)))
}

fn falls_on(began_on: Day, unit: MilestoneUnit, count: u32) -> Day {
    match unit {
        MilestoneUnit::Hours => began_on.plus_days(count.div_ceil(24)),
        MilestoneUnit::Days => began_on.plus_days(count),
        MilestoneUnit::Months => began_on.plus_months(count),
        MilestoneUnit::Years => began_on.plus_months(count.saturating_mul(12)),
    }
}

fn all_from(began_on: Day, today: Day) -> impl Iterator<Item = Milestone> {
    custom().map(move |(unit, count)| {
        let on = falls_on(began_on, unit, count);
        Milestone { unit, count, on, reached: on <= today }
    })
}

/// The next milestone of the period that began on `began_on`.
pub(super) fn next(began_on: Day, today: Day) -> Option<NextMilestone> {
    let milestone = all_from(began_on, today).find(|milestone| !milestone.reached)?;
    let last = all_from(began_on, today).take_while(|milestone| milestone.reached).last();
    let from = last.map_or(began_on, |last| last.on);
    let gone = today.days_since(from).max(0) as f64;
    let whole = milestone.on.days_since(from).max(1) as f64;
    let in_days = u32::try_from(milestone.on.days_since(today)).unwrap_or(0);
    Some(NextMilestone { milestone, in_days, way: (gone / whole).clamp(0.0, 1.0) })
}

/// What was reached in any period, each on the first day it was reached, then what comes in this one.
pub(super) fn of(periods: &[Period], today: Day) -> Vec<Milestone> {
    let mut listed: Vec<Milestone> = Vec::new();
    for period in periods {
        let end = period.ended_on.unwrap_or(today).min(today);
        for milestone in all_from(period.began_on, end).take_while(|milestone| milestone.reached) {
            if !listed.iter().any(|known| (known.unit, known.count) == (milestone.unit, milestone.count)) {
                listed.push(milestone);
            }
        }
    }
    if let Some(current) = periods.iter().rfind(|period| period.ended_on.is_none()) {
        let coming = all_from(current.began_on, today).filter(|milestone| !milestone.reached);
        let new = coming.filter(|one| !listed.iter().any(|known| (known.unit, known.count) == (one.unit, one.count)));
        let coming: Vec<Milestone> = new.take(COMING).collect();
        listed.extend(coming);
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn period(began_on: &str, ended_on: Option<&str>) -> Period {
        let id = Id::make("2026-11-24T00:00:00Z".parse().unwrap());
        Period { id, began_on: day(began_on), ended_on: ended_on.map(day), days: 0 }
    }

    #[test]
    fn months_are_clamped_and_days_are_days() {
        assert_eq!(falls_on(day("2025-08-31"), MilestoneUnit::Months, 6), day("2026-02-28"));
        assert_eq!(falls_on(day("2024-02-29"), MilestoneUnit::Years, 1), day("2025-02-28"));
        assert_eq!(falls_on(day("2026-01-31"), MilestoneUnit::Days, 30), day("2026-03-02"));
    }

    #[test]
    fn the_first_day_already_has_a_next_milestone() {
        let next = next(day("2026-11-24"), day("2026-11-24")).unwrap();
        assert_eq!(
            (next.milestone.unit, next.milestone.count, next.in_days, next.way),
            (MilestoneUnit::Hours, 24, 1, 0.0)
        );
    }

    #[test]
    fn after_ten_years_the_eleventh_comes_next() {
        let next = next(day("2016-11-24"), day("2026-11-24")).unwrap();
        assert_eq!((next.milestone.unit, next.milestone.count, next.in_days), (MilestoneUnit::Years, 11, 365));
    }

    #[test]
    fn a_return_to_use_keeps_earlier_milestones() {
        let periods = [period("2026-01-01", Some("2026-04-15")), period("2026-11-20", None)];
        let reached: Vec<(u32, Day)> =
            of(&periods, day("2026-11-24")).iter().filter(|m| m.reached).map(|m| (m.count, m.on)).collect();
        assert_eq!(
            reached,
            [(24, day("2026-01-02")), (30, day("2026-01-31")), (60, day("2026-03-02")), (90, day("2026-04-01"))],
            "what was reached stays reached, on the day it was"
        );
    }
}
