//! The schema: all migrations, replayed to lay a new store and checked when one is opened.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::{Error, Result};

const STEPS: &[M<'static>] =
    &[M::up(include_str!("../migrations/0001_foundation.sql")), M::up(include_str!("../migrations/0002_copies.sql"))];
const ALL: Migrations<'static> = Migrations::from_slice(STEPS);

/// Lays the newest schema in an empty store.
pub(crate) fn lay(db: &mut Connection) -> rusqlite::Result<()> {
    ALL.to_latest(db).map_err(sqlite_error)
}

/// Lays the schema as it was at `version`: what a file of that time was written for.
pub(crate) fn lay_at(db: &mut Connection, version: usize) -> rusqlite::Result<()> {
    ALL.to_version(db, version).map_err(sqlite_error)
}

fn sqlite_error(error: rusqlite_migration::Error) -> rusqlite::Error {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err,
        // The steps are part of the program and tested; what is left is the store itself.
        _ => rusqlite::Error::InvalidQuery,
    }
}

/// How a store's schema stands to this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Age {
    Current,
    /// To be migrated in a copy beside it, never in place.
    Older,
}

pub(crate) fn newest() -> usize {
    STEPS.len()
}

/// Refuses a store that a newer program wrote: guessing at its meaning could lose what it keeps.
pub(crate) fn age(db: &Connection) -> Result<Age> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match usize::try_from(version) {
        Ok(version) if version == newest() => Ok(Age::Current),
        Ok(version) if version < newest() => Ok(Age::Older),
        _ => Err(Error::Vault(daymark_vault::Error::NewerVersion)),
    }
}

/// Puts right what a salvage left hanging: a history whose clock is gone gets a clock, a meeting whose group is gone a
/// group. What only a list said, and can be read again, is let go.
pub(crate) fn mend(db: &mut Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "INSERT INTO clock (seq, id, created_at, changed_at)
             SELECT clock, lower(hex(randomblob(16))), min(changed_at), min(changed_at) FROM period
             WHERE clock NOT IN (SELECT seq FROM clock) GROUP BY clock;
         DELETE FROM group_meeting WHERE bookmarked_group NOT IN (SELECT seq FROM bookmarked_group);
         DELETE FROM listed_meeting WHERE list NOT IN (SELECT seq FROM meeting_list);
         INSERT INTO entry_text (entry_text) VALUES ('rebuild');",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_are_sound() {
        ALL.validate().expect("every migration must apply to the one before it");
    }

    #[test]
    fn a_store_of_a_newer_program_is_refused() {
        let db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", 99).unwrap();
        let error = age(&db).unwrap_err();
        assert_eq!(error.problem().code, crate::error::Code::VaultNewer);
    }
}
