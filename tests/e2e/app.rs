//! The real program in a real window, used by the names a person reads or hears.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::computer::Computer;

const PATIENCE: Duration = Duration::from_secs(30);
/// A driver that says nothing for so long will not.
const ANSWER: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(60);
/// WebKit's driver hangs now and then while it starts a program on a busy computer.
const STARTS: usize = 3;

pub struct App {
    driver: WebDriver,
    _process: Driver,
}

/// tauri-driver, with WebKit's own driver under it and the program under that.
struct Driver(Child);

/// Finds what a person would press, fill or read, by its accessible name. `arguments`: what, name.
const FIND: &str = include_str!("find.js");

impl App {
    /// Starts the program at `now` and waits for its first page.
    pub async fn start(computer: &Computer, now: &str) -> App {
        App::start_with(computer, now, &[]).await
    }

    /// The same, and opens the vault that is there.
    pub async fn unlocked(computer: &Computer, now: &str) -> App {
        let app = App::start(computer, now).await;
        app.fill("Passphrase", daymark_tests::PASSPHRASE).await;
        app.press("Unlock").await;
        app.wait_for_page("nav").await;
        app
    }

    /// As `start`, with more in its environment.
    pub async fn start_with(computer: &Computer, now: &str, environment: &[(&str, &str)]) -> App {
        for _ in 1..STARTS {
            if let Ok(app) = App::tried(computer, now, environment).await {
                return app.at_its_page().await;
            }
        }
        let last = App::tried(computer, now, environment).await;
        last.unwrap_or_else(|error| panic!("the program does not start under WebDriver: {error}")).at_its_page().await
    }

    async fn at_its_page(self) -> App {
        self.wait_for_page("main h1").await;
        self
    }

    async fn tried(computer: &Computer, now: &str, environment: &[(&str, &str)]) -> WebDriverResult<App> {
        let [port, native] = free_ports();
        let process = computer
            .command(&tool("tauri-driver"), now)
            .envs(environment.iter().copied())
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("tauri-driver is installed: cargo xtask e2e");
        let mut capabilities = Capabilities::new();
        capabilities.set("tauri:options", json!({ "application": program() })).expect("plain JSON");
        let process = Driver(process);
        let driver = connect(port, capabilities).await?;
        Ok(App { driver, _process: process })
    }

    /// Ends the program as a power cut would.
    pub async fn end(self) {
        let _ = self.driver.clone().quit().await;
    }

