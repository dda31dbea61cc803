//! The door: a locked gate or an open session, one at a time, behind one lock.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use daymark_core::reminders::{self, Reminder, Rings};
use daymark_core::time::{Clock, Moment};
use daymark_core::{Code, Commands, Cost, Gate, LockedCommands, Problem, Session};
use serde_json::Value;

use crate::seams;
use crate::words::Locale;

pub struct Host {
    state: Mutex<State>,
}

struct State {
    clock: Clock,
    /// `None` only while one changes into the other.
    door: Option<Door>,
    /// Moments, no names: what may be rung while locked.
    rings: Rings,
    /// Rung while locked, to be written down at the next unlock.
    unwritten: Vec<Moment>,
    locale: Locale,
}

enum Door {
    Locked(Box<Gate>),
    Open(Box<Session>),
}

/// What a locked command did beside its answer.
#[derive(PartialEq, Eq)]
pub enum After {
    StillLocked,
    Opened,
}

impl Host {
    /// Touches no file: the gate claims the folder when it is first asked.
    pub fn new(folder: PathBuf) -> Host {
        let clock = seams::clock();
        let gate = Gate::new(folder, clock.clone(), Cost::Calibrated);
        let door = Some(Door::Locked(Box::new(gate)));
        let state = State { clock, door, rings: Rings::default(), unwritten: Vec::new(), locale: Locale::of_system() };
        Host { state: Mutex::new(state) }
    }

    /// A panic in one command must not lock the user out of the next: the state is whole between commands.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn call_locked(&self, command: &str, request: Value) -> Result<(Value, After), Problem> {
        let mut state = self.state();
        let Some(Door::Locked(gate)) = state.door.as_mut() else {
            return Err(Problem { code: Code::Internal, field: None });
        };
        let answer = LockedCommands::dispatch(gate, command, request)?;
        let Some(session) = gate.take_session() else { return Ok((answer, After::StillLocked)) };
        state.open(session);
        Ok((answer, After::Opened))
    }

    pub fn call(&self, command: &str, request: Value) -> Result<Value, Problem> {
        let mut state = self.state();
        let Some(Door::Open(session)) = state.door.as_mut() else {
            return Err(Problem { code: Code::Locked, field: None });
        };
        Commands::dispatch(session, command, request)
    }

    pub fn lock(&self) {
        self.state().lock();
    }

    /// What to show now, if anything is due. Locked or open, the rings are the same.
    pub fn due_reminder(&self) -> Option<(Reminder, Locale)> {
        let mut state = self.state();
        state.refresh();
        let now = state.clock.now();
        let (reminder, given) = state.rings.due(now)?;
        state.write_down(given);
        Some((reminder, state.locale))
    }
}

impl State {
    fn open(&mut self, session: Session) {
        self.door = Some(Door::Open(Box::new(session)));
        let unwritten = std::mem::take(&mut self.unwritten);
        self.write_down(unwritten);
        self.refresh();
    }

    /// The plan is taken before the session ends: it must last while the vault is locked.
    fn lock(&mut self) {
        self.refresh();
        self.door = match self.door.take() {
            Some(Door::Open(session)) => Some(Door::Locked(Box::new(session.lock()))),
            other => other,
        };
    }

    fn refresh(&mut self) {
        let Some(Door::Open(session)) = &self.door else { return };
        // A store that cannot be read says so where the user looks; the last plan still rings.
        if let Ok(rings) = reminders::plan(session) {
            self.rings.plan(rings);
        }
        if let Ok(language) = session.language() {
            self.locale = Locale::chosen(language);
        }
    }

    fn write_down(&mut self, given: Vec<Moment>) {
        let written = match &mut self.door {
            Some(Door::Open(session)) => session.remember_rings(&given).is_ok(),
            _ => false,
        };
        if !written {
            self.unwritten.extend(given);
        }
    }
}
