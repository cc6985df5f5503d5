"""Long work: asked for once, taken up once, watched, and taken up again when a worker is gone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal import clock, jobs
from ccportal.acts import work
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.store import audit
from ccportal.store.people import Record
from ccportal.store.requests import Request, Work


@pytest.fixture
def request_ref(made) -> str:
    Record.create(ref="req-1", kind="requests")
    Request.create(ref="req-1", kind="access", received_on=date(2026, 1, 5), channel="letter")
    return "req-1"


def test_work_that_was_asked_for_waits(request_ref):
    number = work.ask("p-1", request_ref)
    assert work.waiting() == (number,)


def test_the_same_work_is_not_asked_for_twice_at_once(request_ref):
    work.ask("p-1", request_ref)
    with pytest.raises(Conflict):
        work.ask("p-1", request_ref)


def test_work_on_a_request_that_there_is_not_is_refused(made):
    with pytest.raises(NotFound):
        work.ask("p-1", "req-9")


def test_who_asked_is_in_the_trail(request_ref):
    work.ask("p-1", request_ref)
    row = audit.AuditEntry.get(audit.AuditEntry.action == "work:build")
    assert (row.actor, row.object_ref) == ("p-1", "req-1")


def test_work_is_taken_up_by_one_worker_alone(request_ref):
    number = work.ask("p-1", request_ref)
    assert work.take(number) == work.Task(number, "build", "req-1", "p-1")
    assert work.take(number) is None


def _silent_for(number: int, seconds: int) -> None:
    before = clock.now_utc() - timedelta(seconds=seconds)
    Work.update(seen_at=before).where(Work.id == number).execute()


@pytest.mark.parametrize(("seconds", "again"), [(50, False), (61, True)])
def test_work_whose_worker_is_gone_is_taken_up_again(request_ref, seconds, again):
    number = work.ask("p-1", request_ref)
    work.take(number)
    _silent_for(number, seconds)
    assert (work.waiting() == (number,), work.take(number) is not None) == (again, again)


def test_a_sign_of_life_keeps_the_work(request_ref):
    number = work.ask("p-1", request_ref)
    work.take(number)
    _silent_for(number, 100)
    work.alive(number)
    assert work.waiting() == ()


def test_work_that_never_ends_is_begun_three_times_at_most(request_ref):
    number = work.ask("p-1", request_ref)
    for _ in range(3):
        assert work.take(number)
        _silent_for(number, 100)
    assert work.take(number) is None
    assert work.progress(request_ref).refusals != ()


def test_how_far_it_is_can_be_seen(request_ref):
    number = work.ask("p-1", request_ref)
    work.take(number)
    work.telling(number)(3, 12)
    seen = work.progress(request_ref)
    assert (seen.done, seen.total, seen.finished) == (3, 12, False)


def test_work_that_is_done_says_so(request_ref):
    number = work.ask("p-1", request_ref)
    work.take(number)
    work.telling(number)(3, 12)
    work.finish(number)
    seen = work.progress(request_ref)
    assert (seen.done, seen.finished, seen.saying) == (12, True, "ready")


def test_work_that_stopped_lists_every_reason(request_ref):
    number = work.ask("p-1", request_ref)
    work.finish(number, ("n-1: undecided", "n-2: changed"))
    assert work.progress(request_ref).refusals == ("n-1: undecided", "n-2: changed")


def test_after_it_stopped_it_can_be_asked_for_again(request_ref):
    work.finish(work.ask("p-1", request_ref), ("n-1: undecided",))
    assert work.ask("p-1", request_ref)


def test_what_the_queue_holds_is_a_number_and_nothing_else(made):
    queue = jobs.queue(made)
    queue.task(name="do")(print)(17)
    (entry,) = queue.storage.enqueued_items()
    words = bytes(entry).decode()
    assert "[17]" in words
    assert "req" not in words


def test_an_entry_comes_out_of_the_queue_as_it_went_in(made):
    queue = jobs.queue(made)
    done: list[int] = []
    queue.task(name="do")(done.append)(17)
    queue.execute(queue.dequeue())
    assert done == [17]


def test_an_entry_that_somebody_else_put_there_is_not_read(made):
    queue = jobs.queue(made)
    queue.task(name="do")(print)(17)
    (entry,) = queue.storage.enqueued_items()
    queue.storage.flush_queue()
    queue.storage.enqueue(bytes(entry).replace(b"17", b"18"))
    with pytest.raises(ValueError, match="ignature"):
        queue.dequeue()


def test_a_refusal_ends_the_work_with_its_reasons(request_ref):
    def refuse(_: work.Task) -> None:
        raise Invalid("no", ("n-1: undecided", "n-2: not agreed"))

    number = work.ask("p-1", request_ref)
    jobs.do(number, {work.BUILD: refuse})
    assert work.progress(request_ref).refusals == ("n-1: undecided", "n-2: not agreed")


@pytest.mark.clause("C8")
def test_a_fault_of_ours_is_told_without_its_words(request_ref, caplog):
    def fail(_: work.Task) -> None:
        raise RuntimeError("31 Tanners Rise")

    number = work.ask("p-1", request_ref)
    jobs.do(number, {work.BUILD: fail})
    told = caplog.text + "".join(work.progress(request_ref).refusals)
    assert "RuntimeError" in told
    assert "Tanners" not in told


def test_waiting_work_is_handed_out_once(request_ref):
    number = work.ask("p-1", request_ref)
    given: list[int] = []
    handed: set[int] = set()
    for _ in range(3):
        jobs.hand_out(given.append, handed)
    assert given == [number]
