use rusqlite::{Connection, Transaction};

use crate::error::Result;
use crate::time::Moment;

pub(super) fn given(db: &Connection) -> Result<Vec<Moment>> {
    let mut query = db.prepare_cached("SELECT ring_at FROM reminder_given")?;
    Ok(query.query_map([], |row| row.get("ring_at"))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn remember(tx: &Transaction<'_>, ring: Moment) -> Result<()> {
    tx.execute("INSERT OR IGNORE INTO reminder_given (ring_at) VALUES (?1)", [ring])?;
    Ok(())
}

pub(super) fn forget_before(tx: &Transaction<'_>, moment: Moment) -> Result<()> {
    tx.execute("DELETE FROM reminder_given WHERE ring_at < ?1", [moment])?;
    Ok(())
}
