//! The next generation, built beside the current one and put in its place only when it is whole and checked.
//!
//! Whatever changes a store at large goes this way: making one, restoring, encrypting anew, migrating, salvaging. A kill
//! at any step leaves the old generation or the new one, never none.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use rusqlite::{Connection, Transaction};

use crate::backup;
use crate::derive::derive_keys;
use crate::error::{Error, Result};
use crate::header::{self, Copy, Header, Unwrapped};
use crate::home::{COMPLETE, CURRENT, Claim, STORE, VaultHome, open_store};
use crate::kdf::KdfCost;
use crate::secret::{Passphrase, Proposal, Root, Secret, make_random};
use crate::vault::{COPIES, Refused, Vault, read_copies, sound};
use crate::work::Work;
use crate::{copy, files, logical, store};

/// A generation that is being built has another name until it is whole; one that a kill left half made is never opened.
pub(crate) const BUILDING: &str = "building";
pub(crate) const QUARANTINE: &str = "quarantine";

/// What becomes of the generation that another takes the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Old {
    /// It is whole, and a backup of it was made.
    Discard,
    /// It would not open, or only in part: it is put aside and never deleted by us.
    Quarantine,
}

/// Not yet what is kept. Dropped, its folder goes too: on a disk that is nearly full it would hinder every save.
pub struct Candidate {
    // Dropped in this order: closed, then removed.
    pub(crate) vault: Vault,
    building: Building,
}

/// The folder of what is being built, until it has become a generation.
pub(crate) struct Building {
    folder: PathBuf,
    /// Which one it is of all that were begun: where another has taken its place, what lies there is not its to remove.
    number: u64,
    claim: Arc<Claim>,
}

impl Building {
    fn path(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for Building {
    fn drop(&mut self) {
        if self.claim.begun.load(SeqCst) == self.number {
            // What cannot be removed now goes with the next one, or when the folder is next claimed.
            let _ = files::remove_folder(&self.folder);
        }
    }
}

/// Why a candidate did not become what is kept, and the candidate, where it is whole still.
pub struct NotAdopted {
    pub error: Error,
    pub candidate: Option<Box<Candidate>>,
}

impl std::fmt::Debug for NotAdopted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(f)
    }
}

impl From<NotAdopted> for Error {
    fn from(refused: NotAdopted) -> Error {
        refused.error
    }
}

impl Candidate {
    pub fn connection(&self) -> &Connection {
        &self.vault.db
    }

    pub fn connection_mut(&mut self) -> &mut Connection {
        &mut self.vault.db
    }

    /// Runs `change` in one transaction and commits it, or leaves everything as it was.
    pub fn write<T, E: Refused>(&mut self, change: impl FnOnce(&Transaction<'_>) -> Result<T, E>) -> Result<T, E> {
        self.vault.commit(change)
    }

    /// Whether the passphrase and code of `vault` open this too.
    pub fn has_keys_of(&self, vault: &Vault) -> bool {
        self.vault.root == vault.root
    }
}

impl VaultHome {
    /// An empty folder to build in.
    pub(crate) fn begin_building(&self) -> Result<Building> {
        self.check_not_erasing()?;
        let folder = self.root().join(BUILDING);
        // One that is prepared and was not said yes to: it was never what is kept.
        files::remove_folder(&folder)?;
        let claim = self.claim.clone();
        let building = Building { folder, number: claim.begun.fetch_add(1, SeqCst) + 1, claim };
        files::make_folder(building.path())?;
        Ok(building)
    }

    /// A vault of its own around the proposed root; `build` lays what it is to keep.
    pub fn fresh<F>(&self, proposal: &Proposal, passphrase: &Passphrase, cost: KdfCost, build: F) -> Result<Candidate>
    where
        F: FnOnce(&mut Connection) -> rusqlite::Result<()>,
    {
        let mut id = [0u8; 16];
        make_random(&mut id)?;
        let building = self.begin_building()?;
        let header = Header::make(id, 1, &proposal.0, &derive_keys(&proposal.0), passphrase, cost)?;
        self.lay(building, &proposal.0, id, Some(&header), build)
    }

    /// The same keys around other content, which `build` lays.
    pub fn with_keys_of<F>(&self, vault: &Vault, build: F) -> Result<Candidate>
    where
        F: FnOnce(&mut Connection) -> rusqlite::Result<()>,
    {
        let header = vault.header()?;
        let building = self.begin_building()?;
        self.lay(building, &vault.root, vault.id, header.as_ref(), build)
    }

    /// What `vault` keeps, under the same keys: to be changed at large.
    pub fn copy_of(&self, vault: &Vault, work: &Work) -> Result<Candidate> {
        let header = vault.header()?;
        let building = self.begin_building()?;
        let keys = derive_keys(&vault.root);
        copy::copy(&vault.db, &building.join(STORE), &keys, work)?;
        finish(building, &vault.root, header.as_ref())
    }

