//! Meeting Guide JSON: a plain array of meetings (Code for Recovery, `spec`), as real sites fill it in.

use daymark_vault::Work;
use serde_json::Value;

use super::dialect::{DayNumbers, Dialect, NumbersSeen};
use super::json::Rows;
use super::languages;
use super::read::{Reading, Refusal, RowReason};
use super::row::{self, Fields, shown};
use super::shared;
use super::type_words;
use super::when;
use super::{ListedContact, ListedDetails, ListedMeeting, Position, RowFlag, Way};
use crate::error::Result;
use crate::time::TimeOfDay;
use crate::weekly::USUAL_MINUTES;

/// Reads a whole list, its weekdays counted as `numbers` says.
pub(super) fn read(rows: &Rows<'_>, numbers: DayNumbers, work: &Work) -> Result<(Reading, NumbersSeen)> {
    let mut reading = Reading::new(Dialect::MeetingGuide);
    let mut seen = NumbersSeen::default();
    reading.rows = rows.each(work, |row, value| {
        if let Some(day) = value.get("day") {
            seen.see(day);
        }
        let outcome = match value {
            Value::Object(map) => meetings_of(Fields::new(map), numbers),
            other => Err((String::new(), RowReason::NotAnObject, shown(&other))),
        };
        reading.take(row, outcome);
    })?;
    Ok((reading, seen))
}

/// The slots of one row.
pub(super) fn meetings_of(mut fields: Fields, numbers: DayNumbers) -> Result<Vec<ListedMeeting>, Refusal> {
    let name_given = fields.peek("name").is_some();
    let name = fields.text("name").replace('\n', " ");
    let refuse = |reason, value: &Value| (name.clone(), reason, shown(value));

    let day = fields.take("day").unwrap_or(Value::Null);
    let time = fields.take("time").unwrap_or(Value::Null);
    let days = when::days(&day, numbers).ok_or_else(|| refuse(RowReason::DayUnknown, &day))?;
    let (start, end) = start_of(&time).map_err(|()| refuse(RowReason::TimeUnknown, &time))?;
    match (days.is_empty(), start) {
        (false, None) => return Err(refuse(RowReason::DayWithoutTime, &day)),
        (true, Some(_)) => return Err(refuse(RowReason::TimeWithoutDay, &time)),
        _ => {}
    }
    let mut meeting =
        ListedMeeting { place: fields.text("location"), address: address_of(&mut fields), ..shared::unknown() };
    let elsewhere = if meeting.place.is_empty() { &meeting.address } else { &meeting.place };
    meeting.name = match (name.is_empty(), name_given && !elsewhere.is_empty()) {
        (false, _) => name,
        (true, true) => {
            meeting.flags.push(RowFlag::NameMade);
            elsewhere.clone()
        }
        (true, false) => return Err((meeting.address, RowReason::NoName, String::new())),
    };
    let minutes = match start {
        Some(start) => minutes_of(start, end, &mut fields, &mut meeting.flags),
        None => USUAL_MINUTES,
    };
    fill(&mut meeting, fields);
    Ok(shared::slots(meeting, &days, start, minutes))
}

/// Everything but when it is and what it is called.
fn fill(meeting: &mut ListedMeeting, mut fields: Fields) {
    meeting.zone = shared::zone_of(&fields.text("timezone"), &mut meeting.flags);
    meeting.types = types_of(fields.take("types"), &mut meeting.flags);
    meeting.languages = languages_of(&mut fields, &meeting.types);
    meeting.approximate = matches!(fields.text("approximate").as_str(), "yes" | "true" | "1");
    meeting.way = way_of(&fields.text("attendance_option"), &meeting.types, meeting.approximate);
    meeting.group_name = fields.text("group");
    let group = fields.text("group_id");
    let group = if group.is_empty() { meeting.group_name.clone() } else { group };
    let notes = [fields.text("notes"), fields.text("location_notes"), fields.text("group_notes")];
    meeting.notes = joined(notes.into_iter(), "\n\n");
    meeting.conference_url = fields.link("conference_url");
    meeting.conference_phone = fields.text("conference_phone");
    meeting.region = region_of(&mut fields);
    meeting.slug = fields.text("slug");
    meeting.identity = identity_of(&meeting.slug, &fields);
    meeting.entity = fields.text("entity");
    meeting.position = position_of(&mut fields);
    meeting.details = details_of(&mut fields);
    let place = if meeting.place.is_empty() { &meeting.address } else { &meeting.place };
    meeting.grouping = shared::grouping(&meeting.name, &group, place);
    if fields.cut {
        meeting.flags.push(RowFlag::TextCut);
    }
    meeting.extra = fields.rest();
    shared::flag(meeting);
}

/// Its slug; where it has none, its number on its site. Empty: its list does not tell it from others.
fn identity_of(slug: &str, fields: &Fields) -> String {
    let id = fields.peek_text("id");
    match (slug.is_empty(), id.is_empty()) {
        (false, _) => slug.to_owned(),
        (true, false) => format!("id:{id}"),
        (true, true) => String::new(),
    }
}

