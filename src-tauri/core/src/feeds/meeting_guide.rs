//! Meeting Guide JSON: a plain array of meetings (Code for Recovery, `spec`), as real sites fill it in.

use std::collections::HashSet;

use serde_json::Value;

use super::read::{self, Kept, Reading, RefusedRow, RowReason};
use super::row::{self, Fields};
use super::{ListedContact, ListedDetails, ListedMeeting, Position, RowFlag, Way};
use crate::error::{Code, Error, Result};
use crate::prose::Prose;
use crate::time::{TimeOfDay, Zone};
use crate::weekly::{USUAL_MINUTES, WeekTime};

/// A meeting that claims to last longer has most likely a typing error in its end.
const LONG_MINUTES: u16 = 6 * 60;
const A_DAY: u16 = 24 * 60;

/// Reads a whole list. Every row is kept, repeated or refused.
pub(super) fn read(text: &str) -> Result<Reading> {
    let mut reading = Reading::default();
    let mut seen = HashSet::new();
    let mut objects = 0usize;
    reading.rows = read::each_row(text, |number, value| {
        objects += usize::from(value.is_object());
        match meetings_of(value) {
            Ok(meetings) => keep(&mut reading, &mut seen, number, meetings),
            Err((name, reason, value)) => {
                reading.refused.push(RefusedRow { row: number, name: Prose::from(name), reason, value });
            }
        }
    })?;
    if objects == 0 {
        return Err(Error::refused(Code::ListNotMeetings));
    }
    if reading.kept.is_empty() {
        return Err(Error::refused(Code::ListNothingUsable));
    }
    Ok(reading)
}

/// A row whose every slot an earlier row already gave, word for word, is a repetition.
fn keep(reading: &mut Reading, seen: &mut HashSet<String>, row: usize, meetings: Vec<ListedMeeting>) {
    let new: Vec<ListedMeeting> = meetings.into_iter().filter(|meeting| seen.insert(likeness(meeting))).collect();
    reading.repeated += usize::from(new.is_empty());
    reading.kept.extend(new.into_iter().map(|meeting| Kept { row, meeting }));
}

fn likeness(meeting: &ListedMeeting) -> String {
    let when = meeting.when.map(|when| (when.day, when.start, when.minutes));
    format!(
        "{:?}",
        (&meeting.grouping, when, meeting.zone, meeting.way, &meeting.types, &meeting.conference_url, &meeting.notes)
    )
}

type Refusal = (String, RowReason, String);

fn meetings_of(value: Value) -> Result<Vec<ListedMeeting>, Refusal> {
    let Value::Object(map) = value else {
        return Err((String::new(), RowReason::NotAnObject, shown(&value)));
    };
    let name_given = map.get("name").is_some_and(|name| !name.is_null());
    let mut fields = Fields::new(map);
    let mut flags = Vec::new();
    let name = fields.text("name").replace('\n', " ");
    let refuse = |reason, value: &Value| (name.clone(), reason, shown(value));

    let day = fields.take("day").unwrap_or(Value::Null);
    let time = fields.take("time").unwrap_or(Value::Null);
    let days = days_of(&day).ok_or_else(|| refuse(RowReason::DayUnknown, &day))?;
    let start = start_of(&time).map_err(|()| refuse(RowReason::TimeUnknown, &time))?;
    match (days.is_empty(), start) {
        (false, None) => return Err(refuse(RowReason::DayWithoutTime, &day)),
        (true, Some(_)) => return Err(refuse(RowReason::TimeWithoutDay, &time)),
        _ => {}
    }
    let place = fields.text("location");
    let address = address_of(&mut fields);
    let name = match (name.is_empty(), name_given && !place.is_empty()) {
        (false, _) => name,
        (true, true) => {
            flags.push(RowFlag::NameMade);
            place.clone()
        }
        (true, false) => return Err((address, RowReason::NoName, String::new())),
    };
    let minutes = start.map_or(USUAL_MINUTES, |start| minutes_of(start, &fields.text("end_time"), &mut flags));
    let template = meeting(fields, name, place, address, flags);
    let several = days.len() > 1;
    Ok(match start {
        Some(start) => days
            .into_iter()
            .map(|day| {
                let identity = if several { format!("{}#{day}", template.slug) } else { template.slug.clone() };
                ListedMeeting { when: Some(WeekTime { day, start, minutes }), identity, ..template.clone() }
            })
            .collect(),
        None => vec![template],
    })
}

