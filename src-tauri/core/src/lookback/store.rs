use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::DayLookedAt;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::time::{Day, Moment};

fn from_row(row: &Row<'_>) -> rusqlite::Result<DayLookedAt> {
    Ok(DayLookedAt {
        id: row.get("id")?,
        lived_on: row.get("lived_on")?,
        intention: row.get("intention")?,
        hardness: row.get("hardness")?,
        line: row.get("line")?,
    })
}

const DAY: &str = "SELECT id, lived_on, intention, hardness, line FROM day_looked_at WHERE deleted_at IS NULL";

pub(super) fn day(db: &Connection, lived_on: Day) -> Result<Option<DayLookedAt>> {
    let mut query = db.prepare_cached(&format!("{DAY} AND lived_on = ?1"))?;
    Ok(query.query_row([lived_on], from_row).optional()?)
}

pub(super) fn days(db: &Connection, from: Option<Day>, until: Option<Day>) -> Result<Vec<DayLookedAt>> {
    let mut query = db.prepare_cached(&format!(
        "{DAY} AND lived_on >= coalesce(?1, '') AND lived_on <= coalesce(?2, '9999-12-31')
         AND (intention <> '' OR hardness IS NOT NULL OR line <> '') ORDER BY lived_on DESC"
    ))?;
    Ok(query.query_map((from, until), from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn keep(tx: &Transaction<'_>, day: &DayLookedAt, now: Moment) -> Result<()> {
    tx.execute(
        "INSERT INTO day_looked_at (id, lived_on, intention, hardness, line, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (lived_on) WHERE deleted_at IS NULL
         DO UPDATE SET intention = excluded.intention, hardness = excluded.hardness, line = excluded.line,
            changed_at = excluded.changed_at",
        (day.id, day.lived_on, &day.intention, day.hardness, &day.line, now),
    )?;
    Ok(())
}

/// `None` brings back what was deleted last, unless something new stands there.
pub(super) fn mark_deleted(tx: &Transaction<'_>, lived_on: Day, deleted_at: Option<Moment>) -> Result<()> {
    let changed = match deleted_at {
        Some(_) => tx.execute(
            "UPDATE day_looked_at SET deleted_at = ?2 WHERE lived_on = ?1 AND deleted_at IS NULL",
            (lived_on, deleted_at),
        )?,
        None => tx.execute(
            "UPDATE day_looked_at SET deleted_at = NULL WHERE seq =
                (SELECT seq FROM day_looked_at WHERE lived_on = ?1 AND deleted_at IS NOT NULL
                 ORDER BY deleted_at DESC, seq DESC LIMIT 1)
             AND NOT EXISTS (SELECT 1 FROM day_looked_at WHERE lived_on = ?1 AND deleted_at IS NULL)",
            [lived_on],
        )?,
    };
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

pub(super) fn deleted_day(db: &Connection, id: Id) -> Result<Day> {
    let mut query = db.prepare_cached("SELECT lived_on FROM day_looked_at WHERE id = ?1 AND deleted_at IS NOT NULL")?;
    Ok(query.query_row([id], |row| row.get(0))?)
}

pub(super) fn restore(tx: &Transaction<'_>, id: Id) -> Result<()> {
    tx.execute("UPDATE day_looked_at SET deleted_at = NULL WHERE id = ?1", [id])?;
    Ok(())
}
