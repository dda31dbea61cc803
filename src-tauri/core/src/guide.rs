//! Which kinds of groups there are: a short guide to fellowships, which its user may change. A few questions give it an
//! order, with reasons; they hide nothing.

mod built_in;
mod questions;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

pub use built_in::{FellowshipKey, FellowshipKind, Meets};
pub use questions::{Appeal, Fit, GuideAnswers, Reason, Topic};

use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::{NAME_LIMIT, NOTE_LIMIT, Prose};
use crate::session::{Change, Session};
use crate::time::Moment;
use built_in::Facts;
use questions::Reasons;
use store::FellowshipRow;

/// Longest web address, in bytes of UTF-8.
const SITE_LIMIT: usize = 2048;

#[derive(Debug, Serialize, TS)]
pub struct Guide {
    pub answers: GuideAnswers,
    /// All of them, hidden ones too: what fits what was answered first, what fits less after it.
    pub fellowships: Vec<Fellowship>,
}

/// One that came with the program, or one of the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FellowshipRef {
    BuiltIn(FellowshipKey),
    Own(Id),
}

#[derive(Debug, Serialize, TS)]
pub struct Fellowship {
    pub which: FellowshipRef,
    pub kind: FellowshipKind,
    /// As its user calls it; empty: as the page does.
    pub name: Prose,
    /// https or http; empty: none.
    pub site: Prose,
    /// Where its meetings online are found, when that is elsewhere.
    pub online_site: Prose,
    pub note: Prose,
    pub hidden: bool,
    /// Null: not known.
    pub meets: Option<Meets>,
    /// The year and month its site was looked at, as `2026-11`; null: the site is the user's own.
    pub checked_on: Option<&'static str>,
    pub fit: Fit,
    /// What was answered that speaks for it, in the order of the questions.
    pub speaks_for: Vec<Reason>,
    pub speaks_against: Vec<Reason>,
}

#[derive(Clone, Deserialize, TS)]
pub struct FellowshipDraft {
    /// Null: a new one of the user's own.
    pub which: Option<FellowshipRef>,
    /// Of the user's own. One that came with the program stays of its kind.
    pub kind: FellowshipKind,
    /// Needed for the user's own. Empty, or as it was: as it came.
    pub name: Prose,
    pub site: Prose,
    pub online_site: Prose,
    pub note: Prose,
}

#[derive(Deserialize, TS)]
pub struct FellowshipHiding {
    pub which: FellowshipRef,
    pub hidden: bool,
}

#[derive(Deserialize, TS)]
pub struct OwnFellowshipRef {
    pub id: Id,
}

/// A web address as it will be opened, or a refusal. One without `https://` gets it.
fn checked_site(typed: &Prose, field: &'static str) -> Result<Prose> {
    let site = typed.trimmed(SITE_LIMIT).map_err(|error| error.in_field(field))?;
    if site.is_blank() {
        return Ok(site);
    }
    let has_scheme = site.as_str().contains("://");
    let whole = if has_scheme { site.as_str().to_owned() } else { format!("https://{}", site.as_str()) };
    let parsed = Url::parse(&whole).ok().filter(|url| {
        let is_web = matches!(url.scheme(), "https" | "http");
        // Nobody types a name before a host but to make it look like another; a host without a dot is a word.
        is_web && url.username().is_empty() && url.password().is_none() && url.host_str().is_some_and(is_named)
    });
    if parsed.is_some() { Ok(Prose::from(whole)) } else { Err(Error::at(field, Code::NotAWebAddress)) }
}

fn is_named(host: &str) -> bool {
    host.contains('.') && !host.starts_with('.')
}

fn checked(draft: FellowshipDraft) -> Result<FellowshipDraft> {
    let name = draft.name.trimmed(NAME_LIMIT).map_err(|error| error.in_field("name"))?;
    let is_own = !matches!(draft.which, Some(FellowshipRef::BuiltIn(_)));
    if is_own && name.is_blank() {
        return Err(Error::at("name", Code::NameMissing));
    }
    let site = checked_site(&draft.site, "site")?;
    let online_site = checked_site(&draft.online_site, "online_site")?;
    let note = draft.note.trimmed(NOTE_LIMIT).map_err(|error| error.in_field("note"))?;
    Ok(FellowshipDraft { name, site, online_site, note, ..draft })
}

/// What stands as it came is no change, so that a later program may bring a better one.
fn without_what_came(draft: FellowshipDraft, facts: &Facts) -> FellowshipDraft {
    let changed = |typed: Prose, came: &str| if typed.as_str() == came { Prose::default() } else { typed };
    FellowshipDraft {
        site: changed(draft.site, facts.site),
        online_site: changed(draft.online_site, facts.online_site),
        ..draft
    }
}

fn shown(which: FellowshipRef, kind: FellowshipKind, reasons: Reasons, row: Option<FellowshipRow>) -> Fellowship {
    let (name, site, online_site, note, hidden) = match row {
        Some(row) => (row.name, row.site, row.online_site, row.note, row.hidden),
        None => Default::default(),
    };
    Fellowship {
        which,
        kind,
        name,
        site,
        online_site,
        note,
        hidden,
        meets: None,
        checked_on: None,
        fit: reasons.fit(),
        speaks_for: reasons.for_it,
        speaks_against: reasons.against,
    }
}

