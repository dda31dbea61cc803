//! When each meeting is next, kept until it is over, and the order that follows from it.
//!
//! Thousands of meetings share a weekday, a time and a zone: what the zone's rules say is asked once for all of them.

use super::postings::{Meetings, those};
use crate::time::{Moment, Now};
use crate::weekly::{Occurrence, Slot};

/// The next time of a slot, on the reader's clock.
#[derive(Clone, Copy)]
pub(super) struct Next {
    pub starts_at: Moment,
    /// From then on another one is next.
    over_at: Moment,
    /// 0 is Sunday.
    pub day: u8,
    /// Since midnight.
    pub minute: u16,
}

impl Next {
    fn new(occurrence: &Occurrence, now: Now) -> Next {
        Next {
            starts_at: occurrence.starts_at,
            over_at: occurrence.over_at(),
            day: occurrence.starts_at.day_in(now.zone).weekday(),
            minute: occurrence.starts_at.minute_of_day_in(now.zone) as u16,
        }
    }
}

pub(super) struct Times {
    /// Each once.
    slots: Vec<Slot>,
    /// By slot; `None`: by appointment.
    next: Vec<Option<Next>>,
    /// Which slot each meeting has.
    of_meeting: Vec<u32>,
    by_name: Vec<u32>,
    order: Vec<u32>,
    /// For when this was made; `None`: for no moment yet.
    now: Option<Now>,
}

impl Times {
    /// `by_name`: the meetings in the order they have where times do not tell.
    pub fn new(slots: Vec<Slot>, of_meeting: Vec<u32>, by_name: Vec<u32>) -> Times {
        Times { next: vec![None; slots.len()], slots, of_meeting, by_name, order: Vec::new(), now: None }
    }

    /// Looks anew at what is over. All that is asked afterwards is asked as of `now`.
    pub fn move_to(&mut self, now: Now) {
        let before = self.now.replace(now);
        // A clock that was set back, or another reader's zone: nothing of it stands.
        let anew = before.is_none_or(|before| before.zone != now.zone || before.moment > now.moment);
        let mut moved = anew;
        for (slot, next) in self.slots.iter().zip(&mut self.next) {
            if anew || next.is_some_and(|next| next.over_at <= now.moment) {
                *next = slot.next(now).map(|occurrence| Next::new(&occurrence, now));
                moved = true;
            }
        }
        if moved {
            self.set_in_order();
        }
    }

    /// Counts the meetings of each start, then lays them down by name behind one another.
    fn set_in_order(&mut self) {
        let mut starts: Vec<Moment> = self.next.iter().flatten().map(|next| next.starts_at).collect();
        starts.sort_unstable();
        starts.dedup();
        // By appointment comes after every start.
        let place =
            |next: &Option<Next>| next.map_or(starts.len(), |next| starts.partition_point(|at| *at < next.starts_at));
        let places: Vec<usize> = self.next.iter().map(place).collect();
        let mut begins = vec![0_u32; starts.len() + 2];
        for slot in &self.of_meeting {
            begins[places[*slot as usize] + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        self.order.resize(self.of_meeting.len(), 0);
        for meeting in &self.by_name {
            let free = &mut begins[places[self.of_meeting[*meeting as usize] as usize]];
            self.order[*free as usize] = *meeting;
            *free += 1;
        }
    }

    /// Soonest first, then by name; by appointment last.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    pub fn slot(&self, meeting: u32) -> &Slot {
        &self.slots[self.of_meeting[meeting as usize] as usize]
    }

    pub fn next(&self, meeting: u32) -> Option<Next> {
        self.next[self.of_meeting[meeting as usize] as usize]
    }

    /// The meetings whose next time is one that fits. By appointment never does.
    pub fn fitting(&self, fits: impl Fn(&Next) -> bool) -> Meetings {
        let of_slot: Vec<bool> = self.next.iter().map(|next| next.as_ref().is_some_and(&fits)).collect();
        those(&self.of_meeting, |slot| of_slot[*slot as usize])
    }
}
