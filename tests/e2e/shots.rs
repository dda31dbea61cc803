//! Pictures of every room, light and dark, at two sizes, into `target/shots/`: look at them after every change to the page.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::app::App;
use crate::clocks::{self, Speech};
use crate::computer::Computer;
use crate::meetings;

/// A Tuesday evening, 18:48 where this computer stands, so that something is in progress and something is near.
const EVENING: &str = "2026-11-25T02:48:00Z";
const SIZES: [(u32, u32); 2] = [(1280, 900), (720, 520)];

fn shot(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/shots");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder.join(format!("{name}.png"))
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask shots"]
async fn pictures_of_every_room() {
    let computer = Computer::new();
    let app = App::start(&computer, EVENING).await;
    for (name, theme) in [("light", "light"), ("dark", "dark")] {
        app.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await;
        app.picture(&shot(&format!("locked-first-{name}"))).await;
    }
    app.fill("Passphrase", "lantern orchard velvet tuesday").await;
    app.fill("The same once more", "lantern orchard velvet tuesday").await;
    app.wait_for_text("Very hard to guess").await;
    app.picture(&shot("locked-strength")).await;
    app.press("Go on").await;
    app.wait_for_heading("Your recovery sheet").await;
    app.picture(&shot("locked-sheet")).await;
    app.press("I have it").await;
    app.wait_for_heading("Two groups, from your sheet").await;
    app.picture(&shot("locked-check")).await;
    app.press("I will check my sheet another time").await;
    app.wait_for_page("main .welcome").await;
    app.resize(1280, 900).await;
    app.picture(&shot("welcome-light-1280x900")).await;
    app.press("Skip this").await;
    app.wait_for_heading("Good evening.").await;
    rooms(&app, "empty").await;
    fill(&app).await;
    rooms(&app, "full").await;
    details(&app, &computer).await;
    kinds(&app).await;
    all_clocks(&app).await;
    into_dialogs(&app).await;
    safekeeping(&app, &computer).await;
    app.press("Lock").await;
    app.wait_for_page("#passphrase").await;
    app.picture(&shot("locked-again")).await;
    app.end().await;
    before_the_door(&computer).await;
}

/// What some weeks of use leave, so that no room is empty.
pub async fn fill(app: &App) {
    app.press("Settings").await;
    app.press("As in AA “412 days sober”").await;
    app.press("Today").await;
    app.press("Not now").await;
    app.ask("save_sobriety_date", json!({"clock": null, "began_on": "2025-10-08"})).await;
    import(app, &daymark_tests::fixture("lists/hand-written.json"), "Riverside").await;
    let everything = json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 40});
    let found = app.ask("find_meetings", everything).await;
    let visits = [
        ("Candle at Seven", ["2026-11-22", "2026-11-17"]),
        ("Early Light", ["2026-11-23", "2026-11-16"]),
        ("Across the Water", ["2026-11-19", "2026-11-12"]),
    ];
    for (name, days) in visits {
        let row = found["rows"].as_array().into_iter().flatten().find(|row| row["name"] == name);
        let group = app.ask("bookmark_meeting", json!({"id": row.expect("the list holds it")["meeting"]})).await;
        for day in days {
            let visit = json!({"id": null, "group": group["id"], "group_name": name, "attended_on": day, "note": "Sat by the window."});
            app.ask("record_attendance", visit).await;
        }
    }
    if let Some(path) = daymark_tests::sample_list("meeting-guide-seattle-cut.json") {
        import(app, &path, "Seattle").await;
    }
    let entries = [
        ("2025-11-24T18:00:00Z", "# Day 47\n\nI want to remember how this felt, so that I can find it again."),
        ("2026-11-20T23:30:00Z", "# Five things\n\nRain on the roof. The bus driver who waited. Soup."),
        (
            "2026-11-21T17:12:00Z",
            "# The chair at the window\n\nHe said that the first year is a room you learn the corners of.",
        ),
        ("2026-11-23T22:05:00Z", "# What went well\n\nCooked for once. Answered my sister without an edge."),
        (
            "2026-11-25T02:41:00Z",
            "# Calling before, not after\n\nCalled Sam before the meeting instead of after. It is such a **small change**, and it moved the \
             whole evening. I said the sentence I usually carry in with me, and then it was not mine alone any more.\n\nWhat I noticed \
             on the way:\n\n- I was hungry, and took it for something else.\n- The corner by the station is quieter when I cross before it.\n\
             - I did not rehearse. I just went.\n\n> Tomorrow: lunch at noon, whatever happens.",
        ),
    ];
    for (written_at, body) in entries {
        app.ask("save_entry", json!({"id": null, "body": body, "written_at": written_at})).await;
    }
}

