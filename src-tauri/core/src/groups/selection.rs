//! What is taken along: groups that are kept, and meetings picked from a list.

use serde::Deserialize;
use ts_rs::TS;

use super::said::Said;
use super::store::{self, KeptSlot};
use crate::error::{Code, Error, Result};
use crate::feeds;
use crate::id::Id;

/// Meetings of a list at once.
const MOST_MEETINGS: usize = 500;

#[derive(Deserialize, TS)]
pub struct Selection {
    /// With all their slots.
    pub groups: Vec<Id>,
    /// Single slots of lists, 500 at most.
    pub meetings: Vec<Id>,
}

/// One group of it, or one slot.
pub(super) struct Picked {
    pub said: Said,
    pub slots: Vec<KeptSlot>,
    /// Minutes before each meeting.
    pub lead: Option<u16>,
}

pub(super) fn picked(db: &rusqlite::Connection, selection: &Selection) -> Result<Vec<Picked>> {
    if selection.meetings.len() > MOST_MEETINGS {
        return Err(Error::at("meetings", Code::OutOfRange));
    }
    let mut all = Vec::new();
    for id in &selection.groups {
        let row = store::by_id(db, *id)?;
        all.push(Picked { slots: store::slots(db, row.seq)?, said: row.said, lead: row.reminder_minutes });
    }
    for id in &selection.meetings {
        let (meeting, list) = feeds::meeting_and_list(db, *id)?;
        let list = list.ok_or(Error::at("meetings", Code::NotFound))?;
        // Its own identity, so that a calendar knows it again when it is taken along again.
        let slot = KeptSlot::of(&meeting);
        all.push(Picked { said: Said::by_list(&meeting, &list), slots: vec![slot], lead: None });
    }
    Ok(all)
}

/// All groups but past ones.
pub(super) fn all_kept(db: &rusqlite::Connection) -> Result<Selection> {
    let rows = store::groups(db)?.into_iter().filter(|row| row.stage != super::Stage::Past);
    Ok(Selection { groups: rows.map(|row| row.id).collect(), meetings: Vec::new() })
}
