//! What rings before the vault is opened: minutes in clear, beside it, for those who chose so. Off until it is wanted.

use std::collections::BTreeSet;

use daymark_vault::wake_minutes;

use super::{Ring, Rings};
use crate::error::Result;
use crate::gate::Gate;
use crate::session::Session;
use crate::settings;
use crate::time::Moment;

const MINUTE: i64 = 60_000;

/// What may be rung though nothing was unlocked yet: moments, without what begins then. Empty where its user did not choose
/// so. Nothing is asked of the folder but this one file.
pub fn before_unlock(gate: &Gate) -> Rings {
    Rings::new(wake_minutes(gate.root()).into_iter().filter_map(ring), [])
}

/// Of those, what is past is written there no longer: a second start gives none twice.
pub fn forget_past(gate: &mut Gate) -> Result<()> {
    let minutes = wake_minutes(gate.root());
    let ahead = from(&minutes, gate.clock().now().moment);
    if ahead == minutes {
        return Ok(());
    }
    Ok(gate.home()?.keep_wake(&ahead)?)
}

/// Brings the file in line with what its user chose, and with the plan; where it is in line it is not touched.
pub(crate) fn keep_wake(session: &Session) -> Result<()> {
    if !settings::current(session.db())?.remind_before_unlock {
        return Ok(session.home().forget_wake()?);
    }
    let plan = super::plan(session)?;
    let planned = plan.ahead.iter().filter(|ring| !plan.given.contains(&ring.ring_at));
    let minutes = planned.filter_map(|ring| u64::try_from(ring.ring_at.millis().div_euclid(MINUTE)).ok()).collect();
    Ok(session.home().keep_wake(&from(&minutes, session.now().moment))?)
}

/// What lies behind `now` tells where somebody has been, and is of no use to anybody.
fn from(minutes: &BTreeSet<u64>, now: Moment) -> BTreeSet<u64> {
    let next = u64::try_from(now.millis().div_euclid(MINUTE) + 1).unwrap_or(0);
    minutes.range(next..).copied().collect()
}

fn ring(minute: u64) -> Option<Ring> {
    let ring_at = Moment::from_millis(i64::try_from(minute).ok()?.checked_mul(MINUTE)?)?;
    Some(Ring { ring_at, starts_at: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_minute_is_kept_until_it_begins() {
        let minute = u64::try_from(at("2026-11-24T19:00:00Z").millis() / MINUTE).unwrap();
        let all = BTreeSet::from([minute - 1, minute, minute + 1]);
        let kept = |now| from(&all, at(now)).len();
        assert_eq!(kept("2026-11-24T18:58:59.999Z"), 3);
        assert_eq!(kept("2026-11-24T18:59:59.999Z"), 2);
        assert_eq!(kept("2026-11-24T19:00:00Z"), 1);
        assert_eq!(kept("1969-12-31T23:00:00Z"), 3, "a clock from before time began");
        assert_eq!(ring(minute).unwrap().ring_at, at("2026-11-24T19:00:00Z"));
    }

    #[test]
    fn any_number_that_a_file_may_hold_is_a_moment_or_nothing() {
        assert!(ring(u64::from(u32::MAX)).is_some());
        assert_eq!(ring(u64::MAX), None);
        assert_eq!(ring(i64::MAX as u64), None);
        assert_eq!(ring(i64::MAX as u64 / 60_000), None, "beyond the calendar");
    }
}