async fn import(app: &App, path: &Path, name: &str) {
    let preview = app.ask("preview_list", json!({ "path": path })).await;
    let import = json!({"token": preview["token"], "name": name, "zone": "America/Los_Angeles"});
    app.ask("import_list", import).await;
}

async fn rooms(app: &App, state: &str) {
    for (width, height) in SIZES {
        app.resize(width, height).await;
        for theme in ["light", "dark"] {
            let mut settings = app.ask("get_settings", Value::Null).await;
            settings["theme"] = json!(theme);
            app.ask("save_settings", settings).await;
            app.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await;
            for room in ["Journal", "Meetings", "Milestones", "Settings", "Today"] {
                app.press(room).await;
                tokio::time::sleep(Duration::from_millis(500)).await;
                let name = format!("{}-{state}-{theme}-{width}x{height}", room.to_lowercase());
                app.picture(&shot(&name)).await;
            }
        }
    }
}

/// What lies a press deeper, and large text.
async fn details(app: &App, computer: &Computer) {
    app.run("document.documentElement.dataset.theme = 'light'", vec![]).await;
    app.resize(1280, 900).await;
    app.press("Change the date").await;
    app.picture(&shot("dialog-date")).await;
    app.press("Choose a date").await;
    app.picture(&shot("dialog-date-calendar")).await;
    app.press("Cancel").await;
    app.press("Meetings").await;
    for (tab, name) in [("My groups", "groups"), ("Find", "find")] {
        app.press(tab).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        app.picture(&shot(&format!("meetings-{name}-light-1280x900"))).await;
        app.resize(720, 520).await;
        app.picture(&shot(&format!("meetings-{name}-light-720x520"))).await;
        app.resize(1280, 900).await;
    }
    computer.will_pick(&daymark_tests::fixture("lists/hand-written.json"));
    app.press("Open another list").await;
    app.wait_for_text("Meetings by day").await;
    app.picture(&shot("meetings-preview-light-1280x900")).await;
    app.press("Cancel").await;
    app.press("My groups").await;
    let groups = app.ask("list_groups", Value::Null).await;
    app.press(groups[0]["name"].as_str().expect("a group")).await;
    app.wait_for_text("Your visits").await;
    app.picture(&shot("meetings-group-light-1280x900")).await;
    app.run("document.documentElement.style.fontSize = '200%'", vec![]).await;
    for room in ["Journal", "Meetings", "Milestones", "Settings", "Today"] {
        app.press(room).await;
        tokio::time::sleep(Duration::from_millis(400)).await;
        app.picture(&shot(&format!("{}-large-text", room.to_lowercase()))).await;
        app.resize(720, 520).await;
        app.picture(&shot(&format!("{}-large-text-720x520", room.to_lowercase()))).await;
        app.resize(1280, 900).await;
    }
    app.run("document.documentElement.style.fontSize = ''", vec![]).await;
    app.press("I went to Across the Water").await;
    app.wait_for_text("Written down for today").await;
    app.picture(&shot("today-went")).await;
    app.press("Undo").await;
    app.press("Meetings").await;
    app.press("Back to meetings").await;
    app.press("Find").await;
    app.press("Candle at Seven").await;
    app.picture(&shot("meetings-find-open")).await;
    app.press("Settings").await;
    app.choose("Language", "Español").await;
    for (room, name) in [
        ("Hoy", "today"),
        ("Diario", "journal"),
        ("Reuniones", "meetings"),
        ("Hitos", "milestones"),
        ("Ajustes", "settings"),
    ] {
        app.press(room).await;
        app.settle().await;
        app.picture(&shot(&format!("{name}-spanish"))).await;
    }
    app.choose("Idioma", "English").await;
}

