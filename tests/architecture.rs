//! Reads the source and names the rule of the house that it sees broken.
//!
//! Each rule is a function of a path and its text, and each is shown planted faults: a check that cannot fail
//! checks nothing.

use std::path::{Path, PathBuf};

/// A file of the repository: its path from the root with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

struct Rule {
    name: &'static str,
    /// What in a file breaks it.
    broken: fn(&Source) -> Vec<String>,
    /// Files that break it: path and text.
    planted: &'static [(&'static str, &'static str)],
}

/// What stands under the core's features, or over them. Every other file there is a feature and its own world.
const NO_FEATURE: [&str; 17] = [
    "about",
    "api",
    "columns",
    "dates_file",
    "error",
    "files",
    "gate",
    "id",
    "lib",
    "passphrase",
    "progress",
    "prose",
    "schema",
    "session",
    "time",
    "today",
    "weekly",
];

/// Who in the core knows which feature besides its own, and why.
const KNOWS: &[(&str, &[&str])] = &[
    // Whoever changes much at once makes a backup first.
    ("attendance", &["backup"]),
    // A clock may speak in other words than the rest.
    ("sobriety", &["backup", "settings"]),
    // A return to use and what is written about it are kept together or not at all. So that neither knows the other.
    ("reflection", &["journal", "sobriety"]),
    // At which hour a day starts is the main clock's to say.
    ("lookback", &["sobriety"]),
    ("journal", &["backup"]),
    // What comes from elsewhere does not bring along what was chosen for another computer's disk.
    ("restore", &["backup", "settings"]),
    ("keys", &["backup", "settings"]),
    ("backup", &["settings"]),
    // It takes everything out, and looks at nothing; of what it brings in it asks those who will read it.
    ("transfer", &["attendance", "feeds", "groups", "guide", "journal", "restore", "settings", "sobriety"]),
    // Each is brought back by the rules of what it is.
    ("deleted", &["attendance", "feeds", "groups", "guide", "journal", "lookback", "settings", "sobriety"]),
    // A bookmark comes from a list and shows its visits; a visit stands without its group.
    ("groups", &["feeds", "attendance", "settings"]),
    // What is near is what is bookmarked; whether it may ring before a first unlock is chosen.
    ("reminders", &["groups", "settings"]),
    // A vault is made with the language it was asked for in, and knows whether its sheet was checked.
    // Before a migration it makes a backup, and from a backup it makes a vault.
    ("gate", &["backup", "restore", "settings"]),
    ("passphrase", &["settings"]),
    // It holds the list being previewed, what must still ring behind the lock, and what is being written when it falls; what
    // was deleted goes when nobody waits.
    ("session", &["backup", "deleted", "feeds", "journal", "reminders", "settings"]),
];

/// Where the clock may be asked, and why.
const CLOCKS: [&str; 2] = [
    "src-tauri/core/src/time.rs",
    // A stopwatch to calibrate the key derivation: how fast, not when.
    "src-tauri/vault/src/kdf.rs",
];

