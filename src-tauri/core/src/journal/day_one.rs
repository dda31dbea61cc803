//! Day One's JSON, as that program exports it: `{"metadata": …, "entries": [{"uuid", "creationDate", "timeZone", "text", …}]}`.

use std::path::Path;

use daymark_vault::{Step, Work};
use serde::de::{Error as _, MapAccess, SeqAccess};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{ENTRY_LIMIT, store, text};
use crate::backup;
use crate::error::{Code, Error, Result};
use crate::files::Unknown;
use crate::files::json::{JsonFile, Names, Of, Parts, Skipped, or_stop, plain};
use crate::id::Id;
use crate::prose::Prose;
use crate::session::Session;
use crate::time::{Day, Moment, Now, Zone};

/// Bytes: a hundred years of long days.
const LARGEST: u64 = 256 * 1024 * 1024;
/// A hundred years of a dozen a day.
const MOST_ENTRIES: u32 = 500_000;
/// Of one entry. Day One has some forty.
const MOST_FIELDS: u32 = 500;
const EARLIEST_YEAR: i32 = 1900;

#[derive(Deserialize, TS)]
pub struct ImportFile {
    pub path: String,
}

#[derive(Debug, Serialize, TS)]
pub struct DayOnePreview {
    pub entries: u32,
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// Brought in before; left as they are.
    pub already_here: u32,
    /// Without a text or a date that can be read, or from the future.
    pub refused: u32,
    /// Fields that have no place here (photos, weather …) and in how many entries they stand.
    pub unknown: Vec<Unknown>,
}

#[derive(Debug, Serialize, TS)]
pub struct DayOneImported {
    pub entries: u32,
}

/// An entry that can be brought in.
struct Dated {
    id: Option<Id>,
    body: Prose,
    written_at: Moment,
    zone: Zone,
}

fn open(path: &Path) -> Result<JsonFile> {
    JsonFile::open(path, LARGEST)
}

/// A file as it is read: each entry that can be brought in goes to `take`, and is let go before the next is read.
struct Reading<F> {
    now: Now,
    take: F,
    /// Whether there are any, as far as it was read.
    found: bool,
    rows: u32,
    refused: u32,
    unknown: Names,
    /// Why it was not read to its end.
    stopped: Option<Error>,
}

impl<F: FnMut(Dated) -> Result<()>> Reading<F> {
    fn new(now: Now, take: F) -> Reading<F> {
        Reading { now, take, found: false, rows: 0, refused: 0, unknown: Names::default(), stopped: None }
    }

    /// All of the file, or why not.
    fn of(mut self, file: &mut JsonFile, told: impl FnMut(u64) -> Result<(), daymark_vault::Error>) -> Result<Self> {
        let read = file.read(&mut self, told);
        match self.stopped.take() {
            Some(why) => Err(why),
            None => read.and_then(|_| self.checked()),
        }
    }

    /// Refuses a file of another kind.
    fn checked(self) -> Result<Self> {
        if self.found { Ok(self) } else { Err(Error::at("path", Code::FileNotUnderstood)) }
    }

    fn met(&mut self, entry: Option<Dated>) -> Result<()> {
        self.rows += 1;
        if self.rows > MOST_ENTRIES {
            return Err(Error::at("path", Code::FileTooLarge));
        }
        match entry {
            Some(entry) => (self.take)(entry),
            None => {
                self.refused += 1;
                Ok(())
            }
        }
    }
}

impl<F: FnMut(Dated) -> Result<()>> Parts for Reading<F> {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, fields: &mut A) -> Result<(), A::Error> {
        if name != "entries" {
            // What it says of itself is no one's words.
            if fields.next_value_seed(Skipped)? && name != "metadata" {
                self.unknown.add(name, 1);
            }
            return Ok(());
        }
        if self.found {
            return Err(A::Error::custom("twice"));
        }
        self.found = fields.next_value_seed(Of(&mut Entries(self)))?.is_array();
        Ok(())
    }
}

