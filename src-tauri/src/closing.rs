//! From open to locked, in one order whatever the cause: nothing on the screen, the page hands over what it has not stored
//! yet, no more questions, what is being typed is stored or sealed, the store is closed, the page is destroyed with all it
//! holds. And out of the program altogether.

use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::host::Host;
use crate::windows;

/// A page that says nothing for so long will not; the other side holds a copy of what was typed a moment ago.
const LAST_WORDS: Duration = Duration::from_millis(700);
const LAST_FRAMES: Duration = Duration::from_millis(120);
/// A lock that is under way takes a second; sleep waits no longer than this for anybody.
const LONGEST: Duration = Duration::from_secs(5);

/// At the page's own wish: it has handed over everything. The screen is blank when this returns; the rest goes on apart.
pub fn lock(app: &AppHandle) {
    windows::hide_main(app);
    if app.state::<Host>().begin_closing() {
        let app = app.clone();
        std::thread::spawn(move || finish(&app));
    }
}

/// Nobody is there, the screen is locked, the computer is about to sleep. Everything is put away when this returns, by
/// whomever; the caller is no thread of the window's.
pub fn lock_and_wait(app: &AppHandle) {
    let host = app.state::<Host>();
    if host.begin_closing() {
        hear_last_words(app);
        finish(app);
    } else {
        host.wait_until_closed(LONGEST);
    }
}

/// The computer locks its screen, or is about to sleep: the vault goes with it, where its user wants that.
pub fn lock_with_computer(app: &AppHandle) {
    if app.state::<Host>().computer_locks() {
        lock_and_wait(app);
    }
}

/// The user closes the window. Where what was typed could be stored nowhere, the locked window stays and says so.
pub fn quit(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        put_away(&app);
        let host = app.state::<Host>();
        if host.text_waits() && windows::locked(&app).is_ok() {
            host.let_in_again();
        } else {
            app.exit(0);
        }
    });
}

/// The system ends the program, and will not wait. What is open is put away first.
pub fn end(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        put_away(&app);
        app.exit(0);
    });
}

fn put_away(app: &AppHandle) {
    let host = app.state::<Host>();
    // Whether a lock is under way already or not: the door is asked for in turn.
    if host.begin_closing() {
        hear_last_words(app);
    }
    windows::hide_main(app);
    host.stop_calls();
    host.lock_after_tidying();
}

/// The page makes itself blank and hands over what it has not stored. It is given a moment to draw itself so, and the
/// window is hidden whether it has or not.
fn hear_last_words(app: &AppHandle) {
    let host = app.state::<Host>();
    let asked = windows::ask_to_put_away(app);
    if asked {
        host.wait_for_page(LAST_FRAMES);
    }
    windows::hide_main(app);
    if asked {
        host.wait_for_page(LAST_WORDS);
    }
}

fn finish(app: &AppHandle) {
    let host = app.state::<Host>();
    host.stop_calls();
    host.lock();
    // Without a window there is no way on: a program that cannot show one had better end, with everything put away.
    if windows::locked(app).is_err() {
        app.exit(1);
    }
    host.let_in_again();
}
