//! One error inside; a code outside.
//!
//! Inside, an error is rich enough to decide by. What crosses to the page is `Problem`: a code and the
//! field it belongs to, never text, so that nothing the user wrote and no database message can travel
//! in it. The words live in `ui/src/messages`.

use serde::Serialize;
use ts_rs::TS;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a command was refused. A code exists only if the page says or does something of its own for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ErrorCode")]
pub enum Code {
    // The secret.
    WrongSecret,
    CodeLength,
    CodeSymbol,
    GroupsWrong,
    PassphraseEmpty,
    PassphraseWeak,
    // The vault.
    VaultExists,
    VaultAbsent,
    VaultBusy,
    VaultReadOnly,
    VaultErasing,
    VaultNewer,
    VaultStoreMissing,
    VaultDamaged,
    VaultUnreadable,
    HeaderDamaged,
    HeaderTampered,
    HeaderMismatch,
    CipherMissing,
    VaultChanged,
    CopyDiffers,
    DiskFull,
    NotEnoughMemory,
    FileAccess,
    // A backup, or what is brought in.
    NotABackup,
    BackupDamaged,
    BackupTampered,
    SecretNeeded,
    VaultNotDamaged,
    NothingPrepared,
    FolderUnwritable,
    FileUnreadable,
    FileNotUnderstood,
    FileTooLarge,
    NothingToBringIn,
    // The call.
    Cancelled,
    Locked,
    Internal,
    NotFound,
    // A field.
    DateInvalid,
    DateInFuture,
    DateTooEarly,
    TextTooLong,
    NameMissing,
    NothingWritten,
    LeadOutOfRange,
    ZoneUnknown,
    EndBeforeStart,
    DatesOverlap,
    BeforeItBegan,
    OutOfRange,
    CurrencyUnknown,
    NotAPicture,
    NotAWebAddress,
    LinkUnknown,
    DayMissing,
    TimeMissing,
    TimeUnknown,
    // A meeting list.
    ListEmpty,
    ListTruncated,
    ListHtml,
    ListNotJson,
    ListNotMeetings,
    ListTooLarge,
    ListTooDeep,
    ListUnreadable,
    ListNothingUsable,
    PreviewGone,
    // An address.
    AddressInvalid,
    AddressScheme,
    AddressLogin,
    AddressNotEncrypted,
    AddressNearby,
    AddressLeadsNearby,
    // What was fetched from it, or was not.
    ListChallenge,
    FetchNameUnknown,
    FetchUnreachable,
    FetchCertificate,
    FetchNotFound,
    FetchForbidden,
    FetchServerTrouble,
    FetchRedirects,
    FetchRedirectRefused,
    FetchTooSlow,
    FetchBroke,
    FetchNotUnderstood,
}

/// What crosses to the page when a command is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    pub code: Code,
    /// The request's field it belongs to, where there is one.
    pub field: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("refused: {code:?}")]
    Refused { code: Code, field: Option<&'static str> },
    #[error(transparent)]
    Vault(#[from] daymark_vault::Error),
    /// A fault of ours, named for the log: a `&'static str`, so it cannot hold the user's words.
    #[error("internal: {0}")]
    Internal(&'static str),
}

impl Error {
    pub fn refused(code: Code) -> Error {
        Error::Refused { code, field: None }
    }

    pub fn at(field: &'static str, code: Code) -> Error {
        Error::Refused { code, field: Some(field) }
    }

    /// The same refusal, at the field where the user can mend it.
    pub fn in_field(self, field: &'static str) -> Error {
        match self {
            Error::Refused { code, .. } => Error::at(field, code),
            other => other,
        }
    }

    pub fn problem(&self) -> Problem {
        let (code, field) = match self {
            Error::Refused { code, field } => (*code, *field),
            Error::Vault(error) => (vault_code(error), None),
            Error::Internal(_) => (Code::Internal, None),
        };
        Problem { code, field: field.map(str::to_owned) }
    }
}

impl daymark_vault::Refused for Error {
    fn is_fault(&self) -> bool {
        match self {
            Error::Vault(error) => error.is_fault(),
            Error::Refused { .. } | Error::Internal(_) => false,
        }
    }
}

impl From<daymark_vault::NotAdopted> for Error {
    fn from(refused: daymark_vault::NotAdopted) -> Error {
        Error::Vault(refused.error)
    }
}

/// Of a file that a command reads or writes for the user; the path and the message are dropped.
impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error::Vault(error.into())
    }
}

/// A store's failure is sorted by the vault, which knows damage from a full disk; its message is dropped there.
impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        match error {
            rusqlite::Error::QueryReturnedNoRows => Error::refused(Code::NotFound),
            other => Error::Vault(other.into()),
        }
    }
}

fn vault_code(error: &daymark_vault::Error) -> Code {
    use daymark_vault::Error as Vault;
    match error {
        Vault::NoStore => Code::VaultAbsent,
        Vault::AlreadyExists => Code::VaultExists,
        Vault::Busy => Code::VaultBusy,
        Vault::ReadOnly => Code::VaultReadOnly,
        Vault::Erasing => Code::VaultErasing,
        Vault::NewerVersion => Code::VaultNewer,
        Vault::HeaderDamaged => Code::HeaderDamaged,
        Vault::HeaderTampered => Code::HeaderTampered,
        Vault::WrongSecret => Code::WrongSecret,
        Vault::StoreMissing => Code::VaultStoreMissing,
        Vault::StoreDamaged { .. } => Code::VaultDamaged,
        Vault::Unreadable => Code::VaultUnreadable,
        Vault::HeaderMismatch => Code::HeaderMismatch,
        Vault::DiskFull => Code::DiskFull,
        Vault::NotEnoughMemory => Code::NotEnoughMemory,
        Vault::ChangedOutside => Code::VaultChanged,
        Vault::NotABackup => Code::NotABackup,
        Vault::BackupDamaged => Code::BackupDamaged,
        Vault::BackupTampered => Code::BackupTampered,
        Vault::CopyDiffers => Code::CopyDiffers,
        Vault::Cancelled => Code::Cancelled,
        Vault::CipherMissing => Code::CipherMissing,
        Vault::Io(_) => Code::FileAccess,
        Vault::Sql(_) => Code::Internal,
    }
}
