"""What a family is booked into stands in its members' own entries, and no more than that."""

from __future__ import annotations

from datetime import datetime

import pytest
import time_machine
from support.calendar import START, book, household, session, utc

from ccportal.acts import bookings
from ccportal.sar.redact import own_entries
from ccportal.sar.register import register
from ccportal.store import own_rows
from ccportal.store.calendar import Booking
from ccportal.store.people import Record
from ccportal.store.requests import Request

pytestmark = pytest.mark.clause("SAR")


@pytest.fixture(autouse=True)
def booked(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False):
        household("f-1", ("Grace Ash", "Callum Ross"))
        Record.create(ref="req-1", kind="requests")
        Request.create(
            ref="req-1",
            kind="access",
            subject="f-1-contact-parent",
            received_on=START.date(),
            channel="letter",
        )
        yield


def said() -> str:
    items = own_entries(register("req-1", ()))
    return "\n".join(
        f"{one.label}: {''.join(map(str, one.pieces))}" for item in items for one in item.facts
    )


def test_a_booking_is_told_with_its_session_and_what_became_of_it():
    book(session(), "f-1")
    assert "Booked into a session" in said()
    assert "13 June 2026, 10:00" in said()
    assert "booked" in said()


def test_why_somebody_cancelled_is_not_in_it():
    ref = session()
    book(ref, "f-1")
    bookings.cancel("command", Booking.get().id, 1, "resident-parent", "Grace is in hospital")
    assert "cancelled" in said()
    assert "hospital" not in said()


def test_without_a_booking_the_entries_are_what_they_were():
    assert "Booked" not in said()
    assert "bookings" not in own_rows.of_family("f-1", "f-1-contact-parent")
