"""Those who write to one store take turns: in their order, never for ever, and none is kept."""

from __future__ import annotations

import threading
import time

import pytest
from support.busy import kept_by_another

from ccportal.errors import Busy
from ccportal.store.database import records_db, writing
from ccportal.store.people import Record
from ccportal.store.turns import Turns


def waits(turns: Turns, number: int, done: list[int]) -> threading.Thread:
    """Somebody who waits for their turn already, and then takes it at once."""

    def work() -> None:
        with turns.turn():
            done.append(number)

    before = len(turns._waiting)
    thread = threading.Thread(target=work)
    thread.start()
    while len(turns._waiting) == before:
        time.sleep(0.001)
    return thread


def test_whoever_asked_first_is_first():
    turns, done = Turns(), []
    with turns.turn():
        threads = [waits(turns, number, done) for number in range(8)]
    for one in threads:
        one.join()
    assert done == list(range(8))


def test_whoever_has_just_been_does_not_come_before_those_who_wait():
    turns, done = Turns(), []
    with turns.turn():
        thread = waits(turns, 1, done)
    with turns.turn():
        done.append(2)
    thread.join()
    assert done == [1, 2]


def test_who_fails_gives_the_place_back():
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn(0):
        pass


def test_nobody_waits_longer_than_their_patience_and_the_others_go_on():
    turns, done = Turns(), []
    with turns.turn():
        with pytest.raises(Busy), turns.turn(0.01):
            done.append(0)
        thread = waits(turns, 1, done)
    thread.join()
    with turns.turn(0):
        done.append(2)
    assert done == [1, 2]


def test_what_is_written_within_an_act_is_a_part_of_it(made):
    with pytest.raises(ZeroDivisionError), writing(records_db):
        with writing(records_db):
            Record.create(ref="f-1", kind="families")
        raise ZeroDivisionError
    assert Record.select().count() == 0
    with writing(records_db):
        Record.create(ref="f-1", kind="families")
    assert Record.select().count() == 1


def test_where_another_process_keeps_the_store_it_is_said_plainly_and_nothing_is_begun(made):
    with kept_by_another(), pytest.raises(Busy, match="Press again"), writing(records_db):
        Record.create(ref="f-1", kind="families")
    assert not records_db.in_transaction()
    with writing(records_db):
        Record.create(ref="f-2", kind="families")
    assert [one.ref for one in Record.select()] == ["f-2"]
    records_db.close()
