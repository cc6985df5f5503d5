"""The yearly look: what stands in it, what takes it out, who may tick it off (DP3)."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from support.client import member, signed_in

from ccportal import clock
from ccportal.acts import adequacy, contact_details, showing
from ccportal.acts.act import note_down, note_refusal
from ccportal.rules.adequacy import Kind
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Consent
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member
from ccportal.store.people import ContactDetail, Person, Record
from ccportal.store.principles import Looked

pytestmark = pytest.mark.clause("DP3")

AREA = "/policy/held"


def found(kind: Kind) -> list[str]:
    return [one.whose for one in adequacy.listed(kind, 1000)]


def unused_detail() -> ContactDetail:
    """One that was not used, whose owner has no other of its kind."""
    held = [(one.whose, one.what) for one in adequacy.listed(Kind.CONTACT, 1000)]
    person, kind = next(one for one in held if held.count(one) == 1)
    here = (ContactDetail.person == person) & (ContactDetail.kind == kind)
    return ContactDetail.get(here & ContactDetail.until_on.is_null())


@pytest.mark.parametrize("use", ["shown", "confirmed"])
def test_a_contact_detail_that_was_used_is_not_in_the_list(riverside, use):
    one = unused_detail()
    before = found(Kind.CONTACT)
    if use == "shown":
        showing.show_contact("p-001", one.person_id, one.position)
    else:
        contact_details.confirm("p-001", one.person_id, one.position)
    assert len(found(Kind.CONTACT)) == len(before) - 1


@pytest.mark.parametrize(("days", "is_used"), [(364, True), (365, False)])
def test_a_document_that_was_opened_comes_back_after_a_year(riverside, time_machine, days, is_used):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    ref = found(Kind.DOCUMENT)[0]
    note_refusal("p-001", "document:read", ref)
    assert ref in found(Kind.DOCUMENT)
    note_down("p-001", "document:read", ref, "page 1")
    assert ref not in found(Kind.DOCUMENT)
    time_machine.shift(timedelta(days=days))
    assert (ref not in found(Kind.DOCUMENT)) is is_used


@pytest.mark.parametrize(("kind", "action"), [("consent", "use"), ("account", "sign-in")])
def test_a_consent_and_an_account_are_used_by_that_alone_for_which_they_are(
    coordinator, time_machine, kind, action
):
    time_machine.move_to("2029-02-03T12:00:00Z", tick=False)
    ref = found(Kind(kind))[0]
    consent = Consent.get_or_none(Consent.ref == ref)
    whose, of = (consent.person_id, consent.recipient_id) if consent else (ref, None)
    for other in ("refused", "org-elsewhere")[: 2 if consent else 1]:
        note_down(whose, f"{kind}:{action}", whose, other)
    assert ref in found(Kind(kind))
    note_down(whose, f"{kind}:{action}", whose, of)
    assert ref not in found(Kind(kind))


def test_what_is_counted_is_what_is_listed_the_longest_first(coordinator, time_machine):
    time_machine.move_to("2029-02-03T12:00:00Z", tick=False)
    for kind, number in adequacy.counted().items():
        rows = adequacy.listed(kind, 1000)
        assert number == len(rows) > 0
        assert rows == sorted(rows, key=lambda one: (one.since, one.whose))
        assert adequacy.listed(kind, number - 1) == rows[:-1]
        assert adequacy.counted(number)[kind] == number
        assert adequacy.counted(number - 1)[kind] == number - 1


def test_a_detail_of_somebody_in_two_families_is_one_and_there_since_the_first(riverside):
    one = unused_detail()
    before = adequacy.counted()[Kind.CONTACT]
    with writing(records_db):
        Record.create(ref="fam-before", kind="families")
        Family.create(ref="fam-before", opened_on=clock.today() - timedelta(days=4000))
        Member.create(family="fam-before", person=one.person_id, position=0, role="other")
    assert adequacy.counted()[Kind.CONTACT] == before
    if one.from_on is None:
        since = [row.since for row in adequacy.listed(Kind.CONTACT, 1000)]
        assert since[0] == clock.today() - timedelta(days=4000)


def test_what_is_of_a_family_that_is_over_is_left_to_the_three_years(riverside):
    ref = found(Kind.DOCUMENT)[0]
    family = Document.get_by_id(ref).family_id
    with writing(records_db):
        Family.update(closed_on=clock.today()).where(Family.ref == family).execute()
    assert ref not in found(Kind.DOCUMENT)


def test_the_look_is_put_down_with_who_when_and_how_much(coordinator):
    number = sum(adequacy.counted().values())
    assert coordinator.send(f"{AREA}/looked", outcome=" ").status_code == 422
    coordinator.send(f"{AREA}/looked", outcome="We stop asking for a second phone")
    made = Looked.get()
    assert (made.on, made.unused) == (clock.today(), number)
    page = coordinator.get(AREA).text
    assert "We stop asking for a second phone" in page
    assert "Coordinator Testing" in page


def test_the_chair_sees_numbers_and_of_whom_nothing(coordinator, chair):
    whose = found(Kind.CONTACT)
    names = [one.name for one in Person.select().where(Person.ref.in_(whose))]
    shown = unescape(coordinator.get(AREA).text)
    assert [one for one in names if one not in shown] == []
    page = unescape(chair.get(AREA).text)
    assert f"Contact details ({len(whose)})" in page
    assert [one for one in (*names, *whose, *found(Kind.DOCUMENT)) if one in page] == []


def test_no_contact_detail_is_shown_in_the_list(coordinator):
    page = coordinator.get(AREA).text
    assert [one.value for one in ContactDetail.select() if one.value in page] == []


@pytest.mark.outside("DP3")
def test_a_volunteer_finds_nothing_and_the_chair_ticks_nothing_off(volunteer, chair):
    assert volunteer.get(AREA).status_code == 404
    assert chair.get(f"{AREA}/looked").status_code == 404


@pytest.mark.parametrize(("days", "is_due"), [(304, False), (305, True)])
def test_that_it_is_due_stands_beside_the_policy_from_sixty_days_before(
    coordinator, time_machine, days, is_due
):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    on = clock.today() - timedelta(days=days)
    Looked.create(on=on, by="p-001", unused=0, outcome="All of it is needed")
    browser = signed_in(coordinator.application, member("coordinator"))
    assert ("(to be looked at)" in browser.get("/policy").text) is is_due
