//! Day One's JSON, as that program exports it: `{"metadata": …, "entries": [{"uuid", "creationDate", "timeZone", "text", …}]}`.

use std::collections::BTreeMap;
use std::path::Path;

use daymark_vault::{Step, Work};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{ENTRY_LIMIT, store, text};
use crate::backup;
use crate::error::{Code, Error, Result};
use crate::files::json_of;
use crate::id::Id;
use crate::prose::Prose;
use crate::restore::Unknown;
use crate::session::Session;
use crate::time::{Day, Moment, Now, Zone};

/// Bytes: a hundred years of long days.
const LARGEST: u64 = 256 * 1024 * 1024;
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

struct Read {
    entries: Vec<Dated>,
    refused: u32,
    unknown: BTreeMap<String, u32>,
}

struct Dated {
    id: Option<Id>,
    body: Prose,
    written_at: Moment,
    zone: Zone,
}

fn read(path: &Path, now: Now, work: &Work) -> Result<Read> {
    understood(json_of(path, LARGEST, work)?, now).ok_or(Error::at("path", Code::FileNotUnderstood))
}

/// `None`: not of this kind.
fn understood(mut whole: Value, now: Now) -> Option<Read> {
    let Value::Array(rows) = whole.get_mut("entries")?.take() else { return None };
    let mut read = Read { entries: Vec::new(), refused: 0, unknown: BTreeMap::new() };
    for row in rows {
        let Value::Object(fields) = row else {
            read.refused += 1;
            continue;
        };
        let known = ["uuid", "creationDate", "modifiedDate", "timeZone", "text"];
        for (name, value) in &fields {
            if !known.contains(&name.as_str()) && !is_nothing(value) {
                *read.unknown.entry(name.clone()).or_default() += 1;
            }
        }
        match dated(&fields, now) {
            Some(entry) => read.entries.push(entry),
            None => read.refused += 1,
        }
    }
    Some(read)
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(true) => false,
    }
}

fn dated(fields: &serde_json::Map<String, Value>, now: Now) -> Option<Dated> {
    let field = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let written_at: Moment = field("creationDate").parse().ok()?;
    let body = Prose::from(field("text"));
    let zone: Zone = field("timeZone").parse().unwrap_or(now.zone);
    let sound = written_at <= now.moment && written_at.day_in(zone).year() >= EARLIEST_YEAR;
    let kept = sound && !body.is_blank() && body.fits(ENTRY_LIMIT).is_ok();
    kept.then(|| Dated { id: field("uuid").parse().ok(), body, written_at, zone })
}

pub(crate) fn preview(session: &mut Session, file: ImportFile) -> Result<DayOnePreview> {
    let now = session.now();
    session.at_work(|session, work| {
        let read = read(Path::new(&file.path), now, work)?;
        looked_at(session, &read, work)
    })
}

fn looked_at(session: &Session, read: &Read, work: &Work) -> Result<DayOnePreview> {
    work.step(Step::Reading, read.entries.len() as u64)?;
    let days = || read.entries.iter().map(|entry| entry.written_at.day_in(entry.zone));
    let mut already_here = 0;
    for (at, entry) in read.entries.iter().enumerate() {
        work.done(at as u64)?;
        already_here += u32::from(is_here(session.db(), entry)?);
    }
    Ok(DayOnePreview {
        entries: read.entries.len() as u32 - already_here,
        from: days().min(),
        until: days().max(),
        already_here,
        refused: read.refused,
        unknown: read.unknown.iter().map(|(name, count)| Unknown { name: name.clone(), count: *count }).collect(),
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
        let read = read(Path::new(&file.path), now, work)?;
        if read.entries.is_empty() {
            return Err(Error::at("path", Code::NothingToBringIn));
        }
        backup::before(session, backup::Reason::Import, work)?;
        write(session, &read.entries, work)
    })
}

fn write(session: &mut Session, found: &[Dated], work: &Work) -> Result<DayOneImported> {
    work.step(Step::Writing, found.len() as u64)?;
    session.write(|tx, now| {
        let mut entries = 0;
        for (at, entry) in found.iter().enumerate() {
            work.done(at as u64)?;
            if is_here(tx, entry)? {
                continue;
            }
            let id = entry.id.unwrap_or_else(|| Id::make(now.moment));
            let there = Now { zone: entry.zone, ..now };
            store::add(tx, id, &entry.body, &text::read(entry.body.as_str()), entry.written_at, there)?;
            entries += 1;
        }
        Ok(DayOneImported { entries })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Now {
        Now { moment: "2026-11-24T20:00:00Z".parse().unwrap(), zone: Zone::UTC }
    }

    #[test]
    fn what_has_no_place_here_is_counted_by_its_name() {
        let file = r#"{"metadata": {"version": "1.0"}, "entries": [
            {"uuid": "81F0F3CA693F484792F76359E9E2ACE8", "creationDate": "2017-12-25T03:04:32Z", "timeZone": "Asia/Bangkok",
             "text": "A walk\n\n![](dayone-moment://68D729369ED84A8B91B5D348E4592EFE)", "starred": false, "duration": 0,
             "weather": {"weatherCode": "fair"}, "photos": [{"type": "jpeg"}], "tags": []},
            {"creationDate": "yesterday", "text": "no date"}, {"creationDate": "2031-01-01T00:00:00Z", "text": "to come"},
            {"creationDate": "2017-12-25T03:04:32Z", "text": "  "}, 7]}"#;
        let read = understood(serde_json::from_str(file).unwrap(), now()).unwrap();
        assert_eq!((read.entries.len(), read.refused), (1, 4));
        let unknown: Vec<(&str, u32)> = read.unknown.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        assert_eq!(unknown, [("photos", 1), ("weather", 1)]);
        let entry = &read.entries[0];
        assert_eq!(entry.id.unwrap().to_string(), "81f0f3ca-693f-4847-92f7-6359e9e2ace8");
        assert_eq!(
            entry.written_at.day_in(entry.zone).to_string(),
            "2017-12-25",
            "the day it was where it was written"
        );
    }

    #[test]
    fn another_kind_of_file_is_not_guessed_at() {
        for text in ["[]", "{}", r#"{"entries": {}}"#, r#"{"format": "daymark"}"#] {
            assert!(understood(serde_json::from_str(text).unwrap(), now()).is_none(), "{text}");
        }
    }
}
