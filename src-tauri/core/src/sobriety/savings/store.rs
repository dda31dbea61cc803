use rusqlite::{Connection, Row, Transaction};

use super::{GainDraft, GainKind, Goal, Rate};
use crate::columns::Json;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::Moment;

pub(super) struct GainRow {
    pub id: Id,
    pub kind: GainKind,
    pub name: Prose,
    pub currency: Option<String>,
    pub rates: Vec<Rate>,
    pub goal: Option<Goal>,
}

const GAIN: &str = "SELECT id, kind, name, currency, rates, goal_name, goal_amount FROM gain WHERE deleted_at IS NULL";

fn from_row(row: &Row<'_>) -> rusqlite::Result<GainRow> {
    let name: Prose = row.get("goal_name")?;
    let amount: Option<i64> = row.get("goal_amount")?;
    Ok(GainRow {
        id: row.get("id")?,
        kind: row.get::<_, Json<_>>("kind")?.0,
        name: row.get("name")?,
        currency: Some(row.get::<_, String>("currency")?).filter(|code| !code.is_empty()),
        rates: row.get::<_, Json<_>>("rates")?.0,
        goal: amount.map(|amount| Goal { name, amount }),
    })
}

pub(super) fn gains(db: &Connection, clock: i64) -> Result<Vec<GainRow>> {
    let mut query = db.prepare_cached(&format!("{GAIN} AND clock = ?1 ORDER BY seq"))?;
    Ok(query.query_map([clock], from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn gain(db: &Connection, id: Id) -> Result<GainRow> {
    let mut query = db.prepare_cached(&format!("{GAIN} AND id = ?1"))?;
    Ok(query.query_row([id], from_row)?)
}

pub(super) fn add(tx: &Transaction<'_>, id: Id, clock: i64, kind: GainKind, now: Moment) -> Result<()> {
    tx.execute("INSERT INTO gain (id, clock, kind, changed_at) VALUES (?1, ?2, ?3, ?4)", (id, clock, Json(kind), now))?;
    Ok(())
}

pub(super) fn change(tx: &Transaction<'_>, id: Id, draft: &GainDraft, now: Moment) -> Result<()> {
    let goal = draft.goal.clone();
    let changed = tx.execute(
        "UPDATE gain SET kind = ?2, name = ?3, currency = ?4, rates = ?5, goal_name = ?6, goal_amount = ?7, changed_at = ?8
         WHERE id = ?1 AND deleted_at IS NULL",
        (
            id,
            Json(draft.kind),
            &draft.name,
            draft.currency.clone().unwrap_or_default(),
            Json(&draft.rates),
            goal.as_ref().map(|goal| goal.name.clone()).unwrap_or_default(),
            goal.map(|goal| goal.amount),
            now,
        ),
    )?;
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}
