use std::path::Path;

use daymark_tests::Program;
use serde_json::{Value, json};

use super::{Target, Try, Verdict, asked, json_in, number, program};

/// A backup is made before each, which takes the longest.
const KEPT_EVERY: u32 = 16;

pub const TARGET: Target = Target {
    name: "day_one",
    share: 2,
    renewed_after: 1_000,
    words: &[
        "\"entries\": [",
        "\"uuid\": ",
        "\"creationDate\": ",
        "\"timeZone\": ",
        "\"text\": ",
        "\"0000-01-01T00:00:00+23:59\"",
        "\"9999-12-31T23:59:60Z\"",
        "\"2017-06-27T18:38:37Z\"",
        "\"Pacific/Apia\"",
        "\"1546F37361264E129200B2CA6A885855\"",
        "\\n",
    ],
    repair: None,
    make,
};

fn make(folder: &Path) -> Try {
    let mut program = program(folder);
    let mut accepted = 0;
    Box::new(move |input, path| {
        let preview = match asked(&mut program, "preview_day_one", json!({ "path": path })) {
            Ok(preview) => preview,
            Err(refused) => return refused,
        };
        let count = |name: &str| number(&preview[name]);
        let whole = json_in(input).expect("what was accepted is JSON");
        let rows = whole["entries"].as_array().expect("a list").len() as u64;
        assert_eq!(count("entries") + count("already_here") + count("refused"), rows, "no row is lost");
        assert!(preview["from"].as_str() <= preview["until"].as_str());
        accepted += 1;
        if accepted % KEPT_EVERY == 1 {
            keep(&mut program, path, &preview);
        }
        Verdict::Accepted
    })
}

fn keep(program: &mut Program, path: &Path, preview: &Value) {
    let (new, known) = (number(&preview["entries"]), number(&preview["already_here"]));
    let total = |program: &mut Program| {
        number(&program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}))["total"])
    };
    let before = total(program);
    if new + known == 0 {
        assert_eq!(program.refusal("import_day_one", json!({ "path": path })).0, "nothing_to_bring_in");
        return;
    }
    // One that stands in the file twice comes in once.
    let imported = number(&program.ask("import_day_one", json!({ "path": path }))["entries"]);
    assert!(imported <= new && (imported > 0 || new == 0));
    assert_eq!(total(program), before + imported);
    let again = program.ask("preview_day_one", json!({ "path": path }));
    assert_eq!((number(&again["entries"]), number(&again["already_here"])), (0, new + known));
    super::look_around(program);
}
