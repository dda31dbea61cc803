//! The index gives what a plain look at every meeting gives, one after the other, by the rules as they are written.

use std::collections::{BTreeMap, HashMap, HashSet};

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::index::{FoundList, Index, IndexBuilder, Row};
use super::query::{self, SOON_MINUTES};
use super::spots::Point;
use super::words::{fold, typed};
use super::{Access, MeetingFilter, Near};
use crate::feeds::{Position, Way};
use crate::id::Id;
use crate::prose::Prose;
use crate::time::{Moment, Now, TimeOfDay, Zone};
use crate::weekly::{Occurrence, Slot, WeekTime};

/// Far apart, over the date line, with and without summer time, off by half and by three quarters of an hour.
const ZONES: [&str; 9] = [
    "America/Los_Angeles",
    "America/New_York",
    "Europe/London",
    "UTC",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/St_Johns",
];
const WORDS: [&str; 8] = ["Café", "lamp", "Lamplight", "ST.", "Mark’s", "(online)", "Łódź", "a"];
const CODES: [&str; 6] = ["O", "C", "D", "B", "1H", "W"];

/// A meeting that owns what a row of the store lends.
#[derive(Clone, Debug)]
struct Listed {
    list: usize,
    grouping: String,
    name: String,
    notes: String,
    place: String,
    when: Option<(u8, u16)>,
    minutes: u16,
    zone: Zone,
    way: Way,
    types: Vec<&'static str>,
    languages: Vec<&'static str>,
    position: Option<Position>,
}

