//! Files that are written for the user, outside the vault.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::{Code, Error, Result};

/// A new file, readable by its owner alone, until its owner decides otherwise. One that is there already is an error.
pub(crate) fn private_file(path: &Path) -> Result<File> {
    Ok(create(path)?)
}

fn create(path: &Path) -> std::io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes `name.ending` into a folder that the user chose; where there is one, `name-1.ending`, and so on. All of it or
/// nothing.
pub(crate) fn write_new(folder: &Path, name: &str, ending: &str, content: impl AsRef<[u8]>) -> Result<PathBuf> {
    for copy in 0..1000 {
        let number = if copy == 0 { String::new() } else { format!("-{copy}") };
        let path = folder.join(format!("{name}{number}.{ending}"));
        let mut file = match create(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) if error.kind() == ErrorKind::PermissionDenied => break,
            Err(error) => return Err(error.into()),
        };
        let written = file.write_all(content.as_ref()).and_then(|()| file.sync_all());
        if written.is_err() {
            // Half of it would read like all of it.
            let _ = fs::remove_file(&path);
        }
        written?;
        return Ok(path);
    }
    Err(Error::at("folder", Code::FolderUnwritable))
}
