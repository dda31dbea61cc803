//! Meetings as a calendar file: an event a slot, on the wall clock of the meeting's own zone, coming again as the slot does.

use std::path::PathBuf;

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::selection::{self, Picked, Selection};
use super::store::KeptSlot;
use crate::error::{Code, Error, Result};
use crate::files;
use crate::prose::{NAME_LIMIT, Prose};
use crate::session::Session;
use crate::time::{Day, Now, Zone};
use crate::weekly::{Nth, Rhythm, WeekTime};

const DAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
/// Years around the present for which a zone's changes are written down.
const YEARS: u32 = 10;

#[derive(Deserialize, TS)]
pub struct GroupCalendarRequest {
    /// A folder that the user chose. A new file is made in it, which any program on the computer can read.
    pub folder: String,
    pub selection: Selection,
    /// What the calendar calls each of them, and then it says neither where nor how. Empty: each by its name, with place and
    /// link.
    pub called: Prose,
}

#[derive(Debug, Serialize, TS)]
pub struct GroupCalendarMade {
    /// The file that was made.
    pub file: String,
    pub events: u32,
}

/// And how many events it holds. What is by appointment, or is over, has none.
fn calendar(all: &[Picked], called: Option<&str>, now: Now) -> (String, u32) {
    let mut calendar = Calendar::new();
    let mut zones: Vec<Zone> = Vec::new();
    let mut events = 0;
    for picked in all {
        for slot in &picked.slots {
            let Some(event) = event(picked, slot, called, now) else { continue };
            calendar.push(event);
            events += 1;
            if !zones.contains(&slot.slot.zone) {
                zones.push(slot.slot.zone);
            }
        }
    }
    let text = calendar.done().to_string();
    // The library has no component for zones; they stand before what names them.
    let described: String = zones.into_iter().map(|zone| described(zone, now.today())).collect();
    let text = match text.find("BEGIN:VEVENT") {
        Some(at) => format!("{}{described}{}", &text[..at], &text[at..]),
        None => text,
    };
    (text, events)
}

fn event(picked: &Picked, kept: &KeptSlot, called: Option<&str>, now: Now) -> Option<Event> {
    let slot = kept.slot;
    let (when, next) = (slot.when?, slot.next(now)?);
    let said = &picked.said;
    let mut event = Event::new();
    // A calendar's line is one line.
    let name = said.name.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let summary = called.unwrap_or(&name);
    event.uid(&kept.id.to_string()).summary(summary);
    event.append_property(local("DTSTART", next.local_day, when.start.minute(), slot.zone));
    event.add_property("DURATION", format!("PT{}M", when.minutes));
    if let Some(rule) = rule(slot.rhythm, when) {
        event.add_property("RRULE", rule);
    }
    event.add_property("DTSTAMP", now.moment.compact());
    if called.is_none() {
        let place: Vec<&str> =
            [said.place.as_str(), said.address.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
        if !place.is_empty() {
            event.location(&place.join(", "));
        }
        if !said.conference_url.is_empty() {
            event.url(&said.conference_url);
        }
    }
    if let Some(minutes) = picked.lead {
        event.alarm(Alarm::display(summary, -chrono::Duration::minutes(i64::from(minutes))));
    }
    Some(event.done())
}

/// As RFC 5545 writes it; none for what takes place once. The first of the events is one that the rule makes.
fn rule(rhythm: Rhythm, when: WeekTime) -> Option<String> {
    let day = DAYS[usize::from(when.day) % 7];
    match rhythm {
        Rhythm::Weekly => Some(format!("FREQ=WEEKLY;BYDAY={day}")),
        Rhythm::EveryOtherWeek { .. } => Some(format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={day}")),
        Rhythm::Monthly { weeks } => {
            let days: Vec<String> = weeks.iter().map(|nth| format!("{}{day}", number(nth))).collect();
            Some(format!("FREQ=MONTHLY;BYDAY={}", days.join(",")))
        }
        Rhythm::Once { .. } => None,
    }
}

fn number(nth: Nth) -> i8 {
    match nth {
        Nth::First => 1,
        Nth::Second => 2,
        Nth::Third => 3,
        Nth::Fourth => 4,
        Nth::Fifth => 5,
        Nth::Last => -1,
    }
}

fn local(name: &str, day: Day, minute: u16, zone: Zone) -> Property {
    let value = format!("{}T{:02}{:02}00", day.to_string().replace('-', ""), minute / 60, minute % 60);
    Property::new(name, value).add_parameter("TZID", zone.name()).done()
}

/// The zone's changes over the years around the present, each as it happens: no rule is guessed at.
fn described(zone: Zone, today: Day) -> String {
    let from = today.minus_days(400);
    let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{}", zone.name())];
    for change in zone.changes(from, YEARS) {
        let kind = if change.is_summer { "DAYLIGHT" } else { "STANDARD" };
        lines.push(format!("BEGIN:{kind}"));
        lines.push(format!("DTSTART:{}", change.local));
        lines.push(format!("TZOFFSETFROM:{}", offset(change.minutes_before)));
        lines.push(format!("TZOFFSETTO:{}", offset(change.minutes_after)));
        lines.push(format!("END:{kind}"));
    }
    lines.push("END:VTIMEZONE".to_owned());
    lines.into_iter().map(|line| line + "\r\n").collect()
}

/// `-0800`
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

pub(crate) fn write(session: &mut Session, wanted: GroupCalendarRequest) -> Result<GroupCalendarMade> {
    wanted.called.fits(NAME_LIMIT).map_err(|error| error.in_field("called"))?;
    let called = wanted.called.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let called = Some(called.as_str()).filter(|called| !called.is_empty());
    let now = session.now();
    let (text, events) = calendar(&selection::picked(session.db(), &wanted.selection)?, called, now);
    if events == 0 {
        return Err(Error::at("selection", Code::NothingPrepared));
    }
    let folder = PathBuf::from(&wanted.folder);
    if !folder.is_dir() {
        return Err(Error::at("folder", Code::FolderUnwritable));
    }
    let file = files::write_new(&folder, &format!("daymark-{}", now.moment.compact()), "ics", text)?;
    Ok(GroupCalendarMade { file: file.display().to_string(), events })
}

/// All groups but past ones.
pub(crate) fn whole_file(session: &mut Session) -> Result<String> {
    let kept = selection::all_kept(session.db())?;
    Ok(calendar(&selection::picked(session.db(), &kept)?, None, session.now()).0)
}
