//! Any number of clocks, each counting its own thing in its own way. None is needed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chips;
use super::count::Calendar;
use super::dates;
use super::history::{Counting, Figure, FigureKind, History, Period, Standing};
use super::milestones::{AHEAD, Dating, Milestone};
use super::sets::{self, Item, MilestoneSet, roughly};
use super::store::{self, ClockRow, Owned, PeriodRow, ReturnRow};
use super::words::OwnWords;
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::{NAME_LIMIT, Prose};
use crate::session::{Change, Session};
use crate::settings::WordSet;
use crate::time::{Day, Moment, Now, TimeOfDay, Zone};

/// Bytes.
const ICON_LIMIT: usize = 64;

#[derive(Debug, Serialize, TS)]
pub struct Clock {
    pub id: Id,
    pub label: Prose,
    /// A name that the page knows a picture for; empty: none chosen.
    pub icon: String,
    /// Null: the word set of the settings.
    pub words: Option<WordSet>,
    pub own_words: OwnWords,
    /// Null: wherever the computer is.
    pub zone: Option<Zone>,
    pub counting: Counting,
    /// The hour at which its days start, 0–23.
    pub day_start_hour: u8,
    pub milestone_set: MilestoneSet,
    pub place: ClockPlace,
    /// The one shown large. Exactly one of those that are not archived.
    pub is_main: bool,
    /// The day it is by this clock.
    pub today: Day,
    /// The dates as they were entered, oldest first. `save_period` changes one.
    pub dates: Vec<EnteredPeriod>,
    /// What follows from the dates and the returns to use, oldest first.
    pub periods: Vec<Period>,
    /// Null while no period goes on.
    pub standing: Option<Standing>,
    /// What the user chose to look at, worked out; there while a return to use goes on, too.
    pub figure: Figure,
    /// Use goes on: the last return to use has no end yet.
    pub use_goes_on: bool,
    /// How many returns to use were recorded.
    pub returns: u32,
    /// Reached ones with the day they were first reached, then the coming ones of this period.
    pub milestones: Vec<Milestone>,
}

/// A day on which one began, and for history the day it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EnteredPeriod {
    pub id: Id,
    pub began_on: Day,
    /// In `zone`.
    pub began_time: Option<TimeOfDay>,
    pub zone: Zone,
    /// The first day of use again; null: it was left open.
    pub ended_on: Option<Day>,
    pub earlier: bool,
}

/// Where a clock is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockPlace {
    Shown,
    /// It counts, and is not shown on Today.
    Hidden,
    /// Put away; it keeps everything and greets nobody.
    Archived,
}

#[derive(Clone, Deserialize, TS)]
pub struct ClockDraft {
    /// Null: a new clock.
    pub id: Option<Id>,
    /// "alcohol", "gambling", or the user's own word; it may stay empty.
    pub label: Prose,
    pub icon: String,
    pub words: Option<WordSet>,
    #[serde(default)]
    pub own_words: OwnWords,
    /// By its IANA name; null: wherever the computer is.
    pub zone: Option<String>,
    pub counting: Counting,
    pub day_start_hour: u8,
    pub milestone_set: MilestoneSet,
    pub figure: FigureKind,
    /// Of a new clock; null: it is set later. An old clock's stays as it is.
    pub start: Option<ClockStart>,
}

/// When one began to count.
#[derive(Clone, Copy, Deserialize, TS)]
pub struct ClockStart {
    pub began_on: Day,
    /// In the clock's zone.
    pub began_time: Option<TimeOfDay>,
}

#[derive(Deserialize, TS)]
pub struct ClockRef {
    pub id: Id,
}

#[derive(Deserialize, TS)]
pub struct ClockMove {
    pub id: Id,
    pub place: ClockPlace,
}

#[derive(Deserialize, TS)]
pub struct ClockOrder {
    /// First to last; those not named stay behind them.
    pub ids: Vec<Id>,
}

impl ClockDraft {
    /// A clock nobody was asked about yet: in the zone where the computer is now.
    pub(super) fn plain(now: Now) -> ClockDraft {
        ClockDraft {
            id: None,
            label: Prose::default(),
            icon: String::new(),
            words: None,
            own_words: OwnWords::default(),
            zone: Some(now.zone.name().to_owned()),
            counting: Counting::FromZero,
            day_start_hour: 0,
            milestone_set: MilestoneSet::Aa,
            figure: FigureKind::DaysSince,
            start: None,
        }
    }

