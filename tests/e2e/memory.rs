//! What a lock leaves behind: a blank screen at once, another page's process, and nothing secret in the program's memory.

use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::process::Child;
use std::time::{Duration, Instant};

use daymark_tests::PASSPHRASE;
use hkdf::Hkdf;
use memchr::memmem::Finder;
use sha2::Sha256;

use crate::computer::Computer;
use crate::shipped::{PAPER, SIDEBAR, SPOT, focus_room, make_vault, pixel, start, type_in, wait_for};

const CANARY: &str = "kaleidoscope marzipan";
const BLANK: Duration = Duration::from_millis(300);
const LEAST_PIECE: usize = 8;

#[test]
#[ignore = "needs the window: cargo xtask e2e"]
fn a_lock_blanks_the_screen_and_wipes_what_was_in_memory() {
    let computer = Computer::new();
    let code = make_vault(&computer);
    let mut program = start(&computer);
    unlock();
    assert_leaves_no_core(&program);
    // A new entry, and long enough for it to be stored.
    focus_room();
    type_in(&["key", "ctrl+n", "sleep", "2"]);
    type_in(&["type", CANARY]);
    type_in(&["sleep", "2"]);
    let secrets = secrets(&code);
    let before = found(&program, &secrets);
    for name in ["journal", "root"] {
        assert!(before.iter().any(|each| each == name), "the search must find what is there: {name}");
    }
    let page = pages(&program);

    let mut blanks = vec![time_of_blank()];
    let left = left_in_memory(&program, &secrets);
    let pages_after = pages_without(&program, &page);
    // The first time may be slow for reasons of the screen's own: three are measured, and the middle one counts.
    for _ in 0..2 {
        unlock();
        focus_room();
        blanks.push(time_of_blank());
    }
    wait_for(PAPER, "the window before the door");
    unlock_by_code(&code);
    focus_room();
    let before = found(&program, &secrets);
    assert!(before.iter().any(|each| each == "root"), "the code opened it");
    time_of_blank();
    let left_of_code = left_in_memory(&program, &secrets);
    let _ = program.kill();
    let _ = program.wait();

    blanks.sort();
    let blank = blanks[1];
    println!("lock: blank after {} ms, {} hits in memory", blank.as_millis(), left.len() + left_of_code.len());
    assert!(left.is_empty(), "memory still holds: {left:?}");
    assert!(left_of_code.is_empty(), "opened by the code, memory still holds: {left_of_code:?}");
    assert!(blank <= BLANK, "blank after {blanks:?}");
    assert!(!page.is_empty() && pages_after.iter().all(|process| !page.contains(process)), "{page:?} {pages_after:?}");
}

/// Should it crash, the system writes nothing of its memory: one byte says "never" to a collector, too.
fn assert_leaves_no_core(program: &Child) {
    let limits = fs::read_to_string(format!("/proc/{}/limits", program.id())).expect("the program runs");
    let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).expect("a limit");
    let allowed: Vec<&str> = core.split_whitespace().take(2).collect();
    assert!(allowed.iter().all(|limit| ["0", "1"].contains(limit)), "{allowed:?}");
}

fn unlock() {
    wait_for(PAPER, "the window before the door");
    type_in(&["mousemove", "280", "420", "sleep", "1", "type", PASSPHRASE]);
    type_in(&["key", "Return"]);
    wait_for(SIDEBAR, "the room behind the door");
}

/// Past the eye of the passphrase and the first button: the way to the code, typed as it stands on the sheet.
fn unlock_by_code(code: &[String]) {
    type_in(&["mousemove", "280", "420", "sleep", "1", "key", "Tab", "key", "Tab", "key", "Tab", "key", "Return"]);
    type_in(&["sleep", "1", "type", &code.join("-")]);
    type_in(&["key", "Return"]);
    wait_for(SIDEBAR, "the room behind the door");
}

/// Locks, and sees how long the room is still on the screen.
fn time_of_blank() -> Duration {
    let pressed = Instant::now();
    type_in(&["key", "ctrl+l"]);
    while pixel(SPOT) == Some(SIDEBAR) {
        assert!(pressed.elapsed() < Duration::from_secs(10), "the screen is never blank");
        std::thread::sleep(Duration::from_millis(2));
    }
    pressed.elapsed()
}

/// After the lock, for what ends or is wiped behind the page.
const LONGEST: Duration = Duration::from_secs(8);

