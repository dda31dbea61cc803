//! Weekdays and times of day as people write them into lists.

use serde_json::Value;

use super::dialect::DayNumbers;
use super::find::fold;
use crate::time::TimeOfDay;

/// English and Spanish, folded, Sunday first: whole words, and what each is shortened to.
const DAYS: [[&str; 7]; 7] = [
    ["sunday", "sundays", "sun", "su", "domingo", "domingos", "dom"],
    ["monday", "mondays", "mon", "mo", "lunes", "lun", "lu"],
    ["tuesday", "tuesdays", "tue", "tues", "martes", "mar", "ma"],
    ["wednesday", "wednesdays", "wed", "weds", "miercoles", "mie", "mi"],
    ["thursday", "thursdays", "thu", "thur", "thurs", "jueves", "jue"],
    ["friday", "fridays", "fri", "fr", "viernes", "vie", "vi"],
    ["saturday", "saturdays", "sat", "sa", "sabado", "sabados", "sab"],
];

/// The weekdays that a value names, each once, in the week's order. `None` where one of them is unknown, empty where
/// there is none.
pub(super) fn days(value: &Value, numbers: DayNumbers) -> Option<Vec<u8>> {
    let mut days = match value {
        Value::Null => Vec::new(),
        Value::Number(number) => vec![number.as_u64().and_then(|number| numbers.day(number))?],
        Value::String(text) => days_in(text, numbers)?,
        Value::Array(values) => {
            let each = values.iter().map(|value| match value {
                Value::Array(_) | Value::Null => None,
                one => days(one, numbers),
            });
            each.collect::<Option<Vec<_>>>()?.concat()
        }
        _ => return None,
    };
    days.sort_unstable();
    days.dedup();
    Some(days)
}

/// "Tuesday"; "Mon, Wed & Fri"; "Mon-Fri"; "lunes a viernes"; "1,3,5"; "daily".
fn days_in(text: &str, numbers: DayNumbers) -> Option<Vec<u8>> {
    let folded = fold(text);
    match folded.trim() {
        "" => return Some(Vec::new()),
        "daily" | "every day" | "everyday" | "all days" | "diario" | "cada dia" | "todos los dias" => {
            return Some((0..7).collect());
        }
        "weekdays" | "entre semana" => return Some((1..6).collect()),
        "weekends" | "weekend" | "fin de semana" | "fines de semana" => return Some(vec![0, 6]),
        _ => {}
    }
    let spaced = folded.replace(['-', '–', '—'], " to ");
    let words = spaced.split(|sign: char| sign.is_whitespace() || ",;/|&+.".contains(sign));
    let mut days: Vec<u8> = Vec::new();
    let mut reaches = false;
    for word in words.filter(|word| !word.is_empty()) {
        match word {
            "and" | "y" | "e" => continue,
            "to" | "a" | "through" | "thru" | "al" if !days.is_empty() && !reaches => reaches = true,
            word => {
                let day = day(word, numbers)?;
                if let Some(from) = days.last().copied().filter(|_| std::mem::take(&mut reaches)) {
                    days.extend((1..7).map(|ahead| (from + ahead) % 7).take_while(|each| *each != day));
                }
                days.push(day);
            }
        }
    }
    (!reaches && !days.is_empty()).then_some(days)
}

fn day(word: &str, numbers: DayNumbers) -> Option<u8> {
    let named = || DAYS.iter().position(|names| names.contains(&word)).map(|day| day as u8);
    word.parse().ok().map_or_else(named, |number| numbers.day(number))
}

/// The numbers that a value gives as weekdays, whatever they mean.
pub(super) fn day_numbers(value: &Value) -> Vec<u64> {
    match value {
        Value::Number(number) => number.as_u64().into_iter().collect(),
        Value::String(text) => {
            text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
        }
        Value::Array(values) => values.iter().flat_map(day_numbers).collect(),
        _ => Vec::new(),
    }
}

/// "18:00", "18:00:00", "7:30 PM", "7 pm", "7:30 p. m.", "19.30", "19h30", "1930", "noon", "mediodía".
pub(super) fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let folded = fold(text);
    let tight: String = folded.chars().filter(|letter| !letter.is_whitespace()).collect();
    match tight.as_str() {
        "noon" | "12noon" | "mediodia" => return TimeOfDay::from_minute(12 * 60),
        "midnight" | "12midnight" | "medianoche" => return TimeOfDay::from_minute(0),
        _ => {}
    }
    let (digits, half) = halves(&tight);
    let (hour, minute) = hour_and_minute(digits, half.is_some())?;
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    (hour < 24).then(|| TimeOfDay::from_minute(hour * 60 + minute)).flatten()
}

/// Without "am" or "pm" behind it, and the hours that it stands for.
fn halves(text: &str) -> (&str, Option<u16>) {
    const AM: [&str; 3] = ["a.m.", "a.m", "am"];
    const PM: [&str; 3] = ["p.m.", "p.m", "pm"];
    let without = |marks: [&str; 3]| marks.into_iter().find_map(|mark| text.strip_suffix(mark));
    match (without(AM), without(PM)) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (text, None),
    }
}

