//! The door: a locked gate or an open session, one at a time, behind one lock. What must not wait for a long work that
//! holds the door (when to lock, what to ring) is remembered beside it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use daymark_core::reminders::{self, Reminder, Rings};
use daymark_core::time::{Clock, since_boot};
use daymark_core::{Code, Commands, Cost, Gate, LockRules, LockedCommands, Problem, Session, Work, WorkProgress};

use crate::bell::Bell;
use crate::flag::Flag;
use crate::seams;
use crate::words::Locale;

/// Where two of its locks are held, the door's was taken first.
pub struct Host {
    /// `None` only while one changes into the other.
    door: Mutex<Option<Door>>,
    clock: Clock,
    bell: Mutex<Bell>,
    /// As they were when the door was last free; `None` while the vault is locked.
    lock_rules: Mutex<Option<LockRules>>,
    /// One for the program's life: it is asked and cancelled while a command holds the door.
    work: Work,
    /// Set from the wish to lock until the locked window stands.
    closing: Flag,
    /// Set a little later: no question is let in any more.
    shut: AtomicBool,
    /// Whether the page has handed over what it had not stored.
    handed_over: Flag,
    /// A backup is being made that nobody asked for: whoever asks something goes first.
    tidying: AtomicBool,
    /// Since boot, sleep included.
    touched: Mutex<Duration>,
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
    /// Writes no file, and reads but the one that says what may be rung already: the gate claims the folder when it is first
    /// asked.
    pub fn new(folder: PathBuf) -> Host {
        let clock = seams::clock();
        let gate = Gate::new(folder, clock.clone(), Cost::Calibrated);
        let work = gate.work();
        let bell = Bell::new(reminders::before_unlock(&gate));
        Host {
            door: Mutex::new(Some(Door::Locked(Box::new(gate)))),
            clock,
            bell: Mutex::new(bell),
            lock_rules: Mutex::new(None),
            work,
            closing: Flag::default(),
            shut: AtomicBool::new(false),
            handed_over: Flag::default(),
            tidying: AtomicBool::new(false),
            touched: Mutex::new(since_boot()),
        }
    }

