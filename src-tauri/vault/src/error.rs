//! What may go wrong, without a word of what the vault keeps: no path, no database message.

use std::io;

use rusqlite::{ErrorCode, ffi};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("there is no vault here")]
    NoStore,
    #[error("a vault is already here")]
    AlreadyExists,
    #[error("another process holds this vault")]
    Busy,
    /// Its user asked for that, and something of it could not be deleted yet.
    #[error("this vault is being erased")]
    Erasing,
    #[error("the folder cannot be written")]
    ReadOnly,
    #[error("written by a newer program")]
    NewerVersion,
    /// Neither copy of the header is whole. The recovery code still opens the store.
    #[error("both headers are damaged or gone")]
    HeaderDamaged,
    /// The checksum is right and the content is not what this program would ever write, or its MAC is wrong.
    #[error("the header was altered")]
    HeaderTampered,
    #[error("this secret does not open the vault")]
    WrongSecret,
    #[error("the header is here, the store is not")]
    StoreMissing,
    /// Page numbers from 1, as far as they are known.
    #[error("the store is damaged")]
    StoreDamaged { pages: Vec<u32> },
    /// The disk fails at a place of one of the vault's own files. It may be read again some day: nothing is known to be lost.
    #[error("a file of the vault cannot be read")]
    Unreadable,
    #[error("header and store belong to different vaults")]
    HeaderMismatch,
    #[error("the disk is full")]
    DiskFull,
    #[error("not enough memory to derive the key")]
    NotEnoughMemory,
    /// Another program put another file in the place of the open store, or wrote to it. Nothing was written over it.
    #[error("the store was changed from outside")]
    ChangedOutside,
    #[error("this file is no backup")]
    NotABackup,
    /// Cut short or rotten: its checksum is wrong.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// The checksum is right, the seal under the vault's key is not.
    #[error("the backup was altered")]
    BackupTampered,
    /// A copy that was just made does not hold what its source holds.
    #[error("the copy differs from its source")]
    CopyDiffers,
    #[error("stopped on request")]
    Cancelled,
    /// This build's SQLite has no cipher, or one too old to trust.
    #[error("the encrypting SQLite is missing or too old")]
    CipherMissing,
    #[error("input or output: {0:?}")]
    Io(io::ErrorKind),
    /// An extended SQLite result code. Never its message, which may quote what is kept.
    #[error("store: {0}")]
    Sql(i32),
}

impl Error {
    /// Of reading one of the vault's own files.
    pub(crate) fn reading(error: io::Error) -> Error {
        match Error::from(error) {
            Error::Io(_) => Error::Unreadable,
            other => other,
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Error::ReadOnly,
            io::ErrorKind::OutOfMemory => Error::NotEnoughMemory,
            kind => Error::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        let Some(failure) = error.sqlite_error() else { return Error::Sql(0) };
        match failure.code {
            // SQLite itself takes most bad sectors for damage; some of its ways out tell them as what they are.
            _ if [ffi::SQLITE_IOERR_READ, ffi::SQLITE_IOERR_CORRUPTFS].contains(&failure.extended_code) => {
                Error::Unreadable
            }
            ErrorCode::DiskFull => Error::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Error::ReadOnly,
            // SQLCipher answers "out of memory" for a page whose seal is broken. Of memory that is really short a program
            // hears at Argon2 first, which asks for a hundred times as much.
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::OutOfMemory => {
                Error::StoreDamaged { pages: Vec::new() }
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy,
            ErrorCode::CannotOpen | ErrorCode::SystemIoFailure => Error::Io(io::ErrorKind::Other),
            _ => Error::Sql(failure.extended_code),
        }
    }
}
