//! The journal: entries in Markdown, in the order in which they were lived, found by any word.

pub(crate) mod day_one;
mod export;
mod store;
mod text;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use day_one::ImportFile;
pub(crate) use export::markdown;

use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::session::{Change, Session};
use crate::time::{Day, Moment, Now};

/// Longest entry, in bytes of UTF-8: a long novel.
const ENTRY_LIMIT: usize = 4 * 1024 * 1024;
const LONGEST_PAGE: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Entry {
    pub id: Id,
    /// Markdown, as written.
    pub body: Prose,
    /// The first heading, or the first line.
    pub title: Prose,
    pub written_at: Moment,
    /// The day it was where it was written.
    pub written_on: Day,
    pub changed_at: Moment,
    pub words: u32,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct EntryDraft {
    /// Null: a new entry.
    pub id: Option<Id>,
    pub body: Prose,
    /// Null: now for a new entry, unchanged for an old one.
    pub written_at: Option<Moment>,
}

impl EntryDraft {
    /// Both texts, as one that belongs to no entry yet.
    pub(crate) fn followed_by(&self, later: &EntryDraft) -> EntryDraft {
        let body = format!("{}\n\n---\n\n{}", self.body.as_str(), later.body.as_str());
        EntryDraft { id: None, body: Prose::from(body), written_at: None }
    }
}

#[derive(Deserialize, TS)]
pub struct EntryQuery {
    /// What to find; empty: everything. Never read as a query language.
    pub text: String,
    /// `EntryPage::next` of the page before.
    pub before: Option<String>,
    pub limit: usize,
}

#[derive(Debug, Serialize, TS)]
pub struct EntryPage {
    /// Newest first.
    pub entries: Vec<EntryGist>,
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u32,
}

#[derive(Debug, Serialize, TS)]
pub struct EntryGist {
    pub id: Id,
    pub title: Prose,
    pub excerpt: Vec<Fragment>,
    pub written_at: Moment,
    pub written_on: Day,
}

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Fragment {
    pub text: Prose,
    /// It is what was looked for.
    pub hit: bool,
}

#[derive(Deserialize, TS)]
pub struct EntryRef {
    pub id: Id,
}

pub(crate) fn list(session: &mut Session, query: EntryQuery) -> Result<EntryPage> {
    let limit = query.limit.clamp(1, LONGEST_PAGE);
    let before = query.before.and_then(|cursor| cursor.parse().ok()).unwrap_or(i64::MAX);
    let (rows, total) = match text::search_terms(&query.text) {
        text::Terms::Everything => (store::page(session.db(), before, limit + 1)?, store::count(session.db())?),
        text::Terms::Nothing => (Vec::new(), 0),
        text::Terms::Match(terms) => {
            (store::search(session.db(), &terms, before, limit + 1)?, store::count_found(session.db(), &terms)?)
        }
    };
    let more = rows.len() > limit;
    let entries: Vec<(i64, EntryGist)> = rows.into_iter().take(limit).collect();
    let next = entries.last().filter(|_| more).map(|(seq, _)| seq.to_string());
    Ok(EntryPage { entries: entries.into_iter().map(|(_, gist)| gist).collect(), next, total })
}

pub(crate) fn get(session: &mut Session, wanted: EntryRef) -> Result<Entry> {
    store::entry(session.db(), wanted.id)
}

/// What is being typed, before it is stored: in memory, so that a lock that nobody asked for loses no word of it.
pub(crate) fn hold(session: &mut Session, draft: EntryDraft) -> Result<()> {
    draft.body.fits(ENTRY_LIMIT).map_err(|error| error.in_field("body"))?;
    session.held = (draft.id.is_some() || !draft.body.is_blank()).then_some(draft);
    Ok(())
}

/// What could not be stored when the vault was last locked. It is offered, never merged in silence.
pub(crate) fn get_left(session: &mut Session, (): ()) -> Result<Option<EntryDraft>> {
    Ok(session.left.clone())
}

/// Its user has taken it up, or does not want it.
pub(crate) fn forget_left(session: &mut Session, (): ()) -> Result<()> {
    session.home().forget_draft()?;
    session.left = None;
    session.left_sealed = None;
    Ok(())
}

pub(crate) fn save(session: &mut Session, draft: EntryDraft) -> Result<Entry> {
    let entry = store_entry(session, draft)?;
    session.held = None;
    Ok(entry)
}

/// An entry that another feature's act brings with it, in the same commit. Whoever may call it stands in
/// `tests/architecture.rs`.
pub(crate) fn write_in(tx: &Change<'_>, now: Now, body: &Prose) -> Result<Id> {
    body.fits(ENTRY_LIMIT)?;
    let id = Id::make(now.moment);
    store::add(tx, id, body, &text::read(body.as_str()), now.moment, now)?;
    Ok(id)
}

/// Whether it is there and not deleted.
pub(crate) fn has(db: &rusqlite::Connection, id: Id) -> Result<bool> {
    store::is_kept(db, id)
}

fn store_entry(session: &mut Session, draft: EntryDraft) -> Result<Entry> {
    draft.body.fits(ENTRY_LIMIT).map_err(|error| error.in_field("body"))?;
    let reading = text::read(draft.body.as_str());
    if draft.id.is_none() && draft.body.is_blank() {
        return Err(Error::at("body", Code::NothingWritten));
    }
    session.write(|tx, now| {
        if draft.written_at.is_some_and(|written_at| written_at > now.moment) {
            return Err(Error::at("written_at", Code::DateInFuture));
        }
        let id = match draft.id {
            Some(id) => {
                let known = store::entry(tx, id)?;
                if let Some(written_at) = draft.written_at.filter(|written_at| *written_at != known.written_at) {
                    store::move_to(tx, id, written_at, now.zone)?;
                }
                store::rewrite(tx, id, &draft.body, &reading, now.moment)?;
                id
            }
            None => {
                let id = Id::make(now.moment);
                store::add(tx, id, &draft.body, &reading, draft.written_at.unwrap_or(now.moment), now)?;
                id
            }
        };
        store::entry(tx, id)
    })
}

pub(crate) fn delete(session: &mut Session, wanted: EntryRef) -> Result<()> {
    session.write(|tx, now| store::mark_deleted(tx, wanted.id, Some(now.moment)))?;
    session.held = None;
    Ok(())
}

/// After entries left the store: no word of theirs stays in what is searched.
pub(crate) fn forget_words(tx: &Change<'_>) -> Result<()> {
    store::merge_words(tx)
}

pub(crate) fn restore(session: &mut Session, wanted: EntryRef) -> Result<Entry> {
    session.write(|tx, _| {
        store::mark_deleted(tx, wanted.id, None)?;
        store::entry(tx, wanted.id)
    })
}
