//! How far one has come with a group, what one calls it, in which order one's groups stand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Group, all, store, whole};
use crate::error::{Code, Error, Result};
use crate::feeds;
use crate::id::Id;
use crate::prose::Prose;
use crate::session::Session;

const MOST_TAGS: usize = 20;
/// Bytes of UTF-8.
const LONGEST_TAG: usize = 100;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Considering,
    Trying,
    Regular,
    /// One at a time.
    HomeGroup,
    /// No more: it reminds of nothing, and its visits stay.
    Past,
}

#[derive(Deserialize, TS)]
pub struct StageChoice {
    pub id: Id,
    pub stage: Stage,
}

#[derive(Serialize, TS)]
pub struct StageChosen {
    pub group: Group,
    /// The one that was the home group until now, and is a regular group from now on.
    pub former_home: Option<Prose>,
}

#[derive(Deserialize, TS)]
pub struct GroupTags {
    pub id: Id,
    pub tags: Vec<Prose>,
}

#[derive(Deserialize, TS)]
pub struct GroupOrder {
    /// Those that are not among them keep their order, after these.
    pub ids: Vec<Id>,
}

pub(crate) fn choose(session: &mut Session, wanted: StageChoice) -> Result<StageChosen> {
    session.write(|tx, now| {
        let mut former_home = None;
        if wanted.stage == Stage::HomeGroup {
            for row in store::groups(tx)? {
                if row.stage == Stage::HomeGroup && row.id != wanted.id {
                    store::change_stage(tx, row.id, Stage::Regular, now.moment)?;
                    former_home = Some(row.said.name);
                }
            }
        }
        store::change_stage(tx, wanted.id, wanted.stage, now.moment)?;
        Ok(StageChosen { group: whole(tx, store::by_id(tx, wanted.id)?, now)?, former_home })
    })
}

/// Without white space around them, each once, whatever its case and accents.
fn tidy(tags: Vec<Prose>) -> Result<Vec<Prose>> {
    let mut kept: Vec<Prose> = Vec::new();
    for tag in tags {
        let tag = tag.trimmed(LONGEST_TAG)?;
        let is_known = kept.iter().any(|known| feeds::fold(known.as_str()) == feeds::fold(tag.as_str()));
        if !tag.is_blank() && !is_known {
            kept.push(tag);
        }
    }
    if kept.len() > MOST_TAGS { Err(Error::refused(Code::OutOfRange)) } else { Ok(kept) }
}

pub(crate) fn tag(session: &mut Session, wanted: GroupTags) -> Result<Group> {
    let tags = tidy(wanted.tags).map_err(|error| error.in_field("tags"))?;
    session.write(|tx, now| {
        store::change_tags(tx, wanted.id, &tags, now.moment)?;
        whole(tx, store::by_id(tx, wanted.id)?, now)
    })
}

pub(crate) fn order(session: &mut Session, wanted: GroupOrder) -> Result<Vec<Group>> {
    session.write(|tx, now| {
        let known: Vec<(Id, i64)> = store::groups(tx)?.into_iter().map(|row| (row.id, row.position)).collect();
        let rest = known.iter().map(|(id, _)| *id).filter(|id| !wanted.ids.contains(id));
        for (position, id) in (1..).zip(wanted.ids.iter().copied().chain(rest)) {
            // Only what moved has changed.
            if known.iter().any(|(known, before)| *known == id && *before != position) {
                store::change_position(tx, id, position, now.moment)?;
            }
        }
        all(tx, now)
    })
}