struct Entries<'a, F>(&'a mut Reading<F>);

impl<F: FnMut(Dated) -> Result<()>> Parts for Entries<'_, F> {
    fn item<'de, A: SeqAccess<'de>>(&mut self, items: &mut A) -> Result<bool, A::Error> {
        let mut fields = Fields::new(&mut self.0.unknown);
        let Some(kind) = items.next_element_seed(Of(&mut fields))? else { return Ok(false) };
        let entry = if kind.is_object() { fields.dated(self.0.now) } else { None };
        let met = self.0.met(entry);
        or_stop(met, &mut self.0.stopped).map(|()| true)
    }
}

/// What is known of an entry's fields.
struct Fields<'a> {
    uuid: String,
    creation_date: String,
    time_zone: String,
    text: String,
    count: u32,
    unknown: &'a mut Names,
}

impl Fields<'_> {
    fn new(unknown: &mut Names) -> Fields<'_> {
        let nothing = String::new;
        Fields { uuid: nothing(), creation_date: nothing(), time_zone: nothing(), text: nothing(), count: 0, unknown }
    }

    fn dated(self, now: Now) -> Option<Dated> {
        let written_at: Moment = self.creation_date.parse().ok()?;
        let body = Prose::from(self.text);
        let zone: Zone = self.time_zone.parse().unwrap_or(now.zone);
        let sound = written_at <= now.moment && written_at.day_in(zone).year() >= EARLIEST_YEAR;
        let kept = sound && self.count <= MOST_FIELDS && !body.is_blank() && body.fits(ENTRY_LIMIT).is_ok();
        kept.then(|| Dated { id: self.uuid.parse().ok(), body, written_at, zone })
    }
}

impl Parts for Fields<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, fields: &mut A) -> Result<(), A::Error> {
        self.count += 1;
        let place = match name {
            "uuid" => &mut self.uuid,
            "creationDate" => &mut self.creation_date,
            "timeZone" => &mut self.time_zone,
            "text" => &mut self.text,
            _ => {
                let says_something = fields.next_value_seed(Skipped)?;
                if says_something && name != "modifiedDate" {
                    self.unknown.add(name, 1);
                }
                return Ok(());
            }
        };
        *place = match plain(fields)? {
            Value::String(text) => text,
            _ => String::new(),
        };
        Ok(())
    }
}

pub(crate) fn preview(session: &mut Session, file: ImportFile) -> Result<DayOnePreview> {
    let now = session.now();
    session.at_work(|session, work| {
        let mut file = open(Path::new(&file.path))?;
        work.step(Step::Reading, file.length())?;
        looked_at(session, &mut file, now, work)
    })
}

fn looked_at(session: &Session, file: &mut JsonFile, now: Now, work: &Work) -> Result<DayOnePreview> {
    let (mut entries, mut already_here) = (0, 0);
    let mut days: Option<(Day, Day)> = None;
    let reading = Reading::new(now, |entry| {
        work.go_on()?;
        let known = is_here(session.db(), &entry)?;
        entries += u32::from(!known);
        already_here += u32::from(known);
        let day = entry.written_at.day_in(entry.zone);
        days = days.map_or(Some((day, day)), |(from, until)| Some((from.min(day), until.max(day))));
        Ok(())
    });
    let Reading { refused, unknown, .. } = reading.of(file, |read| work.done(read))?;
    Ok(DayOnePreview {
        entries,
        from: days.map(|(from, _)| from),
        until: days.map(|(_, until)| until),
        already_here,
        refused,
        unknown: unknown.iter().map(|(name, count)| Unknown { name: name.clone(), count }).collect(),
    })
}

fn is_here(db: &rusqlite::Connection, entry: &Dated) -> Result<bool> {
    match entry.id {
        Some(id) => store::is_known(db, id),
        None => store::is_written(db, &entry.body, entry.written_at),
    }
}

