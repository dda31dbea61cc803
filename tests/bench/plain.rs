//! The same rows in a SQLite file that is not encrypted, opened as the vault opens its own: what the encryption costs.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::ten_years::{ENTRIES, body};

const SCHEMA: &str = include_str!("../../src-tauri/core/migrations/0001_foundation.sql");
/// As in the vault's `store.rs`.
const SETTINGS: &str = "
    PRAGMA auto_vacuum = NONE; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA;
    PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;";

pub struct Store(Connection);

impl Store {
    pub fn make(path: &Path) -> Store {
        let mut db = Connection::open(path).expect("a file");
        db.execute_batch(SETTINGS).expect("settings");
        db.execute_batch(SCHEMA).expect("the schema");
        let tx = db.transaction().expect("a transaction");
        (0..ENTRIES).for_each(|number| add(&tx, number, &body(number)));
        tx.commit().expect("a commit");
        Store(db)
    }

    pub fn save(&mut self, number: usize, body: &str) {
        let tx = self.0.transaction_with_behavior(TransactionBehavior::Immediate).expect("a transaction");
        add(&tx, number, body);
        tx.commit().expect("a commit");
    }
}

fn add(db: &Connection, number: usize, body: &str) {
    let mut insert = db
        .prepare_cached(
            "INSERT INTO entry (seq, id, body, plain, title, words, written_at, written_on, zone, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, 200, ?6, ?7, 'America/Los_Angeles', ?6)",
        )
        .expect("an entry's columns");
    let plain = body.trim_start_matches("# ");
    let (id, title) = (format!("{number:032}"), format!("Day {number}"));
    insert
        .execute((number as i64, id, body, plain, title, "2026-11-24T20:00:00.000Z", "2026-11-24"))
        .expect("an entry");
}
