//! Where the program that WebDriver drives differs from the one people use. Only the feature `e2e` has anything here:
//! the shipped program reads none of these variables.

use std::time::Duration;

use daymark_core::time::Clock;

/// A private session keeps no cache and no storage; WebKit refuses to be driven in one.
pub const PRIVATE_SESSION: bool = !cfg!(feature = "e2e");

/// WebDriver loses its session with the process of a page.
pub const ENDS_PAGES: bool = !cfg!(feature = "e2e");

#[cfg(not(feature = "e2e"))]
pub fn clock() -> Clock {
    Clock::System
}

/// `DAYMARK_E2E_NOW` (RFC 3339): the clock starts there and runs on.
#[cfg(feature = "e2e")]
pub fn clock() -> Clock {
    let from = std::env::var("DAYMARK_E2E_NOW").ok().and_then(|now| now.parse().ok());
    from.map_or(Clock::System, Clock::running_from)
}

#[cfg(not(feature = "e2e"))]
pub fn picked_file() -> Option<String> {
    None
}

/// `DAYMARK_E2E_PICK`: a text file that holds the path a file dialog would answer; such dialogs are out of WebDriver's reach.
#[cfg(feature = "e2e")]
pub fn picked_file() -> Option<String> {
    let answer = std::env::var_os("DAYMARK_E2E_PICK")?;
    std::fs::read_to_string(answer).ok().map(|path| path.trim().to_owned())
}

#[cfg(not(feature = "e2e"))]
pub fn waited(longest: Duration) -> Duration {
    longest
}

/// `DAYMARK_E2E_MINUTE`: how many milliseconds of no touch count as a minute.
#[cfg(feature = "e2e")]
pub fn waited(longest: Duration) -> Duration {
    let minute = std::env::var("DAYMARK_E2E_MINUTE").ok().and_then(|millis| millis.parse().ok());
    minute.map_or(longest, |minute: u64| Duration::from_millis(longest.as_secs() / 60 * minute))
}