const RULES: &[Rule] = &[
    Rule {
        name: "the core does not know there is a window",
        broken: |source| {
            if !source.is_in(&["src-tauri/core/", "src-tauri/vault/"]) {
                return Vec::new();
            }
            source.lines_with(&["tauri::", "tauri.workspace", "tauri =", "tauri-", "wry", "gtk"])
        },
        planted: &[
            ("src-tauri/core/src/journal.rs", "use tauri::Manager;"),
            ("src-tauri/core/Cargo.toml", "tauri = \"2\""),
            ("src-tauri/vault/Cargo.toml", "tauri-build.workspace = true"),
        ],
    },
    Rule {
        name: "the vault does not know what it keeps",
        broken: |source| {
            if !source.is_in(&["src-tauri/vault/"]) {
                return Vec::new();
            }
            // A rollback journal is SQLite's, and no diary.
            let lower = source.text.to_lowercase();
            let text = [
                "journal_mode",
                "hot_journal",
                "rollback journal",
                "-journal",
                "|journal|",
                "journal.len",
                "the journal beside",
            ]
            .iter()
            .fold(lower, |text, sqlite| text.replace(sqlite, ""));
            let words = [
                "sobriety",
                "sober",
                "journal",
                "meeting",
                "milestone",
                "attendance",
                "craving",
                "daymark_core",
                "daymark-core",
            ];
            Source { path: source.path.clone(), text }.lines_with(&words)
        },
        planted: &[
            ("src-tauri/vault/src/store.rs", "const TABLE: &str = \"meeting\";"),
            ("src-tauri/vault/src/store.rs", "/// Keeps the Journal."),
            ("src-tauri/vault/Cargo.toml", "daymark-core.workspace = true"),
        ],
    },
    Rule {
        name: "SQL lives only in `store`",
        broken: |source| {
            let may = source.is_store()
                || source.path == "src-tauri/core/src/schema.rs"
                || source.is_in(&["src-tauri/vault/", "tests/"]);
            if may || !source.is_rust() {
                return Vec::new();
            }
            let sql = [
                "SELECT ",
                "INSERT ",
                "UPDATE ",
                "DELETE FROM",
                "PRAGMA ",
                ".execute(",
                "query_row",
                "query_map",
                ".prepare",
            ];
            source.code().lines_with(&sql)
        },
        planted: &[
            ("src-tauri/core/src/journal.rs", "    tx.execute(\"DELETE FROM entry\", [])?;"),
            ("src-tauri/src/host.rs", "let all = \"SELECT * FROM entry\";"),
        ],
    },
    Rule {
        name: "a rule passes a connection on, and knows no more of rusqlite",
        broken: |source| {
            let under = ["columns", "error", "schema", "session"].map(|name| format!("src-tauri/core/src/{name}.rs"));
            let may = source.is_store() || under.contains(&source.path);
            if may || !source.is_in(&["src-tauri/core/src/", "src-tauri/src/"]) {
                return Vec::new();
            }
            let lines = source.code().lines_with(&["rusqlite"]);
            lines
                .into_iter()
                .filter(|line| line.replace("db: &rusqlite::Connection", "").contains("rusqlite"))
                .collect()
        },
        planted: &[
            ("src-tauri/core/src/groups.rs", "use rusqlite::params;"),
            ("src-tauri/core/src/groups.rs", "fn a(db: &rusqlite::Connection) -> rusqlite::Result<()> {"),
        ],
    },
    Rule {
        name: "the shell knows no SQL, no cipher and no feature",
        broken: |source| {
            if !source.is_in(&["src-tauri/src/", "src-tauri/Cargo.toml"]) {
                return Vec::new();
            }
            // What rings is told to the shell, which alone can show it.
            let may = ["reminders", "time"];
            let named = source.modules_of("daymark_core::").into_iter().filter(|name| !may.contains(&name.as_str()));
            let mut broken: Vec<String> = named.map(|name| format!("{}: daymark_core::{name}", source.path)).collect();
            broken.extend(source.lines_with(&["rusqlite", "daymark_vault", "daymark-vault", "argon2", "aes"]));
            broken
        },
        planted: &[
            ("src-tauri/src/host.rs", "use daymark_core::journal::Entry;"),
            ("src-tauri/src/host.rs", "use daymark_core::{\n    Gate,\n    time::Day,\n    sobriety,\n};"),
            ("src-tauri/Cargo.toml", "rusqlite.workspace = true"),
        ],
    },
    Rule {
        name: "`time.rs` alone asks the clock",
        broken: |source| {
            let is_test = source.path.ends_with("tests.rs") || source.path.contains("/tests/");
            let may = CLOCKS.contains(&source.path.as_str()) || is_test;
            if may || !source.is_rust() || !source.is_in(&["src-tauri/"]) {
                return Vec::new();
            }
            source.code().lines_with(&["Utc::now", "Local::now", "SystemTime::now", "Instant::now"])
        },
        planted: &[
            ("src-tauri/core/src/reminders.rs", "let now = chrono::Utc::now();"),
            ("src-tauri/src/reminding.rs", "let now = std::time::SystemTime::now();"),
            ("src-tauri/vault/src/store.rs", "let begun = Instant::now();"),
        ],
    },
    Rule {
        name: "a feature knows only the features it may know; nothing knows the journal",
        broken: |source| {
            let Some(own) = source.core_module().filter(|name| *name != "lib") else { return Vec::new() };
            let known = KNOWS.iter().find(|(name, _)| *name == own).map_or(&[][..], |(_, known)| known);
            let may = |name: &str| name == own || NO_FEATURE.contains(&name) || known.contains(&name);
            let foreign = source.modules_of("crate::").into_iter().filter(|name| !may(name));
            foreign.map(|name| format!("{}: crate::{name}", source.path)).collect()
        },
        planted: &[
            ("src-tauri/core/src/attendance.rs", "use crate::journal::Entry;"),
            (
                "src-tauri/core/src/sobriety/store.rs",
                "use crate::{\n    error::Result,\n    journal::{self, Entry},\n};",
            ),
            ("src-tauri/core/src/gratitude.rs", "let days = crate::sobriety::days(db)?;"),
            ("src-tauri/core/src/time.rs", "use crate::groups;"),
        ],
    },
    Rule {
        name: "what is in another file is named from the crate",
        broken: |source| {
            // So that the rule above sees it.
            if source.is_in(&["src-tauri/core/src/"]) {
                source.code().lines_with(&["super::super"])
            } else {
                Vec::new()
            }
        },
        planted: &[("src-tauri/core/src/groups/store.rs", "use super::super::journal;")],
    },
    Rule {
        name: "a store asks no clock and knows no other feature's store",
        broken: |source| {
            if !source.is_store() {
                return Vec::new();
            }
            // Bookmarks are made of kept meetings: the one row that two stores share.
            let may = |line: &String| {
                source.path.contains("/groups/")
                    && line.contains("feeds::store::{KeptMeeting, position_from_row, slot_from_row}")
            };
            let lines = source.lines_with(&["time::Clock", ", Clock", "{Clock", "::store::"]);
            lines.into_iter().filter(|line| !may(line)).collect()
        },
        planted: &[
            ("src-tauri/core/src/journal/store.rs", "use crate::time::Clock;"),
            ("src-tauri/core/src/groups/store.rs", "use crate::attendance::store::visits;"),
        ],
    },
    Rule {
        name: "only `feeds/fetch.rs` opens a connection",
        broken: |source| {
            // Its tests are the other side.
            let may = ["src-tauri/core/src/feeds/fetch.rs", "src-tauri/core/src/feeds/fetch/tests.rs"];
            if !source.is_in(&["src-tauri/"]) || may.contains(&source.path.as_str()) {
                return Vec::new();
            }
            let crates = ["ureq", "rustls", "reqwest", "hyper", "tungstenite", "native-tls", "native_tls"];
            let sockets = ["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs", "to_socket_addrs"];
            let lines = source.code().lines_with(&[&crates[..], &sockets].concat());
            // What the crate that holds it stands on is declared for the whole crate.
            let declared = |line: &String| {
                let stands_on = ["ureq.workspace = true", "rustls.workspace = true"];
                source.path == "src-tauri/core/Cargo.toml" && stands_on.iter().any(|each| line.ends_with(each))
            };
            lines.into_iter().filter(|line| !declared(line)).collect()
        },
        planted: &[
            ("src-tauri/core/src/about.rs", "let newest = ureq::get(\"https://example.org/version\").call()?;"),
            ("src-tauri/core/src/feeds/fetch/answer.rs", "use std::net::TcpStream;"),
            ("src-tauri/vault/src/store.rs", "let socket = std::net::UdpSocket::bind(any)?;"),
            ("src-tauri/src/host.rs", "let found = (\"example.org\", 443).to_socket_addrs()?;"),
            ("src-tauri/Cargo.toml", "ureq.workspace = true"),
            ("src-tauri/core/Cargo.toml", "reqwest = \"0.13\""),
        ],
    },
    Rule {
        name: "only ui/src/api talks to Tauri",
        broken: |source| {
            if !source.is_in(&["ui/src/"]) || source.is_in(&["ui/src/api/"]) {
                return Vec::new();
            }
            source.lines_with(&["@tauri-apps", "__TAURI"])
        },
        planted: &[("ui/src/features/today/TodayPage.svelte", "import { invoke } from '@tauri-apps/api/core';")],
    },
    Rule {
        name: "a feature of the page imports no other feature; what it stands on imports none",
        broken: |source| {
            let held = ["ui/src/features/", "ui/src/api/", "ui/src/design/", "ui/src/messages/"];
            if !source.is_in(&held) {
                return Vec::new();
            }
            let own = source.path.strip_prefix("ui/src/").and_then(feature_of);
            let foreign =
                source.imports().into_iter().filter(|path| feature_of(path).is_some_and(|name| Some(name) != own));
            foreign.map(|path| format!("{}: {path}", source.path)).collect()
        },
        planted: &[
            ("ui/src/features/today/TodayPage.svelte", "import { journal } from '../journal/journal.svelte';"),
            ("ui/src/features/today/parts/Count.svelte", "import { journal } from \"../../journal/journal.svelte\";"),
            (
                "ui/src/features/today/today.ts",
                "const page = await import('../../features/journal/JournalPage.svelte');",
            ),
            ("ui/src/design/Card.svelte", "import { when } from '../features/today/when';"),
        ],
    },
    Rule {
        name: "the page makes no HTML of text, stores nothing, opens no connection and asks no clock",
        broken: |source| {
            if !source.is_in(&["ui/src/"]) || source.path.ends_with(".test.ts") {
                return Vec::new();
            }
            let html =
                ["{@html", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function("];
            let kept = ["localStorage", "sessionStorage", "indexedDB", "document.cookie"];
            let opened = [" fetch(", "XMLHttpRequest", "WebSocket(", "EventSource(", "sendBeacon"];
            let asked = ["new Date()", "Date.now("];
            source.code().lines_with(&[&html[..], &kept, &opened, &asked].concat())
        },
        planted: &[
            ("ui/src/features/journal/Editor.svelte", "{@html body}"),
            ("ui/src/features/journal/draft.svelte.ts", "localStorage.setItem('draft', body)"),
            ("ui/src/features/meetings/find.ts", "const list = await fetch(address)"),
            ("ui/src/design/when.ts", "const today = new Date();"),
        ],
    },
    Rule {
        name: "nothing is left for later",
        broken: |source| {
            if source.path == "tests/architecture.rs" {
                return Vec::new();
            }
            source.lines_with(&["todo!(", "unimplemented!(", "FIXME", "XXX"])
        },
        planted: &[("src-tauri/core/src/feeds.rs", "    todo!()")],
    },
];

impl Source {
    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }

    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    fn is_store(&self) -> bool {
        self.path.starts_with("src-tauri/core/src/") && self.path.ends_with("store.rs")
    }

    /// The module of the core that a file belongs to, by the name directly under `src`.
    fn core_module(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("src-tauri/core/src/")?;
        Some(rest.split('/').next()?.trim_end_matches(".rs"))
    }

    /// The modules named behind `root`, alone or in braces; types are no modules.
    fn modules_of(&self, root: &str) -> Vec<String> {
        let code = self.code();
        let behind = code.text.split(root).skip(1);
        behind.flat_map(first_names).filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())).collect()
    }

    /// What a file of the page imports of ours, as paths from `ui/src/`.
    fn imports(&self) -> Vec<String> {
        let quoted = self.text.split(['\'', '"']);
        let ours = quoted.filter(|text| text.starts_with("./") || text.starts_with("../"));
        ours.map(|import| resolved(&self.path, import)).collect()
    }

    /// Without comments and, in Rust, without its tests.
    fn code(&self) -> Source {
        let whole =
            if self.is_rust() { self.text.split("\n#[cfg(test)]").next().unwrap_or_default() } else { &self.text };
        let lines =
            whole.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*'));
        Source { path: self.path.clone(), text: lines.collect::<Vec<_>>().join("\n") }
    }

    fn lines_with(&self, marks: &[&str]) -> Vec<String> {
        let lines = self.text.lines().filter(|line| marks.iter().any(|mark| line.contains(mark)));
        lines.map(|line| format!("{}: {}", self.path, line.trim())).collect()
    }
}

