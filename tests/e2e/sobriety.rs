//! A date, a milestone greeted and kept, a slip of three days that takes nothing away, and its undoing.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::app::App;
use crate::computer::Computer;
use crate::shipped::make_vault;

/// A Tuesday noon in Los Angeles: ninety days after the date below.
const NOON: &str = "2026-11-24T20:00:00Z";
const BEGAN: &str = "2026-08-26";
const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_milestone_is_kept_and_a_slip_takes_nothing_away() {
    let computer = Computer::new();
    make_vault(&computer);
    let app = App::start(&computer, NOON).await;
    app.fill("Passphrase", daymark_tests::PASSPHRASE).await;
    app.press("Unlock").await;
    app.wait_for_page("nav").await;
    app.press("Set a date").await;
    app.fill_date("Date", BEGAN).await;
    app.press("Keep this date").await;
    app.wait_for_text("90").await;

    app.wait_for_text("You have reached 90 days").await;
    let desk = tempfile::tempdir().expect("a folder");
    computer.will_pick(desk.path());
    app.press("Save a keepsake").await;
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
