//! Clocks: the days since, what was reached on the way, and what was given back. None is needed: people who come for
//! someone else's use may have none.
//!
//! A clock is what a person entered: a day on which they began, perhaps history before it, perhaps returns to use. All
//! else follows from that each time it is asked. A return to use cuts a stretch and erases nothing: taken away, the stretch
//! is whole again, and what was reached before it stays reached.
//!
//! In reading order: `count` (what a day is), `history` (what follows from the dates), `sets` and `milestones` (when they
//! fall), then commands: `clocks`, `dates`, `returns`, `chips`, `timeline`, `savings`, `calendar`.

pub(crate) mod calendar;
pub(crate) mod chips;
pub(crate) mod clocks;
mod count;
pub(crate) mod dates;
mod history;
mod milestones;
pub(crate) mod returns;
pub(crate) mod savings;
mod sets;
mod store;
pub(crate) mod timeline;

#[cfg(test)]
mod tests;

pub use count::Elapsed;

use crate::error::Result;
use crate::session::Session;
use clocks::{ClockRef, Loaded};

/// Time gone in the stretch that goes on, to the second; null while none does.
pub(crate) fn get_elapsed(session: &mut Session, wanted: ClockRef) -> Result<Option<Elapsed>> {
    let now = session.now();
    let loaded = Loaded::by_id(session.db(), wanted.id, now)?;
    Ok(loaded.history.elapsed(&loaded.calendar, now.moment))
}