struct World {
    lists: Vec<(Id, &'static str, BTreeMap<String, String>)>,
    meetings: Vec<Listed>,
    ids: Vec<Id>,
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn id(number: usize) -> Id {
    format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
}

impl World {
    /// Two lists that call the same code by two names, and one that no meeting is looked for in.
    fn new(meetings: Vec<Listed>) -> World {
        let named = BTreeMap::from([("B".to_owned(), "Beginners".to_owned())]);
        let lists = vec![(id(1), "", BTreeMap::new()), (id(2), "NA", named)];
        let ids = (0..meetings.len()).map(|number| id(1000 + number)).collect();
        World { lists, meetings, ids }
    }

    fn index(&self) -> Index {
        let list = |(seq, (id, fellowship, names)): (i64, &(Id, &str, BTreeMap<String, String>))| FoundList {
            seq,
            id: *id,
            name: Prose::from("A list"),
            fellowship: (*fellowship).to_owned(),
            code_names: names.clone(),
        };
        let mut builder = IndexBuilder::new((0..).zip(&self.lists).map(list).collect());
        for (number, meeting) in self.meetings.iter().enumerate() {
            builder.add(&Row {
                seq: number as i64 * 3,
                id: self.ids[number],
                list: meeting.list as i64,
                grouping: &meeting.grouping,
                name: &meeting.name,
                when: meeting.when.map(|(day, minute)| (day, TimeOfDay::from_minute(minute).unwrap())),
                minutes: meeting.minutes,
                zone: meeting.zone,
                way: meeting.way,
                types: &serde_json::to_string(&meeting.types).unwrap(),
                languages: &serde_json::to_string(&meeting.languages).unwrap(),
                group_name: "",
                place: &meeting.place,
                address: "",
                region: "",
                notes: &meeting.notes,
                position: meeting.position,
            });
        }
        builder.build()
    }

    /// The rules, one by one.
    fn fits(&self, meeting: &Listed, occurrence: Option<&Occurrence>, filter: &MeetingFilter, now: Now) -> bool {
        let (list, fellowship, names) = &self.lists[meeting.list];
        let here = occurrence
            .map(|next| (next.starts_at.day_in(now.zone).weekday(), next.starts_at.minute_of_day_in(now.zone)));
        let text = fold(&format!("{}\n{}\n{}", meeting.name, meeting.place, meeting.notes));
        let is_of = |key: &String| {
            meeting.types.iter().any(|code| match names.get(*code) {
                Some(name) => *key == format!("={}", fold(name)),
                None => key == code,
            })
        };
        let has = |code: &str| meeting.types.contains(&code);
        let minute = |time: Option<TimeOfDay>| time.map(|time| u32::from(time.minute()));
        let in_time = |at: u32| match (minute(filter.from), minute(filter.until).filter(|until| *until > 0)) {
            (None, None) => true,
            (Some(from), None) => at >= from,
            (None, Some(until)) => at < until,
            (Some(from), Some(until)) if from < until => at >= from && at < until,
            (Some(from), Some(until)) if from > until => at >= from || at < until,
            _ => true,
        };
        let none_or = |empty: bool, fits: bool| empty || fits;
        (if filter.ways.is_empty() { meeting.way != Way::Inactive } else { filter.ways.contains(&meeting.way) })
            && none_or(filter.days.is_empty(), here.is_some_and(|(day, _)| filter.days.contains(&day)))
            && none_or(filter.from.is_none() && filter.until.is_none(), here.is_some_and(|(_, at)| in_time(at)))
            && none_or(!filter.soon, occurrence.is_some_and(|next| next.minutes_until <= SOON_MINUTES))
            && typed(&filter.text).iter().all(|word| text.contains(word))
            && filter.kinds.iter().all(is_of)
            && !filter.not_kinds.iter().any(is_of)
            && none_or(filter.access != Some(Access::Open), has("O") && !has("C"))
            && none_or(filter.access != Some(Access::Closed), has("C"))
            && none_or(filter.fellowships.is_empty(), filter.fellowships.iter().any(|one| one == fellowship))
            && none_or(
                filter.languages.is_empty(),
                filter.languages.iter().any(|one| meeting.languages.contains(&one.as_str())),
            )
            && none_or(filter.lists.is_empty(), filter.lists.contains(list))
            && self.is_near(meeting, filter)
    }

    fn is_near(&self, meeting: &Listed, filter: &MeetingFilter) -> bool {
        let Some(near) = &filter.near else { return true };
        meeting.position.is_some_and(|position| Point::new(position).km_to(Point::new(near.position)) <= near.km)
    }

    /// Every meeting that fits, in order: by appointment last, then by name, then as they came.
    fn scan(&self, filter: &MeetingFilter, now: Now) -> Vec<usize> {
        let next = |meeting: &Listed| slot(meeting).next(now);
        let mut found: Vec<(usize, Option<Moment>)> = self
            .meetings
            .iter()
            .enumerate()
            .map(|(number, meeting)| (number, meeting, next(meeting)))
            .filter(|(_, meeting, occurrence)| self.fits(meeting, occurrence.as_ref(), filter, now))
            .map(|(number, _, occurrence)| (number, occurrence.map(|next| next.starts_at)))
            .collect();
        found.sort_by_key(|(number, at)| (at.is_none(), *at, fold(&self.meetings[*number].name), *number));
        found.into_iter().map(|(number, _)| number).collect()
    }
}

fn slot(meeting: &Listed) -> Slot {
    let start = |minute: u16| TimeOfDay::from_minute(minute).unwrap();
    let when = meeting.when.map(|(day, minute)| WeekTime { day, start: start(minute), minutes: meeting.minutes });
    Slot::weekly(when, meeting.zone)
}

fn position() -> impl Strategy<Value = Position> {
    (select(vec![47.6, 47.61, 47.9, -89.9]), select(vec![-122.3, 179.99, -179.99]))
        .prop_map(|(latitude, longitude)| Position { latitude, longitude })
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(&WORDS[..]), 0..4).prop_map(|words| words.join(" "))
}

fn way() -> impl Strategy<Value = Way> {
    select(vec![Way::InPerson, Way::Online, Way::Hybrid, Way::Inactive])
}

fn zone() -> impl Strategy<Value = Zone> {
    select(&ZONES[..]).prop_map(|name| name.parse().unwrap())
}

fn some_of(of: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(of, 0..=of.len().min(3))
}

fn listed() -> impl Strategy<Value = Listed> {
    let when = (0..7_u8, prop_oneof![0..1440_u16, select(vec![0_u16, 90, 150, 1439])]);
    let minutes = prop_oneof![Just(60_u16), 1..=1440_u16];
    let about = (text(), text(), some_of(&CODES), some_of(&["en", "es", "pl"]), text());
    (
        (0..2_usize, 0..6_u8),
        (proptest::option::weighted(0.9, when), minutes, zone()),
        way(),
        about,
        proptest::option::of(position()),
    )
        .prop_map(
            |((list, group), (when, minutes, zone), way, (name, notes, types, languages, place), position)| Listed {
                list,
                grouping: format!("group {group}"),
                name,
                notes,
                place,
                when,
                minutes,
                zone,
                way,
                types,
                languages,
                position,
            },
        )
}

fn time() -> impl Strategy<Value = Option<TimeOfDay>> {
    proptest::option::weighted(0.3, (0..1440_u16).prop_map(|minute| TimeOfDay::from_minute(minute).unwrap()))
}

/// Now and then something is asked for; all at once would find nothing.
fn seldom<T: Clone + std::fmt::Debug + 'static>(of: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    prop_oneof![3 => Just(Vec::new()), 1 => subsequence(of.clone(), 1..=of.len().min(3))]
}

