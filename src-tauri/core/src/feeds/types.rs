//! Codes for kinds of meeting. The page has words for the codes of the Meeting Guide specification;
//! any other code is shown as it came.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MeetingType {
    pub code: String,
    /// The page has words for it.
    pub known: bool,
    /// What its list calls it, where the list says so.
    pub name: Option<String>,
}

/// Source: Meeting Guide specification, `data/types.json`.
const KNOWN: [&str; 87] = [
    "11", "12x12", "A", "ABSI", "AF", "AL", "AL-AN", "AM", "AR", "ASL", "B", "BA", "BE", "BG", "BI", "BRK", "C", "CAN",
    "CF", "D", "DA", "DB", "DD", "DE", "DR", "EL", "EN", "FA", "FI", "FF", "FR", "G", "GR", "H", "HE", "HI", "HR",
    "HU", "IS", "ITA", "JA", "KA", "KOR", "L", "LGBTQ", "LIT", "LS", "LT", "M", "MED", "ML", "MT", "N", "NB", "NDG",
    "NE", "NL", "NO", "O", "OUT", "P", "POA", "POC", "POL", "POR", "PUN", "RUS", "S", "SEN", "SK", "SL", "SM", "SP",
    "ST", "SV", "T", "TC", "TH", "TL", "TR", "TUR", "UK", "W", "X", "XB", "XT", "Y",
];

pub(crate) fn named(codes: &[String]) -> Vec<MeetingType> {
    named_by(codes, &BTreeMap::new())
}

/// With what their list calls them: the same code means another thing in another list.
pub(crate) fn named_by(codes: &[String], names: &BTreeMap<String, String>) -> Vec<MeetingType> {
    let named = |code: &String| MeetingType {
        code: code.clone(),
        known: KNOWN.contains(&code.as_str()),
        name: names.get(code).cloned(),
    };
    codes.iter().map(named).collect()
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
}
