use rusqlite::{Connection, Row, Transaction};
use serde_json::{Map, Value};

use super::{FellowshipDraft, FellowshipKey, FellowshipKind, GuideAnswers};
use crate::columns::Json;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::Moment;

pub(super) struct FellowshipRow {
    pub id: Id,
    /// As it stands there: one of a newer program is not known here.
    pub built_in: Option<String>,
    /// Of the user's own.
    pub kind: Option<FellowshipKind>,
    pub name: Prose,
    pub site: Prose,
    pub online_site: Prose,
    pub note: Prose,
    pub hidden: bool,
}

const FELLOWSHIP: &str =
    "SELECT id, built_in, kind, name, site, online_site, note, hidden FROM fellowship WHERE deleted_at IS NULL";

fn from_row(row: &Row<'_>) -> rusqlite::Result<FellowshipRow> {
    Ok(FellowshipRow {
        id: row.get("id")?,
        built_in: row.get("built_in")?,
        kind: row.get::<_, Option<Json<_>>>("kind")?.map(|kind| kind.0),
        name: row.get("name")?,
        site: row.get("site")?,
        online_site: row.get("online_site")?,
        note: row.get("note")?,
        hidden: row.get("hidden")?,
    })
}

pub(super) fn fellowships(db: &Connection) -> Result<Vec<FellowshipRow>> {
    let mut query = db.prepare_cached(&format!("{FELLOWSHIP} ORDER BY seq"))?;
    Ok(query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?)
}

fn found(changed: usize) -> Result<()> {
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

/// A row for one that came with the program, as long as it has none.
pub(super) fn touch(tx: &Transaction<'_>, id: Id, key: FellowshipKey, now: Moment) -> Result<()> {
    tx.execute(
        "INSERT INTO fellowship (id, built_in, changed_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (built_in) WHERE deleted_at IS NULL DO NOTHING",
        (id, Json(key), now),
    )?;
    Ok(())
}

pub(super) fn id_of(tx: &Transaction<'_>, key: FellowshipKey) -> Result<Id> {
    let sql = "SELECT id FROM fellowship WHERE built_in = ?1 AND deleted_at IS NULL";
    Ok(tx.query_row(sql, [Json(key)], |row| row.get(0))?)
}

pub(super) fn add(tx: &Transaction<'_>, id: Id, kind: FellowshipKind, now: Moment) -> Result<()> {
    tx.execute("INSERT INTO fellowship (id, kind, changed_at) VALUES (?1, ?2, ?3)", (id, Json(kind), now))?;
    Ok(())
}

/// The kind is that of the user's own; one that came with the program keeps none.
pub(super) fn change(tx: &Transaction<'_>, id: Id, draft: &FellowshipDraft, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE fellowship SET kind = CASE WHEN built_in IS NULL THEN ?2 END, name = ?3, site = ?4, online_site = ?5,
            note = ?6, changed_at = ?7 WHERE id = ?1 AND deleted_at IS NULL",
        (id, Json(draft.kind), &draft.name, &draft.site, &draft.online_site, &draft.note, now),
    )?)
}

pub(super) fn mark_hidden(tx: &Transaction<'_>, id: Id, hidden: bool, now: Moment) -> Result<()> {
    found(tx.execute(
        "UPDATE fellowship SET hidden = ?2, changed_at = ?3 WHERE id = ?1 AND deleted_at IS NULL",
        (id, hidden, now),
    )?)
}

/// Of the user's own. `None` brings it back.
pub(super) fn mark_deleted(tx: &Transaction<'_>, id: Id, deleted_at: Option<Moment>) -> Result<()> {
    let sql = "UPDATE fellowship SET deleted_at = ?2 WHERE id = ?1 AND built_in IS NULL";
    found(tx.execute(sql, (id, deleted_at))?)
}

pub(super) fn answers(db: &Connection) -> Result<GuideAnswers> {
    let mut rows = db.prepare_cached("SELECT name, value FROM guide_answer")?;
    let stored: Map<String, Value> = rows
        .query_map([], |row| Ok((row.get::<_, String>("name")?, row.get::<_, Json<Value>>("value")?.0)))?
        .collect::<rusqlite::Result<_>>()?;
    serde_json::from_value(Value::Object(stored)).map_err(|_| Error::Internal("an answer of the wrong shape"))
}

/// A question that was left has no row.
pub(super) fn save_answers(tx: &Transaction<'_>, answers: &GuideAnswers) -> Result<()> {
    let Ok(Value::Object(fields)) = serde_json::to_value(answers) else {
        return Err(Error::Internal("answers are a struct"));
    };
    tx.execute("DELETE FROM guide_answer", [])?;
    let mut insert = tx.prepare_cached("INSERT INTO guide_answer (name, value) VALUES (?1, ?2)")?;
    for (name, value) in fields {
        let left = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !left {
            insert.execute((name, Json(value)))?;
        }
    }
    Ok(())
}
