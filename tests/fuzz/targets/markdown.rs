use std::path::Path;

use daymark_tests::Program;
use serde_json::{Value, json};

use super::{Target, Try, Verdict, asked, number, program};

pub const TARGET: Target = Target {
    name: "markdown",
    share: 2,
    renewed_after: 3_000,
    words: &[
        "# ",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "```\n",
        "    ",
        "| a | b |\n|---|---|\n",
        "[x]: ",
        "[^1]: ",
        "[a](",
        "![",
        "](",
        "<",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "\\",
        "*",
        "**",
        "_",
        "`",
        "~~",
        "---\n",
        "- [x] ",
        "<![CDATA[",
        "<?",
        "\u{a0}",
    ],
    repair: None,
    make,
};

fn make(folder: &Path) -> Try {
    let mut program = program(folder);
    let mut id = Value::Null;
    Box::new(move |input, _| {
        let body = String::from_utf8_lossy(input);
        search(&mut program, &body);
        let draft = json!({"id": id, "body": body, "written_at": null});
        let entry = match asked(&mut program, "save_entry", draft) {
            Ok(entry) => entry,
            Err(refused) => return refused,
        };
        id = entry["id"].clone();
        assert_eq!(entry["body"], *body, "what was written is kept to the byte");
        let title = entry["title"].as_str().expect("a title");
        assert!(title.chars().count() <= 91 && !title.contains(['\n', '\u{1}', '\u{2}']), "{title:?}");
        assert!(number(&entry["words"]) as usize <= body.len());
        let page = program.ask("list_entries", json!({"text": "", "before": null, "limit": 1}));
        for fragment in page["entries"][0]["excerpt"].as_array().into_iter().flatten() {
            assert!(!fragment["text"].as_str().unwrap_or_default().contains(['\u{1}', '\u{2}']), "marks stay inside");
        }
        Verdict::Accepted
    })
}

/// What is written is looked for too: nothing that is typed is an operator.
fn search(program: &mut Program, body: &str) {
    let typed: String = body.chars().take(200).collect();
    program.ask("list_entries", json!({"text": typed, "before": null, "limit": 3}));
}
