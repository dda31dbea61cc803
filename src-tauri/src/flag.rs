//! Something that is so or not, and that another thread can wait for.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[derive(Default)]
pub struct Flag {
    is_so: Mutex<bool>,
    told: Condvar,
}

impl Flag {
    /// How it was before.
    pub fn set(&self, is_so: bool) -> bool {
        let before = std::mem::replace(&mut *self.value(), is_so);
        self.told.notify_all();
        before
    }

    /// Returns when it is `is_so`, and after `longest` in any case.
    pub fn wait_for(&self, is_so: bool, longest: Duration) {
        drop(self.told.wait_timeout_while(self.value(), longest, |now| *now != is_so));
    }

    fn value(&self) -> MutexGuard<'_, bool> {
        self.is_so.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
