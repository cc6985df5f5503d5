"""Parts of an answer that are drawn already, kept until they are joined or something changes.

They lie in the store under a key of the records side, named by a digest of exactly what was
drawn, made with the same key: who has the database and no keys learns nothing from them. An
answer of which parts were kept is the same, byte for byte, as one that is drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ccportal import clock, keys
from ccportal.errors import Refused
from ccportal.settings import settings
from ccportal.store.database import records_db, writing
from ccportal.store.requests import Drawn


class Kept(Protocol):
    """Where drawn parts are kept, by what they are drawn from."""

    def get(self, name: bytes) -> bytes | None:
        """The part of that name; None where it has to be drawn."""

    def put(self, name: bytes, part: bytes) -> None:
        """Keep a part that was drawn."""

    def touch(self, name: bytes) -> None:
        """Say that a part of that name is still wanted, as asking for it does."""

    def done(self) -> None:
        """Throw away what was not asked for since: it is of an answer that is no more."""


class _Nothing:
    """Keeps nothing: all is drawn anew."""

    def get(self, name: bytes) -> bytes | None:  # noqa: ARG002 - whatever it is
        return None

    def put(self, name: bytes, part: bytes) -> None:
        pass

    def touch(self, name: bytes) -> None:
        pass

    def done(self) -> None:
        pass


NOTHING: Kept = _Nothing()


class KeptParts:
    """The parts of the answer to one request, in the records store."""

    def __init__(self, request_ref: str) -> None:
        self._request = request_ref
        self._key = keys.parts_key(settings())
        self._asked: set[str] = set()

    def get(self, name: bytes) -> bytes | None:
        """The part of that name; one that cannot be opened is as good as none."""
        mark = self._mark(name)
        found = Drawn.get_or_none(Drawn.request == self._request, Drawn.mark == mark)
        try:
            return keys.unlock(self._key, bytes(found.content)) if found else None
        except Refused:
            return None

    def put(self, name: bytes, part: bytes) -> None:
        """Keep a part, encrypted."""
        row = {
            "request": self._request,
            "mark": self._mark(name),
            "content": keys.lock(self._key, part),
            "made_at": clock.now_utc(),
        }
        with writing(records_db):
            mine = (Drawn.request == self._request) & (Drawn.mark == row["mark"])
            Drawn.delete().where(mine).execute()
            Drawn.insert(row).execute()

    def touch(self, name: bytes) -> None:
        """Say that a part of that name is still wanted."""
        self._mark(name)

    def done(self) -> None:
        """Throw away what was neither asked for nor put here."""
        others = (Drawn.request == self._request) & Drawn.mark.not_in(self._asked)
        if Drawn.select().where(others).exists():
            with writing(records_db):
                Drawn.delete().where(others).execute()

    def _mark(self, name: bytes) -> str:
        mark = keys.mark(self._key, name)
        self._asked.add(mark)
        return mark


def forget_all_but(requests: Iterable[str]) -> None:
    """Throw away the parts of all other requests."""
    others = Drawn.request.not_in(list(requests))
    if Drawn.select().where(others).exists():
        with writing(records_db):
            Drawn.delete().where(others).execute()
