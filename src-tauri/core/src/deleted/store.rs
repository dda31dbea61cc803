use rusqlite::{Connection, Row, Transaction};

use super::{Deleted, days_left};
use crate::columns::Json;
use crate::error::Result;
use crate::schema::OF_CLOCK;
use crate::time::{Moment, Now};

fn from_row(row: &Row<'_>, now: Now) -> rusqlite::Result<Deleted> {
    let deleted_at: Moment = row.get("deleted_at")?;
    Ok(Deleted {
        kind: row.get::<_, Json<_>>("kind")?.0,
        id: row.get("id")?,
        name: row.get("name")?,
        day: row.get("day")?,
        gain: row.get::<_, Option<Json<_>>>("gain")?.map(|kind| kind.0),
        unit: row.get::<_, Option<Json<_>>>("unit")?.map(|unit| unit.0),
        count: row.get("count")?,
        clock: row.get("clock")?,
        deleted_on: deleted_at.day_in(now.zone),
        days_left: days_left(deleted_at, now.moment),
    })
}

struct Table {
    name: &'static str,
    /// As JSON, as the page knows it.
    kind: &'static str,
    /// What is told of a row of it: its name, the day it tells of, the kind of what was given back, a milestone.
    told: [&'static str; 5],
    /// Which of the rows that are marked; the others are no one's to bring back.
    told_where: &'static str,
    /// When a row of it last changed. One deleted before that was deleted under a clock that was behind.
    changed: &'static str,
}

const fn table(name: &'static str, kind: &'static str, told: [&'static str; 5]) -> Table {
    Table { name, kind, told, told_where: "TRUE", changed: "changed_at" }
}

const NOTHING: &str = "NULL";

/// Whose rows are deleted by being marked: those that belong to others before those they belong to.
const MARKED: [Table; 12] = [
    table("milestone_picture", "milestone_picture", ["''", NOTHING, NOTHING, "unit", "count"]),
    // What only held one of a clock's set back holds it back no more.
    Table {
        told_where: "hidden = 0",
        ..table("own_milestone", "milestone", ["name", NOTHING, NOTHING, "unit", "count"])
    },
    table("gain", "gain", ["name", NOTHING, "kind", NOTHING, NOTHING]),
    table("period", "period", ["''", "began_on", NOTHING, NOTHING, NOTHING]),
    table("return_to_use", "return_to_use", ["''", "began_on", NOTHING, NOTHING, NOTHING]),
    table("clock", "clock", ["label", NOTHING, NOTHING, NOTHING, NOTHING]),
    Table {
        told_where: "(intention <> '' OR hardness IS NOT NULL OR line <> '')",
        ..table(
            "day_looked_at",
            "look_back",
            ["iif(line = '', intention, line)", "lived_on", NOTHING, NOTHING, NOTHING],
        )
    },
    table("entry", "entry", ["title", "written_on", NOTHING, NOTHING, NOTHING]),
    table("attendance", "visit", ["group_name", "attended_on", NOTHING, NOTHING, NOTHING]),
    table("bookmarked_group", "group", ["name", NOTHING, NOTHING, NOTHING, NOTHING]),
    Table {
        told_where: "built_in IS NULL",
        ..table("fellowship", "fellowship", ["name", NOTHING, NOTHING, NOTHING, NOTHING])
    },
    Table { changed: "read_at", ..table("meeting_list", "meeting_list", ["name", NOTHING, NOTHING, NOTHING, NOTHING]) },
];

impl Table {
    fn told(&self) -> String {
        let Table { name, kind, told: [called, day, gain, unit, count], told_where, changed } = self;
        let (clock, is_there) = match OF_CLOCK.contains(name) {
            true => (
                "(SELECT label FROM clock WHERE seq = t.clock)",
                "clock IN (SELECT seq FROM clock WHERE deleted_at IS NULL)",
            ),
            false => (NOTHING, "TRUE"),
        };
        format!(
            "SELECT '\"{kind}\"' AS kind, id, {called} AS name, {day} AS day, {gain} AS gain, {unit} AS unit, {count} AS count,
                {clock} AS clock, max(deleted_at, {changed}) AS deleted_at
             FROM {name} AS t WHERE deleted_at IS NOT NULL AND {told_where} AND {is_there}"
        )
    }

    /// Deleted before a moment.
    fn gone(&self) -> String {
        format!("SELECT seq FROM {} WHERE max(deleted_at, {}) < ?1", self.name, self.changed)
    }
}

/// Those in the store, the last first. Of what belongs to a clock, what belongs to one that is there.
pub(super) fn deleted(db: &Connection, now: Now) -> Result<Vec<Deleted>> {
    let told = MARKED.each_ref().map(Table::told).join(" UNION ALL ");
    let mut query = db.prepare_cached(&format!("{told} ORDER BY deleted_at DESC, id DESC"))?;
    Ok(query.query_map([], |row| from_row(row, now))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn first_deleted(db: &Connection) -> Result<Option<Moment>> {
    let each = MARKED.each_ref().map(|Table { name, changed, .. }| {
        format!("SELECT min(max(deleted_at, {changed})) AS deleted_at FROM {name} WHERE deleted_at IS NOT NULL")
    });
    let query = format!("SELECT min(deleted_at) FROM ({})", each.join(" UNION ALL "));
    Ok(db.query_row(&query, [], |row| row.get(0))?)
}

/// Removes what was deleted before that moment, and what belongs to a clock that goes, deleted or not.
pub(super) fn forget(tx: &Transaction<'_>, before: Moment) -> Result<()> {
    let of = |name: &str| MARKED.iter().filter(|table| table.name == name).map(Table::gone).collect::<String>();
    let (clocks, returns) = (of("clock"), of("return_to_use"));
    tx.execute(
        &format!(
            "UPDATE milestone_reached SET kept_for = NULL WHERE kept_for IN
                ({returns} UNION SELECT seq FROM return_to_use WHERE clock IN ({clocks}))"
        ),
        [before],
    )?;
    for name in OF_CLOCK {
        tx.execute(&format!("DELETE FROM {name} WHERE clock IN ({clocks})"), [before])?;
    }
    for table in &MARKED {
        tx.execute(&format!("DELETE FROM {} WHERE seq IN ({})", table.name, table.gone()), [before])?;
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
    }
}
