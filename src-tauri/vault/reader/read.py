#!/usr/bin/env python3
"""Read a vault or a backup without the program: decrypt it into a plain SQLite file.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python read.py VAULT-OR-BACKUP plain.sqlite

It asks for the passphrase (with --code: for the recovery code), or takes the first line of standard input. It changes
nothing, and writes nothing but plain.sqlite, which anyone can read who gets hold of it. --hash prints the logical hash,
by which two copies can be compared. It needs Python 3.11 or newer, on Linux or macOS.

It follows FORMAT.md alone; names in quotes below are its sections.
"""
import argparse
import fcntl
import getpass
import hashlib
import hmac
import os
import re
import sqlite3
import sys
import unicodedata
from pathlib import Path
from struct import pack, unpack_from

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PAGE = 4096
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NEVER_WRITTEN = 262_145  # the page at 1 GiB


class Refused(Exception):
    """Why this cannot be read, as a sentence."""


def derive(root, label, length=32):
    """'Keys'"""
    return HKDF(SHA256(), length, b"daymark root v1", label.encode()).derive(root)


def is_sealed(root, label, data, mac):
    return hmac.compare_digest(hmac.digest(derive(root, label), data, "sha256"), mac)


def roots_of_code(text):
    """'The recovery code': every root it may mean; more than one only where its check fails."""
    text = re.sub(r"[\s.·–—-]", "", text).upper().translate(str.maketrans("OIL", "011"))
    if len(text) != 36 or set(text) - set(SYMBOLS):
        raise Refused("A recovery code has 36 letters and digits, and no U.")
    one_other = (text[:at] + symbol + text[at + 1:] for at in range(36) for symbol in SYMBOLS)
    swapped = (text[:at] + text[at + 1] + text[at] + text[at + 2:] for at in range(35))
    for code in (text, *one_other, *swapped):
        bits = sum(SYMBOLS.index(symbol) << 5 * (35 - at) for at, symbol in enumerate(code))
        root = (bits >> 20).to_bytes(20, "big")
        check = hashlib.sha256(b"RK1" + root).digest()
        if bits & 0xFFFFF == int.from_bytes(check[:3], "big") >> 4:
            yield root
            if code == text:
                return


def sound_headers(copies):
    """'The header': those that pass every check that needs no secret, newest first."""
    sound = []
    for copy in copies:
        rotten = len(copy) != PAGE or hashlib.sha256(copy[:4032]).digest() != copy[4032:4064]
        if rotten or copy[:8] != b"\x89VLT\r\n\x1a\n":
            continue
        major, length, count = unpack_from("<H2xI24xI", copy, 8)
        if major > 1:
            raise Refused("The key file was written by a newer program.")
        if (major, length) == (1, PAGE) and 1 <= count <= 4:
            zeros = copy[44:64] + copy[64 + 192 * count:4000] + copy[4064:]
            work = sum(unpack_from("<I", slot, 4)[0] * unpack_from("<I", slot, 8)[0] for slot in slots_of(copy))
            in_bounds = work <= 16_777_216 and all(slot_in_bounds(slot) for slot in slots_of(copy))
            if in_bounds and not any(zeros):
                sound.append(copy)
    return sorted(sound, key=lambda copy: unpack_from("<Q", copy, 32), reverse=True)


def slots_of(header):
    count = unpack_from("<I", header, 40)[0]
    return [header[at:at + 192] for at in range(64, 64 + 192 * count, 192)]


def slot_in_bounds(slot):
    kind, memory, passes, lanes, length = unpack_from("<4s3I44xH", slot)
    cost = 65_536 <= memory <= 2_097_152 and 1 <= passes <= 64 and lanes == 1
    return kind == b"\1\1\1\0" and cost and length == 36 and not any(slot[98:])


