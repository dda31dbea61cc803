//! Declares the window's commands, so that each is allowed to one window and to no other.

use std::path::Path;

fn main() {
    if !Path::new("../ui/dist/index.html").exists() {
        println!("cargo::error=the page is not built yet: run `cargo xtask run`, or `npm ci && npm run build` in ui/");
        return;
    }
    let commands = [
        "call_locked",
        "call",
        "lock",
        "put_away",
        "touch",
        "progress",
        "cancel_work",
        "choose_file",
        "choose_folder",
        "open_outside",
        "print_page",
    ];
    let manifest = tauri_build::AppManifest::new().commands(Box::leak(Box::new(commands)));
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the window's configuration is sound");
}
