//! A backup file: the store of a moment with its header, in one file that opens alone. `FORMAT.md` gives every byte.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::derive::Keys;
use crate::error::{Error, Result};
use crate::files;
use crate::header::{self, Copy};
use crate::store::PAGE;
use crate::work::{Step, Work};

const MAGIC: [u8; 8] = [0x89, 0x56, 0x42, 0x4B, 0x0D, 0x0A, 0x1A, 0x0A];
const MAJOR: u16 = 1;
const HEAD: usize = 64;
pub(crate) const BEFORE_STORE: usize = HEAD + header::LENGTH;
/// Where the header begins in a backup.
pub(crate) const HEADER_IN_BACKUP: u64 = HEAD as u64;
const SEALS: u64 = 64;
const CHUNK: usize = 1 << 20;
/// How a backup's name ends.
pub const EXTENSION: &str = "vbk";

/// What a backup says of itself before it is opened. Its checksum was right.
pub(crate) struct Found {
    pub id: [u8; 16],
    pub header: Copy,
    path: PathBuf,
    store_length: u64,
}

/// Every byte passes through both seals on its way.
struct Seals {
    sha: Sha256,
    mac: Hmac<Sha256>,
}

impl Seals {
    fn new(keys: &Keys) -> Seals {
        let mac = Hmac::new_from_slice(keys.backup.as_slice()).expect("HMAC takes a key of any length");
        Seals { sha: Sha256::new(), mac }
    }

    fn update(&mut self, bytes: &[u8]) {
        self.sha.update(bytes);
        self.mac.update(bytes);
    }
}

/// Writes the store at `store` as a backup at `target`. The file has its name only when it was read back and found right.
pub(crate) fn write(
    target: &Path,
    store: &Path,
    header: &[u8; header::LENGTH],
    id: [u8; 16],
    keys: &Keys,
    work: &Work,
) -> Result<u64> {
    let part = target.with_added_extension("part");
    let written = write_part(&part, store, header, id, keys, work)
        .and_then(|bytes| check_part(&part, store, keys, work).map(|()| bytes))
        .and_then(|bytes| Ok(fs::rename(&part, target).map(|()| bytes)?));
    if written.is_err() {
        // Ours, made a moment ago, and never the file itself. A disk that was pulled out keeps it.
        let _ = fs::remove_file(&part);
    }
    let bytes = written?;
    target.parent().map_or(Ok(()), files::sync_folder)?;
    Ok(bytes)
}

fn write_part(
    part: &Path,
    store: &Path,
    header: &[u8; header::LENGTH],
    id: [u8; 16],
    keys: &Keys,
    work: &Work,
) -> Result<u64> {
    let mut source = File::open(store)?;
    let length = source.metadata()?.len();
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    let mut out = BufWriter::with_capacity(CHUNK, files::private(&mut options).open(part)?);
    let mut seals = Seals::new(keys);
    let mut put = |bytes: &[u8], seals: &mut Seals| {
        seals.update(bytes);
        out.write_all(bytes)
    };
    put(&head(id, length), &mut seals)?;
    put(header, &mut seals)?;
    work.step(Step::Writing, length)?;
    let mut chunk = vec![0u8; CHUNK];
    let mut done = 0;
    loop {
        let got = source.read(&mut chunk)?;
        if got == 0 {
            break;
        }
        put(&chunk[..got], &mut seals)?;
        done += got as u64;
        work.done(done)?;
    }
    let mac = seals.mac.clone().finalize().into_bytes();
    out.write_all(&mac)?;
    seals.sha.update(mac);
    out.write_all(&seals.sha.finalize())?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

/// Read back from the disk: both seals, and the store in it is the one that was checked.
fn check_part(part: &Path, store: &Path, keys: &Keys, work: &Work) -> Result<()> {
    let found = find(part, work)?;
    let mut inside = Sha256::new();
    found.read_store(keys, work, |bytes| {
        inside.update(bytes);
        Ok(())
    })?;
    let mut source = Sha256::new();
    io::copy(&mut File::open(store)?, &mut HashWriter(&mut source))?;
    if inside.finalize() == source.finalize() { Ok(()) } else { Err(Error::CopyDiffers) }
}

struct HashWriter<'a>(&'a mut Sha256);

impl Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn head(id: [u8; 16], store_length: u64) -> [u8; HEAD] {
    let mut head = [0u8; HEAD];
    head[..8].copy_from_slice(&MAGIC);
    head[8..10].copy_from_slice(&MAJOR.to_le_bytes());
    head[12..16].copy_from_slice(&(HEAD as u32).to_le_bytes());
    head[16..32].copy_from_slice(&id);
    head[32..40].copy_from_slice(&store_length.to_le_bytes());
    head
}

