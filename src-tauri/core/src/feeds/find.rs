//! What is on next: filters over all meetings of all lists, told what time it is. The same group on several days is one row.

mod choices;
mod index;
mod postings;
mod query;
mod rows;
mod spots;
mod store;
#[cfg(test)]
mod tests;
mod times;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{GroupKey, MeetingType, Position, RowFlag, Way};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::session::Session;
use crate::time::{Moment, TimeOfDay, Zone};
use crate::weekly::Occurrence;

pub(crate) use index::Index;
pub(crate) use words::fold;

/// Groups of one page, at most; and as many where nothing is said.
const LONGEST_PAGE: usize = 100;
/// Under which the filter is kept.
const KEPT: &str = "find";

/// Every part that is given must fit; what is left out fits always.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct MeetingFilter {
    /// Days of the reader's week, 0 is Sunday: one of them.
    pub days: Vec<u8>,
    /// It begins then or later on the reader's clock; after `until`, the time runs over midnight.
    pub from: Option<TimeOfDay>,
    /// It begins before.
    pub until: Option<TimeOfDay>,
    /// One of them; empty: any way but inactive.
    pub ways: Vec<Way>,
    /// Keys of `FilterChoices.kinds`: it is of all of them.
    pub kinds: Vec<String>,
    /// It is of none of them.
    pub not_kinds: Vec<String>,
    pub access: Option<Access>,
    /// One of them, as lists call them.
    pub fellowships: Vec<String>,
    /// ISO 639-1: one of them.
    pub languages: Vec<String>,
    /// One of them.
    pub lists: Vec<Id>,
    /// Every word must stand in the name, group, place, address, region or notes; case and accents do not matter.
    pub text: String,
    pub near: Option<Near>,
    /// In progress, or within the hour.
    pub soon: bool,
    /// Groups to pass over.
    pub offset: usize,
    /// Groups to show, at most 100.
    pub limit: usize,
}

impl Default for MeetingFilter {
    fn default() -> MeetingFilter {
        MeetingFilter {
            days: Vec::new(),
            from: None,
            until: None,
            ways: Vec::new(),
            kinds: Vec::new(),
            not_kinds: Vec::new(),
            access: None,
            fellowships: Vec::new(),
            languages: Vec::new(),
            lists: Vec::new(),
            text: String::new(),
            near: None,
            soon: false,
            offset: 0,
            limit: LONGEST_PAGE,
        }
    }
}

/// Who may come: anyone, or those who think that it is for them. Where a list says both, it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    Open,
    Closed,
}

/// Around a place that a list names: kept with its name, so that it outlives the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Near {
    pub label: String,
    pub position: Position,
    /// Around the earth.
    pub km: f64,
}

/// A part of a filter that one can take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FilterPart {
    Text,
    Days,
    Time,
    Soon,
    Ways,
    Access,
    Kinds,
    NotKinds,
    Languages,
    Fellowships,
    Lists,
    Near,
}

/// How many meetings would fit without this part of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Loosening {
    pub part: FilterPart,
    pub meetings: usize,
}

#[derive(Debug, Serialize, TS)]
pub struct FoundGroups {
    /// Soonest first; by appointment last, by name.
    pub rows: Vec<FoundGroup>,
    /// Groups of which a meeting fits.
    pub total: usize,
    /// Meetings that fit.
    pub meetings: usize,
    /// Active meetings in all lists.
    pub all: usize,
    /// That fit, but that have no place on the map, where near something was asked for.
    pub without_position: usize,
    /// Where nothing fits: what would.
    pub loosen: Vec<Loosening>,
    pub now: Moment,
}

/// A group, by the one of its fitting meetings that is next.
#[derive(Debug, Serialize, TS)]
pub struct FoundGroup {
    /// That meeting.
    pub meeting: Id,
    pub name: Prose,
    pub place: String,
    pub address: String,
    pub region: String,
    pub way: Way,
    pub joinable: bool,
    pub conference_url: String,
    pub conference_phone: String,
    pub notes: String,
    pub types: Vec<MeetingType>,
    pub list: Id,
    pub list_name: Prose,
    pub fellowship: String,
    pub languages: Vec<String>,
    /// From where near was asked for.
    pub distance_km: Option<f64>,
    /// The bookmarked group it is.
    pub group: Option<Id>,
    /// Null: by appointment.
    pub occurrence: Option<Occurrence>,
    /// All its meetings that are held at present or fit, by day and time.
    pub week: Vec<WeekSlot>,
    /// How many more there are than `week` shows.
    pub week_more: usize,
    pub flags: Vec<RowFlag>,
}