/// Everything but when it is.
fn meeting(mut fields: Fields, name: String, place: String, address: String, mut flags: Vec<RowFlag>) -> ListedMeeting {
    let zone = zone_of(&fields.text("timezone"), &mut flags);
    let types = types_of(fields.take("types"), &mut flags);
    let option = fields.text("attendance_option");
    let approximate = fields.text("approximate") == "yes";
    let way = way_of(&option, &types, approximate);
    let group_name = fields.text("group");
    let group = fields.first_text(&["group_id"]);
    let group = if group.is_empty() { group_name.clone() } else { group };
    let notes = [fields.text("notes"), fields.text("location_notes"), fields.text("group_notes")];
    let notes = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n\n");
    if not_every_week(&notes) || not_every_week(&name) {
        flags.push(RowFlag::NotEveryWeek);
    }
    let conference_url = link(fields.text("conference_url"));
    let conference_phone = fields.text("conference_phone");
    if matches!(way, Way::Online | Way::Hybrid) && conference_url.is_empty() && conference_phone.is_empty() {
        flags.push(RowFlag::NotJoinable);
    }
    let region = region_of(&mut fields);
    let slug = fields.text("slug");
    let entity = fields.text("entity");
    let position = position_of(&mut fields);
    let details = details_of(&mut fields);
    if fields.cut {
        flags.push(RowFlag::TextCut);
    }
    let grouping = grouping(&name, &group, if place.is_empty() { &address } else { &place });
    let extra = fields.rest();
    ListedMeeting {
        identity: slug.clone(),
        slug,
        grouping,
        name,
        when: None,
        zone,
        way,
        types,
        place,
        address,
        region,
        conference_url,
        conference_phone,
        notes,
        entity,
        group_name,
        languages: Vec::new(),
        position,
        approximate,
        details,
        flags,
        extra,
    }
}

/// Numbers, or numbers as text; both or neither.
fn position_of(fields: &mut Fields) -> Option<Position> {
    let latitude: f64 = fields.text("latitude").parse().ok()?;
    let longitude: f64 = fields.text("longitude").parse().ok()?;
    let on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    on_earth.then_some(Position { latitude, longitude })
}

fn details_of(fields: &mut Fields) -> ListedDetails {
    let contacts = (1..=3).map(|number| ListedContact {
        name: fields.text(&format!("contact_{number}_name")),
        email: fields.text(&format!("contact_{number}_email")),
        phone: fields.text(&format!("contact_{number}_phone")),
    });
    let contacts = contacts.filter(|contact| *contact != ListedContact::default()).collect();
    ListedDetails {
        page_url: link(fields.text("url")),
        conference_url_notes: fields.text("conference_url_notes"),
        conference_phone_notes: fields.text("conference_phone_notes"),
        website: link(fields.text("website")),
        contacts,
        updated: fields.text("updated"),
        district: fields.text("district"),
    }
}

/// The same name, group and place on several days are one group.
fn grouping(name: &str, group: &str, place: &str) -> String {
    [name, group, place].map(super::find::fold).join("\u{1f}")
}

/// `None` where a day is unknown; empty where there is none.
fn days_of(value: &Value) -> Option<Vec<u8>> {
    let mut days: Vec<u8> = match value {
        Value::Null => Vec::new(),
        Value::String(text) if text.trim().is_empty() => Vec::new(),
        Value::Array(days) => days.iter().map(row::weekday).collect::<Option<_>>()?,
        one => vec![row::weekday(one)?],
    };
    days.sort_unstable();
    days.dedup();
    Some(days)
}

fn start_of(value: &Value) -> Result<Option<TimeOfDay>, ()> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => row::time_of_day(text).map(Some).ok_or(()),
        _ => Err(()),
    }
}

