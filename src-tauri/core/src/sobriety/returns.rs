//! A return to use: when it began, when it ended or that it goes on. It cuts a period and erases nothing.
//!
//! What was reached stays reached: a return that is entered later for an earlier day takes no milestone away, it keeps
//! those that the dates alone would now deny.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chips;
use super::clocks::{Clock, ClockRef, Loaded, load_of};
use super::dates::{Named, check_past};
use super::history::{Use, meet, span, use_of};
use super::store::{self, Owned, ReturnRow};
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::session::{Change, Session};
use crate::time::{Day, Now, TimeOfDay, Zone};

#[derive(Clone, Debug, Serialize, TS)]
pub struct ReturnToUse {
    pub id: Id,
    /// As it was entered, on the wall clock of `zone`.
    pub began_on: Day,
    pub began_time: Option<TimeOfDay>,
    /// The last day of use; null: it goes on.
    pub ended_on: Option<Day>,
    pub ended_time: Option<TimeOfDay>,
    pub zone: Zone,
    /// The days of use as the clock counts them: late at night may still be the day before.
    pub first_day: Day,
    pub last_day: Option<Day>,
    /// How many there are until its end, or until today.
    pub days: u32,
    /// What was written about it, in the journal; null too where it is not there any more.
    pub entry: Option<Id>,
}

#[derive(Clone, Deserialize, TS)]
pub struct ReturnDraft {
    /// Null: a new one.
    pub id: Option<Id>,
    /// Of a new one. An old one stays with its clock.
    pub clock: Id,
    pub began_on: Day,
    /// In the clock's zone; of an old one in the zone it was entered in.
    pub began_time: Option<TimeOfDay>,
    /// The last day of use, the same day for a single one; null: it goes on.
    pub ended_on: Option<Day>,
    /// Only with `ended_on`.
    pub ended_time: Option<TimeOfDay>,
}

#[derive(Deserialize, TS)]
pub struct ReturnRef {
    pub id: Id,
}

/// A return to use is its own row, its days are no other's, and they lie in a period.
pub(super) fn check(loaded: &Loaded, wanted: &ReturnRow) -> Result<()> {
    let (on, time) = (wanted.began_on, wanted.began_time);
    check_past(loaded, wanted.zone, Named("began_on", on), Named("began_time", time))?;
    if let Some(ended_on) = wanted.ended_on {
        check_past(loaded, wanted.zone, Named("ended_on", ended_on), Named("ended_time", wanted.ended_time))?;
        if ended_on < on {
            return Err(Error::at("ended_on", Code::EndBeforeStart));
        }
        let times = time.zip(wanted.ended_time);
        if times.is_some_and(|(began, ended)| ended.on(ended_on, wanted.zone) < began.on(on, wanted.zone)) {
            return Err(Error::at("ended_time", Code::EndBeforeStart));
        }
    }
    let new = use_of(&loaded.calendar, wanted);
    let in_period =
        |(from, until): (Day, Option<Day>)| from <= new.first && until.is_none_or(|until| new.first < until);
    if !loaded.periods.iter().any(|period| in_period(span(&loaded.calendar, period))) {
        return Err(Error::at("began_on", Code::BeforeItBegan));
    }
    let mut others = loaded.returns.iter().filter(|row| row.id != wanted.id);
    if others.any(|other| overlap(loaded, wanted, other)) {
        return Err(Error::at("began_on", Code::DatesOverlap));
    }
    Ok(())
}

/// Two on one day are two only where their times of day say so.
fn overlap(loaded: &Loaded, one: &ReturnRow, other: &ReturnRow) -> bool {
    let (a, b) = (use_of(&loaded.calendar, one), use_of(&loaded.calendar, other));
    let timed = |each: &Use| each.began_at.filter(|_| each.ended_at.is_some() || each.last.is_none());
    if let (Some(a_began), Some(b_began)) = (timed(&a), timed(&b)) {
        return a.ended_at.is_none_or(|ended| b_began < ended) && b.ended_at.is_none_or(|ended| a_began < ended);
    }
    let days = |each: &Use| (each.first, each.last.map(|last| last.plus_days(1)));
    meet(days(&a), days(&b))
}