def roots_of_passphrase(text, headers):
    """'Keys' and 'The header': what the passphrase unwraps."""
    secret = unicodedata.normalize("NFKC", text).encode()
    for header in headers:
        for at, slot in enumerate(slots_of(header)):
            memory, passes = unpack_from("<2I", slot, 4)
            kek = hash_secret_raw(secret, slot[16:48], passes, memory, 1, 32, Type.ID, 0x13)
            try:
                yield AESGCM(kek).decrypt(slot[48:60], slot[62:98], header[:32] + bytes([at]) + slot[:60])
            except InvalidTag:
                pass


def find_root(copies, store, ask, by_code):
    """R, known for certain by a header's seal or by the store's first bytes, and the header sealed under it."""
    headers = sound_headers(copies)
    if not by_code and not headers:
        raise Refused("The key file is damaged or gone. Only the recovery code opens this: try --code.")
    roots = list(roots_of_code(ask()) if by_code else roots_of_passphrase(ask(), headers))
    for root in roots:
        for header in headers:
            if is_sealed(root, "hdr.mac.v1", header[:4000], header[4000:4032]):
                return root, header
        if by_code and store[:16] == derive(root, "db.salt.v1", 16):
            return root, None
    if roots and not by_code:
        raise Refused("The key file was altered: its seal is wrong.")
    raise Refused("This is not its recovery code." if by_code else "This is not its passphrase.")


