//! A return to use, and with it, if wanted, some words about it: kept together, or neither.
//!
//! What is asked is the page's to say, in its user's language and words; none of it needs an answer. The answers become an
//! entry of the journal like any other, and nobody is told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::id::Id;
use crate::journal;
use crate::prose::Prose;
use crate::session::Session;
use crate::sobriety::clocks::{Clock, ClockRef};
use crate::sobriety::returns::{self, ReturnDraft, ReturnToUse};

#[derive(Deserialize, TS)]
pub struct ReturnRecord {
    pub returned: ReturnDraft,
    /// Null, or nothing answered: nothing is written.
    pub reflection: Option<Reflection>,
}

/// What came before, what helped, whom I will tell, what I will change.
#[derive(Deserialize, TS)]
pub struct Reflection {
    /// The entry's heading, as the page says it.
    pub title: Prose,
    pub answers: Vec<Answer>,
}

#[derive(Deserialize, TS)]
pub struct Answer {
    /// As it was asked.
    pub question: Prose,
    /// Markdown; blank ones are left out.
    pub text: Prose,
}

#[derive(Debug, Serialize, TS)]
pub struct ReturnRecorded {
    pub returned: ReturnToUse,
    /// As it stands now.
    pub clock: Clock,
    /// What was written now; null: nothing was.
    pub entry: Option<Id>,
}

/// `None` where nothing was answered.
fn written(reflection: &Reflection) -> Option<Prose> {
    let line = |text: &Prose| text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let answered = reflection.answers.iter().filter(|answer| !answer.text.is_blank());
    let parts: Vec<String> = answered
        .map(|answer| match line(&answer.question) {
            question if question.is_empty() => answer.text.as_str().trim().to_owned(),
            question => format!("## {question}\n\n{}", answer.text.as_str().trim()),
        })
        .collect();
    if parts.is_empty() {
        return None;
    }
    let title = line(&reflection.title);
    let heading = if title.is_empty() { String::new() } else { format!("# {title}\n\n") };
    Some(Prose::from(format!("{heading}{}\n", parts.join("\n\n"))))
}

pub(crate) fn record_return_to_use(session: &mut Session, record: ReturnRecord) -> Result<ReturnRecorded> {
    let body = record.reflection.as_ref().and_then(written);
    session.write(|tx, now| {
        let entry = match &body {
            Some(body) => Some(journal::write_in(tx, now, body).map_err(|error| error.in_field("reflection"))?),
            None => None,
        };
        let (returned, clock) = returns::record_in(tx, now, &record.returned, entry)?;
        Ok(ReturnRecorded { returned, clock, entry })
    })
}

/// Newest first. What was written about one and deleted since is not named.
pub(crate) fn list_returns(session: &mut Session, clock: ClockRef) -> Result<Vec<ReturnToUse>> {
    let mut all = returns::list(session, clock)?;
    for returned in &mut all {
        if let Some(entry) = returned.entry
            && !journal::has(session.db(), entry)?
        {
            returned.entry = None;
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(question: &str, text: &str) -> Answer {
        Answer { question: question.into(), text: text.into() }
    }

    #[test]
    fn only_what_was_answered_is_written() {
        let answers =
            vec![answer("What came before", " A long week. "), answer("What helped", " \n"), answer("", "Sam")];
        let text = written(&Reflection { title: "Looking\nat it".into(), answers }).unwrap();
        assert_eq!(text.as_str(), "# Looking at it\n\n## What came before\n\nA long week.\n\nSam\n");
        assert!(written(&Reflection { title: "Looking at it".into(), answers: vec![answer("a", " ")] }).is_none());
    }
}
