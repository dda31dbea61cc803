//! How far a long work has come, told while it goes on, and the wish that it stop.
//!
//! One handle is shared by whoever works, whoever shows it and whoever cancels: none waits for another.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::Relaxed};

use crate::error::{Error, Result};

/// What is being done, in the order in which most works do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Idle,
    Reading,
    Copying,
    Checking,
    Writing,
}

const STEPS: [Step; 5] = [Step::Idle, Step::Reading, Step::Copying, Step::Checking, Step::Writing];

/// `done` of `total`, in a unit of the step's own (bytes, pages, tables).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub step: Step,
    pub done: u64,
    pub total: u64,
}

#[derive(Clone, Default)]
pub struct Work(Arc<Shared>);

#[derive(Default)]
struct Shared {
    step: AtomicU8,
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Work {
    /// Forgets an earlier wish to stop: it was meant for an earlier work.
    pub fn start(&self) {
        self.0.cancelled.store(false, Relaxed);
    }

    pub fn finish(&self) {
        self.set(Step::Idle, 0, 0);
    }

    pub fn cancel(&self) {
        self.0.cancelled.store(true, Relaxed);
    }

    pub fn progress(&self) -> Progress {
        let step = STEPS.get(usize::from(self.0.step.load(Relaxed))).copied().unwrap_or(Step::Idle);
        Progress { step, done: self.0.done.load(Relaxed), total: self.0.total.load(Relaxed) }
    }

    /// Begins another part of a work, of so many pieces; 0: nobody knows how many.
    pub fn step(&self, step: Step, total: u64) -> Result<()> {
        self.set(step, 0, total);
        self.go_on()
    }

    /// Asked between two pieces of a work: each is short.
    pub fn done(&self, done: u64) -> Result<()> {
        self.0.done.store(done, Relaxed);
        self.go_on()
    }

    pub fn go_on(&self) -> Result<()> {
        if self.0.cancelled.load(Relaxed) { Err(Error::Cancelled) } else { Ok(()) }
    }

    fn set(&self, step: Step, done: u64, total: u64) {
        let at = STEPS.iter().position(|each| *each == step).unwrap_or(0);
        self.0.step.store(at as u8, Relaxed);
        self.0.done.store(done, Relaxed);
        self.0.total.store(total, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_to_stop_is_heard_once_and_forgotten_by_the_next_work() {
        let work = Work::default();
        let shown = work.clone();
        work.start();
        assert!(work.step(Step::Copying, 10).is_ok() && work.done(4).is_ok());
        assert_eq!(shown.progress(), Progress { step: Step::Copying, done: 4, total: 10 });
        shown.cancel();
        assert_eq!(work.done(5), Err(Error::Cancelled));
        work.start();
        assert!(work.go_on().is_ok());
    }
}
