//! What is shown of what was found: a page of rows, and places; read from the store, but for what the index knows.

use super::index::Index;
use super::query::{self, Answer};
use super::spots::Point;
use super::words::typed;
use super::{FoundGroup, FoundGroups, HereTime, LONGEST_PAGE, MeetingFilter, Place, WeekSlot};
use crate::error::Result;
use crate::feeds::types;
use crate::feeds::{GroupKey, store};
use crate::prose::Prose;
use crate::time::{Now, TimeOfDay};

/// Of one group. Real ones meet a few times a day at most; a list may hold anything.
const LONGEST_WEEK: usize = 56;

pub(super) fn found(
    db: &rusqlite::Connection,
    index: &Index,
    filter: &MeetingFilter,
    now: Now,
) -> Result<(FoundGroups, Vec<GroupKey>)> {
    let answer = query::answer(index, filter, now, filter.limit.min(LONGEST_PAGE));
    let from = filter.near.as_ref().map(|near| Point::new(near.position));
    let row = |meeting: &u32| row(db, index, &answer, from, *meeting, now);
    let (rows, keys) = answer.page.iter().map(row).collect::<Result<Vec<_>>>()?.into_iter().unzip();
    let found = FoundGroups {
        rows,
        total: answer.total,
        meetings: answer.fits.count_ones(..),
        all: index.len() - index.ways[3].count_ones(..),
        without_position: answer.without_position,
        loosen: answer.loosen,
        now: now.moment,
    };
    Ok((found, keys))
}

fn row(
    db: &rusqlite::Connection,
    index: &Index,
    answer: &Answer,
    from: Option<Point>,
    number: u32,
    now: Now,
) -> Result<(FoundGroup, GroupKey)> {
    let kept = store::meeting_at(db, index.seqs[number as usize])?;
    let key = kept.key();
    let list = index.lists.iter().find(|list| list.id == kept.list);
    let mut week = week(index, answer, number);
    let week_more = week.len().saturating_sub(LONGEST_WEEK);
    week.truncate(LONGEST_WEEK);
    let meeting = kept.meeting;
    let types = meeting.types.iter().map(|code| match list {
        Some(list) => types::named_by(code, &list.code_names),
        None => types::named_by(code, &Default::default()),
    });
    let row = FoundGroup {
        meeting: kept.id,
        joinable: meeting.joinable(),
        types: types.collect(),
        name: Prose::from(meeting.name),
        place: meeting.place,
        address: meeting.address,
        region: meeting.region,
        way: meeting.way,
        conference_url: meeting.conference_url,
        conference_phone: meeting.conference_phone,
        notes: meeting.notes,
        list: kept.list,
        list_name: kept.list_name,
        fellowship: list.map(|list| list.fellowship.clone()).unwrap_or_default(),
        languages: meeting.languages,
        distance_km: from.and_then(|from| index.spots.km(number, from)),
        group: None,
        occurrence: index.times.slot(number).next(now),
        week,
        week_more,
        flags: meeting.flags,
    };
    Ok((row, key))
}

fn week(index: &Index, answer: &Answer, number: u32) -> Vec<WeekSlot> {
    let fits = |meeting: u32| answer.fits.contains(meeting as usize);
    let shown = index.of_group(number).iter().copied().filter(|meeting| fits(*meeting) || index.is_active(*meeting));
    let mut week: Vec<WeekSlot> = shown.map(|meeting| week_slot(index, meeting, fits(meeting))).collect();
    week.sort_by_key(|slot| (slot.day.is_none(), slot.day, slot.time.map(TimeOfDay::minute)));
    week
}

fn week_slot(index: &Index, meeting: u32, fits: bool) -> WeekSlot {
    let slot = index.times.slot(meeting);
    let here = slot.when.zip(index.times.next(meeting)).and_then(|(when, next)| {
        let here = HereTime { day: next.day, time: TimeOfDay::from_minute(next.minute)? };
        (here != HereTime { day: when.day, time: when.start }).then_some(here)
    });
    WeekSlot {
        meeting: index.ids[meeting as usize],
        day: slot.when.map(|when| when.day),
        time: slot.when.map(|when| when.start),
        end_time: slot.when.map(|when| when.start.plus_minutes(when.minutes)),
        zone: slot.zone,
        way: index.way(meeting),
        here,
        fits,
    }
}

/// The places in whose names every word stands.
pub(super) fn places(db: &rusqlite::Connection, index: &Index, text: &str) -> Result<Vec<Place>> {
    let numbers = index.spots.named(&typed(text));
    let places = numbers.iter().map(|number| {
        let meeting = store::meeting_at(db, index.seqs[*number as usize])?.meeting;
        let label = label(&[&meeting.place, &meeting.address, &meeting.region]);
        Ok(meeting.position.map(|position| Place { label, position }))
    });
    Ok(places.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// "St Mark's, 12 Mill Lane, Seattle": what the part before does not say already.
fn label(parts: &[&str]) -> String {
    let mut label = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if label.is_empty() {
            label.push_str(part);
        } else if !label.contains(*part) {
            label = format!("{label}, {part}");
        }
    }
    label
}
