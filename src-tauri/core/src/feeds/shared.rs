//! What holds for a row in whatever dialect it came: names that are missing, ends before starts, kinds that contradict each
//! other, rhythms that only the notes tell.

use std::collections::HashSet;

use super::find::fold;
use super::{ListedDetails, ListedMeeting, RowFlag, Way};
use crate::time::{TimeOfDay, Zone};
use crate::weekly::{USUAL_MINUTES, WeekTime};

/// A meeting that claims to last longer has most likely a typing error in its end.
const LONG_MINUTES: u16 = 6 * 60;
pub(super) const A_DAY: u16 = 24 * 60;
/// Bytes of a code; what is longer is no code.
const LONGEST_CODE: usize = 64;

/// A meeting of which nothing is known yet.
pub(super) fn unknown() -> ListedMeeting {
    ListedMeeting {
        slug: String::new(),
        grouping: String::new(),
        name: String::new(),
        when: None,
        zone: None,
        way: Way::InPerson,
        types: Vec::new(),
        place: String::new(),
        address: String::new(),
        region: String::new(),
        conference_url: String::new(),
        conference_phone: String::new(),
        notes: String::new(),
        entity: String::new(),
        identity: String::new(),
        group_name: String::new(),
        languages: Vec::new(),
        position: None,
        approximate: false,
        details: ListedDetails::default(),
        flags: Vec::new(),
        extra: String::new(),
    }
}

/// One slot a weekday; one by appointment where there is no time.
pub(super) fn slots(row: ListedMeeting, days: &[u8], start: Option<TimeOfDay>, minutes: u16) -> Vec<ListedMeeting> {
    let Some(start) = start else { return vec![row] };
    let named = |day: u8| match (days.len(), row.identity.is_empty()) {
        (0..=1, _) | (_, true) => row.identity.clone(),
        _ => format!("{}#{day}", row.identity),
    };
    let slot =
        |day: u8| ListedMeeting { when: Some(WeekTime { day, start, minutes }), identity: named(day), ..row.clone() };
    days.iter().map(|day| slot(*day)).collect()
}

/// The same name, group and place on several days are one group.
pub(super) fn grouping(name: &str, group: &str, place: &str) -> String {
    [name, group, place].map(fold).join("\u{1f}")
}

/// Minutes from start to end; an end before the start is on the next day.
pub(super) fn minutes_until(start: TimeOfDay, end: Option<TimeOfDay>, flags: &mut Vec<RowFlag>) -> u16 {
    lasting(end.map(|end| (A_DAY + end.minute() - start.minute()) % A_DAY), flags)
}

/// Minutes as a list gives them: none, too many and more than a day are possible.
pub(super) fn lasting(minutes: Option<u16>, flags: &mut Vec<RowFlag>) -> u16 {
    let Some(minutes) = minutes.filter(|minutes| *minutes > 0) else {
        flags.push(RowFlag::DurationAssumed);
        return USUAL_MINUTES;
    };
    if minutes > LONG_MINUTES {
        flags.push(RowFlag::EndsFarAfter);
    }
    minutes.min(A_DAY)
}

pub(super) fn zone_of(name: &str, flags: &mut Vec<RowFlag>) -> Option<Zone> {
    if name.is_empty() {
        return None;
    }
    let zone = name.parse().ok();
    if zone.is_none() {
        flags.push(RowFlag::ZoneUnknown);
    }
    zone
}

/// Each code once. Unknown ones stay as they are; open and closed together are closed.
pub(super) fn codes(given: impl Iterator<Item = String>, flags: &mut Vec<RowFlag>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut codes: Vec<String> =
        given.filter(|code| !code.is_empty() && code.len() <= LONGEST_CODE && seen.insert(code.clone())).collect();
    if seen.contains("O") && seen.contains("C") {
        flags.push(RowFlag::OpenAndClosed);
        codes.retain(|code| code != "O");
    }
    codes
}

/// Where the notes or the name tell of a rhythm, and where nobody could join.
pub(super) fn flag(meeting: &mut ListedMeeting) {
    if not_every_week(&meeting.notes) || not_every_week(&meeting.name) {
        meeting.flags.push(RowFlag::NotEveryWeek);
    }
    if matches!(meeting.way, Way::Online | Way::Hybrid) && !meeting.joinable() {
        meeting.flags.push(RowFlag::NotJoinable);
    }
}

/// "First Saturday", "last Sunday of the month", "every other week", "2nd & 4th Tuesday", "primer sábado de cada mes".
fn not_every_week(notes: &str) -> bool {
    const ORDINALS: [&str; 23] = [
        "first", "second", "third", "fourth", "fifth", "last", "1st", "2nd", "3rd", "4th", "5th", "primer", "primero",
        "segundo", "tercer", "tercero", "cuarto", "quinto", "ultimo", "1er", "2o", "3er", "4o",
    ];
    // Without the s that each of them may end in.
    const DAYS: [&str; 14] = [
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "domingo",
        "lune",
        "marte",
        "miercole",
        "jueve",
        "vierne",
        "sabado",
    ];
    const PHRASES: [&str; 7] = [
        "every other week",
        "every second week",
        "every two weeks",
        "of the month",
        "of each month",
        "cada dos semanas",
        "de cada mes",
    ];
    if notes.is_empty() {
        return false;
    }
    let folded = fold(notes);
    if PHRASES.iter().any(|phrase| folded.contains(phrase)) {
        return true;
    }
    let is_day = |word: &str| DAYS.contains(&word.strip_suffix('s').unwrap_or(word));
    let mut words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let Some(mut before) = words.next() else { return false };
    words.any(|word| {
        let found = ORDINALS.contains(&before) && is_day(word);
        before = word;
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_tell_of_a_rhythm_are_seen_in_both_languages() {
        for told in [
            "First Saturday only",
            "Speaker on the last Friday",
            "Meets every other week.",
            "2nd & 4th Tuesdays",
            "Primer sábado de cada mes",
            "Último jueves: orador",
        ] {
            assert!(not_every_week(told), "{told}");
        }
        for plain in ["Enter by the second door on Saturday", "", "Segundo piso, los sábados", "Every Tuesday"] {
            assert!(!not_every_week(plain), "{plain}");
        }
    }
}
