//! What a store keeps, however its pages lie: its tables, how many rows they have, and a hash of it all.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::error::Result;

/// Whose keys they are, not what is kept.
pub(crate) const IDENTITY: &str = "vault_identity";

/// A table's name and how many rows it has.
pub type Counts = Vec<(String, u64)>;

/// Tables that hold what is kept: not SQLite's, not virtual ones, not what stands behind those, not the vault's identity.
pub fn tables(db: &Connection) -> Result<Vec<String>> {
    let mut query = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let all: Vec<(String, String)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?.unwrap_or_default())))?
        .collect::<rusqlite::Result<_>>()?;
    let is_virtual = |sql: &str| sql.to_ascii_uppercase().starts_with("CREATE VIRTUAL TABLE");
    let virtual_ones: Vec<&str> =
        all.iter().filter(|(_, sql)| is_virtual(sql)).map(|(name, _)| name.as_str()).collect();
    let behind = |name: &str| {
        virtual_ones
            .iter()
            .any(|each| name.strip_prefix(each).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')))
    };
    let kept = |name: &&String| !name.starts_with("sqlite_") && name.as_str() != IDENTITY && !behind(name);
    Ok(all.iter().map(|(name, _)| name).filter(kept).cloned().collect())
}

/// The name as it stands in SQL.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

pub fn counts(db: &Connection) -> Result<Counts> {
    let count = |name: String| {
        let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {}", quoted(&name)), [], |row| row.get(0))?;
        Ok((name, rows.unsigned_abs()))
    };
    tables(db)?.into_iter().map(count).collect()
}

/// SHA-256 over every row of every table, as `FORMAT.md` says.
pub fn logical_hash(db: &Connection) -> Result<[u8; 32]> {
    let mut hash = Sha256::new();
    for table in tables(db)? {
        hash.update(b"T");
        text(&mut hash, table.as_bytes());
        let mut rows = db.prepare(&format!("SELECT * FROM {} ORDER BY 1", quoted(&table)))?;
        let columns = rows.column_count();
        for name in rows.column_names() {
            hash.update(b"C");
            text(&mut hash, name.as_bytes());
        }
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            hash.update(b"R");
            for at in 0..columns {
                value(&mut hash, row.get_ref(at)?);
            }
        }
    }
    Ok(hash.finalize().into())
}

fn text(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

fn value(hash: &mut Sha256, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => hash.update(b"n"),
        ValueRef::Integer(number) => {
            hash.update(b"i");
            text(hash, number.to_string().as_bytes());
        }
        ValueRef::Real(number) => {
            hash.update(b"r");
            hash.update(number.to_le_bytes());
        }
        ValueRef::Text(bytes) => {
            hash.update(b"t");
            text(hash, bytes);
        }
        ValueRef::Blob(bytes) => {
            hash.update(b"b");
            text(hash, bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(rows: &str) -> Connection {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE a (seq INTEGER PRIMARY KEY, x TEXT); CREATE VIRTUAL TABLE f USING fts5 (t)")
            .unwrap();
        db.execute_batch(rows).unwrap();
        db
    }

    #[test]
    fn the_hash_follows_what_is_kept_and_not_how() {
        let one = store("INSERT INTO a VALUES (1, 'x'), (2, 'y')");
        let other = store("INSERT INTO a VALUES (9, 'z'), (2, 'y'), (1, 'x'); DELETE FROM a WHERE seq = 9; VACUUM");
        assert_eq!(logical_hash(&one).unwrap(), logical_hash(&other).unwrap());
        for differs in ["(1, 'x'), (2, 'Y')", "(1, 'x'), (3, 'y')", "(1, 'xy'), (2, '')", "(1, 'x'), (2, NULL)"] {
            let differing = store(&format!("INSERT INTO a VALUES {differs}"));
            assert_ne!(logical_hash(&one).unwrap(), logical_hash(&differing).unwrap(), "{differs}");
        }
        assert_eq!(counts(&one).unwrap(), [("a".to_owned(), 2)], "what stands behind a virtual table is not counted");
    }
}
