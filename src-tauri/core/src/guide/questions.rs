//! A few questions, each of which may be left. What is answered gives reasons and an order; nothing is taken away, and
//! nothing is a verdict.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::built_in::{Aim, Belief, Facts, Meets, Whose};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "GuideTopic")]
pub enum Topic {
    Alcohol,
    Cannabis,
    Cocaine,
    CrystalMeth,
    OtherDrugs,
    Gambling,
    Eating,
    /// How it was at home, growing up.
    Childhood,
    Relationships,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "GuideAppeal")]
pub enum Appeal {
    Steps,
    TherapyTools,
    OwnPlan,
    Meditation,
    ChristianFaith,
    WomenOnly,
}

/// Of each question yes, no, or nothing: it was left, or it does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct GuideAnswers {
    /// What it is about; empty: left.
    pub topics: Vec<Topic>,
    /// It is about someone else's use, or about one's own.
    pub someone_else: Option<bool>,
    /// A higher power is welcome, or puts off.
    pub higher_power: Option<bool>,
    /// Rather online, or rather in a room.
    pub online: Option<bool>,
    /// To stop, or to have less.
    pub stop: Option<bool>,
    /// What draws; empty: left.
    pub appeals: Vec<Appeal>,
}

impl GuideAnswers {
    /// Each choice once, in the order of the questions.
    pub(super) fn tidied(mut self) -> GuideAnswers {
        self.topics.sort_unstable();
        self.topics.dedup();
        self.appeals.sort_unstable();
        self.appeals.dedup();
        self
    }
}

/// Why something stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "GuideReason")]
pub enum Reason {
    MadeForIt,
    AlsoForIt,
    ForPartOfIt,
    MadeForSomethingElse,
    ForThoseClose,
    AlsoForThoseClose,
    AboutOwnUse,
    AboutSomeoneElsesUse,
    HigherPowerIsPart,
    ChristianFaithIsPart,
    LeavesBeliefAside,
    NoBeliefAsked,
    SpeaksOfHigherPower,
    RestsOnChristianFaith,
    MeetsOnline,
    MeetsInPerson,
    MostlyInPerson,
    FewInPerson,
    AimIsToStop,
    AimIsLess,
    AimIsYours,
    OnlyStopping,
    OnlyLess,
    HasSteps,
    HasTherapyTools,
    HasOwnPlan,
    HasMeditation,
    HasChristianFaith,
    IsForWomen,
}

impl Reason {
    fn speaks_against(self) -> bool {
        use Reason::*;
        self.misses_the_subject()
            || matches!(
                self,
                LeavesBeliefAside
                    | SpeaksOfHigherPower
                    | RestsOnChristianFaith
                    | MostlyInPerson
                    | FewInPerson
                    | OnlyStopping
                    | OnlyLess
            )
    }

    /// What it is about comes before how it goes about it.
    fn misses_the_subject(self) -> bool {
        matches!(self, Reason::MadeForSomethingElse | Reason::AboutOwnUse | Reason::AboutSomeoneElsesUse)
    }

    /// Of one that speaks for it.
    fn weight(self) -> u32 {
        match self {
            Reason::MadeForIt => 3,
            Reason::AlsoForIt | Reason::ForThoseClose => 2,
            // What draws was chosen among many.
            Reason::HasSteps
            | Reason::HasTherapyTools
            | Reason::HasOwnPlan
            | Reason::HasMeditation
            | Reason::HasChristianFaith
            | Reason::IsForWomen => 2,
            _ => 1,
        }
    }
}

/// How a fellowship stands to what was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "GuideFit")]
pub enum Fit {
    /// Something speaks for it, and nothing against.
    Fits,
    /// Nothing speaks for it or against.
    Open,
    /// Something speaks against it. It stands all the same.
    Less,
}

/// In the order of the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reasons {
    pub for_it: Vec<Reason>,
    pub against: Vec<Reason>,
}

impl Reasons {
    pub fn fit(&self) -> Fit {
        match (self.against.is_empty(), self.for_it.is_empty()) {
            (false, _) => Fit::Less,
            (true, false) => Fit::Fits,
            (true, true) => Fit::Open,
        }
    }
}

/// By which the guide is sorted, smallest first.
pub(super) fn place(for_it: &[Reason], against: &[Reason]) -> (usize, usize, Reverse<u32>) {
    let misses = against.iter().filter(|reason| reason.misses_the_subject()).count();
    (misses, against.len(), Reverse(for_it.iter().map(|reason| reason.weight()).sum()))
}

