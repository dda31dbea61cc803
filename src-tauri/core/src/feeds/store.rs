use rusqlite::{Connection, OptionalExtension, Row, Statement, ToSql, Transaction};

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

/// What each slot of a list is called there; of the index alone.
pub(super) fn each_identity(db: &Connection, list: i64, mut each: impl FnMut(i64, &str)) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT seq, identity FROM listed_meeting INDEXED BY listed_meeting_by_identity WHERE list = ?1",
    )?;
    let mut rows = query.query([list])?;
    while let Some(row) = rows.next()? {
        each(row.get("seq")?, row.get_ref("identity")?.as_str().map_err(rusqlite::Error::from)?);
    }
    Ok(())
}

/// What the group of each slot of a list is called there; of the index alone.
pub(super) fn each_grouping(db: &Connection, list: i64, mut each: impl FnMut(&str)) -> Result<()> {
    let mut query =
        db.prepare_cached("SELECT grouping FROM listed_meeting INDEXED BY listed_meeting_of_list WHERE list = ?1")?;
    let mut rows = query.query([list])?;
    while let Some(row) = rows.next()? {
        each(row.get_ref("grouping")?.as_str().map_err(rusqlite::Error::from)?);
    }
    Ok(())
}

/// By what else than its name in the list a slot is told from others.
pub(super) fn slot_key(db: &Connection, seq: i64) -> Result<SlotKey> {
    let mut query = db.prepare_cached("SELECT seq, grouping, day, start_minute FROM listed_meeting WHERE seq = ?1")?;
    let key = |row: &Row<'_>| {
        let start = row.get::<_, Option<u16>>("start_minute")?.and_then(TimeOfDay::from_minute);
        let when = Option::zip(row.get("day")?, start);
        Ok(SlotKey { seq: row.get("seq")?, grouping: row.get("grouping")?, when })
    };
    Ok(query.query_row([seq], key)?)
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

/// Runs `filling` without the checks of each column, which parse five texts as JSON and lock and unlock the memory of each: half
/// of the time that a long list takes. Accepted, as every column is written from its own type.
pub(super) fn unchecked<T>(tx: &Transaction<'_>, filling: impl FnOnce() -> Result<T>) -> Result<T> {
    tx.execute_batch("PRAGMA ignore_check_constraints = ON")?;
    let filled = filling();
    // Whatever came of it; and what went wrong first is what is told.
    let checked_again = tx.execute_batch("PRAGMA ignore_check_constraints = OFF");
    let filled = filled?;
    checked_again?;
    Ok(filled)
}

/// `zone` is the list's: it stands where the row names none.
pub(super) fn add_meeting(tx: &Transaction<'_>, id: Id, list: i64, meeting: &ListedMeeting, zone: Zone) -> Result<()> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO listed_meeting (slug, grouping, name, day, start_minute, minutes, zone, way, types, place, address, region,
                                     conference_url, conference_phone, notes, entity, flags, extra, identity, group_name, languages,
                                     latitude, longitude, approximate, details, id, list)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,
                 ?26, ?27)",
    )?;
    bind_what_is_said(&mut insert, meeting, zone)?;
    insert.raw_bind_parameter(26, id)?;
    insert.raw_bind_parameter(27, list)?;
    insert.raw_execute()?;
    Ok(())
}

/// What its list says of a slot now.
pub(super) fn change_meeting(tx: &Transaction<'_>, seq: i64, meeting: &ListedMeeting, zone: Zone) -> Result<()> {
    let mut update = tx.prepare_cached(
        "UPDATE listed_meeting
         SET slug = ?1, grouping = ?2, name = ?3, day = ?4, start_minute = ?5, minutes = ?6, zone = ?7, way = ?8, types = ?9,
             place = ?10, address = ?11, region = ?12, conference_url = ?13, conference_phone = ?14, notes = ?15, entity = ?16,
             flags = ?17, extra = ?18, identity = ?19, group_name = ?20, languages = ?21, latitude = ?22, longitude = ?23,
             approximate = ?24, details = ?25
         WHERE seq = ?26",
    )?;
    bind_what_is_said(&mut update, meeting, zone)?;
    update.raw_bind_parameter(26, seq)?;
    update.raw_execute()?;
    Ok(())
}

/// The columns that a list fills, in the order of both statements above.
fn bind_what_is_said(statement: &mut Statement<'_>, meeting: &ListedMeeting, zone: Zone) -> rusqlite::Result<()> {
    let when = meeting.when;
    let columns: [&dyn ToSql; 25] = [
        &meeting.slug,
        &meeting.grouping,
        &meeting.name,
        &when.map(|when| when.day),
        &when.map(|when| when.start.minute()),
        &when.map_or(crate::weekly::USUAL_MINUTES, |when| when.minutes),
        &meeting.zone.unwrap_or(zone),
        &Json(meeting.way),
        &Json(&meeting.types),
        &meeting.place,
        &meeting.address,
        &meeting.region,
        &meeting.conference_url,
        &meeting.conference_phone,
        &meeting.notes,
        &meeting.entity,
        &Json(&meeting.flags),
        &meeting.extra,
        &meeting.identity,
        &meeting.group_name,
        &Json(&meeting.languages),
        &meeting.position.map(|position| position.latitude),
        &meeting.position.map(|position| position.longitude),
        &meeting.approximate,
        &Json(&meeting.details),
    ];
    for (at, column) in columns.into_iter().enumerate() {
        statement.raw_bind_parameter(at + 1, column)?;
    }
    Ok(())
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
