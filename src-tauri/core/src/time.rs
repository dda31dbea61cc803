//! Days, moments, zones, and the one place that asks the clock.
//!
//! A rule never asks what day it is; it is told. `Clock` is held by the session (or the gate)
//! and read once a command; everything below works on the values it gave.
#![allow(clippy::disallowed_methods)] // The clock lives here, and nowhere else.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, TimeZone,
    Timelike, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Result};

/// A civil day, written `YYYY-MM-DD`. It has no zone: the same day is lived wherever one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Day(NaiveDate);

impl Day {
    /// Day of the month and month count from 1. `None` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// Whole days from `earlier` to this one; negative when this one comes first.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    pub fn plus_days(self, days: u32) -> Day {
        Day(self.0.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX))
    }

    pub fn minus_days(self, days: u32) -> Day {
        Day(self.0.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN))
    }

    /// Calendar months later; the 31st is clamped to the month's end, 29 February to the 28th.
    pub fn plus_months(self, months: u32) -> Day {
        Day(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// 0 is Sunday, as Meeting Guide counts.
    pub fn weekday(self) -> u8 {
        self.0.weekday().num_days_from_sunday() as u8
    }

    /// Years, months and days from `earlier`, the way a person says it ("1 year, 1 month and 16 days").
    /// Nothing before `earlier`.
    pub fn calendar_span_since(self, earlier: Day) -> (u32, u32, u32) {
        if self < earlier {
            return (0, 0, 0);
        }
        let months_apart = (self.year() - earlier.year()) * 12 + self.0.month() as i32 - earlier.0.month() as i32;
        let mut months = u32::try_from(months_apart).unwrap_or(0);
        if earlier.plus_months(months) > self {
            months -= 1;
        }
        let days = self.days_since(earlier.plus_months(months));
        (months / 12, months % 12, u32::try_from(days).unwrap_or(0))
    }

    /// The instant at which the wall clock of `zone` shows `time` on this day.
    ///
    /// In the hour that spring skips it is the later instant, in the hour that autumn repeats the first:
    /// nobody misses a meeting by it.
    pub fn at(self, time: NaiveTime, zone: Zone) -> Moment {
        let wall = NaiveDateTime::new(self.0, time);
        if let Some(instant) = zone.0.from_local_datetime(&wall).earliest() {
            return Moment(instant.with_timezone(&Utc));
        }
        // The wall clock never showed this time. Read it with the offset that held the day before.
        let before = zone.0.offset_from_utc_datetime(&(wall - TimeDelta::days(1)));
        Moment(DateTime::from_naive_utc_and_offset(wall - chrono::Offset::fix(&before), Utc))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Day {
    type Err = Error;
    fn from_str(text: &str) -> Result<Day> {
        let written = |day: &Day| (0..=9999).contains(&day.year());
        let by_pattern = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Day).filter(written);
        plain_day(text.as_bytes()).or_else(by_pattern).ok_or(Error::refused(Code::DateInvalid))
    }
}

/// `2026-11-24`, as every day stands in the store, where forty years of them are read at once.
fn plain_day(text: &[u8]) -> Option<Day> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let number = |digits: &[&u8]| {
        let add = |sum: u32, digit: &&u8| digit.is_ascii_digit().then(|| sum * 10 + u32::from(**digit - b'0'));
        digits.iter().try_fold(0, add)
    };
    Day::new(i32::try_from(number(&[y1, y2, y3, y4])?).ok()?, number(&[m1, m2])?, number(&[d1, d2])?)
}

impl TryFrom<String> for Day {
    type Error = Error;
    fn try_from(text: String) -> Result<Day> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

const COMPACT: &str = "%Y%m%dT%H%M%SZ";

/// An instant, to the millisecond, written as RFC 3339 in UTC: `2026-11-24T18:41:00.000Z`.
/// Fixed width, so that text order is time order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// `None` beyond what a calendar can say.
    pub fn from_millis(millis: i64) -> Option<Moment> {
        DateTime::from_timestamp_millis(millis).map(Moment)
    }

    /// `20261124T184100Z`, in UTC: for a file's name.
    pub fn compact(self) -> String {
        self.0.format(COMPACT).to_string()
    }

    pub fn from_compact(text: &str) -> Option<Moment> {
        NaiveDateTime::parse_from_str(text, COMPACT).ok().map(|at| Moment(at.and_utc()))
    }

    pub fn plus_minutes(self, minutes: i64) -> Moment {
        Moment(self.0 + TimeDelta::minutes(minutes))
    }

    pub fn plus_millis(self, millis: i64) -> Moment {
        Moment(self.0 + TimeDelta::milliseconds(millis))
    }

    /// Minutes from `earlier`, rounded up, so that "in 1 minute" is said until it has begun.
    pub fn minutes_since(self, earlier: Moment) -> i64 {
        let millis = (self.0 - earlier.0).num_milliseconds();
        -((-millis).div_euclid(60_000))
    }

    pub fn day_in(self, zone: Zone) -> Day {
        Day(self.0.with_timezone(&zone.0).date_naive())
    }

    /// Minutes since midnight on the wall clock of `zone`, 0–1439.
    pub fn minute_of_day_in(self, zone: Zone) -> u32 {
        let local = self.0.with_timezone(&zone.0);
        local.hour() * 60 + local.minute()
    }

    /// `HH:MM` on the wall clock of `zone`.
    pub fn clock_time_in(self, zone: Zone) -> TimeOfDay {
        let minute = self.minute_of_day_in(zone);
        TimeOfDay(minute as u16)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl FromStr for Moment {
    type Err = Error;
    fn from_str(text: &str) -> Result<Moment> {
        let parsed = DateTime::parse_from_rfc3339(text).map_err(|_| Error::refused(Code::DateInvalid))?;
        Ok(Moment(parsed.with_timezone(&Utc)))
    }
}

impl TryFrom<String> for Moment {
    type Error = Error;
    fn try_from(text: String) -> Result<Moment> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        moment.to_string()
    }
}

/// A wall-clock time without seconds, written `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    pub const MIDNIGHT: TimeOfDay = TimeOfDay(0);
    pub const NOON: TimeOfDay = TimeOfDay(12 * 60);

    /// `minute` counts from midnight. `None` from 1440 on.
    pub fn from_minute(minute: u16) -> Option<TimeOfDay> {
        (minute < 24 * 60).then_some(TimeOfDay(minute))
    }

    /// Minutes since midnight, 0–1439.
    pub fn minute(self) -> u16 {
        self.0
    }

    pub fn plus_minutes(self, minutes: u16) -> TimeOfDay {
        TimeOfDay(((u32::from(self.0) + u32::from(minutes)) % (24 * 60)) as u16)
    }

    fn naive(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 60, 0).unwrap_or(NaiveTime::MIN)
    }

    /// The instant of this time on `day` in `zone`.
    pub fn on(self, day: Day, zone: Zone) -> Moment {
        day.at(self.naive(), zone)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = Error;
    fn try_from(text: String) -> Result<TimeOfDay> {
        let time = NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| Error::refused(Code::DateInvalid))?;
        Ok(TimeOfDay((time.hour() * 60 + time.minute()) as u16))
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> String {
        time.to_string()
    }
}

/// A time zone by its IANA name; old names ("Europe/Kiev") are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Zone(Tz);

impl Zone {
    pub const UTC: Zone = Zone(Tz::UTC);

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Each change of the offset from UTC in the years from `from` on, and before them the offset that holds on that day.
    pub fn changes(self, from: Day, years: u32) -> Vec<OffsetChange> {
        let offset = |at: DateTime<Utc>| self.0.offset_from_utc_datetime(&at.naive_utc());
        let seconds = |at: DateTime<Utc>| chrono::Offset::fix(&offset(at)).local_minus_utc();
        let described = |at: DateTime<Utc>, before: i32| OffsetChange {
            local: (at.naive_utc() + TimeDelta::seconds(before.into())).format("%Y%m%dT%H%M%S").to_string(),
            minutes_before: before / 60,
            minutes_after: seconds(at) / 60,
            is_summer: chrono_tz::OffsetComponents::dst_offset(&offset(at)) != TimeDelta::zero(),
        };
        let mut day = from.at(NaiveTime::MIN, Zone::UTC).0;
        let mut found = vec![described(day, seconds(day))];
        for _ in 0..years * 366 {
            let next = day + TimeDelta::days(1);
            if seconds(next) != seconds(day) {
                // Between these two, to the minute.
                let minutes = (1..=24 * 60).map(|minute| day + TimeDelta::minutes(minute));
                let at = minutes.into_iter().find(|at| seconds(*at) != seconds(day)).unwrap_or(next);
                found.push(described(at, seconds(day)));
            }
            day = next;
        }
        found
    }

    /// Every zone a person may choose, by name.
    pub fn all() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|tz| tz.name()).filter(|name| name.contains('/') || *name == "UTC")
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = Error;
    fn from_str(name: &str) -> Result<Zone> {
        name.trim().parse().map(Zone).map_err(|_| Error::refused(Code::ZoneUnknown))
    }
}

