//! Which kinds of groups there are, as its user narrows, changes and keeps it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use daymark_tests::Program;
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T20:00:00Z";

fn program() -> Program {
    Program::with_a_vault(NOW, "America/Los_Angeles")
}

fn built_in(key: &str) -> Value {
    json!({ "built_in": key })
}

fn draft(which: Value, name: &str, site: &str, note: &str) -> Value {
    json!({"which": which, "kind": "other", "name": name, "site": site, "online_site": "", "note": note})
}

fn nothing_answered() -> Value {
    json!({"topics": [], "someone_else": null, "higher_power": null, "online": null, "stop": null, "appeals": []})
}

fn answered(question: &str, answer: Value) -> Value {
    let mut answers = nothing_answered();
    answers[question] = answer;
    answers
}

fn guide(program: &mut Program) -> Value {
    program.ask("get_guide", Value::Null)
}

#[track_caller]
fn find(guide: &Value, which: &Value) -> Value {
    let all = guide["fellowships"].as_array().expect("fellowships");
    all.iter().find(|each| each["which"] == *which).unwrap_or_else(|| panic!("{which} is not there")).clone()
}

/// The names of a choice, as the contract spells them.
fn choices(name: &str) -> BTreeSet<String> {
    let contract = daymark_core::contract();
    let declared = contract.split(&format!("export type {name} = ")).nth(1).expect("it is declared");
    let quoted = declared.split(';').next().expect("it ends").split('"').skip(1).step_by(2);
    quoted.map(str::to_owned).collect()
}

fn export(program: &mut Program, folder: &Path) -> PathBuf {
    let all = json!({"folder": folder, "everything": true, "journal": false, "attendance": false, "meetings": false});
    let made = program.ask("export", all);
    Path::new(made["folder"].as_str().expect("a folder")).join("everything.json")
}

#[test]
fn the_guide_is_there_from_the_first_day_each_fellowship_once_with_a_site_and_the_month_it_was_checked() {
    let guide = guide(&mut program());
    assert_eq!(guide["answers"], nothing_answered());
    let all = guide["fellowships"].as_array().expect("fellowships");
    let keys: BTreeSet<String> =
        all.iter().map(|each| each["which"]["built_in"].as_str().expect("a key").to_owned()).collect();
    assert_eq!((keys.len(), keys), (all.len(), choices("FellowshipKey")));
    for each in all {
        assert_eq!(
            (&each["checked_on"], &each["hidden"], &each["fit"]),
            (&json!("2026-11"), &json!(false), &json!("open"))
        );
        assert!(each["site"].as_str().is_some_and(|site| site.starts_with("https://")), "{each}");
    }
    let kinds: BTreeSet<&str> = all.iter().filter_map(|each| each["kind"].as_str()).collect();
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["buddhist", "christian", "family", "secular", "therapy", "twelve_step"]
    );
}

#[test]
fn every_choice_of_every_question_can_be_given_and_every_reason_is_met() {
    let mut program = program();
    let mut asked: Vec<Value> = ["someone_else", "higher_power", "online", "stop"]
        .into_iter()
        .flat_map(|question| [true, false].map(|answer| answered(question, json!(answer))))
        .collect();
    asked.extend(choices("GuideAppeal").into_iter().map(|appeal| answered("appeals", json!([appeal]))));
    asked.extend(choices("GuideTopic").into_iter().map(|topic| answered("topics", json!([topic]))));
    asked.push(answered("topics", json!(["alcohol", "gambling"])));
    let count = guide(&mut program)["fellowships"].as_array().map(Vec::len);
    let mut met = BTreeSet::new();
    for answers in asked {
        let guide = program.ask("answer_guide", answers);
        assert_eq!(guide["fellowships"].as_array().map(Vec::len), count, "nothing vanishes");
        for each in guide["fellowships"].as_array().into_iter().flatten() {
            let reasons =
                [&each["speaks_for"], &each["speaks_against"]].into_iter().filter_map(Value::as_array).flatten();
            met.extend(reasons.filter_map(Value::as_str).map(str::to_owned));
        }
    }
    assert_eq!(met, choices("GuideReason"));
}

