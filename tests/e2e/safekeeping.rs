//! A copy on a stick, a new computer, everything out in the open, and the end of it all, as a person does it.

use std::path::{Path, PathBuf};

use daymark_tests::PASSPHRASE;
use serde_json::Value;

use crate::app::App;
use crate::computer::Computer;
use crate::shipped::make_vault;

const NOON: &str = "2026-11-24T20:00:00Z";
const WORD: &str = "kaleidoscope";

async fn unlocked(computer: &Computer) -> App {
    let app = App::start(computer, NOON).await;
    app.fill("Passphrase", PASSPHRASE).await;
    app.press("Unlock").await;
    app.wait_for_page("nav").await;
    app
}

async fn write(app: &App, text: &str) {
    app.press("Journal").await;
    app.press("New entry").await;
    app.keys(text).await;
    app.wait_for_text("Saved · ").await;
}

async fn settings(app: &App, tab: &str) {
    app.press("Settings").await;
    app.press(tab).await;
}

/// The one file or folder that was made in `folder`.
fn only_in(folder: &Path) -> PathBuf {
    let all: Vec<PathBuf> = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    assert_eq!(all.len(), 1, "one thing was made: {all:?}");
    all[0].clone()
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_copy_on_a_stick_opens_everything_on_a_new_computer() {
    let old = Computer::new();
    make_vault(&old);
    let stick = tempfile::tempdir().expect("a folder");
    let app = unlocked(&old).await;
    write(&app, &format!("Carried over: {WORD}")).await;
    settings(&app, "Backups").await;
    old.will_pick(stick.path());
    app.press("Back up now").await;
    app.wait_for_text("Done, read back and checked").await;
    app.press("Check now").await;
    app.wait_for_text("Every page is whole.").await;

    // What is written now is not in the copy; a look inside says so before anything changes.
    write(&app, "Written after the copy").await;
    settings(&app, "Backups").await;
    let copy = only_in(stick.path());
    old.will_pick(&copy);
    app.press("Open a backup file").await;
    app.press("Bring this back").await;
    app.wait_for_text("What you chose is back").await;
    app.press("Journal").await;
    app.wait_for_text(WORD).await;
    app.wait_without_text("Written after the copy").await;
    let health = app.ask("get_vault_health", Value::Null).await;
    assert_eq!(health["snapshots"][0]["reason"], "restore", "what was here became a backup first: {health}");
    app.end().await;

    let new = Computer::new();
    let app = App::start(&new, NOON).await;
    app.wait_for_heading("A place of your own").await;
    new.will_pick(&copy);
    app.press("I have a backup").await;
    app.press("Choose the file").await;
    app.fill("Passphrase or recovery code", "not this one at all").await;
    app.press("Look inside").await;
    app.wait_for_text("That does not open this backup").await;
    app.fill("Passphrase or recovery code", PASSPHRASE).await;
    app.press("Look inside").await;
    app.press("Open this").await;
    app.wait_for_page("nav").await;
    app.press("Journal").await;
    app.wait_for_text(WORD).await;
    app.end().await;
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn everything_leaves_in_the_open_and_then_for_good() {
    let computer = Computer::new();
    make_vault(&computer);
    let desk = tempfile::tempdir().expect("a folder");
    let app = unlocked(&computer).await;
    write(&app, &format!("In the open: {WORD}")).await;

    settings(&app, "Your data").await;
    app.press("Choose what").await;
    app.fill("Type “readable” to go on", "readable").await;
    computer.will_pick(desk.path());
    app.press("Choose a folder").await;
    app.wait_for_text("Your files are ready").await;
    let made = only_in(desk.path());
    let everything = std::fs::read_to_string(made.join("everything.json")).expect("a file");
    assert!(everything.contains(WORD), "what was exported can be read by anyone");

    app.press("Close").await;
    app.press("See what it does").await;
    app.press("Go on without").await;
    app.fill("Type “erase” to go on", "erase").await;
    app.fill("Passphrase or recovery code", PASSPHRASE).await;
    app.press("Erase everything").await;
    app.wait_for_page("#passphrase-again").await;
    app.wait_for_heading("A place of your own").await;
    let left: Vec<PathBuf> =
        std::fs::read_dir(computer.vault()).expect("the folder").flatten().map(|entry| entry.path()).collect();
    assert!(left.iter().all(|path| path.ends_with("lock")), "nothing of the vault is left: {left:?}");
    app.end().await;
}
