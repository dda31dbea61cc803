//! An open vault. It holds the only way to commit.
//!
//! Reads take `&Connection`, writes `&Transaction`; what day it is comes with the session, once a command.

use std::path::Path;

use daymark_vault::{
    Candidate, EngineVersions, Headers, KdfCost, Old, Passphrase, Proposal, Sealed, Secret, Vault, VaultHome, Work,
};
use rusqlite::{Connection, Transaction};

use crate::api::Asked;
use crate::deleted;
use crate::error::{Code, Error, Result};
use crate::feeds::{Index, PendingList};
use crate::gate::{Cost, Gate, Left};
use crate::journal::{self, EntryDraft};
use crate::reminders;
use crate::settings;
use crate::time::{Clock, Moment, Now};

/// A commit in the making, for a rule that hands it on to its store.
pub(crate) type Change<'a> = Transaction<'a>;

pub struct Session {
    home: VaultHome,
    vault: Vault,
    clock: Clock,
    cost: Cost,
    work: Work,
    /// A meeting list that was read and shown, and waits for a yes. In memory only.
    pub(crate) pending_list: Option<PendingList>,
    /// All listed meetings, laid out for finding: made at the first question. Whoever changes a list drops it.
    pub(crate) index: Option<Box<Index>>,
    /// What would take the place of the vault, shown and waiting for a yes. In its own folder, under its own keys.
    pub(crate) pending_restore: Option<Candidate>,
    /// A new recovery sheet that is being shown, and the passphrase for it.
    pub(crate) proposed: Option<(Proposal, Passphrase, [u8; 2])>,
    /// What is being typed and has not reached the store. In memory only.
    pub(crate) held: Option<EntryDraft>,
    /// What could not be stored when the vault was last locked.
    pub(crate) left: Option<EntryDraft>,
    /// The same as it came, where the disk still does not take it: the next lock hands it on.
    pub(crate) left_sealed: Option<Sealed>,
    /// A page of what is here now cannot be read: it can be put aside, and not become a backup.
    pub(crate) damaged: bool,
    /// Why the last backup that the program makes for itself was not made.
    pub(crate) snapshot_problem: Option<Code>,
    over: bool,
}

impl Asked for Session {
    fn met(&mut self, error: Error) -> Error {
        use daymark_vault::Error as Vault;
        match error {
            // One page that cannot be read must not take every other with it.
            Error::Vault(Vault::StoreDamaged { .. } | Vault::Unreadable) => {
                self.vault.recover();
                error
            }
            // SQLite tells only that the disk failed, not that it takes nothing any more.
            Error::Vault(Vault::Io(_)) => self.home.check_writable().map_or_else(Error::from, |()| error),
            other => other,
        }
    }
}

impl Session {
    pub(crate) fn new(home: VaultHome, vault: Vault, clock: Clock, cost: Cost, work: Work) -> Session {
        Session {
            home,
            vault,
            clock,
            cost,
            work,
            pending_list: None,
            index: None,
            pending_restore: None,
            proposed: None,
            held: None,
            left: None,
            left_sealed: None,
            damaged: false,
            snapshot_problem: None,
            over: false,
        }
    }

    pub fn now(&self) -> Now {
        self.clock.now()
    }

    pub(crate) fn db(&self) -> &Connection {
        self.vault.connection()
    }

    pub(crate) fn home(&self) -> &VaultHome {
        &self.home
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    pub(crate) fn vault_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }

    /// How far a long work has come; the way to stop it. It may be asked while a command runs.
    pub fn work(&self) -> Work {
        self.work.clone()
    }

    /// Runs a long work whose progress is shown. One for all its parts: a wish to stop it is heard in each.
    pub(crate) fn at_work<T>(&mut self, long: impl FnOnce(&mut Session, &Work) -> Result<T>) -> Result<T> {
        let work = self.work.clone();
        work.start();
        let result = long(self, &work);
        work.finish();
        result
    }

