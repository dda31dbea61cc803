//! The smallest vault there is: what `header` and `backup` are tried on. It is committed, so that an input that was found
//! once fails again; `cargo test -p daymark-tests --test fuzz -- make-vault` made it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use daymark_vault::{KdfCost, Passphrase, Proposal, RecoveryCode, Secret, VaultHome, Work};

pub const PASSPHRASE: &str = "lantern orchard velvet tuesday";

pub fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/vault")
}

pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(place().join(name)).expect("the vault that is tried on")
}

/// As it was typed from the sheet.
pub fn code_text() -> String {
    String::from_utf8(file("code")).expect("a code is text")
}

pub fn code() -> Secret {
    Secret::Code(RecoveryCode::parse(&code_text()).unwrap_or_else(|_| panic!("the sheet has a code")))
}

/// The committed vault in a folder, as its one generation.
pub fn laid_in(folder: &Path) -> PathBuf {
    let generation = folder.join("g000001");
    std::fs::create_dir_all(&generation).expect("a folder");
    std::fs::write(folder.join("current"), "g000001\n").expect("a file");
    std::fs::write(generation.join("complete"), "").expect("a file");
    for (name, from) in [("store.db", "store.db"), ("keys", "keys"), ("keys.2", "keys")] {
        std::fs::write(generation.join(name), file(from)).expect("a file");
    }
    generation
}

pub fn make() -> ExitCode {
    let (folder, place) = (tempfile::tempdir().expect("a folder"), place());
    let proposal = Proposal::make().expect("chance");
    let code = proposal.code().groups().map(|group| group.to_string()).join("-");
    let home = VaultHome::claim(folder.path()).expect("the folder is free");
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let vault = home.create(&proposal, &passphrase, KdfCost::floor(), |_| Ok(())).expect("a vault");
    std::fs::create_dir_all(&place).expect("a folder");
    let corpus = place.with_file_name("corpus");
    std::fs::remove_file(corpus.join("backup/whole")).unwrap_or_default();
    vault.back_up(&corpus.join("backup/whole"), &Work::default()).expect("a backup");
    vault.close().expect("closed");
    for name in ["store.db", "keys"] {
        std::fs::copy(folder.path().join("g000001").join(name), place.join(name)).expect("a copy");
    }
    std::fs::copy(place.join("keys"), corpus.join("header/whole")).expect("a copy");
    std::fs::write(corpus.join("code/own"), &code).expect("a file");
    std::fs::write(place.join("code"), code).expect("a file");
    ExitCode::SUCCESS
}
