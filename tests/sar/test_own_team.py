"""Who is or was on the team is given what stands there of them, and nothing of anybody else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from support.calendar import START, helper, household, on_the_rota, session, utc
from support.requests import person

from ccportal.sar import review
from ccportal.sar.redact import own_entries
from ccportal.sar.register import register
from ccportal.store import own_rows
from ccportal.store.calendar import Rostered
from ccportal.store.people import Record
from ccportal.store.principles import Breach, BreachPerson
from ccportal.store.proceedings import CourtRequest
from ccportal.store.requests import Request
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import DbsCheck, TeamMember, Undertaking

pytestmark = pytest.mark.clause("SAR")

TAM, ANNA, BY = "p-tam", "p-anna", "p-by"
NOW = datetime(2026, 6, 1, 9)


@pytest.fixture(autouse=True)
def team(made):
    """Tam helps, Anna too; both were asked for a statement, and a breach concerned both."""
    with time_machine.travel(utc(NOW), tick=False):
        household("f-1", ("Grace Ash", "Callum Ross"))
        person(BY, "By", "Standing")
        Record.create(ref="pv-1", kind="policy_versions")
        PolicyVersion.create(
            ref="pv-1",
            adopted_on=date(2026, 1, 10),
            review_due_on=date(2027, 1, 1),
            text="x",
        )
        at = session()
        for ref, name in ((TAM, "Tam Hale"), (ANNA, "Anna Lund")):
            helper(ref, name)
            on_the_rota(at, ref)
            sign(ref, name.lower())
            ask(ref, "statement" if ref == TAM else "attendance")
        breach(TAM, ANNA)
        yield


def sign(who: str, typed: str) -> None:
    Undertaking.create(
        member=TeamMember.get(TeamMember.person == who),
        position=0,
        policy_version="pv-1",
        signed_on=date(2026, 5, 4),
        typed=typed,
        signed_at=datetime(2026, 5, 4, 9, 30),
    )


def ask(who: str, wants: str) -> None:
    CourtRequest.create(
        token=who,
        family="f-1",
        asked_by="Weir and Sons",
        wants=wants,
        of_whom=who,
        received_on=date(2026, 5, 20),
        court="Aldermere",
        case_number="ZE26P00001",
        recorded_by=BY,
        recorded_at=NOW,
        refused_on=date(2026, 5, 21),
    )


def breach(*people: str) -> None:
    one = Breach.create(
        token="b",
        what="A list was left on the bus",
        found_at=datetime(2026, 5, 1, 10),
        found_by=BY,
        done="It was fetched",
    )
    for who in people:
        BreachPerson.create(breach=one, person=who)
    told = {"told_at": datetime(2026, 5, 2, 10), "told_by": BY, "way": "face-to-face"}
    BreachPerson.update(told).where(BreachPerson.person == people[0]).execute()


def request(subject: str, made_by: str | None = None) -> str:
    Record.create(ref="req-1", kind="requests")
    Request.create(
        ref="req-1",
        kind="access",
        subject=subject,
        made_by=made_by,
        received_on=START.date(),
        channel="letter",
    )
    return "req-1"


def said(subject: str = TAM, made_by: str | None = None) -> str:
    items = own_entries(register(request(subject, made_by), ()))
    return "\n".join(
        f"{one.label}: {''.join(map(str, one.pieces))}" for item in items for one in item.facts
    )


@pytest.mark.clause("C1", "C2", "C7", "DP7")
def test_they_are_given_what_they_signed_when_they_help_and_what_was_wanted_of_them():
    DbsCheck.update(renew_by=date(2027, 3, 1)).execute()
    given = said()
    for words in (
        "Undertaking of confidence: signed on: 4 May 2026; of the policy adopted on: 10 January "
        "2026; under the name: tam hale; at: 4 May 2026, 10:30",
        "On the rota of a session: 13 June 2026, 10:00",
        "Asked for something for a court: statement; received on: 20 May 2026; "
        "refused on: 21 May 2026",
        "A breach concerned you: found on: 1 May 2026; told, or tried to tell, on: 2 May 2026, "
        "11:00; how: face to face",
        "holds until: 1 March 2027",
    ):
        assert words in given


@pytest.mark.clause("C2", "C4", "DP7")
def test_nothing_of_anybody_else_of_the_case_or_of_what_happened_is_in_it():
    given = said()
    for words in ("anna", "Anna", "attendance", "Weir", "Aldermere", "ZE26", "bus", "f-1", "By"):
        assert words not in given


@pytest.mark.clause("C2")
def test_a_family_is_told_of_no_request_for_court_by_itself():
    given = said("f-1-contact-parent")
    assert "court" not in given
    assert "statement" not in given


def test_who_asks_for_somebody_else_is_not_told_by_which_way_they_were_told():
    breach_of = "f-1-contact-parent"
    BreachPerson.create(breach=Breach.get(), person=breach_of)
    assert "A breach concerned" not in said(breach_of, "f-1-resident-parent")


def test_each_time_on_the_team_has_its_own():
    TeamMember.update(left_on=date(2026, 7, 1)).where(TeamMember.person == TAM).execute()
    TeamMember.create(
        person=TAM, position=9, role="coordinator", started_on=START.date() + timedelta(60)
    )
    late = session(start=START + timedelta(days=70))
    Rostered.create(session=late, person=TAM, put_at=NOW)
    first, second = own_rows.of_team(TAM)
    assert [len(one["rota"]) for one in (first, second)] == [1, 1]
    assert "asked" in first
    assert "asked" not in second


def test_what_is_signed_after_the_approval_voids_it():
    ref = request(TAM)
    before = review.digest(ref)
    Undertaking.update(typed="Anna L").where(Undertaking.typed == "anna lund").execute()
    assert review.digest(ref) == before
    Undertaking.update(typed="Tam H").where(Undertaking.typed == "tam hale").execute()
    assert review.digest(ref) != before
