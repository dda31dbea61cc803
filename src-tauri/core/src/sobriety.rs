//! Clocks: the days since, what was reached on the way, and what was given back. None is needed: people who come for
//! someone else's use may have none.
//!
//! A clock is what a person entered: a day on which they began, perhaps history before it, perhaps returns to use. All
//! else follows from that each time it is asked. A return to use cuts a stretch and erases nothing: taken away, the stretch
//! is whole again, and what was reached before it stays reached.
//!
//! In reading order: `count` (what a day is), `history` (what follows from the dates), `sets` and `milestones` (when they
//! fall), then commands: `clocks`, `dates`, `returns`, `chips`, `timeline`, `savings`, `calendar`,
//! `keepsake`; `words` are what its user calls it.

pub(crate) mod calendar;
pub(crate) mod chips;
pub(crate) mod clocks;
mod count;
pub(crate) mod dates;
mod history;
pub(crate) mod keepsake;
mod milestones;
pub(crate) mod returns;
pub(crate) mod savings;
mod sets;
mod store;
pub(crate) mod timeline;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use count::Elapsed;
pub(crate) use sets::MilestoneUnit;

use crate::error::Result;
use crate::session::Session;
use crate::settings::WordSet;
use crate::time::{Day, Now};
use chips::PictureKind;
use clocks::{ClockPlace, ClockRef, Loaded};
use count::Calendar;
use history::{Counting, FigureKind};
use savings::GainKind;
use sets::{ChipColour, MilestoneSet};

/// Time gone in the stretch that goes on, to the second; null while none does.
pub(crate) fn get_elapsed(session: &mut Session, wanted: ClockRef) -> Result<Option<Elapsed>> {
    let now = session.now();
    let loaded = Loaded::by_id(session.db(), wanted.id, now)?;
    Ok(loaded.history.elapsed(&loaded.calendar, now.moment))
}

/// Whether a text that comes from elsewhere is what its column keeps. `None`: the column is none of those where a clock and
/// what belongs to it keep a choice, or a list; one that nobody can read would take all clocks with it.
pub(crate) fn reads_back(table: &str, column: &str, text: &str) -> Option<bool> {
    fn is<T: serde::de::DeserializeOwned>(text: &str) -> Option<bool> {
        Some(serde_json::from_str::<T>(text).is_ok())
    }
    match (table, column) {
        ("clock", "words") => is::<WordSet>(text),
        ("clock", "counting") => is::<Counting>(text),
        ("clock", "milestone_set") => is::<MilestoneSet>(text),
        ("clock", "figure") => is::<FigureKind>(text),
        ("clock", "place") => is::<ClockPlace>(text),
        ("own_milestone" | "milestone_reached" | "milestone_picture", "unit") => is::<MilestoneUnit>(text),
        ("own_milestone", "colour") => is::<ChipColour>(text),
        ("milestone_picture", "kind") => is::<PictureKind>(text),
        ("gain", "kind") => is::<GainKind>(text),
        ("gain", "currency") => Some(text.is_empty() || savings::is_currency(text)),
        ("gain", "rates") => Some(savings::rates_read_back(text)),
        _ => None,
    }
}

/// The day that is lived where the reader is: late at night, by the hour at which the main clock's days start, it may still
/// be the day before.
pub(crate) fn day_lived(db: &rusqlite::Connection, now: Now) -> Result<Day> {
    let hour = clocks::meant(db)?.map_or(0, |clock| clock.day_start_hour);
    let today = now.today();
    Ok(Calendar::new(now.zone, hour, today, today).day_of(now.moment))
}
