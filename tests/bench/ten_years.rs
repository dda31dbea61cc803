//! A store as it is after ten years, made by what the program offers: a diary and visits brought in, a large list kept.

use std::path::Path;

use daymark_core::Cost;
use daymark_tests::Program;
use serde_json::{Value, json};

pub const ENTRIES: usize = 3_700;
pub const VISITS: usize = 1_500;
pub const LISTED: usize = 50_000;
const WORDS: usize = 200;
const NOW: &str = "2026-11-24T20:00:00Z";
const ZONE: &str = "America/Los_Angeles";

/// A few words make most of a text, many others the rest.
const USUAL: [&str; 24] = [
    "the", "day", "was", "long", "and", "a", "quiet", "evening", "came", "with", "rain", "I", "called", "Sam",
    "before", "it", "moved", "on", "harbour", "morning", "coffee", "walked", "slept", "better",
];

pub fn store(folder: &Path) -> Program {
    let mut program = Program::at_cost(folder, NOW, ZONE, Cost::Calibrated);
    program.create_vault();
    program.ask("save_sobriety_date", json!({"clock": null, "began_on": "2016-12-01"}));
    let path = folder.with_file_name("given");
    let give = |content: &str| std::fs::write(&path, content).expect("a file");
    give(&diary().to_string());
    let imported = program.ask("import_day_one", json!({ "path": path }));
    assert_eq!(imported["entries"], ENTRIES);
    give(&days());
    let visits = program.ask("import_visits", json!({"path": path, "column": 0, "group_name": "Sunrise"}));
    assert_eq!(visits["visits"], VISITS);
    give(&list().to_string());
    let preview = program.ask("preview_list", json!({ "path": path }));
    let kept = json!({"token": preview["token"], "name": "A large list", "zone": ZONE});
    assert_eq!(program.ask("import_list", kept)["meetings"], LISTED);
    program
}

/// The same number gives the same text. No word of it depends on chance: two runs measure the same.
pub fn body(number: usize) -> String {
    let mut state = number as u64 + 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let word = |value: usize| match value % 4 {
        0 => format!("word{}", value / 4 % 3000),
        _ => USUAL[value / 4 % USUAL.len()].to_owned(),
    };
    let words: Vec<String> = (0..WORDS).map(|_| word(next())).collect();
    let rare = if number % 500 == 7 { " zephyr" } else { "" };
    format!("# Day {number}\n\n{}{rare}", words.join(" "))
}

/// One a day, up to yesterday.
fn diary() -> Value {
    let day: daymark_core::time::Day = NOW[..10].parse().expect("a day");
    let entry = |number: usize| {
        let on = day.minus_days((ENTRIES - number) as u32);
        json!({"creationDate": format!("{on}T19:00:00Z"), "timeZone": ZONE, "text": body(number)})
    };
    json!({ "entries": (0..ENTRIES).map(entry).collect::<Vec<_>>() })
}

fn days() -> String {
    let day: daymark_core::time::Day = NOW[..10].parse().expect("a day");
    (1..=VISITS).map(|number| format!("{}\n", day.minus_days(number as u32 * 2))).collect()
}

fn list() -> Value {
    const NAMES: [&str; 4] = ["Early Light", "Candle", "Midnight Lamp", "Harbour"];
    const WAYS: [&str; 3] = ["in_person", "online", "hybrid"];
    let meeting = |number: usize| {
        json!({
            "name": format!("{} {number}", NAMES[number % 4]),
            "day": number % 7,
            "time": format!("{:02}:{:02}", 6 + number % 17, number % 4 * 15),
            "types": ["O", "D"],
            "location": format!("Hall {}", number % 900),
            "formatted_address": format!("{} Mill Lane, Seattle, WA, USA", number % 300),
            "notes": "Ring the bell and wait. Quiet room upstairs.",
            "attendance_option": WAYS[number % 3],
            "conference_url": "https://video.example.org/j/12",
        })
    };
    Value::Array((0..LISTED).map(meeting).collect())
}
