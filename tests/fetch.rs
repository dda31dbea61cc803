//! A list from an address, as its user meets it: looked at, agreed to, fetched, shown, kept.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use daymark_tests::{Program, fixture};
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T20:00:00Z";
const SEATTLE: &str = "America/Los_Angeles";

/// Answers on this computer; how often it was asked.
fn serve(answer: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/meetings.json", listener.local_addr().expect("an address"));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
                head.push(byte[0]);
            }
            count.fetch_add(1, SeqCst);
            answer(&mut stream);
        }
    });
    (address, asked)
}

fn serve_file(body: Vec<u8>, headers: &'static str) -> (String, Arc<AtomicUsize>) {
    serve(move |stream| {
        let head = format!("{headers}\r\nContent-Length: {}\r\n\r\n", body.len());
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
    })
}

#[test]
fn a_list_is_fetched_from_where_its_user_saw_it_would_be_and_kept_like_a_file() {
    let mut program = Program::with_a_vault(NOW, SEATTLE);
    let path = fixture("lists/hand-written.json");
    let (address, asked) = serve_file(std::fs::read(&path).expect("the fixture"), "HTTP/1.1 200 OK");

    let shown = program.ask("look_at_address", json!({ "address": format!(" {address}#x ") }));
    assert_eq!(shown, json!({ "url": address, "host": "127.0.0.1", "letters": null, "nearby": true }));
    let not_agreed = json!({ "address": shown["url"], "nearby_confirmed": false });
    let refused = program.refusal("preview_address", not_agreed);
    assert_eq!(refused, ("address_nearby".to_owned(), Some("address".to_owned())));
    assert_eq!(asked.load(SeqCst), 0, "nothing was opened yet");

    let mut fetched = program.ask("preview_address", json!({ "address": shown["url"], "nearby_confirmed": true }));
    assert_eq!(asked.load(SeqCst), 1);
    assert_eq!((&fetched["source_address"], &fetched["file_name"]), (&json!(address), &json!("meetings.json")));
    let list = program
        .ask("import_list", json!({ "token": fetched["token"], "name": "Seattle", "zone": fetched["zone_guess"] }));
    assert_eq!(list["source_address"], json!(address), "where it came from is kept with it");
    assert_eq!(asked.load(SeqCst), 1, "keeping it asks nobody");

    let mut read = program.ask("preview_list", json!({ "path": path }));
    for preview in [&mut fetched, &mut read] {
        for own in
            ["token", "source_address", "found_at", "file_name", "likely_list", "suggested_name", "fellowship_guess"]
        {
            preview[own] = Value::Null;
        }
    }
    assert_eq!(fetched, read, "the same list, however it came");
}

#[test]
fn a_page_in_its_place_is_told_from_a_list_and_keeps_nothing() {
    let mut program = Program::with_a_vault(NOW, SEATTLE);
    let page = b"<!DOCTYPE html><html><title>Just a moment...</title></html>".to_vec();
    let (address, _) = serve_file(page, "HTTP/1.1 403 Forbidden");
    let asked = json!({ "address": address, "nearby_confirmed": true });
    assert_eq!(program.refusal("preview_address", asked), ("list_challenge".to_owned(), None));
    assert_eq!(program.ask("list_lists", Value::Null), json!([]));
}

#[test]
fn the_wish_to_stop_does_not_wait_for_a_silent_computer() {
    let (heard, told) = mpsc::channel();
    let (address, _) = serve(move |stream| {
        let _ = heard.send(());
        let _ = stream.read(&mut [0]);
    });
    let mut program = Program::with_a_vault(NOW, SEATTLE);
    let work = program.work();
    let stopping = thread::spawn(move || {
        told.recv_timeout(Duration::from_secs(10)).expect("it is asked");
        work.cancel();
        Instant::now()
    });
    let refused = program.refusal("preview_address", json!({ "address": address, "nearby_confirmed": true }));
    let stopped = stopping.join().expect("it was stopped");
    assert_eq!(refused.0, "cancelled");
    assert!(stopped.elapsed() < Duration::from_secs(1), "{:?}", stopped.elapsed());
    assert_eq!(program.ask("list_lists", Value::Null), json!([]), "and the vault answers as before");
}
