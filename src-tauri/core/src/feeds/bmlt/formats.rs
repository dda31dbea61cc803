//! What the letters of a BMLT server mean: as it says itself, or as a server says that nobody has changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use crate::feeds::languages;
use crate::feeds::row::plain_text;

/// Letters, name and the world's word, as BMLT's server is delivered (`en`): for lists that come without their formats.
const DELIVERED: [(&str, &str, &str); 38] = [
    ("AB", "Ask-It-Basket", "QA"),
    ("B", "Beginners", "BEG"),
    ("BK", "Book Study", "LIT"),
    ("BT", "Basic Text", "BT"),
    ("C", "Closed", "CLOSED"),
    ("CH", "Closed Holidays", "CH"),
    ("CL", "Candlelight", "CAN"),
    ("CS", "Children under Supervision", ""),
    ("D", "Discussion", "DISC"),
    ("ES", "Español", "LANG"),
    ("FR", "Français", "LANG"),
    ("GL", "Gay/Lesbian/Transgender", "GL"),
    ("HY", "Hybrid Meeting", "HYBR"),
    ("ID", "ID Required to Enter", ""),
    ("IL", "Illness", ""),
    ("IP", "Informational Pamphlet", "IP"),
    ("IW", "It Works -How and Why", "IW"),
    ("JT", "Just for Today", "JFT"),
    ("LC", "Living Clean", "LC"),
    ("M", "Men", "M"),
    ("NC", "No Children", "NC"),
    ("NS", "No Smoking", "NS"),
    ("O", "Open", "OPEN"),
    ("OE", "Open-Ended", ""),
    ("Pi", "Pitch", ""),
    ("QA", "Question & Answer", "QA"),
    ("RF", "Rotating Format", "VAR"),
    ("SC", "Surveillance Cameras", ""),
    ("SD", "Speaker/Discussion", "S-D"),
    ("SG", "Step Working Guide", "SWG"),
    ("So", "Speaker Only", "SPK"),
    ("St", "Step", "STEP"),
    ("TC", "Temporarily Closed Facility", "TC"),
    ("Ti", "Timer", ""),
    ("VM", "Virtual Meeting", "VM"),
    ("W", "Women", "W"),
    ("WC", "Wheelchair", "WCHR"),
    ("YP", "Young People", "Y"),
];

struct Format {
    name: String,
    world: String,
}

pub(super) struct Formats(HashMap<String, Format>);

impl Formats {
    /// The first of several languages, as the list gives them.
    pub fn read(value: &Value) -> Formats {
        let mut known = HashMap::new();
        let text = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).map(plain_text).unwrap_or_default();
        for row in value.as_array().into_iter().flatten() {
            let key = text(row, "key_string");
            if !key.is_empty() {
                let format = Format { name: text(row, "name_string"), world: text(row, "world_id") };
                known.entry(key).or_insert(format);
            }
        }
        for (key, name, world) in DELIVERED {
            let format = || Format { name: name.to_owned(), world: world.to_owned() };
            // A server that says what its letters mean says it of all.
            if value.as_array().is_none_or(Vec::is_empty) {
                known.entry(key.to_owned()).or_insert_with(format);
            }
        }
        Formats(known)
    }

    fn world(&self, key: &str) -> &str {
        self.0.get(key).map_or("", |format| &format.world)
    }

    /// The letters, and "O" or "C" for what the world calls open and closed. Letters that would say so and mean something
    /// else are marked apart.
    pub fn types_of(&self, letters: &[String]) -> impl Iterator<Item = String> {
        let own = letters.iter().map(|key| self.code(key));
        let worlds = letters.iter().filter_map(|key| match self.world(key) {
            "OPEN" => Some("O".to_owned()),
            "CLOSED" => Some("C".to_owned()),
            _ => None,
        });
        own.chain(worlds).collect::<Vec<_>>().into_iter()
    }

    fn code(&self, key: &str) -> String {
        match (key, self.world(key)) {
            ("O", "OPEN" | "") | ("C", "CLOSED" | "") => key.to_owned(),
            ("O" | "C", _) => format!("{key}*"),
            _ => key.to_owned(),
        }
    }

    /// ISO 639, of those letters that stand for a language.
    pub fn languages_of(&self, letters: &[String]) -> Vec<String> {
        let is_language = |key: &&String| self.world(key) == "LANG";
        let named = |key: &String| {
            let name = self.0.get(key).map_or("", |format| &format.name);
            languages::of_name(name).or_else(|| languages::of_name(key))
        };
        let found: BTreeSet<&str> = letters.iter().filter(is_language).filter_map(named).collect();
        found.into_iter().map(str::to_owned).collect()
    }

    /// Names of the codes that were met. One without a name is its own: another fellowship's name for it would be wrong.
    pub fn names_of(&self, met: BTreeSet<String>) -> BTreeMap<String, String> {
        let of_world = |world: &str| self.0.values().find(|format| format.world == world);
        let name = |code: &str| match code {
            "O" => of_world("OPEN"),
            "C" => of_world("CLOSED"),
            _ => self.0.get(code.trim_end_matches('*')),
        };
        let named = |code: String| {
            let name = name(&code).map(|format| format.name.clone()).filter(|name| !name.is_empty());
            (code.clone(), name.unwrap_or(code))
        };
        met.into_iter().map(named).collect()
    }
}
