//! BMLT's `GetSearchResults` (Narcotics Anonymous): an array of meetings, or `{meetings, formats}`. Every value is a text.
//!
//! A format's letters are its server's own; only its `world_id` means the same everywhere. So the letters stay, their names
//! come along, and open and closed are told by the world's word for them.

mod formats;

use daymark_vault::Work;
use serde_json::Value;

use super::dialect::{DayNumbers, Dialect};
use super::json::Rows;
use super::meeting_guide::{joined, position_of};
use super::read::{Reading, Refusal, RowReason};
use super::row::{Fields, shown};
use super::{ListedContact, ListedDetails, ListedMeeting, RowFlag, Way, shared, when};
use crate::error::Result;
use formats::Formats;

/// Minutes, where a list claims more than a day.
const TOO_LONG: u16 = shared::A_DAY;

pub(super) fn read(rows: &Rows<'_>, work: &Work) -> Result<Reading> {
    let formats = Formats::read(&rows.formats);
    let mut reading = Reading::new(Dialect::Bmlt);
    let mut met = std::collections::BTreeSet::new();
    reading.rows = rows.each(work, |row, value| {
        let outcome = match value {
            Value::Object(map) => meeting_of(Fields::new(map), &formats),
            other => Err((String::new(), RowReason::NotAnObject, shown(&other))),
        };
        if let Ok(meeting) = &outcome {
            met.extend(meeting.types.iter().cloned());
        }
        reading.take(row, outcome.map(|meeting| vec![meeting]));
    })?;
    reading.code_names = formats.names_of(met);
    Ok(reading)
}

fn meeting_of(mut fields: Fields, formats: &Formats) -> Result<ListedMeeting, Refusal> {
    let name = fields.text("meeting_name").replace('\n', " ");
    let refuse = |reason, value: String| (name.clone(), reason, value);
    let published = fields.text("published");
    if published == "0" {
        return Err(refuse(RowReason::NotPublished, published));
    }
    let (day, time) = (fields.text("weekday_tinyint"), fields.text("start_time"));
    let by_appointment = day.is_empty() && time.is_empty();
    let days = when::days(&Value::from(day.as_str()), DayNumbers::Sunday1).unwrap_or_default();
    let start = when::time_of_day(&time);
    match (days.is_empty(), start) {
        _ if by_appointment => {}
        (true, _) if day.is_empty() => return Err(refuse(RowReason::TimeWithoutDay, time)),
        (true, _) => return Err(refuse(RowReason::DayUnknown, day)),
        (false, None) if time.is_empty() => return Err(refuse(RowReason::DayWithoutTime, day)),
        (false, None) => return Err(refuse(RowReason::TimeUnknown, time)),
        (false, Some(_)) => {}
    }
    let mut meeting = ListedMeeting { place: fields.text("location_text"), ..shared::unknown() };
    meeting.address = address_of(&mut fields);
    let elsewhere = if meeting.place.is_empty() { &meeting.address } else { &meeting.place };
    meeting.name = match (name.is_empty(), elsewhere.is_empty()) {
        (false, _) => name,
        (true, false) => {
            meeting.flags.push(RowFlag::NameMade);
            elsewhere.clone()
        }
        (true, true) => return Err((String::new(), RowReason::NoName, String::new())),
    };
    let minutes = match start {
        Some(_) => shared::lasting(minutes_of(&fields.text("duration_time")), &mut meeting.flags),
        None => crate::weekly::USUAL_MINUTES,
    };
    fill(&mut meeting, fields, formats);
    let day = days.get(..1).unwrap_or_default();
    Ok(shared::slots(meeting, day, start, minutes).swap_remove(0))
}

