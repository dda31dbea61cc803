//! Clocks that are wrong, moved and carried to other zones, and a computer that slept.

use daymark_core::time::Moment;
use daymark_tests::Program;
use serde_json::{Value, json};

use crate::row::{Outcome, Scale};
use crate::store::{self, NOW};
use crate::vaults::{self, DONE, new_entry, outcome_of};

const SEATTLE: &str = "America/Los_Angeles";
const MINUTES_A_DAY: i64 = 24 * 60;

pub fn run(scale: Scale) -> Outcome {
    let mut outcome = Outcome::default();
    let place = store::fast_place();
    let folder = place.path().join("v1");
    let mut program = Program::in_folder(&folder, NOW, SEATTLE);
    let code = program.create_vault().concat();
    fill(&mut program, place.path());
    let moved = moved(&mut program, &mut outcome);
    outcome.figure("clocks", moved);
    let years = summer_time(&mut program, scale, &mut outcome);
    outcome.figure("hours", years);
    program.quit();
    let zones = zones(&folder, &code, &mut outcome);
    outcome.figure("zones", zones);
    let slept = sleeps(&folder, &code, scale, &mut outcome);
    outcome.figure("sleeps", slept);
    let rung = rings_of_a_week_with_a_change(&folder, &code, &mut outcome);
    outcome.figure("rings", rung);
    let days = backups_go_on(&folder, &code, &mut outcome);
    outcome.figure("days_after_the_future", days);
    outcome
}

/// Groups that meet each day: in the hour that summer time skips and repeats, and three within half an hour, all of which a
/// sleep may miss at once.
const MEETINGS: [(&str, &str); 5] =
    [("Night Owls", "02:30"), ("Noon", "12:00"), ("Lunch", "12:10"), ("Long Lunch", "12:20"), ("Evening", "19:00")];

/// A date, an entry, a visit, and groups that are kept with their reminders.
fn fill(program: &mut Program, place: &std::path::Path) {
    program.ask("save_sobriety_date", json!({"clock": null, "began_on": "2026-11-20"}));
    program.ask("save_entry", new_entry("on the day itself"));
    let rows: Vec<Value> = (0..7)
        .flat_map(|day| MEETINGS.map(|(name, time)| (day, name, time)))
        .map(|(day, name, time)| {
            json!({
                "name": name, "slug": format!("every-{day}-{time}"), "day": day, "time": time,
                "types": ["O"], "location": "The Hall", "formatted_address": "1 Mill Lane, Seattle, WA",
            })
        })
        .collect();
    let list = place.join("list.json");
    std::fs::write(&list, serde_json::to_vec(&rows).expect("a list is JSON")).expect("a file");
    let preview = program.ask("preview_list", json!({ "path": list }));
    program.ask("import_list", json!({"token": preview["token"], "name": "A list", "zone": SEATTLE}));
    let found = program.ask("find_meetings", json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 99}));
    for row in found["rows"].as_array().into_iter().flatten() {
        program.ask("bookmark_meeting", json!({ "id": row["meeting"] }));
    }
    let groups = program.ask("list_groups", Value::Null);
    assert_eq!(groups.as_array().map(Vec::len), Some(MEETINGS.len()), "each group is kept once");
    let group = &groups[0];
    let visit =
        json!({"id": null, "group": group["id"], "group_name": group["name"], "attended_on": "2026-11-24", "note": ""});
    program.ask("record_attendance", visit);
}

fn day_count(program: &mut Program) -> (i64, Value) {
    let clock = program.ask("list_clocks", Value::Null)[0].clone();
    (clock["standing"]["day_count"].as_i64().unwrap_or(-1), clock)
}

/// A clock that shows no negative days and no milestone that has not come or will never.
fn sane(program: &mut Program) -> Result<i64, String> {
    let (days, clock) = day_count(program);
    // The clock's own: it goes on in the zone it was made in, wherever its owner travels.
    let today = clock["today"].as_str().unwrap_or_default().to_owned();
    let standing = &clock["standing"];
    let counts = ["day_count", "years", "months", "days", "total_days", "longest_days", "of_days"];
    if counts.iter().any(|count| standing[count].as_i64().is_none_or(|count| !(0..=4_000_000).contains(&count))) {
        return Err(format!("on {today} it stands at {standing}"));
    }
    let way = standing["next"]["way"].as_f64().unwrap_or(-1.0);
    let in_days = standing["next"]["in_days"].as_i64().unwrap_or(-1);
    if !(0.0..=1.0).contains(&way) || in_days < 1 || standing["next"]["milestone"]["reached"] != false {
        return Err(format!("on {today} comes next {}", standing["next"]));
    }
    for milestone in clock["milestones"].as_array().into_iter().flatten() {
        let on = milestone["on"].as_str().unwrap_or_default();
        if (milestone["reached"] == true) != (on <= today.as_str()) {
            return Err(format!("on {today} is listed {milestone}"));
        }
    }
    Ok(days)
}

