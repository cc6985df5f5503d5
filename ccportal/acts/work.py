"""Long work in the background: asked for, taken up by a worker, watched, finished.

What is asked for stands in the store, in the transaction that audits it, so that nothing is
lost where a process or the machine ends. Only references are kept, never a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ccportal import clock
from ccportal.acts.act import act
from ccportal.errors import Conflict, NotFound
from ccportal.store.database import records_db, writing
from ccportal.store.requests import Request, Work

BUILD, DISPOSE = "build", "dispose"
WAITING, BEGUN, READY, STOPPED = "waiting", "begun", "ready", "stopped"

SILENT = timedelta(seconds=60)
"""A worker that gave no sign of life for this long is gone; its work is taken up again."""

SIGN = timedelta(seconds=1)
"""How often a worker tells at most how far it is."""

MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker has to do: work number, its kind, and who asked.

    `request` is the ref of the request, or of what else the work is on.
    """

    number: int
    kind: str
    request: str
    actor: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far work is: `done` of `total` steps, what it says, and the refusals if it stopped."""

    number: int
    kind: str
    saying: str
    done: int
    total: int
    finished: bool
    refusals: tuple[str, ...]


def ask(actor: str, request_ref: str, kind: str = BUILD) -> int:
    """Ask for work on a request; its number.

    Raises NotFound where there is no such request, Conflict where the same is being done.
    """
    with act(actor, f"work:{kind}", request_ref):
        if Request.get_or_none(Request.ref == request_ref) is None:
            raise NotFound("There is no such request.")
        if _open().where((Work.request == request_ref) & (Work.kind == kind)).exists():
            raise Conflict("This is being done already.")
        made = Work.create(
            request=request_ref,
            kind=kind,
            actor=actor,
            started_at=clock.now_utc(),
            saying=WAITING,
        )
    return int(made.id)


def ask_about(actor: str, about: str, kind: str) -> int:
    """Ask for work on something that is no request; its number. Inside an act.

    Raises Conflict where the same is being done.
    """
    if _open().where((Work.about == about) & (Work.kind == kind)).exists():
        raise Conflict("This is being done already.")
    made = Work.create(
        about=about, kind=kind, actor=actor, started_at=clock.now_utc(), saying=WAITING
    )
    return int(made.id)


def waiting() -> tuple[int, ...]:
    """The work that nobody does: not begun, or begun by a worker that is gone; oldest first."""
    gone = clock.now_utc() - SILENT
    idle = Work.taken_at.is_null() | (Work.seen_at < gone)
    return tuple(one.id for one in _open().where(idle).order_by(Work.id))


def take(number: int) -> Task | None:
    """Take work up; None where another worker did, or it was begun too often to try again."""
    now = clock.now_utc()
    with writing(records_db):
        found = _open().where(Work.id == number).first()
        if found is None or (found.taken_at and found.seen_at >= now - SILENT):
            return None
        if found.tries >= MOST_TRIES:
            _end(number, "It was begun three times and never came to an end.")
            return None
        _set(number, taken_at=now, seen_at=now, tries=found.tries + 1, saying=BEGUN, done=0)
    return Task(number, found.kind, found.request_id or found.about, found.actor)


def telling(number: int) -> Callable[[int, int], None]:
    """What to call with (steps done, steps in all) while the work goes on."""
    last = clock.now_utc() - SIGN

    def tell(done: int, total: int) -> None:
        nonlocal last
        now = clock.now_utc()
        if now - last >= SIGN:
            last = now
            _set(number, seen_at=now, done=done, total=total)

    return tell


def alive(number: int) -> None:
    """Give a sign of life."""
    _set(number, seen_at=clock.now_utc())


def finish(number: int, refusals: tuple[str, ...] = ()) -> None:
    """Put down that the work is done, or why it stopped (a line each)."""
    with writing(records_db):
        _end(number, "\n".join(refusals) or None)


def progress(ref: str, kind: str = BUILD) -> Progress | None:
    """How far the latest work of a kind on a request (or else) is; None where there was none."""
    return progress_in(rows_of(ref, kind))


def rows_of(ref: str, kind: str = BUILD) -> Any:
    """A query of the latest work of a kind on a request (or else), for `progress_in`."""
    query = Work.select().where(((Work.request == ref) | (Work.about == ref)) & (Work.kind == kind))
    return query.order_by(Work.id.desc()).limit(1)


def progress_in(rows: Iterable[Work]) -> Progress | None:
    """How far the first of these is; None where there is none."""
    found = next(iter(rows), None)
    if found is None:
        return None
    return Progress(
        number=found.id,
        kind=found.kind,
        saying=found.saying,
        done=found.done,
        total=found.total,
        finished=found.finished_at is not None,
        refusals=tuple((found.error or "").splitlines()),
    )


def _open() -> Any:
    return Work.select().where(Work.finished_at.is_null())


def _set(number: int, **values: object) -> None:
    Work.update(**values).where((Work.id == number) & Work.finished_at.is_null()).execute()


def _end(number: int, error: str | None) -> None:
    says = {"saying": STOPPED if error else READY, "error": error}
    _set(number, **says, finished_at=clock.now_utc(), **({} if error else {"done": Work.total}))
