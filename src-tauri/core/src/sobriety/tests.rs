//! Rules over whole histories.

use std::collections::HashSet;

use proptest::prelude::*;

use super::count::Calendar;
use super::history::{Counting, FigureKind, History};
use super::milestones::Dating;
use super::sets::{self, MilestoneSet, MilestoneUnit};
use super::store::{PeriodRow, ReturnRow};
use crate::id::Id;
use crate::time::{Day, Moment, TimeOfDay, Zone};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn id() -> Id {
    Id::make("2026-11-24T00:00:00Z".parse().unwrap())
}

fn period(began_on: &str, ended_on: Option<&str>) -> PeriodRow {
    PeriodRow {
        id: id(),
        began_on: day(began_on),
        began_time: None,
        zone: Zone::UTC,
        ended_on: ended_on.map(day),
        earlier: false,
    }
}

fn use_on(first: &str, last: Option<&str>) -> ReturnRow {
    ReturnRow {
        seq: 0,
        id: id(),
        began_on: day(first),
        began_time: None,
        ended_on: last.map(day),
        ended_time: None,
        zone: Zone::UTC,
        entry: None,
    }
}

struct Told {
    calendar: Calendar,
    history: History,
    counting: Counting,
    now: Moment,
}

/// Noon of `today`, in UTC.
fn told_in(periods: &[PeriodRow], returns: &[ReturnRow], today: Day, counting: Counting) -> Told {
    let calendar = Calendar::new(Zone::UTC, 0, day("1980-01-01"), today);
    let now = TimeOfDay::NOON.on(today, Zone::UTC);
    let history = History::of(&calendar, periods, returns, now, counting);
    Told { calendar, history, counting, now }
}

fn told(periods: &[PeriodRow], returns: &[ReturnRow], today: &str) -> Told {
    told_in(periods, returns, day(today), Counting::FromZero)
}

impl Told {
    fn dating(&self) -> Dating<'_> {
        Dating { calendar: &self.calendar, history: &self.history, counting: self.counting, now: self.now }
    }

    fn reached(&self) -> Vec<(MilestoneUnit, u32, String)> {
        let items = sets::items(MilestoneSet::Aa, 4000);
        let mut reached: Vec<_> = self
            .dating()
            .reached(&items)
            .into_iter()
            .map(|((unit, count), on)| (unit, count, on.to_string()))
            .collect();
        reached.sort_by(|one, other| one.2.cmp(&other.2));
        reached
    }
}

#[test]
fn one_period_stands_as_its_days_and_its_calendar_span() {
    let standing = told(&[period("2025-10-08", None)], &[], "2026-11-24").history.standing(None).unwrap();
    assert_eq!((standing.day_count, standing.years, standing.months, standing.days), (412, 1, 1, 16));
}

#[test]
fn a_return_to_use_keeps_every_day_before_it() {
    let it = told(&[period("2026-09-06", None)], &[use_on("2026-11-23", Some("2026-11-23"))], "2026-11-24").history;
    let standing = it.standing(None).unwrap();
    assert_eq!(
        (standing.total_days, standing.of_days, standing.longest_days, standing.day_count),
        (78, 79, 78, 0),
        "78 of the last 79 days is what people asked for"
    );
    assert_eq!((it.figure(FigureKind::OfDays).count, it.figure(FigureKind::OfDays).of), (78, Some(79)));
}

#[test]
fn two_periods_of_an_older_store_keep_their_meaning() {
    let periods = [period("2026-09-06", Some("2026-11-23")), period("2026-11-24", None)];
    let standing = told(&periods, &[], "2026-11-24").history.standing(None).unwrap();
    assert_eq!((standing.total_days, standing.of_days, standing.since), (78, 79, day("2026-11-24")));
}

#[test]
fn earlier_history_is_added_and_never_counted_as_a_return_to_use() {
    let earlier = PeriodRow { earlier: true, ..period("2010-01-01", Some("2011-01-01")) };
    let it = told(&[earlier, period("2026-11-14", None)], &[], "2026-11-24").history;
    let standing = it.standing(None).unwrap();
    assert_eq!((standing.total_days, standing.of_days, standing.longest_days), (10, 10, 365));
    assert_eq!(it.figure(FigureKind::Total).count, 375);
}

#[test]
fn on_a_day_of_use_that_is_over_the_next_stretch_begins_tomorrow() {
    let today = "2026-11-24";
    let it = told(&[period("2026-11-14", None)], &[use_on(today, Some(today))], today).history;
    let standing = it.standing(None).unwrap();
    assert_eq!((standing.since, standing.day_count, standing.total_days), (day("2026-11-25"), 0, 10));
    let goes_on = told(&[period("2026-11-14", None)], &[use_on("2026-11-20", None)], today).history;
    assert!(goes_on.standing(None).is_none(), "while use goes on nothing else does");
    assert_eq!((goes_on.total_days, goes_on.of_days), (6, 10));
}

