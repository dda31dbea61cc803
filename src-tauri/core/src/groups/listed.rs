//! The page of a group that was found and is not kept yet.

use serde::Serialize;
use ts_rs::TS;

use super::said::Said;
use super::store::KeptSlot;
use super::{Facts, Meeting, MeetingRef, kept_of, next_of};
use crate::error::{Code, Error, Result};
use crate::feeds::{self, RowFlag};
use crate::id::Id;
use crate::session::Session;
use crate::weekly::Occurrence;

#[derive(Serialize, TS)]
pub struct ListedGroup {
    /// The slot that was asked for: what is said is said of this one.
    pub meeting: Id,
    #[serde(flatten)]
    pub facts: Facts,
    pub flags: Vec<RowFlag>,
    /// All slots of the group.
    pub meetings: Vec<Meeting>,
    pub next: Option<Occurrence>,
    /// The bookmark, where it is kept.
    pub group: Option<Id>,
}

pub(crate) fn get(session: &mut Session, wanted: MeetingRef) -> Result<ListedGroup> {
    let (db, now) = (session.db(), session.now());
    let (asked, list) = feeds::meeting_and_list(db, wanted.id)?;
    let list = list.ok_or(Error::refused(Code::NotFound))?;
    let (_, slots) = feeds::slots_of_group(db, wanted.id)?;
    let kept: Vec<KeptSlot> = slots.iter().map(KeptSlot::of).collect();
    Ok(ListedGroup {
        meeting: asked.id,
        flags: asked.meeting.flags.clone(),
        meetings: kept.iter().map(|slot| Meeting::new(slot.id, &slot.slot)).collect(),
        next: next_of(&kept, now),
        group: kept_of(db, &asked)?.map(|row| row.id),
        facts: Said::by_list(&asked, &list).shown(),
    })
}
