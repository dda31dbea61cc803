use rusqlite::{Connection, Transaction};
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

pub(super) fn save(tx: &Transaction<'_>, settings: &Settings) -> Result<()> {
    let Ok(Value::Object(fields)) = serde_json::to_value(settings) else {
        return Err(Error::Internal("settings are a struct"));
    };
    let mut upsert = tx.prepare_cached(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?;
    for (name, value) in fields {
        upsert.execute((name, value.to_string()))?;
    }
    Ok(())
}

/// One choice of yes or no, whatever the others are; a row that says no already is not touched.
pub(super) fn turn_off(tx: &Transaction<'_>, name: &str) -> Result<()> {
    tx.execute("UPDATE setting SET value = 'false' WHERE name = ?1 AND value <> 'false'", [name])?;
    Ok(())
}
