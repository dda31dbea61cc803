//! Where an address leads: said before anything is opened, and held to at each step of the way. Nothing here connects.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::Serialize;
use ts_rs::TS;
use url::{Host, Url};

use crate::error::{Code, Error, Result};

/// No published list has a longer address; in bytes.
const LONGEST: usize = 2048;

/// An address as it will be asked, to be shown before it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Address {
    /// Exactly what will be asked, in ASCII.
    pub url: String,
    /// The computer that will be asked, as the network knows it: a name from other letters stands in punycode.
    pub host: String,
    /// The same name in its own letters; null where they are those of `host`.
    pub letters: Option<String>,
    /// By its name or number it is this computer, or one in the same network.
    pub nearby: bool,
}

/// Reads what was typed. Opens nothing, asks no name.
pub(in crate::feeds) fn look_at(address: &str) -> Result<Address> {
    let url = parse(address.trim()).map_err(|code| Error::at("address", code))?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let (letters, known) = idna::domain_to_unicode(&host);
    let letters = (known.is_ok() && letters != host).then_some(letters);
    Ok(Address { nearby: is_nearby(&url), url: url.into(), host, letters })
}

fn parse(text: &str) -> Result<Url, Code> {
    if text.len() > LONGEST {
        return Err(Code::TextTooLong);
    }
    let whole = if names_a_scheme(text) { text.to_owned() } else { format!("https://{text}") };
    let mut url = Url::parse(&whole).map_err(|_| Code::AddressInvalid)?;
    // What stands behind # is for a browser alone.
    url.set_fragment(None);
    if !matches!(url.scheme(), "https" | "http") {
        return Err(Code::AddressScheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Code::AddressLogin);
    }
    match near(&url) {
        Near::Nowhere => Err(Code::AddressInvalid),
        Near::Public if url.scheme() == "http" => Err(Code::AddressNotEncrypted),
        _ => Ok(url),
    }
}

/// `localhost:8080/list` and `example.org:8443` name a port, `mailto:someone` a scheme.
fn names_a_scheme(text: &str) -> bool {
    let Some((before, behind)) = text.split_once(':') else { return false };
    let letter = |each: char| each.is_ascii_alphanumeric() || "+-.".contains(each);
    let scheme = before.starts_with(|first: char| first.is_ascii_alphabetic()) && before.chars().all(letter);
    let port = before.contains('.') || behind.starts_with(|first: char| first.is_ascii_digit());
    scheme && (behind.starts_with("//") || !port)
}

/// What the user agreed to: one computer by its name, and whether it may be a near one.
#[derive(Clone, Debug)]
pub(super) struct Permit {
    host: String,
    nearby: bool,
}

