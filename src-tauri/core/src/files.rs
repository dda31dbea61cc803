//! Files outside the vault: those that their user chose to be read, and those that are written for their user.

pub(crate) mod json;

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use crate::error::{Code, Error, Result};

/// What of a file has no place here: its name there, and how often it stands there.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Unknown {
    pub name: String,
    pub count: u32,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file that its user chose, and how long it says to be.
fn chosen(path: &Path, largest: u64) -> Result<(File, u64)> {
    let unreadable = |_| Error::at("path", Code::FileUnreadable);
    let about = fs::metadata(path).map_err(unreadable)?;
    // Before it is opened: a pipe would be waited for, a device has no end.
    if !about.is_file() {
        return Err(Error::at("path", Code::FileUnreadable));
    }
    if about.len() > largest {
        return Err(Error::at("path", Code::FileTooLarge));
    }
    Ok((File::open(path).map_err(unreadable)?, about.len()))
}

/// The bytes of a file that its user chose, without the mark that some editors begin UTF-8 with.
pub(crate) fn text_of(path: &Path, largest: u64) -> Result<Vec<u8>> {
    let (file, _) = chosen(path, largest)?;
    let mut bytes = Vec::new();
    // One byte more than allowed: a file may grow, or lie about its length.
    file.take(largest + 1).read_to_end(&mut bytes).map_err(|_| Error::at("path", Code::FileUnreadable))?;
    if bytes.len() as u64 > largest {
        return Err(Error::at("path", Code::FileTooLarge));
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

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
