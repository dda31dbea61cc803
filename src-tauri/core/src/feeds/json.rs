//! A list in JSON: a plain array of rows, or an object that holds one. Rows are handed out one at a time, so that a long
//! list never stands in memory twice.

use daymark_vault::{Step, Work};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::read::MOST_ROWS;
use crate::error::{Code, Error, Result};

/// Levels of brackets. A few bytes can ask a parser to nest without end; no list does.
const DEEPEST: usize = 32;
/// Rows between two looks at whether to stop.
const STRIDE: usize = 256;

/// A file of JSON in which rows were found.
pub(super) struct Rows<'a> {
    /// The array of rows.
    array: &'a str,
    /// What stands beside it, where it stands in an object.
    pub formats: Value,
}

#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    meetings: Option<&'a RawValue>,
    #[serde(default)]
    formats: Value,
}

/// Finds the rows. Everything that holds none is refused with what it is.
pub(super) fn open(text: &str) -> Result<Rows<'_>> {
    let body = text.trim_start();
    check_depth(body)?;
    if body.starts_with('[') {
        return Ok(Rows { array: body, formats: Value::Null });
    }
    if !body.starts_with('{') {
        let other = serde_json::from_str::<serde::de::IgnoredAny>(body);
        return Err(other.map_or_else(what_is_wrong, |_| Error::refused(Code::ListNotMeetings)));
    }
    let whole: Whole<'_> = serde_json::from_str(body).map_err(what_is_wrong)?;
    let meetings = whole.meetings.map(RawValue::get).filter(|meetings| meetings.starts_with('['));
    let array = meetings.ok_or(Error::refused(Code::ListNotMeetings))?;
    Ok(Rows { array, formats: whole.formats })
}

impl Rows<'_> {
    /// The first rows, at most so many. What is wrong further on is not said here.
    pub fn first(&self, most: usize) -> Result<Vec<Value>> {
        let mut found = Vec::new();
        let mut enough = false;
        let hand_out = |number: usize, raw: &RawValue| {
            found.push(serde_json::from_str(raw.get()).unwrap_or(Value::Null));
            enough = number == most;
            !enough
        };
        let read = Each { hand_out }.deserialize(&mut serde_json::Deserializer::from_str(self.array));
        match read {
            Err(error) if !enough => Err(what_is_wrong(error)),
            _ => Ok(found),
        }
    }

    /// Hands each row to `each` with its number from 1, and says how many there were. A row that cannot be read as a value
    /// (half a surrogate, a number beyond all bounds) is handed over as its text: it spoils no other.
    pub fn each(&self, work: &Work, mut each: impl FnMut(usize, Value)) -> Result<usize> {
        work.step(Step::Reading, self.array.len() as u64)?;
        let mut stopped = None;
        let begins = self.array.as_ptr() as usize;
        let hand_out = |number: usize, raw: &RawValue| {
            if number.is_multiple_of(STRIDE)
                && let Err(stop) = work.done((raw.get().as_ptr() as usize - begins) as u64)
            {
                stopped = Some(stop);
                return false;
            }
            if number <= MOST_ROWS {
                let value = serde_json::from_str(raw.get()).unwrap_or_else(|_| Value::from(raw.get()));
                each(number, value);
            }
            true
        };
        let mut deserializer = serde_json::Deserializer::from_str(self.array);
        let rows = Each { hand_out }.deserialize(&mut deserializer);
        if let Some(stopped) = stopped {
            return Err(stopped.into());
        }
        let rows = rows.map_err(what_is_wrong)?;
        deserializer.end().map_err(|_| Error::refused(Code::ListNotJson))?;
        match rows {
            0 => Err(Error::refused(Code::ListEmpty)),
            rows if rows > MOST_ROWS => Err(Error::refused(Code::ListTooLarge)),
            rows => Ok(rows),
        }
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

struct Each<F> {
    /// Says whether to go on.
    hand_out: F,
}

impl<'de, F: FnMut(usize, &RawValue) -> bool> DeserializeSeed<'de> for Each<F> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(usize, &RawValue) -> bool> Visitor<'de> for Each<F> {
    type Value = usize;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of meetings")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut rows: A) -> Result<usize, A::Error> {
        let mut count = 0;
        while let Some(row) = rows.next_element::<&RawValue>()? {
            count += 1;
            if !(self.hand_out)(count, row) {
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<usize> {
        open(text)?.each(&Work::default(), |_, _| {})
    }

    fn refusal(text: &str) -> Code {
        rows(text).unwrap_err().problem().code
    }

    #[test]
    fn what_is_no_list_is_told_by_what_it_is() {
        assert_eq!(refusal("[]"), Code::ListEmpty);
        assert_eq!(refusal("{\"error\": \"not allowed\"}"), Code::ListNotMeetings);
        assert_eq!(refusal("{\"meetings\": 7}"), Code::ListNotMeetings);
        assert_eq!(refusal("42"), Code::ListNotMeetings);
        assert_eq!(refusal("[{\"name\": \"Ear"), Code::ListTruncated);
        assert_eq!(refusal("{\"meetings\": [{\"name\": \"Ear"), Code::ListTruncated);
        assert_eq!(refusal("[{\"name\": \"a\"}] trailing"), Code::ListNotJson);
        assert_eq!(refusal(&"[".repeat(100_000)), Code::ListTooDeep);
    }

    #[test]
    fn brackets_inside_a_text_do_not_nest() {
        let text = format!("[{{\"name\": \"{}\"}}]", "[\\\"".repeat(100));
        assert_eq!(rows(&text).unwrap(), 1);
    }

    #[test]
    fn a_row_that_is_no_value_spoils_no_other() {
        let mut seen = Vec::new();
        let text = r#"[{"name": "\ud800"}, {"n": 1e999}, {"name": "sound"}]"#;
        let rows = open(text).unwrap().each(&Work::default(), |_, value| seen.push(value.is_object())).unwrap();
        assert_eq!((rows, seen), (3, vec![false, false, true]));
    }

    #[test]
    fn a_wish_to_stop_is_heard_between_rows() {
        let text = format!("[{}{{}}]", "{},".repeat(2 * STRIDE));
        let work = Work::default();
        let mut seen = 0;
        let stopped = open(&text).unwrap().each(&work, |_, _| {
            seen += 1;
            work.cancel();
        });
        assert_eq!((stopped.unwrap_err().problem().code, seen), (Code::Cancelled, STRIDE - 1));
    }
}
