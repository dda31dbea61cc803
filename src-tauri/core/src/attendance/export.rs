//! Visits as a table that any spreadsheet opens.

use super::Attendance;
use crate::error::{Error, Result};

const HEADINGS: [&str; 7] = ["date", "group", "note", "comfortable", "supported", "motivated", "recorded_at"];
/// A spreadsheet takes a cell that begins with one of these for a formula, and runs it.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The cell as text and nothing else.
fn neutral(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

pub(crate) fn csv(visits: &[Attendance]) -> Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let failed = |_| Error::Internal("a table in memory can be written");
    table.write_record(HEADINGS).map_err(failed)?;
    let number = |rating: Option<u8>| rating.map_or_else(String::new, |rating| rating.to_string());
    for visit in visits {
        let cells = [
            visit.attended_on.to_string(),
            neutral(visit.group_name.as_str()),
            neutral(visit.note.as_str()),
            number(visit.ratings.comfortable),
            number(visit.ratings.supported),
            number(visit.ratings.motivated),
            visit.recorded_at.to_string(),
        ];
        table.write_record(cells).map_err(failed)?;
    }
    table.into_inner().map_err(|_| Error::Internal("a table in memory can be written"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_is_text() {
        let recorded_at = "2026-11-24T20:00:00Z".parse().unwrap();
        let visit = |name: &str, note: &str| Attendance {
            id: Id::make(recorded_at),
            group: None,
            group_name: name.into(),
            attended_on: "2026-11-24".parse().unwrap(),
            note: note.into(),
            ratings: crate::attendance::Ratings { supported: Some(4), ..Default::default() },
            recorded_at,
        };
        let visits = [visit("=cmd|' /C calc'!A0", "+1"), visit("Sunrise, \"early\"", "-a\nb"), visit("@x", "fine")];
        let text = String::from_utf8(csv(&visits).unwrap()).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!((&rows[0][1], &rows[0][2]), ("'=cmd|' /C calc'!A0", "'+1"));
        assert_eq!((&rows[1][1], &rows[1][2]), ("Sunrise, \"early\"", "'-a\nb"));
        assert_eq!((&rows[2][1], &rows[2][2]), ("'@x", "fine"));
        assert_eq!((&rows[0][3], &rows[0][4], &rows[0][5]), ("", "4", ""));
        assert!(rows.iter().flatten().all(|cell| !cell.starts_with(FORMULA)));
    }
}
