//! What can still be read of a damaged store, row by row, into a new one.
//!
//! A broken page takes with it the rows on it and, where it held the way to others, those too. So each table is read from
//! its beginning and from its end, and what lies between is tried further and further on until nothing more can be reached. A connection that
//! met a broken page reads nothing more; each time another is opened.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use crate::candidate::Candidate;
use crate::derive::{Keys, derive_keys};
use crate::error::{Error, Result};
use crate::files;
use crate::header::{self, Header, Unwrapped};
use crate::home::{STORE, VaultHome};
use crate::logical::{quoted, tables};
use crate::secret::{Root, Secret};
use crate::store::{self, PAGE};
use crate::vault::{read_copies, sound, why_none};
use crate::work::{Step, Work};

pub(crate) const DAMAGED: &str = "damaged.db";

/// What was read, and what is known to be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// Pages that the disk does not give or whose seal is broken, from 1; empty where the file could not even be walked.
    pub pages: Vec<u32>,
    pub tables: Vec<SalvagedTable>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SalvagedTable {
    pub name: String,
    pub kept: u64,
    /// How many there were, where an index still tells.
    pub of: Option<u64>,
}

impl SalvagedTable {
    fn count_again(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let left: u32 = db.query_row(&format!("SELECT count(*) FROM {}", quoted(&self.name)), [], |row| row.get(0))?;
        self.kept = self.kept.min(u64::from(left));
        Ok(())
    }
}

impl VaultHome {
    /// Builds a new generation of what the current one still gives; the current one is only read. `build` lays the tables,
    /// `mend` puts right what hangs in the air because what it belonged to is gone.
    pub fn salvage<B, M>(&self, secret: &Secret, build: B, mend: M, work: &Work) -> Result<(Candidate, Salvaged)>
    where
        B: FnOnce(&mut Connection) -> rusqlite::Result<()>,
        M: FnOnce(&mut Connection) -> rusqlite::Result<()>,
    {
        let folder = self.current_generation()?.ok_or(Error::NoStore)?;
        let (root, header) = key_of(&folder, secret, work)?;
        let keys = derive_keys(&root);
        let building = self.begin_building()?;
        let damaged = building.join(DAMAGED);
        let unread = copy_damaged(&folder, &damaged, &keys, work)?;
        let mut source = Source { path: damaged, keys: &keys, db: None };
        let id = header.as_ref().map(Header::id).or_else(|| source.id()).unwrap_or([0; 16]);
        let pages = unread.into_iter().chain(broken_pages(&folder, &keys, work)).collect::<BTreeSet<_>>();
        let mut found = Salvaged { pages: pages.into_iter().collect(), tables: Vec::new() };
        let copies = [DAMAGED.to_owned(), format!("{DAMAGED}-journal")].map(|name| building.join(&name));
        let mut met = None;
        let laid = self.lay(building, &root, id, header.as_ref(), |db| {
            build(db)?;
            // SQLite's errors alone go through here; what was met is carried past it.
            found.tables = fill(db, &mut source, work).map_err(|error| {
                met = Some(error);
                rusqlite::Error::InvalidQuery
            })?;
            mend(db)?;
            // What hung in the air and went is not said to be found.
            found.tables.iter_mut().try_for_each(|table| table.count_again(db))
        });
        let candidate = laid.map_err(|error| met.unwrap_or(error))?;
        drop(source);
        for copy in copies {
            files::remove_if_there(&copy)?;
        }
        Ok((candidate, found))
    }
}

/// The root by which a store may be read. That its first bytes agree is not asked: they may be what is damaged.
fn key_of(folder: &Path, secret: &Secret, work: &Work) -> Result<(Root, Option<Header>)> {
    let copies = read_copies(folder);
    let headers = sound(&copies);
    match secret {
        Secret::Passphrase(passphrase) => {
            if headers.is_empty() {
                return Err(why_none(&copies));
            }
            match header::unwrap_any(&headers, passphrase, work)? {
                Unwrapped::Authentic(root, header) => Ok((root, Some(header))),
                // Nothing is lost by it here: the passphrase that was typed unwraps what is sealed anew.
                Unwrapped::Altered(root, header) => {
                    let sealed = header.sealed(1, &derive_keys(&root));
                    Ok((root, Some(sealed)))
                }
            }
        }
        Secret::Code(code) => {
            for root in code.roots() {
                let keys = derive_keys(&root);
                let header = headers.iter().find(|header| header.is_authentic(&keys));
                let store = folder.join(STORE);
                let begins = || store::begins_with(&store, &keys.salt).unwrap_or(false);
                let sealed = || headers.is_empty() && store::not_sealed_by(&store, &keys).is_some();
                if header.is_some() || begins() || sealed() {
                    return Ok((root, header.cloned()));
                }
            }
            Err(Error::WrongSecret)
        }
    }
}

