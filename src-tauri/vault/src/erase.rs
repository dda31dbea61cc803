//! Erasing: everything of the vault that is in its folder, and nothing else that is there.
//!
//! What opens it is overwritten first, then all of it is deleted. Once the first byte is overwritten there is no way back:
//! from there on what cannot be reached is told, and tried again by whoever claims the folder next. Links are taken away and
//! never followed; what bears no name of the vault's stays, and so does its folder.

use std::collections::BTreeSet;
use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::backup::{EXTENSION, HEADER_IN_BACKUP};
use crate::candidate::{BUILDING, QUARANTINE};
use crate::error::{Error, Result};
use crate::files;
use crate::header::LENGTH;
use crate::home::{
    COMPLETE, COPYING, CURRENT, DRAFT, NEXT_DRAFT, SNAPSHOTS, STORE, VaultHome, WAKE, is_generation_name,
};
use crate::salvage::DAMAGED;
use crate::vault::COPIES;

pub(crate) const ERASING: &str = "erasing";
/// Beside the generations. The lock stays: it holds the folder while this goes on.
const FILES: [&str; 4] = [CURRENT, DRAFT, NEXT_DRAFT, WAKE];

/// Files that were deleted and not overwritten before: what opens them may be on the disk for a while. By their names below
/// the vault's folder, as long as the process lives.
#[derive(Default)]
pub(crate) struct OnlyDeleted(Mutex<BTreeSet<String>>);

/// What is of the vault in its folder.
#[derive(Default)]
struct Found {
    /// What opens the vault, and where in the file that begins.
    openers: Vec<(PathBuf, u64)>,
    files: Vec<PathBuf>,
    links: Vec<PathBuf>,
    /// Inner ones before those they are in.
    folders: Vec<PathBuf>,
    /// Could not be looked at.
    closed: Vec<PathBuf>,
}

impl VaultHome {
    /// Whether erasing was begun and something of the vault is here still.
    pub fn is_erasing(&self) -> bool {
        fs::symlink_metadata(self.root().join(ERASING)).is_ok_and(|about| about.is_file())
    }

    /// A vault that is being erased is not opened, and none is made in its place: the next start would erase that one.
    pub(crate) fn check_not_erasing(&self) -> Result<()> {
        if self.is_erasing() { Err(Error::Erasing) } else { Ok(()) }
    }

    /// What [`erase`](Self::erase) could not overwrite as things are, by its name below the folder. Nothing is changed, but
    /// that the vault's own files and folders let their owner write.
    pub fn in_the_way_of_erasing(&self) -> Vec<String> {
        let found = Found::below(self.root());
        let shut = found.openers.iter().map(|(path, _)| path).filter(|path| files::open_own(path).is_err());
        self.names_of(shut.chain(&found.closed))
    }

    /// Everything of the vault that is in its folder. Refused, nothing was changed. Not refused, it has begun and cannot be
    /// taken back; what could not be reached [`finish_erasing`](Self::finish_erasing) tells.
    pub fn erase(&self) -> Result<()> {
        let begun = files::write_atomically(&self.root().join(ERASING), b"");
        if let Err(error) = begun
            && self.withdraw().is_ok()
        {
            return Err(error.into());
        }
        self.finish_erasing();
        Ok(())
    }

    /// Not a byte was overwritten yet: nobody may find the wish and go on. Where that is not certain, the wish stands.
    fn withdraw(&self) -> Result<()> {
        if self.is_erasing() {
            files::remove_if_there(&self.root().join(ERASING))?;
            files::sync_folder(self.root())?;
        }
        Ok(())
    }

    /// Goes on where erasing was begun. What is here still and cannot be deleted, by its name below the folder; `None`:
    /// nothing was to be erased, or nothing is left of it.
    pub fn finish_erasing(&self) -> Option<Vec<String>> {
        if !self.is_erasing() {
            return None;
        }
        let found = Found::below(self.root());
        for (path, at) in &found.openers {
            if files::overwrite(path, *at, LENGTH).is_err() {
                self.remember_only_deleted(path);
            }
        }
        let left = found.delete(|link| self.remember_only_deleted(link));
        // Killed before it is certain that all else is gone, the next claim must find this one.
        if left.is_empty() && files::sync_folder(self.root()).is_ok() && self.forget_wish().is_ok() {
            return None;
        }
        Some(self.names_of(left.iter()))
    }

    fn forget_wish(&self) -> Result<()> {
        let wish = self.root().join(ERASING);
        files::remove_if_there(&wish.with_added_extension("new"))?;
        files::remove_if_there(&wish)?;
        Ok(files::sync_folder(self.root())?)
    }

    /// What was deleted in this process without being overwritten, by its name below the folder. Where it was a link, what it
    /// led to is as it was.
    pub fn only_deleted(&self) -> Vec<String> {
        let names = self.only_deleted.0.lock().unwrap_or_else(PoisonError::into_inner);
        names.iter().filter(|name| fs::symlink_metadata(self.root().join(name)).is_err()).cloned().collect()
    }

