//! Coming milestones as a calendar file: a whole day each, called what the page calls it, or what its user would rather
//! have others read over a shoulder.

use std::path::PathBuf;

use icalendar::{Calendar, Component, Event};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::clocks::Loaded;
use super::sets::MilestoneUnit;
use crate::error::{Code, Error, Result};
use crate::files;
use crate::id::Id;
use crate::prose::{NAME_LIMIT, Prose};
use crate::session::Session;
use crate::time::{Day, Moment};

#[derive(Deserialize, TS)]
pub struct CalendarRequest {
    pub clock: Id,
    /// A folder that the user chose. A new file is made in it.
    pub folder: String,
    /// Which of the clock's coming milestones.
    pub milestones: Vec<NamedMilestone>,
}

#[derive(Deserialize, TS)]
pub struct NamedMilestone {
    pub unit: MilestoneUnit,
    pub count: u32,
    /// What the calendar calls it.
    pub name: Prose,
}

#[derive(Debug, Serialize, TS)]
pub struct CalendarMade {
    /// The file that was made.
    pub file: String,
    pub events: u32,
}

fn event(clock: Id, key: (MilestoneUnit, u32), name: &Prose, on: Day, now: Moment) -> Event {
    let compact = |day: Day| day.to_string().replace('-', "");
    let mut event = Event::new();
    // The same milestone written again takes the place of the one before.
    event.uid(&format!("{clock}-{:?}-{}", key.0, key.1).to_lowercase()).summary(name.as_str());
    event.append_property(icalendar::Property::new("DTSTART", compact(on)).add_parameter("VALUE", "DATE").done());
    event.append_property(
        icalendar::Property::new("DTEND", compact(on.plus_days(1))).add_parameter("VALUE", "DATE").done(),
    );
    event.add_property("DTSTAMP", now.compact());
    event.add_property("TRANSP", "TRANSPARENT");
    event.done()
}

pub(crate) fn write(session: &mut Session, wanted: CalendarRequest) -> Result<CalendarMade> {
    let now = session.now();
    let loaded = Loaded::by_id(session.db(), wanted.clock, now)?;
    let coming = loaded.milestones(session.db())?;
    let mut calendar = Calendar::new();
    let mut events = 0;
    for NamedMilestone { unit, count, name } in wanted.milestones {
        name.fits(NAME_LIMIT).map_err(|error| error.in_field("milestones"))?;
        // A calendar's line is one line.
        let name = Prose::from(name.as_str().split_whitespace().collect::<Vec<_>>().join(" "));
        if name.is_blank() {
            return Err(Error::at("milestones", Code::NameMissing));
        }
        let found = coming.iter().find(|one| !one.reached && (one.unit, one.count) == (unit, count));
        let on = found.ok_or(Error::at("milestones", Code::NotFound))?.on;
        calendar.push(event(wanted.clock, (unit, count), &name, on, now.moment));
        events += 1;
    }
    if events == 0 {
        return Err(Error::at("milestones", Code::NothingPrepared));
    }
    let folder = PathBuf::from(&wanted.folder);
    if !folder.is_dir() {
        return Err(Error::at("folder", Code::FolderUnwritable));
    }
    let file =
        files::write_new(&folder, &format!("daymark-{}", now.moment.compact()), "ics", calendar.done().to_string())?;
    Ok(CalendarMade { file: file.display().to_string(), events })
}
