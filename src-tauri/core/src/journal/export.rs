//! The journal as Markdown files, one an entry, as other programs read them: front matter, then the text as it was written.

use super::store;
use crate::error::Result;
use crate::prose::Prose;
use crate::time::{Moment, Zone};

/// Entries read at once.
const AT_ONCE: usize = 200;

pub(crate) struct Written {
    pub seq: i64,
    pub body: Prose,
    pub written_at: Moment,
    pub zone: Zone,
}

/// Calls `take` with the file's path below the export and its text, oldest entry first.
pub(crate) fn markdown(db: &rusqlite::Connection, mut take: impl FnMut(&str, &str) -> Result<()>) -> Result<u32> {
    let (mut after, mut count, mut last) = (i64::MIN, 0, (String::new(), 0));
    loop {
        let entries = store::written_after(db, after, AT_ONCE)?;
        let Some(newest) = entries.last() else { return Ok(count) };
        after = newest.seq;
        for entry in entries {
            let day = entry.written_at.day_in(entry.zone);
            let minute = entry.written_at.minute_of_day_in(entry.zone);
            let name = format!("{day} {:02}{:02}", minute / 60, minute % 60);
            // Two within one minute: the second is told apart.
            last = if last.0 == name { (name.clone(), last.1 + 1) } else { (name.clone(), 0) };
            let again = if last.1 == 0 { String::new() } else { format!("-{}", last.1 + 1) };
            let path = format!("{:04}/{name}{again}.md", day.year());
            let text = format!(
                "---\nwritten_at: {}\nday: {day}\nzone: {}\n---\n\n{}\n",
                entry.written_at,
                entry.zone,
                entry.body.as_str().trim_end()
            );
            take(&path, &text)?;
            count += 1;
        }
    }
}
