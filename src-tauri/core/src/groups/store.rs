use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::said::Said;
use super::{Medium, Stage};
use crate::columns::Json;
use crate::error::{Code, Error, Result};
use crate::feeds::GroupKey;
use crate::feeds::store::{KeptMeeting, position_from_row, slot_from_row};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::Moment;
use crate::weekly::{Slot, USUAL_MINUTES};

pub(super) struct GroupRow {
    pub seq: i64,
    pub id: Id,
    /// `None`: typed by hand.
    pub list: Option<Id>,
    pub grouping: String,
    pub said: Said,
    pub medium: Option<Medium>,
    pub stage: Stage,
    pub position: i64,
    pub tags: Vec<Prose>,
    pub note: Prose,
    pub reminder_minutes: Option<u16>,
    pub declined: String,
}

impl GroupRow {
    pub fn key(&self) -> Option<GroupKey> {
        self.list.map(|list| GroupKey { list, grouping: self.grouping.clone() })
    }
}

/// One slot of a bookmark.
#[derive(Clone)]
pub(super) struct KeptSlot {
    pub id: Id,
    pub slug: String,
    /// What its list calls it; empty: typed by hand.
    pub identity: String,
    pub slot: Slot,
}

impl KeptSlot {
    /// Typed by hand.
    pub fn own(id: Id, slot: Slot) -> KeptSlot {
        KeptSlot { id, slug: String::new(), identity: String::new(), slot }
    }

    /// Under the listed meeting's own identity.
    pub fn of(listed: &KeptMeeting) -> KeptSlot {
        let meeting = &listed.meeting;
        KeptSlot { id: listed.id, slug: meeting.slug.clone(), identity: meeting.identity.clone(), slot: listed.slot }
    }
}

const GROUPS: &str = "
    SELECT seq, id, list_id, grouping, name, group_name, place, address, region, way, conference_url, conference_phone, list_name,
           list_notes, entity, fellowship, languages, types, code_names, latitude, longitude, details, listed_at, medium, stage,
           position, tags, note, reminder_minutes, declined
    FROM bookmarked_group WHERE deleted_at IS NULL";

fn said_from_row(row: &Row<'_>) -> rusqlite::Result<Said> {
    Ok(Said {
        name: row.get("name")?,
        group_name: row.get("group_name")?,
        place: row.get("place")?,
        address: row.get("address")?,
        region: row.get("region")?,
        way: row.get::<_, Json<_>>("way")?.0,
        conference_url: row.get("conference_url")?,
        conference_phone: row.get("conference_phone")?,
        list_name: row.get("list_name")?,
        notes: row.get("list_notes")?,
        entity: row.get("entity")?,
        fellowship: row.get("fellowship")?,
        languages: row.get::<_, Json<_>>("languages")?.0,
        types: row.get::<_, Json<_>>("types")?.0,
        code_names: row.get::<_, Json<_>>("code_names")?.0,
        coordinates: position_from_row(row)?,
        details: row.get::<_, Json<_>>("details")?.0,
        listed_at: row.get("listed_at")?,
    })
}

fn group_from_row(row: &Row<'_>) -> rusqlite::Result<GroupRow> {
    Ok(GroupRow {
        seq: row.get("seq")?,
        id: row.get("id")?,
        list: row.get::<_, String>("list_id")?.parse().ok(),
        grouping: row.get("grouping")?,
        said: said_from_row(row)?,
        medium: row.get::<_, Option<Json<_>>>("medium")?.map(|medium| medium.0),
        stage: row.get::<_, Json<_>>("stage")?.0,
        position: row.get("position")?,
        tags: row.get::<_, Json<_>>("tags")?.0,
        note: row.get("note")?,
        reminder_minutes: row.get("reminder_minutes")?,
        declined: row.get("declined")?,
    })
}

