//! A text that could not be stored when the vault was locked, sealed under a key of the vault's.

use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use zeroize::Zeroizing;

use crate::derive::derive_keys;
use crate::error::{Error, Result};
use crate::files;
use crate::home::{DRAFT, VaultHome};
use crate::secret::make_random;
use crate::vault::Vault;

const MAGIC: [u8; 8] = [0x89, 0x56, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A];
const NONCE: usize = 12;

/// Ciphertext: it may lie in memory and on the disk while the vault is locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn from_bytes(bytes: Vec<u8>) -> Sealed {
        Sealed(bytes)
    }
}

impl Vault {
    pub fn seal(&self, text: &[u8]) -> Result<Sealed> {
        let mut nonce = [0u8; NONCE];
        make_random(&mut nonce)?;
        let payload = Payload { msg: text, aad: &self.draft_aad() };
        // AES-GCM fails only for messages of gigabytes.
        let sealed = self.draft_cipher().encrypt(&Nonce::from(nonce), payload).map_err(|_| Error::NotEnoughMemory)?;
        Ok(Sealed([&MAGIC[..], &nonce, &sealed].concat()))
    }

    /// `None`: not sealed by this vault, or damaged.
    pub fn unseal(&self, sealed: &Sealed) -> Option<Zeroizing<Vec<u8>>> {
        let rest = sealed.0.strip_prefix(&MAGIC)?;
        let (nonce, text) = rest.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: text, aad: &self.draft_aad() };
        self.draft_cipher().decrypt(&Nonce::from(*nonce), payload).ok().map(Zeroizing::new)
    }

    fn draft_cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new_from_slice(derive_keys(&self.root).draft.as_slice()).expect("the key has 32 bytes")
    }

    fn draft_aad(&self) -> Vec<u8> {
        [b"draft v1", &self.id[..]].concat()
    }
}

impl VaultHome {
    pub fn keep_draft(&self, sealed: &Sealed) -> Result<()> {
        Ok(files::write_atomically(&self.draft(), sealed.bytes())?)
    }

    pub fn left_draft(&self) -> Result<Option<Sealed>> {
        Ok(files::read_if_there(&self.draft())?.map(Sealed))
    }

    pub fn forget_draft(&self) -> Result<()> {
        Ok(files::remove_if_there(&self.draft())?)
    }

    fn draft(&self) -> std::path::PathBuf {
        Path::new(self.root()).join(DRAFT)
    }
}
