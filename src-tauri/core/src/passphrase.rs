//! How strong a passphrase is, in words, and which ones are refused.

use daymark_vault::{Passphrase, Secret};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

use crate::error::{Code, Error, Result};
use crate::gate::{self, CodeAttempt};
use crate::session::Session;

/// zxcvbn's time grows with the square of the length; past this many characters nothing is gained by asking.
const JUDGED_CHARACTERS: usize = 100;
/// 10^8 guesses at about a second each: out of reach for one who has the file.
const ACCEPTED: Score = Score::Three;

/// A secret as it was typed. Without `Debug`, `Clone` or `Serialize`; wiped when it goes.
#[derive(TS)]
#[ts(type = "string")]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn passphrase(self) -> Passphrase {
        Passphrase::new(self.0.to_string())
    }
}

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<SecretText, D::Error> {
        String::deserialize(deserializer).map(|text| SecretText(Zeroizing::new(text)))
    }
}

#[derive(Deserialize, TS)]
pub struct Candidate {
    pub passphrase: SecretText,
}

impl Candidate {
    pub(crate) fn take(self) -> Passphrase {
        self.passphrase.passphrase()
    }
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct Verdict {
    /// 0 (guessed at once) to 4 (very hard to guess), as zxcvbn counts.
    pub score: u8,
    pub refused: Option<PassphraseRefusal>,
    /// Why it is easy to guess, where there is a plain reason.
    pub reason: Option<WeakReason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseRefusal {
    PassphraseEmpty,
    PassphraseWeak,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WeakReason {
    Common,
    Repeats,
    Sequence,
    Keyboard,
    Date,
    Name,
    Short,
}

#[derive(Deserialize, TS)]
pub struct PassphraseChange {
    /// The present passphrase, or the recovery code.
    pub proof: SecretText,
    pub passphrase: SecretText,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct CodeCheck {
    pub opens: bool,
}

/// What is thought of a passphrase before it is used. Pure: says nothing to anyone else.
pub fn judge(text: &str) -> Verdict {
    if text.trim().is_empty() {
        return Verdict { score: 0, refused: Some(PassphraseRefusal::PassphraseEmpty), reason: None };
    }
    let judged: String = text.chars().take(JUDGED_CHARACTERS).collect();
    let entropy = zxcvbn(&judged, &["daymark"]);
    let weak = entropy.score() < ACCEPTED;
    let warning = entropy.feedback().and_then(|feedback| feedback.warning());
    Verdict {
        score: entropy.score().into(),
        refused: weak.then_some(PassphraseRefusal::PassphraseWeak),
        reason: weak.then(|| warning.map_or(WeakReason::Short, reason)),
    }
}

fn reason(warning: Warning) -> WeakReason {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            WeakReason::Keyboard
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            WeakReason::Repeats
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword
        | Warning::AWordByItselfIsEasyToGuess => WeakReason::Common,
        Warning::SequencesLikeAbcAreEasyToGuess => WeakReason::Sequence,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => WeakReason::Date,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            WeakReason::Name
        }
    }
}

/// The passphrase, if it may be used for a vault.
pub(crate) fn accept(candidate: Candidate) -> Result<Passphrase> {
    match judge(candidate.passphrase.as_str()).refused {
        Some(PassphraseRefusal::PassphraseEmpty) => Err(Error::at("passphrase", Code::PassphraseEmpty)),
        Some(PassphraseRefusal::PassphraseWeak) => Err(Error::at("passphrase", Code::PassphraseWeak)),
        None => Ok(candidate.take()),
    }
}

pub(crate) fn judge_candidate<State>(_: &mut State, candidate: Candidate) -> Result<Verdict> {
    Ok(judge(candidate.passphrase.as_str()))
}

/// "Test my recovery code": does the code on the sheet open this vault?
pub(crate) fn check_recovery_code(session: &mut Session, attempt: CodeAttempt) -> Result<CodeCheck> {
    let opens = session.opens_with(&Secret::Code(gate::parse_code(attempt.code.as_str())?))?;
    if opens {
        crate::settings::mark_sheet_checked(session)?;
    }
    Ok(CodeCheck { opens })
}

/// Whoever sits at an unlocked computer must still know a secret before the passphrase is changed.
pub(crate) fn change(session: &mut Session, change: PassphraseChange) -> Result<()> {
    let passphrase = accept(Candidate { passphrase: change.passphrase })?;
    if !proves(session, change.proof)? {
        return Err(Error::at("proof", Code::WrongSecret));
    }
    session.choose_passphrase(&passphrase)
}

/// Whether what was typed opens the vault that stands open.
pub(crate) fn proves(session: &Session, proof: SecretText) -> Result<bool> {
    try_both(proof, |secret| Ok(session.opens_with(secret)?.then_some(()))).map(|proved| proved.is_some())
}

/// What was typed is a recovery code or a passphrase: where it reads as a code, it is tried as one first.
pub(crate) fn try_both<T>(
    typed: SecretText,
    mut attempt: impl FnMut(&Secret) -> Result<Option<T>>,
) -> Result<Option<T>> {
    if let Ok(code) = gate::parse_code(typed.as_str())
        && let Some(opened) = attempt(&Secret::Code(code))?
    {
        return Ok(Some(opened));
    }
    attempt(&Secret::Passphrase(typed.passphrase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_passphrase_is_refused() {
        assert_eq!(judge("   ").refused, Some(PassphraseRefusal::PassphraseEmpty));
    }

    #[test]
    fn a_trivial_passphrase_is_refused_with_its_reason() {
        assert_eq!(judge("password").reason, Some(WeakReason::Common));
        assert_eq!(judge("aaaaaaaaaa").reason, Some(WeakReason::Repeats));
        assert_eq!(judge("abcdefgh").refused, Some(PassphraseRefusal::PassphraseWeak));
        assert_eq!(judge("x7").reason, Some(WeakReason::Short));
    }

    #[test]
    fn a_handful_of_unrelated_words_is_accepted() {
        let verdict = judge("lantern orchard velvet tuesday");
        assert_eq!((verdict.score, verdict.refused, verdict.reason), (4, None, None));
    }

    #[test]
    fn a_very_long_text_is_judged_quickly() {
        assert_eq!(
            judge(&"ñandú 🌅 ".repeat(20_000)).refused.is_none(),
            judge(&"ñandú 🌅 ".repeat(20)).refused.is_none()
        );
    }
}
