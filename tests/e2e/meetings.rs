//! What lies a press deeper wherever groups are: each page and each dialog, in the language of the page.

use serde_json::{Value, json};

use crate::app::App;
use crate::clocks::Speech;

/// Tried, rated, typed in by hand, and a list that says something else about one that is kept.
pub async fn live(app: &App) {
    let groups = app.ask("list_groups", Value::Null).await;
    let named = |name: &str| {
        groups.as_array().and_then(|all| all.iter().find(|each| each["name"] == name).cloned()).expect("it is kept")
    };
    let visits = app.ask("list_attendance", json!({"group": null, "from": null, "until": null})).await;
    for (at, visit) in visits.as_array().into_iter().flatten().enumerate().filter(|(at, _)| at % 4 != 3) {
        let step = 3 + at % 3;
        let rating =
            json!({"id": visit["id"], "comfortable": step, "supported": 5, "motivated": null, "note": visit["note"]});
        app.ask("rate_visit", rating).await;
    }
    app.ask("choose_stage", json!({"id": named("Early Light")["id"], "stage": "home_group"})).await;
    app.ask("choose_stage", json!({"id": named("Across the Water")["id"], "stage": "trying"})).await;
    app.ask("tag_group", json!({"id": named("Early Light")["id"], "tags": ["on the way to work", "quiet"]})).await;
    let slot = json!({"id": null, "rhythm": {"kind": "monthly", "weeks": ["second", "last"]}, "day": 6, "time": "10:00", "minutes": 90});
    let own = json!({
        "id": null, "name": "Saturday walk", "way": "in_person", "medium": null, "place": "North gate of the park", "address": "",
        "conference_url": "", "conference_phone": "", "passcode": "", "notes": "We walk, then coffee.", "fellowship": "", "kinds": [],
        "slots": [slot], "zone": "America/Los_Angeles",
    });
    app.ask("save_own_group", own).await;
    let lists = app.ask("list_lists", Value::Null).await;
    let riverside =
        lists.as_array().and_then(|all| all.iter().find(|each| each["name"] == "Riverside")).expect("a list");
    let path = daymark_tests::fixture("lists/hand-written.json");
    let text =
        std::fs::read_to_string(path).expect("the fixture").replace("\"time\": \"19:30\"", "\"time\": \"20:00\"");
    let preview = app.ask("preview_list", json!({ "text": text })).await;
    let import = json!({"token": preview["token"], "name": "Riverside", "zone": "America/Los_Angeles", "replaces": riverside["id"]});
    app.ask("import_list", import).await;
}

/// Goes to each, and calls what is to be seen by a name.
pub async fn go_through(app: &App, speech: &Speech, mut look: impl AsyncFnMut(&str)) {
    let press = async |id: &str| app.press(&speech.say(id)).await;
    press("room-today").await;
    press("room-meetings").await;
    press("meetings-tab-next").await;
    look("next").await;
    press("meetings-tab-groups").await;
    look("groups").await;
    press("group-add").await;
    press("typed-slot-add").await;
    look("own").await;
    press("cancel").await;
    press("compare-open").await;
    look("compare").await;
    press("meetings-back").await;
    press("meetings-tab-groups").await;
    press("along-open").await;
    look("week").await;
    press("along-calendar").await;
    look("week-calendar").await;
    press("cancel").await;
    press("meetings-back").await;
    press("meetings-tab-groups").await;
    app.press("Candle at Seven").await;
    look("group").await;
    press("meetings-back").await;
    press("meetings-tab-find").await;
    press("find-more-filters").await;
    look("find").await;
    press("find-fewer-filters").await;
    press("lists-paste").await;
    look("paste").await;
    press("cancel").await;
    press("fetch-open").await;
    app.fill(&speech.say("fetch-address"), "lists.example.org/meetings.json").await;
    press("fetch-look").await;
    look("address").await;
    press("cancel").await;
    press("lists-paste").await;
    // As a paste puts it there: keys would type its line ends as presses.
    let script = "const field = document.querySelector('[role=dialog] textarea'); field.value = arguments[0]; \
                  field.dispatchEvent(new Event('input', { bubbles: true }));";
    let table = "Name;Day;Time;Kind;Where;Room colour\nMonday Calm;Monday;18:00;Open;Library;green\nHalf Hour;someday;12:00;Open;;blue\n";
    app.run(script, vec![json!(table)]).await;
    press("lists-paste-read").await;
    app.wait_for_text(&speech.say("lists-columns")).await;
    look("preview").await;
    press("cancel").await;
    press("meetings-tab-next").await;
}