    /// Waits for a window whose page shows `selector`, and looks at that one from now on.
    pub async fn wait_for_page(&self, selector: &str) {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            for handle in self.driver.windows().await.unwrap_or_default() {
                let there = self.driver.switch_to_window(handle).await.is_ok() && self.shows(selector).await;
                if there {
                    return;
                }
            }
            tokio::time::sleep(STEP).await;
        }
        panic!("no window shows {selector}");
    }

    async fn shows(&self, selector: &str) -> bool {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.driver.execute(script, vec![json!(selector)]).await.is_ok_and(|found| found.json() == &json!(true))
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.driver.execute(script, arguments).await.expect("the page runs a script").json().clone()
    }

    /// Asks the core as the page does: raw bytes both ways.
    pub async fn ask(&self, command: &str, request: Value) -> Value {
        let script = "return (async () => { \
            const asked = new TextEncoder().encode(JSON.stringify(arguments[1])); \
            const headers = { 'daymark-command': arguments[0] }; \
            const answer = await window.__TAURI_INTERNALS__.invoke('call', asked, { headers }); \
            return JSON.parse(new TextDecoder().decode(answer)); })()";
        // An arrow function has no arguments of its own: these are the script's.
        self.run(script, vec![json!(command), request]).await
    }

    async fn try_find(&self, what: &str, name: &str) -> Option<WebElement> {
        let script = format!("{FIND}; return find(arguments[0], arguments[1])");
        let found = self.driver.execute(script, vec![json!(what), json!(name)]).await.ok()?;
        found.element().ok()
    }

    async fn find(&self, what: &str, name: &str) -> WebElement {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(element) = self.try_find(what, name).await {
                return element;
            }
            if Instant::now() > until {
                let page = self.run("return document.body.innerText", vec![]).await;
                panic!("no {what} is called {name:?} on this page:\n{}", page.as_str().unwrap_or_default());
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Presses a button, a tab, a choice or a link by its name.
    pub async fn press(&self, name: &str) {
        self.press_one("button", name).await;
    }

    /// The same in the main part of the page, where a filter may be called as a room is.
    pub async fn press_choice(&self, name: &str) {
        self.press_one("choice", name).await;
    }

    async fn press_one(&self, what: &str, name: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let element = self.find(what, name).await;
            let _ = element.scroll_into_view().await;
            match element.click().await {
                Ok(()) => return,
                // What was pressed took its window away before the driver could say so: locking, unlocking.
                Err(error) if matches!(error.as_inner(), WebDriverErrorInner::NoSuchWindow(_)) => return,
                // It moved, or a message lay over it for a moment.
                Err(_) if Instant::now() < until => tokio::time::sleep(STEP).await,
                Err(error) => panic!("{name:?} cannot be pressed: {error}"),
            }
        }
    }

    /// Replaces what stands in a field.
    pub async fn fill(&self, label: &str, text: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let field = self.find("field", label).await;
            let filled = match field.clear().await {
                Ok(()) => field.send_keys(text).await,
                refused => refused,
            };
            match filled {
                Ok(()) => return,
                // The page drew it anew meanwhile.
                Err(_) if Instant::now() < until => tokio::time::sleep(STEP).await,
                Err(error) => panic!("{label:?} cannot be filled: {error}"),
            }
        }
    }

    /// Chooses in a list by its label and the words of the choice.
    pub async fn choose(&self, label: &str, choice: &str) {
        let list = self.find("field", label).await;
        list.send_keys(choice).await.expect("a list takes keys");
    }

    /// Types a date, `YYYY-MM-DD`, part by part.
    pub async fn fill_date(&self, label: &str, date: &str) {
        let parts: Vec<&str> = date.split('-').collect();
        for (part, digits) in ["year", "month", "day"].iter().zip(parts) {
            let segment = self.find("date", &format!("{label}/{part}")).await;
            // The digits bring the focus with them; a press may find a message lying over the field.
            let _ = segment.click().await;
            segment.send_keys(digits).await.expect("it takes digits");
        }
    }

    /// Types where the caret stands.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        self.driver
            .active_element()
            .await
            .expect("something has the focus")
            .send_keys(keys)
            .await
            .expect("it takes keys");
    }

    /// Waits until the page says this.
    pub async fn wait_for_text(&self, text: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let page = self.text().await;
            if page.contains(text) {
                return;
            }
            assert!(Instant::now() < until, "the page does not say {text:?}:\n{page}");
            tokio::time::sleep(STEP).await;
        }
    }

    pub async fn wait_without_text(&self, text: &str) {
        let until = Instant::now() + PATIENCE;
        while self.text().await.contains(text) {
            assert!(Instant::now() < until, "the page still says {text:?}");
            tokio::time::sleep(STEP).await;
        }
    }

    pub async fn wait_for_heading(&self, heading: &str) {
        self.find("heading", heading).await;
    }

    /// A heading may go on with marks of its own.
    pub async fn wait_for_heading_starting(&self, text: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.texts_of("h1, h2, h3").await.iter().any(|heading| heading.starts_with(text)) {
            assert!(Instant::now() < until, "no heading begins with {text:?}");
            tokio::time::sleep(STEP).await;
        }
    }

    /// Presses a tool of the editor; the caret stays in the text.
    pub async fn press_key_tool(&self, name: &str) {
        self.find("button", name).await.click().await.expect("a tool can be pressed");
    }

    pub async fn has(&self, what: &str, name: &str) -> bool {
        self.try_find(what, name).await.is_some()
    }

    /// What is to be read on the page now.
    pub async fn text(&self) -> String {
        let text = self.driver.execute("return document.body.innerText", vec![]).await;
        text.ok().and_then(|text| text.json().as_str().map(without_marks)).unwrap_or_default()
    }

    pub async fn texts_of(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText.trim())";
        let texts: Vec<String> =
            serde_json::from_value(self.run(script, vec![json!(selector)]).await).expect("a list of texts");
        texts.iter().map(|text| without_marks(text)).collect()
    }

    /// Rules that hold in one medium only, or for a wish of the reader's, hold here and now; or again as they are written.
    pub async fn as_in(&self, medium: &str, now: bool) {
        let script = "for (const rule of [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])) { \
            if (!(rule instanceof CSSMediaRule)) continue; \
            const written = window.media?.get(rule) ?? rule.media.mediaText; \
            if (!written.includes(arguments[0])) continue; \
            (window.media ??= new Map()).set(rule, written); \
            rule.media.mediaText = arguments[1] ? 'all' : written; }";
        self.run(script, vec![json!(medium), json!(now)]).await;
    }

    /// Long enough for a room to load and stand still.
    pub async fn settle(&self) {
        tokio::time::sleep(Duration::from_millis(450)).await;
    }

    /// The window's inside, in pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.driver.set_window_rect(0, 0, width, height).await.expect("the window can be sized");
        tokio::time::sleep(Duration::from_millis(300)).await;
    }

    pub async fn picture(&self, path: &Path) {
        // Frames go by: what was just asked for is drawn.
        tokio::time::sleep(Duration::from_millis(250)).await;
        // WebKit's driver takes its picture at the next repaint, and a page at rest has none: one pixel's edge blinks.
        let nudge = "let turns = 0; const turn = () => { document.body.style.outline = turns++ % 2 ? '1px solid #00000001' : ''; \
                     if (turns < 90) requestAnimationFrame(turn); }; turn()";
        self.run(nudge, vec![]).await;
        self.driver.screenshot(path).await.expect("a picture");
    }
}

