//! Minutes at which its user wants to be rung before the vault is opened: the one thing that lies here in clear, and only
//! where whoever keeps the vault was asked for it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::erase::ERASING;
use crate::error::Result;
use crate::files;
use crate::home::{VaultHome, WAKE};

/// As many minutes as the file has places for.
const MOST_MINUTES: usize = 64;
const PLACE: usize = 8;
/// Always this long: how much is planned does not show.
const LENGTH: usize = MOST_MINUTES * PLACE;
/// A time of the year 10136: what lies behind it is damage.
const LAST: u64 = u32::MAX as u64;

impl VaultHome {
    /// Minutes since 1970 began in UTC, the earliest of them where there are more than fit. Written only where the file says
    /// something else.
    pub fn keep_wake(&self, minutes: &BTreeSet<u64>) -> Result<()> {
        let bytes = bytes_of(minutes);
        let path = self.root().join(WAKE);
        if read(&path).ok().as_ref() != Some(&bytes) {
            files::write_atomically(&path, &bytes)?;
        }
        Ok(())
    }

    /// What is under the name goes, whatever it is, but a folder; on the disk when this returns.
    pub fn forget_wake(&self) -> Result<()> {
        let path = self.root().join(WAKE);
        // Left by a kill: it says the same.
        for path in [path.with_added_extension("new"), path] {
            if path.symlink_metadata().is_ok() {
                files::remove_if_there(&path)?;
                files::sync_folder(self.root())?;
            }
        }
        Ok(())
    }
}

/// What the file in a vault's folder says. The folder need not be claimed: nothing is written. A file that is damaged, or
/// none at all, says nothing; it is sealed by nothing, and whoever can write there can put other minutes in it.
pub fn wake_minutes(root: &Path) -> BTreeSet<u64> {
    if root.join(ERASING).exists() {
        return BTreeSet::new();
    }
    read(&root.join(WAKE)).ok().and_then(|bytes| minutes_of(&bytes)).unwrap_or_default()
}

fn bytes_of(minutes: &BTreeSet<u64>) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let kept = minutes.iter().filter(|minute| (1..=LAST).contains(*minute));
    for (place, minute) in bytes.chunks_exact_mut(PLACE).zip(kept) {
        place.copy_from_slice(&minute.to_le_bytes());
    }
    bytes
}

/// `None`: not as it is written.
fn minutes_of(bytes: &[u8; LENGTH]) -> Option<BTreeSet<u64>> {
    let places = bytes.chunks_exact(PLACE).map(|place| place.try_into().map_or(0, u64::from_le_bytes));
    let minutes: BTreeSet<u64> = places.take_while(|minute| *minute != 0).collect();
    // One way to write them: rising, none twice, zeros behind them.
    (minutes.iter().all(|minute| *minute <= LAST) && bytes_of(&minutes) == *bytes).then_some(minutes)
}

