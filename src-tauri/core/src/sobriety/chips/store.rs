use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::PictureKind;
use crate::columns::Json;
use crate::error::Result;
use crate::id::Id;
use crate::prose::Prose;
use crate::sobriety::sets::{Item, Key};
use crate::time::{Day, Moment};

pub(super) struct ReachedRow {
    pub key: Key,
    pub reached_on: Day,
    pub note: Prose,
    /// For a return to use that is still there.
    pub is_kept: bool,
}

fn key(row: &Row<'_>) -> rusqlite::Result<Key> {
    Ok((row.get::<_, Json<_>>("unit")?.0, row.get("count")?))
}

fn reached_from_row(row: &Row<'_>) -> rusqlite::Result<ReachedRow> {
    Ok(ReachedRow {
        key: key(row)?,
        reached_on: row.get("reached_on")?,
        note: row.get("note")?,
        is_kept: row.get("is_kept")?,
    })
}

fn own_from_row(row: &Row<'_>) -> rusqlite::Result<(Item, bool)> {
    let (unit, count) = key(row)?;
    let colour = row.get::<_, Option<Json<_>>>("colour")?.map(|colour| colour.0);
    Ok((Item { unit, count, colour, name: row.get("name")?, own: true }, row.get("hidden")?))
}

// ── the user's own ──────────────────────────────────────────────────────────────────────────────

