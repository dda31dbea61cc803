use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::schema::OF_CLOCK;
use crate::time::Day;

/// Whose rows a person made.
const TABLES: [&str; 12] = [
    "entry",
    "attendance",
    "bookmarked_group",
    "period",
    "clock",
    "return_to_use",
    "own_milestone",
    "milestone_reached",
    "milestone_picture",
    "gain",
    "day_looked_at",
    "fellowship",
];

/// How many rows of a table are not in "recently deleted".
fn count(db: &Connection, table: &str, kept: &str) -> Result<u32> {
    Ok(db.query_row(&format!("SELECT count(*) FROM {table} WHERE {kept}"), [], |row| row.get(0))?)
}

pub(super) fn counts(db: &Connection) -> Result<super::Inside> {
    let kept = "deleted_at IS NULL";
    let (from, until): (Option<Day>, Option<Day>) = db.query_row(
        "SELECT min(day), max(day) FROM (SELECT written_on AS day FROM entry WHERE deleted_at IS NULL
         UNION ALL SELECT attended_on FROM attendance WHERE deleted_at IS NULL)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(super::Inside {
        entries: count(db, "entry", kept)?,
        visits: count(db, "attendance", kept)?,
        groups: count(db, "bookmarked_group", kept)?,
        periods: count(db, "period", kept)?,
        meetings: count(db, "listed_meeting", "TRUE")?,
        from,
        until,
    })
}

#[derive(PartialEq, Eq)]
pub(super) struct RowState {
    changed_at: String,
    /// Not in "recently deleted".
    pub kept: bool,
}

/// What a person made, by its identity.
pub(super) fn rows(db: &Connection) -> Result<HashMap<String, RowState>> {
    let mut all = HashMap::new();
    for table in TABLES {
        let own = if table == "milestone_reached" { "TRUE" } else { "deleted_at IS NULL" };
        let with_clock = match OF_CLOCK.contains(&table) {
            true => "clock IN (SELECT seq FROM clock WHERE deleted_at IS NULL)",
            false => "TRUE",
        };
        let kept = format!("({own} AND {with_clock})");
        let mut query = db.prepare(&format!("SELECT id, changed_at, {kept} AS kept FROM {table} ORDER BY seq"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let state = RowState { changed_at: row.get("changed_at")?, kept: row.get("kept")? };
            all.insert(format!("{table} {}", row.get::<_, String>("id")?), state);
        }
    }
    Ok(all)
}

/// For a store that is being looked at and may be of any age.
pub(super) fn has_tables(db: &Connection) -> Result<bool> {
    let found = db.query_row("SELECT 1 FROM sqlite_schema WHERE name = 'entry'", [], |_| Ok(())).optional()?;
    Ok(found.is_some())
}
