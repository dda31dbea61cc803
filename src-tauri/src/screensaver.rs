//! What the desktop says of its screen: some lock it and tell nobody but those who listen here, on the session's own bus.

use tauri::AppHandle;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;
use zbus::{MatchRule, Message};

use crate::closing;

/// The interface of freedesktop.org, and those of the desktops that have their own. All of one shape.
const INTERFACES: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

pub fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        // No bus: nothing to hear.
        let _ = listen(&app);
    });
}

fn listen(app: &AppHandle) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let rule = MatchRule::builder().msg_type(Type::Signal).member("ActiveChanged")?.build();
    for signal in MessageIterator::for_match_rule(rule, &bus, None)? {
        if is_active(&signal?) {
            closing::lock_with_computer(app);
        }
    }
    Ok(())
}

fn is_active(signal: &Message) -> bool {
    let header = signal.header();
    let known = header.interface().is_some_and(|interface| INTERFACES.contains(&interface.as_str()));
    known && signal.body().deserialize().is_ok_and(|active: bool| active)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_that_goes_dark_is_heard_whoever_says_it_and_nothing_else_is() {
        let said = |interface: &str, active: bool| {
            let signal = Message::signal("/org/freedesktop/ScreenSaver", interface, "ActiveChanged");
            is_active(&signal.and_then(|signal| signal.build(&active)).expect("a signal"))
        };
        assert!(INTERFACES.iter().all(|interface| said(interface, true) && !said(interface, false)));
        assert!(!said("org.example.Player", true), "something else that is active");
    }
}
