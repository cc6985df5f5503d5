"""Passwords: how they are kept, and which are strong enough (C8).

Argon2id with RFC 9106's second recommended option as the least: 3 passes, 64 MiB, 4 lanes;
more memory on a machine that has it. A password is taken in Unicode's form NFKC, so that it
is the same from every keyboard; nothing of it is cut off.
"""

from __future__ import annotations

import os
import re
import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from ccportal.errors import Invalid

LEAST, ADVISED, MOST = 12, 15, 200
"""Characters."""

BESIDE = 8
"""How many letters or digits it has to have beside the words that a guesser knows."""

STRONG = 3
"""The least score, of 0 to 4."""

PASSES, LANES, LEAST_MEMORY, MOST_MEMORY = 3, 4, 64, 128
"""Memory in MiB."""

AT_ONCE = 2
"""How many passwords one process checks at the same time: sign-ins cannot use up the memory."""

TEMPORARY = "abcdefghjkmnpqrstuvwxyz23456789"
_busy = threading.BoundedSemaphore(AT_ONCE)


def memory_for(machine: int) -> int:
    """The memory of one hash in KiB on a machine that has `machine` bytes: a 256th of it."""
    return min(MOST_MEMORY, max(LEAST_MEMORY, machine // 256 // 2**20)) * 1024


@cache
def hasher() -> PasswordHasher:
    """The hasher of this machine."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return PasswordHasher(PASSES, memory_for(machine), LANES)


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _busy:
        return hasher().hash(_form(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one that is kept.

    Where nothing is kept (there is no such account) a hash of nobody's is checked instead, so
    that the answer takes as long.
    """
    with _busy:
        try:
            right = hasher().verify(kept or _nobodys(), _form(password))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether it was kept with other parameters than this machine's of today."""
    return hasher().check_needs_rehash(kept)


def check_strength(password: str, *known: str) -> None:
    """Raise Invalid, in words that help, where a password is too short or easy to guess.

    `known` are words that a guesser would try first: the person's name, email, the centre.
    No kinds of characters are asked for.
    """
    form = _form(password)
    if len(form) < LEAST:
        raise Invalid(
            f"Make it longer: at least {LEAST} characters, better {ADVISED} or more. "
            "Four words that do not belong together are easy to remember."
        )
    if len(form) > MOST:
        raise Invalid(f"Keep it to {MOST} characters.")
    words = _words(known)
    if len(_without(form, words)) < BESIDE:
        raise Invalid("Use other words than your name, your email and the centre's name.")
    told = zxcvbn(form[:72], user_inputs=words)
    if told["score"] < STRONG:
        raise Invalid(" ".join(["That one is easy to guess.", *_advice(told["feedback"])]))


def temporary() -> str:
    """A random password to hand over, of 80 bits and more, that can be read out."""
    return "-".join("".join(secrets.choice(TEMPORARY) for _ in range(4)) for _ in range(4))


def _advice(feedback: dict[str, object]) -> list[str]:
    warning = str(feedback.get("warning") or "")
    return (
        [warning if not warning or warning.endswith(".") else f"{warning}."]
        if warning
        else ["Add more words that do not belong together."]
    )


def _words(known: tuple[str, ...]) -> list[str]:
    parts = (part for one in known for part in re.split(r"[\W_]+", one.casefold()))
    return sorted({part for part in parts if len(part) > 2}, key=len, reverse=True)


def _without(form: str, words: list[str]) -> str:
    rest = form.casefold()
    for word in words:
        rest = rest.replace(word, "")
    return "".join(one for one in rest if one.isalnum())


def _form(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys() -> str:
    return hasher().hash(secrets.token_urlsafe())
