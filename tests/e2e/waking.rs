//! A program that was started and not unlocked yet: with its user's leave it rings, and says no more than that.

use std::time::{Duration, Instant};

use daymark_core::time::Moment;
use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::app::App;
use crate::computer::Computer;
use crate::shipped::make_vault;

const NOON: &str = "2026-11-24T20:00:00Z";
/// Half an hour before the group begins.
const RINGS: &str = "2026-11-25T02:00:00Z";
/// The bell is looked at every ten seconds.
const NEXT_LOOK: Duration = Duration::from_secs(15);

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_reminder_comes_before_the_first_unlock_where_that_was_wanted() {
    let computer = Computer::new();
    make_vault(&computer);
    make_reminder(&computer);
    let rings: Moment = RINGS.parse().expect("a moment");
    let app = App::start(&computer, &rings.plus_millis(-15_000).to_string()).await;
    app.wait_for_page("#passphrase").await;
    let until = Instant::now() + Duration::from_secs(60);
    while computer.notices().is_empty() {
        assert!(Instant::now() < until, "the reminder must come within a minute of its time");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let said: Vec<(String, String)> =
        computer.notices().into_iter().map(|notice| (notice.summary, notice.body)).collect();
    let neutral = [("Daymark".to_owned(), "A reminder you set.".to_owned())];
    assert_eq!(said, neutral);

    app.fill("Passphrase", PASSPHRASE).await;
    app.press("Unlock").await;
    app.wait_for_page("nav").await;
    tokio::time::sleep(NEXT_LOOK).await;
    assert_eq!(computer.notices().len(), 1, "it is not given twice");
    app.end().await;
}

/// Without the window: a group on Tuesdays, and the wish to be reminded in any case.
fn make_reminder(computer: &Computer) {
    let mut program = Program::in_folder(&computer.vault(), NOON, "America/Los_Angeles");
    program.unlock();
    let slot = json!({"id": null, "rhythm": {"kind": "weekly"}, "day": 2, "time": "18:30", "minutes": null});
    let made = program.ask(
        "save_own_group",
        json!({"id": null, "name": "Quiet Harbour", "way": "in_person", "medium": null, "place": "", "address": "",
            "conference_url": "", "conference_phone": "", "passcode": "", "notes": "", "fellowship": "", "kinds": [],
            "slots": [slot], "zone": "America/Los_Angeles"}),
    );
    program.ask("save_group", json!({"id": made["id"], "note": "", "reminder_minutes": 30}));
    let mut settings = program.ask("get_settings", Value::Null);
    settings["remind_before_unlock"] = json!(true);
    program.ask("save_settings", settings);
    program.lock();
    assert!(computer.vault().join("wake").exists());
}
