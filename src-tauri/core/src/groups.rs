//! Bookmarked groups. A bookmark keeps its own copy of what a list said, so it outlives the list.

mod calendar;
mod changes;
mod compare;
mod listed;
mod own;
mod plan;
mod said;
mod selection;
mod stage;
mod store;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use calendar::{GroupCalendarMade, GroupCalendarRequest};
pub(crate) use calendar::{whole_file as calendar_file, write as write_calendar};
pub use changes::ListedState;
pub(crate) use changes::{accept as accept_change, decline as decline_change};
pub use compare::Comparison;
pub(crate) use compare::compare;
pub use listed::ListedGroup;
pub(crate) use listed::get as get_listed;
pub(crate) use own::save as save_own;
pub use own::{Medium, OwnGroupDraft};
pub use plan::WeekPlan;
pub(crate) use plan::get as get_week_plan;
pub use said::Facts;
pub use selection::Selection;
pub use stage::{GroupOrder, GroupTags, Stage, StageChoice, StageChosen};
pub(crate) use stage::{choose as choose_stage, order, tag};

use crate::attendance;
use crate::error::{Code, Error, Result};
use crate::feeds::store::KeptMeeting;
use crate::feeds::{self, FoundGroups, GroupKey, MeetingFilter};
use crate::id::Id;
use crate::prose::{NOTE_LIMIT, Prose};
use crate::session::Session;
use crate::settings;
use crate::time::{Day, Moment, Now, TimeOfDay, Zone};
use crate::weekly::{Occurrence, Rhythm, Slot};
use said::Said;
use store::KeptSlot;

#[derive(Serialize, TS)]
pub struct Group {
    pub id: Id,
    #[serde(flatten)]
    pub facts: Facts,
    /// Null: the way says all.
    pub medium: Option<Medium>,
    pub stage: Stage,
    /// Its place among the user's groups, from 1.
    #[ts(type = "number")]
    pub position: i64,
    pub tags: Vec<Prose>,
    /// The user's own.
    pub note: Prose,
    /// Minutes before each meeting; null: no reminder.
    pub reminder_minutes: Option<u16>,
    pub meetings: Vec<Meeting>,
    pub next: Option<Occurrence>,
    /// The last start today, or of what goes on since yesterday; null: nobody can have been there today yet.
    pub begun_at: Option<Moment>,
    pub visits: u32,
    pub last_visit: Option<Day>,
    /// What its list says of it now.
    pub listed: ListedState,
}

/// One slot of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Meeting {
    pub id: Id,
    /// 0 is Sunday; null: by appointment.
    pub day: Option<u8>,
    pub time: Option<TimeOfDay>,
    pub end_time: Option<TimeOfDay>,
    /// From its start to its end.
    pub minutes: Option<u16>,
    pub zone: Zone,
    pub rhythm: Rhythm,
}