fn hour_and_minute(digits: &str, hour_may_stand_alone: bool) -> Option<(u16, u16)> {
    let number = |part: &str| -> Option<u16> {
        let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let (hour, minute) = digits.split_at(2);
        return number(hour).zip(number(minute)).filter(|(_, minute)| *minute < 60);
    }
    let digits = digits.strip_suffix('h').unwrap_or(digits);
    let mut parts = digits.split([':', '.', 'h']);
    let hour = number(parts.next()?)?;
    let minute = match parts.next() {
        Some(minute) => number(minute)?,
        None => hour_may_stand_alone.then_some(0)?,
    };
    let second = parts.next().map_or(Some(0), number)?;
    (minute < 60 && second < 60 && parts.next().is_none()).then_some((hour, minute))
}

/// "7:00 PM - 8:30 PM", "19:00–20:30": a start and an end in one text.
pub(super) fn start_and_end(text: &str) -> Option<(TimeOfDay, TimeOfDay)> {
    let signs = ["–", "—", " to ", " a ", "-"];
    let (from, until) = signs.into_iter().find_map(|sign| text.split_once(sign))?;
    let end = time_of_day(until)?;
    // "7:00-8:30 pm": the half of the day may stand at the end only.
    let is_late = halves(&fold(until).replace(char::is_whitespace, "")).1 == Some(12);
    let late = is_late.then(|| time_of_day(&format!("{from} pm"))).flatten().filter(|start| *start <= end);
    Some((late.or_else(|| time_of_day(from))?, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_as_people_write_them() {
        let cases = [
            ("18:00", Some("18:00")),
            ("18:00:00", Some("18:00")),
            ("7:30 PM", Some("19:30")),
            ("12:15 am", Some("00:15")),
            ("12:00 p.m.", Some("12:00")),
            ("7:30\u{a0}p.\u{a0}m.", Some("19:30")),
            ("7pm", Some("19:00")),
            ("Noon", Some("12:00")),
            ("Mediodía", Some("12:00")),
            ("00:00", Some("00:00")),
            ("19.30", Some("19:30")),
            ("19h30", Some("19:30")),
            ("1930", Some("19:30")),
            ("25:00", None),
            ("18:60", None),
            ("1860", None),
            ("13:00 pm", None),
            ("18", None),
            ("", None),
            ("1:2:3:4", None),
            ("-1:00", None),
            ("+1:00", None),
        ];
        for (text, expected) in cases {
            assert_eq!(time_of_day(text).map(|time| time.to_string()).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_start_and_an_end_in_one_cell_are_two_times() {
        let cases = [
            ("19:00-20:30", Some(("19:00", "20:30"))),
            ("7:00 PM – 8:30 PM", Some(("19:00", "20:30"))),
            ("7:00-8:30 pm", Some(("19:00", "20:30"))),
            ("11:30-12:30 pm", Some(("11:30", "12:30"))),
            ("11:00 am - 12:30 pm", Some(("11:00", "12:30"))),
            ("19:00", None),
            ("a-b", None),
        ];
        for (text, expected) in cases {
            let found = start_and_end(text).map(|(start, end)| (start.to_string(), end.to_string()));
            let found = found.as_ref().map(|(start, end)| (start.as_str(), end.as_str()));
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn days_as_people_write_them() {
        let cases: [(Value, Option<&[u8]>); 18] = [
            (json!(0), Some(&[0])),
            (json!("6"), Some(&[6])),
            (json!("Wednesday"), Some(&[3])),
            (json!("sábado"), Some(&[6])),
            (json!("Mon, Wed & Fri"), Some(&[1, 3, 5])),
            (json!("Lunes y miércoles"), Some(&[1, 3])),
            (json!("Mon-Fri"), Some(&[1, 2, 3, 4, 5])),
            (json!("Fri to Mon"), Some(&[0, 1, 5, 6])),
            (json!("lunes a viernes"), Some(&[1, 2, 3, 4, 5])),
            (json!("1,3;5"), Some(&[1, 3, 5])),
            (json!("Daily"), Some(&[0, 1, 2, 3, 4, 5, 6])),
            (json!([5, "1", 5]), Some(&[1, 5])),
            (json!(""), Some(&[])),
            (json!(9), None),
            (json!(-1), None),
            (json!("Mon-"), None),
            (json!("someday"), None),
            (json!([[1]]), None),
        ];
        for (value, expected) in cases {
            assert_eq!(days(&value, DayNumbers::Sunday0).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn a_number_is_the_day_that_its_list_counts() {
        let sunday = |numbers: DayNumbers| (0..=8).find(|number| numbers.day(*number) == Some(0));
        assert_eq!(sunday(DayNumbers::Sunday0), Some(0));
        assert_eq!(sunday(DayNumbers::Sunday1), Some(1));
        assert_eq!(sunday(DayNumbers::Monday0), Some(6));
        assert_eq!(sunday(DayNumbers::Monday1), Some(7));
    }
}