    /// What `vault` keeps, under a new root and a new passphrase. Every row is compared.
    pub fn reencrypted(
        &self,
        vault: &Vault,
        proposal: &Proposal,
        passphrase: &Passphrase,
        cost: KdfCost,
        work: &Work,
    ) -> Result<Candidate> {
        let building = self.begin_building()?;
        let keys = derive_keys(&proposal.0);
        copy::copy(&vault.db, &building.join(STORE), &keys, work)?;
        let header = Header::make(vault.id, 1, &proposal.0, &keys, passphrase, cost)?;
        let candidate = finish(building, &proposal.0, Some(&header))?;
        let same = logical::logical_hash(candidate.connection())? == logical::logical_hash(&vault.db)?;
        if same { Ok(candidate) } else { Err(Error::CopyDiffers) }
    }

    /// What a backup file holds, by the passphrase of its time or the code.
    pub fn from_backup(&self, path: &Path, secret: &Secret, work: &Work) -> Result<Candidate> {
        let found = backup::find(path, work)?;
        let root = root_of(&found, secret, work)?;
        self.extract(&found, &root, None, work)
    }

    /// What a backup of this very vault holds: its keys are at hand, and today's passphrase stays.
    pub fn from_own_backup(&self, path: &Path, vault: &Vault, work: &Work) -> Result<Candidate> {
        let found = backup::find(path, work)?;
        if found.salt()? != derive_keys(&vault.root).salt {
            return Err(Error::WrongSecret);
        }
        self.extract(&found, &vault.root, vault.header()?.as_ref(), work)
    }

    fn extract(&self, found: &backup::Found, root: &Root, header: Option<&Header>, work: &Work) -> Result<Candidate> {
        let building = self.begin_building()?;
        let keys = derive_keys(root);
        found.extract(&building.join(STORE), &keys, work)?;
        store::verify(&building.join(STORE), &keys, work)?;
        let inside = match &found.header {
            Copy::Sound(header) if header.is_authentic(&keys) => Some(header),
            _ => None,
        };
        let candidate = finish(building, root, header.or(inside))?;
        if candidate.vault.id == found.id { Ok(candidate) } else { Err(Error::HeaderMismatch) }
    }

    /// Makes a candidate what is kept, and opens it. Its pages and order are checked once more, on the disk. Refused, or
    /// stopped, it can be tried again.
    pub fn adopt(&self, candidate: Candidate, old: Old, work: &Work) -> Result<Vault, NotAdopted> {
        let Candidate { vault, building } = candidate;
        let root = vault.root.copy();
        self.put_in_place(vault, old, work).map_err(|error| {
            let damaged = matches!(error, Error::StoreDamaged { .. });
            let whole = if damaged { None } else { opened_anew(building.path(), root).ok() };
            NotAdopted { error, candidate: whole.map(|vault| Box::new(Candidate { vault, building })) }
        })
    }

    fn put_in_place(&self, built: Vault, old: Old, work: &Work) -> Result<Vault> {
        let Vault { db, root, folder, .. } = built;
        db.close().map_err(|(_, error)| Error::from(error))?;
        let keys = derive_keys(&root);
        store::verify(&folder.join(STORE), &keys, work)?;
        files::write_atomically(&folder.join(COMPLETE), b"")?;
        let before = self.current_generation()?.filter(|_| old == Old::Quarantine);
        // Where it cannot be read, it names none, as where it is gone.
        let current = fs::read(self.root().join(CURRENT)).ok();
        let generations = self.generations()?;
        let name = next_name(&generations);
        let new = self.root().join(&name);
        fs::rename(&folder, &new)?;
        // Beside a damaged one, none of the others is known to be superseded: they go aside before it does.
        let mut beside = generations.iter().filter(|other| before.as_ref().is_some_and(|damaged| damaged != *other));
        let opened = beside
            .try_for_each(|other| self.put_aside(other).map(drop))
            .and_then(|()| self.flip(&name, current.as_deref(), before.as_deref()))
            .and_then(|aside| match opened_anew(&new, root) {
                Ok(vault) => Ok(vault),
                Err(error) => {
                    self.flip_back(current.as_deref(), aside.as_deref(), before.as_deref())?;
                    Err(error)
                }
            });
        match &opened {
            Ok(_) => self.discard_others(&new),
            // What is kept is what was kept: a whole generation that nobody was told of must not be found some day. But where
            // the other could not be brought back from where it was put aside, this is the only one.
            Err(_) if before.is_none_or(|before| before.exists()) => _ = fs::rename(&new, &folder),
            Err(_) => {}
        }
        opened
    }

