//! All meetings of all lists, laid out so that a filter is answered between two keystrokes. In memory only, made of the
//! store at the first question and dropped when a list changes or the vault is locked.

use std::collections::{BTreeMap, HashMap};

use super::postings::{Keyed, Meetings, Postings};
use super::spots::{Spots, SpotsBuilder};
use super::times::Times;
use super::words::{Words, WordsBuilder, fold};
use crate::feeds::types::{self, MeetingType};
use crate::feeds::{Position, Way};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::{TimeOfDay, Zone};
use crate::weekly::{Slot, WeekTime};

pub(super) const WAYS: [Way; 4] = [Way::InPerson, Way::Online, Way::Hybrid, Way::Inactive];

/// A list, as far as finding goes.
pub(super) struct FoundList {
    pub seq: i64,
    pub id: Id,
    pub name: Prose,
    pub fellowship: String,
    pub code_names: BTreeMap<String, String>,
}

/// A meeting as its row stands in the store.
pub(super) struct Row<'a> {
    pub seq: i64,
    pub id: Id,
    pub list: i64,
    pub grouping: &'a str,
    pub name: &'a str,
    pub when: Option<(u8, TimeOfDay)>,
    pub minutes: u16,
    pub zone: Zone,
    pub way: Way,
    /// JSON, as it stands in the column.
    pub types: &'a str,
    pub languages: &'a str,
    pub group_name: &'a str,
    pub place: &'a str,
    pub address: &'a str,
    pub region: &'a str,
    pub notes: &'a str,
    pub position: Option<Position>,
}

impl Row<'_> {
    /// What the text filter looks in.
    pub fn texts(&self) -> [&str; 6] {
        [self.name, self.group_name, self.place, self.address, self.region, self.notes]
    }
}

/// Meetings by what they say about themselves in a word.
pub(super) struct Keys {
    numbers: HashMap<String, u32>,
    postings: Postings,
}

impl Keys {
    pub fn add_to(&self, key: &str, found: &mut Meetings) {
        if let Some(number) = self.numbers.get(key) {
            self.postings.add_to(*number, found);
        }
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(String::as_str)
    }
}

pub(crate) struct Index {
    pub(super) lists: Vec<FoundList>,
    pub(super) seqs: Vec<i64>,
    pub(super) ids: Vec<Id>,
    pub(super) group_of: Vec<u32>,
    group_begins: Vec<u32>,
    in_groups: Vec<u32>,
    /// In the order of `WAYS`.
    pub(super) ways: [Meetings; 4],
    /// In the order of `lists`.
    pub(super) of_list: Vec<Meetings>,
    pub(super) kinds: Keys,
    /// A code and its name for each key of `kinds`.
    pub(super) kind_names: HashMap<String, MeetingType>,
    pub(super) languages: Keys,
    pub(super) words: Words,
    pub(super) spots: Spots,
    pub(super) times: Times,
}

impl Index {
    pub fn len(&self) -> usize {
        self.seqs.len()
    }

    pub fn groups(&self) -> usize {
        self.group_begins.len() - 1
    }

    pub fn is_active(&self, meeting: u32) -> bool {
        !self.ways[3].contains(meeting as usize)
    }

    pub fn way(&self, meeting: u32) -> Way {
        let at = self.ways.iter().position(|way| way.contains(meeting as usize));
        at.map_or(Way::Inactive, |at| WAYS[at])
    }

    /// All meetings of the group that one belongs to.
    pub fn of_group(&self, meeting: u32) -> &[u32] {
        let group = self.group_of[meeting as usize] as usize;
        &self.in_groups[self.group_begins[group] as usize..self.group_begins[group + 1] as usize]
    }
}

/// Keys of one kind while rows come in. The same JSON comes again and again: each is read once.
#[derive(Default)]
struct KeysBuilder {
    numbers: HashMap<String, u32>,
    keyed: Keyed,
    /// What a column's text means, for each list.
    read: HashMap<usize, HashMap<String, Vec<u32>>>,
}

