//! Another language, for readers that share no line with the program.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::say_skipped;

/// A Python with these libraries in the folder `venv`, kept there for as long as its requirements stay the same. Says loudly
/// when there is none.
pub fn python(venv: &Path, requirements: &Path) -> Option<PathBuf> {
    let (python, stamp) = (venv.join("bin/python"), venv.join("made-from"));
    let wanted = std::fs::read(requirements).expect("the requirements");
    if std::fs::read(&stamp).is_ok_and(|made_from| made_from == wanted) && works(Command::new(&python).arg("-V")) {
        return Some(python);
    }
    if !works(Command::new("python3").args(["-m", "venv", "--clear"]).arg(venv)) {
        say_skipped("python3 with its venv is not here: nobody but the program has read its files");
        return None;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    if !works(Command::new(&python).args(install).arg(requirements)) {
        say_skipped("pip cannot install a reader's libraries: nobody but the program has read its files");
        return None;
    }
    std::fs::write(stamp, wanted).expect("a stamp beside what was made");
    Some(python)
}

fn works(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}
