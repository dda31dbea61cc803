//! A vault from outside: made, opened, damaged, healed. Real files, real encryption, real mounts.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use daymark_vault::{
    Contents, Error, Headers, KdfCost, Passphrase, Proposal, RecoveryCode, Secret, Vault, VaultHome, Work,
};
use tempfile::TempDir;

const PHRASE: &str = "lantern orchard velvet tuesday";

struct Place {
    _dir: TempDir,
    root: PathBuf,
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

fn make(root: &Path) -> Result<(Vault, String), Error> {
    let home = VaultHome::claim(root)?;
    let proposal = Proposal::make()?;
    let vault = home.create(&proposal, &phrase(PHRASE), KdfCost::floor(), |db| {
        db.execute_batch("CREATE TABLE note (text TEXT) STRICT; INSERT INTO note VALUES ('kept');")
    })?;
    Ok((vault, written(&proposal.code())))
}

/// A closed vault that keeps one note.
fn made() -> Place {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("v1");
    let (vault, code) = make(&root).unwrap();
    vault.close().unwrap();
    Place { _dir: dir, root, code }
}

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.root.join("g000001").join(name)
    }

    fn unlock(&self, secret: Secret) -> Result<(VaultHome, Vault), Error> {
        let home = VaultHome::claim(&self.root)?;
        let vault = home.unlock(secret)?;
        let note: String = vault.connection().query_row("SELECT text FROM note", [], |row| row.get(0)).unwrap();
        assert_eq!(note, "kept");
        Ok((home, vault))
    }

    /// The error of an unlock, and whether any file changed by it.
    fn refusal(&self, secret: Secret) -> Error {
        let before = files(&self.root);
        let error = self.unlock(secret).err().expect("this must not open");
        assert!(before == files(&self.root), "{error}: a vault that will not open is left as it is");
        error
    }

    fn damage(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = fs::read(self.file(name)).unwrap();
        change(&mut bytes);
        fs::write(self.file(name), bytes).unwrap();
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            all.extend(files(&entry.path()));
        } else {
            all.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    all
}

#[test]
fn what_was_kept_is_there_again() {
    let place = made();
    let (_home, vault) = place.unlock(by_phrase(PHRASE)).unwrap();
    assert_eq!(vault.headers(), Headers::Sound);
    assert!(!fs::read(place.file("store.db")).unwrap().starts_with(b"SQLite format 3"));
}

#[test]
fn a_vault_is_private_to_its_owner() {
    use std::os::unix::fs::PermissionsExt;
    let place = made();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&place.root), mode(&place.file(""))), (0o700, 0o700));
    assert!(files(&place.root).keys().all(|path| mode(path) == 0o600), "no other user reads a file");
}

#[test]
fn a_wrong_passphrase_is_a_wrong_secret_and_changes_nothing() {
    assert_eq!(made().refusal(by_phrase("not this one")), Error::WrongSecret);
}

#[test]
fn the_code_opens_when_both_headers_are_gone_and_a_new_passphrase_brings_them_back() {
    let place = made();
    fs::remove_file(place.file("keys")).unwrap();
    fs::remove_file(place.file("keys.2")).unwrap();
    assert_eq!(place.refusal(by_phrase(PHRASE)), Error::HeaderDamaged, "never \"wrong passphrase\"");
    let (home, mut vault) = place.unlock(by_code(&place.code)).unwrap();
    assert_eq!(vault.headers(), Headers::Missing);
    vault.choose_passphrase(&phrase("harbour copper winter"), KdfCost::floor()).unwrap();
    drop((vault, home));
    assert_eq!(place.unlock(by_phrase("harbour copper winter")).unwrap().1.headers(), Headers::Sound);
    assert!(place.file("keys").exists() && place.file("keys.2").exists());
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let place = made();
    let plain = place.code.replace('-', "");
    place.unlock(by_code(&plain.to_lowercase())).unwrap();
    place.unlock(by_code(&plain.replace('0', "O").replace('1', "l"))).unwrap();
    let mut wrong = plain.clone().into_bytes();
    wrong[5] = if wrong[5] == b'7' { b'8' } else { b'7' };
    place.unlock(by_code(std::str::from_utf8(&wrong).unwrap())).unwrap();
    let other = written(&Proposal::make().unwrap().code());
    assert_eq!(place.refusal(by_code(&other)), Error::WrongSecret);
}

#[test]
fn one_damaged_header_is_healed_from_the_other() {
    for (damaged, at) in [("keys", 0), ("keys", 100), ("keys.2", 4095), ("keys.2", 4000)] {
        let place = made();
        place.damage(damaged, |bytes| bytes[at] ^= 0x10);
        assert_eq!(place.unlock(by_phrase(PHRASE)).unwrap().1.headers(), Headers::Healed, "{damaged} at {at}");
        assert_eq!(fs::read(place.file("keys")).unwrap(), fs::read(place.file("keys.2")).unwrap());
        assert_eq!(place.unlock(by_phrase(PHRASE)).unwrap().1.headers(), Headers::Sound, "healed for good");
    }
}

