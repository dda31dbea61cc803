//! The loop that rings. It sleeps in short steps and compares the wall clock each time: a timer would stand still
//! while the computer sleeps.

use std::time::Duration;

use tauri::{AppHandle, Manager};
use tauri_plugin_notification::NotificationExt;

use crate::host::Host;
use crate::words;

/// Half of what is promised, so that a slow wake-up still keeps the promise.
const STEP: Duration = Duration::from_secs(10);

pub fn start(app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            if let Some((reminder, locale)) = app.state::<Host>().due_reminder() {
                let body = words::reminder(locale, reminder);
                // A desktop without a notification service shows none; the next meeting still stands on Today.
                let _ = app.notification().builder().title("Daymark").body(body).show();
            }
            std::thread::sleep(STEP);
        }
    });
}
