//! Kinds and ways of meeting written out, in English or Spanish, as people write them where a code was meant.

use super::Way;
use super::find::fold;

/// Folded. Source of codes and names: Meeting Guide specification, `data/types.json`; more as lists have them.
const WORDS: [(&str, &[&str]); 87] = [
    ("11", &["11th step meditation", "meditacion del paso 11"]),
    ("12x12", &["12 steps & 12 traditions", "12 pasos y 12 tradiciones"]),
    ("A", &["secular"]),
    ("ABSI", &["as bill sees it", "como lo ve bill"]),
    ("AF", &["afrikaans"]),
    ("AL", &["concurrent with alateen", "concurrente con alateen"]),
    ("AL-AN", &["concurrent with al-anon", "concurrente con al-anon"]),
    ("AM", &["amharic", "amarico"]),
    ("AR", &["arabic", "arabe"]),
    ("ASL", &["american sign language", "lenguaje por senas"]),
    ("B", &["big book", "libro grande", "big book study"]),
    ("BA", &["babysitting available", "guarderia disponible"]),
    ("BE", &["newcomer", "principiantes", "newcomers", "beginners", "beginner", "principiante", "recien llegados"]),
    ("BG", &["bulgarian", "bulgaro"]),
    ("BI", &["bisexual"]),
    ("BRK", &["breakfast", "desayuno"]),
    ("C", &["closed", "cerrada", "cerrado", "closed meeting", "reunion cerrada"]),
    ("CAN", &["candlelight", "luz de una vela"]),
    ("CF", &["child-friendly", "nino amigable", "child friendly"]),
    ("D", &["discussion", "discusion", "tema"]),
    ("DA", &["danish", "danes"]),
    ("DB", &["digital basket", "canasta digital"]),
    ("DD", &["dual diagnosis", "diagnostico dual"]),
    ("DE", &["german", "aleman"]),
    ("DR", &["daily reflections", "reflexiones diarias"]),
    ("EL", &["greek", "griego"]),
    ("EN", &["english", "ingles"]),
    ("FA", &["persian", "persa"]),
    ("FI", &["finnish", "finlandes"]),
    ("FF", &["fragrance free", "sin fragancia"]),
    ("FR", &["french", "frances"]),
    ("G", &["gay"]),
    ("GR", &["grapevine", "la vina"]),
    ("H", &["birthday", "cumpleanos"]),
    ("HE", &["hebrew", "hebreo"]),
    ("HI", &["hindi"]),
    ("HR", &["croatian", "croata"]),
    ("HU", &["hungarian", "hungaro"]),
    ("IS", &["icelandic", "islandes"]),
    ("ITA", &["italian", "italiano"]),
    ("JA", &["japanese", "japones"]),
    ("KA", &["georgian", "georgiano"]),
    ("KOR", &["korean", "coreano"]),
    ("L", &["lesbian", "lesbiana"]),
    ("LGBTQ", &["lgbt", "lgbtq+", "lgbtqia+"]),
    ("LIT", &["literature", "literatura"]),
    ("LS", &["living sober", "viviendo sobrio"]),
    ("LT", &["lithuanian", "lituano"]),
    ("M", &["men", "hombres", "men's", "mens", "hombre", "men only"]),
    ("MED", &["meditation", "meditacion"]),
    ("ML", &["malayalam"]),
    ("MT", &["maltese", "maltes"]),
    ("N", &["native american", "nativo americano"]),
    ("NB", &["non-binary", "no binario"]),
    ("NDG", &["indigenous", "indigena"]),
    ("NE", &["nepali"]),
    ("NL", &["dutch", "holandes"]),
    ("NO", &["norwegian", "noruego"]),
    ("O", &["open", "abierta", "abierto", "open meeting", "reunion abierta"]),
    ("OUT", &["outdoor", "al aire libre", "outdoors"]),
    ("P", &["professionals", "profesionales"]),
    ("POA", &["proof of attendance", "prueba de asistencia"]),
    ("POC", &["people of color", "gente de color"]),
    ("POL", &["polish", "polaco"]),
    ("POR", &["portuguese", "portugues"]),
    ("PUN", &["punjabi"]),
    ("RUS", &["russian", "ruso"]),
    ("S", &["spanish", "espanol", "en espanol"]),
    ("SEN", &["seniors", "personas mayores"]),
    ("SK", &["slovak", "eslovaco"]),
    ("SL", &["slovenian", "esloveno"]),
    ("SM", &["smoking permitted", "se permite fumar"]),
    ("SP", &["speaker", "orador", "speaker meeting", "oradores"]),
    ("ST", &["step study", "estudio de pasos", "step", "steps", "step meeting", "pasos"]),
    ("SV", &["swedish", "sueco"]),
    ("T", &["transgender", "transgenero"]),
    ("TC", &["location temporarily closed", "ubicacion temporalmente cerrada"]),
    ("TH", &["thai", "tailandes"]),
    ("TL", &["tagalog", "tagalo"]),
    ("TR", &["tradition study", "estudio de tradicion", "tradition", "traditions", "tradiciones"]),
    ("TUR", &["turkish", "turco"]),
    ("UK", &["ukrainian", "ucraniano"]),
    ("W", &["women", "mujeres", "women's", "womens", "mujer", "women only"]),
    ("X", &["wheelchair access", "acceso en silla de ruedas", "wheelchair", "wheelchair accessible", "accesible"]),
    ("XB", &["wheelchair-accessible bathroom", "bano accesible para sillas de ruedas"]),
    ("XT", &["cross talk permitted", "se permite opinar"]),
    ("Y", &["young people", "gente joven", "young people's", "jovenes"]),
];