impl TryFrom<String> for Zone {
    type Error = Error;
    fn try_from(name: String) -> Result<Zone> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> String {
        zone.name().to_owned()
    }
}

/// A zone's clock is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetChange {
    /// `20261101T020000` on the clock as it was before.
    pub local: String,
    /// Minutes east of Greenwich.
    pub minutes_before: i32,
    pub minutes_after: i32,
    pub is_summer: bool,
}

/// What a command is told about the present: the instant, the reader's zone, and so the day.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    pub moment: Moment,
    pub zone: Zone,
}

impl Now {
    pub fn today(self) -> Day {
        self.moment.day_in(self.zone)
    }
}

/// Where the time comes from.
#[derive(Clone)]
pub enum Clock {
    /// The computer's clock and zone.
    System,
    /// Starts at a given instant and runs on, in the computer's zone: for pictures and driven windows.
    Running { from: Moment, since: Instant },
    /// Stands where a test put it.
    Fixed(Arc<Mutex<Now>>),
}

impl Clock {
    pub fn running_from(from: Moment) -> Clock {
        Clock::Running { from, since: Instant::now() }
    }

    pub fn fixed(moment: Moment, zone: Zone) -> Clock {
        Clock::Fixed(Arc::new(Mutex::new(Now { moment, zone })))
    }

