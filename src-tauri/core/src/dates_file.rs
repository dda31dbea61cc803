//! Days out of another program: a plain CSV of dates, or Loop Habit Tracker's, one file of all habits or of one.
//!
//! Loop writes `Date,Habit,Habit,…` or `Date,Value[,Notes]`; a day is marked by 2 or `YES_MANUAL`, implied by 1 or
//! `YES_AUTO`, skipped by 3 or `SKIP`, not done by 0 or `NO`, unknown by -1 or `UNKNOWN`. A plain file has dates in its
//! first column, with or without a heading.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use daymark_vault::{Step, Work};
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Code, Error, Result};
use crate::files::{self, Unknown};
use crate::prose::{NAME_LIMIT, Prose};
use crate::time::Day;

/// Bytes. A day a line, this is many thousand years.
const LARGEST: u64 = 16 * 1024 * 1024;
/// Nobody keeps as many habits. A sign and a comma are two bytes of a file and a hundred of a column.
const MOST_COLUMNS: usize = 1_000;
const EARLIEST_YEAR: i32 = 1900;

/// What a file of dates holds.
#[derive(Debug, Serialize, TS)]
pub struct DatesPreview {
    pub columns: Vec<DatesColumn>,
    pub rows: u32,
    /// Rows whose date cannot be read, or is before 1900 or to come. Counted, not brought in.
    pub refused: u32,
    /// What stands in columns that are no marks: notes, and those without a heading. By heading, or by its place.
    pub unknown: Vec<Unknown>,
}

#[derive(Debug, Serialize, TS)]
pub struct DatesColumn {
    /// Its heading; empty where there is none.
    pub name: Prose,
    pub days: u32,
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// Values that are neither yes nor no in a way known here.
    pub unknown: u32,
}

#[derive(Default)]
pub(crate) struct DatesFile {
    pub columns: Vec<Column>,
    rows: u32,
    refused: u32,
    headings: Vec<String>,
    /// By the place of its column.
    left_out: BTreeMap<usize, u32>,
}

#[derive(Default)]
pub(crate) struct Column {
    name: String,
    /// Its place in a row; the date stands at 0.
    at: usize,
    pub days: BTreeSet<Day>,
    unknown: u32,
}

pub(crate) fn read(path: &Path, today: Day, work: &Work) -> Result<DatesFile> {
    let file = parse(&files::text_of(path, LARGEST)?, today, work)?;
    if file.columns.iter().all(|column| column.days.is_empty()) {
        return Err(Error::at("path", Code::NothingToBringIn));
    }
    Ok(file)
}

fn parse(bytes: &[u8], today: Day, work: &Work) -> Result<DatesFile> {
    work.step(Step::Reading, bytes.len() as u64)?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(bytes)).from_reader(bytes);
    let mut file = DatesFile::default();
    let mut record = csv::ByteRecord::new();
    let mut first = true;
    while let Ok(true) = reader.read_byte_record(&mut record) {
        work.done(reader.position().byte())?;
        if record.len() > MOST_COLUMNS {
            return Err(Error::at("path", Code::FileTooLarge));
        }
        let cells: Vec<String> = record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        let heading = std::mem::take(&mut first);
        match cells.first().and_then(|cell| day_in(cell)) {
            Some(day) => file.take(day, &cells, today),
            None if heading => file.name_columns(&cells),
            None if cells.iter().all(String::is_empty) => {}
            None => {
                file.rows += 1;
                file.refused += 1;
            }
        }
    }
    Ok(file)
}

/// The sign that stands most often in the first line.
fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| line.iter().filter(|byte| **byte == sign).count();
    [b';', b'\t', b','].into_iter().max_by_key(|sign| count(*sign)).filter(|sign| count(*sign) > 0).unwrap_or(b',')
}

/// `2026-11-24`, with or without a time behind it, or with slashes or dots in that order. Orders that depend on the country
/// are not guessed at.
fn day_in(cell: &str) -> Option<Day> {
    let date: String = cell.chars().take(10).map(|sign| if matches!(sign, '/' | '.') { '-' } else { sign }).collect();
    date.parse().ok().filter(|_| date.len() == 10)
}

impl DatesFile {
    fn name_columns(&mut self, cells: &[String]) {
        let short = |name: &String| name[..name.floor_char_boundary(NAME_LIMIT)].to_owned();
        self.headings = cells.iter().map(short).collect();
        let named = self.headings.iter().enumerate().skip(1).filter(|(_, name)| !name.is_empty());
        // A column of notes is not a habit.
        let habits = named.filter(|(_, name)| !matches!(name.to_lowercase().as_str(), "notes" | "note"));
        self.columns = habits.map(|(at, name)| Column { name: name.clone(), at, ..Column::default() }).collect();
        if let [only] = self.columns.as_mut_slice()
            && only.name.eq_ignore_ascii_case("value")
        {
            only.name.clear();
        }
    }

    fn take(&mut self, day: Day, cells: &[String], today: Day) {
        self.rows += 1;
        if day > today || day.year() < EARLIEST_YEAR {
            self.refused += 1;
            return;
        }
        if self.columns.is_empty() {
            self.columns.push(Column { at: 1, ..Column::default() });
        }
        // Dates alone: being there is the mark.
        if cells.len() == 1 {
            if let Some(column) = self.columns.first_mut() {
                column.days.insert(day);
            }
            return;
        }
        let mut columns = self.columns.iter_mut().peekable();
        for (at, cell) in cells.iter().enumerate().skip(1) {
            let Some(column) = columns.next_if(|column| column.at == at) else {
                if !cell.is_empty() {
                    *self.left_out.entry(at).or_default() += 1;
                }
                continue;
            };
            match mark_in(cell) {
                Some(true) => _ = column.days.insert(day),
                Some(false) => {}
                None => column.unknown += 1,
            }
        }
    }

