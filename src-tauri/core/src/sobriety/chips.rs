//! What belongs to a milestone: the user's own ones, a note, a picture of the chip, that it was greeted.

mod store;

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::clocks::{Clock, ClockPlace, Loaded, load, main_of};
use super::milestones::{Kept, Milestone};
use super::sets::{ChipColour, Item, Key, MilestoneUnit, roughly};
use super::store as clock_store;
use crate::error::{Code, Error, Result};
use crate::files;
use crate::id::Id;
use crate::prose::{NAME_LIMIT, NOTE_LIMIT, Prose};
use crate::session::{Change, Session};
use crate::time::{Day, Moment, Now};

/// Bytes. A photograph out of a telephone is about half of it.
const PICTURE_LIMIT: u64 = 8 * 1024 * 1024;
/// In thousandths of a day: a hundred and twenty years.
const LONGEST: u64 = 120 * 366 * 1000;
/// Days after which a milestone that was not seen is greeted no more.
const GREETED_FOR: i64 = 30;

/// One of a clock's milestones, by what it is called after.
#[derive(Clone, Copy, Deserialize, TS)]
pub struct MilestoneRef {
    pub clock: Id,
    pub unit: MilestoneUnit,
    pub count: u32,
}

#[derive(Deserialize, TS)]
pub struct OwnMilestone {
    pub clock: Id,
    pub unit: MilestoneUnit,
    /// At least 1, at most 120 years.
    pub count: u32,
    /// Empty: its unit and count say it.
    pub name: Prose,
    pub colour: Option<ChipColour>,
}

#[derive(Deserialize, TS)]
pub struct MilestoneNote {
    pub clock: Id,
    pub unit: MilestoneUnit,
    pub count: u32,
    pub note: Prose,
}

#[derive(Deserialize, TS)]
pub struct PictureFile {
    pub clock: Id,
    pub unit: MilestoneUnit,
    pub count: u32,
    /// A PNG or JPEG file that the user chose, 8 MiB at most.
    pub path: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    Png,
    Jpeg,
}

#[derive(Serialize, TS)]
pub struct MilestonePicture {
    pub kind: PictureKind,
    /// The file's bytes.
    pub base64: String,
}

/// A milestone that was reached lately and of which nothing was said yet.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Greeting {
    pub clock: Id,
    pub label: Prose,
    pub milestone: Milestone,
}

impl MilestoneRef {
    fn key(self) -> Key {
        (self.unit, self.count)
    }
}

/// Adds the user's own to a set and takes out what is not wanted of it.
pub(super) fn add_own(db: &rusqlite::Connection, clock: i64, items: &mut Vec<Item>) -> Result<()> {
    for (item, hidden) in store::own(db, clock)? {
        items.retain(|known| known.key() != item.key());
        if !hidden {
            items.push(item);
        }
    }
    Ok(())
}

/// What is kept of a clock's milestones beside their dates.
pub(super) fn kept(db: &rusqlite::Connection, clock: i64) -> Result<BTreeMap<Key, Kept>> {
    let mut kept: BTreeMap<Key, Kept> = BTreeMap::new();
    for key in store::pictured(db, clock)? {
        kept.entry(key).or_default().picture = true;
    }
    for row in store::reached(db, clock)? {
        let of = kept.entry(row.key).or_default();
        if row.is_kept {
            of.reached_on = Some(of.reached_on.map_or(row.reached_on, |on| on.min(row.reached_on)));
        }
        if !row.note.is_blank() {
            of.note = row.note;
        }
        of.seen_on = Some(row.reached_on);
    }
    Ok(kept)
}

/// A return to use was entered: what was reached before stays reached on its day.
pub(super) fn keep_reached(
    tx: &Change<'_>,
    before: &Loaded,
    after: &Loaded,
    for_return: i64,
    now: Moment,
) -> Result<()> {
    let still = after.dating().reached(&after.items);
    for (key, on) in before.dating().reached(&before.items) {
        if still.get(&key).is_none_or(|later| *later > on) {
            let row = store::row(tx, Id::make(now), before.row.seq, key, on, now)?;
            store::keep_for(tx, row, for_return, now)?;
        }
    }
    Ok(())
}

/// The row of a milestone that was reached; a coming one has none.
fn reached_row(tx: &Change<'_>, clock: Id, key: Key, now: Now) -> Result<(Loaded, i64)> {
    let loaded = Loaded::by_id(tx, clock, now)?;
    let all = loaded.milestones(tx)?;
    let of_key = |one: &&Milestone| one.reached && (one.unit, one.count) == key;
    let on = all.iter().find(of_key).ok_or(Error::refused(Code::NotFound))?.on;
    let row = store::row(tx, Id::make(now.moment), loaded.row.seq, key, on, now.moment)?;
    Ok((loaded, row))
}

