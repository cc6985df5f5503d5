"""Scenarios of the law: how a request comes in, what it waits for, and its clock.

Each test bears the number of its scenario.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from support.deadlines import facts as counted
from support.fields import press
from support.law import HERS, MOTHER, send
from support.law import VOLUNTEER as EDITH
from support.requests import COORDINATOR, VOLUNTEER, trail

from ccportal.acts import requests, requests_holds
from ccportal.acts.post.posting import status_of
from ccportal.acts.requests_again import had_before, narrow
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_reading import as_json, listed
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict
from ccportal.rules.deadlines import NoHolidayData, clock
from ccportal.rules.requests_facts import Channel, Event, Kind, Stage
from ccportal.sar.asked import asked as answered
from ccportal.sar.letter import letter
from ccportal.store.correspondence import Letter
from ccportal.store.people import ContactDetail, Record
from ccportal.store.requests import Item, Request, RequestEvent

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

SATURDAY = date(2026, 11, 21)
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def centre(law):
    """The centre in the store."""


@pytest.fixture
def coordinator(browser):
    return browser(COORDINATOR)


def asked(day=TODAY, channel=Channel.LETTER, kind=Kind.ACCESS, subject=EDITH):
    return requests.record(COORDINATOR, subject, day, channel, kind=kind)


def now(ref):
    return state(find(ref))


def day_of(one):
    return [one.day, one.month, one.year]


def on_page(browser, ref):
    return browser.get(f"/requests/{ref}").text.replace("&#39;", "'")


def test_s1_what_is_said_at_the_tea_counter_on_a_saturday_is_a_request_from_that_day(
    browser, time_machine
):
    time_machine.move_to("2026-11-21T15:00:00Z", tick=False)
    volunteer, coordinator = browser(VOLUNTEER), browser(COORDINATOR)
    before = {one.ref for one in Request.select()}
    told = {"name": "Joel", "about": "self", "asked_on": day_of(SATURDAY)}
    told |= {"channel": "in-person", "words": "I want everything you've got on me"}
    assert press(volunteer, "/asked", "/asked", **told).location == "/asked/say"
    assert "You need no form." in volunteer.get("/asked/say").text
    (ref,) = {one.ref for one in Request.select()} - before
    here = f"/requests/{ref}"
    assert f'href="{here}"' in coordinator.get("/for-you").text
    page = on_page(coordinator, ref)
    for words in ("Monday 21 December 2026", "Received on Saturday 21 November 2026."):
        assert words in page
    assert told["words"] in page
    assert now(ref).clock.start == SATURDAY
    press(coordinator, here, f"{here}/acknowledge", how="at the counter")
    assert now(ref).history.acknowledged_on == SATURDAY
    assert "at the counter" in on_page(coordinator, ref)


def test_s8_who_claims_to_be_the_mother_from_a_new_address_learns_and_changes_nothing(
    coordinator,
):
    said = {"name": "Anya Sorley", "about": "self", "scope": "All, and my address on file"}
    reach = {"reach": "letter", "reach_where": "9 New Road, Kelby LA9 9ZZ"}
    ref = requests.receive("26-AAAA-AA", said | reach, b"k" * 32, TODAY, "t1")
    here, warned = f"/requests/{ref}", "Ring them on the number that was here before"
    assert warned not in on_page(coordinator, ref)
    assert send(coordinator, ref, "matched", person=MOTHER).status_code == 303
    page = on_page(coordinator, ref)
    assert (warned in page, "confirm nothing of what we hold" in page) == (True, True)
    assert "Sallow" not in page
    doubt = {"kind": "identity", "reason": "another address, nobody could be rung"}
    assert press(coordinator, here, f"{here}/hold", **doubt).status_code == 303
    assert press(coordinator, here, f"{here}/accept").status_code == 303
    refused = send(coordinator, ref, "search")
    assert (refused.status_code, "proof of identity" in refused.text) == (409, True)
    with pytest.raises(Conflict, match="not proved"):
        requests_holds.withdraw(ref, requests.REQUESTER)
    shown = json.dumps(status_of(now(ref), None))
    assert '"stage": "checking"' in shown
    assert not [word for word in ("Sallow", "Anya", MOTHER) if word in shown]
    hers = [one.value for one in ContactDetail.select().where(ContactDetail.person == MOTHER)]
    assert HERS in hers
    assert (Item.select().count(), Letter.select().count()) == (0, 0)
    known = said | reach | {"reach_where": "9 Sallow Ct, LA07QX"}
    other = requests.receive("26-BBBB-BB", known, b"k" * 32, TODAY, "t2")
    send(coordinator, other, "matched", person=MOTHER)
    assert warned not in on_page(coordinator, other)


def test_s10_without_the_solicitors_authority_nothing_goes_and_the_day_is_told_from_receipt(
    coordinator, time_machine, browser
):
    ref = asked(subject=None)
    here = f"/requests/{ref}"
    assert send(coordinator, ref, "matched", person=EDITH).status_code == 303
    missing = {"kind": "authority", "reason": "the letter names no authority"}
    assert press(coordinator, here, f"{here}/hold", **missing).status_code == 303
    assert press(coordinator, here, f"{here}/accept").status_code == 303
    refused = send(coordinator, ref, "search")
    assert (refused.status_code, "authority" in refused.text) == (409, True)
    assert coordinator.get(f"{here}/answer.pdf").status_code == 404
    counted_from_receipt = "Counted from its receipt, it would be due on Tuesday 29 December 2026."
    board = coordinator.get("/requests").text
    assert ("Waiting for proof that they may ask" in board, counted_from_receipt in board) == (
        True,
        True,
    )
    page = on_page(coordinator, ref)
    assert counted_from_receipt in page
    assert "Work to the day counted from its receipt" in page
    time_machine.move_to("2026-12-01T12:00:00Z", tick=False)
    coordinator = browser(COORDINATOR)
    assert press(coordinator, here, f"{here}/came/authority").status_code == 303
    page = on_page(coordinator, ref)
    assert "The month began on Tuesday 1 December 2026, when we had the proof" in page
    assert "Monday 4 January 2027" in page
    assert "Counted from its receipt" not in page


def test_s16_proof_asked_for_late_moves_the_start_only_once_it_has_come(coordinator, time_machine):
    prompt, ref = asked(), asked(TODAY - timedelta(20))
    here, warned = f"/requests/{ref}", "Proof of who they are has to be asked for promptly"
    assert warned not in on_page(coordinator, prompt)
    assert f"It came 20 days ago. {warned}" in on_page(coordinator, ref)
    late = {"kind": "identity", "reason": "two of that name; asked late"}
    assert press(coordinator, here, f"{here}/hold", **late).status_code == 303
    assert now(ref).clock.start is None
    time_machine.move_to("2026-11-28T12:00:00Z", tick=False)
    requests.confirm_identity(ref, COORDINATOR, "card seen")
    assert now(ref).clock.start == date(2026, 11, 28)
    assert (COORDINATOR, "request:hold", None) in trail(ref)
    event = RequestEvent.get(RequestEvent.request == ref, RequestEvent.kind == Event.HOLD)
    assert (event.by_id, "asked late" in event.detail) == (COORDINATOR, True)


@pytest.mark.parametrize(("reason", "status"), [("we are busy", 409), (" ", 422)])
def test_s17_a_question_that_identifies_no_information_does_not_stop_the_clock(
    coordinator, reason, status
):
    ref = asked()
    here = f"/requests/{ref}"
    refused = press(coordinator, here, f"{here}/hold", kind="clarification", reason=reason)
    assert refused.status_code == status
    why = "which information is meant" if status == 409 else "Say why, or what you ask"
    assert why in refused.text
    assert (now(ref).clock.running, now(ref).history.holds()) == ("running", ())


def test_s18_more_time_is_refused_after_the_day_to_tell_of_it(coordinator):
    last, late = asked(TODAY - timedelta(31)), asked(TODAY - timedelta(32))
    assert now(last).clock.notice_by == date(2026, 11, 25)
    sent = {"ground": "complexity", "reason": "nine families", "notice_sent": "y"}
    for ref, status in ((last, 303), (late, 409)):
        here = f"/requests/{ref}"
        answer = press(coordinator, here, f"{here}/extend", **sent)
        assert answer.status_code == status
        if status == 409:
            assert "The month in which it could be extended is over" in answer.text
    assert (now(last).clock.extended, now(late).clock.extended) == (True, False)
    assert now(late).clock.overdue
    assert "<b>1</b>day late" in on_page(coordinator, late)


def test_s19_a_lack_of_volunteers_gives_no_more_time(coordinator):
    ref = asked()
    here = f"/requests/{ref}"
    assert "That nobody had time is none of them." in on_page(coordinator, ref)
    sent = {"ground": "no-volunteers", "reason": "nobody here", "notice_sent": "y"}
    assert press(coordinator, here, f"{here}/extend", **sent).status_code == 422
    with pytest.raises(Conflict, match="only the complexity or the number"):
        requests.extend(ref, COORDINATOR, "no-volunteers", "nobody here", notice_sent=True)
    assert not now(ref).clock.extended


def test_s29_a_complaint_by_any_way_is_linked_and_acknowledged_within_thirty_days(
    coordinator, time_machine, browser
):
    about = asked()
    here, before = f"/requests/{about}", {one.ref for one in Request.select()}
    assert "By email or another message" in on_page(coordinator, about)
    came = {"channel": "email", "received_on": day_of(TODAY), "words": "you left out my notes"}
    assert press(coordinator, here, f"{here}/complaint", **came).status_code == 303
    (ref,) = {one.ref for one in Request.select()} - before
    assert (find(ref).kind, find(ref).comes_of) == (Kind.COMPLAINT, about)
    page = on_page(coordinator, ref)
    assert f'href="{here}">{about}</a>' in page
    assert "Tell them by Tuesday 29 December 2026 that you have their complaint." in page
    for day, late in (("2026-12-29", False), ("2026-12-30", True)):
        time_machine.move_to(f"{day}T12:00:00Z", tick=False)
        assert listed(now(ref)).overdue is late
    there, coordinator = f"/requests/{ref}", browser(COORDINATOR)
    press(coordinator, there, f"{there}/acknowledge", how="a message where they had written")
    assert not listed(now(ref)).overdue


def test_s30_asked_again_within_weeks_they_are_offered_what_is_new_or_it_is_put_off_with_reasons(
    coordinator,
):
    Record.create(ref="n-98", kind="notes")
    first = asked(TODAY - timedelta(21))
    Item.create(request=first, record="n-98", why="held", digest="old", collected_at=TODAY)
    again = asked()
    requests.accept(again, COORDINATOR)
    page = on_page(coordinator, again)
    assert "About the same person it was asked before" in page
    assert "asked 21 days before" in page
    with pytest.raises(Conflict, match="only an answer that they have had"):
        narrow(again, COORDINATOR, first, agreed=True)
    write(find(first), Event.CLOSE, COORDINATOR, Stage.CLOSED, {"outcome": "withheld_all"}, NOTHING)
    with pytest.raises(Conflict, match="ask them first"):
        narrow(again, COORDINATOR, first, agreed=False)
    assert had_before(again) == {}
    here = f"/requests/{again}"
    assert press(coordinator, here, f"{here}/narrow", of=first, agreed="y").status_code == 303
    assert had_before(again) == {"n-98": "old"}
    assert f"our answer to your request {first}" in what_they_asked(again)
    narrow(again, COORDINATOR, None, agreed=True)
    assert had_before(again) == {}
    assert first not in what_they_asked(again)
    for evidence, status in ((" ", 422), ("all of it went out in March", 303)):
        sent = {"ground": "excessive", "evidence": evidence}
        assert press(coordinator, here, f"{here}/refusal", **sent).status_code == status
    assert "all of it went out in March" in on_page(coordinator, again)
    requests_holds.drop_refusal(again, COORDINATOR)
    sent = {"ground": "number", "reason": "the second in three weeks", "notice_sent": "y"}
    assert press(coordinator, here, f"{here}/extend", **sent).status_code == 303
    assert (now(again).stage, now(again).clock.extended) == (Stage.ACCEPTED, True)


def what_they_asked(ref):
    return " ".join(letter(answered(ref))[1].paragraphs)


def test_s40_for_a_year_without_bank_holidays_no_day_is_guessed_and_the_pages_say_so(
    browser, time_machine
):
    with pytest.raises(NoHolidayData):
        clock(counted("2028-12-15"), date(2028, 12, 15))
    time_machine.move_to("2028-12-15T12:00:00Z", tick=False)
    coordinator = browser(COORDINATOR)
    ref = asked(date(2028, 12, 15))
    for page in (on_page(coordinator, ref), coordinator.get("/requests").text):
        assert "The bank holidays of that year are not known here yet" in page
        assert "no day is guessed" in page
        assert "<b>Not known</b>which day" in page
    assert "The day is not known" in on_page(coordinator, ref)
    told = as_json(listed(now(ref)))
    assert (told["due"], told["days_left"], told["overdue"]) == (None, None, False)
    assert status_of(now(ref), None)["due"] is None
