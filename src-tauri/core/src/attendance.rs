//! Where one went, and when. A visit keeps the name the group had then and stands without the group.

mod export;
mod rating;
mod store;

pub(crate) use export::csv;
pub(crate) use rating::{RatedVisit, rate, rated};
pub use rating::{Ratings, VisitRating};

use std::collections::BTreeSet;
use std::path::Path;

use daymark_vault::{Step, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup;
use crate::dates_file;
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
    #[serde(flatten)]
    pub ratings: Ratings,
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

/// Days out of another program that were visits.
#[derive(Deserialize, TS)]
pub struct VisitsImport {
    pub path: String,
    /// Which column of the file, from 0.
    pub column: usize,
    pub group_name: Prose,
}

#[derive(Debug, Serialize, TS)]
pub struct VisitsImported {
    pub visits: u32,
    /// Visits of that name on that day were here before.
    pub already_here: u32,
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

/// A visit a day, in one commit. A backup of the present state is made first.
pub(crate) fn import(session: &mut Session, wanted: VisitsImport) -> Result<VisitsImported> {
    let today = session.now().today();
    session.at_work(|session, work| {
        let file = dates_file::read(Path::new(&wanted.path), today, work)?;
        let days = &file.column(wanted.column)?.days;
        let group_name = wanted.group_name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("group_name"))?;
        if group_name.is_blank() {
            return Err(Error::at("group_name", Code::NameMissing));
        }
        backup::before(session, backup::Reason::Import, work)?;
        write_visits(session, days, &group_name, work)
    })
}

fn write_visits(
    session: &mut Session,
    days: &BTreeSet<Day>,
    group_name: &Prose,
    work: &Work,
) -> Result<VisitsImported> {
    work.step(Step::Writing, days.len() as u64)?;
    session.write(|tx, now| {
        let mut imported = VisitsImported { visits: 0, already_here: 0 };
        for (at, day) in days.iter().copied().enumerate() {
            work.done(at as u64)?;
            if store::is_known(tx, group_name, day)? {
                imported.already_here += 1;
                continue;
            }
            let draft = AttendanceDraft {
                id: None,
                group: None,
                group_name: group_name.clone(),
                attended_on: Some(day),
                note: Prose::default(),
            };
            store::add(tx, Id::make(now.moment), &draft, day, now.moment)?;
            imported.visits += 1;
        }
        Ok(imported)
    })
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
