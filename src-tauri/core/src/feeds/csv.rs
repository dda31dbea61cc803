//! A list as a table of plain words: commas, semicolons or tabs, headings in English or Spanish, or none.
//!
//! Each row becomes what Meeting Guide would have called its cells, and is read by its rules. How each column was understood
//! is shown, and its user may know better.

mod headings;

use daymark_vault::{Step, Work};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::dialect::{DayNumbers, Dialect, NumbersSeen};
use super::meeting_guide;
use super::read::{MOST_ROWS, Reading};
use super::row::Fields;
use crate::error::{Code, Error, Result};

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnMeaning {
    Name,
    Day,
    Time,
    EndTime,
    /// How long it lasts.
    Minutes,
    Zone,
    Types,
    Way,
    Place,
    Address,
    City,
    State,
    PostalCode,
    Country,
    Region,
    SubRegion,
    District,
    /// The link to join by.
    Url,
    UrlNotes,
    /// The number to join by.
    Phone,
    PhoneNotes,
    Notes,
    Group,
    Language,
    Latitude,
    Longitude,
    Website,
    PageUrl,
    ContactName,
    ContactEmail,
    ContactPhone,
    Updated,
    Publisher,
    /// What its list calls the row.
    Identity,
    /// Kept as it is, beside the meeting.
    Other,
}

impl ColumnMeaning {
    /// The field of Meeting Guide that holds the same.
    fn field(self) -> Option<&'static str> {
        use ColumnMeaning as C;
        Some(match self {
            C::Name => "name",
            C::Day => "day",
            C::Time => "time",
            C::EndTime => "end_time",
            C::Minutes => "duration",
            C::Zone => "timezone",
            C::Types => "types",
            C::Way => "attendance_option",
            C::Place => "location",
            C::Address => "address",
            C::City => "city",
            C::State => "state",
            C::PostalCode => "postal_code",
            C::Country => "country",
            C::Region => "region",
            C::SubRegion => "sub_region",
            C::District => "district",
            C::Url => "conference_url",
            C::UrlNotes => "conference_url_notes",
            C::Phone => "conference_phone",
            C::PhoneNotes => "conference_phone_notes",
            C::Notes => "notes",
            C::Group => "group",
            C::Language => "language",
            C::Latitude => "latitude",
            C::Longitude => "longitude",
            C::Website => "website",
            C::PageUrl => "url",
            C::ContactName => "contact_1_name",
            C::ContactEmail => "contact_1_email",
            C::ContactPhone => "contact_1_phone",
            C::Updated => "updated",
            C::Publisher => "entity",
            C::Identity => "slug",
            C::Other => return None,
        })
    }

    /// What stands between the texts of several columns that hold the same. `None`: the first one counts.
    fn between(self) -> Option<&'static str> {
        match self {
            ColumnMeaning::Types | ColumnMeaning::Day => Some(","),
            ColumnMeaning::Address | ColumnMeaning::Place => Some(", "),
            ColumnMeaning::Notes => Some("\n\n"),
            _ => None,
        }
    }
}

/// A column of a table, and how it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListColumn {
    /// As it stands above it; empty in a table without headings.
    pub heading: String,
    /// What stands in it first.
    pub example: String,
    pub meaning: ColumnMeaning,
}

/// Whether a text is worth showing as a table: columns that look like a list of meetings, or at least like columns.
pub(super) fn looks_like_a_table(text: &str) -> bool {
    let table = Table::open(text);
    let known = table.columns.iter().filter(|column| column.meaning != ColumnMeaning::Other).count();
    let even = table.first_lengths.len() > 1 && table.first_lengths.iter().all(|cells| *cells == table.columns.len());
    let is_sentence = table.columns.iter().any(|column| column.heading.len() > 60);
    known >= 2 || (even && !is_sentence && table.columns.len() >= 3)
}

/// Reads a whole table. Columns that its user chose are understood as chosen.
pub(super) fn read(
    text: &str,
    chosen: &[ListColumn],
    numbers: DayNumbers,
    work: &Work,
) -> Result<(Reading, NumbersSeen)> {
    let mut table = Table::open(text);
    headings::choose(&mut table.columns, chosen);
    let mut reading = Reading::new(Dialect::Csv);
    let mut seen = NumbersSeen::default();
    work.step(Step::Reading, text.len() as u64)?;
    let mut reader = table.reader(text);
    let mut record = ::csv::StringRecord::new();
    // A text that was decoded has no cells that cannot be read.
    while let Ok(true) = reader.read_record(&mut record) {
        table.records += 1;
        let is_heading = table.has_headings && table.records == 1;
        if is_heading || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        reading.rows += 1;
        if reading.rows > MOST_ROWS {
            return Err(Error::refused(Code::ListTooLarge));
        }
        if reading.rows.is_multiple_of(256) {
            work.done(reader.position().byte())?;
        }
        let fields = fields_of(&table.columns, &record);
        if let Some(day) = fields.peek("day") {
            seen.see(day);
        }
        reading.take(table.records, meeting_guide::meetings_of(fields, numbers));
    }
    if reading.rows == 0 {
        return Err(Error::refused(Code::ListEmpty));
    }
    reading.columns = table.columns;
    Ok((reading, seen))
}

