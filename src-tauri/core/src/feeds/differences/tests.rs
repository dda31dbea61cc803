use super::*;
use crate::feeds::shared;

fn slot(identity: &str, grouping: &str, day: u8, minute: u16) -> ListedMeeting {
    let start = TimeOfDay::from_minute(minute).unwrap();
    ListedMeeting {
        identity: identity.to_owned(),
        grouping: grouping.to_owned(),
        name: grouping.to_owned(),
        when: Some(WeekTime { day, start, minutes: 60 }),
        ..shared::unknown()
    }
}

/// Where each old slot is found again, in order.
fn found(old: &[ListedMeeting], new: &[ListedMeeting]) -> Vec<Option<usize>> {
    let new: Vec<&ListedMeeting> = new.iter().collect();
    let named = by_identity(&new);
    let (mut partners, mut rest) = (HashMap::new(), Vec::new());
    for (seq, meeting) in (0..).zip(old) {
        match named.get(meeting.identity.as_str()) {
            Some(at) => _ = partners.insert(seq, *at),
            None => rest.push(SlotKey {
                seq,
                grouping: meeting.grouping.clone(),
                when: meeting.when.map(|when| (when.day, when.start)),
            }),
        }
    }
    pair_the_rest(&mut partners, &rest, &new);
    (0..old.len() as i64).map(|seq| partners.get(&seq).copied()).collect()
}

#[test]
fn a_slot_is_found_by_its_name_in_the_list_wherever_it_moved() {
    let old = [slot("a", "Noon", 1, 720), slot("b", "Lamp", 2, 1140)];
    let new = [slot("b", "Lamp of Hope", 5, 600), slot("a", "Noon", 1, 720)];
    assert_eq!(found(&old, &new), [Some(1), Some(0)]);
}

#[test]
fn a_slot_with_another_name_is_found_by_its_group_and_time() {
    let old = [slot("a", "Noon", 1, 720), slot("", "Noon", 3, 720)];
    let new = [slot("", "Noon", 3, 720), slot("z", "Noon", 1, 720)];
    assert_eq!(found(&old, &new), [Some(1), Some(0)]);
}

#[test]
fn a_moved_slot_without_a_name_is_found_where_no_other_could_be_meant() {
    let monday = slot("", "Noon", 1, 720);
    let tuesday = slot("", "Noon", 2, 720);
    assert_eq!(
        found(&[monday.clone(), tuesday.clone()], &[slot("", "Noon", 1, 750), tuesday.clone()]),
        [Some(0), Some(1)]
    );
    assert_eq!(
        found(std::slice::from_ref(&monday), &[slot("", "Noon", 4, 720)]),
        [Some(0)],
        "its only slot moved to another day"
    );
    let elsewhere = [slot("", "Noon", 4, 720), slot("", "Noon", 5, 720)];
    assert_eq!(found(&[monday, tuesday], &elsewhere), [None, None], "which is which cannot be told");
}

#[test]
fn slots_that_look_alike_are_not_gone_and_new() {
    let twice = [slot("", "Noon", 1, 720), slot("", "Noon", 1, 720)];
    assert_eq!(found(&twice, &twice), [Some(0), Some(1)]);
}

#[test]
fn what_changed_is_told_as_old_and_new() {
    let old = slot("a", "Noon", 1, 720);
    let mut new = ListedMeeting { way: Way::Hybrid, ..slot("a", "Noon", 2, 750) };
    new.conference_url = "https://video.example.org/j/1".into();
    new.types = vec!["O".into()];
    let told: Vec<(ChangedField, String, String)> =
        changes(&old, &new, Zone::UTC).into_iter().map(|change| (change.what, change.old, change.new)).collect();
    let change = |what, old: &str, new: &str| (what, old.to_owned(), new.to_owned());
    assert_eq!(
        told,
        [
            change(ChangedField::Day, "1", "2"),
            change(ChangedField::Time, "12:00–13:00", "12:30–13:30"),
            change(ChangedField::Status, "in_person", "hybrid"),
            change(ChangedField::Kinds, "", "O"),
            change(ChangedField::Link, "", "https://video.example.org/j/1"),
        ]
    );
    assert_eq!(changes(&old, &old, Zone::UTC), []);
}

#[test]
fn a_zone_that_is_the_lists_is_no_change() {
    let seattle: Zone = "America/Los_Angeles".parse().unwrap();
    let kept = ListedMeeting { zone: Some(seattle), ..slot("a", "Noon", 1, 720) };
    let again = ListedMeeting { zone: None, ..kept.clone() };
    assert_eq!(changes(&kept, &again, seattle), []);
    assert_eq!(changes(&kept, &again, Zone::UTC)[0].what, ChangedField::Zone);
}

#[test]
fn a_change_far_into_a_long_note_is_seen_and_shown_short() {
    let note = |end: &str| ListedMeeting { notes: format!("{}{end}", "é".repeat(600)), ..slot("a", "Noon", 1, 720) };
    let told = changes(&note("a"), &note("b"), Zone::UTC);
    assert_eq!((told.len(), told[0].what), (1, ChangedField::Notes));
    assert!(told[0].new.len() <= SHOWN_TEXT);
}
