//! How far a long work has come, as a page is told.

use daymark_vault::{Progress, Step, Work};
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WorkProgress {
    pub step: WorkStep,
    /// `done` of `total`, in a unit of the step's own; a total of 0: not known.
    #[ts(type = "number")]
    pub done: u64,
    #[ts(type = "number")]
    pub total: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkStep {
    Idle,
    Reading,
    Copying,
    Checking,
    Writing,
}

impl WorkProgress {
    pub fn of(work: &Work) -> WorkProgress {
        let Progress { step, done, total } = work.progress();
        let step = match step {
            Step::Idle => WorkStep::Idle,
            Step::Reading => WorkStep::Reading,
            Step::Copying => WorkStep::Copying,
            Step::Checking => WorkStep::Checking,
            Step::Writing => WorkStep::Writing,
        };
        WorkProgress { step, done, total }
    }
}
