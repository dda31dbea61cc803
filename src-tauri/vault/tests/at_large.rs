//! What changes a vault at large: backups, restoring, new keys, salvage, erasing. Real files, real encryption.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use daymark_vault::{
    Candidate, Contents, Error, KdfCost, Old, Passphrase, Proposal, RecoveryCode, Refused, Secret, Vault, VaultHome,
    Work, logical_hash,
};
use tempfile::TempDir;

const PHRASE: &str = "lantern orchard velvet tuesday";
const ROWS: i64 = 2_000;

struct Place {
    dir: TempDir,
    home: VaultHome,
    vault: Vault,
    code: String,
}

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn by_phrase(text: &str) -> Secret {
    Secret::Passphrase(phrase(text))
}

fn by_code(text: &str) -> Secret {
    Secret::Code(RecoveryCode::parse(text).ok().unwrap())
}

fn written(code: &RecoveryCode) -> String {
    code.groups().map(|group| group.to_string()).join("-")
}

fn lay(db: &mut rusqlite::Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "CREATE TABLE note (seq INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
         CREATE TABLE name (key TEXT PRIMARY KEY NOT NULL, value TEXT) STRICT, WITHOUT ROWID;",
    )
}

fn text_of(row: i64) -> String {
    format!("row {row} {}", "words and more words ".repeat(20))
}

/// An open vault with two thousand rows, far apart as instants are.
fn place() -> Place {
    let dir = tempfile::tempdir().unwrap();
    let home = VaultHome::claim(&dir.path().join("v1")).unwrap();
    let proposal = Proposal::make().unwrap();
    let mut vault = home.create(&proposal, &phrase(PHRASE), KdfCost::floor(), lay).unwrap();
    vault
        .write(|tx| {
            for row in 0..ROWS {
                tx.execute("INSERT INTO note VALUES (?1, ?2)", (row << 40, text_of(row)))?;
            }
            tx.execute("INSERT INTO name VALUES ('a', 'b')", []).map(drop).map_err(Error::from)
        })
        .unwrap();
    Place { dir, home, vault, code: written(&proposal.code()) }
}

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn store(&self) -> PathBuf {
        let root = self.home.root();
        root.join(fs::read_to_string(root.join("current")).unwrap().trim()).join("store.db")
    }

    fn add(&mut self, text: &str) {
        self.vault.write(|tx| tx.execute("INSERT INTO note (text) VALUES (?1)", [text]).map_err(Error::from)).unwrap();
    }

    fn backup(&self) -> PathBuf {
        let target = self.file("one.vbk");
        self.vault.back_up(&target, &Work::default()).unwrap();
        target
    }
}

fn hash(vault: &Vault) -> [u8; 32] {
    logical_hash(vault.connection()).unwrap()
}

fn hash_of(candidate: &Candidate) -> [u8; 32] {
    logical_hash(candidate.connection()).unwrap()
}

#[test]
fn a_backup_opens_alone_by_phrase_and_by_code() {
    let place = place();
    let backup = place.backup();
    let elsewhere = VaultHome::claim(&place.file("other/v1")).unwrap();
    for secret in [by_phrase(PHRASE), by_code(&place.code)] {
        let candidate = elsewhere.from_backup(&backup, &secret, &Work::default()).unwrap();
        assert_eq!(hash_of(&candidate), hash(&place.vault));
    }
    let refused = elsewhere.from_backup(&backup, &by_phrase("not this one"), &Work::default()).err();
    assert_eq!(refused, Some(Error::WrongSecret));
    assert_eq!(elsewhere.contents().unwrap(), Contents::Absent, "looking into a backup makes no vault");
    let candidate = elsewhere.from_backup(&backup, &by_code(&place.code), &Work::default()).unwrap();
    let restored = elsewhere.adopt(candidate, Old::Discard, &Work::default()).unwrap();
    assert_eq!(hash(&restored), hash(&place.vault));
    restored.close().unwrap();
    elsewhere.unlock(by_phrase(PHRASE)).unwrap();
}

