//! Power that fails: everything a child wrote is recorded, and cut off at many places in every way a disk may cut it off.

use std::path::Path;

use crate::child::{Operation, Running, Task};
use crate::ledger::{Ledger, Look, Verdict};
use crate::model::{Disk, Leaves};
use crate::recording::{Recording, Step, watched};
use crate::row::{Outcome, Scale};
use crate::store::{self, Base, Numbers};

struct Plan<'a> {
    operation: Operation,
    base: &'a Base,
    /// Entries that are written after it.
    writes: u64,
    states: u64,
    /// One in so many states is looked at closely.
    closely: u64,
    seed: u64,
}

#[derive(Default)]
struct Tally {
    states: u64,
    /// Cut off while something was under way.
    in_the_middle: u64,
    lost: Vec<String>,
    unopenable: Vec<String>,
}

pub fn run(scale: Scale) -> Outcome {
    let base = store::base(scale);
    let aged = base.aged();
    let plan = |operation, writes, states| {
        let base = if operation == Operation::Migrate { &aged } else { base };
        (0..2).map(move |seed| Plan { operation, base, writes, states, closely: scale.pick(1, 10), seed })
    };
    let plans: Vec<Plan<'_>> = [
        plan(Operation::Write, scale.pick(8, 30), scale.pick(24, 300)),
        plan(Operation::Autosave, scale.pick(6, 20), scale.pick(6, 150)),
        plan(Operation::Create, 2, scale.pick(8, 150)),
        plan(Operation::Passphrase, 1, scale.pick(6, 100)),
        plan(Operation::Reencrypt, 2, scale.pick(8, 150)),
        plan(Operation::Restore, 2, scale.pick(6, 150)),
        plan(Operation::Migrate, 2, scale.pick(4, 60)),
        plan(Operation::Daily, 2, scale.pick(4, 60)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let tallies = store::in_lanes(&plans, recorded_and_cut);
    let mut outcome = Outcome::default();
    let sum = |figure: fn(&Tally) -> u64| tallies.iter().map(figure).sum::<u64>();
    outcome.figure("states", sum(|tally| tally.states));
    outcome.figure("in_the_middle", sum(|tally| tally.in_the_middle));
    outcome.figure("lost", sum(|tally| tally.lost.len() as u64));
    outcome.figure("unopenable", sum(|tally| tally.unopenable.len() as u64));
    for (plan, tally) in plans.iter().zip(&tallies) {
        let name = plan.operation.name();
        tally.lost.iter().chain(&tally.unopenable).for_each(|why| outcome.fell_short(format!("{name}: {why}")));
    }
    if sum(|tally| tally.in_the_middle) * 3 < sum(|tally| tally.states) {
        outcome.fell_short("fewer than one in three states came from the middle of a request");
    }
    outcome
}

fn recorded_and_cut(plan: &Plan<'_>) -> Tally {
    let place = store::fast_place();
    let root = place.path().join("disk");
    let folder = root.join("v1");
    std::fs::create_dir(&root).expect("a folder can be made");
    let before = place.path().join("before");
    if plan.operation != Operation::Create {
        plan.base.lay(&folder);
        if plan.operation == Operation::Daily && plan.seed == 0 {
            // The first backup of all makes its folder too.
            std::fs::remove_dir_all(folder.join("snap")).expect("the base has backups");
        }
        store::copy(&folder, &before.join("v1"));
    }
    let task = Task {
        operation: plan.operation,
        folder: &folder,
        base: plan.base,
        seed: plan.seed,
        writes: plan.writes,
        target: None,
    };
    let (mut command, log) = (task.command(), place.path().join("log"));
    watched(&mut command, &[&root], &log, None);
    let (_, ended) = Running::start(command).finish();
    assert!(ended, "a child whose files obey ends well");
    let recording = Recording::read(&log);
    std::fs::remove_file(&log).expect("it was read");
    cut_off(plan, &recording, &root, &before, &place.path().join("after"))
}

fn cut_off(plan: &Plan<'_>, recording: &Recording, root: &Path, before: &Path, after: &Path) -> Tally {
    let mut numbers = Numbers::from(plan.seed ^ 0xC07);
    let mut cuts = places_to_cut(recording, plan.states, &mut numbers);
    if plan.operation == Operation::Reencrypt {
        cuts.extend(after_each_name(recording));
    }
    let mut disk = Disk::holding(root, before, recording);
    let (mut tally, mut ledger) = (Tally::default(), Ledger::new(plan.operation));
    for (at, step) in recording.steps.iter().enumerate() {
        disk.advance(step);
        if let Step::Said(line) = step {
            ledger.hear(line);
        }
        for (_, leaves) in cuts.iter().copied().filter(|(cut, _)| *cut == at) {
            disk.crash(leaves, &mut numbers, after);
            tally.states += 1;
            tally.in_the_middle += u64::from(ledger.in_the_middle());
            let look = if tally.states.is_multiple_of(plan.closely) { Look::Close } else { Look::Quick };
            let verdict = ledger.clone().check(&after.join("v1"), plan.base, look, numbers.next());
            let where_ = || {
                format!(
                    "power gone after step {at} of {}, {leaves:?} left of what was on its way",
                    recording.steps.len()
                )
            };
            match verdict {
                Verdict::Kept => {}
                Verdict::Lost(why) => tally.lost.push(format!("{}: {why}", where_())),
                Verdict::Unopenable(why) => tally.unopenable.push(format!("{}: {why}", where_())),
            }
            std::fs::remove_dir_all(after).expect("what was laid can be removed");
        }
    }
    tally
}

/// A third of them anywhere, a third right after what a program relies on (a sync, a renaming, a word that something is
/// done), a third right before a sync, when most is on its way.
fn places_to_cut(recording: &Recording, states: u64, numbers: &mut Numbers) -> Vec<(usize, Leaves)> {
    const LEAVES: [Leaves; 5] = [Leaves::Nothing, Leaves::Everything, Leaves::Beginning, Leaves::Some, Leaves::Some];
    let steps = &recording.steps;
    let ready = steps.iter().position(|step| matches!(step, Step::Said(line) if line == "ready"));
    let all: Vec<usize> = (ready.expect("a child says so")..steps.len()).collect();
    let relied_on = |at: &&usize| match &steps[**at] {
        Step::Said(line) => line.starts_with("ack"),
        step => matches!(step, Step::Synced(_) | Step::Renamed { .. } | Step::Removed(_) | Step::Cut { .. }),
    };
    let unsynced = |at: &&usize| matches!(steps.get(**at + 1), Some(Step::Synced(_)));
    let turning: Vec<usize> = all.iter().filter(relied_on).copied().collect();
    let full: Vec<usize> = all.iter().filter(unsynced).copied().collect();
    let pick = |from: &[usize], numbers: &mut Numbers| from[numbers.below(from.len() as u64) as usize];
    let mut place = |state: u64| {
        let at = pick([&all, &turning, &full][(state % 3) as usize], numbers);
        (at, LEAVES[numbers.below(5) as usize])
    };
    (0..states).map(&mut place).collect()
}

/// Where keys change, each file that takes its name or goes is a step that a kill may be the last to see: the flip is one of
/// them, and what was sealed under the old keys must be there before and after each.
fn after_each_name(recording: &Recording) -> impl Iterator<Item = (usize, Leaves)> {
    let steps = recording.steps.iter().enumerate();
    let named = steps.filter(|(_, step)| matches!(step, Step::Renamed { .. } | Step::Removed(_)));
    named.map(|(at, _)| (at, Leaves::Everything))
}
