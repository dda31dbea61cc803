//! Fields of a row as people really fill them in.

use serde_json::{Map, Value};

/// Longest text of one field, in bytes; the rest is cut.
const LONGEST_TEXT: usize = 16 * 1024;

/// A row's fields. Taking one removes it, so that what is left at the end is what this program has no use for.
#[derive(Default)]
pub(super) struct Fields {
    map: Map<String, Value>,
    /// What is kept as it is, whatever it is called.
    aside: Map<String, Value>,
    /// A text was longer than it may be.
    pub cut: bool,
}

impl Fields {
    pub fn new(map: Map<String, Value>) -> Fields {
        Fields { map, ..Fields::default() }
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

    /// A field that stays.
    pub fn peek(&self, key: &str) -> Option<&Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// A link, if it is one for a browser; what is none stays with what this program has no use for.
    pub fn link(&mut self, key: &str) -> String {
        let Some(given) = self.take(key) else { return String::new() };
        let link = given.as_str().map_or_else(String::new, |text| link(self.plain(text)));
        if link.is_empty() && given != "" {
            self.map.insert(key.to_owned(), given);
        }
        link
    }

    /// A text or a number that stays, as text; empty where there is neither.
    pub fn peek_text(&self, key: &str) -> String {
        match self.map.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// Keeps a value under its own name, whatever else is called so.
    pub fn set_aside(&mut self, key: String, value: Value) {
        self.aside.insert(key, value);
    }

    pub fn put(&mut self, key: String, value: Value) {
        self.map.insert(key, value);
    }

    /// What was not taken and says something, as JSON.
    pub fn rest(mut self) -> String {
        self.map.retain(|_, value| !value.is_null() && *value != "");
        self.map.append(&mut self.aside);
        serde_json::to_string(&self.map).unwrap_or_else(|_| "{}".to_owned())
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
    let is_plain = |byte: u8| (b' '..0x7F).contains(&byte) && byte != b'<' && byte != b'&';
    if text.bytes().all(is_plain) {
        return text.trim().to_owned();
    }
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

/// Only https and http are kept; a link without a scheme is given https.
fn link(text: String) -> String {
    let lower = text.to_ascii_lowercase();
    match lower.split_once(':') {
        Some(("https" | "http", rest)) if rest.starts_with("//") && !text.contains(char::is_whitespace) => text,
        _ if text.is_empty() || text.contains(char::is_whitespace) => String::new(),
        // A scheme, if there is one, ends before the first dot: "javascript:…" has one, "zoom.us:443/j/1" has not.
        Some((scheme, _)) if !scheme.contains('.') => String::new(),
        _ if lower.contains('.') => format!("https://{text}"),
        _ => String::new(),
    }
}

/// A value as a refused row shows it.
pub(super) fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    plain_text(&text).chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
