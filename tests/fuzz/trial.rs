//! One target: its corpus, then what is made of it, until its time is over or an input fails.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use proptest::strategy::{Strategy, ValueTree};

use crate::targets::{Target, Try, Verdict};
use crate::{corpus, inputs, sandbox};

pub const HELD: i32 = 0;
/// An input failed and was put into the corpus.
pub const FOUND: i32 = 1;
const HANGS: i32 = 3;
/// For one input. Far more than any takes, as the computer may be busy with other things.
const LONGEST: Duration = Duration::from_secs(30);
const SHRINKING: Duration = Duration::from_secs(10);
/// Of the whole process, in KiB.
const MOST_MEMORY: u64 = 1024 * 1024;

/// What the last panic said.
static LAST_WORDS: Mutex<String> = Mutex::new(String::new());

struct Trial {
    target: &'static Target,
    sandbox: PathBuf,
    /// Made anew after a panic, and after so many inputs: it must not matter what was read before.
    attempt: Option<(Try, u32)>,
    tried: u64,
    accepted: u64,
    refused: BTreeMap<String, u64>,
}

pub fn run(target: &'static Target, sandbox: PathBuf, millis: u64, seed: u64) -> ExitCode {
    let started = Instant::now();
    let until = started + Duration::from_millis(millis);
    std::panic::set_hook(Box::new(|panic| {
        *LAST_WORDS.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = panic.to_string();
    }));
    let mut trial = Trial { target, sandbox, attempt: None, tried: 0, accepted: 0, refused: BTreeMap::new() };
    std::thread::spawn(watch);
    let held = trial.corpus().and_then(|()| trial.made(seed, until)).and_then(|()| within_memory());
    trial.report(started.elapsed());
    match held {
        Ok(()) => ExitCode::from(HELD as u8),
        Err(why) => {
            println!("{}: {why}", target.name);
            ExitCode::from(FOUND as u8)
        }
    }
}

impl Trial {
    fn corpus(&mut self) -> Result<(), String> {
        for (name, input) in corpus::of(self.target.name) {
            self.holds(&input).map_err(|why| format!("corpus/{}/{name}: {why}", self.target.name))?;
        }
        Ok(())
    }

    fn made(&mut self, seed: u64, until: Instant) -> Result<(), String> {
        let corpus = corpus::of(self.target.name).into_iter().map(|(_, input)| input).collect();
        let strategy = inputs::from(corpus, self.target);
        let mut runner = inputs::runner(seed);
        while Instant::now() < until {
            let mut tree = strategy.new_tree(&mut runner).expect("a strategy without filters");
            let Err(why) = self.holds(&tree.current()) else { continue };
            let (input, why) = self.smallest(&mut tree, why);
            let kept = corpus::keep(self.target.name, &input);
            return Err(format!("{why}\n    kept as {}", kept.display()));
        }
        Ok(())
    }

    fn smallest(&mut self, tree: &mut impl ValueTree<Value = Vec<u8>>, why: String) -> (Vec<u8>, String) {
        let until = Instant::now() + SHRINKING;
        let mut smallest = (tree.current(), why);
        while Instant::now() < until && tree.simplify() {
            loop {
                match self.holds(&tree.current()) {
                    Err(why) => {
                        smallest = (tree.current(), why);
                        break;
                    }
                    Ok(()) if Instant::now() < until && tree.complicate() => {}
                    Ok(()) => return smallest,
                }
            }
        }
        smallest
    }

    /// Why it does not, in the words of the assertion that failed.
    fn holds(&mut self, input: &[u8]) -> Result<(), String> {
        let path = sandbox::input(&self.sandbox);
        std::fs::write(&path, input).expect("room for an input");
        let (mut attempt, uses) = self.attempt.take().unwrap_or_else(|| (fresh(self.target, &self.sandbox), 0));
        BEGUN.store(millis(), Relaxed);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let verdict = attempt(input, &path);
            sandbox::check_untouched(&self.sandbox, input);
            verdict
        }));
        BEGUN.store(IDLE, Relaxed);
        let Ok(verdict) = outcome else {
            return Err(LAST_WORDS.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone());
        };
        self.attempt = Some((attempt, uses + 1)).filter(|(_, uses)| *uses < self.target.renewed_after);
        self.tried += 1;
        match verdict {
            Verdict::Accepted => self.accepted += 1,
            Verdict::Refused(code) => *self.refused.entry(code).or_default() += 1,
        }
        Ok(())
    }

    fn report(&self, took: Duration) {
        let refused: u64 = self.refused.values().sum();
        let mut codes: Vec<_> = self.refused.iter().collect();
        codes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let codes: Vec<String> = codes.iter().map(|(code, count)| format!("{code} {count}")).collect();
        println!(
            "fuzz {:<11} {:>7} inputs: {:>7} refused, {:>6} accepted, {:>5.1} s, {:>4} MiB  [{}]",
            self.target.name,
            self.tried,
            refused,
            self.accepted,
            took.as_secs_f64(),
            peak_memory().unwrap_or(0) / 1024,
            codes.join(", ")
        );
    }
}

fn fresh(target: &Target, sandbox: &Path) -> Try {
    let work = sandbox::work(sandbox);
    let _ = std::fs::remove_dir_all(&work);
    std::fs::create_dir_all(&work).expect("a folder of our own");
    (target.make)(&work)
}

const IDLE: u64 = u64::MAX;
/// When the input that is being tried was begun.
static BEGUN: AtomicU64 = AtomicU64::new(IDLE);

fn millis() -> u64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis() as u64
}

/// Ends the process when an input takes too long: whoever started it has the input.
fn watch() {
    loop {
        std::thread::sleep(Duration::from_millis(200));
        let begun = BEGUN.load(Relaxed);
        if begun != IDLE && millis().saturating_sub(begun) > LONGEST.as_millis() as u64 {
            println!("fuzz: an input took longer than {LONGEST:?}");
            std::process::exit(HANGS);
        }
    }
}

/// The most memory that this process ever held, in KiB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn within_memory() -> Result<(), String> {
    let peak = peak_memory().unwrap_or(0);
    if peak < MOST_MEMORY { Ok(()) } else { Err(format!("it needed {} MiB of memory", peak / 1024)) }
}
