//! What the user chose. One row a setting, so that a newer program's settings survive an older one.

mod store;

use std::time::Duration;

use daymark_vault::Candidate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Result};
use crate::session::{Change, Session};
use crate::time::Day;

/// Longest lead of a reminder, in minutes: one day.
pub(crate) const LONGEST_LEAD: u16 = 24 * 60;
const A_YEAR: u16 = 366;
const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 80..=200;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// The first steps were done or skipped.
    pub welcomed: bool,
    pub words: WordSet,
    pub language: Language,
    pub theme: Theme,
    /// 80 to 200.
    pub text_percent: u16,
    /// Minutes before a meeting, for groups bookmarked from now on.
    pub reminder_minutes: u16,
    /// Remind before the vault was opened too: the minutes stand in clear beside it. Holds for this computer alone. Off until
    /// it is wanted.
    pub remind_before_unlock: bool,
    /// Minutes without a touch after which the vault locks itself; 0: never.
    pub lock_minutes: u16,
    /// Lock when the computer's screen is locked or it goes to sleep.
    pub lock_with_computer: bool,
    /// Days after which a word is said about the last copy outside the vault's folder; 0: never.
    pub backup_nudge_days: u16,
    /// When that word was last put off.
    pub backup_nudge_dismissed_on: Option<Day>,
    /// Ask for a word in the morning: a pledge, an intention. Off until it is wanted.
    pub morning_intention: bool,
    /// Ask for a look back in the evening. Off until it is wanted.
    pub evening_look_back: bool,
    /// The recovery sheet was checked against the vault. Set by checking it, not by saving settings.
    pub sheet_checked: bool,
}

/// Whose words the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WordSet {
    Plain,
    Aa,
    Na,
    Secular,
    Buddhist,
    Family,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    System,
    En,
    Es,
}

impl Language {
    /// As a language tag; `None` for the system's.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Language::System => None,
            Language::En => Some("en"),
            Language::Es => Some("es"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// When to lock without being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockRules {
    /// Of no touch; `None`: never.
    pub idle: Option<Duration>,
    pub with_computer: bool,
}

impl Settings {
    pub(crate) fn lock_rules(&self) -> LockRules {
        let minutes = u64::from(self.lock_minutes);
        let idle = (minutes > 0).then(|| Duration::from_secs(minutes * 60));
        LockRules { idle, with_computer: self.lock_with_computer }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            welcomed: false,
            words: WordSet::Plain,
            language: Language::System,
            theme: Theme::System,
            text_percent: 100,
            reminder_minutes: 30,
            remind_before_unlock: false,
            lock_minutes: 10,
            lock_with_computer: true,
            backup_nudge_days: 30,
            backup_nudge_dismissed_on: None,
            morning_intention: false,
            evening_look_back: false,
            sheet_checked: false,
        }
    }
}

pub(crate) fn get(session: &mut Session, (): ()) -> Result<Settings> {
    store::load(session.db())
}

fn check(wanted: &Settings) -> Result<()> {
    if wanted.reminder_minutes == 0 || wanted.reminder_minutes > LONGEST_LEAD {
        return Err(Error::at("reminder_minutes", Code::LeadOutOfRange));
    }
    if wanted.lock_minutes > LONGEST_LEAD || wanted.backup_nudge_days > A_YEAR {
        return Err(Error::Internal("a choice that the page does not offer"));
    }
    Ok(())
}

/// Whether a row that comes from elsewhere is a choice that could have been made here. One that is not would take all
/// others with it.
pub(crate) fn reads_back(name: &str, value: &str) -> bool {
    let read = || {
        let value: serde_json::Value = serde_json::from_str(value).ok()?;
        serde_json::from_value::<Settings>(serde_json::json!({ name: value })).ok()
    };
    read().is_some_and(|settings| TEXT_PERCENT.contains(&settings.text_percent) && check(&settings).is_ok())
}

pub(crate) fn save(session: &mut Session, wanted: Settings) -> Result<Settings> {
    check(&wanted)?;
    let text_percent = wanted.text_percent.clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end());
    if !wanted.remind_before_unlock && store::load(session.db())?.remind_before_unlock {
        // First: nobody is told that it is off while the file is still there.
        session.home().forget_wake()?;
    }
    session.write(|tx, _| {
        let sheet_checked = store::load(tx)?.sheet_checked;
        let settings = Settings { text_percent, sheet_checked, ..wanted };
        store::save(tx, &settings)?;
        Ok(settings)
    })
}

pub(crate) fn mark_sheet_checked(session: &mut Session) -> Result<()> {
    session.write(|tx, _| {
        let settings = Settings { sheet_checked: true, ..store::load(tx)? };
        store::save(tx, &settings)
    })
}

/// When something that was deleted was first seen to be overdue. What comes out of a backup has its days of grace anew.
pub(crate) const SEEN_OVERDUE: &str = "overdue_seen_at";

/// What comes from elsewhere turns on nothing that puts anything in clear on this computer's disk: that stays on only where
/// it was chosen here. `incoming` is not yet what is kept.
pub(crate) fn keep_to_this_computer(incoming: &mut Candidate, was_on_here: bool) -> Result<()> {
    incoming.write(|tx| {
        store::strike(tx, SEEN_OVERDUE)?;
        if was_on_here { Ok(()) } else { store::turn_off(tx, "remind_before_unlock") }
    })
}

/// For features that follow a choice.
pub(crate) fn current(db: &rusqlite::Connection) -> Result<Settings> {
    store::load(db)
}

/// What the program has yet to do at its user's wish, as JSON under a name that is no choice's. A row like those of a newer
/// program: choices are saved around it.
pub(crate) fn noted(db: &rusqlite::Connection, name: &str) -> Result<Option<String>> {
    store::noted(db, name)
}

pub(crate) fn note(tx: &Change<'_>, name: &str, json: &str) -> Result<()> {
    store::note(tx, name, json)
}

pub(crate) fn strike(tx: &Change<'_>, name: &str) -> Result<()> {
    store::strike(tx, name)
}
