use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daymark_vault::Work;
use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};

use super::read::Takes;
use crate::error::{Code, Error, Result};
use crate::files::Unknown;
use crate::files::json::Names;

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
fn cell(value: Value) -> Option<Cell> {
    match value {
        Value::Null => Some(Cell::Null),
        Value::Number(number) => number.as_i64().map(Cell::Integer).or_else(|| number.as_f64().map(Cell::Real)),
        Value::String(text) => Some(Cell::Text(text)),
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
    pub unknown: Names,
    pub refused: u32,
}

impl LeftOut {
    pub fn unknown(&self) -> Vec<Unknown> {
        self.unknown.iter().map(|(name, count)| Unknown { name: name.clone(), count }).collect()
    }
}

/// Puts what `read` hands over into tables that were just laid, all of it or nothing. Why not is told in `filled`, as whoever
/// lays the tables speaks of the store alone.
pub(super) fn fill(
    db: &mut Connection,
    filled: &mut Result<LeftOut>,
    work: &Work,
    read: impl FnOnce(&mut Filling<'_>) -> Result<()>,
) -> rusqlite::Result<()> {
    *filled = fill_all(db, work, read);
    filled.as_ref().map(drop).map_err(|_| rusqlite::Error::InvalidQuery)
}

fn fill_all(db: &mut Connection, work: &Work, read: impl FnOnce(&mut Filling<'_>) -> Result<()>) -> Result<LeftOut> {
    // Tables come in any order; whether each child found its parent is asked at the end.
    db.pragma_update(None, "foreign_keys", "OFF")?;
    let tx = db.transaction()?;
    let mut left_out = LeftOut::default();
    read(&mut Filling {
        known: daymark_vault::tables(&tx)?,
        begun: BTreeSet::new(),
        tx: &tx,
        table: String::new(),
        columns: None,
        left_out: &mut left_out,
        done: 0,
        work,
    })?;
    left_out.refused += take_out_orphans(&tx)?;
    tx.commit()?;
    db.pragma_update(None, "foreign_keys", "ON")?;
    Ok(left_out)
}

/// Tables that are being filled. What has no place is counted: a table, a column, a row that its table refuses.
pub(super) struct Filling<'a> {
    tx: &'a Connection,
    known: Vec<String>,
    /// Those of them that came.
    begun: BTreeSet<String>,
    table: String,
    /// Of the table that is being filled; `None`: nobody knows it.
    columns: Option<Vec<String>>,
    left_out: &'a mut LeftOut,
    done: u64,
    work: &'a Work,
}

impl Takes for Filling<'_> {
    fn table(&mut self, name: &str) -> Result<()> {
        name.clone_into(&mut self.table);
        if self.known.iter().any(|known| known == name) {
            self.columns = Some(columns(self.tx, name)?);
            let is_first = self.begun.insert(name.to_owned());
            // No export says two things of one table.
            return if is_first { Ok(()) } else { Err(Error::at("path", Code::FileNotUnderstood)) };
        }
        self.columns = None;
        self.left_out.unknown.add(name, 0);
        Ok(())
    }

    fn column(&mut self, name: &str) -> bool {
        let Some(columns) = &self.columns else { return false };
        let known = columns.iter().any(|column| column == name);
        if !known {
            self.left_out.unknown.add(&format!("{}.{name}", self.table), 1);
        }
        known
    }

    fn unknown(&mut self, name: &str) {
        // As from the root of the file: a table may be called the same.
        self.left_out.unknown.add(&format!("/{name}"), 1);
    }

    fn row(&mut self, row: Option<Row>) -> Result<()> {
        self.work.done(self.done)?;
        self.done += 1;
        let Some(columns) = &self.columns else {
            self.left_out.unknown.add(&self.table, 1);
            return Ok(());
        };
        let sound = row.filter(|row| super::reads_back(&self.table, row));
        let kept = match sound {
            Some(row) => insert(self.tx, &self.table, columns, row)?,
            None => false,
        };
        self.left_out.refused += u32::from(!kept);
        Ok(())
    }
}

fn columns(tx: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut columns = Vec::new();
    tx.pragma(None, "table_info", table, |row| {
        columns.push(row.get::<_, String>(1)?);
        Ok(())
    })?;
    Ok(columns)
}

fn insert(tx: &Connection, table: &str, columns: &[String], mut row: Row) -> rusqlite::Result<bool> {
    let given: Vec<(&String, Value)> =
        columns.iter().filter_map(|name| row.remove(name).map(|value| (name, value))).collect();
    let names = given.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let cells: Option<Vec<Cell>> = given.into_iter().map(|(_, value)| cell(value)).collect();
    let Some(cells) = cells.filter(|cells| !cells.is_empty()) else { return Ok(false) };
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

/// Rows whose parent did not come along, and those that then have none any more.
fn take_out_orphans(tx: &Connection) -> Result<u32> {
    // Those that have a parent. Each has row numbers, which not every other has.
    let mut query = tx.prepare(
        "SELECT DISTINCT t.name FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) WHERE t.schema = 'main'",
    )?;
    let children: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut taken = 0;
    loop {
        let before = taken;
        for table in &children {
            // Left to the store: there may be as many as a file has rows.
            let orphans = format!("SELECT rowid FROM pragma_foreign_key_check('{table}')");
            taken += tx.execute(&format!("DELETE FROM \"{table}\" WHERE rowid IN ({orphans})"), [])? as u32;
        }
        if taken == before {
            return Ok(taken);
        }
    }
}
