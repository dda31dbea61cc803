//! The journal: written, found, moved, deleted and brought back.

use daymark_tests::Program;
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T20:00:00Z";

fn write(program: &mut Program, body: &str, written_at: Value) -> Value {
    program.ask("save_entry", json!({"id": null, "body": body, "written_at": written_at}))
}

fn titles(page: &Value) -> Vec<&str> {
    page["entries"].as_array().expect("entries").iter().filter_map(|entry| entry["title"].as_str()).collect()
}

#[test]
fn entries_are_read_newest_first_whenever_they_were_typed() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    write(&mut program, "today", Value::Null);
    write(&mut program, "last week", json!("2026-11-17T09:00:00Z"));
    write(&mut program, "yesterday", json!("2026-11-23T09:00:00Z"));
    let page = program.ask("list_entries", json!({"text": "", "before": null, "limit": 2}));
    assert_eq!((titles(&page), &page["total"]), (vec!["today", "yesterday"], &json!(3)));
    let rest = program.ask("list_entries", json!({"text": "", "before": page["next"], "limit": 2}));
    assert_eq!((titles(&rest), &rest["next"]), (vec!["last week"], &Value::Null));
}

#[test]
fn a_moved_entry_is_still_found_and_stands_in_its_new_place() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    let entry = write(&mut program, "a lantern in the hall", Value::Null);
    write(&mut program, "another day", json!("2026-11-20T09:00:00Z"));
    let moved = json!({"id": entry["id"], "body": "a lantern in the hall", "written_at": "2026-11-18T09:00:00Z"});
    assert_eq!(program.ask("save_entry", moved)["written_on"], "2026-11-18");
    let page = program.ask("list_entries", json!({"text": "", "before": null, "limit": 9}));
    assert_eq!(titles(&page), ["another day", "a lantern in the hall"]);
    let found = program.ask("list_entries", json!({"text": "lantern", "before": null, "limit": 9}));
    assert_eq!(found["total"], 1);
}

#[test]
fn two_entries_of_one_instant_are_both_kept() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    (0..5).for_each(|n| drop(write(&mut program, &format!("entry {n}"), Value::Null)));
    assert_eq!(program.ask("list_entries", json!({"text": "", "before": null, "limit": 9}))["total"], 5);
}

#[test]
fn what_was_rewritten_is_no_longer_found_by_its_old_words() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    let entry = write(&mut program, "the umbrella", Value::Null);
    program.ask("save_entry", json!({"id": entry["id"], "body": "the Café", "written_at": null}));
    let total = |program: &mut Program, text: &str| {
        program.ask("list_entries", json!({"text": text, "before": null, "limit": 9}))["total"].clone()
    };
    assert_eq!((total(&mut program, "umbrella"), total(&mut program, "cafe")), (json!(0), json!(1)));
}

#[test]
fn a_deleted_entry_is_out_of_sight_and_comes_back_whole() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    let entry = write(&mut program, "keep **me**", Value::Null);
    program.ask("delete_entry", json!({"id": entry["id"]}));
    assert_eq!(program.ask("list_entries", json!({"text": "keep", "before": null, "limit": 9}))["total"], 0);
    assert_eq!(program.refusal("get_entry", json!({"id": entry["id"]})).0, "not_found");
    assert_eq!(program.ask("restore_entry", json!({"id": entry["id"]})), entry);
}

#[test]
fn nothing_is_kept_of_nothing_and_nothing_comes_from_tomorrow() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    assert_eq!(
        program.refusal("save_entry", json!({"id": null, "body": " \n", "written_at": null})),
        ("nothing_written".into(), Some("body".into()))
    );
    let tomorrow = json!({"id": null, "body": "x", "written_at": "2026-11-25T20:00:00Z"});
    assert_eq!(program.refusal("save_entry", tomorrow), ("date_in_future".into(), Some("written_at".into())));
}

#[test]
fn a_search_is_never_a_query_language() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    write(&mut program, "night and day", Value::Null);
    for hostile in [
        "\"",
        "night\" OR \"x",
        "plain:night",
        "NEAR(night day)",
        "night*)",
        "-night",
        "'; DROP TABLE entry; --",
        "\u{0}",
    ] {
        program.ask("list_entries", json!({"text": hostile, "before": null, "limit": 9}));
    }
    assert_eq!(program.ask("list_entries", json!({"text": "day night", "before": null, "limit": 9}))["total"], 1);
}

#[test]
fn a_long_text_that_says_one_word_again_and_again_is_found_at_once() {
    let mut program = Program::with_a_vault(NOW, "Europe/London");
    write(&mut program, &format!("{}the bridge", "a long day and ".repeat(20_000)), Value::Null);
    let asked = std::time::Instant::now();
    let typed = "a day a long a day and a long bridge day";
    let page = program.ask("list_entries", json!({"text": typed, "before": null, "limit": 50}));
    // SQLite's own excerpt took minutes over it.
    assert!(asked.elapsed() < std::time::Duration::from_secs(5), "{:?}", asked.elapsed());
    let hits: Vec<&str> = page["entries"][0]["excerpt"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|part| part["hit"] == true)
        .filter_map(|part| part["text"].as_str())
        .collect();
    assert!(hits.contains(&"bridge"), "all that was looked for is shown: {hits:?}");
}
