//! The identity of a row a user owns: a UUIDv7, the name by which other devices will know it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::{NoContext, Timestamp, Uuid};

use crate::error::{Code, Error, Result};
use crate::time::Moment;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Id(Uuid);

impl Id {
    /// A new identity, made at `now`: version 7 carries the time of making, told, not asked.
    pub fn make(now: Moment) -> Id {
        let millis = u64::try_from(now.millis()).unwrap_or(0);
        let stamp = Timestamp::from_unix(NoContext, millis / 1000, (millis % 1000) as u32 * 1_000_000);
        Id(Uuid::new_v7(stamp))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for Id {
    type Err = Error;
    fn from_str(text: &str) -> Result<Id> {
        Uuid::parse_str(text).map(Id).map_err(|_| Error::refused(Code::NotFound))
    }
}
