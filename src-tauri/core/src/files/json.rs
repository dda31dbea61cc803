//! JSON in a file that its user chose, taken in piece by piece: whatever the file is made of, only so much of it stands in
//! memory at once. A few bytes of JSON may become a hundred times as many in a tree.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek};
use std::path::Path;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{BYTE_ORDER_MARK, chosen};
use crate::error::{Code, Error, Result};

/// Bytes between two looks at whether to go on.
const PIECE: usize = 1 << 18;
/// Bytes as they stand in the file. An entry of 4 MiB whose every sign is escaped, or a picture of 8 MiB, is written so.
const LONGEST_TEXT: usize = 24 * 1024 * 1024;
/// Names that have no place here, each told apart from the others.
const MOST_NAMES: usize = 500;
/// Bytes of such a name.
const LONGEST_NAME: usize = 120;
const REST: &str = "…";

/// A file that may be read more than once, each time from its beginning.
pub(crate) struct JsonFile {
    file: File,
    length: u64,
    largest: u64,
}

impl JsonFile {
    /// Refuses what is no file or says to be larger than `largest` bytes.
    pub fn open(path: &Path, largest: u64) -> Result<JsonFile> {
        let (file, length) = chosen(path, largest)?;
        Ok(JsonFile { file, length, largest })
    }

    /// Bytes, as it says.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Hands its parts to `parts`, and gives back what kind of value it is (see [`Of`]). How many bytes were read is told
    /// again and again; where that fails, so does this.
    pub fn read(
        &mut self,
        parts: &mut impl Parts,
        told: impl FnMut(u64) -> Result<(), daymark_vault::Error>,
    ) -> Result<Value> {
        self.file.rewind().map_err(|_| Error::at("path", Code::FileUnreadable))?;
        let texts = Texts::default();
        let mut told = Told { source: &self.file, read: 0, largest: self.largest, texts, told, stopped: None };
        let read = understood(&mut BufReader::with_capacity(PIECE, &mut told), parts);
        if let Some(stopped) = told.stopped {
            return Err(stopped.into());
        }
        read.map_err(|error| match error.io_error_kind() {
            Some(ErrorKind::FileTooLarge) => Error::at("path", Code::FileTooLarge),
            Some(_) => Error::at("path", Code::FileUnreadable),
            None => Error::at("path", Code::FileNotUnderstood),
        })
    }
}

fn understood(source: &mut impl BufRead, parts: &mut impl Parts) -> serde_json::Result<Value> {
    if source.fill_buf().map_err(serde_json::Error::io)?.starts_with(BYTE_ORDER_MARK) {
        source.consume(BYTE_ORDER_MARK.len());
    }
    let mut deserializer = serde_json::Deserializer::from_reader(source);
    let value = Of(parts).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Tells how much of a file was read, and lets no more of it through than was allowed.
struct Told<R, F> {
    source: R,
    read: u64,
    largest: u64,
    texts: Texts,
    told: F,
    /// Why it was not read to its end.
    stopped: Option<daymark_vault::Error>,
}

impl<R: Read, F: FnMut(u64) -> Result<(), daymark_vault::Error>> Read for Told<R, F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Err(stopped) = (self.told)(self.read) {
            self.stopped = Some(stopped);
            return Err(ErrorKind::Other.into());
        }
        let got = self.source.read(buffer)?;
        self.read += got as u64;
        // It may grow, or lie about its length.
        let allowed = self.read <= self.largest && self.texts.are_short(&buffer[..got]);
        if allowed { Ok(got) } else { Err(ErrorKind::FileTooLarge.into()) }
    }
}

/// Finds where texts begin and end: a parser holds each as a whole before anybody can ask how long it is.
#[derive(Default)]
struct Texts {
    inside: bool,
    escaped: bool,
    length: usize,
}

impl Texts {
    fn are_short(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            match (self.inside, byte) {
                (false, b'"') => *self = Texts { inside: true, ..Texts::default() },
                (false, _) => {}
                (true, b'"') if !self.escaped => self.inside = false,
                (true, _) => {
                    self.escaped = !self.escaped && *byte == b'\\';
                    self.length += 1;
                }
            }
            if self.length > LONGEST_TEXT {
                return false;
            }
        }
        true
    }
}

/// What takes the parts of an object or a list, one after the other. What it does not ask for is read and let go.
pub(crate) trait Parts: Sized {
    /// Must take the value that belongs to the name.
    fn field<'de, A: MapAccess<'de>>(&mut self, _name: &str, fields: &mut A) -> Result<(), A::Error> {
        fields.next_value_seed(Skipped).map(drop)
    }

    /// Whether there was one more.
    fn item<'de, A: SeqAccess<'de>>(&mut self, items: &mut A) -> Result<bool, A::Error> {
        Ok(items.next_element_seed(Skipped)?.is_some())
    }
}

/// Any value, whose parts go to whoever stands here. Its own value is a text, a number and so on as it stands, and of an
/// object or a list an empty one.
pub(crate) struct Of<'a, P>(pub &'a mut P);

impl<'de, P: Parts> DeserializeSeed<'de> for Of<'_, P> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, P: Parts> Visitor<'de> for Of<'_, P> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        while self.0.item(&mut items)? {}
        Ok(Value::Array(Vec::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        while let Some(name) = fields.next_key::<String>()? {
            self.0.field(&name, &mut fields)?;
        }
        Ok(Value::Object(Map::new()))
    }
}

/// A value that is not asked for; whether it says anything: what is empty, zero or false does not.
pub(crate) struct Skipped;