impl FromIterator<Reason> for Reasons {
    fn from_iter<T: IntoIterator<Item = Reason>>(reasons: T) -> Reasons {
        let (against, for_it) = reasons.into_iter().partition(|reason| reason.speaks_against());
        Reasons { for_it, against }
    }
}

pub(super) fn reasons(facts: &Facts, answers: &GuideAnswers) -> Reasons {
    let asked = [
        of_topics(facts, &answers.topics),
        answers.someone_else.and_then(|someone_else| of_whose(facts.whose, someone_else)),
        answers.higher_power.map(|welcome| of_belief(facts.belief, welcome)),
        answers.online.zip(facts.meets).map(|(online, meets)| of_meeting(meets, online)),
        answers.stop.and_then(|stop| of_aim(facts.aim, stop)),
    ];
    let drawn = answers.appeals.iter().filter(|appeal| facts.offers.contains(appeal)).map(|appeal| of_appeal(*appeal));
    asked.into_iter().flatten().chain(drawn).collect()
}

/// Of one that its user added: nothing is known of it but where it meets online.
pub(super) fn reasons_of_own(has_online_site: bool, answers: &GuideAnswers) -> Reasons {
    let online = has_online_site && answers.online == Some(true);
    online.then_some(Reason::MeetsOnline).into_iter().collect()
}

fn of_topics(facts: &Facts, topics: &[Topic]) -> Option<Reason> {
    let made_for = topics.iter().filter(|topic| facts.made_for.contains(topic)).count();
    let covered =
        topics.iter().filter(|topic| facts.made_for.contains(topic) || facts.also_for.contains(topic)).count();
    match (topics.len(), covered) {
        (0, _) => None,
        (_, 0) => Some(Reason::MadeForSomethingElse),
        (all, covered) if covered < all => Some(Reason::ForPartOfIt),
        _ if made_for > 0 => Some(Reason::MadeForIt),
        _ => Some(Reason::AlsoForIt),
    }
}

fn of_whose(whose: Whose, someone_else: bool) -> Option<Reason> {
    match (whose, someone_else) {
        (Whose::SomeoneElses, true) => Some(Reason::ForThoseClose),
        (Whose::Both, true) => Some(Reason::AlsoForThoseClose),
        (Whose::Own, true) => Some(Reason::AboutOwnUse),
        (Whose::SomeoneElses, false) => Some(Reason::AboutSomeoneElsesUse),
        (Whose::Own | Whose::Both, false) => None,
    }
}

fn of_belief(belief: Belief, welcome: bool) -> Reason {
    match (belief, welcome) {
        (Belief::HigherPower, true) => Reason::HigherPowerIsPart,
        (Belief::Christian, true) => Reason::ChristianFaithIsPart,
        (Belief::NoneAsked, true) => Reason::LeavesBeliefAside,
        (Belief::HigherPower, false) => Reason::SpeaksOfHigherPower,
        (Belief::Christian, false) => Reason::RestsOnChristianFaith,
        (Belief::NoneAsked, false) => Reason::NoBeliefAsked,
    }
}

fn of_meeting(meets: Meets, online: bool) -> Reason {
    match (meets, online) {
        (Meets::MostlyInPerson, true) => Reason::MostlyInPerson,
        (Meets::BothWays | Meets::MostlyOnline, true) => Reason::MeetsOnline,
        (Meets::MostlyOnline, false) => Reason::FewInPerson,
        (Meets::BothWays | Meets::MostlyInPerson, false) => Reason::MeetsInPerson,
    }
}

fn of_aim(aim: Aim, stop: bool) -> Option<Reason> {
    match (aim, stop) {
        (Aim::Stop, true) => Some(Reason::AimIsToStop),
        (Aim::Stop, false) => Some(Reason::OnlyStopping),
        (Aim::Less, true) => Some(Reason::OnlyLess),
        (Aim::Less, false) => Some(Reason::AimIsLess),
        (Aim::Chosen, _) => Some(Reason::AimIsYours),
        (Aim::NotUse, _) => None,
    }
}

fn of_appeal(appeal: Appeal) -> Reason {
    match appeal {
        Appeal::Steps => Reason::HasSteps,
        Appeal::TherapyTools => Reason::HasTherapyTools,
        Appeal::OwnPlan => Reason::HasOwnPlan,
        Appeal::Meditation => Reason::HasMeditation,
        Appeal::ChristianFaith => Reason::HasChristianFaith,
        Appeal::WomenOnly => Reason::IsForWomen,
    }
}
