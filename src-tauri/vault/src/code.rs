//! The recovery code: the root secret in 32 symbols, and four that notice a slip of the pen.
//!
//! Crockford's base32: no I, L, O or U, so that what was written by hand reads back. One wrong symbol, or two
//! neighbours swapped, is corrected, but only if the result then opens the store.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::secret::{Pinned, ROOT_LENGTH, Root, pinned};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 36;
const ROOT_SYMBOLS: usize = 32;
const GROUP: usize = 4;
/// Separates the check from any other use of SHA-256 over the root.
const CHECK_DOMAIN: &[u8] = b"RK1";

/// Nine groups of four symbols, as values 0–31.
pub struct RecoveryCode(Pinned<SYMBOLS>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// A code has 36 symbols.
    WrongLength { symbols: usize },
    /// The group, from 1 to 9, in which a sign stands that no code has.
    UnknownSymbol { group: u8 },
}

impl RecoveryCode {
    pub(crate) fn of(root: &Root) -> RecoveryCode {
        let mut symbols = pinned::<SYMBOLS>();
        symbols[..ROOT_SYMBOLS].copy_from_slice(&symbols_of(root.bytes()));
        symbols[ROOT_SYMBOLS..].copy_from_slice(&check_of(root));
        RecoveryCode(symbols)
    }

    /// Reads what was typed, in any case and spacing. A code with a slip in it is read too; opening may correct it.
    pub fn parse(text: &str) -> Result<RecoveryCode, CodeError> {
        let folded = fold_symbols(text);
        let mut symbols = Zeroizing::new(Vec::with_capacity(SYMBOLS));
        for (at, letter) in folded.chars().enumerate() {
            let value = ALPHABET.iter().position(|known| char::from(*known) == letter);
            let value = value.ok_or(CodeError::UnknownSymbol { group: (at / GROUP + 1).min(9) as u8 })?;
            symbols.push(value as u8);
        }
        if symbols.len() != SYMBOLS {
            return Err(CodeError::WrongLength { symbols: symbols.len() });
        }
        let mut code = pinned::<SYMBOLS>();
        code.copy_from_slice(&symbols);
        Ok(RecoveryCode(code))
    }

    /// Four symbols each, for the sheet.
    pub fn groups(&self) -> [Zeroizing<String>; 9] {
        std::array::from_fn(|at| {
            let group = &self.0[at * GROUP..(at + 1) * GROUP];
            Zeroizing::new(group.iter().map(|value| char::from(ALPHABET[usize::from(*value)])).collect())
        })
    }

    /// Every root this code may mean, likeliest first: as written, then with one symbol or one pair of neighbours mended.
    pub(crate) fn roots(&self) -> Vec<Root> {
        if let Some(root) = self.root_if_consistent() {
            return vec![root];
        }
        self.variations().filter_map(|code| code.root_if_consistent()).collect()
    }

    fn root_if_consistent(&self) -> Option<Root> {
        let root = root_of(&self.0[..ROOT_SYMBOLS]);
        (check_of(&root) == self.0[ROOT_SYMBOLS..]).then_some(root)
    }

    fn variations(&self) -> impl Iterator<Item = RecoveryCode> + '_ {
        let replaced = (0..SYMBOLS).flat_map(|at| (0..32u8).map(move |value| (at, value))).map(|(at, value)| {
            let mut symbols = self.0.clone();
            symbols[at] = value;
            RecoveryCode(symbols)
        });
        let swapped = (1..SYMBOLS).map(|at| {
            let mut symbols = self.0.clone();
            symbols.swap(at - 1, at);
            RecoveryCode(symbols)
        });
        replaced.chain(swapped)
    }
}

/// The symbols that were meant: upper case, O as 0, I and L as 1, spaces and dashes left out.
pub fn fold_symbols(text: &str) -> Zeroizing<String> {
    let mut folded = Zeroizing::new(String::with_capacity(text.len()));
    for letter in
        text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—' | '.' | '·'))
    {
        folded.push(match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    }
    folded
}

/// Five bits a symbol, first bits first.
fn symbols_of(bytes: &[u8; ROOT_LENGTH]) -> [u8; ROOT_SYMBOLS] {
    std::array::from_fn(|at| {
        let bit = at * 5;
        let pair = u16::from(bytes[bit / 8]) << 8 | u16::from(*bytes.get(bit / 8 + 1).unwrap_or(&0));
        (pair >> (11 - bit % 8)) as u8 & 31
    })
}

fn root_of(symbols: &[u8]) -> Root {
    let mut bytes = pinned::<ROOT_LENGTH>();
    for (at, symbol) in symbols.iter().enumerate() {
        let bit = at * 5;
        let pair = u16::from(*symbol) << (11 - bit % 8);
        bytes[bit / 8] |= (pair >> 8) as u8;
        if let Some(next) = bytes.get_mut(bit / 8 + 1) {
            *next |= pair as u8;
        }
    }
    Root::from_pinned(bytes)
}

/// The first 20 bits of SHA-256("RK1" ‖ R).
fn check_of(root: &Root) -> [u8; GROUP] {
    let hash = Sha256::new().chain_update(CHECK_DOMAIN).chain_update(root.bytes()).finalize();
    let first = u32::from_be_bytes([hash[0], hash[1], hash[2], 0]);
    std::array::from_fn(|at| (first >> (27 - at * 5)) as u8 & 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(code: &RecoveryCode) -> String {
        code.groups().map(|group| group.to_string()).join("-")
    }

    fn means(code: &str, root: &Root) -> bool {
        RecoveryCode::parse(code).unwrap().roots().iter().any(|one| one == root)
    }

    proptest! {
        #[test]
        fn a_code_reads_back_as_its_root(bytes: [u8; ROOT_LENGTH]) {
            let root = Root::from_slice(&bytes).unwrap();
            let written = text(&RecoveryCode::of(&root));
            prop_assert!(means(&written.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l"), &root));
        }

        #[test]
        fn one_wrong_symbol_or_two_swapped_are_mended(bytes: [u8; ROOT_LENGTH], at in 0usize..36, other in 0usize..32) {
            let root = Root::from_slice(&bytes).unwrap();
            let sound = text(&RecoveryCode::of(&root)).replace('-', "");
            let mut wrong = sound.clone().into_bytes();
            wrong[at] = ALPHABET[other];
            prop_assert!(means(std::str::from_utf8(&wrong).unwrap(), &root));
            let mut swapped = sound.into_bytes();
            swapped.swap(at, (at + 1).min(35));
            prop_assert!(means(std::str::from_utf8(&swapped).unwrap(), &root));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,80}") {
            if let Ok(code) = RecoveryCode::parse(&text) {
                code.roots();
            }
        }
    }

    #[test]
    fn what_is_no_code_is_told_where() {
        assert_eq!(RecoveryCode::parse("ABCD EFG").err(), Some(CodeError::WrongLength { symbols: 7 }));
        assert_eq!(RecoveryCode::parse("ABCD EFGU").err(), Some(CodeError::UnknownSymbol { group: 2 }));
        assert_eq!(RecoveryCode::parse("").err(), Some(CodeError::WrongLength { symbols: 0 }));
    }
}
