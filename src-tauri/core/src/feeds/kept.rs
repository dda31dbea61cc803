//! What a list says now of a group that was kept from it. The list may have been read again since, or be gone.

use std::collections::BTreeMap;

use super::GroupKey;
use super::store::{self, KeptMeeting};
use crate::error::Result;
use crate::id::Id;
use crate::time::Moment;

/// A list that is still here.
#[derive(Clone)]
pub(crate) struct ListNow {
    /// Empty: not said.
    pub fellowship: String,
    /// What its codes of kinds mean, where it says so itself.
    pub code_names: BTreeMap<String, String>,
    pub read_at: Moment,
}

pub(crate) enum ListSays {
    /// There is no such list any more.
    ListGone,
    /// The list is there, the group is not in it.
    NoMore,
    /// All slots of the group, at least one.
    Slots(ListNow, Vec<KeptMeeting>),
}

/// By its name, group and place, and by what its list calls each of its slots, wherever those stand now. A group that was
/// renamed is found by its slots, with all that stand beside them.
pub(crate) fn says_now(db: &rusqlite::Connection, key: &GroupKey, identities: &[String]) -> Result<ListSays> {
    let Some(list) = store::list_now(db, key.list)? else { return Ok(ListSays::ListGone) };
    let mut slots = store::meetings_of_group(db, key)?;
    let was_there = !slots.is_empty();
    for identity in identities.iter().filter(|identity| !identity.is_empty()) {
        if slots.iter().any(|slot| slot.meeting.identity == *identity) {
            continue;
        }
        for moved in store::meetings_by_identity(db, key.list, identity)? {
            let beside = if was_there { vec![moved] } else { store::meetings_of_group(db, &moved.key())? };
            let known: Vec<Id> = slots.iter().map(|slot| slot.id).collect();
            slots.extend(beside.into_iter().filter(|slot| !known.contains(&slot.id)));
        }
    }
    Ok(if slots.is_empty() { ListSays::NoMore } else { ListSays::Slots(list, slots) })
}

/// Whether the list still has a group of that name, group and place.
pub(crate) fn is_listed(db: &rusqlite::Connection, key: &GroupKey) -> Result<bool> {
    Ok(!store::meetings_of_group(db, key)?.is_empty())
}

/// A listed meeting, and the list it stands in.
pub(crate) fn meeting_and_list(db: &rusqlite::Connection, meeting: Id) -> Result<(KeptMeeting, Option<ListNow>)> {
    let meeting = store::meeting(db, meeting)?;
    let list = store::list_now(db, meeting.list)?;
    Ok((meeting, list))
}
