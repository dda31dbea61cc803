//! What opens a vault. None of these types has `Debug`, `Clone` or `Serialize`.

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use crate::code::RecoveryCode;
use crate::error::{Error, Result};

/// Bytes of a root secret: 160 bits, 32 symbols of the recovery code.
pub(crate) const ROOT_LENGTH: usize = 20;

/// Bytes that stay in one place until they are wiped: what owns them may be moved, and a move of the bytes themselves
/// would leave copies of them behind on a stack.
pub(crate) type Pinned<const LENGTH: usize> = Box<Zeroizing<[u8; LENGTH]>>;

pub(crate) fn pinned<const LENGTH: usize>() -> Pinned<LENGTH> {
    Box::new(Zeroizing::new([0; LENGTH]))
}

/// The secret that every key comes from. Random, made once a vault; on disk only wrapped.
#[derive(PartialEq, Eq)]
pub(crate) struct Root(Pinned<ROOT_LENGTH>);

impl Root {
    /// `None`: it is not as long as a root is.
    pub fn from_slice(bytes: &[u8]) -> Option<Root> {
        (bytes.len() == ROOT_LENGTH).then(|| {
            let mut root = pinned();
            root.copy_from_slice(bytes);
            Root(root)
        })
    }

    pub fn from_pinned(bytes: Pinned<ROOT_LENGTH>) -> Root {
        Root(bytes)
    }

    pub fn copy(&self) -> Root {
        let mut root = pinned();
        root.copy_from_slice(self.bytes());
        Root(root)
    }

    pub fn bytes(&self) -> &[u8; ROOT_LENGTH] {
        &self.0
    }
}

/// What a person types, normalised (NFKC), so that two keyboards that spell "é" differently open the same vault.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The text given is wiped.
    pub fn new(mut text: String) -> Passphrase {
        // Room for all of it at once: a string that grows leaves copies of itself behind.
        let mut normalised = Zeroizing::new(String::with_capacity(text.len() * 4 + 16));
        normalised.extend(text.nfkc());
        text.zeroize();
        Passphrase(normalised)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

pub enum Secret {
    Passphrase(Passphrase),
    Code(RecoveryCode),
}

/// A root secret that is not on disk yet: its sheet is shown before anything is written.
pub struct Proposal(pub(crate) Root);

impl Proposal {
    pub fn make() -> Result<Proposal> {
        let mut bytes = pinned();
        make_random(bytes.as_mut_slice())?;
        Ok(Proposal(Root(bytes)))
    }

    pub fn code(&self) -> RecoveryCode {
        RecoveryCode::of(&self.0)
    }
}

pub(crate) fn make_random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| Error::Io(std::io::ErrorKind::Other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_one_passphrase_are_one() {
        let composed = Passphrase::new("caf\u{e9}".to_owned());
        let combining = Passphrase::new("cafe\u{301}".to_owned());
        assert_eq!(composed.bytes(), combining.bytes(), "keyboards differ, people do not");
    }
}
