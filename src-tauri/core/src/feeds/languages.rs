//! Languages as lists name them, and what each is called in ISO 639.

use super::find::fold;

/// ISO 639-1 (639-3 where there is none), the code of Meeting Guide, and names: English, Spanish, some their own. Folded.
const LANGUAGES: [(&str, &str, &[&str]); 40] = [
    ("af", "AF", &["afrikaans"]),
    ("am", "AM", &["amharic", "amharico"]),
    ("ar", "AR", &["arabic", "arabe"]),
    ("ase", "ASL", &["american sign language", "asl", "lenguaje por senas", "lengua de senas"]),
    ("bg", "BG", &["bulgarian", "bulgaro"]),
    ("da", "DA", &["danish", "danes", "dansk"]),
    ("de", "DE", &["german", "aleman", "deutsch"]),
    ("el", "EL", &["greek", "griego"]),
    ("en", "EN", &["english", "ingles"]),
    ("fa", "FA", &["persian", "farsi", "persa"]),
    ("fi", "FI", &["finnish", "finlandes", "suomi"]),
    ("fr", "FR", &["french", "frances", "francais"]),
    ("he", "HE", &["hebrew", "hebreo"]),
    ("hi", "HI", &["hindi"]),
    ("hr", "HR", &["croatian", "croata"]),
    ("hu", "HU", &["hungarian", "hungaro"]),
    ("is", "IS", &["icelandic", "islandes"]),
    ("it", "ITA", &["italian", "italiano"]),
    ("ja", "JA", &["japanese", "japones"]),
    ("ka", "KA", &["georgian", "georgiano"]),
    ("ko", "KOR", &["korean", "coreano"]),
    ("lt", "LT", &["lithuanian", "lituano"]),
    ("ml", "ML", &["malayalam"]),
    ("mt", "MT", &["maltese", "maltes"]),
    ("ne", "NE", &["nepali"]),
    ("nl", "NL", &["dutch", "holandes", "neerlandes", "nederlands"]),
    ("no", "NO", &["norwegian", "noruego", "norsk"]),
    ("pl", "POL", &["polish", "polaco", "polski"]),
    ("pt", "POR", &["portuguese", "portugues"]),
    ("pa", "PUN", &["punjabi", "panyabi"]),
    ("ru", "RUS", &["russian", "ruso"]),
    ("es", "S", &["spanish", "espanol", "castellano"]),
    ("sk", "SK", &["slovak", "eslovaco"]),
    ("sl", "SL", &["slovenian", "esloveno"]),
    ("sv", "SV", &["swedish", "sueco", "svenska"]),
    ("th", "TH", &["thai", "tailandes"]),
    ("tl", "TL", &["tagalog", "tagalo"]),
    ("tr", "TUR", &["turkish", "turco"]),
    ("uk", "UK", &["ukrainian", "ucraniano"]),
    ("zh", "", &["chinese", "mandarin", "cantonese", "chino"]),
];

/// Of a Meeting Guide type that is a language.
pub(super) fn of_code(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, known, _)| !known.is_empty() && *known == code).map(|(iso, _, _)| *iso)
}

/// Of a name or of an ISO 639 code.
pub(super) fn of_name(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let folded = folded.trim();
    LANGUAGES.iter().find(|(iso, _, names)| *iso == folded || names.contains(&folded)).map(|(iso, _, _)| *iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_code_and_by_its_names() {
        assert_eq!((of_code("S"), of_code("BE"), of_code("")), (Some("es"), None, None), "BE are beginners");
        assert_eq!((of_name("Español"), of_name("EN"), of_name("Klingon")), (Some("es"), Some("en"), None));
    }
}