impl<'de> DeserializeSeed<'de> for Skipped {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let mut parts = AnyParts(false);
        let value = Of(&mut parts).deserialize(deserializer)?;
        Ok(match value {
            Value::Null => false,
            Value::Bool(value) => value,
            Value::Number(number) => number.as_f64() != Some(0.0),
            Value::String(text) => !text.is_empty(),
            Value::Array(_) | Value::Object(_) => parts.0,
        })
    }
}

/// Whether there were any.
struct AnyParts(bool);

impl Parts for AnyParts {
    fn field<'de, A: MapAccess<'de>>(&mut self, _name: &str, fields: &mut A) -> Result<(), A::Error> {
        self.0 = true;
        fields.next_value_seed(Skipped).map(drop)
    }

    fn item<'de, A: SeqAccess<'de>>(&mut self, items: &mut A) -> Result<bool, A::Error> {
        let more = items.next_element_seed(Skipped)?.is_some();
        self.0 |= more;
        Ok(more)
    }
}

/// The value as it stands: a text, a number. Of an object or a list: an empty one.
pub(crate) fn plain<'de, A: MapAccess<'de>>(fields: &mut A) -> Result<Value, A::Error> {
    fields.next_value_seed(Of(&mut AnyParts(false)))
}

/// Ends a reading for a reason of our own, which a parser's error cannot carry.
pub(crate) fn or_stop<T, E: serde::de::Error>(result: Result<T>, why: &mut Option<Error>) -> Result<T, E> {
    result.map_err(|error| {
        *why = Some(error);
        E::custom("stopped")
    })
}

/// Names that have no place here, and how often each stands in a file. Long ones are shortened, and those beyond all measure
/// are counted together.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<String, u32>);

impl Names {
    pub fn add(&mut self, name: &str, times: u32) {
        let short = &name[..name.floor_char_boundary(LONGEST_NAME)];
        let name = match short.len() < name.len() {
            true => format!("{short}{REST}"),
            false => short.to_owned(),
        };
        let kept = self.0.len() < MOST_NAMES || self.0.contains_key(&name);
        let count = self.0.entry(if kept { name } else { REST.to_owned() }).or_default();
        *count = count.saturating_add(times);
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, u32)> {
        self.0.iter().map(|(name, count)| (name, *count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8], stopped_after: u64) -> (serde_json::Result<Value>, Option<daymark_vault::Error>) {
        let told = |read| if read < stopped_after { Ok(()) } else { Err(daymark_vault::Error::Cancelled) };
        let (largest, texts) = (u64::MAX, Texts::default());
        let mut told = Told { source: bytes, read: 0, largest, texts, told, stopped: None };
        let read = understood(&mut BufReader::with_capacity(1024, &mut told), &mut AnyParts(false));
        (read, told.stopped)
    }

    fn kind_of_error(text: &str) -> Option<ErrorKind> {
        told(text.as_bytes(), u64::MAX).0.unwrap_err().io_error_kind()
    }

    #[test]
    fn a_text_or_a_name_without_end_is_not_held() {
        let long = "a".repeat(LONGEST_TEXT + 1);
        assert!(told(format!("[\"{}\"]", &long[1..]).as_bytes(), u64::MAX).0.is_ok());
        for text in [format!("[\"{long}\"]"), format!("{{\"{long}\": 1}}"), format!("\"\\\"{}", &long[1..])] {
            assert_eq!(kind_of_error(&text), Some(ErrorKind::FileTooLarge));
        }
    }

    #[test]
    fn many_texts_are_not_one_long_text() {
        let text = format!("[{}\"\"]", "\"a \\\\\", \"\\\"\", ".repeat(LONGEST_TEXT / 10));
        assert!(told(text.as_bytes(), u64::MAX).0.is_ok());
    }

    #[test]
    fn brackets_without_end_are_not_followed() {
        assert_eq!(kind_of_error(&"[".repeat(1_000_000)), None);
        assert_eq!(kind_of_error(&"{\"a\":".repeat(1_000_000)), None);
    }

    #[test]
    fn a_wish_to_stop_is_heard_while_a_file_is_read() {
        let (read, stopped) = told(format!("[{}0]", "0,".repeat(100_000)).as_bytes(), 2048);
        assert!(read.is_err());
        assert_eq!(stopped, Some(daymark_vault::Error::Cancelled));
    }

    #[test]
    fn what_is_empty_zero_or_false_says_nothing() {
        let says = |text: &str| Skipped.deserialize(&mut serde_json::Deserializer::from_str(text)).unwrap();
        for nothing in ["null", "false", "0", "-0.0", "\"\"", "[]", "{}"] {
            assert!(!says(nothing), "{nothing}");
        }
        for something in ["true", "-1", "0.5", "\" \"", "[null]", "{\"\": null}"] {
            assert!(says(something), "{something}");
        }
    }

    #[test]
    fn names_without_number_are_counted_together() {
        let mut names = Names::default();
        for number in 0..MOST_NAMES + 7 {
            names.add(&format!("{number:03}"), 2);
        }
        names.add("000", 1);
        names.add(&"ñ".repeat(1_000), 1);
        let found: Vec<(&String, u32)> = names.iter().collect();
        assert_eq!(found.len(), MOST_NAMES + 1);
        assert_eq!((found[0].1, found[MOST_NAMES].1, found[MOST_NAMES].0.as_str()), (3, 15, REST));
        let mut one = Names::default();
        one.add(&"ñ".repeat(1_000), 1);
        assert_eq!(one.iter().next().unwrap().0, &format!("{}{REST}", "ñ".repeat(LONGEST_NAME / 2)));
    }
}
