//! What the system says about itself: the screen is being locked, the computer goes to sleep.
//!
//! systemd's logind tells it on the system bus. Where there is none, the idle rule and the key remain.

use std::collections::HashMap;

use tauri::AppHandle;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::Type;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

use crate::closing;

const LOGIND: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    ScreenLocked,
    GoesToSleep,
    WokeUp,
}

pub fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        // No bus, or no logind on it.
        let _ = listen(&app);
    });
}

fn listen(app: &AppHandle) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let rule = MatchRule::builder().msg_type(Type::Signal).sender(LOGIND)?.build();
    let signals = MessageIterator::for_match_rule(rule, &bus, None)?;
    let manager = Proxy::new(&bus, LOGIND, PATH, MANAGER)?;
    let own = own_session(&manager);
    let mut delay = delay_sleep(&manager);
    for signal in signals {
        let told = told(&signal?, own.as_ref());
        match told {
            Some(Told::WokeUp) => delay = delay_sleep(&manager),
            Some(Told::ScreenLocked) => closing::lock_with_computer(app),
            Some(Told::GoesToSleep) => {
                closing::lock_with_computer(app);
                // Sleep waits until this is let go.
                drop(delay.take());
            }
            None => {}
        }
    }
    Ok(())
}

/// Sleep waits for us, at most for as long as logind allows (5 s).
fn delay_sleep(manager: &Proxy<'_>) -> Option<OwnedFd> {
    manager.call("Inhibit", &("sleep", "Daymark", "Closing", "delay")).ok()
}

/// `None`: it is not known which session this is; any of them counts then.
fn own_session(manager: &Proxy<'_>) -> Option<OwnedObjectPath> {
    let named = std::env::var("XDG_SESSION_ID").ok();
    let by_name = named.and_then(|name| manager.call("GetSession", &(name,)).ok());
    by_name.or_else(|| manager.call("GetSessionByPID", &(std::process::id(),)).ok())
}

fn told(signal: &Message, own: Option<&OwnedObjectPath>) -> Option<Told> {
    let header = signal.header();
    let ours = own.is_none_or(|own| header.path().is_some_and(|path| path == &**own));
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (MANAGER, "PrepareForSleep") => {
            let begins: bool = signal.body().deserialize().ok()?;
            Some(if begins { Told::GoesToSleep } else { Told::WokeUp })
        }
        (SESSION, "Lock") if ours => Some(Told::ScreenLocked),
        // Desktops that lock by themselves say so here.
        ("org.freedesktop.DBus.Properties", "PropertiesChanged") if ours => {
            let (_, changed, _): (String, HashMap<String, OwnedValue>, Vec<String>) =
                signal.body().deserialize().ok()?;
            let locked = changed.get("LockedHint").and_then(|hint| bool::try_from(hint).ok())?;
            locked.then_some(Told::ScreenLocked)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal(
        path: &str,
        interface: &str,
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) -> Message {
        Message::signal(path, interface, member).expect("a signal").build(body).expect("its body")
    }

    #[test]
    fn what_logind_says_is_understood_and_what_it_says_to_others_is_not_ours() {
        let own = OwnedObjectPath::try_from("/org/freedesktop/login1/session/_32").expect("a path");
        let other = "/org/freedesktop/login1/session/_33";
        assert_eq!(told(&signal(PATH, MANAGER, "PrepareForSleep", &true), Some(&own)), Some(Told::GoesToSleep));
        assert_eq!(told(&signal(PATH, MANAGER, "PrepareForSleep", &false), Some(&own)), Some(Told::WokeUp));
        assert_eq!(told(&signal(own.as_str(), SESSION, "Lock", &()), Some(&own)), Some(Told::ScreenLocked));
        assert_eq!(told(&signal(other, SESSION, "Lock", &()), Some(&own)), None, "somebody else's screen");
        assert_eq!(told(&signal(other, SESSION, "Lock", &()), None), Some(Told::ScreenLocked));
        assert_eq!(told(&signal(own.as_str(), SESSION, "Unlock", &()), Some(&own)), None);
        let hint = |locked: bool| {
            let changed = HashMap::from([("LockedHint", zbus::zvariant::Value::from(locked))]);
            let body = (SESSION, changed, Vec::<String>::new());
            told(&signal(own.as_str(), "org.freedesktop.DBus.Properties", "PropertiesChanged", &body), Some(&own))
        };
        assert_eq!((hint(true), hint(false)), (Some(Told::ScreenLocked), None));
    }
}
