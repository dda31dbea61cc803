use rusqlite::{Connection, Row, Transaction};

use super::clocks;
use super::history::{Counting, FigureKind};
use super::sets::MilestoneSet;
use super::words::OwnWords;
use crate::columns::Json;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::Prose;
use crate::settings::WordSet;
use crate::time::{Day, Moment, TimeOfDay, Zone};

#[derive(Clone, Debug)]
pub(super) struct ClockRow {
    pub seq: i64,
    pub id: Id,
    pub label: Prose,
    pub icon: String,
    pub words: Option<WordSet>,
    pub own_words: OwnWords,
    /// `None`: wherever the computer is.
    pub zone: Option<Zone>,
    pub counting: Counting,
    pub day_start_hour: u8,
    pub milestone_set: MilestoneSet,
    pub figure: FigureKind,
    pub place: clocks::ClockPlace,
    pub is_main: bool,
    pub created_at: Moment,
}

#[derive(Clone, Debug)]
pub(super) struct PeriodRow {
    pub id: Id,
    pub began_on: Day,
    pub began_time: Option<TimeOfDay>,
    pub zone: Zone,
    pub ended_on: Option<Day>,
    pub earlier: bool,
}

#[derive(Clone, Debug)]
pub(super) struct ReturnRow {
    pub seq: i64,
    pub id: Id,
    pub began_on: Day,
    pub began_time: Option<TimeOfDay>,
    pub ended_on: Option<Day>,
    pub ended_time: Option<TimeOfDay>,
    pub zone: Zone,
    pub entry: Option<Id>,
}

const CLOCK: &str =
    "SELECT seq, id, label, icon, words, own_free, own_slip, zone, counting, day_start_hour, milestone_set, figure, place,
    is_main, created_at FROM clock";

fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<TimeOfDay>> {
    Ok(row.get::<_, Option<u16>>(column)?.and_then(TimeOfDay::from_minute))
}

fn clock_from_row(row: &Row<'_>) -> rusqlite::Result<ClockRow> {
    Ok(ClockRow {
        seq: row.get("seq")?,
        id: row.get("id")?,
        label: row.get("label")?,
        icon: row.get("icon")?,
        words: row.get::<_, Option<Json<_>>>("words")?.map(|words| words.0),
        own_words: OwnWords { free: row.get("own_free")?, slip: row.get("own_slip")? },
        zone: row.get("zone")?,
        counting: row.get::<_, Json<_>>("counting")?.0,
        day_start_hour: row.get("day_start_hour")?,
        milestone_set: row.get::<_, Json<_>>("milestone_set")?.0,
        figure: row.get::<_, Json<_>>("figure")?.0,
        place: row.get::<_, Json<_>>("place")?.0,
        is_main: row.get("is_main")?,
        created_at: row.get("created_at")?,
    })
}

fn period_from_row(row: &Row<'_>) -> rusqlite::Result<PeriodRow> {
    Ok(PeriodRow {
        id: row.get("id")?,
        began_on: row.get("began_on")?,
        began_time: time(row, "began_minute")?,
        zone: row.get("zone")?,
        ended_on: row.get("ended_on")?,
        earlier: row.get("earlier")?,
    })
}

fn return_from_row(row: &Row<'_>) -> rusqlite::Result<ReturnRow> {
    Ok(ReturnRow {
        seq: row.get("seq")?,
        id: row.get("id")?,
        began_on: row.get("began_on")?,
        began_time: time(row, "began_minute")?,
        ended_on: row.get("ended_on")?,
        ended_time: time(row, "ended_minute")?,
        zone: row.get("zone")?,
        entry: row.get("entry_id")?,
    })
}

fn one(changed: usize) -> Result<()> {
    if changed == 0 { Err(Error::refused(Code::NotFound)) } else { Ok(()) }
}

// ── clocks ──────────────────────────────────────────────────────────────────────────────────────

