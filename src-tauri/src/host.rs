//! The door: a locked gate or an open session, one at a time, behind one lock.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use daymark_core::reminders::{self, Reminder, Rings};
use daymark_core::time::{Clock, Moment, since_boot};
use daymark_core::{Code, Commands, Cost, Gate, LockRules, LockedCommands, Problem, Session, Work, WorkProgress};

use crate::seams;
use crate::words::Locale;

pub struct Host {
    state: Mutex<State>,
    /// One for the program's life: it is asked and cancelled while a command holds the state.
    work: Work,
    /// Set from the wish to lock until the locked window stands.
    closing: AtomicBool,
    /// Set a little later: no question is let in any more.
    shut: AtomicBool,
    /// Whether the page has handed over what it had not stored.
    handed_over: (Mutex<bool>, Condvar),
    /// A backup is being made that nobody asked for: whoever asks something goes first.
    tidying: AtomicBool,
    /// Since boot, sleep included.
    touched: Mutex<Duration>,
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

/// What a command did beside its answer.
#[derive(PartialEq, Eq)]
pub enum After {
    Nothing,
    Opened,
    /// Everything was erased: there is nothing behind the door any more.
    Erased,
}

impl Host {
    /// Touches no file: the gate claims the folder when it is first asked.
    pub fn new(folder: PathBuf) -> Host {
        let clock = seams::clock();
        let gate = Gate::new(folder, clock.clone(), Cost::Calibrated);
        let work = gate.work();
        let door = Some(Door::Locked(Box::new(gate)));
        let state = State { clock, door, rings: Rings::default(), unwritten: Vec::new(), locale: Locale::of_system() };
        Host {
            state: Mutex::new(state),
            work,
            closing: AtomicBool::new(false),
            shut: AtomicBool::new(false),
            handed_over: (Mutex::new(false), Condvar::new()),
            tidying: AtomicBool::new(false),
            touched: Mutex::new(since_boot()),
        }
    }

    /// A panic in one command must not lock the user out of the next: the state is whole between commands.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same for one who asks something: a backup that was begun for want of anything better is put off.
    fn state_now(&self) -> MutexGuard<'_, State> {
        if self.tidying.load(SeqCst) {
            self.work.cancel();
        }
        self.state()
    }

    pub fn call_locked(&self, command: &str, request: &[u8]) -> Result<(Vec<u8>, After), Problem> {
        let mut state = self.state_now();
        let Some(Door::Locked(gate)) = state.door.as_mut() else {
            return Err(Problem { code: Code::Internal, field: None });
        };
        let answer = LockedCommands::dispatch(gate, command, request)?;
        let Some(session) = gate.take_session() else { return Ok((answer, After::Nothing)) };
        state.open(session);
        drop(state);
        self.touch();
        Ok((answer, After::Opened))
    }

    pub fn call(&self, command: &str, request: &[u8]) -> Result<(Vec<u8>, After), Problem> {
        let locked = || Problem { code: Code::Locked, field: None };
        let mut state = self.state_now();
        if self.shut.load(SeqCst) {
            return Err(locked());
        }
        let Some(Door::Open(session)) = state.door.as_mut() else { return Err(locked()) };
        let answer = Commands::dispatch(session, command, request)?;
        Ok((answer, if session.is_over() { After::Erased } else { After::Nothing }))
    }

    pub fn progress(&self) -> WorkProgress {
        WorkProgress::of(&self.work)
    }

    pub fn cancel_work(&self) {
        self.work.cancel();
    }

    /// Whether this was the first to wish it.
    pub fn begin_closing(&self) -> bool {
        *self.handed_over.0.lock().unwrap_or_else(PoisonError::into_inner) = false;
        !self.closing.swap(true, SeqCst)
    }

    /// The page has nothing more that is not stored, or held here.
    pub fn page_has_put_away(&self) {
        *self.handed_over.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.handed_over.1.notify_all();
    }

    pub fn wait_for_page(&self, longest: Duration) {
        let (done, told) = &self.handed_over;
        let waiting = done.lock().unwrap_or_else(PoisonError::into_inner);
        drop(told.wait_timeout_while(waiting, longest, |done| !*done));
    }

    /// From now on no question is let in, and a long work ends.
    pub fn stop_calls(&self) {
        self.shut.store(true, SeqCst);
        self.work.cancel();
    }

    /// The locked window stands.
    pub fn let_in_again(&self) {
        self.shut.store(false, SeqCst);
        self.closing.store(false, SeqCst);
    }

    /// Puts away what is being typed and closes the store.
    pub fn lock(&self) {
        self.state().lock();
    }

    /// The same at the program's end: if a backup is due it is made now, with nobody waiting any more.
    pub fn lock_after_tidying(&self) {
        self.keep_safe();
        self.lock();
    }

    /// Makes the backup that is due, if one is: when nobody waits for an answer. It gives way to whoever asks.
    pub fn keep_safe(&self) {
        let mut state = self.state();
        let Some(Door::Open(session)) = state.door.as_mut() else { return };
        self.tidying.store(true, SeqCst);
        session.keep_safe();
        self.tidying.store(false, SeqCst);
    }

    pub fn touch(&self) {
        *self.touched.lock().unwrap_or_else(PoisonError::into_inner) = since_boot();
    }

    /// How long nobody has touched anything. Time asleep counts.
    pub fn idle(&self) -> Duration {
        since_boot().saturating_sub(*self.touched.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// When the open vault wants to be locked; `None` while it is locked already.
    pub fn lock_rules(&self) -> Option<LockRules> {
        match &self.state().door {
            Some(Door::Open(session)) => session.lock_rules().ok(),
            _ => None,
        }
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
        if session.is_over() {
            self.rings = Rings::default();
        } else if let Ok(rings) = reminders::plan(session) {
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