/// Which kinds of groups there are: as it came, in the order of some answers, changed, and in Spanish.
async fn kinds(app: &App) {
    app.press("Meetings").await;
    app.press("Kinds of groups").await;
    app.settle().await;
    app.picture(&shot("meetings-kinds")).await;
    app.run("document.querySelectorAll('.guide section')[1].scrollIntoView()", vec![]).await;
    app.press("More about Alcoholics Anonymous (AA)").await;
    app.picture(&shot("meetings-kinds-more")).await;
    app.press("Change Alcoholics Anonymous (AA)").await;
    app.picture(&shot("meetings-kinds-change")).await;
    app.press("Cancel").await;
    app.press("Alcohol").await;
    app.press("Yes, it does").await;
    app.press("Tools from therapy").await;
    app.settle().await;
    for theme in ["light", "dark"] {
        app.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await;
        for (width, height) in SIZES {
            app.resize(width, height).await;
            app.run("document.querySelector('main').scrollTop = 0", vec![]).await;
            app.picture(&shot(&format!("meetings-kinds-{theme}-{width}x{height}"))).await;
            app.run("document.querySelectorAll('.guide section')[1].scrollIntoView()", vec![]).await;
            app.picture(&shot(&format!("meetings-kinds-order-{theme}-{width}x{height}"))).await;
        }
    }
    app.resize(1280, 900).await;
    app.run("document.querySelector('main').scrollTop = document.querySelector('main').scrollHeight", vec![]).await;
    app.picture(&shot("meetings-kinds-end-dark")).await;
    app.run("document.documentElement.dataset.theme = 'light'", vec![]).await;
    app.run("document.documentElement.style.fontSize = '200%'", vec![]).await;
    app.run("document.querySelector('main').scrollTop = 0", vec![]).await;
    app.picture(&shot("meetings-kinds-large-text")).await;
    app.run("document.querySelectorAll('.guide section')[1].scrollIntoView()", vec![]).await;
    app.picture(&shot("meetings-kinds-order-large-text")).await;
    app.run("document.documentElement.style.fontSize = ''", vec![]).await;
    app.press("Settings").await;
    app.choose("Language", "Español").await;
    app.press("Reuniones").await;
    app.settle().await;
    app.picture(&shot("meetings-kinds-spanish")).await;
    app.run("document.querySelectorAll('.guide section')[1].scrollIntoView()", vec![]).await;
    app.picture(&shot("meetings-kinds-order-spanish")).await;
    app.press("Borrar mis respuestas").await;
    app.press("Próximas").await;
    app.press("Ajustes").await;
    app.choose("Idioma", "English").await;
}

