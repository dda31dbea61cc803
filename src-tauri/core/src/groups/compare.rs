//! The groups one tried, side by side. Each stands for itself: nothing is added up, none is put before another.

use serde::Serialize;
use ts_rs::TS;

use super::{Stage, store};
use crate::attendance::{self, RatedVisit, Ratings};
use crate::error::Result;
use crate::id::Id;
use crate::prose::Prose;
use crate::session::Session;
use crate::time::Day;

/// Ratings of one thing, below which nothing can be told.
const NEEDED: u32 = 3;

#[derive(Serialize, TS)]
pub struct Comparison {
    /// In the order in which the user's groups stand.
    pub groups: Vec<Compared>,
    /// Ratings of one thing, below which nothing can be told of it.
    pub needed: u32,
}

#[derive(Serialize, TS)]
pub struct Compared {
    pub group: Id,
    pub name: Prose,
    pub stage: Stage,
    pub visits: u32,
    /// Visits with a rating.
    pub rated: u32,
    pub first_on: Option<Day>,
    pub last_on: Option<Day>,
    pub comfortable: Trend,
    pub supported: Trend,
    pub motivated: Trend,
}

/// One of the three over the visits at which it was said.
#[derive(Debug, PartialEq, Serialize, TS)]
pub struct Trend {
    /// The oldest first.
    pub ratings: Vec<Rated>,
    /// The median; null: too few to tell.
    pub middle: Option<f64>,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Rated {
    pub on: Day,
    /// 1 to 5.
    pub rating: u8,
}

fn trend(visits: &[&RatedVisit], read: impl Fn(&Ratings) -> Option<u8>) -> Trend {
    let ratings: Vec<Rated> =
        visits.iter().filter_map(|visit| read(&visit.ratings).map(|rating| Rated { on: visit.on, rating })).collect();
    let mut sorted: Vec<u8> = ratings.iter().map(|rated| rated.rating).collect();
    sorted.sort_unstable();
    let (lower, upper) = (sorted.get(sorted.len().saturating_sub(1) / 2), sorted.get(sorted.len() / 2));
    let middle = lower.zip(upper).map(|(lower, upper)| f64::from(lower + upper) / 2.0);
    Trend { middle: middle.filter(|_| ratings.len() >= NEEDED as usize), ratings }
}

fn compared(row: store::GroupRow, visits: &[RatedVisit]) -> Compared {
    let own: Vec<&RatedVisit> = visits.iter().filter(|visit| visit.group == row.id).collect();
    let count = |visits: usize| u32::try_from(visits).unwrap_or(u32::MAX);
    Compared {
        group: row.id,
        name: row.said.name,
        stage: row.stage,
        visits: count(own.len()),
        rated: count(own.iter().filter(|visit| visit.ratings != Ratings::default()).count()),
        first_on: own.first().map(|visit| visit.on),
        last_on: own.last().map(|visit| visit.on),
        comfortable: trend(&own, |ratings| ratings.comfortable),
        supported: trend(&own, |ratings| ratings.supported),
        motivated: trend(&own, |ratings| ratings.motivated),
    }
}

/// Those that were visited, and those that one is trying.
pub(crate) fn compare(session: &mut Session, (): ()) -> Result<Comparison> {
    let visits = attendance::rated(session.db())?;
    let mut rows = store::groups(session.db())?;
    rows.sort_by_key(|row| row.position);
    let tried = rows.into_iter().map(|row| compared(row, &visits));
    let groups = tried.filter(|one| one.visits > 0 || one.stage == Stage::Trying).collect();
    Ok(Comparison { groups, needed: NEEDED })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ratings: &[Option<u8>]) -> Trend {
        let on: Day = "2026-11-24".parse().unwrap();
        let group = Id::make("2026-11-24T20:00:00Z".parse().unwrap());
        let visits: Vec<RatedVisit> = ratings
            .iter()
            .map(|supported| RatedVisit { group, on, ratings: Ratings { supported: *supported, ..Ratings::default() } })
            .collect();
        trend(&visits.iter().collect::<Vec<_>>(), |ratings| ratings.supported)
    }

    #[test]
    fn below_three_ratings_nothing_is_told() {
        assert_eq!(of(&[Some(5), None, Some(5)]).middle, None);
        assert_eq!(of(&[]).middle, None);
        assert_eq!(of(&[Some(5), None, Some(1), Some(4)]).middle, Some(4.0), "what was not said is not counted");
        assert_eq!(of(&[Some(5), Some(4), Some(1), Some(4)]).middle, Some(4.0));
        assert_eq!(of(&[Some(5), Some(4), Some(1), Some(2)]).middle, Some(3.0));
    }
}