#[test]
fn from_one_the_first_day_counts_and_so_does_a_milestone_of_days() {
    let stands = |counting, today| {
        let it = told_in(&[period("2026-10-26", None)], &[], day(today), counting);
        let thirty = it.reached().iter().any(|(unit, count, _)| (*unit, *count) == (MilestoneUnit::Days, 30));
        (it.history.standing(None).unwrap().day_count, thirty)
    };
    assert_eq!(stands(Counting::FromZero, "2026-10-26"), (0, false));
    assert_eq!(stands(Counting::FromOne, "2026-10-26"), (1, false));
    assert_eq!(stands(Counting::FromZero, "2026-11-24"), (29, false));
    assert_eq!(stands(Counting::FromOne, "2026-11-24"), (30, true), "what is said is what is reached");
    assert_eq!(stands(Counting::FromZero, "2026-11-25"), (30, true));
}

#[test]
fn a_computer_clock_set_back_gives_no_negative_days() {
    let standing = told(&[period("2026-11-24", None)], &[], "2026-11-20").history.standing(None).unwrap();
    assert_eq!((standing.day_count, standing.days, standing.of_days), (0, 0, 0));
}

#[test]
fn use_entered_under_a_wrong_clock_has_not_been() {
    let it = told(&[period("2026-11-14", None)], &[use_on("2036-11-01", Some("2036-11-02"))], "2026-11-24").history;
    assert_eq!(it.standing(None).unwrap().day_count, 10);
}

#[test]
fn months_are_clamped_and_days_are_days() {
    let next = |began: &str, today: &str| {
        let it = told(&[period(began, None)], &[], today);
        let next = it.dating().next(&sets::items(MilestoneSet::Aa, 8000)).unwrap();
        (next.milestone.unit, next.milestone.count, next.milestone.on.to_string(), next.in_days)
    };
    assert_eq!(next("2025-08-31", "2026-02-01"), (MilestoneUnit::Months, 6, "2026-02-28".into(), 27));
    assert_eq!(next("2024-02-29", "2025-02-01"), (MilestoneUnit::Years, 1, "2025-02-28".into(), 27));
    assert_eq!(next("2026-01-31", "2026-02-10"), (MilestoneUnit::Days, 30, "2026-03-02".into(), 20));
    assert_eq!(next("2026-11-24", "2026-11-24"), (MilestoneUnit::Hours, 24, "2026-11-25".into(), 1));
    assert_eq!(next("2016-11-24", "2026-11-24"), (MilestoneUnit::Years, 11, "2027-11-24".into(), 365));
}

#[test]
fn a_return_to_use_keeps_earlier_milestones() {
    let periods = [period("2026-01-01", None)];
    let uses = [use_on("2026-04-15", Some("2026-11-19"))];
    assert_eq!(
        told(&periods, &uses, "2026-11-24").reached(),
        [
            (MilestoneUnit::Hours, 24, "2026-01-02".to_owned()),
            (MilestoneUnit::Days, 30, "2026-01-31".to_owned()),
            (MilestoneUnit::Days, 60, "2026-03-02".to_owned()),
            (MilestoneUnit::Days, 90, "2026-04-01".to_owned())
        ],
        "what was reached stays reached, on the day it was"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Against a count of each day by itself.
    #[test]
    fn every_day_is_sober_or_used_and_none_is_counted_twice(
        lasts in 1u32..900, uses in prop::collection::vec((0u32..900, 0u32..20), 0..40), from_one: bool
    ) {
        let began = day("2024-01-15");
        let today = began.plus_days(lasts);
        let mut used: HashSet<Day> = HashSet::new();
        let mut returns = Vec::new();
        for (at, length) in uses {
            let (first, last) = (began.plus_days(at), began.plus_days(at + length).min(today));
            let days: Vec<Day> = (0..=length).map(|ahead| first.plus_days(ahead)).collect();
            if first <= today && days.iter().all(|day| !used.contains(day)) {
                used.extend(days.into_iter().filter(|day| *day <= today));
                returns.push(use_on(&first.to_string(), Some(&last.to_string())));
            }
        }
        let counting = if from_one { Counting::FromOne } else { Counting::FromZero };
        let counted = lasts + u32::from(from_one);
        let sober = (0..counted).filter(|ahead| !used.contains(&began.plus_days(*ahead))).count() as u32;
        let it = told_in(&[period("2024-01-15", None)], &returns, today, counting);
        prop_assert_eq!(it.history.total_days, sober);
        prop_assert_eq!(it.history.of_days, counted);
        let sum: u32 = it.history.stretches.iter().map(|each| each.days).sum();
        prop_assert_eq!(sum, sober);
        prop_assert!(it.history.stretches.windows(2).all(|two| two[0].until.unwrap() < two[1].from));
        // The order in which they were entered says nothing.
        returns.reverse();
        let again = told_in(&[period("2024-01-15", None)], &returns, today, counting);
        prop_assert_eq!(again.history.periods().iter().map(|each| (each.began_on, each.days)).collect::<Vec<_>>(),
            it.history.periods().iter().map(|each| (each.began_on, each.days)).collect::<Vec<_>>());
        // One day more is one more sober day or one more day of use.
        let tomorrow = told_in(&[period("2024-01-15", None)], &returns, today.plus_days(1), counting);
        prop_assert!(tomorrow.history.total_days - it.history.total_days <= 1);
        prop_assert_eq!(tomorrow.history.of_days - it.history.of_days, 1);
    }
}
