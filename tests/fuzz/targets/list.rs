use std::path::Path;

use serde_json::{Value, json};

use super::{Target, Try, Verdict, asked, number, program};

/// Each is followed by a look at all that is kept.
const KEPT_EVERY: u32 = 8;

pub const TARGET: Target = Target {
    name: "list",
    share: 3,
    renewed_after: 2_000,
    words: &[
        "\"day\": ",
        "\"time\": ",
        "\"end_time\": ",
        "\"name\": ",
        "\"types\": ",
        "\"timezone\": ",
        "\"notes\": ",
        "\"location\": ",
        "\"regions\": ",
        "\"attendance_option\": ",
        "\"conference_url\": ",
        "\"approximate\": ",
        "\"23:59\"",
        "\"noon\"",
        "\"12:00 a.m.\"",
        "\"Europe/Kyiv\"",
        "[0, 6]",
        "<br>",
        "<!--",
        "</",
        "&#x202E;",
        "&#0;",
        "&amp",
        "javascript:",
        "https://",
    ],
    repair: None,
    make,
};

/// A table of plain words, with any headings.
pub const TABLE: Target = Target {
    name: "table",
    share: 2,
    renewed_after: 2_000,
    words: &[
        "name",
        "Día",
        "time",
        "end",
        "types",
        "link",
        "time zone",
        "latitude",
        "language",
        ",",
        ";",
        "\t",
        "\"\"",
        "\n",
        "Mon-Fri",
        "lunes a viernes",
        "Mon, Wed & Fri",
        "daily",
        "1,3,5",
        "7",
        "7:00-8:30 pm",
        "19.30",
        "19h30",
        "mediodía",
        "zoom.us/j/1",
        "Open; Closed",
        "O D W",
        "Español/English",
    ],
    repair: None,
    make,
};

/// What a BMLT server gives, with or without its formats.
pub const BMLT: Target = Target {
    name: "bmlt",
    share: 2,
    renewed_after: 2_000,
    words: &[
        "\"meetings\": ",
        "\"formats\": ",
        "\"key_string\": ",
        "\"world_id\": ",
        "\"OPEN\"",
        "\"LANG\"",
        "\"weekday_tinyint\": ",
        "\"start_time\": ",
        "\"duration_time\": ",
        "\"24:00:00\"",
        "\"65535:59:00\"",
        "\"venue_type\": ",
        "\"published\": ",
        "\"time_zone\": ",
        "\"worldid_mixed\": ",
        "\"id_bigint\": ",
        "\"O,C,VM,TC,HY\"",
        "\"virtual_meeting_link\": ",
    ],
    repair: None,
    make,
};

fn make(folder: &Path) -> Try {
    let mut program = program(folder);
    let mut accepted = 0;
    Box::new(move |_, path| {
        let preview = match asked(&mut program, "preview_list", json!({ "path": path })) {
            Ok(preview) => preview,
            Err(refused) => return refused,
        };
        let count = |name: &str| number(&preview[name]);
        assert_eq!(count("rows"), count("coming_in") + count("repeated") + count("refused_count"), "no row is lost");
        let slots = count("in_person") + count("online") + count("hybrid") + count("inactive");
        let days: u64 = preview["by_day"].as_array().into_iter().flatten().map(number).sum();
        assert_eq!(slots, days + count("by_appointment"), "each slot has one way and one day, or none");
        // Of a table that nothing comes in of, the columns are shown, so that they can be understood otherwise.
        assert!(slots >= count("coming_in") && (count("coming_in") > 0 || preview["dialect"] == "csv"));
        assert!(preview["refused"].as_array().map_or(0, Vec::len) as u64 <= count("refused_count"));
        accepted += 1;
        if accepted % KEPT_EVERY == 1 && slots > 0 {
            keep(&mut program, &preview, slots, path);
        }
        Verdict::Accepted
    })
}

fn keep(program: &mut daymark_tests::Program, preview: &Value, slots: u64, path: &Path) {
    let yes = json!({"token": preview["token"], "name": "A list", "zone": "America/Los_Angeles"});
    let kept = program.ask("import_list", yes);
    assert_eq!(number(&kept["meetings"]), slots);
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 50}));
    if let Some(first) = found["rows"].get(0) {
        program.ask("bookmark_meeting", json!({ "id": first["meeting"] }));
    }
    super::look_around(program);
    let again = program.ask("preview_list", json!({ "path": path }));
    let compared = json!({"token": again["token"], "list": kept["id"], "zone": "America/Los_Angeles"});
    let difference = program.ask("compare_list", compared);
    let told = ["new", "changed", "gone"].map(|sort| number(&difference[sort]));
    assert_eq!((told, number(&difference["same"])), ([0, 0, 0], slots), "read twice, it says the same");
    program.ask("delete_list", json!({ "id": kept["id"] }));
}
