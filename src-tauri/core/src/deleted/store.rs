use rusqlite::{Connection, Row, Transaction};

use super::DeletedKind;
use crate::columns::Json;
use crate::error::Result;
use crate::id::Id;
use crate::prose::Prose;
use crate::sobriety::MilestoneUnit;
use crate::sobriety::savings::GainKind;
use crate::time::{Day, Moment};

pub(super) struct DeletedRow {
    pub kind: DeletedKind,
    pub id: Id,
    pub name: Prose,
    pub day: Option<Day>,
    pub gain: Option<GainKind>,
    pub unit: Option<MilestoneUnit>,
    pub count: Option<u32>,
    pub clock: Option<Prose>,
    pub deleted_at: Moment,
}

fn from_row(kind: DeletedKind, row: &Row<'_>) -> rusqlite::Result<DeletedRow> {
    Ok(DeletedRow {
        kind,
        id: row.get("id")?,
        name: row.get("name")?,
        day: row.get("day")?,
        gain: row.get::<_, Option<Json<_>>>("gain")?.map(|kind| kind.0),
        unit: row.get::<_, Option<Json<_>>>("unit")?.map(|unit| unit.0),
        count: row.get("count")?,
        clock: row.get("clock")?,
        deleted_at: row.get("deleted_at")?,
    })
}

struct Table {
    name: &'static str,
    kind: DeletedKind,
    /// What is told of a row of it: its name, the day it tells of, the kind of what was given back, a milestone.
    told: [&'static str; 5],
    is_of_clock: bool,
    /// When a row of it last changed. One deleted before that was deleted under a clock that was behind.
    changed: &'static str,
    /// What is kept of the rows that are marked; the others are no one's to bring back.
    told_where: &'static str,
}

const fn table(kind: DeletedKind, name: &'static str, told: [&'static str; 5]) -> Table {
    Table { name, kind, told, is_of_clock: false, changed: "changed_at", told_where: "TRUE" }
}

const fn of_clock(kind: DeletedKind, name: &'static str, told: [&'static str; 5]) -> Table {
    Table { is_of_clock: true, ..table(kind, name, told) }
}

const NOTHING: &str = "NULL";

/// Whose rows are deleted by being marked: those that belong to others before those they belong to.
const MARKED: [Table; 12] = [
    of_clock(DeletedKind::MilestonePicture, "milestone_picture", ["''", NOTHING, NOTHING, "unit", "count"]),
    // What only held one of a clock's set back holds it back no more.
    Table {
        told_where: "hidden = 0",
        ..of_clock(DeletedKind::Milestone, "own_milestone", ["name", NOTHING, NOTHING, "unit", "count"])
    },
    of_clock(DeletedKind::Gain, "gain", ["name", NOTHING, "kind", NOTHING, NOTHING]),
    of_clock(DeletedKind::Period, "period", ["''", "began_on", NOTHING, NOTHING, NOTHING]),
    of_clock(DeletedKind::ReturnToUse, "return_to_use", ["''", "began_on", NOTHING, NOTHING, NOTHING]),
    table(DeletedKind::Clock, "clock", ["label", NOTHING, NOTHING, NOTHING, NOTHING]),
    Table {
        told_where: "(intention <> '' OR hardness IS NOT NULL OR line <> '')",
        ..table(
            DeletedKind::LookBack,
            "day_looked_at",
            ["iif(line = '', intention, line)", "lived_on", NOTHING, NOTHING, NOTHING],
        )
    },
    table(DeletedKind::Entry, "entry", ["title", "written_on", NOTHING, NOTHING, NOTHING]),
    table(DeletedKind::Visit, "attendance", ["group_name", "attended_on", NOTHING, NOTHING, NOTHING]),
    table(DeletedKind::Group, "bookmarked_group", ["name", NOTHING, NOTHING, NOTHING, NOTHING]),
    Table {
        told_where: "built_in IS NULL",
        ..table(DeletedKind::Fellowship, "fellowship", ["name", NOTHING, NOTHING, NOTHING, NOTHING])
    },
    Table {
        changed: "read_at",
        ..table(DeletedKind::MeetingList, "meeting_list", ["name", NOTHING, NOTHING, NOTHING, NOTHING])
    },
];

