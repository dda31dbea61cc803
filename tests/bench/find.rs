//! Finding among two hundred thousand meetings: how long each filter takes, alone and together, and each keystroke.

use std::path::Path;
use std::time::Instant;

use daymark_core::Cost;
use daymark_tests::Program;
use serde_json::{Value, json};

use crate::times::{Report, Times};

const LISTS: usize = 4;
const OF_LIST: usize = 50_000;
/// Milliseconds: one picture of a screen that shows sixty a second.
const ONE_FRAME: u64 = 16;
/// Milliseconds, once after each unlock and each list that came in.
const INDEX: u64 = 5000;
const ROUNDS: usize = 40;
const ZONES: [&str; LISTS] = ["America/Los_Angeles", "America/New_York", "Europe/London", "Australia/Sydney"];
/// What people type, letter by letter.
const TYPED: [&str; 6] = ["serenity saint marks", "a new way of life", "1221 148th", "zoom 8831", "übersee", "xyzzy"];

const NAMES: [&str; 24] = [
    "Serenity", "Morning", "Light", "Saint", "Marks", "Women", "Freedom", "Step", "Harbour", "Candle", "New", "Way",
    "Life", "Early", "Risers", "Big", "Book", "Lunch", "Bunch", "Nooners", "Hope", "Group", "Übersee", "of",
];
const STREETS: [&str; 12] = [
    "Ave NE",
    "Mill Lane",
    "St",
    "148th Ave",
    "High Street",
    "Broadway",
    "Church Rd",
    "Park Way",
    "Ocean Dr",
    "Elm St",
    "King St",
    "2nd Ave",
];
const CITIES: [&str; 10] = [
    "Seattle, WA",
    "Tacoma, WA",
    "Bellevue, WA",
    "Brooklyn, NY",
    "Albany, NY",
    "Leeds",
    "London",
    "Bristol",
    "Sydney NSW",
    "Newcastle NSW",
];
const SENTENCES: [&str; 8] = [
    "Enter through the back door and ring the bell.",
    "Meeting in person effective Sept 28.",
    "No password needed; the room opens ten minutes early.",
    "Women meet downstairs in the library.",
    "Free parking behind the church after six.",
    "Coffee and tea, bring your own cup. Children welcome.",
    "Step study, the first Saturday is a speaker meeting.",
    "Wheelchair access by the side entrance, elevator to the second floor.",
];
const CODES: [&str; 20] = [
    "O", "C", "D", "B", "BE", "ST", "SP", "W", "M", "X", "XT", "LGBTQ", "Y", "MED", "12x12", "1H", "S", "DR", "LIT",
    "TC",
];

const WAYS: [&str; 4] = ["in_person", "in_person", "online", "hybrid"];

pub fn measure(folder: &Path, report: &mut Report) {
    let mut program = Program::at_cost(folder, "2026-11-24T20:00:00Z", ZONES[0], Cost::Floor);
    program.create_vault();
    for (number, zone) in ZONES.iter().enumerate() {
        let path = folder.with_file_name("given-list");
        std::fs::write(&path, list(number).to_string()).expect("a file");
        let preview = program.ask("preview_list", json!({ "path": path }));
        let kept = json!({"token": preview["token"], "name": format!("List {number}"), "zone": zone});
        assert_eq!(program.ask("import_list", kept)["meetings"], OF_LIST);
    }
    println!("\nfinding among {} meetings", LISTS * OF_LIST);
    program.lock();
    program.unlock();
    let begun = Instant::now();
    let first = program.ask("find_meetings", json!({"limit": 50}));
    report.one("the first, after an unlock", begun.elapsed(), INDEX);
    assert_eq!(first["meetings"], first["all"]);
    for (what, filter) in filters(&mut program) {
        let mut times = Times::default();
        let mut total = Value::Null;
        for _ in 0..ROUNDS {
            total = times.time(|| program.ask("find_meetings", filter.clone()))["total"].clone();
        }
        report.budgeted(&format!("{what} ({total})"), &times, ONE_FRAME);
    }
    keystrokes(&mut program, report);
    minutes(&mut program, report);
}

