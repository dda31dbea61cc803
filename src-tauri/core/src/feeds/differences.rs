//! A list and a newer reading of it: what is new, what changed and how, what is gone.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use serde::Serialize;
use ts_rs::TS;

use super::{ListedMeeting, MeetingList, Way};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::{TimeOfDay, Zone};
use crate::weekly::WeekTime;

/// Rows of each sort that are named; the counts are always whole.
const SHOWN_ROWS: usize = 200;
/// Bytes of an old or a new text that are shown.
const SHOWN_TEXT: usize = 500;

#[derive(Debug, Serialize, TS)]
pub struct ListDifference {
    pub list: Id,
    pub list_name: Prose,
    /// Weekly slots.
    pub new: usize,
    pub changed: usize,
    pub gone: usize,
    pub same: usize,
    pub new_rows: Vec<DifferentRow>,
    pub changed_rows: Vec<DifferentRow>,
    pub gone_rows: Vec<DifferentRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct DifferentRow {
    /// As it is now; of one that is gone, as it was.
    pub name: Prose,
    /// 0 is Sunday; null: by appointment.
    pub day: Option<u8>,
    pub time: Option<TimeOfDay>,
    pub changes: Vec<FieldChange>,
}

/// One thing that a list says otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FieldChange {
    pub what: ChangedField,
    /// A day as 0 (Sunday) to 6, or empty; a time as `HH:MM–HH:MM`; a status as a way's word; the rest as it is listed.
    pub old: String,
    pub new: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangedField {
    Time,
    Day,
    Zone,
    Place,
    Address,
    Link,
    Phone,
    /// In person, online, hybrid, not meeting.
    Status,
    Name,
    Notes,
    Kinds,
}

/// How a kept slot is found again in a newer reading where its list calls it otherwise now.
#[derive(Debug)]
pub(super) struct SlotKey {
    pub seq: i64,
    pub grouping: String,
    pub when: Option<(u8, TimeOfDay)>,
}

/// The places of the new slots by what their list calls them.
pub(super) fn by_identity<'a>(new: &[&'a ListedMeeting]) -> HashMap<&'a str, usize> {
    let named = new.iter().enumerate().filter(|(_, meeting)| !meeting.identity.is_empty());
    named.map(|(at, meeting)| (meeting.identity.as_str(), at)).collect()
}

/// Adds to the pairs of kept slots and places in the newer reading what has no name in common: by its group and its time,
/// then its day, then its group, where that tells it from every other. `old` is in the list's order.
pub(super) fn pair_the_rest(partners: &mut HashMap<i64, usize>, old: &[SlotKey], new: &[&ListedMeeting]) {
    let taken: HashSet<usize> = partners.values().copied().collect();
    let free = (0..new.len()).filter(|at| !taken.contains(at)).collect();
    let mut matching = Matching { partners, old: old.iter().collect(), new: free };
    let start = |at: usize| new[at].when.map(|when| (when.day, when.start));
    let day = |when: Option<(u8, TimeOfDay)>| when.map(|(day, _)| day);
    matching.pair(|old| (&old.grouping, old.when), |at| (&new[at].grouping, start(at)), in_order);
    matching.pair(|old| (&old.grouping, day(old.when)), |at| (&new[at].grouping, day(start(at))), if_alone);
    matching.pair(|old| &old.grouping, |at| &new[at].grouping, if_alone);
}

struct Matching<'a> {
    partners: &'a mut HashMap<i64, usize>,
    /// Without a partner so far, in the list's order.
    old: Vec<&'a SlotKey>,
    new: Vec<usize>,
}

impl<'a> Matching<'a> {
    /// Pairs what has the same key on each side, as `rule` says where several have it.
    fn pair<Key: Hash + Eq>(
        &mut self,
        old_key: impl Fn(&'a SlotKey) -> Key,
        new_key: impl Fn(usize) -> Key,
        rule: fn(&[i64], &[usize]) -> usize,
    ) {
        let mut sides: HashMap<Key, (Vec<i64>, Vec<usize>)> = HashMap::new();
        for old in &self.old {
            sides.entry(old_key(old)).or_default().0.push(old.seq);
        }
        for at in &self.new {
            // What nothing kept could be paired with needs no place.
            if let Some(side) = sides.get_mut(&new_key(*at)) {
                side.1.push(*at);
            }
        }
        let mut taken = HashSet::new();
        for (old, new) in sides.values() {
            let pairs = old.iter().copied().zip(new.iter().copied()).take(rule(old, new));
            pairs.for_each(|(seq, at)| _ = (self.partners.insert(seq, at), taken.insert(at)));
        }
        self.new.retain(|at| !taken.contains(at));
        self.old.retain(|old| !self.partners.contains_key(&old.seq));
    }
}

/// As many pairs as there can be.
fn in_order(old: &[i64], new: &[usize]) -> usize {
    old.len().min(new.len())
}

/// One, where no other could be meant.
fn if_alone(old: &[i64], new: &[usize]) -> usize {
    usize::from(old.len() == 1 && new.len() == 1)
}

/// What came of looking at each kept slot beside its partner.
pub(super) struct Comparing {
    partners: HashMap<i64, usize>,
    /// Which of the new ones were there before.
    known: Vec<bool>,
    /// Kept slots, by their number in the store, that are no longer listed.
    pub gone: Vec<i64>,
    /// Kept slots that differ in anything, even in what nobody is shown, and their places in the newer reading.
    pub differing: Vec<(i64, usize)>,
    changed: usize,
    changed_rows: Vec<DifferentRow>,
    gone_rows: Vec<DifferentRow>,
}

impl Comparing {
    pub fn new(partners: HashMap<i64, usize>, new: usize) -> Comparing {
        let mut known = vec![false; new];
        partners.values().for_each(|at| known[*at] = true);
        Comparing {
            partners,
            known,
            gone: Vec::new(),
            differing: Vec::new(),
            changed: 0,
            changed_rows: Vec::new(),
            gone_rows: Vec::new(),
        }
    }

