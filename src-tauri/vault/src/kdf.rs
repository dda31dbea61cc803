//! Argon2id: what a guess at a passphrase costs.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::secret::Passphrase;

const KIB_PER_MIB: u32 = 1024;
const LEAST_MIB: u32 = 64;
const LEAST_PASSES: u32 = 3;
/// What a new vault takes where there is as much.
const WANTED_MIB: u32 = 256;
/// What a header may ask for; anything else is refused before a byte is allocated.
const MEMORY_KIB: std::ops::RangeInclusive<u32> = LEAST_MIB * KIB_PER_MIB..=2048 * KIB_PER_MIB;
const PASSES: std::ops::RangeInclusive<u32> = 1..=64;
/// KiB that all of a header's slots together may have filled, each memory as often as it has passes: the dearest that
/// `calibrated` could make. That is 16 GiB; a second fills some two to four. Each value alone in its window, a header could ask
/// for thirty-two times as much, which is minutes.
pub(crate) const MOST_WORK_KIB: u64 = (WANTED_MIB * KIB_PER_MIB) as u64 * 64;
/// A new vault takes about this long to open on the computer that made it.
const AIM: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_millis(1200);

/// Argon2id v1.3 with one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfCost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
}

impl KdfCost {
    /// 256 MiB and as many passes as take 0.8–1.2 s here; less memory where there is not that much,
    /// never under 64 MiB and three passes.
    #[allow(clippy::disallowed_methods)] // A stopwatch, not the time of day: how fast is this computer?
    pub fn calibrated() -> KdfCost {
        for mib in [WANTED_MIB, WANTED_MIB / 2] {
            let cost = KdfCost { memory_kib: mib * KIB_PER_MIB, passes: 1 };
            let started = Instant::now();
            if derive_kek(&Passphrase::new("calibration".to_owned()), &[0; 32], cost).is_err() {
                continue;
            }
            let pass = started.elapsed().max(Duration::from_millis(1));
            if pass * LEAST_PASSES <= LONGEST {
                let passes = (AIM.as_secs_f64() / pass.as_secs_f64()).round() as u32;
                return KdfCost { passes: passes.clamp(LEAST_PASSES, *PASSES.end()), ..cost };
            }
        }
        KdfCost::floor()
    }

    /// The least a vault accepts: 64 MiB, three passes.
    pub fn floor() -> KdfCost {
        KdfCost { memory_kib: LEAST_MIB * KIB_PER_MIB, passes: LEAST_PASSES }
    }

    pub fn memory_mib(self) -> u32 {
        self.memory_kib / KIB_PER_MIB
    }

    pub fn passes(self) -> u32 {
        self.passes
    }

    /// KiB that are filled for one guess.
    pub(crate) fn work_kib(self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }

    /// As a header gives it; `None` outside the window.
    pub(crate) fn from_header(memory_kib: u32, passes: u32, lanes: u32) -> Option<KdfCost> {
        let sound = MEMORY_KIB.contains(&memory_kib) && PASSES.contains(&passes) && lanes == 1;
        sound.then_some(KdfCost { memory_kib, passes })
    }
}

#[cfg(test)]
thread_local! {
    /// How often a key was derived in this test.
    pub(crate) static DERIVED: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// The key that wraps the root secret.
pub(crate) fn derive_kek(passphrase: &Passphrase, salt: &[u8; 32], cost: KdfCost) -> Result<Zeroizing<[u8; 32]>> {
    #[cfg(test)]
    DERIVED.set(DERIVED.get() + 1);
    let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(|_| Error::HeaderTampered)?;
    let mut key = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.bytes(), salt, key.as_mut_slice())
        .map_err(|_| Error::NotEnoughMemory)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_cost_is_refused_before_anything_is_allocated() {
        assert_eq!(KdfCost::from_header(u32::MAX, 3, 1), None, "4 TiB");
        assert_eq!(KdfCost::from_header(65_536, 1 << 31, 1), None);
        assert_eq!(KdfCost::from_header(65_536, 0, 1), None);
        assert_eq!(KdfCost::from_header(65_535, 3, 1), None, "too cheap a guess");
        assert_eq!(KdfCost::from_header(65_536, 3, 2), None);
        assert_eq!(KdfCost::from_header(65_536, 3, 1), Some(KdfCost::floor()));
    }

    #[test]
    fn what_a_header_may_ask_for_is_what_a_writer_can_make() {
        let dearest = KdfCost { memory_kib: WANTED_MIB * KIB_PER_MIB, passes: *PASSES.end() };
        assert_eq!(dearest.work_kib(), MOST_WORK_KIB);
    }
}