/// What is still there once the locked window stands and the page's last messages have gone.
fn left_in_memory(program: &Child, secrets: &[(&'static str, Finder<'static>)]) -> Vec<String> {
    wait_for(PAPER, "the window before the door");
    let standing = Instant::now();
    loop {
        let left = found(program, secrets);
        if left.is_empty() || standing.elapsed() > LONGEST {
            return left;
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// WebKit's processes once those of the room have ended: the system takes a moment to take one away.
fn pages_without(program: &Child, room: &[u32]) -> Vec<u32> {
    let asked = Instant::now();
    loop {
        let now = pages(program);
        if !now.iter().any(|process| room.contains(process)) || asked.elapsed() > LONGEST {
            return now;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// What must not be found, by a name that may be printed.
fn secrets(code: &[String]) -> Vec<(&'static str, Finder<'static>)> {
    let root = root_of(code);
    let keys = Hkdf::<Sha256>::new(Some(b"daymark root v1"), &root);
    let key = |label: &[u8]| {
        let mut key = [0; 32];
        keys.expand(label, &mut key).expect("32 bytes");
        key.to_vec()
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
    let store = key(b"db.key.v1");
    let all = [
        ("passphrase", PASSPHRASE.as_bytes().to_vec()),
        ("passphrase, wide", utf16(PASSPHRASE)),
        ("journal", CANARY.as_bytes().to_vec()),
        ("journal, wide", utf16(CANARY)),
        ("code", code.concat().into_bytes()),
        ("code, wide", utf16(&code.concat())),
        ("code, as typed", code.join("-").into_bytes()),
        ("code, as typed, wide", utf16(&code.join("-"))),
        ("root", root.to_vec()),
        ("store key in hex", hex(&store)),
        ("store key in capitals", hex(&store).to_ascii_uppercase()),
        ("store key", store),
        ("header key", key(b"hdr.mac.v1")),
        ("backup key", key(b"bak.mac.v1")),
        ("draft key", key(b"draft.v1")),
    ];
    assert!(all.iter().all(|(_, bytes)| bytes.len() >= LEAST_PIECE));
    all.into_iter().map(|(name, bytes)| (name, Finder::new(&bytes).into_owned())).collect()
}

/// The 20 bytes behind a code's first 32 symbols, as `FORMAT.md` says: five bits a symbol, the highest first.
fn root_of(code: &[String]) -> [u8; 20] {
    const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits: Vec<bool> = code
        .concat()
        .chars()
        .take(32)
        .flat_map(|symbol| {
            let value = SYMBOLS.find(symbol).expect("a symbol of the code");
            (0..5).rev().map(move |bit| value >> bit & 1 == 1)
        })
        .collect();
    let byte = |eight: &[bool]| eight.iter().fold(0u8, |byte, bit| byte << 1 | u8::from(*bit));
    std::array::from_fn(|at| byte(&bits[at * 8..at * 8 + 8]))
}

/// The names of what is in the program's memory, each as often as it is there.
fn found(program: &Child, secrets: &[(&'static str, Finder<'static>)]) -> Vec<String> {
    let process = program.id();
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("the program runs");
    let mut memory = fs::File::open(format!("/proc/{process}/mem")).expect("a parent may look at its child");
    let mut found = Vec::new();
    for line in
        maps.lines().filter(|line| line.split_whitespace().nth(1).is_some_and(|rights| rights.starts_with("rw")))
    {
        let (from, to) = line.split_whitespace().next().and_then(|range| range.split_once('-')).expect("a range");
        let at = |text: &str| u64::from_str_radix(text, 16).expect("an address");
        for (start, length) in present(process, at(from), at(to)) {
            let mut bytes = vec![0; length];
            // Given back to the system meanwhile.
            if memory.seek(SeekFrom::Start(start)).is_err() || memory.read_exact(&mut bytes).is_err() {
                continue;
            }
            for (name, finder) in secrets {
                found.extend(finder.find_iter(&bytes).map(|_| (*name).to_owned()));
            }
        }
    }
    found
}

/// Runs of pages that hold something: WebKit reserves tens of gigabytes and uses little of them. See proc(5), "pagemap".
fn present(process: u32, from: u64, to: u64) -> Vec<(u64, usize)> {
    const PAGE: u64 = 4096;
    const ENTRY: u64 = 8;
    const PRESENT_OR_SWAPPED: u64 = 0b11 << 62;
    let mut table = fs::File::open(format!("/proc/{process}/pagemap")).expect("a table of pages");
    table.seek(SeekFrom::Start(from / PAGE * ENTRY)).expect("the table reaches everywhere");
    let mut entries = vec![0; ((to - from) / PAGE * ENTRY) as usize];
    if table.read_exact(&mut entries).is_err() {
        return Vec::new();
    }
    let mut runs: Vec<(u64, usize)> = Vec::new();
    for (at, entry) in entries.chunks_exact(ENTRY as usize).enumerate() {
        if u64::from_le_bytes(entry.try_into().expect("eight bytes")) & PRESENT_OR_SWAPPED == 0 {
            continue;
        }
        let start = from + at as u64 * PAGE;
        match runs.last_mut() {
            Some((begun, length)) if *begun + *length as u64 == start => *length += PAGE as usize,
            _ => runs.push((start, PAGE as usize)),
        }
    }
    runs
}

/// WebKit's processes that hold a page of this program.
fn pages(program: &Child) -> Vec<u32> {
    let all = fs::read_dir("/proc").expect("a list of processes").flatten();
    all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|process| {
            let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
            let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            field("Name:").is_some_and(|name| name.starts_with("WebKitWebProces")) && is_below(*process, program.id())
        })
        .collect()
}

/// Its parent, or its parent's parent: WebKit may start it through another.
fn is_below(process: u32, ancestor: u32) -> bool {
    let mut at = process;
    while at > 1 {
        let status = fs::read_to_string(format!("/proc/{at}/status")).unwrap_or_default();
        let parent = status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse().ok()).unwrap_or(0);
        if parent == ancestor {
            return true;
        }
        at = parent;
    }
    false
}
