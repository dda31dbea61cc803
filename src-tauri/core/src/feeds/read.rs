//! From a file to text, and what a reading of it comes to: every row kept, repeated or refused.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

use super::ListedMeeting;
use super::csv::ListColumn;
use super::dialect::{DayNumbers, Dialect};
use crate::error::{Code, Error, Result};
use crate::prose::Prose;

/// A list of a whole country fits: 60,000 rows of a real one are 69 MB. A film does not.
pub(super) const LARGEST_FILE: u64 = 96 * 1024 * 1024;
pub(super) const MOST_ROWS: usize = 200_000;

/// Why a row does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowReason {
    NotAnObject,
    NoName,
    DayUnknown,
    TimeUnknown,
    DayWithoutTime,
    TimeWithoutDay,
    /// Its list says that it is not to be shown.
    NotPublished,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RefusedRow {
    /// Counted from 1, as in the file.
    pub row: usize,
    pub name: Prose,
    pub reason: RowReason,
    /// What stood there.
    pub value: String,
}

/// Why one row does not come in: its name, the reason, and what stood there.
pub(super) type Refusal = (String, RowReason, String);

/// A slot and the row it came from.
#[derive(Debug)]
pub(super) struct Kept {
    pub row: usize,
    pub meeting: ListedMeeting,
}

/// A whole file, every row accounted for.
#[derive(Debug)]
pub(super) struct Reading {
    pub dialect: Dialect,
    /// How weekdays were counted; `None`: no weekday is a number, or the dialect says how.
    pub day_numbers: Option<DayNumbers>,
    /// The numbers fit another way of counting as well.
    pub days_doubtful: bool,
    /// Of a table of plain words, how each column was understood.
    pub columns: Vec<ListColumn>,
    /// What this list's own codes mean, where it says so.
    pub code_names: BTreeMap<String, String>,
    pub rows: usize,
    pub repeated: usize,
    pub kept: Vec<Kept>,
    pub refused: Vec<RefusedRow>,
    seen: Seen,
}

/// What came before, by fingerprint: the texts themselves are kept once.
#[derive(Debug, Default)]
struct Seen {
    slots: HashMap<u64, usize>,
    identities: HashSet<u64>,
}

impl Reading {
    pub fn new(dialect: Dialect) -> Reading {
        Reading {
            dialect,
            day_numbers: None,
            days_doubtful: false,
            columns: Vec::new(),
            code_names: BTreeMap::new(),
            rows: 0,
            repeated: 0,
            kept: Vec::new(),
            refused: Vec::new(),
            seen: Seen::default(),
        }
    }

    /// Takes what became of a row. A row whose every slot an earlier one already gave, word for word, is a repetition.
    pub fn take(&mut self, row: usize, outcome: Result<Vec<ListedMeeting>, Refusal>) {
        let meetings = match outcome {
            Ok(meetings) => meetings,
            Err((name, reason, value)) => {
                self.refused.push(RefusedRow { row, name: Prose::from(name), reason, value });
                return;
            }
        };
        let before = self.kept.len();
        for mut meeting in meetings {
            if self.is_new(&meeting) {
                self.name_apart(&mut meeting);
                self.kept.push(Kept { row, meeting });
            }
        }
        self.repeated += usize::from(self.kept.len() == before);
    }

    fn is_new(&mut self, meeting: &ListedMeeting) -> bool {
        let print = fingerprint(&likeness(meeting));
        match self.seen.slots.get(&print) {
            // Two texts may have one fingerprint.
            Some(at) => self.kept.get(*at).is_none_or(|kept| likeness(&kept.meeting) != likeness(meeting)),
            None => {
                self.seen.slots.insert(print, self.kept.len());
                true
            }
        }
    }

