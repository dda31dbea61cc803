//! An open vault: a connection, and the root that can write its headers anew.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::derive::{Keys, derive_keys};
use crate::error::{Error, Result};
use crate::files;
use crate::header::{self, Copy, Header};
use crate::kdf::KdfCost;
use crate::secret::{Passphrase, Root, Secret};

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
}

pub(crate) const COPIES: [&str; 2] = ["keys", "keys.2"];

pub(crate) fn read_copies(folder: &Path) -> Result<[Copy; 2]> {
    let read = |name| Ok::<_, Error>(header::read_copy(files::read_if_there(&folder.join(name))?.as_deref()));
    Ok([read(COPIES[0])?, read(COPIES[1])?])
}

/// Sound copies, newest first; the same one twice is one.
pub(crate) fn sound(copies: [Copy; 2]) -> Vec<Header> {
    let mut headers: Vec<Header> = copies
        .into_iter()
        .filter_map(|copy| if let Copy::Sound(header) = copy { Some(header) } else { None })
        .collect();
    headers.sort_by_key(|header| std::cmp::Reverse(header.seq()));
    headers.dedup();
    headers
}

impl Vault {
    pub fn connection(&self) -> &Connection {
        &self.db
    }

    /// Takes the write lock at once, so that a transaction never fails half way for want of it.
    pub fn transaction(&mut self) -> Result<Transaction<'_>> {
        Ok(self.db.transaction_with_behavior(TransactionBehavior::Immediate)?)
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
                for header in sound(read_copies(&self.folder)?) {
                    if header.unwrap(passphrase)?.is_some_and(|root| root == self.root) {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    /// Wraps the root by another passphrase. Killed between the two copies, both passphrases open the vault until the
    /// next unlock. Writes both headers anew where they were gone.
    pub fn choose_passphrase(&mut self, passphrase: &Passphrase, cost: KdfCost) -> Result<()> {
        let keys = derive_keys(&self.root);
        let newest = sound(read_copies(&self.folder)?).first().map_or(0, Header::seq);
        let header = Header::make(self.id, newest + 1, &self.root, &keys, passphrase, cost)?;
        self.write_copy(COPIES[1], &header)?;
        let written = sound(read_copies(&self.folder)?);
        let opens = written.first().map(|header| header.unwrap(passphrase)).transpose()?.flatten();
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
        let copies = read_copies(&self.folder)?;
        let differs = |copy: &Copy| !matches!(copy, Copy::Sound(header) if header == opened);
        if !copies.iter().any(differs) {
            return Ok(());
        }
        let newest = sound(copies).first().map_or(0, Header::seq);
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
