//! What one may choose from, with how many meetings that are held at present there are of each.

use super::index::{FoundList, Index, Keys, WAYS};
use super::postings::Meetings;
use super::{Access, FilterChoices, KindChoice, ListChoice, ValueChoice, WayChoice, query};

/// Open and closed are a choice of their own.
const ACCESS: [&str; 2] = ["O", "C"];

pub(super) fn choices(index: &Index) -> FilterChoices {
    let active = |meetings: &Meetings| meetings.difference_count(&index.ways[3]) as u32;
    let of_key = |keys: &Keys, key: &str| {
        let mut meetings = Meetings::with_capacity(index.len());
        keys.add_to(key, &mut meetings);
        active(&meetings)
    };
    let kinds = index.kind_names.iter().filter(|(key, _)| !ACCESS.contains(&key.as_str()));
    let kinds =
        kinds.map(|(key, kind)| KindChoice { key: key.clone(), kind: kind.clone(), count: of_key(&index.kinds, key) });
    let languages = index.languages.names().map(|language| (language, of_key(&index.languages, language)));
    let lists = || index.lists.iter().zip(index.of_list.iter().map(active));
    let list = |(list, count): (&FoundList, u32)| ListChoice { id: list.id, name: list.name.clone(), count };
    let ways = WAYS.iter().zip(&index.ways);
    FilterChoices {
        kinds: most_first(kinds, |kind| (kind.count, &kind.key)),
        languages: counted(languages),
        fellowships: counted(lists().map(|(list, count)| (list.fellowship.as_str(), count))),
        lists: lists().map(list).collect(),
        ways: ways.map(|(way, meetings)| WayChoice { way: *way, count: meetings.count_ones(..) as u32 }).collect(),
        open: active(&query::with_access(index, Access::Open)),
        closed: active(&query::with_access(index, Access::Closed)),
        has_positions: !index.spots.is_empty(),
    }
}

/// Each value once; what is not said is no choice.
fn counted<'a>(counts: impl Iterator<Item = (&'a str, u32)>) -> Vec<ValueChoice> {
    let mut choices: Vec<ValueChoice> = Vec::new();
    for (value, count) in counts.filter(|(value, _)| !value.is_empty()) {
        match choices.iter_mut().find(|choice| choice.value == value) {
            Some(choice) => choice.count += count,
            None => choices.push(ValueChoice { value: value.to_owned(), count }),
        }
    }
    most_first(choices.into_iter(), |choice| (choice.count, &choice.value))
}

fn most_first<T>(choices: impl Iterator<Item = T>, key: impl Fn(&T) -> (u32, &String)) -> Vec<T> {
    let mut sorted: Vec<T> = choices.filter(|choice| key(choice).0 > 0).collect();
    sorted.sort_by(|a, b| key(b).0.cmp(&key(a).0).then_with(|| key(a).1.cmp(key(b).1)));
    sorted
}