/// An end before the start is on the next day.
fn minutes_of(start: TimeOfDay, end: &str, flags: &mut Vec<RowFlag>) -> u16 {
    let Some(end) = row::time_of_day(end) else {
        flags.push(RowFlag::DurationAssumed);
        return USUAL_MINUTES;
    };
    let minutes = (A_DAY + end.minute() - start.minute()) % A_DAY;
    if minutes == 0 {
        flags.push(RowFlag::DurationAssumed);
        return USUAL_MINUTES;
    }
    if minutes > LONG_MINUTES {
        flags.push(RowFlag::EndsFarAfter);
    }
    minutes
}

fn zone_of(name: &str, flags: &mut Vec<RowFlag>) -> Option<Zone> {
    let zone = name.parse().ok();
    if zone.is_none() && !name.is_empty() {
        flags.push(RowFlag::ZoneUnknown);
    }
    zone
}

/// An array, or one text with commas. Unknown codes stay as they are; open and closed together are closed.
fn types_of(value: Option<Value>, flags: &mut Vec<RowFlag>) -> Vec<String> {
    let given: Vec<String> = match value {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).map(row::plain_text).collect(),
        Some(Value::String(text)) => text.split(',').map(row::plain_text).collect(),
        _ => Vec::new(),
    };
    let mut seen = HashSet::new();
    let mut types: Vec<String> =
        given.into_iter().filter(|code| !code.is_empty() && code.len() <= 64 && seen.insert(code.clone())).collect();
    if seen.contains("O") && seen.contains("C") {
        flags.push(RowFlag::OpenAndClosed);
        types.retain(|code| code != "O");
    }
    types
}

/// As the row says; where it does not, by its types and by whether its address is approximate.
fn way_of(option: &str, types: &[String], approximate: bool) -> Way {
    let has = |code: &str| types.iter().any(|known| known == code);
    match option {
        "in_person" => Way::InPerson,
        "online" => Way::Online,
        "hybrid" => Way::Hybrid,
        "inactive" => Way::Inactive,
        _ => match (has("TC"), has("ONL"), approximate) {
            (true, true, _) => Way::Online,
            (true, false, _) => Way::Inactive,
            (false, true, true) => Way::Online,
            (false, true, false) => Way::Hybrid,
            (false, false, true) => Way::Inactive,
            (false, false, false) => Way::InPerson,
        },
    }
}

fn address_of(fields: &mut Fields) -> String {
    let whole = fields.text("formatted_address");
    let parts = ["address", "city", "state", "postal_code", "country"].map(|key| fields.text(key));
    if !whole.is_empty() {
        return whole;
    }
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn region_of(fields: &mut Fields) -> String {
    let (region, sub_region) = (fields.text("region"), fields.text("sub_region"));
    let listed = match fields.take("regions") {
        Some(Value::Array(regions)) => regions.iter().filter_map(Value::as_str).map(row::plain_text).collect(),
        _ => Vec::new(),
    };
    let parts = if region.is_empty() { listed } else { vec![region, sub_region] };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Only https and http are kept; a link without a scheme is given https.
fn link(text: String) -> String {
    let lower = text.to_ascii_lowercase();
    match lower.split_once(':') {
        Some(("https" | "http", rest)) if rest.starts_with("//") => text,
        _ if text.is_empty() || text.contains(char::is_whitespace) => String::new(),
        // A scheme, if there is one, ends before the first dot: "javascript:…" has one, "zoom.us:443/j/1" has not.
        Some((scheme, _)) if !scheme.contains('.') => String::new(),
        _ if lower.contains('.') => format!("https://{text}"),
        _ => String::new(),
    }
}

/// "First Saturday", "last Sunday of the month", "every other week", "2nd & 4th Tuesday".
fn not_every_week(notes: &str) -> bool {
    const ORDINALS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "last", "1st", "2nd", "3rd", "4th"];
    const DAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let lower = notes.to_lowercase();
    if lower.contains("every other week") || lower.contains("of the month") || lower.contains("of each month") {
        return true;
    }
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| ORDINALS.contains(&pair[0]) && DAYS.contains(&pair[1].trim_end_matches('s')))
}

fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    row::plain_text(&text).chars().take(60).collect()
}

#[cfg(test)]
mod tests;
