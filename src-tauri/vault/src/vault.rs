//! An open vault: a connection, and the root that can write its headers anew.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::derive::{Keys, derive_keys};
use crate::error::{Error, Result};
use crate::files::{self, Stamp};
use crate::header::{self, Copy, Header};
use crate::home::{COPYING, CURRENT, STORE};
use crate::kdf::KdfCost;
use crate::secret::{Passphrase, Root, Secret};
use crate::work::Work;
use crate::{backup, copy, store};

/// How the two copies of the header were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headers {
    Sound,
    /// One copy was damaged, gone or older; it was written anew.
    Healed,
    /// Neither was whole: the recovery code opened the store. Until a passphrase is chosen, only the code will.
    Missing,
}

pub struct Vault {
    pub(crate) db: Connection,
    pub(crate) root: Root,
    pub(crate) id: [u8; 16],
    pub(crate) headers: Headers,
    /// This generation's folder.
    pub(crate) folder: PathBuf,
    /// How the store's file stood after our last write.
    pub(crate) stamp: Stamp,
}

/// Why a change was not made: a fault of the store or of its disk, or a rule of whoever asked for it.
pub trait Refused: From<Error> {
    /// After a fault the connection is not relied on any more.
    fn is_fault(&self) -> bool;
}

impl Refused for Error {
    fn is_fault(&self) -> bool {
        *self != Error::Cancelled
    }
}

pub(crate) const COPIES: [&str; 2] = ["keys", "keys.2"];

/// One that the disk does not give stands in the way of the other no more than one that is damaged.
pub(crate) fn read_copies(folder: &Path) -> [Copy; 2] {
    COPIES.map(|name| match files::read_if_there(&folder.join(name)) {
        Ok(bytes) => header::read_copy(bytes.as_deref()),
        Err(error) => Copy::Unreadable(Error::reading(error)),
    })
}

/// Why no passphrase can be tried at copies of which none is sound.
pub(crate) fn why_none(copies: &[Copy; 2]) -> Error {
    match copies {
        [Copy::Tampered, _] | [_, Copy::Tampered] => Error::HeaderTampered,
        [Copy::Unreadable(error), Copy::Unreadable(_)] => error.clone(),
        _ => Error::HeaderDamaged,
    }
}

/// Sound copies, newest first; the same one twice is one.
pub(crate) fn sound(copies: &[Copy; 2]) -> Vec<Header> {
    let mut headers: Vec<Header> = copies
        .iter()
        .filter_map(|copy| if let Copy::Sound(header) = copy { Some(header.clone()) } else { None })
        .collect();
    headers.sort_by_key(|header| std::cmp::Reverse(header.seq()));
    headers.dedup();
    headers
}

/// Copies as whoever knows the root wrote them, newest first.
fn authentic(copies: &[Copy; 2], keys: &Keys) -> Vec<Header> {
    sound(copies).into_iter().filter(|header| header.is_authentic(keys)).collect()
}

impl Vault {
    pub fn connection(&self) -> &Connection {
        &self.db
    }