    fn remember_only_deleted(&self, path: &Path) {
        self.only_deleted.0.lock().unwrap_or_else(PoisonError::into_inner).insert(self.name_of(path));
    }

    /// Each once.
    fn names_of<'a>(&self, paths: impl Iterator<Item = &'a PathBuf>) -> Vec<String> {
        paths.map(|path| self.name_of(path)).collect::<BTreeSet<String>>().into_iter().collect()
    }

    fn name_of(&self, path: &Path) -> String {
        path.strip_prefix(self.root()).unwrap_or(path).display().to_string()
    }
}

impl Found {
    fn below(root: &Path) -> Found {
        let mut found = Found::default();
        found.look_into(root, |found, path, name| match name {
            BUILDING | COPYING => found.folder(path, Found::generation),
            SNAPSHOTS => found.folder(path, Found::snapshot),
            QUARANTINE => found.folder(path, Found::put_aside),
            _ if is_generation_name(name) => found.folder(path, Found::generation),
            _ if FILES.contains(&name.strip_suffix(".new").unwrap_or(name)) => found.file(path, None),
            _ => {}
        });
        found
    }

    /// What lies in a generation's folder.
    fn generation(&mut self, path: &Path, name: &str) {
        if COPIES.iter().any(|copy| name.starts_with(copy)) {
            self.file(path, Some(0));
        } else if is_of_generation(name) {
            self.file(path, None);
        }
    }

    fn snapshot(&mut self, path: &Path, name: &str) {
        if is_backup(name) {
            self.file(path, Some(HEADER_IN_BACKUP));
        }
    }

    fn put_aside(&mut self, path: &Path, name: &str) {
        if name.get(..7).is_some_and(is_generation_name) {
            self.folder(path, Found::generation);
        }
    }

    fn file(&mut self, path: &Path, opens_at: Option<u64>) {
        match (self.kind(path), opens_at) {
            (Some(kind), _) if kind.is_symlink() => self.links.push(path.to_path_buf()),
            (Some(kind), Some(at)) if kind.is_file() => self.openers.push((path.to_path_buf(), at)),
            (Some(kind), _) if !kind.is_dir() => self.files.push(path.to_path_buf()),
            _ => {}
        }
    }

    fn folder(&mut self, path: &Path, take: fn(&mut Found, &Path, &str)) {
        match self.kind(path) {
            Some(kind) if kind.is_symlink() => self.links.push(path.to_path_buf()),
            Some(kind) if kind.is_dir() => {
                // Where it cannot be, the next line says so.
                let _ = files::let_owner_in(path);
                self.look_into(path, take);
                self.folders.push(path.to_path_buf());
            }
            _ => {}
        }
    }

    fn look_into(&mut self, folder: &Path, take: fn(&mut Found, &Path, &str)) {
        let Ok(entries) = fs::read_dir(folder) else { return self.closed.push(folder.to_path_buf()) };
        for entry in entries {
            match entry {
                Ok(entry) => take(self, &entry.path(), &entry.file_name().to_string_lossy()),
                Err(_) => self.closed.push(folder.to_path_buf()),
            }
        }
    }

    /// Of the thing itself, never of what a link leads to.
    fn kind(&mut self, path: &Path) -> Option<FileType> {
        match fs::symlink_metadata(path) {
            Ok(about) => Some(about.file_type()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(_) => {
                self.closed.push(path.to_path_buf());
                None
            }
        }
    }

    /// What is left of it, but for folders that somebody else has put something in.
    fn delete(self, mut unlinked: impl FnMut(&Path)) -> Vec<PathBuf> {
        let mut left = self.closed;
        for link in self.links {
            if files::remove_if_there(&link).is_ok() { unlinked(&link) } else { left.push(link) }
        }
        let openers = self.openers.into_iter().map(|(path, _)| path);
        left.extend(openers.chain(self.files).filter(|path| files::remove_if_there(path).is_err()));
        left.extend(self.folders.into_iter().filter(|folder| match fs::remove_dir(folder) {
            Ok(()) => false,
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => files::sync_folder(folder).is_err(),
            Err(error) => error.kind() != ErrorKind::NotFound,
        }));
        left
    }
}

/// Whether a name in a generation's folder is one that the vault gives, or that a tool which keeps folders in step gives to a
/// second copy of it: `keys.sync-conflict-…`, `store (conflicted copy …).db`.
fn is_of_generation(name: &str) -> bool {
    let stem = |name: &'static str| name.split('.').next().unwrap_or(name);
    [COPIES[0], stem(STORE), stem(DAMAGED), COMPLETE].iter().any(|own| name.starts_with(own))
}

/// The same for a backup, whole or not.
fn is_backup(name: &str) -> bool {
    name.contains(&format!(".{EXTENSION}"))
}

/// Whether anything of the vault lies in a generation's folder. One that cannot be read is not taken for empty.
pub(crate) fn holds_something(generation: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(generation) else { return true };
    entries.any(|entry| entry.map_or(true, |entry| is_of_generation(&entry.file_name().to_string_lossy())))
}
