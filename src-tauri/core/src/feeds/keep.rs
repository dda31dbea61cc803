//! Keeping a list that was shown: as a new one, or in the place of an earlier reading of it.

use std::collections::{BTreeMap, HashMap};

use daymark_vault::{Step, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::csv::ListColumn;
use super::dialect::{DayNumbers, Dialect};
use super::differences::{self, Comparing, ListDifference, SlotKey};
use super::preview::PendingList;
use super::{ListedMeeting, MeetingList, store};
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::{NAME_LIMIT, Prose};
use crate::session::{Change, Session};
use crate::time::{Now, Zone};

/// Rows between two looks at whether to stop.
const STRIDE: usize = 500;

#[derive(Deserialize, TS)]
pub struct ListImport {
    pub token: Id,
    pub name: Prose,
    pub zone: String,
    /// As its user calls it; empty: not said.
    #[serde(default)]
    pub fellowship: Prose,
    /// The list that this is a newer reading of; null: a new list.
    #[serde(default)]
    pub replaces: Option<Id>,
}

#[derive(Deserialize, TS)]
pub struct ListCompare {
    pub token: Id,
    pub list: Id,
    pub zone: String,
}

/// What a list is called and where it came from.
pub(super) struct ListRow<'a> {
    pub name: &'a Prose,
    pub fellowship: &'a Prose,
    pub file_name: &'a str,
    pub source_address: &'a str,
    pub zone: Zone,
    pub dialect: Dialect,
    pub code_names: &'a BTreeMap<String, String>,
    pub how: HowItWasRead,
}

/// What its user said of a source, for the next reading of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct HowItWasRead {
    pub day_numbers: Option<DayNumbers>,
    pub columns: Vec<ListColumn>,
}

impl HowItWasRead {
    fn of(pending: &PendingList) -> HowItWasRead {
        let reading = &pending.reading;
        // Not what stands in the columns.
        let bare = |column: &ListColumn| ListColumn { example: String::new(), ..column.clone() };
        HowItWasRead {
            day_numbers: reading.day_numbers.filter(|_| reading.days_doubtful),
            columns: reading.columns.iter().map(bare).collect(),
        }
    }
}

/// Keeps the list that was shown. All of it, or none.
pub(crate) fn import_list(session: &mut Session, import: ListImport) -> Result<MeetingList> {
    let name = import.name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("name"))?;
    if name.is_blank() {
        return Err(Error::at("name", Code::NameMissing));
    }
    let fellowship = import.fellowship.trimmed(NAME_LIMIT).map_err(|error| error.in_field("fellowship"))?;
    let zone = zone_of(&import.zone)?;
    let pending = take(session, import.token)?;
    let kept = if pending.reading.kept.is_empty() {
        Err(Error::refused(Code::ListNothingUsable))
    } else {
        let row = ListRow {
            name: &name,
            fellowship: &fellowship,
            file_name: &pending.source.name,
            source_address: &pending.source.address,
            zone,
            dialect: pending.reading.dialect,
            code_names: &pending.reading.code_names,
            how: HowItWasRead::of(&pending),
        };
        session.index = None;
        session.at_work(|session, work| session.write(|tx, now| keep(tx, now, &row, &pending, import.replaces, work)))
    };
    if kept.is_err() {
        session.pending_list = Some(pending);
    }
    kept
}

fn zone_of(name: &str) -> Result<Zone> {
    name.parse().map_err(|error: Error| error.in_field("zone"))
}

fn take(session: &mut Session, token: Id) -> Result<PendingList> {
    session.pending_list.take_if(|pending| pending.token == token).ok_or(Error::refused(Code::PreviewGone))
}

fn keep(
    tx: &Change<'_>,
    now: Now,
    row: &ListRow<'_>,
    pending: &PendingList,
    replaces: Option<Id>,
    work: &Work,
) -> Result<MeetingList> {
    let list = match replaces {
        None => {
            let list = store::add_list(tx, Id::make(now.moment), row, now.moment)?;
            add(tx, now, list, pending.meetings(), row.zone, work)?;
            list
        }
        Some(id) => {
            let list = store::change_list(tx, id, row, now.moment)?;
            renew(tx, now, list, row.zone, pending, work)?;
            list
        }
    };
    store::list(tx, list)
}

