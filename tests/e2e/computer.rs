//! A computer of its own for each story: home, session bus, notification service. Nothing of it outlives the test.

use std::io::{BufRead, BufReader, PipeReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub struct Computer {
    root: TempDir,
    bus: Child,
    address: String,
    notices: Arc<Mutex<Vec<Notice>>>,
    delays: Delays,
    services: zbus::blocking::Connection,
}

/// Reading ends of what was handed out to those who want sleep to wait: closed at the other end, they are at an end too.
type Delays = Arc<Mutex<Vec<PipeReader>>>;

/// What a notification service was asked to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub app: String,
    pub summary: String,
    pub body: String,
}

struct Service {
    notices: Arc<Mutex<Vec<Notice>>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[allow(clippy::too_many_arguments)] // The signature is the Desktop Notifications Specification's.
    fn notify(
        &self,
        app_name: String,
        _replaces_id: u32,
        _app_icon: String,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: std::collections::HashMap<String, zbus::zvariant::OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        let mut notices = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        notices.push(Notice { app: app_name, summary, body });
        notices.len() as u32
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned(), "actions".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("test".to_owned(), "daymark".to_owned(), "1".to_owned(), "1.2".to_owned())
    }
}

/// The part of systemd's logind that tells of sleep and of a locked screen. See org.freedesktop.login1(5).
struct Logind {
    delays: Delays,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    fn inhibit(
        &self,
        what: String,
        _who: String,
        _why: String,
        mode: String,
    ) -> zbus::fdo::Result<zbus::zvariant::OwnedFd> {
        if (what.as_str(), mode.as_str()) != ("sleep", "delay") {
            return Err(zbus::fdo::Error::InvalidArgs("not what this test knows".to_owned()));
        }
        let (reader, writer) = std::io::pipe().map_err(|error| zbus::fdo::Error::IOError(error.to_string()))?;
        self.delays.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        Ok(std::os::fd::OwnedFd::from(writer).into())
    }
}

impl Computer {
    pub fn new() -> Computer {
        let root = tempfile::Builder::new().prefix("e2e-").tempdir().expect("a temporary folder");
        for folder in ["home", "data", "config", "cache", "state", "run", "tmp"] {
            std::fs::create_dir(root.path().join(folder)).expect("a folder");
        }
        let (bus, address) = start_bus();
        let notices = Arc::new(Mutex::new(Vec::new()));
        let delays = Delays::default();
        let services = serve(&address, Service { notices: notices.clone() }, Logind { delays: delays.clone() });
        Computer { root, bus, address, notices, delays, services }
    }

    /// Is about to sleep, and waits for whoever asked for time. Whether somebody had, and how long they took.
    pub fn sleep(&self) -> (bool, Duration) {
        let waiting = std::mem::take(&mut *self.delays.lock().unwrap_or_else(PoisonError::into_inner));
        let started = Instant::now();
        self.tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", &true);
        let any = !waiting.is_empty();
        for mut each in waiting {
            let _ = each.read(&mut [0]);
        }
        (any, started.elapsed())
    }

    pub fn wake_up(&self) {
        self.tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", &false);
    }

    /// Somebody locks the screen.
    pub fn lock_screen(&self) {
        self.tell("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", &());
    }

    /// The desktop's screen saver starts, and no logind knows of it.
    pub fn darken_screen(&self) {
        self.tell("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", &true);
    }

    fn tell(
        &self,
        path: &str,
        interface: &str,
        signal: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) {
        self.services.emit_signal(None::<&str>, path, interface, signal, body).expect("the bus takes it");
    }

    /// Everything the program may write to stands under it.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn vault(&self) -> PathBuf {
        self.root().join("data/net.daymark.Daymark/v1")
    }

    /// What the next "choose a file" answers.
    pub fn will_pick(&self, file: &Path) {
        std::fs::write(self.picked(), file.as_os_str().as_encoded_bytes()).expect("a file");
    }

    fn picked(&self) -> PathBuf {
        self.root().join("picked")
    }

    pub fn notices(&self) -> Vec<Notice> {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A command whose whole environment is this computer.
    pub fn command(&self, program: &Path, now: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        for name in ["PATH", "DISPLAY", "XAUTHORITY", "LD_LIBRARY_PATH"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        let folders = [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ];
        command.envs(folders.map(|(name, folder)| (name, self.root().join(folder))));
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            // One bus is both: what stands on it is the test's alone.
            .env("DBUS_SYSTEM_BUS_ADDRESS", &self.address)
            .env("DAYMARK_E2E_PICK", self.picked())
            .env("DAYMARK_E2E_NOW", now)
            .env("LANG", "C.UTF-8")
            .env("TZ", "America/Los_Angeles")
            .env("GDK_BACKEND", "x11")
            .env("GIO_USE_VFS", "local")
            .env("GSETTINGS_BACKEND", "memory")
            .env("NO_AT_BRIDGE", "1");
        command
    }
}

impl Drop for Computer {
    fn drop(&mut self) {
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}

fn start_bus() -> (Child, String) {
    let mut bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--nopidfile", "--print-address"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("dbus-daemon is installed");
    let mut address = String::new();
    let output = bus.stdout.take().expect("its output is piped");
    BufReader::new(output).read_line(&mut address).expect("it prints its address");
    (bus, address.trim().to_owned())
}

fn serve(address: &str, service: Service, logind: Logind) -> zbus::blocking::Connection {
    zbus::blocking::connection::Builder::address(address)
        .and_then(|builder| builder.serve_at("/org/freedesktop/Notifications", service))
        .and_then(|builder| builder.serve_at("/org/freedesktop/login1", logind))
        .and_then(|builder| builder.name("org.freedesktop.Notifications"))
        .and_then(|builder| builder.name("org.freedesktop.login1"))
        .and_then(|builder| builder.build())
        .expect("the services stand on the bus")
}

#[test]
#[ignore = "needs dbus-daemon: cargo xtask e2e"]
fn what_a_program_asks_to_show_is_read() {
    let computer = Computer::new();
    let program = zbus::blocking::connection::Builder::address(computer.address.as_str())
        .and_then(|builder| builder.build())
        .expect("a program on the bus");
    let hints = std::collections::HashMap::<String, zbus::zvariant::Value>::new();
    let asked = ("Daymark", 0_u32, "", "At 18:30", "In half an hour", Vec::<String>::new(), hints, -1_i32);
    let name = "org.freedesktop.Notifications";
    program
        .call_method(Some(name), "/org/freedesktop/Notifications", Some(name), "Notify", &asked)
        .expect("the service takes it");
    let shown =
        Notice { app: "Daymark".to_owned(), summary: "At 18:30".to_owned(), body: "In half an hour".to_owned() };
    assert_eq!(computer.notices(), [shown]);
}

#[test]
#[ignore = "part of the window's tests: cargo xtask e2e"]
fn there_is_no_network_here() {
    if std::env::var_os("DAYMARK_E2E_ALONE").is_none() {
        daymark_tests::say_skipped("the window is driven with a network: none could be taken away");
        return;
    }
    let devices = std::fs::read_to_string("/proc/self/net/dev").expect("a list of network devices");
    let names: Vec<&str> =
        devices.lines().filter_map(|line| line.split_once(':')).map(|(name, _)| name.trim()).collect();
    assert_eq!(names, ["lo"], "only what stands on this computer can be reached");
}
