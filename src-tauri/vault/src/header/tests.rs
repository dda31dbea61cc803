use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::derive::derive_keys;
use crate::kdf::DERIVED;

fn root() -> Root {
    Root::from_slice(&[7; ROOT_LENGTH]).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("lantern orchard velvet".to_owned())
}

fn made() -> Header {
    Header::make([3; 16], 1, &root(), &derive_keys(&root()), &passphrase(), KdfCost::floor()).unwrap()
}

/// With a right checksum over whatever was changed: a forger's header.
fn forged(change: impl Fn(&mut [u8; LENGTH])) -> Vec<u8> {
    let mut header = made();
    change(&mut header.0);
    let sha = Sha256::digest(&header.0[..SHA_AT]);
    header.0[SHA_AT..END].copy_from_slice(&sha);
    header.bytes().to_vec()
}

#[test]
fn a_header_reads_back_and_gives_its_root() {
    let Copy::Sound(header) = read_copy(Some(made().bytes())) else { panic!("a header just made is sound") };
    assert!(header.unwrap(&passphrase(), &Work::default()).unwrap().unwrap() == root());
    assert!(header.unwrap(&Passphrase::new("another".to_owned()), &Work::default()).unwrap().is_none());
    assert!(header.is_authentic(&derive_keys(&root())));
    assert!(!header.is_authentic(&derive_keys(&Root::from_slice(&[8; ROOT_LENGTH]).unwrap())));
}

#[test]
fn each_flipped_byte_is_found() {
    let sound = made();
    for at in 0..LENGTH {
        let mut bytes = sound.bytes().to_vec();
        bytes[at] ^= 1;
        assert!(!matches!(read_copy(Some(&bytes)), Copy::Sound(_)), "byte {at} was changed and not noticed");
    }
}

#[test]
fn any_other_length_is_damage() {
    let sound = made();
    for length in [0, 16, LENGTH - 1] {
        assert!(matches!(read_copy(Some(&sound.bytes()[..length])), Copy::Damaged));
    }
    assert!(matches!(read_copy(Some(&[sound.bytes(), &[0]].concat())), Copy::Damaged));
    assert!(matches!(read_copy(None), Copy::Missing));
}

#[test]
fn a_hostile_header_is_refused_at_once() {
    let started = Instant::now();
    let hostile: [fn(&mut [u8; LENGTH]); 4] = [
        |bytes| bytes[SLOTS_AT + 4..SLOTS_AT + 8].copy_from_slice(&u32::MAX.to_le_bytes()),
        |bytes| bytes[SLOTS_AT + 8..SLOTS_AT + 12].copy_from_slice(&(1u32 << 31).to_le_bytes()),
        |bytes| bytes[SLOTS_AT + 1] = 9,
        |bytes| bytes[40..44].copy_from_slice(&u32::MAX.to_le_bytes()),
    ];
    let refused: Vec<Vec<u8>> = hostile.iter().map(|change| forged(change)).collect();
    let making = started.elapsed();
    let reading = Instant::now();
    assert!(refused.iter().all(|bytes| matches!(read_copy(Some(bytes)), Copy::Tampered)));
    assert!(reading.elapsed() < Duration::from_millis(40), "4 headers, 10 ms each, after {making:?} of making");
}

/// A header of so many slots that each cost so much.
fn asking_for(slots: u32, memory_kib: u32, passes: u32) -> Vec<u8> {
    forged(|bytes| {
        bytes[40..44].copy_from_slice(&slots.to_le_bytes());
        for slot in 0..slots as usize {
            let at = SLOTS_AT + slot * SLOT_LENGTH;
            bytes.copy_within(SLOTS_AT..SLOTS_AT + SLOT_LENGTH, at);
            bytes[at + 4..at + 8].copy_from_slice(&memory_kib.to_le_bytes());
            bytes[at + 8..at + 12].copy_from_slice(&passes.to_le_bytes());
        }
    })
}

#[test]
fn a_header_whose_slots_are_dear_only_together_is_refused() {
    let (least, wanted, most) = (65_536, 262_144, 2_097_152);
    for (slots, memory, passes) in [(1, wanted, 64), (1, most, 8), (4, wanted, 16), (4, least, 64)] {
        assert!(
            matches!(read_copy(Some(&asking_for(slots, memory, passes))), Copy::Sound(_)),
            "{slots} {memory} {passes}"
        );
    }
    for (slots, memory, passes) in [(1, most, 9), (1, wanted + 1, 64), (1, most, 64), (4, wanted, 17), (2, wanted, 64)]
    {
        let read = read_copy(Some(&asking_for(slots, memory, passes)));
        assert!(matches!(read, Copy::Tampered), "{slots} {memory} {passes}");
    }
}

