//! "Someone may know it": everything under new keys. And the end of it all: everything erased.

use daymark_vault::Old;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::{self, Reason, old_keys};
use crate::error::{Code, Error, Result};
use crate::gate::{self, RecoverySheet};
use crate::passphrase::{self, Candidate, PassphraseChange, SecretText};
use crate::session::Session;
use crate::settings;

#[derive(Deserialize, TS)]
pub struct NewKeys {
    /// Two groups of the new sheet, in the order asked.
    pub answers: [SecretText; 2],
    /// Whether the program's own backups stay: the old passphrase and the old code open them.
    pub keep_old_copies: bool,
}

/// What of the keys of before is here still.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct NewKeysMade {
    /// The program's own backups were to go, and could not all be removed yet. It is tried again.
    pub old_copies_left: bool,
    /// What was damaged and put aside: only its user deletes it.
    pub put_aside: bool,
}

#[derive(Deserialize, TS)]
pub struct Erasure {
    /// The passphrase or the recovery code: what is typed here is the second time of asking.
    pub proof: SecretText,
    /// Its user was told what cannot be overwritten, and wants the rest erased all the same.
    pub regardless: bool,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct ErasureBegun {
    /// False: nothing was changed.
    pub begun: bool,
    /// Why it was not: what cannot be overwritten, by its name in the vault's folder. What is left of one that was begun is
    /// told before the door.
    pub in_the_way: Vec<String>,
}

/// Shows a new recovery sheet. Nothing is changed yet.
pub(crate) fn propose(session: &mut Session, change: PassphraseChange) -> Result<RecoverySheet> {
    let passphrase = passphrase::accept(Candidate { passphrase: change.passphrase })?;
    if !passphrase::proves(session, change.proof)? {
        return Err(Error::at("proof", Code::WrongSecret));
    }
    let (sheet, proposal) = gate::propose()?;
    session.proposed = Some((proposal, passphrase, sheet.ask));
    Ok(sheet)
}

/// Builds everything anew under the keys of the sheet that was shown, compares every row, and goes on in it.
pub(crate) fn reencrypt(session: &mut Session, wanted: NewKeys) -> Result<NewKeysMade> {
    let (proposal, _, ask) = session.proposed.as_ref().ok_or(Error::refused(Code::NothingPrepared))?;
    gate::check_groups(&proposal.code(), *ask, &wanted.answers)?;
    session.vault().check_unchanged()?;
    let (proposal, passphrase, ask) = session.proposed.take().ok_or(Error::refused(Code::NothingPrepared))?;
    let done = session.at_work(|session, work| {
        backup::before(session, Reason::Reencrypt, work)?;
        let cost = session.measure_cost();
        let mut candidate = session.home().reencrypted(session.vault(), &proposal, &passphrase, cost, work)?;
        if !wanted.keep_old_copies {
            old_keys::unwant(session.home(), &mut candidate)?;
        }
        session.adopt(&mut Some(candidate), Old::Discard, work)
    });
    if let Err(error) = done {
        // A full disk must not cost the sheet that was already written down.
        session.proposed = Some((proposal, passphrase, ask));
        return Err(error);
    }
    // The new keys hold from here on. A refusal now would send somebody back to a sheet that opens nothing: what fails is
    // shown where the vault's health is.
    session.snapshot_problem = follow_up(session).err().map(|error| error.problem().code);
    Ok(NewKeysMade { old_copies_left: old_keys::are_left(session), put_aside: session.home().has_put_aside() })
}

fn follow_up(session: &mut Session) -> Result<()> {
    let marked = settings::mark_sheet_checked(session);
    // One under the new keys first, so that there is never none.
    session.at_work(|session, work| backup::before(session, Reason::Daily, work))?;
    old_keys::remove(session)?;
    marked
}

/// Everything of the vault in its folder, its own backups included. Once it has begun the session is over, whatever comes of
/// it. Refused, nothing was changed.
pub(crate) fn erase_everything(session: &mut Session, erasure: Erasure) -> Result<ErasureBegun> {
    if !passphrase::proves(session, erasure.proof)? {
        return Err(Error::at("proof", Code::WrongSecret));
    }
    let in_the_way = if erasure.regardless { Vec::new() } else { session.home().in_the_way_of_erasing() };
    if !in_the_way.is_empty() {
        return Ok(ErasureBegun { begun: false, in_the_way });
    }
    session.home().erase()?;
    session.pending_restore = None;
    session.end();
    Ok(ErasureBegun { begun: true, in_the_way })
}
