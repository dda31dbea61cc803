//! From a list to the room that fits: read from a file, an address and the clipboard, found, kept, rated, compared, taken
//! along, and asked about when its list says something else.

use std::io::{Read, Write};
use std::net::TcpListener;

use serde_json::{Value, json};

use crate::app::App;
use crate::computer::Computer;
use crate::shipped::make_vault;

/// A Tuesday noon in Los Angeles.
const NOON: &str = "2026-11-24T20:00:00Z";

fn list(tuesday: &str) -> Value {
    json!([
        {"name": "Early Light", "slug": "early-light", "day": 2, "time": tuesday, "end_time": "20:30", "types": ["O", "D"],
         "location": "Harbour House", "formatted_address": "1 Quay Street, Seattle, WA, USA", "conference_url": "https://video.example.org/j/1"},
        {"name": "Candle at Seven", "slug": "candle", "day": 3, "time": "19:00", "types": ["C", "CAN"], "location": "Old Mill",
         "formatted_address": "2 Mill Lane, Seattle, WA, USA"},
        {"name": "Night Owls", "slug": "owls", "day": 5, "time": "22:00", "types": ["C"], "location": "Old Mill",
         "formatted_address": "2 Mill Lane, Seattle, WA, USA"},
    ])
}

/// Answers every question on this computer's loopback with the same list.
fn serve(list: &Value) -> String {
    let socket = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}/meetings.json", socket.local_addr().expect("an address"));
    let body = list.to_string();
    std::thread::spawn(move || {
        for mut stream in socket.incoming().flatten() {
            let mut asked = [0; 4096];
            let _ = stream.read(&mut asked);
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        }
    });
    address
}

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn from_a_list_to_the_room_that_fits() {
    let computer = Computer::new();
    make_vault(&computer);
    let app = App::unlocked(&computer, NOON).await;
    app.press("Meetings").await;
    app.press("Find").await;

    by_address(&app).await;
    by_clipboard(&app).await;
    filtered(&app).await;
    tried_and_compared(&app).await;
    taken_along(&app, &computer).await;
    moved(&app, &computer).await;
    app.end().await;
}

/// What will be asked is shown before anything is opened.
async fn by_address(app: &App) {
    let address = serve(&list("19:00"));
    app.press("From an address").await;
    app.fill("Address of the list", &address).await;
    app.press("Look at it").await;
    app.wait_for_heading("This is what will be asked").await;
    app.wait_for_text(&address).await;
    app.wait_for_text("This address is on your own computer").await;
    app.press("I know it, and want to fetch from it").await;
    app.press("Fetch from 127.0.0.1").await;
    app.wait_for_text("come in").await;
    app.fill("Name of this list", "Harbour").await;
    app.press("Import").await;
    app.wait_for_text("3 of 3 meetings").await;
}

async fn by_clipboard(app: &App) {
    app.press("Paste a list…").await;
    let table = "Name,Day,Time,Types,Location\nMonday Calm,Monday,18:00,Open,Library\n";
    // The text is put there as a paste would: keys would type the line ends as presses.
    let script = "const field = document.querySelector('[role=dialog] textarea'); field.value = arguments[0]; \
                  field.dispatchEvent(new Event('input', { bubbles: true }));";
    app.run(script, vec![json!(table)]).await;
    app.press("Read it").await;
    app.wait_for_text("a table (CSV)").await;
    app.fill("Name of this list", "Library").await;
    app.press("Import").await;
    app.wait_for_text("4 of 4 meetings").await;
}

async fn filtered(app: &App) {
    app.fill("Name, place or notes", "mill").await;
    app.wait_for_text("2 of 4 meetings").await;
    assert!(!app.text().await.contains("Early Light"), "what does not fit is not shown");
    app.press("My groups").await;
    app.press("Find").await;
    app.wait_for_text("2 of 4 meetings").await;
    app.press("Keep Candle at Seven").await;
    app.fill("Name, place or notes", "light").await;
    app.press("Keep Early Light").await;
    let groups = app.ask("list_groups", Value::Null).await;
    assert_eq!(groups.as_array().map(Vec::len), Some(2), "{groups}");
}

