"""Scenarios of the law: who asks in another way than by a request, and what leaves the centre.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ccportal.errors import Conflict, NotPermitted
from ccportal.rules import breaches, disclosure, requests
from ccportal.rules.consent import Consent
from ccportal.rules.leaving import Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.rules.requests_facts import Doing, Event, Facts, Stage, Who
from ccportal.rules.retention import Hold, Register, Use, Used, Why, listed

TODAY = date(2026, 11, 25)
MOTHER, FATHER = "p-mother", "p-father"
POLICE = Recipient(To.ORGANISATION, "org-police", "GB")
AUNT = Recipient(To.PERSON, "p-aunt")


def goes(parcel: Parcel) -> bool:
    try:
        ask(parcel)
    except NotPermitted:
        return False
    return True


@pytest.mark.clause("C3")
def test_s9_a_solicitor_who_referred_gets_days_and_times_and_nothing_else():
    solicitor = Recipient(To.ORGANISATION, "org-1", "GB")
    times = Parcel(
        Way.STATEMENT,
        "contact",
        TODAY,
        solicitor,
        (Item(FATHER, Thing.TIMES),),
        referred=frozenset({FATHER}),
    )
    assert goes(times)
    for thing in set(Thing) - {Thing.TIMES}:
        assert not goes(replace(times, items=(Item(FATHER, thing),)))


@pytest.mark.clause("C9")
def test_s20_an_open_request_holds_back_what_three_years_would_dispose_of():
    register = Register({"f-1": frozenset({FATHER})})
    unused = [Used("f-1", Use.NOTE, date(2023, 11, 1))]
    assert [one.ref for one in listed(register, unused, (), TODAY).due] == ["f-1", FATHER]
    held = listed(register, unused, [Hold(Why.REQUEST, "26-AAAA", frozenset({FATHER}))], TODAY)
    assert (held.due, {one.says for one in held.held_back}) == ((), {"open request 26-AAAA"})


@pytest.mark.clause("SAR")
@pytest.mark.parametrize("event", [Event.OPEN_ITEM, Event.AGREE, Event.SEND_BACK, Event.APPROVE])
def test_s26_who_marked_the_answer_does_not_check_it(event):
    known = Facts(Stage.SECOND_REVIEW, preparers=frozenset({"p-1"}), prepared="d")
    doing = Doing("p-1", Who.COORDINATOR, TODAY, reason="read", digest="d", signed_in_for=1)
    with pytest.raises(Conflict, match="somebody else has to agree"):
        requests.decide(event, known, doing)
    requests.decide(event, known, replace(doing, actor="p-2"))


@pytest.mark.clause("C4")
def test_s33_the_police_get_a_number_on_a_ground_alone_that_a_second_has_agreed_to():
    number = Parcel(Way.GROUND, "safety", TODAY, POLICE, (Item(MOTHER, Thing.PHONE),))
    assert not goes(number)
    assert goes(replace(number, grounded=frozenset({MOTHER})))
    decided = disclosure.Decision("p-co", datetime(2026, 11, 25, 9, 0))
    with pytest.raises(NotPermitted, match="chair has to agree"):
        disclosure.check_leaves(decided)
    disclosure.check_leaves(replace(decided, agrees=True))


@pytest.mark.clause("C4")
def test_s34_that_mum_gave_permission_is_believed_once_it_is_written_down():
    number = Parcel(Way.CONSENT, "contact", TODAY, AUNT, (Item(MOTHER, Thing.PHONE),))
    said = Consent(MOTHER, "phone", AUNT.ref, TODAY)
    assert not goes(number)
    assert not goes(replace(number, consents=(replace(said, recipient=FATHER),)))
    assert goes(replace(number, consents=(said,)))


@pytest.mark.clause("DP7")
def test_s39_a_pack_in_the_wrong_hands_has_72_hours_and_is_told_by_a_safe_way_alone():
    found = datetime(2026, 11, 25, 9, 0)
    breach = breaches.Breach(found, breaches.Danger.HIGH, tell=True, untold=1)
    assert breaches.due_at(breach) == found + timedelta(hours=72)
    assert breaches.must_tell_people(breach)
    safe, old, unknown = (
        breaches.Detail(1, "phone", safe=True, do_not_use=False),
        breaches.Detail(2, "phone", safe=False, do_not_use=True),
        breaches.Detail(3, "email", safe=False, do_not_use=False),
    )
    assert breaches.safe_ways((safe, old, unknown), TODAY) == (safe,)
    with pytest.raises(NotPermitted):
        breaches.check_decision(breach, breaches.Danger.HIGH, False, "they will not mind")