/// Everything but when it is and what it is called.
fn fill(meeting: &mut ListedMeeting, mut fields: Fields, formats: &Formats) {
    meeting.zone = shared::zone_of(&fields.text("time_zone"), &mut meeting.flags);
    let letters: Vec<String> =
        fields.text("formats").split(',').map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect();
    meeting.way = way_of(&fields.text("venue_type"), &letters);
    meeting.languages = formats.languages_of(&letters);
    meeting.types = shared::codes(formats.types_of(&letters), &mut meeting.flags);
    meeting.conference_url = fields.link("virtual_meeting_link");
    meeting.conference_phone = fields.text("phone_meeting_number");
    let notes = [fields.text("comments"), fields.text("location_info")];
    meeting.notes = joined(notes.into_iter(), "\n\n");
    let region =
        ["location_neighborhood", "location_city_subsection", "location_sub_province"].map(|key| fields.text(key));
    meeting.region = joined(distinct(region).into_iter(), " · ");
    meeting.entity = fields.text("service_body_name");
    (meeting.slug, meeting.identity) = identity_of(&fields);
    meeting.position = position_of(&mut fields);
    meeting.details = details_of(&mut fields);
    let place = if meeting.place.is_empty() { &meeting.address } else { &meeting.place };
    meeting.grouping = shared::grouping(&meeting.name, "", place);
    if fields.cut {
        meeting.flags.push(RowFlag::TextCut);
    }
    meeting.extra = fields.rest();
    shared::flag(meeting);
}

/// What the world calls its group, or its server's address, with its number there: several meetings are one group's.
fn identity_of(fields: &Fields) -> (String, String) {
    let (world, number) = (fields.peek_text("worldid_mixed"), fields.peek_text("id_bigint"));
    let of = if world.is_empty() { fields.peek_text("root_server_uri") } else { world };
    let identity = match (of.is_empty(), number.is_empty()) {
        (true, true) => String::new(),
        (false, true) => of,
        (_, false) => format!("{of}/{number}"),
    };
    (number, identity)
}

/// The venue's kind; where that is not said, its letters: virtual and temporarily closed is online for now.
fn way_of(venue: &str, letters: &[String]) -> Way {
    let has = |key: &str| letters.iter().any(|each| each.eq_ignore_ascii_case(key));
    match venue {
        "1" => Way::InPerson,
        "2" => Way::Online,
        "3" => Way::Hybrid,
        _ if has("HY") => Way::Hybrid,
        _ if has("VM") => Way::Online,
        _ if has("TC") => Way::Inactive,
        _ => Way::InPerson,
    }
}

/// "01:30:00", up to "24:00:00" and beyond.
fn minutes_of(duration: &str) -> Option<u16> {
    let mut parts = duration.split(':').map(|part| part.parse::<u16>().ok());
    let (hours, minutes) = (parts.next()??, parts.next().unwrap_or(Some(0))?);
    Some(hours.checked_mul(60)?.checked_add(minutes)?.min(TOO_LONG))
}

fn address_of(fields: &mut Fields) -> String {
    let [street, city, province, postal, nation] =
        ["location_street", "location_municipality", "location_province", "location_postal_code_1", "location_nation"]
            .map(|key| fields.text(key));
    let province = joined([province, postal].into_iter(), " ");
    joined([street, city, province, nation].into_iter(), ", ")
}

fn distinct<const N: usize>(texts: [String; N]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}

fn details_of(fields: &mut Fields) -> ListedDetails {
    let contacts = (1..=2).map(|number| ListedContact {
        name: fields.text(&format!("contact_name_{number}")),
        email: fields.text(&format!("contact_email_{number}")),
        phone: fields.text(&format!("contact_phone_{number}")),
    });
    let mut contacts: Vec<ListedContact> = contacts.filter(|contact| *contact != ListedContact::default()).collect();
    let email = fields.text("email_contact");
    if !email.is_empty() && contacts.iter().all(|contact| contact.email != email) {
        contacts.push(ListedContact { email, ..ListedContact::default() });
    }
    ListedDetails {
        conference_url_notes: fields.text("virtual_meeting_additional_info"),
        updated: fields.text("last_changed"),
        contacts,
        ..ListedDetails::default()
    }
}

#[cfg(test)]
mod tests;
