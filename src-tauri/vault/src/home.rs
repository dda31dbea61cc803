//! The vault's folder: held by one process, one generation of it current.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use rusqlite::Connection;

use crate::backup::EXTENSION;
use crate::candidate::{BUILDING, Old};
use crate::code::RecoveryCode;
use crate::derive::{Keys, derive_keys};
use crate::erase::{OnlyDeleted, holds_something};
use crate::error::{Error, Result};
use crate::files::Stamp;
use crate::header::{self, Copy, Header, Unwrapped};
use crate::kdf::KdfCost;
use crate::secret::{Passphrase, Proposal, Root, Secret};
use crate::vault::{Headers, Vault, read_copies, sound, why_none};
use crate::work::Work;
use crate::{files, store};

pub(crate) const STORE: &str = "store.db";
pub(crate) const COMPLETE: &str = "complete";
pub(crate) const CURRENT: &str = "current";
pub(crate) const COPYING: &str = "copying";
pub(crate) const DRAFT: &str = "draft";
pub(crate) const NEXT_DRAFT: &str = "draft.next";
pub(crate) const SNAPSHOTS: &str = "snap";
const LOCK: &str = "lock";
pub(crate) const WAKE: &str = "wake";

/// Whether there is a vault in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    Absent,
    /// Something of a vault is here, whole or not: nothing new is made over it.
    Present,
}

/// The folder, held for this process alone until it and what is being built in it are dropped; the kernel frees it after a kill.
pub struct VaultHome {
    root: PathBuf,
    pub(crate) only_deleted: OnlyDeleted,
    pub(crate) claim: Arc<Claim>,
}

pub(crate) struct Claim {
    /// How many candidates there were.
    pub begun: AtomicU64,
    lock: File,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Closing it is not enough: a process that another thread is just starting holds the file too, until it runs its own
        // program. Where this fails, the lock goes with that one.
        let _ = self.lock.unlock();
    }
}