fn came(facts: &Facts, row: Option<FellowshipRow>, answers: &GuideAnswers) -> Fellowship {
    let reasons = questions::reasons(facts, answers);
    let changed = shown(FellowshipRef::BuiltIn(facts.key), facts.kind, reasons, row);
    let or_as_it_came = |site: Prose, came: &str| if site.is_blank() { Prose::from(came) } else { site };
    Fellowship {
        meets: facts.meets,
        checked_on: changed.site.is_blank().then_some(built_in::CHECKED_ON),
        site: or_as_it_came(changed.site, facts.site),
        online_site: or_as_it_came(changed.online_site, facts.online_site),
        ..changed
    }
}

fn own(row: FellowshipRow, answers: &GuideAnswers) -> Fellowship {
    let reasons = questions::reasons_of_own(!row.online_site.is_blank(), answers);
    shown(FellowshipRef::Own(row.id), row.kind.unwrap_or(FellowshipKind::Other), reasons, Some(row))
}

/// `None`: it came with a newer program, and is left alone.
fn key_of(row: &FellowshipRow) -> Option<FellowshipKey> {
    row.built_in.as_deref().and_then(|text| serde_json::from_str(text).ok())
}

/// All of them, those that came with the program first, then in the order that the answers give.
fn ordered(rows: Vec<FellowshipRow>, answers: &GuideAnswers) -> Vec<Fellowship> {
    let (mut changes, own_rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.built_in.is_some());
    let mut all: Vec<Fellowship> = Vec::new();
    for facts in built_in::ALL {
        let at = changes.iter().position(|row| key_of(row) == Some(facts.key));
        all.push(came(facts, at.map(|at| changes.swap_remove(at)), answers));
    }
    all.extend(own_rows.into_iter().map(|row| own(row, answers)));
    all.sort_by_key(|each| questions::place(&each.speaks_for, &each.speaks_against));
    all
}

fn guide(db: &rusqlite::Connection) -> Result<Guide> {
    let answers = store::answers(db)?;
    Ok(Guide { fellowships: ordered(store::fellowships(db)?, &answers), answers })
}

fn one(db: &rusqlite::Connection, which: FellowshipRef) -> Result<Fellowship> {
    let all = guide(db)?.fellowships;
    all.into_iter().find(|each| each.which == which).ok_or(Error::refused(Code::NotFound))
}

pub(crate) fn get(session: &mut Session, (): ()) -> Result<Guide> {
    guide(session.db())
}

/// Keeps the answers for the next time. None at all clears them.
pub(crate) fn answer(session: &mut Session, answers: GuideAnswers) -> Result<Guide> {
    session.write(|tx, _| {
        store::save_answers(tx, &answers.tidied())?;
        guide(tx)
    })
}

/// The row that keeps what its user made of one that came with the program.
fn row_of(tx: &Change<'_>, key: FellowshipKey, new: Id, now: Moment) -> Result<Id> {
    store::touch(tx, new, key, now)?;
    store::id_of(tx, key)
}

pub(crate) fn save(session: &mut Session, draft: FellowshipDraft) -> Result<Fellowship> {
    let draft = checked(draft)?;
    session.write(|tx, now| {
        let new = Id::make(now.moment);
        let (id, draft) = match draft.which {
            Some(FellowshipRef::BuiltIn(key)) => {
                let facts = built_in::facts_of(key).ok_or(Error::Internal("a key without its facts"))?;
                (row_of(tx, key, new, now.moment)?, without_what_came(draft, facts))
            }
            Some(FellowshipRef::Own(id)) => (id, draft),
            None => {
                store::add(tx, new, draft.kind, now.moment)?;
                (new, draft)
            }
        };
        store::change(tx, id, &draft, now.moment)?;
        one(tx, draft.which.unwrap_or(FellowshipRef::Own(id)))
    })
}

/// Hides one, or brings it back.
pub(crate) fn hide(session: &mut Session, wanted: FellowshipHiding) -> Result<Fellowship> {
    session.write(|tx, now| {
        let id = match wanted.which {
            FellowshipRef::BuiltIn(key) => row_of(tx, key, Id::make(now.moment), now.moment)?,
            FellowshipRef::Own(id) => id,
        };
        store::mark_hidden(tx, id, wanted.hidden, now.moment)?;
        one(tx, wanted.which)
    })
}

pub(crate) fn delete(session: &mut Session, wanted: OwnFellowshipRef) -> Result<()> {
    session.write(|tx, now| store::mark_deleted(tx, wanted.id, Some(now.moment)))
}

pub(crate) fn restore(session: &mut Session, wanted: OwnFellowshipRef) -> Result<Fellowship> {
    session.write(|tx, _| {
        store::mark_deleted(tx, wanted.id, None)?;
        one(tx, FellowshipRef::Own(wanted.id))
    })
}

/// Whether an answer that comes from elsewhere is one that could have been given here.
pub(crate) fn answer_reads_back(name: &str, value: &str) -> bool {
    let read = || {
        let value: serde_json::Value = serde_json::from_str(value).ok()?;
        serde_json::from_value::<GuideAnswers>(serde_json::json!({ name: value })).ok()
    };
    read().is_some()
}

/// Whether the column of a kind holds one; one that came with the program has none.
pub(crate) fn kind_reads_back(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Null => true,
        serde_json::Value::String(text) => serde_json::from_str::<FellowshipKind>(text).is_ok(),
        _ => false,
    }
}
