//! A disk that may lose its power: what is on it for certain, what is only on its way, and what a crash may leave of that.
//!
//! Nothing is taken for granted that POSIX does not promise. A write is on the disk when its file was synced; until then it
//! may be lost, there, or torn at the boundaries of sectors or pages, whatever became of other writes. A new name, a
//! renaming or a removal is on the disk when its folder was synced; until then the first so many of a folder's changes may
//! have happened. Only a byte that nobody wrote stays what it was (SQLite's "powersafe overwrite").

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::recording::{Recording, Step};
use crate::store::Numbers;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder(usize),
}

#[derive(Default)]
struct File {
    certain: Vec<u8>,
    on_its_way: Vec<Change>,
}

enum Change {
    Write { at: u64, bytes: std::ops::Range<usize> },
    Cut(u64),
}

#[derive(Default)]
struct Folder {
    certain: BTreeMap<String, Node>,
    on_its_way: Vec<Naming>,
    /// As the program sees it.
    seen: BTreeMap<String, Node>,
}

#[derive(Clone)]
enum Naming {
    Put(String, Node),
    Remove(String),
    Rename(String, String),
}

/// What a crash leaves of the changes on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    Nothing,
    Everything,
    /// The first so many of each file's, the last of them torn.
    Beginning,
    /// Any of them, whole or torn.
    Some,
}

pub struct Disk<'a> {
    recording: &'a Recording,
    root: &'a Path,
    files: Vec<File>,
    folders: Vec<Folder>,
    open: HashMap<i64, Node>,
}

const TOP: usize = 0;

