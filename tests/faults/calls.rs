//! Each call to the file system fails once: the first, the second, the third, until there are no more.
//!
//! A success that is acknowledged must be one, in the files and on the disk: after each run the files are looked at as they
//! are, and as they would be had the power gone at its end, with nothing left of what was never synced.

use std::path::Path;

use crate::child::{Operation, Running, Task};
use crate::ledger::{Ledger, Look, Verdict};
use crate::model::{Disk, Leaves};
use crate::recording::{Fault, Recording, watched};
use crate::row::{Outcome, Scale};
use crate::store::{self, Numbers};

const EIO: i32 = 5;
const ENOSPC: i32 = 28;
/// Group of calls (see `shim.c`), and what they fail with.
const KINDS: [(char, i32); 7] = [('r', EIO), ('w', EIO), ('w', ENOSPC), ('s', EIO), ('t', EIO), ('n', EIO), ('o', EIO)];
const OPERATIONS: [Operation; 6] = [
    Operation::Create,
    Operation::Write,
    Operation::Passphrase,
    Operation::BackUp,
    Operation::Restore,
    Operation::Reencrypt,
];
/// Saved after the operation: one fault must not leave a program that can store nothing more.
const WRITES: u64 = 3;

struct Job {
    operation: Operation,
    fault: Option<Fault>,
    /// No call is left to fail here.
    beyond: bool,
    look: Look,
}

#[derive(Default)]
struct Came {
    injected: bool,
    panicked: Option<String>,
    false_success: Option<String>,
    unopenable: Option<String>,
    stuck: Option<String>,
}

pub fn run(scale: Scale) -> Outcome {
    let counting: Vec<Job> = OPERATIONS.map(|operation| job(operation, None, false)).into();
    let counted = store::in_lanes(&counting, |job| done(job).0.calls);
    let mut jobs = Vec::new();
    for (operation, calls) in OPERATIONS.iter().zip(&counted) {
        for (kind, (group, errno)) in KINDS.iter().enumerate() {
            let all = calls.get(group).copied().unwrap_or_default();
            let fault = |n| Some(Fault { group: *group, n, errno: *errno });
            jobs.extend(picked(scale, all, kind as u64).map(|n| job(*operation, fault(n), false)));
            // Runs may differ by a page or two; a little behind the last call there is none.
            jobs.push(job(*operation, fault(all + all / 20 + 3), true));
        }
    }
    let came = store::in_lanes(&jobs, tried);
    let mut outcome = Outcome::default();
    let count = |of: fn(&Came) -> bool| came.iter().filter(|came| of(came)).count() as u64;
    outcome.figure("operations", OPERATIONS.len() as u64);
    outcome.figure("injected", count(|came| came.injected));
    outcome.figure("panics", count(|came| came.panicked.is_some()));
    outcome.figure("false_success", count(|came| came.false_success.is_some()));
    outcome.figure("unopenable", count(|came| came.unopenable.is_some()));
    outcome.figure("stuck", count(|came| came.stuck.is_some()));
    for (job, came) in jobs.iter().zip(came) {
        let ways = [("panic", came.panicked), ("false success", came.false_success)];
        let ways = ways.into_iter().chain([("unopenable", came.unopenable), ("stuck", came.stuck)]);
        let (name, fault) = (job.operation.name(), job.fault);
        for (way, why) in ways.filter_map(|(way, why)| Some((way, why?))) {
            outcome.fell_short(format!("{name}, {fault:?}: {way}: {why}"));
        }
        if job.beyond && came.injected {
            outcome.fell_short(format!("{name}, {fault:?}: there were more calls than were tried"));
        }
    }
    outcome
}

/// All of them, or a few that are spread over them: the first, the last, and others at each place in turn.
fn picked(scale: Scale, all: u64, kind: u64) -> impl Iterator<Item = u64> {
    const FEW: u64 = 4;
    let step = scale.pick(all.div_ceil(FEW).max(1), 1);
    (1..=all).filter(move |n| (n + kind).is_multiple_of(step) || *n == all)
}

fn job(operation: Operation, fault: Option<Fault>, beyond: bool) -> Job {
    let close = fault.is_none_or(|fault| fault.n.is_multiple_of(5) || fault.group == 'n');
    Job { operation, fault, beyond, look: if close { Look::Close } else { Look::Quick } }
}

/// Runs the child; what was recorded, and what the vault is like now and after a loss of power.
fn done(job: &Job) -> (Recording, bool, [Verdict; 2], Ledger) {
    let base = store::smallest();
    let place = store::fast_place();
    let (root, before, after) = (place.path().join("disk"), place.path().join("before"), place.path().join("after"));
    let (folder, target) = (root.join("v1"), root.join("stick"));
    std::fs::create_dir_all(&target).expect("a folder can be made");
    std::fs::create_dir_all(before.join("stick")).expect("a folder can be made");
    if job.operation != Operation::Create {
        base.lay(&folder);
        base.lay(&before.join("v1"));
    }
    let operation = job.operation;
    let task = Task { operation, folder: &folder, base, seed: 3, writes: WRITES, target: Some(&target) };
    let (mut command, log) = (task.command(), place.path().join("log"));
    watched(&mut command, &[&root], &log, job.fault);
    let (said, ended) = Running::start(command).finish();
    let recording = Recording::read(&log);
    let mut ledger = Ledger::of(operation, &said);
    let after_power = {
        let mut disk = Disk::holding(&root, &before, &recording);
        recording.steps.iter().for_each(|step| disk.advance(step));
        disk.crash(Leaves::Nothing, &mut Numbers::from(0), &after);
        look_at(&mut ledger, &after, job)
    };
    let now = look_at(&mut ledger, &root, job);
    (recording, ended, [now, after_power], ledger)
}

fn look_at(ledger: &mut Ledger, root: &Path, job: &Job) -> Verdict {
    ledger.target = (job.operation == Operation::BackUp).then(|| root.join("stick"));
    ledger.clone().check(&root.join("v1"), store::smallest(), job.look, 0)
}

fn tried(job: &Job) -> Came {
    let (recording, ended, verdicts, ledger) = done(job);
    let met = recording.injected().map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    let met = met.unwrap_or_default();
    let mut came = Came { injected: recording.injected().is_some(), ..Came::default() };
    if !ended {
        came.panicked = Some(format!("at {met}, after it had said {:?}", recording.said().last()));
    }
    for (verdict, when) in verdicts.into_iter().zip(["", ", after a loss of power"]) {
        match verdict {
            Verdict::Kept => {}
            Verdict::Lost(why) => came.false_success = Some(format!("at {met}: {why}{when}")),
            Verdict::Unopenable(why) => came.unopenable = Some(format!("at {met}: {why}{when}")),
        }
    }
    let (stored, refused) = ledger.stored();
    if ended && stored + 1 < WRITES {
        came.stuck =
            Some(format!("at {met}: {stored} of {WRITES} entries were stored, the others refused: {refused:?}"));
    }
    came
}
