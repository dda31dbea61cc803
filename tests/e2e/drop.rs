//! A file that is dragged from another program and let go over the window.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::app::App;
use crate::computer::Computer;
use crate::shipped::{make_vault, type_in};

const NOON: &str = "2026-11-24T20:00:00Z";
/// From the middle of the other program's window into ours. A drag begins only once the pointer has moved some way.
const WAY: [(u32, u32); 6] = [(1340, 840), (1200, 700), (800, 500), (600, 400), (570, 390), (560, 380)];

#[tokio::test]
#[ignore = "needs the window: cargo xtask e2e"]
async fn a_file_that_is_let_go_over_the_window_is_read() {
    let computer = Computer::new();
    make_vault(&computer);
    let app = App::unlocked(&computer, NOON).await;
    app.press("Meetings").await;
    app.resize(1000, 700).await;
    let mut other = other_program(&daymark_tests::fixture("lists/hand-written.json"));
    hand(&["mousemove", "1360", "860"]);
    hand(&["mousedown", "1"]);
    for (x, y) in WAY {
        hand(&["mousemove", &x.to_string(), &y.to_string()]);
    }
    app.wait_for_text("Let go to read this list").await;
    hand(&["mouseup", "1"]);
    app.wait_for_text("Meetings by day").await;
    app.wait_without_text("Let go to read this list").await;
    let _ = other.kill();
    let _ = other.wait();
    app.end().await;
}

fn other_program(file: &Path) -> Child {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/drag.py");
    let file = file.canonicalize().expect("the file is there");
    // Debian's own, for which the packages are installed.
    let mut other = Command::new("/usr/bin/python3")
        .arg(script)
        .arg(file)
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is installed: cargo xtask e2e");
    let mut line = String::new();
    BufReader::new(other.stdout.take().expect("it was asked for"))
        .read_line(&mut line)
        .expect("it says when it is shown");
    assert_eq!(line.trim(), "shown");
    other
}

/// The pointer, as a hand moves it.
fn hand(words: &[&str]) {
    type_in(&[words, &["sleep", "0.25"]].concat());
}
