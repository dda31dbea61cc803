//! What may be rung, apart from the door: a long work behind it must hold up no reminder.

use std::mem::take;

use daymark_core::reminders::{Reminder, Rings};
use daymark_core::time::{Moment, Now};

use crate::words::Locale;

pub struct Bell {
    /// Moments, no names: what may be rung while locked. Before the first unlock, what was left in clear for it.
    pub rings: Rings,
    /// Rung while nothing could be written down.
    unwritten: Vec<Moment>,
    pub locale: Locale,
}

impl Bell {
    pub fn new(rings: Rings) -> Bell {
        Bell { rings, unwritten: Vec::new(), locale: Locale::of_system() }
    }

    /// What to show now, if anything is due.
    pub fn due(&mut self, now: Now) -> Option<Reminder> {
        let (reminder, given) = self.rings.due(now)?;
        self.unwritten.extend(given);
        Some(reminder)
    }

    /// Hands over what was rung, to be written down. What could not be stays for the next time.
    pub fn write_down(&mut self, write: impl FnOnce(&[Moment]) -> bool) {
        let given = take(&mut self.unwritten);
        if !given.is_empty() && !write(&given) {
            self.unwritten = given;
        }
    }
}