/// `journal::Entry` names `journal`; `{error::Result, journal::{self, Entry}}` names `error` and `journal`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|each| each.is_alphanumeric() || *each == '_').collect();
    let Some(inside) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 1;
    let mut names = vec![String::new()];
    for letter in inside.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(String::new()),
            _ if depth == 1 => names.last_mut().expect("one from the start").push(letter),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.iter().map(|text| name(text)).collect()
}

/// `../b/x` seen from `ui/src/features/a/y.ts` is `features/b/x`.
fn resolved(path: &str, import: &str) -> String {
    let mut parts: Vec<&str> = path.trim_start_matches("ui/src/").split('/').collect();
    parts.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The feature that a path from `ui/src/` lies in.
fn feature_of(path: &str) -> Option<&str> {
    path.strip_prefix("features/")?.split('/').next()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for place in ["src-tauri", "ui/src", "tests", "xtask"] {
        collect(&root, &root.join(place), &mut found);
    }
    assert!(found.len() > 60, "the source was not found: {}", found.len());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).expect("a folder of the repository");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", "gen", "fixtures", "icons"].contains(&name.as_str()) {
                collect(root, &path, found);
            }
        } else if [".rs", ".ts", ".svelte", "Cargo.toml"].iter().any(|ending| name.ends_with(ending)) {
            found.push(read(root, path));
        }
    }
}

