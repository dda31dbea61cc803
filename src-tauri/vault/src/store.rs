//! SQLite under a key: how it is opened, and why each setting is as it is.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::derive::Keys;
use crate::error::{Error, Result};
use crate::work::{Step, Work};

/// Steps of SQLite's machine, or pages of a tree that it walks, between two looks at whether to go on: about a thousandth of a
/// second. What the looks take does not show beside it.
const LOOK_UP_EVERY: std::ffi::c_int = 1_000;
pub(crate) const PAGE: u64 = 4096;
/// SQLite before it could lose commits when a write-ahead log was reset.
const LEAST_SQLITE: [u32; 3] = [3, 51, 3];
const LEAST_CIPHER: [u32; 2] = [4, 14];

/// Each setting and its reason.
const SETTINGS: &[(&str, &str)] = &[
    // One process, one connection: no other reader to wait for, and the lock shows who is here.
    ("locking_mode", "EXCLUSIVE"),
    // A rollback journal: a torn write is rolled back, and no second file must be kept in step with a backup.
    ("journal_mode", "TRUNCATE"),
    // The folder is synced too: what was acknowledged survives a loss of power.
    ("synchronous", "EXTRA"),
    // Sorting never spills in clear to /tmp.
    ("temp_store", "MEMORY"),
    // Deleted text is overwritten.
    ("secure_delete", "ON"),
    // KiB. Each page costs a decryption and a seal; ten years of use stay at hand, wiped when the store is closed.
    ("cache_size", "-65536"),
    ("foreign_keys", "ON"),
    // A schema that was altered cannot run functions of ours.
    ("trusted_schema", "OFF"),
];

/// What stands behind the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineVersions {
    pub sqlite: String,
    pub cipher: String,
}

pub fn engine_versions(db: &Connection) -> Result<EngineVersions> {
    let cipher: String =
        db.query_row("PRAGMA cipher_version", [], |row| row.get(0)).map_err(|_| Error::CipherMissing)?;
    Ok(EngineVersions { sqlite: rusqlite::version().to_owned(), cipher })
}

