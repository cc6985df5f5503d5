"""Whatever an act refuses is in the audit trail: who, what, of which record, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from support.calendar import CHILD, CONTACT, START, book, helper, household, press, session, utc
from support.client import member
from support.families import ACTOR, enter, received
from support.families import whole as whole_family

from ccportal import clock
from ccportal.acts import (
    accounts,
    arrangements,
    attendance,
    bookings,
    contact_details,
    documents,
    families,
    merging,
    notes,
    people,
    requests,
    rota,
)
from ccportal.acts.act import REFUSED, act
from ccportal.acts.contact_details import Kind
from ccportal.acts.documents import Paper
from ccportal.acts.people import Naming
from ccportal.acts.post import tickets
from ccportal.errors import Conflict, Invalid, NotFound, Refused
from ccportal.rules.access import Role
from ccportal.rules.arrivals import Step
from ccportal.rules.families import Event, Part
from ccportal.rules.recording import NoteKind
from ccportal.store import audit
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Booking
from ccportal.store.contact import Note
from ccportal.store.database import records_db, writing
from ccportal.store.people import ContactDetail
from ccportal.store.portal import PortalMessage, PortalRequest

pytestmark = pytest.mark.clause("C8")

FAMILY, OTHER, HELPER = "f-one", "f-two", "t-helper"
Wrong = Callable[[], object]
SEALED = {"public_key": b"k", "salt": b"s", "passes": 1, "memory": 8, "box": b"b"}


@pytest.fixture
def saturday(made, time_machine) -> str:
    """A session with a family in it, another family, and somebody who may not help."""
    time_machine.move_to(utc(START).isoformat() + "Z", tick=False)
    household(FAMILY, ("Grace Adeyemi", "Callum Ross"))
    household(OTHER, ("Hannah Lowe", "Dylan Rees"))
    helper(HELPER, "Pat Osgood", decision="declined")
    ref = session(capacity=1)
    book(ref, FAMILY)
    return ref


def told(wrong: Wrong) -> tuple[str, str, str | None, str | None]:
    """The one row that a refused act left."""
    before = audit.head()[0]
    with pytest.raises(Refused):
        wrong()
    (row,) = AuditEntry.select().where(AuditEntry.seq > before)
    return row.actor, row.action, row.object_ref, row.detail


@pytest.mark.parametrize(
    ("action", "wrong"),
    [
        ("rota:put", lambda one: rota.put_on(ACTOR, one, HELPER)),
        ("booking:make", lambda one: _second_booking(one)),
        ("booking:cancel", lambda _: bookings.cancel(ACTOR, Booking.get().id, 99, "centre", "x")),
        ("attendance:left", lambda one: _press(one, FAMILY, Step.LEFT)),
        ("attendance:arrived", lambda one: _press(one, OTHER, Step.ARRIVED)),
        ("attendance:undo", lambda one: attendance.undo(ACTOR, Role.COORDINATOR, one, "none")),
    ],
)
def test_what_is_refused_about_a_session_is_put_down_with_its_reference(saturday, action, wrong):
    assert told(lambda: wrong(saturday)) == (ACTOR, action, saturday, REFUSED)


def _press(session_ref: str, family: str, step: Step) -> None:
    attendance.mark(ACTOR, Role.COORDINATOR, session_ref, press(family, step, CHILD, CONTACT))


def _second_booking(session_ref: str) -> None:
    bookings.book(ACTOR, session_ref, FAMILY + "-child")


@pytest.mark.parametrize("number", range(6))
def test_what_is_refused_about_a_family_or_a_person_is_put_down(made, number):
    family, left, right, child = whole_family()
    contact_details.add(ACTOR, left, Kind.PHONE, "07700 900123")
    action, ref, wrong = (
        ("family:start", family, lambda: families.move(ACTOR, family, Event.START)),
        ("family:member", family, lambda: _again(family, left)),
        ("family:collect", family, lambda: arrangements.may_collect(ACTOR, family, left, right)),
        ("person:correct", child, lambda: people.correct(ACTOR, child, NOBODY, "typing")),
        ("contact:write", left, lambda: _twice(left)),
        ("person:merge", left, lambda: merging.merge(ACTOR, left, right, "merge")),
    )[number]
    assert told(wrong) == (ACTOR, action, ref, REFUSED)


NOBODY = Naming("", "")


def _again(family: str, person: str) -> None:
    families.add_member(ACTOR, family, person, Part.OTHER, parental_responsibility=False)


def _twice(person: str) -> None:
    contact_details.add(ACTOR, person, Kind.PHONE, "07700 900123")


def test_a_merge_that_is_too_old_to_be_undone_is_put_down(made, time_machine):
    family = received()
    one = enter(family, Naming("Ada", "Birch", date(1990, 1, 1)), Part.RESIDENT)
    two = enter(received(), Naming("Ada", "Birch", date(1990, 1, 1)), Part.RESIDENT)
    merging.merge(ACTOR, one, two, "merge")
    number = merging.of(one)[0].id
    time_machine.move_to(clock.now_utc() + timedelta(days=32), tick=False)
    assert told(lambda: merging.undo(ACTOR, number)) == (ACTOR, "person:unmerge", one, REFUSED)


def test_the_last_coordinator_who_would_go_is_put_down(made):
    last = member("coordinator").person_id
    assert told(lambda: accounts.disable(last, last)) == (last, "account:disable", last, REFUSED)


def test_new_words_for_a_request_that_still_sends_are_refused_and_put_down(made):
    actor = member("coordinator").person_id
    ref = requests.record(actor, None, clock.today(), "letter", "Everything.")
    with writing(PortalRequest._meta.database):
        PortalRequest.create(reference=ref, form="f", sent_at=clock.now(), **SEALED)
        PortalMessage.create(
            request=ref,
            key="k",
            from_centre=False,
            at=clock.now(),
            for_centre=b"x",
            for_requester=b"y",
        )
    requests.confirm_identity(ref, actor, "card seen")
    hands = tickets.Handing("card seen", "in-person", sure=True)
    assert told(lambda: tickets.new_ticket(ref, actor, hands)) == (
        *(actor, "request:new_ticket", ref),
        REFUSED,
    )


def test_a_request_is_told_once_that_it_cannot_be(made):
    actor = member("coordinator").person_id
    ref = requests.record(actor, None, clock.today(), "letter", "Everything.")
    assert told(lambda: requests.accept(ref, actor)) == (actor, "request:accept", ref, REFUSED)


def test_a_note_that_somebody_may_not_write_is_put_down_once(made):
    actor = member("volunteer").person_id
    wrong = lambda: notes.write(actor, NoteKind.TELEPHONE, "They rang.")  # noqa: E731
    assert told(wrong) == (actor, "note:write", None, REFUSED)
    assert not Note.select().exists()


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"A letter."])
def test_a_document_that_is_not_taken_is_put_down_once(made, content):
    family = whole_family()[0]
    paper = Paper(family, ("nobody",), "A letter", clock.today(), None, "a.txt", content)
    row = told(lambda: documents.receive(ACTOR, paper))
    assert row == (ACTOR, "document:receive", family, REFUSED)


@pytest.mark.parametrize("typed", ["Leanne Weir, 4 Ferry Lane", "none-such", ""])
def test_what_nobody_knows_is_not_named_in_the_row(made, typed):
    wrong = lambda: arrangements.order(ACTOR, typed, date(2026, 1, 1), "x", None)  # noqa: E731
    assert told(wrong) == (ACTOR, "family:order", None, REFUSED)


def test_nothing_of_what_was_refused_stays(saturday):
    with pytest.raises(Conflict), act(ACTOR, "contact:write", FAMILY):
        ContactDetail.create(person=HELPER, position=7, kind="phone", value="07700 900999")
        raise Conflict("No.")
    assert not ContactDetail.select().where(ContactDetail.position == 7).exists()


def test_an_act_within_an_act_is_refused_as_the_outer_one(saturday):
    def wrong() -> None:
        with act(ACTOR, "family:member", FAMILY), act(ACTOR, "person:write", HELPER):
            raise Invalid("No.")

    assert told(wrong) == (ACTOR, "family:member", FAMILY, REFUSED)


def test_who_catches_a_refusal_within_an_act_goes_on_as_if_it_had_not_been(saturday):
    before = audit.head()[0]
    inner = act(ACTOR, "person:write", HELPER)
    with act(ACTOR, "family:member", FAMILY), pytest.raises(NotFound), inner:
        raise NotFound("No.")
    (row,) = AuditEntry.select().where(AuditEntry.seq > before)
    assert (row.action, row.detail) == ("family:member", None)


def test_the_trail_is_whole_after_refusals(saturday):
    for _ in range(3):
        told(lambda: rota.put_on(ACTOR, saturday, HELPER))
    assert audit.first_fault() is None
    assert not records_db.in_transaction()
