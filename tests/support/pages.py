"""Walking all pages of a site as somebody who is signed in, and what each asks of the store."""

from __future__ import annotations

import logging
import re
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
OURS = ("/static/", "/sign-in")
"""What is no page of somebody who is signed in."""

AROUND = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SELECT PG_ADVISORY")
"""What begins and ends a transaction, and the turn in it, asks nothing."""

Query = tuple[str, tuple[object, ...]]


class Asked(logging.Handler):
    """What was asked of the stores since it was last emptied."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.queries: list[Query] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one statement."""
        sql, values = record.msg if isinstance(record.msg, tuple) else ("BEGIN", ())
        if not sql.lstrip().upper().startswith(AROUND):
            self.queries.append((sql, tuple(values or ())))


@contextmanager
def listening() -> Iterator[Asked]:
    """Hear everything that is asked of the stores."""
    log, asked = logging.getLogger("peewee"), Asked()
    before, passed_on = log.level, log.propagate
    log.addHandler(asked)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    try:
        yield asked
    finally:
        log.removeHandler(asked)
        log.setLevel(before)
        log.propagate = passed_on


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was answered: its route, and what it took."""

    endpoint: str
    address: str
    queries: tuple[Query, ...]
    seconds: float
    size: int


def walk(app: Flask, client: FlaskClient, most: int, more: Iterable[str] = ()) -> list[Page]:
    """Every page that links lead to from the first one and from `more`, `most` of each route."""
    found: list[Page] = []
    seen: dict[str, set[str]] = defaultdict(set)
    waiting = deque(["/today", *more])
    with listening() as asked:
        while waiting:
            address = waiting.popleft()
            endpoint = endpoint_of(app, address)
            if endpoint is None or address in seen[endpoint] or len(seen[endpoint]) >= most:
                continue
            seen[endpoint].add(address)
            asked.queries.clear()
            start = time.perf_counter()
            answer = client.get(address)
            took = time.perf_counter() - start
            if answer.status_code != 200:
                continue
            found.append(Page(endpoint, address, tuple(asked.queries), took, len(answer.data)))
            if answer.mimetype == "text/html":
                waiting += map(unescape, LINK.findall(answer.text))
    return found


def endpoint_of(app: Flask, address: str) -> str | None:
    """Which route answers an address, if it is a page of somebody who is signed in."""
    if address.startswith(OURS):
        return None
    try:
        endpoint, _ = app.url_map.bind("localhost").match(urlsplit(address).path, "GET")
    except HTTPException:
        return None
    return str(endpoint)
