"""How many identifiers are suggested, and how many suggestions are right: recall and precision.

Counted as the scenarios' README says, on Riverside, on made-up centres of every wording, and on
sentences that are hard to read: those of which only the first half was looked at while rules were
written apart from the half kept unseen. What only context gives away (`other`) is counted apart.
Each centre has a process of its own.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

SEEDS = (31, 32, 33, 34)
HALVES = ((-2, "the first"), (-3, "the second, unseen"))


def table() -> None:
    """Print a row for each text."""
    from tests.support.scenarios import WORDINGS, precision, recall
    from tests.support.sentences import FIRST_SIGHT, SENTENCES

    print("\n| text | identifiers | recall | precision | of what context gives away |")
    print("|" + " --- |" * 5)
    spawn = multiprocessing.get_context("spawn")
    rows = [("Riverside", [("riverside", 0)])]
    rows += [(f"centres of wording {one}", [(one, seed) for seed in SEEDS]) for one in WORDINGS]
    rows += [(f"sentences {one}", [(one, -1)]) for one in sorted(SENTENCES)]
    rows += [
        (f"hard notes, {half} half", [(one, at) for one in sorted(FIRST_SIGHT)])
        for at, half in HALVES
    ]
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as pool:
        for name, some in rows:
            counted: Counter[str] = sum(pool.map(_measured, some), Counter())
            number = counted["identifier found"] + counted["identifier missed"]
            other = counted["other found"], counted["other found"] + counted["other missed"]
            said = f"{other[0]} of {other[1]}" if other[1] else ""
            figures = f"{recall(counted):.3f} | {precision(counted):.3f}"
            print(f"| {name} | {number} | {figures} | {said} |", flush=True)


def _measured(which: tuple[str, int]) -> Counter[str]:
    """What is found and missed in one centre."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from ccportal.acts import instance
    from ccportal.acts.archive import import_file
    from ccportal.sar.collect import collect
    from ccportal.sar.suggest import suggest
    from ccportal.settings import settings
    from ccportal.store import database
    from tests.support.scenarios import access, score

    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CCPORTAL_INSTANCE"] = str(Path(folder) / "instance")
        instance.make(settings())
        for path, expect in _told(*which, Path(folder)):
            import_file(path, "command")
            archive = json.loads(path.read_text("utf-8"))
            for wanted in access(expect):
                ref = wanted["request"]
                counted += score(suggest(ref, collect(ref)), wanted, expect, archive)
        database.close(database.records_db, database.portal_db)
    return counted


def _told(name: str, seed: int, folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The archive of a text, and what is expected of it."""
    from tests.support.scenarios import SCENARIOS, make
    from tests.support.sentences import EVERY, FIRST_HALF, SECOND_HALF, centre

    if name == "riverside":
        expected = (SCENARIOS / "riverside.expect.json").read_text("utf-8")
        yield SCENARIOS / "riverside.json", json.loads(expected)
    elif seed < 0:
        halves = {-1: EVERY, -2: FIRST_HALF, -3: SECOND_HALF}
        archive, expect = centre(name, halves[seed])
        path = folder / "archive.json"
        path.write_text(json.dumps(archive), "utf-8")
        yield path, expect
    else:
        yield make(folder / "centre", seed, name, years=2, records=60)


if __name__ == "__main__":
    table()
