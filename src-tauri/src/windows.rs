//! Two windows, never both for long: `locked` before the door, `main` behind it.
//!
//! Locking destroys `main` and with it everything the page held; a hidden page would keep it.

use std::sync::atomic::{AtomicU32, Ordering};

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::seams;

pub const LOCKED: &str = "locked";
pub const MAIN: &str = "main";
/// Always this, never what is on the screen.
const TITLE: &str = "Daymark";

pub fn open_locked(app: &AppHandle) -> tauri::Result<()> {
    build(app, LOCKED, (560.0, 760.0), (420.0, 520.0))
}

fn open_main(app: &AppHandle) -> tauri::Result<()> {
    build(app, MAIN, (1280.0, 900.0), (720.0, 520.0))
}

fn build(app: &AppHandle, label: &str, size: (f64, f64), least: (f64, f64)) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()));
    private(app, window)?
        .title(TITLE)
        .inner_size(size.0, size.1)
        .min_inner_size(least.0, least.1)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// A private session: no cache, no storage, no history.
///
/// Tauri tells WebKit of its pages once for each data folder, while a private session is made anew for each window: a
/// second window with the same folder would find no page. So each has a folder of its own, in which nothing is kept.
fn private<'a>(
    app: &'a AppHandle,
    window: WebviewWindowBuilder<'a, tauri::Wry, AppHandle>,
) -> tauri::Result<WebviewWindowBuilder<'a, tauri::Wry, AppHandle>> {
    static OPENED: AtomicU32 = AtomicU32::new(0);
    if !seams::PRIVATE_SESSION {
        return Ok(window);
    }
    let folder = app.path().app_cache_dir()?.join("windows");
    let number = OPENED.fetch_add(1, Ordering::Relaxed);
    if number == 0 {
        // Left by an earlier run; the process that wrote them is gone, as only one runs at a time.
        let _ = std::fs::remove_dir_all(&folder);
    }
    Ok(window.incognito(true).data_directory(folder.join(number.to_string())))
}

/// The page is the only place a window goes to.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// The new window first: the program ends when its last one closes.
pub fn unlocked(app: &AppHandle) -> tauri::Result<()> {
    open_main(app)?;
    destroy(app, LOCKED)
}

pub fn locked(app: &AppHandle) -> tauri::Result<()> {
    if app.get_webview_window(LOCKED).is_none() {
        open_locked(app)?;
    }
    destroy(app, MAIN)
}

pub fn hide_main(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.hide();
    }
}

/// Asks the page for what it has not stored yet. Whether there is a page to ask.
pub fn ask_to_put_away(app: &AppHandle) -> bool {
    let page = app.get_webview_window(MAIN);
    page.is_some_and(|page| page.eval("window.dispatchEvent(new Event('put-away'))").is_ok())
}

/// Tells the page of files that are held over it, and of the paths of those that were let go there.
pub fn tell_of_files(app: &AppHandle, event: &DragDropEvent) {
    let script = match event {
        DragDropEvent::Enter { .. } => "window.dispatchEvent(new Event('files-over'))".to_owned(),
        DragDropEvent::Leave => "window.dispatchEvent(new Event('files-away'))".to_owned(),
        DragDropEvent::Drop { paths, .. } => {
            // As JSON: a file may be called anything, and none of it is to run.
            let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
            let Ok(paths) = serde_json::to_string(&paths) else { return };
            format!("window.dispatchEvent(new CustomEvent('files-dropped', {{ detail: {paths} }}))")
        }
        _ => return,
    };
    if let Some(page) = app.get_webview_window(MAIN) {
        // A page that is going away is told of nothing.
        let _ = page.eval(script);
    }
}

/// Tells the locked page that its window was to be closed over a text that is nowhere but in memory.
pub fn tell_of_text(app: &AppHandle) {
    if let Some(page) = app.get_webview_window(LOCKED) {
        // A page that cannot be told holds nobody up: closed once more, it goes.
        let _ = page.eval("window.dispatchEvent(new Event('text-waits'))");
    }
}

fn destroy(app: &AppHandle, label: &str) -> tauri::Result<()> {
    let Some(window) = app.get_webview_window(label) else { return Ok(()) };
    if seams::ENDS_PAGES {
        end_page(&window)?;
    }
    window.destroy()
}

/// Ends the process that holds the page. A window that is only destroyed leaves WebKit holding the last state of its page,
/// the words around the caret among it.
#[cfg(target_os = "linux")]
fn end_page(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|page| page.inner().terminate_web_process())
}

#[cfg(not(target_os = "linux"))]
fn end_page(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// A second start shows the first's window instead.
pub fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN).or_else(|| app.get_webview_window(LOCKED)) {
        // Each is a wish the window manager may not grant.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
