//! Where meetings are: which stand near a place, and the places a list names, found by their words.

use std::collections::HashMap;

use super::postings::{Meetings, those};
use super::words::{Lines, fold};
use crate::feeds::Position;

/// Mean radius, in kilometres (IUGG).
const EARTH: f64 = 6371.0088;
/// Of a meeting that has no place on the map.
pub(super) const NOWHERE: u32 = u32::MAX;
/// More are not offered: another word is quicker than a long list.
const OFFERED: usize = 20;

/// A point on a ball of radius 1: the straight way between two of them tells the way around it.
#[derive(Clone, Copy)]
pub(super) struct Point([f64; 3]);

impl Point {
    pub fn new(position: Position) -> Point {
        let (north, east) = (position.latitude.to_radians(), position.longitude.to_radians());
        Point([north.cos() * east.cos(), north.cos() * east.sin(), north.sin()])
    }

    fn straight_squared(self, other: Point) -> f64 {
        self.0.iter().zip(other.0).map(|(a, b)| (a - b) * (a - b)).sum()
    }

    /// Around the earth, in kilometres.
    pub fn km_to(self, other: Point) -> f64 {
        2.0 * EARTH * (self.straight_squared(other).sqrt() / 2.0).min(1.0).asin()
    }
}

/// Every position once, and every name of one.
#[derive(Default)]
pub(super) struct Spots {
    points: Vec<Point>,
    of_meeting: Vec<u32>,
    /// Folded.
    names: Lines,
    /// A meeting at each name.
    named: Vec<u32>,
}

#[derive(Default)]
pub(super) struct SpotsBuilder {
    spots: Spots,
    numbers: HashMap<[u64; 2], u32>,
    names: HashMap<String, u32>,
}

impl SpotsBuilder {
    /// `name`: what its list writes of the place.
    pub fn add(&mut self, position: Option<Position>, name: &[&str]) {
        let meeting = self.spots.of_meeting.len() as u32;
        let Some(position) = position else {
            self.spots.of_meeting.push(NOWHERE);
            return;
        };
        let points = &mut self.spots.points;
        let number =
            *self.numbers.entry([position.latitude.to_bits(), position.longitude.to_bits()]).or_insert_with(|| {
                points.push(Point::new(position));
                points.len() as u32 - 1
            });
        self.spots.of_meeting.push(number);
        let name = fold(&name.join(" ")).replace('\n', " ");
        if !name.trim().is_empty() && !self.names.contains_key(&name) {
            self.spots.names.push(&name);
            self.spots.named.push(meeting);
            self.names.insert(name, meeting);
        }
    }

    pub fn build(self) -> Spots {
        self.spots
    }
}

impl Spots {
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    pub fn has_position(&self, meeting: u32) -> bool {
        self.of_meeting[meeting as usize] != NOWHERE
    }

    pub fn km(&self, meeting: u32, from: Point) -> Option<f64> {
        self.points.get(self.of_meeting[meeting as usize] as usize).map(|point| point.km_to(from))
    }

    /// The meetings that are known to be no farther than `km` from there.
    pub fn near(&self, from: Point, km: f64) -> Meetings {
        // The straight way through the ball that is as far as `km` around it; half around is everywhere.
        let straight = 2.0 * (km.max(0.0) / (2.0 * EARTH)).min(std::f64::consts::FRAC_PI_2).sin();
        let is_near: Vec<bool> =
            self.points.iter().map(|point| point.straight_squared(from) <= straight * straight).collect();
        those(&self.of_meeting, |spot| is_near.get(*spot as usize).copied().unwrap_or(false))
    }

    /// A meeting at each place in whose name every word stands, the shortest names first.
    pub fn named(&self, words: &[String]) -> Vec<u32> {
        let Some(longest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
        let has_all = |name: &str| words.iter().all(|word| name.contains(word.as_str()));
        let mut found: Vec<(usize, usize)> = self
            .names
            .holding(longest)
            .map(|number| (self.names.line(number), number))
            .filter(|(name, _)| has_all(name))
            .map(|(name, number)| (name.len(), number))
            .collect();
        if found.len() > OFFERED {
            found.select_nth_unstable(OFFERED);
            found.truncate(OFFERED);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, number)| self.named[number]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(latitude: f64, longitude: f64) -> Point {
        Point::new(Position { latitude, longitude })
    }

    #[test]
    fn distances_are_those_of_the_atlas() {
        let (seattle, tacoma) = (point(47.6062, -122.3321), point(47.2529, -122.4443));
        assert!((seattle.km_to(tacoma) - 40.2).abs() < 0.1);
        assert!((point(0.0, 179.9).km_to(point(0.0, -179.9)) - 22.24).abs() < 0.01, "over the date line");
        assert!((point(90.0, 0.0).km_to(point(-90.0, 50.0)) - EARTH * std::f64::consts::PI).abs() < 0.001);
        assert_eq!(seattle.km_to(seattle), 0.0);
    }
}
