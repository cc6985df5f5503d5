"""How a backup is sealed: a stream under a key that is drawn from its passphrase (C8).

XChaCha20-Poly1305 as libsodium's secretstream has it: no part can be changed, left out, put
elsewhere or cut off at the end without its being noticed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from argon2.low_level import Type, hash_secret_raw
from nacl import bindings
from nacl.exceptions import CryptoError

from ccportal.errors import Refused
from ccportal.keys import MEMORY, PASSES

MAGIC = b"ccportal backup 1\n"
PART = 65_536
"""Bytes of a part before it is sealed."""

MOST_MEMORY, MOST_PASSES = 1_048_576, 10
"""More than this nobody has to spend on a file that says so (KiB, passes)."""

FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
MORE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES


class Unreadable(Refused):
    """It is no whole backup, or this is not its passphrase."""


def seal(out: BinaryIO, passphrase: str, parts: Iterable[bytes]) -> None:
    """Write the parts, of any length, as one sealed stream."""
    salt = secrets.token_bytes(16)
    drawn = {"salt": salt.hex(), "passes": PASSES, "memory": MEMORY}
    head = MAGIC + json.dumps(drawn).encode() + b"\n"
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    key = _draw(passphrase, salt, PASSES, MEMORY)
    header = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    out.write(head + header)
    for part, last in _even(parts):
        tag = FINAL if last else MESSAGE
        out.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, part, head, tag))


def unseal(given: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """The parts of a sealed stream; raises Unreadable as soon as something is wrong.

    What came before that is of no use: whoever reads has to read to the end first.
    """
    head, drawn = _head(given)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header = given.read(HEADER)
    key = _draw(passphrase, *drawn)
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
        while True:
            locked = given.read(PART + MORE)
            part, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, locked, head)
            yield part
            if tag == FINAL:
                break
    except (CryptoError, ValueError, TypeError):
        raise Unreadable("This is no whole backup, or this is not its passphrase.") from None
    if given.read(1):
        raise Unreadable("Something was added to this backup.")


def _head(given: BinaryIO) -> tuple[bytes, tuple[bytes, int, int]]:
    magic, line = given.readline(64), given.readline(256)
    try:
        drawn = json.loads(line)
        salt, passes, memory = bytes.fromhex(drawn["salt"]), drawn["passes"], drawn["memory"]
        fits = magic == MAGIC and len(salt) == 16
        fits = fits and 1 <= passes <= MOST_PASSES and 8 <= memory <= MOST_MEMORY
    except (ValueError, KeyError, TypeError):
        fits = False
    if not fits:
        raise Unreadable("This is no backup of ccportal.")
    return magic + line, (salt, passes, memory)


def _even(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The same bytes in parts of one length, and whether it is the last one."""
    waiting = bytearray()
    for part in parts:
        waiting += part
        while len(waiting) > PART:
            yield bytes(waiting[:PART]), False
            del waiting[:PART]
    yield bytes(waiting), True


def _draw(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    return hash_secret_raw(passphrase.encode(), salt, passes, memory, 4, 32, Type.ID)
