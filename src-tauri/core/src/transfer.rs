//! Everything out in open formats, and everything back in from the JSON.
//!
//! The JSON is `{"format": "daymark", "version": 1, "schema": n, "exported_at": …, "tables": {name: [{column: value}]}}`:
//! every row of every table, by the names that `core/migrations` explains. Integers and text are JSON's own, bytes are
//! `{"base64": …}`. It is read back into the tables of its schema, which are then brought up to date.

mod read;
mod store;

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use daymark_vault::{Step, Work};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::attendance::{self, AttendanceQuery};
use crate::columns::is_as_written;
use crate::dates_file::{self, DatesPreview};
use crate::error::{Code, Error, Result};
use crate::feeds;
use crate::files::json::JsonFile;
use crate::files::private_file;
use crate::groups;
use crate::guide;
use crate::id::Id;
use crate::journal::{self, ImportFile};
use crate::restore::{self, RestorePreview};
use crate::schema;
use crate::session::Session;
use crate::settings;
use crate::sobriety;
use crate::time::{Day, Moment, Zone};

const FORMAT: &str = "daymark";
const VERSION: u64 = 1;
/// Bytes.
const LARGEST: u64 = 1024 * 1024 * 1024;
/// Bytes of a text that is read for what it holds: its values take many times as much.
const LONGEST_READ: usize = 1024 * 1024;
/// Of days that a person may have lived.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

