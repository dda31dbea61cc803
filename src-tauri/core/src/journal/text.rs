//! What an entry says without its marks: its title, its words, what is searched.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::prose::Prose;

const TITLE_CHARACTERS: usize = 90;
/// Characters of an excerpt that was not searched for.
const EXCERPT_CHARACTERS: usize = 160;
/// Between these two, in an excerpt from the store, stands what was looked for. Neither is ever typed.
pub(super) const HIT_BEGINS: char = '\u{1}';
pub(super) const HIT_ENDS: char = '\u{2}';

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub plain: Prose,
    pub title: Prose,
    pub words: u32,
}

/// What a search box holds, as the store understands it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Terms {
    Everything,
    /// Only marks were typed: nothing can be found by them.
    Nothing,
    Match(String),
}

/// Every typed word is quoted, so that none is an operator; each may be the beginning of a word, as one is still typing.
pub(super) fn search_terms(typed: &str) -> Terms {
    if typed.trim().is_empty() {
        return Terms::Everything;
    }
    let words: Vec<String> = typed
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    if words.is_empty() { Terms::Nothing } else { Terms::Match(words.join(" ")) }
}

/// Plain text, one block a line. Markdown that is none stays as typed.
pub(super) fn read(markdown: &str) -> Reading {
    let mut lines: Vec<String> = vec![String::new()];
    let mut heading = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                push(&mut lines, &text)
            }
            Event::SoftBreak => push(&mut lines, " "),
            Event::HardBreak | Event::Rule => lines.push(String::new()),
            Event::Start(Tag::Heading { .. }) => {
                lines.push(String::new());
                heading = heading.or(Some(lines.len() - 1));
            }
            Event::Start(Tag::Paragraph | Tag::Item)
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                lines.push(String::new());
            }
            _ => {}
        }
    }
    let heading = heading.and_then(|at| lines.get(at)).map(|line| line.trim().to_owned());
    let plain: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let title = heading.filter(|line| !line.is_empty()).or_else(|| plain.first().map(|line| (*line).to_owned()));
    let words = plain
        .iter()
        .flat_map(|line| line.split_whitespace())
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    Reading {
        title: Prose::from(shortened(&title.unwrap_or_default(), TITLE_CHARACTERS)),
        words: u32::try_from(words).unwrap_or(u32::MAX),
        plain: Prose::from(plain.join("\n")),
    }
}

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.extend(text.chars().filter(|letter| ![HIT_BEGINS, HIT_ENDS].contains(letter)));
    }
}

/// At most `most` characters, ended at a word where there is one.
fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = &text[..end];
    let at = cut.rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}…", cut[..at].trim_end())
}

/// What stands below the title in a list.
pub(super) fn excerpt(plain: &str, title: &str) -> String {
    let first = plain.lines().next().unwrap_or_default();
    let rest = if first == title { &plain[first.len()..] } else { plain };
    shortened(&rest.split_whitespace().collect::<Vec<_>>().join(" "), EXCERPT_CHARACTERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(markdown: &str) -> (String, String, u32) {
        let reading = read(markdown);
        (reading.title.as_str().to_owned(), reading.plain.as_str().to_owned(), reading.words)
    }

    #[test]
    fn an_entry_is_read_without_its_marks() {
        let (title, plain, words) = reading("# Calling before\n\nIt **moved** the\nevening.\n\n- one\n- [x] two");
        assert_eq!((title.as_str(), words), ("Calling before", 8));
        assert_eq!(plain, "Calling before\nIt moved the evening.\none\ntwo");
    }

    #[test]
    fn without_a_heading_the_first_line_is_the_title() {
        assert_eq!(reading("A quiet day.\n\nNothing more.").0, "A quiet day.");
        assert_eq!(reading("").0, "");
        assert_eq!(reading("word ".repeat(60).trim()).0.chars().count(), 90);
    }

    #[test]
    fn nothing_typed_is_an_operator() {
        assert_eq!(search_terms("night AND \"x\" -y*"), Terms::Match("\"night\"* \"AND\"* \"x\"* \"y\"*".to_owned()));
        assert_eq!(search_terms("  "), Terms::Everything);
        assert_eq!(search_terms("\"*-"), Terms::Nothing);
    }

    #[test]
    fn raw_html_stays_text() {
        assert_eq!(reading("<script>alert(1)</script>").1, "<script>alert(1)</script>");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(markdown in "\\PC{0,300}") {
            let reading = read(&markdown);
            excerpt(reading.plain.as_str(), reading.title.as_str());
        }
    }
}
