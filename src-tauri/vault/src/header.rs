//! The 4096 bytes of a `keys` file: who the vault is, and the root secret wrapped by a passphrase.
//!
//! SHA-256 tells rot, the MAC tells tampering, the GCM tag tells a wrong passphrase. No date, hint or word is in it.
//! Offsets and their meaning stand in `FORMAT.md`.

use aes_gcm::aead::{Aead, KeyInit as _, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::derive::{Keys, derive_keys};
use crate::error::{Error, Result};
use crate::kdf::{KdfCost, MOST_WORK_KIB, derive_kek};
use crate::secret::{Passphrase, ROOT_LENGTH, Root, make_random};
use crate::work::Work;

pub(crate) const LENGTH: usize = 4096;
const MAGIC: [u8; 8] = [0x89, 0x56, 0x4C, 0x54, 0x0D, 0x0A, 0x1A, 0x0A];
const MAJOR: u16 = 1;
const MINOR: u16 = 0;
const IDENTITY: std::ops::Range<usize> = 0..32;
const SLOTS_AT: usize = 64;
const SLOT_LENGTH: usize = 192;
const SLOTS: usize = 4;
const ZEROS_AT: usize = SLOTS_AT + SLOTS * SLOT_LENGTH;
const MAC_AT: usize = 4000;
const SHA_AT: usize = 4032;
const END: usize = 4064;
/// A slot up to its ciphertext's length is authenticated with it.
const SLOT_AAD: usize = 60;
const WRAPPED_LENGTH: usize = ROOT_LENGTH + 16;

const PASSPHRASE_SLOT: u8 = 1;
const ARGON2ID: u8 = 1;
const NFKC: u8 = 1;

/// A header whose checksum is right and whose every field is in bounds. Not authenticated until a root opened it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Header(Box<[u8; LENGTH]>);

/// What a copy on disk is.
pub(crate) enum Copy {
    Sound(Header),
    Missing,
    /// The disk does not give it, and why.
    Unreadable(Error),
    Damaged,
    Newer,
    Tampered,
}

/// What a passphrase unwrapped.
pub(crate) enum Unwrapped {
    /// The copy that is to be kept.
    Authentic(Root, Header),
    /// The passphrase is right, and no copy that it unwraps is as it was written.
    Altered(Root, Header),
}

/// Tries sound copies, the newest first. One that was altered with its checksum does not stand in the way of another. A wrong
/// secret only where every one of them says so: where one could not be tried, it is told why.
/// A slot may cost seconds: between two of them it is asked whether to go on.
pub(crate) fn unwrap_any(headers: &[Header], passphrase: &Passphrase, work: &Work) -> Result<Unwrapped> {
    let (mut altered, mut met) = (None, Error::WrongSecret);
    for (at, header) in headers.iter().enumerate() {
        // A guess costs a second: what is wrapped alike is unwrapped once.
        if headers[..at].iter().any(|tried| tried.wraps_like(header)) {
            continue;
        }
        match header.unwrap(passphrase, work) {
            Ok(Some(root)) => {
                let keys = derive_keys(&root);
                let authentic = |copy: &&Header| copy.wraps_like(header) && copy.is_authentic(&keys);
                if let Some(authentic) = headers.iter().find(authentic) {
                    return Ok(Unwrapped::Authentic(root, authentic.clone()));
                }
                altered = altered.or(Some(Unwrapped::Altered(root, header.clone())));
            }
            Ok(None) => {}
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            Err(error) => met = error,
        }
    }
    altered.ok_or(met)
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes.get(at..at + N).and_then(|part| part.try_into().ok()).unwrap_or([0; N])
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(number(bytes, at))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(number(bytes, at))
}

/// Checks in the order of `FORMAT.md`: length, magic, SHA-256, version, bounds, cost. Cheap, and nothing is allocated for it.
pub(crate) fn read_copy(bytes: Option<&[u8]>) -> Copy {
    let Some(bytes) = bytes else { return Copy::Missing };
    let Ok(whole) = <&[u8; LENGTH]>::try_from(bytes) else { return Copy::Damaged };
    if whole[..8] != MAGIC || Sha256::digest(&whole[..SHA_AT])[..] != whole[SHA_AT..END] {
        return Copy::Damaged;
    }
    if u16_at(whole, 8) > MAJOR {
        return Copy::Newer;
    }
    let header = Header(Box::new(*whole));
    if header.in_bounds() { Copy::Sound(header) } else { Copy::Tampered }
}

impl Header {
    /// One passphrase slot around `root`.
    pub fn make(
        id: [u8; 16],
        seq: u64,
        root: &Root,
        keys: &Keys,
        passphrase: &Passphrase,
        cost: KdfCost,
    ) -> Result<Header> {
        let mut bytes = Box::new([0u8; LENGTH]);
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..10].copy_from_slice(&MAJOR.to_le_bytes());
        bytes[10..12].copy_from_slice(&MINOR.to_le_bytes());
        bytes[12..16].copy_from_slice(&(LENGTH as u32).to_le_bytes());
        bytes[16..32].copy_from_slice(&id);
        bytes[40..44].copy_from_slice(&1u32.to_le_bytes());
        let slot = wrap(&bytes[IDENTITY], root, passphrase, cost)?;
        bytes[SLOTS_AT..SLOTS_AT + SLOT_LENGTH].copy_from_slice(&slot);
        Ok(Header(bytes).sealed(seq, keys))
    }

    /// The same under another sequence number.
    pub fn sealed(mut self, seq: u64, keys: &Keys) -> Header {
        self.0[32..40].copy_from_slice(&seq.to_le_bytes());
        let mac = mac(&self.0[..MAC_AT], keys).finalize().into_bytes();
        self.0[MAC_AT..SHA_AT].copy_from_slice(&mac);
        let sha = Sha256::digest(&self.0[..SHA_AT]);
        self.0[SHA_AT..END].copy_from_slice(&sha);
        self
    }

    pub fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    pub fn whole(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// What a guess at its passphrase costs.
    pub fn cost(&self) -> Option<KdfCost> {
        self.slots().next().and_then(slot_cost)
    }

    pub fn id(&self) -> [u8; 16] {
        number(self.bytes(), 16)
    }

    /// Rises with every change; tells which of two sound copies is the newer.
    pub fn seq(&self) -> u64 {
        u64::from_le_bytes(number(self.bytes(), 32))
    }

    /// Whoever knows the root wrote this header.
    pub fn is_authentic(&self, keys: &Keys) -> bool {
        mac(&self.0[..MAC_AT], keys).verify_slice(&self.0[MAC_AT..SHA_AT]).is_ok()
    }

    /// The root, if the passphrase unwraps it.
    pub fn unwrap(&self, passphrase: &Passphrase, work: &Work) -> Result<Option<Root>> {
        for (at, slot) in self.slots().enumerate().filter(|(_, slot)| slot[0] == PASSPHRASE_SLOT) {
            work.go_on()?;
            let cost = slot_cost(slot).ok_or(Error::HeaderTampered)?;
            let kek = derive_kek(passphrase, &number(slot, 16), cost)?;
            let payload = Payload { msg: &slot[62..62 + WRAPPED_LENGTH], aad: &aad(&self.0[IDENTITY], at, slot) };
            if let Ok(root) = cipher(&kek).decrypt(&nonce(slot), payload) {
                let root = Zeroizing::new(root);
                return Ok(Root::from_slice(&root));
            }
        }
        Ok(None)
    }

    /// Whether the same secrets unwrap both.
    fn wraps_like(&self, other: &Header) -> bool {
        self.0[IDENTITY] == other.0[IDENTITY] && self.0[SLOTS_AT..ZEROS_AT] == other.0[SLOTS_AT..ZEROS_AT]
    }

    fn slots(&self) -> impl Iterator<Item = &[u8]> {
        self.0[SLOTS_AT..ZEROS_AT].chunks_exact(SLOT_LENGTH)
    }

    fn in_bounds(&self) -> bool {
        let zero = |range: std::ops::Range<usize>| self.0[range].iter().all(|byte| *byte == 0);
        let count = u32_at(self.bytes(), 40) as usize;
        u16_at(self.bytes(), 8) == MAJOR
            && u32_at(self.bytes(), 12) as usize == LENGTH
            && (1..=SLOTS).contains(&count)
            && zero(44..SLOTS_AT)
            && zero(ZEROS_AT..MAC_AT)
            && zero(END..LENGTH)
            && self
                .slots()
                .enumerate()
                .all(|(at, slot)| if at < count { slot_in_bounds(slot) } else { slot.iter().all(|byte| *byte == 0) })
            && self.slots().filter_map(slot_cost).map(KdfCost::work_kib).sum::<u64>() <= MOST_WORK_KIB
    }
}

fn slot_in_bounds(slot: &[u8]) -> bool {
    let fixed = slot[0] == PASSPHRASE_SLOT && slot[1] == ARGON2ID && slot[2] == NFKC && slot[3] == 0;
    let wrapped = usize::from(u16_at(slot, SLOT_AAD)) == WRAPPED_LENGTH;
    fixed && wrapped && slot_cost(slot).is_some() && slot[62 + WRAPPED_LENGTH..].iter().all(|byte| *byte == 0)
}

fn slot_cost(slot: &[u8]) -> Option<KdfCost> {
    KdfCost::from_header(u32_at(slot, 4), u32_at(slot, 8), u32_at(slot, 12))
}

fn wrap(identity: &[u8], root: &Root, passphrase: &Passphrase, cost: KdfCost) -> Result<[u8; SLOT_LENGTH]> {
    let mut slot = [0u8; SLOT_LENGTH];
    slot[..4].copy_from_slice(&[PASSPHRASE_SLOT, ARGON2ID, NFKC, 0]);
    slot[4..8].copy_from_slice(&cost.memory_kib.to_le_bytes());
    slot[8..12].copy_from_slice(&cost.passes.to_le_bytes());
    slot[12..16].copy_from_slice(&1u32.to_le_bytes());
    make_random(&mut slot[16..SLOT_AAD])?;
    let kek = derive_kek(passphrase, &number(&slot, 16), cost)?;
    let payload = Payload { msg: root.bytes(), aad: &aad(identity, 0, &slot) };
    // AES-GCM fails only for messages of gigabytes.
    let wrapped = cipher(&kek).encrypt(&nonce(&slot), payload).map_err(|_| Error::NotEnoughMemory)?;
    slot[SLOT_AAD..62].copy_from_slice(&(WRAPPED_LENGTH as u16).to_le_bytes());
    slot[62..62 + WRAPPED_LENGTH].copy_from_slice(&wrapped);
    Ok(slot)
}

/// Binds a slot to this vault, its place and its own cost: none can be moved or made cheaper.
fn aad(identity: &[u8], at: usize, slot: &[u8]) -> Vec<u8> {
    [identity, &[at as u8], &slot[..SLOT_AAD]].concat()
}

fn cipher(kek: &Zeroizing<[u8; 32]>) -> Aes256Gcm {
    Aes256Gcm::new_from_slice(kek.as_slice()).expect("the key has 32 bytes")
}

/// Random, and used once: each wrapping has a new salt, hence a new key.
fn nonce(slot: &[u8]) -> Nonce<<Aes256Gcm as aes_gcm::aead::AeadCore>::NonceSize> {
    number::<12>(slot, 48).into()
}

fn mac(bytes: &[u8], keys: &Keys) -> Hmac<Sha256> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(keys.header.as_slice()).expect("any length is a key");
    mac.update(bytes);
    mac
}

#[cfg(test)]
mod tests;