#[test]
fn two_damaged_headers_are_said_to_be_damaged_and_the_code_still_opens() {
    let place = made();
    place.damage("keys", |bytes| bytes[70] ^= 1);
    place.damage("keys.2", |bytes| bytes.truncate(16));
    assert_eq!(place.refusal(by_phrase(PHRASE)), Error::HeaderDamaged);
    assert_eq!(place.unlock(by_code(&place.code)).unwrap().1.headers(), Headers::Missing);
}

#[test]
fn a_header_of_a_newer_program_is_left_to_that_program() {
    let place = made();
    place.damage("keys", |bytes| {
        bytes[8] = 2;
        let sum = sha256(&bytes[..4032]);
        bytes[4032..4064].copy_from_slice(&sum);
    });
    assert_eq!(place.refusal(by_phrase(PHRASE)), Error::NewerVersion);
    assert_eq!(place.refusal(by_code(&place.code)), Error::NewerVersion);
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).to_vec()
}

#[test]
fn each_damage_of_the_store_has_its_name_and_is_never_a_wrong_passphrase() {
    let truncations: [usize; 5] = [0, 16, 4095, 4097, 8191];
    for length in truncations {
        let place = made();
        place.damage("store.db", |bytes| bytes.truncate(length));
        let error = place.refusal(by_phrase(PHRASE));
        assert!(matches!(error, Error::StoreDamaged { .. }), "cut to {length}: {error}");
        let error = place.refusal(by_code(&place.code));
        assert!(matches!(error, Error::StoreDamaged { .. }), "cut to {length}, by code: {error}");
    }
    for at in [0, 20, 4000] {
        let place = made();
        place.damage("store.db", |bytes| bytes[at] ^= 1);
        assert_eq!(place.refusal(by_phrase(PHRASE)), Error::StoreDamaged { pages: vec![1] }, "first page, byte {at}");
    }
    let place = made();
    fs::write(place.file("store.db"), vec![7; 8192]).unwrap();
    assert_eq!(place.refusal(by_code(&place.code)), Error::StoreDamaged { pages: vec![1] }, "a foreign file");
    fs::remove_file(place.file("store.db")).unwrap();
    assert_eq!(place.refusal(by_phrase(PHRASE)), Error::StoreMissing);
    assert_eq!(place.refusal(by_code(&place.code)), Error::StoreMissing);
    assert_eq!(VaultHome::claim(&place.root).unwrap().contents(), Ok(Contents::Present), "nothing new is made over it");
}

#[test]
fn headers_of_another_vault_do_not_pass() {
    let (place, other) = (made(), made());
    for name in ["keys", "keys.2"] {
        fs::copy(other.file(name), place.file(name)).unwrap();
    }
    assert_eq!(place.refusal(by_phrase(PHRASE)), Error::StoreDamaged { pages: vec![1] }, "right phrase, another store");
}

#[test]
fn the_generation_is_found_without_its_pointer() {
    let place = made();
    fs::remove_file(place.root.join("current")).unwrap();
    place.unlock(by_phrase(PHRASE)).unwrap();
    fs::write(place.root.join("current"), "g999999\n").unwrap();
    place.unlock(by_phrase(PHRASE)).unwrap();
    fs::remove_file(place.file("complete")).unwrap();
    place.unlock(by_phrase(PHRASE)).unwrap();
}

/// Everything in a generation, under another name.
fn copied(place: &Place, name: &str) {
    fs::create_dir(place.root.join(name)).unwrap();
    for file in ["keys", "keys.2", "store.db", "complete"] {
        fs::copy(place.file(file), place.root.join(name).join(file)).unwrap();
    }
}

#[test]
fn a_generation_that_was_never_named_is_gone_before_it_can_be_taken_for_the_newest() {
    let place = made();
    // As if killed between the renaming of what was built and the writing of its name.
    copied(&place, "g000002");
    let (home, mut vault) = place.unlock(by_phrase(PHRASE)).unwrap();
    assert!(!place.root.join("g000002").exists() && place.file("store.db").exists());
    vault.write(|tx| tx.execute("INSERT INTO note VALUES ('months later')", []).map_err(Error::from)).unwrap();
    drop((vault, home));
    fs::remove_file(place.root.join("current")).unwrap();
    let (_home, vault) = place.unlock(by_phrase(PHRASE)).unwrap();
    let notes: i64 = vault.connection().query_row("SELECT count(*) FROM note", [], |row| row.get(0)).unwrap();
    assert_eq!(notes, 2);
}