/// All of it in one commit, or nothing. A backup of the present state is made first.
pub(crate) fn import(session: &mut Session, file: ImportFile) -> Result<DayOneImported> {
    let now = session.now();
    session.at_work(|session, work| {
        let mut file = open(Path::new(&file.path))?;
        work.step(Step::Reading, file.length())?;
        let mut sound = 0;
        let counting = Reading::new(now, |_| {
            sound += 1;
            Ok(())
        });
        // Twice: no backup is made for a file that holds nothing or turns out to be another.
        counting.of(&mut file, |read| work.done(read))?;
        if sound == 0 {
            return Err(Error::at("path", Code::NothingToBringIn));
        }
        backup::before(session, backup::Reason::Import, work)?;
        work.step(Step::Writing, sound)?;
        write(session, &mut file, work)
    })
}

fn write(session: &mut Session, file: &mut JsonFile, work: &Work) -> Result<DayOneImported> {
    session.write(|tx, now| {
        let (mut entries, mut done) = (0, 0);
        let writing = Reading::new(now, |entry| {
            work.done(done)?;
            done += 1;
            if is_here(tx, &entry)? {
                return Ok(());
            }
            let id = entry.id.unwrap_or_else(|| Id::make(now.moment));
            let there = Now { zone: entry.zone, ..now };
            store::add(tx, id, &entry.body, &text::read(entry.body.as_str()), entry.written_at, there)?;
            entries += 1;
            Ok(())
        });
        writing.of(file, |_| work.go_on())?;
        Ok(DayOneImported { entries })
    })
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeSeed;

    use super::*;

    fn now() -> Now {
        Now { moment: "2026-11-24T20:00:00Z".parse().unwrap(), zone: Zone::UTC }
    }

    type Found = (Vec<Dated>, u32, Vec<(String, u32)>);

    /// `None`: not of this kind.
    fn read(text: &str) -> Option<Found> {
        let mut entries = Vec::new();
        let mut reading = Reading::new(now(), |entry| {
            entries.push(entry);
            Ok(())
        });
        Of(&mut reading).deserialize(&mut serde_json::Deserializer::from_str(text)).ok()?;
        let Reading { refused, unknown, .. } = reading.checked().ok()?;
        Some((entries, refused, unknown.iter().map(|(name, count)| (name.clone(), count)).collect()))
    }

    #[test]
    fn what_has_no_place_here_is_counted_by_its_name() {
        let file = r#"{"metadata": {"version": "1.0"}, "entries": [
            {"uuid": "81F0F3CA693F484792F76359E9E2ACE8", "creationDate": "2017-12-25T03:04:32Z", "timeZone": "Asia/Bangkok",
             "text": "A walk\n\n![](dayone-moment://68D729369ED84A8B91B5D348E4592EFE)", "starred": false, "duration": 0,
             "weather": {"weatherCode": "fair"}, "photos": [{"type": "jpeg"}], "tags": []},
            {"creationDate": "yesterday", "text": "no date"}, {"creationDate": "2031-01-01T00:00:00Z", "text": "to come"},
            {"creationDate": "2017-12-25T03:04:32Z", "text": "  "}, 7]}"#;
        let (entries, refused, unknown) = read(file).unwrap();
        assert_eq!((entries.len(), refused), (1, 4));
        assert_eq!(unknown, [("photos".to_owned(), 1), ("weather".to_owned(), 1)]);
        let entry = &entries[0];
        assert_eq!(entry.id.unwrap().to_string(), "81f0f3ca-693f-4847-92f7-6359e9e2ace8");
        assert_eq!(
            entry.written_at.day_in(entry.zone).to_string(),
            "2017-12-25",
            "the day it was where it was written"
        );
    }

    #[test]
    fn another_kind_of_file_is_not_guessed_at() {
        for text in ["[]", "{}", r#"{"entries": {}}"#, r#"{"entries": [], "entries": []}"#, r#"{"format": "daymark"}"#]
        {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
