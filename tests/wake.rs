//! Reminders before the first unlock, for those who want them: minutes in clear beside the vault, and nothing else.

use std::path::{Path, PathBuf};

use daymark_core::time::Moment;
use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

/// A Tuesday noon in Seattle.
const NOW: &str = "2026-11-24T20:00:00Z";
const SEATTLE: &str = "America/Los_Angeles";
/// Half an hour before the group's Tuesdays and Thursdays, in the fortnight from then on.
const RINGS: [&str; 4] =
    ["2026-11-25T02:00:00Z", "2026-11-27T02:00:00Z", "2026-12-02T02:00:00Z", "2026-12-04T02:00:00Z"];

/// With a group that is reminded of.
fn program() -> Program {
    let mut program = Program::with_a_vault(NOW, SEATTLE);
    keep_group(&mut program, "Quiet Harbour", &[(2, "18:30"), (4, "18:30")]);
    program
}

fn keep_group(program: &mut Program, name: &str, times: &[(u8, &str)]) {
    let slot = |(day, time): &(u8, &str)| json!({"id": null, "rhythm": {"kind": "weekly"}, "day": day, "time": time, "minutes": null});
    let slots: Vec<Value> = times.iter().map(slot).collect();
    let made = program.ask(
        "save_own_group",
        json!({"id": null, "name": name, "way": "in_person", "medium": null, "place": "The old boathouse",
            "address": "", "conference_url": "", "conference_phone": "", "passcode": "", "notes": "", "fellowship": "",
            "kinds": [], "slots": slots, "zone": SEATTLE}),
    );
    program.ask("save_group", json!({"id": made["id"], "note": "Ask for Robin", "reminder_minutes": 30}));
}

fn choose(program: &mut Program, on: bool) {
    let mut settings = program.ask("get_settings", Value::Null);
    settings["remind_before_unlock"] = json!(on);
    assert_eq!(program.ask("save_settings", settings)["remind_before_unlock"], on);
}

fn is_on(program: &mut Program) -> bool {
    program.ask("get_settings", Value::Null)["remind_before_unlock"] == true
}

fn file(program: &Program) -> PathBuf {
    program.folder().join("wake")
}

/// As `FORMAT.md` says, read without the program.
fn minutes(bytes: &[u8]) -> Vec<u64> {
    assert_eq!(bytes.len(), 512);
    let all: Vec<u64> =
        bytes.chunks_exact(8).map(|place| u64::from_le_bytes(place.try_into().expect("eight bytes"))).collect();
    let used = all.iter().take_while(|minute| **minute != 0).count();
    assert!(all[used..].iter().all(|minute| *minute == 0), "zeros behind them: {all:?}");
    all[..used].to_vec()
}

fn expected(rings: &[&str]) -> Vec<u64> {
    let minute = |ring: &&str| u64::try_from(moment(ring).millis() / 60_000).expect("after 1970");
    rings.iter().map(minute).collect()
}

fn moment(text: &str) -> Moment {
    text.parse().expect("a moment")
}

fn written(program: &Program) -> Vec<u64> {
    minutes(&std::fs::read(file(program)).expect("the file is there"))
}

#[test]
fn it_is_off_until_it_is_wanted_and_then_no_file_is_there() {
    let mut program = program();
    assert!(!is_on(&mut program));
    program.keep_wake();
    program.lock();
    assert!(!file(&program).exists());
    program.start();
    program.set_clock(RINGS[0]);
    assert_eq!(program.rings_before_unlock().due(program.now()), None);
}