#[derive(Debug, Serialize, TS)]
pub struct WeekSlot {
    pub meeting: Id,
    /// On the clock where it takes place, 0 is Sunday; null: by appointment.
    pub day: Option<u8>,
    pub time: Option<TimeOfDay>,
    pub end_time: Option<TimeOfDay>,
    pub zone: Zone,
    pub way: Way,
    /// The next time on the reader's clock, where that shows another.
    pub here: Option<HereTime>,
    pub fits: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HereTime {
    /// 0 is Sunday.
    pub day: u8,
    pub time: TimeOfDay,
}

/// What one may choose from, with how many active meetings there are of each, most first.
#[derive(Debug, Serialize, TS)]
pub struct FilterChoices {
    pub kinds: Vec<KindChoice>,
    pub languages: Vec<ValueChoice>,
    pub fellowships: Vec<ValueChoice>,
    pub lists: Vec<ListChoice>,
    pub ways: Vec<WayChoice>,
    pub open: u32,
    pub closed: u32,
    pub has_positions: bool,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct KindChoice {
    /// What `MeetingFilter.kinds` calls it. Two lists that mean different things by one code have two.
    pub key: String,
    pub kind: MeetingType,
    pub count: u32,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct ValueChoice {
    pub value: String,
    pub count: u32,
}

#[derive(Debug, Serialize, TS)]
pub struct ListChoice {
    pub id: Id,
    pub name: Prose,
    pub count: u32,
}

#[derive(Debug, Serialize, TS)]
pub struct WayChoice {
    pub way: Way,
    pub count: u32,
}

#[derive(Deserialize, TS)]
pub struct PlaceQuery {
    /// Every word must stand in the place's name or address.
    pub text: String,
}

/// A place that a list names and that has a position.
#[derive(Debug, Serialize, TS)]
pub struct Place {
    pub label: String,
    pub position: Position,
}

/// One page of what fits the filter, each with the key of its group: this module knows nothing of bookmarks, `groups` marks
/// those.
pub(crate) fn find(session: &mut Session, filter: &MeetingFilter) -> Result<(FoundGroups, Vec<GroupKey>)> {
    let mut index = current_index(session)?;
    let now = session.now();
    index.times.move_to(now);
    let found = rows::found(session.db(), &index, filter, now);
    session.index = Some(index);
    found
}

pub(crate) fn get_filter_choices(session: &mut Session, (): ()) -> Result<FilterChoices> {
    let index = current_index(session)?;
    let choices = choices::choices(&index);
    session.index = Some(index);
    Ok(choices)
}

pub(crate) fn find_places(session: &mut Session, query: PlaceQuery) -> Result<Vec<Place>> {
    let index = current_index(session)?;
    let places = rows::places(session.db(), &index, &query.text);
    session.index = Some(index);
    places
}

/// Kept for the next start.
pub(crate) fn keep_filter(session: &mut Session, filter: MeetingFilter) -> Result<()> {
    let kept = MeetingFilter { offset: 0, ..filter };
    let value = serde_json::to_string(&kept).map_err(|_| Error::Internal("a filter is JSON"))?;
    session.write(|tx, _| store::keep_filter(tx, KEPT, &value))
}

/// The one that was kept; all meetings, where none was, or where it was kept by a program that knew others.
pub(crate) fn get_kept_filter(session: &mut Session, (): ()) -> Result<MeetingFilter> {
    let kept = store::kept_filter(session.db(), KEPT)?;
    Ok(kept.and_then(|value| serde_json::from_str(&value).ok()).unwrap_or_default())
}

/// Taken out of the session for one question.
fn current_index(session: &mut Session) -> Result<Box<Index>> {
    if let Some(index) = session.index.take() {
        return Ok(index);
    }
    let mut builder = index::IndexBuilder::new(store::lists(session.db())?);
    store::each_meeting(session.db(), |row| builder.add(row))?;
    Ok(Box::new(builder.build()))
}