#[test]
fn a_damaged_backup_is_refused_before_anything_is_touched() {
    let place = place();
    let backup = place.backup();
    let whole = fs::read(&backup).unwrap();
    let damaged = place.file("damaged.vbk");
    let error = |bytes: &[u8]| {
        fs::write(&damaged, bytes).unwrap();
        place.home.from_backup(&damaged, &by_code(&place.code), &Work::default()).err().unwrap()
    };
    for at in (0..whole.len()).step_by(whole.len() / 97).chain([8, 20, 33, 70, 4200, whole.len() - 1]) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        let found = error(&bytes);
        assert!(matches!(found, Error::BackupDamaged | Error::NotABackup), "byte {at}: {found}");
    }
    for cut in [0, 7, 64, 4159, 4160, whole.len() / 2, whole.len() - 1] {
        let found = error(&whole[..cut]);
        assert!(matches!(found, Error::BackupDamaged | Error::NotABackup), "cut at {cut}: {found}");
    }
    let mut newer = whole.clone();
    newer[8] = 2;
    assert_eq!(error(&newer), Error::NewerVersion);
    assert!(!place.home.root().join("building").exists(), "nothing was begun");
}

#[test]
fn a_backup_that_was_altered_with_its_checksum_is_found_out() {
    use sha2::{Digest, Sha256};
    let place = place();
    let backup = place.backup();
    let mut bytes = fs::read(&backup).unwrap();
    let sha_at = bytes.len() - 32;
    bytes[9_000] ^= 1;
    let sha = Sha256::digest(&bytes[..sha_at]);
    bytes[sha_at..].copy_from_slice(&sha);
    fs::write(&backup, bytes).unwrap();
    let error = place.home.from_backup(&backup, &by_code(&place.code), &Work::default()).err();
    assert_eq!(error, Some(Error::BackupTampered));
}

#[test]
fn a_backup_that_was_stopped_leaves_nothing() {
    let place = place();
    let work = Work::default();
    work.cancel();
    let target = place.file("stopped.vbk");
    assert_eq!(place.vault.back_up(&target, &work), Err(Error::Cancelled));
    assert!(!target.exists() && !place.file("stopped.vbk.part").exists());
    assert!(!place.home.root().join("copying").exists());
}

#[test]
fn new_keys_shut_out_the_old_phrase_and_the_old_code() {
    let Place { dir: _dir, home, vault, code, .. } = place();
    let before = hash(&vault);
    let proposal = Proposal::make().unwrap();
    let next = phrase("harbour copper winter kite");
    let candidate = home.reencrypted(&vault, &proposal, &next, KdfCost::floor(), &Work::default()).unwrap();
    vault.close().unwrap();
    let vault = home.adopt(candidate, Old::Discard, &Work::default()).unwrap();
    assert_eq!(hash(&vault), before);
    vault.close().unwrap();
    assert!(!home.root().join("g000001").exists(), "what the old phrase opened is gone");
    assert_eq!(home.unlock(by_phrase(PHRASE)).err(), Some(Error::WrongSecret));
    assert_eq!(home.unlock(by_code(&code)).err(), Some(Error::WrongSecret));
    home.unlock(by_phrase("harbour copper winter kite")).unwrap().close().unwrap();
    assert_eq!(hash(&home.unlock(by_code(&written(&proposal.code()))).unwrap()), before);
}

#[test]
fn an_own_backup_comes_back_under_todays_passphrase() {
    let mut place = place();
    let backup = place.backup();
    let before = hash(&place.vault);
    place.vault.choose_passphrase(&phrase("harbour copper winter kite"), KdfCost::floor()).unwrap();
    place.add("written after the backup");
    let candidate = place.home.from_own_backup(&backup, &place.vault, &Work::default()).unwrap();
    assert!(candidate.has_keys_of(&place.vault));
    assert_eq!(hash_of(&candidate), before);
    place.vault.close().unwrap();
    place.home.adopt(candidate, Old::Discard, &Work::default()).unwrap().close().unwrap();
    assert_eq!(hash(&place.home.unlock(by_phrase("harbour copper winter kite")).unwrap()), before);
}

#[test]
fn a_candidate_that_was_not_adopted_is_given_back_whole() {
    let Place { dir: _dir, home, vault, .. } = place();
    let before = hash(&vault);
    let candidate = home.with_keys_of(&vault, lay).unwrap();
    let inside = hash_of(&candidate);
    let stopped = Work::default();
    stopped.cancel();
    let refused = home.adopt(candidate, Old::Discard, &stopped).err().unwrap();
    assert_eq!(refused.error, Error::Cancelled);
    // The name of the new generation cannot be written.
    let in_the_way = home.root().join("current.new");
    fs::create_dir(&in_the_way).unwrap();
    let refused = home.adopt(*refused.candidate.unwrap(), Old::Discard, &Work::default()).err().unwrap();
    assert_eq!((hash(&vault), home.root().join("g000002").exists()), (before, false));
    fs::remove_dir(&in_the_way).unwrap();
    let candidate = *refused.candidate.unwrap();
    assert_eq!(hash_of(&candidate), inside);
    vault.close().unwrap();
    home.adopt(candidate, Old::Discard, &Work::default()).unwrap().close().unwrap();
    assert_eq!(hash(&home.unlock(by_phrase(PHRASE)).unwrap()), inside);
}

