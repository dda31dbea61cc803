//! Which of the ways that lists are published in a text is written in, and how it counts weekdays.

use daymark_vault::Work;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::csv::{self, ListColumn};
use super::json::{self, Rows};
use super::read::Reading;
use super::{bmlt, meeting_guide};
use crate::error::{Code, Error, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    MeetingGuide,
    Bmlt,
    /// A table with headings in plain words.
    Csv,
}

impl Dialect {
    /// As a list keeps it.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::MeetingGuide => "meeting_guide",
            Dialect::Bmlt => "bmlt",
            Dialect::Csv => "csv",
        }
    }

    /// A word that is none of ours says nothing about how to read the list again: that is looked at anew each time.
    pub fn named(name: &str) -> Dialect {
        let all = [Dialect::Bmlt, Dialect::Csv];
        all.into_iter().find(|dialect| dialect.name() == name).unwrap_or(Dialect::MeetingGuide)
    }
}

/// What the number of a weekday means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayNumbers {
    /// 0 to 6, 0 is Sunday: Meeting Guide.
    #[default]
    Sunday0,
    /// 1 to 7, 1 is Sunday: BMLT.
    Sunday1,
    /// 0 to 6, 0 is Monday.
    Monday0,
    /// 1 to 7, 1 is Monday: ISO 8601.
    Monday1,
}

impl DayNumbers {
    /// 0 is Sunday. `None`: no day has that number.
    pub fn day(self, number: u64) -> Option<u8> {
        let number = u8::try_from(number).ok()?;
        match self {
            DayNumbers::Sunday0 => (number <= 6).then_some(number),
            DayNumbers::Sunday1 => (1..=7).contains(&number).then(|| number - 1),
            DayNumbers::Monday0 => (number <= 6).then(|| (number + 1) % 7),
            DayNumbers::Monday1 => (1..=7).contains(&number).then_some(number % 7),
        }
    }
}

/// How a text is to be read: what its user, or an earlier reading, said of it.
#[derive(Clone, Debug, Default)]
pub(super) struct How {
    /// `None`: as it looks.
    pub dialect: Option<Dialect>,
    pub day_numbers: Option<DayNumbers>,
    /// Of a table, what its columns mean; those of other headings are guessed.
    pub columns: Vec<ListColumn>,
}

/// Which numbers the weekdays of a text were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NumbersSeen {
    zero: bool,
    seven: bool,
    any: bool,
}

impl NumbersSeen {
    pub fn see(&mut self, day: &Value) {
        for number in super::when::day_numbers(day) {
            self.any = true;
            self.zero |= number == 0;
            self.seven |= number == 7;
        }
    }

    /// What the numbers most likely mean. Some seven and no nought: the week does not begin with a nought.
    fn likely(self) -> DayNumbers {
        if self.seven && !self.zero { DayNumbers::Monday1 } else { DayNumbers::Sunday0 }
    }
}

/// Reads a whole text.
pub(super) fn read(text: &str, how: &How, work: &Work) -> Result<Reading> {
    let body = text.trim_start();
    if body.is_empty() {
        return Err(Error::refused(Code::ListEmpty));
    }
    if body.starts_with('<') {
        return Err(Error::refused(Code::ListHtml));
    }
    let is_table = || !body.starts_with(['[', '{']) && csv::looks_like_a_table(body);
    if how.dialect == Some(Dialect::Csv) || (how.dialect.is_none() && is_table()) {
        return counted(how, |numbers| csv::read(body, &how.columns, numbers, work));
    }
    let rows = json::open(body)?;
    let dialect = match how.dialect {
        Some(chosen) => chosen,
        None => looks_like(&rows)?,
    };
    let reading = match dialect {
        Dialect::Bmlt => bmlt::read(&rows, work)?,
        _ => counted(how, |numbers| meeting_guide::read(&rows, numbers, work))?,
    };
    reading.checked()
}

/// Reads with the numbers as their user says they are, or as they look once all were seen; what looks like more than one way
/// of counting is said to be in doubt.
fn counted(how: &How, read: impl Fn(DayNumbers) -> Result<(Reading, NumbersSeen)>) -> Result<Reading> {
    let first = how.day_numbers.unwrap_or_default();
    let (mut reading, seen) = read(first)?;
    let numbers = how.day_numbers.unwrap_or(seen.likely());
    if numbers != first {
        (reading, _) = read(numbers)?;
    }
    reading.day_numbers = seen.any.then_some(numbers);
    // A table says nowhere how it counts; Meeting Guide's own way needs a nought on Sundays.
    let table = reading.dialect == Dialect::Csv;
    reading.days_doubtful = seen.any && !seen.zero && (seen.seven || table);
    Ok(reading)
}

/// BMLT's rows by what only they have.
fn looks_like(rows: &Rows<'_>) -> Result<Dialect> {
    const BMLT: [&str; 4] = ["weekday_tinyint", "meeting_name", "id_bigint", "service_body_bigint"];
    let first = rows.first(20)?;
    if first.iter().all(|row| !row.is_object()) && !first.is_empty() {
        return Err(Error::refused(Code::ListNotMeetings));
    }
    let is_bmlt = first.iter().any(|row| BMLT.iter().any(|field| row.get(field).is_some()));
    Ok(if is_bmlt { Dialect::Bmlt } else { Dialect::MeetingGuide })
}