#[test]
fn answers_are_there_the_next_time_and_can_be_cleared() {
    let mut program = program();
    let answers = json!({"topics": ["gambling", "alcohol", "alcohol"], "someone_else": false, "higher_power": false,
        "online": true, "stop": null, "appeals": ["therapy_tools"]});
    let given = program.ask("answer_guide", answers);
    assert_eq!(given["answers"]["topics"], json!(["alcohol", "gambling"]), "each once, in the order of the question");
    assert_eq!(given["fellowships"][0]["which"], built_in("smart"));
    program.lock();
    program.unlock();
    assert_eq!(guide(&mut program), given);
    let cleared = program.ask("answer_guide", nothing_answered());
    assert_eq!(cleared["answers"], nothing_answered());
    assert_eq!(guide(&mut program)["fellowships"][0]["which"], built_in("aa"));
}

#[test]
fn an_entry_is_changed_and_stands_as_it_came_again_when_the_change_is_taken_away() {
    let mut program = program();
    let came = find(&guide(&mut program), &built_in("na"));
    let changed = program.ask(
        "save_fellowship",
        draft(built_in("na"), " The Friday people ", "na-at-home.example", "Ask for Sam, back door."),
    );
    assert_eq!(
        (&changed["name"], &changed["site"], &changed["note"], &changed["checked_on"], &changed["kind"]),
        (
            &json!("The Friday people"),
            &json!("https://na-at-home.example"),
            &json!("Ask for Sam, back door."),
            &Value::Null,
            &json!("twelve_step")
        ),
        "the user's own site was checked by nobody else"
    );
    assert_eq!(changed["online_site"], came["online_site"], "what was left empty stands as it came");
    program.lock();
    program.unlock();
    assert_eq!(find(&guide(&mut program), &built_in("na")), changed);
    // The form sends the site as it shows it.
    let site = came["site"].as_str().expect("a site");
    assert_eq!(program.ask("save_fellowship", draft(built_in("na"), "", site, "")), came);
}

#[test]
fn what_is_hidden_is_not_gone_and_comes_back() {
    let mut program = program();
    program.ask("save_fellowship", draft(built_in("oa"), "", "", "Not for me now."));
    let hidden = program.ask("hide_fellowship", json!({"which": built_in("oa"), "hidden": true}));
    assert_eq!((&hidden["hidden"], &hidden["note"]), (&json!(true), &json!("Not for me now.")));
    program.lock();
    program.unlock();
    assert_eq!(find(&guide(&mut program), &built_in("oa"))["hidden"], true);
    program.ask("save_fellowship", draft(built_in("oa"), "", "", "Perhaps later."));
    assert_eq!(find(&guide(&mut program), &built_in("oa"))["hidden"], true, "a change does not show it again");
    program.ask("hide_fellowship", json!({"which": built_in("oa"), "hidden": false}));
    let back = find(&guide(&mut program), &built_in("oa"));
    assert_eq!((&back["hidden"], &back["note"]), (&json!(false), &json!("Perhaps later.")));
}

#[test]
fn one_of_the_users_own_is_added_changed_deleted_and_brought_back() {
    let mut program = program();
    let mut new = draft(Value::Null, "Tuesday walk", "walk.example", "Meet at the bridge.");
    new["kind"] = json!("secular");
    let made = program.ask("save_fellowship", new.clone());
    assert_eq!((&made["kind"], &made["checked_on"], &made["meets"]), (&json!("secular"), &Value::Null, &Value::Null));
    let own = made["which"].clone();
    new["which"] = own.clone();
    new["kind"] = json!("other");
    new["online_site"] = json!("https://walk.example/online");
    let changed = program.ask("save_fellowship", new);
    assert_eq!((&changed["kind"], &changed["which"]), (&json!("other"), &own));
    let id = json!({"id": own["own"]});
    program.ask("delete_fellowship", id.clone());
    assert!(guide(&mut program)["fellowships"].as_array().into_iter().flatten().all(|each| each["which"] != own));
    assert_eq!(program.refusal("hide_fellowship", json!({"which": own, "hidden": true})).0, "not_found");
    assert_eq!(program.ask("restore_fellowship", id), changed);
    assert_eq!(find(&guide(&mut program), &own), changed);
}

