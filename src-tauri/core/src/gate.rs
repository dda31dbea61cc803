//! What may be asked while the vault is locked.

pub(crate) mod rescue;

use std::path::{Path, PathBuf};

use daymark_vault::{
    CodeError, Contents, Headers, KdfCost, Old, Passphrase, Proposal, RecoveryCode, Sealed, Secret, Vault, VaultHome,
    Work,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Asked;
use crate::error::{Code, Error, Result};
use crate::passphrase::{self, Candidate, SecretText};
use crate::session::Session;
use crate::time::Clock;
use crate::{backup, schema, settings};

/// A closed door: the vault's folder, and what a person is in the middle of doing before it.
pub struct Gate {
    root: PathBuf,
    clock: Clock,
    cost: Cost,
    home: Option<VaultHome>,
    /// A sheet that is being shown. Nothing of it is on disk yet.
    proposed: Option<(Proposal, Passphrase, [u8; 2])>,
    opened: Option<Session>,
    work: Work,
    /// A text that could not be stored when the vault was locked, sealed.
    sealed: Option<Sealed>,
    /// An unlock met damage and none has opened it since: only then may something else be put in the vault's place from
    /// here. A wrong passphrase after it says nothing of the damage.
    damaged: bool,
    pub(crate) rescue: rescue::Rescue,
}

/// How dear a guess at a new vault's passphrase is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// About a second on this computer.
    Calibrated,
    /// The least a vault accepts: for tests that make many.
    Floor,
}

impl Cost {
    pub(crate) fn measure(self) -> KdfCost {
        match self {
            Cost::Calibrated => KdfCost::calibrated(),
            Cost::Floor => KdfCost::floor(),
        }
    }
}

