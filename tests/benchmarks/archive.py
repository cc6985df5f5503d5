"""An archive in and out, against `executemany` of the same rows into the same tables."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.scenarios import make

SIZES = (38, 380)
"""Families of five years: some ten and a hundred thousand records."""

Row = tuple[str, str, float, float, str]


def rows() -> list[Row]:
    """In and out at each size; the peak of memory stands beside the size."""
    found = []
    for families in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            archive, _ = make(Path(folder), seed=7, wording="published", families=families, years=5)
            took = _in_a_process_of_its_own(archive, Path(folder))
            for way in ("import", "export"):
                memory = f"{took[f'{way} memory']:.0f} MB"
                size = f"{took['records']:.0f} records, {memory}"
                found.append((f"archive {way}", size, took[way], took["plain"], "executemany"))
    return found


def _in_a_process_of_its_own(archive: Path, folder: Path) -> dict[str, float]:
    """What was measured, in seconds and megabytes: the peak of a process is its own."""
    command = [sys.executable, "-m", __name__, str(archive), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(archive: Path, folder: Path) -> dict[str, float]:
    """Import and export of an archive, and the same rows put in plainly."""
    from ccportal.acts import instance
    from ccportal.acts.archive import export_file, import_file
    from ccportal.settings import settings
    from ccportal.store.database import records_db

    found: dict[str, float] = {}
    os.environ["CCPORTAL_INSTANCE"] = str(folder / "one")
    instance.make(settings())
    begin = time.perf_counter()
    found["records"] = sum(import_file(archive, "command").values())
    found["import"] = time.perf_counter() - begin
    found["import memory"] = _peak()
    begin = time.perf_counter()
    export_file(folder / "out" / "archive.json", "command")
    found["export"] = time.perf_counter() - begin
    found["export memory"] = _peak()
    kept = _kept()
    records_db.close()
    os.environ["CCPORTAL_INSTANCE"] = str(folder / "two")
    instance.make(settings())
    found["plain"] = _plainly(kept)
    return found


def _kept() -> dict[str, list[tuple[object, ...]]]:
    """Every row that the archive brought, by table."""
    from ccportal.acts.archive.leaving import carried
    from ccportal.store import tables
    from ccportal.store.database import records_db

    names = [one._meta.table_name for one in tables.records() if one.__name__ in carried()]
    return {name: records_db.execute_sql(f'SELECT * FROM "{name}"').fetchall() for name in names}


def _plainly(kept: dict[str, list[tuple[object, ...]]]) -> float:
    """The seconds that it takes to put rows in with a statement a table, and nothing besides."""
    from ccportal.store.database import records_db, writing

    wanted = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in records_db.execute_sql(wanted).fetchall():
        records_db.execute_sql(f'DROP TRIGGER "{name}"')
    begin = time.perf_counter()
    with writing(records_db):
        for name, some in kept.items():
            if some:
                marks = ", ".join("?" for _ in some[0])
                statement = f'INSERT INTO "{name}" VALUES ({marks})'
                records_db.cursor().executemany(statement, some)
    return time.perf_counter() - begin


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    (Path(sys.argv[2]) / "out").mkdir()
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
