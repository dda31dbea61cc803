use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

const TOPICS: [Topic; 9] = [
    Topic::Alcohol,
    Topic::Cannabis,
    Topic::Cocaine,
    Topic::CrystalMeth,
    Topic::OtherDrugs,
    Topic::Gambling,
    Topic::Eating,
    Topic::Childhood,
    Topic::Relationships,
];
const APPEALS: [Appeal; 6] = [
    Appeal::Steps,
    Appeal::TherapyTools,
    Appeal::OwnPlan,
    Appeal::Meditation,
    Appeal::ChristianFaith,
    Appeal::WomenOnly,
];

fn row_of_own(online_site: &str) -> FellowshipRow {
    FellowshipRow {
        id: Id::make("2026-11-24T20:00:00Z".parse().unwrap()),
        built_in: None,
        kind: Some(FellowshipKind::Other),
        name: Prose::from("Tuesday walk"),
        site: Prose::default(),
        online_site: Prose::from(online_site),
        note: Prose::default(),
        hidden: false,
    }
}

/// The guide under `answers`.
fn guided(answers: &GuideAnswers) -> Vec<Fellowship> {
    ordered(Vec::new(), answers)
}

fn find(all: &[Fellowship], key: FellowshipKey) -> &Fellowship {
    all.iter().find(|each| each.which == FellowshipRef::BuiltIn(key)).unwrap()
}

fn before(all: &[Fellowship], one: FellowshipKey, other: FellowshipKey) -> bool {
    let at = |key| all.iter().position(|each| each.which == FellowshipRef::BuiltIn(key)).unwrap();
    at(one) < at(other)
}

fn some_answers() -> impl Strategy<Value = GuideAnswers> {
    let choice = || select(vec![None, Some(true), Some(false)]);
    let topics = subsequence(TOPICS.to_vec(), 0..=TOPICS.len());
    let appeals = subsequence(APPEALS.to_vec(), 0..=APPEALS.len());
    (topics, choice(), choice(), choice(), choice(), appeals).prop_map(
        |(topics, someone_else, higher_power, online, stop, appeals)| GuideAnswers {
            topics,
            someone_else,
            higher_power,
            online,
            stop,
            appeals,
        },
    )
}

proptest! {
    #[test]
    fn no_answer_makes_anything_vanish(answers in some_answers()) {
        let shown = ordered(vec![row_of_own("")], &answers);
        prop_assert_eq!(shown.len(), built_in::ALL.len() + 1);
        let keys: HashSet<String> = shown.iter().map(|each| format!("{:?}", each.which)).collect();
        prop_assert_eq!(keys.len(), shown.len(), "each stands once");
        prop_assert!(shown.iter().all(|each| !each.hidden));
    }

    #[test]
    fn the_same_answers_give_the_same_order(answers in some_answers()) {
        let mut told_otherwise = answers.clone();
        told_otherwise.topics.reverse();
        told_otherwise.topics.extend(answers.topics.clone());
        told_otherwise.appeals.reverse();
        let order = |answers: &GuideAnswers| guided(answers).iter().map(|each| each.which).collect::<Vec<_>>();
        prop_assert_eq!(order(&answers.tidied()), order(&told_otherwise.tidied()));
    }

    #[test]
    fn what_stands_lower_has_a_reason_said(answers in some_answers()) {
        for each in guided(&answers) {
            prop_assert_eq!(each.fit == Fit::Less, !each.speaks_against.is_empty());
            prop_assert_eq!(each.fit == Fit::Fits, each.speaks_against.is_empty() && !each.speaks_for.is_empty());
        }
    }

    #[test]
    fn no_reason_is_given_that_was_not_asked_for(answers in some_answers()) {
        let answered = usize::from(!answers.topics.is_empty())
            + [answers.someone_else, answers.higher_power, answers.online, answers.stop].iter().flatten().count()
            + answers.appeals.len();
        for each in guided(&answers) {
            prop_assert!(each.speaks_for.len() + each.speaks_against.len() <= answered);
        }
    }
}

#[test]
fn without_answers_they_stand_as_they_came_and_the_users_own_come_last() {
    let shown = ordered(vec![row_of_own("https://walk.example")], &GuideAnswers::default());
    let came: Vec<FellowshipRef> = built_in::ALL.iter().map(|facts| FellowshipRef::BuiltIn(facts.key)).collect();
    assert_eq!(shown.iter().map(|each| each.which).take(came.len()).collect::<Vec<_>>(), came);
    assert!(matches!(shown.last().unwrap().which, FellowshipRef::Own(_)));
    assert!(shown.iter().all(|each| each.fit == Fit::Open));
}

#[test]
fn what_it_is_about_comes_before_how_it_goes_about_it() {
    let gambling_but_no_higher_power_and_only_less = GuideAnswers {
        topics: vec![Topic::Gambling],
        higher_power: Some(false),
        stop: Some(false),
        ..GuideAnswers::default()
    };
    let shown = guided(&gambling_but_no_higher_power_and_only_less);
    assert_eq!(shown.first().unwrap().which, FellowshipRef::BuiltIn(FellowshipKey::Smart));
    assert!(before(&shown, FellowshipKey::Ga, FellowshipKey::Mm), "Moderation Management is about drinking");
}

