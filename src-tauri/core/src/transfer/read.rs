//! An export as it comes in: row by row, each let go before the next is read.

use daymark_vault::Work;
use serde::de::{Error as _, MapAccess, SeqAccess};
use serde_json::{Map, Value};

use super::store::Row;
use super::{FORMAT, VERSION};
use crate::error::{Code, Error, Result};
use crate::files::json::{JsonFile, Of, Parts, Skipped, or_stop, plain};
use crate::schema;

/// Of all tables together. Lists of meetings as large as they may be reach the most bytes long before.
const MOST_ROWS: u64 = 1_000_000;
/// Of one row, with those that have no place here. No table has a tenth of it.
const MOST_CELLS: u32 = 500;
/// Bytes of text in one row: an entry stands in it twice, a picture once.
const LARGEST_ROW: usize = 32 * 1024 * 1024;

/// Who takes what comes in.
pub(super) trait Takes {
    /// A table begins.
    fn table(&mut self, name: &str) -> Result<()>;

    /// Whether this column has a place.
    fn column(&mut self, name: &str) -> bool;

    /// Something beside the tables that has no place here.
    fn unknown(&mut self, name: &str);

    /// A row is over. `None`: larger than any row of ours.
    fn row(&mut self, row: Option<Row>) -> Result<()>;
}

/// What a file says of itself, and how many rows it has.
pub(super) struct Head {
    pub schema: usize,
    pub rows: u64,
}

/// Reads all of it and keeps nothing.
pub(super) fn head(file: &mut JsonFile, work: &Work) -> Result<Head> {
    let mut nobody = Nobody;
    let whole = read(file, &mut nobody, |read| work.done(read))?;
    let number = |value: Option<Value>| value.as_ref().and_then(Value::as_u64);
    let (format, rows) = (whole.format.as_ref().and_then(Value::as_str), whole.rows);
    let (Some(version), Some(schema), true) = (number(whole.version), number(whole.schema), whole.tables) else {
        return Err(Error::at("path", Code::FileNotUnderstood));
    };
    if format != Some(FORMAT) {
        return Err(Error::at("path", Code::FileNotUnderstood));
    }
    if version > VERSION || schema > schema::newest() as u64 {
        return Err(Error::Vault(daymark_vault::Error::NewerVersion));
    }
    Ok(Head { schema: schema as usize, rows })
}

/// Hands the rows out, in the order of the file.
pub(super) fn rows(file: &mut JsonFile, takes: &mut impl Takes, work: &Work) -> Result<()> {
    read(file, takes, |_| work.go_on()).map(drop)
}

fn read<'a, T: Takes>(
    file: &mut JsonFile,
    takes: &'a mut T,
    told: impl FnMut(u64) -> Result<(), daymark_vault::Error>,
) -> Result<Whole<'a, T>> {
    let mut whole = Whole { format: None, version: None, schema: None, tables: false, rows: 0, takes, stopped: None };
    let read = file.read(&mut whole, told);
    match whole.stopped.take() {
        Some(why) => Err(why),
        None => read.map(|_| whole),
    }
}

/// To know how many rows there are, none is needed.
struct Nobody;

impl Takes for Nobody {
    fn table(&mut self, _name: &str) -> Result<()> {
        Ok(())
    }

    fn column(&mut self, _name: &str) -> bool {
        false
    }

    fn unknown(&mut self, _name: &str) {}

    fn row(&mut self, _row: Option<Row>) -> Result<()> {
        Ok(())
    }
}

struct Whole<'a, T> {
    format: Option<Value>,
    version: Option<Value>,
    schema: Option<Value>,
    /// Whether there were any.
    tables: bool,
    rows: u64,
    takes: &'a mut T,
    /// Why it was not read to its end.
    stopped: Option<Error>,
}

impl<T: Takes> Parts for Whole<'_, T> {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, fields: &mut A) -> Result<(), A::Error> {
        let place = match name {
            "format" => &mut self.format,
            "version" => &mut self.version,
            "schema" => &mut self.schema,
            "tables" if !self.tables => {
                self.tables = fields.next_value_seed(Of(&mut Tables(self)))?.is_object();
                return if self.tables { Ok(()) } else { Err(A::Error::custom("no tables")) };
            }
            "tables" => return Err(A::Error::custom("twice")),
            _ => {
                // When it was made says nothing that is kept.
                if fields.next_value_seed(Skipped)? && name != "exported_at" {
                    self.takes.unknown(name);
                }
                return Ok(());
            }
        };
        match place.replace(plain(fields)?) {
            Some(_) => Err(A::Error::custom("twice")),
            None => Ok(()),
        }
    }
}

struct Tables<'w, 'a, T>(&'w mut Whole<'a, T>);

impl<T: Takes> Parts for Tables<'_, '_, T> {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, fields: &mut A) -> Result<(), A::Error> {
        or_stop(self.0.takes.table(name), &mut self.0.stopped)?;
        let table = fields.next_value_seed(Of(&mut Rows(self.0)))?;
        if table.is_array() { Ok(()) } else { Err(A::Error::custom("no rows")) }
    }
}

