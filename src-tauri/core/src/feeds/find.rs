//! What is on next: filters over kept meetings, told what time it is.

use serde::Deserialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Way;
use super::store::KeptMeeting;
use crate::time::Now;
use crate::weekly::Occurrence;

/// Rows of one page, at most.
pub(super) const LONGEST_PAGE: usize = 500;

#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct MeetingFilter {
    /// Days of the reader's week, 0 is Sunday; empty: any day.
    pub days: Vec<u8>,
    /// Empty: any way but inactive.
    pub ways: Vec<Way>,
    /// Every word must stand in the name, place, address, region or notes; case and accents do not matter.
    pub text: String,
    pub offset: usize,
    pub limit: usize,
}

/// What fits, soonest first; by appointment last, by name.
pub(super) fn fitting<'a>(
    kept: &'a [KeptMeeting],
    filter: &MeetingFilter,
    now: Now,
) -> Vec<(&'a KeptMeeting, Option<Occurrence>)> {
    let words: Vec<String> = fold(&filter.text).split_whitespace().map(str::to_owned).collect();
    let mut found: Vec<_> = kept
        .iter()
        .filter(|kept| {
            fits_way(kept.meeting.way, &filter.ways) && words.iter().all(|word| kept.searched.contains(word))
        })
        .map(|kept| (kept, kept.slot.next(now)))
        .filter(|(_, occurrence)| fits_day(occurrence.as_ref(), &filter.days, now))
        .collect();
    found.sort_by(|(a, when_a), (b, when_b)| {
        let starts = |when: &Option<Occurrence>| when.as_ref().map(|occurrence| occurrence.starts_at);
        (starts(when_a).is_none(), starts(when_a), &a.meeting.name).cmp(&(
            starts(when_b).is_none(),
            starts(when_b),
            &b.meeting.name,
        ))
    });
    found
}

fn fits_way(way: Way, wanted: &[Way]) -> bool {
    if wanted.is_empty() { way != Way::Inactive } else { wanted.contains(&way) }
}

fn fits_day(occurrence: Option<&Occurrence>, days: &[u8], now: Now) -> bool {
    days.is_empty() || occurrence.is_some_and(|one| days.contains(&one.starts_at.day_in(now.zone).weekday()))
}

/// Lower case without accents: "Café" and "CAFE" are found by "cafe".
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(fold("CAFÉ Ñandú İ"), "cafe nandu i");
    }

    #[test]
    fn inactive_meetings_are_found_only_when_asked_for() {
        assert!(!fits_way(Way::Inactive, &[]));
        assert!(fits_way(Way::Inactive, &[Way::Inactive]));
        assert!(!fits_way(Way::Hybrid, &[Way::Online]), "hybrid is a choice of its own");
    }
}
