//! A whole store into another file, page by page, under the same key or another.
//!
//! SQLite's own backup: each page is read, checked against its seal, and sealed anew by the file it goes to. `PRAGMA
//! rekey` is never used, as it reports success when it failed.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ffi};

use crate::derive::Keys;
use crate::error::{Error, Result};
use crate::logical;
use crate::store;
use crate::work::{Step, Work};

/// About a tenth of a second between two looks at whether to go on.
const PAGES_AT_ONCE: i32 = 2000;

/// Makes `target`, which must not be there, and checks it: every page's seal, SQLite's order, the number of rows.
pub(crate) fn copy(source: &Connection, target: &Path, keys: &Keys, work: &Work) -> Result<()> {
    let mut db = store::create(target, keys)?;
    // One sync at the end instead of many: what is half copied is thrown away.
    db.pragma_update(None, "synchronous", "OFF")?;
    pages(source, &mut db, work)?;
    store::close_built(db, target)?;
    store::verify(target, keys, work)?;
    let copied = store::open(target, keys)?;
    // An empty copy of an empty source is none: a vault always has its identity.
    copied.query_row("SELECT id FROM vault_identity", [], |row| row.get::<_, [u8; 16]>(0))?;
    if logical::counts(&copied)? == logical::counts(source)? { Ok(()) } else { Err(Error::CopyDiffers) }
}

/// No SQL is run here: what SQLite has no better name for is a page of the source whose seal SQLCipher found broken.
fn met(error: rusqlite::Error) -> Error {
    match Error::from(error) {
        Error::Sql(ffi::SQLITE_ERROR) => Error::StoreDamaged { pages: Vec::new() },
        other => other,
    }
}

fn pages(source: &Connection, target: &mut Connection, work: &Work) -> Result<()> {
    let backup = Backup::new(source, target)?;
    work.step(Step::Copying, 0)?;
    loop {
        let state = backup.step(PAGES_AT_ONCE).map_err(met)?;
        let progress = backup.progress();
        let total = progress.pagecount.unsigned_abs();
        work.step(Step::Copying, total.into())?;
        work.done((total - progress.remaining.unsigned_abs()).into())?;
        match state {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            // One process, one connection: nobody else can be holding it.
            _ => return Err(Error::Busy),
        }
    }
}
