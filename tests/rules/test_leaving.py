"""The one rule that every way out asks (C3, C4, C5, DP2, DP8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules.consent import Consent
from ccportal.rules.leaving import (
    CARRIES,
    DETAILS,
    Allowed,
    Item,
    Parcel,
    Recipient,
    Thing,
    To,
    Way,
    about_nobody,
    ask,
    collected,
    own,
)

DAY = date(2026, 3, 2)
ANN, BEN = "p-ann", "p-ben"
REFERRER = Recipient(To.ORGANISATION, "org-1", "GB")
TIMES = Parcel(
    Way.STATEMENT, "contact", DAY, REFERRER, (Item(ANN, Thing.TIMES),), referred=frozenset({ANN})
)
AGREED = Consent(ANN, "phone", "org-1", DAY)
PHONE = Parcel(Way.CONSENT, "contact", DAY, REFERRER, (Item(ANN, Thing.PHONE),), consents=(AGREED,))
ANSWER = Parcel(
    Way.ANSWER,
    "access",
    DAY,
    Recipient(To.THEMSELVES, ANN),
    (Item(ANN, Thing.RECORD), Item(ANN, Thing.PHONE)),
    approved=True,
)
GROUND = Parcel(
    Way.GROUND, "safety", DAY, REFERRER, (Item(ANN, Thing.RECORD),), grounded=frozenset({ANN})
)


def refused(parcel: Parcel) -> bool:
    try:
        ask(parcel)
    except NotPermitted:
        return True
    return False


@pytest.mark.parametrize("parcel", [TIMES, PHONE, ANSWER, GROUND])
def test_what_has_something_to_speak_for_it_may_leave(parcel):
    assert ask(parcel).parcel is parcel


@pytest.mark.clause("C3")
def test_times_go_to_no_organisation_that_did_not_refer_them():
    assert refused(replace(TIMES, referred=frozenset({BEN})))


@pytest.mark.clause("C3")
@pytest.mark.parametrize("thing", [one for one in Thing if one is not Thing.TIMES])
def test_a_statement_holds_times_and_nothing_else(thing):
    assert refused(replace(TIMES, items=(Item(ANN, Thing.TIMES), Item(ANN, thing))))


@pytest.mark.clause("C4")
@pytest.mark.parametrize("way", [Way.STATEMENT, Way.LETTER, Way.EXPORT, Way.SHEET, Way.MAIL])
@pytest.mark.parametrize("thing", DETAILS)
def test_no_list_statement_letter_sheet_or_mail_carries_a_contact_detail(way, thing):
    everything = replace(
        PHONE,
        way=way,
        items=(Item(ANN, thing),),
        referred=frozenset({ANN}),
        grounded=frozenset({ANN}),
        approved=True,
    )
    recipients = [Recipient(to, ANN, "GB") for to in To]
    assert all(refused(replace(everything, recipient=one)) for one in recipients)


@pytest.mark.boundary("C4", "by a consent of that day alone")
@pytest.mark.clause("C5")
@pytest.mark.parametrize(
    "changed",
    [
        replace(PHONE, consents=()),
        replace(PHONE, consents=(replace(AGREED, withdrawn_on=DAY),)),
        replace(PHONE, consents=(replace(AGREED, until_on=date(2026, 3, 1), given_on=date.min),)),
        replace(PHONE, consents=(replace(AGREED, recipient="org-2"),)),
        replace(PHONE, consents=(replace(AGREED, person=BEN),)),
        replace(PHONE, consents=(replace(AGREED, covers="email"),)),
        replace(PHONE, day=date(2026, 3, 1)),
    ],
    ids=["none", "withdrawn", "over", "another recipient", "of another", "another kind", "before"],
)
def test_a_detail_does_not_leave_without_its_own_consent_on_that_day(changed):
    assert refused(changed)


@pytest.mark.clause("C4")
def test_a_detail_goes_to_the_person_whose_it_is():
    assert not refused(replace(PHONE, recipient=Recipient(To.THEMSELVES, ANN), consents=()))
    assert refused(replace(PHONE, recipient=Recipient(To.THEMSELVES, BEN), consents=()))


def test_an_answer_does_not_leave_before_two_people_agreed():
    assert refused(replace(ANSWER, approved=False))


@pytest.mark.clause("C4")
def test_who_asks_for_somebody_else_gets_no_contact_detail_of_theirs():
    asked = replace(ANSWER, recipient=Recipient(To.REQUESTER, BEN))
    assert refused(asked)
    assert not refused(replace(asked, items=(Item(ANN, Thing.RECORD),)))


def test_a_ground_speaks_for_those_alone_whom_it_names():
    assert refused(replace(GROUND, items=(Item(ANN, Thing.RECORD), Item(BEN, Thing.RECORD))))


def test_on_a_ground_a_contact_detail_may_leave():
    assert not refused(replace(GROUND, items=(Item(ANN, Thing.ADDRESS),)))


@pytest.mark.clause("DP8")
@pytest.mark.parametrize("parcel", [TIMES, PHONE, GROUND])
def test_nothing_goes_to_an_organisation_in_a_country_that_is_not_covered(parcel):
    abroad = replace(parcel, recipient=replace(REFERRER, country="RU"))
    assert refused(abroad)
    safe = replace(abroad.recipient, safeguard="Standard clauses signed on 1 March 2026")
    assert not refused(replace(abroad, recipient=safe))


@pytest.mark.clause("DP2")
@pytest.mark.parametrize("parcel", [TIMES, PHONE, ANSWER, GROUND])
def test_nothing_leaves_without_a_purpose(parcel):
    with pytest.raises(Invalid):
        ask(replace(parcel, purpose=" "))


def test_a_list_is_for_our_own_team_alone():
    rows = replace(TIMES, way=Way.EXPORT, recipient=Recipient(To.TEAM))
    assert not refused(rows)
    assert all(refused(replace(rows, recipient=Recipient(to, ANN))) for to in set(To) - {To.TEAM})


def test_a_letter_holds_what_is_of_its_reader():
    letter = Parcel(
        Way.LETTER, "team", DAY, Recipient(To.THEMSELVES, ANN), (Item(ANN, Thing.NAME),)
    )
    assert not refused(letter)
    assert refused(replace(letter, items=(Item(BEN, Thing.NAME),)))


@pytest.mark.parametrize("way", [Way.PAPER, Way.MAIL, Way.FEED])
def test_a_paper_a_mail_and_a_feed_are_about_nobody(way):
    assert isinstance(about_nobody(way, "information", DAY), Allowed)
    everybody = replace(TIMES, way=way, recipient=Recipient(To.TEAM))
    assert refused(everybody)


def test_every_way_says_what_it_may_carry():
    assert set(CARRIES) == set(Way)


def test_nobody_else_can_say_that_something_may_leave():
    with pytest.raises(TypeError):
        Allowed(TIMES, object())


def test_what_is_somebodys_own_leaves_to_themselves():
    parcel = own(Way.LETTER, "their undertaking", DAY, ANN, Thing.RECORD).parcel
    assert parcel.recipient == Recipient(To.THEMSELVES, ANN)
    assert parcel.items == (Item(ANN, Thing.RECORD),)


def test_an_answer_that_was_released_is_collected_by_whoever_asked():
    parcel = collected("access", DAY, "SAR-2026-001").parcel
    assert (parcel.way, parcel.recipient.to) == (Way.ANSWER, To.REQUESTER)


@pytest.mark.clause("VIO")
@pytest.mark.parametrize("to", To)
def test_a_schedule_of_what_is_kept_back_is_for_our_team_and_who_looks_over_us_alone(to):
    kept = Parcel(Way.SCHEDULE, "to answer for it", DAY, Recipient(to, ANN, "GB"))
    kept = replace(kept, items=(Item(ANN, Thing.RECORD),), approved=True, grounded=frozenset({ANN}))
    assert refused(kept) is (to not in {To.TEAM, To.OVERSIGHT})