#[test]
fn one_who_is_put_off_by_a_higher_power_still_sees_who_speaks_of_it_and_why_it_stands_lower() {
    let answers = GuideAnswers {
        topics: vec![Topic::Alcohol],
        higher_power: Some(false),
        someone_else: Some(false),
        ..Default::default()
    };
    let shown = guided(&answers);
    let aa = find(&shown, FellowshipKey::Aa);
    assert_eq!((aa.fit, &aa.speaks_for[..]), (Fit::Less, &[Reason::MadeForIt][..]));
    assert_eq!(aa.speaks_against, [Reason::SpeaksOfHigherPower]);
    assert!(before(&shown, FellowshipKey::LifeRing, FellowshipKey::Aa));
    assert!(before(&shown, FellowshipKey::Aa, FellowshipKey::AlAnon), "which is about someone else's drinking");
}

#[test]
fn one_whose_worry_is_someone_elses_use_finds_those_who_are_there_for_it_first() {
    let answers = GuideAnswers { topics: vec![Topic::Alcohol], someone_else: Some(true), ..GuideAnswers::default() };
    let shown = guided(&answers);
    assert_eq!(shown.first().unwrap().which, FellowshipRef::BuiltIn(FellowshipKey::AlAnon));
    assert_eq!(find(&shown, FellowshipKey::Smart).speaks_for, [Reason::AlsoForIt, Reason::AlsoForThoseClose]);
    assert_eq!(find(&shown, FellowshipKey::Aa).speaks_against, [Reason::AboutOwnUse]);
}

#[test]
fn what_is_for_one_of_two_things_says_so() {
    let answers = GuideAnswers { topics: vec![Topic::Alcohol, Topic::Gambling], ..GuideAnswers::default() };
    let shown = guided(&answers);
    assert_eq!(find(&shown, FellowshipKey::Aa).speaks_for, [Reason::ForPartOfIt]);
    assert_eq!(find(&shown, FellowshipKey::Smart).speaks_for, [Reason::AlsoForIt]);
    assert!(before(&shown, FellowshipKey::Smart, FellowshipKey::Aa));
}

#[test]
fn of_the_users_own_only_its_meetings_online_are_known() {
    let answers =
        GuideAnswers { topics: vec![Topic::Eating], online: Some(true), stop: Some(true), ..Default::default() };
    let own = |online_site: &str| own(row_of_own(online_site), &answers);
    assert_eq!((own("").fit, own("https://walk.example").speaks_for), (Fit::Open, vec![Reason::MeetsOnline]));
}

#[test]
fn what_a_newer_program_brought_is_left_alone() {
    let row = FellowshipRow { built_in: Some("\"of_tomorrow\"".to_owned()), kind: None, ..row_of_own("") };
    assert_eq!(ordered(vec![row], &GuideAnswers::default()).len(), built_in::ALL.len());
}

#[test]
fn every_site_that_came_is_one_that_could_be_typed() {
    let mut keys = HashSet::new();
    for facts in built_in::ALL {
        assert!(keys.insert(facts.key), "{:?} stands once", facts.key);
        for site in [facts.site, facts.online_site] {
            let checked = checked_site(&Prose::from(site), "site").unwrap();
            assert_eq!(checked.as_str(), site);
            assert!(site.is_empty() || site.starts_with("https://"), "{site}");
        }
        assert!(!facts.site.is_empty());
    }
}

#[test]
fn a_site_is_a_web_address_or_a_refusal_at_its_field() {
    for (typed, kept) in [
        ("", ""),
        ("  https://example.org/meet?day=2  ", "https://example.org/meet?day=2"),
        ("http://example.org", "http://example.org"),
        ("example.org/meetings", "https://example.org/meetings"),
        ("HTTPS://Example.org", "HTTPS://Example.org"),
    ] {
        assert_eq!(checked_site(&Prose::from(typed), "site").unwrap().as_str(), kept);
    }
    for typed in [
        "javascript:alert(1)",
        "mailto:someone@example.org",
        "ftp://example.org",
        "file:///etc/hosts",
        "tel:+15550100",
        "ask Sam",
        "example",
        "https://",
        "https://.org",
        "https://bank.example@elsewhere.example",
        "data:text/html,hello.there",
    ] {
        let problem = checked_site(&Prose::from(typed), "online_site").unwrap_err().problem();
        assert_eq!((problem.code, problem.field.as_deref()), (Code::NotAWebAddress, Some("online_site")), "{typed}");
    }
    let long = format!("https://example.org/{}", "a".repeat(SITE_LIMIT));
    assert_eq!(checked_site(&Prose::from(long), "site").unwrap_err().problem().code, Code::TextTooLong);
}
