//! The system asks the program to end: at logout, at shutdown, from a terminal. What is open is put away first.

use tauri::AppHandle;

#[cfg(unix)]
pub fn watch(app: AppHandle) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            crate::closing::end(&app);
        }
    });
}

#[cfg(not(unix))]
pub fn watch(_: AppHandle) {}
