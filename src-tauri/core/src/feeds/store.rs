use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::{GroupKey, ListedMeeting, MeetingList, Position};
use crate::columns::Json;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::{Moment, TimeOfDay, Zone};
use crate::weekly::{Slot, WeekTime};

/// A listed meeting as it is kept.
pub(crate) struct KeptMeeting {
    pub id: Id,
    pub list: Id,
    pub list_name: Prose,
    pub slot: Slot,
    pub meeting: ListedMeeting,
}

impl KeptMeeting {
    pub fn key(&self) -> GroupKey {
        GroupKey { list: self.list, grouping: self.meeting.grouping.clone() }
    }
}

const MEETINGS: &str = "
    SELECT m.id, l.id AS list_id, l.name AS list_name, m.slug, m.grouping, m.name, m.day, m.start_minute, m.minutes, m.zone,
           m.way, m.types, m.place, m.address, m.region, m.conference_url, m.conference_phone, m.notes, m.entity, m.flags,
           m.identity, m.group_name, m.languages, m.latitude, m.longitude, m.approximate, m.details
    FROM listed_meeting AS m JOIN meeting_list AS l ON l.seq = m.list
    WHERE l.deleted_at IS NULL";

/// A slot's three columns, as two features keep them.
pub(crate) fn slot_from_row(row: &Row<'_>) -> rusqlite::Result<Slot> {
    let (day, start, minutes): (Option<u8>, Option<u16>, u16) =
        (row.get("day")?, row.get("start_minute")?, row.get("minutes")?);
    let start = start.and_then(TimeOfDay::from_minute);
    let when = day.zip(start).map(|(day, start)| WeekTime { day, start, minutes });
    Ok(Slot { when, zone: row.get("zone")? })
}

/// Its two columns, as two features keep them.
pub(crate) fn position_from_row(row: &Row<'_>) -> rusqlite::Result<Option<Position>> {
    let both = Option::zip(row.get("latitude")?, row.get("longitude")?);
    Ok(both.map(|(latitude, longitude)| Position { latitude, longitude }))
}

fn meeting_from_row(row: &Row<'_>) -> rusqlite::Result<KeptMeeting> {
    let slot = slot_from_row(row)?;
    let meeting = ListedMeeting {
        slug: row.get("slug")?,
        grouping: row.get("grouping")?,
        name: row.get("name")?,
        when: slot.when,
        zone: Some(slot.zone),
        way: row.get::<_, Json<_>>("way")?.0,
        types: row.get::<_, Json<_>>("types")?.0,
        place: row.get("place")?,
        address: row.get("address")?,
        region: row.get("region")?,
        conference_url: row.get("conference_url")?,
        conference_phone: row.get("conference_phone")?,
        notes: row.get("notes")?,
        entity: row.get("entity")?,
        identity: row.get("identity")?,
        group_name: row.get("group_name")?,
        languages: row.get::<_, Json<_>>("languages")?.0,
        position: position_from_row(row)?,
        approximate: row.get("approximate")?,
        details: row.get::<_, Json<_>>("details")?.0,
        flags: row.get::<_, Json<_>>("flags")?.0,
        extra: serde_json::Map::new(),
    };
    Ok(KeptMeeting { id: row.get("id")?, list: row.get("list_id")?, list_name: row.get("list_name")?, slot, meeting })
}

fn list_from_row(row: &Row<'_>) -> rusqlite::Result<MeetingList> {
    Ok(MeetingList {
        id: row.get("id")?,
        name: row.get("name")?,
        file_name: row.get("file_name")?,
        zone: row.get("zone")?,
        meetings: row.get("meetings")?,
        read_at: row.get("read_at")?,
    })
}

const LISTS: &str = "
    SELECT l.id, l.name, l.file_name, l.zone, l.read_at, (SELECT count(*) FROM listed_meeting WHERE list = l.seq) AS meetings
    FROM meeting_list AS l WHERE l.deleted_at IS NULL";

