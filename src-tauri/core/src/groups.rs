//! Bookmarked groups. A bookmark keeps its own copy of what a list said, so it outlives the list.

mod calendar;
mod store;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::attendance::{self, Visits};
use crate::error::{Code, Error, Result};
use crate::feeds::{self, FoundGroups, GroupKey, MeetingFilter, MeetingType, Way};
use crate::id::Id;
use crate::prose::{NOTE_LIMIT, Prose};
use crate::session::Session;
use crate::settings;
use crate::time::{Day, Moment, Now, TimeOfDay, Zone};
use crate::weekly::{Occurrence, Slot};

#[derive(Debug, Serialize, TS)]
pub struct Group {
    pub id: Id,
    pub name: Prose,
    pub place: String,
    pub address: String,
    pub way: Way,
    pub conference_url: String,
    pub conference_phone: String,
    /// The list it came from, as that was called then.
    pub list_name: Prose,
    pub list_notes: String,
    pub entity: String,
    pub types: Vec<MeetingType>,
    /// The user's own.
    pub note: Prose,
    /// Minutes before each meeting; null: no reminder.
    pub reminder_minutes: Option<u16>,
    pub meetings: Vec<Meeting>,
    pub next: Option<Occurrence>,
    pub visits: u32,
    pub last_visit: Option<Day>,
}

/// One weekly slot of a group.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Meeting {
    /// 0 is Sunday; null: by appointment.
    pub day: Option<u8>,
    pub time: Option<TimeOfDay>,
    pub end_time: Option<TimeOfDay>,
    pub zone: Zone,
}

impl From<&Slot> for Meeting {
    fn from(slot: &Slot) -> Meeting {
        Meeting {
            day: slot.when.map(|when| when.day),
            time: slot.when.map(|when| when.start),
            end_time: slot.when.map(|when| when.start.plus_minutes(when.minutes)),
            zone: slot.zone,
        }
    }
}

#[derive(Deserialize, TS)]
pub struct MeetingRef {
    pub id: Id,
}

#[derive(Deserialize, TS)]
pub struct GroupDraft {
    pub id: Id,
    pub note: Prose,
    pub reminder_minutes: Option<u16>,
}

#[derive(Deserialize, TS)]
pub struct GroupRef {
    pub id: Id,
}

/// The occurrence that comes first of all slots; one in progress comes before all.
fn next_of(slots: &[Slot], now: Now) -> Option<Occurrence> {
    slots.iter().filter_map(|slot| slot.next(now)).min_by_key(|occurrence| occurrence.starts_at)
}

fn group(row: store::GroupRow, slots: &[Slot], visits: Visits, now: Now) -> Group {
    Group {
        id: row.id,
        name: row.name,
        place: row.place,
        address: row.address,
        way: row.way,
        conference_url: row.conference_url,
        conference_phone: row.conference_phone,
        list_name: row.list_name,
        list_notes: row.list_notes,
        entity: row.entity,
        types: feeds::types_named(&row.types),
        note: row.note,
        reminder_minutes: row.reminder_minutes,
        meetings: slots.iter().map(Meeting::from).collect(),
        next: next_of(slots, now),
        visits: visits.count,
        last_visit: visits.last_on,
    }
}

fn whole(db: &rusqlite::Connection, row: store::GroupRow, now: Now) -> Result<Group> {
    let slots = store::slots(db, row.seq)?;
    let visits = attendance::visits_of_group(db, row.id)?;
    Ok(group(row, &slots, visits, now))
}

/// What is on next in all lists, with the bookmarks marked.
pub(crate) fn find_meetings(session: &mut Session, filter: MeetingFilter) -> Result<FoundGroups> {
    let (mut found, keys) = feeds::find(session, &filter)?;
    let kept: HashMap<GroupKey, Id> = store::keys(session.db())?.into_iter().collect();
    for (row, key) in found.rows.iter_mut().zip(keys) {
        row.group = kept.get(&key).copied();
    }
    Ok(found)
}

/// Keeps the group that a listed meeting belongs to, with all its slots. Keeping it twice keeps it once.
pub(crate) fn bookmark(session: &mut Session, meeting: MeetingRef) -> Result<Group> {
    let lead = settings::current(session.db())?.reminder_minutes;
    let (asked, slots) = feeds::slots_of_group(session.db(), meeting.id)?;
    session.write(|tx, now| {
        let row = match store::by_key(tx, &asked.key())? {
            Some(row) => row,
            None => {
                let row = store::add(tx, Id::make(now.moment), &asked, lead, now.moment)?;
                for kept in &slots {
                    store::add_slot(tx, Id::make(now.moment), row.seq, kept)?;
                }
                row
            }
        };
        whole(tx, row, now)
    })
}

/// Soonest first; groups without a time last, by name.
pub(crate) fn list(session: &mut Session, (): ()) -> Result<Vec<Group>> {
    let now = session.now();
    let rows = store::groups(session.db())?;
    let mut groups: Vec<Group> = rows.into_iter().map(|row| whole(session.db(), row, now)).collect::<Result<_>>()?;
    groups.sort_by_key(|group| {
        let starts_at = group.next.as_ref().map(|next| next.starts_at);
        (starts_at.is_none(), starts_at, feeds::fold(group.name.as_str()))
    });
    Ok(groups)
}

/// The meetings of all bookmarked groups as iCalendar.
pub(crate) fn calendar_file(session: &mut Session) -> Result<String> {
    let now = session.now();
    let mut dated = Vec::new();
    for row in store::groups(session.db())? {
        let slots = store::dated_slots(session.db(), row.seq)?;
        dated.push((whole(session.db(), row, now)?, slots));
    }
    Ok(calendar::calendar(&dated, now))
}

pub(crate) fn get(session: &mut Session, wanted: GroupRef) -> Result<Group> {
    whole(session.db(), store::by_id(session.db(), wanted.id)?, session.now())
}

pub(crate) fn save(session: &mut Session, draft: GroupDraft) -> Result<Group> {
    draft.note.fits(NOTE_LIMIT).map_err(|error| error.in_field("note"))?;
    if draft.reminder_minutes.is_some_and(|minutes| minutes == 0 || minutes > settings::LONGEST_LEAD) {
        return Err(Error::at("reminder_minutes", Code::LeadOutOfRange));
    }
    session.write(|tx, now| {
        store::change(tx, draft.id, &draft.note, draft.reminder_minutes, now.moment)?;
        whole(tx, store::by_id(tx, draft.id)?, now)
    })
}

pub(crate) fn delete(session: &mut Session, wanted: GroupRef) -> Result<()> {
    session.write(|tx, now| store::mark_deleted(tx, wanted.id, Some(now.moment)))
}

pub(crate) fn restore(session: &mut Session, wanted: GroupRef) -> Result<Group> {
    session.write(|tx, now| {
        store::mark_deleted(tx, wanted.id, None)?;
        whole(tx, store::by_id(tx, wanted.id)?, now)
    })
}

/// For `reminders`: each start in the days ahead of every group that asks for a reminder, with its lead in minutes.
pub(crate) fn reminded_starts(db: &rusqlite::Connection, now: Now, days: u32) -> Result<Vec<(Moment, u16)>> {
    let mut starts = Vec::new();
    for row in store::groups(db)? {
        let Some(lead) = row.reminder_minutes else { continue };
        for slot in store::slots(db, row.seq)? {
            starts.extend(slot.starts_within(now, days).into_iter().map(|start| (start, lead)));
        }
    }
    Ok(starts)
}