impl KeysBuilder {
    fn add(&mut self, list: usize, column: &str, mut key_of: impl FnMut(String) -> String) {
        let read = self.read.entry(list).or_default();
        if !read.contains_key(column) {
            // A column that does not read back was refused when it came in; it costs its row a filter, nothing else.
            let values: Vec<String> = serde_json::from_str(column).unwrap_or_default();
            let mut numbers: Vec<u32> = Vec::with_capacity(values.len());
            for key in values.into_iter().map(&mut key_of) {
                let next = self.numbers.len() as u32;
                let number = *self.numbers.entry(key).or_insert(next);
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
            read.insert(column.to_owned(), numbers);
        }
        read.get(column).into_iter().flatten().for_each(|number| self.keyed.push(*number));
        self.keyed.end_meeting();
    }

    fn build(self) -> Keys {
        let postings = Postings::new(&self.keyed, self.numbers.len());
        Keys { numbers: self.numbers, postings }
    }
}

/// Day and minute, length, zone: what two meetings with the same times have in common.
type SlotKey = (Option<(u8, u16)>, u16, Zone);

/// Takes the rows of the store one by one, in the order of their numbers.
pub(super) struct IndexBuilder {
    lists: Vec<FoundList>,
    list_numbers: HashMap<i64, usize>,
    seqs: Vec<i64>,
    ids: Vec<Id>,
    names: Vec<String>,
    group_of: Vec<u32>,
    groups: Vec<HashMap<String, u32>>,
    group_count: u32,
    ways: Vec<usize>,
    list_of: Vec<usize>,
    kinds: KeysBuilder,
    kind_names: HashMap<String, MeetingType>,
    languages: KeysBuilder,
    words: WordsBuilder,
    spots: SpotsBuilder,
    slots: Vec<Slot>,
    slot_numbers: HashMap<SlotKey, u32>,
    slot_of: Vec<u32>,
}

impl IndexBuilder {
    pub fn new(lists: Vec<FoundList>) -> IndexBuilder {
        IndexBuilder {
            list_numbers: lists.iter().map(|list| list.seq).zip(0..).collect(),
            groups: lists.iter().map(|_| HashMap::new()).collect(),
            lists,
            seqs: Vec::new(),
            ids: Vec::new(),
            names: Vec::new(),
            group_of: Vec::new(),
            group_count: 0,
            ways: Vec::new(),
            list_of: Vec::new(),
            kinds: KeysBuilder::default(),
            kind_names: HashMap::new(),
            languages: KeysBuilder::default(),
            words: WordsBuilder::default(),
            spots: SpotsBuilder::default(),
            slots: Vec::new(),
            slot_numbers: HashMap::new(),
            slot_of: Vec::new(),
        }
    }

    /// A row of a list that is not looked through is passed over.
    pub fn add(&mut self, row: &Row<'_>) {
        let Some(list) = self.list_numbers.get(&row.list).copied() else { return };
        self.seqs.push(row.seq);
        self.ids.push(row.id);
        self.names.push(fold(row.name));
        self.list_of.push(list);
        self.ways.push(WAYS.iter().position(|way| *way == row.way).unwrap_or(3));
        self.add_to_group(list, row.grouping);
        self.add_kinds(list, row.types);
        self.languages.add(list, row.languages, |language| language);
        self.words.add(&row.texts());
        self.spots.add(row.position, &[row.place, row.address, row.region]);
        self.add_time(row);
    }

    fn add_to_group(&mut self, list: usize, grouping: &str) {
        let groups = &mut self.groups[list];
        let number = match groups.get(grouping) {
            Some(number) => *number,
            None => {
                groups.insert(grouping.to_owned(), self.group_count);
                self.group_count += 1;
                self.group_count - 1
            }
        };
        self.group_of.push(number);
    }

    fn add_kinds(&mut self, list: usize, column: &str) {
        let (names, kind_names) = (&self.lists[list].code_names, &mut self.kind_names);
        self.kinds.add(list, column, |code| {
            let kind = types::named_by(&code, names);
            let key = kind.key();
            kind_names.entry(key.clone()).or_insert(kind);
            key
        });
    }

    fn add_time(&mut self, row: &Row<'_>) {
        let key = (row.when.map(|(day, start)| (day, start.minute())), row.minutes, row.zone);
        let slots = &mut self.slots;
        let number = *self.slot_numbers.entry(key).or_insert_with(|| {
            let when = row.when.map(|(day, start)| WeekTime { day, start, minutes: row.minutes });
            slots.push(Slot::weekly(when, row.zone));
            slots.len() as u32 - 1
        });
        self.slot_of.push(number);
    }

    pub fn build(self) -> Index {
        let size = self.seqs.len();
        let sets = |of: &[usize], count: usize| {
            let mut sets = vec![Meetings::with_capacity(size); count];
            of.iter().enumerate().for_each(|(meeting, set)| sets[*set].insert(meeting));
            sets
        };
        let mut ways = sets(&self.ways, WAYS.len()).into_iter();
        let (group_begins, in_groups) = by_group(&self.group_of, self.group_count);
        // The numbers are those of the store's order: what has the same name stands in it.
        let mut by_name: Vec<u32> = (0..size as u32).collect();
        by_name.sort_by(|a, b| self.names[*a as usize].cmp(&self.names[*b as usize]));
        Index {
            of_list: sets(&self.list_of, self.lists.len()),
            lists: self.lists,
            seqs: self.seqs,
            ids: self.ids,
            group_of: self.group_of,
            group_begins,
            in_groups,
            ways: std::array::from_fn(|_| ways.next().unwrap_or_default()),
            kinds: self.kinds.build(),
            kind_names: self.kind_names,
            languages: self.languages.build(),
            words: self.words.build(),
            spots: self.spots.build(),
            times: Times::new(self.slots, self.slot_of, by_name),
        }
    }
}

/// Where each group's meetings begin among all, and those.
fn by_group(group_of: &[u32], groups: u32) -> (Vec<u32>, Vec<u32>) {
    let mut begins = vec![0_u32; groups as usize + 1];
    group_of.iter().for_each(|group| begins[*group as usize + 1] += 1);
    (1..begins.len()).for_each(|at| begins[at] += begins[at - 1]);
    let (mut free, mut meetings) = (begins.clone(), vec![0; group_of.len()]);
    for (meeting, group) in (0..).zip(group_of) {
        let place = &mut free[*group as usize];
        meetings[*place as usize] = meeting;
        *place += 1;
    }
    (begins, meetings)
}
