//! Which meetings have a key: a word, a kind, a language. Numbers for both; both count from 0.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

/// A set of meetings by their numbers.
pub(super) type Meetings = FixedBitSet;

/// The keys of each meeting, one meeting after the other: what `Postings` are made of.
#[derive(Default)]
pub(super) struct Keyed {
    keys: Vec<u32>,
    /// Where each meeting's keys end.
    ends: Vec<u32>,
}

impl Keyed {
    pub fn push(&mut self, key: u32) {
        self.keys.push(key);
    }

    /// What was pushed since the last one belongs to this meeting, no key twice.
    pub fn end_meeting(&mut self) {
        self.ends.push(self.keys.len() as u32);
    }

    fn of_each(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let mut begin = 0;
        (0..).zip(&self.ends).map(move |(meeting, end)| {
            let keys = &self.keys[begin..*end as usize];
            begin = *end as usize;
            (meeting, keys)
        })
    }
}

/// Short lists for what is rare; for what many meetings have, which would make the long lists, a bit a meeting.
pub(super) struct Postings {
    /// Where each key's meetings begin in `meetings`; one more at the end.
    begins: Vec<u32>,
    meetings: Vec<u32>,
    common: HashMap<u32, Meetings>,
}

impl Postings {
    pub fn new(keyed: &Keyed, keys: usize) -> Postings {
        let size = keyed.ends.len();
        let mut counts = vec![0; keys];
        for key in &keyed.keys {
            counts[*key as usize] += 1;
        }
        // A list takes four bytes a meeting, a set of bits an eighth for each there is.
        let is_common = |count: u32| count as usize * 32 > size;
        let common_keys = (0..keys as u32).filter(|key| is_common(counts[*key as usize]));
        let mut common: HashMap<u32, Meetings> = common_keys.map(|key| (key, Meetings::with_capacity(size))).collect();
        let mut begins = Vec::with_capacity(keys + 1);
        let mut end = 0;
        for count in &counts {
            begins.push(end);
            end += if is_common(*count) { 0 } else { *count };
        }
        begins.push(end);
        let mut free = begins.clone();
        let mut meetings = vec![0; end as usize];
        for (meeting, keys) in keyed.of_each() {
            for key in keys {
                if is_common(counts[*key as usize]) {
                    if let Some(bits) = common.get_mut(key) {
                        bits.insert(meeting as usize);
                    }
                } else {
                    let place = &mut free[*key as usize];
                    meetings[*place as usize] = meeting;
                    *place += 1;
                }
            }
        }
        Postings { begins, meetings, common }
    }

    pub fn add_to(&self, key: u32, found: &mut Meetings) {
        let (begin, end) = (self.begins[key as usize], self.begins[key as usize + 1]);
        if begin == end {
            // What no meeting has is not common either.
            if let Some(bits) = self.common.get(&key) {
                found.union_with(bits);
            }
            return;
        }
        for meeting in &self.meetings[begin as usize..end as usize] {
            found.insert(*meeting as usize);
        }
    }
}

/// Those for which `fits` is true, asked in turn; a whole block of bits is written at once.
pub(super) fn those<T>(of_each: &[T], fits: impl Fn(&T) -> bool) -> Meetings {
    let block = |chunk: &[T]| chunk.iter().rev().fold(0, |bits: usize, one| bits << 1 | usize::from(fits(one)));
    Meetings::with_capacity_and_blocks(of_each.len(), of_each.chunks(usize::BITS as usize).map(block))
}