#[test]
fn what_cannot_be_kept_is_refused_at_its_field_and_nothing_changes() {
    let mut program = program();
    let before = guide(&mut program);
    let at = |code: &str, field: &str| (code.to_owned(), Some(field.to_owned()));
    for site in ["javascript:alert(1)", "ftp://example.org", "ask at the desk", "https://aa.org@elsewhere.example"] {
        let refused = program.refusal("save_fellowship", draft(built_in("aa"), "", site, ""));
        assert_eq!(refused, at("not_a_web_address", "site"), "{site}");
        let mut online = draft(Value::Null, "Ours", "", "");
        online["online_site"] = json!(site);
        assert_eq!(program.refusal("save_fellowship", online), at("not_a_web_address", "online_site"), "{site}");
    }
    let nameless = draft(Value::Null, "  ", "https://example.org", "");
    assert_eq!(program.refusal("save_fellowship", nameless), at("name_missing", "name"));
    let long = draft(built_in("aa"), "", "", &"a".repeat(70_000));
    assert_eq!(program.refusal("save_fellowship", long), at("text_too_long", "note"));
    let nobody = json!({"own": "0192f0c1-2345-7abc-8def-0123456789ab"});
    assert_eq!(program.refusal("save_fellowship", draft(nobody, "A", "", "")).0, "not_found");
    assert_eq!(guide(&mut program), before);
}

#[test]
fn all_of_it_leaves_and_comes_back_in() {
    let mut program = program();
    program.ask("save_fellowship", draft(built_in("na"), "Friday", "", "Back door."));
    program.ask("hide_fellowship", json!({"which": built_in("ga"), "hidden": true}));
    program.ask("save_fellowship", draft(Value::Null, "Tuesday walk", "https://walk.example", ""));
    program.ask("answer_guide", answered("topics", json!(["other_drugs"])));
    let kept = guide(&mut program);
    let out = tempfile::tempdir().expect("a folder");
    let path = export(&mut program, out.path());
    let mut other = self::program();
    let preview = other.ask("preview_everything", json!({ "path": path }));
    assert_eq!((&preview["refused"], &preview["only_then"]), (&json!(0), &json!(3)), "{preview}");
    other.ask("restore", Value::Null);
    assert_eq!(guide(&mut other), kept);
}

#[test]
fn a_row_that_nobody_could_read_does_not_take_the_guide_with_it() {
    let mut program = program();
    program.ask("save_fellowship", draft(Value::Null, "Tuesday walk", "", ""));
    program.ask("answer_guide", answered("online", json!(true)));
    let out = tempfile::tempdir().expect("a folder");
    let path = export(&mut program, out.path());
    let sound: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
    for (table, column, value) in [
        ("fellowship", "kind", json!("\"of_tomorrow\"")),
        ("fellowship", "kind", json!(5)),
        ("fellowship", "kind", Value::Null),
        ("fellowship", "hidden", json!(2)),
        ("fellowship", "id", json!("walk")),
        ("guide_answer", "value", json!("\"perhaps\"")),
        ("guide_answer", "value", json!("no JSON")),
    ] {
        let mut whole = sound.clone();
        whole["tables"][table][0][column] = value.clone();
        std::fs::write(&path, whole.to_string()).expect("a file");
        let preview = program.ask("preview_everything", json!({ "path": path }));
        assert_eq!(preview["refused"], 1, "{table}.{column} = {value}");
        program.ask("restore", Value::Null);
        guide(&mut program);
    }
}