    /// Where the damaged generation went, if there is one.
    fn flip(&self, name: &str, current: Option<&[u8]>, damaged: Option<&Path>) -> Result<Option<PathBuf>> {
        files::sync_folder(self.root())?;
        let aside = damaged.map(|damaged| self.put_aside(damaged)).transpose()?;
        let flipped = files::write_atomically(&self.root().join(CURRENT), format!("{name}\n").as_bytes());
        if flipped.is_err() {
            // The name may stand there already, and only not be on the disk for certain.
            let _ = self.flip_back(current, aside.as_deref(), damaged);
        }
        flipped?;
        Ok(aside)
    }

    /// As it was before the flip.
    fn flip_back(&self, current: Option<&[u8]>, aside: Option<&Path>, damaged: Option<&Path>) -> Result<()> {
        if let (Some(aside), Some(damaged)) = (aside, damaged) {
            fs::rename(aside, damaged)?;
        }
        match current {
            Some(current) => files::write_atomically(&self.root().join(CURRENT), current)?,
            None => files::remove_if_there(&self.root().join(CURRENT))?,
        }
        Ok(files::sync_folder(self.root())?)
    }

    /// Before the flip: killed between, no generation is current, and the highest whole one is the new one.
    fn put_aside(&self, generation: &Path) -> Result<PathBuf> {
        let quarantine = self.root().join(QUARANTINE);
        files::make_folder(&quarantine)?;
        let name = generation.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names = (0..).map(|copy| if copy == 0 { name.clone() } else { format!("{name}-{copy}") });
        let free = names.map(|name| quarantine.join(name)).find(|place| !place.exists());
        let place = free.ok_or(Error::Io(std::io::ErrorKind::AlreadyExists))?;
        fs::rename(generation, &place)?;
        files::sync_folder(&quarantine)?;
        files::sync_folder(self.root())?;
        Ok(place)
    }

    pub(crate) fn lay<F>(
        &self,
        building: Building,
        root: &Root,
        id: [u8; 16],
        header: Option<&Header>,
        build: F,
    ) -> Result<Candidate>
    where
        F: FnOnce(&mut Connection) -> rusqlite::Result<()>,
    {
        let mut db = store::create(&building.join(STORE), &derive_keys(root))?;
        // Until it is whole it is nothing: syncing each step of it would only cost time.
        db.pragma_update(None, "synchronous", "OFF")?;
        db.execute_batch("CREATE TABLE vault_identity (id BLOB NOT NULL CHECK (length(id) = 16)) STRICT")?;
        db.execute("INSERT INTO vault_identity (id) VALUES (?1)", [id])?;
        build(&mut db)?;
        store::close_built(db, &building.join(STORE))?;
        finish(building, root, header)
    }
}

fn opened_anew(generation: &Path, root: Root) -> Result<Vault> {
    let keys = derive_keys(&root);
    let headers = sound(&read_copies(generation));
    let header = headers.into_iter().find(|header| header.is_authentic(&keys));
    open_store(generation, root, &keys, header.as_ref())
}

/// Opens what was built, with its header beside it.
fn finish(building: Building, root: &Root, header: Option<&Header>) -> Result<Candidate> {
    if let Some(header) = header {
        for name in COPIES {
            files::write_atomically(&building.join(name), header.bytes())?;
        }
    }
    let vault = open_store(building.path(), root.copy(), &derive_keys(root), header)?;
    Ok(Candidate { vault, building })
}

/// One above every generation there is, current or not.
fn next_name(generations: &[PathBuf]) -> String {
    let number = |path: &PathBuf| path.file_name()?.to_str()?.strip_prefix('g')?.parse::<u32>().ok();
    let highest = generations.iter().filter_map(number).max().unwrap_or(0);
    format!("g{:06}", highest + 1)
}

/// The root of a backup. A wrong passphrase is called so only where the header is sound.
fn root_of(found: &backup::Found, secret: &Secret, work: &Work) -> Result<Root> {
    match secret {
        Secret::Passphrase(passphrase) => match &found.header {
            Copy::Sound(header) => match header::unwrap_any(std::slice::from_ref(header), passphrase, work)? {
                Unwrapped::Authentic(root, _) => Ok(root),
                Unwrapped::Altered(..) => Err(Error::HeaderTampered),
            },
            Copy::Newer => Err(Error::NewerVersion),
            Copy::Tampered => Err(Error::HeaderTampered),
            Copy::Missing | Copy::Damaged | Copy::Unreadable(_) => Err(Error::HeaderDamaged),
        },
        Secret::Code(code) => {
            let salt = found.salt()?;
            let belongs = |root: &Root| derive_keys(root).salt == salt;
            code.roots().into_iter().find(belongs).ok_or(Error::WrongSecret)
        }
    }
}
