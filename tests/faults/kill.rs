//! `kill -9` in the middle of everything that writes.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::child::{Operation, Running, Task};
use crate::ledger::{Ledger, Look, Verdict};
use crate::row::{Outcome, Scale};
use crate::store::{self, Base, Numbers};

/// Runs in a row that share one vault, as one life of it does.
const A_LIFE: u64 = 20;
/// One in so many is looked at closely.
const CLOSELY: u64 = 10;

/// What is killed, where it began, and how often.
struct Plan<'a> {
    operation: Operation,
    base: &'a Base,
    kills: u64,
    seed: u64,
}

#[derive(Default)]
struct Tally {
    runs: u64,
    /// Killed between "begin" and "ack".
    in_the_middle: u64,
    /// Killed while the store's journal was needed to put it right.
    hot: u64,
    lost: Vec<String>,
    unopenable: Vec<String>,
}

pub fn run(scale: Scale) -> Outcome {
    let base = store::base(scale);
    let (aged, first) = (base.aged(), Base::of_the_first_schema());
    let mut plans: Vec<Plan<'_>> = (0..scale.pick(3, 50))
        .map(|life| Plan { operation: Operation::Write, base, kills: A_LIFE, seed: life })
        .collect();
    let others = [
        (Operation::Autosave, base),
        (Operation::Create, base),
        (Operation::Reencrypt, base),
        (Operation::Migrate, &first),
        (Operation::Migrate, &aged),
        (Operation::Restore, base),
    ];
    let each = |operation| if operation == Operation::Migrate { scale.pick(1, 20) } else { scale.pick(2, 40) };
    plans.extend(others.map(|(operation, base)| Plan { operation, base, kills: each(operation), seed: 7 }));
    let tallies = store::in_lanes(&plans, |plan| match plan.operation {
        Operation::Write | Operation::Autosave => one_life(plan),
        _ => each_anew(plan),
    });
    outcome(&plans, &tallies)
}

fn outcome(plans: &[Plan<'_>], tallies: &[Tally]) -> Outcome {
    let mut outcome = Outcome::default();
    let sum = |figure: fn(&Tally) -> u64| tallies.iter().map(figure).sum::<u64>();
    let runs = sum(|tally| tally.runs);
    outcome.figure("runs", runs);
    outcome.figure("in_the_middle", sum(|tally| tally.in_the_middle));
    outcome.figure("journal_hot", sum(|tally| tally.hot));
    outcome.figure("lost", sum(|tally| tally.lost.len() as u64));
    outcome.figure("unopenable", sum(|tally| tally.unopenable.len() as u64));
    for (plan, tally) in plans.iter().zip(tallies) {
        let name = plan.operation.name();
        tally.lost.iter().chain(&tally.unopenable).for_each(|why| outcome.fell_short(format!("{name}: {why}")));
    }
    // A kill that comes after everything was done proves nothing.
    if sum(|tally| tally.in_the_middle) * 2 < runs {
        outcome.fell_short("fewer than half of the kills came in the middle of a request");
    }
    if sum(|tally| tally.hot) * 20 < runs {
        outcome.fell_short("fewer than one in twenty kills left a write half done on the disk");
    }
    outcome
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Kept => {}
            Verdict::Lost(why) => self.lost.push(why),
            Verdict::Unopenable(why) => self.unopenable.push(why),
        }
    }

    fn count(&mut self, folder: &Path, ledger: &Ledger) {
        self.runs += 1;
        self.in_the_middle += u64::from(ledger.in_the_middle());
        self.hot += u64::from(has_hot_journal(folder));
    }
}

/// Killed, opened, killed again: the same vault through all of it, and nothing of any run may be gone at the end.
fn one_life(plan: &Plan<'_>) -> Tally {
    /// As many as no child lives to write.
    const WITHOUT_END: u64 = 10_000;
    /// Long enough for some short entries or one of the longest.
    const LONGEST: u64 = 150_000;
    let place = store::place();
    let folder = place.path().join("v1");
    plan.base.lay(&folder);
    let mut numbers = Numbers::from(plan.seed);
    let (mut tally, mut life) = (Tally::default(), Ledger::new(plan.operation));
    for run in 0..plan.kills {
        let seed = numbers.next();
        let (operation, base) = (plan.operation, plan.base);
        let task = Task { operation, folder: &folder, base, seed, writes: WITHOUT_END, target: None };
        let mut child = Running::start(task.command());
        if !child.wait_for("begin") {
            tally.unopenable.push("a child could not open what the one before it left".to_owned());
            return tally;
        }
        std::thread::sleep(Duration::from_micros(numbers.below(LONGEST)));
        let said = child.kill();
        let ledger = Ledger::of(operation, &said);
        tally.count(&folder, &ledger);
        life.follow(ledger, run);
        let look = if (run + 1) % CLOSELY == 0 { Look::Close } else { Look::Quick };
        tally.add(life.check(&folder, base, look, seed));
    }
    tally
}

/// One operation at large, on a fresh copy each time, killed at a moment of the time that it takes.
fn each_anew(plan: &Plan<'_>) -> Tally {
    let mut tally = Tally::default();
    let mut numbers = Numbers::from(plan.seed);
    let whole = how_long(plan);
    for run in 0..plan.kills {
        let place = store::place();
        let folder = laid(plan, place.path());
        let mut child = Running::start(task(plan, &folder).command());
        child.wait_for("begin");
        if plan.operation == Operation::Migrate {
            wait_for_work(&folder);
        }
        std::thread::sleep(whole.mul_f64(numbers.below(1_000) as f64 / 1_000.0));
        let said = child.kill();
        let mut ledger = Ledger::of(plan.operation, &said);
        tally.count(&folder, &ledger);
        let look = if run % 2 == 0 { Look::Close } else { Look::Quick };
        tally.add(ledger.check(&folder, plan.base, look, numbers.next()));
    }
    tally
}

/// From where the kill's clock starts to the acknowledgement, by a run that nobody kills.
fn how_long(plan: &Plan<'_>) -> Duration {
    let place = store::place();
    let folder = laid(plan, place.path());
    let mut child = Running::start(task(plan, &folder).command());
    child.wait_for("begin");
    if plan.operation == Operation::Migrate {
        wait_for_work(&folder);
    }
    let started = Instant::now();
    assert!(child.wait_for("ack"), "{} is done where nothing goes wrong", plan.operation.name());
    let whole = started.elapsed();
    assert!(child.finish().1, "a child that nobody kills ends well");
    whole
}

fn laid(plan: &Plan<'_>, place: &Path) -> PathBuf {
    let folder = place.join("v1");
    if plan.operation != Operation::Create {
        plan.base.lay(&folder);
    }
    folder
}

fn task<'a>(plan: &Plan<'a>, folder: &'a Path) -> Task<'a> {
    Task { operation: plan.operation, folder, base: plan.base, seed: plan.seed, writes: 0, target: None }
}

/// Unlocking derives a key first, which writes nothing. The migration begins with a copy.
fn wait_for_work(folder: &Path) {
    let patience = Instant::now() + Duration::from_secs(30);
    while !["copying", "building"].iter().any(|name| folder.join(name).exists()) && Instant::now() < patience {
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn has_hot_journal(folder: &Path) -> bool {
    let generations = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    generations
        .filter_map(|entry| std::fs::metadata(entry.path().join("store.db-journal")).ok())
        .any(|journal| journal.len() > 0)
}
