//! When milestones fall, which were reached, which come. Days are days; months and years are calendar.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::count::Calendar;
use super::history::{Counting, History, Stretch};
pub use super::sets::{ChipColour, MilestoneUnit};
use super::sets::{Item, Key, at_least_days, roughly};
use crate::prose::Prose;
use crate::time::{Day, Moment};

/// How many coming ones of the set are listed; the user's own all are.
const COMING: usize = 5;
/// Days behind the longest stretch up to which a set is looked at: two years come, at least.
pub(super) const AHEAD: u32 = 3 * 366;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Milestone {
    pub unit: MilestoneUnit,
    /// 0 days is the welcome of the first day.
    pub count: u32,
    /// The day it was first reached, or will be.
    pub on: Day,
    /// Of `on`; 0 is Sunday.
    pub weekday: u8,
    pub reached: bool,
    /// It was reached in an earlier stretch, and comes, or came, in this one as well.
    pub again: bool,
    /// The user's name for it; empty: its unit and count say it.
    pub name: Prose,
    pub colour: Option<ChipColour>,
    /// The user added it.
    pub own: bool,
    pub note: Prose,
    /// `get_milestone_picture` gives a picture of the chip.
    pub picture: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NextMilestone {
    pub milestone: Milestone,
    pub in_days: u32,
    /// How much of the way from the last milestone to this one has gone: 0 to 1.
    pub way: f64,
}

/// What belongs to a milestone beside its dates.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// Reached on that day, whatever return to use was entered later.
    pub reached_on: Option<Day>,
    /// The day it was thought to be reached when its note or picture was put to it.
    pub seen_on: Option<Day>,
    pub note: Prose,
    pub picture: bool,
}

/// What is needed to date milestones.
pub(super) struct Dating<'a> {
    pub calendar: &'a Calendar,
    pub history: &'a History,
    pub counting: Counting,
    pub now: Moment,
}

