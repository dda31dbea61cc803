//! A server on this computer that does each bad thing in turn.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use daymark_vault::Work;
use flate2::Compression;
use flate2::write::GzEncoder;
use ureq::tls::{Certificate, RootCerts};

use super::*;
use crate::error::{Code, Problem};

const LIST: &str = r#"[{"name": "Early risers", "slug": "early"}]"#;

/// Short ones: a test that waits for the real ones would take minutes.
const QUICK: Limits = Limits {
    connect: Duration::from_secs(5),
    stall: Duration::from_secs(2),
    whole: Duration::from_secs(6),
    bytes: 256 * 1024,
};

struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

/// Hands each request's head and its connection to `answer`; the connection ends with it.
fn serve(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (heads, answer) = (Arc::clone(&asked), Arc::new(answer));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (heads, answer) = (Arc::clone(&heads), Arc::clone(&answer));
            thread::spawn(move || {
                let mut stream = stream.unwrap();
                let head = head_of(&mut stream);
                heads.lock().unwrap().push(head.clone());
                answer(&head, &mut stream);
            });
        }
    });
    Server { port, asked }
}

fn head_of(stream: &mut impl Read) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

/// One answer to every question.
fn serve_always(answer: impl AsRef<[u8]> + Send + Sync + 'static) -> Server {
    serve(move |_, stream| send(stream, answer.as_ref()))
}

/// The other side may hang up in the middle: that is what most tests here are about.
fn send(stream: &mut impl Write, bytes: impl AsRef<[u8]>) {
    let _ = stream.write_all(bytes.as_ref()).and_then(|()| stream.flush());
}

fn ok(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
}