/// Settings' tabs, and the long tasks behind them.
async fn safekeeping(app: &App, computer: &Computer) {
    let stick = tempfile::tempdir().expect("a folder");
    app.press("Settings").await;
    for (tab, name) in [("Lock and keys", "keys"), ("Backups", "backups"), ("Your data", "data"), ("About", "about")] {
        app.press(tab).await;
        app.settle().await;
        app.picture(&shot(&format!("settings-{name}"))).await;
    }
    app.press("Backups").await;
    computer.will_pick(stick.path());
    app.press("Back up now").await;
    app.wait_for_text("Done, read back and checked").await;
    app.picture(&shot("settings-backups-done")).await;
    app.ask("save_entry", json!({"id": null, "body": "Written after the copy", "written_at": null})).await;
    let copy = std::fs::read_dir(stick.path()).expect("a folder").flatten().next().expect("a copy").path();
    computer.will_pick(&copy);
    app.press("Open a backup file").await;
    app.wait_for_text("What would change").await;
    app.picture(&shot("settings-restore")).await;
    app.resize(720, 520).await;
    app.picture(&shot("settings-restore-small")).await;
    app.resize(1280, 900).await;
    app.press("Leave it").await;
    for (tab, task, name) in [
        ("Your data", "Choose what", "export"),
        ("Your data", "Choose where from", "import"),
        ("Your data", "See what it does", "erase"),
        ("Lock and keys", "Make new keys", "new-keys"),
    ] {
        app.press(tab).await;
        app.press(task).await;
        app.settle().await;
        app.picture(&shot(&format!("settings-{name}"))).await;
        app.press("Back to settings").await;
    }
    deleted(app).await;
    let kept = computer.root().join("carried.vbk");
    std::fs::copy(&copy, &kept).expect("the copy is carried away");
}

/// One of most kinds, from the end of a list to the place where they come back.
async fn deleted(app: &App) {
    let entries = app.ask("list_entries", json!({"text": "", "before": null, "limit": 3})).await;
    for entry in entries["entries"].as_array().into_iter().flatten() {
        app.ask("delete_entry", json!({"id": entry["id"]})).await;
    }
    let visits = app.ask("list_attendance", json!({"group": null, "from": null, "until": null})).await;
    app.ask("delete_attendance", json!({"id": visits[0]["id"]})).await;
    let clocks = app.ask("list_clocks", Value::Null).await;
    app.ask("remove_milestone", json!({"clock": clocks[0]["id"], "unit": "days", "count": 60})).await;
    let groups = app.ask("list_groups", Value::Null).await;
    app.ask("delete_group", json!({"id": groups[0]["id"]})).await;
    app.press("Journal").await;
    app.settle().await;
    app.picture(&shot("journal-few")).await;
    app.press("Recently deleted").await;
    app.settle().await;
    for (width, height) in [(1280, 900), (720, 520)] {
        app.resize(width, height).await;
        app.picture(&shot(&format!("settings-deleted-{width}x{height}"))).await;
    }
    app.run("document.documentElement.style.fontSize = '200%'", vec![]).await;
    app.picture(&shot("settings-deleted-large-text")).await;
    app.run("document.documentElement.style.fontSize = ''", vec![]).await;
    app.resize(1280, 900).await;
    let back = groups[0]["name"].as_str().expect("a name");
    app.press(&format!("Bring back {back} (Group)")).await;
    app.wait_for_text(&format!("Brought back: {back}")).await;
    app.picture(&shot("settings-deleted-back")).await;
}

/// What is seen where a vault will not open, and on a computer that has none yet.
async fn before_the_door(computer: &Computer) {
    const PASSPHRASE: &str = "lantern orchard velvet tuesday";
    let generation = std::fs::read_to_string(computer.vault().join("current")).expect("a vault is here");
    let store = computer.vault().join(generation.trim()).join("store.db");
    let mut bytes = std::fs::read(&store).expect("a store");
    bytes[5000..9000].fill(0);
    bytes[..16].fill(0);
    std::fs::write(&store, bytes).expect("a damaged store");
    let app = App::start(computer, EVENING).await;
    app.fill("Passphrase", PASSPHRASE).await;
    app.press("Unlock").await;
    app.wait_for_text("It is the file, not you").await;
    app.picture(&shot("locked-damaged")).await;
    app.press("Read what is left").await;
    app.wait_for_text("Open what was found").await;
    app.picture(&shot("locked-salvaged")).await;
    app.end().await;

    let new = Computer::new();
    let app = App::start(&new, EVENING).await;
    app.press("I have a backup").await;
    app.picture(&shot("locked-bring")).await;
    new.will_pick(&computer.root().join("carried.vbk"));
    app.press("Choose the file").await;
    app.fill("Passphrase or recovery code", PASSPHRASE).await;
    app.press("Look inside").await;
    app.wait_for_text("Open this").await;
    app.picture(&shot("locked-inside")).await;
    app.end().await;
}

