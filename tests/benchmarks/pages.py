"""Every page of the intranet in made-up centres of three sizes: queries, time, and how it grows.

A page of the largest centre is held to 1.2 times what it takes in the smallest.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SIZES = (10, 100, 1_000)
YEARS = 5
OF_EACH = 3
"""So many pages of each route are timed."""

TIMES = 7
"""How often each is."""

SCENARIOS = Path(__file__).resolve().parents[3] / "shared" / "scenarios"
Timed = Mapping[str, tuple[int, float]]
"""By route the most queries, and the median of the seconds.

Seconds are of this process, in which the embedded store works too: what else the machine does
is not in them.
"""


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
        subprocess.run([sys.executable, script, *sizes, "--out", folder], check=True)
        os.environ["CCPORTAL_INSTANCE"] = str(Path(folder) / "instance")
        os.environ["CCPORTAL_HTTP_ON_LOOPBACK"] = "1"
        instance.make(settings())
        try:
            import_file(Path(folder) / "archive.json", "command")
            yield
        finally:
            database.close(database.records_db, database.portal_db)


def timed(role: str) -> Timed:
    """Every page that somebody in this role gets to, in the centre that is open."""
    from flask.testing import FlaskClient

    from ccportal.intranet import create_app
    from tests.support.client import member, signed_in
    from tests.support.pages import walk

    app = create_app()
    signed = signed_in(app, member(role))
    app.test_client_class = FlaskClient
    client: Any = app.test_client()
    client._cookies = signed._cookies
    queries: dict[str, int] = {}
    seconds: dict[str, list[float]] = {}
    for page in walk(app, client, OF_EACH):
        queries[page.endpoint] = max(queries.get(page.endpoint, 0), len(page.queries))
        seconds.setdefault(page.endpoint, []).append(_median(client, page.address))
    return {
        name: (queries[name], statistics.median(took)) for name, took in sorted(seconds.items())
    }


def _median(client: Any, address: str) -> float:
    took = []
    for _ in range(TIMES):
        start = time.process_time()
        client.get(address)
        took.append(time.process_time() - start)
    return statistics.median(took)


def grown(role: str, sizes: tuple[int, ...] = SIZES) -> dict[str, list[tuple[int, float]]]:
    """By route its queries and seconds in a centre of each size, where all of them have it."""
    found: list[Timed] = []
    for size in sizes:
        with centre(size):
            found.append(timed(role))
    everywhere = set.intersection(*(set(one) for one in found))
    return {name: [one[name] for one in found] for name in sorted(everywhere)}


def table() -> None:
    """Print every page, as a table."""
    sizes = " | ".join(f"{size:,} families" for size in SIZES)
    print(f"\n| page of the intranet | queries | {sizes} | largest / smallest |")
    print("|" + " --- |" * (len(SIZES) + 3))
    for role in ("coordinator", "chair"):
        for name, rows in grown(role).items():
            most = max(queries for queries, _ in rows)
            cells = [f"{seconds * 1000:.1f} ms" for _, seconds in rows]
            ratio = rows[-1][1] / rows[0][1]
            print(f"| {role}: {name} | {most} | {' | '.join(cells)} | {ratio:.2f} |", flush=True)