#[test]
fn a_wish_to_stop_is_heard_before_the_next_slot_is_tried() {
    let Copy::Sound(header) = read_copy(Some(&asking_for(4, 65_536, 3))) else { panic!("it is in bounds") };
    let (work, before) = (Work::default(), DERIVED.get());
    work.cancel();
    let met = unwrap_any(&[header, made()], &Passphrase::new("another".to_owned()), &work);
    assert_eq!((met.err(), DERIVED.get() - before), (Some(Error::Cancelled), 1), "made() derives one key");
}

#[test]
fn a_cheaper_cost_written_over_the_true_one_does_not_open() {
    let dear = KdfCost { memory_kib: 65_536, passes: 4 };
    let header = Header::make([3; 16], 1, &root(), &derive_keys(&root()), &passphrase(), dear).unwrap();
    let mut bytes = header;
    bytes.0[SLOTS_AT + 8] = 3;
    assert!(bytes.unwrap(&passphrase(), &Work::default()).unwrap().is_none(), "the cost is bound to what it wraps");
}

/// Copies in the order in which they are tried, and how many guesses an attempt by this phrase costs.
fn tried(copies: &[Header], phrase: &str) -> (Result<Unwrapped>, u32) {
    let before = DERIVED.get();
    let met = unwrap_any(copies, &Passphrase::new(phrase.to_owned()), &Work::default());
    (met, DERIVED.get() - before)
}

fn altered(header: &Header, at: usize) -> Header {
    let mut altered = header.clone();
    altered.0[at] ^= 1;
    let sha = Sha256::digest(&altered.0[..SHA_AT]);
    altered.0[SHA_AT..END].copy_from_slice(&sha);
    assert!(matches!(read_copy(Some(altered.bytes())), Copy::Sound(_)), "it is in bounds: {at}");
    altered
}

#[test]
fn an_altered_copy_does_not_stand_in_the_way_of_the_other() {
    let sound = made();
    // Whose vault it is, which is the newer, the cost, the salt, what is wrapped, the MAC.
    for at in [16, 32, SLOTS_AT + 8, SLOTS_AT + 16, SLOTS_AT + 62, MAC_AT] {
        for copies in [[altered(&sound, at), sound.clone()], [sound.clone(), altered(&sound, at)]] {
            let (met, _) = tried(&copies, "lantern orchard velvet");
            assert!(matches!(met, Ok(Unwrapped::Authentic(_, header)) if header == sound), "byte {at}");
        }
    }
}

#[test]
fn a_right_passphrase_is_never_called_wrong_where_every_copy_was_altered() {
    let sound = made();
    let copies = [altered(&sound, 32), altered(&sound, SLOTS_AT + 70)];
    let (met, _) = tried(&copies, "lantern orchard velvet");
    assert!(matches!(met, Ok(Unwrapped::Altered(found, _)) if found == root()));
    assert_eq!(tried(&copies, "another").0.err(), Some(Error::WrongSecret));
}

#[test]
fn what_is_wrapped_alike_costs_one_guess() {
    let sound = made();
    for phrase in ["lantern orchard velvet", "another"] {
        assert_eq!(tried(std::slice::from_ref(&sound), phrase).1, 1);
        assert_eq!(tried(&[altered(&sound, 32), sound.clone()], phrase).1, 1, "one differs in its number alone");
    }
    assert_eq!(tried(&[altered(&sound, SLOTS_AT + 16), sound], "another").1, 2, "two that differ are two guesses");
}

#[test]
fn a_newer_major_version_is_told_apart_from_damage() {
    assert!(matches!(read_copy(Some(&forged(|bytes| bytes[8] = 2))), Copy::Newer));
    assert!(
        matches!(read_copy(Some(&forged(|bytes| bytes[10] = 9))), Copy::Sound(_)),
        "a minor version stays readable"
    );
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(at in 0usize..SHA_AT, value: u8, noise in proptest::collection::vec(any::<u8>(), 0..64)) {
        read_copy(Some(&noise));
        let mut bytes = [0u8; LENGTH];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8] = 1;
        bytes[at] = value;
        let sha = Sha256::digest(&bytes[..SHA_AT]);
        bytes[SHA_AT..END].copy_from_slice(&sha);
        read_copy(Some(&bytes));
    }
}
