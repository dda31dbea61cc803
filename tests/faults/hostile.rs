//! Headers that a forger wrote: each with a right checksum, and a cost or a length that would exhaust the computer.

use std::path::Path;
use std::time::{Duration, Instant};

use daymark_tests::PASSPHRASE;
use daymark_vault::{Error, Passphrase, Secret, VaultHome, Work};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::row::{Outcome, Scale};
use crate::store;
use crate::vaults::{self, Own};

pub const ERRAND: &str = "hostile-header";
const LONGEST: Duration = Duration::from_millis(10);
const ATTEMPTS: usize = 5;
const MOST_KIB: u64 = 64 * 1024;
const SLOT: usize = 64;
/// Where a backup has its header, and how many bytes at its end seal it.
const IN_BACKUP: usize = 64;

/// Name, and what is written where.
type Forgery = (&'static str, usize, &'static [u8]);
const FORGERIES: [Forgery; 13] = [
    ("memory of 4 TiB", SLOT + 4, &u32::MAX.to_le_bytes()),
    ("memory just over the window", SLOT + 4, &(2_097_152u32 + 1).to_le_bytes()),
    ("2^31 passes", SLOT + 8, &(1u32 << 31).to_le_bytes()),
    ("65 passes", SLOT + 8, &65u32.to_le_bytes()),
    ("no passes", SLOT + 8, &[0; 4]),
    // Each in its window: together minutes.
    ("memory of 2 GiB, filled 64 times", SLOT + 4, &[0, 0, 0x20, 0, 64, 0, 0, 0]),
    ("derivation 9", SLOT + 1, &[9]),
    ("7 lanes", SLOT + 12, &7u32.to_le_bytes()),
    ("2^32 lanes", SLOT + 12, &u32::MAX.to_le_bytes()),
    ("a wrapped root of 65,535 bytes", SLOT + 60, &u16::MAX.to_le_bytes()),
    ("a wrapped root of none", SLOT + 60, &[0; 2]),
    ("2^32 slots", 40, &u32::MAX.to_le_bytes()),
    ("a length of 4 GiB", 12, &u32::MAX.to_le_bytes()),
];

pub fn run(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    let (mut slowest, mut most) = (0, 0);
    for (name, at, bytes) in FORGERIES {
        for place in ["store", "backup"] {
            for _ in 0..scale.pick(1, 5) {
                let own = Own::copy_of(store::smallest());
                forge(&own, at, bytes);
                let met = vaults::answer(vaults::command(ERRAND, &json!({ "folder": own.folder, "at": place })));
                judge(&mut outcome, &format!("{name}, in a {place}"), &met);
                slowest = slowest.max(met["micros"].as_u64().expect("a number"));
                most = most.max(met["kib"].as_u64().expect("a number"));
            }
        }
    }
    outcome.figure("headers", FORGERIES.len() as u64 * 2);
    outcome.figure("slowest_us", slowest);
    outcome.figure("most_kib", most);
    // The same measurement of an honest header: it must see the 64 MiB that one takes, or it would see nothing.
    let own = Own::copy_of(store::smallest());
    let met = vaults::answer(vaults::command(ERRAND, &json!({ "folder": own.folder, "at": "store" })));
    if met["said"] != "opened" || (cfg!(target_os = "linux") && met["kib"].as_u64() < Some(MOST_KIB)) {
        outcome.fell_short(format!("an honest header was measured as {met}"));
    }
    outcome
}

fn judge(outcome: &mut Outcome, name: &str, met: &Value) {
    let said = format!("{:?}", Error::HeaderTampered);
    if met["said"] != said {
        outcome.fell_short(format!("{name}: was called {}", met["said"]));
    }
    if met["micros"].as_u64() >= Some(LONGEST.as_micros() as u64) {
        outcome.fell_short(format!("{name}: refused after {} µs", met["micros"]));
    }
    if met["kib"].as_u64() >= Some(MOST_KIB) {
        outcome.fell_short(format!("{name}: took {} KiB", met["kib"]));
    }
}

/// In both copies of the header, and in the vault's own backup.
fn forge(own: &Own, at: usize, content: &[u8]) {
    let generation = vaults::generation(&own.folder);
    for name in ["keys", "keys.2"] {
        let path = generation.join(name);
        let mut bytes = std::fs::read(&path).expect("a header");
        forge_header(&mut bytes, at, content);
        std::fs::write(path, bytes).expect("a header");
    }
    let path = backup_in(&own.folder);
    let mut bytes = std::fs::read(&path).expect("a backup");
    forge_header(&mut bytes[IN_BACKUP..], at, content);
    let end = bytes.len() - 32;
    let sha = Sha256::digest(&bytes[..end]);
    bytes[end..].copy_from_slice(&sha);
    std::fs::write(path, bytes).expect("a backup");
}

fn forge_header(header: &mut [u8], at: usize, content: &[u8]) {
    header[at..at + content.len()].copy_from_slice(content);
    let sha = Sha256::digest(&header[..4032]);
    header[4032..4064].copy_from_slice(&sha);
}

fn backup_in(folder: &Path) -> std::path::PathBuf {
    let mut backups = std::fs::read_dir(folder.join("snap")).expect("a folder").filter_map(Result::ok);
    backups.next().expect("the vault has a backup of its own").path()
}

/// The other side: attempts by passphrase, timed, and how much more memory this process ever had than before it.
pub fn open(task: &Value) -> Value {
    let folder = Path::new(task["folder"].as_str().expect("a folder"));
    let home = VaultHome::claim(folder).expect("the folder is free");
    let secret = || Secret::Passphrase(Passphrase::new(PASSPHRASE.to_owned()));
    let backup = backup_in(folder);
    let before = most_memory();
    let attempt = || {
        let started = Instant::now();
        let met = match task["at"].as_str() {
            Some("store") => home.unlock(secret()).map(drop),
            _ => home.from_backup(&backup, &secret(), &Work::default()).map(drop),
        };
        (started.elapsed().as_micros() as u64, met)
    };
    // On a computer that is busy with other things, the least of some attempts is how long it takes.
    let attempts: Vec<_> = (0..ATTEMPTS).map(|_| attempt()).collect();
    let micros = attempts.iter().map(|(micros, _)| *micros).min().unwrap_or(0);
    let met = attempts.into_iter().find_map(|(_, met)| met.err()).map_or(Ok(()), Err);
    let said = met.map_or_else(|error| format!("{error:?}"), |()| "opened".to_owned());
    let after = most_memory();
    let more = after.iter().zip(&before).map(|(after, before)| after.saturating_sub(*before)).max();
    json!({"said": said, "micros": micros, "kib": more.unwrap_or(0)})
}

/// The most that was ever resident, and the most address space there ever was, in KiB. Elsewhere than on Linux: unknown.
fn most_memory() -> [u64; 2] {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    ["VmHWM:", "VmPeak:"].map(|name| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|figure| figure.parse().ok()).unwrap_or(0)
    })
}
