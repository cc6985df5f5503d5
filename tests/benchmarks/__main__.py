"""Run every benchmark and print one table: the work, its size, ours, the baseline's, the ratio."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import archive, bare, collecting, packs, pages, suggesting

HEAD = ("work", "size", "ours", "baseline", "ratio", "baseline is")
Row = tuple[str, str, float, float, str]


def seconds(*command: str) -> float:
    """How long a process takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start


def commands_start() -> Row:
    """A command's help, against a bare interpreter."""
    ours = min(seconds(sys.executable, "-m", "ccportal", "--help") for _ in range(5))
    bare = min(seconds(sys.executable, "-c", "pass") for _ in range(5))
    return ("start of a command", "--help", ours, bare, "a bare interpreter")


def site_starts() -> Row:
    """The intranet's factory, against importing what it is made of."""
    build = "from ccportal.intranet import create_app; create_app().test_client().get('/')"
    ours = min(seconds(sys.executable, "-c", build) for _ in range(3))
    parts = "import flask, peewee, weasyprint"
    bare = min(seconds(sys.executable, "-c", parts) for _ in range(3))
    return ("start of the intranet to its first page", "empty", ours, bare, parts)


def audited_writes() -> Row:
    """A thousand audited acts, against a thousand plain commits of the same row."""
    from ccportal.acts.act import note_down
    from ccportal.store.database import records_db, writing

    number = 1000
    start = time.perf_counter()
    for _ in range(number):
        note_down("command", "family:read", "fam-1")
    ours = time.perf_counter() - start
    records_db.execute_sql("CREATE TABLE plain (id INTEGER PRIMARY KEY, words TEXT)")
    start = time.perf_counter()
    for _ in range(number):
        with writing(records_db):
            records_db.execute_sql("INSERT INTO plain (words) VALUES ('family:read fam-1')")
    return ("audited acts", str(number), ours, time.perf_counter() - start, "plain commits")


def say(row: Row) -> None:
    """A row of the table."""
    work, size, ours, baseline, what = row
    cells = (work, size, f"{ours:.3f} s", f"{baseline:.3f} s", f"{ours / baseline:.2f}")
    print("| " + " | ".join((*cells, what)) + " |", flush=True)


def main() -> None:
    """Measure on an instance that is thrown away."""
    from ccportal.acts import instance
    from ccportal.settings import settings

    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCPORTAL_INSTANCE"] = str(Path(folder) / "instance")
        instance.make(settings())
        print("| " + " | ".join(HEAD) + " |\n|" + " --- |" * len(HEAD))
        for measure in (commands_start, site_starts, audited_writes):
            say(measure())
    for row in archive.rows():
        say(row)
    packs.table()
    pages.table()
    bare.table()
    collecting.table()
    suggesting.table()


main()
