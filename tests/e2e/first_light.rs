//! From a fresh computer to the day on which only the recovery code is left, as a person does it.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::app::{App, program};
use crate::computer::Computer;
use crate::sweep::files_that_tell;

/// A Tuesday noon in Los Angeles, where this computer stands.
const NOON: &str = "2026-11-24T20:00:00Z";
const PASSPHRASE: &str = "lantern orchard velvet tuesday";
const NEW_PASSPHRASE: &str = "harbour copper winter kite";
const WORD: &str = "kaleidoscope";

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn the_main_job_from_first_start_to_recovery_code() {
    let computer = Computer::new();
    let app = App::start(&computer, NOON).await;
    watch_policy(&app).await;
    let code = create_a_vault(&app).await;
    app.wait_for_page("main .welcome").await;
    watch_policy(&app).await;
    welcome(&app).await;
    set_the_date(&app).await;
    let group = find_and_keep_a_group(&app, &computer).await;
    log_visits(&app, &group).await;
    write_and_find(&app).await;
    assert_policy_kept(&app).await;
    let starts_at = next_start(&app, &group).await;

    app.press("Lock").await;
    app.wait_for_page("#passphrase").await;
    assert!(!app.text().await.contains(&group), "nothing stays in sight behind the lock");
    app.end().await;

    be_reminded(&computer, &group, &starts_at).await;

    let app = App::start(&computer, NOON).await;
    app.fill("Passphrase", "not this one at all").await;
    app.press("Unlock").await;
    app.wait_for_text("That does not open this vault").await;
    app.fill("Passphrase", PASSPHRASE).await;
    app.press("Unlock").await;
    everything_is_there(&app, &group).await;
    app.end().await;

    for name in ["keys", "keys.2"] {
        std::fs::remove_file(computer.vault().join("g000001").join(name)).expect("the key file is there");
    }
    let app = App::start(&computer, NOON).await;
    app.fill("Passphrase", PASSPHRASE).await;
    app.press("Unlock").await;
    app.wait_for_text("so no passphrase can open it").await;
    app.fill("Recovery code", &code.join(" ").to_lowercase()).await;
    app.press("Unlock").await;
    everything_is_there(&app, &group).await;
    app.press("Today").await;
    choose_a_new_passphrase(&app, &code).await;
    app.press("Lock").await;
    app.wait_for_page("#passphrase").await;
    app.fill("Passphrase", NEW_PASSPHRASE).await;
    app.press("Unlock").await;
    everything_is_there(&app, &group).await;
    app.end().await;

    assert_nothing_tells(&computer, &code, &group);
}

/// A style or script that the page's policy refused shows nowhere but here.
async fn watch_policy(app: &App) {
    let script = "window.refused = []; document.addEventListener('securitypolicyviolation', \
                  (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))";
    app.run(script, vec![]).await;
}

async fn assert_policy_kept(app: &App) {
    assert_eq!(
        app.run("return window.refused", vec![]).await,
        json!([]),
        "the page must not ask for what its policy refuses"
    );
}

async fn create_a_vault(app: &App) -> Vec<String> {
    app.wait_for_heading("A place of your own").await;
    app.press("Go on").await;
    app.wait_for_text("Choose a passphrase first").await;
    app.fill("Passphrase", "password").await;
    app.wait_for_text("Guessed at once. It is a common word or password.").await;
    app.fill("The same once more", "password").await;
    app.press("Go on").await;
    app.wait_for_text("This would be guessed too soon").await;
    app.fill("Passphrase", PASSPHRASE).await;
    app.wait_for_text("Very hard to guess").await;
    app.press("Go on").await;
    app.wait_for_text("These two are not the same").await;
    app.fill("The same once more", PASSPHRASE).await;
    app.press("Go on").await;

    app.wait_for_heading("Your recovery sheet").await;
    let code = app.texts_of("[data-testid=group]").await;
    assert!(code.len() == 9 && code.iter().all(|group| group.len() == 4), "nine groups of four: {code:?}");
    app.press("I have it").await;
    app.wait_for_heading("Two groups, from your sheet").await;
    let asked: Vec<usize> = app
        .texts_of("label")
        .await
        .iter()
        .filter_map(|label| label.strip_prefix("Group ").and_then(|number| number.parse().ok()))
        .collect();
    assert_eq!(asked.len(), 2);
    app.fill(&format!("Group {}", asked[0]), "0000").await;
    app.fill(&format!("Group {}", asked[1]), &code[asked[1] - 1]).await;
    app.press("Make my vault").await;
    app.wait_for_text("This is not the group on your sheet").await;
    app.fill(&format!("Group {}", asked[0]), &code[asked[0] - 1].to_lowercase()).await;
    app.press("Make my vault").await;
    code
}

async fn welcome(app: &App) {
    app.wait_for_heading("How shall Daymark speak with you?").await;
    app.press("As in AA “412 days sober”").await;
    app.press("Begin").await;
    app.wait_for_heading("Good afternoon.").await;
}

