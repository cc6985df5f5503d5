"""What is put into sealed boxes: JSON or a file, filled up to a class of size.

The length of a sealed box tells the length of what is in it. So everything is filled up
first, texts to the next power of two from 2 KiB and files to the next 64 KiB.
"""

from __future__ import annotations

import json
from typing import Any, cast

from ccportal import keys

TEXT_CLASS = 2 * 1024
FILE_CLASS = 64 * 1024
_LENGTH = 8


def seal_said(public: bytes, said: dict[str, Any]) -> bytes:
    """The facts for the holder of a key, in a class of size of texts."""
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    size = TEXT_CLASS
    while size < len(plain) + _LENGTH:
        size *= 2
    return keys.seal(public, _filled(plain, size))


def open_said(secret: bytes, sealed: bytes) -> dict[str, Any]:
    """The facts again; raises Refused where they were not sealed to this key."""
    return cast("dict[str, Any]", json.loads(_emptied(keys.open_sealed(secret, sealed))))


def seal_file(public: bytes, content: bytes) -> bytes:
    """A file for the holder of a key, in a class of size of files."""
    classes = -(-(len(content) + _LENGTH) // FILE_CLASS)
    return keys.seal(public, _filled(content, classes * FILE_CLASS))


def open_file(secret: bytes, sealed: bytes) -> bytes:
    """The file again, byte for byte; raises Refused where it was not sealed to this key."""
    return _emptied(keys.open_sealed(secret, sealed))


def _filled(plain: bytes, size: int) -> bytes:
    return len(plain).to_bytes(_LENGTH, "big") + plain.ljust(size - _LENGTH, b"\0")


def _emptied(filled: bytes) -> bytes:
    length = int.from_bytes(filled[:_LENGTH], "big")
    return filled[_LENGTH : _LENGTH + length]
