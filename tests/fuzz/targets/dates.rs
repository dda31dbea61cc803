use std::path::Path;

use daymark_tests::Program;
use serde_json::{Value, json};

use super::{NOW, Target, Try, Verdict, asked, number, program};

/// A backup is made before each, which takes the longest.
const KEPT_EVERY: u32 = 32;

pub const TARGET: Target = Target {
    name: "dates",
    share: 2,
    renewed_after: 5_000,
    words: &[
        "2026-11-24",
        "2026-02-29",
        "0000-00-00",
        "1900-01-01",
        "9999-12-31",
        "+2026-11-24",
        "-001-01-01",
        "2026/11/24",
        "2026.11.24T00:00:00Z",
        "Date,",
        "Value",
        "Notes",
        "YES_MANUAL",
        "NO",
        "SKIP",
        "2",
        ",",
        ";",
        "\t",
        "\"",
        "\"\"",
    ],
    repair: None,
    make,
};

fn make(folder: &Path) -> Try {
    let mut program = program(folder);
    let mut accepted = 0;
    Box::new(move |_, path| {
        let preview = match asked(&mut program, "preview_dates", json!({ "path": path })) {
            Ok(preview) => preview,
            Err(refused) => return refused,
        };
        let rows = number(&preview["rows"]);
        assert!(number(&preview["refused"]) <= rows);
        let columns = preview["columns"].as_array().cloned().unwrap_or_default();
        for column in &columns {
            let (days, from, until) = (number(&column["days"]), column["from"].as_str(), column["until"].as_str());
            assert!(days + number(&column["unknown"]) <= rows, "a row is one day");
            assert_eq!((from.is_some(), until.is_some()), (days > 0, days > 0));
            assert!(from <= until && from.is_none_or(|from| from >= "1900-01-01") && until <= Some(&NOW[..10]));
        }
        accepted += 1;
        if accepted % KEPT_EVERY == 1 {
            keep(&mut program, path, &columns);
        }
        Verdict::Accepted
    })
}

fn keep(program: &mut Program, path: &Path, columns: &[Value]) {
    for (at, column) in columns.iter().enumerate().take(3) {
        let days = number(&column["days"]);
        let sober = json!({"path": path, "column": at});
        let first = program.ask("import_sober_days", sober.clone());
        let again = program.ask("import_sober_days", sober);
        assert_eq!(number(&again["periods"]), 0, "the same file twice is once");
        assert_eq!(number(&again["already_here"]), number(&first["periods"]) + number(&first["already_here"]));
        let visits = json!({"path": path, "column": at, "group_name": "Sunrise"});
        let visits = program.ask("import_visits", visits);
        assert_eq!(number(&visits["visits"]) + number(&visits["already_here"]), days);
    }
    let beyond = json!({"path": path, "column": columns.len()});
    assert_eq!(program.refusal("import_sober_days", beyond).0, "not_found");
    super::look_around(program);
}
