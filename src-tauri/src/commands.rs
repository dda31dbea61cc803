//! The only ways in from a page. Two carry every question to the core; the rest is what only a window can do.
//! Which window may use which stands in `capabilities/`.

use daymark_core::{Code, Problem};
use serde_json::Value;
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::host::{After, Host};
use crate::{seams, windows};

/// What may leave for another program, by scheme.
const OPENED_OUTSIDE: [&str; 5] = ["https://", "http://", "mailto:", "tel:", "sms:"];

fn internal<E>(_: E) -> Problem {
    Problem { code: Code::Internal, field: None }
}

/// Runs `work` off the window's thread: a key takes a second to derive, and a list seconds to read.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T, Problem> + Send + 'static) -> Result<T, Problem> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(internal)?
}

#[tauri::command]
pub async fn call_locked(app: AppHandle, command: String, request: Value) -> Result<Value, Problem> {
    let asked = app.clone();
    let (answer, after) = apart(move || asked.state::<Host>().call_locked(&command, request)).await?;
    if after == After::Opened {
        windows::unlocked(&app).map_err(internal)?;
    }
    Ok(answer)
}

#[tauri::command]
pub async fn call(app: AppHandle, command: String, request: Value) -> Result<Value, Problem> {
    apart(move || app.state::<Host>().call(&command, request)).await
}

/// The page goes first: it is hidden at once and destroyed, then the vault is closed.
#[tauri::command]
pub async fn lock(app: AppHandle) -> Result<(), Problem> {
    windows::hide_main(&app);
    let asked = app.clone();
    apart(move || {
        asked.state::<Host>().lock();
        Ok(())
    })
    .await?;
    windows::locked(&app).map_err(internal)
}

/// Lets the user choose a file; null when none was chosen.
#[tauri::command]
pub async fn choose_file(app: AppHandle, window: WebviewWindow) -> Result<Option<String>, Problem> {
    if let Some(path) = seams::picked_file() {
        return Ok(Some(path));
    }
    apart(move || {
        let chosen = app.dialog().file().set_parent(&window).blocking_pick_file();
        Ok(chosen.and_then(|file| file.into_path().ok()).map(|path| path.to_string_lossy().into_owned()))
    })
    .await
}

/// Hands an address to the user's own program for it. The page has shown the host before.
#[tauri::command]
pub async fn open_outside(app: AppHandle, url: String) -> Result<(), Problem> {
    let lower = url.to_ascii_lowercase();
    if !OPENED_OUTSIDE.iter().any(|scheme| lower.starts_with(scheme)) {
        return Err(internal(()));
    }
    app.opener().open_url(url, None::<&str>).map_err(internal)
}

#[tauri::command]
pub async fn print_page(window: WebviewWindow) -> Result<(), Problem> {
    window.print().map_err(internal)
}
