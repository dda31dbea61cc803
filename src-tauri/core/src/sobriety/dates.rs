//! The dates a person enters: when they began, and what came before that.

use std::path::Path;

use daymark_vault::{Step, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::clocks::{self, Clock, ClockDraft, ClockStart, Loaded, load, load_of};
use super::history::{meet, placed, span};
use super::store::{self, Owned, PeriodRow};
use crate::backup;
use crate::dates_file;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::session::{Change, Session};
use crate::time::{Day, Now, TimeOfDay, Zone};

/// Nobody alive counts from an earlier day; an earlier one is a slip of the keyboard.
const EARLIEST_YEAR: i32 = 1900;

#[derive(Deserialize, TS)]
pub struct SobrietyDateDraft {
    /// Null: the main clock, made when there is none.
    pub clock: Option<Id>,
    pub began_on: Day,
    /// In the clock's zone. After a return to use: when it ended, on that day.
    #[ts(optional)]
    pub began_time: Option<TimeOfDay>,
}

#[derive(Clone, Deserialize, TS)]
pub struct PeriodDraft {
    /// Null: a new one.
    pub id: Option<Id>,
    /// Of a new one. An old one stays with its clock.
    pub clock: Id,
    pub began_on: Day,
    /// In the clock's zone; of an old one in the zone it was entered in.
    pub began_time: Option<TimeOfDay>,
    /// The first day of use again; null: it was left open.
    pub ended_on: Option<Day>,
    /// History from before one began to count: what follows it is no return to use. It needs its end.
    pub earlier: bool,
}

#[derive(Deserialize, TS)]
pub struct PeriodRef {
    pub id: Id,
}

/// Days out of another program that were sober.
#[derive(Deserialize, TS)]
pub struct SoberDaysImport {
    pub path: String,
    /// Which column of the file, from 0.
    pub column: usize,
}

#[derive(Debug, Serialize, TS)]
pub struct SoberDaysImported {
    /// Stretches of days that are periods now.
    pub periods: u32,
    /// Stretches that a period here covers or touches: left as it is here.
    pub already_here: u32,
}

/// A day, and with a time of day an instant, that has come and is not before 1900. By the date on the wall: a clock whose
/// days start late may still be at the day before.
pub(super) fn check_past(loaded: &Loaded, zone: Zone, day: Named<Day>, time: Named<Option<TimeOfDay>>) -> Result<()> {
    let Named(at_day, on) = day;
    if on.year() < EARLIEST_YEAR {
        return Err(Error::at(at_day, Code::DateTooEarly));
    }
    if on > loaded.now.day_in(zone) {
        return Err(Error::at(at_day, Code::DateInFuture));
    }
    let Named(at_time, time) = time;
    match time {
        Some(time) if time.on(on, zone) > loaded.now => Err(Error::at(at_time, Code::DateInFuture)),
        _ => Ok(()),
    }
}

/// A value, and the field of the request it stands in.
pub(super) struct Named<T>(pub &'static str, pub T);

fn check_period(loaded: &Loaded, wanted: &PeriodRow) -> Result<()> {
    check_past(loaded, wanted.zone, Named("began_on", wanted.began_on), Named("began_time", wanted.began_time))?;
    let days = span(&loaded.calendar, wanted);
    match wanted.ended_on {
        Some(ended_on) if ended_on <= days.0 => return Err(Error::at("ended_on", Code::EndBeforeStart)),
        Some(ended_on) => check_past(loaded, wanted.zone, Named("ended_on", ended_on), Named("ended_on", None))?,
        None if wanted.earlier => return Err(Error::at("ended_on", Code::DateInvalid)),
        None => {}
    }
    let others = loaded.periods.iter().filter(|period| period.id != wanted.id);
    if others.into_iter().any(|other| meet(days, span(&loaded.calendar, other))) {
        return Err(Error::at("began_on", Code::DatesOverlap));
    }
    Ok(())
}

fn row(loaded: &Loaded, id: Id, start: ClockStart) -> PeriodRow {
    let ClockStart { began_on, began_time } = start;
    PeriodRow { id, began_on, began_time, zone: loaded.zone(), ended_on: None, earlier: false }
}

/// Begins a period that goes on.
pub(super) fn begin(tx: &Change<'_>, loaded: &Loaded, start: ClockStart, now: Now) -> Result<()> {
    let wanted = row(loaded, Id::make(now.moment), start);
    check_period(loaded, &wanted)?;
    store::add_period(tx, loaded.row.seq, &wanted, now.moment)
}

/// Moves the end of the return to use after which one began anew: its last day, or the hour it ended.
fn move_end_of_use(tx: &Change<'_>, loaded: &Loaded, of: Id, start: ClockStart, now: Now) -> Result<()> {
    let known = store::return_to_use(tx, of)?;
    check_past(loaded, known.zone, Named("began_on", start.began_on), Named("began_time", start.began_time))?;
    let ended_on = if start.began_time.is_some() { start.began_on } else { start.began_on.minus_days(1) };
    let moved = store::ReturnRow { ended_on: Some(ended_on), ended_time: start.began_time, ..known };
    super::returns::check(loaded, &moved).map_err(|error| error.in_field("began_on"))?;
    store::change_return(tx, &moved, now.moment)
}

/// Sets the day on which the period that goes on began; begins one where none does. After a return to use it is that
/// return's end which moves, and nothing before it changes.
pub(crate) fn save_sobriety_date(session: &mut Session, draft: SobrietyDateDraft) -> Result<Clock> {
    let start = ClockStart { began_on: draft.began_on, began_time: draft.began_time };
    session.write(|tx, now| {
        let clock = match draft.clock {
            Some(id) => store::clock(tx, id)?,
            None => match clocks::meant(tx)? {
                Some(clock) => clock,
                None => clocks::added(tx, &ClockDraft::plain(now), Some(now.zone), now)?,
            },
        };
        let loaded = load(tx, clock, now)?;
        let Some(open) = loaded.open_period() else {
            begin(tx, &loaded, start, now)?;
            return loaded.anew(tx, now)?.shown(tx);
        };
        let from = placed(&loaded.calendar, open.began_on, open.began_time, open.zone).0;
        match loaded.history.last_use_since(from) {
            Some(last) => move_end_of_use(tx, &loaded, last.id, start, now)?,
            None => {
                let moved = row(&loaded, open.id, start);
                check_period(&loaded, &moved)?;
                store::change_period(tx, &moved, now.moment)?;
            }
        }
        loaded.anew(tx, now)?.shown(tx)
    })
}

/// Enters a period, or changes one that was entered: the start, or history from before.
pub(crate) fn save_period(session: &mut Session, draft: PeriodDraft) -> Result<Clock> {
    session.write(|tx, now| {
        let (loaded, zone) = match draft.id {
            Some(id) => (load_of(tx, Owned::Period, id, now)?, Some(store::period(tx, id)?.zone)),
            None => (Loaded::by_id(tx, draft.clock, now)?, None),
        };
        let wanted = PeriodRow {
            id: draft.id.unwrap_or_else(|| Id::make(now.moment)),
            began_on: draft.began_on,
            began_time: draft.began_time,
            zone: zone.unwrap_or(loaded.zone()),
            ended_on: draft.ended_on,
            earlier: draft.earlier,
        };
        check_period(&loaded, &wanted)?;
        match draft.id {
            Some(_) => store::change_period(tx, &wanted, now.moment)?,
            None => store::add_period(tx, loaded.row.seq, &wanted, now.moment)?,
        }
        loaded.anew(tx, now)?.shown(tx)
    })
}

pub(crate) fn delete_period(session: &mut Session, wanted: PeriodRef) -> Result<Clock> {
    session.write(|tx, now| {
        store::mark_deleted(tx, Owned::Period, wanted.id, Some(now.moment))?;
        load_of(tx, Owned::Period, wanted.id, now)?.shown(tx)
    })
}

/// Refused where another period has come to stand on its days meanwhile.
pub(crate) fn restore_period(session: &mut Session, wanted: PeriodRef) -> Result<Clock> {
    session.write(|tx, now| {
        let loaded = load_of(tx, Owned::Period, wanted.id, now)?;
        let days = span(&loaded.calendar, &store::period(tx, wanted.id)?);
        let others = loaded.periods.iter().filter(|period| period.id != wanted.id);
        if others.into_iter().any(|other| meet(days, span(&loaded.calendar, other))) {
            return Err(Error::refused(Code::DatesOverlap));
        }
        store::mark_deleted(tx, Owned::Period, wanted.id, None)?;
        loaded.anew(tx, now)?.shown(tx)
    })
}

/// Each unbroken stretch of days becomes an earlier period; the one that reaches today or yesterday goes on. What is here
/// already is never changed. A backup of the present state is made first.
pub(crate) fn import_sober_days(session: &mut Session, wanted: SoberDaysImport) -> Result<SoberDaysImported> {
    let today = session.now().today();
    session.at_work(|session, work| {
        let file = dates_file::read(Path::new(&wanted.path), today, work)?;
        let stretches = dates_file::stretches(&file.column(wanted.column)?.days);
        backup::before(session, backup::Reason::Import, work)?;
        write_stretches(session, &stretches, today, work)
    })
}

fn write_stretches(
    session: &mut Session,
    stretches: &[(Day, Day)],
    today: Day,
    work: &Work,
) -> Result<SoberDaysImported> {
    work.step(Step::Writing, stretches.len() as u64)?;
    session.write(|tx, now| {
        let clock = match clocks::meant(tx)? {
            Some(clock) => clock,
            None => clocks::added(tx, &ClockDraft::plain(now), Some(now.zone), now)?,
        };
        let mut imported = SoberDaysImported { periods: 0, already_here: 0 };
        let loaded = load(tx, clock, now)?;
        for (at, (first, last)) in stretches.iter().copied().enumerate() {
            work.done(at as u64)?;
            let goes_on = today.days_since(last) <= 1;
            // The first day that is not sober any more, as a period ends.
            let ended_on = (!goes_on).then(|| last.plus_days(1));
            if loaded.periods.iter().any(|period| meet((first, ended_on), span(&loaded.calendar, period))) {
                imported.already_here += 1;
                continue;
            }
            let start = ClockStart { began_on: first, began_time: None };
            let period = PeriodRow { ended_on, ..row(&loaded, Id::make(now.moment), start) };
            store::add_period(tx, loaded.row.seq, &period, now.moment)?;
            imported.periods += 1;
        }
        Ok(imported)
    })
}
