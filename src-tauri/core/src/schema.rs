//! The schema: all migrations, replayed to lay a new store and checked when one is opened.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::{Error, Result};

const STEPS: &[M<'static>] = &[
    M::up(include_str!("../migrations/0001_foundation.sql")),
    M::up(include_str!("../migrations/0002_copies.sql")),
    M::up(include_str!("../migrations/0003_sobriety.sql")),
    M::up(include_str!("../migrations/0004_clock_words.sql")),
    M::up(include_str!("../migrations/0005_guide.sql")),
    M::up(include_str!("../migrations/0006_groups.sql")),
];
const ALL: Migrations<'static> = Migrations::from_slice(STEPS);

/// The tables whose rows belong to a clock: those that refer to others before those they refer to.
pub(crate) const OF_CLOCK: [&str; 6] =
    ["milestone_picture", "own_milestone", "gain", "period", "milestone_reached", "return_to_use"];

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

/// Puts right what a salvage left hanging: a history whose clock is gone gets a clock. A time whose group is gone goes, as
/// nothing tells what it was; so does what only a list said, and can be read again.
pub(crate) fn mend(db: &mut Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "INSERT INTO clock (seq, id, created_at, changed_at)
             SELECT clock,
                 lower(printf('%s-%s-4%.3s-8%.3s-%s', hex(randomblob(4)), hex(randomblob(2)), hex(randomblob(2)),
                     hex(randomblob(2)), hex(randomblob(6)))),
                 min(changed_at), min(changed_at)
             FROM (SELECT clock, changed_at FROM period UNION ALL SELECT clock, changed_at FROM return_to_use
                   UNION ALL SELECT clock, changed_at FROM own_milestone
                   UNION ALL SELECT clock, changed_at FROM milestone_reached
                   UNION ALL SELECT clock, changed_at FROM milestone_picture
                   UNION ALL SELECT clock, changed_at FROM gain)
             WHERE clock NOT IN (SELECT seq FROM clock) GROUP BY clock;
         UPDATE milestone_reached SET kept_for = NULL WHERE kept_for NOT IN (SELECT seq FROM return_to_use);
         DELETE FROM group_meeting WHERE bookmarked_group NOT IN (SELECT seq FROM bookmarked_group);
         DELETE FROM listed_meeting WHERE list NOT IN (SELECT seq FROM meeting_list);
         INSERT INTO entry_text (entry_text) VALUES ('rebuild');",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::is_as_written;
    use crate::id::Id;

    #[test]
    fn the_migrations_are_sound() {
        ALL.validate().expect("every migration must apply to the one before it");
    }

    #[test]
    fn what_belonged_to_a_clock_that_is_gone_gets_a_clock() {
        let mut db = Connection::open_in_memory().unwrap();
        lay(&mut db).unwrap();
        db.execute_batch(
            "PRAGMA foreign_keys = OFF;
             INSERT INTO return_to_use (id, clock, began_on, zone, changed_at) VALUES ('r', 7, '2026-10-01', 'UTC', 'then');
             INSERT INTO milestone_reached (id, clock, unit, count, reached_on, kept_for, changed_at)
                 VALUES ('m', 8, '\"days\"', 30, '2026-10-01', 99, 'then');
             PRAGMA foreign_keys = ON;",
        )
        .unwrap();
        mend(&mut db).unwrap();
        let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(count("SELECT count(*) FROM clock WHERE seq IN (7, 8)"), 2);
        let mut ids = db.prepare("SELECT id FROM clock").unwrap();
        for id in ids.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap) {
            assert!(is_as_written::<Id>(&id), "by which it is found: {id}");
        }
        assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    }

    #[test]
    fn a_store_of_a_newer_program_is_refused() {
        let db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", 99).unwrap();
        let error = age(&db).unwrap_err();
        assert_eq!(error.problem().code, crate::error::Code::VaultNewer);
    }
}
