//! The schema: all migrations, replayed to lay a new store and checked when one is opened.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::{Error, Result};

const STEPS: &[M<'static>] = &[M::up(include_str!("../migrations/0001_foundation.sql"))];
const ALL: Migrations<'static> = Migrations::from_slice(STEPS);

/// Lays the newest schema in an empty store.
pub(crate) fn lay(db: &mut Connection) -> rusqlite::Result<()> {
    ALL.to_latest(db).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err,
        // The steps are part of the program and tested; what is left is the store itself.
        _ => rusqlite::Error::InvalidQuery,
    })
}

/// Refuses a store that a newer program wrote: guessing at its meaning could lose what it keeps.
/// An older one is migrated beside itself and flipped, never in place; while there is one schema there is none.
pub(crate) fn check(db: &Connection) -> Result<()> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if usize::try_from(version).is_ok_and(|version| version <= STEPS.len()) {
        Ok(())
    } else {
        Err(Error::Vault(daymark_vault::Error::NewerVersion))
    }
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
        let error = check(&db).unwrap_err();
        assert_eq!(error.problem().code, crate::error::Code::VaultNewer);
    }
}
