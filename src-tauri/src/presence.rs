//! Whether anybody is there: the loop that locks after a while of no touch, and keeps a backup while nobody waits.
//!
//! It sleeps in short steps and asks how long ago the last touch was on a clock that runs on while the computer sleeps.

use std::time::Duration;

use daymark_core::time::since_boot;
use tauri::{AppHandle, Manager};

use crate::host::Host;
use crate::{closing, seams};

const STEP: Duration = Duration::from_secs(1);
/// Nobody waits for an answer after so long without a touch.
const QUIET: Duration = Duration::from_secs(5);

/// Between two attempts at a backup: one that was put off or failed is not tried again with every step.
const BETWEEN_BACKUPS: Duration = Duration::from_secs(60);

pub fn start(app: AppHandle) {
    std::thread::spawn(move || {
        let mut next_backup = Duration::ZERO;
        loop {
            std::thread::sleep(STEP);
            look(&app, &mut next_backup);
        }
    });
}

fn look(app: &AppHandle, next_backup: &mut Duration) {
    let host = app.state::<Host>();
    let Some(rules) = host.lock_rules() else { return };
    let idle = host.idle();
    if rules.idle.is_some_and(|longest| idle >= seams::waited(longest)) {
        closing::lock_and_wait(app);
    } else if idle >= QUIET && since_boot() >= *next_backup {
        host.keep_safe();
        *next_backup = since_boot() + BETWEEN_BACKUPS;
    }
}