#[test]
fn what_was_built_and_not_wanted_leaves_nothing() {
    let Place { dir: _dir, home, vault, code, .. } = place();
    let building = home.root().join("building");
    let candidate = home.copy_of(&vault, &Work::default()).unwrap();
    assert!(building.exists());
    drop(candidate);
    assert!(!building.exists(), "it was forgotten");

    let stopped = Work::default();
    stopped.cancel();
    assert_eq!(home.copy_of(&vault, &stopped).err(), Some(Error::Cancelled));
    assert!(!building.exists(), "it was stopped");
    let unreadable = home.with_keys_of(&vault, |db| db.execute_batch("no such statement")).err();
    assert!(unreadable.is_some() && !building.exists(), "it could not be laid");
    assert_eq!(home.salvage(&by_code(&code), lay, |_| Ok(()), &stopped).err(), Some(Error::Cancelled));
    assert!(!building.exists(), "a salvage was stopped");

    let first = home.with_keys_of(&vault, lay).unwrap();
    let second = home.copy_of(&vault, &Work::default()).unwrap();
    drop(first);
    assert_eq!(hash_of(&second), hash(&vault), "the one before it takes nothing of the next with it");
    drop(home);
    let root = second.connection().path().map(|store| PathBuf::from(store).ancestors().nth(2).unwrap().to_path_buf());
    assert_eq!(VaultHome::claim(&root.unwrap()).err(), Some(Error::Busy), "held as long as something is built in it");
}

#[test]
fn a_salvage_without_room_is_told_that_there_is_none() {
    let Place { dir: _dir, home, vault, code, .. } = place();
    vault.close().unwrap();
    let cramped = |db: &mut rusqlite::Connection| {
        lay(db)?;
        db.pragma_update(None, "max_page_count", 40)
    };
    assert_eq!(home.salvage(&by_code(&code), cramped, |_| Ok(()), &Work::default()).err(), Some(Error::DiskFull));
    assert!(!home.root().join("building").exists());
}

#[test]
fn a_candidate_that_is_damaged_is_not_given_back() {
    let Place { dir: _dir, home, vault, .. } = place();
    let candidate = home.copy_of(&vault, &Work::default()).unwrap();
    let store = home.root().join("building/store.db");
    let mut bytes = fs::read(&store).unwrap();
    bytes[20 * 4096 + 77] ^= 4;
    fs::write(&store, &bytes).unwrap();
    let refused = home.adopt(candidate, Old::Discard, &Work::default()).err().unwrap();
    assert_eq!(refused.error, Error::StoreDamaged { pages: vec![21] });
    assert!(refused.candidate.is_none());
}

#[test]
fn a_page_that_is_broken_is_named_and_the_rest_is_salvaged() {
    let Place { dir: _dir, home, vault, code, .. } = place();
    vault.close().unwrap();
    let store = home.root().join("g000001/store.db");
    let mut bytes = fs::read(&store).unwrap();
    // Some hold rows, some an index.
    let broken: Vec<u32> = (40..400).step_by(51).collect();
    for page in &broken {
        bytes[(*page as usize - 1) * 4096 + 77] ^= 4;
    }
    fs::write(&store, &bytes).unwrap();
    let mut vault = home.unlock(by_code(&code)).unwrap();
    assert_eq!(vault.check(&Work::default()), Err(Error::StoreDamaged { pages: broken.clone() }));
    drop(vault);
    let mended = |_: &mut rusqlite::Connection| Ok(());
    let (candidate, report) = home.salvage(&by_code(&code), lay, mended, &Work::default()).unwrap();
    assert_eq!(report.pages, broken);
    let notes = report.tables.iter().find(|table| table.name == "note").unwrap();
    assert!(notes.kept < ROWS as u64 && notes.kept > ROWS as u64 * 9 / 10, "{notes:?}");
    let name = report.tables.iter().find(|table| table.name == "name").unwrap();
    assert_eq!((name.kept, name.of), (1, Some(1)));
    let vault = home.adopt(candidate, Old::Quarantine, &Work::default()).unwrap();
    let kept: i64 = vault.connection().query_row("SELECT count(*) FROM note", [], |row| row.get(0)).unwrap();
    assert_eq!(kept as u64, notes.kept);
    assert_eq!(fs::read(home.root().join("quarantine/g000001/store.db")).unwrap(), bytes, "never deleted by us");
    vault.close().unwrap();
    home.unlock(by_phrase(PHRASE)).unwrap();
}

