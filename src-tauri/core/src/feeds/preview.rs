//! A list that was read and is shown, before anything of it is kept.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use daymark_vault::Work;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::csv::ListColumn;
use super::dialect::{self, DayNumbers, Dialect, How};
use super::read::{self, Reading, RefusedRow};
use super::{Address, RowFlag, Way, fellowship, fetch, places, store, types_named};
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::session::Session;
use crate::time::{Now, Zone};

/// How many refused and flagged rows a preview names; the counts are always whole.
const SHOWN_ROWS: usize = 200;
/// How many kinds a preview counts, the most common first.
const SHOWN_KINDS: usize = 40;

#[derive(Deserialize, TS)]
#[serde(untagged)]
pub enum ListSource {
    File {
        path: String,
    },
    /// Pasted.
    Text {
        text: String,
    },
}

/// What was typed where an address is asked for.
#[derive(Deserialize, TS)]
pub struct AddressTyped {
    pub address: String,
}

/// An address that was shown, and is to be fetched.
#[derive(Deserialize, TS)]
pub struct AddressAsked {
    /// `Address.url`, as it was shown.
    pub address: String,
    /// Its user knows that it is this computer, or one in the same network.
    pub nearby_confirmed: bool,
}

/// The same list once more, understood otherwise. What is left out is taken as it looks.
#[derive(Deserialize, TS)]
pub struct Reread {
    pub token: Id,
    pub dialect: Option<Dialect>,
    pub day_numbers: Option<DayNumbers>,
    pub columns: Option<Vec<ListColumn>>,
}

#[derive(Debug, Serialize, TS)]
pub struct ListPreview {
    /// Names this reading in `import_list`, `reread_list` and `compare_list`.
    pub token: Id,
    /// Empty: pasted.
    pub file_name: String,
    /// The address it was asked of; empty: from a file, or pasted.
    pub source_address: String,
    /// Where that led to in the end, after redirects.
    pub found_at: String,
    pub dialect: Dialect,
    /// How weekdays that are numbers were counted; null where there are none, or where the dialect says how.
    pub day_numbers: Option<DayNumbers>,
    /// The numbers fit another way of counting as well: to be asked.
    pub days_doubtful: bool,
    /// Of a table, how each column was understood.
    pub columns: Vec<ListColumn>,
    /// The kept list that this seems to be a newer reading of.
    pub likely_list: Option<Id>,
    pub suggested_name: Prose,
    pub fellowship_guess: String,
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
    /// Slots of each kind, the most common first.
    pub kinds: Vec<KindCount>,
    /// Slots that name no zone: the list's is taken.
    pub without_zone: usize,
    pub zone_guess: Zone,
    /// Every zone one may choose, by name.
    pub zones: Vec<&'static str>,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct KindCount {
    pub code: String,
    /// The page has words for it.
    pub known: bool,
    /// What the list itself calls it.
    pub name: Option<String>,
    pub count: usize,
}

#[derive(Debug, Serialize, TS)]
pub struct FlaggedRow {
    /// Counted from 1, as in the file.
    pub row: usize,
    pub name: Prose,
    pub flag: RowFlag,
}

/// A list that was read and shown and waits for a yes.
pub(crate) struct PendingList {
    pub(super) token: Id,
    pub(super) source: Source,
    pub(super) reading: Reading,
}

/// Where a list came from.
pub(super) struct Source {
    /// The file's; empty: pasted.
    pub name: String,
    /// As it was asked; empty: from a file, or pasted.
    pub address: String,
    /// Where that led to in the end.
    found_at: String,
    again: Again,
}

/// Where the text can be had once more. A file is read anew, so that a large one does not stand in memory all the while.
enum Again {
    File(PathBuf),
    Text(String),
}

/// Reads a list and says what would come in. Stores nothing.
pub(crate) fn preview_list(session: &mut Session, source: ListSource) -> Result<ListPreview> {
    match source {
        ListSource::File { path } => {
            let name = read::file_name(&path);
            preview_source(
                session,
                Source { name, address: String::new(), found_at: String::new(), again: Again::File(path.into()) },
            )
        }
        ListSource::Text { text } => {
            let again = Again::Text(read::decode(text.into_bytes())?);
            let (name, address, found_at) = Default::default();
            preview_source(session, Source { name, address, found_at, again })
        }
    }
}

