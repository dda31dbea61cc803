//! From a file to rows: what a list file may be at all, before any row is looked at.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::Value;
use ts_rs::TS;

use super::ListedMeeting;
use crate::error::{Code, Error, Result};
use crate::prose::Prose;

/// A list of a whole country fits; a film does not.
pub(super) const LARGEST_FILE: u64 = 64 * 1024 * 1024;
pub(super) const MOST_ROWS: usize = 200_000;
const DEEPEST: usize = 32;

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

/// A slot and the row it came from.
#[derive(Debug)]
pub(super) struct Kept {
    pub row: usize,
    pub meeting: ListedMeeting,
}

/// A whole file, every row accounted for.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub rows: usize,
    pub repeated: usize,
    pub kept: Vec<Kept>,
    pub refused: Vec<RefusedRow>,
}

impl Reading {
    pub fn into_meetings(self) -> Vec<ListedMeeting> {
        self.kept.into_iter().map(|kept| kept.meeting).collect()
    }

    /// The publisher's name where most rows give the same; else the file's name.
    pub fn suggested_name(&self, file_name: &str) -> String {
        let mut counts = std::collections::HashMap::<&str, usize>::new();
        for kept in self.kept.iter().filter(|kept| !kept.meeting.entity.is_empty()) {
            *counts.entry(&kept.meeting.entity).or_default() += 1;
        }
        match counts.into_iter().max_by_key(|(name, count)| (*count, std::cmp::Reverse(*name))) {
            Some((entity, count)) if count * 2 > self.kept.len() => entity.to_owned(),
            _ => file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem).to_owned(),
        }
    }
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
    let mut bytes = Vec::new();
    // One byte more than allowed: a file may grow, or lie about its length.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if about.len() > LARGEST_FILE || bytes.len() as u64 > LARGEST_FILE {
        return Err(Error::refused(Code::ListTooLarge));
    }
    decode(bytes)
}

/// UTF-8 with or without its mark, or UTF-16 with one.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String> {
    let not_text = || Error::refused(Code::ListNotJson);
    let utf16 = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| not_text())
    };
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(|_| not_text()),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|_| not_text()),
    }
}

/// Hands each element of a top-level array to `each`, one at a time, so that a long list is never held twice.
/// Everything that is not such an array is refused with what it is.
pub(super) fn each_row(text: &str, each: impl FnMut(usize, Value)) -> Result<usize> {
    let body = text.trim_start();
    if body.is_empty() {
        return Err(Error::refused(Code::ListEmpty));
    }
    if body.starts_with('<') {
        return Err(Error::refused(Code::ListHtml));
    }
    check_depth(body)?;
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let rows = deserializer.deserialize_any(Rows { each }).map_err(what_is_wrong)?;
    deserializer.end().map_err(|_| Error::refused(Code::ListNotJson))?;
    match rows {
        Some(0) => Err(Error::refused(Code::ListEmpty)),
        Some(rows) if rows > MOST_ROWS => Err(Error::refused(Code::ListTooLarge)),
        Some(rows) => Ok(rows),
        None => Err(Error::refused(Code::ListNotMeetings)),
    }
}

fn what_is_wrong(error: serde_json::Error) -> Error {
    match error.classify() {
        serde_json::error::Category::Eof => Error::refused(Code::ListTruncated),
        // Valid JSON of another kind: a number, a word.
        serde_json::error::Category::Data => Error::refused(Code::ListNotMeetings),
        _ => Error::refused(Code::ListNotJson),
    }
}

/// A few bytes can ask a parser to nest without end; no list does.
fn check_depth(text: &str) -> Result<()> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Error::refused(Code::ListTooDeep));
        }
    }
    Ok(())
}

struct Rows<F> {
    each: F,
}

impl<'de, F: FnMut(usize, Value)> Visitor<'de> for Rows<F> {
    /// How many rows there were; `None` for an object.
    type Value = Option<usize>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of meetings")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut rows: A) -> Result<Self::Value, A::Error> {
        let mut count = 0;
        while let Some(row) = rows.next_element::<Value>()? {
            count += 1;
            if count <= MOST_ROWS {
                (self.each)(count, row);
            }
        }
        Ok(Some(count))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        while fields.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> Code {
        each_row(text, |_, _| {}).unwrap_err().problem().code
    }

    #[test]
    fn what_is_no_list_is_told_by_what_it_is() {
        assert_eq!(refusal(""), Code::ListEmpty);
        assert_eq!(refusal(" \n"), Code::ListEmpty);
        assert_eq!(refusal("[]"), Code::ListEmpty);
        assert_eq!(refusal("<!DOCTYPE html><title>Just a moment…</title>"), Code::ListHtml);
        assert_eq!(refusal("BEGIN:VCALENDAR"), Code::ListNotJson);
        assert_eq!(refusal("{\"error\": \"not allowed\"}"), Code::ListNotMeetings);
        assert_eq!(refusal("42"), Code::ListNotMeetings);
        assert_eq!(refusal("[{\"name\": \"Ear"), Code::ListTruncated);
        assert_eq!(refusal("[{\"name\": \"a\"}] trailing"), Code::ListNotJson);
        assert_eq!(refusal(&"[".repeat(100_000)), Code::ListTooDeep);
    }

    #[test]
    fn brackets_inside_a_text_do_not_nest() {
        let text = format!("[{{\"name\": \"{}\"}}]", "[\\\"".repeat(100));
        assert_eq!(each_row(&text, |_, _| {}).unwrap(), 1);
    }

    #[test]
    fn a_list_saved_with_a_byte_order_mark_is_read() {
        assert_eq!(decode(b"\xEF\xBB\xBF[1]".to_vec()).unwrap(), "[1]");
        assert_eq!(decode(b"\xFF\xFE[\x001\x00]\x00".to_vec()).unwrap(), "[1]");
        assert!(decode(b"\xC3\x28".to_vec()).is_err());
    }
}