async fn tried_and_compared(app: &App) {
    app.press("My groups").await;
    app.press("Early Light").await;
    app.wait_for_text("Your visits").await;
    app.press("I went to Early Light").await;
    app.wait_for_text("I felt comfortable").await;
    let script = "for (const name of ['comfortable', 'supported']) { const set = [...document.querySelectorAll('fieldset')] \
                  .find((each) => each.textContent.includes(name)); set.querySelectorAll('input')[3].click(); }";
    app.run(script, vec![]).await;
    app.press("Save how it was").await;
    app.wait_for_text("Saved.").await;
    let visit = app.ask("list_attendance", json!({"group": null, "from": null, "until": null})).await[0].clone();
    assert_eq!((&visit["comfortable"], &visit["supported"], &visit["motivated"]), (&json!(4), &json!(4), &Value::Null));
    app.press("Back to meetings").await;
    app.press("My groups").await;
    app.press("Compare").await;
    app.wait_for_heading("How your groups felt").await;
    app.wait_for_text("1 of 3 ratings so far").await;
    app.press("Back to meetings").await;
}

async fn taken_along(app: &App, computer: &Computer) {
    app.press("My groups").await;
    app.press("Print my week").await;
    app.wait_for_heading("Your week of meetings").await;
    app.wait_for_heading("Tuesday").await;
    let printed = "const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]); \
                   const print = rules.filter((rule) => rule.media?.mediaText === 'print').flatMap((rule) => [...rule.cssRules]); \
                   const hidden = (each) => print.some((rule) => each.matches(rule.selectorText) && rule.style.display === 'none'); \
                   const screen = [...document.querySelectorAll('.screen')]; \
                   return screen.length > 0 && screen.every(hidden) && !hidden(document.querySelector('.plan'))";
    assert_eq!(app.run(printed, vec![]).await, json!(true), "what is for the screen alone is not printed");
    let desk = tempfile::tempdir().expect("a folder");
    computer.will_pick(desk.path());
    app.press("Calendar file").await;
    app.press("Choose a folder").await;
    app.wait_for_text("2 meetings are in").await;
    let file = std::fs::read_dir(desk.path()).expect("a folder").flatten().next().expect("a file").path();
    let text = std::fs::read_to_string(file).expect("text");
    for word in ["BEGIN:VTIMEZONE", "RRULE:FREQ=WEEKLY;BYDAY=TU", "SUMMARY:Early Light", "UID:", "BEGIN:VALARM"] {
        assert!(text.contains(word), "{word} stands in:\n{text}");
    }
    app.press("Back to meetings").await;
}

/// The list is read again: the kept group is asked about, and its reminder stays until then.
async fn moved(app: &App, computer: &Computer) {
    app.press("Find").await;
    let file = computer.root().join("meetings.json");
    std::fs::write(&file, list("19:30").to_string()).expect("a file");
    computer.will_pick(&file);
    app.press("Open another list").await;
    app.wait_for_text("What changes in Harbour").await;
    app.wait_for_text("One is changed").await;
    app.press("Take over the changes").await;
    app.wait_for_text("came in from").await;
    let starts = |group: &Value| group["next"]["local_time"].clone();
    let early = |groups: &Value| {
        groups
            .as_array()
            .and_then(|all| all.iter().find(|each| each["name"] == "Early Light").cloned())
            .expect("it is kept")
    };
    assert_eq!(starts(&early(&app.ask("list_groups", Value::Null).await)), json!("19:00"), "nothing moved yet");
    app.press("Today").await;
    app.wait_for_text("Your reminder stays where it is until you say so").await;
    app.press("Take the new one for Early Light").await;
    app.wait_for_text("is up to date with its list").await;
    assert_eq!(starts(&early(&app.ask("list_groups", Value::Null).await)), json!("19:30"));
}