fn read(root: &Path, path: PathBuf) -> Source {
    let from_root = path.strip_prefix(root).expect("below the root");
    let from_root = from_root.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    Source { path: from_root, text: std::fs::read_to_string(&path).expect("text") }
}

#[test]
fn the_house_stands_as_it_was_drawn() {
    let sources = sources();
    let broken: Vec<String> = RULES
        .iter()
        .flat_map(|rule| {
            sources.iter().flat_map(|source| (rule.broken)(source)).map(|line| format!("[{}] {line}", rule.name))
        })
        .collect();
    assert!(broken.is_empty(), "rules of the house are broken:\n{}", broken.join("\n"));
}

#[test]
fn each_rule_sees_its_planted_faults() {
    for rule in RULES {
        assert!(!rule.planted.is_empty(), "the rule {:?} was never seen to fail", rule.name);
        for (path, text) in rule.planted {
            let planted = Source { path: (*path).to_owned(), text: (*text).to_owned() };
            assert!(!(rule.broken)(&planted).is_empty(), "the rule {:?} does not see {path}: {text}", rule.name);
        }
    }
}

/// A permission that nothing uses any more is one to take away.
#[test]
fn each_exception_is_still_needed() {
    let sources = sources();
    for (module, known) in KNOWS {
        for feature in *known {
            let uses = |source: &Source| {
                source.core_module() == Some(*module) && source.modules_of("crate::").iter().any(|name| name == feature)
            };
            assert!(sources.iter().any(uses), "{module} does not use {feature}: take it out of KNOWS");
        }
    }
    for path in CLOCKS {
        let asks = |source: &Source| source.path == path && !source.lines_with(&["::now()"]).is_empty();
        assert!(sources.iter().any(asks), "{path} asks no clock: take it out of CLOCKS");
    }
}

