//! What an answer is: a list, a web page in its place, or a refusal; and its body, unpacked within limits. Nothing here
//! connects.

use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use url::Url;

use crate::error::{Code, Error, Result};

/// How much of a page is looked at to know it for what it is, in bytes.
pub(super) const GLANCE: u64 = 64 * 1024;
/// A list packs to a tenth or a twentieth; nothing that packs better than this is one.
const BEST_RATIO: u64 = 200;
/// Below this many bytes unpacked, a ratio says nothing.
const RATIO_COUNTS_FROM: u64 = 1024 * 1024;
const PIECE: usize = 64 * 1024;

/// How far a transfer has come, told across threads; in bytes as they come over the network, unpacked or not.
#[derive(Default)]
pub(super) struct Seen {
    pub came: AtomicU64,
    /// As announced; 0: not known.
    pub total: AtomicU64,
}

/// Why an answer holds no list. `body`: its beginning, unpacked.
pub(super) fn refusal(status: u16, held_back: bool, body: &[u8]) -> Option<Code> {
    let page = is_html(body);
    // Those who ask a program to prove that it is a browser do it by one of these, or by a page that looks like success.
    let asks_for_a_browser = matches!(status, 202 | 403 | 429 | 503) || is_challenge(body);
    match status {
        _ if held_back || (page && asks_for_a_browser) => Some(Code::ListChallenge),
        200..=299 => page.then_some(Code::ListHtml),
        404 | 410 => Some(Code::FetchNotFound),
        408 | 429 | 500..=599 => Some(Code::FetchServerTrouble),
        400..=499 => Some(Code::FetchForbidden),
        _ => Some(Code::FetchNotUnderstood),
    }
}

/// By what stands in it: WordPress sends lists as `text/html`, and pages as JSON.
fn is_html(body: &[u8]) -> bool {
    const MARKS: [&str; 8] = ["<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<center"];
    let start = start_of(body, 1024);
    start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('<')
        && MARKS.iter().any(|mark| start.contains(mark))
}

/// Pages that stand before others, by the words their makers put in them.
fn is_challenge(body: &[u8]) -> bool {
    const MARKS: [&str; 16] = [
        "just a moment",
        "cf-chl",
        "cf_chl",
        "/cdn-cgi/challenge-platform",
        "attention required",
        "enable javascript and cookies",
        "checking your browser",
        "verify you are human",
        "captcha",
        "_incapsula_resource",
        "imunify360",
        "ddos-guard",
        "sucuri website firewall",
        "wordfence",
        "bot verification",
        "are you a robot",
    ];
    let start = start_of(body, GLANCE as usize);
    MARKS.iter().any(|mark| start.contains(mark))
}

fn start_of(body: &[u8], bytes: usize) -> String {
    String::from_utf8_lossy(&body[..body.len().min(bytes)]).to_ascii_lowercase()
}

/// What a list from this address is called until it has a name: as its file, or where that says nothing, as its host, with
/// an ending for what it claims to be.
pub(super) fn file_name(url: &Url, content_type: &str) -> String {
    const LISTS: [&str; 4] = [".json", ".csv", ".tsv", ".txt"];
    let plain = |name: &str| name.chars().all(|each| each.is_ascii_alphanumeric() || "._-".contains(each));
    let last = url.path().rsplit('/').next().unwrap_or_default();
    let lower = last.to_ascii_lowercase();
    if LISTS.iter().any(|ending| last.len() > ending.len() && lower.ends_with(ending)) && plain(last) {
        return last.to_owned();
    }
    let host = url.host_str().unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let ending = match kind.as_str() {
        "text/csv" => "csv",
        "text/tab-separated-values" => "tsv",
        _ => "json",
    };
    format!("{}.{ending}", host.strip_prefix("www.").unwrap_or(host))
}

/// An answer's body as it comes over the network: counted, and ended where it is longer than any list.
pub(super) struct Counted<'a, R> {
    pub inner: R,
    pub seen: &'a Seen,
    pub most: u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let came = self.seen.came.fetch_add(read as u64, Relaxed) + read as u64;
        if came > self.most { Err(TooLarge.into()) } else { Ok(read) }
    }
}

/// The whole of it, unpacked; `most` bytes at the utmost. Little that claims to be much is cut off long before that.
pub(super) fn read_whole(mut unpacked: impl Read, seen: &Seen, most: u64) -> io::Result<Vec<u8>> {
    let mut whole = Vec::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = unpacked.read(&mut piece)?;
        if read == 0 {
            return Ok(whole);
        }
        whole.extend_from_slice(&piece[..read]);
        let length = whole.len() as u64;
        let swollen = length > RATIO_COUNTS_FROM && length / BEST_RATIO > seen.came.load(Relaxed);
        if length > most || swollen {
            return Err(TooLarge.into());
        }
    }
}

