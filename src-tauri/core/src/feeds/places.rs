//! A guess at the zone of a list that names none: from its rows, from the states in its addresses, or this computer's.

use std::collections::HashMap;

use super::ListedMeeting;
use super::find::fold;
use crate::time::Zone;

/// States and provinces by the zone most of their people live in. A guess that is shown and asked, never taken in silence.
const ZONES: [(&str, &[&str]); 12] = [
    (
        "America/New_York",
        &[
            "CT", "DC", "DE", "FL", "GA", "IN", "KY", "MA", "MD", "ME", "MI", "NC", "NH", "NJ", "NY", "OH", "PA", "RI",
            "SC", "VA", "VT", "WV",
        ],
    ),
    (
        "America/Chicago",
        &["AL", "AR", "IA", "IL", "KS", "LA", "MN", "MO", "MS", "ND", "NE", "OK", "SD", "TN", "TX", "WI"],
    ),
    ("America/Denver", &["CO", "ID", "MT", "NM", "UT", "WY"]),
    ("America/Phoenix", &["AZ"]),
    ("America/Los_Angeles", &["CA", "NV", "OR", "WA"]),
    ("America/Anchorage", &["AK"]),
    ("Pacific/Honolulu", &["HI"]),
    ("America/Toronto", &["ON", "QC"]),
    ("America/Vancouver", &["BC"]),
    ("America/Edmonton", &["AB"]),
    ("America/Winnipeg", &["MB"]),
    ("America/Halifax", &["NS", "NB", "PE"]),
];

/// Countries that keep one time, or nearly all of whose people do. Folded, as they stand last in an address.
const COUNTRIES: [(&str, &[&str]); 14] = [
    ("Europe/London", &["uk", "united kingdom", "england", "scotland", "wales", "northern ireland", "great britain"]),
    ("Europe/Dublin", &["ireland", "eire"]),
    ("Europe/Madrid", &["spain", "espana"]),
    ("Europe/Paris", &["france"]),
    ("Europe/Berlin", &["germany", "deutschland"]),
    ("Europe/Rome", &["italy", "italia"]),
    ("Europe/Amsterdam", &["netherlands", "the netherlands", "nederland"]),
    ("Europe/Stockholm", &["sweden", "sverige"]),
    ("Europe/Warsaw", &["poland", "polska"]),
    ("America/Mexico_City", &["mexico"]),
    ("America/Argentina/Buenos_Aires", &["argentina"]),
    ("America/Bogota", &["colombia"]),
    ("Asia/Kolkata", &["india"]),
    ("Pacific/Auckland", &["new zealand"]),
];

/// For the rows that name no zone: by their own addresses, or else as those beside them that do name one.
pub(super) fn guess_zone<'a>(meetings: impl Iterator<Item = &'a ListedMeeting> + Clone, here: Zone) -> Zone {
    let silent = meetings.clone().filter(|meeting| meeting.zone.is_none());
    most_common(silent.filter_map(|meeting| zone_of_address(&meeting.address)))
        .or_else(|| most_common(meetings.filter_map(|meeting| meeting.zone)))
        .unwrap_or(here)
}

/// "…, Seattle, WA 98101, USA": the state stands alone or before the postal code, after a comma.
fn zone_of_address(address: &str) -> Option<Zone> {
    let states = address.split(',').skip(1).filter_map(|part| part.split_whitespace().next());
    let zone = states.filter_map(|state| ZONES.iter().find(|(_, states)| states.contains(&state))).last();
    zone.map(|(name, _)| *name).or_else(|| zone_of_country(address)).and_then(|name| name.parse().ok())
}

fn zone_of_country(address: &str) -> Option<&'static str> {
    let country = fold(address.rsplit(',').next()?.trim());
    COUNTRIES.iter().find(|(_, names)| names.contains(&country.as_str())).map(|(name, _)| *name)
}

fn most_common(zones: impl Iterator<Item = Zone>) -> Option<Zone> {
    let mut counts: HashMap<Zone, usize> = HashMap::new();
    zones.for_each(|zone| *counts.entry(zone).or_default() += 1);
    counts.into_iter().max_by_key(|(zone, count)| (*count, std::cmp::Reverse(zone.name()))).map(|(zone, _)| zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_an_address_tells_its_zone() {
        let zone = |address| zone_of_address(address).map(Zone::name);
        assert_eq!(zone("1221 148th Ave NE, Bellevue, WA 98007, USA"), Some("America/Los_Angeles"));
        assert_eq!(zone("Seattle, WA, USA"), Some("America/Los_Angeles"));
        assert_eq!(zone("IN the old mill, Leeds"), None);
        assert_eq!(zone("IN the old mill, Leeds, England"), Some("Europe/London"));
        assert_eq!(zone("C/ Mayor 1, 28013 Madrid, España"), Some("Europe/Madrid"));
        assert_eq!(zone(""), None);
    }

    #[test]
    fn every_zone_of_the_table_is_a_zone() {
        assert!(ZONES.iter().chain(&COUNTRIES).all(|(name, _)| name.parse::<Zone>().is_ok()));
    }
}