fn found(changed: usize) -> Result<()> {
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

pub(super) fn groups(db: &Connection) -> Result<Vec<GroupRow>> {
    let mut query = db.prepare_cached(&format!("{GROUPS} ORDER BY position, seq"))?;
    Ok(query.query_map([], group_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn by_id(db: &Connection, id: Id) -> Result<GroupRow> {
    Ok(db.query_row(&format!("{GROUPS} AND id = ?1"), [id], group_from_row)?)
}

pub(super) fn by_key(db: &Connection, key: &GroupKey) -> Result<Option<GroupRow>> {
    let sql = format!("{GROUPS} AND list_id = ?1 AND grouping = ?2");
    Ok(db.query_row(&sql, (key.list, &key.grouping), group_from_row).optional()?)
}

/// Of that list, with a slot that the list calls so.
pub(super) fn by_identity(db: &Connection, list: Id, identity: &str) -> Result<Option<GroupRow>> {
    let sql = format!(
        "{GROUPS} AND list_id = ?1 AND seq IN (SELECT bookmarked_group FROM group_meeting WHERE identity = ?2 AND ?2 <> '')"
    );
    Ok(db.query_row(&sql, (list, identity), group_from_row).optional()?)
}

pub(super) fn keys(db: &Connection) -> Result<Vec<(GroupKey, Id)>> {
    let mut query = db.prepare_cached(
        "SELECT list_id, grouping, id FROM bookmarked_group WHERE deleted_at IS NULL AND list_id <> ''",
    )?;
    let key =
        |row: &Row<'_>| Ok((GroupKey { list: row.get("list_id")?, grouping: row.get("grouping")? }, row.get("id")?));
    Ok(query.query_map([], key)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn slots(db: &Connection, group: i64) -> Result<Vec<KeptSlot>> {
    let mut query = db.prepare_cached(
        "SELECT id, slug, identity, day, start_minute, minutes, zone, rhythm FROM group_meeting
         WHERE bookmarked_group = ?1 ORDER BY day, start_minute, seq",
    )?;
    let slot = |row: &Row<'_>| {
        Ok(KeptSlot {
            id: row.get("id")?,
            slug: row.get("slug")?,
            identity: row.get("identity")?,
            slot: Slot { rhythm: row.get::<_, Json<_>>("rhythm")?.0, ..slot_from_row(row)? },
        })
    };
    Ok(query.query_map([group], slot)?.collect::<rusqlite::Result<_>>()?)
}

/// The last in order. Without a key: typed by hand.
pub(super) fn add(
    tx: &Transaction<'_>,
    id: Id,
    key: Option<&GroupKey>,
    said: &Said,
    lead: u16,
    now: Moment,
) -> Result<GroupRow> {
    tx.execute(
        "INSERT INTO bookmarked_group (id, list_id, grouping, name, way, position, reminder_minutes, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM bookmarked_group), ?6, ?7, ?7)",
        (
            id,
            key.map_or_else(String::new, |key| key.list.to_string()),
            key.map_or("", |key| &key.grouping),
            &said.name,
            Json(said.way),
            lead,
            now,
        ),
    )?;
    let seq = tx.last_insert_rowid();
    say(tx, seq, said, now)?;
    by_id(tx, id)
}

fn say(tx: &Transaction<'_>, group: i64, said: &Said, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE bookmarked_group SET name = ?2, group_name = ?3, place = ?4, address = ?5, region = ?6, way = ?7,
             conference_url = ?8, conference_phone = ?9, list_name = ?10, list_notes = ?11, entity = ?12, fellowship = ?13,
             languages = ?14, types = ?15, code_names = ?16, latitude = ?17, longitude = ?18, details = ?19, listed_at = ?20,
             changed_at = ?21
         WHERE seq = ?1",
        rusqlite::params![
            group,
            said.name,
            said.group_name,
            said.place,
            said.address,
            said.region,
            Json(said.way),
            said.conference_url,
            said.conference_phone,
            said.list_name,
            said.notes,
            said.entity,
            said.fellowship,
            Json(&said.languages),
            Json(&said.types),
            Json(&said.code_names),
            said.coordinates.map(|at| at.latitude),
            said.coordinates.map(|at| at.longitude),
            Json(&said.details),
            said.listed_at,
            now,
        ],
    )?)
}

/// What its list says now, in place of what it said.
pub(super) fn take_said(tx: &Transaction<'_>, group: i64, grouping: &str, said: &Said, now: Moment) -> Result<()> {
    tx.execute("UPDATE bookmarked_group SET grouping = ?2, declined = '' WHERE seq = ?1", (group, grouping))?;
    say(tx, group, said, now)
}

/// What its user says, in place of what was said; it is of no list from then on.
pub(super) fn take_own(
    tx: &Transaction<'_>,
    group: i64,
    said: &Said,
    medium: Option<Medium>,
    now: Moment,
) -> Result<()> {
    tx.execute(
        "UPDATE bookmarked_group SET list_id = '', grouping = '', declined = '', medium = ?2 WHERE seq = ?1",
        (group, medium.map(Json)),
    )?;
    tx.execute("UPDATE group_meeting SET identity = '', slug = '' WHERE bookmarked_group = ?1", [group])?;
    say(tx, group, said, now)
}

pub(super) fn change_medium(tx: &Transaction<'_>, id: Id, medium: Option<Medium>) -> Result<()> {
    found(tx.execute("UPDATE bookmarked_group SET medium = ?2 WHERE id = ?1", (id, medium.map(Json)))?)
}

pub(super) fn add_slot(tx: &Transaction<'_>, group: i64, kept: &KeptSlot) -> Result<()> {
    let when = kept.slot.when;
    tx.execute(
        "INSERT INTO group_meeting (id, bookmarked_group, slug, identity, day, start_minute, minutes, zone, rhythm)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            kept.id,
            group,
            &kept.slug,
            &kept.identity,
            when.map(|when| when.day),
            when.map(|when| when.start.minute()),
            when.map_or(USUAL_MINUTES, |when| when.minutes),
            kept.slot.zone,
            Json(kept.slot.rhythm),
        ),
    )?;
    Ok(())
}

pub(super) fn move_slot(tx: &Transaction<'_>, id: Id, identity: &str, slot: &Slot) -> Result<()> {
    let when = slot.when;
    found(tx.execute(
        "UPDATE group_meeting SET identity = ?2, day = ?3, start_minute = ?4, minutes = ?5, zone = ?6, rhythm = ?7 WHERE id = ?1",
        (
            id,
            identity,
            when.map(|when| when.day),
            when.map(|when| when.start.minute()),
            when.map_or(USUAL_MINUTES, |when| when.minutes),
            slot.zone,
            Json(slot.rhythm),
        ),
    )?)
}

pub(super) fn remove_slot(tx: &Transaction<'_>, id: Id) -> Result<()> {
    found(tx.execute("DELETE FROM group_meeting WHERE id = ?1", [id])?)
}

pub(super) fn change(tx: &Transaction<'_>, id: Id, note: &Prose, lead: Option<u16>, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE bookmarked_group SET note = ?2, reminder_minutes = ?3, changed_at = ?4 WHERE id = ?1 AND deleted_at IS NULL",
        (id, note, lead, now),
    )?)
}

