//! Backups: those the program makes for itself beside the vault, and those its user puts elsewhere; and how the vault is.

pub(crate) mod old_keys;
pub(crate) mod schedule;
mod store;

use std::path::{Path, PathBuf};

use daymark_vault::{Vault, VaultHome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use schedule::Reason;

use crate::api::Asked;
use crate::error::{Code, Error, Result};
use crate::gate::HeaderState;
use crate::session::Session;
use crate::settings;
use crate::time::{Day, Moment, Now};

/// A backup that the program made for itself.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Snapshot {
    pub name: String,
    pub made_at: Moment,
    pub reason: Reason,
    #[ts(type = "number")]
    pub bytes: u64,
}

#[derive(Debug, Serialize, TS)]
pub struct VaultHealth {
    pub location: String,
    #[ts(type = "number")]
    pub bytes: u64,
    pub headers: HeaderState,
    pub sqlite: String,
    pub cipher: String,
    /// Memory in MiB and passes of Argon2id for one guess at the passphrase; null while both key files are gone.
    pub guess_mib: Option<u32>,
    pub guess_passes: Option<u32>,
    /// Newest first. Each was read back and checked when it was made.
    pub snapshots: Vec<Snapshot>,
    /// Why the last one was not made, if it was not.
    pub snapshot_problem: Option<Code>,
    /// Some that the keys of before open were to be removed, and are here still. It is tried again.
    pub old_copies_left: bool,
    pub last_copy: Option<CopyMade>,
}

/// A copy that was put outside the vault's folder.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct CopyMade {
    pub made_at: Moment,
    pub folder: String,
    pub file: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct CheckResult {
    pub sound: bool,
    /// Numbers of the pages whose seal is broken, from 1; empty where the damage lies elsewhere.
    pub pages: Vec<u32>,
}

#[derive(Deserialize, TS)]
pub struct BackupTarget {
    /// A folder that the user chose.
    pub folder: String,
}

/// "The last copy outside this folder is 34 days old."
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupNudge {
    /// Null: there is none yet.
    pub last_on: Option<Day>,
    pub days: u32,
}

pub(crate) fn make_snapshot(
    home: &VaultHome,
    vault: &Vault,
    reason: Reason,
    now: Now,
    work: &Work,
) -> Result<Snapshot> {
    let folder = home.make_snapshots_folder()?;
    let (name, path) = free_name(&folder, "", reason, now);
    let bytes = vault.back_up(&path, work)?;
    // Only after one was made that is good.
    for old in schedule::to_prune(&named(home)?, now) {
        // One that cannot be removed now is met again tomorrow.
        let _ = std::fs::remove_file(folder.join(old));
    }
    Ok(Snapshot { name, made_at: now.moment, reason, bytes })
}

/// Two within one second get two names.
fn free_name(folder: &Path, before: &str, reason: Reason, now: Now) -> (String, PathBuf) {
    let names = (0..).map(|later| format!("{before}{}", schedule::name(now.moment.plus_millis(later * 1000), reason)));
    let mut free = names.map(|name| (folder.join(&name), name)).filter(|(path, _)| !path.exists());
    free.next().map_or_else(|| (String::new(), PathBuf::new()), |(path, name)| (name, path))
}

fn named(home: &VaultHome) -> Result<Vec<schedule::Named>> {
    let folder = home.snapshots();
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let names = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter_map(|name| schedule::read_name(&name)).collect())
}

/// Newest first.
pub(crate) fn snapshots(home: &VaultHome) -> Result<Vec<Snapshot>> {
    let mut all: Vec<Snapshot> = named(home)?
        .into_iter()
        .filter_map(|named| {
            let bytes = std::fs::metadata(home.snapshots().join(&named.name)).ok()?.len();
            Some(Snapshot { name: named.name, made_at: named.made_at, reason: named.reason, bytes })
        })
        .collect();
    all.sort_by(|a, b| b.made_at.cmp(&a.made_at).then_with(|| b.name.cmp(&a.name)));
    Ok(all)
}

/// Where a backup of ours lies; a name that is none of ours leads nowhere.
pub(crate) fn snapshot_path(home: &VaultHome, name: &str) -> Result<PathBuf> {
    let known = schedule::read_name(name).ok_or(Error::refused(Code::NotFound))?;
    Ok(home.snapshots().join(known.name))
}

/// Makes the daily one if it is due, and removes what its user wanted gone. A failure is kept and shown where the vault's
/// health is. Whether the daily one was made.
pub(crate) fn keep_safe(session: &mut Session) -> bool {
    if session.is_over() {
        return false;
    }
    let made = make_due(session).map_err(|error| session.met(error));
    let is_made = matches!(made, Ok(true));
    let done = match made {
        // Somebody asked for something, and waits.
        Err(error) if error.problem().code == Code::Cancelled => Err(error),
        made => old_keys::remove(session).map_err(|error| session.met(error)).and_then(|removed| Ok(made? || removed)),
    };
    session.snapshot_problem = match done.map_err(|error| error.problem().code) {
        // It gave way to somebody who asked for something, and is tried again.
        Ok(false) | Err(Code::Cancelled) => session.snapshot_problem,
        Ok(true) => None,
        Err(code) => Some(code),
    };
    is_made
}

