//! When a reminder is due. Pure: told the rings ahead, the moment, and which were given.
//!
//! A ring is a moment and nothing else. While the vault is locked the shell holds the rings of a fortnight in
//! memory and neutral words; no name is among them. `wake` is for those who want to be reminded before a first unlock too.

mod store;
mod wake;

use std::collections::BTreeSet;

use crate::error::Result;
use crate::groups;
use crate::session::Session;
use crate::time::{Moment, Now, TimeOfDay};

pub(crate) use wake::keep_wake;
pub use wake::{before_unlock, forget_past};

/// How far ahead rings are planned, for a vault that stays locked.
const DAYS_AHEAD: u32 = 14;
/// A reminder is still worth giving this long after the meeting began: the computer may have been asleep. Where nobody
/// knows when it begins, this long after its own time.
const GRACE_MINUTES: i64 = 10;
const KEPT_DAYS: i64 = 2;

/// One reminder to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ring {
    pub ring_at: Moment,
    /// When the thing itself begins; `None`: that is known only behind the door.
    pub starts_at: Option<Moment>,
}

impl Ring {
    fn begins(&self) -> Moment {
        self.starts_at.unwrap_or(self.ring_at)
    }
}

/// What has been planned and what has been given; the shell asks it, locked or open.
#[derive(Clone, Debug, Default)]
pub struct Rings {
    ahead: BTreeSet<Ring>,
    given: BTreeSet<Moment>,
}

/// A reminder to show now: the time on the reader's clock at which something begins, where that is known. It names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub begins: Option<TimeOfDay>,
}

impl Rings {
    pub fn new(ahead: impl IntoIterator<Item = Ring>, given: impl IntoIterator<Item = Moment>) -> Rings {
        Rings { ahead: ahead.into_iter().collect(), given: given.into_iter().collect() }
    }

    /// Takes a new plan; what was given stays given.
    pub fn plan(&mut self, ahead: Rings) {
        self.ahead = ahead.ahead;
        self.given.extend(ahead.given);
    }

    /// What is due at `now`, each ring once. After a sleep that missed several, only the one that begins first
    /// from now on is shown: at most one catch-up. A clock set back gives nothing twice.
    pub fn due(&mut self, now: Now) -> Option<(Reminder, Vec<Moment>)> {
        let due: Vec<Ring> = self
            .ahead
            .iter()
            .filter(|ring| ring.ring_at <= now.moment && now.moment < ring.begins().plus_minutes(GRACE_MINUTES))
            .filter(|ring| !self.given.contains(&ring.ring_at))
            .copied()
            .collect();
        let shown = due.iter().min_by_key(|ring| (ring.begins() < now.moment, ring.begins()))?;
        let reminder = Reminder { begins: shown.starts_at.map(|begins| begins.clock_time_in(now.zone)) };
        let given: Vec<Moment> = due.iter().map(|ring| ring.ring_at).collect();
        self.given.extend(&given);
        Some((reminder, given))
    }
}

/// The rings of the coming fortnight, and those already given.
pub fn plan(session: &Session) -> Result<Rings> {
    let now = session.now();
    // From a day ago: a ring may be due whose meeting has just begun.
    let from = Now { moment: now.moment.plus_minutes(-GRACE_MINUTES), ..now };
    let starts = groups::reminded_starts(session.db(), from, DAYS_AHEAD)?;
    let rings = starts.into_iter().map(|(starts_at, lead)| Ring {
        ring_at: starts_at.plus_minutes(-i64::from(lead)),
        starts_at: Some(starts_at),
    });
    Ok(Rings::new(rings, store::given(session.db())?))
}

/// Writes down what was given, so that none is given twice after a restart.
pub(crate) fn remember(session: &mut Session, rings: &[Moment]) -> Result<()> {
    if rings.is_empty() {
        return Ok(());
    }
    session.write(|tx, now| {
        store::forget_before(tx, now.moment.plus_minutes(-KEPT_DAYS * 24 * 60))?;
        rings.iter().try_for_each(|ring| store::remember(tx, *ring))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        format!("2026-11-24T{text}:00Z").parse().unwrap()
    }

    fn now(text: &str) -> Now {
        Now { moment: at(text), zone: "Europe/London".parse().unwrap() }
    }

    fn ring(ring_at: &str, starts_at: &str) -> Ring {
        Ring { ring_at: at(ring_at), starts_at: Some(at(starts_at)) }
    }

    fn begins(due: Option<(Reminder, Vec<Moment>)>) -> Option<String> {
        due.map(|(reminder, _)| reminder.begins.unwrap().to_string())
    }

    #[test]
    fn a_reminder_is_given_at_its_time_and_once() {
        let mut rings = Rings::new([ring("19:00", "19:30")], []);
        assert_eq!(begins(rings.due(now("18:59"))), None);
        assert_eq!(begins(rings.due(now("19:00"))).as_deref(), Some("19:30"));
        assert_eq!(begins(rings.due(now("19:01"))), None, "once is enough");
    }

    #[test]
    fn after_a_sleep_at_most_one_is_caught_up() {
        let mut rings = Rings::new([ring("12:00", "12:30"), ring("18:30", "19:00"), ring("19:00", "19:30")], []);
        assert_eq!(begins(rings.due(now("19:05"))).as_deref(), Some("19:30"), "the one that still lies ahead");
        assert_eq!(begins(rings.due(now("19:06"))), None, "the others are not worth a second ring");
    }

    #[test]
    fn what_is_long_over_is_not_reminded_of() {
        let mut rings = Rings::new([ring("12:00", "12:30")], []);
        assert_eq!(begins(rings.due(now("12:40"))), None);
        assert_eq!(begins(rings.due(now("12:39"))).as_deref(), Some("12:30"));
    }

    #[test]
    fn a_clock_set_back_rings_nothing_twice() {
        let mut rings = Rings::new([ring("19:00", "19:30")], []);
        rings.due(now("19:10"));
        assert_eq!(begins(rings.due(now("19:00"))), None);
    }

    #[test]
    fn a_ring_given_before_a_restart_is_not_given_again() {
        let mut rings = Rings::new([ring("19:00", "19:30")], [at("19:00")]);
        assert_eq!(begins(rings.due(now("19:10"))), None);
    }

    #[test]
    fn one_of_which_only_its_own_time_is_known_is_given_without_another_and_for_ten_minutes() {
        let blind = |ring_at| Ring { ring_at: at(ring_at), starts_at: None };
        let mut rings = Rings::new([blind("18:20"), blind("18:55"), blind("19:00"), blind("19:20")], []);
        let (reminder, given) = rings.due(now("19:04")).unwrap();
        assert_eq!(reminder, Reminder { begins: None });
        assert_eq!(given, [at("18:55"), at("19:00")], "one catch-up for both; what is long over is let be");
        assert_eq!(rings.due(now("19:09")), None);
        assert_eq!(rings.due(now("19:30")), None, "ten minutes late is too late");
        // The vault is opened: the same ring, and now it is known what it is for.
        rings.plan(Rings::new([ring("19:00", "19:30")], []));
        assert_eq!(rings.due(now("19:05")), None, "not twice");
    }
}
