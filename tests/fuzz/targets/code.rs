use std::path::Path;

use daymark_vault::{CodeError, Error, RecoveryCode, Secret, VaultHome, fold_symbols};

use super::{Target, Try, Verdict, vault};

pub const TARGET: Target = Target {
    name: "code",
    share: 1,
    renewed_after: 100_000,
    words: &["O", "I", "l", "U", "-", "–", "·", "\u{a0}", "\u{2028}", "ß", "ı", "İ", "ﬁ", "K", "０"],
    repair: None,
    make,
};

fn make(folder: &Path) -> Try {
    vault::laid_in(folder);
    let home = VaultHome::claim(folder).expect("the folder is free");
    let own = fold_symbols(&vault::code_text()).to_string();
    Box::new(move |input, _| {
        let text = String::from_utf8_lossy(input);
        let folded = fold_symbols(&text);
        assert_eq!(*fold_symbols(&folded), *folded, "what was folded stays so");
        match RecoveryCode::parse(&text) {
            Ok(code) => {
                let written = code.groups().map(|group| group.to_string()).join("-");
                assert_eq!(written.replace('-', ""), *folded, "a code is written as it was read");
                let again = RecoveryCode::parse(&written).unwrap_or_else(|_| panic!("what was written reads back"));
                assert!(again.groups().iter().eq(code.groups().iter()), "the same symbols");
                opens(&home, code, slips(&folded, &own))
            }
            Err(CodeError::WrongLength { symbols }) => {
                assert_ne!(symbols, 36);
                Verdict::Refused("length".to_owned())
            }
            Err(CodeError::UnknownSymbol { group }) => {
                assert!((1..=9).contains(&group));
                Verdict::Refused("symbol".to_owned())
            }
        }
    })
}

/// How many places differ.
fn slips(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count()
}

/// One slip is mended; with more it is another code.
fn opens(home: &VaultHome, code: RecoveryCode, slips: usize) -> Verdict {
    match home.unlock(Secret::Code(code)) {
        Ok(_) => {
            assert!(slips <= 2, "{slips} slips are too many");
            Verdict::Accepted
        }
        Err(error) => {
            assert_eq!(error, Error::WrongSecret);
            assert!(slips > 1, "{slips} slips are mended");
            Verdict::Refused("wrong".to_owned())
        }
    }
}
