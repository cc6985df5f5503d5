"""Scenarios of the law: how a request comes in, what it waits for, and its clock.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from support.deadlines import facts as counted
from support.requests import COORDINATOR, VOLUNTEER, person, team, trail

from ccportal.acts import requests, requests_holds, requests_items
from ccportal.acts.requests_again import had_before, narrow
from ccportal.acts.requests_complaints import complain
from ccportal.acts.requests_ends import acknowledge
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_reading import listed
from ccportal.acts.requests_state import find, state
from ccportal.acts.requests_told import Told, tell, untouched
from ccportal.errors import Conflict
from ccportal.rules.deadlines import NoHolidayData, clock
from ccportal.rules.requests_facts import Channel, Event, Hold, Kind, Stage
from ccportal.sar.asked import asked as answered
from ccportal.sar.letter import letter
from ccportal.store.people import ContactDetail, Record
from ccportal.store.requests import Item, Request
from ccportal.store.reviews import Centre

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

SATURDAY = date(2026, 11, 21)
TODAY = date(2026, 11, 25)
MOTHER = "p-9"


@pytest.fixture(autouse=True)
def centre(made, time_machine):
    """An empty centre with its team and one mother, on a Wednesday that stands still."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    person(MOTHER, "Ada", "Quill")
    ContactDetail.create(person=MOTHER, position=0, kind="address", value="1 Weir End")


def asked(day=TODAY, channel=Channel.LETTER, kind=Kind.ACCESS, subject=MOTHER):
    return requests.record(COORDINATOR, subject, day, channel, kind=kind)


def now(ref):
    return state(find(ref))


def test_s1_what_is_said_at_the_tea_counter_on_a_saturday_is_a_request_from_that_day():
    ref = tell(VOLUNTEER, Told("Joel", "self", SATURDAY, Channel.IN_PERSON, "all you've got on me"))
    assert (now(ref).stage, now(ref).clock.start) == (Stage.RECEIVED, SATURDAY)
    assert now(ref).clock.due == date(2026, 12, 21)
    assert [one.ref for one in untouched()] == [ref]
    acknowledge(ref, COORDINATOR, "at the counter on Saturday")
    assert now(ref).history.acknowledged_on == TODAY


def test_s8_who_claims_to_be_the_mother_from_a_new_address_learns_and_changes_nothing():
    said = {"name": "Ada Quill", "about": "self", "scope": "My address", "reach": "9 New Road"}
    ref = requests.receive("26-AAAA-AA", said, b"k" * 32, TODAY, "t1")
    requests.match(ref, COORDINATOR, MOTHER)
    requests_holds.hold(ref, COORDINATOR, Hold.IDENTITY, "another address, nobody called back")
    requests.accept(ref, COORDINATOR)
    with pytest.raises(Conflict, match="proof of identity"):
        requests_items.search(ref, COORDINATOR)
    with pytest.raises(Conflict, match="not proved"):
        requests_holds.withdraw(ref, requests.REQUESTER)
    assert [one.value for one in ContactDetail.select()] == ["1 Weir End"]
    assert Item.select().count() == 0


def test_s10_without_the_solicitors_authority_nothing_goes_and_the_day_is_told_from_receipt():
    ref = asked(subject=None)
    requests.match(ref, COORDINATOR, MOTHER)
    requests_holds.hold(ref, COORDINATOR, Hold.AUTHORITY, "the letter names no authority")
    requests.accept(ref, COORDINATOR)
    with pytest.raises(Conflict, match="authority"):
        requests_items.search(ref, COORDINATOR)
    why = "Counted from its receipt, it would be due on Tuesday 29 December 2026."
    assert why in now(ref).clock.why


def test_s16_proof_asked_for_late_moves_the_start_only_once_it_has_come(time_machine):
    ref = asked(TODAY - timedelta(20))
    requests_holds.hold(ref, COORDINATOR, Hold.IDENTITY, "two of that name; asked late")
    assert now(ref).clock.start is None
    time_machine.move_to("2026-11-28T12:00:00Z", tick=False)
    requests.confirm_identity(ref, COORDINATOR, "card seen")
    assert now(ref).clock.start == date(2026, 11, 28)
    assert (COORDINATOR, "request:hold", None) in trail(ref)


