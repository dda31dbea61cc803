use rusqlite::{Connection, Row, Transaction};

use crate::error::Result;
use crate::id::Id;
use crate::prose::Prose;
use crate::time::{Day, Moment};

pub(super) struct ClockRow {
    pub seq: i64,
    pub id: Id,
    pub label: Prose,
}

pub(super) struct PeriodRow {
    pub id: Id,
    pub began_on: Day,
    pub ended_on: Option<Day>,
}

fn clock_from_row(row: &Row<'_>) -> rusqlite::Result<ClockRow> {
    Ok(ClockRow { seq: row.get("seq")?, id: row.get("id")?, label: row.get("label")? })
}

fn period_from_row(row: &Row<'_>) -> rusqlite::Result<PeriodRow> {
    Ok(PeriodRow { id: row.get("id")?, began_on: row.get("began_on")?, ended_on: row.get("ended_on")? })
}

pub(super) fn clocks(db: &Connection) -> Result<Vec<ClockRow>> {
    let mut query =
        db.prepare_cached("SELECT seq, id, label FROM clock WHERE deleted_at IS NULL ORDER BY position, seq")?;
    Ok(query.query_map([], clock_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn clock(db: &Connection, id: Id) -> Result<ClockRow> {
    let mut query = db.prepare_cached("SELECT seq, id, label FROM clock WHERE id = ?1 AND deleted_at IS NULL")?;
    Ok(query.query_row([id], clock_from_row)?)
}

pub(super) fn periods(db: &Connection, clock: i64) -> Result<Vec<PeriodRow>> {
    let mut query = db.prepare_cached(
        "SELECT id, began_on, ended_on FROM period WHERE clock = ?1 AND deleted_at IS NULL ORDER BY began_on, seq",
    )?;
    Ok(query.query_map([clock], period_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_clock(tx: &Transaction<'_>, id: Id, now: Moment) -> Result<ClockRow> {
    tx.execute("INSERT INTO clock (id, created_at, changed_at) VALUES (?1, ?2, ?2)", (id, now))?;
    clock(tx, id)
}

/// `ended_on` `None`: it goes on.
pub(super) fn add_period(
    tx: &Transaction<'_>,
    id: Id,
    clock: i64,
    began_on: Day,
    ended_on: Option<Day>,
    now: Moment,
) -> Result<()> {
    tx.execute(
        "INSERT INTO period (id, clock, began_on, ended_on, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        (id, clock, began_on, ended_on, now),
    )?;
    Ok(())
}

pub(super) fn move_start(tx: &Transaction<'_>, period: Id, began_on: Day, now: Moment) -> Result<()> {
    tx.execute("UPDATE period SET began_on = ?2, changed_at = ?3 WHERE id = ?1", (period, began_on, now))?;
    Ok(())
}
