//! What is said of a group: by its list, or by its user who typed it in.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::feeds::store::KeptMeeting;
use crate::feeds::{self, ListNow, ListedDetails, MeetingType, Position, Way};
use crate::prose::Prose;
use crate::time::Moment;

/// As it is kept: a bookmark's own copy.
#[derive(Clone)]
pub(crate) struct Said {
    pub name: Prose,
    pub group_name: String,
    pub place: String,
    pub address: String,
    pub region: String,
    pub way: Way,
    pub conference_url: String,
    pub conference_phone: String,
    pub list_name: Prose,
    pub notes: String,
    pub entity: String,
    pub fellowship: String,
    /// ISO 639-1, lower case.
    pub languages: Vec<String>,
    pub types: Vec<String>,
    pub code_names: BTreeMap<String, String>,
    pub coordinates: Option<Position>,
    pub details: ListedDetails,
    /// When its list was read; `None`: typed by hand.
    pub listed_at: Option<Moment>,
}

/// As a page shows it.
#[derive(Serialize, TS)]
pub struct Facts {
    pub name: Prose,
    /// The group behind the meeting, where its list names one.
    pub group_name: String,
    pub place: String,
    pub address: String,
    pub region: String,
    pub way: Way,
    pub conference_url: String,
    pub conference_phone: String,
    /// To type in when one comes in, if it can be told from the words around it.
    pub passcode: Option<String>,
    /// The list it came from, as that is called; empty: typed by hand.
    pub list_name: Prose,
    pub list_notes: String,
    pub entity: String,
    pub fellowship: String,
    /// ISO 639-1, lower case.
    pub languages: Vec<String>,
    pub types: Vec<MeetingType>,
    pub coordinates: Option<Position>,
    pub details: ListedDetails,
    /// When its list was last read; null: typed by hand.
    pub listed_at: Option<Moment>,
}

impl Said {
    pub fn by_list(listed: &KeptMeeting, list: &ListNow) -> Said {
        let meeting = &listed.meeting;
        Said {
            name: Prose::from(meeting.name.as_str()),
            group_name: meeting.group_name.clone(),
            place: meeting.place.clone(),
            address: meeting.address.clone(),
            region: meeting.region.clone(),
            way: meeting.way,
            conference_url: meeting.conference_url.clone(),
            conference_phone: meeting.conference_phone.clone(),
            list_name: listed.list_name.clone(),
            notes: meeting.notes.clone(),
            entity: meeting.entity.clone(),
            fellowship: list.fellowship.clone(),
            languages: meeting.languages.clone(),
            types: meeting.types.clone(),
            code_names: list.code_names.clone(),
            coordinates: meeting.position,
            details: meeting.details.clone(),
            listed_at: Some(list.read_at),
        }
    }

    pub fn shown(self) -> Facts {
        Facts {
            passcode: passcode(&self.details.conference_url_notes),
            types: feeds::types_named_by(&self.types, &self.code_names),
            name: self.name,
            group_name: self.group_name,
            place: self.place,
            address: self.address,
            region: self.region,
            way: self.way,
            conference_url: self.conference_url,
            conference_phone: self.conference_phone,
            list_name: self.list_name,
            list_notes: self.notes,
            entity: self.entity,
            fellowship: self.fellowship,
            languages: self.languages,
            coordinates: self.coordinates,
            details: self.details,
            listed_at: self.listed_at,
        }
    }
}

/// "Meeting ID 81 22 33, password: 4711" has one, and so has "4711" alone; "ring the bell" has none.
pub(crate) fn passcode(notes: &str) -> Option<String> {
    const NAMES: [&str; 9] =
        ["passcode", "pass code", "password", "pwd", "contraseña", "código de acceso", "código", "clave", "pw"];
    let notes = notes.trim();
    let mut words = notes.split_whitespace();
    if let (Some(only), None) = (words.next(), words.next())
        && !only.contains("://")
        && !NAMES.iter().any(|name| only.to_lowercase().starts_with(name))
    {
        return Some(only.to_owned());
    }
    let lower = notes.to_lowercase();
    // Lower case may be longer than what it was made of: then it is not known where the name stood.
    let whole = if lower.len() == notes.len() { notes } else { lower.as_str() };
    let after = NAMES.iter().find_map(|name| {
        let at = lower.find(name)?;
        let starts_word = !lower[..at].ends_with(char::is_alphanumeric);
        starts_word.then(|| whole.get(at + name.len()..)).flatten()
    })?;
    let (value, is_said) = after_sign(after.trim_start());
    let value = value.split_whitespace().next()?.trim_matches(|letter| "\"'“”‘’()[],;.".contains(letter));
    // "No password needed" has none.
    (!value.is_empty() && (is_said || value.contains(|letter: char| letter.is_ascii_digit()))).then(|| value.to_owned())
}

/// What stands behind ": ", "= " or "is ", and whether there was one.
fn after_sign(text: &str) -> (&str, bool) {
    let signs = [":", "=", "is ", "es "];
    let found = signs.into_iter().find_map(|sign| text.strip_prefix(sign));
    (found.unwrap_or(text).trim_start_matches([':', ' ']), found.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passcode_is_told_from_the_words_around_it() {
        let cases = [
            ("4711", Some("4711")),
            ("  serenity ", Some("serenity")),
            ("Meeting ID: 812 2233 1122, Password: Ab3.x!", Some("Ab3.x!")),
            ("passcode 12345.", Some("12345")),
            ("The password is \"hope\".", Some("hope")),
            ("PWD=77aa", Some("77aa")),
            ("Contraseña: sol", Some("sol")),
            ("Clave es 900", Some("900")),
            ("Ring the bell", None),
            ("No password needed", None),
            ("Password", None),
            ("password:", None),
            ("https://zoom.example/j/1", None),
            ("İİİ password: 12", Some("12")),
            ("", None),
        ];
        for (notes, expected) in cases {
            assert_eq!(passcode(notes).as_deref(), expected, "{notes:?}");
        }
    }
}