pub(super) fn lists(db: &Connection) -> Result<Vec<MeetingList>> {
    let mut query = db.prepare_cached(&format!("{LISTS} ORDER BY l.read_at DESC, l.seq DESC"))?;
    Ok(query.query_map([], list_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn list(db: &Connection, seq: i64) -> Result<MeetingList> {
    Ok(db.query_row(&format!("{LISTS} AND l.seq = ?1"), [seq], list_from_row)?)
}

pub(super) fn list_by_id(db: &Connection, id: Id) -> Result<MeetingList> {
    Ok(db.query_row(&format!("{LISTS} AND l.id = ?1"), [id], list_from_row)?)
}

pub(super) fn add_list(
    tx: &Transaction<'_>,
    id: Id,
    name: &Prose,
    file_name: &str,
    zone: Zone,
    now: Moment,
) -> Result<i64> {
    tx.execute(
        "INSERT INTO meeting_list (id, name, file_name, zone, dialect, read_at) VALUES (?1, ?2, ?3, ?4, 'meeting_guide', ?5)",
        (id, name, file_name, zone, now),
    )?;
    Ok(tx.last_insert_rowid())
}

pub(super) fn add_meeting(tx: &Transaction<'_>, id: Id, list: i64, meeting: &ListedMeeting, zone: Zone) -> Result<()> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO listed_meeting (id, list, slug, grouping, name, day, start_minute, minutes, zone, way, types, place, address,
                                     region, conference_url, conference_phone, notes, entity, flags, extra, identity, group_name, languages,
                                     latitude, longitude, approximate, details)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
                 ?24, ?25, ?26, ?27)",
    )?;
    let when = meeting.when;
    insert.execute(rusqlite::params![
        id,
        list,
        meeting.slug,
        meeting.grouping,
        meeting.name,
        when.map(|when| when.day),
        when.map(|when| when.start.minute()),
        when.map_or(crate::weekly::USUAL_MINUTES, |when| when.minutes),
        zone,
        Json(meeting.way),
        Json(&meeting.types),
        meeting.place,
        meeting.address,
        meeting.region,
        meeting.conference_url,
        meeting.conference_phone,
        meeting.notes,
        meeting.entity,
        Json(&meeting.flags),
        Json(&meeting.extra),
        meeting.identity,
        meeting.group_name,
        Json(&meeting.languages),
        meeting.position.map(|position| position.latitude),
        meeting.position.map(|position| position.longitude),
        meeting.approximate,
        Json(&meeting.details),
    ])?;
    Ok(())
}

/// `None` brings a list back from "recently deleted".
pub(super) fn mark_deleted(tx: &Transaction<'_>, id: Id, deleted_at: Option<Moment>) -> Result<()> {
    let changed = tx.execute("UPDATE meeting_list SET deleted_at = ?2 WHERE id = ?1", (id, deleted_at))?;
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

/// By its number in the store.
pub(super) fn meeting_at(db: &Connection, seq: i64) -> Result<KeptMeeting> {
    let mut query = db.prepare_cached(&format!("{MEETINGS} AND m.seq = ?1"))?;
    Ok(query.query_row([seq], meeting_from_row)?)
}

pub(super) fn meeting(db: &Connection, id: Id) -> Result<KeptMeeting> {
    let found = db.query_row(&format!("{MEETINGS} AND m.id = ?1"), [id], meeting_from_row).optional()?;
    found.ok_or(Error::refused(Code::NotFound))
}

pub(super) fn meetings_of_group(db: &Connection, key: &GroupKey) -> Result<Vec<KeptMeeting>> {
    let mut query =
        db.prepare_cached(&format!("{MEETINGS} AND l.id = ?1 AND m.grouping = ?2 ORDER BY m.day, m.start_minute"))?;
    Ok(query.query_map((key.list, &key.grouping), meeting_from_row)?.collect::<rusqlite::Result<_>>()?)
}
