//! Times, and whether they keep to their budgets.

use std::process::ExitCode;
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.0.push(begun.elapsed());
        done
    }

    pub fn least(&self) -> Duration {
        self.at(0)
    }

    pub fn p50(&self) -> Duration {
        self.at(50)
    }

    fn at(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort();
        // The least that so many of a hundred keep to.
        let place = (sorted.len() * percent).div_ceil(100).max(1) - 1;
        sorted[place]
    }
}

#[derive(Default)]
pub struct Report {
    missed: usize,
}

impl Report {
    pub fn shown(&self, what: &str, times: &Times) {
        println!("{what:<28} p50 {}   p95 {}", millis(times.p50()), millis(times.at(95)));
    }

    /// `budget`, in milliseconds, is for p95.
    pub fn budgeted(&mut self, what: &str, times: &Times, budget: u64) {
        let kept = self.keeps(times.at(95), budget);
        println!("{what:<28} p50 {}   p95 {}   of {budget:>4} ms  {kept}", millis(times.p50()), millis(times.at(95)));
    }

    pub fn one(&mut self, what: &str, time: Duration, budget: u64) {
        let kept = self.keeps(time, budget);
        println!("{what:<28}     {}                    of {budget:>4} ms  {kept}", millis(time));
    }

    /// `used` and `budget` in mebibytes; `None`: this system does not tell.
    pub fn memory(&mut self, what: &str, used: Option<u64>, budget: u64) {
        let Some(used) = used else { return };
        let keeps = used <= budget;
        self.missed += usize::from(!keeps);
        println!(
            "{what:<28}     {used:>9} MiB                   of {budget:>4} MiB {}",
            if keeps { "" } else { "MISSED" }
        );
    }

    fn keeps(&mut self, time: Duration, budget: u64) -> &'static str {
        let keeps = time <= Duration::from_millis(budget);
        self.missed += usize::from(!keeps);
        if keeps { "" } else { "MISSED" }
    }

    pub fn end(self) -> ExitCode {
        if self.missed == 0 {
            return ExitCode::SUCCESS;
        }
        println!("\nbudgets missed: {}", self.missed);
        ExitCode::FAILURE
    }
}

fn millis(time: Duration) -> String {
    format!("{:>9.2} ms", time.as_secs_f64() * 1000.0)
}