    /// Runs `change` in one transaction and commits it, or leaves everything as it was.
    pub(crate) fn write<T>(&mut self, change: impl FnOnce(&Transaction<'_>, Now) -> Result<T>) -> Result<T> {
        let now = self.clock.now();
        self.vault.write(|tx| change(tx, now))
    }

    /// Puts another generation in the place of this one and goes on in it. Not in the place of one that a sync tool put
    /// there. Refused, the candidate stays as long as it is whole.
    pub(crate) fn adopt(&mut self, candidate: &mut Option<Candidate>, old: Old, work: &Work) -> Result<()> {
        self.vault.check_unchanged()?;
        self.index = None;
        let carried = candidate.as_ref().map(|prepared| self.carry_left_draft(prepared)).transpose()?;
        let prepared = candidate.take().ok_or(Error::refused(Code::NothingPrepared))?;
        self.vault = self.home.adopt(prepared, old, work).map_err(|refused| {
            *candidate = refused.candidate.map(|whole| *whole);
            refused.error
        })?;
        self.damaged = false;
        if carried == Some(true) {
            // Ciphertext under keys that are gone is of no use to the next lock.
            self.left_sealed = None;
            // Where it cannot be done now, the next unlock does it.
            let _ = self.home.take_next_draft();
        }
        self.keep_wake();
        Ok(())
    }

    /// A text left over from the last lock is sealed under keys that are about to go: before they do, under those that come.
    fn carry_left_draft(&self, candidate: &Candidate) -> Result<bool> {
        let Some(left) = self.left.as_ref().filter(|_| !candidate.has_keys_of(&self.vault)) else { return Ok(false) };
        let text = serde_json::to_vec(left).map_err(|_| Error::Internal("a draft is JSON"))?;
        self.home.keep_draft_for_next(&candidate.seal(&text)?)?;
        Ok(true)
    }

    pub(crate) fn choose_passphrase(&mut self, passphrase: &Passphrase) -> Result<()> {
        Ok(self.vault.choose_passphrase(passphrase, self.cost.measure())?)
    }

    pub(crate) fn measure_cost(&self) -> KdfCost {
        self.cost.measure()
    }

    pub(crate) fn location(&self) -> String {
        self.home.root().display().to_string()
    }

    pub(crate) fn folder(&self) -> &Path {
        self.home.root()
    }

    pub(crate) fn headers(&self) -> Headers {
        self.vault.headers()
    }

    pub(crate) fn engine(&self) -> Result<EngineVersions> {
        Ok(daymark_vault::engine_versions(self.vault.connection())?)
    }

    pub(crate) fn opens_with(&self, secret: &Secret) -> Result<bool> {
        Ok(self.vault.accepts(secret)?)
    }

    /// Everything was erased: there is nothing left to ask.
    pub(crate) fn end(&mut self) {
        self.over = true;
    }

    pub fn is_over(&self) -> bool {
        self.over
    }

    /// What is being typed is stored first, or sealed if it cannot be; then the store is closed. Gives back the gate, which
    /// still holds the vault's folder for this process.
    pub fn lock(mut self) -> Gate {
        let sealed = if self.over { None } else { self.put_away_held() };
        self.keep_wake();
        let Session { home, vault, clock, cost, work, damaged, .. } = self;
        // A store that will not close cleanly is closed by dropping it; its journal is rolled back at the next open.
        let _ = vault.close();
        Gate::holding(home, clock, cost, work, Left { sealed, damaged })
    }

    /// What is being typed goes into the store now, if it takes it; else it stays held.
    pub fn store_held(&mut self) {
        if let Some(draft) = self.held.clone() {
            // Refused, it is tried again at the lock, and sealed then.
            drop(journal::save(self, draft));
        }
    }

    /// Ciphertext of what could be neither stored nor put on the disk.
    fn put_away_held(&mut self) -> Option<Sealed> {
        let undecided = self.left_sealed.take();
        let Some(draft) = self.held.take() else { return undecided };
        if journal::save(self, draft.clone()).is_ok() {
            return undecided;
        }
        // There is room for one text: what was offered and not decided on stays before the new one.
        let draft = match self.left.take() {
            Some(left) => left.followed_by(&draft),
            None => draft,
        };
        let text = serde_json::to_vec(&draft).ok()?;
        let sealed = self.vault.seal(&text).ok()?;
        match self.home.keep_draft(&sealed) {
            Ok(()) => None,
            Err(_) => Some(sealed),
        }
    }

    /// From the lock before this unlock: kept in memory, or on the disk.
    pub(crate) fn find_left_draft(&mut self, in_memory: Option<Sealed>) {
        let in_memory = in_memory.filter(|sealed| self.home.keep_draft(sealed).is_err());
        // One that this vault did not seal stays where it is.
        let text = match &in_memory {
            Some(sealed) => self.vault.unseal(sealed),
            None => self.home.left_draft(&self.vault),
        };
        self.left = text.and_then(|text| serde_json::from_slice(&text).ok());
        self.left_sealed = in_memory;
    }

    /// Writes down what rings before the next unlock, where that is wanted. What the disk does not take now is tried again
    /// when this is called next: with each look at the plan, and at the lock.
    pub fn keep_wake(&mut self) {
        if self.over {
            return;
        }
        if let Err(error) = reminders::keep_wake(self) {
            self.met(error);
        }
    }

    /// The language the user chose, as a tag; `None`: the system's.
    pub fn language(&self) -> Result<Option<&'static str>> {
        Ok(settings::current(self.db())?.language.tag())
    }

    /// When to lock without being asked.
    pub fn lock_rules(&self) -> Result<settings::LockRules> {
        Ok(settings::current(self.db())?.lock_rules())
    }

    /// Makes the backup that is due, if one is; what was deleted long ago goes only after one. Called when nobody is waiting.
    pub fn keep_safe(&mut self) {
        if crate::backup::keep_safe(self)
            && let Err(error) = deleted::let_go(self)
        {
            // It is tried again after the next backup.
            self.met(error);
        }
    }

    /// Rings that were given while the vault was locked; see `reminders`.
    pub fn remember_rings(&mut self, rings: &[Moment]) -> Result<()> {
        reminders::remember(self, rings)
    }
}
