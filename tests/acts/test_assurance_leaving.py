"""What C5 on the assurance page is counted from: consents of that day, and the register's rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.client import member

from ccportal import clock
from ccportal.acts.assurance_facts import facts
from ccportal.store.disclosures import Consent, Disclosure, GroundDecision
from ccportal.store.families import Family
from ccportal.store.people import About, Organisation, Person, Record
from ccportal.store.requests import Pack, Request

pytestmark = pytest.mark.clause("C5")


@pytest.fixture
def told(riverside) -> tuple[str, str]:
    """Somebody whose number went to an organisation today, by their consent of yesterday."""
    whose = Person.get(Person.ref.not_in(Consent.select(Consent.person))).ref
    to = Organisation.select().first().ref
    today = clock.today()
    for ref, kind in (("c-new", "consents"), ("d-new", "disclosures")):
        Record.create(ref=ref, kind=kind)
    Consent.create(
        ref="c-new",
        person=whose,
        covers="phone",
        recipient=to,
        given_on=today - timedelta(1),
        how="On paper",
    )
    said = {"what": "contact-details", "ground": "consent", "text": "A number"}
    Disclosure.create(ref="d-new", made_on=today, to=to, decided_by=whose, **said)
    About.create(record="d-new", person=whose, position=0)
    return whose, to


def bare() -> int:
    return facts().leaving.bare_consents


def change(**values: object) -> None:
    Consent.update(values).where(Consent.ref == "c-new").execute()


@pytest.mark.parametrize(
    ("changed", "days", "counts"),
    [
        ("given_on", 0, 0),
        ("given_on", 1, 1),
        ("until_on", 0, 0),
        ("until_on", -1, 1),
        ("withdrawn_on", 0, 0),
        ("withdrawn_on", -1, 1),
    ],
)
def test_a_detail_that_left_on_a_day_without_consent_is_counted(told, changed, days, counts):
    before = bare()
    change(**{changed: clock.today() + timedelta(days)})
    assert bare() - before == counts


def test_a_consent_to_somebody_else_is_none(told):
    before = bare()
    change(recipient=Organisation.get(Organisation.ref != told[1]).ref)
    assert bare() - before == 1


def test_what_somebody_was_told_of_themselves_needs_no_consent(told):
    before = bare()
    change(given_on=clock.today() + timedelta(1))
    Disclosure.update(to=told[0]).where(Disclosure.ref == "d-new").execute()
    assert bare() == before


def test_an_answer_that_left_and_is_in_no_row_of_the_register_is_counted(riverside):
    request = Request.get(Request.subject.is_null(False))
    digest = {"sha256": "a" * 64, "words_sha256": "c" * 64, "approved_digest": "b" * 64}
    size = {"size": 1, "pages": 1}
    pack = Pack.create(request=request, made_at=clock.now_utc(), **digest, **size)
    assert facts().leaving.answers_loose == 0
    Pack.update(released_at=clock.now_utc()).where(Pack.id == pack.id).execute()
    assert facts().leaving.answers_loose == 1
    Disclosure.update(sha256="a" * 64).where(Disclosure.ref == "d-001").execute()
    assert facts().leaving.answers_loose == 0


@pytest.mark.parametrize(("hours", "late"), [(71, 0), (72, 1)])
def test_a_detail_that_left_in_an_emergency_is_late_from_the_72nd_hour(
    riverside, time_machine, hours, late
):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    now = clock.now_utc()
    words = dict.fromkeys(("at_risk", "why", "exactly", "how", "safeguard"), "w")
    GroundDecision.create(
        token="t",
        family=Family.select().first(),
        to=Organisation.select().first(),
        ground="child-at-risk",
        what="contact-details",
        emergency=True,
        decided_by=member("coordinator").person_id,
        decided_at=now - timedelta(hours=hours),
        made_at=now - timedelta(hours=hours),
        **words,
    )
    leaving = facts().leaving
    assert (leaving.details_wait, leaving.details_late) == (1, late)
    assert leaving.grounds_loose == 1
