//! A word in the morning and a look back in the evening, for whoever asked for them. A day without them is simply empty.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::session::{Change, Session};
use crate::sobriety;
use crate::time::{Day, Now};

const EARLIEST_YEAR: i32 = 1900;
/// A line or a few, in bytes of UTF-8. What is longer is a journal entry.
const LINE_LIMIT: usize = 4 * 1024;

/// What was said of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DayLookedAt {
    pub id: Id,
    pub lived_on: Day,
    /// The morning's word; empty: none.
    pub intention: Prose,
    /// How hard the day was, 1 to 5; null: not said.
    pub hardness: Option<u8>,
    /// The evening's line; empty: none.
    pub line: Prose,
}

/// Both ends included.
#[derive(Deserialize, TS)]
pub struct DaysQuery {
    pub from: Option<Day>,
    pub until: Option<Day>,
}

#[derive(Deserialize, TS)]
pub struct Intention {
    /// Null: the day that is lived now. Any day that has come may be written later.
    pub lived_on: Option<Day>,
    /// Empty takes it away.
    pub intention: Prose,
}

#[derive(Deserialize, TS)]
pub struct LookBack {
    /// Null: the day that is lived now, late at night perhaps the day before. Any day that has come may be written later.
    pub lived_on: Option<Day>,
    pub hardness: Option<u8>,
    pub line: Prose,
}

#[derive(Deserialize, TS)]
pub struct DayRef {
    pub lived_on: Day,
}

#[derive(Debug, Serialize, TS)]
pub struct LookBackDays {
    /// The day that is lived now, by the hour at which the main clock's days start.
    pub today: Day,
    /// Newest first; days of which nothing was said are not among them.
    pub days: Vec<DayLookedAt>,
}

fn checked_day(db: &rusqlite::Connection, wanted: Option<Day>, now: Now) -> Result<Day> {
    let day = match wanted {
        Some(day) => day,
        None => sobriety::day_lived(db, now)?,
    };
    if day > now.today() {
        return Err(Error::at("lived_on", Code::DateInFuture));
    }
    if day.year() < EARLIEST_YEAR {
        return Err(Error::at("lived_on", Code::DateTooEarly));
    }
    Ok(day)
}

pub(crate) fn list(session: &mut Session, query: DaysQuery) -> Result<LookBackDays> {
    let now = session.now();
    let today = sobriety::day_lived(session.db(), now)?;
    Ok(LookBackDays { today, days: store::days(session.db(), query.from, query.until)? })
}

/// The day as it was kept, changed; one of which nothing is left to say is as if nothing had been.
fn keep(tx: &Change<'_>, day: Day, now: Now, change: impl FnOnce(DayLookedAt) -> DayLookedAt) -> Result<DayLookedAt> {
    let nothing = || DayLookedAt {
        id: Id::make(now.moment),
        lived_on: day,
        intention: Prose::default(),
        hardness: None,
        line: Prose::default(),
    };
    let changed = change(store::day(tx, day)?.unwrap_or_else(nothing));
    store::keep(tx, &changed, now.moment)?;
    Ok(changed)
}

pub(crate) fn save_intention(session: &mut Session, wanted: Intention) -> Result<DayLookedAt> {
    let intention = wanted.intention.trimmed(LINE_LIMIT).map_err(|error| error.in_field("intention"))?;
    session.write(|tx, now| {
        let day = checked_day(tx, wanted.lived_on, now)?;
        keep(tx, day, now, |known| DayLookedAt { intention, ..known })
    })
}

pub(crate) fn save_look_back(session: &mut Session, wanted: LookBack) -> Result<DayLookedAt> {
    let line = wanted.line.trimmed(LINE_LIMIT).map_err(|error| error.in_field("line"))?;
    if wanted.hardness.is_some_and(|hardness| !(1..=5).contains(&hardness)) {
        return Err(Error::at("hardness", Code::OutOfRange));
    }
    session.write(|tx, now| {
        let day = checked_day(tx, wanted.lived_on, now)?;
        keep(tx, day, now, |known| DayLookedAt { hardness: wanted.hardness, line, ..known })
    })
}

/// Both, of that day.
pub(crate) fn delete(session: &mut Session, wanted: DayRef) -> Result<()> {
    session.write(|tx, now| store::mark_deleted(tx, wanted.lived_on, Some(now.moment)))
}

/// Refused as not found where something new was said of that day meanwhile.
pub(crate) fn restore(session: &mut Session, wanted: DayRef) -> Result<DayLookedAt> {
    session.write(|tx, _| {
        store::mark_deleted(tx, wanted.lived_on, None)?;
        store::day(tx, wanted.lived_on)?.ok_or(Error::refused(Code::NotFound))
    })
}

/// For `deleted`: this one. What stands there by now is deleted for it.
pub(crate) fn restore_one(session: &mut Session, id: Id) -> Result<()> {
    session.write(|tx, now| {
        let lived_on = store::deleted_day(tx, id)?;
        if store::day(tx, lived_on)?.is_some() {
            store::mark_deleted(tx, lived_on, Some(now.moment))?;
        }
        store::restore(tx, id)
    })
}
