//! A text that could not be stored when the vault was locked, sealed under a key of the vault's.

use std::fs;
use std::path::PathBuf;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use zeroize::Zeroizing;

use crate::candidate::Candidate;
use crate::derive::derive_keys;
use crate::error::{Error, Result};
use crate::files;
use crate::home::{DRAFT, NEXT_DRAFT, VaultHome};
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

impl Candidate {
    /// A text, for the vault that this one will be.
    pub fn seal(&self, text: &[u8]) -> Result<Sealed> {
        self.vault.seal(text)
    }
}

impl VaultHome {
    pub fn keep_draft(&self, sealed: &Sealed) -> Result<()> {
        files::write_atomically(&self.place_of(DRAFT), sealed.bytes())?;
        // Where it stays, it is passed over: the newer one opens.
        let _ = files::remove_if_there(&self.place_of(NEXT_DRAFT));
        Ok(())
    }

    /// Puts the same text, sealed for a generation with other keys that is about to become the current one, beside the
    /// draft. Whichever of them is opened after a kill, one of the two is for it.
    pub fn keep_draft_for_next(&self, sealed: &Sealed) -> Result<()> {
        Ok(files::write_atomically(&self.place_of(NEXT_DRAFT), sealed.bytes())?)
    }

    /// The text that this vault sealed and that waits for its user's word. `None`: there is none, or another vault sealed it.
    pub fn left_draft(&self, vault: &Vault) -> Option<Zeroizing<Vec<u8>>> {
        let opened = |name| {
            let sealed = files::read_if_there(&self.place_of(name)).ok().flatten()?;
            vault.unseal(&Sealed(sealed))
        };
        if let Some(text) = opened(DRAFT) {
            // For a generation that never became the current one.
            let _ = files::remove_if_there(&self.place_of(NEXT_DRAFT));
            return Some(text);
        }
        let text = opened(NEXT_DRAFT)?;
        // What cannot be done now is done at the next unlock.
        let _ = self.take_next_draft();
        Some(text)
    }

    /// The other generation is the current one: what was sealed under keys that are gone makes way.
    pub fn take_next_draft(&self) -> Result<()> {
        fs::rename(self.place_of(NEXT_DRAFT), self.place_of(DRAFT))?;
        Ok(files::sync_folder(self.root())?)
    }

    pub fn forget_draft(&self) -> Result<()> {
        files::remove_if_there(&self.place_of(NEXT_DRAFT))?;
        Ok(files::remove_if_there(&self.place_of(DRAFT))?)
    }

    fn place_of(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }
}