    /// Moves a fixed clock; every holder of a clone sees it. Any other clock goes its own way.
    pub fn set(&self, moment: Moment) {
        if let Clock::Fixed(now) = self {
            now.lock().unwrap_or_else(PoisonError::into_inner).moment = moment;
        }
    }

    pub fn now(&self) -> Now {
        match self {
            Clock::System => Now { moment: Moment(Utc::now()), zone: system_zone() },
            Clock::Running { from, since } => {
                let gone = i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX);
                Now { moment: from.plus_millis(gone), zone: system_zone() }
            }
            Clock::Fixed(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }
}

/// Time since the computer was switched on, its sleep included: for "how long has nobody touched it". `Instant` stands
/// still while the computer sleeps.
pub fn since_boot() -> Duration {
    #[cfg(target_os = "linux")]
    {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        let seconds = u64::try_from(now.tv_sec).unwrap_or(0);
        Duration::from_secs(seconds) + Duration::from_nanos(u64::try_from(now.tv_nsec).unwrap_or(0))
    }
    #[cfg(not(target_os = "linux"))]
    {
        // Elsewhere the wall clock is the one that runs on; set back, it counts as a touch.
        let now = u64::try_from(Utc::now().timestamp_millis()).unwrap_or(0);
        Duration::from_millis(now)
    }
}

/// Asked anew each time: people travel, and the program may run for weeks.
fn system_zone() -> Zone {
    let named = std::env::var("TZ").ok().and_then(|name| name.trim_start_matches(':').parse().ok());
    named.or_else(|| iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok())).unwrap_or(Zone::UTC)
}

#[cfg(test)]
mod tests;
