//! What can be done before the door when there is no vault yet, or when the one here will not open.

use daymark_vault::{Candidate, Contents, Old};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Gate, Opened};
use crate::backup::{self, Snapshot};
use crate::error::{Code, Error, Result};
use crate::passphrase::{self, SecretText};
use crate::restore::{self, RestorePreview, RestoreSource};
use crate::schema;
use crate::settings;

/// What would take the vault's place, shown and waiting for a yes.
#[derive(Default)]
pub(crate) struct Rescue(Option<Candidate>);

#[derive(Deserialize, TS)]
pub struct SalvageAttempt {
    /// The passphrase, or the recovery code.
    pub secret: SecretText,
}

#[derive(Debug, Serialize, TS)]
pub struct SalvageReport {
    /// Numbers of broken pages, from 1.
    pub pages: Vec<u32>,
    pub tables: Vec<SalvagedRows>,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct SalvagedRows {
    /// The table's own name, as in the export.
    pub table: String,
    pub kept: u32,
    /// How many there were; null where nothing tells any more.
    pub of: Option<u32>,
}

impl Gate {
    /// A vault that opens is never replaced from outside its door.
    fn may_replace(&mut self) -> Result<()> {
        let empty = self.home()?.contents()? == Contents::Absent;
        if empty || self.damaged { Ok(()) } else { Err(Error::refused(Code::VaultNotDamaged)) }
    }
}

/// The backups that the program made for itself, for one whose vault will not open. Names and sizes only.
pub(crate) fn list_snapshots(gate: &mut Gate, (): ()) -> Result<Vec<Snapshot>> {
    backup::snapshots(gate.home()?)
}

pub(crate) fn preview_backup(gate: &mut Gate, source: RestoreSource) -> Result<RestorePreview> {
    gate.may_replace()?;
    gate.rescue.0 = None;
    let work = gate.work();
    work.start();
    let home = gate.home()?;
    let path = restore::path_of(home, &source)?;
    let secret = source.secret.ok_or(Error::at("secret", Code::SecretNeeded))?;
    let candidate = restore::opened(home, path, secret, &work);
    work.finish();
    let candidate = candidate?;
    let inside = restore::inside(candidate.connection())?;
    let only_then = 0;
    gate.rescue.0 = Some(candidate);
    Ok(RestorePreview {
        inside,
        now: None,
        only_now: 0,
        only_then,
        differing: 0,
        keys_change: false,
        unknown: Vec::new(),
        refused: 0,
    })
}

/// Reads what the damaged vault still gives. The vault itself is only read.
pub(crate) fn salvage(gate: &mut Gate, attempt: SalvageAttempt) -> Result<SalvageReport> {
    if !gate.damaged {
        return Err(Error::refused(Code::VaultNotDamaged));
    }
    gate.rescue.0 = None;
    let work = gate.work();
    work.start();
    let home = gate.home()?;
    let salvaged =
        passphrase::try_both(attempt.secret, |secret| match home.salvage(secret, schema::lay, schema::mend, &work) {
            Ok(salvaged) => Ok(Some(salvaged)),
            Err(daymark_vault::Error::WrongSecret) => Ok(None),
            Err(error) => Err(error.into()),
        });
    work.finish();
    let (candidate, found) = salvaged?.ok_or(Error::at("secret", Code::WrongSecret))?;
    gate.rescue.0 = Some(candidate);
    let rows = |table: daymark_vault::SalvagedTable| SalvagedRows {
        table: table.name,
        kept: u32::try_from(table.kept).unwrap_or(u32::MAX),
        of: table.of.and_then(|of| u32::try_from(of).ok()),
    };
    Ok(SalvageReport { pages: found.pages, tables: found.tables.into_iter().map(rows).collect() })
}

/// Puts what was previewed or salvaged in the vault's place, and opens it. What was here is put aside, not deleted. Refused,
/// it can be asked for again.
pub(crate) fn accept(gate: &mut Gate, (): ()) -> Result<Opened> {
    gate.may_replace()?;
    let incoming = gate.rescue.0.as_mut().ok_or(Error::refused(Code::NothingPrepared))?;
    // What was chosen here stands in a vault that does not open.
    settings::keep_to_this_computer(incoming, false)?;
    let candidate = gate.rescue.0.take().ok_or(Error::refused(Code::NothingPrepared))?;
    let work = gate.work();
    work.start();
    let adopted = gate.home()?.adopt(candidate, Old::Quarantine, &work);
    work.finish();
    let vault = adopted.map_err(|refused| {
        gate.rescue.0 = refused.candidate.map(|whole| *whole);
        refused.error
    })?;
    gate.open(vault)
}

pub(crate) fn forget(gate: &mut Gate, (): ()) -> Result<()> {
    gate.rescue.0 = None;
    Ok(())
}
