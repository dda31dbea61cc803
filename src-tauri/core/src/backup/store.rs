use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::error::Result;
use crate::time::Moment;

pub(super) fn last_copy(db: &Connection) -> Result<Option<(Moment, String)>> {
    let mut query = db.prepare_cached("SELECT made_at, folder FROM copy_made ORDER BY made_at DESC LIMIT 1")?;
    Ok(query.query_row([], |row| Ok((row.get("made_at")?, row.get("folder")?))).optional()?)
}

pub(super) fn add_copy(tx: &Transaction<'_>, made_at: Moment, folder: &str, bytes: u64) -> Result<()> {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    tx.execute("INSERT INTO copy_made (made_at, folder, bytes) VALUES (?1, ?2, ?3)", (made_at, folder, bytes))?;
    Ok(())
}

/// When anything that a person made here was first made.
pub(super) fn first_written(db: &Connection) -> Result<Option<Moment>> {
    let first =
        "SELECT min(at) FROM (SELECT min(changed_at) AS at FROM entry UNION ALL SELECT min(recorded_at) FROM attendance
                 UNION ALL SELECT min(created_at) FROM clock UNION ALL SELECT min(created_at) FROM bookmarked_group
                 UNION ALL SELECT min(changed_at) FROM day_looked_at)";
    Ok(db.query_row(first, [], |row| row.get(0))?)
}