@pytest.mark.parametrize("reason", ["we are busy", " "])
def test_s17_a_question_that_identifies_no_information_does_not_stop_the_clock(reason):
    ref = asked()
    with pytest.raises(Conflict, match="which information"):
        requests_holds.hold(ref, COORDINATOR, Hold.CLARIFICATION, reason)
    assert now(ref).clock.running == "running"


def test_s18_more_time_is_refused_after_the_day_to_tell_of_it():
    last, late = asked(TODAY - timedelta(31)), asked(TODAY - timedelta(32))
    assert now(last).clock.notice_by == date(2026, 11, 25)
    requests.extend(last, COORDINATOR, "complexity", "nine families", notice_sent=True)
    with pytest.raises(Conflict, match="is over"):
        requests.extend(late, COORDINATOR, "complexity", "nine families", notice_sent=True)
    assert now(late).clock.overdue


def test_s19_a_lack_of_volunteers_gives_no_more_time():
    ref = asked()
    with pytest.raises(Conflict, match="only the complexity or the number"):
        requests.extend(ref, COORDINATOR, "no-volunteers", "nobody here", notice_sent=True)
    assert not now(ref).clock.extended


def test_s29_a_complaint_by_any_way_is_linked_and_acknowledged_within_thirty_days(time_machine):
    about = asked()
    ref = complain(about, COORDINATOR, "you left out my notes", TODAY, Channel.EMAIL)
    assert (find(ref).kind, find(ref).comes_of) == (Kind.COMPLAINT, about)
    assert listed(now(ref)).due == date(2026, 12, 29)
    time_machine.move_to("2026-12-30T12:00:00Z", tick=False)
    assert listed(now(ref)).overdue
    acknowledge(ref, COORDINATOR, "a message where they had written")
    assert not listed(now(ref)).overdue


def test_s30_asked_again_within_weeks_they_are_offered_what_is_new_or_it_is_put_off_with_reasons():
    Record.create(ref="n-1", kind="notes")
    Record.create(ref="n-2", kind="notes")
    first = asked(TODAY - timedelta(21))
    Item.create(request=first, record="n-1", why="held", digest="old", collected_at=TODAY)
    again = asked()
    requests.accept(again, COORDINATOR)
    with pytest.raises(Conflict, match="only an answer that they have had"):
        narrow(again, COORDINATOR, first, agreed=True)
    write(find(first), Event.CLOSE, COORDINATOR, Stage.CLOSED, {"outcome": "withheld_all"}, NOTHING)
    with pytest.raises(Conflict, match="ask them first"):
        narrow(again, COORDINATOR, first, agreed=False)
    assert had_before(again) == {}
    narrow(again, COORDINATOR, first, agreed=True)
    assert had_before(again) == {"n-1": "old"}
    assert f"our answer to your request {first}" in what_they_asked(again)
    narrow(again, COORDINATOR, None, agreed=True)
    assert had_before(again) == {}
    assert first not in what_they_asked(again)
    with pytest.raises(Conflict, match="a reason is needed"):
        requests_holds.propose_refusal(again, COORDINATOR, "excessive", " ")
    requests_holds.propose_refusal(again, COORDINATOR, "excessive", "all of it went out in March")
    requests_holds.drop_refusal(again, COORDINATOR)
    requests.extend(again, COORDINATOR, "number", "the second in three weeks", notice_sent=True)
    assert (now(again).stage, now(again).clock.extended) == (Stage.ACCEPTED, True)
    assert Request.select().count() == 2


def what_they_asked(ref):
    Centre.get_or_create(name="Millrace", address="The Hut")
    return " ".join(letter(answered(ref))[1].paragraphs)


def test_s40_for_a_year_without_bank_holidays_no_day_is_guessed():
    with pytest.raises(NoHolidayData):
        clock(counted("2028-12-15"), date(2028, 12, 15))
