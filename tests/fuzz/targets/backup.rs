use std::path::Path;

use daymark_vault::{Error, RecoveryCode, VaultHome, Work};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::{Target, Try, Verdict, vault};

pub const TARGET: Target =
    Target { name: "backup", share: 2, renewed_after: 100_000, words: &[], repair: Some(repair), make };

/// 1 and 2: as one who has no key could. 3: as one who has it.
fn repair(mut input: Vec<u8>, how: u8) -> Vec<u8> {
    let Some(sums) = input.len().checked_sub(64) else { return input };
    if how == 2 && input.len() >= 4224 {
        // The length says what the file has, whatever that is.
        let store = (input.len() - 4224) as u64;
        input[32..40].copy_from_slice(&store.to_le_bytes());
    }
    if how == 3 {
        let mut mac = Hmac::<Sha256>::new_from_slice(&backup_key()).expect("any length is a key");
        mac.update(&input[..sums]);
        input[sums..sums + 32].copy_from_slice(&mac.finalize().into_bytes());
    }
    let sha = Sha256::digest(&input[..sums + 32]);
    input[sums + 32..].copy_from_slice(&sha);
    input
}

/// Written from `FORMAT.md`: the vault itself does not hand it out.
fn backup_key() -> [u8; 32] {
    const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut root = [0u8; 20];
    let values = vault::code_text().chars().filter_map(|symbol| SYMBOLS.find(symbol)).collect::<Vec<_>>();
    for bit in 0..160 {
        root[bit / 8] |= ((values[bit / 5] >> (4 - bit % 5) & 1) as u8) << (7 - bit % 8);
    }
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(b"daymark root v1"), &root).expand(b"bak.mac.v1", &mut key).expect("32 bytes");
    key
}

fn make(folder: &Path) -> Try {
    let home = VaultHome::claim(folder).expect("the folder is free");
    let whole = super::super::corpus::of("backup").into_iter().find(|(name, _)| name == "whole").expect("one").1;
    assert!(RecoveryCode::parse(&vault::code_text()).is_ok());
    let open = move |path: &Path| {
        let opened = home.from_backup(path, &vault::code(), &Work::default());
        opened.map(|candidate| daymark_vault::logical_hash(candidate.connection()))
    };
    let mut kept = None;
    Box::new(move |input, path| {
        let known = [
            Error::NotABackup,
            Error::BackupDamaged,
            Error::BackupTampered,
            Error::NewerVersion,
            Error::WrongSecret,
            Error::HeaderMismatch,
        ];
        match open(path) {
            Ok(hash) => {
                let hash = hash.expect("what was accepted can be read");
                let same_store = input.get(4160..input.len() - 64) == whole.get(4160..whole.len() - 64);
                assert!(!same_store || *kept.get_or_insert(hash) == hash, "the same store keeps the same");
                Verdict::Accepted
            }
            Err(Error::StoreDamaged { .. }) => Verdict::Refused("StoreDamaged".to_owned()),
            Err(error) => {
                assert!(known.contains(&error), "{error:?}");
                Verdict::Refused(format!("{error:?}"))
            }
        }
    })
}
