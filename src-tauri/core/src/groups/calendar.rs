//! The meetings of bookmarked groups as a calendar file: a weekly event a slot, on the wall clock of the meeting's own zone.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use super::Group;
use crate::time::{Day, Now, Zone};
use crate::weekly::WeekTime;

const DAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
/// Years around the present for which a zone's changes are written down.
const YEARS: u32 = 10;

/// One slot of one group, and its identity.
pub(crate) struct Dated {
    pub id: String,
    pub when: WeekTime,
    pub zone: Zone,
}

pub(crate) fn calendar(groups: &[(Group, Vec<Dated>)], now: Now) -> String {
    let mut calendar = Calendar::new();
    let mut zones: Vec<Zone> = Vec::new();
    for (group, slots) in groups {
        for slot in slots {
            calendar.push(event(group, slot, now));
            if !zones.contains(&slot.zone) {
                zones.push(slot.zone);
            }
        }
    }
    let text = calendar.done().to_string();
    // The library has no component for zones; they stand before what names them.
    let described: String = zones.into_iter().map(|zone| described(zone, now.today())).collect();
    match text.find("BEGIN:VEVENT") {
        Some(at) => format!("{}{described}{}", &text[..at], &text[at..]),
        None => text,
    }
}

fn event(group: &Group, slot: &Dated, now: Now) -> Event {
    let today = now.moment.day_in(slot.zone);
    let ahead = (slot.when.day + 7 - today.weekday()) % 7;
    let day = today.plus_days(u32::from(ahead));
    let mut event = Event::new();
    event.uid(&slot.id).summary(group.name.as_str());
    event.append_property(local("DTSTART", day, slot.when.start.minute(), slot.zone));
    event.add_property("DURATION", format!("PT{}M", slot.when.minutes));
    event.add_property("RRULE", format!("FREQ=WEEKLY;BYDAY={}", DAYS[usize::from(slot.when.day) % 7]));
    event.add_property("DTSTAMP", now.moment.compact());
    let place: Vec<&str> =
        [group.place.as_str(), group.address.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    if !place.is_empty() {
        event.location(&place.join(", "));
    }
    if !group.conference_url.is_empty() {
        event.url(&group.conference_url);
    }
    if let Some(minutes) = group.reminder_minutes {
        event.alarm(Alarm::display(group.name.as_str(), -chrono::Duration::minutes(i64::from(minutes))));
    }
    event.done()
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