fn filter() -> impl Strategy<Value = MeetingFilter> {
    let keys = || seldom(["O", "D", "1H", "B", "=beginners", "gone"].map(str::to_owned).to_vec());
    let near = (position(), 0.0..30_000.0).prop_map(|(position, km)| Near { label: String::new(), position, km });
    let access = select(vec![Access::Open, Access::Closed]);
    let typed =
        prop_oneof![3 => Just(""), 1 => select(vec!["cafe", "LAMP", "amp st", "mark's", "łódź a", ".", "lamp light"])];
    (
        (seldom((0..7).collect()), time(), time(), proptest::bool::weighted(0.2), typed),
        (
            seldom(vec![Way::InPerson, Way::Online, Way::Hybrid, Way::Inactive]),
            keys(),
            keys(),
            proptest::option::weighted(0.2, access),
        ),
        (
            seldom(vec!["NA".to_owned(), "AA".to_owned()]),
            seldom(vec!["es".to_owned(), "xx".to_owned()]),
            seldom(vec![id(1), id(2)]),
        ),
        (proptest::option::weighted(0.3, near), 0..4_usize, 0..20_usize),
    )
        .prop_map(
            |(
                (days, from, until, soon, text),
                (ways, kinds, not_kinds, access),
                (fellowships, languages, lists),
                (near, offset, limit),
            )| {
                let text = text.to_owned();
                MeetingFilter {
                    days,
                    from,
                    until,
                    ways,
                    kinds,
                    not_kinds,
                    access,
                    fellowships,
                    languages,
                    lists,
                    text,
                    near,
                    soon,
                    offset,
                    limit,
                }
            },
        )
}

