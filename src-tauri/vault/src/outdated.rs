//! What stands in the folder beside the vault that is open: backups under keys of before, generations of before, what was
//! never finished, what was put aside.

use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::Path;

use crate::backup::{BEFORE_STORE, EXTENSION};
use crate::candidate::{Candidate, QUARANTINE};
use crate::derive::derive_keys;
use crate::error::Result;
use crate::files;
use crate::home::{COMPLETE, VaultHome};
use crate::vault::Vault;

impl Vault {
    /// Which keys these are, for telling them from others. No secret: every store and every backup begins with it.
    pub fn key_mark(&self) -> [u8; 16] {
        derive_keys(&self.root).salt
    }

    /// Whether these keys open a backup. One that is too short to hold a store is opened by none.
    fn has_keys_of_backup(&self, path: &Path) -> io::Result<bool> {
        let mut file = File::open(path)?;
        file.seek(io::SeekFrom::Start(BEFORE_STORE as u64))?;
        let mut mark = [0u8; 16];
        match file.read_exact(&mut mark) {
            Ok(()) => Ok(mark == self.key_mark()),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
            Err(error) => Err(error),
        }
    }
}

impl Candidate {
    /// Which keys it will have; see [`Vault::key_mark`].
    pub fn key_mark(&self) -> [u8; 16] {
        self.vault.key_mark()
    }
}

impl VaultHome {
    /// Whether any of these backups of ours, by their names, opens with the vault's present keys.
    pub fn has_backup_of<'a>(&self, vault: &Vault, names: impl IntoIterator<Item = &'a str>) -> bool {
        names.into_iter().any(|name| vault.has_keys_of_backup(&self.snapshots().join(name)).unwrap_or(false))
    }

    /// Removes backups of ours by their names, but for those that open with the vault's present keys; with them what was left
    /// half made, and generations of before. The first failure is told when all were tried.
    pub fn remove_outdated<'a>(&self, vault: &Vault, names: impl IntoIterator<Item = &'a str>) -> Result<()> {
        let mut done = self.discard_half_made_backups();
        for name in names {
            let path = self.snapshots().join(name);
            let removed = match vault.has_keys_of_backup(&path) {
                Ok(true) => Ok(()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                // Whoever wanted it gone need not be able to read it.
                Ok(false) | Err(_) => files::remove_if_there(&path),
            };
            done = done.and(removed.map_err(Into::into));
        }
        if vault.folder.join(COMPLETE).exists() {
            for older in self.generations()?.iter().filter(|folder| **folder < vault.folder) {
                done = done.and(files::remove_folder(older).map_err(Into::into));
            }
        }
        done?;
        if self.snapshots().exists() {
            files::sync_folder(&self.snapshots())?;
        }
        Ok(files::sync_folder(self.root())?)
    }

    /// Backups that a kill left before they had their name. One may be whole, under keys that were to go; nobody looks for it.
    pub fn discard_half_made_backups(&self) -> Result<()> {
        let Ok(entries) = fs::read_dir(self.snapshots()) else { return Ok(()) };
        let half = format!(".{EXTENSION}.part");
        let mut done = Ok(());
        for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().ends_with(&half)) {
            done = done.and(files::remove_if_there(&entry.path()).map_err(Into::into));
        }
        done
    }

    /// Whether damaged generations stand aside, which only their user deletes. The keys of their time open what is left in them.
    pub fn has_put_aside(&self) -> bool {
        fs::read_dir(self.root().join(QUARANTINE)).is_ok_and(|mut entries| entries.next().is_some())
    }
}