/// Each with whether it is held back.
pub(super) fn own(db: &Connection, clock: i64) -> Result<Vec<(Item, bool)>> {
    let mut query = db.prepare_cached(
        "SELECT unit, count, name, colour, hidden FROM own_milestone WHERE clock = ?1 AND deleted_at IS NULL ORDER BY seq",
    )?;
    Ok(query.query_map([clock], own_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_own(tx: &Transaction<'_>, id: Id, clock: i64, item: &Item, hidden: bool, now: Moment) -> Result<()> {
    tx.execute(
        "INSERT INTO own_milestone (id, clock, unit, count, name, colour, hidden, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (id, clock, Json(item.unit), item.count, &item.name, item.colour.map(Json), hidden, now),
    )?;
    Ok(())
}

pub(super) fn forget_own(tx: &Transaction<'_>, clock: i64, (unit, count): Key, now: Moment) -> Result<()> {
    tx.execute(
        "UPDATE own_milestone SET deleted_at = ?4 WHERE clock = ?1 AND unit = ?2 AND count = ?3 AND deleted_at IS NULL",
        (clock, Json(unit), count, now),
    )?;
    Ok(())
}

/// The last of the user's own that was taken away; what only held one of the set back is none.
pub(super) fn last_forgotten(db: &Connection, clock: i64, (unit, count): Key) -> Result<Option<i64>> {
    let mut query = db.prepare_cached(
        "SELECT seq FROM own_milestone WHERE clock = ?1 AND unit = ?2 AND count = ?3 AND hidden = 0
            AND deleted_at IS NOT NULL ORDER BY deleted_at DESC, seq DESC LIMIT 1",
    )?;
    Ok(query.query_row((clock, Json(unit), count), |row| row.get(0)).optional()?)
}

/// One of the user's own that was taken away, with its clock and its milestone.
pub(super) fn forgotten(db: &Connection, id: Id) -> Result<(i64, i64, Key)> {
    let mut query = db.prepare_cached(
        "SELECT m.seq, m.clock, m.unit, m.count FROM own_milestone AS m JOIN clock AS c ON c.seq = m.clock
         WHERE m.id = ?1 AND m.hidden = 0 AND m.deleted_at IS NOT NULL AND c.deleted_at IS NULL",
    )?;
    Ok(query.query_row([id], |row| Ok((row.get("seq")?, row.get("clock")?, key(row)?)))?)
}

pub(super) fn remember_own(tx: &Transaction<'_>, seq: i64, now: Moment) -> Result<()> {
    tx.execute("UPDATE own_milestone SET deleted_at = NULL, changed_at = ?2 WHERE seq = ?1", (seq, now))?;
    Ok(())
}

// ── reached ─────────────────────────────────────────────────────────────────────────────────────

pub(super) fn reached(db: &Connection, clock: i64) -> Result<Vec<ReachedRow>> {
    let mut query = db.prepare_cached(
        "SELECT m.unit, m.count, m.reached_on, m.note, r.seq IS NOT NULL AS is_kept FROM milestone_reached AS m
         LEFT JOIN return_to_use AS r ON r.seq = m.kept_for AND r.deleted_at IS NULL
         WHERE m.clock = ?1 ORDER BY m.reached_on, m.seq",
    )?;
    Ok(query.query_map([clock], reached_from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// The row of a milestone that was reached on that day, made when there is none.
pub(super) fn row(
    tx: &Transaction<'_>,
    id: Id,
    clock: i64,
    (unit, count): Key,
    reached_on: Day,
    now: Moment,
) -> Result<i64> {
    tx.execute(
        "INSERT INTO milestone_reached (id, clock, unit, count, reached_on, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (clock, unit, count, reached_on) DO NOTHING",
        (id, clock, Json(unit), count, reached_on, now),
    )?;
    let mut query = tx.prepare_cached(
        "SELECT seq FROM milestone_reached WHERE clock = ?1 AND unit = ?2 AND count = ?3 AND reached_on = ?4",
    )?;
    Ok(query.query_row((clock, Json(unit), count, reached_on), |row| row.get(0))?)
}

pub(super) fn keep_for(tx: &Transaction<'_>, seq: i64, for_return: i64, now: Moment) -> Result<()> {
    tx.execute("UPDATE milestone_reached SET kept_for = ?2, changed_at = ?3 WHERE seq = ?1", (seq, for_return, now))?;
    Ok(())
}

pub(super) fn save_note(tx: &Transaction<'_>, seq: i64, note: &Prose, now: Moment) -> Result<()> {
    tx.execute("UPDATE milestone_reached SET note = ?2, changed_at = ?3 WHERE seq = ?1", (seq, note, now))?;
    Ok(())
}

/// Where a date was corrected meanwhile, the note may stand at another day.
pub(super) fn forget_notes(tx: &Transaction<'_>, clock: i64, (unit, count): Key, now: Moment) -> Result<()> {
    tx.execute(
        "UPDATE milestone_reached SET note = '', changed_at = ?4
         WHERE clock = ?1 AND unit = ?2 AND count = ?3 AND note <> ''",
        (clock, Json(unit), count, now),
    )?;
    Ok(())
}

pub(super) fn greeted(db: &Connection, clock: i64, since: Day) -> Result<HashSet<Key>> {
    let mut query = db.prepare_cached(
        "SELECT unit, count FROM milestone_reached WHERE clock = ?1 AND reached_on >= ?2 AND greeted_at IS NOT NULL",
    )?;
    Ok(query.query_map((clock, since), key)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn mark_greeted(tx: &Transaction<'_>, seq: i64, now: Moment) -> Result<()> {
    tx.execute(
        "UPDATE milestone_reached SET greeted_at = ?2, changed_at = ?2 WHERE seq = ?1 AND greeted_at IS NULL",
        (seq, now),
    )?;
    Ok(())
}

// ── pictures ────────────────────────────────────────────────────────────────────────────────────

pub(super) fn pictured(db: &Connection, clock: i64) -> Result<Vec<Key>> {
    let mut query =
        db.prepare_cached("SELECT unit, count FROM milestone_picture WHERE clock = ?1 AND deleted_at IS NULL")?;
    Ok(query.query_map([clock], key)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn picture(db: &Connection, clock: i64, (unit, count): Key) -> Result<(PictureKind, Vec<u8>)> {
    let mut query = db.prepare_cached(
        "SELECT kind, bytes FROM milestone_picture
         WHERE clock = ?1 AND unit = ?2 AND count = ?3 AND deleted_at IS NULL",
    )?;
    let both = |row: &Row<'_>| Ok((row.get::<_, Json<_>>("kind")?.0, row.get("bytes")?));
    Ok(query.query_row((clock, Json(unit), count), both)?)
}

pub(super) fn add_picture(
    tx: &Transaction<'_>,
    id: Id,
    clock: i64,
    (unit, count): Key,
    kind: PictureKind,
    bytes: &[u8],
    now: Moment,
) -> Result<()> {
    tx.execute(
        "INSERT INTO milestone_picture (id, clock, unit, count, kind, bytes, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (id, clock, Json(unit), count, Json(kind), bytes, now),
    )?;
    Ok(())
}

/// How many there were: none or one.
pub(super) fn delete_picture(tx: &Transaction<'_>, clock: i64, (unit, count): Key, now: Moment) -> Result<usize> {
    Ok(tx.execute(
        "UPDATE milestone_picture SET deleted_at = ?4
         WHERE clock = ?1 AND unit = ?2 AND count = ?3 AND deleted_at IS NULL",
        (clock, Json(unit), count, now),
    )?)
}

pub(super) fn last_deleted_picture(db: &Connection, clock: i64, (unit, count): Key) -> Result<i64> {
    let mut query = db.prepare_cached(
        "SELECT seq FROM milestone_picture WHERE clock = ?1 AND unit = ?2 AND count = ?3 AND deleted_at IS NOT NULL
         ORDER BY deleted_at DESC, seq DESC LIMIT 1",
    )?;
    Ok(query.query_row((clock, Json(unit), count), |row| row.get(0))?)
}

/// With its clock and its milestone.
pub(super) fn deleted_picture(db: &Connection, id: Id) -> Result<(i64, i64, Key)> {
    let mut query = db.prepare_cached(
        "SELECT m.seq, m.clock, m.unit, m.count FROM milestone_picture AS m JOIN clock AS c ON c.seq = m.clock
         WHERE m.id = ?1 AND m.deleted_at IS NOT NULL AND c.deleted_at IS NULL",
    )?;
    Ok(query.query_row([id], |row| Ok((row.get("seq")?, row.get("clock")?, key(row)?)))?)
}

pub(super) fn restore_picture(tx: &Transaction<'_>, seq: i64, now: Moment) -> Result<()> {
    tx.execute("UPDATE milestone_picture SET deleted_at = NULL, changed_at = ?2 WHERE seq = ?1", (seq, now))?;
    Ok(())
}