    fn checked(self) -> Result<(ClockDraft, Option<Zone>)> {
        let label = self.label.trimmed(NAME_LIMIT).map_err(|error| error.in_field("label"))?;
        if self.icon.len() > ICON_LIMIT {
            return Err(Error::at("icon", Code::TextTooLong));
        }
        if self.day_start_hour > 23 {
            return Err(Error::at("day_start_hour", Code::OutOfRange));
        }
        let zone = self.zone.as_deref().map(str::parse::<Zone>).transpose().map_err(|error| error.in_field("zone"))?;
        let own_words = self.own_words.checked()?;
        Ok((ClockDraft { label, own_words, ..self }, zone))
    }
}

/// A clock with all that follows from its dates.
pub(super) struct Loaded {
    pub row: ClockRow,
    pub periods: Vec<PeriodRow>,
    pub returns: Vec<ReturnRow>,
    pub calendar: Calendar,
    pub history: History,
    pub now: Moment,
    /// The set's milestones and the user's own, shortest first.
    pub items: Vec<Item>,
}

pub(super) fn load(db: &rusqlite::Connection, row: ClockRow, now: Now) -> Result<Loaded> {
    let periods = store::periods(db, row.seq)?;
    let returns = store::returns(db, row.seq)?;
    let zone = row.zone.unwrap_or(now.zone);
    let today = now.moment.day_in(zone);
    let first = periods.iter().map(|period| period.began_on).chain(returns.first().map(|each| each.began_on)).min();
    let calendar = Calendar::new(zone, row.day_start_hour, first.unwrap_or(today), today);
    let history = History::of(&calendar, &periods, &returns, now.moment, row.counting);
    let mut items = sets::items(row.milestone_set, history.longest_days.saturating_add(AHEAD));
    chips::add_own(db, row.seq, &mut items)?;
    items.sort_by_key(|item| roughly(item.key()));
    Ok(Loaded { row, periods, returns, calendar, history, now: now.moment, items })
}

impl Loaded {
    pub fn by_id(db: &rusqlite::Connection, id: Id, now: Now) -> Result<Loaded> {
        load(db, store::clock(db, id)?, now)
    }

    /// The same clock after something was written.
    pub fn anew(&self, db: &rusqlite::Connection, now: Now) -> Result<Loaded> {
        Loaded::by_id(db, self.row.id, now)
    }

    pub fn zone(&self) -> Zone {
        self.calendar.zone
    }

    pub fn dating(&self) -> Dating<'_> {
        Dating { calendar: &self.calendar, history: &self.history, counting: self.row.counting, now: self.now }
    }

    pub fn milestones(&self, db: &rusqlite::Connection) -> Result<Vec<Milestone>> {
        Ok(self.dating().list(&self.items, &chips::kept(db, self.row.seq)?))
    }

    /// The period that was left open, and the days it covers.
    pub fn open_period(&self) -> Option<&PeriodRow> {
        self.periods.iter().find(|period| period.ended_on.is_none())
    }

    pub fn shown(self, db: &rusqlite::Connection) -> Result<Clock> {
        let is_main = main_of(&store::clocks(db)?).is_some_and(|main| main.id == self.row.id);
        self.shown_as(db, is_main)
    }

    fn shown_as(self, db: &rusqlite::Connection, is_main: bool) -> Result<Clock> {
        let milestones = self.milestones(db)?;
        let standing = self.history.standing(self.dating().next(&self.items));
        let figure = self.history.figure(self.row.figure);
        let periods = self.history.periods();
        let use_goes_on = self.history.uses.iter().any(|each| each.last.is_none());
        let returns = self.returns.len() as u32;
        let entered = |period: PeriodRow| EnteredPeriod {
            id: period.id,
            began_on: period.began_on,
            began_time: period.began_time,
            zone: period.zone,
            ended_on: period.ended_on,
            earlier: period.earlier,
        };
        let ClockRow {
            id, label, icon, words, own_words, zone, counting, day_start_hour, milestone_set, place, ..
        } = self.row;
        Ok(Clock {
            id,
            label,
            icon,
            words,
            own_words,
            zone,
            counting,
            day_start_hour,
            milestone_set,
            place,
            is_main,
            today: self.history.today,
            dates: self.periods.into_iter().map(entered).collect(),
            periods,
            standing,
            figure,
            use_goes_on,
            returns,
            milestones,
        })
    }
}

