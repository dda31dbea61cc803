//! What was deleted and can still come back. For 30 days; then it leaves the store.

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
use crate::lookback::{self, DayRef};
use crate::prose::Prose;
use crate::session::Session;
use crate::settings;
use crate::sobriety::MilestoneUnit;
use crate::sobriety::chips;
use crate::sobriety::clocks::{self, ClockRef};
use crate::sobriety::dates::{self, PeriodRef};
use crate::sobriety::returns::{self, ReturnRef};
use crate::sobriety::savings::{self, GainRef};
use crate::time::{Day, Moment};

const A_DAY: i64 = 24 * 60;
/// For how long it can come back, in minutes.
const KEPT: i64 = 30 * A_DAY;
/// What is overdue is looked at again after so many minutes, before it goes: a clock that is wrong for a day lets nothing go.
const SEEN_TWICE_WITHIN: i64 = 3 * A_DAY;
/// When something was first seen to be overdue.
const NOTE: &str = "overdue_seen_at";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeletedKind {
    Clock,
    Period,
    ReturnToUse,
    /// Of the user's own, or one of a clock's set that was taken out.
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
    /// Of a milestone or its picture, with `count`.
    pub unit: Option<MilestoneUnit>,
    pub count: Option<u32>,
    /// The label of the clock it belongs to; null: it belongs to none.
    pub clock: Option<Prose>,
    /// Where the computer is now.
    pub deleted_on: Day,
    /// For how many days it can come back, from 1 to 30.
    pub days_left: u32,
}

#[derive(Deserialize, TS)]
pub struct DeletedRef {
    pub kind: DeletedKind,
    pub id: Id,
}

/// Those of the last 30 days, the last first. What went with its clock comes back with it, and is not named.
pub(crate) fn list(session: &mut Session, (): ()) -> Result<Vec<Deleted>> {
    let now = session.now();
    let rows = store::deleted(session.db(), now.moment.plus_minutes(-KEPT))?;
    let shown = |row: store::DeletedRow| Deleted {
        kind: row.kind,
        id: row.id,
        name: row.name,
        day: row.day,
        unit: row.unit,
        count: row.count,
        clock: row.clock,
        deleted_on: row.deleted_at.day_in(now.zone),
        days_left: days_left(row.deleted_at, now.moment),
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// A day that has begun is a day.
fn days_left(deleted_at: Moment, now: Moment) -> u32 {
    let minutes = KEPT - now.minutes_since(deleted_at);
    ((minutes + A_DAY - 1) / A_DAY).clamp(1, KEPT / A_DAY) as u32
}

/// By the rules of what it is: what stands in its place by now may refuse it.
pub(crate) fn restore(session: &mut Session, wanted: DeletedRef) -> Result<()> {
    let id = wanted.id;
    match wanted.kind {
        DeletedKind::Clock => clocks::restore(session, ClockRef { id }).map(drop),
        DeletedKind::Period => dates::restore_period(session, PeriodRef { id }).map(drop),
        DeletedKind::ReturnToUse => returns::restore(session, ReturnRef { id }).map(drop),
        DeletedKind::Milestone => chips::restore_own(session, id),
        DeletedKind::MilestonePicture => chips::restore_one_picture(session, id),
        DeletedKind::Gain => savings::restore(session, GainRef { id }).map(drop),
        DeletedKind::LookBack => {
            let lived_on = store::day_of_look_back(session.db(), id)?;
            lookback::restore(session, DayRef { lived_on }).map(drop)
        }
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
    let first = store::first_deleted(session.db())?;
    if first.is_none_or(|first| now.minutes_since(first) <= KEPT) {
        return Ok(());
    }
    match seen_at(session)? {
        Some(seen) if seen <= now && now.minutes_since(seen) < SEEN_TWICE_WITHIN => Ok(()),
        Some(seen) if seen <= now => session.write(|tx, _| {
            store::forget(tx, seen.plus_minutes(-KEPT))?;
            settings::strike(tx, NOTE)
        }),
        // Never, or under a clock that was ahead.
        _ => session.write(|tx, now| settings::note(tx, NOTE, &format!("\"{}\"", now.moment))),
    }
}

fn seen_at(session: &Session) -> Result<Option<Moment>> {
    let noted = settings::noted(session.db(), NOTE)?;
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
        assert_eq!(left("2026-12-01T12:00:00Z"), 1, "while it is shown there is time");
        assert_eq!(left("2026-10-01T12:00:00Z"), 30, "deleted under a clock that was ahead");
    }
}
