//! Meeting lists as fellowships publish them: read from a file, shown, then kept.
//!
//! One bad row never spoils a list: it is reported with its reason and the rest come in. Nothing unknown is
//! dropped: fields this program has no use for are kept verbatim beside the meeting.

mod bmlt;
mod csv;
mod dialect;
mod differences;
mod fellowship;
mod fetch;
mod find;
mod json;
mod keep;
mod kept;
mod languages;
mod meeting_guide;
mod places;
mod preview;
mod read;
mod row;
mod shared;
pub(crate) mod store;
mod type_words;
mod types;
mod when;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

pub use csv::{ColumnMeaning, ListColumn};
pub use dialect::{DayNumbers, Dialect};
pub use differences::{ChangedField, DifferentRow, FieldChange, ListDifference};
pub use fetch::Address;
pub use find::{
    Access, FilterChoices, FilterPart, FoundGroup, FoundGroups, HereTime, KindChoice, ListChoice, Loosening,
    MeetingFilter, Near, Place, PlaceQuery, ValueChoice, WayChoice, WeekSlot,
};
pub(crate) use find::{Index, find, find_places, fold, get_filter_choices, get_kept_filter, keep_filter};
pub use keep::{ListCompare, ListImport};
pub(crate) use keep::{compare_list, import_list};
pub(crate) use kept::{ListNow, ListSays, is_listed, meeting_and_list, says_now};
pub(crate) use preview::PendingList;
pub use preview::{AddressAsked, AddressTyped, FlaggedRow, KindCount, ListPreview, ListSource, Reread};
pub(crate) use preview::{forget_list, look_at_address, preview_address, preview_list, reread_list};
pub use read::{RefusedRow, RowReason};
pub use types::MeetingType;
pub(crate) use types::{all_named_by as types_named_by, named as types_named};

use crate::error::Result;
use crate::id::Id;
use crate::prose::Prose;
use crate::session::Session;
use crate::time::{Moment, Zone};
use crate::weekly::WeekTime;

/// How one takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    InPerson,
    Online,
    Hybrid,
    /// Listed, but not meeting at present.
    Inactive,
}

/// What a reader should know about a row that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowFlag {
    /// It had no name; one was made of its place.
    NameMade,
    /// It claims to last more than six hours.
    EndsFarAfter,
    /// It gives no end; an hour is taken.
    DurationAssumed,
    /// Its zone is not a zone; the list's is taken.
    ZoneUnknown,
    /// Its notes say that it does not meet every week.
    NotEveryWeek,
    /// Listed as open and closed; closed is taken.
    OpenAndClosed,
    /// Online, but with neither link nor phone number.
    NotJoinable,
    /// A text longer than 16 KiB was cut.
    TextCut,
}

/// One weekly slot as a list publishes it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedMeeting {
    pub slug: String,
    /// Slots with the same grouping are one group on several days.
    pub grouping: String,
    pub name: String,
    pub when: Option<WeekTime>,
    /// The row's own zone, if it names one.
    pub zone: Option<Zone>,
    pub way: Way,
    pub types: Vec<String>,
    pub place: String,
    pub address: String,
    pub region: String,
    pub conference_url: String,
    pub conference_phone: String,
    pub notes: String,
    pub entity: String,
    /// What its list calls it, over every reading of the list; one a slot.
    pub identity: String,
    /// The group behind it, where the list names one.
    pub group_name: String,
    /// ISO 639-1, lower case; empty where the list does not say.
    pub languages: Vec<String>,
    /// Degrees north and east; of the place, or of its town where `approximate`.
    pub position: Option<Position>,
    pub approximate: bool,
    pub details: ListedDetails,
    pub flags: Vec<RowFlag>,
    /// Every other field, verbatim, as JSON.
    pub extra: String,
}

/// Degrees north (-90 to 90) and east (-180 to 180).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Position {
    pub latitude: f64,
    pub longitude: f64,
}

/// What a page of a group shows beyond what is searched and filtered. Empty: the list does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListedDetails {
    /// The page of the meeting on its list's site.
    pub page_url: String,
    /// What to type in to come in, as the list words it: a meeting's number, a passcode.
    pub conference_url_notes: String,
    pub conference_phone_notes: String,
    /// The group's own site.
    pub website: String,
    pub contacts: Vec<ListedContact>,
    /// When its list last changed it, as the list writes that.
    pub updated: String,
    pub district: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListedContact {
    pub name: String,
    pub email: String,
    pub phone: String,
}

impl ListedMeeting {
    pub(crate) fn joinable(&self) -> bool {
        !self.conference_url.is_empty() || !self.conference_phone.is_empty()
    }
}

#[derive(Debug, Serialize, TS)]
pub struct MeetingList {
    pub id: Id,
    pub name: Prose,
    /// Empty: pasted or fetched.
    pub file_name: String,
    /// Where it was fetched; empty: from a file, or pasted.
    pub source_address: String,
    /// As its user calls it; empty: not said.
    pub fellowship: String,
    pub dialect: Dialect,
    pub zone: Zone,
    /// Weekly slots it brought.
    pub meetings: u32,
    pub read_at: Moment,
}

#[derive(Deserialize, TS)]
pub struct ListRef {
    pub id: Id,
}

pub(crate) fn list_lists(session: &mut Session, (): ()) -> Result<Vec<MeetingList>> {
    store::lists(session.db())
}

pub(crate) fn delete_list(session: &mut Session, list: ListRef) -> Result<()> {
    session.index = None;
    session.write(|tx, now| store::mark_deleted(tx, list.id, Some(now.moment)))
}

pub(crate) fn restore_list(session: &mut Session, list: ListRef) -> Result<MeetingList> {
    session.index = None;
    session.write(|tx, _| {
        store::mark_deleted(tx, list.id, None)?;
        store::list_by_id(tx, list.id)
    })
}

/// All slots of the group that a listed meeting belongs to, with the list's name. The one asked for comes first.
pub(crate) fn slots_of_group(
    db: &rusqlite::Connection,
    meeting: Id,
) -> Result<(store::KeptMeeting, Vec<store::KeptMeeting>)> {
    let asked = store::meeting(db, meeting)?;
    let slots = store::meetings_of_group(db, &asked.key())?;
    Ok((asked, slots))
}

/// Whether a column of JSON holds what this module keeps in it: of `listed_meeting`, and of what is copied from there.
pub(crate) fn reads_back(column: &str, text: &str) -> bool {
    match column {
        "way" => serde_json::from_str::<Way>(text).is_ok(),
        "types" => serde_json::from_str::<Vec<String>>(text).is_ok(),
        "flags" => serde_json::from_str::<Vec<RowFlag>>(text).is_ok(),
        "languages" | "tags" => serde_json::from_str::<Vec<String>>(text).is_ok(),
        "details" => serde_json::from_str::<ListedDetails>(text).is_ok(),
        "code_names" => serde_json::from_str::<std::collections::BTreeMap<String, String>>(text).is_ok(),
        "reading" => serde_json::from_str::<keep::HowItWasRead>(text).is_ok(),
        "extra" => serde_json::from_str::<Map<String, Value>>(text).is_ok(),
        _ => true,
    }
}

/// What makes slots of one list one group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct GroupKey {
    pub list: Id,
    pub grouping: String,
}
