//! An encrypted SQLite file with its keys and generations. It does not know what it keeps.
//!
//! # Invariants
//!
//! - The whole store is encrypted (SQLCipher); a SQLite that would write plaintext is refused before a key is given.
//! - "Wrong secret" is said only when a header whose checksum is sound says so; damage is never called a wrong secret.
//! - A file that will not open is never deleted, truncated, renamed or recreated.
//! - A file is replaced only by writing another beside it, syncing it, and renaming it over.
//! - Secrets are types without `Debug`, `Clone` or `Serialize`, and are wiped when they go.
//!
//! # In reading order
//!
//! `secret` (what opens a vault), `code` (the recovery code), `derive` (keys from the root secret), `kdf` (Argon2id),
//! `header` (the 4096 bytes of a `keys` file), `files` (atomic writes), `store` (SQLite under a key),
//! `home` (the folder: lock, generations, unlock), `vault` (an open one), `sealed` (a draft behind the lock), `wake`
//! (minutes to ring at before it), `erase`.
//! What changes a store at large: `work` (progress, and the wish to stop), `logical` (what a store keeps), `copy`,
//! `backup` (one file that opens alone), `candidate` (the next generation), `outdated` (what was before it), `salvage`.
//! `FORMAT.md` specifies every byte.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod backup;
mod candidate;
mod code;
mod copy;
mod derive;
mod erase;
mod error;
mod files;
mod header;
mod home;
mod kdf;
mod logical;
mod outdated;
mod salvage;
mod sealed;
mod secret;
mod store;
mod vault;
mod wake;
mod work;

pub use backup::EXTENSION as BACKUP_EXTENSION;
pub use candidate::{Candidate, NotAdopted, Old};
pub use code::{CodeError, RecoveryCode, fold_symbols};
pub use error::{Error, Result};
pub use home::{Contents, VaultHome};
pub use kdf::KdfCost;
pub use logical::{Counts, counts, logical_hash, tables};
pub use salvage::{Salvaged, SalvagedTable};
pub use sealed::Sealed;
pub use secret::{Passphrase, Proposal, Secret};
pub use store::{EngineVersions, engine_versions};
pub use vault::{Headers, Refused, Vault};
pub use wake::wake_minutes;
pub use work::{Progress, Step, Work};