pub(super) fn clocks(db: &Connection) -> Result<Vec<ClockRow>> {
    let mut query = db.prepare_cached(&format!("{CLOCK} WHERE deleted_at IS NULL ORDER BY position, seq"))?;
    Ok(query.query_map([], clock_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn clock(db: &Connection, id: Id) -> Result<ClockRow> {
    let mut query = db.prepare_cached(&format!("{CLOCK} WHERE id = ?1 AND deleted_at IS NULL"))?;
    Ok(query.query_row([id], clock_from_row)?)
}

/// The clock to which a row of that table belongs, deleted rows too.
pub(super) fn clock_of(db: &Connection, owned: Owned, id: Id) -> Result<ClockRow> {
    let table = owned.table();
    let mut query = db.prepare_cached(&format!(
        "{CLOCK} WHERE deleted_at IS NULL AND seq = (SELECT clock FROM {table} WHERE id = ?1)"
    ))?;
    Ok(query.query_row([id], clock_from_row)?)
}

/// What belongs to a clock and is deleted and brought back by its identity.
#[derive(Clone, Copy)]
pub(super) enum Owned {
    Period,
    Return,
    Gain,
}

impl Owned {
    fn table(self) -> &'static str {
        match self {
            Owned::Period => "period",
            Owned::Return => "return_to_use",
            Owned::Gain => "gain",
        }
    }
}

/// At the end of the order, counting as the draft says.
pub(super) fn add_clock(
    tx: &Transaction<'_>,
    id: Id,
    draft: &clocks::ClockDraft,
    zone: Option<Zone>,
    now: Moment,
) -> Result<()> {
    tx.execute(
        "INSERT INTO clock (id, position, created_at, changed_at)
         VALUES (?1, (SELECT coalesce(max(position), -1) + 1 FROM clock), ?2, ?2)",
        (id, now),
    )?;
    change_clock(tx, id, draft, zone, now)
}

pub(super) fn change_clock(
    tx: &Transaction<'_>,
    id: Id,
    draft: &clocks::ClockDraft,
    zone: Option<Zone>,
    now: Moment,
) -> Result<()> {
    let changed = tx.execute(
        "UPDATE clock SET label = ?2, icon = ?3, words = ?4, own_free = ?5, own_slip = ?6, zone = ?7, counting = ?8,
            day_start_hour = ?9, milestone_set = ?10, figure = ?11, changed_at = ?12 WHERE id = ?1 AND deleted_at IS NULL",
        (
            id,
            &draft.label,
            &draft.icon,
            draft.words.map(Json),
            &draft.own_words.free,
            &draft.own_words.slip,
            zone,
            Json(draft.counting),
            draft.day_start_hour,
            Json(draft.milestone_set),
            Json(draft.figure),
            now,
        ),
    )?;
    one(changed)
}

pub(super) fn place_clock(tx: &Transaction<'_>, id: Id, place: clocks::ClockPlace, now: Moment) -> Result<()> {
    one(tx.execute(
        "UPDATE clock SET place = ?2, changed_at = ?3 WHERE id = ?1 AND deleted_at IS NULL",
        (id, Json(place), now),
    )?)
}

pub(super) fn move_clock(tx: &Transaction<'_>, id: Id, position: i64, now: Moment) -> Result<()> {
    one(tx.execute("UPDATE clock SET position = ?2, changed_at = ?3 WHERE id = ?1", (id, position, now))?)
}

pub(super) fn choose_main(tx: &Transaction<'_>, id: Id, now: Moment) -> Result<()> {
    tx.execute("UPDATE clock SET is_main = 0, changed_at = ?2 WHERE is_main = 1 AND id <> ?1", (id, now))?;
    one(tx.execute("UPDATE clock SET is_main = 1, changed_at = ?2 WHERE id = ?1 AND deleted_at IS NULL", (id, now))?)
}

/// `None` brings it back from "recently deleted".
pub(super) fn mark_clock_deleted(tx: &Transaction<'_>, id: Id, deleted_at: Option<Moment>) -> Result<()> {
    one(tx.execute("UPDATE clock SET deleted_at = ?2 WHERE id = ?1", (id, deleted_at))?)
}

// ── periods ─────────────────────────────────────────────────────────────────────────────────────

pub(super) fn periods(db: &Connection, clock: i64) -> Result<Vec<PeriodRow>> {
    let mut query = db.prepare_cached(
        "SELECT id, began_on, began_minute, zone, ended_on, earlier FROM period
         WHERE clock = ?1 AND deleted_at IS NULL ORDER BY began_on, seq",
    )?;
    Ok(query.query_map([clock], period_from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn period(db: &Connection, id: Id) -> Result<PeriodRow> {
    let mut query =
        db.prepare_cached("SELECT id, began_on, began_minute, zone, ended_on, earlier FROM period WHERE id = ?1")?;
    Ok(query.query_row([id], period_from_row)?)
}

/// `ended_on` `None`: it goes on.
pub(super) fn add_period(tx: &Transaction<'_>, clock: i64, period: &PeriodRow, now: Moment) -> Result<()> {
    let PeriodRow { id, began_on, began_time, zone, ended_on, earlier } = period;
    tx.execute(
        "INSERT INTO period (id, clock, began_on, began_minute, zone, ended_on, earlier, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (id, clock, began_on, began_time.map(TimeOfDay::minute), zone, ended_on, earlier, now),
    )?;
    Ok(())
}

pub(super) fn change_period(tx: &Transaction<'_>, period: &PeriodRow, now: Moment) -> Result<()> {
    let PeriodRow { id, began_on, began_time, zone, ended_on, earlier } = period;
    one(tx.execute(
        "UPDATE period SET began_on = ?2, began_minute = ?3, zone = ?4, ended_on = ?5, earlier = ?6, changed_at = ?7
         WHERE id = ?1 AND deleted_at IS NULL",
        (id, began_on, began_time.map(TimeOfDay::minute), zone, ended_on, earlier, now),
    )?)
}

// ── returns to use ──────────────────────────────────────────────────────────────────────────────

const RETURN: &str =
    "SELECT seq, id, began_on, began_minute, ended_on, ended_minute, zone, entry_id FROM return_to_use";

pub(super) fn returns(db: &Connection, clock: i64) -> Result<Vec<ReturnRow>> {
    let mut query =
        db.prepare_cached(&format!("{RETURN} WHERE clock = ?1 AND deleted_at IS NULL ORDER BY began_on, seq"))?;
    Ok(query.query_map([clock], return_from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Deleted ones too.
pub(super) fn return_to_use(db: &Connection, id: Id) -> Result<ReturnRow> {
    let mut query = db.prepare_cached(&format!("{RETURN} WHERE id = ?1"))?;
    Ok(query.query_row([id], return_from_row)?)
}

pub(super) fn add_return(tx: &Transaction<'_>, clock: i64, row: &ReturnRow, now: Moment) -> Result<()> {
    tx.execute(
        "INSERT INTO return_to_use (id, clock, began_on, began_minute, ended_on, ended_minute, zone, entry_id, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            row.id,
            clock,
            row.began_on,
            row.began_time.map(TimeOfDay::minute),
            row.ended_on,
            row.ended_time.map(TimeOfDay::minute),
            row.zone,
            row.entry,
            now,
        ),
    )?;
    Ok(())
}

pub(super) fn change_return(tx: &Transaction<'_>, row: &ReturnRow, now: Moment) -> Result<()> {
    one(tx.execute(
        "UPDATE return_to_use SET began_on = ?2, began_minute = ?3, ended_on = ?4, ended_minute = ?5, zone = ?6,
            entry_id = ?7, changed_at = ?8 WHERE id = ?1 AND deleted_at IS NULL",
        (
            row.id,
            row.began_on,
            row.began_time.map(TimeOfDay::minute),
            row.ended_on,
            row.ended_time.map(TimeOfDay::minute),
            row.zone,
            row.entry,
            now,
        ),
    )?)
}

/// `None` brings it back from "recently deleted".
pub(super) fn mark_deleted(tx: &Transaction<'_>, owned: Owned, id: Id, deleted_at: Option<Moment>) -> Result<()> {
    one(tx.execute(&format!("UPDATE {} SET deleted_at = ?2 WHERE id = ?1", owned.table()), (id, deleted_at))?)
}