/// Of a milestone that was reached. An empty note is none.
pub(crate) fn save_note(session: &mut Session, wanted: MilestoneNote) -> Result<Clock> {
    let note = wanted.note.trimmed(NOTE_LIMIT).map_err(|error| error.in_field("note"))?;
    let key = (wanted.unit, wanted.count);
    session.write(|tx, now| {
        let (loaded, row) = reached_row(tx, wanted.clock, key, now)?;
        store::forget_notes(tx, loaded.row.seq, key, now.moment)?;
        store::save_note(tx, row, &note, now.moment)?;
        loaded.shown(tx)
    })
}

/// By the first bytes, not by the name.
pub(super) fn kind_of(bytes: &[u8]) -> Option<PictureKind> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const JPEG: &[u8] = b"\xff\xd8\xff";
    if bytes.starts_with(PNG) {
        Some(PictureKind::Png)
    } else if bytes.starts_with(JPEG) {
        Some(PictureKind::Jpeg)
    } else {
        None
    }
}

/// In the place of the picture before, which can be brought back.
pub(crate) fn save_picture(session: &mut Session, wanted: PictureFile) -> Result<Clock> {
    let bytes = files::text_of(Path::new(&wanted.path), PICTURE_LIMIT)?;
    let kind = kind_of(&bytes).ok_or(Error::at("path", Code::NotAPicture))?;
    let key = (wanted.unit, wanted.count);
    session.write(|tx, now| {
        let (loaded, _) = reached_row(tx, wanted.clock, key, now)?;
        store::delete_picture(tx, loaded.row.seq, key, now.moment)?;
        store::add_picture(tx, Id::make(now.moment), loaded.row.seq, key, kind, &bytes, now.moment)?;
        loaded.shown(tx)
    })
}

pub(crate) fn get_picture(session: &mut Session, wanted: MilestoneRef) -> Result<MilestonePicture> {
    let clock = clock_store::clock(session.db(), wanted.clock)?;
    let (kind, bytes) = store::picture(session.db(), clock.seq, wanted.key())?;
    Ok(MilestonePicture { kind, base64: STANDARD.encode(bytes) })
}

/// `restore_milestone_picture` brings it back.
pub(crate) fn delete_picture(session: &mut Session, wanted: MilestoneRef) -> Result<Clock> {
    session.write(|tx, now| {
        let clock = clock_store::clock(tx, wanted.clock)?;
        match store::delete_picture(tx, clock.seq, wanted.key(), now.moment)? {
            0 => Err(Error::refused(Code::NotFound)),
            _ => load(tx, clock, now)?.shown(tx),
        }
    })
}

/// Brings back the picture that was deleted or replaced last.
pub(crate) fn restore_picture(session: &mut Session, wanted: MilestoneRef) -> Result<Clock> {
    session.write(|tx, now| {
        let loaded = Loaded::by_id(tx, wanted.clock, now)?;
        let last = store::last_deleted_picture(tx, loaded.row.seq, wanted.key())?;
        store::delete_picture(tx, loaded.row.seq, wanted.key(), now.moment)?;
        store::restore_picture(tx, last, now.moment)?;
        loaded.shown(tx)
    })
}

/// For `deleted`: this one, whatever was deleted after it.
pub(crate) fn restore_one_picture(session: &mut Session, picture: Id) -> Result<()> {
    session.write(|tx, now| {
        let (seq, clock, key) = store::deleted_picture(tx, picture)?;
        store::delete_picture(tx, clock, key, now.moment)?;
        store::restore_picture(tx, seq, now.moment)
    })
}

/// One of the user's own, or a name and a colour for one of the set.
pub(crate) fn add_milestone(session: &mut Session, wanted: OwnMilestone) -> Result<Clock> {
    let key = (wanted.unit, wanted.count);
    if wanted.count == 0 || roughly(key) > LONGEST {
        return Err(Error::at("count", Code::OutOfRange));
    }
    let name = wanted.name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("name"))?;
    let item = Item { unit: wanted.unit, count: wanted.count, colour: wanted.colour, name, own: true };
    session.write(|tx, now| {
        let clock = clock_store::clock(tx, wanted.clock)?;
        store::forget_own(tx, clock.seq, key, now.moment)?;
        store::add_own(tx, Id::make(now.moment), clock.seq, &item, false, now.moment)?;
        load(tx, clock, now)?.shown(tx)
    })
}