/// Numbers, or numbers as text; both or neither.
pub(super) fn position_of(fields: &mut Fields) -> Option<Position> {
    let (latitude, longitude) = (fields.text("latitude"), fields.text("longitude"));
    let (latitude, longitude): (f64, f64) = (latitude.parse().ok()?, longitude.parse().ok()?);
    let on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    // Where a list has not looked a place up it says nought.
    let known = latitude != 0.0 || longitude != 0.0;
    (on_earth && known).then_some(Position { latitude, longitude })
}

fn details_of(fields: &mut Fields) -> ListedDetails {
    let contacts = (1..=3).map(|number| ListedContact {
        name: fields.text(&format!("contact_{number}_name")),
        email: fields.text(&format!("contact_{number}_email")),
        phone: fields.text(&format!("contact_{number}_phone")),
    });
    let contacts = contacts.filter(|contact| *contact != ListedContact::default()).collect();
    ListedDetails {
        page_url: fields.link("url"),
        conference_url_notes: fields.text("conference_url_notes"),
        conference_phone_notes: fields.text("conference_phone_notes"),
        website: fields.link("website"),
        contacts,
        updated: fields.text("updated"),
        district: fields.text("district"),
    }
}

/// A start, and an end where both stand in one text.
fn start_of(value: &Value) -> Result<(Option<TimeOfDay>, Option<TimeOfDay>), ()> {
    match value {
        Value::Null => Ok((None, None)),
        Value::String(text) if text.trim().is_empty() => Ok((None, None)),
        Value::String(text) => match when::time_of_day(text) {
            Some(start) => Ok((Some(start), None)),
            None => when::start_and_end(text).map(|(start, end)| (Some(start), Some(end))).ok_or(()),
        },
        _ => Err(()),
    }
}

fn minutes_of(start: TimeOfDay, end: Option<TimeOfDay>, fields: &mut Fields, flags: &mut Vec<RowFlag>) -> u16 {
    let given = when::time_of_day(&fields.text("end_time"));
    let duration = fields.text("duration");
    match given.or(end) {
        None if !duration.is_empty() => shared::lasting(duration.parse().ok(), flags),
        end => shared::minutes_until(start, end, flags),
    }
}

/// An array, or one text with commas. Kinds written out are read as their codes.
fn types_of(value: Option<Value>, flags: &mut Vec<RowFlag>) -> Vec<String> {
    let given: Vec<String> = match value {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).map(row::plain_text).collect(),
        Some(Value::String(text)) => text.split(',').map(row::plain_text).collect(),
        _ => Vec::new(),
    };
    shared::codes(given.into_iter().map(type_words::code_of), flags)
}

/// From its codes; a table may have a column of its own for them.
fn languages_of(fields: &mut Fields, types: &[String]) -> Vec<String> {
    let mut found: Vec<String> = types.iter().filter_map(|code| languages::of_code(code)).map(str::to_owned).collect();
    if let Some(Value::String(named)) = fields.take("language") {
        let each = named.split([',', ';', '/', '|', '&']).map(str::trim).filter(|name| !name.is_empty());
        let known: Option<Vec<&str>> = each.map(languages::of_name).collect();
        match known {
            Some(known) => found.extend(known.into_iter().map(str::to_owned)),
            None => fields.put("language".to_owned(), Value::String(named)),
        }
    }
    found.sort();
    found.dedup();
    found
}

/// As the row says; where it does not, by its types and by whether its address is approximate.
fn way_of(option: &str, types: &[String], approximate: bool) -> Way {
    let has = |code: &str| types.iter().any(|known| known == code);
    type_words::way_of(option).unwrap_or_else(|| match (has("TC"), has("ONL"), approximate) {
        (true, true, _) => Way::Online,
        (true, false, _) => Way::Inactive,
        (false, true, true) => Way::Online,
        (false, true, false) => Way::Hybrid,
        (false, false, true) => Way::Inactive,
        (false, false, false) => Way::InPerson,
    })
}

pub(super) fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

fn address_of(fields: &mut Fields) -> String {
    let whole = fields.text("formatted_address");
    let parts = ["address", "city", "state", "postal_code", "country"].map(|key| fields.text(key));
    if whole.is_empty() { joined(parts.into_iter(), ", ") } else { whole }
}

fn region_of(fields: &mut Fields) -> String {
    let (region, sub_region) = (fields.text("region"), fields.text("sub_region"));
    let listed = match fields.take("regions") {
        Some(Value::Array(regions)) => regions.iter().filter_map(Value::as_str).map(row::plain_text).collect(),
        _ => Vec::new(),
    };
    let parts = if region.is_empty() { listed } else { vec![region, sub_region] };
    joined(parts.into_iter(), " · ")
}

#[cfg(test)]
mod tests;
