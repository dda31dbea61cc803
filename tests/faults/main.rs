//! The reliability matrix: every fault that a store can meet, injected for real, one line a row.
//!
//! `cargo test` runs it scaled down; `cargo xtask faults` runs it whole (`--full`). A word behind it picks rows by name.
//! The program ends with status 1 if any row falls short. Each row is a process of its own, as many at once as there are
//! cores; one row alone runs in this process.

mod calls;
mod canary;
mod child;
mod clocks;
mod copies;
mod damage;
mod disk;
mod erasing;
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

use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Instant;

use row::{Row, Scale};

const ROWS: &[Row] = &[
    Row { name: "kill", run: kill::run },
    Row { name: "power", run: power::run },
    Row { name: "calls", run: calls::run },
    Row { name: "erasing", run: erasing::run },
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
    let rows: Vec<&Row> = ROWS.iter().filter(wanted).collect();
    let begun = Instant::now();
    let whole = match rows.as_slice() {
        [row] => is_whole(row, scale),
        rows => {
            let (alone, beside): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| ALONE.contains(&row.name));
            let workers = thread::available_parallelism().map_or(1, usize::from);
            let whole = are_whole(&beside, workers, &words);
            are_whole(&alone, 1, &words) && whole
        }
    };
    if rows.len() > 1 {
        println!("all rows in {} s", begun.elapsed().as_secs());
    }
    if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// These measure time and memory, or search everything that stands in the temporary folders.
const ALONE: [&str; 2] = ["hostile", "canary"];

fn is_whole(row: &Row, scale: Scale) -> bool {
    let outcome = (row.run)(scale);
    println!("{}: {outcome}", row.name);
    outcome.shortfalls().iter().for_each(|why| println!("    {why}"));
    outcome.shortfalls().is_empty()
}

/// Each row in a process of its own, told of as it ends.
fn are_whole(rows: &[&Row], workers: usize, words: &[String]) -> bool {
    let (next, short, telling) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(()));
    let program = std::env::current_exe().expect("a program knows where it lies");
    let work = || {
        while let Some(row) = rows.get(next.fetch_add(1, SeqCst)) {
            let flags = words.iter().filter(|word| word.starts_with('-'));
            let ended = Command::new(&program).args(flags).arg(row.name).output().expect("the test binary starts");
            let _telling = telling.lock().expect("nobody panics while telling");
            print!("{}", String::from_utf8_lossy(&ended.stdout));
            if !ended.status.success() {
                short.fetch_add(1, SeqCst);
                println!("    {}: {}\n{}", row.name, ended.status, String::from_utf8_lossy(&ended.stderr));
            }
        }
    };
    thread::scope(|scope| (0..workers.max(1)).for_each(|_| drop(scope.spawn(work))));
    short.into_inner() == 0
}
