"""Collecting and suggesting for one subject in centres of three sizes, against one full-text query.

Each centre has a process of its own; seconds are of that process's own time. The subject and
what is held on them are of the same size in each centre.
"""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tests.benchmarks.pages import centre

SIZES = (10, 100, 1_000)
TIMES = 5
REQUEST = "req-0000001"


@dataclass(frozen=True, slots=True)
class Took:
    """A centre's times in seconds, and how much was found."""

    families: int
    found: int
    suggested: int
    collect: float
    suggest: float
    query: float


def measured() -> tuple[Took, ...]:
    """The times in each centre."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as pool:
        return tuple(pool.map(in_a_centre, SIZES))


def in_a_centre(families: int) -> Took:
    """The times in a centre of so many families."""
    with centre(families):
        from ccportal.catalogue import WORDS
        from ccportal.sar.collect import collect, subject_of
        from ccportal.sar.suggest import suggest
        from ccportal.store import search
        from ccportal.store.people import Person

        search.refresh()
        person = Person.get_by_id(subject_of(REQUEST)[0])
        named = f"{person.given_names} {person.family_name}"
        found = collect(REQUEST)
        return Took(
            families=families,
            found=len(found),
            suggested=len(suggest(REQUEST, found)),
            collect=_median(lambda: collect(REQUEST)),
            suggest=_median(lambda: suggest(REQUEST, found)),
            query=_median(lambda: search.find(named, (*WORDS, "people"))),
        )


def _median(does: Callable[[], object]) -> float:
    took = []
    for _ in range(TIMES):
        start = time.process_time()
        does()
        took.append(time.process_time() - start)
    return statistics.median(took)


def table() -> None:
    """Print it."""
    print("\n| families | found | suggested | collect | suggest | one query | ratio |")
    print("|" + " --- |" * 7)
    for one in measured():
        ratio = (one.collect + one.suggest) / one.query
        print(
            f"| {one.families:,} | {one.found} | {one.suggested} | {one.collect:.2f} s |"
            f" {one.suggest:.2f} s | {one.query * 1000:.1f} ms | x {ratio:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    table()