impl VaultHome {
    /// Makes the folder where there is none, and takes its lock.
    pub fn claim(root: &Path) -> Result<VaultHome> {
        files::make_folder(root)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let lock = files::private(&mut options).open(root.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {
                let claim = Claim { begun: AtomicU64::new(0), lock };
                let only_deleted = OnlyDeleted::default();
                let home = VaultHome { root: root.to_path_buf(), only_deleted, claim: Arc::new(claim) };
                // What is left of it now is told to whoever asks next.
                let _ = home.finish_erasing();
                for unfinished in [BUILDING, COPYING] {
                    // A kill left it: it was never what is kept, and takes room. A read-only disk keeps it.
                    let _ = files::remove_folder(&root.join(unfinished));
                }
                Ok(home)
            }
            Err(TryLockError::WouldBlock) => Err(Error::Busy),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Whether the folder's disk takes writing at all: a kernel makes one that fails read-only under whoever uses it. Writes
    /// nothing.
    pub fn check_writable(&self) -> Result<()> {
        OpenOptions::new().write(true).open(self.root.join(LOCK))?;
        Ok(())
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes nothing.
    pub fn contents(&self) -> Result<Contents> {
        let something = self.root.join(CURRENT).exists()
            || self.generations()?.iter().any(|each| holds_something(each))
            || self.has_snapshots();
        Ok(if something { Contents::Present } else { Contents::Absent })
    }

    /// Backups that a vault left when its own folder was taken away: it is to be brought back, not begun anew beside them.
    /// Where it cannot be known, there may be some.
    fn has_snapshots(&self) -> bool {
        let is_backup = |entry: fs::DirEntry| entry.path().extension().is_some_and(|ending| ending == EXTENSION);
        match fs::read_dir(self.snapshots()) {
            Ok(entries) => entries.filter_map(std::io::Result::ok).any(is_backup),
            Err(error) => error.kind() != std::io::ErrorKind::NotFound,
        }
    }

    /// Builds a vault around the proposed root: `build` lays what it is to keep. All of it, or nothing.
    pub fn create<F>(&self, proposal: &Proposal, passphrase: &Passphrase, cost: KdfCost, build: F) -> Result<Vault>
    where
        F: FnOnce(&mut Connection) -> rusqlite::Result<()>,
    {
        self.check_not_erasing()?;
        if self.contents()? == Contents::Present {
            return Err(Error::AlreadyExists);
        }
        let candidate = self.fresh(proposal, passphrase, cost, build)?;
        Ok(self.adopt(candidate, Old::Discard, &Work::default())?)
    }

    pub fn unlock(&self, secret: Secret) -> Result<Vault> {
        self.unlock_while(secret, &Work::default())
    }

    /// The same, until it is told to stop: a header may ask for seconds of deriving.
    pub fn unlock_while(&self, secret: Secret, work: &Work) -> Result<Vault> {
        self.check_not_erasing()?;
        let mut candidates = self.candidates()?.into_iter();
        let Some(first) = candidates.next() else {
            let of_a_vault = self.contents()? == Contents::Present;
            return Err(if of_a_vault { Error::StoreMissing } else { Error::NoStore });
        };
        let mut opened = open_generation(&first, &secret, work);
        // Only where `current` could not be read are there others: the highest whole generation that opens is meant.
        for next in candidates {
            if opened.is_ok() {
                break;
            }
            opened = open_generation(&next, &secret, work).or(opened);
        }
        if let Ok(vault) = &opened {
            self.discard_others(&vault.folder);
            // What cannot be removed now is met again at the next unlock.
            let _ = self.discard_half_made_backups();
        }
        opened
    }

    /// Removes every generation but the one that has just opened, if it is the one that `current` names. A kill left them: a
    /// lower one was superseded; a higher one was whole before `current` was to name it, and nobody was told of it. Left there,
    /// it would be taken for the newest on the day that `current` is lost.
    ///
    /// Without the word of `current` none is known to be superseded, and all stay. What cannot be removed now (a full or
    /// read-only disk) is met again at the next unlock.
    pub(crate) fn discard_others(&self, opened: &Path) {
        let Ok(generations) = self.generations() else { return };
        if self.named(&generations).is_none_or(|named| named != opened) || !opened.join(COMPLETE).exists() {
            return;
        }
        let building = self.root.join(BUILDING);
        for other in generations.iter().filter(|folder| folder.as_path() != opened) {
            // At once, so that half of it is never found under its name. Where something is being built, it waits.
            if fs::rename(other, &building).is_ok() {
                let _ = files::remove_folder(&building);
            }
        }
    }

    /// The generation that an unlock would try first.
    pub(crate) fn current_generation(&self) -> Result<Option<PathBuf>> {
        Ok(self.candidates()?.into_iter().next())
    }

    /// Where backups are kept that the program makes for itself.
    pub fn snapshots(&self) -> PathBuf {
        self.root.join(SNAPSHOTS)
    }

    pub fn make_snapshots_folder(&self) -> Result<PathBuf> {
        let folder = self.snapshots();
        files::make_folder(&folder)?;
        Ok(folder)
    }

    /// The current generation; where `current` cannot be read, every whole one, highest first, then the others.
    fn candidates(&self) -> Result<Vec<PathBuf>> {
        let generations = self.generations()?;
        if let Some(current) = self.named(&generations) {
            return Ok(vec![current.clone()]);
        }
        let (whole, rest): (Vec<_>, Vec<_>) =
            generations.into_iter().partition(|folder| folder.join(COMPLETE).exists());
        Ok(whole.into_iter().chain(rest).collect())
    }

    /// The one that `current` names; where it cannot be read, it names none.
    fn named<'a>(&self, generations: &'a [PathBuf]) -> Option<&'a PathBuf> {
        let current = fs::read(self.root.join(CURRENT)).ok()?;
        let named = String::from_utf8_lossy(&current).trim().to_owned();
        generations.iter().find(|folder| folder.file_name().is_some_and(|name| *name == *named))
    }

    /// Folders named `g` and six digits, highest first.
    pub(crate) fn generations(&self) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.root)? {
            let entry = entry?;
            if entry.file_name().to_str().is_some_and(is_generation_name) && entry.path().is_dir() {
                found.push(entry.path());
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        Ok(found)
    }
}

pub(crate) fn is_generation_name(name: &str) -> bool {
    let digits = name.strip_prefix('g').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit())
}