#[derive(Debug, Serialize, TS)]
pub struct Welcome {
    pub state: DoorState,
    /// The vault's folder, to be shown.
    pub location: String,
    /// The sync tool whose folder the vault stands in: a second writer would damage it.
    pub synced_by: Option<String>,
    /// A page of it could not be read: it opens, and there are other ways on.
    pub damaged: bool,
    /// A text could be put neither in the store nor on the disk at the last lock. It is sealed in memory, until the unlock.
    pub text_waits: bool,
    /// While it is being erased: what of it could not be deleted yet, by its name in the folder. Asking tries again.
    pub unerased: Vec<String>,
    /// What was deleted since the program started and could not be overwritten before, or was a link.
    pub only_deleted: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoorState {
    New,
    Locked,
    /// Its user wanted it erased; not all of it could be.
    Erasing,
}

#[derive(Debug, Serialize, TS)]
pub struct RecoverySheet {
    /// Nine groups of four symbols.
    pub groups: Vec<String>,
    /// The two groups that are asked back, counted from 1.
    pub ask: [u8; 2],
}

#[derive(Deserialize, TS)]
pub struct SheetAnswer {
    /// The two groups, in the order asked; null: the sheet will be checked another time.
    pub answers: Option<[SecretText; 2]>,
}

#[derive(Deserialize, TS)]
pub struct CodeAttempt {
    pub code: SecretText,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Opened {
    pub headers: HeaderState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HeaderState {
    Sound,
    /// One copy was damaged and was written anew from the other.
    Healed,
    /// Both key files are gone or damaged; only the recovery code opens the vault until a passphrase is chosen.
    Missing,
}

impl From<Headers> for HeaderState {
    fn from(headers: Headers) -> HeaderState {
        match headers {
            Headers::Sound => HeaderState::Sound,
            Headers::Healed => HeaderState::Healed,
            Headers::Missing => HeaderState::Missing,
        }
    }
}

impl Asked for Gate {}

/// What the session before leaves to know.
pub(crate) struct Left {
    /// A text that could be put nowhere else.
    pub sealed: Option<Sealed>,
    /// A page could not be read. The vault opens all the same, and what is left of it can be read out.
    pub damaged: bool,
}

impl Gate {
    /// `root` is the vault's folder; nothing is touched until the first question is asked.
    pub fn new(root: PathBuf, clock: Clock, cost: Cost) -> Gate {
        Gate {
            root,
            clock,
            cost,
            home: None,
            proposed: None,
            opened: None,
            work: Work::default(),
            sealed: None,
            damaged: false,
            rescue: rescue::Rescue::default(),
        }
    }

    /// The gate before a vault that was just locked: the folder stays claimed.
    pub(crate) fn holding(home: VaultHome, clock: Clock, cost: Cost, work: Work, left: Left) -> Gate {
        let root = home.root().to_path_buf();
        let Left { sealed, damaged } = left;
        Gate { home: Some(home), work, sealed, damaged, ..Gate::new(root, clock, cost) }
    }

    /// How far a long work has come; the way to stop it. It may be asked while a command runs.
    pub fn work(&self) -> Work {
        self.work.clone()
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Whether a text is sealed here that could be put neither in the store nor on the disk: it goes with the program.
    pub fn text_waits(&self) -> bool {
        self.sealed.is_some()
    }

    /// The session that the last command opened, if it opened one.
    pub fn take_session(&mut self) -> Option<Session> {
        self.opened.take()
    }

    /// The vault's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn home(&mut self) -> Result<&VaultHome> {
        if self.home.is_none() {
            self.home = Some(VaultHome::claim(&self.root)?);
        }
        self.home.as_ref().ok_or(Error::Internal("the folder was just claimed"))
    }

    fn unlock(&mut self, secret: Secret) -> Result<Opened> {
        let work = self.work.clone();
        work.start();
        let vault = self.home()?.unlock_while(secret, &work).map_err(Error::from);
        let vault = vault.and_then(|vault| self.migrated(vault, &work));
        work.finish();
        let vault = vault.inspect_err(|error| self.damaged |= is_damage(error))?;
        self.open(vault)
    }

    /// A store of an older program is copied, migrated there, checked and put in its place; a backup is made first.
    fn migrated(&mut self, vault: Vault, work: &Work) -> Result<Vault> {
        if schema::age(vault.connection())? == schema::Age::Current {
            return Ok(vault);
        }
        let now = self.clock.now();
        let home = self.home()?;
        backup::make_snapshot(home, &vault, backup::Reason::Migrate, now, work)?;
        let mut candidate = home.copy_of(&vault, work)?;
        schema::lay(candidate.connection_mut())?;
        // Before the new one opens: the old one holds its files.
        vault.close()?;
        Ok(home.adopt(candidate, Old::Discard, work)?)
    }

    fn open(&mut self, vault: Vault) -> Result<Opened> {
        schema::age(vault.connection())?;
        let headers = vault.headers().into();
        let home = self.home.take().ok_or(Error::Internal("a vault was opened without its folder"))?;
        let mut session = Session::new(home, vault, self.clock.clone(), self.cost, self.work.clone());
        session.find_left_draft(self.sealed.take());
        session.keep_wake();
        self.damaged = false;
        self.opened = Some(session);
        Ok(Opened { headers })
    }
}

/// Whether it is the vault that is at fault, and not what was typed. Without its key files a vault still opens by its code;
/// who has no code has nothing but its backups, which bring key files of their own.
fn is_damage(error: &Error) -> bool {
    use daymark_vault::Error as Vault;
    matches!(
        error,
        Error::Vault(
            Vault::StoreDamaged { .. }
                | Vault::StoreMissing
                | Vault::Unreadable
                | Vault::HeaderMismatch
                | Vault::HeaderTampered
                | Vault::HeaderDamaged
        )
    )
}

pub(crate) fn get_welcome(gate: &mut Gate, (): ()) -> Result<Welcome> {
    let home = gate.home()?;
    let unerased = home.finish_erasing();
    let state = match home.contents()? {
        _ if unerased.is_some() => DoorState::Erasing,
        Contents::Absent => DoorState::New,
        Contents::Present => DoorState::Locked,
    };
    let only_deleted = home.only_deleted();
    let synced_by = syncing_tool(&gate.root).map(str::to_owned);
    let location = gate.root.display().to_string();
    let (unerased, text_waits, damaged) = (unerased.unwrap_or_default(), gate.text_waits(), gate.damaged);
    Ok(Welcome { state, location, synced_by, damaged, text_waits, unerased, only_deleted })
}

pub(crate) fn propose_vault(gate: &mut Gate, candidate: Candidate) -> Result<RecoverySheet> {
    if gate.home()?.contents()? == Contents::Present {
        return Err(Error::refused(Code::VaultExists));
    }
    let passphrase = passphrase::accept(candidate)?;
    let (sheet, proposal) = propose()?;
    gate.proposed = Some((proposal, passphrase, sheet.ask));
    Ok(sheet)
}

/// A new recovery sheet. Nothing of it is on disk.
pub(crate) fn propose() -> Result<(RecoverySheet, Proposal)> {
    let proposal = Proposal::make()?;
    let groups: Vec<String> = proposal.code().groups().iter().map(|group| group.to_string()).collect();
    let ask = groups_to_ask(&groups);
    Ok((RecoverySheet { groups, ask }, proposal))
}

/// Only now is anything written: a sheet that was never confirmed leaves no vault behind.
pub(crate) fn confirm_vault(gate: &mut Gate, answer: SheetAnswer) -> Result<Opened> {
    let (proposal, _, ask) = gate.proposed.as_ref().ok_or(Error::Internal("no sheet was shown"))?;
    if let Some(answers) = &answer.answers {
        check_groups(&proposal.code(), *ask, answers)?;
    }
    let (proposal, passphrase, ask) = gate.proposed.take().ok_or(Error::Internal("no sheet was shown"))?;
    let cost = gate.cost.measure();
    // Kept until it has worked, so that a full disk does not cost the sheet that was already written down.
    let made = gate.home()?.create(&proposal, &passphrase, cost, schema::lay);
    let vault = match made {
        Ok(vault) => vault,
        Err(error) => {
            gate.proposed = Some((proposal, passphrase, ask));
            return Err(error.into());
        }
    };
    let opened = gate.open(vault)?;
    if answer.answers.is_some()
        && let Some(session) = gate.opened.as_mut()
    {
        // The vault is made. Where this cannot be written down, the sheet will be asked for another time.
        let _ = settings::mark_sheet_checked(session);
    }
    Ok(opened)
}

pub(crate) fn unlock(gate: &mut Gate, candidate: Candidate) -> Result<Opened> {
    if candidate.passphrase.as_str().is_empty() {
        return Err(Error::at("passphrase", Code::PassphraseEmpty));
    }
    gate.unlock(Secret::Passphrase(candidate.take()))
}

pub(crate) fn unlock_with_code(gate: &mut Gate, attempt: CodeAttempt) -> Result<Opened> {
    let code = parse_code(attempt.code.as_str())?;
    gate.unlock(Secret::Code(code))
}

pub(crate) fn parse_code(text: &str) -> Result<RecoveryCode> {
    RecoveryCode::parse(text).map_err(|error| match error {
        CodeError::WrongLength { .. } => Error::at("code", Code::CodeLength),
        CodeError::UnknownSymbol { .. } => Error::at("code", Code::CodeSymbol),
    })
}

/// Two different groups out of nine, picked by the code itself: no two sheets ask the same,
/// and asking twice asks the same two.
fn groups_to_ask(groups: &[String]) -> [u8; 2] {
    let sum: u32 = groups.iter().flat_map(|group| group.bytes()).map(u32::from).sum();
    let first = (sum % 9) as u8;
    let second = (first + 1 + (sum / 9 % 8) as u8) % 9;
    [first.min(second) + 1, first.max(second) + 1]
}

pub(crate) fn check_groups(code: &RecoveryCode, ask: [u8; 2], answers: &[SecretText; 2]) -> Result<()> {
    let groups = code.groups();
    let fields = ["answers.0", "answers.1"];
    for ((position, answer), field) in ask.iter().zip(answers).zip(fields) {
        let expected = groups.get(usize::from(*position) - 1).ok_or(Error::Internal("no such group"))?;
        if daymark_vault::fold_symbols(answer.as_str()).as_str() != expected.as_str() {
            return Err(Error::at(field, Code::GroupsWrong));
        }
    }
    Ok(())
}

/// Names the tool that keeps the folder in step with another computer, by the folders such tools make.
fn syncing_tool(root: &Path) -> Option<&'static str> {
    const BY_NAME: [(&str, &str); 6] = [
        ("dropbox", "Dropbox"),
        ("onedrive", "OneDrive"),
        ("nextcloud", "Nextcloud"),
        ("mobile documents", "iCloud"),
        ("google drive", "Google Drive"),
        ("pclouddrive", "pCloud"),
    ];
    for folder in root.ancestors() {
        let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if let Some((_, tool)) = BY_NAME.iter().find(|(mark, _)| name.starts_with(mark)) {
            return Some(tool);
        }
        if folder.join(".stfolder").exists() {
            return Some("Syncthing");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_different_groups_are_asked_back() {
        for seed in 0..2_000u32 {
            let groups: Vec<String> =
                (0..9).map(|n| format!("{:04X}", seed.wrapping_mul(n * 7 + 1) % 65_536)).collect();
            let [first, second] = groups_to_ask(&groups);
            assert!(first < second && (1..=9).contains(&first) && (1..=9).contains(&second), "{first} {second}");
        }
    }

    #[test]
    fn a_folder_that_a_sync_tool_rewrites_is_noticed() {
        assert_eq!(syncing_tool(Path::new("/home/a/Dropbox/v1")), Some("Dropbox"));
        assert_eq!(syncing_tool(Path::new("/home/a/OneDrive - Work/v1")), Some("OneDrive"));
        assert_eq!(syncing_tool(Path::new("/home/a/.local/share/v1")), None);
    }
}
