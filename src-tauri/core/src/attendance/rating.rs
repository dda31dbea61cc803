//! How a visit felt, in ten seconds: three questions, each of which may stay open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Attendance, store};
use crate::error::{Code, Error, Result};
use crate::id::Id;
use crate::prose::{NOTE_LIMIT, Prose};
use crate::session::Session;
use crate::time::Day;

/// Each from 1 (not at all) to 5 (very); null: not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ratings {
    pub comfortable: Option<u8>,
    pub supported: Option<u8>,
    pub motivated: Option<u8>,
}

/// All of a visit's ratings and its note as they are to be; null takes a rating away.
#[derive(Deserialize, TS)]
pub struct VisitRating {
    pub id: Id,
    #[serde(flatten)]
    pub ratings: Ratings,
    pub note: Prose,
}

/// A visit to a group that is kept, for those who compare.
pub(crate) struct RatedVisit {
    pub group: Id,
    pub on: Day,
    pub ratings: Ratings,
}

impl Ratings {
    fn checked(self) -> Result<Ratings> {
        let named = [("comfortable", self.comfortable), ("supported", self.supported), ("motivated", self.motivated)];
        match named.into_iter().find(|(_, rating)| rating.is_some_and(|rating| !(1..=5).contains(&rating))) {
            Some((field, _)) => Err(Error::at(field, Code::OutOfRange)),
            None => Ok(self),
        }
    }
}

pub(crate) fn rate(session: &mut Session, rating: VisitRating) -> Result<Attendance> {
    let ratings = rating.ratings.checked()?;
    rating.note.fits(NOTE_LIMIT).map_err(|error| error.in_field("note"))?;
    session.write(|tx, now| {
        store::rate(tx, rating.id, ratings, &rating.note, now.moment)?;
        store::visit(tx, rating.id)
    })
}

/// Every visit to a group, rated or not, the oldest first.
pub(crate) fn rated(db: &rusqlite::Connection) -> Result<Vec<RatedVisit>> {
    store::rated(db)
}
