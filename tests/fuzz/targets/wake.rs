//! Minutes in clear beside the vault: read before anything is unlocked, written over by anybody.

use std::collections::BTreeSet;
use std::path::Path;

use daymark_tests::Program;
use daymark_vault::{VaultHome, wake_minutes};

use super::{NOW, Target, Try, Verdict};

const LENGTH: usize = 512;
const MOST: usize = 64;

pub const TARGET: Target = Target {
    name: "wake",
    share: 1,
    renewed_after: 5_000,
    words: &["\u{1}\0\0\0\0\0\0\0", "\0\0\0\0\u{1}\0\0\0", "\0\0\0\0\0\0\0\0"],
    repair: Some(as_long),
    make,
};

/// What has another length is not looked at.
fn as_long(mut input: Vec<u8>, _: u8) -> Vec<u8> {
    input.resize(LENGTH, 0);
    input
}

fn make(folder: &Path) -> Try {
    let (read, written) = (folder.join("read"), folder.join("written"));
    std::fs::create_dir_all(&read).expect("a folder");
    let home = VaultHome::claim(&written).expect("the folder is free");
    let program = Program::in_folder(&read, NOW, "America/Los_Angeles");
    Box::new(move |input, _| {
        std::fs::write(read.join("wake"), input).expect("a file");
        let minutes: BTreeSet<u64> = wake_minutes(&read);
        assert!(minutes.len() <= MOST, "{} minutes", minutes.len());
        let shown = program.rings_before_unlock().due(program.now());
        if let Some((reminder, given)) = shown {
            assert_eq!(reminder.begins, None, "nobody knows when it begins");
            assert!((1..=MOST).contains(&given.len()));
        }
        assert!(std::fs::read(read.join("wake")).is_ok_and(|now| now == input), "reading writes nothing");
        home.keep_wake(&minutes).expect("it can be written");
        let again = std::fs::read(written.join("wake")).expect("it was written");
        assert_eq!(wake_minutes(&written), minutes, "what was read comes back");
        if again == input { Verdict::Accepted } else { refused(&minutes) }
    })
}

/// There is one way to write each: what is read at all is written so.
fn refused(minutes: &BTreeSet<u64>) -> Verdict {
    assert!(minutes.is_empty(), "read, and not as it is written");
    Verdict::Refused("passed_over".to_owned())
}