#[test]
fn a_backup_of_a_damaged_store_is_refused_as_damage() {
    let place = place();
    let (store, target) = (place.store(), place.file("one.vbk"));
    let Place { dir: _dir, home, vault, code, .. } = place;
    vault.close().unwrap();
    let whole = fs::read(&store).unwrap();
    for page in [40, 90, 200, 301] {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 77] ^= 4;
        fs::write(&store, &bytes).unwrap();
        let vault = home.unlock(by_code(&code)).unwrap();
        let refused = vault.back_up(&target, &Work::default());
        assert_eq!(refused, Err(Error::StoreDamaged { pages: Vec::new() }), "page {page}");
        assert!(!target.exists());
    }
}

#[test]
fn what_is_salvaged_by_a_passphrase_opens_by_it_though_both_headers_were_altered() {
    use sha2::{Digest, Sha256};
    let Place { dir: _dir, home, vault, .. } = place();
    let before = hash(&vault);
    vault.close().unwrap();
    for name in ["keys", "keys.2"] {
        let path = home.root().join("g000001").join(name);
        let mut bytes = fs::read(&path).unwrap();
        bytes[32..40].fill(255);
        let sha = Sha256::digest(&bytes[..4032]);
        bytes[4032..4064].copy_from_slice(&sha);
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(home.unlock(by_phrase(PHRASE)).err(), Some(Error::HeaderTampered));
    let (candidate, _) = home.salvage(&by_phrase(PHRASE), lay, |_| Ok(()), &Work::default()).unwrap();
    home.adopt(candidate, Old::Quarantine, &Work::default()).unwrap().close().unwrap();
    let mut vault = home.unlock(by_phrase(PHRASE)).unwrap();
    assert_eq!(hash(&vault), before);
    vault.choose_passphrase(&phrase("harbour copper winter kite"), KdfCost::floor()).unwrap();
}

#[test]
fn a_store_that_lost_its_end_gives_what_it_still_has() {
    let Place { dir: _dir, home, vault, code, .. } = place();
    vault.close().unwrap();
    let store = home.root().join("g000001/store.db");
    let bytes = fs::read(&store).unwrap();
    for cut in [bytes.len() / 2, bytes.len() / 2 + 100] {
        fs::write(&store, &bytes[..cut]).unwrap();
        let refused = home.unlock(by_phrase(PHRASE)).err();
        assert!(matches!(refused, Some(Error::StoreDamaged { .. })), "{refused:?}");
        let (_, report) = home.salvage(&by_code(&code), lay, |_| Ok(()), &Work::default()).unwrap();
        let notes = report.tables.iter().find(|table| table.name == "note").unwrap();
        assert!(notes.kept > ROWS as u64 / 4, "{notes:?}");
    }
}

#[test]
fn a_store_that_was_replaced_under_us_is_not_written_to() {
    let mut place = place();
    let store = place.store();
    let bytes = fs::read(&store).unwrap();
    let other = store.with_file_name("other");
    fs::write(&other, &bytes).unwrap();
    fs::rename(&other, &store).unwrap();
    let written = place.vault.write(|tx| tx.execute("DELETE FROM note", []).map_err(Error::from));
    assert_eq!(written, Err(Error::ChangedOutside));
    assert_eq!(fs::read(&store).unwrap(), bytes);
}

/// Of a rule: the store is not at fault.
#[derive(Debug, PartialEq, Eq)]
enum Unwritten {
    Rule,
    Fault(Error),
}

impl From<Error> for Unwritten {
    fn from(error: Error) -> Unwritten {
        Unwritten::Fault(error)
    }
}

impl Refused for Unwritten {
    fn is_fault(&self) -> bool {
        matches!(self, Unwritten::Fault(error) if error.is_fault())
    }
}

#[test]
fn a_refusal_by_a_rule_keeps_the_connection_and_a_fault_gets_another() {
    let mut place = place();
    let before = hash(&place.vault);
    // What is temporary goes with the connection.
    place.vault.connection().execute_batch("CREATE TEMP TABLE here (x)").unwrap();
    let is_here = |vault: &Vault| vault.connection().prepare("SELECT x FROM temp.here").is_ok();
    for rule in [Unwritten::Rule, Unwritten::Fault(Error::Cancelled)] {
        let refused = place.vault.write(|tx| {
            tx.execute("DELETE FROM note", []).map_err(Error::from)?;
            Err::<(), _>(rule)
        });
        assert!(refused.is_err() && is_here(&place.vault));
        assert_eq!(hash(&place.vault), before, "undone");
    }
    place.add("and on we go");
    assert!(is_here(&place.vault));
    let met = place.vault.write(|_| Err::<(), _>(Unwritten::Fault(Error::DiskFull)));
    assert_eq!(met, Err(Unwritten::Fault(Error::DiskFull)));
    assert!(!is_here(&place.vault));
    place.add("and on we go again");
}

#[test]
fn what_was_written_in_part_before_a_refusal_is_no_change_from_outside() {
    let mut place = place();
    let (before, store) = (hash(&place.vault), fs::read(place.store()).unwrap());
    // Room for so little that most of the change is in the file before it is refused.
    place.vault.connection().pragma_update(None, "cache_size", 10).unwrap();
    let mut in_part = false;
    let path = place.store();
    let refused = place.vault.write(|tx| {
        tx.execute("UPDATE note SET text = text || 'x'", []).map_err(Error::from)?;
        in_part = fs::read(&path).unwrap() != store;
        Err::<(), _>(Unwritten::Rule)
    });
    assert_eq!((refused, in_part), (Err(Unwritten::Rule), true));
    assert_eq!(hash(&place.vault), before);
    place.add("and on we go");
}

#[test]
fn a_sealed_text_is_read_only_by_its_vault() {
    let place = place();
    let sealed = place.vault.seal(b"half a thought").unwrap();
    place.home.keep_draft(&sealed).unwrap();
    assert_eq!(place.home.left_draft(&place.vault).unwrap().as_slice(), b"half a thought");
    let mut other = sealed.bytes().to_vec();
    let last = other.len() - 1;
    other[last] ^= 1;
    place.home.keep_draft(&daymark_vault::Sealed::from_bytes(other)).unwrap();
    assert!(place.home.left_draft(&place.vault).is_none());
    assert!(place.home.root().join("draft").exists(), "what cannot be read stays where it is");
    place.home.forget_draft().unwrap();
    assert!(!place.home.root().join("draft").exists());
}

#[test]
fn a_sealed_text_comes_along_to_other_keys_and_no_second_of_it_stays() {
    let Place { dir: _dir, home, vault, .. } = place();
    let (draft, next) = (home.root().join("draft"), home.root().join("draft.next"));
    home.keep_draft(&vault.seal(b"half a thought").unwrap()).unwrap();
    let other = phrase("harbour copper winter kite");
    let candidate =
        home.reencrypted(&vault, &Proposal::make().unwrap(), &other, KdfCost::floor(), &Work::default()).unwrap();
    home.keep_draft_for_next(&candidate.seal(b"half a thought").unwrap()).unwrap();
    assert_eq!(home.left_draft(&vault).unwrap().as_slice(), b"half a thought", "killed before: the old one opens");
    assert!(draft.exists() && !next.exists());

    let of_old_keys = fs::read(&draft).unwrap();
    home.keep_draft_for_next(&candidate.seal(b"half a thought").unwrap()).unwrap();
    vault.close().unwrap();
    let vault = home.adopt(candidate, Old::Discard, &Work::default()).unwrap();
    assert_eq!(home.left_draft(&vault).unwrap().as_slice(), b"half a thought", "killed after: the new one opens");
    assert!(!next.exists() && fs::read(&draft).unwrap() != of_old_keys, "nothing of it lies under the old keys");
    assert_eq!(home.left_draft(&vault).unwrap().as_slice(), b"half a thought");
    home.keep_draft_for_next(&vault.seal(b"another").unwrap()).unwrap();
    home.forget_draft().unwrap();
    assert!(home.left_draft(&vault).is_none() && !draft.exists() && !next.exists());
}

#[test]
fn erased_means_that_nothing_opens_and_a_new_vault_may_be_made() {
    let place = place();
    let snapshots = place.home.make_snapshots_folder().unwrap();
    place.vault.back_up(&snapshots.join("a.vbk"), &Work::default()).unwrap();
    let root = place.home.root().to_path_buf();
    for half_written in ["draft.next", "draft.new", "current.new", "snap/b.vbk.part", "g000001/keys.new"] {
        fs::write(root.join(half_written), b"sealed").unwrap();
    }
    // As if killed right after it had begun.
    fs::write(root.join("erasing"), b"").unwrap();
    drop((place.vault, place.home));
    let home = VaultHome::claim(&root).unwrap();
    let left: Vec<_> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
    assert_eq!(home.contents().unwrap(), Contents::Absent);
    assert_eq!(home.unlock(by_phrase(PHRASE)).err(), Some(Error::NoStore));
}
