//! All of it at a glance: stretches side by side, and a year day by day.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::clocks::{ClockRef, Loaded};
use super::milestones::Milestone;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::session::Session;
use crate::time::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    Sober,
    Used,
    /// Between earlier history and the day from which one counts: nothing is said about it.
    Apart,
}

/// Days of one kind, none between two of them left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Span {
    pub kind: SpanKind,
    pub from: Day,
    /// Its last day; today where it goes on.
    pub last: Day,
    /// From `from` to `last`, both included.
    pub days: u32,
}

/// The whole way of a clock. Empty where no date was entered.
#[derive(Debug, Serialize, TS)]
pub struct Timeline {
    pub from: Option<Day>,
    pub today: Day,
    /// From the first day to today, oldest first.
    pub spans: Vec<Span>,
    /// Sober days since one began to count, and how many days those are out of.
    pub total_days: u32,
    pub of_days: u32,
    /// Sober days of earlier history.
    pub earlier_days: u32,
    pub longest_days: u32,
    /// `total_days` out of `of_days`, 0 to 1; null on the first day.
    pub share: Option<f64>,
}

#[derive(Deserialize, TS)]
pub struct YearQuery {
    pub clock: Id,
    pub year: i32,
}

#[derive(Debug, Serialize, TS)]
pub struct YearView {
    pub year: i32,
    /// From 1 January to 31 December.
    pub days: Vec<DayMark>,
    /// Of the days that have been, today included.
    pub sober_days: u32,
    pub used_days: u32,
    /// Of that year, in the order of their days; those that the present stretch reached again as well.
    pub milestones: Vec<Milestone>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DayMark {
    pub on: Day,
    pub state: DayState,
    /// A milestone was reached on it, or will be: `YearView::milestones` tells which.
    pub milestone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// One had not begun.
    Before,
    Sober,
    Used,
    /// See `SpanKind`.
    Apart,
    ToCome,
    /// The zone had no such day: Apia, 30 December 2011.
    LeftOut,
}

/// From the first day to today.
fn spans(loaded: &Loaded) -> Vec<Span> {
    let history = &loaded.history;
    let tomorrow = history.today.plus_days(1);
    let Some(first) = history.first_day else { return Vec::new() };
    let mut spans = Vec::new();
    let mut add = |kind: SpanKind, from: Day, until: Day| {
        let days = loaded.calendar.days_between(from, until);
        if days > 0 {
            spans.push(Span { kind, from, last: until.minus_days(1), days });
        }
    };
    // Before one began to count, only use that was entered is use.
    let gap = |from: Day| match history.counted_from {
        Some(counted) if from >= counted => SpanKind::Used,
        _ => SpanKind::Apart,
    };
    let mut day = first;
    for stretch in &history.stretches {
        let until = stretch.until.unwrap_or(tomorrow).min(tomorrow);
        add(gap(day), day, stretch.from.min(tomorrow));
        add(SpanKind::Sober, stretch.from, until);
        day = day.max(until);
    }
    add(gap(day), day, tomorrow);
    spans
}

pub(crate) fn get(session: &mut Session, wanted: ClockRef) -> Result<Timeline> {
    let now = session.now();
    let loaded = Loaded::by_id(session.db(), wanted.id, now)?;
    let history = &loaded.history;
    let share = (history.of_days > 0).then(|| f64::from(history.total_days) / f64::from(history.of_days));
    Ok(Timeline {
        from: history.first_day,
        today: history.today,
        spans: spans(&loaded),
        total_days: history.total_days,
        of_days: history.of_days,
        earlier_days: history.earlier_days,
        longest_days: history.longest_days,
        share,
    })
}

fn state(loaded: &Loaded, spans: &[Span], day: Day) -> DayState {
    let history = &loaded.history;
    if loaded.calendar.is_skipped(day) {
        return DayState::LeftOut;
    }
    if day > history.today {
        return DayState::ToCome;
    }
    let at = spans.partition_point(|span| span.last < day);
    match spans.get(at).filter(|span| span.from <= day).map(|span| span.kind) {
        Some(SpanKind::Sober) => DayState::Sober,
        Some(SpanKind::Used) => DayState::Used,
        Some(SpanKind::Apart) => DayState::Apart,
        None => DayState::Before,
    }
}

/// Any year from 1900 on; most of what is to come is simply to come.
pub(crate) fn get_year(session: &mut Session, wanted: YearQuery) -> Result<YearView> {
    let now = session.now();
    let loaded = Loaded::by_id(session.db(), wanted.clock, now)?;
    let bounds = Day::new(wanted.year, 1, 1).zip(Day::new(wanted.year, 12, 31));
    let (first, last) =
        bounds.filter(|_| (1900..=9999).contains(&wanted.year)).ok_or(Error::at("year", Code::OutOfRange))?;
    let spans = spans(&loaded);
    let mut milestones = loaded.milestones(session.db())?;
    loaded.dating().add_reached_again(&loaded.items, &mut milestones);
    milestones.retain(|one| one.on.year() == wanted.year);
    milestones.sort_by_key(|one| one.on);
    let all = (0..=last.days_since(first)).filter_map(|ahead| Some(first.plus_days(u32::try_from(ahead).ok()?)));
    let days: Vec<DayMark> = all
        .map(|on| DayMark {
            on,
            state: state(&loaded, &spans, on),
            milestone: milestones.iter().any(|one| one.on == on),
        })
        .collect();
    let count = |state| days.iter().filter(|day| day.state == state).count() as u32;
    let (sober_days, used_days) = (count(DayState::Sober), count(DayState::Used));
    Ok(YearView { year: wanted.year, days, sober_days, used_days, milestones })
}
