//! A keepsake of a milestone: a picture that the page drew, as a file for whoever wants to keep or print it.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chips::{PictureKind, kind_of};
use crate::error::{Code, Error, Result};
use crate::files;
use crate::session::Session;

/// Bytes. What the page draws is about a twentieth of it.
const KEEPSAKE_LIMIT: usize = 4 * 1024 * 1024;

#[derive(Deserialize, TS)]
pub struct KeepsakeFile {
    /// A folder that the user chose. A new file is made in it.
    pub folder: String,
    /// A PNG picture's bytes, 4 MiB at most.
    pub png: String,
}

#[derive(Debug, Serialize, TS)]
pub struct KeepsakeMade {
    /// The file that was made.
    pub file: String,
}

/// The bytes, if they begin as a PNG picture does.
fn picture(base64: &str) -> Result<Vec<u8>> {
    if base64.len() > KEEPSAKE_LIMIT.div_ceil(3) * 4 {
        return Err(Error::at("png", Code::FileTooLarge));
    }
    let bytes = STANDARD.decode(base64).map_err(|_| Error::at("png", Code::NotAPicture))?;
    match kind_of(&bytes) {
        Some(PictureKind::Png) => Ok(bytes),
        _ => Err(Error::at("png", Code::NotAPicture)),
    }
}

/// The file's name says neither what it is nor of which day.
pub(crate) fn save(session: &mut Session, wanted: KeepsakeFile) -> Result<KeepsakeMade> {
    let bytes = picture(&wanted.png)?;
    let folder = PathBuf::from(&wanted.folder);
    if !folder.is_dir() {
        return Err(Error::at("folder", Code::FolderUnwritable));
    }
    let name = format!("daymark-{}", session.now().moment.compact());
    let file = files::write_new(&folder, &name, "png", bytes)?;
    Ok(KeepsakeMade { file: file.display().to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_png_of_moderate_size_is_a_keepsake() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0";
        assert_eq!(picture(&STANDARD.encode(png)).unwrap(), png);
        for other in [&b""[..], b"\xff\xd8\xff\xe0\0\x10JFIF", b"<svg", b"#!/bin/sh"] {
            assert_eq!(picture(&STANDARD.encode(other)).unwrap_err().problem().code, Code::NotAPicture);
        }
        assert_eq!(picture("no base64 at all").unwrap_err().problem().code, Code::NotAPicture);
        assert_eq!(picture(&"A".repeat(6 * 1024 * 1024)).unwrap_err().problem().code, Code::FileTooLarge);
    }
}
