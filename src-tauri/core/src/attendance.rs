//! Where one went, and when. A visit keeps the name the group had then and stands without the group.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::{NAME_LIMIT, NOTE_LIMIT, Prose};
use crate::session::Session;
use crate::time::{Day, Moment};

const EARLIEST_YEAR: i32 = 1900;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Attendance {
    pub id: Id,
    pub group: Option<Id>,
    pub group_name: Prose,
    pub attended_on: Day,
    pub note: Prose,
    pub recorded_at: Moment,
}

#[derive(Deserialize, TS)]
pub struct AttendanceDraft {
    /// Null: a new visit.
    pub id: Option<Id>,
    pub group: Option<Id>,
    pub group_name: Prose,
    /// Null: today.
    pub attended_on: Option<Day>,
    pub note: Prose,
}

/// Both ends included.
#[derive(Deserialize, TS)]
pub struct AttendanceQuery {
    pub group: Option<Id>,
    pub from: Option<Day>,
    pub until: Option<Day>,
}

#[derive(Deserialize, TS)]
pub struct AttendanceRef {
    pub id: Id,
}

/// How often, and when last.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Visits {
    pub count: u32,
    pub last_on: Option<Day>,
}

fn checked(draft: AttendanceDraft, today: Day) -> Result<(AttendanceDraft, Day)> {
    let attended_on = draft.attended_on.unwrap_or(today);
    if attended_on > today {
        return Err(Error::at("attended_on", Code::DateInFuture));
    }
    if attended_on.year() < EARLIEST_YEAR {
        return Err(Error::at("attended_on", Code::DateTooEarly));
    }
    let group_name = draft.group_name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("group_name"))?;
    if group_name.is_blank() {
        return Err(Error::at("group_name", Code::NameMissing));
    }
    draft.note.fits(NOTE_LIMIT).map_err(|error| error.in_field("note"))?;
    Ok((AttendanceDraft { group_name, ..draft }, attended_on))
}

pub(crate) fn record(session: &mut Session, draft: AttendanceDraft) -> Result<Attendance> {
    let (draft, attended_on) = checked(draft, session.now().today())?;
    session.write(|tx, now| match draft.id {
        Some(id) => {
            store::change(tx, id, attended_on, &draft.note, now.moment)?;
            store::visit(tx, id)
        }
        None => {
            let id = Id::make(now.moment);
            store::add(tx, id, &draft, attended_on, now.moment)?;
            store::visit(tx, id)
        }
    })
}

/// Newest first.
pub(crate) fn list(session: &mut Session, query: AttendanceQuery) -> Result<Vec<Attendance>> {
    store::visits(session.db(), &query)
}

pub(crate) fn delete(session: &mut Session, visit: AttendanceRef) -> Result<()> {
    session.write(|tx, now| store::mark_deleted(tx, visit.id, Some(now.moment)))
}

pub(crate) fn restore(session: &mut Session, visit: AttendanceRef) -> Result<Attendance> {
    session.write(|tx, _| {
        store::mark_deleted(tx, visit.id, None)?;
        store::visit(tx, visit.id)
    })
}

pub(crate) fn visits_of_group(db: &rusqlite::Connection, group: Id) -> Result<Visits> {
    store::visits_of_group(db, group)
}