/// Says where an address leads. Opens nothing.
pub(crate) fn look_at_address(_: &mut Session, typed: AddressTyped) -> Result<Address> {
    fetch::look_at(&typed.address)
}

/// Fetches a list and says what would come in. Stores nothing.
pub(crate) fn preview_address(session: &mut Session, asked: AddressAsked) -> Result<ListPreview> {
    session.pending_list = None;
    let address = fetch::look_at(&asked.address)?;
    let limits = fetch::Limits::default();
    let fetched = session.at_work(|_, work| fetch::fetch(&address, asked.nearby_confirmed, limits, work))?;
    let again = Again::Text(read::decode(fetched.bytes)?);
    // What one would ask again is what was shown, not where it led to.
    preview_source(session, Source { name: fetched.file_name, address: address.url, found_at: fetched.url, again })
}

fn preview_source(session: &mut Session, source: Source) -> Result<ListPreview> {
    session.pending_list = None;
    session.at_work(|session, work| {
        let how = remembered(session, &source)?;
        let reading = source.read(&how, work)?;
        let token = Id::make(session.now().moment);
        show(session, PendingList { token, source, reading })
    })
}

/// Reads the list that is being shown once more. What was shown stays where that fails.
pub(crate) fn reread_list(session: &mut Session, reread: Reread) -> Result<ListPreview> {
    let pending = session.pending_list.take_if(|pending| pending.token == reread.token);
    let pending = pending.ok_or(Error::refused(Code::PreviewGone))?;
    let how =
        How { dialect: reread.dialect, day_numbers: reread.day_numbers, columns: reread.columns.unwrap_or_default() };
    match session.at_work(|_, work| pending.source.read(&how, work)) {
        Ok(reading) => show(session, PendingList { reading, ..pending }),
        Err(error) => {
            session.pending_list = Some(pending);
            Err(error)
        }
    }
}

/// Lets go of what was shown.
pub(crate) fn forget_list(session: &mut Session, (): ()) -> Result<()> {
    session.pending_list = None;
    Ok(())
}

impl Source {
    fn read(&self, how: &How, work: &Work) -> Result<Reading> {
        match &self.again {
            Again::Text(text) => dialect::read(text, how, work),
            Again::File(path) => dialect::read(&read::text_of(path)?, how, work),
        }
    }
}

/// What was said of the columns and weekdays of this source when it was kept before.
fn remembered(session: &Session, source: &Source) -> Result<How> {
    let kept = store::how_it_was_read(session.db(), &source.name, &source.address)?;
    Ok(kept.map_or_else(How::default, |kept| How {
        dialect: None,
        day_numbers: kept.day_numbers,
        columns: kept.columns,
    }))
}

fn show(session: &mut Session, pending: PendingList) -> Result<ListPreview> {
    let likely = likely_list(session, &pending)?;
    let likely = likely.map(|list| store::list_by_id(session.db(), list)).transpose()?;
    let mut preview = preview(&pending, session.now());
    if let Some(list) = likely {
        preview.likely_list = Some(list.id);
        preview.suggested_name = list.name;
        preview.fellowship_guess = list.fellowship;
        preview.zone_guess = list.zone;
    }
    session.pending_list = Some(pending);
    Ok(preview)
}