impl<'a> Disk<'a> {
    /// What lies under `root` is on the disk for certain.
    pub fn holding(root: &'a Path, laid: &Path, recording: &'a Recording) -> Disk<'a> {
        let mut disk =
            Disk { recording, root, files: Vec::new(), folders: vec![Folder::default()], open: HashMap::new() };
        if laid.is_dir() {
            disk.load(TOP, laid);
        }
        disk
    }

    fn load(&mut self, folder: usize, from: &Path) {
        for entry in std::fs::read_dir(from).expect("a folder can be read").map(|entry| entry.expect("an entry")) {
            let node = if entry.path().is_dir() {
                let made = self.make_folder();
                self.load(made, &entry.path());
                Node::Folder(made)
            } else {
                let certain = std::fs::read(entry.path()).expect("a file can be read");
                self.files.push(File { certain, on_its_way: Vec::new() });
                Node::File(self.files.len() - 1)
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            self.folders[folder].certain.insert(name.clone(), node);
            self.folders[folder].seen.insert(name, node);
        }
    }

    fn make_folder(&mut self) -> usize {
        self.folders.push(Folder::default());
        self.folders.len() - 1
    }

    /// The folder that a path's last name stands in, and that name.
    fn place(&self, path: &Path) -> (usize, String) {
        let within = path.strip_prefix(self.root).expect("the shim records only what counts");
        let names: Vec<String> = within.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        let (last, way) = names.split_last().expect("a path below the root");
        let folder = way.iter().fold(TOP, |folder, name| match self.folders[folder].seen.get(name) {
            Some(Node::Folder(inner)) => *inner,
            other => panic!("{name} in {} is no folder but {other:?}", path.display()),
        });
        (folder, last.clone())
    }

    fn name(&mut self, folder: usize, change: Naming) {
        let folder = &mut self.folders[folder];
        apply_name(&mut folder.seen, change.clone());
        folder.on_its_way.push(change);
    }

    /// The next step of the recording happens.
    pub fn advance(&mut self, step: &Step) {
        match step {
            Step::Opened { file, made, emptied, path } => self.opened(*file, *made, *emptied, path),
            Step::Closed(file) => _ = self.open.remove(file),
            Step::Wrote { file, at, bytes } => self.change(*file, Change::Write { at: *at, bytes: bytes.clone() }),
            Step::Cut { file, to } => self.change(*file, Change::Cut(*to)),
            Step::Synced(file) => self.synced(*file),
            Step::SyncFailed(file) => {
                // The kernel tells once, and may have dropped the pages: a later sync does not bring them back.
                if let Some(Node::File(file)) = self.open.get(file) {
                    self.files[*file].on_its_way.clear();
                }
            }
            Step::Renamed { from, to } => {
                let ((folder, from), (other, to)) = (self.place(from), self.place(to));
                if folder == other {
                    self.name(folder, Naming::Rename(from, to));
                } else {
                    // Each folder is synced for itself: a crash may leave both names, or neither.
                    let moved = *self.folders[folder].seen.get(&from).expect("what is renamed is there");
                    self.name(other, Naming::Put(to, moved));
                    self.name(folder, Naming::Remove(from));
                }
            }
            Step::Removed(path) => {
                let (folder, name) = self.place(path);
                self.name(folder, Naming::Remove(name));
            }
            Step::MadeFolder(path) => {
                let (folder, name) = self.place(path);
                let made = self.make_folder();
                self.name(folder, Naming::Put(name, Node::Folder(made)));
            }
            Step::Said(_) | Step::Injected(_) => {}
        }
    }

    fn opened(&mut self, file: i64, made: bool, emptied: bool, path: &Path) {
        if path == self.root {
            self.open.insert(file, Node::Folder(TOP));
            return;
        }
        let (folder, name) = self.place(path);
        let known = self.folders[folder].seen.get(&name).copied();
        let node = known.unwrap_or_else(|| {
            assert!(made, "{} was opened and is not there", path.display());
            self.files.push(File::default());
            let node = Node::File(self.files.len() - 1);
            self.name(folder, Naming::Put(name, node));
            node
        });
        self.open.insert(file, node);
        if emptied && known.is_some() {
            self.change(file, Change::Cut(0));
        }
    }

    fn change(&mut self, file: i64, change: Change) {
        match self.open.get(&file) {
            Some(Node::File(file)) => self.files[*file].on_its_way.push(change),
            other => panic!("written to what is no open file but {other:?}"),
        }
    }

    fn synced(&mut self, file: i64) {
        match self.open.get(&file) {
            Some(Node::File(file)) => {
                let File { certain, on_its_way } = &mut self.files[*file];
                on_its_way.drain(..).for_each(|change| change.apply(certain, &self.recording.bytes));
            }
            Some(Node::Folder(folder)) => {
                let Folder { certain, on_its_way, .. } = &mut self.folders[*folder];
                on_its_way.drain(..).for_each(|change| apply_name(certain, change));
            }
            None => panic!("synced what is not open"),
        }
    }

    /// Lays at `target` what may be found after the power came back.
    pub fn crash(&self, leaves: Leaves, numbers: &mut Numbers, target: &Path) {
        self.lay(TOP, leaves, numbers, target);
    }

    fn lay(&self, folder: usize, leaves: Leaves, numbers: &mut Numbers, target: &Path) {
        std::fs::create_dir_all(target).expect("a folder can be made");
        let Folder { certain, on_its_way, .. } = &self.folders[folder];
        let mut names = certain.clone();
        let happened = match leaves {
            Leaves::Nothing => 0,
            Leaves::Everything => on_its_way.len(),
            _ => numbers.below(on_its_way.len() as u64 + 1) as usize,
        };
        on_its_way[..happened].iter().for_each(|change| apply_name(&mut names, change.clone()));
        for (name, node) in names {
            let path = target.join(name);
            match node {
                Node::Folder(inner) => self.lay(inner, leaves, numbers, &path),
                Node::File(file) => {
                    std::fs::write(path, self.left_of(file, leaves, numbers)).expect("a file can be written");
                }
            }
        }
    }

    fn left_of(&self, file: usize, leaves: Leaves, numbers: &mut Numbers) -> Vec<u8> {
        let File { certain, on_its_way } = &self.files[file];
        let mut left = certain.clone();
        let bytes = &self.recording.bytes;
        let first = numbers.below(on_its_way.len() as u64 + 1) as usize;
        for (at, change) in on_its_way.iter().enumerate() {
            match leaves {
                Leaves::Nothing => break,
                Leaves::Everything => change.apply(&mut left, bytes),
                Leaves::Beginning if at < first => change.apply(&mut left, bytes),
                Leaves::Beginning if at == first => change.tear(&mut left, bytes, numbers),
                Leaves::Beginning => break,
                Leaves::Some => match numbers.below(3) {
                    0 => {}
                    1 => change.apply(&mut left, bytes),
                    _ => change.tear(&mut left, bytes, numbers),
                },
            }
        }
        left
    }
}

impl Change {
    fn apply(&self, to: &mut Vec<u8>, bytes: &[u8]) {
        match self {
            Change::Write { at, bytes: range } => put(to, *at as usize, &bytes[range.clone()]),
            Change::Cut(length) => to.resize(*length as usize, 0),
        }
    }

    /// Some of its sectors, or some of its pages.
    fn tear(&self, to: &mut Vec<u8>, bytes: &[u8], numbers: &mut Numbers) {
        let Change::Write { at, bytes: range } = self else { return };
        let boundary = if numbers.below(2) == 0 { 512 } else { 4096 };
        let (mut at, mut rest) = (*at as usize, &bytes[range.clone()]);
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.len().min(boundary - at % boundary));
            if numbers.below(2) == 0 {
                put(to, at, piece);
            }
            at += piece.len();
            rest = after;
        }
    }
}

/// What lies between the end and a write behind it is zeros.
fn put(to: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if to.len() < at + bytes.len() {
        to.resize(at + bytes.len(), 0);
    }
    to[at..at + bytes.len()].copy_from_slice(bytes);
}

fn apply_name(names: &mut BTreeMap<String, Node>, change: Naming) {
    match change {
        Naming::Put(name, node) => _ = names.insert(name, node),
        Naming::Remove(name) => _ = names.remove(&name),
        Naming::Rename(from, to) => {
            if let Some(node) = names.remove(&from) {
                names.insert(to, node);
            }
        }
    }
}
