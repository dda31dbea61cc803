//! Files that are either the old or the new, never half of each.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes beside, syncs, renames over, syncs the folder. A kill at any step leaves the old file or the new one.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_added_extension("new");
    let written = write_synced(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // Ours, made a moment ago, and never the file itself.
        let _ = fs::remove_file(&beside);
    }
    written?;
    path.parent().map_or(Ok(()), sync_folder)
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    let mut file = private(&mut options).open(path)?;
    file.write_all(bytes)?;
    // A failed fsync is a failure: the kernel may have dropped the pages.
    file.sync_all()
}

/// Makes a folder and its parents that only its owner may enter. Those that are new survive a loss of power.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    let new: Vec<&Path> =
        path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    // From the top: a name is of no use below one that was lost.
    let parents = new.iter().rev().filter_map(|folder| folder.parent());
    let mut parents = parents.map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    parents.try_for_each(sync_folder).inspect_err(|_| {
        // Whoever tries again must not find them there and take them for safe.
        new.iter().for_each(|folder| _ = fs::remove_dir(folder));
    })
}

/// For files that only their owner may read.
pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// So that a rename or a new file in it survives a loss of power.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    match File::open(path)?.sync_all() {
        // Some file systems of memory sticks and networks cannot sync a folder, and say so.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {}
        other => other?,
    }
    Ok(())
}

/// Where there is none, nothing happens.
pub(crate) fn remove_folder(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Where there is none, nothing happens.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Zeros over a part of a file of the vault's, on the disk when this returns. A file that is shorter is not made longer.
pub(crate) fn overwrite(path: &Path, at: u64, length: usize) -> io::Result<()> {
    use std::io::Seek;
    let mut file = open_own(path)?;
    let there = file.metadata()?.len().saturating_sub(at).min(length as u64);
    file.seek(io::SeekFrom::Start(at))?;
    file.write_all(&vec![0; there as usize])?;
    file.sync_all()
}

/// Opens a file of the vault's for writing. A link is not followed, and one that its owner must not write is made writable.
pub(crate) fn open_own(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true);
    // Not waited for either, should it be a pipe by now.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        (rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK).bits().cast_signed(),
    );
    let opened = options.open(path);
    #[cfg(unix)]
    if matches!(&opened, Err(error) if error.kind() == io::ErrorKind::PermissionDenied)
        && fs::symlink_metadata(path)?.is_file()
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        return options.open(path);
    }
    opened
}

/// So that what is in a folder of the vault's can be seen and deleted.
pub(crate) fn let_owner_in(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if fs::metadata(folder)?.permissions().mode() & 0o700 != 0o700 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        }
    }
    Ok(())
}

/// Which file stands at a path, and how it stood when it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    modified: Option<std::time::SystemTime>,
    /// Device and number; another file under the same name has others.
    identity: (u64, u64),
}

impl Stamp {
    pub fn of(path: &Path) -> io::Result<Stamp> {
        let about = fs::metadata(path)?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (about.dev(), about.ino())
        };
        #[cfg(not(unix))]
        let identity = (0, 0);
        Ok(Stamp { length: about.len(), modified: about.modified().ok(), identity })
    }
}

/// The file's bytes; `None` where there is no such file.
pub(crate) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