    /// By its heading; `#3` is the third column, where it has none.
    fn unknown(&self) -> Vec<Unknown> {
        let name = |at: usize| match self.headings.get(at) {
            Some(heading) if !heading.is_empty() => heading.clone(),
            _ => format!("#{}", at + 1),
        };
        self.left_out.iter().map(|(at, count)| Unknown { name: name(*at), count: *count }).collect()
    }

    pub fn preview(&self) -> DatesPreview {
        let column = |column: &Column| DatesColumn {
            name: column.name.as_str().into(),
            days: column.days.len() as u32,
            from: column.days.first().copied(),
            until: column.days.last().copied(),
            unknown: column.unknown,
        };
        DatesPreview {
            columns: self.columns.iter().map(column).collect(),
            rows: self.rows,
            refused: self.refused,
            unknown: self.unknown(),
        }
    }

    pub fn column(&self, at: usize) -> Result<&Column> {
        self.columns.get(at).ok_or(Error::refused(Code::NotFound))
    }
}

/// Whether the day is marked; `None`: not known here.
fn mark_in(cell: &str) -> Option<bool> {
    match cell.to_ascii_uppercase().as_str() {
        "2" | "1" | "YES_MANUAL" | "YES_AUTO" | "YES" | "X" | "TRUE" => Some(true),
        "0" | "-1" | "3" | "" | "NO" | "SKIP" | "UNKNOWN" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Whole stretches of days one after the other: first and last day of each.
pub(crate) fn stretches(days: &BTreeSet<Day>) -> Vec<(Day, Day)> {
    let mut found: Vec<(Day, Day)> = Vec::new();
    for day in days {
        match found.last_mut() {
            Some((_, last)) if last.plus_days(1) == *day => *last = *day,
            _ => found.push((*day, *day)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> DatesFile {
        parse(text.as_bytes(), "2026-11-24".parse().unwrap(), &Work::default()).unwrap()
    }

    fn days(file: &DatesFile, at: usize) -> Vec<String> {
        file.columns[at].days.iter().map(Day::to_string).collect()
    }

    #[test]
    fn a_plain_list_of_dates_is_read_with_or_without_a_heading() {
        for text in
            ["2026-11-22\n2026-11-23\n", "date\r\n2026-11-22\r\n2026-11-23\r\n", "2026/11/23\n2026-11-22T10:00\n"]
        {
            assert_eq!(days(&parsed(text), 0), ["2026-11-22", "2026-11-23"], "{text:?}");
        }
    }

    #[test]
    fn loops_file_of_all_habits_is_read_by_column() {
        let file = parsed(
            "Date,No wine,Walk,\n2026-11-24,-1,0,\n2026-11-23,2,YES_MANUAL,\n2026-11-22,1,SKIP,\n2026-11-21,7000,NO,\n",
        );
        let preview = file.preview();
        assert_eq!((preview.rows, preview.refused, preview.columns.len()), (4, 0, 2));
        assert_eq!(days(&file, 0), ["2026-11-22", "2026-11-23"]);
        assert_eq!((days(&file, 1), preview.columns[0].unknown), (vec!["2026-11-23".to_owned()], 1));
    }

    #[test]
    fn loops_file_of_one_habit_has_notes_that_are_no_habit() {
        let file = parsed("Date,Value,Notes\n2026-11-23,YES_MANUAL,\"a, b\"\n2026-11-22,NO,\n");
        assert_eq!((file.columns.len(), days(&file, 0)), (1, vec!["2026-11-23".to_owned()]));
    }

    #[test]
    fn what_stands_between_habits_moves_none_of_them_and_is_counted_by_name() {
        let file = parsed("Date,Notes,Sober,,Walk\n2026-11-23,2,0,2,2,more\n2026-11-22,,2,,0\n");
        assert_eq!((days(&file, 0), days(&file, 1)), (vec!["2026-11-22".to_owned()], vec!["2026-11-23".to_owned()]));
        let told: Vec<(String, u32)> =
            file.preview().unknown.into_iter().map(|unknown| (unknown.name, unknown.count)).collect();
        assert_eq!(told, [("Notes".to_owned(), 1), ("#4".to_owned(), 1), ("#6".to_owned(), 1)]);
    }

    #[test]
    fn columns_and_headings_without_end_are_not_kept() {
        let wide = |columns: usize| format!("Date{}\n2026-11-24,2\n", ",a".repeat(columns));
        let read = |text: String| parse(text.as_bytes(), "2026-11-24".parse().unwrap(), &Work::default());
        assert_eq!(read(wide(MOST_COLUMNS - 1)).unwrap().columns.len(), MOST_COLUMNS - 1);
        assert_eq!(read(wide(MOST_COLUMNS)).err().unwrap().problem().code, Code::FileTooLarge);
        let long = parsed(&format!("Date,{}\n2026-11-24,2\n", "ñ".repeat(NAME_LIMIT)));
        assert_eq!(long.preview().columns[0].name.as_str(), "ñ".repeat(NAME_LIMIT / 2));
    }

    #[test]
    fn what_is_no_day_or_has_not_come_is_counted() {
        let file = parsed("2026-11-25\n1899-12-31\n24.11.2026\nlast Tuesday\n2026-11-24\n");
        assert_eq!((file.rows, file.refused, days(&file, 0).len()), (5, 4, 1));
    }

    #[test]
    fn days_in_a_row_are_one_stretch() {
        let days = ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-03"].map(|day| day.parse().unwrap());
        let found: Vec<String> = stretches(&days.into()).iter().map(|(a, b)| format!("{a} {b}")).collect();
        assert_eq!(found, ["2024-02-28 2024-03-01", "2024-03-03 2024-03-03"]);
    }
}
