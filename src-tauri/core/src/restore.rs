//! Bringing back: what a backup holds and what would change are shown first; what is here now becomes a backup before, or is
//! put aside where it is damaged.

mod store;

use std::collections::HashMap;
use std::path::PathBuf;

use daymark_vault::{Candidate, Old, Step, VaultHome, Work};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::{self, Reason};
use crate::error::{Code, Error, Result};
use crate::files::Unknown;
use crate::passphrase::{self, SecretText};
use crate::schema;
use crate::session::Session;
use crate::settings;
use crate::time::Day;
use store::RowState;

#[derive(Deserialize, TS)]
pub struct RestoreSource {
    /// The name of one of the program's own backups …
    pub snapshot: Option<String>,
    /// … or a file that the user chose.
    pub path: Option<String>,
    /// The passphrase of that time, or the recovery code; null where the vault's own keys open it.
    pub secret: Option<SecretText>,
}

/// What a vault or a backup holds, "recently deleted" left out.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Inside {
    pub entries: u32,
    pub visits: u32,
    pub groups: u32,
    pub periods: u32,
    /// In meeting lists.
    pub meetings: u32,
    /// The first and the last day something was written or visited on.
    pub from: Option<Day>,
    pub until: Option<Day>,
}

#[derive(Debug, Serialize, TS)]
pub struct RestorePreview {
    pub inside: Inside,
    /// What is here now; null before a locked door, and where it is damaged: then it does not become a backup, and is put
    /// aside as it is.
    pub now: Option<Inside>,
    /// Entries, visits, groups and dates that are here now and not in the backup: they would be gone.
    pub only_now: u32,
    /// Those that would come back.
    pub only_then: u32,
    /// Those that are in both and differ.
    pub differing: u32,
    /// Afterwards the passphrase and the recovery code of that time open the vault, not today's.
    pub keys_change: bool,
    /// What in the file is known to nobody here, by its name, and how often; counted, not brought in.
    pub unknown: Vec<Unknown>,
    /// Rows that could not be read.
    pub refused: u32,
}

pub(crate) fn inside(db: &Connection) -> Result<Inside> {
    store::counts(db)
}

/// Brings a candidate of any age up to this program, in its own folder.
pub(crate) fn brought_up(mut candidate: Candidate) -> Result<Candidate> {
    if schema::age(candidate.connection())? == schema::Age::Older {
        schema::lay(candidate.connection_mut())?;
    }
    if store::has_tables(candidate.connection())? { Ok(candidate) } else { Err(Error::refused(Code::NotABackup)) }
}

/// A backup file opened by what was typed.
pub(crate) fn opened(home: &VaultHome, path: PathBuf, typed: SecretText, work: &Work) -> Result<Candidate> {
    let attempt = passphrase::try_both(typed, |secret| match home.from_backup(&path, secret, work) {
        Ok(candidate) => Ok(Some(candidate)),
        Err(daymark_vault::Error::WrongSecret) => Ok(None),
        Err(error) => Err(error.into()),
    });
    let candidate = attempt?.ok_or(Error::at("secret", Code::WrongSecret))?;
    brought_up(candidate)
}

pub(crate) fn path_of(home: &VaultHome, source: &RestoreSource) -> Result<PathBuf> {
    match (&source.snapshot, &source.path) {
        (Some(name), _) => backup::snapshot_path(home, name),
        (None, Some(path)) => Ok(path.into()),
        (None, None) => Err(Error::refused(Code::NotFound)),
    }
}

fn compared(session: &mut Session, candidate: &Candidate, work: &Work) -> Result<RestorePreview> {
    work.step(Step::Reading, 0)?;
    let there = store::rows(candidate.connection())?;
    work.go_on()?;
    let preview = RestorePreview {
        inside: inside(candidate.connection())?,
        now: None,
        only_now: 0,
        only_then: 0,
        differing: 0,
        keys_change: !candidate.has_keys_of(session.vault()),
        unknown: Vec::new(),
        refused: 0,
    };
    let Some((here, now)) = readable(session)? else { return Ok(preview) };
    work.go_on()?;
    let missing = |from: &HashMap<String, RowState>, other: &HashMap<String, RowState>| {
        from.iter().filter(|(id, row)| row.kept && !other.contains_key(*id)).count() as u32
    };
    let differing = here.iter().filter(|(id, state)| there.get(*id).is_some_and(|other| other != *state)).count();
    Ok(RestorePreview {
        now: Some(now),
        only_now: missing(&here, &there),
        only_then: missing(&there, &here),
        differing: differing as u32,
        ..preview
    })
}

/// What is here now. `None`: damage keeps it from being told, and must not keep a backup from taking its place.
fn readable(session: &mut Session) -> Result<Option<(HashMap<String, RowState>, Inside)>> {
    if session.damaged {
        return Ok(None);
    }
    match store::rows(session.db()).and_then(|rows| Ok((rows, inside(session.db())?))) {
        Err(error) if is_damage(&error) => {
            session.damaged = true;
            // A page that could not be read must not take every other with it.
            session.vault_mut().recover();
            Ok(None)
        }
        read => read.map(Some),
    }
}

fn is_damage(error: &Error) -> bool {
    use daymark_vault::Error as Vault;
    matches!(error, Error::Vault(Vault::StoreDamaged { .. } | Vault::Unreadable))
}

/// Looks into a backup. Nothing that is kept is touched.
pub(crate) fn preview(session: &mut Session, source: RestoreSource) -> Result<RestorePreview> {
    session.pending_restore = None;
    let path = path_of(session.home(), &source)?;
    session.at_work(|session, work| {
        let candidate = match session.home().from_own_backup(&path, session.vault(), work) {
            Ok(candidate) => brought_up(candidate),
            Err(daymark_vault::Error::WrongSecret) => match source.secret {
                Some(secret) => opened(session.home(), path, secret, work),
                None => Err(Error::at("secret", Code::SecretNeeded)),
            },
            Err(error) => Err(error.into()),
        }?;
        offer(session, candidate, work)
    })
}

/// Holds a candidate until its user has seen what would change.
pub(crate) fn offer(session: &mut Session, candidate: Candidate, work: &Work) -> Result<RestorePreview> {
    let preview = compared(session, &candidate, work)?;
    session.pending_restore = Some(candidate);
    Ok(preview)
}

/// Puts what was previewed in the place of what is here, which is kept. Refused, it can be asked for again.
pub(crate) fn restore(session: &mut Session, (): ()) -> Result<Inside> {
    session.vault().check_unchanged()?;
    let was_on_here = settings::current(session.db()).is_ok_and(|chosen| chosen.remind_before_unlock);
    let incoming = session.pending_restore.as_mut().ok_or(Error::refused(Code::NothingPrepared))?;
    settings::keep_to_this_computer(incoming, was_on_here)?;
    session.at_work(|session, work| {
        let old = kept(session, work)?;
        let mut prepared = session.pending_restore.take();
        let adopted = session.adopt(&mut prepared, old, work);
        session.pending_restore = prepared;
        adopted
    })?;
    inside(session.db())
}

/// What is here becomes a backup; where it is damaged it cannot, and goes aside as it is. Damage that is met only now is a
/// refusal: something else was said before the yes.
fn kept(session: &mut Session, work: &Work) -> Result<Old> {
    if session.damaged {
        return Ok(Old::Quarantine);
    }
    let made = backup::before(session, Reason::Restore, work);
    session.damaged = made.as_ref().is_err_and(is_damage);
    made.map(|()| Old::Discard)
}

pub(crate) fn forget(session: &mut Session, (): ()) -> Result<()> {
    session.pending_restore = None;
    Ok(())
}
