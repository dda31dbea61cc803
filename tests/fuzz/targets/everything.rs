use std::path::Path;

use daymark_tests::Program;
use serde_json::{Value, json};

use super::{Target, Try, Verdict, asked, json_in, number, program};

/// A backup is made before each, which takes the longest.
const RESTORED_EVERY: u32 = 4;

pub const TARGET: Target = Target {
    name: "everything",
    share: 4,
    renewed_after: 500,
    words: &[
        "\"schema\": ",
        "\"tables\": {",
        "\"format\": \"daymark\"",
        "\"entry\": [",
        "\"seq\": ",
        "\"id\": ",
        "\"vault_identity\": [",
        "\"sqlite_master\": [",
        "\"entry_text_data\": [",
        "\"base64\": \"AA==\"",
        "\"written_at\": ",
        "\"written_on\": ",
        "\"began_on\": ",
        "\"deleted_at\": null",
        "\"zone\": ",
        "\"2026-11-24\"",
        "\"2026-11-24T20:00:00.000Z\"",
        "\"-0001-01-01\"",
        "\"+99999-01-01\"",
    ],
    repair: None,
    make,
};

fn make(folder: &Path) -> Try {
    let mut program = program(folder);
    let out = folder.join("out");
    std::fs::create_dir(&out).expect("a folder");
    let mut accepted = 0;
    Box::new(move |input, path| {
        let preview = match asked(&mut program, "preview_everything", json!({ "path": path })) {
            Ok(preview) => preview,
            Err(refused) => return refused,
        };
        assert_eq!(preview["keys_change"], false, "it comes under this vault's own keys");
        accepted += 1;
        // What has no name here is skipped by the program, whatever stands there; it need not even be a text.
        match json_in(input) {
            Some(given) if accepted % RESTORED_EVERY == 1 => restored(&mut program, &given, &preview, &out),
            _ => _ = program.ask("forget_restore", Value::Null),
        }
        Verdict::Accepted
    })
}

/// Every row of a table that is known came in or was refused, and what came in can be looked at and goes out again.
fn restored(program: &mut Program, given: &Value, preview: &Value, out: &Path) {
    assert_eq!(program.ask("restore", Value::Null), preview["inside"]);
    super::look_around(program);
    let all = json!({"folder": out, "everything": true, "journal": true, "attendance": true, "meetings": true});
    let exported = program.ask("export", all);
    let folder = Path::new(exported["folder"].as_str().expect("a folder"));
    let text = std::fs::read(folder.join("everything.json")).expect("a file");
    std::fs::remove_dir_all(folder).expect("a folder of ours");
    let kept: Value = serde_json::from_slice(&text).expect("an export is JSON");
    let rows = |whole: &Value, table: &str| whole["tables"][table].as_array().map_or(0, Vec::len) as u64;
    let tables: Vec<&String> = kept["tables"].as_object().expect("tables").keys().collect();
    let came: u64 = tables.iter().map(|table| rows(given, table)).sum();
    let stayed: u64 = tables.iter().map(|table| rows(&kept, table)).sum();
    let unknown = |table: &str| preview["unknown"].as_array().is_some_and(|all| all.iter().any(|u| u["name"] == table));
    // A table that its schema had not yet was named as unknown.
    let later: u64 = tables.iter().filter(|table| unknown(table)).map(|table| rows(given, table)).sum();
    let accounted = stayed + later + number(&preview["refused"]);
    // Of names without number not each is told.
    let lost = if unknown("…") { came < accounted } else { came != accounted };
    assert!(!lost, "no row is lost: {came} came, {accounted} are accounted for");
}