#[test]
fn no_generation_is_taken_for_superseded_without_the_word_of_its_pointer() {
    let place = made();
    copied(&place, "g000002");
    copied(&place, "g000003");
    let names = || ["g000001", "g000002", "g000003"].map(|name| place.root.join(name).exists());
    for unreadable in ["", "g999999\n"] {
        fs::write(place.root.join("current"), unreadable).unwrap();
        place.unlock(by_phrase(PHRASE)).unwrap();
        assert_eq!(names(), [true; 3], "{unreadable:?}");
    }
    fs::write(place.root.join("current"), "g000002\n").unwrap();
    assert_eq!(place.refusal(by_phrase("not this one")), Error::WrongSecret);
    assert_eq!(names(), [true; 3], "what did not open says nothing of the others");
    place.unlock(by_phrase(PHRASE)).unwrap();
    assert_eq!(names(), [false, true, false]);
}

#[test]
fn where_a_vault_was_its_store_is_missing_and_nothing_new_is_made() {
    let place = made();
    let backup = place.root.join("snap/20261124T201500Z.vbk");
    {
        let (home, vault) = place.unlock(by_phrase(PHRASE)).unwrap();
        home.make_snapshots_folder().unwrap();
        vault.back_up(&backup, &Work::default()).unwrap();
    }
    fs::remove_dir_all(place.root.join("g000001")).unwrap();
    for gone in ["current", "snap/20261124T201500Z.vbk"] {
        assert_eq!(VaultHome::claim(&place.root).unwrap().contents(), Ok(Contents::Present), "before {gone} is gone");
        for secret in [by_phrase(PHRASE), by_code(&place.code)] {
            assert_eq!(place.refusal(secret), Error::StoreMissing, "before {gone} is gone");
        }
        assert_eq!(make(&place.root).err(), Some(Error::AlreadyExists));
        fs::remove_file(place.root.join(gone)).unwrap();
    }
    assert_eq!(place.refusal(by_phrase(PHRASE)), Error::NoStore);
    make(&place.root).unwrap();
}

#[test]
fn what_a_kill_left_half_made_takes_no_room_once_the_folder_is_claimed() {
    let place = made();
    let unfinished = ["building", "copying"].map(|name| place.root.join(name));
    for folder in &unfinished {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join("store.db"), [0; 8192]).unwrap();
    }
    VaultHome::claim(&place.root).unwrap();
    assert!(unfinished.iter().all(|folder| !folder.exists()));
}

#[test]
fn a_second_holder_is_refused() {
    let place = made();
    let _first = VaultHome::claim(&place.root).unwrap();
    assert_eq!(VaultHome::claim(&place.root).err(), Some(Error::Busy));
}

#[test]
fn what_a_kill_left_half_built_does_not_stand_in_the_way() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("v1");
    fs::create_dir_all(root.join("building")).unwrap();
    fs::write(root.join("building/store.db"), b"half").unwrap();
    assert_eq!(VaultHome::claim(&root).unwrap().contents(), Ok(Contents::Absent));
    make(&root).unwrap();
    assert!(!root.join("building").exists());
}

#[test]
fn a_change_of_passphrase_that_was_killed_between_the_copies_opens_by_both() {
    let place = made();
    let old = fs::read(place.file("keys")).unwrap();
    let (home, mut vault) = place.unlock(by_phrase(PHRASE)).unwrap();
    vault.choose_passphrase(&phrase("harbour copper winter"), KdfCost::floor()).unwrap();
    drop((vault, home));
    fs::write(place.file("keys"), old).unwrap();
    let both = (fs::read(place.file("keys")).unwrap(), fs::read(place.file("keys.2")).unwrap());
    for known in [PHRASE, "harbour copper winter"] {
        fs::write(place.file("keys"), &both.0).unwrap();
        fs::write(place.file("keys.2"), &both.1).unwrap();
        assert_eq!(place.unlock(by_phrase(known)).unwrap().1.headers(), Headers::Healed);
        assert_eq!(
            place.unlock(by_phrase(known)).unwrap().1.headers(),
            Headers::Sound,
            "the phrase that was typed stays"
        );
    }
}

/// As whoever can write the file may do it: the checksum is made to fit.
fn altered(place: &Place, name: &str, at: usize) {
    place.damage(name, |bytes| {
        bytes[at] ^= 1;
        let sum = sha256(&bytes[..4032]);
        bytes[4032..4064].copy_from_slice(&sum);
    });
}

