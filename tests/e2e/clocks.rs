//! What lies a press deeper wherever clocks are: each dialog and each tab, in the language of the page.

use std::path::Path;

use serde_json::{Value, json};

use crate::app::App;

/// The page's own words, by their ids.
pub struct Speech {
    sources: String,
}

impl Speech {
    pub fn of(locale: &str) -> Speech {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/messages").join(locale);
        let files = std::fs::read_dir(folder).expect("the words").map(|entry| entry.expect("an entry").path());
        let sources: Vec<String> = files.map(|path| std::fs::read_to_string(path).expect("text")).collect();
        Speech { sources: sources.join("\n") }
    }

    /// Where a message is chosen among several, what it says without a reason to say another.
    pub fn say(&self, id: &str) -> String {
        let begin = format!("\n{id} =");
        let at = self.sources.find(&begin).unwrap_or_else(|| panic!("no words for {id}"));
        let rest = &self.sources[at + begin.len()..];
        let line = rest.lines().next().unwrap_or_default().trim();
        if !line.is_empty() {
            return line.to_owned();
        }
        let other = rest.split("*[other] ").nth(1).and_then(|rest| rest.lines().next());
        other.unwrap_or_else(|| panic!("{id} has no usual words")).to_owned()
    }

    pub fn of_name(&self, id: &str, name: &str) -> String {
        self.say(id).replace("{ $name }", name)
    }
}

/// A slip with words about it, money counted with a goal, a note, and a clock that was deleted.
pub async fn live(app: &App) {
    let clock = app.ask("list_clocks", Value::Null).await[0]["id"].clone();
    let returned = json!({"id": null, "clock": clock, "began_on": "2026-11-09", "began_time": "21:30",
        "ended_on": "2026-11-11", "ended_time": null});
    let reflection =
        json!({"title": "Looking at it", "answers": [{"question": "What came before?", "text": "A long week."}]});
    app.ask("record_return_to_use", json!({"returned": returned, "reflection": reflection})).await;
    let gain = json!({"id": null, "clock": clock, "kind": "money", "name": "", "currency": "EUR",
        "rates": [{"from_on": null, "per": "day", "amount": 120}], "goal": {"name": "a bicycle", "amount": 60_000}});
    app.ask("save_gain", gain).await;
    let note = json!({"clock": clock, "unit": "years", "count": 1, "note": "Sam gave it to me, at the window."});
    app.ask("save_milestone_note", note).await;
    let other = json!({"id": null, "label": "Scrolling", "icon": "feather", "words": null, "zone": null,
        "counting": "from_zero", "day_start_hour": 0, "milestone_set": "aa", "figure": "days_since", "start": null});
    let other = app.ask("save_clock", other).await;
    app.ask("delete_clock", json!({"id": other["id"]})).await;
}

/// Goes to each, and calls what is to be seen by a name.
pub async fn go_through(app: &App, speech: &Speech, mut look: impl AsyncFnMut(&str)) {
    let press = async |id: &str| app.press(&speech.say(id)).await;
    let year = speech.sources.split("milestone-years =").nth(1).and_then(|rest| rest.split("[one] ").nth(1));
    let year = year.and_then(|rest| rest.lines().next()).expect("a year has a name");
    press("room-journal").await;
    press("room-today").await;
    press("hero-exact").await;
    look("elapsed").await;
    press("hero-less").await;
    press("slip-do").await;
    press("slip-write").await;
    look("slip").await;
    press("cancel").await;
    press("room-milestones").await;
    press("timeline-table").await;
    look("glance").await;
    for (id, name) in [("reached-open-name", "reached"), ("keepsake-open-name", "keepsake")] {
        app.press(&speech.of_name(id, year)).await;
        look(name).await;
        press("close").await;
    }
    for (id, name) in [
        ("milestones-edit-set", "set"),
        ("milestones-add", "own-milestone"),
        ("milestones-calendar", "calendar"),
        ("savings-add", "savings"),
    ] {
        press(id).await;
        look(name).await;
        press("cancel").await;
    }
    press("tab-history").await;
    look("history").await;
    press("history-add").await;
    look("earlier").await;
    press("cancel").await;
    press("tab-clocks").await;
    look("clocks").await;
    press("clock-new").await;
    press("clock-more").await;
    app.choose(&speech.say("clock-words"), &speech.say("clock-words-own")).await;
    look("clock").await;
    press("cancel").await;
}