/// The code of a kind that is written out; what is no known word stays as it is.
pub(super) fn code_of(given: String) -> String {
    // A code: most are, and few of them are words.
    if given.len() <= 2 || WORDS.iter().any(|(code, _)| *code == given) {
        return given;
    }
    let folded = fold(&given);
    let found = WORDS.iter().find(|(_, names)| names.contains(&folded.trim()));
    found.map_or(given, |(code, _)| (*code).to_owned())
}

/// `None`: it says nothing of it, or nothing that is known here.
pub(super) fn way_of(given: &str) -> Option<Way> {
    const WAYS: [(Way, &[&str]); 4] = [
        (
            Way::InPerson,
            &["in person", "inperson", "in person only", "face to face", "f2f", "onsite", "presencial", "en persona"],
        ),
        (
            Way::Online,
            &[
                "online",
                "on line",
                "online only",
                "virtual",
                "zoom",
                "remote",
                "en linea",
                "phone",
                "telephone",
                "telefono",
            ],
        ),
        (
            Way::Hybrid,
            &[
                "hybrid",
                "in person and online",
                "online and in person",
                "hibrida",
                "hibrido",
                "mixta",
                "presencial y en linea",
            ],
        ),
        (
            Way::Inactive,
            &[
                "inactive",
                "suspended",
                "temporarily closed",
                "closed temporarily",
                "inactiva",
                "inactivo",
                "suspendida",
            ],
        ),
    ];
    if given.is_empty() {
        return None;
    }
    let words = fold(given).replace(['_', '-', '/'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    WAYS.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(way, _)| *way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_written_out_is_its_code_and_any_other_word_stays() {
        let code = |given: &str| code_of(given.to_owned());
        assert_eq!(code("Open"), "O");
        assert_eq!(code("Abierta"), "O");
        assert_eq!(code("wheelchair access"), "X");
        assert_eq!(code("Meditación"), "MED");
        assert_eq!(code("1H"), "1H");
        assert_eq!(code("Dog friendly"), "Dog friendly");
    }

    #[test]
    fn a_way_is_known_by_what_people_call_it() {
        assert_eq!(way_of("in_person"), Some(Way::InPerson));
        assert_eq!(way_of("Presencial y en línea"), Some(Way::Hybrid));
        assert_eq!(way_of("En línea"), Some(Way::Online));
        assert_eq!(way_of("by pigeon"), None);
    }
}
