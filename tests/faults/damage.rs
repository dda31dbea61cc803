//! Rot: single bits, whole pages, whole files. It is found, named, called what it is, and left as it lies.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use daymark_tests::PASSPHRASE;
use daymark_vault::{Error, Headers, Passphrase, Secret, VaultHome, Work};

use crate::row::{Outcome, Scale};
use crate::store::{self, Numbers};
use crate::vaults::{self, Own};

const PAGE: u64 = 4096;
const HEADER: u64 = 4096;
/// Behind its checksum a header has zeros: what stands there is no rot that the checksum tells.
const BEHIND_CHECKSUM: u64 = 4064;
/// Where a page has what: page 1 the salt and others ciphertext; ciphertext; the IV; the seal.
const PARTS: [std::ops::Range<u64>; 4] = [0..16, 16..4016, 4016..4032, 4032..4096];

/// One bit in every page and in every byte of the header.
///
/// One look at a store reads all of it, so to flip each bit of a large one alone would take its size squared. Each page of
/// a store of some hundred pages is flipped alone; in the large one, every page too, but many pages before one look: a page's
/// seal knows nothing of its neighbours, and all of the flipped pages and no other must be named.
pub fn bits(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    let many = vaults::of_many_pages(scale);
    let alone: Vec<Vec<Vec<u32>>> = in_parts((1..=many.pages()).map(|page| vec![page]).collect());
    outcome.figure("pages_alone", many.pages().into());
    let mut flips: u64 = u64::from(many.pages()) * PARTS.len() as u64;
    let mut short: Vec<Vec<String>> = store::in_lanes(&alone, |sets| flipped(&many.again(), sets));
    if scale == Scale::Full {
        const LOOKS: u32 = 16;
        let large = Own::copy_of(store::base(scale));
        let every = |first: u32| (2..=large.pages()).filter(|page| page % LOOKS == first).collect();
        // Where the salt on the first page is not the vault's, no other is looked at: that page is a set of its own.
        let together = in_parts(std::iter::once(vec![1]).chain((0..LOOKS).map(every)).collect());
        outcome.figure("pages_together", large.pages().into());
        flips += u64::from(large.pages()) * PARTS.len() as u64;
        short.extend(store::in_lanes(&together, |sets| flipped(&large.again(), sets)));
    }
    outcome.figure("flips", flips);
    headers(scale, &mut outcome, &mut short);
    short.into_iter().flatten().for_each(|why| outcome.fell_short(why));
    outcome
}

/// For a lane each, and a few more, so that none waits long for another.
fn in_parts<T: Clone>(all: Vec<T>) -> Vec<Vec<T>> {
    all.chunks(all.len().div_ceil(8).max(1)).map(<[T]>::to_vec).collect()
}

/// Each set of pages is flipped in each of its four parts, looked at, and put right again.
fn flipped(own: &Own, sets: &[Vec<u32>]) -> Vec<String> {
    let mut short = Vec::new();
    let store = own.store();
    let whole = std::fs::read(&store).expect("a store");
    for set in sets {
        for (part, range) in PARTS.iter().enumerate() {
            let flips: Vec<(u64, u8)> = set.iter().map(|page| bit_of(*page, part, range)).collect();
            flips.iter().for_each(|(at, bit)| flip(&store, *at, *bit));
            match named(&own.folder, &own.code) {
                Ok(pages) if pages == *set => {}
                Ok(pages) => short.push(format!("of the pages {set:?}, flipped in part {part}, {pages:?} were named")),
                Err(error) => short.push(format!("pages {set:?}, flipped in part {part}, were called {error:?}")),
            }
            flips.iter().for_each(|(at, bit)| flip(&store, *at, *bit));
        }
    }
    if std::fs::read(&store).expect("a store") != whole {
        short.push("looking at a damaged store changed it".to_owned());
    }
    short
}

fn bit_of(page: u32, part: usize, range: &std::ops::Range<u64>) -> (u64, u8) {
    let mut numbers = Numbers::from(u64::from(page) * 4 + part as u64);
    let at = range.start + numbers.below(range.end - range.start);
    (u64::from(page - 1) * PAGE + at, 1 << numbers.below(8))
}

fn flip(path: &Path, at: u64, bits: u8) {
    let mut file = File::options().read(true).write(true).open(path).expect("a file");
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut byte)).expect("a byte");
    byte[0] ^= bits;
    file.seek(SeekFrom::Start(at)).and_then(|_| file.write_all(&byte)).expect("a byte");
}

