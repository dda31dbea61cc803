use std::path::Path;
use std::time::{Duration, Instant};

use daymark_vault::{Error, Headers, Passphrase, Secret, VaultHome};
use sha2::{Digest, Sha256};

use super::{Target, Try, Verdict, vault};

pub const TARGET: Target =
    Target { name: "header", share: 2, renewed_after: 100_000, words: &[], repair: Some(repair), make };

/// A refusal that needs no key derived.
const AT_ONCE: Duration = Duration::from_millis(500);

fn repair(mut input: Vec<u8>, how: u8) -> Vec<u8> {
    input.resize(4096, 0);
    if how == 3 {
        // What it costs is as it was: then the key is derived, and the seals behind it are reached.
        input[68..80].copy_from_slice(&vault::file("keys")[68..80]);
    }
    let sha = Sha256::digest(&input[..4032]);
    input[4032..4064].copy_from_slice(&sha);
    input
}

/// The input is the first copy of the key file; the second is sound, or the same, or gone.
fn make(folder: &Path) -> Try {
    let generation = vault::laid_in(folder);
    let home = VaultHome::claim(folder).expect("the folder is free");
    let (sound, store) = (vault::file("keys"), vault::file("store.db"));
    Box::new(move |input, _| {
        let (first, second) = (generation.join("keys"), generation.join("keys.2"));
        let lay = || {
            std::fs::write(&first, input).expect("a file");
            match kind_of(input) {
                0 => std::fs::write(&second, &sound).expect("a file"),
                1 => std::fs::write(&second, input).expect("a file"),
                _ => std::fs::remove_file(&second).unwrap_or_default(),
            }
        };
        lay();
        match home.unlock(vault::code()) {
            Ok(vault) if vault.headers() == Headers::Missing => {
                assert!(std::fs::read(&first).is_ok_and(|now| now == input), "what no key opens is left as it is");
            }
            Ok(_) => assert_eq!(std::fs::read(&first).expect("a file"), std::fs::read(&second).expect("a file")),
            Err(error) => assert_eq!(error, Error::NewerVersion, "the code opens the store whatever the key file says"),
        }
        lay();
        let verdict = if is_cheap(input) { by_passphrase(&home, kind_of(input) == 0) } else { none() };
        assert_eq!(std::fs::read(generation.join("store.db")).expect("a file"), store, "the store is not touched");
        verdict
    })
}

fn kind_of(input: &[u8]) -> u8 {
    Sha256::digest(input)[0] % 3
}

fn none() -> Verdict {
    Verdict::Refused("not_tried".to_owned())
}

fn by_passphrase(home: &VaultHome, other_is_sound: bool) -> Verdict {
    let asked = Instant::now();
    match home.unlock(Secret::Passphrase(Passphrase::new(vault::PASSPHRASE.to_owned()))) {
        Ok(_) => Verdict::Accepted,
        Err(error) => {
            let known = [Error::WrongSecret, Error::HeaderDamaged, Error::HeaderTampered, Error::NewerVersion];
            assert!(known.contains(&error), "{error:?}");
            assert!(!other_is_sound || matches!(error, Error::HeaderTampered | Error::NewerVersion), "{error:?}");
            if matches!(error, Error::HeaderDamaged | Error::NewerVersion) {
                assert!(asked.elapsed() < AT_ONCE, "{error:?} took {:?}", asked.elapsed());
            }
            Verdict::Refused(format!("{error:?}"))
        }
    }
}

/// What a header may ask for takes minutes at the most: those are left out, and most of those that take a fifth of a second.
fn is_cheap(input: &[u8]) -> bool {
    let field = |at: usize| input.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes);
    let window = |at: usize| (65_536..=2_097_152).contains(&field(at + 4)) && (1..=64).contains(&field(at + 8));
    let floor = |at: usize| field(at + 4) == 65_536 && field(at + 8) <= 3;
    let slots = || (64..832).step_by(192).filter(|at| window(*at));
    let sums = input.len() == 4096 && Sha256::digest(&input[..4032])[..] == input[4032..4064];
    !sums || slots().count() == 0 || (slots().all(floor) && Sha256::digest(input)[1] < 24)
}
