//! Who locks, and that nothing is lost by it: nobody there, the screen, sleep, the end of the program.

use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::app::App;
use crate::computer::Computer;
use crate::shipped::{PAPER, SIDEBAR, focus_room, make_vault, start, type_in, wait_for, wait_until_still};

const NOON: &str = "2026-11-24T20:00:00Z";
/// logind waits no longer than this by default.
const SLEEP_WAITS: Duration = Duration::from_secs(5);

async fn unlocked(app: &App) {
    app.fill("Passphrase", PASSPHRASE).await;
    app.press("Unlock").await;
    app.wait_for_page("nav").await;
}

async fn write(app: &App, text: &str) {
    app.press("Journal").await;
    app.press("New entry").await;
    app.keys(text).await;
}

async fn is_kept(app: &App, text: &str) {
    app.wait_for_page("#passphrase").await;
    unlocked(app).await;
    app.press("Journal").await;
    app.wait_for_text(text).await;
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn nobody_there_for_a_while_locks_and_somebody_there_does_not() {
    let computer = Computer::new();
    make_vault(&computer);
    // Ten minutes are three seconds here.
    let app = App::start_with(&computer, NOON, &[("DAYMARK_E2E_MINUTE", "300")]).await;
    unlocked(&app).await;
    let begun = Instant::now();
    write(&app, "Slowly, word by word: ").await;
    while begun.elapsed() < Duration::from_secs(8) {
        app.keys("more ").await;
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    app.keys("and the last of it").await;
    is_kept(&app, "and the last of it").await;
    app.end().await;
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_locked_screen_and_sleep_lock_the_vault_and_sleep_waits_for_it() {
    let computer = Computer::new();
    make_vault(&computer);
    let app = App::start(&computer, NOON).await;
    unlocked(&app).await;
    write(&app, "Typed as the screen went dark").await;
    computer.lock_screen();
    is_kept(&app, "Typed as the screen went dark").await;

    write(&app, "Typed as the saver came on").await;
    computer.darken_screen();
    is_kept(&app, "Typed as the saver came on").await;

    write(&app, "Typed as the lid fell").await;
    let (waited, took) = computer.sleep();
    assert!(waited, "sleep is asked to wait");
    assert!(took < SLEEP_WAITS, "ready to sleep after {took:?}");
    // Sleep begins now: the vault is closed already, not soon.
    app.wait_for_page("#passphrase").await;
    computer.wake_up();
    is_kept(&app, "Typed as the lid fell").await;
    app.end().await;
}

/// Takes every question and answers none.
fn say_nothing() -> String {
    let socket = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}/meetings.json", socket.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let _held: Vec<TcpStream> = socket.incoming().flatten().collect();
    });
    address
}

async fn wait_for_a_list(app: &App, address: &str) {
    app.press("Meetings").await;
    app.press("Find").await;
    app.press("From an address").await;
    app.fill("Address of the list", address).await;
    app.press("Look at it").await;
    app.wait_for_heading("This is what will be asked").await;
    app.press("I know it, and want to fetch from it").await;
    app.press("Fetch from 127.0.0.1").await;
    app.wait_for_text("Reading").await;
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_list_that_does_not_come_holds_up_no_lock() {
    let computer = Computer::new();
    make_vault(&computer);
    let address = say_nothing();
    // Ten minutes are ten seconds here. By itself the asking would end after twenty.
    let app = App::start_with(&computer, NOON, &[("DAYMARK_E2E_MINUTE", "1000")]).await;
    unlocked(&app).await;
    wait_for_a_list(&app, &address).await;
    let (waited, took) = computer.sleep();
    assert!(waited && took < SLEEP_WAITS, "ready to sleep after {took:?}");
    app.wait_for_page("#passphrase").await;
    computer.wake_up();

    unlocked(&app).await;
    wait_for_a_list(&app, &address).await;
    let left = Instant::now();
    app.wait_for_page("#passphrase").await;
    assert!(left.elapsed() < Duration::from_secs(16), "nobody there: locked only after {:?}", left.elapsed());
    app.end().await;
}

#[test]
#[ignore = "needs the window: cargo xtask e2e"]
fn a_program_that_is_asked_to_end_puts_everything_away_first() {
    let computer = Computer::new();
    make_vault(&computer);
    let mut program = start(&computer);
    wait_for(PAPER, "the window before the door");
    type_in(&["mousemove", "280", "420", "sleep", "1", "type", PASSPHRASE]);
    type_in(&["key", "Return"]);
    wait_for(SIDEBAR, "the room behind the door");
    focus_room();
    type_in(&["key", "ctrl+n", "sleep", "2", "type", "The last words of the day"]);
    // The keys are on their way through the screen; what they wrote is not stored before a pause of 700 ms.
    wait_until_still(Duration::from_millis(250));
    let asked = std::process::Command::new("sh").args(["-c", "kill -TERM \"$0\"", &program.id().to_string()]).status();
    assert!(asked.is_ok_and(|status| status.success()));
    let until = Instant::now() + Duration::from_secs(15);
    let ended = loop {
        match program.try_wait().expect("a process") {
            Some(status) => break status,
            None if Instant::now() > until => {
                let _ = program.kill();
                panic!("it does not end");
            }
            None => std::thread::sleep(Duration::from_millis(50)),
        }
    };
    assert!(ended.success(), "{ended}");

    let mut kept = Program::in_folder(&computer.vault(), NOON, "UTC");
    kept.unlock();
    let found = kept.ask("list_entries", json!({"text": "", "before": null, "limit": 2}));
    let texts: Vec<&Value> = found["entries"].as_array().into_iter().flatten().map(|entry| &entry["title"]).collect();
    assert_eq!(texts, ["The last words of the day"], "what was typed is kept");
    let health = kept.ask("get_vault_health", Value::Null);
    assert_eq!(health["snapshots"].as_array().map(Vec::len), Some(1), "the backup of the day was made: {health}");
}
