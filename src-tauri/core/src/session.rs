//! An open vault. It holds the only way to commit.
//!
//! Reads take `&Connection`, writes `&Transaction`; what day it is comes with the session, once a command.

use daymark_vault::{EngineVersions, Headers, Passphrase, Secret, Vault, VaultHome};
use rusqlite::{Connection, Transaction};

use crate::error::Result;
use crate::feeds::PendingList;
use crate::gate::{Cost, Gate};
use crate::settings;
use crate::time::{Clock, Moment, Now};

pub struct Session {
    home: VaultHome,
    vault: Vault,
    clock: Clock,
    cost: Cost,
    /// A meeting list that was read and shown, and waits for a yes. In memory only.
    pub(crate) pending_list: Option<PendingList>,
}

impl Session {
    pub(crate) fn new(home: VaultHome, vault: Vault, clock: Clock, cost: Cost) -> Session {
        Session { home, vault, clock, cost, pending_list: None }
    }

    pub fn now(&self) -> Now {
        self.clock.now()
    }

    pub(crate) fn db(&self) -> &Connection {
        self.vault.connection()
    }

    /// Runs `change` in one transaction and commits it, or leaves everything as it was.
    pub(crate) fn write<T>(&mut self, change: impl FnOnce(&Transaction<'_>, Now) -> Result<T>) -> Result<T> {
        let now = self.clock.now();
        let tx = self.vault.transaction()?;
        let value = change(&tx, now)?;
        tx.commit()?;
        Ok(value)
    }

    pub(crate) fn choose_passphrase(&mut self, passphrase: &Passphrase) -> Result<()> {
        Ok(self.vault.choose_passphrase(passphrase, self.cost.measure())?)
    }

    pub(crate) fn location(&self) -> String {
        self.home.root().display().to_string()
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

    /// Closes the store and gives back the gate, which still holds the vault's folder for this process.
    pub fn lock(self) -> Gate {
        let Session { home, vault, clock, cost, .. } = self;
        // A store that will not close cleanly is closed by dropping it; its journal is rolled back at the next open.
        let _ = vault.close();
        Gate::holding(home, clock, cost)
    }

    /// The language the user chose, as a tag; `None`: the system's.
    pub fn language(&self) -> Result<Option<&'static str>> {
        Ok(settings::current(self.db())?.language.tag())
    }

    /// Rings that were given while the vault was locked; see `reminders`.
    pub fn remember_rings(&mut self, rings: &[Moment]) -> Result<()> {
        crate::reminders::remember(self, rings)
    }
}