/// The list with which this has the most rows in common, if that is most of the smaller of both; or one from the same
/// address or file with at least some.
fn likely_list(session: &Session, pending: &PendingList) -> Result<Option<Id>> {
    let kept = || pending.reading.kept.iter().map(|kept| &kept.meeting);
    let prints = |names: &mut dyn Iterator<Item = &String>| -> HashSet<u64> {
        names.filter(|name| !name.is_empty()).map(read::fingerprint).collect()
    };
    let identities = prints(&mut kept().map(|meeting| &meeting.identity));
    let groupings = prints(&mut kept().map(|meeting| &meeting.grouping));
    let mut best: Option<(usize, Id)> = None;
    for list in store::lists(session.db())? {
        let seq = store::seq_of(session.db(), list.id)?;
        let (mut named, mut grouped) = (0, 0);
        store::each_identity(session.db(), seq, |_, name| {
            named += usize::from(identities.contains(&read::fingerprint(&name)));
        })?;
        store::each_grouping(session.db(), seq, |name| {
            grouped += usize::from(groupings.contains(&read::fingerprint(&name)));
        })?;
        let common = named.max(grouped);
        let source = &pending.source;
        let same_source = (!source.address.is_empty() && list.source_address == source.address)
            || (!source.name.is_empty() && list.file_name == source.name);
        let smaller = (list.meetings as usize).min(pending.reading.kept.len());
        let needed = if same_source { smaller.div_ceil(10) } else { smaller.div_ceil(2) };
        if common > 0 && common >= needed && best.is_none_or(|(most, _)| common > most) {
            best = Some((common, list.id));
        }
    }
    Ok(best.map(|(_, list)| list))
}

fn preview(pending: &PendingList, now: Now) -> ListPreview {
    let PendingList { token, source, reading } = pending;
    let meetings = || reading.kept.iter().map(|kept| &kept.meeting);
    let ways = |way: Way| meetings().filter(|meeting| meeting.way == way).count();
    let on = |day: u8| meetings().filter(|meeting| meeting.when.is_some_and(|when| when.day == day)).count();
    let flagged: usize = meetings().map(|meeting| meeting.flags.len()).sum();
    ListPreview {
        token: *token,
        file_name: source.name.clone(),
        source_address: source.address.clone(),
        found_at: source.found_at.clone(),
        dialect: reading.dialect,
        day_numbers: reading.day_numbers,
        days_doubtful: reading.days_doubtful,
        columns: reading.columns.clone(),
        likely_list: None,
        suggested_name: Prose::from(reading.suggested_name(&source.name)),
        fellowship_guess: guess_fellowship(reading, source),
        rows: reading.rows,
        coming_in: reading.rows - reading.repeated - reading.refused.len(),
        repeated: reading.repeated,
        refused_count: reading.refused.len(),
        refused: reading.refused.iter().take(SHOWN_ROWS).cloned().collect(),
        flagged_count: flagged,
        flagged: flagged_rows(reading),
        in_person: ways(Way::InPerson),
        online: ways(Way::Online),
        hybrid: ways(Way::Hybrid),
        inactive: ways(Way::Inactive),
        by_day: std::array::from_fn(|day| on(day as u8)),
        by_appointment: meetings().filter(|meeting| meeting.when.is_none()).count(),
        kinds: kinds(reading),
        without_zone: meetings().filter(|meeting| meeting.zone.is_none()).count(),
        zone_guess: places::guess_zone(meetings(), now.zone),
        zones: Zone::all().collect(),
    }
}

fn flagged_rows(reading: &Reading) -> Vec<FlaggedRow> {
    let each = reading.kept.iter().flat_map(|kept| kept.meeting.flags.iter().map(move |flag| (kept, *flag)));
    let shown = each.take(SHOWN_ROWS);
    shown
        .map(|(kept, flag)| FlaggedRow { row: kept.row, name: Prose::from(kept.meeting.name.as_str()), flag })
        .collect()
}

fn kinds(reading: &Reading) -> Vec<KindCount> {
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for code in reading.kept.iter().flat_map(|kept| &kept.meeting.types) {
        *counts.entry(code).or_default() += 1;
    }
    let mut counted: Vec<(&String, usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    counted.truncate(SHOWN_KINDS);
    let kind = |(code, count): (&String, usize)| {
        let known = types_named(std::slice::from_ref(code)).first().is_some_and(|kind| kind.known);
        KindCount { code: code.clone(), known, name: reading.code_names.get(code).cloned(), count }
    };
    counted.into_iter().map(kind).collect()
}

fn guess_fellowship(reading: &Reading, source: &Source) -> String {
    let names = [reading.entity().unwrap_or_default(), source.name.as_str()];
    let pages = reading.kept.iter().map(|kept| kept.meeting.details.page_url.as_str()).filter(|url| !url.is_empty());
    let sites: Vec<&str> = std::iter::once(source.address.as_str()).chain(pages.take(20)).collect();
    fellowship::guess(reading.dialect, &names, &sites)
}