fn shown(loaded: &Loaded, row: &ReturnRow) -> ReturnToUse {
    let Use { first, last, .. } = use_of(&loaded.calendar, row);
    let tomorrow = loaded.history.today.plus_days(1);
    let until = last.map_or(tomorrow, |last| last.plus_days(1).min(tomorrow));
    ReturnToUse {
        id: row.id,
        began_on: row.began_on,
        began_time: row.began_time,
        ended_on: row.ended_on,
        ended_time: row.ended_time,
        zone: row.zone,
        first_day: first,
        last_day: last,
        days: loaded.calendar.days_between(first, until),
        entry: row.entry,
    }
}

/// Newest first.
pub(crate) fn list(session: &mut Session, clock: ClockRef) -> Result<Vec<ReturnToUse>> {
    let now = session.now();
    let loaded = Loaded::by_id(session.db(), clock.id, now)?;
    Ok(loaded.returns.iter().rev().map(|row| shown(&loaded, row)).collect())
}

/// Writes it down in a commit that may hold what was written about it, too. `entry` `None` leaves that as it is.
pub(crate) fn record_in(
    tx: &Change<'_>,
    now: Now,
    draft: &ReturnDraft,
    entry: Option<Id>,
) -> Result<(ReturnToUse, Clock)> {
    let (before, known) = match draft.id {
        Some(id) => (load_of(tx, Owned::Return, id, now)?, Some(store::return_to_use(tx, id)?)),
        None => (Loaded::by_id(tx, draft.clock, now)?, None),
    };
    if draft.ended_time.is_some() && draft.ended_on.is_none() {
        return Err(Error::at("ended_on", Code::DateInvalid));
    }
    let id = draft.id.unwrap_or_else(|| Id::make(now.moment));
    let wanted = ReturnRow {
        seq: 0,
        id,
        began_on: draft.began_on,
        began_time: draft.began_time,
        ended_on: draft.ended_on,
        ended_time: draft.ended_time,
        zone: known.as_ref().map_or(before.zone(), |known| known.zone),
        entry: entry.or(known.as_ref().and_then(|known| known.entry)),
    };
    check(&before, &wanted)?;
    match known {
        Some(_) => store::change_return(tx, &wanted, now.moment)?,
        None => store::add_return(tx, before.row.seq, &wanted, now.moment)?,
    }
    let row = store::return_to_use(tx, id)?;
    let after = before.anew(tx, now)?;
    chips::keep_reached(tx, &before, &after, row.seq, now.moment)?;
    Ok((shown(&after, &row), after.shown(tx)?))
}

/// Everything is then as it was before it was entered.
pub(crate) fn delete(session: &mut Session, wanted: ReturnRef) -> Result<Clock> {
    session.write(|tx, now| {
        store::mark_deleted(tx, Owned::Return, wanted.id, Some(now.moment))?;
        load_of(tx, Owned::Return, wanted.id, now)?.shown(tx)
    })
}

/// Refused where another one has come to stand on its days meanwhile.
pub(crate) fn restore(session: &mut Session, wanted: ReturnRef) -> Result<Clock> {
    session.write(|tx, now| {
        let before = load_of(tx, Owned::Return, wanted.id, now)?;
        let row = store::return_to_use(tx, wanted.id)?;
        if before.returns.iter().any(|other| other.id != row.id && overlap(&before, &row, other)) {
            return Err(Error::refused(Code::DatesOverlap));
        }
        store::mark_deleted(tx, Owned::Return, wanted.id, None)?;
        let after = before.anew(tx, now)?;
        chips::keep_reached(tx, &before, &after, row.seq, now.moment)?;
        after.shown(tx)
    })
}
