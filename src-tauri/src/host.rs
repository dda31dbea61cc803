//! The door: a locked gate or an open session, one at a time, behind one lock. What must not wait for a long work that
//! holds the door (when to lock, what to ring) is remembered beside it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use daymark_core::reminders::{self, Reminder, Rings};
use daymark_core::time::{Clock, since_boot};
use daymark_core::{
    Code, Commands, Cost, Gate, HOLD_DRAFT, LockRules, LockedCommands, Problem, SAVE_ENTRY, Session, Work, WorkProgress,
};
use zeroize::Zeroizing;

use crate::bell::Bell;
use crate::flag::Flag;
use crate::seams;
use crate::words::Locale;

/// Where two of its locks are held, the door's was taken first, or only tried for.
pub struct Host {
    /// `None` only while one changes into the other.
    door: Mutex<Option<Door>>,
    clock: Clock,
    bell: Mutex<Bell>,
    /// A text on its way into the vault, as it was handed over while a command held the door: the newest. Whoever has the
    /// door next takes it in, the lock if nobody else.
    words: Mutex<Option<Zeroizing<Vec<u8>>>>,
    /// As they were when the door was last free; `None` while the vault is locked.
    lock_rules: Mutex<Option<LockRules>>,
    /// A text is sealed behind the locked door that neither the store nor the disk took: it goes with the program.
    text_waits: AtomicBool,
    /// Its user was told, and may go.
    told_of_text: AtomicBool,
    /// How often the computer was said to lock its screen or to go to sleep: one more while a vault opens closes it again.
    locks_told: AtomicU64,
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
            words: Mutex::new(None),
            text_waits: AtomicBool::new(false),
            told_of_text: AtomicBool::new(false),
            locks_told: AtomicU64::new(0),
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
        let told = self.locks_told.load(SeqCst);
        let mut door = self.door_now();
        let Some(Door::Locked(gate)) = door.as_mut() else {
            return Err(Problem { code: Code::Internal, field: None });
        };
        let answer = LockedCommands::dispatch(gate, command, request)?;
        let Some(session) = gate.take_session() else { return Ok((answer, After::Nothing)) };
        *door = Some(Door::Open(Box::new(session)));
        self.text_waits.store(false, SeqCst);
        // Before anything else: who asks from now on may find the door held.
        self.touch();
        self.look_up_rules(door.as_ref());
        self.refresh(door.as_mut());
        let with_computer = whole(&self.lock_rules).is_some_and(|rules| rules.with_computer);
        if with_computer && self.locks_told.load(SeqCst) != told {
            self.lock_door(door);
            return Err(locked());
        }
        Ok((answer, After::Opened))
    }

    pub fn call(&self, command: &str, request: &[u8]) -> Result<(Vec<u8>, After), Problem> {
        if command == HOLD_DRAFT {
            return Ok((self.hold(request)?, After::Nothing));
        }
        let mut door = self.door_for(command, request);
        if self.shut.load(SeqCst) {
            return Err(locked());
        }
        let Some(Door::Open(session)) = door.as_mut() else { return Err(locked()) };
        self.take_words_in(session);
        let answer = Commands::dispatch(session, command, request)?;
        Ok((answer, if session.is_over() { After::Erased } else { After::Nothing }))
    }

    /// Where the door is held, a text that is to be stored is put beside it meanwhile: the wait may end in a lock.
    fn door_for(&self, command: &str, request: &[u8]) -> MutexGuard<'_, Option<Door>> {
        if let Some(door) = self.door_if_free() {
            return door;
        }
        if command == SAVE_ENTRY {
            *whole(&self.words) = Some(Zeroizing::new(request.to_vec()));
        }
        self.door_now()
    }

    /// Waits for nobody: what is being typed is safe from a lock as soon as this returns, whatever holds the door.
    fn hold(&self, request: &[u8]) -> Result<Vec<u8>, Problem> {
        // Until it is known where they go, so that a lock meanwhile leaves none behind.
        let mut words = whole(&self.words);
        let Some(mut door) = self.door_if_free() else {
            *words = Some(Zeroizing::new(request.to_vec()));
            return Ok(b"null".to_vec());
        };
        let Some(Door::Open(session)) = door.as_mut() else { return Err(locked()) };
        *words = None;
        Commands::dispatch(session, HOLD_DRAFT, request)
    }

    fn take_words_in(&self, session: &mut Session) {
        if let Some(words) = whole(&self.words).take() {
            // A text that is too long is refused again where it is stored, and said there.
            drop(Commands::dispatch(session, HOLD_DRAFT, &words));
        }
    }

    pub fn progress(&self) -> WorkProgress {
        WorkProgress::of(&self.work)
    }

    pub fn cancel_work(&self) {
        self.work.cancel();
    }

    /// Whether this was the first to wish it. A long work ends now, so that the page's last words find the door free.
    pub fn begin_closing(&self) -> bool {
        self.work.cancel();
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
        self.lock_door(self.door());
    }

    fn lock_door(&self, mut door: MutexGuard<'_, Option<Door>>) {
        self.refresh(door.as_mut());
        *door = match door.take() {
            Some(Door::Open(mut session)) => {
                self.take_words_in(&mut session);
                Some(Door::Locked(Box::new(session.lock())))
            }
            other => other,
        };
        self.look_up_rules(door.as_ref());
        if let Some(Door::Locked(gate)) = door.as_ref() {
            self.told_of_text.store(false, SeqCst);
            self.text_waits.store(gate.text_waits(), SeqCst);
        }
        // What came too late does not stay here in clear. Held until the door is free: what comes now finds it locked.
        let mut words = whole(&self.words);
        *words = None;
        drop(door);
    }

    /// The same at the program's end: if a backup is due it is made now, with nobody waiting any more. What was typed is
    /// stored before: the system may not wait for the rest.
    pub fn lock_after_tidying(&self) {
        let mut door = self.door();
        if let Some(Door::Open(session)) = door.as_mut() {
            self.take_words_in(session);
            session.store_held();
        }
        self.tidy(&mut door);
        self.lock_door(door);
    }

    /// Whether the program may end at its user's wish without losing a text they were not told of. Asked again, it may.
    pub fn may_leave(&self) -> bool {
        !self.text_waits.load(SeqCst) || self.told_of_text.swap(true, SeqCst)
    }

    /// Whether there is such a text.
    pub fn text_waits(&self) -> bool {
        self.text_waits.load(SeqCst)
    }

    /// The computer locks its screen, or goes to sleep. Whether an open vault wants to be locked with it; one that is being
    /// opened right now is closed again.
    pub fn computer_locks(&self) -> bool {
        self.locks_told.fetch_add(1, SeqCst);
        self.lock_rules().is_some_and(|rules| rules.with_computer)
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
            if let Some(Door::Open(session)) = door.as_mut() {
                session.keep_wake();
            }
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
        }
        if let Ok(language) = session.language() {
            bell.locale = Locale::chosen(language);
        }
    }
}

fn locked() -> Problem {
    Problem { code: Code::Locked, field: None }
}

/// A panic in one command must not lock the user out of the next: what a lock guards is whole between commands.
fn whole<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
