//! The vault's folder: held by one process, one generation of it current.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::code::RecoveryCode;
use crate::derive::{Keys, derive_keys};
use crate::error::{Error, Result};
use crate::header::{Copy, Header};
use crate::kdf::KdfCost;
use crate::secret::{Passphrase, Proposal, Root, Secret, make_random};
use crate::vault::{COPIES, Headers, Vault, read_copies, sound};
use crate::{files, store};

const STORE: &str = "store.db";
const COMPLETE: &str = "complete";
const CURRENT: &str = "current";
/// A generation that is being built has another name until it is whole; one that a kill left half made is never opened.
const BUILDING: &str = "building";

/// Whether there is a vault in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    Absent,
    /// Something of a vault is here, whole or not: nothing new is made over it.
    Present,
}

/// The folder, held for this process alone until it is dropped; the kernel frees it after a kill.
pub struct VaultHome {
    root: PathBuf,
    _lock: File,
}

impl VaultHome {
    /// Makes the folder where there is none, and takes its lock.
    pub fn claim(root: &Path) -> Result<VaultHome> {
        files::make_folder(root)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let lock = files::private(&mut options).open(root.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(VaultHome { root: root.to_path_buf(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Error::Busy),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes nothing.
    pub fn contents(&self) -> Result<Contents> {
        let something = self.root.join(CURRENT).exists() || !self.generations()?.is_empty();
        Ok(if something { Contents::Present } else { Contents::Absent })
    }

    /// Builds a vault around the proposed root: `build` lays what it is to keep. All of it, or nothing.
    pub fn create<F>(&self, proposal: &Proposal, passphrase: &Passphrase, cost: KdfCost, build: F) -> Result<Vault>
    where
        F: FnOnce(&mut Connection) -> rusqlite::Result<()>,
    {
        if self.contents()? == Contents::Present {
            return Err(Error::AlreadyExists);
        }
        let building = self.root.join(BUILDING);
        // Left by a creation that was killed: it was never opened, and never will be.
        if building.exists() {
            fs::remove_dir_all(&building)?;
        }
        let made = self.build_in(&building, proposal, passphrase, cost, build);
        if made.is_err() && building.exists() {
            let _ = fs::remove_dir_all(&building);
        }
        made?;
        self.unlock(Secret::Code(proposal.code()))
    }

    fn build_in<F>(
        &self,
        building: &Path,
        proposal: &Proposal,
        passphrase: &Passphrase,
        cost: KdfCost,
        build: F,
    ) -> Result<()>
    where
        F: FnOnce(&mut Connection) -> rusqlite::Result<()>,
    {
        let keys = derive_keys(&proposal.0);
        let mut id = [0u8; 16];
        make_random(&mut id)?;
        files::make_folder(building)?;
        let header = Header::make(id, 1, &proposal.0, &keys, passphrase, cost)?;
        for name in COPIES {
            files::write_atomically(&building.join(name), header.bytes())?;
        }
        let path = building.join(STORE);
        let mut db = store::create(&path, &keys)?;
        db.execute_batch("CREATE TABLE vault_identity (id BLOB NOT NULL CHECK (length(id) = 16)) STRICT")?;
        db.execute("INSERT INTO vault_identity (id) VALUES (?1)", [id])?;
        build(&mut db)?;
        db.close().map_err(|(_, error)| error)?;
        store::verify(&path, &keys)?;
        files::write_atomically(&building.join(COMPLETE), b"")?;
        let name = "g000001";
        fs::rename(building, self.root.join(name))?;
        files::sync_folder(&self.root)?;
        Ok(files::write_atomically(&self.root.join(CURRENT), format!("{name}\n").as_bytes())?)
    }

    pub fn unlock(&self, secret: Secret) -> Result<Vault> {
        let mut candidates = self.candidates()?.into_iter();
        let first = candidates.next().ok_or(Error::NoStore)?;
        let mut opened = open_generation(&first, &secret);
        // Only where `current` could not be read are there others: the highest whole generation that opens is meant.
        for next in candidates {
            if opened.is_ok() {
                break;
            }
            opened = open_generation(&next, &secret).or(opened);
        }
        opened
    }

    /// The current generation; where `current` cannot be read, every whole one, highest first, then the others.
    fn candidates(&self) -> Result<Vec<PathBuf>> {
        let generations = self.generations()?;
        let current = files::read_if_there(&self.root.join(CURRENT))?.unwrap_or_default();
        let named = String::from_utf8_lossy(&current).trim().to_owned();
        if let Some(current) = generations.iter().find(|folder| folder.file_name().is_some_and(|name| *name == *named))
        {
            return Ok(vec![current.clone()]);
        }
        let (whole, rest): (Vec<_>, Vec<_>) =
            generations.into_iter().partition(|folder| folder.join(COMPLETE).exists());
        Ok(whole.into_iter().chain(rest).collect())
    }

    /// Folders named `g` and six digits, highest first.
    fn generations(&self) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.root)? {
            let entry = entry?;
            let name = entry.file_name();
            let digits = name.to_str().and_then(|name| name.strip_prefix('g')).unwrap_or_default();
            if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit()) && entry.path().is_dir() {
                found.push(entry.path());
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        Ok(found)
    }
}

fn open_generation(folder: &Path, secret: &Secret) -> Result<Vault> {
    let copies = read_copies(folder)?;
    if copies.iter().any(|copy| matches!(copy, Copy::Newer)) {
        return Err(Error::NewerVersion);
    }
    match secret {
        Secret::Passphrase(passphrase) => open_by_passphrase(folder, copies, passphrase),
        Secret::Code(code) => open_by_code(folder, copies, code),
    }
}

fn open_by_passphrase(folder: &Path, copies: [Copy; 2], passphrase: &Passphrase) -> Result<Vault> {
    let tampered = copies.iter().any(|copy| matches!(copy, Copy::Tampered));
    let headers = sound(copies);
    if headers.is_empty() {
        return Err(if tampered { Error::HeaderTampered } else { Error::HeaderDamaged });
    }
    for header in headers {
        let Some(root) = header.unwrap(passphrase)? else { continue };
        let keys = derive_keys(&root);
        if !header.is_authentic(&keys) {
            return Err(Error::HeaderTampered);
        }
        let mut vault = open_store(folder, root, &keys, Some(&header))?;
        heal(&mut vault, &header, &keys);
        return Ok(vault);
    }
    Err(Error::WrongSecret)
}

fn open_by_code(folder: &Path, copies: [Copy; 2], code: &RecoveryCode) -> Result<Vault> {
    let headers = sound(copies);
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
    Err(Error::WrongSecret)
}

/// A copy that cannot be mended now (a full disk) does not keep anyone out: the other one is sound.
fn heal(vault: &mut Vault, opened: &Header, keys: &Keys) {
    let _ = vault.heal(opened, keys);
}

fn open_store(folder: &Path, root: Root, keys: &Keys, header: Option<&Header>) -> Result<Vault> {
    let db = store::open(&folder.join(STORE), keys)?;
    let id: [u8; 16] = db.query_row("SELECT id FROM vault_identity", [], |row| row.get(0))?;
    if header.is_some_and(|header| header.id() != id) {
        return Err(Error::HeaderMismatch);
    }
    let headers = if header.is_some() { Headers::Sound } else { Headers::Missing };
    Ok(Vault { db, root, id, headers, folder: folder.to_path_buf() })
}