/// What belongs to a clock that goes, goes with it, deleted or not.
const OF_CLOCK: [&str; 6] =
    ["milestone_picture", "own_milestone", "gain", "period", "milestone_reached", "return_to_use"];

/// Those in the store, the last first. Of what belongs to a clock, what belongs to one that is there.
pub(super) fn deleted(db: &Connection) -> Result<Vec<DeletedRow>> {
    let mut all = Vec::new();
    for table in &MARKED {
        let Table { name, told: [called, day, gain, unit, count], changed, told_where, .. } = table;
        let (clock, is_there) = match table.is_of_clock {
            true => (
                "(SELECT label FROM clock WHERE seq = t.clock)",
                "clock IN (SELECT seq FROM clock WHERE deleted_at IS NULL)",
            ),
            false => (NOTHING, "TRUE"),
        };
        let mut query = db.prepare_cached(&format!(
            "SELECT id, {called} AS name, {day} AS day, {gain} AS gain, {unit} AS unit, {count} AS count, {clock} AS clock,
                max(deleted_at, {changed}) AS deleted_at
             FROM {name} AS t WHERE deleted_at IS NOT NULL AND {told_where} AND {is_there}"
        ))?;
        let rows = query.query_map([], |row| from_row(table.kind, row))?;
        all.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    all.sort_by_key(|row| std::cmp::Reverse((row.deleted_at, row.id)));
    Ok(all)
}

pub(super) fn first_deleted(db: &Connection) -> Result<Option<Moment>> {
    let each = MARKED.each_ref().map(|Table { name, changed, .. }| {
        format!("SELECT min(max(deleted_at, {changed})) AS deleted_at FROM {name} WHERE deleted_at IS NOT NULL")
    });
    let query = format!("SELECT min(deleted_at) FROM ({})", each.join(" UNION ALL "));
    Ok(db.query_row(&query, [], |row| row.get(0))?)
}

/// Removes what was deleted before that moment.
pub(super) fn forget(tx: &Transaction<'_>, before: Moment) -> Result<()> {
    let gone = |name: &str, changed: &str| format!("SELECT seq FROM {name} WHERE max(deleted_at, {changed}) < ?1");
    let clocks = gone("clock", "changed_at");
    let returns = format!(
        "{} UNION SELECT seq FROM return_to_use WHERE clock IN ({clocks})",
        gone("return_to_use", "changed_at")
    );
    tx.execute(&format!("UPDATE milestone_reached SET kept_for = NULL WHERE kept_for IN ({returns})"), [before])?;
    for name in OF_CLOCK {
        tx.execute(&format!("DELETE FROM {name} WHERE clock IN ({clocks})"), [before])?;
    }
    for Table { name, changed, .. } in &MARKED {
        tx.execute(&format!("DELETE FROM {name} WHERE seq IN ({})", gone(name, changed)), [before])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema;

    fn names(db: &Connection, question: &str) -> Vec<String> {
        let mut query = db.prepare(question).unwrap();
        let mut names: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        names.sort();
        names
    }

    #[test]
    fn no_table_whose_rows_can_be_deleted_is_forgotten() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::lay(&mut db).unwrap();
        let with = |column: &str| {
            let question = format!(
                "SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
                 WHERE m.type = 'table' AND c.name = '{column}'"
            );
            names(&db, &question)
        };
        let mut marked: Vec<&str> = MARKED.iter().map(|table| table.name).collect();
        marked.sort_unstable();
        assert_eq!(with("deleted_at"), marked);
        let mut of_clock = OF_CLOCK;
        of_clock.sort_unstable();
        assert_eq!(with("clock"), of_clock);
        for table in MARKED.iter().filter(|table| table.is_of_clock) {
            assert!(OF_CLOCK.contains(&table.name));
        }
        assert!(deleted(&db).unwrap().is_empty(), "every question can be asked");
    }
}
