//! The few words that the system shows for us, from the page's own Fluent files. None names a meeting, a group or a reason.

use daymark_core::reminders::Reminder;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

const ENGLISH: &str = include_str!("../../ui/src/messages/en/system.ftl");
const SPANISH: &str = include_str!("../../ui/src/messages/es/system.ftl");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    English,
    Spanish,
}

impl Locale {
    /// From the environment, as other programs read it.
    pub fn of_system() -> Locale {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Locale::from_tag(named.as_deref().unwrap_or_default())
    }

    /// What the user chose; `None`: as the system.
    pub fn chosen(tag: Option<&str>) -> Locale {
        tag.map_or_else(Locale::of_system, Locale::from_tag)
    }

    fn from_tag(tag: &str) -> Locale {
        if tag.starts_with("es") { Locale::Spanish } else { Locale::English }
    }

    /// Its words and its tag.
    fn source(self) -> (&'static str, &'static str) {
        match self {
            Locale::English => (ENGLISH, "en"),
            Locale::Spanish => (SPANISH, "es"),
        }
    }
}

pub fn reminder(locale: Locale, reminder: Reminder) -> String {
    let mut args = FluentArgs::new();
    let Some(begins) = reminder.begins else { return message(locale, "system-reminder-untold", &args) };
    args.set("time", begins.to_string());
    message(locale, "system-reminder", &args)
}

fn message(locale: Locale, id: &str, args: &FluentArgs<'_>) -> String {
    let (source, tag) = locale.source();
    let language: LanguageIdentifier = tag.parse().expect("a language tag");
    let resource = FluentResource::try_new(source.to_owned()).expect("the words are tested");
    let mut bundle = FluentBundle::new(vec![language]);
    // Marks of direction are for the page; a notification service may show them as boxes.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("each id stands once");
    let pattern =
        bundle.get_message(id).and_then(|message| message.value()).expect("every id stands in every language");
    bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use daymark_core::time::TimeOfDay;

    fn say_nothing_of_it(text: &str) {
        let lower = text.to_lowercase();
        for word in ["meeting", "reunión", "group", "grupo", "sober", "recovery"] {
            assert!(!lower.contains(word), "someone may look over a shoulder: {text}");
        }
    }

    #[test]
    fn a_reminder_says_when_and_nothing_else() {
        let due = Reminder { begins: TimeOfDay::from_minute(19 * 60 + 30) };
        for locale in [Locale::English, Locale::Spanish] {
            let text = reminder(locale, due);
            assert!(text.contains("19:30"), "{text}");
            say_nothing_of_it(&text);
        }
    }

    #[test]
    fn one_before_the_first_unlock_says_that_it_is_one() {
        let said = |locale| reminder(locale, Reminder { begins: None });
        assert_eq!(said(Locale::English), "A reminder you set.");
        assert_eq!(said(Locale::Spanish), "Un recordatorio que pusiste.");
        say_nothing_of_it(&said(Locale::English));
        say_nothing_of_it(&said(Locale::Spanish));
    }
}