/// The original stays as it is. The copy gets whole pages and its salt back. The pages that the disk does not give.
fn copy_damaged(folder: &Path, target: &Path, keys: &Keys, work: &Work) -> Result<Vec<u32>> {
    let store = folder.join(STORE);
    let length = fs::metadata(&store).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::StoreMissing,
        _ => Error::reading(error),
    })?;
    work.step(Step::Copying, length.len())?;
    let unread = copy_readable(&store, target, work)?;
    let rollback = store::rollback_of(&store);
    if rollback.exists() {
        // What stands behind a part that is lost is not put back: its checksum is wrong with zeros in its place.
        copy_readable(&rollback, &store::rollback_of(target), &Work::default())?;
    }
    let mut file = OpenOptions::new().write(true).open(target)?;
    file.set_len(length.len().next_multiple_of(PAGE).max(PAGE))?;
    file.write_all(&keys.salt)?;
    Ok(unread)
}

/// Page by page, so that a bad sector takes only its own with it: zeros stand in its place. The numbers of those, from 1.
fn copy_readable(from: &Path, to: &Path, work: &Work) -> Result<Vec<u32>> {
    let mut source = File::open(from).map_err(Error::reading)?;
    let length = source.metadata().map_err(Error::reading)?.len();
    let mut options = OpenOptions::new();
    let mut target = files::private(options.write(true).create_new(true)).open(to)?;
    let mut unread = Vec::new();
    for at in (0..length).step_by(PAGE as usize) {
        let mut page = vec![0; (length - at).min(PAGE) as usize];
        if source.seek(SeekFrom::Start(at)).and_then(|_| source.read_exact(&mut page)).is_err() {
            page.fill(0);
            unread.push((at / PAGE + 1) as u32);
        }
        target.write_all(&page)?;
        work.done(at)?;
    }
    Ok(unread)
}

fn broken_pages(folder: &Path, keys: &Keys, work: &Work) -> Vec<u32> {
    match store::verify(&folder.join(STORE), keys, work) {
        Err(Error::StoreDamaged { pages }) => pages,
        _ => Vec::new(),
    }
}

struct Source<'a> {
    path: PathBuf,
    keys: &'a Keys,
    db: Option<Connection>,
}

impl Source<'_> {
    /// Calls `take` for each row until there are no more or one cannot be read. Whether all were.
    fn rows(
        &mut self,
        sql: &str,
        between: &[Value],
        mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<bool> {
        let Ok(db) = self.connection() else { return Ok(false) };
        let mut failed = None;
        let whole = (|| {
            let mut query = db.prepare(sql)?;
            let mut rows = query.query(params_from_iter(between))?;
            while let Some(row) = rows.next()? {
                if let Err(error) = take(row) {
                    failed = Some(error);
                    break;
                }
            }
            Ok::<_, rusqlite::Error>(())
        })();
        // What could not be written is an error; what could not be read is what we came for.
        if let Some(error) = failed {
            return Err(error);
        }
        if whole.is_err() {
            self.db = None;
        }
        Ok(whole.is_ok())
    }

    fn connection(&mut self) -> Result<&Connection> {
        if self.db.is_none() {
            self.db = Some(store::open_damaged(&self.path, self.keys)?);
        }
        self.db.as_ref().ok_or(Error::StoreMissing)
    }

    fn id(&mut self) -> Option<[u8; 16]> {
        let mut id = None;
        let _ = self.rows("SELECT id FROM vault_identity", &[], |row| {
            id = row.get(0).ok();
            Ok(())
        });
        id
    }

    /// By an index where there is one, which may be whole where the table is not.
    fn count(&mut self, table: &str) -> Option<u64> {
        let mut count = None;
        let whole = self.rows(&format!("SELECT count(*) FROM {}", quoted(table)), &[], |row| {
            count = Some(row.get::<_, i64>(0)?.unsigned_abs());
            Ok(())
        });
        whole.is_ok_and(|whole| whole).then_some(count).flatten()
    }

    fn columns(&mut self, table: &str) -> Vec<String> {
        let mut names = Vec::new();
        let _ = self.rows(&format!("PRAGMA table_info({})", quoted(table)), &[], |row| {
            names.push(row.get(1)?);
            Ok(())
        });
        names
    }
}

fn fill(db: &mut Connection, source: &mut Source<'_>, work: &Work) -> Result<Vec<SalvagedTable>> {
    let names: Vec<String> = tables(db)?;
    work.step(Step::Reading, names.len() as u64)?;
    // A row whose parent is gone is kept; the mending comes after.
    db.pragma_update(None, "foreign_keys", "OFF")?;
    let tx = db.transaction()?;
    let mut found = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        let mut table = Table::of(&tx, source, name, work)?;
        table.read(source)?;
        let of = source.count(&table.name);
        found.push(SalvagedTable { name: table.name, kept: table.kept, of });
        work.done(at as u64 + 1)?;
    }
    tx.commit()?;
    db.pragma_update(None, "foreign_keys", "ON")?;
    Ok(found)
}

