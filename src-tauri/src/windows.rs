//! Two windows, never both for long: `locked` before the door, `main` behind it.
//!
//! Locking destroys `main` and with it everything the page held; a hidden page would keep it.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder};

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
    WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(size.0, size.1)
        .min_inner_size(least.0, least.1)
        .incognito(seams::PRIVATE_SESSION)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
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
    open_locked(app)?;
    destroy(app, MAIN)
}

pub fn hide_main(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.hide();
    }
}

fn destroy(app: &AppHandle, label: &str) -> tauri::Result<()> {
    app.get_webview_window(label).map_or(Ok(()), |window| window.destroy())
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