/// Reads the whole file once, for its checksum. Cheap things first: what is no backup is told at once.
pub(crate) fn find(path: &Path, work: &Work) -> Result<Found> {
    // Before it is opened: a pipe would be waited for.
    if !fs::metadata(path)?.is_file() {
        return Err(Error::NotABackup);
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut source = BufReader::with_capacity(CHUNK, file);
    let mut before = [0u8; BEFORE_STORE];
    let got = read_up_to(&mut source, &mut before)?;
    if got < 8 || before[..8] != MAGIC {
        return Err(Error::NotABackup);
    }
    if got >= 10 && u16::from_le_bytes([before[8], before[9]]) > MAJOR {
        return Err(Error::NewerVersion);
    }
    let (id, store_length) = read_head(&before, length).ok_or(Error::BackupDamaged)?;
    work.step(Step::Reading, length)?;
    let mut sha = Sha256::new();
    sha.update(before);
    let mut left = store_length + 32;
    let mut chunk = vec![0u8; CHUNK];
    while left > 0 {
        let wanted = chunk.len().min(usize::try_from(left).unwrap_or(CHUNK));
        source.read_exact(&mut chunk[..wanted]).map_err(cut_short)?;
        sha.update(&chunk[..wanted]);
        left -= wanted as u64;
        work.done(length - left)?;
    }
    let mut expected = [0u8; 32];
    source.read_exact(&mut expected).map_err(cut_short)?;
    if sha.finalize()[..] != expected {
        return Err(Error::BackupDamaged);
    }
    let header = header::read_copy(Some(&before[HEAD..]));
    Ok(Found { id, header, path: path.to_path_buf(), store_length })
}

/// The id and the store's length, if the file's length agrees.
fn read_head(before: &[u8; BEFORE_STORE], length: u64) -> Option<([u8; 16], u64)> {
    let store_length = u64::from_le_bytes(before[32..40].try_into().ok()?);
    let whole = store_length.checked_add(BEFORE_STORE as u64)?.checked_add(SEALS)?;
    // A greater minor version adds nothing that a reader of this one must know.
    let known = head([0; 16], 0);
    let sound = before[8..10] == known[8..10]
        && before[12..16] == known[12..16]
        && before[40..HEAD].iter().all(|byte| *byte == 0)
        && store_length >= PAGE
        && store_length.is_multiple_of(PAGE)
        && whole == length;
    sound.then_some((before[16..32].try_into().ok()?, store_length))
}

fn read_up_to(source: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut got = 0;
    while got < into.len() {
        match source.read(&mut into[got..])? {
            0 => break,
            more => got += more,
        }
    }
    Ok(got)
}

fn cut_short(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::UnexpectedEof { Error::BackupDamaged } else { error.into() }
}

impl Found {
    /// The first bytes of the store inside: whether a key belongs to it.
    pub fn salt(&self) -> Result<[u8; 16]> {
        let mut file = File::open(&self.path)?;
        io::Seek::seek(&mut file, io::SeekFrom::Start(BEFORE_STORE as u64))?;
        let mut salt = [0u8; 16];
        file.read_exact(&mut salt).map_err(cut_short)?;
        Ok(salt)
    }

    /// Takes the store out, and believes it only when the seal under the vault's key is right.
    pub fn extract(&self, target: &Path, keys: &Keys, work: &Work) -> Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let mut out = BufWriter::with_capacity(CHUNK, files::private(&mut options).open(target)?);
        self.read_store(keys, work, |bytes| out.write_all(bytes))?;
        Ok(out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?)
    }

    fn read_store(&self, keys: &Keys, work: &Work, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> Result<()> {
        let mut source = BufReader::with_capacity(CHUNK, File::open(&self.path)?);
        let mut seals = Seals::new(keys);
        let mut before = [0u8; BEFORE_STORE];
        source.read_exact(&mut before).map_err(cut_short)?;
        seals.update(&before);
        work.step(Step::Reading, self.store_length)?;
        let mut left = self.store_length;
        let mut chunk = vec![0u8; CHUNK];
        while left > 0 {
            let wanted = chunk.len().min(usize::try_from(left).unwrap_or(CHUNK));
            source.read_exact(&mut chunk[..wanted]).map_err(cut_short)?;
            seals.update(&chunk[..wanted]);
            take(&chunk[..wanted])?;
            left -= wanted as u64;
            work.done(self.store_length - left)?;
        }
        let mut mac = [0u8; 32];
        source.read_exact(&mut mac).map_err(cut_short)?;
        seals.mac.verify_slice(&mac).map_err(|_| Error::BackupTampered)
    }
}
