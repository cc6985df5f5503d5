"""The strings and names in the source of a PDF's objects, in whatever coding they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|(?<!<)<([0-9a-fA-F\s]+)>(?!>)|/([^\s/<>\[\]()]+)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_SINGLE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def strings(source: bytes) -> Iterator[tuple[str, bool]]:
    """Each string of an object's source, and each name; with whether it is a name."""
    for found in _STRING.findall(source):
        yield _read(*found)


def in_objects(sources: Sequence[bytes]) -> Iterator[tuple[int, str, bool]]:
    """Each string and name in the sources of objects, once, with the first that has it (from 1)."""
    known: set[tuple[bytes, bytes, bytes]] = set()
    for number, source in enumerate(sources, 1):
        new = set(_STRING.findall(source)) - known
        known |= new
        for found in sorted(new):
            yield number, *_read(*found)


def _read(literal: bytes, coded: bytes, name: bytes) -> tuple[str, bool]:
    if name:
        return name.decode("latin-1"), True
    if coded:
        return _decoded(bytes.fromhex(_even("".join(coded.decode().split())))), False
    return _decoded(_ESCAPED.sub(_unescaped, literal)), False


def _even(digits: str) -> str:
    """A last digit that is missing is a nought."""
    return digits + "0" * (len(digits) % 2)


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match.group(1)
    if said.isdigit():
        return bytes([int(said, 8) & 255])
    return _SINGLE.get(said, said)


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