/// A row in Meeting Guide's words.
fn fields_of(columns: &[ListColumn], record: &::csv::StringRecord) -> Fields {
    let mut fields = Fields::default();
    // Without one a name is made of the place.
    let mut cells: Vec<(ColumnMeaning, String)> = vec![(ColumnMeaning::Name, String::new())];
    for (at, cell) in record.iter().map(str::trim).enumerate() {
        let column = columns.get(at);
        let meaning = column.map_or(ColumnMeaning::Other, |column| column.meaning);
        let before = cells.iter_mut().find(|(kept, _)| *kept == meaning && meaning != ColumnMeaning::Other);
        match (before, meaning.between()) {
            _ if cell.is_empty() => {}
            (None, _) if meaning != ColumnMeaning::Other => cells.push((meaning, cell.to_owned())),
            (Some((_, kept)), _) if kept.is_empty() => kept.push_str(cell),
            (Some((_, kept)), Some(between)) => *kept = format!("{kept}{between}{cell}"),
            _ => {
                let heading = column.map(|column| column.heading.clone()).filter(|heading| !heading.is_empty());
                let heading = heading.unwrap_or_else(|| format!("column {}", at + 1));
                fields.set_aside(heading, Value::from(cell));
            }
        }
    }
    let has = |meaning: ColumnMeaning| cells.iter().any(|(kept, _)| *kept == meaning);
    let online = (has(ColumnMeaning::Url) || has(ColumnMeaning::Phone))
        && !has(ColumnMeaning::Address)
        && !has(ColumnMeaning::Place)
        && !has(ColumnMeaning::Way);
    for (meaning, cell) in cells {
        let cell = if meaning == ColumnMeaning::Types { separated(&cell) } else { cell };
        if let Some(field) = meaning.field() {
            fields.put(field.to_owned(), Value::from(cell));
        }
    }
    if online {
        // A table has no codes for it: a link and no place say it as well.
        fields.put("attendance_option".to_owned(), Value::from("online"));
    }
    fields
}

/// Kinds with commas between them: "O; D", "Open | Discussion", "O D W".
fn separated(types: &str) -> String {
    let with_commas = types.replace([';', '|', '\n'], ",");
    let is_code = |word: &str| word.len() <= 5 && word.chars().all(|sign| sign.is_uppercase() || sign.is_numeric());
    let several_codes = !with_commas.contains(',') && with_commas.split_whitespace().all(is_code);
    if several_codes { with_commas.split_whitespace().collect::<Vec<_>>().join(",") } else { with_commas }
}

/// A text as columns, its rows not looked at yet.
struct Table {
    delimiter: u8,
    columns: Vec<ListColumn>,
    has_headings: bool,
    /// How many cells the first records have.
    first_lengths: Vec<usize>,
    /// Records read so far, as a spreadsheet counts its rows.
    records: usize,
}

impl Table {
    fn open(text: &str) -> Table {
        let mut table = Table {
            delimiter: delimiter(text),
            columns: Vec::new(),
            has_headings: true,
            first_lengths: Vec::new(),
            records: 0,
        };
        let first: Vec<Vec<String>> = table
            .reader(text)
            .into_records()
            .take(6)
            .filter_map(|record| record.ok())
            .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect())
            .collect();
        let Some((head, rows)) = first.split_first() else { return table };
        table.first_lengths = first.iter().map(Vec::len).collect();
        table.has_headings = headings::are_headings(head);
        let examples = if table.has_headings { rows } else { &first[..] };
        table.columns = headings::columns(head, examples, table.has_headings);
        table
    }

    fn reader<'t>(&self, text: &'t str) -> ::csv::Reader<&'t [u8]> {
        let mut how = ::csv::ReaderBuilder::new();
        how.has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(text.as_bytes())
    }
}

/// The sign that stands most often in the first line, outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0usize), (b'\t', 0), (b',', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            byte => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0).map_or(b',', |(sign, _)| sign)
}

#[cfg(test)]
mod tests;