/// Opens a store that is there. Never creates one.
pub(crate) fn open(path: &Path, keys: &Keys) -> Result<Connection> {
    check_file(path, keys)?;
    let interrupted = must_roll_back(path);
    let db = connect(path, keys, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // The first page read with this key: what is wrong now is damage, for the key belongs to this file.
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(|error| naming_pages(error, path, keys))?;
    configure(&db)?;
    if interrupted {
        // Where it cannot be done now (a full disk), the store is whole all the same, and a check names pages that hold nothing.
        let _ = rewrite_free_pages(&db);
    }
    Ok(db)
}

/// Makes sound what an interrupted write may have torn and rolling back does not undo: pages that were free before it. They
/// hold nothing, so SQLite keeps no copy of them; but their seal is broken, and whatever reads every page, a check or a
/// backup, would take that for damage. Filled and freed again, each is written anew without being read.
fn rewrite_free_pages(db: &Connection) -> Result<()> {
    let free: i64 = db.query_row("PRAGMA freelist_count", [], |row| row.get(0))?;
    if free > 0 {
        db.execute_batch(&format!(
            "BEGIN IMMEDIATE;
             CREATE TABLE vault_filler (zeros BLOB NOT NULL) STRICT;
             INSERT INTO vault_filler (zeros) VALUES (zeroblob({free} * {PAGE}));
             DROP TABLE vault_filler;
             COMMIT"
        ))
        .inspect_err(|_| _ = db.execute_batch("ROLLBACK"))?;
    }
    Ok(())
}

fn must_roll_back(path: &Path) -> bool {
    rollback_of(path).metadata().is_ok_and(|rollback| rollback.len() > 0)
}

/// Makes a store that is not there.
pub(crate) fn create(path: &Path, keys: &Keys) -> Result<Connection> {
    // Made private before SQLite opens it: SQLite would follow the umask.
    crate::files::private(std::fs::OpenOptions::new().write(true).create_new(true)).open(path)?;
    let db = connect(path, keys, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // All-zero pages, which auto-vacuum makes, would escape the page MAC. It is decided before the first page.
    db.execute_batch("PRAGMA auto_vacuum = NONE")?;
    configure(&db)?;
    Ok(db)
}

/// Closes a store that was built without syncing, and puts it on the disk as a whole.
///
/// The rollback journal goes: emptied and not synced, it could be there again after a loss of power, and undo what was built. The
/// folder is synced by whoever writes the next file in it.
pub(crate) fn close_built(db: Connection, path: &Path) -> Result<()> {
    db.close().map_err(|(_, error)| Error::from(error))?;
    crate::files::remove_if_there(&rollback_of(path))?;
    Ok(File::open(path)?.sync_all()?)
}

pub(crate) fn rollback_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Checks every page's MAC and SQLite's own order, on a connection of its own: one bad page poisons the one that met it.
/// Names the pages whose seal is broken.
pub(crate) fn verify(path: &Path, keys: &Keys, work: &Work) -> Result<()> {
    const PARTS: u64 = 2;
    work.step(Step::Checking, PARTS)?;
    let db = open(path, keys)?;
    let pages = broken_pages(&db)?;
    if !pages.is_empty() {
        return Err(Error::StoreDamaged { pages });
    }
    work.done(1)?;
    let order = order(&db, work);
    // Stopped, that is why there is no answer.
    work.go_on()?;
    match order?.as_str() {
        "ok" => work.done(PARTS),
        _ => Err(Error::StoreDamaged { pages: Vec::new() }),
    }
}

/// SQLite's word on its own order: "ok", or what is wrong. One check of all of it: asked table by table, it would tell how far
/// it has come, and would not notice a page that two tables hold or that none does.
fn order(db: &Connection, work: &Work) -> rusqlite::Result<String> {
    let asked = work.clone();
    db.progress_handler(LOOK_UP_EVERY, Some(move || asked.go_on().is_err()))?;
    db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
}

/// Pages whose seal is broken. Reads the file and nothing of its order: a connection that no page was read by yet will do.
fn broken_pages(db: &Connection) -> Result<Vec<u32>> {
    let mut query = db.prepare("PRAGMA cipher_integrity_check")?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.iter().filter_map(|row| page_in(row)).collect())
}

/// What was met while a store was being opened; of damage, the pages that are damaged, wherever the way to the one that was
/// asked for was broken.
pub(crate) fn naming_pages(error: rusqlite::Error, path: &Path, keys: &Keys) -> Error {
    match Error::from(error) {
        Error::StoreDamaged { .. } => {
            let looked = connect(path, keys, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|db| broken_pages(&db));
            Error::StoreDamaged { pages: looked.unwrap_or_default() }
        }
        other => other,
    }
}

/// The pages that these keys did not seal, where they sealed any: then it is the store that is damaged. `None`: not one, so
/// the keys are those of another.
pub(crate) fn not_sealed_by(path: &Path, keys: &Keys) -> Option<Vec<u32>> {
    let pages = std::fs::metadata(path).ok()?.len() / PAGE;
    let db = connect(path, keys, OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
    let broken = broken_pages(&db).ok()?;
    ((broken.len() as u64) < pages).then_some(broken)
}

/// "HMAC verification failed for page 7" names page 7.
fn page_in(row: &str) -> Option<u32> {
    let behind = row.split("page ").nth(1)?;
    behind.split(|sign: char| !sign.is_ascii_digit()).next()?.parse().ok()
}

/// A connection that reads what can be read: neither the length nor the order of the file is believed.
pub(crate) fn open_damaged(path: &Path, keys: &Keys) -> Result<Connection> {
    let db = connect(path, keys, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Only with this does SQLite read a file that is shorter than it says.
    db.pragma_update(None, "writable_schema", "ON")?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(db)
}

fn connect(path: &Path, keys: &Keys, flags: OpenFlags) -> Result<Connection> {
    let db =
        Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW)?;
    // Stock SQLite ignores `PRAGMA key` in silence and would write plaintext.
    check_engine(&db)?;
    db.execute_batch("PRAGMA cipher_log_level = NONE")?;
    // What SQLite frees is wiped, from the first page on: a lock leaves nothing of it behind.
    db.execute_batch("PRAGMA cipher_memory_security = ON")?;
    // A raw key with its salt: SQLCipher derives nothing, and the salt becomes the file's first 16 bytes.
    let mut key = Zeroizing::new(String::with_capacity(128));
    key.push_str("PRAGMA key = \"x'");
    keys.store.iter().chain(&keys.salt).for_each(|byte| push_hex(&mut key, *byte));
    key.push_str("'\"");
    db.execute_batch(&key)?;
    Ok(db)
}

fn push_hex(text: &mut String, byte: u8) {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    text.extend([digit(byte >> 4), digit(byte & 15)]);
}

fn check_engine(db: &Connection) -> Result<()> {
    let versions = engine_versions(db)?;
    let sound = at_least(&versions.sqlite, &LEAST_SQLITE) && at_least(&versions.cipher, &LEAST_CIPHER);
    if sound { Ok(()) } else { Err(Error::CipherMissing) }
}

/// Compares "4.14.0 community" with [4, 14] by number.
fn at_least(version: &str, least: &[u32]) -> bool {
    let numbers = version.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
    let found: Vec<u32> = numbers.take(least.len()).filter_map(|part| part.parse().ok()).collect();
    found.as_slice() >= least
}

fn configure(db: &Connection) -> Result<()> {
    for (name, value) in SETTINGS {
        db.pragma_update(None, name, value)?;
    }
    // No statement may rewrite the schema's own tables.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// What can be known of the file before a key is tried.
fn check_file(path: &Path, keys: &Keys) -> Result<()> {
    if begins_with(path, &keys.salt)? { Ok(()) } else { Err(Error::StoreDamaged { pages: vec![1] }) }
}

/// Whether the store's first bytes are this salt. Damage of its length is told apart first.
pub(crate) fn begins_with(path: &Path, salt: &[u8; 16]) -> Result<bool> {
    let mut file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::StoreMissing,
        _ => Error::reading(error),
    })?;
    let length = file.metadata().map_err(Error::reading)?.len();
    // A write that a crash tore may leave part of a page; the journal beside it puts that right.
    if length < PAGE || (!length.is_multiple_of(PAGE) && !must_roll_back(path)) {
        return Err(Error::StoreDamaged { pages: Vec::new() });
    }
    let mut first = [0u8; 16];
    file.read_exact(&mut first).map_err(Error::reading)?;
    Ok(first == *salt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        assert!(at_least("4.14.0 community", &LEAST_CIPHER));
        assert!(at_least("4.100.0", &LEAST_CIPHER));
        assert!(!at_least("4.9.0", &LEAST_CIPHER));
        assert!(at_least("3.51.3", &LEAST_SQLITE) && at_least("3.60", &LEAST_SQLITE));
        assert!(!at_least("3.51.2", &LEAST_SQLITE) && !at_least("", &LEAST_SQLITE));
    }

    #[test]
    fn a_broken_page_is_named_by_its_number() {
        assert_eq!(page_in("HMAC verification failed for page 17"), Some(17));
        assert_eq!(page_in("page 3 has an invalid size of 16 bytes"), Some(3));
        assert_eq!(page_in("no such thing"), None);
    }

    #[test]
    fn a_look_at_the_order_of_a_store_can_be_stopped_while_it_goes_on() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(
            "CREATE TABLE note (seq INTEGER PRIMARY KEY, text TEXT UNIQUE);
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
             INSERT INTO note SELECT i, 'note ' || i FROM n",
        )
        .unwrap();
        let work = Work::default();
        assert_eq!(order(&db, &work).as_deref(), Ok("ok"));
        work.cancel();
        let stopped = order(&db, &work).unwrap_err();
        assert_eq!(stopped.sqlite_error_code(), Some(rusqlite::ErrorCode::OperationInterrupted));
    }

    #[test]
    fn this_build_has_the_cipher_it_needs() {
        check_engine(&Connection::open_in_memory().unwrap()).expect("a stock SQLite would write plaintext");
    }
}
