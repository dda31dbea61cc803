use rusqlite::{Connection, Row, Transaction};

use super::export::Written;
use super::text::{self, HIT_BEGINS, HIT_ENDS, Reading};
use super::{Entry, EntryGist, Fragment};
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::{Moment, Now, Zone};

/// Entries of one millisecond, at most.
const A_MILLISECOND: i64 = 1024;

fn entry_from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get("id")?,
        body: row.get("body")?,
        title: row.get("title")?,
        written_at: row.get("written_at")?,
        written_on: row.get("written_on")?,
        changed_at: row.get("changed_at")?,
        words: row.get("words")?,
    })
}

fn gist_from_row(row: &Row<'_>, excerpt: Vec<Fragment>) -> rusqlite::Result<(i64, EntryGist)> {
    let gist = EntryGist {
        id: row.get("id")?,
        title: row.get("title")?,
        excerpt,
        written_at: row.get("written_at")?,
        written_on: row.get("written_on")?,
    };
    Ok((row.get("seq")?, gist))
}

fn listed_from_row(row: &Row<'_>) -> rusqlite::Result<(i64, EntryGist)> {
    let (plain, title): (String, String) = (row.get("beginning")?, row.get("title")?);
    gist_from_row(row, vec![Fragment { text: Prose::from(text::excerpt(&plain, &title)), hit: false }])
}

fn found_from_row(row: &Row<'_>) -> rusqlite::Result<(i64, EntryGist)> {
    let marked: String = row.get("marked")?;
    gist_from_row(row, fragments(&text::around_hits(&marked)))
}

/// Splits an excerpt at its hits.
fn fragments(excerpt: &str) -> Vec<Fragment> {
    let piece = |text: &str, hit| Fragment { text: Prose::from(text.replace('\n', " ")), hit };
    let mut pieces = Vec::new();
    for (at, part) in excerpt.split(HIT_BEGINS).enumerate() {
        let (hit, rest) = if at == 0 { ("", part) } else { part.split_once(HIT_ENDS).unwrap_or((part, "")) };
        pieces.extend([piece(hit, true), piece(rest, false)]);
    }
    pieces.retain(|piece| !piece.text.as_str().is_empty());
    pieces
}

pub(super) fn entry(db: &Connection, id: Id) -> Result<Entry> {
    let mut query = db.prepare_cached(
        "SELECT id, body, title, written_at, written_on, changed_at, words FROM entry WHERE id = ?1 AND deleted_at IS NULL",
    )?;
    Ok(query.query_row([id], entry_from_row)?)
}

