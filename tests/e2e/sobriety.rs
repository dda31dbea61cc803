//! A date, a milestone greeted and kept, a slip of three days that takes nothing away, and its undoing; clocks in words of
//! their own, put away and brought back; forty years at once.

use daymark_tests::forty_years;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::app::App;
use crate::computer::Computer;
use crate::shipped::make_vault;

/// A Tuesday noon in Los Angeles: ninety days after the date below.
const NOON: &str = "2026-11-24T20:00:00Z";
const BEGAN: &str = "2026-08-26";
/// The best of them is what the page itself takes.
const TURNS: usize = 5;
const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];

async fn unlocked(computer: &Computer) -> App {
    make_vault(computer);
    App::unlocked(computer, NOON).await
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_milestone_is_kept_and_a_slip_takes_nothing_away() {
    let computer = Computer::new();
    let app = unlocked(&computer).await;
    app.press("Set a date").await;
    app.fill_date("Date", BEGAN).await;
    app.press("Save this date").await;
    app.wait_for_text("90").await;

    app.wait_for_text("You have reached 90 days").await;
    let desk = tempfile::tempdir().expect("a folder");
    computer.will_pick(desk.path());
    app.press("Save a keepsake").await;
    only_the_keepsake_is_printed(&app, &["90 days", "Tuesday, November 24, 2026"]).await;
    app.fill("A name on it", "Robin").await;
    only_the_keepsake_is_printed(&app, &["90 days", "Tuesday, November 24, 2026", "Robin"]).await;
    app.press("Save as a picture").await;
    app.wait_for_text("Kept as").await;
    let kept = std::fs::read_dir(desk.path()).expect("a folder").flatten().next().expect("a picture").path();
    assert!(std::fs::read(kept).expect("a file").starts_with(&PNG), "it is a picture that any program shows");
    app.keys(Key::Escape).await;

    // Three days, a week ago: written down today.
    app.press("I had a slip").await;
    app.fill_date("When it began", "2026-11-17").await;
    app.press("It lasted until another day").await;
    app.fill_date("The last day of it", "2026-11-19").await;
    app.press("Write it down").await;
    app.wait_for_text("Everything you reached stays.").await;
    let clock = app.ask("list_clocks", Value::Null).await[0].clone();
    assert_eq!(clock["standing"]["day_count"], 4, "since the day after: {clock}");
    let reached = clock["milestones"].as_array().into_iter().flatten().filter(|each| each["reached"] == json!(true));
    assert!(reached.into_iter().any(|each| each["count"] == 60), "what was reached stays reached: {clock}");

    app.press("Undo").await;
    app.wait_without_text("Everything you reached stays.").await;
    let clock = app.ask("list_clocks", Value::Null).await[0].clone();
    assert_eq!(clock["standing"]["day_count"], 90, "as if it had not been written: {clock}");
    app.end().await;
}

/// By the rules for paper: whatever has words or a picture and is to be seen then lies in the keepsake, and these are its
/// words. The driver cannot print.
async fn only_the_keepsake_is_printed(app: &App, words: &[&str]) {
    let script = "const seen = (each) => each.getClientRects().length > 0 && getComputedStyle(each).visibility === 'visible'; \
        const says = (each) => /^(svg|img|canvas|hr|input|textarea)$/i.test(each.tagName) || \
            [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''); \
        const all = [...document.body.querySelectorAll('*')].filter((each) => seen(each) && says(each)); \
        const keepsake = document.querySelector('.keepsake'); \
        const box = keepsake.getBoundingClientRect(); \
        return { beside: all.filter((each) => !keepsake.contains(each)).map((each) => each.outerHTML.slice(0, 120)), \
            words: [...keepsake.querySelectorAll('text')].filter(seen).map((each) => each.textContent), \
            place: [box.left, box.top], pages: document.documentElement.scrollHeight / box.bottom, \
            ground: [document.documentElement, document.body, keepsake.closest('.dialog')] \
                .map((each) => getComputedStyle(each).backgroundColor) }";
    for theme in ["dark", "light"] {
        app.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await;
        app.as_in("print", true).await;
        let paper = app.run(script, vec![]).await;
        app.as_in("print", false).await;
        assert_eq!(paper["beside"], json!([]), "nothing of the program is printed with it");
        let printed: Vec<String> = serde_json::from_value(paper["words"].clone()).expect("words");
        assert_eq!(printed.iter().map(|word| plain(word)).collect::<Vec<_>>(), words);
        let near = |value: &Value| value.as_f64().is_some_and(|at| (0.0..40.0).contains(&at));
        assert!(
            paper["place"].as_array().is_some_and(|place| place.iter().all(near)),
            "at the top of the sheet: {paper}"
        );
        assert!(paper["pages"].as_f64().is_some_and(|pages| pages < 1.2), "on one sheet: {paper}");
        let white = |colour: &Value| ["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].iter().any(|white| colour == white);
        assert!(paper["ground"].as_array().is_some_and(|all| all.iter().all(white)), "on white paper: {paper}");
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter)).collect()
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_clock_has_its_own_words_and_comes_back_wherever_it_was_put() {
    let computer = Computer::new();
    let app = unlocked(&computer).await;
    app.press("Set a date").await;
    app.fill_date("Date", BEGAN).await;
    app.press("Save this date").await;
    app.wait_for_text("90 days").await;
    app.press("Milestones").await;
    app.press("My clocks").await;
    app.press("Change Your days").await;
    app.fill("What it counts", "Betting").await;
    app.press("How it counts and looks").await;
    app.press("Anchor").await;
    app.choose("Words", "My own words").await;
    app.fill("What your days are", &"long ".repeat(20)).await;
    app.fill("What you call a slip", "a bad night").await;
    app.press("Save").await;
    app.wait_for_text("This is too long to be kept. Make it shorter.").await;
    app.fill("What your days are", "without a bet").await;
    app.wait_for_text("It reads: “412 days without a bet” and “I had a bad night”.").await;
    app.press("Save").await;
    app.wait_for_heading("90 days without a bet").await;
    app.press("Today").await;
    app.wait_for_text("days without a bet").await;
    assert!(app.has(".named svg.lucide-anchor", ".named svg.lucide-anchor").await, "the picture that was chosen");
    // The greeting comes a moment later, and moves what is below it.
    app.settle().await;
    app.press("I had a bad night").await;
    app.wait_for_text("You had a bad night, and you are here").await;
    app.press("Cancel").await;

    // Hidden, shown, archived, brought back, deleted, brought back.
    app.press("Milestones").await;
    app.press("My clocks").await;
    for (act, then) in [("Hide from Today", "Hidden"), ("Show on Today", "Main"), ("Archive", "Archived")] {
        open_more(&app).await;
        app.press(act).await;
        app.wait_for_text(then).await;
    }
    app.press("Today").await;
    app.wait_for_text("Your clocks are put away.").await;
    app.press("See my clocks").await;
    app.press("My clocks").await;
    open_more(&app).await;
    app.press("Bring back Betting").await;
    app.wait_for_text("Betting is shown.").await;
    open_more(&app).await;
    app.press("Delete Betting").await;
    app.press("Recently deleted").await;
    assert_eq!(app.ask("list_clocks", Value::Null).await, json!([]));
    app.press("Bring back Betting (Clock)").await;
    app.wait_for_text("Brought back: Betting").await;
    app.press("Milestones").await;
    app.wait_for_heading("90 days without a bet").await;
    app.end().await;
}

/// What else can be done with the one clock; it stays open where its row stays.
async fn open_more(app: &App) {
    app.settle().await;
    let closed = "main li details:not([open])";
    if app.has(closed, closed).await {
        app.press("More for Betting").await;
    }
}

/// What a page has to do between two frames when a clock of forty years with a slip each other day is looked at.
#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn forty_years_of_slips_are_drawn_at_once() {
    let computer = Computer::new();
    let app = unlocked(&computer).await;
    let clock = app.ask("save_sobriety_date", json!({"clock": null, "began_on": forty_years::BEGAN})).await;
    let last = json!({"id": null, "clock": clock["id"], "began_on": "2026-11-23", "began_time": null,
        "ended_on": "2026-11-23", "ended_time": null});
    app.ask("record_return_to_use", json!({"returned": last, "reflection": null})).await;
    frames(&app, "forty years with one slip", "The longest stretch").await;
    let out = tempfile::tempdir().expect("a folder");
    let exported = app.ask("export", forty_years::export_to(out.path())).await;
    let (path, _) = forty_years::multiplied(&exported, 2);
    app.ask("preview_everything", json!({ "path": path })).await;
    app.ask("restore", Value::Null).await;

    frames(&app, "forty years of slips", "Each column stands for about").await;
    app.end().await;
}

/// The longest time between two frames while each room is come to.
async fn frames(app: &App, of: &str, at_a_glance: &str) {
    let watch = "window.longest = 0; let before = performance.now(); \
        const frame = (now) => { window.longest = Math.max(window.longest, now - before); before = now; \
            requestAnimationFrame(frame); }; requestAnimationFrame(frame)";
    app.run(watch, vec![]).await;
    for (room, tab, said) in [
        ("Today", None, "of the last"),
        ("Milestones", None, at_a_glance),
        ("Milestones", Some("History"), "Add an earlier time"),
    ] {
        let mut least = f64::INFINITY;
        for _ in 0..TURNS {
            app.press("Journal").await;
            app.settle().await;
            app.run("window.longest = 0", vec![]).await;
            app.press(room).await;
            if let Some(tab) = tab {
                app.press(tab).await;
            }
            app.wait_for_text(said).await;
            app.settle().await;
            least = least.min(app.run("return window.longest", vec![]).await.as_f64().expect("milliseconds"));
        }
        println!("{of}: {room}, {tab:?}: {least:.0} ms from one frame to the next");
        // Thousands of rows took seconds. A computer that does other things as well is given some time.
        assert!(least < 300.0, "{room}, {tab:?}: {least} ms");
    }
}
