//! Reads the source and names the rule of the house that it sees broken.
//!
//! Each rule is a function of a path and its text, and each is shown a planted fault: a check that cannot fail
//! checks nothing.

use std::path::{Path, PathBuf};

/// A file of the repository: its path from the root with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

struct Rule {
    name: &'static str,
    /// Lines that break it.
    broken: fn(&Source) -> Vec<String>,
    /// A file that breaks it.
    planted: (&'static str, &'static str),
}

const RULES: &[Rule] = &[
    Rule {
        name: "the core does not know there is a window",
        broken: |source| {
            if !source.is_in(&["src-tauri/core/", "src-tauri/vault/"]) {
                return Vec::new();
            }
            source.lines_with(&["tauri::", "tauri.workspace", "tauri-", "wry", "gtk"])
        },
        planted: ("src-tauri/core/src/journal.rs", "use tauri::Manager;"),
    },
    Rule {
        name: "the vault does not know what it keeps",
        broken: |source| {
            if !source.is_in(&["src-tauri/vault/"]) {
                return Vec::new();
            }
            let lower = Source { path: source.path.clone(), text: source.text.to_lowercase() };
            lower.lines_with(&[
                "sobriety",
                "sober",
                "journal entr",
                "meeting",
                "milestone",
                "attendance",
                "craving",
                "daymark_core",
            ])
        },
        planted: ("src-tauri/vault/src/store.rs", "const TABLE: &str = \"meeting\";"),
    },
    Rule {
        name: "SQL lives only in `store`",
        broken: |source| {
            let may = source.is_store()
                || source.path.ends_with("core/src/schema.rs")
                || source.is_in(&["src-tauri/vault/", "tests/"]);
            if may || !source.is_rust() {
                return Vec::new();
            }
            source.code().lines_with(&[
                "SELECT ",
                "INSERT ",
                "UPDATE ",
                "DELETE FROM",
                "PRAGMA ",
                ".execute(",
                "query_row",
                "query_map",
                ".prepare",
            ])
        },
        planted: ("src-tauri/core/src/journal.rs", "    tx.execute(\"DELETE FROM entry\", [])?;"),
    },
    Rule {
        name: "the shell knows no SQL, no cipher and no feature",
        broken: |source| {
            if !source.is_in(&["src-tauri/src/", "src-tauri/Cargo.toml"]) {
                return Vec::new();
            }
            let mut lines = source.lines_with(&["rusqlite", "daymark_vault", "daymark-vault", "argon2", "aes"]);
            let features = ["journal", "sobriety", "feeds", "groups", "attendance", "settings"];
            let named: Vec<String> = features.iter().map(|feature| format!("daymark_core::{feature}")).collect();
            lines.extend(source.lines_with(&named.iter().map(String::as_str).collect::<Vec<_>>()));
            lines
        },
        planted: ("src-tauri/src/host.rs", "use daymark_core::journal::Entry;"),
    },
    Rule {
        name: "`time.rs` alone asks the clock",
        broken: |source| {
            // The vault holds a stopwatch to calibrate its key derivation: how fast, not when.
            let may = source.path == "src-tauri/core/src/time.rs"
                || source.path == "src-tauri/vault/src/kdf.rs"
                || source.path.ends_with("tests.rs");
            if may || !source.is_rust() || !source.is_in(&["src-tauri/"]) {
                return Vec::new();
            }
            source.code().lines_with(&["Utc::now", "Local::now", "SystemTime::now", "Instant::now"])
        },
        planted: ("src-tauri/core/src/reminders.rs", "let now = chrono::Utc::now();"),
    },
    Rule {
        name: "a feature knows only the features it may know; nothing knows the journal",
        broken: |source| {
            let Some(feature) = source.core_feature() else { return Vec::new() };
            let known: &[&str] = match feature {
                // A bookmark comes from a list and shows its visits; a visit stands without its group.
                "groups" => &["groups", "feeds", "attendance", "settings"],
                "reminders" => &["reminders", "groups"],
                other => &[other],
            };
            let features = ["sobriety", "journal", "feeds", "groups", "attendance", "reminders", "settings"];
            let foreign: Vec<String> = features
                .iter()
                .filter(|name| !known.contains(name))
                .flat_map(|name| [format!("crate::{name}"), format!("crate::{{{name}")])
                .collect();
            source.code().lines_with(&foreign.iter().map(String::as_str).collect::<Vec<_>>())
        },
        planted: ("src-tauri/core/src/attendance.rs", "use crate::journal::Entry;"),
    },
    Rule {
        name: "a store asks no clock and knows no other feature's store",
        broken: |source| {
            if !source.is_store() {
                return Vec::new();
            }
            // Bookmarks are made of kept meetings: the one row that two stores share.
            let may = |line: &String| {
                source.path.contains("/groups/") && line.contains("feeds::store::{KeptMeeting, slot_from_row}")
            };
            let lines = source.lines_with(&["time::Clock", ", Clock", "{Clock", "::store::"]);
            lines.into_iter().filter(|line| !may(line)).collect()
        },
        planted: ("src-tauri/core/src/journal/store.rs", "use crate::time::Clock;"),
    },
    Rule {
        name: "only ui/src/api talks to Tauri",
        broken: |source| {
            if !source.is_in(&["ui/src/"]) || source.is_in(&["ui/src/api/"]) {
                return Vec::new();
            }
            source.lines_with(&["@tauri-apps", "__TAURI"])
        },
        planted: ("ui/src/features/today/TodayPage.svelte", "import { invoke } from '@tauri-apps/api/core';"),
    },
    Rule {
        name: "a feature of the page imports no other feature",
        broken: |source| {
            let Some(rest) = source.path.strip_prefix("ui/src/features/") else { return Vec::new() };
            let own = rest.split('/').next().unwrap_or_default();
            let imports = source.lines_with(&["from '../", "import '../"]);
            imports
                .into_iter()
                .filter(|line| !line.contains("'../../") && !line.contains(&format!("'../{own}/")))
                .collect()
        },
        planted: ("ui/src/features/today/TodayPage.svelte", "import { journal } from '../journal/journal.svelte';"),
    },
    Rule {
        name: "the page makes no HTML of text, stores nothing and asks no clock",
        broken: |source| {
            if !source.is_in(&["ui/src/"]) || source.path.ends_with(".test.ts") {
                return Vec::new();
            }
            source.code().lines_with(&[
                "{@html",
                "innerHTML",
                "localStorage",
                "sessionStorage",
                "indexedDB",
                "new Date()",
                "Date.now(",
            ])
        },
        planted: ("ui/src/features/journal/Editor.svelte", "{@html body}"),
    },
    Rule {
        name: "nothing is left for later",
        broken: |source| {
            if source.path == "tests/architecture.rs" {
                return Vec::new();
            }
            source.lines_with(&["todo!(", "unimplemented!(", "FIXME", "XXX"])
        },
        planted: ("src-tauri/core/src/feeds.rs", "    todo!()"),
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

    /// The feature a file of the core belongs to; `None` for what stands under the features, or over them.
    fn core_feature(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("src-tauri/core/src/")?;
        let name = rest.split('/').next()?.trim_end_matches(".rs");
        ["sobriety", "journal", "feeds", "groups", "attendance", "reminders", "settings"]
            .contains(&name)
            .then_some(name)
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
fn each_rule_sees_a_planted_fault() {
    for rule in RULES {
        let planted = Source { path: rule.planted.0.to_owned(), text: rule.planted.1.to_owned() };
        assert!(!(rule.broken)(&planted).is_empty(), "the rule {:?} does not see its fault", rule.name);
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
