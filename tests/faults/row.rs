//! A row of the matrix and what came out of it.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The same code, fewer rounds: part of every test run.
    Small,
    Full,
}

impl Scale {
    pub fn pick<T>(self, small: T, full: T) -> T {
        match self {
            Scale::Small => small,
            Scale::Full => full,
        }
    }
}

pub struct Row {
    pub name: &'static str,
    pub run: fn(Scale) -> Outcome,
}

/// Figures for the line, and each way in which the row fell short of what is promised.
#[derive(Default)]
pub struct Outcome {
    figures: Vec<(&'static str, u64)>,
    shortfalls: Vec<String>,
}

impl Outcome {
    pub fn figure(&mut self, name: &'static str, value: u64) {
        self.figures.push((name, value));
    }

    pub fn fell_short(&mut self, why: impl Into<String>) {
        self.shortfalls.push(why.into());
    }

    pub fn shortfalls(&self) -> &[String] {
        &self.shortfalls
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figures: Vec<String> = self.figures.iter().map(|(name, value)| format!("{name}={value}")).collect();
        write!(to, "{}", figures.join(" "))
    }
}