#[derive(Deserialize, TS)]
pub struct ExportRequest {
    /// A folder that the user chose. A new one is made in it.
    pub folder: String,
    /// All of it, as JSON.
    pub everything: bool,
    /// Entries as Markdown.
    pub journal: bool,
    /// Visits as CSV.
    pub attendance: bool,
    /// Meetings of bookmarked groups as iCalendar.
    pub meetings: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ExportMade {
    /// The folder that was made.
    pub folder: String,
    pub files: u32,
}

pub(crate) fn export(session: &mut Session, wanted: ExportRequest) -> Result<ExportMade> {
    if !(wanted.everything || wanted.journal || wanted.attendance || wanted.meetings) {
        return Err(Error::refused(Code::NothingPrepared));
    }
    let parent = PathBuf::from(&wanted.folder);
    if !parent.is_dir() {
        return Err(Error::at("folder", Code::FolderUnwritable));
    }
    let name = format!("daymark-{}", session.now().moment.compact());
    let folder = (0..)
        .map(|copy| parent.join(if copy == 0 { name.clone() } else { format!("{name}-{copy}") }))
        .find(|folder| !folder.exists())
        .ok_or(Error::Internal("numbers do not end"))?;
    let part = folder.with_added_extension("part");
    let written = session.at_work(|session, work| write_all(session, &wanted, &part, work)).and_then(|files| {
        fs::rename(&part, &folder)?;
        Ok(files)
    });
    if written.is_err() {
        // Nothing half done is left, least of all in clear.
        let _ = fs::remove_dir_all(&part);
    }
    Ok(ExportMade { folder: folder.display().to_string(), files: written? })
}

fn write_all(session: &mut Session, wanted: &ExportRequest, folder: &Path, work: &Work) -> Result<u32> {
    make_private_folder(folder)?;
    let mut files = 0;
    if wanted.everything {
        write_json(session, &folder.join("everything.json"), work)?;
        files += 1;
    }
    if wanted.journal {
        files += journal::markdown(session.db(), |path, text| {
            work.go_on()?;
            let path = folder.join("journal").join(path);
            make_private_folder(path.parent().unwrap_or(folder))?;
            write_file(&path, text.as_bytes())
        })?;
    }
    if wanted.attendance {
        let all = AttendanceQuery { group: None, from: None, until: None };
        write_file(&folder.join("visits.csv"), &attendance::csv(&attendance::list(session, all)?)?)?;
        files += 1;
    }
    if wanted.meetings {
        write_file(&folder.join("meetings.ics"), groups::calendar_file(session)?.as_bytes())?;
        files += 1;
    }
    Ok(files)
}

fn make_private_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(path)?)
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = private_file(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Row by row: all of it at once might not fit in memory.
fn write_json(session: &Session, path: &Path, work: &Work) -> Result<()> {
    let mut out = BufWriter::new(private_file(path)?);
    let db = session.db();
    let exported_at: Moment = session.now().moment;
    let schema = store::schema_version(db)?;
    write!(
        out,
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"schema\": {schema},\n\"exported_at\": \"{exported_at}\",\n\"tables\": {{"
    )?;
    for (at, table) in store::tables(db)?.iter().enumerate() {
        write!(out, "{}\n\"{table}\": [", if at == 0 { "" } else { "," })?;
        let mut first = true;
        store::rows(db, table, |row| {
            work.go_on()?;
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            serde_json::to_writer(&mut out, &row).map_err(std::io::Error::from)?;
            Ok(())
        })?;
        out.write_all(b"\n]")?;
    }
    out.write_all(b"\n}\n}\n")?;
    let file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    Ok(file.sync_all()?)
}

/// Looks into a file that `export` wrote. What it holds would take the place of what is here, under the same passphrase.
pub(crate) fn preview(session: &mut Session, file: ImportFile) -> Result<RestorePreview> {
    session.pending_restore = None;
    session.at_work(|session, work| {
        let mut file = JsonFile::open(Path::new(&file.path), LARGEST)?;
        work.step(Step::Reading, file.length())?;
        // Twice: which schema its rows are for may stand behind them, and all of it must be sound before any of it is laid.
        let head = read::head(&mut file, work)?;
        work.step(Step::Writing, head.rows)?;
        let mut filled = Ok(store::LeftOut::default());
        let laid = session.home().with_keys_of(session.vault(), |db| {
            schema::lay_at(db, head.schema)?;
            store::fill(db, &mut filled, work, |filling| read::rows(&mut file, filling, work))?;
            schema::lay(db)
        });
        // Stopped while it was laid, that is why it was not.
        work.go_on()?;
        let left_out = filled?;
        let preview = restore::offer(session, laid?, work)?;
        Ok(RestorePreview { unknown: left_out.unknown(), refused: left_out.refused, ..preview })
    })
}

/// Whether those who will read this row can: the text of a day is a day, a choice one of those there are. Its table holds
/// the rest; a row that nobody can read would keep all others of its table from being shown.
fn reads_back(table: &str, row: &store::Row) -> bool {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
    match table {
        "setting" | "guide_answer" if text("value").len() > LONGEST_READ => return false,
        "setting" => return settings::reads_back(text("name"), text("value")),
        "guide_answer" => return guide::answer_reads_back(text("name"), text("value")),
        "fellowship" if !row.get("kind").is_none_or(guide::kind_reads_back) => return false,
        _ => {}
    }
    row.iter().all(|(column, value)| match value {
        Value::String(text) if text.len() > LONGEST_READ => is_kept_as_it_is(column),
        Value::String(text) => match sobriety::reads_back(table, column, text) {
            Some(readable) => readable,
            None => text_reads_back(column, text),
        },
        Value::Number(number) if column == "count" => number.as_u64().is_some_and(|count| count <= u32::MAX.into()),
        // A place after which none comes is never shown, as a page is what stands before another.
        Value::Number(number) if column == "seq" => number.as_i64().is_some_and(|seq| seq < i64::MAX),
        Value::Number(number) if column == "words" => number.as_u64().is_some_and(|words| words <= u32::MAX.into()),
        // Where its table takes it as text.
        Value::Number(number) => text_reads_back(column, &number.to_string()),
        _ => true,
    })
}

/// Whether nobody looks into it: the words of an entry, and what a list says beyond what is asked of it.
fn is_kept_as_it_is(column: &str) -> bool {
    matches!(column, "body" | "plain" | "extra")
}

fn text_reads_back(column: &str, text: &str) -> bool {
    let is_day = || text.parse().is_ok_and(|day: Day| YEARS.contains(&day.year())) && is_as_written::<Day>(text);
    match column {
        // SQLite would make numbers of them.
        "seq" | "words" => false,
        // A bookmark whose list is not known any more.
        "list_id" => text.is_empty() || is_as_written::<Id>(text),
        "id" | "group_id" => is_as_written::<Id>(text),
        "zone" => text.parse::<Zone>().is_ok(),
        _ if column.ends_with("_on") => is_day(),
        _ if column.ends_with("_at") => is_as_written::<Moment>(text),
        _ => groups::reads_back(column, text) && feeds::reads_back(column, text),
    }
}

/// Looks into a file of days; what they were is for its user to say.
pub(crate) fn preview_dates(session: &mut Session, file: ImportFile) -> Result<DatesPreview> {
    let today = session.now().today();
    session.at_work(|_, work| Ok(dates_file::read(Path::new(&file.path), today, work)?.preview()))
}
