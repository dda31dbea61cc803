use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::calendar::Dated;
use crate::columns::Json;
use crate::error::{Code, Error, Result};
use crate::feeds::store::{KeptMeeting, slot_from_row};
use crate::feeds::{GroupKey, Way};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::Moment;
use crate::weekly::{Slot, USUAL_MINUTES};

pub(super) struct GroupRow {
    pub seq: i64,
    pub id: Id,
    pub name: Prose,
    pub place: String,
    pub address: String,
    pub way: Way,
    pub conference_url: String,
    pub conference_phone: String,
    pub list_name: Prose,
    pub list_notes: String,
    pub entity: String,
    pub types: Vec<String>,
    pub note: Prose,
    pub reminder_minutes: Option<u16>,
}

const GROUPS: &str = "
    SELECT seq, id, name, place, address, way, conference_url, conference_phone, list_name, list_notes, entity, types, note,
           reminder_minutes
    FROM bookmarked_group WHERE deleted_at IS NULL";

fn group_from_row(row: &Row<'_>) -> rusqlite::Result<GroupRow> {
    Ok(GroupRow {
        seq: row.get("seq")?,
        id: row.get("id")?,
        name: row.get("name")?,
        place: row.get("place")?,
        address: row.get("address")?,
        way: row.get::<_, Json<_>>("way")?.0,
        conference_url: row.get("conference_url")?,
        conference_phone: row.get("conference_phone")?,
        list_name: row.get("list_name")?,
        list_notes: row.get("list_notes")?,
        entity: row.get("entity")?,
        types: row.get::<_, Json<_>>("types")?.0,
        note: row.get("note")?,
        reminder_minutes: row.get("reminder_minutes")?,
    })
}

fn found(changed: usize) -> Result<()> {
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

pub(super) fn groups(db: &Connection) -> Result<Vec<GroupRow>> {
    let mut query = db.prepare_cached(&format!("{GROUPS} ORDER BY seq"))?;
    Ok(query.query_map([], group_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn by_id(db: &Connection, id: Id) -> Result<GroupRow> {
    Ok(db.query_row(&format!("{GROUPS} AND id = ?1"), [id], group_from_row)?)
}

pub(super) fn by_key(db: &Connection, key: &GroupKey) -> Result<Option<GroupRow>> {
    let sql = format!("{GROUPS} AND list_id = ?1 AND grouping = ?2");
    Ok(db.query_row(&sql, (key.list, &key.grouping), group_from_row).optional()?)
}

pub(super) fn keys(db: &Connection) -> Result<Vec<(GroupKey, Id)>> {
    let mut query = db.prepare_cached(
        "SELECT list_id, grouping, id FROM bookmarked_group WHERE deleted_at IS NULL AND list_id <> ''",
    )?;
    let key =
        |row: &Row<'_>| Ok((GroupKey { list: row.get("list_id")?, grouping: row.get("grouping")? }, row.get("id")?));
    Ok(query.query_map([], key)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn slots(db: &Connection, group: i64) -> Result<Vec<Slot>> {
    let mut query = db.prepare_cached(
        "SELECT day, start_minute, minutes, zone FROM group_meeting WHERE bookmarked_group = ?1 ORDER BY day, start_minute",
    )?;
    Ok(query.query_map([group], slot_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add(tx: &Transaction<'_>, id: Id, listed: &KeptMeeting, lead: u16, now: Moment) -> Result<GroupRow> {
    let meeting = &listed.meeting;
    tx.execute(
        "INSERT INTO bookmarked_group (id, list_id, grouping, name, place, address, way, conference_url, conference_phone,
                                       list_name, list_notes, entity, types, reminder_minutes, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15)",
        rusqlite::params![
            id,
            listed.list,
            meeting.grouping,
            meeting.name,
            meeting.place,
            meeting.address,
            Json(meeting.way),
            meeting.conference_url,
            meeting.conference_phone,
            listed.list_name,
            meeting.notes,
            meeting.entity,
            Json(&meeting.types),
            lead,
            now,
        ],
    )?;
    by_id(tx, id)
}

/// Slots with a weekday, each with its identity.
pub(super) fn dated_slots(db: &Connection, group: i64) -> Result<Vec<Dated>> {
    let mut query = db.prepare_cached(
        "SELECT id, day, start_minute, minutes, zone FROM group_meeting WHERE bookmarked_group = ?1 ORDER BY seq",
    )?;
    let all: Vec<(String, Slot)> =
        query.query_map([group], |row| Ok((row.get("id")?, slot_from_row(row)?)))?.collect::<rusqlite::Result<_>>()?;
    let dated = |(id, slot): (String, Slot)| Some(Dated { id, when: slot.when?, zone: slot.zone });
    Ok(all.into_iter().filter_map(dated).collect())
}

pub(super) fn add_slot(tx: &Transaction<'_>, id: Id, group: i64, listed: &KeptMeeting) -> Result<()> {
    let when = listed.slot.when;
    tx.execute(
        "INSERT INTO group_meeting (id, bookmarked_group, slug, day, start_minute, minutes, zone)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            id,
            group,
            &listed.meeting.slug,
            when.map(|when| when.day),
            when.map(|when| when.start.minute()),
            when.map_or(USUAL_MINUTES, |when| when.minutes),
            listed.slot.zone,
        ),
    )?;
    Ok(())
}

pub(super) fn change(tx: &Transaction<'_>, id: Id, note: &Prose, lead: Option<u16>, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE bookmarked_group SET note = ?2, reminder_minutes = ?3, changed_at = ?4 WHERE id = ?1 AND deleted_at IS NULL",
        (id, note, lead, now),
    )?)
}

/// `None` brings a group back from "recently deleted".
pub(super) fn mark_deleted(tx: &Transaction<'_>, id: Id, deleted_at: Option<Moment>) -> Result<()> {
    found(tx.execute("UPDATE bookmarked_group SET deleted_at = ?2 WHERE id = ?1", (id, deleted_at))?)
}