struct Rows<'w, 'a, T>(&'w mut Whole<'a, T>);

impl<T: Takes> Parts for Rows<'_, '_, T> {
    fn item<'de, A: SeqAccess<'de>>(&mut self, items: &mut A) -> Result<bool, A::Error> {
        let Whole { takes, rows, stopped, .. } = &mut *self.0;
        let mut cells = Cells { takes: *takes, row: Some(Row::new()), cells: 0, bytes: 0 };
        let Some(kind) = items.next_element_seed(Of(&mut cells))? else { return Ok(false) };
        if !kind.is_object() {
            return Err(A::Error::custom("no row"));
        }
        let row = cells.row;
        *rows += 1;
        let taken = if *rows > MOST_ROWS { Err(Error::at("path", Code::FileTooLarge)) } else { takes.row(row) };
        or_stop(taken, stopped).map(|()| true)
    }
}

struct Cells<'t, T> {
    takes: &'t mut T,
    row: Option<Row>,
    cells: u32,
    bytes: usize,
}

impl<T: Takes> Parts for Cells<'_, T> {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, fields: &mut A) -> Result<(), A::Error> {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            self.row = None;
        }
        // What is too large is not kept, and what is beyond it not looked at.
        let Some(row) = self.row.as_mut().filter(|_| self.takes.column(name)) else {
            return fields.next_value_seed(Skipped).map(drop);
        };
        let cell = cell(fields)?;
        self.bytes += length(&cell);
        row.insert(name.to_owned(), cell);
        if self.bytes > LARGEST_ROW {
            self.row = None;
        }
        Ok(())
    }
}

/// Bytes of an object stand in it under a name of their own; of any other object or list nothing is kept.
fn cell<'de, A: MapAccess<'de>>(fields: &mut A) -> Result<Value, A::Error> {
    let mut bytes = Bytes(Map::new());
    let cell = fields.next_value_seed(Of(&mut bytes))?;
    Ok(if cell.is_object() { Value::Object(bytes.0) } else { cell })
}

fn length(cell: &Value) -> usize {
    match cell {
        Value::String(text) => text.len(),
        Value::Object(bytes) => bytes.values().map(length).sum(),
        _ => 0,
    }
}

struct Bytes(Map<String, Value>);

impl Parts for Bytes {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, fields: &mut A) -> Result<(), A::Error> {
        if name != "base64" {
            return fields.next_value_seed(Skipped).map(drop);
        }
        self.0.insert(name.to_owned(), plain(fields)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde::de::DeserializeSeed;

    use super::*;

    /// Whether each row was kept, and the columns that it has a place for.
    #[derive(Default)]
    struct Seen(Vec<Option<Vec<String>>>);

    impl Takes for Seen {
        fn table(&mut self, _name: &str) -> Result<()> {
            Ok(())
        }

        fn column(&mut self, name: &str) -> bool {
            name != "mood"
        }

        fn unknown(&mut self, _name: &str) {}

        fn row(&mut self, row: Option<Row>) -> Result<()> {
            // In an order of our own: serde_json's depends on what else is built with it.
            self.0.push(row.map(|row| row.keys().cloned().collect::<BTreeSet<_>>().into_iter().collect()));
            Ok(())
        }
    }

    fn seen(rows: &str) -> Vec<Option<Vec<String>>> {
        let mut takes = Seen::default();
        let mut whole = Whole {
            format: None,
            version: None,
            schema: None,
            tables: false,
            rows: 0,
            takes: &mut takes,
            stopped: None,
        };
        let text = format!(r#"{{"tables": {{"entry": [{rows}]}}}}"#);
        Of(&mut whole).deserialize(&mut serde_json::Deserializer::from_str(&text)).unwrap();
        assert_eq!(whole.rows, takes.0.len() as u64);
        takes.0
    }

    #[test]
    fn a_cell_is_what_a_column_can_hold_and_nothing_is_built_of_the_rest() {
        let rows = r#"{"seq": 1, "mood": [[[]]], "body": "b"}, {"bytes": {"base64": "AA==", "more": [1]}}, {}"#;
        let kept = |columns: &[&str]| Some(columns.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(seen(rows), [kept(&["body", "seq"]), kept(&["bytes"]), kept(&[])]);
    }

    #[test]
    fn a_row_larger_than_any_of_ours_is_let_go_and_spoils_no_other() {
        let wide: Vec<String> = (0..=MOST_CELLS).map(|number| format!("\"c{number}\": 1")).collect();
        let half = "a".repeat(LARGEST_ROW / 2 + 1);
        let rows =
            format!(r#"{{"seq": 1}}, {{{}}}, {{"body": "{half}", "plain": "{half}"}}, {{"seq": 2}}"#, wide.join(","));
        let kept: Vec<bool> = seen(&rows).iter().map(Option::is_some).collect();
        assert_eq!(kept, [true, false, false, true]);
    }
}