/// One clock of ten years, three of them, and what stands after a slip.
async fn all_clocks(app: &App) {
    let clock = app.ask("list_clocks", Value::Null).await[0]["id"].clone();
    let began_on = |day: &str| json!({"clock": clock, "began_on": day});
    for (label, icon, began_on) in [("Gambling", "anchor", "2026-06-01"), ("Smoking", "leaf", "2024-02-29")] {
        let start = json!({"began_on": began_on, "began_time": null});
        let new = json!({"id": null, "label": label, "icon": icon, "words": null, "zone": null, "counting": "from_zero",
            "day_start_hour": 0, "milestone_set": "aa", "figure": "days_since", "start": start});
        app.ask("save_clock", new).await;
    }
    rooms_of_days(app, "three").await;
    let returned = json!({"id": null, "clock": clock, "began_on": "2026-11-09", "began_time": null,
        "ended_on": "2026-11-11", "ended_time": null});
    let kept = app.ask("record_return_to_use", json!({"returned": returned, "reflection": null})).await;
    rooms_of_days(app, "slip").await;
    app.press("Milestones").await;
    for (tab, name) in [("History", "history"), ("My clocks", "list")] {
        app.press(tab).await;
        app.settle().await;
        app.picture(&shot(&format!("milestones-{name}"))).await;
    }
    app.press("Today").await;
    app.press("I had a slip").await;
    app.picture(&shot("dialog-slip")).await;
    app.press("Cancel").await;
    app.ask("delete_return_to_use", json!({"id": kept["returned"]["id"]})).await;
    app.ask("save_sobriety_date", began_on("2016-11-24")).await;
    rooms_of_days(app, "ten-years").await;
    app.ask("save_sobriety_date", began_on("2025-10-08")).await;
}

/// Each dialog and tab of the clocks: in the dark, in Spanish, and large.
async fn into_dialogs(app: &App) {
    clocks::live(app).await;
    meetings::live(app).await;
    for (state, locale, theme, size) in [
        ("light", "en", "light", ""),
        ("dark", "en", "dark", ""),
        ("spanish", "es", "light", ""),
        ("large", "en", "light", "200%"),
    ] {
        if locale == "es" {
            app.press("Settings").await;
            app.choose("Language", "Español").await;
        }
        let wear = "document.documentElement.dataset.theme = arguments[0]; \
                    document.documentElement.style.fontSize = arguments[1]";
        app.run(wear, vec![json!(theme), json!(size)]).await;
        let mut look = async |name: &str| {
            app.settle().await;
            app.picture(&shot(&format!("deeper-{name}-{state}"))).await;
            let scroll = "const box = document.querySelector('.dialog') ?? document.querySelector('main'); \
                          const more = box.scrollHeight - box.clientHeight > 40; box.scrollTop = box.scrollHeight; return more";
            if app.run(scroll, vec![]).await == json!(true) {
                app.picture(&shot(&format!("deeper-{name}-{state}-end"))).await;
            }
        };
        clocks::go_through(app, &Speech::of(locale), &mut look).await;
        meetings::go_through(app, &Speech::of(locale), &mut look).await;
        if locale == "es" {
            app.press("Ajustes").await;
            app.choose("Idioma", "English").await;
        }
    }
    app.run("document.documentElement.style.fontSize = ''", vec![]).await;
}

async fn rooms_of_days(app: &App, state: &str) {
    for room in ["Journal", "Milestones", "Today"] {
        app.press(room).await;
        app.settle().await;
        if room != "Journal" {
            app.picture(&shot(&format!("{}-{state}", room.to_lowercase()))).await;
        }
    }
}
