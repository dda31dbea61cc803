//! Which backups the program makes for itself, and which of them it keeps. Pure: told the names and the present.

use std::collections::BTreeSet;

use crate::time::{Day, Moment, Now};

const DAILY: usize = 7;
const WEEKLY: usize = 4;
const MONTHLY: usize = 3;
/// Of those made before something that changes a vault at large.
const BEFORE: usize = 5;
const MINUTES_A_DAY: i64 = 24 * 60;

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Daily,
    Migrate,
    Restore,
    Reencrypt,
    Import,
}

const REASONS: [(Reason, &str); 5] = [
    (Reason::Daily, ""),
    (Reason::Migrate, "-migrate"),
    (Reason::Restore, "-restore"),
    (Reason::Reencrypt, "-reencrypt"),
    (Reason::Import, "-import"),
];

/// A backup by its name alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub name: String,
    pub made_at: Moment,
    pub reason: Reason,
}

/// `20261124T201500Z-restore.vbk`
pub(crate) fn name(now: Moment, reason: Reason) -> String {
    let ending = REASONS.iter().find(|(each, _)| *each == reason).map_or("", |(_, ending)| ending);
    format!("{}{ending}.{}", now.compact(), daymark_vault::BACKUP_EXTENSION)
}

/// What a name tells; `None`: it is not one of ours and is left alone.
pub(crate) fn read_name(name: &str) -> Option<Named> {
    let stem = name.strip_suffix(daymark_vault::BACKUP_EXTENSION)?.strip_suffix('.')?;
    let (instant, ending) = stem.split_at_checked(16)?;
    let reason = REASONS.iter().find(|(_, each)| *each == ending).map(|(reason, _)| *reason)?;
    Some(Named { name: name.to_owned(), made_at: Moment::from_compact(instant)?, reason })
}

/// Once a day. A newest one in the future was made under a wrong clock and does not count.
pub(crate) fn is_due(all: &[Named], now: Now) -> bool {
    let daily = all.iter().filter(|each| each.reason == Reason::Daily && each.made_at <= now.moment);
    daily.map(|each| each.made_at).max().is_none_or(|newest| now.moment.minutes_since(newest) >= MINUTES_A_DAY)
}

/// Names that may go: what is left when the seven newest, the newest of each of four weeks and of each of three months,
/// and the five newest made before something large, are kept. The newest of all is always kept.
///
/// Those of the future were made under a wrong clock. They are kept by the same rule, but take no place of those that are
/// made from now on: otherwise each would be pruned as soon as it is made, until that future has come.
pub(crate) fn to_prune(all: &[Named], now: Now) -> Vec<String> {
    let (future, past): (Vec<Named>, Vec<Named>) = all.iter().cloned().partition(|each| each.made_at > now.moment);
    [past, future].into_iter().flat_map(|part| superfluous(part, now)).collect()
}

fn superfluous(mut newest_first: Vec<Named>, now: Now) -> Vec<String> {
    newest_first.sort_by(|a, b| b.made_at.cmp(&a.made_at).then_with(|| b.name.cmp(&a.name)));
    let (daily, before): (Vec<&Named>, Vec<&Named>) =
        newest_first.iter().partition(|each| each.reason == Reason::Daily);
    let mut kept: BTreeSet<&str> = daily.iter().take(DAILY).map(|each| each.name.as_str()).collect();
    kept.extend(before.iter().take(BEFORE).map(|each| each.name.as_str()));
    let day = |each: &Named| each.made_at.day_in(now.zone);
    kept.extend(newest_of_each(&daily, WEEKLY, |each| week_of(day(each))));
    kept.extend(newest_of_each(&daily, MONTHLY, |each| day(each).to_string()[..7].to_owned()));
    newest_first.iter().filter(|each| !kept.contains(each.name.as_str())).map(|each| each.name.clone()).collect()
}

/// The Monday a week began with.
fn week_of(day: Day) -> String {
    day.minus_days((u32::from(day.weekday()) + 6) % 7).to_string()
}

