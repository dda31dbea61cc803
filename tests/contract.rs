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
