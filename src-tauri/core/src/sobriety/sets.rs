//! Sets of milestones: what different groups keep, none of it official. Checked on 2026-11.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::prose::Prose;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneUnit {
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// Which milestones a clock has before its user's own are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneSet {
    /// AA custom: 24 hours, 30, 60 and 90 days, 6 and 9 months, 1 year, 18 months, every year.
    Aa,
    /// The same with each month of the first year in the place of days.
    AaMonths,
    /// NA key tags, in their colours.
    Na,
    /// Days, weeks, months, years, as secular groups count.
    Spans,
    /// Only what the user adds.
    Own,
}

/// Of the chip or key tag that is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChipColour {
    White,
    Orange,
    Green,
    Red,
    Blue,
    Yellow,
    /// Glows in the dark.
    Glow,
    Grey,
    Black,
    Bronze,
    Silver,
    Gold,
    Purple,
}

pub(super) type Key = (MilestoneUnit, u32);

/// A milestone of a clock, before it has a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub unit: MilestoneUnit,
    pub count: u32,
    pub colour: Option<ChipColour>,
    /// The user's own name for it.
    pub name: Prose,
    pub own: bool,
}

impl Item {
    fn plain(unit: MilestoneUnit, count: u32) -> Item {
        Item { unit, count, colour: None, name: Prose::default(), own: false }
    }

    fn tag(unit: MilestoneUnit, count: u32, colour: ChipColour) -> Item {
        Item { colour: Some(colour), ..Item::plain(unit, count) }
    }

    pub fn key(&self) -> Key {
        (self.unit, self.count)
    }
}

/// About how long it is, in thousandths of a day: to put in order, never to date by.
pub(super) fn roughly((unit, count): Key) -> u64 {
    let count = u64::from(count);
    match unit {
        MilestoneUnit::Hours => count * 1000 / 24,
        MilestoneUnit::Days => count * 1000,
        MilestoneUnit::Weeks => count * 7000,
        MilestoneUnit::Months => count * 30_437,
        MilestoneUnit::Years => count * 365_242,
    }
}

/// The fewest days in which it can be reached; a little less, to be sure.
pub(super) fn at_least_days(key: Key) -> u32 {
    let days = roughly(key) / 1000;
    u32::try_from(days.saturating_sub(4 + days / 50)).unwrap_or(u32::MAX)
}

/// The set's own, shortest first, as far as `days` days. Its years are without end.
pub(super) fn items(set: MilestoneSet, days: u32) -> Vec<Item> {
    use MilestoneUnit::{Days, Hours, Months, Weeks, Years};
    let plain = |keys: &[Key]| keys.iter().map(|(unit, count)| Item::plain(*unit, *count)).collect::<Vec<_>>();
    let years = |from: u32, colour: Option<ChipColour>| {
        let all = (from..).map(move |count| Item { colour, ..Item::plain(Years, count) });
        all.take_while(move |item| at_least_days(item.key()) <= days)
    };
    let mut all = match set {
        MilestoneSet::Own => return Vec::new(),
        MilestoneSet::Aa => plain(&[
            (Hours, 24),
            (Days, 30),
            (Days, 60),
            (Days, 90),
            (Months, 6),
            (Months, 9),
            (Years, 1),
            (Months, 18),
        ]),
        MilestoneSet::AaMonths => {
            let months = (1..12).map(|count| Item::plain(Months, count));
            let first = plain(&[(Hours, 24)]).into_iter().chain(months);
            first.chain(plain(&[(Years, 1), (Months, 18)])).collect()
        }
        MilestoneSet::Na => vec![
            Item::tag(Days, 0, ChipColour::White),
            Item::tag(Days, 30, ChipColour::Orange),
            Item::tag(Days, 60, ChipColour::Green),
            Item::tag(Days, 90, ChipColour::Red),
            Item::tag(Months, 6, ChipColour::Blue),
            Item::tag(Months, 9, ChipColour::Yellow),
            Item::tag(Years, 1, ChipColour::Glow),
            Item::tag(Months, 18, ChipColour::Grey),
        ],
        MilestoneSet::Spans => {
            let spans = [(Days, 7), (Weeks, 4), (Months, 12)];
            let shorter = spans.iter().flat_map(|(unit, end)| (1..*end).map(|count| Item::plain(*unit, count)));
            shorter.chain([Item::plain(Years, 1)]).collect()
        }
    };
    all.extend(years(2, (set == MilestoneSet::Na).then_some(ChipColour::Black)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_is_in_order_and_goes_on_by_years() {
        for set in [MilestoneSet::Aa, MilestoneSet::AaMonths, MilestoneSet::Na, MilestoneSet::Spans] {
            let all = items(set, 40 * 366);
            assert!(all.is_sorted_by_key(|item| roughly(item.key())), "{set:?}");
            assert_eq!(all.last().map(Item::key), Some((MilestoneUnit::Years, 40)), "{set:?}");
        }
        assert!(items(MilestoneSet::Own, 4000).is_empty());
    }

    #[test]
    fn key_tags_have_their_colours() {
        let colours: Vec<String> =
            items(MilestoneSet::Na, 1200).iter().filter_map(|item| Some(format!("{:?}", item.colour?))).collect();
        assert_eq!(
            colours,
            ["White", "Orange", "Green", "Red", "Blue", "Yellow", "Glow", "Grey", "Black", "Black"],
            "welcome, 30, 60, 90 days, 6 and 9 months, a year, 18 months, then years"
        );
    }
}