/// The pages that are called damaged, by the unlock or by the look at everything after it. None: nobody noticed.
pub fn named(folder: &Path, code: &str) -> Result<Vec<u32>, Error> {
    let looked = vaults::unlocked(folder, code).and_then(|(mut vault, _home)| vault.check(&Work::default()));
    match looked {
        Ok(()) => Ok(Vec::new()),
        Err(Error::StoreDamaged { pages }) => Ok(pages),
        Err(other) => Err(other),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Copies {
    First,
    Second,
    Both,
}

/// By the code, which asks for no Argon2, and in a sample by the passphrase too; where both copies are gone, which is said
/// before anything is derived, always by both.
fn headers(scale: Scale, outcome: &mut Outcome, short: &mut Vec<Vec<String>>) {
    let step = scale.pick(53, 1);
    let by_passphrase = scale.pick(53 * 13, 61);
    let bytes: Vec<u64> = (0..HEADER).filter(|at| at % step == 0).collect();
    let states: Vec<(u64, Copies)> =
        bytes.iter().flat_map(|at| [Copies::First, Copies::Second, Copies::Both].map(|copies| (*at, copies))).collect();
    outcome.figure("header_states", states.len() as u64);
    let sampled = |at: u64| at.is_multiple_of(by_passphrase);
    let healed_by_phrase = states.iter().filter(|(at, copies)| *copies != Copies::Both && sampled(*at)).count();
    outcome.figure("by_passphrase", (healed_by_phrase + bytes.len()) as u64);
    short.extend(store::in_lanes(&in_parts(states), |states| {
        let own = Own::copy_of(store::smallest());
        let state = |(at, copies): &(u64, Copies)| match copies {
            Copies::Both => lost(&own, *at),
            one => healed(&own, *at, *one, false)
                .and_then(|()| if sampled(*at) { healed(&own, *at, *one, true) } else { Ok(()) }),
        };
        states.iter().filter_map(|each| state(each).err()).collect()
    }));
}

fn by(own: &Own, phrase: bool) -> Secret {
    if phrase { Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned())) } else { vaults::secret(&own.code) }
}

/// Unlocks; how the headers were found.
fn found(own: &Own, phrase: bool) -> Result<Headers, Error> {
    let home = VaultHome::claim(&own.folder)?;
    home.unlock(by(own, phrase)).map(|vault| vault.headers())
}

fn copies_of(own: &Own) -> [Vec<u8>; 2] {
    ["keys", "keys.2"].map(|name| std::fs::read(vaults::generation(&own.folder).join(name)).unwrap_or_default())
}

/// One copy is damaged: the other opens the vault, and both are whole afterwards.
fn healed(own: &Own, at: u64, damaged: Copies, phrase: bool) -> Result<(), String> {
    let whole = copies_of(own);
    let name = if damaged == Copies::First { "keys" } else { "keys.2" };
    flip(&vaults::generation(&own.folder).join(name), at, 1 << (at % 8));
    let met = found(own, phrase);
    if met != Ok(Headers::Healed) {
        return Err(format!("byte {at} of {name}: {met:?} where the other copy is whole"));
    }
    if copies_of(own) != whole {
        return Err(format!("byte {at} of {name}: was called healed and is not"));
    }
    Ok(())
}

/// Both copies are damaged: said to be, and the code opens the store all the same. Nothing is written.
fn lost(own: &Own, at: u64) -> Result<(), String> {
    let whole = copies_of(own);
    let paths = ["keys", "keys.2"].map(|name| vaults::generation(&own.folder).join(name));
    paths.iter().for_each(|path| flip(path, at, 1 << (at % 8)));
    let damaged = copies_of(own);
    let by_phrase = found(own, true);
    let by_code = found(own, false);
    let after = copies_of(own);
    for (path, bytes) in paths.iter().zip(&whole) {
        std::fs::write(path, bytes).expect("a file");
    }
    let called = if at < BEHIND_CHECKSUM { Error::HeaderDamaged } else { Error::HeaderTampered };
    if by_phrase != Err(called) {
        return Err(format!("byte {at} of both: the passphrase met {by_phrase:?}"));
    }
    if by_code != Ok(Headers::Missing) {
        return Err(format!("byte {at} of both: the code met {by_code:?}"));
    }
    if after != damaged {
        return Err(format!("byte {at} of both: a header that would not open was written over"));
    }
    Ok(())
}
