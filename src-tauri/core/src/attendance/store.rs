use rusqlite::{Connection, Row, Transaction};

use super::rating::RatedVisit;
use super::{Attendance, AttendanceDraft, AttendanceQuery, Ratings, Visits};
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::{Day, Moment};

const VISITS: &str = "
    SELECT id, group_id, group_name, attended_on, note, comfortable, supported, motivated, recorded_at
    FROM attendance WHERE deleted_at IS NULL";

fn ratings_from_row(row: &Row<'_>) -> rusqlite::Result<Ratings> {
    Ok(Ratings {
        comfortable: row.get("comfortable")?,
        supported: row.get("supported")?,
        motivated: row.get("motivated")?,
    })
}

fn visit_from_row(row: &Row<'_>) -> rusqlite::Result<Attendance> {
    Ok(Attendance {
        id: row.get("id")?,
        group: row.get("group_id")?,
        group_name: row.get("group_name")?,
        attended_on: row.get("attended_on")?,
        note: row.get("note")?,
        ratings: ratings_from_row(row)?,
        recorded_at: row.get("recorded_at")?,
    })
}

fn found(changed: usize) -> Result<()> {
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

/// Deleted ones do not count.
pub(super) fn is_known(db: &Connection, group_name: &Prose, attended_on: Day) -> Result<bool> {
    let mut query = db
        .prepare_cached("SELECT 1 FROM attendance WHERE attended_on = ?1 AND group_name = ?2 AND deleted_at IS NULL")?;
    Ok(query.exists((attended_on, group_name))?)
}

pub(super) fn visit(db: &Connection, id: Id) -> Result<Attendance> {
    Ok(db.query_row(&format!("{VISITS} AND id = ?1"), [id], visit_from_row)?)
}

pub(super) fn visits(db: &Connection, query: &AttendanceQuery) -> Result<Vec<Attendance>> {
    let mut select = db.prepare_cached(&format!(
        "{VISITS} AND (?1 IS NULL OR group_id = ?1) AND (?2 IS NULL OR attended_on >= ?2) AND (?3 IS NULL OR attended_on <= ?3)
         ORDER BY attended_on DESC, recorded_at DESC, seq DESC"
    ))?;
    Ok(select.query_map((query.group, query.from, query.until), visit_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add(tx: &Transaction<'_>, id: Id, draft: &AttendanceDraft, attended_on: Day, now: Moment) -> Result<()> {
    tx.execute(
        "INSERT INTO attendance (id, group_id, group_name, attended_on, note, recorded_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        (id, draft.group, &draft.group_name, attended_on, &draft.note, now),
    )?;
    Ok(())
}

pub(super) fn change(tx: &Transaction<'_>, id: Id, attended_on: Day, note: &Prose, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE attendance SET attended_on = ?2, note = ?3, changed_at = ?4 WHERE id = ?1 AND deleted_at IS NULL",
        (id, attended_on, note, now),
    )?)
}

pub(super) fn rate(tx: &Transaction<'_>, id: Id, ratings: Ratings, note: &Prose, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE attendance SET comfortable = ?2, supported = ?3, motivated = ?4, note = ?5, changed_at = ?6
         WHERE id = ?1 AND deleted_at IS NULL",
        (id, ratings.comfortable, ratings.supported, ratings.motivated, note, now),
    )?)
}

pub(super) fn rated(db: &Connection) -> Result<Vec<RatedVisit>> {
    let mut query = db.prepare_cached(
        "SELECT group_id, attended_on, comfortable, supported, motivated FROM attendance
         WHERE deleted_at IS NULL AND group_id IS NOT NULL ORDER BY attended_on, recorded_at, seq",
    )?;
    let visit = |row: &Row<'_>| {
        Ok(RatedVisit { group: row.get("group_id")?, on: row.get("attended_on")?, ratings: ratings_from_row(row)? })
    };
    Ok(query.query_map([], visit)?.collect::<rusqlite::Result<_>>()?)
}

/// `None` brings a visit back from "recently deleted".
pub(super) fn mark_deleted(tx: &Transaction<'_>, id: Id, deleted_at: Option<Moment>) -> Result<()> {
    found(tx.execute("UPDATE attendance SET deleted_at = ?2 WHERE id = ?1", (id, deleted_at))?)
}

pub(super) fn visits_of_group(db: &Connection, group: Id) -> Result<Visits> {
    let mut count = db.prepare_cached(
        "SELECT count(*) AS count, max(attended_on) AS last_on FROM attendance WHERE group_id = ?1 AND deleted_at IS NULL",
    )?;
    Ok(count.query_row([group], |row| Ok(Visits { count: row.get("count")?, last_on: row.get("last_on")? }))?)
}
