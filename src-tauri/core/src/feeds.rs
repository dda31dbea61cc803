//! Meeting lists as fellowships publish them: read from a file, shown, then kept.
//!
//! One bad row never spoils a list: it is reported with its reason and the rest come in. Nothing unknown is
//! dropped: fields this program has no use for are kept verbatim beside the meeting.

mod find;
mod kept;
mod meeting_guide;
mod places;
mod read;
mod row;
pub(crate) mod store;
mod types;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

pub use find::MeetingFilter;
pub(crate) use find::fold;
pub(crate) use kept::{ListNow, ListSays, is_listed, meeting_and_list, says_now};
pub use read::{RefusedRow, RowReason};
pub use types::MeetingType;
pub(crate) use types::{named as types_named, named_by as types_named_by};

use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::{NAME_LIMIT, Prose};
use crate::session::Session;
use crate::time::{Moment, Now, Zone};
use crate::weekly::{Occurrence, WeekTime};

/// How many refused and flagged rows a preview names; the counts are always whole.
const SHOWN_ROWS: usize = 200;

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
    pub extra: Map<String, Value>,
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

#[derive(Deserialize, TS)]
pub struct ListFile {
    pub path: String,
}

#[derive(Debug, Serialize, TS)]
pub struct ListPreview {
    /// Names this reading in `import_list`.
    pub token: Id,
    pub file_name: String,
    pub suggested_name: Prose,
    /// Rows in the file: `coming_in + repeated + refused_count`.
    pub rows: usize,
    pub coming_in: usize,
    /// Rows that say the same as an earlier one.
    pub repeated: usize,
    pub refused_count: usize,
    pub refused: Vec<RefusedRow>,
    pub flagged_count: usize,
    pub flagged: Vec<FlaggedRow>,
    pub in_person: usize,
    pub online: usize,
    pub hybrid: usize,
    pub inactive: usize,
    /// Slots a weekday, Sunday first.
    pub by_day: [usize; 7],
    pub by_appointment: usize,
    pub zone_guess: Zone,
    /// Every zone one may choose, by name.
    pub zones: Vec<&'static str>,
}

#[derive(Debug, Serialize, TS)]
pub struct FlaggedRow {
    /// Counted from 1, as in the file.
    pub row: usize,
    pub name: Prose,
    pub flag: RowFlag,
}

#[derive(Deserialize, TS)]
pub struct ListImport {
    pub token: Id,
    pub name: Prose,
    pub zone: String,
}

#[derive(Debug, Serialize, TS)]
pub struct MeetingList {
    pub id: Id,
    pub name: Prose,
    pub file_name: String,
    pub zone: Zone,
    /// Weekly slots it brought.
    pub meetings: u32,
    pub read_at: Moment,
}

#[derive(Deserialize, TS)]
pub struct ListRef {
    pub id: Id,
}

/// A slot found, with when it is next.
#[derive(Debug, Serialize, TS)]
pub struct FoundMeeting {
    pub id: Id,
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
    /// Null: by appointment.
    pub occurrence: Option<Occurrence>,
    /// The bookmarked group this slot belongs to.
    pub group: Option<Id>,
    pub flags: Vec<RowFlag>,
}

#[derive(Debug, Serialize, TS)]
pub struct FoundMeetings {
    pub rows: Vec<FoundMeeting>,
    /// How many fit the filter.
    pub total: usize,
    /// How many active slots there are in all lists.
    pub all: usize,
}

/// A list that was read and shown and waits for a yes.
pub(crate) struct PendingList {
    token: Id,
    file_name: String,
    meetings: Vec<ListedMeeting>,
}

/// Reads a file and says what would come in. Stores nothing.
pub(crate) fn preview_list(session: &mut Session, file: ListFile) -> Result<ListPreview> {
    session.pending_list = None;
    let now = session.now();
    let text = read::text_of(std::path::Path::new(&file.path))?;
    let reading = meeting_guide::read(&text)?;
    let file_name = read::file_name(&file.path);
    let token = Id::make(now.moment);
    let preview = preview(token, &file_name, &reading, now.zone);
    session.pending_list = Some(PendingList { token, file_name, meetings: reading.into_meetings() });
    Ok(preview)
}

