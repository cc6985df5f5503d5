"""Looking for words in everything that an instance consists of, free pages of its files too."""

from __future__ import annotations

import ctypes
import ctypes.util
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ccportal import keys
from ccportal.settings import Settings
from ccportal.store import tables
from ccportal.store.people import Person
from ccportal.store.search_entries import MARK, code
from support.held import held

PAGE, RESERVED, VECTOR, SALT = 4096, 80, 16, 16
"""How SQLCipher 4 lays out a page: at its end an initialisation vector and a mark."""

NAMES = ("given_names", "family_name")


def words_of(archive: dict[str, Any], refs: Iterable[str]) -> set[str]:
    """Words of people and records that are said nowhere else in the archive.

    Of names the whole name, of records each text; what stands in anything else too is left out.
    """
    gone = set(refs)
    said: dict[bool, list[str]] = {True: [], False: []}
    for kind, entries in archive.items():
        for one in entries if isinstance(entries, list) else ():
            said[_goes(kind, one, gone)] += list(_texts(one))
    own = {one[:LONG] for one in said[True] if len(one) > 7}
    return own - _in("\n".join(said[False]).encode(), own)


def marks_of(refs: Iterable[str]) -> set[str]:
    """The words under which search knows records by their references."""
    return {f"{MARK}r{code(ref)} " for ref in refs}


def _in(long: bytes, words: Iterable[str]) -> set[str]:
    return {one.decode() for one in held(long, {one.encode() for one in words})}


def names_of(archive: dict[str, Any], refs: Iterable[str]) -> set[str]:
    """Single names of people, as an index of words has them, that nobody else's data say."""
    gone = set(refs)
    own = [one for one in archive["people"] if one["ref"] in gone]
    found = {one[name].casefold() for one in own for name in NAMES}
    plain = {one for one in found if one.isascii() and one.isalpha() and len(one) > 5}
    rest = json.dumps(list(_without(archive, gone)), ensure_ascii=False).casefold()
    return plain - _in(rest.encode(), plain)


def _without(archive: dict[str, Any], gone: set[str]) -> Iterator[Any]:
    for kind, entries in archive.items():
        if isinstance(entries, list):
            yield from (one for one in entries if not _goes(kind, one, gone))


def _goes(kind: str, one: dict[str, Any], gone: set[str]) -> bool:
    if kind in ("people", "families"):
        return one["ref"] in gone
    if "family" in one:
        return one["family"] in gone
    parts = [one.get("person"), *one.get("about", ())]
    held = [ref for ref in parts if ref]
    return bool(held) and set(held) <= gone


def _texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        if "given_names" in value:
            yield f"{value['given_names']} {value['family_name']}"
        for name, one in value.items():
            if name not in NAMES and not name.endswith(("_on", "_at")):
                yield from _texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, key)
    elif isinstance(value, str) and key in WORDY:
        yield value


LONG = 40
"""Of longer words so many characters are looked for: a file may part them further on."""

FOLDED = 20
"""Words of so many characters are looked for folded too."""

WORDY = (
    "text",
    "title",
    "reason",
    "risk_summary",
    "action_taken",
    "court_order",
    "value",
    "source",
)


def in_tables(words: Iterable[str]) -> set[str]:
    """Those of the words that stand in some value of some table of either store."""
    given, found = set(words), set()
    for model in (*tables.records(), *tables.portal()):
        found |= _in(b"\n".join(_values(model)), given)
    return found


def _values(model: Any) -> Iterator[bytes]:
    for row in model.select().tuples():
        for one in row:
            yield bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode()
        if model is Person:
            yield f"{row[1]} {row[2]}".encode()


def in_files(here: Settings, words: Iterable[str]) -> set[str]:
    """Those of the words that stand in some byte of some file of the instance, once decrypted.

    The stores may be open: a log beside them is read too.
    """
    known = {here.records_file: keys.records_key(here), here.portal_file: keys.portal_key(here)}
    forms = {form: one for one in words for form in _forms(one)}
    found: set[str] = set()
    for file in sorted(one for one in here.instance.rglob("*") if one.is_file()):
        store = next((one for one in known if file.name.startswith(one.name)), None)
        raw = file.read_bytes() if store is None else b"".join(_pages(file, known[store]))
        found |= {forms[one] for one in held(raw, forms)}
    return found


def _forms(word: str) -> Iterator[bytes]:
    """How words may stand in a file: as they are, or (names) a column beside the next; folded.

    Search keeps the words of a record by the alphabet: two that make a name may be of two people
    who are still there, so that only what is longer is looked for folded, and single names are.
    """
    for one in (word, word.replace(" ", "")):
        yield one.encode()
        if len(word) >= FOLDED:
            yield one.casefold().encode()


def _pages(file: Path, key: bytes) -> Iterator[bytes]:
    """The pages of a SQLCipher file or of its log, decrypted, whatever they are used for."""
    raw = file.read_bytes()
    if file.name.endswith("-shm"):
        return
    step, start = (PAGE + 24, 32 + 24) if file.name.endswith("-wal") else (PAGE, 0)
    for at in range(start, len(raw) - PAGE + 1, step):
        page = raw[at : at + PAGE]
        first = SALT if page[:SALT] == raw[:SALT] and step == PAGE and at == 0 else 0
        vector = page[PAGE - RESERVED : PAGE - RESERVED + VECTOR]
        yield _decrypt(key, vector, page[first : PAGE - RESERVED])


@cache
def _crypto() -> Any:
    crypto = ctypes.CDLL(ctypes.util.find_library("crypto"))
    crypto.EVP_CIPHER_CTX_new.restype = crypto.EVP_aes_256_cbc.restype = ctypes.c_void_p
    return crypto


def _decrypt(key: bytes, vector: bytes, locked: bytes) -> bytes:
    """AES-256 in CBC mode, without padding."""
    crypto = _crypto()
    context = ctypes.c_void_p(crypto.EVP_CIPHER_CTX_new())
    cipher = ctypes.c_void_p(crypto.EVP_aes_256_cbc())
    out, length = ctypes.create_string_buffer(len(locked) + 32), ctypes.c_int()
    crypto.EVP_DecryptInit_ex(context, cipher, None, key, vector)
    crypto.EVP_CIPHER_CTX_set_padding(context, 0)
    crypto.EVP_DecryptUpdate(context, out, ctypes.byref(length), locked, len(locked))
    crypto.EVP_CIPHER_CTX_free(context)
    return out.raw[: length.value]