#[test]
fn a_header_that_was_altered_with_its_checksum_is_healed_from_the_other() {
    // The last byte of its number: it says to be the newest there can be.
    for (name, at) in [("keys", 39), ("keys.2", 39), ("keys", 80)] {
        let place = made();
        if at == 39 {
            place.damage(name, |bytes| bytes[32..39].fill(255));
            place.damage(name, |bytes| bytes[39] = 254);
        }
        altered(&place, name, at);
        let (home, mut vault) = place.unlock(by_phrase(PHRASE)).unwrap();
        assert_eq!(vault.headers(), Headers::Healed, "{name} at {at}");
        assert_eq!(fs::read(place.file("keys")).unwrap(), fs::read(place.file("keys.2")).unwrap());
        vault.choose_passphrase(&phrase("harbour copper winter"), KdfCost::floor()).unwrap();
        drop((vault, home));
        assert_eq!(place.unlock(by_phrase("harbour copper winter")).unwrap().1.headers(), Headers::Sound);
    }
}

#[test]
fn headers_that_were_both_altered_are_said_to_be() {
    let place = made();
    altered(&place, "keys", 32);
    altered(&place, "keys.2", 4000);
    assert_eq!(place.refusal(by_phrase(PHRASE)), Error::HeaderTampered);
    assert_eq!(place.refusal(by_phrase("not this one")), Error::WrongSecret);
    place.unlock(by_code(&place.code)).unwrap();
}

#[test]
fn a_header_that_is_altered_under_an_open_vault_does_not_hinder_another_passphrase() {
    let place = made();
    let (home, mut vault) = place.unlock(by_phrase(PHRASE)).unwrap();
    place.damage("keys", |bytes| bytes[32..40].fill(255));
    altered(&place, "keys", 39);
    assert_eq!(vault.accepts(&by_phrase(PHRASE)), Ok(true));
    vault.choose_passphrase(&phrase("harbour copper winter"), KdfCost::floor()).unwrap();
    drop((vault, home));
    place.unlock(by_phrase("harbour copper winter")).unwrap();
}

#[test]
fn no_passphrase_is_called_wrong_where_no_header_could_tell() {
    let place = made();
    fs::remove_file(place.file("keys")).unwrap();
    altered(&place, "keys.2", 80);
    let (_home, vault) = place.unlock(by_code(&place.code)).unwrap();
    assert_eq!(vault.accepts(&by_phrase(PHRASE)), Err(Error::HeaderDamaged));
    assert_eq!(vault.accepts(&by_code(&place.code)), Ok(true));
}

#[test]
fn a_secret_is_proved_without_opening_anything() {
    let place = made();
    let (_home, vault) = place.unlock(by_phrase(PHRASE)).unwrap();
    assert_eq!(vault.accepts(&by_code(&place.code)), Ok(true));
    assert_eq!(vault.accepts(&by_phrase(PHRASE)), Ok(true));
    assert_eq!(vault.accepts(&by_phrase("another")), Ok(false));
    assert_eq!(vault.accepts(&Secret::Code(Proposal::make().unwrap().code())), Ok(false));
}

/// A small file system of its own; says so loudly where this process may not mount one.
struct Mount(PathBuf);

impl Mount {
    fn tmpfs(at: &Path, size: &str) -> Option<Mount> {
        fs::create_dir_all(at).unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"]).arg(at).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Mount(at.to_path_buf()));
        }
        // Straight to the terminal: of a test that passes, `eprintln!` is swallowed.
        let _ = writeln!(
            std::io::stderr(),
            "\n*** SKIPPED: this process may not mount a file system; full and read-only disks were not tried ***\n"
        );
        None
    }

    fn read_only(&self) {
        assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_makes_no_half_vault() {
    let dir = tempfile::tempdir().unwrap();
    for kib in (4..=80).step_by(4) {
        let Some(mount) = Mount::tmpfs(&dir.path().join(format!("full-{kib}")), &format!("{kib}k")) else { return };
        let root = mount.0.join("v1");
        match make(&root) {
            Ok((vault, _)) => vault.close().unwrap(),
            Err(error) => {
                assert_eq!(error, Error::DiskFull, "{kib} KiB");
                assert!(
                    !root.join("building").exists() && !root.join("g000001").exists(),
                    "{kib} KiB: nothing half made"
                );
            }
        }
    }
}

#[test]
fn a_read_only_disk_is_said_to_be_read_only() {
    let dir = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::tmpfs(&dir.path().join("ro"), "4m") else { return };
    let root = mount.0.join("v1");
    make(&root).unwrap().0.close().unwrap();
    let before = files(&root);
    mount.read_only();
    assert_eq!(VaultHome::claim(&root).err(), Some(Error::ReadOnly));
    assert_eq!(VaultHome::claim(&mount.0.join("v2")).err(), Some(Error::ReadOnly));
    assert!(before == files(&root));
}
