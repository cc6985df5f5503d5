"""Every page of the intranet in a small and a large made-up centre: queries, time, how it grows.

A page of the largest centre is held to 1.2 times what it takes in the smallest. Compared are
pages of the same route that hold as much: of several, the two whose answers are nearest in size.
Each centre has a process of its own; they are asked in turns, so that what else the machine does
meets both. Seconds are of these processes' own time, in which the embedded store works too.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

SMALL, LARGE = 10, 1_000
YEARS = 5
REQUEST = "req-0000001"
"""A request of each made-up centre, on whose subject 80 records are held."""

ROLES = ("coordinator", "chair")
OF_EACH = 4
"""From so many pages of each route those are chosen that are compared."""

TIMES = 9
"""How often each is opened; the least counts, since what else the machine does only adds."""

SCENARIOS = Path(__file__).resolve().parents[3] / "shared" / "scenarios"


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that was opened: its address, how many queries it made, how many bytes it has."""

    address: str
    queries: int
    size: int


@dataclass(frozen=True, slots=True)
class Grown:
    """A page in the small and the large centre: queries at most, seconds, and bytes."""

    queries: int
    small: float
    large: float
    small_size: int
    large_size: int

    @property
    def holds_more(self) -> float:
        """How many times more there is on the page of the large centre; 1 where there is not."""
        return max(1.0, self.large_size / self.small_size)

    @property
    def ratio(self) -> float:
        """How many times longer it takes in the large centre."""
        return self.large / self.small


def grown() -> dict[str, Grown]:
    """Every page that both centres have, by role and route."""
    with _asked(SMALL) as small, _asked(LARGE) as large:
        found: dict[str, Grown] = {}
        seen: list[dict[str, list[Seen]]] = [small.recv(), large.recv()]
        for name in sorted(set(seen[0]) & set(seen[1])):
            here, there = min(product(seen[0][name], seen[1][name]), key=_unlike)
            role = name.split(": ")[0]
            took: list[tuple[float, float]] = []
            for _ in range(TIMES):
                took.append((_time(small, role, here.address), _time(large, role, there.address)))
            most = max(one.queries for some in seen for one in some[name])
            seconds = [min(some) for some in zip(*took, strict=True)]
            found[name] = Grown(most, seconds[0], seconds[1], here.size, there.size)
        for one in (small, large):
            one.send(None)
    return found


def _unlike(pair: tuple[Seen, Seen]) -> float:
    here, there = pair
    return max(here.size, there.size) / min(here.size, there.size)


def _time(centre: Connection, role: str, address: str) -> float:
    centre.send((role, address))
    seconds: float = centre.recv()
    return seconds


@contextmanager
def _asked(families: int) -> Iterator[Connection]:
    """A centre of so many families in another process: first it tells its pages, then times."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_answer, args=(families, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join(10)
        process.terminate()


def _answer(families: int, asked: Connection) -> None:
    with centre(families):
        from ccportal.intranet import create_app
        from ccportal.store import search

        app = create_app()
        clients = {role: _client(app, role) for role in ROLES}
        reading = _being_read()
        search.refresh()
        pages: dict[str, list[Seen]] = defaultdict(list)
        for role, client in clients.items():
            for name, page in _walked(app, client, reading):
                pages[f"{role}: {name}"].append(page)
        asked.send(dict(pages))
        while (wanted := asked.recv()) is not None:
            role, address = wanted
            start = time.process_time()
            clients[role].get(address)
            asked.send(time.process_time() - start)


def _being_read() -> list[str]:
    """Two requests on whose subject as much is held in each centre: read, and to be agreed."""
    from ccportal.store.requests import Item, Request
    from tests.support import way

    subject = Request.get_by_id(REQUEST).subject_id
    read, agreed = (way.bring(stage, subject).ref for stage in ("item_review", "second_review"))
    items = (
        Item.select(Item.record).where(Item.request == read).order_by(Item.record).limit(OF_EACH)
    )
    pages = [f"/requests/{read}/items/{one.record_id}" for one in items]
    pages += [f"/requests/{agreed}/second/{one.record_id}" for one in items]
    return [*pages, f"/requests/{agreed}/second"]


def _walked(app: Any, client: Any, more: list[str]) -> Iterator[tuple[str, Seen]]:
    from tests.support.pages import endpoint_of, listening, walk

    for one in walk(app, client, OF_EACH):
        yield one.endpoint, Seen(one.address, len(one.queries), one.size)
    for address in more:
        with listening() as asked:
            answer = client.get(address)
        if answer.status_code == 200:
            name = str(endpoint_of(app, address))
            yield name, Seen(address, len(asked.queries), len(answer.data))


def _client(app: Any, role: str) -> Any:
    from flask.testing import FlaskClient

    from tests.support.client import member, signed_in

    cookies = signed_in(app, member(role))._cookies
    client: Any = FlaskClient(app, app.response_class)
    client._cookies = cookies
    return client


@contextmanager
def centre(families: int) -> Iterator[None]:
    """A centre of so many families, in an instance that is thrown away."""
    from ccportal.acts import instance
    from ccportal.acts.archive import import_file
    from ccportal.settings import settings
    from ccportal.store import database

    with tempfile.TemporaryDirectory() as folder:
        sizes = ["--families", str(families), "--years", str(YEARS), "--seed", "7"]
        script = str(SCENARIOS / "make_scenario.py")
        said = subprocess.DEVNULL
        command = [sys.executable, script, *sizes, "--out", folder]
        subprocess.run(command, check=True, stdout=said)
        os.environ["CCPORTAL_INSTANCE"] = str(Path(folder) / "instance")
        os.environ["CCPORTAL_HTTP_ON_LOOPBACK"] = "1"
        instance.make(settings())
        try:
            import_file(Path(folder) / "archive.json", "command")
            yield
        finally:
            database.close(database.records_db, database.portal_db)


def table(found: Mapping[str, Grown] | None = None) -> None:
    """Print every page, as a table."""
    print(f"\n| page of the intranet | queries | {SMALL} families | {LARGE:,} families |", end="")
    print(" bytes | time | time to bytes |\n|" + " --- |" * 7)
    for name, one in (found or grown()).items():
        print(
            f"| {name} | {one.queries} | {one.small * 1000:.1f} ms | {one.large * 1000:.1f} ms |"
            f" x {one.large_size / one.small_size:.2f} | x {one.ratio:.2f} |"
            f" {one.ratio / one.holds_more:.2f} |",
            flush=True,
        )