    /// Looks at one kept slot.
    pub fn take(&mut self, seq: i64, kept: ListedMeeting, new: &[&ListedMeeting], zone: Zone) {
        let Some((at, meeting)) = self.partners.get(&seq).and_then(|at| Some((*at, *new.get(*at)?))) else {
            self.gone.push(seq);
            if self.gone_rows.len() < SHOWN_ROWS {
                self.gone_rows.push(row(&kept, Vec::new()));
            }
            return;
        };
        let changes = changes(&kept, meeting, zone);
        let is_changed = !changes.is_empty();
        self.changed += usize::from(is_changed);
        if is_changed && self.changed_rows.len() < SHOWN_ROWS {
            self.changed_rows.push(row(meeting, changes));
        }
        if is_changed || !is_the_same(kept, meeting, zone) {
            self.differing.push((seq, at));
        }
    }

    /// What was not there before.
    pub fn fresh<'a>(&self, new: &[&'a ListedMeeting]) -> impl Iterator<Item = &'a ListedMeeting> {
        new.iter().zip(&self.known).filter(|(_, known)| !**known).map(|(meeting, _)| *meeting)
    }

    pub fn difference(self, new: &[&ListedMeeting], list: MeetingList) -> ListDifference {
        let new_rows = self.fresh(new).take(SHOWN_ROWS).map(|meeting| row(meeting, Vec::new())).collect();
        ListDifference {
            list: list.id,
            list_name: list.name,
            new: self.fresh(new).count(),
            changed: self.changed,
            gone: self.gone.len(),
            same: self.partners.len() - self.changed,
            new_rows,
            changed_rows: self.changed_rows,
            gone_rows: self.gone_rows,
        }
    }
}

fn row(meeting: &ListedMeeting, changes: Vec<FieldChange>) -> DifferentRow {
    DifferentRow {
        name: Prose::from(meeting.name.as_str()),
        day: meeting.when.map(|when| when.day),
        time: meeting.when.map(|when| when.start),
        changes,
    }
}

/// A kept slot always has its zone; in a reading the list's stands for none.
fn is_the_same(kept: ListedMeeting, new: &ListedMeeting, zone: Zone) -> bool {
    let same_zone = kept.zone == Some(new.zone.unwrap_or(zone));
    same_zone && ListedMeeting { zone: new.zone, ..kept } == *new
}

/// What a reader would want to know of.
pub(super) fn changes(old: &ListedMeeting, new: &ListedMeeting, zone: Zone) -> Vec<FieldChange> {
    // Where one of them has no time there is nothing for a zone to say.
    let timed = old.when.is_some() && new.when.is_some();
    let zone_of = |meeting: &ListedMeeting| {
        if timed { meeting.zone.unwrap_or(zone).to_string() } else { String::new() }
    };
    let kinds = |meeting: &ListedMeeting| {
        let mut kinds = meeting.types.clone();
        kinds.sort();
        kinds.join(", ")
    };
    let pairs = [
        (ChangedField::Day, day_of(old.when), day_of(new.when)),
        (ChangedField::Time, time_of(old.when), time_of(new.when)),
        (ChangedField::Zone, zone_of(old), zone_of(new)),
        (ChangedField::Status, word_of(old.way), word_of(new.way)),
        (ChangedField::Kinds, kinds(old), kinds(new)),
    ];
    let told =
        pairs.into_iter().filter(|(_, old, new)| old != new).map(|(what, old, new)| FieldChange { what, old, new });
    let texts = [
        (ChangedField::Name, &old.name, &new.name),
        (ChangedField::Place, &old.place, &new.place),
        (ChangedField::Address, &old.address, &new.address),
        (ChangedField::Link, &old.conference_url, &new.conference_url),
        (ChangedField::Phone, &old.conference_phone, &new.conference_phone),
        (ChangedField::Notes, &old.notes, &new.notes),
    ];
    // Compared whole, shown short.
    let short = |text: &String| text[..text.floor_char_boundary(SHOWN_TEXT)].to_owned();
    let texts = texts.into_iter().filter(|(_, old, new)| old != new);
    told.chain(texts.map(|(what, old, new)| FieldChange { what, old: short(old), new: short(new) })).collect()
}

fn day_of(when: Option<WeekTime>) -> String {
    when.map_or(String::new(), |when| when.day.to_string())
}

fn time_of(when: Option<WeekTime>) -> String {
    when.map_or(String::new(), |when| format!("{}–{}", when.start, when.start.plus_minutes(when.minutes)))
}

fn word_of(way: Way) -> String {
    let word = match way {
        Way::InPerson => "in_person",
        Way::Online => "online",
        Way::Hybrid => "hybrid",
        Way::Inactive => "inactive",
    };
    word.to_owned()
}

#[cfg(test)]
mod tests;
