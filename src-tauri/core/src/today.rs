//! The present, as the page is told it: the page never asks a clock of its own.

use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::session::Session;
use crate::time::{Day, Moment, Zone};

#[derive(Debug, Serialize, TS)]
pub struct Today {
    pub now: Moment,
    pub zone: Zone,
    pub today: Day,
    pub part: PartOfDay,
    /// 0–1439, on the reader's wall clock.
    pub minute_of_day: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    Night,
    Morning,
    Afternoon,
    Evening,
}

pub(crate) fn get(session: &mut Session, (): ()) -> Result<Today> {
    let now = session.now();
    let minute_of_day = now.moment.minute_of_day_in(now.zone);
    Ok(Today { now: now.moment, zone: now.zone, today: now.today(), part: part_of_day(minute_of_day), minute_of_day })
}

fn part_of_day(minute: u32) -> PartOfDay {
    match minute / 60 {
        5..12 => PartOfDay::Morning,
        12..18 => PartOfDay::Afternoon,
        18..23 => PartOfDay::Evening,
        _ => PartOfDay::Night,
    }
}
