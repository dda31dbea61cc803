//! The fellowships that the guide comes with: what the rules need to know of each. What is said of them is said by the
//! page, in the reader's language. Sources: each fellowship's own site.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::questions::{Appeal, Topic};

/// When the sites, and what is said of each, were last looked at: a year and a month.
pub(super) const CHECKED_ON: &str = "2026-11";

/// In the order in which they are shown as long as nothing was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FellowshipKey {
    Aa,
    Na,
    Ca,
    Cma,
    Ma,
    Ga,
    Oa,
    LifeRing,
    Mm,
    Sos,
    Wfs,
    Smart,
    RecoveryDharma,
    RefugeRecovery,
    CelebrateRecovery,
    AlAnon,
    NarAnon,
    Aca,
    Coda,
}

/// How it goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FellowshipKind {
    TwelveStep,
    Secular,
    /// With tools from therapy.
    Therapy,
    Buddhist,
    Christian,
    /// For people affected by someone else's use.
    Family,
    /// Of the user's own.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Own,
    SomeoneElses,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Belief {
    /// It speaks of a higher power, which each takes in their own way.
    HigherPower,
    Christian,
    NoneAsked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FellowshipMeets")]
pub enum Meets {
    /// In rooms, and in many meetings online.
    BothWays,
    MostlyInPerson,
    MostlyOnline,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    Stop,
    Less,
    /// Whoever comes sets their own.
    Chosen,
    /// It is not about the reader's own use.
    NotUse,
}

pub(super) struct Facts {
    pub key: FellowshipKey,
    pub kind: FellowshipKind,
    pub site: &'static str,
    /// A directory of its own for meetings online; empty: `site` has them.
    pub online_site: &'static str,
    /// What it is made for.
    pub made_for: &'static [Topic],
    /// What it is for as well.
    pub also_for: &'static [Topic],
    pub whose: Whose,
    pub belief: Belief,
    /// `None`: not known well enough to be said.
    pub meets: Option<Meets>,
    pub aim: Aim,
    pub offers: &'static [Appeal],
}

const DRUGS: &[Topic] = &[Topic::Cannabis, Topic::Cocaine, Topic::CrystalMeth, Topic::OtherDrugs];
const ALCOHOL_AND_DRUGS: &[Topic] =
    &[Topic::Alcohol, Topic::Cannabis, Topic::Cocaine, Topic::CrystalMeth, Topic::OtherDrugs];
const ANY_HABIT: &[Topic] = &[
    Topic::Alcohol,
    Topic::Cannabis,
    Topic::Cocaine,
    Topic::CrystalMeth,
    Topic::OtherDrugs,
    Topic::Gambling,
    Topic::Eating,
];
const ANYTHING: &[Topic] = &[
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

/// What those on the twelve steps have in common.
const fn on_steps(key: FellowshipKey, site: &'static str, made_for: &'static [Topic]) -> Facts {
    Facts {
        key,
        kind: FellowshipKind::TwelveStep,
        site,
        online_site: "",
        made_for,
        also_for: &[],
        whose: Whose::Own,
        belief: Belief::HigherPower,
        meets: Some(Meets::BothWays),
        aim: Aim::Stop,
        offers: &[Appeal::Steps],
    }
}

/// The same, for those who live or lived close to someone's use.
const fn for_family(key: FellowshipKey, site: &'static str, made_for: &'static [Topic]) -> Facts {
    let steps = on_steps(key, site, made_for);
    Facts { kind: FellowshipKind::Family, whose: Whose::SomeoneElses, aim: Aim::NotUse, ..steps }
}

/// What those that ask for no belief have in common.
const fn of_kind(key: FellowshipKey, kind: FellowshipKind, site: &'static str) -> Facts {
    let steps = on_steps(key, site, &[]);
    Facts { kind, belief: Belief::NoneAsked, offers: &[], ..steps }
}

pub(super) const ALL: &[Facts] = &[
    Facts {
        online_site: "https://aa-intergroup.org",
        ..on_steps(FellowshipKey::Aa, "https://www.aa.org", &[Topic::Alcohol])
    },
    Facts {
        online_site: "https://virtual-na.org",
        also_for: &[Topic::Alcohol],
        ..on_steps(FellowshipKey::Na, "https://na.org", DRUGS)
    },
    Facts { also_for: ALCOHOL_AND_DRUGS, ..on_steps(FellowshipKey::Ca, "https://ca.org", &[Topic::Cocaine]) },
    on_steps(FellowshipKey::Cma, "https://www.crystalmeth.org", &[Topic::CrystalMeth]),
    on_steps(FellowshipKey::Ma, "https://marijuana-anonymous.org", &[Topic::Cannabis]),
    on_steps(FellowshipKey::Ga, "https://gamblersanonymous.org", &[Topic::Gambling]),
    on_steps(FellowshipKey::Oa, "https://oa.org", &[Topic::Eating]),
    Facts {
        made_for: ALCOHOL_AND_DRUGS,
        offers: &[Appeal::OwnPlan],
        ..of_kind(FellowshipKey::LifeRing, FellowshipKind::Secular, "https://lifering.org")
    },
    Facts {
        made_for: &[Topic::Alcohol],
        meets: Some(Meets::MostlyOnline),
        aim: Aim::Less,
        ..of_kind(FellowshipKey::Mm, FellowshipKind::Secular, "https://moderation.org")
    },
    Facts {
        made_for: ALCOHOL_AND_DRUGS,
        meets: None,
        offers: &[Appeal::OwnPlan],
        ..of_kind(FellowshipKey::Sos, FellowshipKind::Secular, "https://www.sossobriety.org")
    },
    Facts {
        made_for: ALCOHOL_AND_DRUGS,
        meets: Some(Meets::MostlyOnline),
        offers: &[Appeal::WomenOnly],
        ..of_kind(FellowshipKey::Wfs, FellowshipKind::Secular, "https://womenforsobriety.org")
    },
    Facts {
        also_for: ANY_HABIT,
        whose: Whose::Both,
        aim: Aim::Chosen,
        offers: &[Appeal::TherapyTools],
        ..of_kind(FellowshipKey::Smart, FellowshipKind::Therapy, "https://smartrecovery.org")
    },
    Facts {
        also_for: ANY_HABIT,
        offers: &[Appeal::Meditation],
        ..of_kind(FellowshipKey::RecoveryDharma, FellowshipKind::Buddhist, "https://recoverydharma.org")
    },
    Facts {
        also_for: ANY_HABIT,
        offers: &[Appeal::Meditation],
        ..of_kind(FellowshipKey::RefugeRecovery, FellowshipKind::Buddhist, "https://www.refugerecovery.org")
    },
    Facts {
        also_for: ANYTHING,
        whose: Whose::Both,
        belief: Belief::Christian,
        meets: Some(Meets::MostlyInPerson),
        offers: &[Appeal::Steps, Appeal::ChristianFaith],
        ..of_kind(FellowshipKey::CelebrateRecovery, FellowshipKind::Christian, "https://celebraterecovery.com")
    },
    for_family(FellowshipKey::AlAnon, "https://al-anon.org", &[Topic::Alcohol]),
    for_family(FellowshipKey::NarAnon, "https://www.nar-anon.org", DRUGS),
    for_family(FellowshipKey::Aca, "https://adultchildren.org", &[Topic::Childhood]),
    Facts { whose: Whose::Both, ..for_family(FellowshipKey::Coda, "https://coda.org", &[Topic::Relationships]) },
];

pub(super) fn facts_of(key: FellowshipKey) -> Option<&'static Facts> {
    ALL.iter().find(|facts| facts.key == key)
}
