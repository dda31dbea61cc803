//! What a column holds, by the words above it, or by what stands in it where there are none.

use serde_json::Value;

use super::{ColumnMeaning, ListColumn};
use crate::feeds::dialect::DayNumbers;
use crate::feeds::find::fold;
use crate::feeds::{languages, type_words, when};

/// Letters of an example that is shown.
const EXAMPLE: usize = 60;

/// Folded, other signs than letters and digits as spaces. English, Spanish, and the headings of sites' own exports.
const WORDS: [(ColumnMeaning, &[&str]); 34] = [
    (
        ColumnMeaning::Name,
        &[
            "name",
            "meeting name",
            "meeting",
            "meetings",
            "title",
            "nombre",
            "reunion",
            "nombre de la reunion",
            "nombre del grupo",
            "group name",
            "committee name",
            "committeename",
        ],
    ),
    (
        ColumnMeaning::Day,
        &[
            "day",
            "days",
            "weekday",
            "weekdays",
            "day of week",
            "day of the week",
            "dia",
            "dias",
            "dia de la semana",
            "weekday tinyint",
        ],
    ),
    (
        ColumnMeaning::Time,
        &[
            "time",
            "start",
            "start time",
            "starts",
            "begins",
            "from",
            "when",
            "hora",
            "inicio",
            "hora de inicio",
            "horario",
            "empieza",
        ],
    ),
    (
        ColumnMeaning::EndTime,
        &["end", "end time", "ends", "until", "to", "fin", "hora de fin", "termina", "hasta", "final"],
    ),
    (ColumnMeaning::Minutes, &["minutes", "duration", "length", "minutos", "duracion"]),
    (ColumnMeaning::Zone, &["time zone", "timezone", "zone", "tz", "zona horaria", "huso horario"]),
    (
        ColumnMeaning::Types,
        &[
            "types",
            "type",
            "codes",
            "code",
            "formats",
            "format",
            "kind",
            "kinds",
            "meeting type",
            "meeting types",
            "tipo",
            "tipos",
            "formato",
            "formatos",
            "codigos",
        ],
    ),
    (
        ColumnMeaning::Way,
        &[
            "attendance",
            "attendance option",
            "attendance options",
            "in person online",
            "online in person",
            "venue type",
            "venue",
            "modality",
            "modalidad",
            "asistencia",
        ],
    ),
    (
        ColumnMeaning::Place,
        &["place", "location", "location name", "building", "church", "lugar", "local", "ubicacion", "sitio", "sede"],
    ),
    (
        ColumnMeaning::Address,
        &[
            "address",
            "street",
            "street address",
            "formatted address",
            "full address",
            "where",
            "direccion",
            "domicilio",
            "calle",
        ],
    ),
    (ColumnMeaning::City, &["city", "town", "municipality", "ciudad", "poblacion", "localidad", "municipio"]),
    (ColumnMeaning::State, &["state", "province", "county", "estado", "provincia"]),
    (ColumnMeaning::PostalCode, &["postal code", "zip", "zip code", "postcode", "codigo postal", "cp"]),
    (ColumnMeaning::Country, &["country", "nation", "pais"]),
    (ColumnMeaning::Region, &["region", "area", "neighborhood", "neighbourhood", "zona", "barrio"]),
    (ColumnMeaning::SubRegion, &["sub region", "subregion"]),
    (ColumnMeaning::District, &["district", "distrito"]),
    (
        ColumnMeaning::Url,
        &[
            "conference url",
            "link",
            "zoom",
            "zoom link",
            "zoom url",
            "online link",
            "meeting link",
            "join link",
            "video link",
            "enlace",
            "enlace de zoom",
            "liga",
            "url de conferencia",
            "virtual meeting link",
        ],
    ),
    (
        ColumnMeaning::UrlNotes,
        &[
            "conference url notes",
            "passcode",
            "password",
            "zoom id",
            "zoom password",
            "meeting id",
            "contrasena",
            "clave",
        ],
    ),
    (
        ColumnMeaning::Phone,
        &[
            "conference phone",
            "dial in",
            "phone in",
            "call in",
            "dial in number",
            "telefono de conferencia",
            "phone meeting number",
        ],
    ),
    (ColumnMeaning::PhoneNotes, &["conference phone notes"]),
    (
        ColumnMeaning::Notes,
        &[
            "notes",
            "note",
            "comments",
            "comment",
            "description",
            "details",
            "location notes",
            "group notes",
            "notas",
            "nota",
            "comentarios",
            "descripcion",
            "observaciones",
        ],
    ),
    (ColumnMeaning::Group, &["group", "grupo"]),
    (ColumnMeaning::Language, &["language", "languages", "idioma", "idiomas", "lengua"]),
    (ColumnMeaning::Latitude, &["latitude", "lat", "latitud"]),
    (ColumnMeaning::Longitude, &["longitude", "lng", "lon", "long", "longitud"]),
    (ColumnMeaning::Website, &["website", "web site", "web", "site", "pagina web", "sitio web"]),
    (ColumnMeaning::PageUrl, &["url", "page", "permalink"]),
    (ColumnMeaning::ContactName, &["contact", "contact name", "contact 1 name", "contacto", "nombre de contacto"]),
    (
        ColumnMeaning::ContactEmail,
        &["email", "e mail", "contact email", "contact 1 email", "correo", "correo electronico"],
    ),
    (
        ColumnMeaning::ContactPhone,
        &["phone", "telephone", "contact phone", "contact 1 phone", "phone number", "telefono", "tel", "movil"],
    ),
    (ColumnMeaning::Updated, &["updated", "last updated", "last changed", "modified", "actualizado", "actualizacion"]),
    (
        ColumnMeaning::Publisher,
        &["entity", "publisher", "intergroup", "service body", "service body name", "intergrupo"],
    ),
    (
        ColumnMeaning::Identity,
        &["id", "slug", "meeting id number", "group id", "identifier", "identificador", "clave unica"],
    ),
];