/// Back and forward, by little and by much; everything that can be asked is answered, and what is written is kept.
fn moved(program: &mut Program, outcome: &mut Outcome) -> u64 {
    const MOMENTS: [(&str, i64); 10] = [
        ("2026-11-24T20:00:00Z", 4),
        ("2026-11-23T20:00:00Z", 3),
        ("2026-11-20T09:00:00Z", 0),
        ("2026-11-19T20:00:00Z", 0),
        ("2025-11-24T20:00:00Z", 0),
        ("1970-01-01T12:00:00Z", 0),
        ("2026-12-24T20:00:00Z", 34),
        ("2027-11-24T20:00:00Z", 369),
        ("2126-11-24T20:00:00Z", 36_528),
        ("9000-01-01T20:00:00Z", 2_546_878),
    ];
    let mut written = vaults::how_many(program);
    for (moment, days) in MOMENTS {
        program.set_clock(moment);
        match sane(program) {
            Ok(met) if met == days => {}
            Ok(met) => outcome.fell_short(format!("at {moment} {met} days are counted, {days} have gone")),
            Err(why) => outcome.fell_short(why),
        }
        for (command, request) in [
            ("list_groups", Value::Null),
            ("get_backup_nudge", Value::Null),
            ("find_meetings", json!({"days": [], "ways": [], "text": "", "offset": 0, "limit": 9})),
            ("list_attendance", json!({"group": null, "from": null, "until": null})),
            ("save_entry", new_entry(&format!("written at {moment}"))),
        ] {
            let said = outcome_of(program, command, request);
            if said != DONE {
                outcome.fell_short(format!("at {moment} {command} said {said}"));
            }
        }
        if let Some(late) = negative_minutes(program) {
            outcome.fell_short(format!("at {moment} the next meeting is {late}"));
        }
        written += 1;
        if vaults::how_many(program) != written {
            outcome.fell_short(format!("at {moment} {written} entries were written and not all are listed"));
        }
        let nudge = program.ask("get_backup_nudge", Value::Null);
        if nudge["days"].as_i64().is_some_and(|days| days < 0) {
            outcome.fell_short(format!("at {moment} the last copy is {} days old", nudge["days"]));
        }
    }
    MOMENTS.len() as u64
}

/// The next meeting, if it is over or lies beyond a week.
fn negative_minutes(program: &mut Program) -> Option<Value> {
    let groups = program.ask("list_groups", Value::Null);
    let next = groups[0]["next"].clone();
    let until = next["minutes_until"].as_i64()?;
    let going_on = next["in_progress"] == true;
    let sound = (0..=8 * MINUTES_A_DAY).contains(&until) || (going_on && until > -MINUTES_A_DAY);
    (!sound).then_some(next)
}

/// Hour by hour over the days on which Seattle's clocks are moved: a day is counted at each midnight, and at no other time.
fn summer_time(program: &mut Program, scale: Scale, outcome: &mut Outcome) -> u64 {
    let mut hours = 0;
    for year in 2026..scale.pick(2028, 2036) {
        for (month, first) in [(3, 7), (10, 31)] {
            let begin = format!("{year}-{month:02}-{first:02}T00:30:00Z").parse::<Moment>().expect("a moment");
            let mut last: Option<(String, i64)> = None;
            for half in 0..(16 * 48) {
                let now = begin.plus_minutes(half * 30);
                program.set_clock(&now.to_string());
                let today = program.ask("get_today", Value::Null)["today"].as_str().unwrap_or_default().to_owned();
                let (days, _) = day_count(program);
                if let Some((day, before)) = &last {
                    let step = i64::from(*day != today);
                    let counted = today.as_str() > "2026-11-20";
                    if (counted && days != before + step) || days < *before {
                        outcome.fell_short(format!("at {now} {days} days are counted, {before} half an hour before"));
                    }
                }
                last = Some((today, days));
                hours += half % 2;
            }
        }
    }
    hours as u64
}

/// The same moment in other zones: a clock keeps its own, and its owner's travels add no day and take none.
fn zones(folder: &std::path::Path, code: &str, outcome: &mut Outcome) -> u64 {
    const ZONES: [&str; 8] = [
        "Pacific/Pago_Pago",
        "America/Los_Angeles",
        "America/St_Johns",
        "UTC",
        "Europe/London",
        "Asia/Kathmandu",
        "Asia/Tokyo",
        "Pacific/Kiritimati",
    ];
    for moment in ["2026-11-20T08:30:00Z", "2026-11-20T23:30:00Z", "2026-11-24T20:00:00Z"] {
        let mut counted = Vec::new();
        for zone in ZONES {
            let mut program = Program::in_folder(folder, moment, zone);
            program.ask("unlock_with_code", json!({ "code": code }));
            match sane(&mut program) {
                Ok(days) => counted.push(days),
                Err(why) => outcome.fell_short(format!("in {zone}: {why}")),
            }
            if let Some(late) = negative_minutes(&mut program) {
                outcome.fell_short(format!("in {zone} the next meeting is {late}"));
            }
        }
        let (least, most) = (counted.iter().min().copied(), counted.iter().max().copied());
        let apart = most.unwrap_or(0) - least.unwrap_or(0);
        if counted.len() != ZONES.len() || !counted.is_sorted() || apart > 1 {
            outcome.fell_short(format!("at {moment} from west to east {counted:?} days are counted"));
        }
    }
    ZONES.len() as u64
}

