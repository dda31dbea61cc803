use rusqlite::{Connection, OptionalExtension, Row, ToSql, Transaction};

use super::dialect::Dialect;
use super::differences::SlotKey;
use super::keep::{HowItWasRead, ListRow};
use super::kept::ListNow;
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
    Ok(Slot::weekly(when, row.get("zone")?))
}

/// Its two columns, as two features keep them.
pub(crate) fn position_from_row(row: &Row<'_>) -> rusqlite::Result<Option<Position>> {
    let both = Option::zip(row.get("latitude")?, row.get("longitude")?);
    Ok(both.map(|(latitude, longitude)| Position { latitude, longitude }))
}

/// Without what the program has no use for.
fn listed_from_row(row: &Row<'_>) -> rusqlite::Result<ListedMeeting> {
    let slot = slot_from_row(row)?;
    Ok(ListedMeeting {
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
        extra: String::new(),
    })
}

fn meeting_from_row(row: &Row<'_>) -> rusqlite::Result<KeptMeeting> {
    Ok(KeptMeeting {
        id: row.get("id")?,
        list: row.get("list_id")?,
        list_name: row.get("list_name")?,
        slot: slot_from_row(row)?,
        meeting: listed_from_row(row)?,
    })
}

fn list_from_row(row: &Row<'_>) -> rusqlite::Result<MeetingList> {
    Ok(MeetingList {
        id: row.get("id")?,
        name: row.get("name")?,
        file_name: row.get("file_name")?,
        source_address: row.get("source_address")?,
        fellowship: row.get::<_, String>("fellowship")?,
        dialect: Dialect::named(&row.get::<_, String>("dialect")?),
        zone: row.get("zone")?,
        meetings: row.get("meetings")?,
        read_at: row.get("read_at")?,
    })
}

const LISTS: &str = "
    SELECT l.id, l.name, l.file_name, l.source_address, l.fellowship, l.dialect, l.zone, l.read_at, (SELECT count(*) FROM listed_meeting WHERE list = l.seq) AS meetings
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

pub(super) fn seq_of(db: &Connection, id: Id) -> Result<i64> {
    Ok(db.query_row("SELECT seq FROM meeting_list WHERE id = ?1 AND deleted_at IS NULL", [id], |row| row.get(0))?)
}

pub(super) fn add_list(tx: &Transaction<'_>, id: Id, row: &ListRow<'_>, now: Moment) -> Result<i64> {
    tx.execute(
        "INSERT INTO meeting_list (id, name, fellowship, file_name, source_address, zone, dialect, code_names, reading, read_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            id,
            row.name,
            row.fellowship,
            row.file_name,
            row.source_address,
            row.zone,
            row.dialect.name(),
            Json(row.code_names),
            Json(&row.how),
            now,
        ),
    )?;
    Ok(tx.last_insert_rowid())
}

/// The same list, read anew.
pub(super) fn change_list(tx: &Transaction<'_>, id: Id, row: &ListRow<'_>, now: Moment) -> Result<i64> {
    let seq = seq_of(tx, id)?;
    tx.execute(
        "UPDATE meeting_list SET name = ?2, fellowship = ?3, file_name = ?4, source_address = ?5, zone = ?6, dialect = ?7,
                                 code_names = ?8, reading = ?9, read_at = ?10
         WHERE seq = ?1",
        (
            seq,
            row.name,
            row.fellowship,
            row.file_name,
            row.source_address,
            row.zone,
            row.dialect.name(),
            Json(row.code_names),
            Json(&row.how),
            now,
        ),
    )?;
    Ok(seq)
}

/// How the last list from this address, or else from a file of this name, was read.
pub(super) fn how_it_was_read(db: &Connection, file_name: &str, address: &str) -> Result<Option<HowItWasRead>> {
    let found = db.query_row(
        "SELECT reading FROM meeting_list
         WHERE deleted_at IS NULL AND (source_address = ?1 AND ?1 <> '' OR file_name = ?2 AND ?2 <> '')
         ORDER BY source_address = ?1 AND ?1 <> '' DESC, read_at DESC, seq DESC LIMIT 1",
        (address, file_name),
        |row| row.get::<_, Json<HowItWasRead>>("reading"),
    );
    Ok(found.optional()?.map(|found| found.0))
}

/// What each slot of a list, and its group, is called there.
pub(super) fn each_name(db: &Connection, list: Id, mut each: impl FnMut(&str, &str)) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT m.identity, m.grouping FROM listed_meeting AS m JOIN meeting_list AS l ON l.seq = m.list WHERE l.id = ?1",
    )?;
    let mut rows = query.query([list])?;
    while let Some(row) = rows.next()? {
        let text = |name| row.get_ref(name)?.as_str().map_err(rusqlite::Error::from);
        each(text("identity")?, text("grouping")?);
    }
    Ok(())
}

/// In the list's order.
pub(super) fn slot_keys(db: &Connection, list: i64) -> Result<Vec<SlotKey>> {
    let mut query = db.prepare_cached(
        "SELECT seq, identity, grouping, day, start_minute FROM listed_meeting WHERE list = ?1 ORDER BY seq",
    )?;
    let key = |row: &Row<'_>| {
        let start = row.get::<_, Option<u16>>("start_minute")?.and_then(TimeOfDay::from_minute);
        Ok(SlotKey {
            seq: row.get("seq")?,
            identity: row.get("identity")?,
            grouping: row.get("grouping")?,
            when: Option::zip(row.get("day")?, start),
        })
    };
    Ok(query.query_map([list], key)?.collect::<rusqlite::Result<_>>()?)
}

