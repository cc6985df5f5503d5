"""People and contact details: put right with what was there kept, and two entries made one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from support.client import member
from support.families import ACTOR, CRAIG, JAY, LEANNE, enter, name, received, whole

from ccportal import clock
from ccportal.acts import arrangements, contact_details, corrections, merging, people
from ccportal.acts.arrangements import Needed
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.people import Naming
from ccportal.acts.refs import fresh
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.families import Part
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note
from ccportal.store.disclosures import Consent
from ccportal.store.families import Member, Risk
from ccportal.store.households import ContactUse, Merge
from ccportal.store.people import About, ContactDetail, KnownAs, Person, Record
from ccportal.store.requests import Request

MARCH = datetime(2026, 3, 2, 9, 0)


@pytest.fixture(autouse=True)
def _now(made):
    with time_machine.travel(MARCH, tick=False):
        yield


def details(person: str) -> list[tuple[str, str, date | None]]:
    rows = ContactDetail.select().where(ContactDetail.person == person)
    return [(one.kind, one.value, one.until_on) for one in rows.order_by(ContactDetail.position)]


def everything() -> dict[str, list[str]]:
    """Every row of the register and what hangs on it, but for trail and merges themselves."""
    models = (Person, KnownAs, ContactDetail, ContactUse, Member, About, Note, Risk, Consent)
    return {one.__name__: sorted(str(row.__data__) for row in one.select()) for one in models}


@pytest.mark.clause("DP4")
def test_a_name_that_is_put_right_keeps_what_was_there_with_when_by_whom_and_why():
    _, left, *_ = whole()
    said = Naming("Leanne Marie", "Weir", date(1990, 1, 3))
    people.correct(ACTOR, left, said, "they-said-so")
    kept = {one.field: one.before for one in corrections.of(left)}
    assert kept == {"given-names": "Leanne", "date-of-birth": "1990-01-02"}
    first = corrections.of(left)[0]
    assert (first.on, first.by, first.reason) == (MARCH.date(), ACTOR, "they-said-so")
    assert name(left) == "Leanne Marie Weir"


@pytest.mark.parametrize(
    ("naming", "reason", "error"),
    [
        (LEANNE, "they-said-so", Conflict),
        (Naming("Lee", "Weir", LEANNE.date_of_birth), "because", Invalid),
        (Naming(" ", "Weir"), "they-said-so", Invalid),
        (Naming("Lee", "Weir", date(2026, 3, 3)), "they-said-so", Invalid),
        (Naming("Lee" * 100, "Weir"), "they-said-so", Invalid),
    ],
)
def test_what_puts_nothing_right_is_refused_and_changes_nothing(naming, reason, error):
    _, left, *_ = whole()
    before = everything()
    with pytest.raises(error):
        people.correct(ACTOR, left, naming, reason)
    assert (everything(), corrections.of(left)) == (before, [])


def test_another_name_is_entered_once():
    _, left, *_ = whole()
    people.also_known_as(ACTOR, left, " Lee   Weir ")
    with pytest.raises(Conflict):
        people.also_known_as(ACTOR, left, "Lee Weir")
    assert [one.name for one in KnownAs.select()] == ["Lee Weir"]


def test_somebody_alike_is_found_by_name_alone():
    _, left, *_ = whole()
    assert [one.ref for one in people.alike(Naming("leanne", "weir"))] == [left]
    assert people.alike(Naming("leanne", "weir"), but=[left]) == []


@pytest.mark.clause("C4", "DP4")
def test_a_contact_detail_is_never_written_over():
    _, left, *_ = whole()
    contact_details.add(ACTOR, left, Kind.PHONE, "07700 900162")
    contact_details.add(ACTOR, left, Kind.PHONE, "07700 900163", instead_of=0)
    today = MARCH.date()
    assert details(left) == [("phone", "07700 900162", today), ("phone", "07700 900163", None)]
    with pytest.raises(Conflict, match="ended already"):
        contact_details.end(ACTOR, left, 0)


def test_a_contact_detail_says_whether_it_is_safe_and_when_it_was_confirmed():
    _, left, *_ = whole()
    contact_details.add(ACTOR, left, Kind.EMAIL, "lee@weir.example.org", use=Use(safe=True))
    contact_details.say_use(ACTOR, left, 0, Use(do_not_use=True))
    use = ContactUse.get()
    assert (use.safe, use.do_not_use, use.confirmed_on) == (False, True, MARCH.date())
    with time_machine.travel(MARCH + timedelta(days=9), tick=False):
        contact_details.confirm(ACTOR, left, 0)
    use = ContactUse.get()
    assert (use.do_not_use, use.confirmed_on) == (True, date(2026, 3, 11))


@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", "none"), ("email", "lee at weir"), ("address", " "), ("address", "x" * 501)],
)
def test_what_is_no_contact_detail_is_refused(kind, value):
    _, left, *_ = whole()
    with pytest.raises(Invalid):
        contact_details.add(ACTOR, left, Kind(kind), value)


def test_a_contact_detail_is_not_both_safe_and_forbidden_nor_entered_twice():
    _, left, *_ = whole()
    with pytest.raises(Invalid):
        contact_details.add(ACTOR, left, Kind.PHONE, "07700 900162", use=Use(True, True))
    assert details(left) == []
    contact_details.add(ACTOR, left, Kind.PHONE, "07700 900162")
    with pytest.raises(Conflict):
        contact_details.add(ACTOR, left, Kind.PHONE, "07700  900162")


def test_no_contact_detail_is_in_the_trail():
    _, left, *_ = whole()
    contact_details.add(ACTOR, left, Kind.PHONE, "07700 900162")
    contact_details.end(ACTOR, left, 0)
    assert not any("900162" in str(one.__data__) for one in AuditEntry.select())


def doubled() -> tuple[str, str]:
    """Somebody who is entered twice, in two families, with things of their own at each."""
    _family, left, right, _ = whole()
    other = received()
    double = enter(other, Naming("Lee", "Weir", date(1990, 2, 1)), Part.RESIDENT)
    for person, number in ((left, "07700 900162"), (double, "07700 900163")):
        contact_details.add(ACTOR, person, Kind.PHONE, number)
    people.also_known_as(ACTOR, double, "Leanne W")
    arrangements.need(ACTOR, double, Needed.NEED, "a chair")
    for people_in in ((left, double), (double,)):
        ref = fresh("notes")
        Note.create(
            ref=ref, family=other, kind="general", written_at=MARCH, written_by=right, text="x"
        )
        for position, person in enumerate(people_in):
            About.create(record=ref, person=person, position=position)
    consent = fresh("consents")
    Consent.create(
        ref=consent,
        person=right,
        covers="phone",
        recipient=double,
        given_on=MARCH,
        how="written",
    )
    return left, double


def test_two_entries_become_one_with_all_that_hangs_on_them():
    left, double = doubled()
    merging.merge(ACTOR, left, double, "merge")
    assert Person.get_or_none(Person.ref == double) is None
    assert [value for _, value, _ in details(left)] == ["07700 900162", "07700 900163"]
    names = {one.name for one in KnownAs.select().where(KnownAs.person == left)}
    assert names == {"Leanne W", "Lee Weir"}
    assert Member.select().where(Member.person == left).count() == 2
    assert [one.person_id for one in About.select()] == [left, left]
    assert Consent.get().recipient_id == left
    assert corrections.of(left)[0].before == "1990-02-01"
    assert merging.now(double) == left


def test_a_merge_that_is_undone_leaves_everything_as_it_was():
    left, double = doubled()
    before = everything()
    merging.merge(ACTOR, left, double, "merge")
    assert everything() != before
    merging.undo(ACTOR, Merge.get().id)
    after = everything()
    assert {name: rows for name, rows in after.items() if name != "KnownAs"} == {
        name: rows for name, rows in before.items() if name != "KnownAs"
    }
    assert set(before["KnownAs"]) <= set(after["KnownAs"])
    assert merging.now(double) is None
    with pytest.raises(NotFound):
        merging.undo(ACTOR, Merge.get().id)


@pytest.mark.boundary("DP4", "a merge undone within 30 days")
@pytest.mark.parametrize(("days", "works"), [(30, True), (31, False)])
def test_a_merge_is_undone_for_thirty_days(days, works):
    left, double = doubled()
    merging.merge(ACTOR, left, double, "merge")
    with time_machine.travel(MARCH + timedelta(days=days), tick=False):
        assert len(merging.of(left)) == works
        if works:
            merging.undo(ACTOR, Merge.get().id)
        else:
            with pytest.raises(Conflict, match="30 days"):
                merging.undo(ACTOR, Merge.get().id)


@pytest.mark.clause("C4")
def test_counterparties_are_never_made_one_whatever_is_typed():
    _, left, right, _ = whole()
    before = everything()
    for kept, gone in ((left, right), (right, left)):
        assert "two sides" in merging.preview(ACTOR, kept, gone).against
        with pytest.raises(Conflict, match="two sides"):
            merging.merge(ACTOR, kept, gone, "merge")
    assert everything() == before


def test_nothing_is_merged_without_the_word():
    left, double = doubled()
    with pytest.raises(Invalid, match="Type the word"):
        merging.merge(ACTOR, left, double, "yes")
    assert name(double) == "Lee Weir"


@pytest.mark.parametrize("role", ["subject", "made_by"])
def test_nothing_is_merged_while_a_request_is_open(role):
    left, double = doubled()
    ref = "req-1"
    Record.create(ref=ref, kind="requests")
    request = Request.create(
        ref=ref, kind="access", received_on=MARCH, channel="letter", **{role: double}
    )
    with pytest.raises(Conflict, match="request"):
        merging.merge(ACTOR, left, double, "merge")
    request.closed_on = clock.today()
    request.save()
    merging.merge(ACTOR, left, double, "merge")
    assert getattr(Request.get_by_id(ref), f"{role}_id") == left


def test_an_entry_with_an_account_does_not_go():
    _, left, *_ = whole()
    with pytest.raises(Conflict, match="account"):
        merging.merge(ACTOR, left, member("volunteer").person_id, "merge")


@pytest.mark.clause("VIO")
def test_who_is_a_risk_to_the_other_is_not_the_same_person():
    left, double = doubled()
    ref = fresh("risks")
    Risk.create(
        ref=ref,
        from_person=left,
        kind="violence",
        source="x",
        text="x",
        recorded_at=MARCH,
        recorded_by=left,
        held_to_prevent_violence=True,
        review_on=MARCH,
    )
    About.create(record=ref, person=double, position=0)
    for kept, gone in ((left, double), (double, left)):
        with pytest.raises(Conflict, match="risk"):
            merging.merge(ACTOR, kept, gone, "merge")


def test_a_preview_changes_nothing_and_holds_no_contact_detail():
    left, double = doubled()
    before = everything()
    found = merging.preview(ACTOR, left, double)
    assert everything() == before
    assert (1, "contact detail") in found.moves
    assert "900163" not in str(found.moves)


def test_what_could_not_be_undone_any_more_is_not_kept():
    left, double = doubled()
    merging.merge(ACTOR, left, double, "merge")
    with time_machine.travel(MARCH + timedelta(days=31), tick=False):
        third = enter(received(), JAY, Part.OTHER)
        fourth = enter(received(), CRAIG, Part.OTHER)
        merging.merge(ACTOR, third, fourth, "merge")
    kept = [one.moved is None for one in Merge.select().order_by(Merge.id)]
    assert kept == [True, False]
