//! Erasing: what is the vault's goes, what is not stays, and nobody is told what is not so. Real files, real encryption.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use daymark_vault::{Contents, Error, KdfCost, Passphrase, Proposal, Secret, Vault, VaultHome, Work};
use tempfile::TempDir;

const PHRASE: &str = "lantern orchard velvet tuesday";
const BACKUP: &str = "snap/20261124T200000Z.vbk";

struct Place {
    _dir: TempDir,
    root: PathBuf,
    home: VaultHome,
    vault: Vault,
}

fn by_phrase() -> Secret {
    Secret::Passphrase(Passphrase::new(PHRASE.to_owned()))
}

fn made(home: &VaultHome) -> Vault {
    let phrase = Passphrase::new(PHRASE.to_owned());
    home.create(&Proposal::make().unwrap(), &phrase, KdfCost::floor(), |_| Ok(())).unwrap()
}

/// An open vault with a backup beside it.
fn place() -> Place {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("v1");
    let home = VaultHome::claim(&root).unwrap();
    let vault = made(&home);
    home.make_snapshots_folder().unwrap();
    vault.back_up(&root.join(BACKUP), &Work::default()).unwrap();
    Place { _dir: dir, root, home, vault }
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Whoever may do everything becomes one who may not, as far as this thread goes. `false`: whoever runs this is no
/// administrator, and cannot give files to somebody else.
fn as_somebody_else(act: impl FnOnce() + Send) -> bool {
    use rustix::process::Uid;
    if !rustix::process::geteuid().is_root() {
        eprintln!("SKIPPED: only an administrator can put a file there that belongs to somebody else");
        return false;
    }
    std::thread::scope(|scope| {
        scope.spawn(|| {
            rustix::thread::set_thread_res_uid(None, Uid::from_raw(SOMEBODY), None).unwrap();
            act();
        });
    });
    true
}

const SOMEBODY: u32 = 65_534;

/// Everything in the folder belongs to somebody, but for one thing.
fn hand_over(root: &Path, but: &Path) {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let mut folders = vec![root.parent().unwrap().to_path_buf()];
    while let Some(folder) = folders.pop() {
        chown(&folder, Some(SOMEBODY), None).unwrap();
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path != but) {
            if path.is_dir() { folders.push(path) } else { chown(&path, Some(SOMEBODY), None).unwrap() }
        }
    }
}

#[test]
fn what_is_not_the_vaults_stays_as_it_is() {
    let Place { _dir: dir, root, home, vault } = place();
    let elsewhere = dir.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let others = ["keys", "keys.2", "holiday.vbk", "work/keys", "work/old.vbk", "snap/notes.txt", "g000001/recipe.txt"];
    fs::create_dir(root.join("work")).unwrap();
    for other in others {
        fs::write(root.join(other), b"somebody's own").unwrap();
    }
    for name in ["keys", "disk.vbk", "store.db"] {
        fs::write(elsewhere.join(name), b"somebody's own").unwrap();
    }
    fs::create_dir(root.join("quarantine")).unwrap();
    symlink(elsewhere.join("keys"), root.join("g000001/keys.3")).unwrap();
    symlink(elsewhere.join("disk.vbk"), root.join("snap/20261123T200000Z.vbk")).unwrap();
    symlink(&elsewhere, root.join("quarantine/g000001")).unwrap();
    symlink(elsewhere.join("gone"), root.join("snap/dangling.vbk.part")).unwrap();

    assert!(home.in_the_way_of_erasing().is_empty());
    home.erase().unwrap();
    assert_eq!((home.is_erasing(), home.finish_erasing()), (false, None));
    for path in others
        .map(|other| root.join(other))
        .iter()
        .chain(&["keys", "disk.vbk", "store.db"].map(|name| elsewhere.join(name)))
    {
        assert_eq!(fs::read(path).unwrap(), b"somebody's own", "{path:?}");
    }
    assert_eq!(names(&root), ["g000001", "holiday.vbk", "keys", "keys.2", "lock", "snap", "work"]);
    assert_eq!(
        (names(&root.join("g000001")), names(&root.join("snap"))),
        (vec!["recipe.txt".into()], vec!["notes.txt".into()])
    );
    assert_eq!(
        home.only_deleted(),
        ["g000001/keys.3", "quarantine/g000001", "snap/20261123T200000Z.vbk", "snap/dangling.vbk.part"],
        "links are taken away and said to have been links"
    );
    drop(vault);
    assert_eq!(home.contents().unwrap(), Contents::Absent);
    let vault = made(&home);
    drop(vault);
    home.unlock(by_phrase()).unwrap();
}

