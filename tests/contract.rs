//! The page's contract is the command table's, letter for letter.

use std::path::Path;

#[test]
fn the_committed_contract_is_what_the_command_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/api/contract.ts");
    let wanted = daymark_core::contract();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &wanted).expect("the contract can be written");
    }
    let committed = std::fs::read_to_string(&path).expect("the contract is committed");
    assert!(
        committed == wanted,
        "ui/src/api/contract.ts is not what the command table says; run `UPDATE=1 cargo test -p daymark-tests --test contract`"
    );
}

/// A command that no page asks is a way in that nobody watches.
#[test]
fn every_command_of_the_table_is_asked_by_the_page() {
    let mut page = String::new();
    read_into(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src"), &mut page);
    let tables = [daymark_core::LockedCommands::NAMES, daymark_core::Commands::NAMES].concat();
    let silent: Vec<&str> = tables.into_iter().filter(|name| !page.contains(&format!("('{name}'"))).collect();
    assert!(silent.is_empty(), "commands that no page asks: {silent:?}");
}

fn read_into(folder: &Path, text: &mut String) {
    for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            read_into(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "ts" || ending == "svelte") {
            text.push_str(&std::fs::read_to_string(&path).expect("text"));
        }
    }
}
