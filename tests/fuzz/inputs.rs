//! Inputs made of the corpus: bits flipped, parts cut, doubled, moved in from elsewhere, words that mean something to the
//! reader put in; and bytes of no order at all.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::targets::{Repair, Target};

/// Bytes. What is larger only takes longer.
const LARGEST: usize = 256 * 1024;

/// What breaks readers of any format.
const WORDS: &[&[u8]] = &[
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"\xC3\x28",
    b"\xED\xA0\x80",
    b"\xF4\x90\x80\x80",
    "\u{202E}".as_bytes(),
    "\u{2066}".as_bytes(),
    "\u{1}\u{2}".as_bytes(),
    "e\u{301}".as_bytes(),
    "👩‍👩‍👧".as_bytes(),
    b"\r\n",
    b"\r",
    b"-0",
    b"1e309",
    b"-1",
    b"255",
    b"65536",
    b"4294967296",
    b"9223372036854775807",
    b"9223372036854775808",
    b"-9223372036854775808",
    b"18446744073709551616",
    b"0.1",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"[",
    b"{",
    b"]",
    b"}",
    b"null",
    b"true",
    b"''",
    b"../../etc/passwd",
    b"'; DROP TABLE entry; --",
];

#[derive(Clone, Debug)]
enum Edit {
    Flip(Index, u8),
    Set(Index, u8),
    Truncate(Index),
    Cut(Index, usize),
    Repeat(Index, usize, u32),
    /// A part of another input of the corpus.
    Splice(Index, Index, Index, usize),
    Insert(Index, Vec<u8>),
    Overwrite(Index, Vec<u8>),
    /// A run of digits becomes another.
    Number(Index, i64),
}

pub fn any_seed() -> u64 {
    let mut bytes = [0; 8];
    std::io::Read::read_exact(&mut std::fs::File::open("/dev/urandom").expect("chance"), &mut bytes).expect("chance");
    // Few digits, to be typed again.
    u64::from_le_bytes(bytes) % 1_000_000
}

pub fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

pub fn from(corpus: Vec<Vec<u8>>, target: &Target) -> BoxedStrategy<Vec<u8>> {
    let words: Vec<Vec<u8>> =
        WORDS.iter().copied().chain(target.words.iter().map(|word| word.as_bytes())).map(<[u8]>::to_vec).collect();
    let edits = vec(edit(words.clone()), 1..6);
    let mutated = (any::<Index>(), edits).prop_map(move |(which, edits)| {
        let base = which.get(&corpus).clone();
        edits.iter().fold(base, |input, edit| applied(input, edit, &corpus))
    });
    let piece = prop_oneof![4 => select(words), 1 => vec(any::<u8>(), 0..8)];
    let written = vec(piece, 0..60).prop_map(|pieces| pieces.concat());
    let made = prop_oneof![16 => mutated, 2 => written, 1 => vec(any::<u8>(), 0..600)];
    let repair: Option<Repair> = target.repair;
    (made, 0..4u8)
        .prop_map(move |(mut input, how)| {
            input.truncate(LARGEST);
            match repair {
                Some(repair) if how > 0 => repair(input, how),
                _ => input,
            }
        })
        .boxed()
}

fn edit(words: Vec<Vec<u8>>) -> impl Strategy<Value = Edit> {
    let word = || select(words.clone());
    let at = any::<Index>;
    let length = || prop_oneof![1..4usize, 1..64usize, 1..4096usize];
    prop_oneof![
        3 => (at(), 0..8u8).prop_map(|(at, bit)| Edit::Flip(at, bit)),
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Set(at, byte)),
        1 => at().prop_map(Edit::Truncate),
        2 => (at(), length()).prop_map(|(at, length)| Edit::Cut(at, length)),
        2 => (at(), length(), 0..16u32).prop_map(|(at, length, doubled)| Edit::Repeat(at, length, doubled)),
        3 => (at(), at(), at(), length()).prop_map(|(at, other, from, length)| Edit::Splice(at, other, from, length)),
        4 => (at(), word()).prop_map(|(at, word)| Edit::Insert(at, word)),
        2 => (at(), word()).prop_map(|(at, word)| Edit::Overwrite(at, word)),
        3 => (at(), prop_oneof![any::<i64>(), -2..100_000i64]).prop_map(|(at, number)| Edit::Number(at, number)),
    ]
}

fn applied(mut input: Vec<u8>, edit: &Edit, corpus: &[Vec<u8>]) -> Vec<u8> {
    // One more than there are bytes: the end is a place too.
    let place = |at: &Index, input: &[u8]| at.index(input.len() + 1);
    match edit {
        Edit::Flip(at, bit) if !input.is_empty() => {
            let at = at.index(input.len());
            input[at] ^= 1 << bit;
        }
        Edit::Set(at, byte) if !input.is_empty() => {
            let at = at.index(input.len());
            input[at] = *byte;
        }
        Edit::Flip(..) | Edit::Set(..) => {}
        Edit::Truncate(at) => input.truncate(place(at, &input)),
        Edit::Cut(at, length) => {
            let from = place(at, &input);
            input.drain(from..(from + length).min(input.len()));
        }
        Edit::Repeat(at, length, doubled) => {
            let from = place(at, &input);
            let part = input[from..(from + length).min(input.len())].to_vec();
            let times = (1usize << doubled).min(LARGEST / part.len().max(1));
            input.splice(from..from, part.repeat(times));
        }
        Edit::Splice(at, other, from, length) => {
            let other = other.get(corpus);
            let from = place(from, other);
            let at = place(at, &input);
            input.splice(at..at, other[from..(from + length).min(other.len())].iter().copied());
        }
        Edit::Insert(at, word) => {
            let at = place(at, &input);
            input.splice(at..at, word.iter().copied());
        }
        Edit::Overwrite(at, word) => {
            let at = place(at, &input);
            let end = (at + word.len()).min(input.len());
            input.splice(at..end, word.iter().copied());
        }
        Edit::Number(at, number) => {
            let from = place(at, &input);
            let Some(first) = input[from..].iter().position(u8::is_ascii_digit) else { return input };
            let digits = input[from + first..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            input.splice(from + first..from + first + digits, number.to_string().into_bytes());
        }
    }
    input.truncate(LARGEST);
    input
}