impl Meeting {
    fn new(id: Id, slot: &Slot) -> Meeting {
        Meeting {
            id,
            day: slot.when.map(|when| when.day),
            time: slot.when.map(|when| when.start),
            end_time: slot.when.map(|when| when.start.plus_minutes(when.minutes)),
            minutes: slot.when.map(|when| when.minutes),
            zone: slot.zone,
            rhythm: slot.rhythm,
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
fn next_of(slots: &[KeptSlot], now: Now) -> Option<Occurrence> {
    slots.iter().filter_map(|kept| kept.slot.next(now)).min_by_key(|occurrence| occurrence.starts_at)
}

fn whole(db: &rusqlite::Connection, row: store::GroupRow, now: Now) -> Result<Group> {
    let slots = store::slots(db, row.seq)?;
    let visits = attendance::visits_of_group(db, row.id)?;
    let (listed, said_now) = changes::state(db, &row, &slots)?;
    Ok(Group {
        id: row.id,
        facts: match said_now {
            Some(now) => refreshed(row.said, now).shown(),
            None => row.said.shown(),
        },
        medium: row.medium,
        stage: row.stage,
        position: row.position,
        tags: row.tags,
        note: row.note,
        reminder_minutes: row.reminder_minutes,
        meetings: slots.iter().map(|kept| Meeting::new(kept.id, &kept.slot)).collect(),
        next: next_of(&slots, now),
        begun_at: slots.iter().filter_map(|kept| kept.slot.begun(now)).max(),
        visits: visits.count,
        last_visit: visits.last_on,
        listed,
    })
}

/// What nobody is asked about is shown as the list says it now: who to ask, when it was read.
fn refreshed(kept: Said, now: Said) -> Said {
    Said {
        name: kept.name,
        place: kept.place,
        address: kept.address,
        way: kept.way,
        conference_url: kept.conference_url,
        conference_phone: kept.conference_phone,
        types: kept.types,
        notes: kept.notes,
        ..now
    }
}

fn all(db: &rusqlite::Connection, now: Now) -> Result<Vec<Group>> {
    store::groups(db)?.into_iter().map(|row| whole(db, row, now)).collect()
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

/// The bookmark that a listed meeting belongs to. Its list may have given it another name since; that two groups are called
/// the same by their list happens too: one that stands where it stood is another.
fn kept_of(db: &rusqlite::Connection, asked: &KeptMeeting) -> Result<Option<store::GroupRow>> {
    if let Some(row) = store::by_key(db, &asked.key())? {
        return Ok(Some(row));
    }
    let Some(row) = store::by_identity(db, asked.list, &asked.meeting.identity)? else { return Ok(None) };
    let stands = row.key().map_or(Ok(false), |key| feeds::is_listed(db, &key))?;
    Ok((!stands).then_some(row))
}

/// Keeps the group that a listed meeting belongs to, with all its slots. Keeping it twice keeps it once, also where its list
/// has given it another name since.
pub(crate) fn bookmark(session: &mut Session, meeting: MeetingRef) -> Result<Group> {
    let lead = settings::current(session.db())?.reminder_minutes;
    let (asked, list) = feeds::meeting_and_list(session.db(), meeting.id)?;
    let list = list.ok_or(Error::refused(Code::NotFound))?;
    let (_, slots) = feeds::slots_of_group(session.db(), meeting.id)?;
    session.write(|tx, now| {
        let row = match kept_of(tx, &asked)? {
            Some(row) => row,
            None => {
                let said = Said::by_list(&asked, &list);
                let row = store::add(tx, Id::make(now.moment), Some(&asked.key()), &said, lead, now.moment)?;
                for kept in &slots {
                    store::add_slot(tx, row.seq, &KeptSlot { id: Id::make(now.moment), ..KeptSlot::of(kept) })?;
                }
                row
            }
        };
        whole(tx, row, now)
    })
}

/// Soonest first; groups without a time last, by name.
pub(crate) fn list(session: &mut Session, (): ()) -> Result<Vec<Group>> {
    let mut groups = all(session.db(), session.now())?;
    groups.sort_by_key(|group| {
        let starts_at = group.next.as_ref().map(|next| next.starts_at);
        (starts_at.is_none(), starts_at, feeds::fold(group.facts.name.as_str()))
    });
    Ok(groups)
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
    session.write(|tx, now| store::mark_deleted(tx, wanted.id, now.moment))
}

pub(crate) fn restore(session: &mut Session, wanted: GroupRef) -> Result<Group> {
    session.write(|tx, now| {
        store::bring_back(tx, wanted.id)?;
        whole(tx, store::by_id(tx, wanted.id)?, now)
    })
}

/// For `reminders`: each start in the days ahead of every group that asks for a reminder, with its lead in minutes. By the
/// group's own copy: what its list says now moves no reminder before its user was asked.
pub(crate) fn reminded_starts(db: &rusqlite::Connection, now: Now, days: u32) -> Result<Vec<(Moment, u16)>> {
    let mut starts = Vec::new();
    for row in store::groups(db)?.into_iter().filter(|row| row.stage != Stage::Past) {
        let Some(lead) = row.reminder_minutes else { continue };
        for kept in store::slots(db, row.seq)? {
            starts.extend(kept.slot.starts_within(now, days).into_iter().map(|start| (start, lead)));
        }
    }
    Ok(starts)
}

/// Whether a column of JSON holds what this module keeps in it.
pub(crate) fn reads_back(column: &str, text: &str) -> bool {
    match column {
        "stage" => serde_json::from_str::<Stage>(text).is_ok(),
        "medium" => serde_json::from_str::<Medium>(text).is_ok(),
        "rhythm" => serde_json::from_str::<Rhythm>(text).is_ok(),
        _ => true,
    }
}
