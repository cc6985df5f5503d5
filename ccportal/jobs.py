"""The queue and the timetable: what is done in the background, by whom nobody waits for.

Entries of the queue hold numbers alone, are written as JSON and signed with a key that only
the intranet's side has. What is to be done stands in the store (`acts.work`); the queue hands
it to the workers, and what a worker left behind when it ended is handed out again.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

from huey import Huey, PostgresHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import SignedSerializer

from ccportal import keys
from ccportal.acts import instance, requests_holds, requests_retention, requests_second, work
from ccportal.acts.act import COMMAND
from ccportal.errors import Invalid, Refused
from ccportal.settings import Settings
from ccportal.store import database, search

WORKERS = 2
LOOK, FETCH, READ, MAIL, CLEAR = 1.0, 3.0, 20.0, 60.0, 3600.0
"""Seconds from one look for new work to the next, at the portal, for files to be read, for mails
to be sent, and for what is over."""

SIGNS = 10.0
"""Seconds between two signs of life of work that says nothing itself."""

told = logging.getLogger("ccportal.jobs")


class SignedJson(SignedSerializer):  # type: ignore[misc]
    """Entries as JSON under a signature: what is not ours is never read as anything."""

    def _serialize(self, data: Any) -> bytes:
        return bytes(self._sign(json.dumps(list(data)).encode()))

    def _deserialize(self, data: bytes) -> Any:
        return Message(*json.loads(self._unsign(bytes(data))))


def queue(here: Settings) -> Huey:
    """The queue of an instance: in a file of its own, or in the records store's server."""
    common = {
        "results": False,
        "serializer": SignedJson(secret=keys.queue_key(here).hex(), salt="ccportal.queue"),
    }
    if here.records_url is None:
        return SqliteHuey("ccportal", filename=str(here.queue_file), fsync=True, **common)
    return PostgresHuey("ccportal", dsn=here.records_url, **common)


def run() -> None:
    """Work until the process is told to end: the timetable, and the workers of the queue."""
    logging.getLogger("huey").setLevel(logging.ERROR)
    here = instance.open_here()
    made = queue(here)
    hand_over = made.task(name="do")(do)
    ended = threading.Event()
    timetable = threading.Thread(target=_timetable, args=(hand_over, ended), daemon=True)
    timetable.start()
    threading.Thread(target=_reader, args=(ended,), daemon=True).start()
    threading.Thread(target=_mailer, args=(ended,), daemon=True).start()
    threading.Thread(target=_drawer, args=(ended,), daemon=True).start()
    try:
        made.create_consumer(
            workers=WORKERS, periodic=False, initial_delay=0.1, max_delay=LOOK
        ).run()
    finally:
        ended.set()
        timetable.join(5)


def _timetable(hand_over: Callable[[int], Any], ended: threading.Event) -> None:
    """Look for work, at the portal, and for what is over, again and again."""
    looked, cleared = FETCH, CLEAR
    handed: set[int] = set()
    while not ended.wait(LOOK):
        looked += LOOK
        cleared += LOOK
        _safely(lambda: hand_out(hand_over, handed))
        if looked >= FETCH:
            looked = 0.0
            _safely(_fetch)
        if cleared >= CLEAR:
            cleared = 0.0
            _safely(requests_retention.clear_out)
            _safely(requests_holds.propose_what_lapsed)
            _safely(_finish_disposals)


def _reader(ended: threading.Event) -> None:
    """What is seen to again and again: files that wait to be read, approvals of what changed."""
    from ccportal.acts import documents_words

    known = ""

    def void() -> None:
        nonlocal known
        known = requests_second.void_what_changed(known)

    while not ended.wait(READ):
        _safely(documents_words.read_waiting)
        _safely(lambda: search.refresh(pause=search.GIVE_WAY))
        _safely(void)
        database.records_db.close()


def _drawer(ended: threading.Event) -> None:
    """Parts of answers whose items are settled, drawn before anybody waits for them."""
    from ccportal.acts.packs_ahead import Ahead

    ahead = Ahead()
    while not ended.wait(READ):
        _safely(ahead.look)
        database.records_db.close()


def _mailer(ended: threading.Event) -> None:
    """How every clause stands, once a day, and mails that something waits.

    A trail that is long, or a server that does not answer, holds up nothing else.
    """
    from ccportal.acts import assurance, reminders

    planned = CLEAR
    while not ended.wait(MAIL):
        planned += MAIL
        if planned >= CLEAR:
            planned = 0.0
            _safely(assurance.daily)
            _safely(reminders.plan)
        _safely(reminders.send_due)
        database.records_db.close()
        database.portal_db.close()


def hand_out(hand_over: Callable[[int], Any], handed: set[int]) -> None:
    """Put the waiting work into the queue, each once while it waits."""
    found = set(work.waiting())
    handed &= found
    for number in sorted(found - handed):
        hand_over(number)
        handed.add(number)


def _fetch() -> None:
    from ccportal.acts import post

    post.fetch(COMMAND)


def do(number: int, kinds: Mapping[str, Callable[[work.Task], None]] | None = None) -> None:
    """Do the work of that number, if nobody else does, and put down how it ended.

    `kinds` says what is done for each kind of work (by default `KINDS`).
    """
    task = work.take(number)
    if task is None:
        return
    ended = threading.Event()
    signs = threading.Thread(target=_give_signs, args=(number, ended), daemon=True)
    signs.start()
    try:
        (kinds or KINDS)[task.kind](task)
    except Invalid as refusal:
        work.finish(number, refusal.faults)
    except Refused as refusal:
        work.finish(number, tuple(str(refusal).splitlines()))
    except Exception as fault:
        # the fault's own words may quote a record, so that only its kind is told (C8)
        told.error("work %d stopped: %s", number, type(fault).__name__)
        work.finish(number, ("Something went wrong that nobody foresaw. Please try again.",))
    else:
        work.finish(number)
    finally:
        ended.set()
        signs.join()


def _build(task: work.Task) -> None:
    from ccportal.acts import packs

    packs.build(task.request, task.actor, work.telling(task.number))


def _dispose(task: work.Task) -> None:
    from ccportal.acts import disposal

    disposal.dispose(task.actor, task.request, work.telling(task.number))


def _finish_disposals() -> None:
    from ccportal.acts import disposal, retention_periods

    retention_periods.clear_out()
    disposal.go_on(COMMAND)


KINDS: dict[str, Callable[[work.Task], None]] = {work.BUILD: _build, work.DISPOSE: _dispose}
"""What is done for each kind of work."""


def _give_signs(number: int, ended: threading.Event) -> None:
    while not ended.wait(SIGNS):
        _safely(lambda: work.alive(number))
    database.records_db.close()


def _safely(do: Callable[[], object]) -> None:
    """Do it; what goes wrong is told by its kind alone, and tried again at the next turn."""
    try:
        do()
    except Exception as fault:
        told.warning("a turn failed: %s", type(fault).__name__)
