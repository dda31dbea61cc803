//! The program as people get it, whose private session WebDriver cannot enter: keys go in, the screen is looked at.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use daymark_tests::{PASSPHRASE, Program};
use serde_json::{Value, json};

use crate::computer::Computer;

/// The sidebar's ground by day: it stands at the left edge of every room, and nowhere before the door.
pub const SIDEBAR: [u8; 3] = [0xf3, 0xed, 0xe2];
/// The paper of the window before the door.
pub const PAPER: [u8; 3] = [0xfa, 0xf6, 0xef];
/// Low at the left edge: beside the sidebar's words, and beside the locked window's.
pub const SPOT: (usize, usize) = (6, 400);

#[test]
#[ignore = "needs the window: cargo xtask e2e"]
fn the_shipped_program_shows_its_page_behind_the_door_and_again_after_a_lock() {
    let computer = Computer::new();
    make_vault(&computer);
    let mut program = start(&computer);
    wait_for(PAPER, "the window before the door");
    for turn in ["at first", "after a lock"] {
        type_in(&["mousemove", "280", "420", "sleep", "1", "type", PASSPHRASE]);
        type_in(&["key", "Return"]);
        wait_for(SIDEBAR, turn);
        type_in(&["sleep", "1", "key", "ctrl+l"]);
        wait_for(PAPER, turn);
    }
    let _ = program.kill();
    let _ = program.wait();
}

/// A vault past the first steps, in daylight; its recovery code.
pub fn make_vault(computer: &Computer) -> Vec<String> {
    std::fs::create_dir_all(computer.vault()).expect("a folder");
    let mut made = Program::in_folder(&computer.vault(), "2026-11-24T20:00:00Z", "UTC");
    let code = made.create_vault();
    let mut settings = made.ask("get_settings", Value::Null);
    (settings["welcomed"], settings["theme"]) = (json!(true), json!("light"));
    made.ask("save_settings", settings);
    code
}

pub fn start(computer: &Computer) -> Child {
    let mut command = computer.command(&shipped(), "");
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the shipped program starts")
}

fn shipped() -> PathBuf {
    std::env::var_os("DAYMARK_SHIPPED_BIN").expect("DAYMARK_SHIPPED_BIN names the program: cargo xtask e2e").into()
}

pub fn type_in(keys: &[&str]) {
    let done = Command::new("xdotool").args(keys).status().expect("xdotool is installed: cargo xtask e2e");
    assert!(done.success(), "the keys go in");
}

/// Without a window manager nobody gives the new window the keys.
pub fn focus_room() {
    type_in(&["sleep", "1", "search", "--onlyvisible", "--name", "^Daymark$", "windowfocus", "sleep", "1"]);
}

pub fn wait_for(colour: [u8; 3], what: &str) {
    let until = Instant::now() + Duration::from_secs(30);
    while pixel(SPOT) != Some(colour) {
        assert!(Instant::now() < until, "{what}: the screen shows {:02x?} instead of {colour:02x?}", pixel(SPOT));
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits until nothing has changed on the screen for so long: what was typed has been drawn, however busy the computer is.
pub fn wait_until_still(still: Duration) {
    let screen = || std::fs::read(screen_file()).expect("the screen can be read");
    let (mut shown, mut since) = (screen(), Instant::now());
    while since.elapsed() < still {
        std::thread::sleep(Duration::from_millis(20));
        let now = screen();
        if now != shown {
            (shown, since) = (now, Instant::now());
        }
    }
}

fn screen_file() -> std::ffi::OsString {
    std::env::var_os("DAYMARK_E2E_SCREEN").expect("DAYMARK_E2E_SCREEN names the screen: cargo xtask e2e")
}

/// Red, green and blue of one point of the screen. Xvfb keeps the screen itself in a file, as a window dump (32 bits a
/// point, low byte blue): looking at it costs nothing and waits for nobody.
pub fn pixel((x, y): (usize, usize)) -> Option<[u8; 3]> {
    let screen = File::open(screen_file()).ok()?;
    let mut header = [0; 100];
    screen.read_exact_at(&mut header, 0).ok()?;
    let field = |at: usize| Some(u32::from_be_bytes(header.get(at * 4..at * 4 + 4)?.try_into().ok()?) as usize);
    let (length, line, colours) = (field(0)?, field(12)?, field(19)?);
    let mut point = [0; 4];
    screen.read_exact_at(&mut point, (length + colours * 12 + y * line + x * 4) as u64).ok()?;
    let [blue, green, red, _] = point;
    Some([red, green, blue])
}
