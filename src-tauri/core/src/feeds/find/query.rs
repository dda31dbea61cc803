//! A filter, answered from the index: each part of it is a set of meetings, and what fits is in all of them.

use super::index::{Index, WAYS};
use super::postings::Meetings;
use super::spots::Point;
use super::times::Next;
use super::words::typed;
use super::{Access, FilterPart, Loosening, MeetingFilter, Near};
use crate::time::{Now, TimeOfDay};

/// What begins within so many minutes is on soon.
pub(super) const SOON_MINUTES: i64 = 60;

/// What fits.
pub(super) struct Answer {
    pub fits: Meetings,
    /// Of each group on the page, the fitting meeting that is next.
    pub page: Vec<u32>,
    /// Groups.
    pub total: usize,
    /// That fit in everything but that nobody knows how far they are.
    pub without_position: usize,
    /// Where nothing fits.
    pub loosen: Vec<Loosening>,
}

/// As of the moment that the index was moved to.
pub(super) fn answer(index: &Index, filter: &MeetingFilter, now: Now, limit: usize) -> Answer {
    let parts = parts(index, filter, now);
    let fits = meeting_all(index, filter, parts.iter().map(|(_, meetings)| meetings));
    let (page, total) = page_of(index, &fits, filter.offset, limit);
    let without_position = match filter.near {
        Some(_) => {
            let others = parts.iter().filter(|(part, _)| *part != FilterPart::Near).map(|(_, meetings)| meetings);
            let others = meeting_all(index, filter, others);
            others.ones().filter(|meeting| !index.spots.has_position(*meeting as u32)).count()
        }
        None => 0,
    };
    let loosen = if total == 0 { loosenings(index, filter, &parts) } else { Vec::new() };
    Answer { fits, page, total, without_position, loosen }
}

fn meeting_all<'a>(index: &Index, filter: &MeetingFilter, parts: impl Iterator<Item = &'a Meetings>) -> Meetings {
    let mut fits = all(index);
    if filter.ways.is_empty() {
        fits.difference_with(&index.ways[3]);
    }
    parts.for_each(|part| fits.intersect_with(part));
    fits
}

fn all(index: &Index) -> Meetings {
    let mut all = Meetings::with_capacity(index.len());
    all.insert_range(..);
    all
}

/// In the order in which a page shows them.
fn parts(index: &Index, filter: &MeetingFilter, now: Now) -> Vec<(FilterPart, Meetings)> {
    let mut parts = Vec::new();
    let mut add = |part: FilterPart, meetings: Meetings| parts.push((part, meetings));
    let words = typed(&filter.text);
    if !words.is_empty() {
        add(FilterPart::Text, with_words(index, &words));
    }
    if !filter.days.is_empty() {
        add(FilterPart::Days, at_times(index, |next| filter.days.contains(&next.day)));
    }
    if filter.from.is_some() || filter.until.is_some() {
        add(FilterPart::Time, at_times(index, |next| is_between(next.minute, filter.from, filter.until)));
    }
    if filter.soon {
        let until = now.moment.plus_minutes(SOON_MINUTES);
        add(FilterPart::Soon, at_times(index, |next| next.starts_at <= until));
    }
    if !filter.ways.is_empty() {
        let wanted = |at: usize| filter.ways.contains(&WAYS[at]);
        add(FilterPart::Ways, any(index, (0..WAYS.len()).filter(|at| wanted(*at)).map(|at| &index.ways[at])));
    }
    if let Some(access) = filter.access {
        add(FilterPart::Access, with_access(index, access));
    }
    if !filter.kinds.is_empty() {
        let mut meetings = all(index);
        filter.kinds.iter().for_each(|key| meetings.intersect_with(&of_kind(index, key)));
        add(FilterPart::Kinds, meetings);
    }
    if !filter.not_kinds.is_empty() {
        let mut meetings = all(index);
        filter.not_kinds.iter().for_each(|key| meetings.difference_with(&of_kind(index, key)));
        add(FilterPart::NotKinds, meetings);
    }
    if !filter.languages.is_empty() {
        let mut meetings = none(index);
        filter.languages.iter().for_each(|key| index.languages.add_to(key, &mut meetings));
        add(FilterPart::Languages, meetings);
    }
    if !filter.fellowships.is_empty() {
        let wanted = |at: usize| filter.fellowships.contains(&index.lists[at].fellowship);
        add(FilterPart::Fellowships, of_lists(index, wanted));
    }
    if !filter.lists.is_empty() {
        add(FilterPart::Lists, of_lists(index, |at| filter.lists.contains(&index.lists[at].id)));
    }
    if let Some(near) = &filter.near {
        add(FilterPart::Near, near_to(index, near));
    }
    parts
}

