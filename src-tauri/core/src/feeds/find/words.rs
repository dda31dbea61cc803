//! The words in the meetings' texts, each kept once, and any part of a word found among them.

use std::collections::HashMap;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::postings::{Keyed, Meetings, Postings};

/// Lower case without accents: "Café" and "CAFE" are found by "cafe", "Łódź" by "lodz", "St Mark’s" with either apostrophe.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            '‘' | '’' => folded.push('\''),
            other => folded.push(other),
        }
    }
    folded
}

/// What is typed, as words that each must stand somewhere.
pub(super) fn typed(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Texts as lines, in which is looked for a part of one.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    /// Where each line begins.
    begins: Vec<usize>,
}

impl Lines {
    /// `line` holds no line break.
    pub fn push(&mut self, line: &str) {
        self.begins.push(self.text.len());
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub fn len(&self) -> usize {
        self.begins.len()
    }

    pub fn line(&self, number: usize) -> &str {
        &self.text[self.begins[number]..self.end(number) - 1]
    }

    /// Behind its line break.
    fn end(&self, number: usize) -> usize {
        self.begins.get(number + 1).copied().unwrap_or(self.text.len())
    }

    /// The numbers of the lines that `part` stands in, ascending, each once.
    pub fn holding<'a>(&'a self, part: &'a str) -> impl Iterator<Item = usize> + 'a {
        let finder = memmem::Finder::new(part.as_bytes());
        let (mut from, mut line) = (0, 0);
        std::iter::from_fn(move || {
            let at = from + finder.find(self.text.as_bytes().get(from..)?)?;
            // Step by step: what is typed first stands in most lines, and none is passed twice.
            while self.end(line) <= at {
                line += 1;
            }
            from = self.end(line);
            line += 1;
            Some(line - 1)
        })
    }
}

#[derive(Default)]
pub(super) struct WordsBuilder {
    numbers: HashMap<Box<str>, u32>,
    lines: Lines,
    keyed: Keyed,
    /// The last meeting that had each word, counted from 1: a word counts once a meeting.
    last: Vec<u32>,
    meetings: u32,
    folded: String,
}

impl WordsBuilder {
    pub fn add(&mut self, texts: &[&str]) {
        self.meetings += 1;
        for word in texts.iter().flat_map(|text| text.split_whitespace()) {
            self.folded.clear();
            if word.is_ascii() {
                self.folded.push_str(word);
                self.folded.make_ascii_lowercase();
            } else {
                self.folded.push_str(&fold(word));
            }
            if !self.folded.is_empty() {
                self.add_folded();
            }
        }
        self.keyed.end_meeting();
    }

    fn add_folded(&mut self) {
        let number = match self.numbers.get(self.folded.as_str()) {
            Some(number) => *number,
            None => {
                let number = self.lines.len() as u32;
                self.lines.push(&self.folded);
                self.numbers.insert(self.folded.as_str().into(), number);
                self.last.push(0);
                number
            }
        };
        let last = &mut self.last[number as usize];
        if *last != self.meetings {
            *last = self.meetings;
            self.keyed.push(number);
        }
    }

    pub fn build(self) -> Words {
        let postings = Postings::new(&self.keyed, self.lines.len());
        Words { lines: self.lines, postings, size: self.meetings as usize }
    }
}

pub(super) struct Words {
    lines: Lines,
    postings: Postings,
    size: usize,
}

impl Words {
    /// The meetings in whose texts `part` stands; there is no white space in it, as there is none in a word.
    pub fn holding(&self, part: &str) -> Meetings {
        let mut found = Meetings::with_capacity(self.size);
        for word in self.lines.holding(part) {
            self.postings.add_to(word as u32, &mut found);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_the_shape_of_an_apostrophe_do_not_matter() {
        assert_eq!(fold("CAFÉ Ñandú İ"), "cafe nandu i");
        assert_eq!(fold("Łódź, Ærø, Straße"), "lodz, aero, strasse");
        assert_eq!(fold("St Mark’s"), fold("ST MARK'S"));
    }

    #[test]
    fn a_part_is_found_once_a_line_and_never_over_two() {
        let mut lines = Lines::default();
        ["banana", "", "anna", "nab"].iter().for_each(|line| lines.push(line));
        assert_eq!(lines.holding("an").collect::<Vec<_>>(), [0, 2]);
        assert_eq!(lines.holding("na").collect::<Vec<_>>(), [0, 2, 3]);
        assert_eq!(lines.holding("annan").count(), 0);
        assert_eq!((lines.line(2), lines.line(1)), ("anna", ""));
    }
}