/// The chosen one, while it is not put away; else the first that is shown, else the first that is not put away.
pub(super) fn main_of(rows: &[ClockRow]) -> Option<&ClockRow> {
    let present = || rows.iter().filter(|row| row.place != ClockPlace::Archived);
    let shown = || present().find(|row| row.place == ClockPlace::Shown);
    present().find(|row| row.is_main).or_else(shown).or_else(|| present().next())
}

/// The main one, or the first of those put away: what is meant where no clock is named.
pub(super) fn meant(db: &rusqlite::Connection) -> Result<Option<ClockRow>> {
    let rows = store::clocks(db)?;
    Ok(main_of(&rows).or(rows.first()).cloned())
}

/// In the user's order, those put away last.
pub(crate) fn list(session: &mut Session, (): ()) -> Result<Vec<Clock>> {
    let now = session.now();
    list_all(session.db(), now)
}

fn list_all(db: &rusqlite::Connection, now: Now) -> Result<Vec<Clock>> {
    let mut rows = store::clocks(db)?;
    let main = main_of(&rows).map(|main| main.id);
    rows.sort_by_key(|row| row.place == ClockPlace::Archived);
    rows.into_iter()
        .map(|row| {
            let is_main = Some(row.id) == main;
            load(db, row, now)?.shown_as(db, is_main)
        })
        .collect()
}

pub(super) fn added(tx: &Change<'_>, draft: &ClockDraft, zone: Option<Zone>, now: Now) -> Result<ClockRow> {
    let id = Id::make(now.moment);
    store::add_clock(tx, id, draft, zone, now.moment)?;
    store::clock(tx, id)
}

pub(crate) fn save(session: &mut Session, draft: ClockDraft) -> Result<Clock> {
    let (draft, zone) = draft.checked()?;
    session.write(|tx, now| {
        let Some(id) = draft.id else {
            let row = added(tx, &draft, zone, now)?;
            let loaded = load(tx, row, now)?;
            if let Some(start) = draft.start {
                dates::begin(tx, &loaded, start, now)?;
            }
            return loaded.anew(tx, now)?.shown(tx);
        };
        store::change_clock(tx, id, &draft, zone, now.moment)?;
        Loaded::by_id(tx, id, now)?.shown(tx)
    })
}

pub(crate) fn move_to(session: &mut Session, wanted: ClockMove) -> Result<Clock> {
    session.write(|tx, now| {
        store::place_clock(tx, wanted.id, wanted.place, now.moment)?;
        Loaded::by_id(tx, wanted.id, now)?.shown(tx)
    })
}

pub(crate) fn choose_main(session: &mut Session, wanted: ClockRef) -> Result<Vec<Clock>> {
    session.write(|tx, now| {
        store::choose_main(tx, wanted.id, now.moment)?;
        list_all(tx, now)
    })
}

pub(crate) fn order(session: &mut Session, wanted: ClockOrder) -> Result<Vec<Clock>> {
    session.write(|tx, now| {
        let known = store::clocks(tx)?;
        let rest = known.iter().map(|row| row.id).filter(|id| !wanted.ids.contains(id));
        for (position, id) in wanted.ids.iter().copied().chain(rest).enumerate() {
            store::move_clock(tx, id, position as i64, now.moment)?;
        }
        list_all(tx, now)
    })
}

/// With everything that belongs to it; `restore_clock` brings it all back.
pub(crate) fn delete(session: &mut Session, wanted: ClockRef) -> Result<()> {
    session.write(|tx, now| store::mark_clock_deleted(tx, wanted.id, Some(now.moment)))
}

pub(crate) fn restore(session: &mut Session, wanted: ClockRef) -> Result<Clock> {
    session.write(|tx, now| {
        store::mark_clock_deleted(tx, wanted.id, None)?;
        Loaded::by_id(tx, wanted.id, now)?.shown(tx)
    })
}

/// The clock that an owned row belongs to.
pub(super) fn load_of(db: &rusqlite::Connection, owned: Owned, id: Id, now: Now) -> Result<Loaded> {
    load(db, store::clock_of(db, owned, id)?, now)
}
