//! The only ways in from a page. Two carry every question to the core; the rest is what only a window can do.
//! Which window may use which stands in `capabilities/`.

use daymark_core::{Code, Problem, WorkProgress};
use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use zeroize::Zeroizing;

use crate::host::{After, Host};
use crate::{closing, seams, windows};

/// What may leave for another program, by scheme.
const OPENED_OUTSIDE: [&str; 5] = ["https://", "http://", "mailto:", "tel:", "sms:"];
/// The name of what is asked stands beside the bytes of the request.
const COMMAND: &str = "daymark-command";

fn internal<E>(_: E) -> Problem {
    Problem { code: Code::Internal, field: None }
}

/// Runs `work` off the window's thread: a key takes a second to derive, and a list seconds to read.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T, Problem> + Send + 'static) -> Result<T, Problem> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(internal)?
}

/// A request crosses as raw bytes, never as a tree of strings: a passphrase in it is wiped with them.
fn asked(request: &Request<'_>) -> Result<(String, Zeroizing<Vec<u8>>), Problem> {
    let command = request.headers().get(COMMAND).and_then(|name| name.to_str().ok()).ok_or(internal(()))?;
    match request.body() {
        InvokeBody::Raw(bytes) => Ok((command.to_owned(), Zeroizing::new(bytes.clone()))),
        InvokeBody::Json(_) => Err(internal(())),
    }
}

#[tauri::command]
pub async fn call_locked(app: AppHandle, request: Request<'_>) -> Result<Response, Problem> {
    let (command, bytes) = asked(&request)?;
    let host = app.clone();
    let (answer, after) = apart(move || host.state::<Host>().call_locked(&command, &bytes)).await?;
    if after == After::Opened {
        windows::unlocked(&app).map_err(internal)?;
    }
    Ok(Response::new(answer))
}

#[tauri::command]
pub async fn call(app: AppHandle, request: Request<'_>) -> Result<Response, Problem> {
    let (command, bytes) = asked(&request)?;
    let host = app.clone();
    let (answer, after) = apart(move || host.state::<Host>().call(&command, &bytes)).await?;
    if after == After::Erased {
        closing::lock(&app);
    }
    Ok(Response::new(answer))
}

/// The window is gone from the screen when this returns; the rest follows.
#[tauri::command]
pub fn lock(app: AppHandle) {
    closing::lock(&app);
}

/// The page was asked to hand over what it had not stored, and has.
#[tauri::command]
pub fn put_away(app: AppHandle) {
    app.state::<Host>().page_has_put_away();
}

/// Somebody is here: a key, the mouse. Told by the page from time to time.
#[tauri::command]
pub fn touch(app: AppHandle) {
    app.state::<Host>().touch();
}

/// Answered while a command is busy with a long work.
#[tauri::command]
pub fn progress(app: AppHandle) -> WorkProgress {
    app.state::<Host>().progress()
}

#[tauri::command]
pub fn cancel_work(app: AppHandle) {
    app.state::<Host>().cancel_work();
}

/// Lets the user choose a file; null when none was chosen.
#[tauri::command]
pub async fn choose_file(app: AppHandle, window: WebviewWindow) -> Result<Option<String>, Problem> {
    choose(move || app.dialog().file().set_parent(&window).blocking_pick_file()).await
}

/// The same for a folder.
#[tauri::command]
pub async fn choose_folder(app: AppHandle, window: WebviewWindow) -> Result<Option<String>, Problem> {
    choose(move || app.dialog().file().set_parent(&window).blocking_pick_folder()).await
}

async fn choose(
    dialog: impl FnOnce() -> Option<tauri_plugin_dialog::FilePath> + Send + 'static,
) -> Result<Option<String>, Problem> {
    if let Some(path) = seams::picked_file() {
        return Ok(Some(path));
    }
    apart(move || {
        let chosen = dialog().and_then(|file| file.into_path().ok());
        Ok(chosen.map(|path| path.to_string_lossy().into_owned()))
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
