"""What is arranged stands in the subject's own entries, with nothing of anybody else in it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from support.families import ACTOR, CRAIG, LEANNE, whole

from ccportal.acts import arrangements, contact_details, families, people
from ccportal.acts.arrangements import Agreed, Needed
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.people import Naming
from ccportal.rules.families import Event
from ccportal.sar import review
from ccportal.sar.redact import own_entries
from ccportal.sar.register import register
from ccportal.store import own_rows
from ccportal.store.people import Record
from ccportal.store.requests import Request

MARCH = datetime(2026, 3, 2, 9, 0)


@pytest.fixture(autouse=True)
def _now(made):
    with time_machine.travel(MARCH, tick=False):
        yield


def request(subject: str, made_by: str | None = None) -> str:
    Record.create(ref="req-1", kind="requests")
    Request.create(
        ref="req-1",
        kind="access",
        subject=subject,
        made_by=made_by,
        received_on=MARCH,
        channel="letter",
    )
    return "req-1"


def lines(ref: str) -> list[str]:
    """The lines of the subject's own entries, as an answer prints them."""
    items = own_entries(register(ref, ()))
    return [f"{one.label}: {''.join(map(str, one.pieces))}" for item in items for one in item.facts]


def arranged() -> tuple[str, str, str, str]:
    """A family with one of everything."""
    family, left, right, child = whole()
    arrangements.need(ACTOR, left, Needed.NEED, "a chair with arms")
    arrangements.need(ACTOR, right, Needed.NEED, "a large print")
    arrangements.need(ACTOR, child, Needed.ALLERGY, "no nuts")
    arrangements.may_collect(ACTOR, family, child, left)
    arrangements.arrange(ACTOR, family, Agreed.APART, "coming and going", minutes=15)
    arrangements.arrange(ACTOR, family, Agreed.DOOR, "front door", person=left)
    arrangements.arrange(ACTOR, family, Agreed.DOOR, "garden door", person=right)
    arrangements.order(ACTOR, family, date(2025, 12, 18), "two hours, supported", None)
    families.move(ACTOR, family, Event.ACCEPT)
    families.pre_visit(ACTOR, family, left, datetime(2026, 3, 3, 10, 0))
    families.pre_visit(ACTOR, family, right, datetime(2026, 3, 4, 10, 0))
    contact_details.add(ACTOR, left, Kind.PHONE, "07700 900162", use=Use(safe=True))
    contact_details.add(ACTOR, right, Kind.PHONE, "07700 900163", use=Use(do_not_use=True))
    people.correct(ACTOR, left, Naming("Leah", "Weir", LEANNE.date_of_birth), "they-said-so")
    people.correct(ACTOR, right, Naming("Greg", "Oakham", CRAIG.date_of_birth), "they-said-so")
    return family, left, right, child


@pytest.mark.clause("SAR")
def test_the_subjects_own_entries_tell_what_is_arranged_with_them():
    _, left, *_ = arranged()
    said = "\n".join(lines(request(left)))
    for words in (
        "a chair with arms",
        "May take a child home: from: 2 March 2026",
        "kept apart from the other parent: coming and going; minutes: 15",
        "front door",
        "two hours, supported; made on: 18 December 2025",
        "3 March 2026, 10:00",
        "safe to use: yes",
        "given names; before: Leanne; because: they said so",
        "accepted",
    ):
        assert words in said


@pytest.mark.clause("C4", "SAR")
def test_nothing_of_another_person_is_in_them():
    _, left, *_ = arranged()
    said = "\n".join(lines(request(left)))
    for words in (
        *("large print", "no nuts", "garden", "900163", "Craig", "Greg", "Oakham", "Jay"),
        "4 March 2026, 10:00",
    ):
        assert words not in said


@pytest.mark.clause("C4")
def test_who_asks_for_a_child_gets_no_contact_detail_and_what_is_the_childs():
    _, left, right, child = arranged()
    contact_details.add(ACTOR, child, Kind.PHONE, "07700 900164", use=Use(safe=True))
    said = "\n".join(lines(request(child, right)))
    assert "no nuts" in said
    assert "May be taken home by somebody whom we know" in said
    assert not any(words in said for words in ("900164", "safe to use", "Leah", "Leanne", "front"))
    assert left not in said


def test_without_such_rows_there_is_no_key_of_them():
    assert own_rows.of_person("none-such") == {}
    assert own_rows.of_family("none-such", "none-such") == {}


def test_a_need_that_is_entered_after_the_approval_voids_it():
    _, left, _, child = arranged()
    ref = request(left)
    before = review.digest(ref)
    arrangements.need(ACTOR, child, Needed.NEED, "a quiet room")
    assert review.digest(ref) == before
    arrangements.need(ACTOR, left, Needed.NEED, "a quiet room")
    assert review.digest(ref) != before