pub(super) fn page(db: &Connection, before: i64, limit: usize) -> Result<Vec<(i64, EntryGist)>> {
    let mut query = db.prepare_cached(
        "SELECT seq, id, title, substr(plain, 1, 400) AS beginning, written_at, written_on
         FROM entry WHERE seq < ?1 AND deleted_at IS NULL ORDER BY seq DESC LIMIT ?2",
    )?;
    Ok(query.query_map((before, limit as i64), listed_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn count(db: &Connection) -> Result<u32> {
    Ok(db.query_row("SELECT count(*) FROM entry WHERE deleted_at IS NULL", [], |row| row.get(0))?)
}

/// By `entry_text.rowid`, never by a joined column: that is what keeps it at a millisecond over a hundred thousand entries.
pub(super) fn search(db: &Connection, terms: &str, before: i64, limit: usize) -> Result<Vec<(i64, EntryGist)>> {
    let mut query = db.prepare_cached(
        "SELECT e.seq, e.id, e.title, e.written_at, e.written_on, highlight(entry_text, 0, ?4, ?5) AS marked
         FROM entry_text JOIN entry AS e ON e.seq = entry_text.rowid
         WHERE entry_text MATCH ?1 AND entry_text.rowid < ?2 AND e.deleted_at IS NULL
         ORDER BY entry_text.rowid DESC LIMIT ?3",
    )?;
    let marks = (HIT_BEGINS.to_string(), HIT_ENDS.to_string());
    Ok(query
        .query_map((terms, before, limit as i64, marks.0, marks.1), found_from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

pub(super) fn count_found(db: &Connection, terms: &str) -> Result<u32> {
    let mut query = db.prepare_cached(
        "SELECT count(*) FROM entry_text JOIN entry AS e ON e.seq = entry_text.rowid
         WHERE entry_text MATCH ?1 AND e.deleted_at IS NULL",
    )?;
    Ok(query.query_row([terms], |row| row.get(0))?)
}

/// The next free place in reading order at that instant.
fn place_for(db: &Connection, written_at: Moment) -> Result<i64> {
    let mut query = db.prepare_cached("SELECT max(seq) FROM entry WHERE seq >= ?1 AND seq < ?2")?;
    let mut first = written_at.millis() * A_MILLISECOND;
    loop {
        let last: Option<i64> = query.query_row((first, first + A_MILLISECOND), |row| row.get(0))?;
        let place = last.map_or(first, |last| last + 1);
        if place < first + A_MILLISECOND {
            return Ok(place);
        }
        // A file may give a thousand entries one moment: the rest stand behind it.
        first += A_MILLISECOND;
    }
}

pub(super) fn add(
    tx: &Transaction<'_>,
    id: Id,
    body: &Prose,
    reading: &Reading,
    written_at: Moment,
    now: Now,
) -> Result<()> {
    tx.execute(
        "INSERT INTO entry (seq, id, body, plain, title, words, written_at, written_on, zone, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            place_for(tx, written_at)?,
            id,
            body,
            &reading.plain,
            &reading.title,
            reading.words,
            written_at,
            written_at.day_in(now.zone),
            now.zone,
            now.moment,
        ),
    )?;
    Ok(())
}

/// Deleted ones too: an identity is used once.
pub(super) fn is_known(db: &Connection, id: Id) -> Result<bool> {
    let mut query = db.prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?;
    Ok(query.exists([id])?)
}

pub(super) fn is_kept(db: &Connection, id: Id) -> Result<bool> {
    let mut query = db.prepare_cached("SELECT 1 FROM entry WHERE id = ?1 AND deleted_at IS NULL")?;
    Ok(query.exists([id])?)
}

/// The same words at the same moment: what has no identity of its own is known by these.
pub(super) fn is_written(db: &Connection, body: &Prose, written_at: Moment) -> Result<bool> {
    let mut query =
        db.prepare_cached("SELECT 1 FROM entry WHERE seq >= ?1 AND seq < ?2 AND written_at = ?3 AND body = ?4")?;
    let first = written_at.millis() * A_MILLISECOND;
    // Where a millisecond is full, those that found no place in it stand behind it.
    Ok(query.exists((first, first + 1000 * A_MILLISECOND, written_at, body))?)
}

pub(super) fn written_after(db: &Connection, after: i64, limit: usize) -> Result<Vec<Written>> {
    let mut query = db.prepare_cached(
        "SELECT seq, body, written_at, zone FROM entry WHERE seq > ?1 AND deleted_at IS NULL ORDER BY seq LIMIT ?2",
    )?;
    let written = |row: &Row<'_>| {
        Ok(Written {
            seq: row.get("seq")?,
            body: row.get("body")?,
            written_at: row.get("written_at")?,
            zone: row.get("zone")?,
        })
    };
    Ok(query.query_map((after, limit as i64), written)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn rewrite(tx: &Transaction<'_>, id: Id, body: &Prose, reading: &Reading, now: Moment) -> Result<()> {
    tx.execute(
        "UPDATE entry SET body = ?2, plain = ?3, title = ?4, words = ?5, changed_at = ?6 WHERE id = ?1",
        (id, body, &reading.plain, &reading.title, reading.words, now),
    )?;
    Ok(())
}

/// Another day or hour is another place in reading order.
pub(super) fn move_to(tx: &Transaction<'_>, id: Id, written_at: Moment, zone: Zone) -> Result<()> {
    tx.execute(
        "UPDATE entry SET seq = ?2, written_at = ?3, written_on = ?4, zone = ?5 WHERE id = ?1",
        (id, place_for(tx, written_at)?, written_at, written_at.day_in(zone), zone),
    )?;
    Ok(())
}

/// `None` brings an entry back from "recently deleted".
pub(super) fn mark_deleted(tx: &Transaction<'_>, id: Id, deleted_at: Option<Moment>) -> Result<()> {
    let changed = tx.execute("UPDATE entry SET deleted_at = ?2 WHERE id = ?1", (id, deleted_at))?;
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

/// FTS5 keeps the words of deleted rows until its segments are merged.
pub(super) fn merge_words(tx: &Transaction<'_>) -> Result<()> {
    tx.execute("INSERT INTO entry_text (entry_text) VALUES ('optimize')", [])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_split_at_its_hits() {
        let pieces: Vec<(String, bool)> = fragments("…called \u{1}Sam\u{2} before\n\u{1}Sam\u{2}")
            .into_iter()
            .map(|piece| (piece.text.as_str().to_owned(), piece.hit))
            .collect();
        let expected = [("…called ", false), ("Sam", true), (" before ", false), ("Sam", true)];
        assert_eq!(pieces, expected.map(|(text, hit)| (text.to_owned(), hit)));
    }
}