struct Table<'a> {
    target: &'a Connection,
    work: &'a Work,
    name: String,
    /// Those that both the old and the new table have.
    columns: Vec<String>,
    /// `rowid`, or the first column of a table without.
    key: String,
    insert: String,
    kept: u64,
}

impl<'a> Table<'a> {
    fn of(target: &'a Connection, source: &mut Source<'_>, name: String, work: &'a Work) -> Result<Table<'a>> {
        let there = source.columns(&name);
        let mut columns = Vec::new();
        target.pragma(None, "table_info", &name, |row| {
            columns.push(row.get::<_, String>(1)?);
            Ok(())
        })?;
        columns.retain(|column| there.contains(column));
        let has_rowid = target.prepare(&format!("SELECT rowid FROM {}", quoted(&name))).is_ok();
        let key = if has_rowid { "rowid".to_owned() } else { quoted(columns.first().map_or("rowid", String::as_str)) };
        let list: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT OR IGNORE INTO {} ({}) VALUES ({marks})", quoted(&name), list.join(", "));
        Ok(Table { target, work, name, columns, key, insert, kept: 0 })
    }

    fn read(&mut self, source: &mut Source<'_>) -> Result<()> {
        if self.columns.is_empty() {
            return Ok(());
        }
        if self.key == "rowid" {
            return self.between(source, i64::MIN, i64::MAX);
        }
        // Keys that cannot be halved: from both ends only.
        if self.walk(source, "", &[], "ASC")?.is_some() {
            self.walk(source, "", &[], "DESC")?;
        }
        Ok(())
    }

    /// Every row with a rowid from `low` to `high` that can be reached.
    ///
    /// Where reading stops, it is tried again one, two, four, eight … further on, from both ends of what is missing: a
    /// broken page is left behind after at most 64 tries, however far apart its neighbours' keys are.
    fn between(&mut self, source: &mut Source<'_>, low: i64, high: i64) -> Result<()> {
        let mut gaps = vec![(low, high)];
        while let Some((low, high)) = gaps.pop() {
            self.work.go_on()?;
            let Some((low, high)) = self.narrowed(source, low, high)? else { continue };
            for power in 0..63u32 {
                let step = 1i64 << power;
                let (Some(up), Some(down)) = (low.checked_add(step), high.checked_sub(step)) else { break };
                if up > high || down < low {
                    break;
                }
                let before = self.kept;
                let after_up = self.narrowed(source, up, high)?;
                if after_up.is_none() || self.kept > before {
                    gaps.extend(after_up);
                    gaps.push((low, up - 1));
                    break;
                }
                let below_down = self.narrowed(source, low, down)?;
                if self.kept > before {
                    gaps.extend(below_down);
                    gaps.push((down + 1, high));
                    break;
                }
            }
        }
        Ok(())
    }

    /// Reads from both ends of a range. What is left between; `None`: nothing.
    fn narrowed(&mut self, source: &mut Source<'_>, low: i64, high: i64) -> Result<Option<(i64, i64)>> {
        let within = "WHERE rowid BETWEEN ? AND ?";
        let Some(reached) = self.walk(source, within, &[low.into(), high.into()], "ASC")? else { return Ok(None) };
        let low = reached.map_or(Some(low), |last| last.checked_add(1)).filter(|low| *low <= high);
        let Some(low) = low else { return Ok(None) };
        let Some(reached) = self.walk(source, within, &[low.into(), high.into()], "DESC")? else { return Ok(None) };
        let high = reached.map_or(Some(high), |first| first.checked_sub(1)).filter(|high| *high >= low);
        Ok(high.map(|high| (low, high)))
    }

    /// Takes rows one after the other. `None`: to the end; else the last rowid that could be read, if any could.
    fn walk(
        &mut self,
        source: &mut Source<'_>,
        within: &str,
        bounds: &[Value],
        order: &str,
    ) -> Result<Option<Option<i64>>> {
        let list: Vec<String> = self.columns.iter().map(|column| quoted(column)).collect();
        let (key, name) = (&self.key, quoted(&self.name));
        let sql = format!("SELECT {key}, {} FROM {name} {within} ORDER BY {key} {order}", list.join(", "));
        let mut insert = self.target.prepare_cached(&self.insert)?;
        let (mut last, mut kept) = (None, 0);
        let columns = self.columns.len();
        let whole = source.rows(&sql, bounds, |row| {
            let values = (1..=columns).map(|at| row.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>()?;
            kept += insert.execute(params_from_iter(values))? as u64;
            last = row.get::<_, i64>(0).ok();
            Ok(())
        })?;
        self.kept += kept;
        Ok((!whole).then_some(last))
    }
}