/// Around the days on which clocks are moved, and any other; one after the other, or back.
fn nows() -> impl Strategy<Value = Vec<Now>> {
    let days = [
        "2026-03-08",
        "2026-03-29",
        "2026-04-05",
        "2026-10-04",
        "2026-10-25",
        "2026-11-01",
        "2026-11-24",
        "2026-12-31",
    ];
    let at = (select(days.to_vec()), 0..3 * 24 * 60_i64)
        .prop_map(|(day, minutes)| moment(&format!("{day}T00:00:00.000Z")).plus_minutes(minutes - 24 * 60));
    let steps = proptest::collection::vec(prop_oneof![0..120_i64, 0..20_000_i64, -5_000..0_i64], 1..4);
    (at, steps, zone(), zone(), any::<bool>()).prop_map(|(begin, steps, first, second, travels)| {
        let mut moment = begin;
        let mut nows = vec![Now { moment, zone: first }];
        for minutes in steps {
            moment = moment.plus_minutes(minutes).plus_millis(minutes % 7);
            nows.push(Now { moment, zone: if travels { second } else { first } });
        }
        nows
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_plain_look_at_every_meeting_finds(
        meetings in proptest::collection::vec(listed(), 0..40),
        filters in proptest::collection::vec(filter(), 1..4),
        nows in nows(),
    ) {
        let world = World::new(meetings);
        let mut index = world.index();
        for now in nows {
            index.times.move_to(now);
            for filter in &filters {
                let fitting = world.scan(filter, now);
                let mut seen = HashSet::new();
                let groups: Vec<usize> = fitting
                    .iter()
                    .copied()
                    .filter(|number| seen.insert((world.meetings[*number].list, &world.meetings[*number].grouping)))
                    .collect();
                let answer = query::answer(&index, filter, now, filter.limit);
                let page: Vec<usize> = groups.iter().copied().skip(filter.offset).take(filter.limit).collect();
                prop_assert_eq!(answer.page.iter().map(|number| *number as usize).collect::<Vec<_>>(), page);
                prop_assert_eq!(answer.total, groups.len());
                let mut all = fitting.clone();
                all.sort_unstable();
                prop_assert_eq!(answer.fits.ones().collect::<Vec<_>>(), all);
                let anywhere = MeetingFilter { near: None, ..filter.clone() };
                let nowhere = |number: &&usize| filter.near.is_some() && world.meetings[**number].position.is_none();
                prop_assert_eq!(answer.without_position, world.scan(&anywhere, now).iter().filter(nowhere).count());
                if groups.is_empty() {
                    let loosened = loosened(&world, filter, now);
                    let said: HashMap<String, usize> =
                        answer.loosen.iter().map(|one| (format!("{:?}", one.part), one.meetings)).collect();
                    prop_assert_eq!(said, loosened);
                } else {
                    prop_assert!(answer.loosen.is_empty());
                }
            }
        }
    }
}

type Change = fn(&mut MeetingFilter);

/// What fits where one part of the filter is taken away, each by its name.
fn loosened(world: &World, filter: &MeetingFilter, now: Now) -> HashMap<String, usize> {
    let without = |change: Change| {
        let mut loosened = filter.clone();
        change(&mut loosened);
        if loosened == *filter { 0 } else { world.scan(&loosened, now).len() }
    };
    let parts: [(&str, Change); 12] = [
        ("Text", |filter| filter.text.clear()),
        ("Days", |filter| filter.days.clear()),
        ("Time", |filter| (filter.from, filter.until) = (None, None)),
        ("Soon", |filter| filter.soon = false),
        ("Ways", |filter| filter.ways.clear()),
        ("Access", |filter| filter.access = None),
        ("Kinds", |filter| filter.kinds.clear()),
        ("NotKinds", |filter| filter.not_kinds.clear()),
        ("Languages", |filter| filter.languages.clear()),
        ("Fellowships", |filter| filter.fellowships.clear()),
        ("Lists", |filter| filter.lists.clear()),
        ("Near", |filter| filter.near = None),
    ];
    parts.iter().map(|(name, change)| ((*name).to_owned(), without(*change))).filter(|(_, count)| *count > 0).collect()
}

#[test]
fn many_meetings_are_found_by_words_that_are_rare_and_by_words_that_are_everywhere() {
    let meeting = |number: usize| Listed {
        list: 0,
        grouping: number.to_string(),
        name: format!("Group {number}"),
        notes: "Ring the bell".to_owned(),
        place: if number == 4000 { "Lighthouse".to_owned() } else { String::new() },
        when: Some((number as u8 % 7, 600)),
        minutes: 60,
        zone: Zone::UTC,
        way: Way::InPerson,
        types: vec![],
        languages: vec![],
        position: None,
    };
    let world = World::new((0..5000).map(meeting).collect());
    let mut index = world.index();
    let now = Now { moment: moment("2026-11-24T18:41:00.000Z"), zone: Zone::UTC };
    index.times.move_to(now);
    for (text, groups) in [("", 5000), ("bell", 5000), ("r 499", 15), ("light", 1), ("4000 house", 1), ("house 17", 0)]
    {
        let filter = MeetingFilter { text: text.to_owned(), ..MeetingFilter::default() };
        assert_eq!(query::answer(&index, &filter, now, 10).total, groups, "{text:?}");
    }
}