fn at(folder: &std::path::Path, code: &str, moment: &str) -> Program {
    let mut program = Program::in_folder(folder, moment, SEATTLE);
    program.ask("unlock_with_code", json!({ "code": code }));
    program
}

/// Eight hours of sleep from any time of the day: at most one reminder when it wakes, none that is over, none twice.
fn sleeps(folder: &std::path::Path, code: &str, scale: Scale, outcome: &mut Outcome) -> u64 {
    let begin = "2027-02-02T00:00:00Z".parse::<Moment>().expect("a moment");
    let program = at(folder, code, &begin.to_string());
    let (mut slept, mut caught_up) = (0, 0);
    for minute in (0..MINUTES_A_DAY).step_by(scale.pick(20, 1)) {
        let asleep_at = begin.plus_minutes(minute);
        program.set_clock(&asleep_at.to_string());
        let mut rings = program.rings();
        while rings.due(program.now()).is_some() {}
        let awake_at = asleep_at.plus_minutes(8 * 60);
        program.set_clock(&awake_at.to_string());
        let given: Vec<_> = (0..3).filter_map(|_| rings.due(program.now())).collect();
        // The plan is made anew after a sleep; what was given stays given.
        rings.plan(program.rings());
        let again = rings.due(program.now());
        if given.len() > 1 || again.is_some() {
            outcome.fell_short(format!("asleep from {asleep_at}: {} reminders, then {again:?}", given.len()));
        }
        caught_up += given.len();
        slept += 1;
    }
    if caught_up == 0 {
        outcome.fell_short("no sleep ended while a meeting was near: this test would see nothing");
    }
    slept
}

/// Minute by minute through the week in which clocks go forward, and the one in which they go back: each meeting is
/// announced once, that of the hour which is skipped or comes twice too.
fn rings_of_a_week_with_a_change(folder: &std::path::Path, code: &str, outcome: &mut Outcome) -> u64 {
    let mut rung = 0;
    for (begin, end) in
        [("2027-03-11T20:00:00Z", "2027-03-18T19:00:00Z"), ("2027-11-04T19:00:00Z", "2027-11-11T20:00:00Z")]
    {
        let (begin, end): (Moment, Moment) = (begin.parse().expect("a moment"), end.parse().expect("a moment"));
        let program = at(folder, code, &begin.to_string());
        let mut rings = program.rings();
        while rings.due(program.now()).is_some() {}
        let mut given = Vec::new();
        let mut now = begin;
        while now < end {
            now = now.plus_minutes(1);
            program.set_clock(&now.to_string());
            if now.millis() % (6 * 3_600_000) == 0 {
                rings.plan(program.rings());
            }
            given.extend(rings.due(program.now()).map(|(_, of)| of));
        }
        let announced = given.iter().flatten().count();
        let wanted = 7 * MEETINGS.len();
        if announced != wanted || given.iter().any(|of| of.len() != 1) {
            outcome.fell_short(format!("from {begin} {announced} of {wanted} meetings were announced, {given:?}"));
        }
        rung += announced as u64;
        // An hour back on the computer's own clock rings nothing twice.
        for minute in 0..60 {
            program.set_clock(&end.plus_minutes(minute - 60).to_string());
            if rings.due(program.now()).is_some() {
                outcome.fell_short("a clock that was set back an hour rang again");
            }
        }
    }
    rung
}

/// A clock that stood in the future for a quarter of a year, with a backup each week, is set right: there is a backup for
/// each day from then on.
fn backups_go_on(folder: &std::path::Path, code: &str, outcome: &mut Outcome) -> u64 {
    const DAYS: i64 = 9;
    const KEPT: usize = 7;
    let mut program = at(folder, code, "2031-01-01T20:00:00Z");
    let future = program.now().moment;
    for week in 0..14 {
        program.set_clock(&future.plus_minutes(week * 7 * MINUTES_A_DAY).to_string());
        program.keep_safe();
    }
    let present: Moment = NOW.parse().expect("a moment");
    let mut wanted = Vec::new();
    for day in 0..DAYS {
        let today = present.plus_minutes(day * MINUTES_A_DAY);
        program.set_clock(&today.to_string());
        program.keep_safe();
        program.keep_safe();
        wanted.push(today.to_string());
        let health = program.ask("get_vault_health", Value::Null);
        let kept: Vec<&str> =
            health["snapshots"].as_array().into_iter().flatten().filter_map(|each| each["made_at"].as_str()).collect();
        let missing: Vec<&String> =
            wanted.iter().rev().take(KEPT).filter(|day| !kept.contains(&day.as_str())).collect();
        if !missing.is_empty() || !health["snapshot_problem"].is_null() {
            outcome.fell_short(format!("on {today} there is no backup of {missing:?}, only {kept:?}"));
        }
    }
    DAYS as u64
}