def decrypt(store, root):
    """'The store': every page checked, and in plain."""
    key, salt = derive(root, "db.key.v1"), derive(root, "db.salt.v1", 16)
    if not store or len(store) % PAGE or store[:16] != salt:
        raise Refused("The store is damaged: its beginning or its length is wrong.")
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    plain = bytearray()
    for number in range(1, len(store) // PAGE + 1):
        page = store[(number - 1) * PAGE:number * PAGE]
        if number == NEVER_WRITTEN:
            plain += bytes(PAGE)
            continue
        begin = 16 if number == 1 else 0
        mac = hmac.digest(mac_key, page[begin:4032] + pack("<I", number), "sha512")
        if not hmac.compare_digest(mac, page[4032:]):
            raise Refused(f"The store is damaged: the seal of page {number} is wrong.")
        cipher = Cipher(algorithms.AES(key), modes.CBC(page[4016:4032])).decryptor()
        plain += b"SQLite format 3\0"[:begin] + cipher.update(page[begin:4016]) + bytes(80)
    if unpack_from(">I", plain, 28)[0] * PAGE > len(plain):
        raise Refused("The store is damaged: pages are missing at its end.")
    return bytes(plain)


def open_backup(path, ask, by_code):
    """'A backup': the plain store in it, and its vault id."""
    data = path.read_bytes()
    if data[:8] != b"\x89VBK\r\n\x1a\n":
        raise Refused("This is no backup of a vault.")
    if unpack_from("<H", data.ljust(10, b"\0"), 8)[0] > 1:
        raise Refused("The backup was written by a newer program.")
    if hashlib.sha256(data[:-32]).digest() != data[-32:] or len(data) < 4224 + PAGE:
        raise Refused("The backup is damaged: its checksum is wrong.")
    major, head, length = unpack_from("<H2xI16xQ", data, 8)
    if (major, head, length) != (1, 64, len(data) - 4224) or any(data[40:64]):
        raise Refused("The backup is damaged: a field is out of bounds.")
    store = data[4160:-64]
    root, _ = find_root([data[64:4160]], store, ask, by_code)
    if not is_sealed(root, "bak.mac.v1", data[:-64], data[-64:-32]):
        raise Refused("The backup was altered: its seal is wrong.")
    return decrypt(store, root), data[16:32]


def open_folder(path, ask, by_code):
    """'The folder': the plain store of its current generation, and the vault id where a header tells it."""
    folder = path if (path / "store.db").exists() else current_generation(path)
    lock = folder.resolve().parent / "lock"
    with open(lock if lock.exists() else os.devnull, "rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("The vault is open in the program. Quit it first.")
        rollback = folder / "store.db-journal"
        if rollback.exists() and any(rollback.read_bytes()[:8]):
            raise Refused("A write was cut short. Let the program open the vault once, or read a backup instead.")
        store = (folder / "store.db").read_bytes()
        copies = [file.read_bytes() for file in (folder / "keys", folder / "keys.2") if file.exists()]
    root, header = find_root(copies, store, ask, by_code)
    return decrypt(store, root), header and header[16:32]


def current_generation(vault):
    generations = sorted((p for p in vault.iterdir() if re.fullmatch("g[0-9]{6}", p.name)), reverse=True)
    named = (vault / "current").read_text().strip() if (vault / "current").exists() else ""
    whole = [generation for generation in generations if (generation / "complete").exists()]
    likely = [generation for generation in generations if generation.name == named] + whole + generations
    if not likely:
        raise Refused("There is no vault in this folder.")
    return likely[0]


def logical_hash(db):
    """'The logical hash'"""
    digest = hashlib.sha256()

    def text(data):
        return pack("<Q", len(data)) + data

    tables = db.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'").fetchall()
    behind = tuple(name + "_" for name, rootpage in tables if rootpage == 0)
    kept = [name for name, rootpage in tables if rootpage and not name.startswith(("sqlite_", *behind))]
    for name in sorted(kept, key=str.encode):
        if name == "vault_identity":
            continue
        digest.update(b"T" + text(name.encode()))
        quoted = name.replace('"', '""')
        rows = db.execute(f'SELECT * FROM "{quoted}" ORDER BY 1')
        digest.update(b"".join(b"C" + text(column[0].encode()) for column in rows.description))
        for row in rows:
            digest.update(b"R")
            for value in row:
                if value is None:
                    digest.update(b"n")
                elif isinstance(value, int):
                    digest.update(b"i" + text(str(value).encode()))
                elif isinstance(value, float):
                    digest.update(b"r" + pack("<d", value))
                elif isinstance(value, str):
                    digest.update(b"t" + text(value.encode("utf-8", "surrogateescape")))
                else:
                    digest.update(b"b" + text(value))
    return digest.hexdigest()


def ask_for(what):
    if sys.stdin.isatty():
        return getpass.getpass(f"{what}: ")
    return sys.stdin.readline().rstrip("\r\n")


def read(source, output, by_code, wants_hash):
    def ask():
        return ask_for("Recovery code" if by_code else "Passphrase")

    if output and output.exists():
        raise Refused(f"{output} exists already, and is not written over.")
    plain, vault_id = (open_folder if source.is_dir() else open_backup)(source, ask, by_code)
    db = sqlite3.connect(":memory:")
    db.deserialize(plain)
    db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    if vault_id not in (None, db.execute("SELECT id FROM vault_identity").fetchone()[0]):
        raise Refused("The store belongs to another vault than its keys.")
    if output:
        with open(output, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(plain)
    if wants_hash:
        print(logical_hash(db))


def main():
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("source", type=Path, help="a vault's folder, one generation in it, or a .vbk file")
    parser.add_argument("output", type=Path, nargs="?", help="the plain SQLite file to make")
    parser.add_argument("--code", action="store_true", help="the secret is the recovery code")
    parser.add_argument("--hash", action="store_true", help="print the logical hash")
    args = parser.parse_args()
    if not args.output and not args.hash:
        parser.error("name an output, or ask for the --hash")
    try:
        read(args.source, args.output, args.code, args.hash)
    except Refused as why:
        sys.exit(str(why))
    except (HashingError, MemoryError):
        sys.exit("There is not enough memory to derive the key.")
    except UnicodeError:
        sys.exit("What was typed is not UTF-8.")
    except sqlite3.Error as error:
        sys.exit(f"The store is damaged: {error}.")
    except OSError as error:
        sys.exit(f"{error.filename or args.source}: {error.strerror}.")


if __name__ == "__main__":
    main()