#[test]
fn a_program_that_was_started_and_not_unlocked_rings_at_its_minute_and_knows_no_more() {
    let mut program = program();
    choose(&mut program, true);
    program.lock();
    let bytes = std::fs::read(file(&program)).expect("the file is there");
    assert_eq!(minutes(&bytes), expected(&RINGS), "minutes, and not a byte more");

    program.start();
    let mut rings = program.rings_before_unlock();
    assert_eq!(rings.due(program.now()), None);
    program.set_clock("2026-11-25T01:59:59Z");
    assert_eq!(rings.due(program.now()), None, "not a second early");
    program.set_clock("2026-11-25T02:03:00Z");
    let (reminder, given) = rings.due(program.now()).expect("due");
    assert_eq!((reminder.begins, given.as_slice()), (None, [moment(RINGS[0])].as_slice()));
    assert_eq!(rings.due(program.now()), None, "once");

    program.forget_past_rings();
    assert_eq!(written(&program), expected(&RINGS[1..]), "what was rung is not kept");
    program.start();
    assert_eq!(program.rings_before_unlock().due(program.now()), None, "not again by a second start");

    program.unlock();
    assert!(program.rings().due(program.now()).is_some(), "the vault does not know yet");
    program.remember_rings(&given);
    assert_eq!(program.rings().due(program.now()), None, "not again behind the door");
}

#[test]
fn ten_minutes_late_it_says_nothing_and_of_several_it_gives_one() {
    let mut program = program();
    keep_group(&mut program, "Morning Harbour", &[(2, "18:25"), (2, "18:33")]);
    choose(&mut program, true);
    program.lock();
    program.start();
    let mut rings = program.rings_before_unlock();
    program.set_clock("2026-11-25T02:06:00Z");
    assert_eq!(rings.due(program.now()).map(|(_, given)| given.len()), Some(2), "a third is over, one stands for two");
    assert_eq!(rings.due(program.now()), None);
    program.set_clock("2026-11-25T02:13:00Z");
    assert_eq!(program.rings_before_unlock().due(program.now()), None, "too late is not at all");
}

#[test]
fn the_file_follows_the_plan_while_the_vault_is_open_and_rests_while_nothing_changes() {
    let mut program = program();
    choose(&mut program, true);
    program.keep_wake();
    assert_eq!(written(&program), expected(&RINGS));
    let stamp = |program: &Program| {
        let about = std::fs::metadata(file(program)).expect("a file");
        (about.modified().expect("a time"), std::os::unix::fs::MetadataExt::ino(&about))
    };
    let before = stamp(&program);
    program.set_clock("2026-11-24T20:30:00Z");
    program.keep_wake();
    assert_eq!(stamp(&program), before, "nothing to write");

    let group = program.ask("list_groups", Value::Null)[0]["id"].clone();
    program.ask("save_group", json!({"id": group, "note": "", "reminder_minutes": 60}));
    program.keep_wake();
    assert_eq!(written(&program)[0], expected(&["2026-11-25T01:30:00Z"])[0]);
    program.set_clock("2026-11-25T01:30:00Z");
    program.keep_wake();
    assert_eq!(written(&program)[0], expected(&["2026-11-27T01:30:00Z"])[0], "nothing that is past");
    program.ask("save_group", json!({"id": group, "note": "", "reminder_minutes": null}));
    program.lock();
    assert_eq!(written(&program), [0; 0]);
}

#[test]
fn there_are_never_more_than_sixty_four_and_they_are_the_next_ones() {
    let mut program = program();
    let times = ["07:00", "09:00", "12:15", "20:00", "21:00", "22:00"];
    let daily: Vec<(u8, &str)> = (0..7).flat_map(|day| times.map(|time| (day, time))).collect();
    keep_group(&mut program, "Every Day Harbour", &daily);
    choose(&mut program, true);
    program.lock();
    let minutes = written(&program);
    assert_eq!(minutes.len(), 64, "of almost ninety");
    assert!(minutes.is_sorted());
    assert_eq!(minutes[0], expected(&RINGS)[0], "the first of all is among them");
    assert!(minutes[63] < expected(&["2026-12-06T00:00:00Z"])[0], "six a day and a few more: not the whole fortnight");
}

#[test]
fn turning_it_off_takes_the_file_away_at_once() {
    let mut program = program();
    choose(&mut program, true);
    program.keep_wake();
    assert!(file(&program).exists());
    choose(&mut program, false);
    assert!(!file(&program).exists());
    program.lock();
    assert!(!file(&program).exists());
}