fn status(line: &str, body: &str) -> String {
    format!("HTTP/1.1 {line}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

fn redirect_to(place: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n")
}

fn path_of(head: &str) -> &str {
    head.split(' ').nth(1).unwrap_or_default()
}

impl Server {
    fn address(&self) -> Address {
        look_at(&format!("http://127.0.0.1:{}/list", self.port)).unwrap()
    }

    fn fetch(&self) -> Result<Fetched> {
        fetch(&self.address(), true, QUICK, &Work::default())
    }

    fn refusal(&self) -> Code {
        self.fetch().map(|fetched| fetched.bytes.len()).unwrap_err().problem().code
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn packed(body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

#[test]
fn a_list_comes_as_it_is_plain_packed_or_in_pieces() {
    let chunked =
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{LIST}\r\n0\r\n\r\n", LIST.len());
    let open_ended = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{LIST}");
    for answer in [ok("", LIST).into_bytes(), packed(&gzip(LIST.as_bytes())), chunked.into(), open_ended.into()] {
        let server = serve_always(answer);
        let fetched = server.fetch().unwrap();
        assert_eq!(String::from_utf8(fetched.bytes).unwrap(), LIST);
        assert_eq!(fetched.url, server.address().url);
        assert_eq!(fetched.file_name, "127.0.0.1.json");
    }
}

#[test]
fn what_is_asked_says_nothing_of_who_asks_and_keeps_no_cookie() {
    let server = serve(|head, stream| match path_of(head) {
        "/list" => send(
            stream,
            "HTTP/1.1 302 Found\r\nSet-Cookie: id=1; Path=/\r\nLocation: /there#top\r\nContent-Length: 0\r\n\r\n",
        ),
        _ => send(stream, ok("Set-Cookie: id=2\r\n", LIST)),
    });
    let fetched = server.fetch().unwrap();
    assert!(fetched.url.ends_with("/there"), "{}", fetched.url);
    server.fetch().unwrap();
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    for (head, path) in asked.iter().zip(["/list", "/there", "/list", "/there"]) {
        let mut lines: Vec<&str> = head.trim_end().split("\r\n").collect();
        lines.sort_unstable();
        let host = format!("host: 127.0.0.1:{}", server.port);
        let expected = [
            format!("GET {path} HTTP/1.1"),
            "accept-encoding: gzip".to_owned(),
            "accept: application/json, text/csv".to_owned(),
            host,
            "user-agent: Mozilla/5.0".to_owned(),
        ];
        assert_eq!(lines, expected, "these lines and no other");
    }
}

#[test]
fn nothing_is_opened_at_a_near_computer_before_it_was_confirmed() {
    let server = serve_always(ok("", LIST));
    let refused = fetch(&server.address(), false, QUICK, &Work::default()).unwrap_err().problem();
    assert_eq!(refused, Problem { code: Code::AddressNearby, field: Some("address".to_owned()) });
    assert_eq!(server.asked().len(), 0);
}

#[test]
fn a_name_that_leads_nearby_is_not_connected_to() {
    let (permit, _) = Permit::for_address(&look_at("example.org").unwrap(), true).unwrap();
    let names = Checked { permit, names: DefaultResolver::default() };
    // Every computer knows this name without asking anybody.
    let found = names.resolve(&"https://localhost:1/".parse().unwrap(), &Config::default(), NextTimeout::default());
    let problem = what_is_wrong(found.unwrap_err()).problem();
    assert_eq!(problem, Problem { code: Code::AddressLeadsNearby, field: Some("address".to_owned()) });
}

#[test]
fn three_redirects_are_followed_and_not_a_fourth() {
    let hops = |most: usize| {
        serve(move |head, stream| match path_of(head).trim_start_matches('/').parse::<usize>().unwrap_or(0) {
            hop if hop < most => send(stream, redirect_to(&format!("/{}", hop + 1))),
            _ => send(stream, ok("", LIST)),
        })
    };
    assert!(hops(3).fetch().unwrap().url.ends_with("/3"));
    let four = hops(4);
    assert_eq!(four.refusal(), Code::FetchRedirects);
    assert_eq!(four.asked().len(), 4);
    let round = serve_always(redirect_to("/list"));
    assert_eq!(round.refusal(), Code::FetchRedirects);
    assert_eq!(round.asked().len(), 4);
}

#[test]
fn a_redirect_to_elsewhere_is_refused_before_anything_is_opened_there() {
    let elsewhere = serve_always(ok("", LIST));
    let port = elsewhere.port;
    for place in [
        format!("http://127.0.0.2:{port}/"),
        format!("http://localhost:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        "http://example.org/list.json".to_owned(),
        "http://192.168.0.1/".to_owned(),
        "https://10.0.0.1/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "gopher://127.0.0.1/".to_owned(),
        format!("http://me:word@127.0.0.1:{port}/"),
    ] {
        let server = serve_always(redirect_to(&place));
        assert_eq!(server.refusal(), Code::FetchRedirectRefused, "{place}");
    }
    assert_eq!(elsewhere.asked().len(), 0);
}

#[test]
fn a_page_in_place_of_a_list_is_known_for_what_it_is() {
    let page = "<!DOCTYPE html><html><title>Meetings</title></html>";
    let challenge = "<!DOCTYPE html><html><title>Just a moment...</title></html>";
    assert_eq!(serve_always(ok("", page)).refusal(), Code::ListHtml);
    assert_eq!(serve_always(ok("Content-Type: application/json\r\n", challenge)).refusal(), Code::ListChallenge);
    assert_eq!(serve_always(status("403 Forbidden", challenge)).refusal(), Code::ListChallenge);
    assert_eq!(serve_always(status("503 Service Unavailable", page)).refusal(), Code::ListChallenge);
    let mitigated = "HTTP/1.1 403 Forbidden\r\ncf-mitigated: challenge\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(serve_always(mitigated).refusal(), Code::ListChallenge);
    let packed_page = packed(&gzip(challenge.as_bytes()));
    assert_eq!(serve_always(packed_page).refusal(), Code::ListChallenge);
}

#[test]
fn a_refusal_of_the_other_side_has_its_own_word() {
    for (line, code) in [
        ("403 Forbidden", Code::FetchForbidden),
        ("404 Not Found", Code::FetchNotFound),
        ("410 Gone", Code::FetchNotFound),
        ("429 Too Many Requests", Code::FetchServerTrouble),
        ("500 Internal Server Error", Code::FetchServerTrouble),
        ("304 Not Modified", Code::FetchNotUnderstood),
    ] {
        assert_eq!(serve_always(status(line, "{}")).refusal(), code, "{line}");
    }
    assert_eq!(serve_always("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n").refusal(), Code::FetchNotUnderstood);
}

#[test]
fn what_is_too_large_is_cut_off_while_it_comes() {
    let endless = serve(|_, stream| {
        send(stream, "HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'['; 16 * 1024]).is_ok() {}
    });
    assert_eq!(endless.refusal(), Code::ListTooLarge);
    let endless_error = serve(|_, stream| {
        send(stream, "HTTP/1.1 500 Oh\r\n\r\n");
        while stream.write_all(&[b'['; 16 * 1024]).is_ok() {}
    });
    assert_eq!(endless_error.refusal(), Code::FetchServerTrouble, "of a refusal only the beginning is read");
    let bomb = gzip(&vec![0; 64 * 1024 * 1024]);
    assert!(bomb.len() < 128 * 1024);
    assert_eq!(serve_always(packed(&bomb)).refusal(), Code::ListTooLarge);
    let twice = gzip(&bomb);
    assert!(serve_always(packed(&twice)).fetch().is_ok_and(|fetched| fetched.bytes == bomb), "it is unpacked once");
}

#[test]
fn an_answer_that_is_none_is_not_understood() {
    let headers = format!("HTTP/1.1 200 OK\r\n{}\r\n{LIST}", "X-Long: aaaaaaaaaaaaaaaa\r\n".repeat(8 * 1024));
    assert_eq!(serve_always(headers).refusal(), Code::FetchNotUnderstood);
    assert_eq!(serve_always("SSH-2.0-OpenSSH_9.2\r\n\r\n").refusal(), Code::FetchNotUnderstood);
    assert_eq!(serve_always(packed(b"this is not gzip, whatever it says")).refusal(), Code::FetchNotUnderstood);
    assert_eq!(serve_always(ok("Content-Encoding: br\r\n", LIST)).refusal(), Code::FetchNotUnderstood);
}

#[test]
fn what_breaks_off_is_never_half_a_list() {
    let short = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{LIST}", LIST.len() + 1);
    assert_eq!(serve_always(short).refusal(), Code::FetchBroke);
    let chunk = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n{LIST}");
    assert_eq!(serve_always(chunk).refusal(), Code::FetchBroke);
    let half = gzip(LIST.as_bytes());
    assert_eq!(serve_always(packed(&half[..half.len() / 2])).refusal(), Code::FetchBroke);
    assert_eq!(serve_always("").refusal(), Code::FetchBroke, "hung up without a word");
    let too_long = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{LIST}and more", LIST.len());
    assert_eq!(serve_always(too_long).fetch().unwrap().bytes, LIST.as_bytes());
}

#[test]
fn a_connection_that_is_reset_or_refused_is_told_apart() {
    // Closed with a question unread, a socket answers with a reset.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let closed = thread::spawn(move || drop(listener.accept().unwrap().0));
    let server = Server { port, asked: Arc::default() };
    assert_eq!(server.refusal(), Code::FetchBroke);
    closed.join().unwrap();
    assert_eq!(server.refusal(), Code::FetchUnreachable, "nobody listens any more");
}

#[test]
fn who_stalls_or_drips_is_not_waited_for() {
    let took = |server: &Server| {
        let begun = Instant::now();
        assert_eq!(server.refusal(), Code::FetchTooSlow);
        begun.elapsed()
    };
    let silent = serve(|_, _| thread::sleep(Duration::from_secs(30)));
    assert!(took(&silent) < Duration::from_secs(5));
    let stalling = serve(|_, stream| {
        send(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[");
        thread::sleep(Duration::from_secs(30));
    });
    assert!(took(&stalling) < Duration::from_secs(5));
    let dripping = serve(|_, stream| {
        send(stream, "HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(100));
        }
    });
    let whole = took(&dripping);
    assert!(whole >= QUICK.whole && whole < QUICK.whole + Duration::from_secs(2), "{whole:?}");
}

#[test]
fn the_wish_to_stop_is_heard_within_a_second_and_closes_the_connection() {
    let (gone, told) = mpsc::channel();
    let server = serve(move |head, stream| {
        let _ = gone.send(Instant::now());
        if path_of(head) == "/list" {
            send(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[");
        }
        // Until the other side closes.
        let _ = stream.read(&mut [0]);
        let _ = gone.send(Instant::now());
    });
    let work = Work::default();
    let limits = Limits { stall: Duration::from_secs(60), whole: Duration::from_secs(60), ..QUICK };
    for path in ["list", "silence"] {
        let address = look_at(&format!("http://127.0.0.1:{}/{path}", server.port)).unwrap();
        work.start();
        let asking = thread::spawn({
            let work = work.clone();
            move || fetch(&address, true, limits, &work).map(|fetched| fetched.url).unwrap_err().problem().code
        });
        told.recv_timeout(Duration::from_secs(5)).unwrap();
        thread::sleep(Duration::from_millis(200));
        if path == "list" {
            assert_eq!(work.progress(), daymark_vault::Progress { step: Step::Reading, done: 1, total: 1000 });
        }
        let stopped = Instant::now();
        work.cancel();
        assert_eq!(asking.join().unwrap(), Code::Cancelled);
        assert!(stopped.elapsed() < Duration::from_secs(1), "{:?}", stopped.elapsed());
        let closed = told.recv_timeout(Duration::from_secs(2)).unwrap();
        assert!(closed - stopped < Duration::from_secs(1), "{:?}", closed - stopped);
    }
}

/// Gives each who comes one answer over TLS. Its certificate is its own, and for `localhost`.
fn serve_encrypted(answer: &'static str) -> (u16, Certificate<'static>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = Certificate::from_der(made.cert.der()).to_owned();
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()).into();
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let session = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = rustls::StreamOwned::new(session, stream.unwrap());
            if !head_of(&mut stream).is_empty() {
                send(&mut stream, answer);
            }
        }
    });
    (port, certificate)
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_believed() {
    let (port, certificate) = serve_encrypted("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
    let address = |host: &str| look_at(&format!("https://{host}:{port}/")).unwrap();
    let refused = fetch(&address("localhost"), true, QUICK, &Work::default()).unwrap_err();
    assert_eq!(refused.problem().code, Code::FetchCertificate);
    let believing = |host: &str| {
        let roots = RootCerts::new_with_certs(std::slice::from_ref(&certificate));
        fetch_believing(roots, &address(host), true, QUICK, &Work::default())
    };
    assert_eq!(believing("localhost").unwrap().bytes, b"[]", "it is the certificate that was at fault");
    assert_eq!(believing("127.0.0.1").unwrap_err().problem().code, Code::FetchCertificate, "another name than its own");
}

#[test]
fn encryption_is_never_left_again_and_never_made_up() {
    let plain = serve_always(ok("", LIST));
    let place = Box::leak(redirect_to(&format!("http://localhost:{}/", plain.port)).into_boxed_str());
    let (port, certificate) = serve_encrypted(place);
    let address = look_at(&format!("https://localhost:{port}/")).unwrap();
    let roots = RootCerts::new_with_certs(&[certificate]);
    let refused = fetch_believing(roots, &address, true, QUICK, &Work::default()).unwrap_err();
    assert_eq!(refused.problem().code, Code::FetchRedirectRefused);
    assert_eq!(plain.asked().len(), 0);

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let not_encrypted = look_at(&format!("https://{}/", listener.local_addr().unwrap())).unwrap();
    thread::spawn(move || send(&mut listener.accept().unwrap().0, "HTTP/1.1 400 Bad Request\r\n\r\n"));
    let refused = fetch(&not_encrypted, true, QUICK, &Work::default()).unwrap_err().problem().code;
    assert_eq!(refused, Code::FetchNotUnderstood);
}

/// A proxy would look names up itself, where nothing is checked. Its variables are those of a whole process.
#[test]
fn a_proxy_that_the_computer_names_is_not_asked() {
    const THIS: &str = "feeds::fetch::tests::a_proxy_that_the_computer_names_is_not_asked";
    if std::env::var_os("ALL_PROXY").is_some() {
        serve_always(ok("", LIST)).fetch().unwrap();
        return;
    }
    let proxy = serve_always(ok("", "[]"));
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", THIS]).env_remove("NO_PROXY").env_remove("no_proxy");
    for name in ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"] {
        child.env(name, format!("http://127.0.0.1:{}", proxy.port));
    }
    assert!(child.output().unwrap().status.success());
    assert_eq!(proxy.asked().len(), 0);
}
