//! What was deleted and can still come back: all that is in the store. After 30 days it leaves it.
//!
//! As `restore` and `transfer` do, its store looks at the tables of all features, and at what their rows have in common. A
//! test holds that none is forgotten.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::attendance::{self, AttendanceRef};
use crate::error::Result;
use crate::feeds::{self, ListRef};
use crate::groups::{self, GroupRef};
use crate::guide::{self, OwnFellowshipRef};
use crate::id::Id;
use crate::journal::{self, EntryRef};
use crate::lookback;
use crate::prose::Prose;
use crate::session::Session;
use crate::settings::{self, SEEN_OVERDUE};
use crate::sobriety::MilestoneUnit;
use crate::sobriety::chips;
use crate::sobriety::clocks::{self, ClockRef};
use crate::sobriety::dates::{self, PeriodRef};
use crate::sobriety::returns::{self, ReturnRef};
use crate::sobriety::savings::{self, GainKind, GainRef};
use crate::time::{Day, Moment};

const A_DAY: i64 = 24 * 60;
/// For how long it can come back, in minutes.
const KEPT: i64 = 30 * A_DAY;
/// What is overdue is looked at again after so many minutes, before it goes: a clock that is wrong for a day lets nothing go.
const SEEN_TWICE_WITHIN: i64 = 3 * A_DAY;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeletedKind {
    Clock,
    Period,
    ReturnToUse,
    /// Of the user's own.
    Milestone,
    MilestonePicture,
    Gain,
    LookBack,
    Entry,
    Visit,
    Group,
    Fellowship,
    MeetingList,
}

/// One that can be brought back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Deleted {
    pub kind: DeletedKind,
    pub id: Id,
    /// What it is called, or how it begins; it may be empty.
    pub name: Prose,
    /// The day it tells of.
    pub day: Option<Day>,
    /// Of what was given back.
    pub gain: Option<GainKind>,
    /// Of a milestone or its picture, with `count`.
    pub unit: Option<MilestoneUnit>,
    pub count: Option<u32>,
    /// The label of the clock it belongs to; null: it belongs to none.
    pub clock: Option<Prose>,
    /// Where the computer is now.
    pub deleted_on: Day,
    /// For how many days it can come back at least, from 0 to 30.
    pub days_left: u32,
}

#[derive(Deserialize, TS)]
pub struct DeletedRef {
    pub kind: DeletedKind,
    pub id: Id,
}

/// The last first. What went with its clock comes back with it, and is not named.
pub(crate) fn list(session: &mut Session, (): ()) -> Result<Vec<Deleted>> {
    store::deleted(session.db(), session.now())
}

/// A day that has begun is a day.
fn days_left(deleted_at: Moment, now: Moment) -> u32 {
    let minutes = KEPT - now.minutes_since(deleted_at);
    ((minutes + A_DAY - 1) / A_DAY).clamp(0, KEPT / A_DAY) as u32
}

/// By the rules of what it is. What stands in its place by now is deleted for it, or refuses it.
pub(crate) fn restore(session: &mut Session, wanted: DeletedRef) -> Result<()> {
    let id = wanted.id;
    match wanted.kind {
        DeletedKind::Clock => clocks::restore(session, ClockRef { id }).map(drop),
        DeletedKind::Period => dates::restore_period(session, PeriodRef { id }).map(drop),
        DeletedKind::ReturnToUse => returns::restore(session, ReturnRef { id }).map(drop),
        DeletedKind::Milestone => chips::restore_one(session, id),
        DeletedKind::MilestonePicture => chips::restore_one_picture(session, id),
        DeletedKind::Gain => savings::restore(session, GainRef { id }).map(drop),
        DeletedKind::LookBack => lookback::restore_one(session, id),
        DeletedKind::Entry => journal::restore(session, EntryRef { id }).map(drop),
        DeletedKind::Visit => attendance::restore(session, AttendanceRef { id }).map(drop),
        DeletedKind::Group => groups::restore(session, GroupRef { id }).map(drop),
        DeletedKind::Fellowship => guide::restore(session, OwnFellowshipRef { id }).map(drop),
        DeletedKind::MeetingList => feeds::restore_list(session, ListRef { id }).map(drop),
    }
}

/// What could be brought back for 30 days leaves the store. Called after a backup was made, at most once a day.
pub(crate) fn let_go(session: &mut Session) -> Result<()> {
    let now = session.now().moment;
    let is_overdue = store::first_deleted(session.db())?.is_some_and(|first| now.minutes_since(first) > KEPT);
    match (is_overdue, seen_at(session)?) {
        (true, Some(seen)) if seen <= now => {
            if now.minutes_since(seen) < SEEN_TWICE_WITHIN {
                return Ok(());
            }
            session.write(|tx, _| {
                store::forget(tx, seen.plus_minutes(-KEPT))?;
                journal::forget_words(tx)?;
                settings::strike(tx, SEEN_OVERDUE)
            })
        }
        // For the first time, or before under a clock that was ahead.
        (true, _) => session.write(|tx, now| settings::note(tx, SEEN_OVERDUE, &format!("\"{}\"", now.moment))),
        (false, Some(_)) => session.write(|tx, _| settings::strike(tx, SEEN_OVERDUE)),
        (false, None) => Ok(()),
    }
}

/// When something was first seen to be overdue.
fn seen_at(session: &Session) -> Result<Option<Moment>> {
    let noted = settings::noted(session.db(), SEEN_OVERDUE)?;
    Ok(noted.and_then(|json| serde_json::from_str(&json).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_come_back_for_thirty_days_and_the_last_one_counts() {
        let left = |now: &str| days_left("2026-11-01T12:00:00Z".parse().unwrap(), now.parse().unwrap());
        assert_eq!(left("2026-11-01T12:00:00Z"), 30);
        assert_eq!(left("2026-11-01T12:01:00Z"), 30);
        assert_eq!(left("2026-11-02T12:00:00Z"), 29);
        assert_eq!(left("2026-12-01T11:59:00Z"), 1);
        assert_eq!(left("2026-12-01T12:00:00Z"), 0, "it is here until it is looked at twice");
        assert_eq!(left("2027-12-01T12:00:00Z"), 0);
        assert_eq!(left("2026-10-01T12:00:00Z"), 30, "deleted under a clock that was ahead");
    }
}