    /// Runs `change` in one transaction and commits it, or leaves everything as it was. The only commit.
    ///
    /// Before it, the file at the store's path must be the one we last wrote: a sync tool that put another in its place
    /// would otherwise swallow what is written, or have its own work overwritten.
    pub fn write<T, E: Refused>(&mut self, change: impl FnOnce(&Transaction<'_>) -> Result<T, E>) -> Result<T, E> {
        self.check_unchanged()?;
        let written = self.commit(change);
        match &written {
            Ok(_) => self.stamp = Stamp::of(&self.store()).map_err(Error::from)?,
            // Where this fails too, the next write tries it again.
            Err(error) if error.is_fault() => _ = self.reopen(),
            // A large change may have been in the file in part before it was undone.
            Err(_) => self.stamp = Stamp::of(&self.store()).unwrap_or(self.stamp),
        }
        written
    }

    /// A connection that met a fault of the disk may never write again: SQLCipher reads nothing more after a page that
    /// could not be read, SQLite keeps a rollback journal that could not be opened for writing. Another takes its place.
    fn reopen(&mut self) -> Result<()> {
        let db = std::mem::replace(&mut self.db, Connection::open_in_memory()?);
        drop(db.close());
        let opened = store::open(&self.store(), &derive_keys(&self.root));
        // Undoing half a write writes to the file too: how it stands now is our doing.
        self.stamp = Stamp::of(&self.store()).unwrap_or(self.stamp);
        self.db = opened?;
        Ok(())
    }

    /// After a page that could not be read: what lies on the others can be asked for again. Where another file has taken the
    /// store's place, nothing of it is taken for ours.
    pub fn recover(&mut self) {
        if self.check_unchanged().is_ok() {
            // Where this fails too, nothing can be read, and the next unlock says why.
            let _ = self.reopen();
        }
    }

    pub(crate) fn commit<T, E: Refused>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        // Takes the write lock at once, so that a transaction never fails half way for want of it.
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from)?;
        let changed = change(&tx);
        match &changed {
            Ok(_) => tx.commit().map_err(Error::from)?,
            // Dropped, it is undone as far as it can be: the connection goes anyway.
            Err(error) if error.is_fault() => drop(tx),
            Err(_) => tx.rollback().map_err(Error::from)?,
        }
        changed
    }

    /// Whether the file at the store's path is the one we last wrote, and this generation the one that will be opened next.
    /// Asked before every write, and by whoever is about to put another generation in this one's place.
    pub fn check_unchanged(&self) -> Result<()> {
        match Stamp::of(&self.store()) {
            Ok(stamp) if stamp == self.stamp && !self.is_passed_over() => Ok(()),
            Ok(_) => Err(Error::ChangedOutside),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::ChangedOutside),
            Err(error) => Err(error.into()),
        }
    }

    /// A tool that keeps the folder in step with another computer brought that one's generation: what is written here would
    /// never be opened again, and go with the next unlock.
    fn is_passed_over(&self) -> bool {
        // Where it cannot be read, it names none.
        let current = std::fs::read(self.folder.with_file_name(CURRENT)).unwrap_or_default();
        let named = self.folder.with_file_name(String::from_utf8_lossy(&current).trim());
        named != self.folder && named.join(STORE).exists()
    }

    fn store(&self) -> PathBuf {
        self.folder.join(STORE)
    }

    /// The header that opens this vault; `None` where both copies are gone.
    ///
    /// One that was there when the vault was opened and cannot be read now is not taken for gone: what is copied without it
    /// would open by the code alone.
    pub(crate) fn header(&self) -> Result<Option<Header>> {
        let copies = read_copies(&self.folder);
        let found = authentic(&copies, &derive_keys(&self.root)).into_iter().next();
        let unread =
            copies.into_iter().find_map(|copy| if let Copy::Unreadable(error) = copy { Some(error) } else { None });
        match unread {
            Some(error) if found.is_none() && self.headers != Headers::Missing => Err(error),
            _ => Ok(found),
        }
    }

    /// What a guess at the passphrase costs; `None` where both headers are gone or cannot be read.
    pub fn cost(&self) -> Option<KdfCost> {
        self.header().ok()?.and_then(|header| header.cost())
    }

    /// Writes a backup that opens alone, and reads it back. It has its name only when it was found right.
    /// Returns its length in bytes. There must be no file at `target`.
    pub fn back_up(&self, target: &Path, work: &Work) -> Result<u64> {
        let copying = self.folder.with_file_name(COPYING);
        files::remove_folder(&copying)?;
        files::make_folder(&copying)?;
        let copied = copying.join(STORE);
        let keys = derive_keys(&self.root);
        let written = copy::copy(&self.db, &copied, &keys, work).and_then(|()| {
            let header = self.header()?;
            let bytes = header.as_ref().map_or(&[0; header::LENGTH], Header::whole);
            backup::write(target, &copied, bytes, self.id, &keys, work)
        });
        let removed = files::remove_folder(&copying);
        let bytes = written?;
        removed?;
        Ok(bytes)
    }

    /// Checks every page and SQLite's order on a connection of its own; this one is closed meanwhile, as it holds the file.
    ///
    /// Not where another file has taken the store's place: then this connection may be the only way to what was written.
    pub fn check(&mut self, work: &Work) -> Result<()> {
        self.check_unchanged()?;
        let db = std::mem::replace(&mut self.db, Connection::open_in_memory()?);
        db.close().map_err(|(_, error)| Error::from(error))?;
        let checked = store::verify(&self.store(), &derive_keys(&self.root), work);
        self.reopen()?;
        checked
    }

    /// Bytes of the store.
    pub fn size(&self) -> Result<u64> {
        Ok(std::fs::metadata(self.store())?.len())
    }

    pub fn headers(&self) -> Headers {
        self.headers
    }

    /// The vault's identity: random, in the header and in the store.
    pub fn id(&self) -> [u8; 16] {
        self.id
    }

    /// Whether this secret opens this vault.
    pub fn accepts(&self, secret: &Secret) -> Result<bool> {
        match secret {
            Secret::Code(code) => Ok(code.roots().contains(&self.root)),
            Secret::Passphrase(passphrase) => {
                let copies = read_copies(&self.folder);
                let headers = authentic(&copies, &derive_keys(&self.root));
                if headers.is_empty() {
                    // Then nothing tells a right one from a wrong one.
                    return Err(match why_none(&copies) {
                        Error::HeaderTampered => Error::HeaderDamaged,
                        other => other,
                    });
                }
                // Whoever knows the root wrote these: none is dearer than was meant.
                match header::unwrap_any(&headers, passphrase, &Work::default()) {
                    Ok(_) => Ok(true),
                    Err(Error::WrongSecret) => Ok(false),
                    Err(error) => Err(error),
                }
            }
        }
    }

    /// Wraps the root by another passphrase. Killed between the two copies, both passphrases open the vault until the
    /// next unlock. Writes both headers anew where they were gone.
    pub fn choose_passphrase(&mut self, passphrase: &Passphrase, cost: KdfCost) -> Result<()> {
        // A header in a generation that somebody passed over opens nothing.
        self.check_unchanged()?;
        let keys = derive_keys(&self.root);
        let newest = authentic(&read_copies(&self.folder), &keys).first().map_or(0, Header::seq);
        let header = Header::make(self.id, newest + 1, &self.root, &keys, passphrase, cost)?;
        self.write_copy(COPIES[1], &header)?;
        let [_, written] = read_copies(&self.folder);
        let opens =
            if let Copy::Sound(written) = written { written.unwrap(passphrase, &Work::default())? } else { None };
        if opens.is_none_or(|root| root != self.root) {
            // Unseen so far; the first copy is untouched and still opens.
            return Err(Error::HeaderDamaged);
        }
        self.write_copy(COPIES[0], &header)?;
        self.headers = Headers::Sound;
        Ok(())
    }

    /// Makes both copies the one that just opened the vault: whoever typed its passphrase knows it for certain.
    pub(crate) fn heal(&mut self, opened: &Header, keys: &Keys) -> Result<()> {
        let copies = read_copies(&self.folder);
        let differs = |copy: &Copy| !matches!(copy, Copy::Sound(header) if header == opened);
        if !copies.iter().any(differs) {
            return Ok(());
        }
        // What somebody altered tells nothing of which is the newer.
        let newest = authentic(&copies, keys).first().map_or(0, Header::seq);
        let healed = if newest > opened.seq() { opened.clone().sealed(newest + 1, keys) } else { opened.clone() };
        self.write_copy(COPIES[1], &healed)?;
        self.write_copy(COPIES[0], &healed)?;
        self.headers = Headers::Healed;
        Ok(())
    }

    fn write_copy(&self, name: &str, header: &Header) -> Result<()> {
        let path = self.folder.join(name);
        files::write_atomically(&path, header.bytes())?;
        match header::read_copy(files::read_if_there(&path)?.as_deref()) {
            Copy::Sound(read) if read == *header => Ok(()),
            _ => Err(Error::HeaderDamaged),
        }
    }

    /// Closes the store; dropping it does the same, without the word on whether it went well.
    pub fn close(self) -> Result<()> {
        self.db.close().map_err(|(_, error)| error.into())
    }
}