    fn door(&self) -> MutexGuard<'_, Option<Door>> {
        whole(&self.door)
    }

    /// The same for one who asks something: a backup that was begun for want of anything better is put off.
    fn door_now(&self) -> MutexGuard<'_, Option<Door>> {
        if self.tidying.load(SeqCst) {
            self.work.cancel();
        }
        self.door()
    }

    /// `None` while a command holds the door: for those who look again soon.
    fn door_if_free(&self) -> Option<MutexGuard<'_, Option<Door>>> {
        match self.door.try_lock() {
            Ok(door) => Some(door),
            Err(TryLockError::Poisoned(door)) => Some(door.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    pub fn call_locked(&self, command: &str, request: &[u8]) -> Result<(Vec<u8>, After), Problem> {
        let mut door = self.door_now();
        let Some(Door::Locked(gate)) = door.as_mut() else {
            return Err(Problem { code: Code::Internal, field: None });
        };
        let answer = LockedCommands::dispatch(gate, command, request)?;
        let Some(session) = gate.take_session() else { return Ok((answer, After::Nothing)) };
        *door = Some(Door::Open(Box::new(session)));
        // Before anything else: who asks from now on may find the door held.
        self.touch();
        self.look_up_rules(door.as_ref());
        self.refresh(door.as_mut());
        Ok((answer, After::Opened))
    }

    pub fn call(&self, command: &str, request: &[u8]) -> Result<(Vec<u8>, After), Problem> {
        let locked = || Problem { code: Code::Locked, field: None };
        let mut door = self.door_now();
        if self.shut.load(SeqCst) {
            return Err(locked());
        }
        let Some(Door::Open(session)) = door.as_mut() else { return Err(locked()) };
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
        self.handed_over.set(false);
        !self.closing.set(true)
    }

    /// For those who were not the first.
    pub fn wait_until_closed(&self, longest: Duration) {
        self.closing.wait_for(false, longest);
    }

    /// The page has nothing more that is not stored, or held here.
    pub fn page_has_put_away(&self) {
        self.handed_over.set(true);
    }

    pub fn wait_for_page(&self, longest: Duration) {
        self.handed_over.wait_for(true, longest);
    }

    /// From now on no question is let in, and a long work ends.
    pub fn stop_calls(&self) {
        self.shut.store(true, SeqCst);
        self.work.cancel();
    }

    /// The locked window stands.
    pub fn let_in_again(&self) {
        self.shut.store(false, SeqCst);
        self.closing.set(false);
    }

    /// Puts away what is being typed and closes the store. The plan of reminders is taken before: it must last while the
    /// vault is locked.
    pub fn lock(&self) {
        let mut door = self.door();
        self.refresh(door.as_mut());
        *door = match door.take() {
            Some(Door::Open(session)) => Some(Door::Locked(Box::new(session.lock()))),
            other => other,
        };
        self.look_up_rules(door.as_ref());
    }

    /// The same at the program's end: if a backup is due it is made now, with nobody waiting any more.
    pub fn lock_after_tidying(&self) {
        self.tidy(&mut self.door());
        self.lock();
    }

    /// Makes the backup that is due, if one is: when nobody waits for an answer. It gives way to whoever asks, and is left
    /// for later where a command holds the door.
    pub fn keep_safe(&self) {
        if let Some(mut door) = self.door_if_free() {
            self.tidy(&mut door);
        }
    }

    fn tidy(&self, door: &mut Option<Door>) {
        let Some(Door::Open(session)) = door.as_mut() else { return };
        self.tidying.store(true, SeqCst);
        session.keep_safe();
        self.tidying.store(false, SeqCst);
    }

    pub fn touch(&self) {
        *whole(&self.touched) = since_boot();
    }

    /// How long nobody has touched anything. Time asleep counts.
    pub fn idle(&self) -> Duration {
        since_boot().saturating_sub(*whole(&self.touched))
    }

    /// When the open vault wants to be locked; `None` while it is locked already. Answers at once, whatever holds the door:
    /// it is the lock that must end a long work, not the other way round.
    pub fn lock_rules(&self) -> Option<LockRules> {
        if let Some(door) = self.door_if_free() {
            self.look_up_rules(door.as_ref());
        }
        *whole(&self.lock_rules)
    }

    /// A store that cannot be read says so where the user looks; the rules it had before still hold.
    fn look_up_rules(&self, door: Option<&Door>) {
        let mut rules = whole(&self.lock_rules);
        *rules = match door {
            Some(Door::Open(session)) => session.lock_rules().ok().or(*rules),
            _ => None,
        };
    }

    /// What to show now, if anything is due. Locked, open or busy, the rings are the same.
    pub fn due_reminder(&self) -> Option<(Reminder, Locale)> {
        let mut door = self.door_if_free();
        if let Some(door) = door.as_mut() {
            self.refresh(door.as_mut());
        }
        let mut bell = whole(&self.bell);
        let reminder = bell.due(self.clock.now())?;
        let locale = bell.locale;
        match door.as_deref_mut().and_then(Option::as_mut) {
            Some(Door::Open(session)) => bell.write_down(|given| session.remember_rings(given).is_ok()),
            // Where that cannot be done, one that is started again within minutes rings again.
            Some(Door::Locked(gate)) => drop(reminders::forget_past(gate)),
            None => {}
        }
        Some((reminder, locale))
    }

    /// Writes down what was rung, then takes the plan anew.
    fn refresh(&self, door: Option<&mut Door>) {
        let Some(Door::Open(session)) = door else { return };
        let mut bell = whole(&self.bell);
        bell.write_down(|given| session.remember_rings(given).is_ok());
        // A store that cannot be read says so where the user looks; the last plan still rings.
        if session.is_over() {
            bell.rings = Rings::default();
        } else if let Ok(rings) = reminders::plan(session) {
            bell.rings.plan(rings);
            session.keep_wake();
        }
        if let Ok(language) = session.language() {
            bell.locale = Locale::chosen(language);
        }
    }
}

/// A panic in one command must not lock the user out of the next: what a lock guards is whole between commands.
fn whole<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
