//! How our values stand in a column: days, moments, zones and ids as their text, lists as JSON.

use std::str::FromStr;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::id::Id;
use crate::prose::Prose;
use crate::time::{Day, Moment, Zone};

/// The value's text is its column; text that does not read back is a fault of the file, not a default.
macro_rules! text_columns {
    ($($type:ty),*) => {$(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.to_string()))
            }
        }

        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<$type> {
                value.as_str()?.parse().map_err(|_| FromSqlError::InvalidType)
            }
        }
    )*};
}

text_columns!(Day, Moment, Zone, Id);

/// Whether a text stands in its column as we write it. What stands there otherwise is not found again by its value, and is
/// not in the order of the others.
pub(crate) fn is_as_written<T: FromStr + ToString>(text: &str) -> bool {
    text.parse::<T>().is_ok_and(|value| value.to_string() == text)
}

impl ToSql for Prose {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.as_str().to_sql()
    }
}

impl FromSql for Prose {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Prose> {
        String::column_result(value).map(Prose::from)
    }
}

/// A column of JSON: short lists that are read and written whole.
pub(crate) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text =
            serde_json::to_string(&self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(ToSqlOutput::from(text))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Json<T>> {
        serde_json::from_str(value.as_str()?).map(Json).map_err(|_| FromSqlError::InvalidType)
    }
}