pub(super) fn change_stage(tx: &Transaction<'_>, id: Id, stage: Stage, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE bookmarked_group SET stage = ?2, changed_at = ?3 WHERE id = ?1 AND deleted_at IS NULL",
        (id, Json(stage), now),
    )?)
}

pub(super) fn change_tags(tx: &Transaction<'_>, id: Id, tags: &[Prose], now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE bookmarked_group SET tags = ?2, changed_at = ?3 WHERE id = ?1 AND deleted_at IS NULL",
        (id, Json(tags), now),
    )?)
}

pub(super) fn change_position(tx: &Transaction<'_>, id: Id, position: i64, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE bookmarked_group SET position = ?2, changed_at = ?3 WHERE id = ?1 AND deleted_at IS NULL",
        (id, position, now),
    )?)
}

pub(super) fn decline(tx: &Transaction<'_>, id: Id, declined: &str, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE bookmarked_group SET declined = ?2, changed_at = ?3 WHERE id = ?1 AND deleted_at IS NULL",
        (id, declined, now),
    )?)
}

pub(super) fn mark_deleted(tx: &Transaction<'_>, id: Id, now: Moment) -> Result<()> {
    found(tx.execute("UPDATE bookmarked_group SET deleted_at = ?2 WHERE id = ?1", (id, now))?)
}

/// Brings a group back from "recently deleted". Where its list's group was kept again meanwhile, it comes back as of no list:
/// both stay, with all that was written beside each.
pub(super) fn bring_back(tx: &Transaction<'_>, id: Id) -> Result<()> {
    tx.execute(
        "UPDATE bookmarked_group SET list_id = '', grouping = '' WHERE id = ?1 AND deleted_at IS NOT NULL AND EXISTS
             (SELECT 1 FROM bookmarked_group AS kept WHERE kept.deleted_at IS NULL AND kept.list_id = bookmarked_group.list_id
              AND kept.grouping = bookmarked_group.grouping AND kept.list_id <> '')",
        [id],
    )?;
    found(tx.execute("UPDATE bookmarked_group SET deleted_at = NULL WHERE id = ?1", [id])?)
}