fn named(heading: &str) -> Option<ColumnMeaning> {
    let words = fold(heading).replace(|sign: char| !sign.is_alphanumeric(), " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    WORDS.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(meaning, _)| *meaning)
}

/// Whether a first record stands above the others: it names columns, or holds nothing that a row would.
pub(super) fn are_headings(first: &[String]) -> bool {
    let is_row = |cell: &String| matches!(held(cell), Some(ColumnMeaning::Time | ColumnMeaning::Day));
    first.iter().any(|cell| named(cell).is_some() && held(cell).is_none()) || !first.iter().any(is_row)
}

/// What a cell can hardly be but.
fn held(cell: &str) -> Option<ColumnMeaning> {
    let is_day = |text: &str| {
        text.parse::<f64>().is_err()
            && when::days(&Value::from(text), DayNumbers::Sunday0).is_some_and(|days| !days.is_empty())
    };
    let is_time = |text: &str| {
        text.contains(|sign: char| !sign.is_ascii_digit())
            && (when::time_of_day(text).is_some() || when::start_and_end(text).is_some())
    };
    match cell.trim() {
        "" => None,
        text if text.starts_with("http://") || text.starts_with("https://") => Some(ColumnMeaning::Url),
        text if is_time(text) => Some(ColumnMeaning::Time),
        text if is_day(text) => Some(ColumnMeaning::Day),
        text if text.contains('@') && !text.contains(char::is_whitespace) => Some(ColumnMeaning::ContactEmail),
        text if text.contains('/') && text.parse::<crate::time::Zone>().is_ok() => Some(ColumnMeaning::Zone),
        text if type_words::way_of(text).is_some() => Some(ColumnMeaning::Way),
        text if text.len() > 3 && languages::of_name(text).is_some() => Some(ColumnMeaning::Language),
        _ => None,
    }
}

pub(super) fn columns(head: &[String], rows: &[Vec<String>], has_headings: bool) -> Vec<ListColumn> {
    let example = |at: usize| rows.iter().filter_map(|row| row.get(at)).find(|cell| !cell.is_empty());
    let mut columns: Vec<ListColumn> = head
        .iter()
        .enumerate()
        .map(|(at, heading)| {
            let example = example(at).cloned().unwrap_or_default();
            let meaning = if has_headings { named(heading) } else { held(&example) };
            ListColumn {
                heading: if has_headings { heading.clone() } else { String::new() },
                example: example.chars().take(EXAMPLE).collect(),
                meaning: meaning.unwrap_or(ColumnMeaning::Other),
            }
        })
        .collect();
    settle(&mut columns, has_headings);
    columns
}

/// What is told by the other columns only.
fn settle(columns: &mut [ListColumn], has_headings: bool) {
    use ColumnMeaning as C;
    let has = |columns: &[ListColumn], meaning: C| columns.iter().any(|column| column.meaning == meaning);
    if !has_headings {
        // A second time is an end; the first column of words is a name.
        let mut times = columns.iter_mut().filter(|column| column.meaning == C::Time);
        let _start = times.next();
        times.for_each(|column| column.meaning = C::EndTime);
        let is_words =
            |column: &&mut ListColumn| column.meaning == C::Other && column.example.chars().any(char::is_alphabetic);
        if let Some(first) = columns.iter_mut().find(is_words) {
            first.meaning = C::Name;
        }
    }
    // A table of groups has no other name for its meetings.
    if !has(columns, C::Name)
        && let Some(group) = columns.iter_mut().find(|column| column.meaning == C::Group)
    {
        group.meaning = C::Name;
    }
    // Where nothing else is a link to join by, "URL" with a meeting's host is one.
    let is_join =
        |column: &ListColumn| ["zoom.", "meet.", "teams.", "webex."].iter().any(|host| column.example.contains(host));
    if !has(columns, C::Url)
        && let Some(url) = columns.iter_mut().find(|column| column.meaning == C::PageUrl && is_join(column))
    {
        url.meaning = C::Url;
    }
}

/// Takes over what was chosen: for the column in the same place, or else for the one of the same heading.
pub(super) fn choose(columns: &mut [ListColumn], chosen: &[ListColumn]) {
    for (at, column) in columns.iter_mut().enumerate() {
        let same = |other: &&ListColumn| other.heading == column.heading;
        let choice = chosen.get(at).filter(same).or_else(|| {
            let named = !column.heading.is_empty();
            chosen.iter().find(same).filter(|_| named)
        });
        if let Some(choice) = choice {
            column.meaning = choice.meaning;
        }
    }
}