async fn set_the_date(app: &App) {
    app.press("Set a date").await;
    app.fill_date("Date", "2026-11-25").await;
    app.press("Save this date").await;
    app.wait_for_text("This day has not come yet").await;
    for (date, count) in [("2026-11-23", "1"), ("2026-11-24", "0"), ("2016-11-24", "3,652"), ("2025-10-08", "412")] {
        if !app.has("date", "Date/day").await {
            app.press("Change the date").await;
        }
        app.fill_date("Date", date).await;
        app.press("Save this date").await;
        let until = Instant::now() + Duration::from_secs(20);
        while app.texts_of(".count .number").await != [count] {
            assert!(Instant::now() < until, "{date} must count {count}: {:?}", app.texts_of(".count").await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        app.wait_without_text("Which day do you count from?").await;
    }
    app.wait_for_text("days sober").await;
    app.wait_for_text("1 year, 1 month, and 16 days, since October 8, 2025").await;
    app.wait_for_text("18 months").await;
    app.wait_for_text("in 135 days").await;
}

fn list() -> PathBuf {
    daymark_tests::sample_list("meeting-guide-seattle-cut.json")
        .unwrap_or_else(|| daymark_tests::fixture("lists/hand-written.json"))
}

async fn find_and_keep_a_group(app: &App, computer: &Computer) -> String {
    app.press("Meetings").await;
    app.press("Find").await;
    // What is no list is said to be none, and nothing is lost.
    let page = computer.root().join("page.html");
    std::fs::write(&page, "<!DOCTYPE html><title>Checking your browser</title>").expect("a file");
    computer.will_pick(&page);
    app.press("Open a meeting list").await;
    app.wait_for_text("This is a web page, not a meeting list").await;

    computer.will_pick(&list());
    app.press("Open a meeting list").await;
    app.wait_for_text("come in").await;
    app.wait_for_text("Meetings by day").await;
    app.press("Import").await;
    app.wait_for_text("came in from").await;
    app.wait_for_page("li.found").await;
    let all = app.texts_of("[data-testid=count]").await;
    app.press("Online").await;
    app.press("Hybrid").await;
    app.press_choice("Today").await;
    let until = Instant::now() + Duration::from_secs(20);
    while app.texts_of("[data-testid=count]").await == all {
        assert!(Instant::now() < until, "a filter must leave some out");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // One that begins later today, so that its reminder still lies ahead.
    let script = "return document.querySelector('li.found[data-heading=today] h3')?.textContent.trim()";
    let name = app.run(script, vec![]).await;
    let Some(name) = name.as_str().map(str::to_owned) else { panic!("one begins later today:\n{}", app.text().await) };
    app.press(&format!("Keep {name}")).await;
    app.press("Next up").await;
    app.wait_for_heading_starting(&name).await;
    name
}

async fn log_visits(app: &App, group: &str) {
    app.press("Meetings").await;
    app.press("My groups").await;
    app.press(group).await;
    app.wait_for_text("Your visits").await;
    app.press(&format!("I went to {group}")).await;
    app.wait_for_text("Written down for today").await;
    app.fill("A private note", "Sat by the window.").await;
    app.press("Save how it was").await;
    app.press("I went on another day…").await;
    app.fill_date("Day", "2026-11-17").await;
    app.press("Write it down").await;
    app.wait_for_text("Sat by the window.").await;
    let until = Instant::now() + Duration::from_secs(20);
    while !app.text().await.contains("November 17") {
        assert!(Instant::now() < until, "the earlier visit stands in the history:\n{}", app.text().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    app.press("Today").await;
    app.wait_for_text("Next meeting").await;
    app.wait_for_text("This week · one meeting").await;
}

async fn write_and_find(app: &App) {
    app.press("Journal").await;
    app.press("New entry").await;
    app.press_key_tool("Title").await;
    app.keys("Calling before, not after").await;
    app.keys(Key::Enter).await;
    app.keys("It is a small change and it moved the whole ").await;
    app.press_key_tool("Bold").await;
    app.keys(WORD).await;
    app.press_key_tool("Bold").await;
    app.keys(Key::Enter).await;
    app.press_key_tool("List").await;
    app.keys("hungry").await;
    app.keys(Key::Enter).await;
    app.keys("tired").await;
    app.wait_for_text("Saved · ").await;
    app.fill("Search your journal", "kaleido").await;
    app.wait_for_text("One entry found").await;
    let marked = app.texts_of("mark").await;
    assert_eq!(marked, [WORD], "found by the beginning of a word in its middle");
    let shape = app
        .run(
            "return ['h1', 'strong', 'ul li'].map((kind) => document.querySelectorAll(`.entry-text ${kind}`).length)",
            vec![],
        )
        .await;
    assert_eq!(shape, json!([1, 1, 2]), "a heading, a bold word, a list of two");
    delete_and_bring_back(app).await;
}

/// By the way that is there when the word in passing is gone.
async fn delete_and_bring_back(app: &App) {
    app.press("Delete entry").await;
    app.wait_for_text("Entry deleted.").await;
    let clear = "const field = document.querySelector('[aria-label=\"Search your journal\"]'); \
                 field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))";
    app.run(clear, vec![]).await;
    app.press("Recently deleted").await;
    app.wait_for_text("here for 30 more days").await;
    let script = "return document.querySelector('#deleted li button').getAttribute('aria-label').replace(/[\\u2066-\\u2069]/g, '')";
    let name = app.run(script, vec![]).await;
    let name = name.as_str().expect("a button has a name");
    assert!(name.starts_with("Bring back Calling before, not after (Journal entry of "), "{name}");
    app.press(name).await;
    app.wait_for_text("Nothing is here.").await;
    app.press("Journal").await;
    app.wait_for_text("It is a small change").await;
}

/// Asks the page's own way to the core when the kept group is next.
async fn next_start(app: &App, group: &str) -> String {
    let groups = app.ask("list_groups", Value::Null).await;
    let kept = groups.as_array().and_then(|groups| groups.iter().find(|each| each["name"] == group).cloned());
    kept.and_then(|kept| kept["next"]["starts_at"].as_str().map(str::to_owned)).expect("the group has a next meeting")
}

/// Starts a quarter of a minute before the reminder and waits for it; a second start meanwhile shows the first window.
async fn be_reminded(computer: &Computer, group: &str, starts_at: &str) {
    let starts_at: daymark_core::time::Moment = starts_at.parse().expect("a moment");
    let now = starts_at.plus_minutes(-30).plus_millis(-15_000).to_string();
    let app = App::start(computer, &now).await;
    app.fill("Passphrase", PASSPHRASE).await;
    app.press("Unlock").await;
    app.wait_for_page("nav").await;

    let mut second =
        computer.command(&program(), &now).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a second start");
    let until = Instant::now() + Duration::from_secs(20);
    let ended = loop {
        match second.try_wait().expect("a process") {
            Some(status) => break status.success(),
            None if Instant::now() > until => break false,
            None => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    };
    assert!(ended, "a second start hands over to the first and ends");
    // Behind the lock nothing is readable but moments; the reminder comes all the same.
    app.press("Lock").await;
    app.wait_for_page("#passphrase").await;

    let until = Instant::now() + Duration::from_secs(60);
    while computer.notices().is_empty() {
        assert!(Instant::now() < until, "the reminder must come within a minute of its time");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let zone = "America/Los_Angeles".parse().expect("a zone");
    let time = starts_at.clock_time_in(zone).to_string();
    let notices = computer.notices();
    assert_eq!(notices.len(), 1, "one reminder: {notices:?}");
    let said = format!("{} {} {}", notices[0].app, notices[0].summary, notices[0].body);
    assert!(said.contains(&time), "it says when: {said}");
    let lower = said.to_lowercase();
    for word in [group.to_lowercase().as_str(), "meeting", "sober", "recovery", "group", " aa"] {
        assert!(!lower.contains(word), "someone may look over a shoulder: {said}");
    }
    app.end().await;
}

async fn everything_is_there(app: &App, group: &str) {
    app.wait_for_page("nav").await;
    app.wait_for_text("412").await;
    app.wait_for_text("days sober").await;
    app.wait_for_text("This week · one meeting").await;
    app.press("Meetings").await;
    app.press("My groups").await;
    app.press(group).await;
    app.wait_for_text("Sat by the window.").await;
    app.press("Journal").await;
    app.wait_for_text("Calling before, not after").await;
    app.wait_for_text(WORD).await;
}

async fn choose_a_new_passphrase(app: &App, code: &[String]) {
    app.press("Choose a passphrase").await;
    app.wait_for_heading("Settings").await;
    app.fill("Present passphrase, or recovery code", &code.join("-")).await;
    app.fill("New passphrase", NEW_PASSPHRASE).await;
    app.fill("The same once more", NEW_PASSPHRASE).await;
    app.press("Change passphrase").await;
    app.wait_for_text("Your passphrase was changed").await;
}

fn assert_nothing_tells(computer: &Computer, code: &[String], group: &str) {
    // As it stands on the sheet and as it was typed: in small letters, with spaces.
    let (plain, dashed, spaced) = (code.concat(), code.join("-"), code.join(" "));
    let typed = [plain.to_lowercase(), dashed.to_lowercase(), spaced.to_lowercase()];
    let mut words = vec![PASSPHRASE, NEW_PASSPHRASE, &plain, &dashed, &spaced, WORD, group];
    words.extend(typed.iter().map(String::as_str));
    // The list that was opened is the user's own file and stands elsewhere.
    let found = files_that_tell(computer.root(), &words);
    assert!(found.is_empty(), "files that tell (the word's number, and how it is written): {found:?}");
    let store = std::fs::read(computer.vault().join("g000001/store.db")).expect("the store");
    assert!(!store.starts_with(b"SQLite format 3"), "the store is encrypted as a whole");
}
