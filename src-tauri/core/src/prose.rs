//! The user's own words.
//!
//! `Prose` is any text a person wrote or chose. Its `Debug` prints a length only, so that a log line,
//! a panic or an assertion cannot carry it out of the vault.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Result};

/// Longest private note, in bytes of UTF-8.
pub const NOTE_LIMIT: usize = 64 * 1024;
/// Longest name of a group or a list, in bytes of UTF-8.
pub const NAME_LIMIT: usize = 512;

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(type = "string")]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The text without white space around it, or a refusal when it is longer than `limit` bytes.
    pub fn trimmed(&self, limit: usize) -> Result<Prose> {
        self.fits(limit)?;
        Ok(Prose(self.0.trim().to_owned()))
    }

    pub fn fits(&self, limit: usize) -> Result<()> {
        if self.0.len() > limit { Err(Error::refused(Code::TextTooLong)) } else { Ok(()) }
    }
}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prose({} bytes)", self.0.len())
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Prose {
        Prose(text)
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Prose {
        Prose(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_prints_a_length_only() {
        let prose = Prose::from("called Sam first");
        assert_eq!(format!("{prose:?}"), "Prose(16 bytes)", "a log must never carry what the user wrote");
    }
}
