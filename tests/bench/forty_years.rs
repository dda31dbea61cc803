//! A clock of forty years with a slip on each day, and one with a slip on each other day, which has the most stretches:
//! how long its timeline and its years take to be told.

use std::path::Path;

use daymark_tests::{Program, forty_years};
use serde_json::json;

use crate::AT_ONCE;
use crate::times::{Report, Times};

const TURNS: usize = 40;

pub fn glances(folder: &Path, report: &mut Report) {
    for (every, name) in [(1, "slips, 40 years daily"), (2, "slips, each other day")] {
        let place = folder.join(format!("slips-{every}")).join("v1");
        let mut program = Program::in_folder(&place, "2026-11-24T20:00:00Z", "America/Los_Angeles");
        program.create_vault();
        let (clock, count) = forty_years::lived(&mut program, every);
        let (mut timelines, mut years, mut clocks) = (Times::default(), Times::default(), Times::default());
        for turn in 0..TURNS {
            timelines.time(|| program.ask("get_timeline", json!({ "id": clock })));
            years.time(|| program.ask("get_year", json!({"clock": clock, "year": 1987 + turn as i32})));
            clocks.time(|| program.ask("list_clocks", json!(null)));
        }
        println!("{name}: {count}");
        report.budgeted("  its timeline", &timelines, AT_ONCE);
        report.budgeted("  a year of it", &years, AT_ONCE);
        report.budgeted("  all clocks", &clocks, AT_ONCE);
    }
}