impl Dating<'_> {
    /// The day on which a stretch reaches it, if it lasts.
    fn on(&self, stretch: &Stretch, (unit, count): Key) -> Day {
        let days = |days: u32| {
            let from_one = self.counting == Counting::FromOne;
            self.calendar.plus_days(stretch.from, if from_one { days.saturating_sub(1) } else { days })
        };
        match unit {
            MilestoneUnit::Hours => match stretch.from_at {
                Some(from) => self.calendar.day_of(hours_after(from, count)),
                None => self.calendar.plus_days(stretch.from, count.div_ceil(24)),
            },
            MilestoneUnit::Days => days(count),
            MilestoneUnit::Weeks => days(count.saturating_mul(7)),
            MilestoneUnit::Months => self.calendar.plus_months(stretch.from, count),
            MilestoneUnit::Years => self.calendar.plus_months(stretch.from, count.saturating_mul(12)),
        }
    }

    fn is_reached(&self, stretch: &Stretch, (unit, count): Key, on: Day) -> bool {
        if on > self.history.today {
            return false;
        }
        match (unit, stretch.from_at) {
            (MilestoneUnit::Hours, Some(from)) => {
                let until = stretch.until_at.or(stretch.until.map(|until| self.calendar.starts_at(until)));
                hours_after(from, count) <= until.map_or(self.now, |until| until.min(self.now))
            }
            (MilestoneUnit::Days, _) => count <= stretch.days,
            (MilestoneUnit::Weeks, _) => count.saturating_mul(7) <= stretch.days,
            _ => stretch.until.is_none_or(|until| on <= until),
        }
    }

    /// What the dates say was reached, each on the first day it was. `items` are in order of length, so that a short stretch
    /// asks for few of them.
    pub fn reached(&self, items: &[Item]) -> BTreeMap<Key, Day> {
        let mut pending: Vec<Key> = items.iter().map(Item::key).collect();
        let mut reached = BTreeMap::new();
        for stretch in &self.history.stretches {
            let mut at = 0;
            while let Some(key) = pending.get(at).copied().filter(|key| at_least_days(*key) <= stretch.days) {
                let on = self.on(stretch, key);
                if self.is_reached(stretch, key, on) {
                    reached.insert(key, on);
                    pending.remove(at);
                } else {
                    at += 1;
                }
            }
        }
        reached
    }

    /// The present stretch's milestones by day, and whether each is reached.
    fn of_current<'i>(&self, items: &'i [Item]) -> Vec<(&'i Item, Day, bool)> {
        let Some(current) = self.history.current() else { return Vec::new() };
        let dated = |item: &'i Item| {
            let on = self.on(current, item.key());
            (item, on, self.is_reached(current, item.key(), on))
        };
        let mut all: Vec<_> = items.iter().map(dated).collect();
        all.sort_by_key(|(item, on, _)| (*on, roughly(item.key())));
        all
    }

    /// Those that the present stretch has reached, and when.
    pub fn reached_now<'i>(&self, items: &'i [Item]) -> Vec<(&'i Item, Day)> {
        self.of_current(items).into_iter().filter(|(_, _, reached)| *reached).map(|(item, on, _)| (item, on)).collect()
    }

    /// Adds to a list those that were reached before and were reached anew since.
    pub fn add_reached_again(&self, items: &[Item], listed: &mut Vec<Milestone>) {
        for (item, on) in self.reached_now(items) {
            if !listed.iter().any(|one| (one.unit, one.count, one.on) == (item.unit, item.count, on)) {
                listed.push(Milestone { again: true, ..milestone(item, on, true, &Kept::default()) });
            }
        }
    }

    /// The next milestone of the present stretch.
    pub fn next(&self, items: &[Item]) -> Option<NextMilestone> {
        let current = self.history.current()?;
        let all = self.of_current(items);
        let (item, on, _) = all.iter().find(|(_, _, reached)| !reached)?;
        let from = all.iter().filter(|(_, _, reached)| *reached).map(|(_, on, _)| *on).max().unwrap_or(current.from);
        let today = self.history.today;
        let gone = today.days_since(from).max(0) as f64;
        let whole = on.days_since(from).max(1) as f64;
        let milestone = milestone(item, *on, false, &Kept::default());
        Some(NextMilestone {
            milestone,
            in_days: self.calendar.days_between(today, *on),
            way: (gone / whole).clamp(0.0, 1.0),
        })
    }

    /// What was reached in any stretch, each on the first day it was, then what comes in this one.
    pub fn list(&self, items: &[Item], kept: &BTreeMap<Key, Kept>) -> Vec<Milestone> {
        let mut reached = self.reached(items);
        for (key, kept) in kept {
            if let Some(on) = kept.reached_on {
                let first = reached.entry(*key).or_insert(on);
                *first = on.min(*first);
            }
            // What the user put to it stays to be seen, whatever the dates say now.
            if let Some(on) = kept.seen_on.filter(|_| kept.picture || !kept.note.is_blank()) {
                reached.entry(*key).or_insert(on);
            }
        }
        let nothing = Kept::default();
        let about = |key: &Key| kept.get(key).unwrap_or(&nothing);
        let unlisted = |(unit, count): Key| Item { unit, count, colour: None, name: Prose::default(), own: false };
        let mut listed: Vec<Milestone> = Vec::new();
        for (key, on) in &reached {
            let item = items.iter().find(|item| item.key() == *key).cloned().unwrap_or_else(|| unlisted(*key));
            listed.push(milestone(&item, *on, true, about(key)));
        }
        listed.sort_by_key(|one| (one.on, roughly((one.unit, one.count))));
        let mut of_set = 0;
        for (item, on, _) in self.of_current(items).iter().filter(|(_, _, reached)| !reached) {
            of_set += usize::from(!item.own);
            if item.own || of_set <= COMING {
                let again = reached.contains_key(&item.key());
                listed.push(Milestone { again, ..milestone(item, *on, false, &nothing) });
            }
        }
        listed
    }
}

fn hours_after(from: Moment, hours: u32) -> Moment {
    from.plus_minutes(i64::from(hours) * 60)
}

fn milestone(item: &Item, on: Day, reached: bool, kept: &Kept) -> Milestone {
    Milestone {
        unit: item.unit,
        count: item.count,
        on,
        weekday: on.weekday(),
        reached,
        again: false,
        name: item.name.clone(),
        colour: item.colour,
        own: item.own,
        note: kept.note.clone(),
        picture: kept.picture,
    }
}
