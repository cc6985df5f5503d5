"""An answer drawn, joined, proved: against one WeasyPrint call on the same HTML, and Chromium.

Each side runs in processes of its own, one after the other, so that the peak of memory is its
own; ours on an instance with an encrypted store. A tenth of what was found is withheld: the
strings that the scan looks for are as many as that gives.

`python -m tests.benchmarks.packs` prints these rows alone, with sizes behind it those sizes alone.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tests.support.browser import CHROMIUM
from tests.support.packs import SMALL

ALONE = "import sys; from tests.benchmarks.packs import measured; measured(*sys.argv[1:])"
"""Not this module as a program: every process that draws would load it once more."""

SIZES = (100, 400, 1_600)
WORDS = 180
"""The words of an item: half a page."""

SOUGHT = 6
"""Strings to be looked for, for each item that is shown: runs of four words of what is withheld."""

Took = dict[str, Any]
TICKS = os.sysconf("SC_CLK_TCK")


def made_up(number: int) -> list[str]:
    """Words that nobody uses."""
    chance = random.Random(number)
    vowels, others = "aeiou", "bcdfghjklmnprstvw"
    syllables = [other + vowel for other in others for vowel in vowels]
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(4_000)]


def pack(items: int) -> Any:
    """An answer of so many items of half a page."""
    from ccportal.sar.pack import Area, Entry, Line

    chance, some = random.Random(items), made_up(1)
    entries = []
    for number in range(1, items + 1):
        paragraphs = [" ".join(chance.choices(some, k=WORDS // 2)) for _ in range(2)]
        text = Line("What was noted", ("\n\n".join(paragraphs),))
        side = (Line("Written by", ("a volunteer of the centre",)), Line("At", ("12:35",)))
        entries.append(Entry(number, f"{number % 28 + 1} May 2026", side, (text,), (), None))
    return replace(SMALL, areas=(Area("Session notes", tuple(entries)), Area("Incidents", ())))


def sought(items: int) -> tuple[str, ...]:
    """What must not be in that answer."""
    chance, some = random.Random(-items), made_up(2)
    return tuple(" ".join(chance.choices(some, k=4)) for _ in range(SOUGHT * items))


def html(items: int) -> str:
    """The same answer as one HTML text."""
    from ccportal.sar.render import planned

    parts = [one.html for one in planned(pack(items)).parts]
    bodies = [re.findall(r"<body[^>]*>(.*)</body>", one, re.DOTALL)[0] for one in parts]
    return parts[0].replace(bodies[0], "\n".join(bodies))


def plainly(items: int) -> Took:
    """One call of WeasyPrint, with its tags."""
    text = html(items)
    from weasyprint import CSS, HTML

    from ccportal.sar.render_draw import SHEET

    HTML(string="<p>x").write_pdf()
    pdf, took = _timed(
        lambda: HTML(string=text).write_pdf(
            stylesheets=[CSS(string=SHEET.read_text("utf-8"))], pdf_variant="pdf/ua-1"
        )
    )
    return {"one call": took, "pages": _pages(pdf), "one call's memory": _peak()}


def chromium(items: int) -> Took:
    """Chromium's print of the same HTML."""
    from playwright.sync_api import sync_playwright

    from ccportal.sar.render_draw import SHEET

    text = html(items).replace("</head>", f"<style>{SHEET.read_text('utf-8')}</style></head>")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content("<p>x")
        page.pdf()
        page = browser.new_page()

        def printed() -> bytes:
            page.set_content(text)
            return page.pdf(tagged=True, prefer_css_page_size=True)

        pdf, took = _timed(printed, Below())
        browser.close()
    return {"chromium": took, "chromium's pages": _pages(pdf)}


def ours(items: int, folder: Path) -> Took:
    """Drawn cold; joined, sealed and proved with parts that are ready; and with one changed."""
    from ccportal.acts import instance
    from ccportal.sar.parts import KeptParts
    from ccportal.sar.prove import prove
    from ccportal.sar.render import alike, planned, prepare, render
    from ccportal.settings import settings

    os.environ["CCPORTAL_INSTANCE"] = str(folder / "instance")
    instance.make(settings())
    _request()
    shown, strings = pack(items), sought(items)
    first = pack(90)  # what is made once a process is made by then, as in a worker that runs
    prove(render(first), first, ("Marigold Thistlewaite",))
    below = Below()
    found: Took = {}
    cold, found["cold"] = _timed(lambda: render(shown), below)
    prepare(shown, KeptParts("req-1"))

    def approved(one: Any, twin: Any) -> bytes:
        assert alike(one, twin, KeptParts("req-1"))
        pdf = render(one, kept=KeptParts("req-1"))
        _sealed(pdf)
        return pdf

    twin = deepcopy(shown)
    again, found["joined and sealed"] = _timed(lambda: approved(shown, twin))
    assert again == cold
    _, found["scanned"] = _timed(lambda: prove(cold, shown, strings), below)
    _, second = _timed(lambda: planned(shown))
    found["proof, cold"] = second + found["scanned"]
    changed, twin = _changed(shown), _changed(twin)
    other, drawn = _timed(lambda: approved(changed, twin), below)
    _, more = _timed(lambda: prove(other, changed, strings), below)
    found["one item changed"] = drawn + more
    found["memory"], found["memory of others"] = _peak(), below.peak
    return found


