"""The keys of an instance, made and read here alone, and what is sealed with them (C8, DP7).

Two folders, one a site: `keys/records/` is read by the intranet, the worker and the commands,
`keys/portal/` by the portal as well. The portal's folder holds no key that opens anything of
the records store, and of the intranet's sealing pair the public half alone.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_scalarmult_base
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from ccportal.errors import NotFound, Refused
from ccportal.settings import PortalSettings, Settings

KEY_BYTES = 32
PASSES, MEMORY = 3, 65_536
"""Argon2id as in RFC 9106's second recommended option; memory in KiB."""

STORE, COOKIES, QUEUE, REGISTER, SEALING_SECRET, SEALING_PUBLIC = (
    "store.key",
    "cookies.key",
    "queue.key",
    "register.key",
    "sealing.key",
    "sealing.pub",
)


class KeyMissing(Refused):
    """A key file is not there or is no key; nothing can be opened."""


class WrongPassphrase(NotFound):
    """The passphrase does not open the wrapped key."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An X25519 pair, 32 bytes each."""

    public: bytes
    secret: bytes


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A secret key under a passphrase: Argon2id with `salt`, `passes`, `memory` (KiB)."""

    salt: bytes
    passes: int
    memory: int
    box: bytes


def make_keys(settings: Settings, given: Mapping[str, bytes] | None = None) -> None:
    """Make every key of a new instance; files with mode 0600 in folders with mode 0700.

    `given` are keys of an instance that is restored, as `to_be_kept` gives them.
    """
    given = given or {}
    for folder in (settings.records_keys, settings.portal_keys):
        folder.mkdir(parents=True, mode=0o700)
    settings.records_keys.parent.chmod(0o700)
    for folder in (settings.records_keys, settings.portal_keys):
        _write(folder / STORE, secrets.token_bytes(KEY_BYTES))
        _write(folder / COOKIES, secrets.token_bytes(KEY_BYTES))
    _write(settings.records_keys / QUEUE, secrets.token_bytes(KEY_BYTES))
    _write(settings.records_keys / REGISTER, given.get(REGISTER) or secrets.token_bytes(KEY_BYTES))
    secret = given.get(SEALING_SECRET) or new_pair().secret
    _write(settings.records_keys / SEALING_SECRET, secret)
    _write(settings.portal_keys / SEALING_PUBLIC, crypto_scalarmult_base(secret))


def to_be_kept(settings: Settings) -> dict[str, bytes]:
    """The keys that a backup has to bring along; all others are made anew.

    That is what opens what the portal sealed, and what the disposal register is marked with.
    """
    return {REGISTER: register_key(settings), SEALING_SECRET: centre_secret(settings)}


def records_key(settings: Settings) -> bytes:
    """The 32-byte key of the records store."""
    return _read(settings.records_keys / STORE)


def portal_key(settings: PortalSettings) -> bytes:
    """The 32-byte key of the portal store."""
    return _read(settings.portal_keys / STORE)


def staff_cookie_key(settings: Settings) -> bytes:
    """What the intranet signs its forms' tokens with."""
    return _read(settings.records_keys / COOKIES)


def portal_cookie_key(settings: PortalSettings) -> bytes:
    """What the portal signs its forms' tokens with."""
    return _read(settings.portal_keys / COOKIES)


def parts_key(settings: Settings) -> bytes:
    """What parts of answers are kept under until they are joined; drawn from the store's key."""
    key = records_key(settings)
    return hashlib.blake2b(key=key, digest_size=KEY_BYTES, person=b"answer-parts").digest()


def queue_key(settings: Settings) -> bytes:
    """What entries of the queue are signed with."""
    return _read(settings.records_keys / QUEUE)


def register_key(settings: Settings) -> bytes:
    """What the lines of the disposal register are marked with."""
    return _read(settings.records_keys / REGISTER)


def mark(key: bytes, message: bytes) -> str:
    """What only the holder of the key can put under a message (HMAC-SHA-256, in hex)."""
    return hmac.new(key, message, hashlib.sha256).hexdigest()


def centre_public(settings: PortalSettings) -> bytes:
    """The key that the portal seals to: it cannot open again what it took in."""
    return _read(settings.portal_keys / SEALING_PUBLIC)


def centre_secret(settings: Settings) -> bytes:
    """The key that opens what the portal sealed."""
    return _read(settings.records_keys / SEALING_SECRET)


def new_pair() -> Pair:
    """A fresh X25519 pair."""
    secret = secrets.token_bytes(KEY_BYTES)
    return Pair(public=crypto_scalarmult_base(secret), secret=secret)


def seal(public: bytes, message: bytes) -> bytes:
    """The message so that only the holder of the secret half can read it (sealed box)."""
    return bytes(SealedBox(PublicKey(public)).encrypt(message))


def open_sealed(secret: bytes, sealed: bytes) -> bytes:
    """The message of a sealed box; raises Refused where it was not sealed to this key."""
    try:
        return bytes(SealedBox(PrivateKey(secret)).decrypt(sealed))
    except CryptoError:
        raise Refused("this was not sealed to our key") from None


def lock(key: bytes, message: bytes) -> bytes:
    """The message under a symmetric 32-byte key (secret box)."""
    return bytes(SecretBox(key).encrypt(message))


def unlock(key: bytes, locked: bytes) -> bytes:
    """The message of a secret box; raises Refused where the key does not fit."""
    try:
        return bytes(SecretBox(key).decrypt(locked))
    except CryptoError:
        raise Refused("the key does not fit") from None


def wrap(secret: bytes, passphrase: str, *, passes: int = PASSES, memory: int = MEMORY) -> Wrapped:
    """A secret key under a key drawn from a passphrase."""
    salt = secrets.token_bytes(16)
    return Wrapped(salt, passes, memory, lock(_draw(passphrase, salt, passes, memory), secret))


def nobodys() -> Wrapped:
    """What no passphrase opens, and what is as much work to try as a wrapped secret key."""
    box = secrets.token_bytes(SecretBox.NONCE_SIZE + KEY_BYTES + SecretBox.MACBYTES)
    return Wrapped(secrets.token_bytes(16), PASSES, MEMORY, box)


def unwrap(wrapped: Wrapped, passphrase: str) -> bytes:
    """The secret key again; raises WrongPassphrase."""
    key = _draw(passphrase, wrapped.salt, wrapped.passes, wrapped.memory)
    try:
        return unlock(key, wrapped.box)
    except Refused:
        raise WrongPassphrase("the words do not fit the reference") from None


def _draw(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    words = " ".join(passphrase.casefold().split()).encode()
    return hash_secret_raw(words, salt, passes, memory, 4, KEY_BYTES, Type.ID)


def _write(path: Path, key: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)


def _read(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError:
        raise KeyMissing(f"the key file {path.name} cannot be read") from None
    if len(key) != KEY_BYTES:
        raise KeyMissing(f"the key file {path.name} is damaged")
    return key
