//! Keys from the root secret, by HKDF-SHA256. One label a purpose, so that no two keys tell of each other.

use hkdf::Hkdf;
use sha2::Sha256;

use crate::secret::{Pinned, Root, pinned};

const EXTRACT_SALT: &[u8] = b"daymark root v1";

/// The key and the salt of the store, and the keys that authenticate its header and its backups and seal a draft.
pub(crate) struct Keys {
    pub store: Pinned<32>,
    /// Also the first 16 bytes of `store.db`: a free "does this key belong to this file".
    pub salt: [u8; 16],
    pub header: Pinned<32>,
    pub backup: Pinned<32>,
    pub draft: Pinned<32>,
}

pub(crate) fn derive_keys(root: &Root) -> Keys {
    let prk = Hkdf::<Sha256>::new(Some(EXTRACT_SALT), root.bytes());
    Keys {
        store: expand(&prk, b"db.key.v1"),
        salt: **expand(&prk, b"db.salt.v1"),
        header: expand(&prk, b"hdr.mac.v1"),
        backup: expand(&prk, b"bak.mac.v1"),
        draft: expand(&prk, b"draft.v1"),
    }
}

fn expand<const LENGTH: usize>(prk: &Hkdf<Sha256>, label: &[u8]) -> Pinned<LENGTH> {
    let mut key = pinned();
    prk.expand(label, key.as_mut_slice()).expect("HKDF gives up to 8160 bytes");
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::RecoveryCode;

    /// The vector that `FORMAT.md` gives to one who writes a reader.
    #[test]
    fn the_worked_example_of_the_format_holds() {
        let root = Root::from_slice(&std::array::from_fn::<u8, 20, _>(|at| at as u8)).unwrap();
        let keys = derive_keys(&root);
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let code = RecoveryCode::of(&root).groups().map(|group| group.to_string()).join("-");
        let format = include_str!("../FORMAT.md");
        let secret = [&keys.store, &keys.header, &keys.backup, &keys.draft].map(|key| hex(key.as_slice()));
        for value in secret.into_iter().chain([hex(&keys.salt), code]) {
            assert!(format.contains(&value), "FORMAT.md must give {value}");
        }
    }
}
