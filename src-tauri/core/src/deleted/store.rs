use rusqlite::{Connection, Row, Transaction};

use super::DeletedKind;
use crate::columns::Json;
use crate::error::Result;
use crate::id::Id;
use crate::prose::Prose;
use crate::sobriety::MilestoneUnit;
use crate::time::{Day, Moment};

pub(super) struct DeletedRow {
    pub kind: DeletedKind,
    pub id: Id,
    pub name: Prose,
    pub day: Option<Day>,
    pub unit: Option<MilestoneUnit>,
    pub count: Option<u32>,
    pub clock: Option<Prose>,
    pub deleted_at: Moment,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DeletedRow> {
    Ok(DeletedRow {
        kind: row.get::<_, Json<_>>("kind")?.0,
        id: row.get("id")?,
        name: row.get("name")?,
        day: row.get("day")?,
        unit: row.get::<_, Option<Json<_>>>("unit")?.map(|unit| unit.0),
        count: row.get("count")?,
        clock: row.get("clock")?,
        deleted_at: row.get("deleted_at")?,
    })
}

/// What belongs to a clock is named while the clock is there. Of what may stand once only (a day, a milestone), the one that
/// was deleted last, and none where another has taken its place.
const DELETED: &str = r#"
    WITH alive AS (SELECT seq, label FROM clock WHERE deleted_at IS NULL)
    SELECT '"clock"' AS kind, id, label AS name, NULL AS day, NULL AS unit, NULL AS count, NULL AS clock, deleted_at
        FROM clock WHERE deleted_at >= ?1
    UNION ALL
    SELECT '"period"', p.id, '', p.began_on, NULL, NULL, alive.label, p.deleted_at
        FROM period AS p JOIN alive ON alive.seq = p.clock WHERE p.deleted_at >= ?1
    UNION ALL
    SELECT '"return_to_use"', r.id, '', r.began_on, NULL, NULL, alive.label, r.deleted_at
        FROM return_to_use AS r JOIN alive ON alive.seq = r.clock WHERE r.deleted_at >= ?1
    UNION ALL
    SELECT '"milestone"', m.id, m.name, NULL, m.unit, m.count, alive.label, m.deleted_at
        FROM own_milestone AS m JOIN alive ON alive.seq = m.clock
        WHERE m.deleted_at >= ?1 AND m.hidden = 0 AND NOT EXISTS (
            SELECT 1 FROM own_milestone AS o WHERE o.clock = m.clock AND o.unit = m.unit AND o.count = m.count
            AND o.hidden = 0 AND (o.deleted_at IS NULL OR (o.deleted_at, o.seq) > (m.deleted_at, m.seq)))
    UNION ALL
    SELECT '"milestone"', m.id, m.name, NULL, m.unit, m.count, alive.label, m.changed_at
        FROM own_milestone AS m JOIN alive ON alive.seq = m.clock
        WHERE m.deleted_at IS NULL AND m.hidden = 1 AND m.changed_at >= ?1 AND NOT EXISTS (
            SELECT 1 FROM own_milestone AS o WHERE o.clock = m.clock AND o.unit = m.unit AND o.count = m.count
            AND o.hidden = 0 AND o.deleted_at >= ?1)
    UNION ALL
    SELECT '"milestone_picture"', m.id, '', NULL, m.unit, m.count, alive.label, m.deleted_at
        FROM milestone_picture AS m JOIN alive ON alive.seq = m.clock WHERE m.deleted_at >= ?1
    UNION ALL
    SELECT '"gain"', g.id, g.name, NULL, NULL, NULL, alive.label, g.deleted_at
        FROM gain AS g JOIN alive ON alive.seq = g.clock WHERE g.deleted_at >= ?1
    UNION ALL
    SELECT '"look_back"', d.id, CASE d.line WHEN '' THEN d.intention ELSE d.line END, d.lived_on, NULL, NULL, NULL, d.deleted_at
        FROM day_looked_at AS d
        WHERE d.deleted_at >= ?1 AND NOT EXISTS (
            SELECT 1 FROM day_looked_at AS o WHERE o.lived_on = d.lived_on
            AND (o.deleted_at IS NULL OR (o.deleted_at, o.seq) > (d.deleted_at, d.seq)))
    UNION ALL
    SELECT '"entry"', id, title, written_on, NULL, NULL, NULL, deleted_at FROM entry WHERE deleted_at >= ?1
    UNION ALL
    SELECT '"visit"', id, group_name, attended_on, NULL, NULL, NULL, deleted_at FROM attendance WHERE deleted_at >= ?1
    UNION ALL
    SELECT '"group"', id, name, NULL, NULL, NULL, NULL, deleted_at FROM bookmarked_group WHERE deleted_at >= ?1
    UNION ALL
    SELECT '"fellowship"', id, name, NULL, NULL, NULL, NULL, deleted_at FROM fellowship
        WHERE deleted_at >= ?1 AND built_in IS NULL
    UNION ALL
    SELECT '"meeting_list"', id, name, NULL, NULL, NULL, NULL, deleted_at FROM meeting_list WHERE deleted_at >= ?1
    ORDER BY deleted_at DESC, id"#;

/// Deleted at `since` or later, the last first.
pub(super) fn deleted(db: &Connection, since: Moment) -> Result<Vec<DeletedRow>> {
    let mut query = db.prepare_cached(DELETED)?;
    Ok(query.query_map([since], from_row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn day_of_look_back(db: &Connection, id: Id) -> Result<Day> {
    let mut query = db.prepare_cached("SELECT lived_on FROM day_looked_at WHERE id = ?1")?;
    Ok(query.query_row([id], |row| row.get(0))?)
}

/// Whose rows are deleted by being marked: those that belong to others before those they belong to.
const MARKED: [&str; 12] = [
    "milestone_picture",
    "own_milestone",
    "gain",
    "period",
    "return_to_use",
    "clock",
    "day_looked_at",
    "entry",
    "attendance",
    "bookmarked_group",
    "fellowship",
    "meeting_list",
];

pub(super) fn first_deleted(db: &Connection) -> Result<Option<Moment>> {
    let each = MARKED.map(|table| format!("SELECT min(deleted_at) AS deleted_at FROM {table}"));
    let query = format!("SELECT min(deleted_at) FROM ({})", each.join(" UNION ALL "));
    Ok(db.query_row(&query, [], |row| row.get(0))?)
}

/// What belongs to a clock that goes, goes with it, deleted or not.
const OWNED: [&str; 6] = ["milestone_picture", "own_milestone", "gain", "period", "milestone_reached", "return_to_use"];

/// Removes what was deleted before that moment.
pub(super) fn forget(tx: &Transaction<'_>, before: Moment) -> Result<()> {
    tx.execute(
        "UPDATE milestone_reached SET kept_for = NULL
         WHERE kept_for IN (SELECT seq FROM return_to_use WHERE deleted_at < ?1)",
        [before],
    )?;
    for table in OWNED {
        let with_clock = format!("DELETE FROM {table} WHERE clock IN (SELECT seq FROM clock WHERE deleted_at < ?1)");
        tx.execute(&with_clock, [before])?;
    }
    for table in MARKED {
        tx.execute(&format!("DELETE FROM {table} WHERE deleted_at < ?1"), [before])?;
    }
    Ok(())
}