/// `false`: none was due.
fn make_due(session: &mut Session) -> Result<bool> {
    let due = schedule::is_due(&named(session.home())?, session.now());
    if due {
        session.at_work(|session, work| before(session, Reason::Daily, work))?;
    }
    Ok(due)
}

/// A backup of the present state, before something changes it at large: a part of that work.
pub(crate) fn before(session: &Session, reason: Reason, work: &Work) -> Result<()> {
    make_snapshot(session.home(), session.vault(), reason, session.now(), work).map(drop)
}

pub(crate) fn get_health(session: &mut Session, (): ()) -> Result<VaultHealth> {
    let engine = session.engine()?;
    let cost = session.vault().cost();
    Ok(VaultHealth {
        location: session.location(),
        bytes: session.vault().size()?,
        headers: session.headers().into(),
        sqlite: engine.sqlite,
        cipher: engine.cipher,
        guess_mib: cost.map(|cost| cost.memory_mib()),
        guess_passes: cost.map(|cost| cost.passes()),
        snapshots: snapshots(session.home())?,
        snapshot_problem: session.snapshot_problem,
        old_copies_left: old_keys::are_left(session),
        last_copy: store::last_copy(session.db())?.map(|(made_at, folder)| CopyMade { made_at, folder, file: None }),
    })
}

/// Every page's seal and SQLite's own order. Damage is an answer here, not a refusal.
pub(crate) fn check(session: &mut Session, (): ()) -> Result<CheckResult> {
    let checked = session.at_work(|session, work| Ok(session.vault_mut().check(work)?));
    match checked {
        Ok(()) => Ok(CheckResult { sound: true, pages: Vec::new() }),
        Err(Error::Vault(daymark_vault::Error::StoreDamaged { pages })) => {
            session.damaged = true;
            Ok(CheckResult { sound: false, pages })
        }
        Err(Error::Vault(daymark_vault::Error::Unreadable)) => {
            session.damaged = true;
            Ok(CheckResult { sound: false, pages: Vec::new() })
        }
        Err(error) => Err(error),
    }
}

/// "Back up now": one file in a folder of the user's choice, read back before it counts.
pub(crate) fn back_up(session: &mut Session, target: BackupTarget) -> Result<CopyMade> {
    let folder = PathBuf::from(&target.folder);
    if !folder.is_dir() {
        return Err(Error::at("folder", Code::FolderUnwritable));
    }
    let inside = folder
        .canonicalize()
        .is_ok_and(|folder| session.folder().canonicalize().is_ok_and(|vault| folder.starts_with(vault)));
    if inside {
        return Err(Error::at("folder", Code::FolderUnwritable));
    }
    let now = session.now();
    let (name, path) = free_name(&folder, "daymark-", Reason::Daily, now);
    let bytes = session.at_work(|session, work| Ok(session.vault().back_up(&path, work)?))?;
    session.write(|tx, now| store::add_copy(tx, now.moment, &target.folder, bytes))?;
    Ok(CopyMade { made_at: now.moment, folder: target.folder, file: Some(name) })
}

/// Null while no word about it is needed, or none is wanted.
pub(crate) fn get_nudge(session: &mut Session, (): ()) -> Result<Option<BackupNudge>> {
    let chosen = settings::current(session.db())?;
    let last = store::last_copy(session.db())?.map(|(made_at, _)| made_at);
    let since = match last {
        Some(last) => Some(last),
        None => store::first_written(session.db())?,
    };
    Ok(nudge(last, since, chosen.backup_nudge_days, chosen.backup_nudge_dismissed_on, session.now()))
}

/// `since`: the last copy, or where there is none, the first thing that was written.
fn nudge(
    last: Option<Moment>,
    since: Option<Moment>,
    after_days: u16,
    dismissed_on: Option<Day>,
    now: Now,
) -> Option<BackupNudge> {
    let old = |day: Day| now.today().days_since(day) > i64::from(after_days);
    let since = since?.day_in(now.zone);
    let wanted = after_days > 0 && old(since) && dismissed_on.is_none_or(old);
    let days = u32::try_from(now.today().days_since(since)).ok()?;
    wanted.then(|| BackupNudge { last_on: last.map(|last| last.day_in(now.zone)), days })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(text: &str) -> Now {
        Now { moment: text.parse().unwrap(), zone: "America/Los_Angeles".parse().unwrap() }
    }

    #[test]
    fn a_word_about_copies_comes_after_thirty_days_and_can_be_put_off() {
        let today = now("2026-11-24T20:00:00Z");
        let at = |text: &str| Some(now(text).moment);
        let said = |last, since, days, dismissed: Option<&str>| {
            nudge(last, since, days, dismissed.map(|day| day.parse().unwrap()), today)
        };
        assert_eq!(said(None, None, 30, None), None, "an empty vault needs no copy");
        assert_eq!(said(None, at("2026-10-25T20:00:00Z"), 30, None), None, "thirty days are not yet more");
        assert_eq!(said(None, at("2026-10-24T20:00:00Z"), 30, None), Some(BackupNudge { last_on: None, days: 31 }));
        let last = at("2026-10-21T20:00:00Z");
        assert_eq!(said(last, last, 30, None).unwrap().last_on, Some("2026-10-21".parse().unwrap()));
        assert_eq!(said(last, last, 30, Some("2026-11-20")), None, "not now means not for as long again");
        assert_eq!(said(last, last, 0, None), None, "some want none at all");
    }
}
