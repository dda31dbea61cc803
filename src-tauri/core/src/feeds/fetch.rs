//! Fetching a published list from an address: the only file in the whole program that opens a connection, and it does so
//! only after its user pressed a button that showed the exact address.
//!
//! Deliberately absent: cookies, a referrer, the program's name, a proxy (its far end would look names up, out of reach of
//! the check), certificates of the computer's own (what somebody put there to read along is not believed), and anything
//! that fetches by itself.

mod address;
mod answer;
#[cfg(test)]
mod tests;

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use daymark_vault::{Step, Work};
use ureq::config::Config;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Timeout};
use url::Url;

pub use address::Address;
pub(super) use address::look_at;

use self::address::Permit;
use self::answer::{Counted, Packing, Seen, TooLarge};
use crate::error::{Code, Error, Result};
use crate::time::since_boot;

/// Says nothing of who asks: every browser begins like this, and names nothing with it alone.
const USER_AGENT: &str = "Mozilla/5.0";
const ACCEPT: &str = "application/json, text/csv";
const MOST_REDIRECTS: usize = 3;
const LARGEST_HEADERS: usize = 64 * 1024;
/// How often the wish to stop is looked for.
const LOOK: Duration = Duration::from_millis(50);

/// How long, and how much, at the utmost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// For finding the name's number, and again for the connection with its encryption.
    pub connect: Duration,
    /// Between two pieces.
    pub stall: Duration,
    /// From the first question to the last byte, redirects and all.
    pub whole: Duration,
    /// As it comes, and again unpacked.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connect: Duration::from_secs(15),
            stall: Duration::from_secs(20),
            whole: Duration::from_secs(120),
            bytes: super::read::LARGEST_FILE,
        }
    }
}

/// What an address gave.
#[derive(Debug)]
pub(super) struct Fetched {
    pub bytes: Vec<u8>,
    /// Where it was found in the end, after redirects.
    pub url: String,
    /// With the ending of what the other side says it is.
    pub file_name: String,
}

/// Asks `asked` for its list. Stops within a second of the wish to, whatever the other side does.
pub(super) fn fetch(asked: &Address, nearby_confirmed: bool, limits: Limits, work: &Work) -> Result<Fetched> {
    fetch_believing(RootCerts::WebPki, asked, nearby_confirmed, limits, work)
}

/// `roots`: whose certificates are believed.
fn fetch_believing(
    roots: RootCerts,
    asked: &Address,
    nearby_confirmed: bool,
    limits: Limits,
    work: &Work,
) -> Result<Fetched> {
    let (permit, url) = Permit::for_address(asked, nearby_confirmed)?;
    let agent = agent(roots, permit.clone(), limits);
    let seen = Arc::new(Seen::default());
    let (tell, told) = mpsc::channel();
    let asking = Asking { agent: agent.clone(), permit, limits, seen: Arc::clone(&seen) };
    // Apart: looking up a name cannot be interrupted, only left alone.
    let begun = thread::Builder::new().spawn(move || tell.send(asking.follow(url)));
    begun.map_err(|_| Error::Internal("no thread to fetch with"))?;
    let result = wait(&told, &seen, limits.whole, work);
    // Whatever is still open is closed, and nothing more is opened.
    agent.shutdown();
    result
}

fn wait(told: &Receiver<Result<Fetched>>, seen: &Seen, longest: Duration, work: &Work) -> Result<Fetched> {
    let begun = since_boot();
    let mut announced = 0;
    work.step(Step::Reading, announced)?;
    loop {
        match told.recv_timeout(LOOK) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => return Err(Error::Internal("fetching ended without a word")),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let total = seen.total.load(Relaxed);
        if total != announced {
            announced = total;
            work.step(Step::Reading, announced)?;
        }
        work.done(seen.came.load(Relaxed))?;
        if since_boot().saturating_sub(begun) > longest {
            return Err(Error::refused(Code::FetchTooSlow));
        }
    }
}

fn agent(roots: RootCerts, permit: Permit, limits: Limits) -> Agent {
    let config = Config::builder()
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .accept(ACCEPT)
        .accept_encoding("gzip")
        .max_response_header_size(LARGEST_HEADERS)
        .max_idle_connections(0)
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_per_read(Some(limits.stall))
        .timeout_per_write(Some(limits.stall))
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .build();
    Agent::with_parts(config, DefaultConnector::new(), Checked { permit, names: DefaultResolver::default() })
}

/// Looks names up and leaves out every address that may not be connected to: what was checked is what is connected to.
#[derive(Debug)]
struct Checked {
    permit: Permit,
    names: DefaultResolver,
}

