"""Limits: how much may be sent at once, and how often something may be tried."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

from ccportal import clock
from ccportal.errors import Refused
from ccportal.rules import guessing
from ccportal.rules.guessing import Allowance

FORM_BYTES = 500_000
FORM_FIELDS = 500


class TooOften(Refused):
    """Too many tries; the message says how long to wait."""

    status = 429


class Attempts(Protocol):
    """Where tries are counted, each under a hashed key; times are UTC."""

    def times(self, key_hash: str, since: datetime) -> Sequence[datetime]:
        """When there were tries under the key."""

    def add(self, key_hash: str, at: datetime) -> None:
        """Count one more try."""

    def clear(self, key_hash: str) -> None:
        """Forget the tries under the key (after a right one)."""


class Limit:
    """One thing that may not be tried too often."""

    def __init__(self, attempts: Attempts, secret: bytes, name: str, allowance: Allowance) -> None:
        """Count `name` in `attempts`; keys are hashed with `secret`."""
        self._attempts, self._secret = attempts, secret
        self._name, self._allowance = name, allowance

    def count(self, *key: str) -> None:
        """Count a try before it is looked at; raises TooOften while it has to wait."""
        now, hashed = clock.now_utc(), self._hash(key)
        past = self._attempts.times(hashed, now - self._allowance.memory)
        pause = guessing.wait(past, now, self._allowance)
        if pause:
            words = guessing.in_words(pause)
            raise TooOften(f"There were too many tries. Wait {words}, then try again.")
        self._attempts.add(hashed, now)

    def passed(self, *key: str) -> None:
        """It was right: forget the tries."""
        self._attempts.clear(self._hash(key))

    def _hash(self, key: tuple[str, ...]) -> str:
        words = "\0".join((self._name, *key)).encode()
        return hmac.new(self._secret, words, hashlib.sha256).hexdigest()


def network() -> str:
    """Where the request comes from: the IPv4 address, or the /64 network of an IPv6 address."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def init(app: Flask, *, trusted_proxies: int, most_bytes: int = FORM_BYTES) -> None:
    """Bound what may be sent to the app, and believe only the proxies that are ours."""
    app.config.update(
        MAX_CONTENT_LENGTH=most_bytes,
        MAX_FORM_MEMORY_SIZE=FORM_BYTES,
        MAX_FORM_PARTS=FORM_FIELDS,
        TRUSTED_HOSTS=None,
    )
    if trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=trusted_proxies, x_proto=trusted_proxies, x_host=trusted_proxies
        )
