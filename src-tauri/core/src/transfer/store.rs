use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daymark_vault::{Step, Work};
use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};

use crate::error::Result;
use crate::restore::Unknown;

/// Whatever a row of any table holds, by its columns' names.
pub(super) type Row = Map<String, Value>;

pub(super) fn tables(db: &Connection) -> Result<Vec<String>> {
    Ok(daymark_vault::tables(db)?)
}

pub(super) fn schema_version(db: &Connection) -> Result<usize> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(0))
}

/// Rows in the order of their first column.
pub(super) fn rows(db: &Connection, table: &str, mut take: impl FnMut(Row) -> Result<()>) -> Result<()> {
    let mut query = db.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1"))?;
    let names: Vec<String> = query.column_names().iter().map(|name| (*name).to_owned()).collect();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let mut object = Row::new();
        for (at, name) in names.iter().enumerate() {
            object.insert(name.clone(), json(row.get_ref(at)?));
        }
        take(object)?;
    }
    Ok(())
}

fn json(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        ValueRef::Blob(bytes) => serde_json::json!({ "base64": STANDARD.encode(bytes) }),
    }
}

/// `None`: no value that a column can hold.
fn cell(value: &Value) -> Option<Cell> {
    match value {
        Value::Null => Some(Cell::Null),
        Value::Number(number) => number.as_i64().map(Cell::Integer).or_else(|| number.as_f64().map(Cell::Real)),
        Value::String(text) => Some(Cell::Text(text.clone())),
        Value::Object(object) => {
            let bytes = object.get("base64")?.as_str()?;
            STANDARD.decode(bytes).ok().map(Cell::Blob)
        }
        Value::Bool(_) | Value::Array(_) => None,
    }
}

/// What of a file found no place.
#[derive(Default)]
pub(super) struct LeftOut {
    pub unknown: BTreeMap<String, u32>,
    pub refused: u32,
}

impl LeftOut {
    pub fn unknown(&self) -> Vec<Unknown> {
        self.unknown.iter().map(|(name, count)| Unknown { name: name.clone(), count: *count }).collect()
    }
}

/// Puts rows into tables that were just laid. What has no place is counted: a table, a column, a row that its table refuses.
/// Stopped, it fails; whoever lays the tables asks the work why.
pub(super) fn fill(
    db: &mut Connection,
    tables: BTreeMap<String, Vec<Row>>,
    left_out: &mut LeftOut,
    work: &Work,
) -> rusqlite::Result<()> {
    let stopped = |_| rusqlite::Error::InvalidQuery;
    let known = daymark_vault::tables(db).map_err(stopped)?;
    work.step(Step::Writing, tables.values().map(|rows| rows.len() as u64).sum()).map_err(stopped)?;
    let mut done = 0;
    // Rows come in the order of tables' names; whether each child found its parent is asked at the end.
    db.pragma_update(None, "foreign_keys", "OFF")?;
    let tx = db.transaction()?;
    for (table, rows) in tables {
        if !known.contains(&table) {
            *left_out.unknown.entry(table).or_default() += rows.len() as u32;
            done += rows.len() as u64;
            continue;
        }
        let mut columns = Vec::new();
        tx.pragma(None, "table_info", &table, |row| {
            columns.push(row.get::<_, String>(1)?);
            Ok(())
        })?;
        for row in rows {
            for name in row.keys().filter(|name| !columns.contains(name)) {
                *left_out.unknown.entry(format!("{table}.{name}")).or_default() += 1;
            }
            let kept = super::reads_back(&table, &row) && insert(&tx, &table, &columns, &row)?;
            left_out.refused += u32::from(!kept);
            done += 1;
            work.done(done).map_err(stopped)?;
        }
    }
    left_out.refused += orphans(&tx)?;
    tx.commit()?;
    db.pragma_update(None, "foreign_keys", "ON")
}

fn insert(tx: &Connection, table: &str, columns: &[String], row: &Row) -> rusqlite::Result<bool> {
    let given: Vec<&String> = columns.iter().filter(|name| row.contains_key(*name)).collect();
    let cells: Option<Vec<Cell>> = given.iter().map(|name| row.get(*name).and_then(cell)).collect();
    let Some(cells) = cells.filter(|cells| !cells.is_empty()) else { return Ok(false) };
    let names = given.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let marks = vec!["?"; cells.len()].join(", ");
    let mut insert = tx.prepare_cached(&format!("INSERT INTO \"{table}\" ({names}) VALUES ({marks})"))?;
    match insert.execute(params_from_iter(cells)) {
        Ok(_) => Ok(true),
        Err(error) if is_refusal(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The row is not what its table holds; anything else is a fault of the store.
fn is_refusal(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{ConstraintViolation, TypeMismatch};
    matches!(error.sqlite_error_code(), Some(ConstraintViolation | TypeMismatch))
}

/// Rows whose parent did not come along: taken out again.
fn orphans(tx: &Connection) -> rusqlite::Result<u32> {
    let mut check = tx.prepare("PRAGMA foreign_key_check")?;
    let found: Vec<(String, Option<i64>)> =
        check.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (table, rowid) in &found {
        tx.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"), [rowid])?;
    }
    Ok(found.len() as u32)
}
