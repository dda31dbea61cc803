//! The window and nothing else: it knows no SQL, no cipher, no rule of recovery.
//!
//! `host` holds the door (locked or open), `windows` the two windows, `commands` the only ways in from a page, `closing`
//! the one way from open to locked; `presence`, `logind` and `screensaver` know when that is wanted. `reminding` is the
//! loop that rings the `bell`, `words` the few words the system shows for us, `memory` what is left behind: nothing.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bell;
mod closing;
mod commands;
mod flag;
mod host;
#[cfg(target_os = "linux")]
mod logind;
mod memory;
mod presence;
mod reminding;
#[cfg(target_os = "linux")]
mod screensaver;
mod seams;
mod signals;
mod windows;
mod words;

use tauri::Manager;

fn main() {
    memory::prepare();
    prepare_webkit();
    tauri::Builder::default()
        // First, so that a second start ends before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| windows::raise(app)))
        .plugin(tauri_plugin_window_state::Builder::new().with_denylist(&[windows::LOCKED]).build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(tauri::generate_handler![
            commands::call_locked,
            commands::call,
            commands::lock,
            commands::put_away,
            commands::touch,
            commands::progress,
            commands::cancel_work,
            commands::choose_file,
            commands::choose_folder,
            commands::open_outside,
            commands::print_page,
        ])
        .on_window_event(|window, event| match (window.label(), event) {
            (windows::MAIN, tauri::WindowEvent::CloseRequested { api, .. }) => {
                api.prevent_close();
                closing::quit(window.app_handle());
            }
            (windows::LOCKED, tauri::WindowEvent::CloseRequested { api, .. })
                if !window.state::<host::Host>().may_leave() =>
            {
                api.prevent_close();
                windows::tell_of_text(window.app_handle());
            }
            (windows::MAIN, tauri::WindowEvent::DragDrop(event)) => windows::tell_of_files(window.app_handle(), event),
            _ => {}
        })
        .setup(|app| {
            app.manage(host::Host::new(vault_folder(app)?));
            windows::open_locked(app.handle())?;
            reminding::start(app.handle().clone());
            presence::start(app.handle().clone());
            #[cfg(target_os = "linux")]
            logind::watch(app.handle().clone());
            #[cfg(target_os = "linux")]
            screensaver::watch(app.handle().clone());
            signals::watch(app.handle().clone());
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window system starts");
}

/// `DAYMARK_HOME`, or `v1` in the program's data folder (`$XDG_DATA_HOME/net.daymark.Daymark` on Linux).
fn vault_folder(app: &tauri::App) -> tauri::Result<std::path::PathBuf> {
    match std::env::var_os("DAYMARK_HOME") {
        Some(folder) => Ok(folder.into()),
        None => Ok(app.path().app_data_dir()?.join("v1")),
    }
}

/// WebKitGTK shows a blank window on some graphics drivers unless this is set; a user's own choice stands.
#[cfg(target_os = "linux")]
fn prepare_webkit() {
    const NAME: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(NAME).is_none() {
        // SAFETY: the first statement of `main`; no other thread exists that could read the environment.
        #[allow(unsafe_code)]
        unsafe {
            std::env::set_var(NAME, "1");
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn prepare_webkit() {}
