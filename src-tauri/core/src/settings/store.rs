use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::{Map, Value};

use super::Settings;
use crate::error::{Error, Result};

pub(super) fn load(db: &Connection) -> Result<Settings> {
    let mut rows = db.prepare_cached("SELECT name, value FROM setting")?;
    let stored: Map<String, Value> = rows
        .query_map([], |row| Ok((row.get::<_, String>("name")?, row.get::<_, String>("value")?)))?
        .map(|row| row.map(|(name, value)| (name, serde_json::from_str(&value).unwrap_or(Value::Null))))
        .collect::<rusqlite::Result<_>>()?;
    serde_json::from_value(Value::Object(stored)).map_err(|_| Error::Internal("a setting of the wrong shape"))
}

pub(super) fn noted(db: &Connection, name: &str) -> Result<Option<String>> {
    let mut query = db.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

pub(super) fn note(tx: &Transaction<'_>, name: &str, value: &str) -> Result<()> {
    let mut upsert = tx.prepare_cached(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?;
    upsert.execute((name, value))?;
    Ok(())
}

pub(super) fn strike(tx: &Transaction<'_>, name: &str) -> Result<()> {
    tx.prepare_cached("DELETE FROM setting WHERE name = ?1")?.execute([name])?;
    Ok(())
}

pub(super) fn save(tx: &Transaction<'_>, settings: &Settings) -> Result<()> {
    let Ok(Value::Object(fields)) = serde_json::to_value(settings) else {
        return Err(Error::Internal("settings are a struct"));
    };
    fields.into_iter().try_for_each(|(name, value)| note(tx, &name, &value.to_string()))
}

/// One choice of yes or no, whatever the others are; a row that says no already is not touched.
pub(super) fn turn_off(tx: &Transaction<'_>, name: &str) -> Result<()> {
    tx.execute("UPDATE setting SET value = 'false' WHERE name = ?1 AND value <> 'false'", [name])?;
    Ok(())
}
