//! The reliability matrix: every fault that a store can meet, injected for real, one line a row.
//!
//! `cargo test` runs it scaled down; `cargo xtask faults` runs it whole (`--full`). A word behind it picks rows by name.
//! The program ends with status 1 if any row falls short.

mod calls;
mod canary;
mod child;
mod clocks;
mod copies;
mod damage;
mod disk;
mod hostile;
mod kill;
mod ledger;
mod misfits;
mod model;
mod power;
mod recording;
mod row;
mod sectors;
mod store;
mod vaults;
mod writers;

use std::process::ExitCode;

use row::{Row, Scale};

const ROWS: &[Row] = &[
    Row { name: "kill", run: kill::run },
    Row { name: "power", run: power::run },
    Row { name: "calls", run: calls::run },
    Row { name: "bits", run: damage::bits },
    Row { name: "files", run: misfits::run },
    Row { name: "disk", run: disk::run },
    Row { name: "writers", run: writers::run },
    Row { name: "clocks", run: clocks::run },
    Row { name: "copies", run: copies::run },
    Row { name: "hostile", run: hostile::run },
    Row { name: "canary", run: canary::run },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [hidden, task] = words.as_slice()
        && hidden == child::HIDDEN_WORD
    {
        return child::main(task);
    }
    if let Some(ended) = vaults::errand(&words) {
        return ended;
    }
    let _clean_up = store::CleanUp;
    let scale = if words.iter().any(|word| word == "--full") { Scale::Full } else { Scale::Small };
    let picked: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |row: &&Row| picked.is_empty() || picked.iter().any(|word| row.name.contains(word.as_str()));
    let mut short = 0;
    for row in ROWS.iter().filter(wanted) {
        let outcome = (row.run)(scale);
        println!("{}: {outcome}", row.name);
        outcome.shortfalls().iter().for_each(|why| println!("    {why}"));
        short += usize::from(!outcome.shortfalls().is_empty());
    }
    if short == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