#[test]
fn it_is_not_said_to_be_off_while_the_file_cannot_be_taken_away() {
    let mut program = program();
    choose(&mut program, true);
    // A folder in its place is nobody's to remove.
    std::fs::create_dir(file(&program)).expect("a folder");
    let mut settings = program.ask("get_settings", Value::Null);
    settings["remind_before_unlock"] = json!(false);
    assert_eq!(program.refusal("save_settings", settings).0, "file_access");
    assert!(is_on(&mut program));
}

#[test]
fn erasing_everything_takes_it_along() {
    let mut program = program();
    choose(&mut program, true);
    program.keep_wake();
    program.ask("erase_everything", json!({ "proof": PASSPHRASE, "regardless": false }));
    let left: Vec<_> = std::fs::read_dir(program.folder())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(left, ["lock"]);
}

#[test]
fn what_is_under_its_name_hinders_nobody_and_is_written_anew_at_the_next_unlock() {
    let mut program = program();
    choose(&mut program, true);
    program.lock();
    for bytes in [vec![], vec![0xff; 512], vec![7; 511], vec![b'x'; 1 << 20]] {
        program.quit();
        std::fs::write(file(&program), bytes).expect("a file");
        program.start();
        assert_eq!(program.ask("get_welcome", Value::Null)["state"], "locked");
        program.set_clock(RINGS[0]);
        assert_eq!(program.rings_before_unlock().due(program.now()), None);
        program.set_clock(NOW);
        program.unlock();
        assert_eq!(written(&program), expected(&RINGS));
    }
}

fn backed_up(program: &mut Program, stick: &Path) -> PathBuf {
    stick.join(program.ask("back_up", json!({ "folder": stick }))["file"].as_str().expect("a name"))
}

#[test]
fn a_backup_turns_it_off_and_never_on() {
    let stick = tempfile::tempdir().expect("a folder");
    let mut program = program();
    let bring_back = |program: &mut Program, path: &Path| {
        program.ask("preview_restore", json!({"path": path, "snapshot": null, "secret": null}));
        program.ask("restore", Value::Null);
    };
    let off = backed_up(&mut program, stick.path());
    choose(&mut program, true);
    let on = backed_up(&mut program, stick.path());
    program.keep_wake();
    bring_back(&mut program, &on);
    assert!(is_on(&mut program), "chosen then, and chosen here");
    assert_eq!(written(&program), expected(&RINGS));
    bring_back(&mut program, &off);
    assert!(!is_on(&mut program));
    assert!(!file(&program).exists(), "at once");
    bring_back(&mut program, &on);
    assert!(!is_on(&mut program));
    program.lock();
    assert!(!file(&program).exists());
}

#[test]
fn another_computer_is_asked_anew() {
    let desk = tempfile::tempdir().expect("a folder");
    let mut program = program();
    choose(&mut program, true);
    let backup = backed_up(&mut program, desk.path());
    let all =
        json!({"folder": desk.path(), "everything": true, "journal": false, "attendance": false, "meetings": false});
    let export = program.ask("export", all)["folder"].as_str().expect("a folder").to_owned();

    let mut other = Program::on_a_fresh_computer(NOW, SEATTLE);
    other.ask("preview_backup", json!({"path": backup, "snapshot": null, "secret": PASSPHRASE}));
    other.ask("accept_rescue", Value::Null);
    assert!(!is_on(&mut other));
    other.lock();
    assert!(!file(&other).exists());

    let mut third = Program::with_a_vault(NOW, SEATTLE);
    third.ask("preview_everything", json!({"path": Path::new(&export).join("everything.json")}));
    third.ask("restore", Value::Null);
    assert_eq!(third.ask("list_groups", Value::Null)[0]["name"], "Quiet Harbour", "it all came along");
    assert!(!is_on(&mut third));
    third.lock();
    assert!(!file(&third).exists());
}
