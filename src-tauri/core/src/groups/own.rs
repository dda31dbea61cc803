//! A group that no list has: typed in by its user. With slots, or as a chat that is always there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::said::Said;
use super::store::{self, KeptSlot};
use super::{Group, whole};
use crate::error::{Code, Error, Result};
use crate::feeds::{ListedDetails, Way};
use crate::id::Id;
use crate::prose::{NAME_LIMIT, NOTE_LIMIT, Prose};
use crate::session::Session;
use crate::settings;
use crate::time::{Now, TimeOfDay, Zone};
use crate::weekly::{Rhythm, Slot, USUAL_MINUTES, WeekTime};

const MOST_SLOTS: usize = 50;
const MOST_KINDS: usize = 50;
const LONGEST_KIND: usize = 64;
const A_DAY: u16 = 24 * 60;

/// How people come together where they do not come together in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    Video,
    Phone,
    /// Written, at a time or always open.
    Chat,
    /// Written, answered when one likes.
    Forum,
}

/// All that its user says of it. Saved again it takes the place of what was said before.
#[derive(Deserialize, TS)]
pub struct OwnGroupDraft {
    /// Null: a new one. One that came from a list is its user's own from then on: no list changes it any more.
    pub id: Option<Id>,
    pub name: String,
    pub way: Way,
    pub medium: Option<Medium>,
    pub place: String,
    pub address: String,
    pub conference_url: String,
    pub conference_phone: String,
    pub passcode: String,
    pub notes: String,
    pub fellowship: String,
    /// Codes of the Meeting Guide specification, or anything.
    pub kinds: Vec<String>,
    /// None: without a time.
    pub slots: Vec<OwnSlot>,
    /// Where its clock hangs.
    pub zone: String,
}

#[derive(Deserialize, TS)]
pub struct OwnSlot {
    /// The slot as it was, where there was one.
    pub id: Option<Id>,
    pub rhythm: Rhythm,
    /// 0 is Sunday. What takes place once has its day in its rhythm.
    pub day: Option<u8>,
    /// `HH:MM`; null: no time.
    pub time: Option<String>,
    /// Null: an hour.
    pub minutes: Option<u16>,
}

fn text(text: &str, limit: usize, field: &'static str) -> Result<String> {
    if text.len() > limit {
        return Err(Error::at(field, Code::TextTooLong));
    }
    Ok(text.trim().to_owned())
}

/// `https` and `http`, and what has no scheme is given `https`. Another program would be handed anything else.
fn link(typed: &str) -> Result<String> {
    let typed = text(typed, NAME_LIMIT * 4, "conference_url")?;
    let lower = typed.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or(lower.strip_prefix("http://"));
    match host {
        _ if typed.is_empty() => Ok(typed),
        Some(host) if !host.is_empty() && !typed.contains(char::is_whitespace) => Ok(typed),
        // A scheme, if there is one, ends before the first dot or slash.
        None if !typed.contains(char::is_whitespace) && has_host(&lower) => Ok(format!("https://{typed}")),
        _ => Err(Error::at("conference_url", Code::LinkUnknown)),
    }
}

fn has_host(address: &str) -> bool {
    let host = address.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.contains('.') && host.split('.').all(|part| !part.is_empty())
}

fn slot(own: &OwnSlot, zone: Zone) -> Result<Slot> {
    let wrong = |code| Error::at("slots", code);
    let day = match own.rhythm {
        Rhythm::Once { on } => Some(on.weekday()),
        _ => own.day,
    };
    let start = match own.time.as_deref().map(str::trim).filter(|time| !time.is_empty()) {
        Some(time) => Some(TimeOfDay::try_from(time.to_owned()).map_err(|_| wrong(Code::TimeUnknown))?),
        None => None,
    };
    let when = match (day, start) {
        (Some(day), Some(start)) if day < 7 => {
            let minutes = own.minutes.unwrap_or(USUAL_MINUTES);
            if !(1..=A_DAY).contains(&minutes) {
                return Err(wrong(Code::OutOfRange));
            }
            Some(WeekTime { day, start, minutes })
        }
        (Some(_), None) => return Err(wrong(Code::TimeMissing)),
        (None, None) => None,
        _ => return Err(wrong(Code::DayMissing)),
    };
    // By appointment comes in no rhythm.
    Ok(Slot { when, zone, rhythm: if when.is_some() { own.rhythm } else { Rhythm::Weekly } })
}

struct Checked {
    said: Said,
    medium: Option<Medium>,
    slots: Vec<(Option<Id>, Slot)>,
}