    /// Real lists give two rows one name; over readings each slot needs its own.
    fn name_apart(&mut self, meeting: &mut ListedMeeting) {
        if meeting.identity.is_empty() {
            return;
        }
        let given = meeting.identity.clone();
        let mut more = 0;
        while !self.seen.identities.insert(fingerprint(&meeting.identity)) {
            let when = meeting.when.map_or(String::new(), |when| format!("{}-{}", when.day, when.start));
            meeting.identity = if more == 0 { format!("{given}~{when}") } else { format!("{given}~{when}~{more}") };
            more += 1;
        }
    }

    /// Of a file in which no row at all can be used there is nothing to show.
    pub fn checked(self) -> Result<Reading> {
        if self.kept.is_empty() { Err(Error::refused(Code::ListNothingUsable)) } else { Ok(self) }
    }

    /// The publisher's name where most rows give the same; else the file's name.
    pub fn suggested_name(&self, file_name: &str) -> String {
        let stem = || file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem).to_owned();
        self.entity().map_or_else(stem, str::to_owned)
    }

    /// The publisher that most rows name.
    pub fn entity(&self) -> Option<&str> {
        let mut counts = HashMap::<&str, usize>::new();
        for kept in self.kept.iter().filter(|kept| !kept.meeting.entity.is_empty()) {
            *counts.entry(&kept.meeting.entity).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(name, count)| (*count, std::cmp::Reverse(*name)));
        most.filter(|(_, count)| count * 2 > self.kept.len()).map(|(name, _)| name)
    }
}

/// What two rows must have in common to say the same.
fn likeness(meeting: &ListedMeeting) -> impl Hash + PartialEq {
    let when = meeting.when.map(|when| (when.day, when.start, when.minutes));
    let texts = (&meeting.grouping, &meeting.conference_url, &meeting.notes);
    (texts, when, meeting.zone, meeting.way, &meeting.types)
}

/// The same for the same value in every reading.
pub(super) fn fingerprint(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

pub(super) fn file_name(path: &str) -> String {
    Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The file's text. Refuses what is too large before reading it.
pub(super) fn text_of(path: &Path) -> Result<String> {
    let unreadable = |_| Error::refused(Code::ListUnreadable);
    let about = std::fs::metadata(path).map_err(unreadable)?;
    // Before it is opened: a pipe would be waited for.
    if !about.is_file() {
        return Err(Error::refused(Code::ListUnreadable));
    }
    let file = File::open(path).map_err(unreadable)?;
    if about.len() > LARGEST_FILE {
        return Err(Error::refused(Code::ListTooLarge));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    // One byte more than allowed: a file may grow, or lie about its length.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    decode(bytes)
}

/// UTF-8 with or without its mark, UTF-16 with one, or what spreadsheets on Windows still save (Windows-1252).
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Error::refused(Code::ListTooLarge));
    }
    let not_text = || Error::refused(Code::ListNotJson);
    let utf16 = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| not_text())
    };
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => drop(bytes.drain(..3)),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(other) => windows_1252(other.as_bytes()).ok_or_else(not_text),
    }
}

/// `None` where it is no text in that either: a picture, a program.
fn windows_1252(bytes: &[u8]) -> Option<String> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    let is_text = bytes.iter().all(|byte| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r'));
    let letter = |byte: u8| match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    };
    is_text.then(|| bytes.iter().map(|byte| letter(*byte)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_saved_with_a_byte_order_mark_is_read() {
        assert_eq!(decode(b"\xEF\xBB\xBF[1]".to_vec()).unwrap(), "[1]");
        assert_eq!(decode(b"\xFF\xFE[\x001\x00]\x00".to_vec()).unwrap(), "[1]");
        assert_eq!(decode(b"\xFE\xFF\x00[\x001\x00]".to_vec()).unwrap(), "[1]");
    }

    #[test]
    fn a_table_saved_on_an_older_computer_keeps_its_accents() {
        assert_eq!(decode(b"Caf\xE9 \x96 Mi\xE9rcoles".to_vec()).unwrap(), "Café – Miércoles");
        assert!(decode(b"\x89PNG\r\n\x1a\n\x00\x00".to_vec()).is_err());
    }
}
