//! Codes for kinds of meeting. The page has words for the codes of the Meeting Guide specification;
//! any other code is shown as it came.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::fold;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MeetingType {
    pub code: String,
    /// The page has words for it.
    pub known: bool,
    /// What its list calls it: codes mean different things to different fellowships.
    pub name: Option<String>,
}

impl MeetingType {
    /// What is the same kind over several lists: it has the same name in both, or the same code of the specification.
    pub(crate) fn key(&self) -> String {
        match &self.name {
            Some(name) => format!("={}", fold(name)),
            None => self.code.clone(),
        }
    }
}

/// Open and closed are the same for everyone, and the page has its own words for them.
const SHARED: [&str; 2] = ["O", "C"];

/// Source: Meeting Guide specification, `data/types.json`.
const KNOWN: [&str; 87] = [
    "11", "12x12", "A", "ABSI", "AF", "AL", "AL-AN", "AM", "AR", "ASL", "B", "BA", "BE", "BG", "BI", "BRK", "C", "CAN",
    "CF", "D", "DA", "DB", "DD", "DE", "DR", "EL", "EN", "FA", "FI", "FF", "FR", "G", "GR", "H", "HE", "HI", "HR",
    "HU", "IS", "ITA", "JA", "KA", "KOR", "L", "LGBTQ", "LIT", "LS", "LT", "M", "MED", "ML", "MT", "N", "NB", "NDG",
    "NE", "NL", "NO", "O", "OUT", "P", "POA", "POC", "POL", "POR", "PUN", "RUS", "S", "SEN", "SK", "SL", "SM", "SP",
    "ST", "SV", "T", "TC", "TH", "TL", "TR", "TUR", "UK", "W", "X", "XB", "XT", "Y",
];

/// `names`: what the list says of its codes.
pub(crate) fn named_by(code: &str, names: &BTreeMap<String, String>) -> MeetingType {
    let name = names.get(code).filter(|name| !name.is_empty() && !SHARED.contains(&code));
    MeetingType { code: code.to_owned(), known: KNOWN.contains(&code), name: name.cloned() }
}

pub(crate) fn named(codes: &[String]) -> Vec<MeetingType> {
    all_named_by(codes, &BTreeMap::new())
}

/// With what their list calls them: the same code means another thing in another list.
pub(crate) fn all_named_by(codes: &[String], names: &BTreeMap<String, String>) -> Vec<MeetingType> {
    codes.iter().map(|code| named_by(code, names)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_code_is_kept_as_it_came() {
        let types = named(&["BE".to_owned(), "1H".to_owned()]);
        assert_eq!(
            types.iter().map(|one| (one.code.as_str(), one.known)).collect::<Vec<_>>(),
            [("BE", true), ("1H", false)]
        );
    }

    #[test]
    fn one_code_of_two_fellowships_is_two_kinds_and_one_name_is_one() {
        let names = |code: &str, name: &str| BTreeMap::from([(code.to_owned(), name.to_owned())]);
        let big_book = named_by("B", &BTreeMap::new());
        let beginners = named_by("B", &names("B", "Beginners"));
        assert_eq!((big_book.key().as_str(), beginners.key().as_str()), ("B", "=beginners"));
        assert_eq!(named_by("BEG", &names("BEG", "Beginners")).key(), beginners.key());
        assert_eq!(named_by("O", &names("O", "Abierta")).name, None, "open is open everywhere");
    }
}