/// The settings by which the window keeps to itself, read from where they are set.
#[test]
fn the_window_is_shut_to_all_but_its_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = |path: &str| std::fs::read_to_string(root.join(path)).expect("a file of the repository");
    let conf: serde_json::Value = serde_json::from_str(&text("src-tauri/tauri.conf.json")).expect("JSON");
    let policy = conf["app"]["security"]["csp"].as_object().expect("a policy").clone();
    for (directive, sources) in &policy {
        assert!(!sources.as_str().unwrap_or_default().contains("unsafe"), "{directive} must allow nothing unsafe");
    }
    assert_eq!(policy["default-src"], "'self'");
    assert_eq!(policy["script-src"], "'self'");
    assert!(!text("Cargo.toml").contains("\"devtools\""), "no devtools in release");
    for (window, own) in [("locked", "allow-call-locked"), ("main", "allow-call")] {
        let capability: serde_json::Value =
            serde_json::from_str(&text(&format!("src-tauri/capabilities/{window}.json"))).expect("JSON");
        assert_eq!(capability["windows"], serde_json::json!([window]));
        let allowed: Vec<&str> =
            capability["permissions"].as_array().into_iter().flatten().filter_map(|each| each.as_str()).collect();
        assert!(allowed.contains(&own), "{window} asks its own door");
        let other = if window == "locked" { "allow-call" } else { "allow-call-locked" };
        assert!(!allowed.contains(&other), "{window} never asks the other's");
        assert!(allowed.iter().all(|each| each.starts_with("allow-")), "no set of permissions by default");
    }
    assert!(
        text("src-tauri/src/seams.rs").contains("PRIVATE_SESSION: bool = !cfg!(feature = \"e2e\")"),
        "the shipped window is private"
    );
}
