"""The store counts how often a table is written; what came of it is kept no longer than that."""

from __future__ import annotations

import importlib
import threading
from contextlib import suppress

import pytest

from ccportal.store import tables
from ccportal.store.database import records_db, writing
from ccportal.store.people import Organisation, Record
from ccportal.store.written import Kept, numbers, of_all, written

COUNTED = "ccportal.store.migrations.records.0005_how_often_tables_are_written"

NOT_COUNTED = {
    *("assurance_check", "assurance_day", "certificate", "disposal_batch", "disposal_entry"),
    *("attempt", "staff_session", "recovery_code", "feed_address", "draft", "policy_draft"),
    *("audit_entry", "dbs_seen", "looked", "reminder", "policy_review", "posted"),
    *("retention_hold", "retention_period", "findable", "written", "drawn", "pack", "work"),
}
"""No answer and no suggestion comes of these: who looked, what was sent, what is made anew."""


class Reading:
    """Reads something, and tells how often it was asked to."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        yield (Organisation.select(),)
        self.times += 1
        return self.times


@pytest.fixture
def kept(made):
    """What comes of the organisations and is kept, and how it is read."""
    return Kept(Organisation), Reading()


def enter(ref="org-1"):
    Record.create(ref=ref, kind="organisations")
    Organisation.create(ref=ref, name="Weir Primary School", kind="school")


def rename(name):
    Organisation.update(name=name).where(Organisation.ref == "org-1").execute()


def test_every_table_is_counted_but_those_of_which_nothing_comes():
    names = {one._meta.table_name for one in tables.records()}
    assert names - NOT_COUNTED == set(importlib.import_module(COUNTED).TABLES)


def test_what_is_entered_changed_and_removed_is_counted(made):
    seen = [of_all()]
    for does in (enter, lambda: rename("Weir School"), Organisation.delete().execute):
        before = numbers(written([Organisation]))
        does()
        assert numbers(written([Organisation])) != before
        seen.append(of_all())
    assert seen == sorted(set(seen))


def test_what_is_written_after_something_that_was_taken_back_is_counted(made):
    enter()
    before = numbers(written([Organisation]))
    with writing(records_db):
        with suppress(ZeroDivisionError), records_db.atomic():
            rename("Gone")
            raise ZeroDivisionError
        rename("Weir School")
    assert numbers(written([Organisation])) != before


def test_what_was_read_is_kept_until_its_table_is_written(kept):
    one, read = kept
    assert [one.now(read), one.now(read)] == [1, 1]
    enter()
    assert one.now(read) == 2
    Record.create(ref="p-1", kind="people")
    assert one.now(read) == 2


def test_what_somebody_else_wrote_is_seen(kept):
    one, read = kept
    one.now(read)

    def another():
        enter()
        records_db.close()

    thread = threading.Thread(target=another)
    thread.start()
    thread.join()
    assert one.now(read) == 2


def test_what_is_read_while_something_is_written_is_not_kept_if_that_is_taken_back(kept):
    one, read = kept
    enter()
    one.now(read)
    with pytest.raises(KeyError), writing(records_db):
        rename("Somewhere else")
        assert one.now(read) == 2
        raise KeyError
    assert one.now(read) == 1
    rename("Weir School")
    assert one.now(read) == 3


def test_of_so_many_it_is_kept_and_of_the_next_the_oldest_goes(made):
    one, read = Kept(Organisation, most=2), Reading()
    assert [one.now(read, key) for key in "aabbcca"] == [1, 1, 2, 2, 3, 3, 4]


def test_who_knows_the_numbers_need_not_ask_for_them(kept):
    one, read = kept
    seen = numbers(written([Organisation, Record]))
    assert one.now(read, seen=seen) == one.now(read) == 1
