//! What an entry says without its marks: its title, its words, what is searched.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::prose::Prose;

const TITLE_CHARACTERS: usize = 90;
/// Characters of an excerpt that was not searched for.
const EXCERPT_CHARACTERS: usize = 160;
/// Bytes of an excerpt before and from the first hit that it shows.
const BEFORE_HIT: usize = 32;
const FROM_HIT: usize = 160;
/// Letters by which one hit is told from another.
const LONGEST_HIT: usize = 40;
/// Different words that are looked for at once; the store takes no more than some hundreds.
const MOST_TERMS: usize = 32;
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
/// A word that is typed again finds nothing more.
pub(super) fn search_terms(typed: &str) -> Terms {
    if typed.trim().is_empty() {
        return Terms::Everything;
    }
    let mut seen = HashSet::new();
    let words: Vec<String> = typed
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && seen.insert(word.to_lowercase()))
        .take(MOST_TERMS)
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

/// A text of several lines, as code is, stays so.
fn push(lines: &mut Vec<String>, text: &str) {
    for (at, part) in text.split(['\n', '\r']).enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.extend(part.chars().filter(|letter| ![HIT_BEGINS, HIT_ENDS].contains(letter)));
        }
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

/// What stands around the hits of a text in which all of them are marked: the first place where most different ones are
/// close together. SQLite's own `snippet` compares every hit with every other, and takes minutes over a long text.
pub(super) fn around_hits(marked: &str) -> String {
    let letters = |at: usize| marked[at + 1..].chars().take_while(|letter| *letter != HIT_ENDS).take(LONGEST_HIT);
    let hit = |at: usize| letters(at).flat_map(char::to_lowercase).collect();
    let hits: Vec<(usize, String)> = marked.match_indices(HIT_BEGINS).map(|(at, _)| (at, hit(at))).collect();
    let at = densest(&hits);
    let (begin, end) = (at.saturating_sub(BEFORE_HIT), (at + FROM_HIT).min(marked.len()));
    let (begin, end) = (marked.ceil_char_boundary(begin), marked.floor_char_boundary(end));
    // Whole words, where there are any.
    let space = |text: &str| text.find(char::is_whitespace);
    let begin = if begin == 0 { 0 } else { space(&marked[begin..at]).map_or(begin, |space| begin + space) };
    let last = marked[at..end].rfind(char::is_whitespace).filter(|_| end < marked.len());
    let end = last.map_or(end, |last| at + last);
    let dots = |cut: bool| if cut { "…" } else { "" };
    format!("{}{}{}", dots(begin > 0), marked[begin..end].trim(), dots(end < marked.len()))
}

/// Where the hits begin that are to be shown, of places and words in the order of the text.
fn densest(hits: &[(usize, String)]) -> usize {
    let mut close = HashMap::<&str, usize>::new();
    let (mut taken, mut best) = (0, (0, 0));
    for (at, word) in hits {
        // To its last letter, and the mark behind it.
        while let Some((_, next)) = hits.get(taken).filter(|(next, word)| next + word.len() + 2 < at + FROM_HIT) {
            *close.entry(next).or_default() += 1;
            taken += 1;
        }
        if close.len() > best.0 {
            best = (close.len(), *at);
        }
        let left = close.get(word.as_str()).map_or(0, |count| count - 1);
        if left == 0 {
            close.remove(word.as_str())
        } else {
            close.insert(word, left)
        };
    }
    best.1
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
    fn a_title_is_one_line() {
        assert_eq!(reading("```\nfirst\nsecond\n```").0, "first");
        assert_eq!(reading("\tfirst\n\tsecond"), ("first".to_owned(), "first\nsecond".to_owned(), 2));
    }

    #[test]
    fn nothing_typed_is_an_operator() {
        assert_eq!(search_terms("night AND \"x\" -y*"), Terms::Match("\"night\"* \"AND\"* \"x\"* \"y\"*".to_owned()));
        assert_eq!(search_terms("  "), Terms::Everything);
        assert_eq!(search_terms("\"*-"), Terms::Nothing);
    }

    #[test]
    fn the_same_word_is_looked_for_once_and_not_without_end() {
        assert_eq!(search_terms("a A a night"), Terms::Match("\"a\"* \"night\"*".to_owned()));
        let many: String = (0..1000).map(|number| format!("w{number} ")).collect();
        assert!(matches!(search_terms(&many), Terms::Match(terms) if terms.split(' ').count() == MOST_TERMS));
    }

    #[test]
    fn an_excerpt_shows_the_place_where_most_of_what_was_looked_for_is() {
        let far = "word ".repeat(60);
        let marked = format!("\u{1}Sam\u{2} {far}then \u{1}Sam\u{2} and the \u{1}bridge\u{2} {far}");
        let excerpt = around_hits(&marked);
        assert!(excerpt.contains("then \u{1}Sam\u{2} and the \u{1}bridge\u{2} word"), "{excerpt:?}");
        assert!(excerpt.starts_with("…word") && excerpt.ends_with("word…") && excerpt.len() < 220, "{excerpt:?}");
        assert_eq!(around_hits("only \u{1}this\u{2}"), "only \u{1}this\u{2}");
        assert_eq!(around_hits(""), "");
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

        #[test]
        fn an_excerpt_is_cut_between_letters(marked in "[aé 🌅\u{1}\u{2}]{0,400}") {
            around_hits(&marked);
        }
    }
}