/// Each slot of a list, whole, one at a time.
pub(super) fn each_meeting(
    db: &Connection,
    list: i64,
    mut each: impl FnMut(i64, ListedMeeting) -> Result<()>,
) -> Result<()> {
    let mut query = db.prepare_cached("SELECT * FROM listed_meeting WHERE list = ?1 ORDER BY seq")?;
    let mut rows = query.query([list])?;
    while let Some(row) = rows.next()? {
        let meeting = ListedMeeting { extra: row.get("extra")?, ..listed_from_row(row)? };
        each(row.get("seq")?, meeting)?;
    }
    Ok(())
}

/// `zone` is the list's: it stands where the row names none.
pub(super) fn add_meeting(tx: &Transaction<'_>, id: Id, list: i64, meeting: &ListedMeeting, zone: Zone) -> Result<()> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO listed_meeting (id, list, slug, grouping, name, day, start_minute, minutes, zone, way, types, place, address,
                                     region, conference_url, conference_phone, notes, entity, flags, extra, identity, group_name, languages,
                                     latitude, longitude, approximate, details)
         VALUES (:id, :list, :slug, :grouping, :name, :day, :start_minute, :minutes, :zone, :way, :types, :place, :address,
                 :region, :conference_url, :conference_phone, :notes, :entity, :flags, :extra, :identity, :group_name, :languages,
                 :latitude, :longitude, :approximate, :details)",
    )?;
    let said = said(meeting, zone);
    let mut values: Vec<(&str, &dyn ToSql)> = vec![(":id", &id), (":list", &list)];
    values.extend(said.iter().map(|(name, value)| (*name, value.as_ref())));
    insert.execute(values.as_slice())?;
    Ok(())
}

/// What its list says of a slot now.
pub(super) fn change_meeting(tx: &Transaction<'_>, seq: i64, meeting: &ListedMeeting, zone: Zone) -> Result<()> {
    let mut update = tx.prepare_cached(
        "UPDATE listed_meeting
         SET slug = :slug, grouping = :grouping, name = :name, day = :day, start_minute = :start_minute, minutes = :minutes,
             zone = :zone, way = :way, types = :types, place = :place, address = :address, region = :region,
             conference_url = :conference_url, conference_phone = :conference_phone, notes = :notes, entity = :entity,
             flags = :flags, extra = :extra, identity = :identity, group_name = :group_name, languages = :languages,
             latitude = :latitude, longitude = :longitude, approximate = :approximate, details = :details
         WHERE seq = :seq",
    )?;
    let said = said(meeting, zone);
    let mut values: Vec<(&str, &dyn ToSql)> = vec![(":seq", &seq)];
    values.extend(said.iter().map(|(name, value)| (*name, value.as_ref())));
    update.execute(values.as_slice())?;
    Ok(())
}

/// The columns that a list fills.
fn said(meeting: &ListedMeeting, zone: Zone) -> Vec<(&'static str, Box<dyn ToSql + '_>)> {
    let when = meeting.when;
    vec![
        (":slug", Box::new(&meeting.slug)),
        (":grouping", Box::new(&meeting.grouping)),
        (":name", Box::new(&meeting.name)),
        (":day", Box::new(when.map(|when| when.day))),
        (":start_minute", Box::new(when.map(|when| when.start.minute()))),
        (":minutes", Box::new(when.map_or(crate::weekly::USUAL_MINUTES, |when| when.minutes))),
        (":zone", Box::new(meeting.zone.unwrap_or(zone))),
        (":way", Box::new(Json(meeting.way))),
        (":types", Box::new(Json(&meeting.types))),
        (":place", Box::new(&meeting.place)),
        (":address", Box::new(&meeting.address)),
        (":region", Box::new(&meeting.region)),
        (":conference_url", Box::new(&meeting.conference_url)),
        (":conference_phone", Box::new(&meeting.conference_phone)),
        (":notes", Box::new(&meeting.notes)),
        (":entity", Box::new(&meeting.entity)),
        (":flags", Box::new(Json(&meeting.flags))),
        (":extra", Box::new(&meeting.extra)),
        (":identity", Box::new(&meeting.identity)),
        (":group_name", Box::new(&meeting.group_name)),
        (":languages", Box::new(Json(&meeting.languages))),
        (":latitude", Box::new(meeting.position.map(|position| position.latitude))),
        (":longitude", Box::new(meeting.position.map(|position| position.longitude))),
        (":approximate", Box::new(meeting.approximate)),
        (":details", Box::new(Json(&meeting.details))),
    ]
}

pub(super) fn delete_meeting(tx: &Transaction<'_>, seq: i64) -> Result<()> {
    tx.prepare_cached("DELETE FROM listed_meeting WHERE seq = ?1")?.execute([seq])?;
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

/// `identity` is unique in its list only where the list keeps to that.
pub(super) fn meetings_by_identity(db: &Connection, list: Id, identity: &str) -> Result<Vec<KeptMeeting>> {
    let mut query =
        db.prepare_cached(&format!("{MEETINGS} AND l.id = ?1 AND m.identity = ?2 ORDER BY m.day, m.start_minute"))?;
    Ok(query.query_map((list, identity), meeting_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn list_now(db: &Connection, id: Id) -> Result<Option<ListNow>> {
    let mut query = db.prepare_cached(
        "SELECT fellowship, code_names, read_at FROM meeting_list WHERE id = ?1 AND deleted_at IS NULL",
    )?;
    let list = |row: &Row<'_>| {
        Ok(ListNow {
            fellowship: row.get("fellowship")?,
            code_names: row.get::<_, Json<_>>("code_names")?.0,
            read_at: row.get("read_at")?,
        })
    };
    Ok(query.query_row([id], list).optional()?)
}
