//! A guess at whose list it is. Shown, and its user may know better.

use super::dialect::Dialect;
use super::find::fold;

/// What each calls itself, shortest first, and its names. Folded.
const FELLOWSHIPS: [(&str, &[&str]); 26] = [
    ("AA", &["alcoholics anonymous", "alcoholicos anonimos"]),
    ("NA", &["narcotics anonymous", "narcoticos anonimos"]),
    ("Al-Anon", &["al-anon", "alanon", "al anon"]),
    ("Alateen", &["alateen"]),
    ("Nar-Anon", &["nar-anon", "naranon"]),
    ("ACA", &["adult children of alcoholics", "hijos adultos"]),
    ("CA", &["cocaine anonymous", "cocainomanos anonimos"]),
    ("CMA", &["crystal meth anonymous"]),
    ("CoDA", &["co-dependents anonymous", "codependents anonymous", "codependientes anonimos"]),
    ("DA", &["debtors anonymous", "deudores anonimos"]),
    ("EA", &["emotions anonymous", "emotivos anonimos"]),
    ("GA", &["gamblers anonymous", "jugadores anonimos"]),
    ("HA", &["heroin anonymous"]),
    ("MA", &["marijuana anonymous", "marihuana anonimos"]),
    ("OA", &["overeaters anonymous", "comedores compulsivos"]),
    ("PA", &["pills anonymous"]),
    ("SA", &["sexaholics anonymous"]),
    ("SAA", &["sex addicts anonymous"]),
    ("SLAA", &["sex and love addicts"]),
    ("UA", &["underearners anonymous"]),
    ("WA", &["workaholics anonymous"]),
    ("Recovery Dharma", &["recovery dharma"]),
    ("Refuge Recovery", &["refuge recovery"]),
    ("SMART Recovery", &["smart recovery"]),
    ("LifeRing", &["lifering"]),
    ("Celebrate Recovery", &["celebrate recovery"]),
];

/// From the publisher's name, the file's and the sites that the list names. Empty: nothing tells.
pub(super) fn guess(dialect: Dialect, names: &[&str], sites: &[&str]) -> String {
    // Its server is Narcotics Anonymous' own.
    if dialect == Dialect::Bmlt {
        return "NA".to_owned();
    }
    let by_name = names.iter().find_map(|name| of_name(name));
    by_name.or_else(|| sites.iter().find_map(|site| of_site(site))).unwrap_or_default().to_owned()
}

fn of_name(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let named = FELLOWSHIPS.iter().find(|(_, names)| names.iter().any(|name| folded.contains(name)));
    if let Some((short, _)) = named {
        return Some(short);
    }
    // Only in capitals: "da" and "ma" are words.
    let undotted = name.replace('.', "");
    let mut words = undotted.split(|sign: char| !sign.is_alphanumeric());
    words.find_map(|word| FELLOWSHIPS.iter().find(|(short, _)| *short == word).map(|(short, _)| *short))
}

/// "https://www.seattleaa.org/…", "aa-london.org": few words have two of that letter at their ends.
fn of_site(address: &str) -> Option<&'static str> {
    let host = address.split("//").nth(1)?.split(['/', ':', '?']).next()?.to_ascii_lowercase();
    let labels: Vec<&str> = host.split(['.', '-']).filter(|label| *label != "www").collect();
    let (_, labels) = labels.split_last()?;
    if labels.iter().any(|label| label.contains("alanon") || label.contains("al-anon")) {
        return Some("Al-Anon");
    }
    labels.iter().any(|label| label.starts_with("aa") || label.ends_with("aa")).then_some("AA")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fellowship_is_known_by_its_name_its_letters_or_its_site() {
        let guessed = |name: &str, site: &str| guess(Dialect::MeetingGuide, &[name], &[site]);
        assert_eq!(guessed("Eastside A.A.", ""), "AA");
        assert_eq!(guessed("Oficina de Alcohólicos Anónimos", ""), "AA");
        assert_eq!(guessed("OA Region 2", ""), "OA");
        assert_eq!(guessed("Riverside", "https://www.seattleaa.org/meetings/a/"), "AA");
        assert_eq!(guessed("Lista da cidade", "https://example.org/aa"), "");
        assert_eq!(guess(Dialect::Bmlt, &["Staten Island Area"], &[]), "NA");
    }
}
