"""The register of breaches: opened by hand, told, closed, removed."""

from __future__ import annotations

from datetime import date

import pytest
from support.requests import CHAIR, COORDINATOR, person, team

from ccportal import clock
from ccportal.acts import breaches, contact_details, merging, retention_periods
from ccportal.acts.contact_details import Kind, Use
from ccportal.errors import Conflict, NotFound, NotPermitted
from ccportal.rules.breaches import Danger, Way
from ccportal.store.audit import AuditEntry
from ccportal.store.database import records_db, writing
from ccportal.store.principles import Breach, BreachPerson

pytestmark = pytest.mark.clause("DP7")

PERSON = "p-009"


@pytest.fixture
def centre(riverside, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    return time_machine


def report(**more) -> int:
    return breaches.report(COORDINATOR, "A list was left on the bus", clock.now_utc(), **more)


def detail(use: Use, value: str) -> int:
    """A contact detail with this use; its place."""
    contact_details.add(COORDINATOR, PERSON, Kind.PHONE, value, use=use)
    from ccportal.store.people import ContactDetail

    return ContactDetail.get(ContactDetail.value == value).position


def test_the_same_form_twice_is_one_entry(centre):
    assert report(token="form") == report(token="form")


def test_somebody_whom_the_register_lacks_is_refused_and_nothing_is_written(centre):
    with pytest.raises(NotFound):
        report(people=("p-none",))
    assert (Breach.select().count(), BreachPerson.select().count()) == (0, 0)


def test_somebody_is_told_by_the_way_that_is_safe_and_never_by_another(centre):
    never = detail(Use(do_not_use=True), "01632 960001")
    unknown = detail(Use(), "01632 960002")
    safe = detail(Use(safe=True), "01632 960003")
    number = report(people=(PERSON,))
    assert [one.number for one in breaches.ways(PERSON)] == [safe]
    for forged in (never, unknown, 99):
        with pytest.raises(NotPermitted):
            breaches.told_person(COORDINATOR, number, PERSON, Way.DETAIL, forged)
    breaches.told_person(COORDINATOR, number, PERSON, Way.DETAIL, safe)
    told = BreachPerson.get(BreachPerson.person == PERSON)
    assert (told.way, told.by_kind, told.told_by) == ("detail", "phone", COORDINATOR)


def test_from_found_to_closed_by_two_people(centre):
    number = report(people=(PERSON,))
    breaches.decide(COORDINATOR, number, Danger.HIGH, tell=True, why="An address stood on it")
    breaches.told_commissioner(COORDINATOR, number, clock.now_utc(), "Online")
    breaches.did(COORDINATOR, number, "The list was fetched back")
    with pytest.raises(Conflict, match="has to be told"):
        breaches.close(CHAIR, number)
    breaches.told_person(COORDINATOR, number, PERSON, Way.FACE)
    with pytest.raises(NotPermitted):
        breaches.close(COORDINATOR, number)
    breaches.close(CHAIR, number)
    with pytest.raises(Conflict):
        breaches.did(COORDINATOR, number, "Something else")


def test_nothing_of_what_happened_stands_in_the_audit_trail(centre):
    number = report()
    breaches.decide(COORDINATOR, number, Danger.NONE, tell=False, why="Nobody read it")
    said = [one.detail or "" for one in AuditEntry.select() if one.action.startswith("breach:")]
    assert len(said) == 2
    assert not [one for one in said if "bus" in one or "Nobody" in one]


def test_two_entries_that_become_one_stand_in_it_once(centre):
    with writing(records_db):
        person("p-twice", "Noreen", "Abbott")
        person("p-once", "Noreen", "Abbott")
    number = report(people=("p-once", "p-twice"))
    merging.merge(COORDINATOR, "p-once", "p-twice", "merge")
    assert [one.person_id for one in breaches.people(breaches.find(number))] == ["p-once"]
    merging.undo(COORDINATOR, merging.of("p-once")[0].id)
    assert BreachPerson.select().count() == 2


@pytest.mark.boundary("DP7", "an entry for three years")
@pytest.mark.parametrize(("day", "stays"), [("2029-11-24", True), ("2029-11-25", False)])
def test_an_entry_goes_three_years_after_it_was_closed(centre, day, stays):
    number = report(people=(PERSON,))
    still_open = report()
    breaches.decide(COORDINATOR, number, Danger.NONE, tell=False, why="Nobody read it")
    breaches.did(COORDINATOR, number, "Shredded")
    breaches.close(CHAIR, number)
    centre.move_to(f"{date.fromisoformat(day)}T12:00:00Z", tick=False)
    retention_periods.clear_out()
    assert {one.id for one in Breach.select()} == {still_open, *([number] if stays else [])}
    assert BreachPerson.select().count() == int(stays)