fn preview(token: Id, file_name: &str, reading: &read::Reading, zone_here: Zone) -> ListPreview {
    let meetings = || reading.kept.iter().map(|kept| &kept.meeting);
    let ways = |way: Way| meetings().filter(|meeting| meeting.way == way).count();
    let on = |day: u8| meetings().filter(|meeting| meeting.when.is_some_and(|when| when.day == day)).count();
    let flagged: Vec<FlaggedRow> = reading
        .kept
        .iter()
        .flat_map(|kept| kept.meeting.flags.iter().map(move |flag| (kept, *flag)))
        .map(|(kept, flag)| FlaggedRow { row: kept.row, name: Prose::from(kept.meeting.name.as_str()), flag })
        .collect();
    ListPreview {
        token,
        file_name: file_name.to_owned(),
        suggested_name: Prose::from(reading.suggested_name(file_name)),
        rows: reading.rows,
        coming_in: reading.rows - reading.repeated - reading.refused.len(),
        repeated: reading.repeated,
        refused_count: reading.refused.len(),
        refused: reading.refused.iter().take(SHOWN_ROWS).cloned().collect(),
        flagged_count: flagged.len(),
        flagged: flagged.into_iter().take(SHOWN_ROWS).collect(),
        in_person: ways(Way::InPerson),
        online: ways(Way::Online),
        hybrid: ways(Way::Hybrid),
        inactive: ways(Way::Inactive),
        by_day: std::array::from_fn(|day| on(day as u8)),
        by_appointment: meetings().filter(|meeting| meeting.when.is_none()).count(),
        zone_guess: places::guess_zone(meetings(), zone_here),
        zones: Zone::all().collect(),
    }
}

/// Keeps the list that was shown. All of it, or none.
pub(crate) fn import_list(session: &mut Session, import: ListImport) -> Result<MeetingList> {
    let name = import.name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("name"))?;
    if name.is_blank() {
        return Err(Error::at("name", Code::NameMissing));
    }
    let zone: Zone = import.zone.parse().map_err(|error: Error| error.in_field("zone"))?;
    let pending = session.pending_list.take_if(|pending| pending.token == import.token);
    let pending = pending.ok_or(Error::refused(Code::PreviewGone))?;
    let kept = session.write(|tx, now| {
        let list = store::add_list(tx, Id::make(now.moment), &name, &pending.file_name, zone, now.moment)?;
        for meeting in &pending.meetings {
            store::add_meeting(tx, Id::make(now.moment), list, meeting, meeting.zone.unwrap_or(zone))?;
        }
        store::list(tx, list)
    });
    if kept.is_err() {
        session.pending_list = Some(pending);
    }
    kept
}

pub(crate) fn list_lists(session: &mut Session, (): ()) -> Result<Vec<MeetingList>> {
    store::lists(session.db())
}

pub(crate) fn delete_list(session: &mut Session, list: ListRef) -> Result<()> {
    session.write(|tx, now| store::mark_deleted(tx, list.id, Some(now.moment)))
}

pub(crate) fn restore_list(session: &mut Session, list: ListRef) -> Result<MeetingList> {
    session.write(|tx, _| {
        store::mark_deleted(tx, list.id, None)?;
        store::list_by_id(tx, list.id)
    })
}

/// What fits the filter, soonest first, by appointment last, one page of it, each with the key of its group:
/// this module knows nothing of bookmarks, `groups` marks those.
pub(crate) fn find(
    db: &rusqlite::Connection,
    filter: &MeetingFilter,
    now: Now,
) -> Result<(FoundMeetings, Vec<GroupKey>)> {
    let kept = store::kept_meetings(db)?;
    let fitting = find::fitting(&kept, filter, now);
    let total = fitting.len();
    let page = fitting.into_iter().skip(filter.offset).take(filter.limit.min(find::LONGEST_PAGE));
    let (rows, keys) = page.map(|(kept, occurrence)| (found(kept, occurrence), kept.key())).unzip();
    let all = kept.iter().filter(|kept| kept.meeting.way != Way::Inactive).count();
    Ok((FoundMeetings { rows, total, all }, keys))
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

fn found(kept: &store::KeptMeeting, occurrence: Option<Occurrence>) -> FoundMeeting {
    let meeting = &kept.meeting;
    FoundMeeting {
        id: kept.id,
        name: Prose::from(meeting.name.as_str()),
        place: meeting.place.clone(),
        address: meeting.address.clone(),
        region: meeting.region.clone(),
        way: meeting.way,
        joinable: meeting.joinable(),
        conference_url: meeting.conference_url.clone(),
        conference_phone: meeting.conference_phone.clone(),
        notes: meeting.notes.clone(),
        types: types_named(&meeting.types),
        occurrence,
        group: None,
        flags: meeting.flags.clone(),
    }
}
