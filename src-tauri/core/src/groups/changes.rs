//! A list was read again: what it says now of a group that was kept from it, against the group's own copy.
//!
//! Nothing of it is taken, and no reminder moves, before its user says so.

use serde::Serialize;
use ts_rs::TS;

use super::said::Said;
use super::store::{self, GroupRow, KeptSlot};
use super::{Group, GroupRef, Meeting, whole};
use crate::error::{Code, Error, Result};
use crate::feeds::store::KeptMeeting;
use crate::feeds::{self, GroupKey, ListSays};
use crate::id::Id;
use crate::session::Session;
use crate::weekly::Slot;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ListedState {
    /// Typed by hand.
    Own,
    AsListed,
    Changed {
        slots: Vec<SlotChange>,
        fields: Vec<GroupChange>,
        /// Its user was asked and kept what there was. Asked again once the list says something else again.
        declined: bool,
    },
    NoLongerListed,
    ListGone,
}

/// Null is "none": a slot that is gone has no new one, one that came has no old one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SlotChange {
    pub old: Option<Meeting>,
    pub new: Option<Meeting>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GroupChange {
    pub what: GroupField,
    pub old: String,
    pub new: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupField {
    Name,
    Place,
    Address,
    Link,
    Phone,
    /// Old and new are ways, by their names in the contract.
    Way,
    /// Old and new are codes with commas between them.
    Kinds,
    Notes,
}

/// What the list says now, beside what was kept.
struct Found {
    said: Said,
    key: GroupKey,
    /// Each of ours with its successor; each new one.
    slots: Vec<(Option<KeptSlot>, Option<KeptMeeting>)>,
    /// In all slots of the group: these differ among each other, and what one of them says was not changed.
    all_said: Vec<Said>,
}

enum Now {
    NotListed(ListedState),
    Listed(Box<Found>),
}

fn look(db: &rusqlite::Connection, row: &GroupRow, slots: &[KeptSlot]) -> Result<Now> {
    let Some(key) = row.key() else { return Ok(Now::NotListed(ListedState::Own)) };
    let identities: Vec<String> = slots.iter().map(|slot| slot.identity.clone()).collect();
    let (list, listed) = match feeds::says_now(db, &key, &identities)? {
        ListSays::ListGone => return Ok(Now::NotListed(ListedState::ListGone)),
        ListSays::NoMore => return Ok(Now::NotListed(ListedState::NoLongerListed)),
        ListSays::Slots(list, listed) => (list, listed),
    };
    let all_said: Vec<Said> = listed.iter().map(|slot| Said::by_list(slot, &list)).collect();
    // What the first of ours says now, or else the first there is.
    let leads = slots.iter().find_map(|ours| listed.iter().position(|now| now.meeting.identity == ours.identity));
    let lead = leads.unwrap_or(0);
    let (Some(said), Some(first)) = (all_said.get(lead).cloned(), listed.get(lead)) else {
        return Ok(Now::NotListed(ListedState::NoLongerListed));
    };
    let key = first.key();
    Ok(Now::Listed(Box::new(Found { said, key, slots: paired(slots, listed), all_said })))
}

/// Each slot with its successor: by what the list calls it, then by when it is; one left over on each side is one that moved.
fn paired(ours: &[KeptSlot], listed: Vec<KeptMeeting>) -> Vec<(Option<KeptSlot>, Option<KeptMeeting>)> {
    let mut listed: Vec<Option<KeptMeeting>> = listed.into_iter().map(Some).collect();
    let mut pairs: Vec<(Option<KeptSlot>, Option<KeptMeeting>)> =
        ours.iter().map(|slot| (Some(slot.clone()), None)).collect();
    let fits: [fn(&KeptSlot, &KeptMeeting) -> bool; 3] = [
        |ours, now| !ours.identity.is_empty() && ours.identity == now.meeting.identity && same_time(ours, now),
        |ours, now| !ours.identity.is_empty() && ours.identity == now.meeting.identity,
        same_time,
    ];
    for fit in fits {
        for (ours, now) in pairs.iter_mut().filter(|(_, now)| now.is_none()) {
            let Some(ours) = ours else { continue };
            let found = listed.iter_mut().find(|slot| slot.as_ref().is_some_and(|slot| fit(ours, slot)));
            *now = found.and_then(Option::take);
        }
    }
    let mut left: Vec<KeptMeeting> = listed.into_iter().flatten().collect();
    let alone: Vec<usize> = (0..pairs.len()).filter(|at| pairs[*at].1.is_none()).collect();
    if let ([at], 1) = (alone.as_slice(), left.len()) {
        pairs[*at].1 = left.pop();
    }
    pairs.extend(left.into_iter().map(|slot| (None, Some(slot))));
    pairs
}

fn same_time(ours: &KeptSlot, now: &KeptMeeting) -> bool {
    (ours.slot.when, ours.slot.zone) == (now.slot.when, now.slot.zone)
}

fn slot_changes(found: &Found) -> Vec<SlotChange> {
    let changed = found.slots.iter().filter(|pair| match pair {
        (Some(ours), Some(now)) => !same_time(ours, now),
        _ => true,
    });
    changed
        .map(|(ours, now)| SlotChange {
            old: ours.as_ref().map(|ours| Meeting::new(ours.id, &ours.slot)),
            new: now.as_ref().map(|now| Meeting::new(now.id, &now.slot)),
        })
        .collect()
}

fn field_changes(ours: &Said, found: &Found) -> Vec<GroupChange> {
    let way = |said: &Said| serde_json::to_value(said.way).ok().and_then(|way| way.as_str().map(str::to_owned));
    type Read<'a> = &'a dyn Fn(&Said) -> String;
    let fields: [(GroupField, Read<'_>); 8] = [
        (GroupField::Name, &|said| said.name.as_str().to_owned()),
        (GroupField::Way, &|said| way(said).unwrap_or_default()),
        (GroupField::Place, &|said| said.place.clone()),
        (GroupField::Address, &|said| said.address.clone()),
        (GroupField::Link, &|said| said.conference_url.clone()),
        (GroupField::Phone, &|said| said.conference_phone.clone()),
        (GroupField::Kinds, &|said| said.types.join(",")),
        (GroupField::Notes, &|said| said.notes.clone()),
    ];
    fields
        .into_iter()
        .map(|(what, read)| (what, read, read(ours)))
        .filter(|(_, read, old)| found.all_said.iter().all(|now| read(now) != *old))
        .map(|(what, read, old)| GroupChange { what, old, new: read(&found.said) })
        .collect()
}

/// What was declined, to know it again.
fn fingerprint(slots: &[SlotChange], fields: &[GroupChange]) -> Result<String> {
    let news: (Vec<_>, Vec<_>) =
        (slots.iter().map(|slot| &slot.new).collect(), fields.iter().map(|field| (field.what, &field.new)).collect());
    serde_json::to_string(&news).map_err(|_| Error::Internal("what a list says is text"))
}

/// How a group stands to its list; and what the list says now beside what is asked about, where nothing of that has changed.
pub(super) fn state(
    db: &rusqlite::Connection,
    row: &GroupRow,
    slots: &[KeptSlot],
) -> Result<(ListedState, Option<Said>)> {
    let found = match look(db, row, slots)? {
        Now::NotListed(state) => return Ok((state, None)),
        Now::Listed(found) => found,
    };
    let (slots, fields) = (slot_changes(&found), field_changes(&row.said, &found));
    if slots.is_empty() && fields.is_empty() {
        return Ok((ListedState::AsListed, Some(found.said)));
    }
    let declined = row.declined == fingerprint(&slots, &fields)?;
    Ok((ListedState::Changed { slots, fields, declined }, None))
}

/// Takes all that the list says now; note, stage, tags, reminder and visits stay.
pub(crate) fn accept(session: &mut Session, wanted: GroupRef) -> Result<Group> {
    session.write(|tx, now| {
        let row = store::by_id(tx, wanted.id)?;
        let Now::Listed(found) = look(tx, &row, &store::slots(tx, row.seq)?)? else {
            return Err(Error::refused(Code::NotFound));
        };
        // Where another bookmark is of the group that this one has become, each keeps its own.
        let is_taken = store::by_key(tx, &found.key)?.is_some_and(|other| other.id != row.id);
        let grouping = if is_taken { &row.grouping } else { &found.key.grouping };
        store::take_said(tx, row.seq, grouping, &found.said, now.moment)?;
        for pair in &found.slots {
            match pair {
                (Some(ours), Some(listed)) => {
                    let slot = Slot { rhythm: ours.slot.rhythm, ..listed.slot };
                    store::move_slot(tx, ours.id, &listed.meeting.identity, &slot)?;
                }
                (Some(ours), None) => store::remove_slot(tx, ours.id)?,
                (None, Some(listed)) => {
                    let kept = KeptSlot { id: Id::make(now.moment), ..KeptSlot::of(listed) };
                    store::add_slot(tx, row.seq, &kept)?;
                }
                (None, None) => {}
            }
        }
        whole(tx, store::by_id(tx, wanted.id)?, now)
    })
}

/// Keeps what there is, until the list says something else again.
pub(crate) fn decline(session: &mut Session, wanted: GroupRef) -> Result<Group> {
    session.write(|tx, now| {
        let row = store::by_id(tx, wanted.id)?;
        let (ListedState::Changed { slots, fields, .. }, _) = state(tx, &row, &store::slots(tx, row.seq)?)? else {
            return Err(Error::refused(Code::NotFound));
        };
        store::decline(tx, row.id, &fingerprint(&slots, &fields)?, now.moment)?;
        whole(tx, store::by_id(tx, wanted.id)?, now)
    })
}