fn open_generation(folder: &Path, secret: &Secret, work: &Work) -> Result<Vault> {
    let copies = read_copies(folder);
    if copies.iter().any(|copy| matches!(copy, Copy::Newer)) {
        return Err(Error::NewerVersion);
    }
    match secret {
        Secret::Passphrase(passphrase) => open_by_passphrase(folder, copies, passphrase, work),
        Secret::Code(code) => open_by_code(folder, copies, code),
    }
}

fn open_by_passphrase(folder: &Path, copies: [Copy; 2], passphrase: &Passphrase, work: &Work) -> Result<Vault> {
    let headers = sound(&copies);
    if headers.is_empty() {
        return Err(why_none(&copies));
    }
    let (root, header) = match header::unwrap_any(&headers, passphrase, work)? {
        Unwrapped::Authentic(root, header) => (root, header),
        Unwrapped::Altered(..) => return Err(Error::HeaderTampered),
    };
    let keys = derive_keys(&root);
    let mut vault = open_store(folder, root, &keys, Some(&header))?;
    heal(&mut vault, &header, &keys);
    Ok(vault)
}

fn open_by_code(folder: &Path, copies: [Copy; 2], code: &RecoveryCode) -> Result<Vault> {
    let headers = sound(&copies);
    let roots = code.roots();
    for root in roots {
        let keys = derive_keys(&root);
        let header = headers.iter().find(|header| header.is_authentic(&keys));
        // A header that knows this root says that the code is right: what then will not open is damaged.
        if header.is_none() && !store::begins_with(&folder.join(STORE), &keys.salt)? {
            continue;
        }
        let mut vault = open_store(folder, root, &keys, header)?;
        if let Some(header) = header {
            heal(&mut vault, header, &keys);
        }
        return Ok(vault);
    }
    // A store that is gone or cut is said to be, before a code is called wrong.
    store::begins_with(&folder.join(STORE), &[0; 16])?;
    // Without key files, and with a beginning that may be what is damaged, only the other pages still know their keys.
    let sealed = |root: &Root| store::not_sealed_by(&folder.join(STORE), &derive_keys(root));
    match code.roots().iter().filter(|_| headers.is_empty()).find_map(sealed) {
        Some(pages) => Err(Error::StoreDamaged { pages }),
        None => Err(Error::WrongSecret),
    }
}

/// A copy that cannot be mended now (a full disk) does not keep anyone out: the other one is sound.
fn heal(vault: &mut Vault, opened: &Header, keys: &Keys) {
    let _ = vault.heal(opened, keys);
}

pub(crate) fn open_store(folder: &Path, root: Root, keys: &Keys, header: Option<&Header>) -> Result<Vault> {
    let path = folder.join(STORE);
    let db = store::open(&path, keys)?;
    let id: [u8; 16] = db
        .query_row("SELECT id FROM vault_identity", [], |row| row.get(0))
        .map_err(|error| store::naming_pages(error, &path, keys))?;
    if header.is_some_and(|header| header.id() != id) {
        return Err(Error::HeaderMismatch);
    }
    let headers = if header.is_some() { Headers::Sound } else { Headers::Missing };
    let stamp = Stamp::of(&path)?;
    Ok(Vault { db, root, id, headers, folder: folder.to_path_buf(), stamp })
}
