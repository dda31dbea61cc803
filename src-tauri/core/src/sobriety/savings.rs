//! What sober days give back: money, time, or something of the user's own. There is none until the user adds it.
//!
//! A rate says what a day or a week of use took, from a day on. Only sober days count, as the clock counts them, and only
//! since one began to count; earlier history gives nothing back.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::clocks::{ClockRef, Loaded, load_of};
use super::count::Calendar;
use super::history::{Counting, History};
use super::store::{self as clock_store, Owned};
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::{NAME_LIMIT, Prose};
use crate::session::Session;
use crate::time::Day;

/// Minor units, minutes or pieces a day or a week: beyond it sums would leave what a page can count exactly.
const LARGEST: i64 = 1_000_000_000;
const MOST_RATES: usize = 200;
/// Days. What lies further ahead is told to nobody as a date.
const LONGEST_WAIT: u32 = 50 * 366;

/// Of a minor unit, a minute or a piece: so that a day of a week is exact.
type Sevenths = i64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GainKind {
    /// In minor units of `currency`: cents.
    Money,
    /// In minutes.
    Time,
    /// In whole pieces of what `name` says: "bottles not bought".
    Own,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RatePer {
    Day,
    Week,
}

/// What use took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rate {
    /// The first day it held; null: from the beginning. At most one has none.
    pub from_on: Option<Day>,
    pub per: RatePer,
    /// 0 to 1,000,000,000.
    #[ts(type = "number")]
    pub amount: i64,
}

impl Rate {
    fn of_a_day(&self) -> Sevenths {
        if self.per == RatePer::Day { self.amount * 7 } else { self.amount }
    }
}

/// "€600 for a bicycle".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Goal {
    pub name: Prose,
    /// In the gain's own unit; at least 1.
    #[ts(type = "number")]
    pub amount: i64,
}

#[derive(Clone, Deserialize, TS)]
pub struct GainDraft {
    /// Null: a new one.
    pub id: Option<Id>,
    /// Of a new one. An old one stays with its clock.
    pub clock: Id,
    pub kind: GainKind,
    /// Needed for the user's own kind.
    pub name: Prose,
    /// ISO 4217, for money.
    pub currency: Option<String>,
    /// At least one.
    pub rates: Vec<Rate>,
    pub goal: Option<Goal>,
}

/// What was given back until today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Gain {
    pub id: Id,
    pub clock: Id,
    pub kind: GainKind,
    pub name: Prose,
    pub currency: Option<String>,
    /// Oldest first.
    pub rates: Vec<Rate>,
    pub goal: Option<Goal>,
    /// In minor units, minutes or pieces; a part of one is not there yet.
    #[ts(type = "number")]
    pub total: i64,
    /// The sober days it rests on.
    pub days: u32,
    /// Of the goal, whole percents; more than 100 when there is more than was wanted.
    pub goal_percent: Option<u32>,
    /// When the goal will be there if every day until then counts, at the rates as they are. Null: it is there, no period
    /// goes on, nothing more is given back, or nobody would wait so long.
    pub goal_on: Option<Day>,
}

#[derive(Deserialize, TS)]
pub struct GainRef {
    pub id: Id,
}

/// As ISO 4217 writes one.
pub(super) fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Oldest first.
fn checked_rates(mut rates: Vec<Rate>) -> Result<Vec<Rate>> {
    let fits = |rate: &Rate| (0..=LARGEST).contains(&rate.amount);
    if rates.is_empty() || rates.len() > MOST_RATES || !rates.iter().all(fits) {
        return Err(Error::at("rates", Code::OutOfRange));
    }
    rates.sort_by_key(|rate| rate.from_on);
    if rates.windows(2).any(|two| matches!(two, [one, other] if one.from_on == other.from_on)) {
        return Err(Error::at("rates", Code::DatesOverlap));
    }
    Ok(rates)
}

/// Rates that could have been saved here, as they would be.
pub(super) fn rates_read_back(text: &str) -> bool {
    let rates = serde_json::from_str::<Vec<Rate>>(text).ok();
    rates.is_some_and(|rates| checked_rates(rates.clone()).is_ok_and(|checked| checked == rates))
}

fn checked(draft: GainDraft) -> Result<GainDraft> {
    let name = draft.name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("name"))?;
    if draft.kind == GainKind::Own && name.is_blank() {
        return Err(Error::at("name", Code::NameMissing));
    }
    let currency = draft.currency.filter(|_| draft.kind == GainKind::Money);
    if draft.kind == GainKind::Money && !currency.as_ref().is_some_and(|code| is_currency(code)) {
        return Err(Error::at("currency", Code::CurrencyUnknown));
    }
    let rates = checked_rates(draft.rates)?;
    let goal = match draft.goal {
        None => None,
        Some(goal) if goal.amount < 1 || goal.amount > LARGEST => return Err(Error::at("goal", Code::OutOfRange)),
        Some(goal) => {
            let name = goal.name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("goal"))?;
            Some(Goal { name, ..goal })
        }
    };
    Ok(GainDraft { name, currency, rates, goal, ..draft })
}

