//! Fields of a row as people really fill them in.

use serde_json::{Map, Value};

use crate::time::TimeOfDay;

/// Longest text of one field, in bytes; the rest is cut.
const LONGEST_TEXT: usize = 16 * 1024;

/// A row's fields. Taking one removes it, so that what is left at the end is what this program has no use for.
pub(super) struct Fields {
    map: Map<String, Value>,
    /// A text was longer than it may be.
    pub cut: bool,
}

impl Fields {
    pub fn new(map: Map<String, Value>) -> Fields {
        Fields { map, cut: false }
    }

    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.map.remove(key).filter(|value| !value.is_null())
    }

    /// One line or several of plain text; empty where there is none. Numbers are read as their digits.
    pub fn text(&mut self, key: &str) -> String {
        match self.take(key) {
            Some(Value::String(text)) => self.plain(&text),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// The first of several fields that says something.
    pub fn first_text(&mut self, keys: &[&str]) -> String {
        keys.iter()
            .map(|key| self.text(key))
            .fold(String::new(), |kept, next| if kept.is_empty() { next } else { kept })
    }

    pub fn rest(self) -> Map<String, Value> {
        self.map
    }

    fn plain(&mut self, text: &str) -> String {
        let mut text = plain_text(text);
        if text.len() > LONGEST_TEXT {
            self.cut = true;
            text.truncate(text.floor_char_boundary(LONGEST_TEXT));
        }
        text
    }
}

/// Text for display: tags and entities resolved, characters that steer the terminal or the direction of text removed.
pub(super) fn plain_text(text: &str) -> String {
    let text = if text.contains('<') { without_tags(text) } else { text.to_owned() };
    let text = if text.contains('&') { with_entities(&text) } else { text };
    let shown: String = text.replace("\r\n", "\n").chars().filter(|letter| !steers(*letter)).collect();
    shown.trim().to_owned()
}

fn steers(letter: char) -> bool {
    let bidi =
        matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    bidi || (letter.is_control() && letter != '\n' && letter != '\t')
}

/// `<br>` and ends of paragraphs become line breaks, other tags nothing; a lone `<` stays.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let tag = &rest[at..];
        let opens_tag =
            tag[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!');
        match tag.find('>').filter(|_| opens_tag) {
            Some(end) => {
                let name = tag[1..end].trim_start_matches('/').to_ascii_lowercase();
                if ["br", "p", "div", "li"].iter().any(|block| name.starts_with(block)) && !plain.ends_with('\n') {
                    plain.push('\n');
                }
                rest = &tag[end + 1..];
            }
            None => {
                plain.push('<');
                rest = &tag[1..];
            }
        }
    }
    plain + rest
}

/// The entities that lists really hold; any other stays as it was typed.
fn with_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let name = tail.find(';').filter(|end| *end <= 8).map(|end| &tail[..end]);
        match name.and_then(|name| entity(name).map(|letter| (letter, name.len()))) {
            Some((letter, length)) => {
                plain.push(letter);
                rest = &tail[length + 1..];
            }
            None => {
                plain.push('&');
                rest = tail;
            }
        }
    }
    plain + rest
}

fn entity(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 14] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("hellip", '…'),
        ("eacute", 'é'),
    ];
    if let Some(number) = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        return u32::from_str_radix(number, 16).ok().and_then(char::from_u32);
    }
    if let Some(number) = name.strip_prefix('#') {
        return number.parse().ok().and_then(char::from_u32);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// 0 (Sunday) to 6, or a weekday's name in English or Spanish.
pub(super) fn weekday(value: &Value) -> Option<u8> {
    const NAMES: [[&str; 4]; 7] = [
        ["sunday", "sun", "domingo", "dom"],
        ["monday", "mon", "lunes", "lun"],
        ["tuesday", "tue", "martes", "mar"],
        ["wednesday", "wed", "miércoles", "miercoles"],
        ["thursday", "thu", "jueves", "jue"],
        ["friday", "fri", "viernes", "vie"],
        ["saturday", "sat", "sábado", "sabado"],
    ];
    match value {
        Value::Number(number) => number.as_u64().filter(|day| *day <= 6).map(|day| day as u8),
        Value::String(text) => {
            let text = text.trim().to_lowercase();
            let named = || NAMES.iter().position(|names| names.contains(&text.as_str())).map(|day| day as u8);
            text.parse().ok().filter(|day: &u8| *day <= 6).or_else(named)
        }
        _ => None,
    }
}

/// "18:00", "18:00:00", "7:30 PM", "7 pm", "noon", "midnight".
pub(super) fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let text = text.trim().to_lowercase().replace('.', "");
    match text.as_str() {
        "noon" => return TimeOfDay::from_minute(12 * 60),
        "midnight" => return TimeOfDay::from_minute(0),
        _ => {}
    }
    let (digits, half) =
        match text.strip_suffix("am").map(|rest| (rest, 0)).or(text.strip_suffix("pm").map(|rest| (rest, 12))) {
            Some((rest, half)) => (rest.trim_end(), Some(half)),
            None => (text.as_str(), None),
        };
    let mut parts = digits.split(':').map(|part| part.parse::<u16>().ok().filter(|_| (1..=2).contains(&part.len())));
    let hour = parts.next()??;
    let minute = match parts.next() {
        Some(minute) => minute?,
        None => half.map(|_| 0)?,
    };
    let second = parts.next().unwrap_or(Some(0))?;
    if minute > 59 || second > 59 || parts.next().is_some() {
        return None;
    }
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    (hour < 24).then(|| TimeOfDay::from_minute(hour * 60 + minute)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_as_people_write_them() {
        let cases = [
            ("18:00", Some("18:00")),
            ("18:00:00", Some("18:00")),
            ("7:30 PM", Some("19:30")),
            ("12:15 am", Some("00:15")),
            ("12:00 p.m.", Some("12:00")),
            ("7pm", Some("19:00")),
            ("Noon", Some("12:00")),
            ("00:00", Some("00:00")),
            ("25:00", None),
            ("18:60", None),
            ("13:00 pm", None),
            ("18", None),
            ("", None),
            ("1:2:3:4", None),
            ("-1:00", None),
        ];
        for (text, expected) in cases {
            assert_eq!(time_of_day(text).map(|time| time.to_string()).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn days_as_people_write_them() {
        assert_eq!(weekday(&json!(0)), Some(0));
        assert_eq!(weekday(&json!("6")), Some(6));
        assert_eq!(weekday(&json!("Wednesday")), Some(3));
        assert_eq!(weekday(&json!("sábado")), Some(6));
        assert_eq!(weekday(&json!(9)), None);
        assert_eq!(weekday(&json!(-1)), None);
        assert_eq!(weekday(&json!([1])), None);
    }

    #[test]
    fn notes_lose_their_tags_and_keep_their_words() {
        assert_eq!(plain_text("<p>Ring&nbsp;bell &amp; wait</p><p>3 < 5</p>"), "Ring bell & wait\n3 < 5");
        assert_eq!(plain_text("<script>alert(1)</script>"), "alert(1)");
        assert_eq!(plain_text("safe\u{202E}txt.exe\u{0007}"), "safetxt.exe");
        assert_eq!(plain_text("AT&T; &bogus; &#8217;"), "AT&T; &bogus; ’");
    }

    #[test]
    fn a_very_long_text_is_cut_between_letters() {
        let mut fields = Fields::new([("notes".to_owned(), json!("é".repeat(20_000)))].into_iter().collect());
        assert!(fields.text("notes").len() <= LONGEST_TEXT && fields.cut);
    }
}
