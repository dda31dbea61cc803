use rusqlite::{Connection, OptionalExtension, Row as Columns, Transaction};

use super::index::{FoundList, Row};
use crate::columns::Json;
use crate::error::Result;
use crate::feeds::Position;
use crate::time::TimeOfDay;

/// The lists that are not deleted.
pub(super) fn lists(db: &Connection) -> Result<Vec<FoundList>> {
    let mut query = db.prepare_cached(
        "SELECT seq, id, name, fellowship, code_names FROM meeting_list WHERE deleted_at IS NULL ORDER BY seq",
    )?;
    let list = |row: &Columns<'_>| {
        Ok(FoundList {
            seq: row.get("seq")?,
            id: row.get("id")?,
            name: row.get("name")?,
            fellowship: row.get("fellowship")?,
            code_names: row.get::<_, Json<_>>("code_names")?.0,
        })
    };
    Ok(query.query_map([], list)?.collect::<rusqlite::Result<_>>()?)
}

/// Every row there is, in the order in which they stand in the file: none is read twice. By their places, not their
/// names, because there may be two hundred thousand.
pub(super) fn each_meeting(db: &Connection, mut take: impl FnMut(&Row<'_>)) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT seq, id, list, grouping, name, day, start_minute, minutes, zone, way, types, languages, group_name, place, address,
                region, notes, latitude, longitude
         FROM listed_meeting ORDER BY seq",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        take(&meeting_from(row)?);
    }
    Ok(())
}

fn meeting_from<'a>(row: &'a Columns<'_>) -> rusqlite::Result<Row<'a>> {
    let text = |at: usize| row.get_ref(at).and_then(|value| Ok(value.as_str()?));
    let start: Option<u16> = row.get(6)?;
    Ok(Row {
        seq: row.get(0)?,
        id: row.get(1)?,
        list: row.get(2)?,
        grouping: text(3)?,
        name: text(4)?,
        when: Option::zip(row.get(5)?, start.and_then(TimeOfDay::from_minute)),
        minutes: row.get(7)?,
        zone: row.get(8)?,
        way: row.get::<_, Json<_>>(9)?.0,
        types: text(10)?,
        languages: text(11)?,
        group_name: text(12)?,
        place: text(13)?,
        address: text(14)?,
        region: text(15)?,
        notes: text(16)?,
        position: Option::zip(row.get(17)?, row.get(18)?).map(|(latitude, longitude)| Position { latitude, longitude }),
    })
}

/// As it was kept under this name: JSON.
pub(super) fn kept_filter(db: &Connection, name: &str) -> Result<Option<String>> {
    let mut query = db.prepare_cached("SELECT value FROM kept_filter WHERE name = ?1")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

pub(super) fn keep_filter(tx: &Transaction<'_>, name: &str, value: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO kept_filter (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )?;
    Ok(())
}