fn newest_of_each<'a>(newest_first: &[&'a Named], most: usize, part: impl Fn(&Named) -> String) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut kept = Vec::new();
    for each in newest_first {
        let part = part(each);
        if !parts.contains(&part) {
            parts.push(part);
            kept.push(each.name.as_str());
        }
    }
    kept.truncate(most);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn now(text: &str) -> Now {
        Now { moment: text.parse().unwrap(), zone: "Europe/London".parse().unwrap() }
    }

    fn made(text: &str, reason: Reason) -> Named {
        read_name(&name(text.parse().unwrap(), reason)).unwrap()
    }

    #[test]
    fn a_name_tells_when_and_why() {
        let named = made("2026-11-24T20:15:00Z", Reason::Restore);
        assert_eq!(named.name, "20261124T201500Z-restore.vbk");
        assert_eq!((named.made_at.to_string().as_str(), named.reason), ("2026-11-24T20:15:00.000Z", Reason::Restore));
        for other in ["holiday.vbk", "20261124T201500Z-other.vbk", "20261124T201500Z.vbk.part", "é261124T201500Z.vbk"]
        {
            assert_eq!(read_name(other), None, "{other} is not ours");
        }
    }

    #[test]
    fn one_is_due_each_day_and_a_wrong_clock_does_not_put_it_off() {
        let yesterday = made("2026-11-23T20:00:00Z", Reason::Daily);
        assert!(is_due(&[], now("2026-11-24T20:00:00Z")));
        assert!(!is_due(std::slice::from_ref(&yesterday), now("2026-11-24T19:59:00Z")));
        assert!(is_due(std::slice::from_ref(&yesterday), now("2026-11-24T20:00:00Z")));
        let from_the_future = made("2031-01-01T00:00:00Z", Reason::Daily);
        assert!(is_due(&[yesterday, from_the_future], now("2026-11-24T20:00:00Z")));
    }

    #[test]
    fn a_year_of_days_leaves_seven_days_four_weeks_three_months() {
        let end = now("2026-11-24T20:00:00Z");
        let all: Vec<Named> = (0..365)
            .map(|ago| name(end.moment.plus_minutes(-ago * MINUTES_A_DAY), Reason::Daily))
            .filter_map(|name| read_name(&name))
            .collect();
        let gone = to_prune(&all, end);
        let kept: Vec<&str> = all
            .iter()
            .map(|each| &each.name[..8])
            .filter(|day| !gone.iter().any(|name| name.starts_with(day)))
            .collect();
        let days = ["20261124", "20261123", "20261122", "20261121", "20261120", "20261119", "20261118"];
        // Of the week before the last day, and of the months before, the newest.
        assert_eq!(kept, [&days[..], &["20261115", "20261108", "20261031", "20260930"]].concat());
    }

    #[test]
    fn a_quarter_of_a_year_under_a_wrong_clock_takes_no_place_of_today() {
        let (today, then) = (now("2026-11-24T20:00:00Z"), now("2031-01-01T20:00:00Z"));
        let future = (0..90).map(|day| name(then.moment.plus_minutes(day * MINUTES_A_DAY), Reason::Daily));
        let all: Vec<Named> = future
            .chain([name(today.moment, Reason::Daily), name(today.moment.plus_minutes(-MINUTES_A_DAY), Reason::Daily)])
            .filter_map(|name| read_name(&name))
            .collect();
        let gone = to_prune(&all, today);
        assert!(gone.iter().all(|name| name.starts_with("2031")), "{gone:?}");
        assert!(all.len() - gone.len() <= 2 + DAILY + WEEKLY + MONTHLY, "nor are they kept without end");
    }

    proptest! {
        #[test]
        fn the_newest_of_each_kind_is_never_pruned(ages in prop::collection::vec((0i64..900_000, 0usize..5), 1..60)) {
            let end = now("2026-11-24T20:00:00Z");
            let all: Vec<Named> = ages
                .into_iter()
                .filter_map(|(ago, kind)| read_name(&name(end.moment.plus_minutes(-ago), REASONS[kind].0)))
                .collect();
            let gone = to_prune(&all, end);
            for kind in [true, false] {
                let of_kind = all.iter().filter(|each| (each.reason == Reason::Daily) == kind);
                if let Some(newest) = of_kind.max_by_key(|each| each.made_at) {
                    let same = |each: &&Named| each.made_at == newest.made_at && (each.reason == Reason::Daily) == kind;
                    prop_assert!(all.iter().filter(same).any(|each| !gone.contains(&each.name)));
                }
            }
            prop_assert!(all.len() - gone.len() <= DAILY + WEEKLY + MONTHLY + BEFORE);
        }
    }
}
