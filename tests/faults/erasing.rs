//! Erasing everything while each call to the file system fails once, and while it is killed at each part of its way.
//!
//! "Nothing was changed" must be so at the next start too, and after a loss of power; "it has begun" must come to its end
//! there. Who was told nothing finds one of the two.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::child::{Operation, Running, Task};
use crate::ledger::{Ledger, Look, Verdict};
use crate::model::{Disk, Leaves};
use crate::recording::{Fault, Recording, watched};
use crate::row::{Outcome, Scale};
use crate::store::{self, Numbers, TOMORROW};

/// Groups of calls (see `shim.c`): reads, writes, syncs, cuts, names, opens.
const GROUPS: [char; 6] = ['r', 'w', 's', 't', 'n', 'o'];
const EIO: i32 = 5;

#[derive(Clone, Copy, Debug)]
enum Job {
    Fails(Option<Fault>),
    /// So many thousandths of the way.
    Killed(u64),
}

#[derive(Default)]
struct Came {
    injected: bool,
    begun: bool,
    refused: bool,
    wrong: Vec<String>,
    calls: std::collections::BTreeMap<char, u64>,
}

pub fn run(scale: Scale) -> Outcome {
    let whole = tried(&Job::Fails(None));
    let mut jobs = Vec::new();
    for group in GROUPS {
        let all = whole.calls.get(&group).copied().unwrap_or_default();
        let step = scale.pick(all.div_ceil(6).max(1), 1) as usize;
        let fault = |n| Job::Fails(Some(Fault { group, n, errno: EIO }));
        jobs.extend((1..=all).rev().step_by(step).map(fault));
    }
    let kills = scale.pick(6, 100);
    jobs.extend((0..kills).map(|at| Job::Killed(at * 1_000 / kills)));
    let came = store::in_lanes(&jobs, tried);
    let mut outcome = Outcome::default();
    let count = |of: fn(&Came) -> bool| came.iter().filter(|came| of(came)).count() as u64;
    outcome.figure("injected", count(|came| came.injected));
    outcome.figure("killed", kills);
    outcome.figure("begun", count(|came| came.begun));
    outcome.figure("refused", count(|came| came.refused));
    outcome.figure("wrong", count(|came| !came.wrong.is_empty()));
    if !whole.begun || count(|came| came.begun) == 0 || count(|came| came.refused) == 0 {
        outcome.fell_short("not every way that an erase may go was gone");
    }
    for (job, came) in jobs.iter().zip(came) {
        came.wrong.iter().for_each(|why| outcome.fell_short(format!("{job:?}: {why}")));
    }
    outcome
}

fn tried(job: &Job) -> Came {
    let base = store::smallest();
    let place = store::fast_place();
    let (root, before, after) = (place.path().join("disk"), place.path().join("before"), place.path().join("after"));
    let (folder, log) = (root.join("v1"), place.path().join("log"));
    base.lay(&folder);
    base.lay(&before.join("v1"));
    let task = Task { operation: Operation::Erase, folder: &folder, base, seed: 3, writes: 0, target: None };
    let mut command = task.command();
    let mut came = Came::default();
    let said = match job {
        Job::Fails(fault) => {
            watched(&mut command, &[&root], &log, *fault);
            let (said, ended) = Running::start(command).finish();
            if !ended {
                came.wrong.push(format!("it fell after {:?}", said.last()));
            }
            said
        }
        Job::Killed(thousandths) => killed(Running::start(command), how_long().mul_f64(*thousandths as f64 / 1_000.0)),
    };
    came.begun = said.iter().any(|line| line == "ack erase");
    came.refused = said.iter().any(|line| line.starts_with("refused erase"));
    if matches!(job, Job::Fails(_)) {
        let recording = Recording::read(&log);
        let mut disk = Disk::holding(&root, &before, &recording);
        recording.steps.iter().for_each(|step| disk.advance(step));
        disk.crash(Leaves::Nothing, &mut Numbers::from(0), &after);
        came.injected = recording.injected().is_some();
        came.wrong.extend(misfit(&after.join("v1"), &came).map(|why| format!("{why}, after a loss of power")));
        came.calls = recording.calls;
    }
    came.wrong.extend(misfit(&folder, &came));
    came
}

fn killed(mut child: Running, after: Duration) -> Vec<String> {
    child.wait_for("begin");
    std::thread::sleep(after);
    child.kill()
}

/// From "begin" to "ack", where nobody kills it.
fn how_long() -> Duration {
    static WHOLE: std::sync::OnceLock<Duration> = std::sync::OnceLock::new();
    *WHOLE.get_or_init(|| {
        let place = store::fast_place();
        let (folder, base) = (place.path().join("v1"), store::smallest());
        base.lay(&folder);
        let task = Task { operation: Operation::Erase, folder: &folder, base, seed: 3, writes: 0, target: None };
        let mut child = Running::start(task.command());
        child.wait_for("begin");
        let started = Instant::now();
        assert!(child.wait_for("ack"), "it is erased where nothing goes wrong");
        let whole = started.elapsed();
        assert!(child.finish().1, "a child that nobody kills ends well");
        whole
    })
}

/// What of the folder does not fit what was said.
fn misfit(folder: &Path, came: &Came) -> Option<String> {
    let mut program = store::program(folder, TOMORROW);
    let state = program.try_ask("get_welcome", Value::Null).map(|welcome| welcome["state"].clone());
    match state.as_ref().map(|state| state.as_str().unwrap_or_default()) {
        Ok("new") if came.refused => Some("it was refused, and everything is gone".to_owned()),
        Ok("new") => {
            let left: Vec<_> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name()).collect();
            (left != ["lock"]).then(|| format!("it is said to be gone, and there is {left:?}"))
        }
        Ok("locked") if came.begun => Some("it has begun, and a door stands there".to_owned()),
        Ok("locked") => {
            program.quit();
            let mut ledger = Ledger::new(Operation::Erase);
            match ledger.check(folder, store::smallest(), Look::Close, 0) {
                Verdict::Kept => None,
                Verdict::Lost(why) | Verdict::Unopenable(why) => Some(format!("not erased, and not whole: {why}")),
            }
        }
        other => Some(format!("the door says {other:?}")),
    }
}
