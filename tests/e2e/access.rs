//! Every room as a screen reader and a keyboard meet it: axe-core finds nothing, and Tab reaches what can be pressed.

use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::app::App;
use crate::clocks::{self, Speech};
use crate::computer::Computer;
use crate::meetings;
use crate::shots::fill;

const EVENING: &str = "2026-11-25T02:48:00Z";
const PASSPHRASE: &str = "lantern orchard velvet tuesday";
const ROOMS: [&str; 5] = ["Today", "Journal", "Meetings", "Milestones", "Settings"];

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn every_room_can_be_used_without_eyes_or_mouse() {
    let computer = Computer::new();
    let app = App::start(&computer, EVENING).await;
    let mut faults = Vec::new();
    look_through(&app, "first start", &mut faults).await;
    app.fill("Passphrase", PASSPHRASE).await;
    app.fill("The same once more", PASSPHRASE).await;
    app.press("Go on").await;
    app.wait_for_heading("Your recovery sheet").await;
    look_through(&app, "recovery sheet", &mut faults).await;
    app.press("I have it").await;
    app.wait_for_heading("Two groups, from your sheet").await;
    look_through(&app, "check of the sheet", &mut faults).await;
    app.press("I will check my sheet another time").await;
    app.wait_for_page("main .welcome").await;
    look_through(&app, "welcome", &mut faults).await;
    app.press("Skip this").await;
    app.wait_for_heading("Good evening.").await;
    look_through_rooms(&app, "empty", &mut faults).await;
    fill(&app).await;
    look_through_rooms(&app, "full", &mut faults).await;
    look_deeper(&app, &mut faults).await;
    clocks::live(&app).await;
    meetings::live(&app).await;
    look_into_dialogs(&app, &mut faults).await;
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    every_room_is_walked_by_tab(&app).await;
    app.end().await;
}

async fn look_through_rooms(app: &App, state: &str, faults: &mut Vec<String>) {
    for theme in ["light", "dark"] {
        app.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await;
        for room in ROOMS {
            app.press(room).await;
            app.settle().await;
            look_through(app, &format!("{room}, {state}, {theme}"), faults).await;
        }
    }
}

async fn look_deeper(app: &App, faults: &mut Vec<String>) {
    app.press("Today").await;
    app.press("Change the date").await;
    app.press("Choose a date").await;
    app.settle().await;
    look_through(app, "dialog with a calendar", faults).await;
    app.keys(Key::Escape).await;
    app.settle().await;
    app.keys(Key::Escape).await;
    app.wait_without_text("Which day do you count from?").await;
    app.press("Meetings").await;
    for tab in ["My groups", "Find", "Kinds of groups"] {
        app.press(tab).await;
        app.settle().await;
        look_through(app, tab, faults).await;
    }
    app.press("Yes, it does").await;
    app.press("More about SMART Recovery").await;
    app.settle().await;
    look_through(app, "kinds of groups, in the order of an answer", faults).await;
    app.press("Add one of your own").await;
    app.settle().await;
    look_through(app, "dialog for a kind of group", faults).await;
    app.keys(Key::Escape).await;
    app.settle().await;
    app.press("Clear my answers").await;
    app.press("Next up").await;
    look_at_what_was_deleted(app, faults).await;
}

async fn look_at_what_was_deleted(app: &App, faults: &mut Vec<String>) {
    let entries = app.ask("list_entries", json!({"text": "", "before": null, "limit": 1})).await;
    let entry = json!({"id": entries["entries"][0]["id"]});
    app.ask("delete_entry", entry.clone()).await;
    app.press("Settings").await;
    app.press("Your data").await;
    app.wait_for_text("here for 30 more days").await;
    look_through(app, "your data, with something deleted", faults).await;
    app.ask("restore_entry", entry).await;
}

/// Every dialog and tab of the clocks and of the groups: in both lights, with more contrast, and large.
async fn look_into_dialogs(app: &App, faults: &mut Vec<String>) {
    // A colour on its way from one theme to another is none of either.
    app.as_in("prefers-reduced-motion", true).await;
    let begun = std::time::Instant::now();
    let mut look = async |name: &str| {
        app.settle().await;
        for (theme, contrast, size) in
            [("light", false, ""), ("dark", false, ""), ("light", true, ""), ("dark", true, "200%")]
        {
            app.as_in("prefers-contrast", contrast).await;
            let wear = "document.documentElement.dataset.theme = arguments[0]; \
                        document.documentElement.style.fontSize = arguments[1]";
            app.run(wear, vec![json!(theme), json!(size)]).await;
            let place = format!("{name}, {theme}, more contrast {contrast}, {size}");
            look_through(app, &place, faults).await;
            let below = app.run("return document.documentElement.scrollHeight - innerHeight", vec![]).await;
            if below != json!(0) {
                faults.push(format!("{place}: the window itself scrolls, by {below}"));
            }
        }
        app.as_in("prefers-contrast", false).await;
        app.run("document.documentElement.style.fontSize = ''", vec![]).await;
    };
    clocks::go_through(app, &Speech::of("en"), &mut look).await;
    meetings::go_through(app, &Speech::of("en"), &mut look).await;
    println!("the dialogs and tabs were looked through in {} s", begun.elapsed().as_secs());
}

/// Runs axe-core on what is shown: WCAG 2.0 to 2.2, A and AA, and its best practices.
async fn look_through(app: &App, place: &str, faults: &mut Vec<String>) {
    // A page keeps it until it goes: half a megabyte need not be read at each look.
    if app.run("return window.axe === undefined", vec![]).await == json!(true) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(path).expect("axe-core is installed with the page's packages");
        app.run(&format!("{axe}; window.axe = axe"), vec![]).await;
    }
    let script = "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => \
         violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`))";
    let found: Vec<String> = serde_json::from_value(app.run(script, vec![]).await).expect("a list of faults");
    faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
}

/// Tab comes to every control of a room that can be pressed or filled, shows where it is, and comes round again.
async fn every_room_is_walked_by_tab(app: &App) {
    for room in ["Today", "Meetings", "Milestones", "Settings"] {
        app.press(room).await;
        app.settle().await;
        app.run("document.body.tabIndex = -1; document.body.focus(); window.walked = new Set()", vec![]).await;
        for _ in 0..90 {
            app.keys(Key::Tab).await;
            app.run("window.walked.add(document.activeElement)", vec![]).await;
        }
        // Tabs and radio buttons are one stop each: the arrows go on from there.
        let missed = app
            .run(
                "return [...document.querySelectorAll('button, input, select, textarea, a[href], summary')] \
                 .filter((each) => each.getClientRects().length && !each.disabled && each.tabIndex >= 0 && each.type !== 'radio') \
                 .slice(0, 60).filter((each) => !window.walked.has(each)).map((each) => each.outerHTML.slice(0, 120))",
                vec![],
            )
            .await;
        assert_eq!(missed, Value::Array(vec![]), "{room}: Tab must come to everything that can be pressed");
    }
}