#[test]
fn what_a_sync_tool_copied_and_what_was_put_aside_goes_too() {
    let Place { _dir, root, home, vault: _vault } = place();
    let keys = fs::read(root.join("g000001/keys")).unwrap();
    for folder in ["quarantine", "quarantine/g000003", "quarantine/g000003-1", "building", "copying"] {
        fs::create_dir(root.join(folder)).unwrap();
    }
    let copies = [
        "g000001/keys.sync-conflict-20261124-200000-ABCDEFG",
        "g000001/store (conflicted copy 2026-11-24).db",
        "g000001/store.db-journal",
        "quarantine/g000003/keys",
        "quarantine/g000003-1/store.db",
        "building/damaged.db-journal",
        "copying/store.db",
        "snap/20261124T200000Z.sync-conflict-1.vbk",
        "snap/.syncthing.20261124T200000Z.vbk.tmp",
    ];
    for copy in copies {
        fs::write(root.join(copy), &keys).unwrap();
    }
    // A second name of the same bytes, to see what became of them.
    let second = root.with_file_name("second name");
    fs::hard_link(root.join(copies[0]), &second).unwrap();
    home.erase().unwrap();
    assert_eq!(names(&root), ["lock"]);
    assert!(fs::read(second).unwrap().iter().all(|byte| *byte == 0), "it opened the vault as well as the first");
    assert!(home.only_deleted().is_empty());
}

#[test]
fn a_file_or_folder_of_its_own_that_must_not_be_written_is_erased_all_the_same() {
    let Place { _dir, root, home, vault } = place();
    set_mode(&root.join(BACKUP), 0o400);
    set_mode(&root.join("snap"), 0o500);
    hand_over(&root, Path::new(""));
    let erased = || {
        assert!(home.in_the_way_of_erasing().is_empty());
        home.erase().unwrap();
        assert!(home.only_deleted().is_empty());
        assert_eq!(names(&root), ["lock"]);
    };
    if !rustix::process::geteuid().is_root() {
        erased()
    } else {
        assert!(as_somebody_else(erased))
    }
    drop(vault);
}

#[test]
fn an_erase_that_cannot_begin_leaves_no_wish_behind() {
    let Place { _dir, root, home, vault } = place();
    let keys = fs::read(root.join("g000001/keys")).unwrap();
    // The wish cannot be written in its place.
    fs::create_dir(root.join("erasing.new")).unwrap();
    assert!(home.erase().is_err());
    drop((vault, home));
    let home = VaultHome::claim(&root).unwrap();
    assert_eq!(fs::read(root.join("g000001/keys")).unwrap(), keys);
    home.unlock(by_phrase()).unwrap();
}

#[test]
fn what_cannot_be_overwritten_is_known_before_anything_is_changed() {
    let Place { _dir, root, home, vault } = place();
    let stubborn = root.join(BACKUP);
    hand_over(&root, &stubborn);
    let keys = fs::read(root.join("g000001/keys")).unwrap();
    as_somebody_else(|| {
        assert_eq!(home.in_the_way_of_erasing(), [BACKUP]);
        assert_eq!((home.is_erasing(), fs::read(root.join("g000001/keys")).unwrap()), (false, keys));
        // All the same, at its user's wish: it is deleted, and said to be no more than that.
        home.erase().unwrap();
        assert_eq!((home.is_erasing(), home.only_deleted()), (false, vec![BACKUP.to_owned()]));
        assert_eq!(names(&root), ["lock"]);
    });
    drop(vault);
}

#[test]
fn what_is_left_is_told_at_each_start_and_nothing_is_made_in_its_place() {
    let Place { _dir, root, home, vault } = place();
    let stubborn = root.join("snap");
    hand_over(&root, &stubborn);
    drop(vault);
    let tried = as_somebody_else(|| {
        home.erase().unwrap();
        assert!(names(&root).contains(&"erasing".to_owned()));
        assert_eq!(home.finish_erasing().unwrap(), ["snap"], "it cannot be looked into");
        assert!(!root.join("g000001").exists(), "the rest is gone");
        drop(home);
        let home = VaultHome::claim(&root).unwrap();
        assert_eq!(home.finish_erasing().unwrap(), ["snap"]);
        assert_eq!(home.unlock(by_phrase()).err(), Some(Error::Erasing));
        let phrase = Passphrase::new(PHRASE.to_owned());
        let another = home.create(&Proposal::make().unwrap(), &phrase, KdfCost::floor(), |_| Ok(()));
        assert_eq!(another.err(), Some(Error::Erasing), "the next start would erase it");
    });
    if tried {
        chown(&stubborn, Some(SOMEBODY), None).unwrap();
        chown(root.join(BACKUP), Some(SOMEBODY), None).unwrap();
        as_somebody_else(|| {
            let home = VaultHome::claim(&root).unwrap();
            assert_eq!(
                (home.finish_erasing(), names(&root)),
                (None, vec!["lock".to_owned()]),
                "once the cause is gone"
            );
            made(&home);
        });
    }
    assert!(fs::metadata(&root).unwrap().mode() & 0o700 == 0o700);
}