/// Before it is opened: a pipe would be waited for, a link leads elsewhere, a device has no end.
fn read(path: &Path) -> io::Result<[u8; LENGTH]> {
    let about = fs::symlink_metadata(path)?;
    if !about.is_file() || about.len() != LENGTH as u64 {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = [0; LENGTH];
    File::open(path)?.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: u64 = 29_927_000;

    fn home() -> (tempfile::TempDir, VaultHome) {
        let folder = tempfile::tempdir().unwrap();
        let home = VaultHome::claim(folder.path()).unwrap();
        (folder, home)
    }

    fn written(minutes: &[u64]) -> Vec<u8> {
        let mut bytes: Vec<u8> = minutes.iter().flat_map(|minute| minute.to_le_bytes()).collect();
        bytes.resize(LENGTH, 0);
        bytes
    }

    #[test]
    fn minutes_come_back_as_they_went_in_and_the_file_is_always_as_long() {
        let (folder, home) = home();
        let file = folder.path().join("wake");
        for minutes in [vec![], vec![SOME], vec![SOME, SOME + 1, SOME + 20_000]] {
            let minutes: BTreeSet<u64> = minutes.into_iter().collect();
            home.keep_wake(&minutes).unwrap();
            assert_eq!(wake_minutes(folder.path()), minutes);
            assert_eq!(fs::metadata(&file).unwrap().len(), 512);
        }
        assert!(!folder.path().join("wake.new").exists());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        home.forget_wake().unwrap();
        home.forget_wake().unwrap();
        assert!(!file.exists());
        assert!(wake_minutes(folder.path()).is_empty());
    }

    #[test]
    fn of_more_than_fit_the_earliest_are_kept() {
        let (folder, home) = home();
        home.keep_wake(&(SOME..SOME + 200).collect()).unwrap();
        assert_eq!(wake_minutes(folder.path()), (SOME..SOME + 64).collect());
        assert_eq!(fs::read(folder.path().join("wake")).unwrap(), written(&(SOME..SOME + 64).collect::<Vec<_>>()));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_says_the_same_is_not_written_again() {
        use std::os::unix::fs::MetadataExt;
        let (folder, home) = home();
        let number = || fs::metadata(folder.path().join("wake")).unwrap().ino();
        home.keep_wake(&BTreeSet::from([SOME])).unwrap();
        // A file that is renamed over has another number while the first is held open.
        let _held = File::open(folder.path().join("wake")).unwrap();
        let before = number();
        home.keep_wake(&BTreeSet::from([SOME])).unwrap();
        assert_eq!(number(), before);
        home.keep_wake(&BTreeSet::from([SOME + 1])).unwrap();
        assert_ne!(number(), before);
    }

    #[test]
    fn what_is_not_as_it_is_written_says_nothing_and_is_written_anew() {
        let (folder, home) = home();
        let file = folder.path().join("wake");
        let hostile = [
            Vec::new(),
            vec![0; LENGTH - 1],
            vec![0; LENGTH + 1],
            vec![b'x'; 1 << 20],
            vec![0xff; LENGTH],
            written(&[SOME + 1, SOME]),
            written(&[SOME, SOME]),
            written(&[0, SOME]),
            written(&[SOME, 0, SOME + 1]),
            written(&[SOME, LAST + 1]),
            written(&[u64::MAX]),
        ];
        for bytes in hostile {
            fs::write(&file, &bytes).unwrap();
            assert!(wake_minutes(folder.path()).is_empty(), "{} bytes", bytes.len());
            home.keep_wake(&BTreeSet::from([SOME])).unwrap();
            assert_eq!(wake_minutes(folder.path()), BTreeSet::from([SOME]));
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_not_followed_and_makes_way() {
        let (folder, home) = home();
        let (file, elsewhere) = (folder.path().join("wake"), folder.path().join("elsewhere"));
        fs::write(&elsewhere, written(&[SOME])).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &file).unwrap();
        assert!(wake_minutes(folder.path()).is_empty(), "a link is not followed");
        home.keep_wake(&BTreeSet::from([SOME + 1])).unwrap();
        assert_eq!(fs::read(&elsewhere).unwrap(), written(&[SOME]), "what it led to is as it was");
        assert!(fs::symlink_metadata(&file).unwrap().is_file());

        fs::remove_file(&file).unwrap();
        let pipe = std::process::Command::new("mkfifo").arg(&file).status().unwrap();
        assert!(pipe.success());
        assert!(wake_minutes(folder.path()).is_empty(), "a pipe is not waited for");
        home.forget_wake().unwrap();
        assert!(!file.exists());

        fs::create_dir(&file).unwrap();
        assert!(wake_minutes(folder.path()).is_empty());
        assert!(home.keep_wake(&BTreeSet::from([SOME])).is_err(), "a folder is not ours to remove");
    }

    #[test]
    fn erasing_everything_takes_it_along_and_one_that_was_begun_hides_it() {
        let (folder, home) = home();
        home.keep_wake(&BTreeSet::from([SOME])).unwrap();
        fs::write(folder.path().join("wake.new"), written(&[SOME])).unwrap();
        fs::write(folder.path().join("erasing"), b"").unwrap();
        assert!(wake_minutes(folder.path()).is_empty());
        home.erase().unwrap();
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["lock"]);
    }
}