/// Each alone, and all that may hold together.
fn filters(program: &mut Program) -> Vec<(&'static str, Value)> {
    let place = program.ask("find_places", json!({"text": "broadway seattle"}))[0].clone();
    let near = json!({"label": place["label"], "position": place["position"], "km": 25.0});
    let lists = program.ask("list_lists", Value::Null);
    let alone = [
        ("nothing", json!({})),
        ("days", json!({"days": [2, 3]})),
        ("evening", json!({"from": "17:00", "until": "21:00"})),
        ("night", json!({"from": "21:00", "until": "05:00"})),
        ("soon", json!({"soon": true})),
        ("ways", json!({"ways": ["online", "hybrid"]})),
        ("access", json!({"access": "open"})),
        ("kinds", json!({"kinds": ["D", "ST"]})),
        ("no kinds", json!({"not_kinds": ["W", "M"]})),
        ("languages", json!({"languages": ["es"]})),
        ("lists", json!({"lists": [lists[0]["id"], lists[2]["id"]]})),
        ("near", json!({ "near": near })),
        ("far down", json!({"offset": 60_000})),
        ("nothing fits", json!({"text": "xyzzy", "days": [1], "kinds": ["D"], "near": near})),
        (
            "together",
            json!({
                "days": [1, 2, 3, 4], "from": "06:00", "until": "22:00", "ways": ["in_person", "hybrid"], "kinds": ["D"],
                "not_kinds": ["W"], "access": "open", "lists": [lists[3]["id"], lists[0]["id"]], "text": "st", "near": near,
            }),
        ),
    ];
    let page = |mut filter: Value| {
        filter["limit"] = json!(50);
        filter
    };
    alone.map(|(what, filter)| (what, page(filter))).to_vec()
}

fn keystrokes(program: &mut Program, report: &mut Report) {
    for (what, others) in [("a keystroke", json!({})), ("a keystroke, filtered", json!({"days": [2], "kinds": ["D"]}))]
    {
        let mut times = Times::default();
        for typed in TYPED.repeat(4) {
            for end in typed.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
                let mut filter = others.clone();
                filter["text"] = json!(typed[..end]);
                filter["limit"] = json!(50);
                times.time(|| program.ask("find_meetings", filter));
            }
        }
        report.budgeted(what, &times, ONE_FRAME);
    }
    let mut times = Times::default();
    for text in ["b", "br", "broad", "broadway sea", "church rd leeds"].repeat(8) {
        times.time(|| program.ask("find_places", json!({ "text": text })));
    }
    report.budgeted("a place", &times, ONE_FRAME);
}

/// The clock moves on, and what is next with it.
fn minutes(program: &mut Program, report: &mut Report) {
    let mut times = Times::default();
    for minute in 0..120 {
        program.set_clock(&format!("2026-11-24T{}:{:02}:00Z", 20 + minute / 60, minute % 60));
        times.time(|| program.ask("find_meetings", json!({"limit": 50})));
    }
    report.budgeted("a minute later", &times, ONE_FRAME);
}

fn list(number: usize) -> Value {
    let mut state = number as u64 * 77 + 1;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    Value::Array((0..OF_LIST).map(|row| meeting(number, row, &mut next)).collect())
}

/// As long as those of real lists, and as different from each other; every third group meets on two days.
fn meeting(list: usize, row: usize, next: &mut impl FnMut(usize) -> usize) -> Value {
    let group = row / 3 * 2 + usize::from(row % 3 == 2);
    let name = [next(24), next(24), next(24)].map(|at| NAMES[at]).join(" ");
    let mut codes: Vec<&str> = (0..2 + next(3)).map(|_| CODES[next(CODES.len())]).collect();
    if next(20) == 0 {
        codes.push("S");
    }
    let city = CITIES[(list * 3 + next(4)) % CITIES.len()];
    let mut notes = format!("{} {}", SENTENCES[next(8)], SENTENCES[next(8)]);
    if next(3) == 0 {
        notes = format!("{notes} Zoom ID {} {} {}, ask for {}.", next(1000), next(10000), next(10000), NAMES[next(24)]);
    }
    let mut meeting = json!({
        "name": if row % 3 < 2 { format!("Two Days {group}") } else { name },
        "slug": format!("m{row}"),
        "day": next(7),
        "time": format!("{:02}:{:02}", 6 + next(17), next(12) * 5),
        "types": codes,
        "location": format!("{} {} Hall", NAMES[next(24)], group % 9000),
        "formatted_address": format!("{} {}, {city} {}", next(3000), STREETS[next(12)], 98000 + next(999)),
        "region": city,
        "notes": notes,
        "attendance_option": WAYS[next(4)],
        "conference_url": "https://video.example.org/j/1234567890",
    });
    if next(5) > 0 {
        meeting["latitude"] = json!(47.0 + next(100_000) as f64 / 100_000.0);
        meeting["longitude"] = json!(-122.0 - next(100_000) as f64 / 100_000.0);
    }
    if next(10) == 0 {
        meeting["timezone"] = json!(ZONES[next(LISTS)]);
    }
    meeting
}