/// Takes one out of a clock's milestones, its own or the set's. `restore_milestone` brings it back.
pub(crate) fn remove_milestone(session: &mut Session, wanted: MilestoneRef) -> Result<Clock> {
    session.write(|tx, now| {
        let loaded = Loaded::by_id(tx, wanted.clock, now)?;
        let found = loaded.items.iter().find(|item| item.key() == wanted.key());
        let item = found.ok_or(Error::refused(Code::NotFound))?.clone();
        store::forget_own(tx, loaded.row.seq, item.key(), now.moment)?;
        // One of the set comes back by itself if it is not held back.
        let without = loaded.anew(tx, now)?;
        if without.items.iter().any(|known| known.key() == item.key()) {
            store::add_own(tx, Id::make(now.moment), loaded.row.seq, &item, true, now.moment)?;
        }
        loaded.anew(tx, now)?.shown(tx)
    })
}

/// One that stands already, brought back elsewhere, stays as it is.
pub(crate) fn restore_milestone(session: &mut Session, wanted: MilestoneRef) -> Result<Clock> {
    session.write(|tx, now| {
        let clock = clock_store::clock(tx, wanted.clock)?;
        if store::own(tx, clock.seq)?.iter().all(|(item, hidden)| *hidden || item.key() != wanted.key()) {
            let last = store::last_forgotten(tx, clock.seq, wanted.key())?;
            // What holds it back goes, and the last that was taken away comes.
            store::forget_own(tx, clock.seq, wanted.key(), now.moment)?;
            last.map_or(Ok(()), |last| store::remember_own(tx, last, now.moment))?;
        }
        load(tx, clock, now)?.shown(tx)
    })
}

/// For `deleted`: this one, whatever stands or holds it back in its place.
pub(crate) fn restore_one(session: &mut Session, own: Id) -> Result<()> {
    session.write(|tx, now| {
        let (seq, clock, key) = store::forgotten(tx, own)?;
        store::forget_own(tx, clock, key, now.moment)?;
        store::remember_own(tx, seq, now.moment)
    })
}

/// The newest milestone of the present stretch that was not greeted, the main clock's before others'.
pub(crate) fn get_greeting(session: &mut Session, (): ()) -> Result<Option<Greeting>> {
    let now = session.now();
    let db = session.db();
    let rows = clock_store::clocks(db)?;
    let main = main_of(&rows).map(|row| row.id);
    let mut shown: Vec<_> = rows.into_iter().filter(|row| row.place == ClockPlace::Shown).collect();
    shown.sort_by_key(|row| Some(row.id) != main);
    for row in shown {
        let loaded = load(db, row, now)?;
        if let Some(milestone) = ungreeted(db, &loaded)? {
            let clock_store::ClockRow { id, label, .. } = loaded.row;
            return Ok(Some(Greeting { clock: id, label, milestone }));
        }
    }
    Ok(None)
}

fn ungreeted(db: &rusqlite::Connection, loaded: &Loaded) -> Result<Option<Milestone>> {
    let Some(current) = loaded.history.current() else { return Ok(None) };
    // Greeted in this stretch, on whatever day it was thought to be reached.
    let greeted = store::greeted(db, loaded.row.seq, current.from)?;
    let made_on = loaded.row.created_at.day_in(loaded.zone());
    let today = loaded.history.today;
    let reached = loaded.dating().reached_now(&loaded.items);
    let newest = reached.iter().rev().find(|(item, _)| item.count > 0);
    let fresh = newest
        .filter(|(item, on)| *on >= made_on && today.days_since(*on) <= GREETED_FOR && !greeted.contains(&item.key()));
    let Some((item, on)) = fresh else { return Ok(None) };
    let of_key = |one: &Milestone| one.reached && (one.unit, one.count) == item.key();
    Ok(loaded.milestones(db)?.into_iter().find(of_key).map(|known| Milestone {
        on: *on,
        weekday: on.weekday(),
        ..known
    }))
}

/// It was seen. Those that this stretch reached before it are greeted with it.
pub(crate) fn mark_greeted(session: &mut Session, wanted: MilestoneRef) -> Result<()> {
    session.write(|tx, now| {
        let loaded = Loaded::by_id(tx, wanted.clock, now)?;
        let reached = loaded.dating().reached_now(&loaded.items);
        let found = reached.iter().find(|(item, _)| item.key() == wanted.key());
        let on = found.ok_or(Error::refused(Code::NotFound))?.1;
        mark_until(tx, &loaded, &reached, on, now)
    })
}

fn mark_until(tx: &Change<'_>, loaded: &Loaded, reached: &[(&Item, Day)], until: Day, now: Now) -> Result<()> {
    for (item, on) in reached.iter().filter(|(_, on)| *on <= until) {
        let row = store::row(tx, Id::make(now.moment), loaded.row.seq, item.key(), *on, now.moment)?;
        store::mark_greeted(tx, row, now.moment)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        assert_eq!(kind_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), Some(PictureKind::Png));
        assert_eq!(kind_of(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(PictureKind::Jpeg));
        for other in [&b""[..], b"GIF89a", b"<svg", b"\x89PNG", b"PK\x03\x04"] {
            assert_eq!(kind_of(other), None);
        }
    }
}