fn none(index: &Index) -> Meetings {
    Meetings::with_capacity(index.len())
}

fn any<'a>(index: &Index, sets: impl Iterator<Item = &'a Meetings>) -> Meetings {
    let mut meetings = none(index);
    sets.for_each(|set| meetings.union_with(set));
    meetings
}

fn of_lists(index: &Index, wanted: impl Fn(usize) -> bool) -> Meetings {
    any(index, (0..index.lists.len()).filter(|at| wanted(*at)).map(|at| &index.of_list[at]))
}

fn of_kind(index: &Index, key: &str) -> Meetings {
    let mut meetings = none(index);
    index.kinds.add_to(key, &mut meetings);
    meetings
}

fn with_words(index: &Index, words: &[String]) -> Meetings {
    let mut meetings = all(index);
    words.iter().for_each(|word| meetings.intersect_with(&index.words.holding(word)));
    meetings
}

/// What is listed as open and as closed is closed.
pub(super) fn with_access(index: &Index, access: Access) -> Meetings {
    let closed = of_kind(index, "C");
    match access {
        Access::Closed => closed,
        Access::Open => {
            let mut open = of_kind(index, "O");
            open.difference_with(&closed);
            open
        }
    }
}

fn at_times(index: &Index, fits: impl Fn(&Next) -> bool) -> Meetings {
    index.times.fitting(fits)
}

fn near_to(index: &Index, near: &Near) -> Meetings {
    index.spots.near(Point::new(near.position), near.km)
}

/// From the first on, before the second; over midnight where that comes earlier; the whole day where they are the same.
pub(super) fn is_between(minute: u16, from: Option<TimeOfDay>, until: Option<TimeOfDay>) -> bool {
    let from = from.map_or(0, TimeOfDay::minute);
    let until = until.map(TimeOfDay::minute).filter(|until| *until != 0).unwrap_or(24 * 60);
    if from < until { (from..until).contains(&minute) } else { from == until || minute >= from || minute < until }
}

/// The groups of what fits, soonest first, by their meeting that is next: one page of them, and how many there are.
fn page_of(index: &Index, fits: &Meetings, offset: usize, limit: usize) -> (Vec<u32>, usize) {
    let mut groups = Meetings::with_capacity(index.groups());
    fits.ones().for_each(|meeting| groups.insert(index.group_of[meeting] as usize));
    // Each group leaves with its first meeting.
    let total = groups.count_ones(..);
    let mut first = |meeting: &u32| {
        let group = index.group_of[*meeting as usize] as usize;
        let is_first = fits.contains(*meeting as usize) && groups.contains(group);
        if is_first {
            groups.set(group, false);
        }
        is_first
    };
    let wanted = limit.min(total.saturating_sub(offset));
    let page = index.times.order().iter().copied().filter(|meeting| first(meeting)).skip(offset).take(wanted).collect();
    (page, total)
}

/// How many meetings fit without one part of the filter, for each part whose absence helps.
fn loosenings(index: &Index, filter: &MeetingFilter, parts: &[(FilterPart, Meetings)]) -> Vec<Loosening> {
    let without = |at: usize| {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, (_, meetings))| meetings);
        // Without a wish for a way, only what meets at present fits.
        let loosened = match parts[at].0 {
            FilterPart::Ways => MeetingFilter { ways: Vec::new(), ..filter.clone() },
            _ => filter.clone(),
        };
        meeting_all(index, &loosened, others).count_ones(..)
    };
    let all = parts.iter().enumerate().map(|(at, (part, _))| Loosening { part: *part, meetings: without(at) });
    all.filter(|loosening| loosening.meetings > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_may_run_over_midnight() {
        let at = |minute: u16| TimeOfDay::from_minute(minute);
        let between = |minute, from: u16, until: u16| is_between(minute, at(from), at(until));
        assert!(between(17 * 60, 17 * 60, 21 * 60) && !between(21 * 60, 17 * 60, 21 * 60), "the end is not in it");
        assert!(between(23 * 60, 21 * 60, 5 * 60) && between(4 * 60, 21 * 60, 5 * 60));
        assert!(!between(12 * 60, 21 * 60, 5 * 60));
        assert!(between(0, 18 * 60, 18 * 60), "the whole day");
        assert!(between(23 * 60, 20 * 60, 0) && !between(0, 20 * 60, 0), "until midnight");
        assert!(is_between(9, None, at(10)) && !is_between(9, at(10), None));
    }
}