impl PendingList {
    fn meetings(&self) -> impl ExactSizeIterator<Item = &ListedMeeting> {
        self.reading.kept.iter().map(|kept| &kept.meeting)
    }
}

fn add<'a>(
    tx: &Change<'_>,
    now: Now,
    list: i64,
    meetings: impl ExactSizeIterator<Item = &'a ListedMeeting>,
    zone: Zone,
    work: &Work,
) -> Result<()> {
    work.step(Step::Writing, meetings.len() as u64)?;
    store::unchecked(tx, || {
        for (at, meeting) in meetings.enumerate() {
            store::add_meeting(tx, Id::make(now.moment), list, meeting, zone)?;
            if at.is_multiple_of(STRIDE) {
                work.done(at as u64)?;
            }
        }
        Ok(())
    })
}

/// Rows that are still listed keep their identity, so that a page that shows one still finds it.
fn renew(tx: &Change<'_>, now: Now, list: i64, zone: Zone, pending: &PendingList, work: &Work) -> Result<()> {
    let new: Vec<&ListedMeeting> = pending.meetings().collect();
    let comparing = compare(tx, list, &new, zone, work)?;
    let fresh: Vec<&ListedMeeting> = comparing.fresh(&new).collect();
    for seq in &comparing.gone {
        store::delete_meeting(tx, *seq)?;
    }
    for (seq, at) in &comparing.differing {
        if let Some(meeting) = new.get(*at) {
            store::change_meeting(tx, *seq, meeting, zone)?;
        }
    }
    add(tx, now, list, fresh.into_iter(), zone, work)
}

/// What a newer reading of a list would change. Stores nothing.
pub(crate) fn compare_list(session: &mut Session, compare_with: ListCompare) -> Result<ListDifference> {
    let zone = zone_of(&compare_with.zone)?;
    let pending = take(session, compare_with.token)?;
    let difference = session.at_work(|session, work| {
        let list = store::list_by_id(session.db(), compare_with.list)?;
        let seq = store::seq_of(session.db(), list.id)?;
        let new: Vec<&ListedMeeting> = pending.meetings().collect();
        let comparing = compare(session.db(), seq, &new, zone, work)?;
        Ok(comparing.difference(&new, list))
    });
    session.pending_list = Some(pending);
    difference
}

fn compare(db: &rusqlite::Connection, list: i64, new: &[&ListedMeeting], zone: Zone, work: &Work) -> Result<Comparing> {
    let partners = partners(db, list, new)?;
    work.step(Step::Checking, new.len() as u64)?;
    let mut comparing = Comparing::new(partners, new.len());
    let mut done = 0;
    store::each_meeting(db, list, |seq, meeting| {
        comparing.take(seq, meeting, new, zone);
        done += 1;
        if done % STRIDE == 0 { work.done(done as u64).map_err(Error::from) } else { Ok(()) }
    })?;
    Ok(comparing)
}

/// For each kept slot, by its number in the store, its place in the newer reading.
fn partners(db: &rusqlite::Connection, list: i64, new: &[&ListedMeeting]) -> Result<HashMap<i64, usize>> {
    let named = differences::by_identity(new);
    let (mut partners, mut others) = (HashMap::new(), Vec::new());
    let mut free = vec![true; new.len()];
    store::each_identity(db, list, |seq, identity| match named.get(identity) {
        Some(at) if std::mem::take(&mut free[*at]) => _ = partners.insert(seq, *at),
        _ => others.push(seq),
    })?;
    // In the list's order.
    others.sort_unstable();
    let keys: Vec<SlotKey> = others.into_iter().map(|seq| store::slot_key(db, seq)).collect::<Result<_>>()?;
    differences::pair_the_rest(&mut partners, &keys, new);
    Ok(partners)
}