/// Carried through readers of others, whose errors are `io::Error`.
#[derive(Debug, thiserror::Error)]
#[error("larger than a list can be")]
pub(super) struct TooLarge;

impl From<TooLarge> for io::Error {
    fn from(error: TooLarge) -> io::Error {
        io::Error::other(error)
    }
}

/// What a body is packed in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
}

/// Anything else was not asked for.
pub(super) fn packing(header: &str) -> Result<Packing> {
    match header.trim().to_ascii_lowercase().as_str() {
        "" | "identity" => Ok(Packing::Plain),
        "gzip" | "x-gzip" => Ok(Packing::Gzip),
        _ => Err(Error::refused(Code::FetchNotUnderstood)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_asks_for_a_browser_is_no_list_and_not_just_any_page() {
        let moment = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>";
        let forbidden = b"<html>\n<head><title>403 Forbidden</title></head></html>";
        let page = "\u{feff}\n<!doctype HTML><title>Our meetings</title>".as_bytes();
        for status in [200, 202, 403, 503, 404] {
            assert_eq!(refusal(status, false, moment), Some(Code::ListChallenge), "{status}");
        }
        assert_eq!(refusal(403, false, forbidden), Some(Code::ListChallenge));
        assert_eq!(refusal(200, true, b"[]"), Some(Code::ListChallenge));
        assert_eq!(refusal(200, false, page), Some(Code::ListHtml));
        assert_eq!(refusal(404, false, page), Some(Code::FetchNotFound));
        assert_eq!(refusal(500, false, page), Some(Code::FetchServerTrouble));
    }

    #[test]
    fn a_list_is_no_page_whatever_stands_in_its_notes() {
        let list = br#"[{"name": "Just a moment", "notes": "<html>captcha</html>", "slug": "a"}]"#;
        assert_eq!(refusal(200, false, list), None);
        assert_eq!(refusal(200, false, b""), None);
        assert_eq!(refusal(200, false, b"name,day\n<b>captcha</b>,1"), None);
    }

    #[test]
    fn every_other_answer_has_a_word_of_its_own() {
        for (status, code) in [
            (401, Code::FetchForbidden),
            (403, Code::FetchForbidden),
            (406, Code::FetchForbidden),
            (404, Code::FetchNotFound),
            (410, Code::FetchNotFound),
            (408, Code::FetchServerTrouble),
            (429, Code::FetchServerTrouble),
            (500, Code::FetchServerTrouble),
            (503, Code::FetchServerTrouble),
            (300, Code::FetchNotUnderstood),
            (304, Code::FetchNotUnderstood),
        ] {
            assert_eq!(refusal(status, false, b"{}"), Some(code), "{status}");
        }
    }

    #[test]
    fn a_list_is_called_by_its_file_or_by_its_host() {
        let called = |url: &str, kind: &str| file_name(&Url::parse(url).unwrap(), kind);
        assert_eq!(called("https://example.org/feeds/Seattle.json?x=1", "text/csv"), "Seattle.json");
        let ajax = "https://www.example.org/wp-admin/admin-ajax.php?action=meetings";
        assert_eq!(called(ajax, "text/html; charset=UTF-8"), "example.org.json");
        assert_eq!(called("https://example.org/", "Text/CSV; charset=utf-8"), "example.org.csv");
        assert_eq!(called("https://example.org/a%2Fb%E2%80%AE.json", ""), "example.org.json", "no tricks in a name");
        assert_eq!(called("https://example.org/.json", ""), "example.org.json");
    }

    #[test]
    fn little_that_unpacks_to_much_is_cut_off_early() {
        let seen = |came| Seen { came: AtomicU64::new(came), ..Seen::default() };
        let unpack = |length: u64, came| read_whole(io::repeat(b'[').take(length), &seen(came), 64 * 1024 * 1024);
        assert!(unpack(60 * 1024 * 1024, 6 * 1024 * 1024).is_ok());
        assert!(unpack(60 * 1024 * 1024, 60 * 1024).is_err(), "a thousandfold");
        assert!(unpack(65 * 1024 * 1024, 65 * 1024 * 1024).is_err(), "larger than any list");
        assert!(unpack(64 * 1024, 1).is_ok(), "of little, a ratio says nothing");
    }

    #[test]
    fn only_what_was_asked_for_is_unpacked() {
        assert_eq!(packing("").unwrap(), Packing::Plain);
        assert_eq!(packing(" GZIP ").unwrap(), Packing::Gzip);
        assert!(packing("br").is_err() && packing("gzip, gzip").is_err());
    }
}