impl Permit {
    /// The address is judged again: what was shown is what is asked.
    pub fn for_address(asked: &Address, nearby_confirmed: bool) -> Result<(Permit, Url)> {
        let url = parse(&asked.url).map_err(|code| Error::at("address", code))?;
        let nearby = is_nearby(&url);
        if nearby && !nearby_confirmed {
            return Err(Error::at("address", Code::AddressNearby));
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        Ok((Permit { host, nearby }, url))
    }

    /// Where a redirect leads, if it may be followed: never out of encryption, and never to a near computer but the one
    /// that was typed and confirmed.
    pub fn next(&self, from: &Url, location: &str) -> Result<Url> {
        let refused = Error::refused(Code::FetchRedirectRefused);
        let Ok(mut url) = from.join(location) else { return Err(refused) };
        url.set_fragment(None);
        let stays_plain = url.scheme() == "http" && from.scheme() == "http" && is_nearby(&url);
        let login = !url.username().is_empty() || url.password().is_some();
        let reach = match near(&url) {
            Near::Public => true,
            Near::Nearby => self.is_of(url.host_str().unwrap_or_default()),
            Near::Nowhere => false,
        };
        let may = (url.scheme() == "https" || stays_plain) && !login && reach;
        if may { Ok(url) } else { Err(refused) }
    }

    /// Whether an address that a name stands for may be connected to. A name can say one thing and lead elsewhere.
    pub fn lets(&self, host: &str, encrypted: bool, ip: IpAddr) -> bool {
        match near_ip(ip) {
            Near::Public => encrypted,
            Near::Nearby => self.is_of(host),
            Near::Nowhere => false,
        }
    }

    fn is_of(&self, host: &str) -> bool {
        self.nearby && host == self.host
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Near {
    Public,
    /// This computer, or one that only this network reaches.
    Nearby,
    /// Nobody in particular: groups, examples, what is kept for later.
    Nowhere,
}

fn is_nearby(url: &Url) -> bool {
    near(url) == Near::Nearby
}

fn near(url: &Url) -> Near {
    match url.host() {
        Some(Host::Ipv4(ip)) => near_v4(ip),
        Some(Host::Ipv6(ip)) => near_v6(ip),
        Some(Host::Domain(name)) => near_name(name),
        None => Near::Nowhere,
    }
}

/// By the name alone. A name without a dot is one of this network's.
fn near_name(name: &str) -> Near {
    const NEARBY: [&str; 8] =
        [".localhost", ".local", ".localdomain", ".internal", ".home.arpa", ".lan", ".home", ".intranet"];
    let name = name.trim_end_matches('.');
    if name.is_empty() {
        Near::Nowhere
    } else if !name.contains('.') || NEARBY.iter().any(|ending| name.ends_with(ending)) {
        Near::Nearby
    } else {
        Near::Public
    }
}

fn near_ip(ip: IpAddr) -> Near {
    match ip {
        IpAddr::V4(ip) => near_v4(ip),
        IpAddr::V6(ip) => near_v6(ip),
    }
}

/// IANA's registry of special addresses, as of 2026.
fn near_v4(ip: Ipv4Addr) -> Near {
    match ip.octets() {
        // Linux connects "no address" to itself.
        [0, 0, 0, 0] | [127, ..] => Near::Nearby,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [169, 254, ..] | [100, 64..=127, ..] => Near::Nearby,
        // Meant for measuring, used by what tunnels a whole computer.
        [198, 18..=19, ..] => Near::Nearby,
        [0, ..] | [192, 0, 0 | 2, _] | [192, 88, 99, _] | [198, 51, 100, _] | [203, 0, 113, _] => Near::Nowhere,
        [224..=255, ..] => Near::Nowhere,
        _ => Near::Public,
    }
}

fn near_v6(ip: Ipv6Addr) -> Near {
    let parts = ip.segments();
    // An IPv4 address in other clothes is what it is underneath.
    let inside = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        near_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => Near::Nearby,
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => inside(high, low),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => inside(high, low),
        [0x64, 0xff9b, 1, ..] => Near::Nearby,
        [0x2002, high, low, ..] => inside(high, low),
        // Teredo and its kin, and examples.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Near::Nowhere,
        [0xfc00..=0xfdff, ..] | [0xfe80..=0xfeff, ..] => Near::Nearby,
        [0x2000..=0x3fff, ..] => Near::Public,
        _ => Near::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url_of(typed: &str) -> String {
        look_at(typed).unwrap().url
    }

    fn refusal(typed: &str) -> Code {
        let problem = look_at(typed).unwrap_err().problem();
        assert_eq!(problem.field.as_deref(), Some("address"), "{typed}");
        problem.code
    }

    #[test]
    fn what_was_typed_is_shown_as_it_will_be_asked() {
        assert_eq!(url_of("  example.org/meetings.json "), "https://example.org/meetings.json");
        assert_eq!(url_of("HTTPS://Example.ORG:443"), "https://example.org/");
        assert_eq!(url_of("example.org:8443/a b?x=\"1\"#top"), "https://example.org:8443/a%20b?x=%221%22");
        assert_eq!(url_of("https://a.org/wp-admin/admin-ajax.php?action=meetings"), {
            "https://a.org/wp-admin/admin-ajax.php?action=meetings"
        });
        assert_eq!(url_of("//example.org/x"), "https://example.org/x");
        assert_eq!(url_of("https://exam\nple.org/\tlist"), "https://example.org/list");
    }

    #[test]
    fn a_name_in_other_letters_is_shown_both_ways() {
        let address = look_at("https://münchen.example.de/liste").unwrap();
        assert_eq!(address.host, "xn--mnchen-3ya.example.de");
        assert_eq!(address.letters.as_deref(), Some("münchen.example.de"));
        // Cyrillic а: what is asked is what is shown first.
        let address = look_at("exаmple.org").unwrap();
        assert_eq!((address.host.as_str(), address.nearby), ("xn--exmple-4nf.org", false));
        assert_eq!(look_at("example.org").unwrap().letters, None);
    }

    #[test]
    fn what_is_no_address_of_a_list_is_refused_with_what_it_is() {
        for typed in
            ["", "   ", "https://", "http://", "https://exa mple.org", "https://[::1", "https://example.org:99999"]
        {
            assert_eq!(refusal(typed), Code::AddressInvalid, "{typed:?}");
        }
        for typed in ["ftp://example.org/a", "file:///etc/passwd", "file:/etc/passwd", "javascript:alert(1)", "data:,x"]
        {
            assert_eq!(refusal(typed), Code::AddressScheme, "{typed:?}");
        }
        for typed in ["webcal://example.org", "mailto:a@example.org", "feed://example.org", "C:\\lists\\a.json"] {
            assert_eq!(refusal(typed), Code::AddressScheme, "{typed:?}");
        }
        assert_eq!(refusal("https://me:secret@example.org"), Code::AddressLogin);
        assert_eq!(refusal("https://example.org@evil.example.com/"), Code::AddressLogin);
        assert_eq!(refusal("http://example.org/list.json"), Code::AddressNotEncrypted);
        assert_eq!(refusal(&format!("https://example.org/{}", "a".repeat(2048))), Code::TextTooLong);
        for typed in ["https://224.0.0.1", "https://255.255.255.255", "https://[ff02::1]", "https://[2001:db8::1]"] {
            assert_eq!(refusal(typed), Code::AddressInvalid, "{typed:?}");
        }
    }

    #[test]
    fn a_near_computer_is_known_by_name_and_number_in_any_spelling() {
        let near = [
            "localhost",
            "localhost.",
            "LOCALHOST:8080/a",
            "a.localhost",
            "nas",
            "nas.local",
            "router.lan",
            "x.home.arpa",
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "2130706433",
            "0177.0.0.1",
            "127.0.0.1.",
            "0.0.0.0",
            "0",
            "192.168.1.1",
            "10.1.2.3",
            "172.31.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fd00::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[64:ff9b::10.0.0.1]",
            "[2002:7f00:1::]",
            "http://127.0.0.1:8080/list.json",
            "http://nas/list.json",
            "①②⑦.0.0.1",
        ];
        for typed in near {
            assert!(look_at(typed).unwrap().nearby, "{typed}");
        }
        for typed in ["example.org", "local.example.org", "8.8.8.8", "172.32.0.1", "100.128.0.1", "[2606:4700::1111]"] {
            assert!(!look_at(typed).unwrap().nearby, "{typed}");
        }
    }

    fn permit(typed: &str, confirmed: bool) -> Result<(Permit, Url)> {
        Permit::for_address(&look_at(typed).unwrap(), confirmed)
    }

    #[test]
    fn a_near_computer_is_asked_only_once_it_was_confirmed() {
        for typed in ["http://localhost/a", "192.168.0.9"] {
            let refused = permit(typed, false).unwrap_err().problem();
            assert_eq!((refused.code, refused.field.as_deref()), (Code::AddressNearby, Some("address")));
            assert!(permit(typed, true).is_ok());
        }
        assert!(permit("example.org", false).is_ok());
    }

    /// Whether `ip` may be connected to for `host`, where `typed` was typed and said yes to.
    fn lets(typed: &str, host: &str, encrypted: bool, ip: &str) -> bool {
        permit(typed, true).unwrap().0.lets(host, encrypted, ip.parse().unwrap())
    }

    #[test]
    fn a_public_name_that_leads_nearby_or_nowhere_is_not_connected_to() {
        let refused = [
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "fc00::1",
            "fdff::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:192.168.0.1",
            "::ffff:0.0.0.0",
            "::10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:c0a8:1::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "100::1",
            "5f00::1",
            "4000::1",
        ];
        for ip in refused {
            assert!(!lets("example.org", "example.org", true, ip), "{ip}");
        }
        for ip in ["8.8.8.8", "1.1.1.1", "100.63.0.1", "172.15.0.1", "2606:4700::1111", "2a00::1", "::ffff:8.8.8.8"] {
            assert!(lets("example.org", "example.org", true, ip), "{ip}");
            assert!(!lets("example.org", "example.org", false, ip), "not without encryption: {ip}");
        }
    }

    #[test]
    fn the_computer_that_was_confirmed_alone_may_be_near() {
        assert!(lets("http://nas.local", "nas.local", false, "192.168.0.2"));
        assert!(!lets("http://nas.local", "nas.local", false, "8.8.8.8"), "its name led out into the open");
        assert!(!lets("http://nas.local", "example.org", true, "192.168.0.2"));
        assert!(lets("http://nas.local", "example.org", true, "8.8.8.8"));
    }

    #[test]
    fn a_redirect_leads_only_where_one_may_go() {
        let next = |typed: &str, to: &str| {
            let (permit, url) = permit(typed, true).unwrap();
            permit.next(&url, to).map(String::from).map_err(|error| error.problem().code)
        };
        let refused = Err(Code::FetchRedirectRefused);
        let far = "https://example.org/a/list";
        assert_eq!(next(far, "other#x"), Ok("https://example.org/a/other".to_owned()));
        assert_eq!(next(far, "//www.example.org/"), Ok("https://www.example.org/".to_owned()));
        for to in
            ["http://example.org/", "file:///etc/passwd", "ftp://example.org/", "data:,x", "https://me@example.org/"]
        {
            assert_eq!(next(far, to), refused, "{to}");
        }
        for to in ["https://localhost/", "https://10.0.0.1/", "https://[::1]/", "//0x7f.1/", "https://nas/", "https://"]
        {
            assert_eq!(next(far, to), refused, "{to}");
        }
        let near = "http://127.0.0.1:8080/a";
        assert_eq!(next(near, "/b"), Ok("http://127.0.0.1:8080/b".to_owned()));
        assert_eq!(next(near, "https://example.org/"), Ok("https://example.org/".to_owned()));
        for to in ["http://example.org/", "http://localhost/", "http://127.0.0.2/", "http://192.168.0.1/"] {
            assert_eq!(next(near, to), refused, "{to}");
        }
        assert_eq!(next("https://127.0.0.1/", "http://127.0.0.1/"), refused, "never out of encryption");
    }
}