def _changed(shown: Any) -> Any:
    from ccportal.sar.pack import Line

    first, *rest = shown.areas
    entries = list(first.entries)
    middle = len(entries) // 2
    entries[middle] = replace(entries[middle], words=(Line("What was noted", ("It was fine.",)),))
    return replace(shown, areas=(replace(first, entries=tuple(entries)), *rest))


def _request() -> None:
    from datetime import date

    from ccportal.store.people import Record
    from ccportal.store.requests import Request

    Record.create(ref="req-1", kind="requests")
    Request.create(ref="req-1", kind="access", received_on=date(2026, 5, 1), channel="letter")


def _sealed(pdf: bytes) -> None:
    from ccportal.sar.seal import seal

    seal("req-1", pdf, b"the same", "d" * 64)


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock, and seconds of processors of this process and those below it."""

    clock: float
    work: float

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.clock + other.clock, self.work + other.work)


class Below:
    """What the processes below this one use: also those that end before anybody can ask them."""

    def __init__(self) -> None:
        self.work: dict[int, float] = {}
        self.peak = 0.0
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def total(self) -> float:
        """The seconds of processors of all of them until now."""
        self._look()
        return sum(self.work.values())

    def _watch(self) -> None:
        while not self._ended.wait(0.2):
            self._look()

    def _look(self) -> None:
        waiting = _children(os.getpid())
        while waiting:
            process = waiting.pop()
            waiting += _children(process)
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
                status = Path(f"/proc/{process}/status").read_text()
            except OSError:
                continue
            self.work[process] = (int(fields[11]) + int(fields[12])) / TICKS
            most = re.search(r"VmHWM:\s+(\d+)", status)
            self.peak = max(self.peak, int(most[1]) / 1024 if most else 0)


def _children(process: int) -> list[int]:
    found: list[int] = []
    for one in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, one.read_text().split())
    return found


def _timed(do: Callable[[], Any], below: Below | None = None) -> tuple[Any, Spent]:
    others = below.total() if below else 0.0
    begin, work = time.perf_counter(), time.process_time()
    made = do()
    spent = Spent(time.perf_counter() - begin, time.process_time() - work)
    return made, spent + Spent(0, (below.total() if below else 0.0) - others)


def _pages(pdf: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _alone(what: str, items: int) -> Took:
    """What was measured in a process of its own: what was spent, megabytes, pages."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", ALONE, what, str(items), folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {name: Spent(**one) if isinstance(one, dict) else one for name, one in found.items()}


Row = tuple[str, str, Spent, Spent, str]


def rows(items: int) -> Iterator[Row]:
    """Every row of an answer of so many items."""
    plain, own, other = (_alone(what, items) for what in ("plainly", "ours", "chromium"))
    size = f"{items} items, {plain['pages']} pages"
    call, cold, ready = plain["one call"], own["cold"], own["joined and sealed"]
    memory = f"{own['memory']:.0f} and {own['memory of others']:.0f} MB"
    one = "one WeasyPrint call"
    yield ("answer, cold", f"{size}; {memory}", cold, call, one)
    yield ("answer, cold", size, cold, other["chromium"], "Chromium's print")
    yield ("joined and sealed, parts ready", size, ready, call, one)
    yield ("the same, with the scan", size, ready + own["scanned"], call, one)
    yield ("one item changed, approved, scanned", size, own["one item changed"], call, one)
    yield ("proof, cold", size, own["proof, cold"], cold, "our own cold build")


def table(sizes: Iterable[int] = SIZES) -> None:
    """Print every row of answers of so many items, as a table."""
    print("\n| work | size | clock | baseline | ratio | work | baseline | ratio | baseline is |")
    print("| --- " * 9 + "|")
    for items in sizes:
        for what, size, ours_, theirs, name in rows(items):
            clock = (ours_.clock, theirs.clock)
            work = (ours_.work, theirs.work)
            cells = [
                f"{one:.2f} s | {other:.2f} s | {one / other:.2f}" for one, other in (clock, work)
            ]
            print(f"| {what} | {size} | {' | '.join(cells)} | {name} |", flush=True)


def measured(what: str, items: str, folder: str) -> None:
    """Measure one side in this process, and print what was found as JSON."""
    found = ours(int(items), Path(folder)) if what == "ours" else globals()[what](int(items))
    print(json.dumps({k: asdict(v) if isinstance(v, Spent) else v for k, v in found.items()}))


if __name__ == "__main__":
    table(tuple(map(int, sys.argv[1:])) or SIZES)