/// Without the marks of direction that Fluent puts around what it is given.
fn without_marks(text: &str) -> String {
    text.chars().filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter)).collect()
}

impl Drop for Driver {
    /// Asked to end, the driver takes WebKit's own with it; killed, it would leave it behind. A program that is still there
    /// then is ended too: WebKit's driver forgets it now and then, and the next start would only raise its window.
    fn drop(&mut self) {
        let programs: Vec<u32> = children_of(self.0.id()).into_iter().flat_map(children_of).collect();
        signal("TERM", self.0.id());
        let until = Instant::now() + Duration::from_secs(3);
        while Instant::now() < until && matches!(self.0.try_wait(), Ok(None)) {
            std::thread::sleep(STEP);
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
        let ours =
            |id: &u32| std::fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| same_file(&exe, &program()));
        programs.into_iter().filter(ours).for_each(|id| signal("KILL", id));
    }
}

/// The shell's own `kill`: the program of that name need not be installed.
fn signal(name: &str, process: u32) {
    let _ = Command::new("sh").args(["-c", "kill -\"$0\" \"$1\"", name, &process.to_string()]).status();
}

fn children_of(parent: u32) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").expect("the system tells of its processes").flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    // Behind the name in brackets: the state, the parent.
    let parent_of = |id: &u32| -> Option<u32> {
        let about = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        about.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
    };
    numbers.filter(|id| parent_of(id) == Some(parent)).collect()
}

fn same_file(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(one, other)| one == other)
}

/// Two that differ: both are held until both are known.
fn free_ports() -> [u16; 2] {
    let sockets = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a free port"));
    sockets.map(|socket| socket.local_addr().expect("its address").port())
}

async fn connect(port: u16, capabilities: Capabilities) -> WebDriverResult<WebDriver> {
    let until = Instant::now() + PATIENCE;
    loop {
        let address = format!("http://127.0.0.1:{port}");
        let driver = WebDriver::builder(address, capabilities.clone()).request_timeout(ANSWER).await;
        if driver.is_ok() || Instant::now() > until {
            return driver;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// The program that WebDriver drives; `cargo xtask e2e` builds it and says where it is.
pub fn program() -> PathBuf {
    std::env::var_os("DAYMARK_E2E_BIN").expect("DAYMARK_E2E_BIN names the program: cargo xtask e2e").into()
}

fn tool(name: &str) -> PathBuf {
    std::env::var_os("DAYMARK_E2E_TOOLS").map_or_else(|| name.into(), |folder| PathBuf::from(folder).join(name))
}
