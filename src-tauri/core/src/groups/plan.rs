//! A week on paper: a selection by the days of its reader's week, on its reader's clock.

use serde::Serialize;
use ts_rs::TS;

use super::selection::{self, Picked, Selection};
use super::store::KeptSlot;
use super::{Facts, Meeting};
use crate::error::Result;
use crate::feeds;
use crate::session::Session;
use crate::time::{Day, Now, TimeOfDay, Zone};
use crate::weekly::Occurrence;

#[derive(Serialize, TS)]
pub struct WeekPlan {
    pub made_on: Day,
    /// Whose clock it is written in.
    pub zone: Zone,
    /// Sunday first.
    pub days: [Vec<PlanRow>; 7],
    /// By appointment, or always open.
    pub without_time: Vec<PlanRow>,
}

/// One slot. What took place once and is over is in no plan.
#[derive(Serialize, TS)]
pub struct PlanRow {
    #[serde(flatten)]
    pub facts: Facts,
    /// As it stands in its own zone.
    pub meeting: Option<Meeting>,
    /// When it is next, in the zone of the plan; a clock that is moved elsewhere may move it.
    pub next: Option<PlannedTime>,
    /// Its own clock shows another time.
    pub differs: bool,
}

#[derive(Clone, Copy, Serialize, TS)]
pub struct PlannedTime {
    pub on: Day,
    pub time: TimeOfDay,
    pub end_time: TimeOfDay,
}

fn planned(next: &Occurrence, zone: Zone) -> PlannedTime {
    PlannedTime {
        on: next.starts_at.day_in(zone),
        time: next.starts_at.clock_time_in(zone),
        end_time: next.ends_at.clock_time_in(zone),
    }
}

fn row(picked: &Picked, slot: Option<&KeptSlot>, next: Option<&Occurrence>, zone: Zone) -> PlanRow {
    PlanRow {
        facts: picked.said.clone().shown(),
        meeting: slot.map(|slot| Meeting::new(slot.id, &slot.slot)),
        next: next.map(|next| planned(next, zone)),
        differs: next.is_some_and(|next| next.differs),
    }
}

fn plan(all: &[Picked], now: Now) -> WeekPlan {
    let mut plan = WeekPlan {
        made_on: now.today(),
        zone: now.zone,
        days: std::array::from_fn(|_| Vec::new()),
        without_time: Vec::new(),
    };
    for picked in all {
        if picked.slots.is_empty() {
            plan.without_time.push(row(picked, None, None, now.zone));
        }
        for slot in &picked.slots {
            match slot.slot.next(now) {
                Some(next) => {
                    let weekday = next.starts_at.day_in(now.zone).weekday();
                    plan.days[usize::from(weekday) % 7].push(row(picked, Some(slot), Some(&next), now.zone));
                }
                None if slot.slot.when.is_none() => plan.without_time.push(row(picked, Some(slot), None, now.zone)),
                None => {}
            }
        }
    }
    let name = |row: &PlanRow| feeds::fold(row.facts.name.as_str());
    for day in &mut plan.days {
        day.sort_by_key(|row| (row.next.map(|next| next.time), name(row)));
    }
    plan.without_time.sort_by_key(name);
    plan
}

pub(crate) fn get(session: &mut Session, selection: Selection) -> Result<WeekPlan> {
    Ok(plan(&selection::picked(session.db(), &selection)?, session.now()))
}