/// What the rates, oldest first, give for the sober days, and how many of those have a rate.
fn given_back(calendar: &Calendar, history: &History, rates: &[Rate]) -> (Sevenths, u32) {
    let (mut sevenths, mut days) = (0, 0);
    let mut from_rate = 0;
    for stretch in history.stretches.iter().filter(|stretch| !stretch.earlier) {
        let until = stretch.until.map_or(history.counted_until, |until| until.min(history.counted_until));
        let begins = |rate: &Rate| rate.from_on.unwrap_or(stretch.from);
        while rates.get(from_rate + 1).is_some_and(|next| begins(next) <= stretch.from) {
            from_rate += 1;
        }
        for at in from_rate..rates.len() {
            let Some(rate) = rates.get(at).filter(|rate| begins(rate) < until) else { break };
            let end = rates.get(at + 1).map_or(until, |next| begins(next).min(until));
            let held = calendar.days_between(begins(rate).max(stretch.from), end);
            sevenths += rate.of_a_day() * i64::from(held);
            days += held;
        }
    }
    (sevenths, days)
}

/// How many more sober days `wanted` takes, the first of them `from`. `None`: more than anybody waits for.
fn days_until(calendar: &Calendar, rates: &[Rate], from: Day, mut wanted: Sevenths) -> Option<u32> {
    for (at, rate) in rates.iter().enumerate() {
        let begins = rate.from_on.unwrap_or(from);
        let ends = rates.get(at + 1).and_then(|next| next.from_on);
        if ends.is_some_and(|ends| ends <= from) {
            continue;
        }
        // Before the first rate holds nothing is given back, and time goes by all the same.
        let first = begins.max(from);
        let gone = calendar.days_between(from, first);
        let held = ends.map_or(LONGEST_WAIT, |ends| calendar.days_between(first, ends));
        let each = rate.of_a_day();
        let needed = if each > 0 { u32::try_from((wanted + each - 1) / each).ok() } else { None };
        if let Some(needed) = needed.filter(|needed| *needed <= held) {
            return gone.checked_add(needed).filter(|days| *days <= LONGEST_WAIT);
        }
        wanted -= each * i64::from(held);
    }
    None
}

/// The day on which the goal will have been reached.
fn goal_on(loaded: &Loaded, rates: &[Rate], goal: &Goal, sevenths: Sevenths) -> Option<Day> {
    let wanted = goal.amount * 7 - sevenths;
    let current = loaded.history.current().filter(|_| wanted > 0)?;
    let from = loaded.history.counted_until.max(current.from);
    let days = days_until(&loaded.calendar, rates, from, wanted)?;
    // A day that counts as it begins brings its share on its morning, another on the morning after.
    let mornings = match loaded.row.counting {
        Counting::FromZero => days,
        Counting::FromOne => days.saturating_sub(1),
    };
    Some(loaded.calendar.plus_days(from, mornings))
}

fn shown(loaded: &Loaded, row: store::GainRow) -> Gain {
    let (sevenths, days) = given_back(&loaded.calendar, &loaded.history, &row.rates);
    let total = sevenths / 7;
    let percent = |goal: &Goal| u32::try_from(total.saturating_mul(100) / goal.amount.max(1)).unwrap_or(u32::MAX);
    Gain {
        id: row.id,
        clock: loaded.row.id,
        kind: row.kind,
        name: row.name,
        currency: row.currency,
        goal_on: row.goal.as_ref().and_then(|goal| goal_on(loaded, &row.rates, goal, sevenths)),
        rates: row.rates,
        goal_percent: row.goal.as_ref().map(percent),
        goal: row.goal,
        total,
        days,
    }
}

pub(crate) fn list(session: &mut Session, wanted: ClockRef) -> Result<Vec<Gain>> {
    let now = session.now();
    let loaded = Loaded::by_id(session.db(), wanted.id, now)?;
    Ok(store::gains(session.db(), loaded.row.seq)?.into_iter().map(|row| shown(&loaded, row)).collect())
}

pub(crate) fn save(session: &mut Session, draft: GainDraft) -> Result<Gain> {
    let draft = checked(draft)?;
    session.write(|tx, now| {
        let loaded = match draft.id {
            Some(id) => load_of(tx, Owned::Gain, id, now)?,
            None => Loaded::by_id(tx, draft.clock, now)?,
        };
        let id = draft.id.unwrap_or_else(|| Id::make(now.moment));
        if draft.id.is_none() {
            store::add(tx, id, loaded.row.seq, draft.kind, now.moment)?;
        }
        store::change(tx, id, &draft, now.moment)?;
        Ok(shown(&loaded, store::gain(tx, id)?))
    })
}

pub(crate) fn delete(session: &mut Session, wanted: GainRef) -> Result<()> {
    session.write(|tx, now| clock_store::mark_deleted(tx, Owned::Gain, wanted.id, Some(now.moment)))
}

pub(crate) fn restore(session: &mut Session, wanted: GainRef) -> Result<Gain> {
    session.write(|tx, now| {
        clock_store::mark_deleted(tx, Owned::Gain, wanted.id, None)?;
        let loaded = load_of(tx, Owned::Gain, wanted.id, now)?;
        Ok(shown(&loaded, store::gain(tx, wanted.id)?))
    })
}