fn checked(draft: OwnGroupDraft) -> Result<Checked> {
    let name = text(&draft.name, NAME_LIMIT, "name")?;
    if name.is_empty() {
        return Err(Error::at("name", Code::NameMissing));
    }
    let kinds: Vec<String> = draft.kinds.iter().map(|kind| text(kind, LONGEST_KIND, "kinds")).collect::<Result<_>>()?;
    if kinds.len() > MOST_KINDS {
        return Err(Error::at("kinds", Code::OutOfRange));
    }
    if draft.slots.len() > MOST_SLOTS {
        return Err(Error::at("slots", Code::OutOfRange));
    }
    let zone = if draft.slots.is_empty() {
        Zone::UTC
    } else {
        draft.zone.parse().map_err(|error: Error| error.in_field("zone"))?
    };
    let slots = draft.slots.iter().map(|own| Ok((own.id, slot(own, zone)?))).collect::<Result<_>>()?;
    let said = Said {
        name: Prose::from(name),
        group_name: String::new(),
        place: text(&draft.place, NAME_LIMIT, "place")?,
        address: text(&draft.address, NAME_LIMIT * 2, "address")?,
        region: String::new(),
        way: draft.way,
        conference_url: link(&draft.conference_url)?,
        conference_phone: text(&draft.conference_phone, NAME_LIMIT, "conference_phone")?,
        list_name: Prose::default(),
        notes: text(&draft.notes, NOTE_LIMIT, "notes")?,
        entity: String::new(),
        fellowship: text(&draft.fellowship, NAME_LIMIT, "fellowship")?,
        languages: Vec::new(),
        types: kinds.into_iter().filter(|kind| !kind.is_empty()).collect(),
        code_names: BTreeMap::new(),
        coordinates: None,
        details: ListedDetails {
            conference_url_notes: text(&draft.passcode, NAME_LIMIT, "passcode")?,
            ..ListedDetails::default()
        },
        listed_at: None,
    };
    Ok(Checked { said, medium: draft.medium, slots })
}

pub(crate) fn save(session: &mut Session, draft: OwnGroupDraft) -> Result<Group> {
    let id = draft.id;
    let checked = checked(draft)?;
    let lead = settings::current(session.db())?.reminder_minutes;
    session.write(|tx, now| {
        let id = match id {
            Some(id) => {
                let row = store::by_id(tx, id)?;
                let said = kept_beside(checked.said.clone(), &row.said);
                store::take_own(tx, row.seq, &said, checked.medium, now.moment)?;
                id
            }
            None => {
                let id = Id::make(now.moment);
                store::add(tx, id, None, &checked.said, lead, now.moment)?;
                store::change_medium(tx, id, checked.medium)?;
                id
            }
        };
        let row = store::by_id(tx, id)?;
        save_slots(tx, row.seq, &checked.slots, now)?;
        whole(tx, row, now)
    })
}

/// What a list said and nobody types stays with a group that was of a list: who to ask, in which languages, where it is.
fn kept_beside(typed: Said, before: &Said) -> Said {
    let details = ListedDetails { conference_url_notes: typed.details.conference_url_notes, ..before.details.clone() };
    let is_there = typed.address == before.address;
    Said {
        details,
        languages: before.languages.clone(),
        entity: before.entity.clone(),
        group_name: before.group_name.clone(),
        code_names: before.code_names.clone(),
        region: if is_there { before.region.clone() } else { String::new() },
        coordinates: before.coordinates.filter(|_| is_there),
        ..typed
    }
}

fn save_slots(tx: &crate::session::Change<'_>, group: i64, wanted: &[(Option<Id>, Slot)], now: Now) -> Result<()> {
    let before = store::slots(tx, group)?;
    for gone in before.iter().filter(|slot| wanted.iter().all(|(id, _)| *id != Some(slot.id))) {
        store::remove_slot(tx, gone.id)?;
    }
    for (id, slot) in wanted {
        match id.filter(|id| before.iter().any(|slot| slot.id == *id)) {
            Some(id) => store::move_slot(tx, id, "", slot)?,
            None => store::add_slot(tx, group, &KeptSlot::own(Id::make(now.moment), *slot))?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_link_that_a_browser_opens_is_taken() {
        let cases = [
            ("", Some("")),
            (" https://zoom.example/j/1?pwd=x ", Some("https://zoom.example/j/1?pwd=x")),
            ("HTTP://example.org", Some("HTTP://example.org")),
            ("zoom.example/j/1", Some("https://zoom.example/j/1")),
            ("zoom.example:443/j/1", Some("https://zoom.example:443/j/1")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("my link", None),
            ("https://", None),
            ("https://a b", None),
            ("zoom", None),
            (".example", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(link(typed).ok().as_deref(), expected, "{typed:?}");
        }
    }
}