impl Resolver for Checked {
    fn resolve(
        &self,
        uri: &ureq::http::Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout).map_err(|error| match error {
            ureq::Error::Io(_) => ureq::Error::HostNotFound,
            other => other,
        })?;
        let (host, encrypted) = (uri.host().unwrap_or_default(), uri.scheme_str() == Some("https"));
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| self.permit.lets(host, encrypted, address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() { Err(ureq::Error::Other(Box::new(LeadsNearby))) } else { Ok(allowed) }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a name that leads where it may not")]
struct LeadsNearby;

/// One fetching, on a thread of its own.
struct Asking {
    agent: Agent,
    permit: Permit,
    limits: Limits,
    seen: Arc<Seen>,
}

impl Asking {
    fn follow(&self, mut url: Url) -> Result<Fetched> {
        for _ in 0..=MOST_REDIRECTS {
            let response = self.agent.get(url.as_str()).call().map_err(what_is_wrong)?;
            match redirect(&response) {
                Some(location) => url = self.permit.next(&url, location)?,
                None => return self.take_in(response, &url),
            }
        }
        Err(Error::refused(Code::FetchRedirects))
    }

    fn take_in(&self, response: Response<Body>, url: &Url) -> Result<Fetched> {
        let status = response.status();
        let held_back = text(&response, "cf-mitigated") == "challenge";
        let content_type = text(&response, header::CONTENT_TYPE.as_str()).to_owned();
        if !status.is_success() {
            // How it ends does not matter any more: only whether it is a page that asks for a browser.
            let page = self.body(response, true).unwrap_or_default();
            let code = answer::refusal(status.as_u16(), held_back, &page).unwrap_or(Code::FetchNotUnderstood);
            return Err(Error::refused(code));
        }
        let bytes = self.body(response, false)?;
        match answer::refusal(status.as_u16(), held_back, &bytes) {
            Some(code) => Err(Error::refused(code)),
            None => Ok(Fetched { bytes, url: url.to_string(), file_name: answer::file_name(url, &content_type) }),
        }
    }

    fn body(&self, response: Response<Body>, glance: bool) -> Result<Vec<u8>> {
        let packing = answer::packing(text(&response, header::CONTENT_ENCODING.as_str()))?;
        let body = response.into_body();
        self.seen.total.store(body.content_length().unwrap_or(0), Relaxed);
        let most = self.limits.bytes;
        let came = Counted { inner: body.into_reader(), seen: &self.seen, most };
        let unpacked: Box<dyn Read + '_> = match packing {
            Packing::Plain => Box::new(came),
            Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(came)),
        };
        let read = match glance {
            true => answer::read_whole(unpacked.take(answer::GLANCE), &self.seen, most),
            false => answer::read_whole(unpacked, &self.seen, most),
        };
        read.map_err(|error| what_is_wrong(error.into()))
    }
}

fn redirect(response: &Response<Body>) -> Option<&str> {
    let redirects = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    if redirects { response.headers().get(header::LOCATION)?.to_str().ok() } else { None }
}

/// A header's value; empty where there is none, or one of other signs.
fn text<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The message is dropped: it may hold the address.
fn what_is_wrong(error: ureq::Error) -> Error {
    use ureq::Error as Wrong;
    let code = match error {
        Wrong::Other(inner) if inner.is::<LeadsNearby>() => return Error::at("address", Code::AddressLeadsNearby),
        Wrong::Http(_) | Wrong::BadUri(_) => return Error::at("address", Code::AddressInvalid),
        Wrong::HostNotFound | Wrong::Timeout(Timeout::Resolve) => Code::FetchNameUnknown,
        Wrong::Timeout(Timeout::Connect) | Wrong::ConnectionFailed => Code::FetchUnreachable,
        Wrong::Timeout(_) => Code::FetchTooSlow,
        Wrong::Rustls(error) => not_safe(&error),
        Wrong::Io(error) => broken(&error),
        _ => Code::FetchNotUnderstood,
    };
    Error::refused(code)
}

fn broken(error: &io::Error) -> Code {
    use io::ErrorKind as Kind;
    let inner = error.get_ref();
    if inner.is_some_and(|inner| inner.is::<TooLarge>()) {
        return Code::ListTooLarge;
    }
    if let Some(error) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return not_safe(error);
    }
    match error.kind() {
        Kind::UnexpectedEof | Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe => Code::FetchBroke,
        Kind::InvalidData | Kind::InvalidInput => Code::FetchNotUnderstood,
        Kind::TimedOut => Code::FetchTooSlow,
        _ => Code::FetchUnreachable,
    }
}

fn not_safe(error: &rustls::Error) -> Code {
    match error {
        rustls::Error::InvalidCertificate(_) => Code::FetchCertificate,
        _ => Code::FetchNotUnderstood,
    }
}
