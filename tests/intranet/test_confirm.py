"""Accuracy from outside: who has to be asked again, and who hears what was put right (DP4)."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import pytest
from support.calendar import book, session

from ccportal import clock
from ccportal.acts import contact_details
from ccportal.store.accuracy import ToTell
from ccportal.store.confirming import to_ask
from ccportal.store.disclosures import Disclosure
from ccportal.store.families import Family, Member
from ccportal.store.households import ContactUse
from ccportal.store.people import About, ContactDetail, Person

pytestmark = pytest.mark.clause("DP4")

PAGE = "/to-confirm"
TODAY = date(2026, 11, 25)


def adult() -> ContactDetail:
    """A detail of an adult of an open family, the only one that they have."""
    rows = Member.select().join(Family).where(Family.closed_on.is_null(), Member.role != "child")
    people = [one.person_id for one in rows.order_by(Member.person)]
    details = [one.person_id for one in ContactDetail.select()]
    alone = next(one for one in people if details.count(one) == 1)
    return ContactDetail.get(ContactDetail.person == alone)


def confirm_on(one: ContactDetail, on: date) -> None:
    ContactUse.delete().where(ContactUse.detail == one).execute()
    ContactUse.create(detail=one, confirmed_on=on, by="p-001")


def is_asked(one: ContactDetail) -> bool:
    return one.person_id in {each.person for each in to_ask(clock.now())}


@pytest.mark.boundary("DP4", "confirmed within six months")
@pytest.mark.parametrize(
    ("on", "expected"), [(date(2026, 5, 25), False), (date(2026, 5, 24), True)]
)
def test_after_six_months_to_the_day_somebody_is_asked_again(riverside, time_machine, on, expected):
    time_machine.move_to(f"{TODAY}T12:00:00Z", tick=False)
    one = adult()
    confirm_on(one, on)
    assert is_asked(one) is expected


def test_what_was_confirmed_or_ended_is_not_asked_again(riverside):
    one = adult()
    assert is_asked(one)
    contact_details.confirm("p-001", one.person_id, one.position)
    assert not is_asked(one)
    confirm_on(one, clock.today() - timedelta(days=400))
    ContactDetail.update(until_on=clock.today() - timedelta(1)).execute()
    assert not is_asked(one)


def test_who_comes_soonest_is_asked_first(riverside):
    family = Member.get(Member.person == adult().person_id).family_id
    start = clock.now().replace(hour=10, minute=0, second=0) + timedelta(days=3)
    book(session(start=start, place="the hall"), family, start)
    first = to_ask(clock.now())[0]
    assert (first.family, first.comes_at) == (family, start)


def test_the_list_names_whom_to_ask_and_shows_no_detail(coordinator):
    page = unescape(coordinator.get(PAGE).text)
    asked = to_ask(clock.now())
    assert asked
    assert [one.name for one in asked if one.name not in page] == []
    assert [one.value for one in ContactDetail.select() if one.value in page] == []


def test_the_list_is_for_the_coordinator(browsers):
    seen = {role: browser.get(PAGE).status_code for role, browser in browsers.items()}
    assert seen == {"volunteer": 404, "coordinator": 200, "chair": 404}


def test_a_name_put_right_on_its_page_has_to_be_told_to_whoever_was_given_it(coordinator):
    passed = Disclosure.get(Disclosure.what.in_(["contact-details", "other"]))
    person = About.select().where(About.record == passed.ref).order_by(About.position).get()
    whose = Person.get_by_id(person.person_id)
    form = {"given_names": "Ottoline", "family_name": whose.family_name}
    born = whose.date_of_birth
    days = [str(born.day), str(born.month), str(born.year)] if born else ["", "", ""]
    form = {**form, "date_of_birth": days, "reason": "written-wrongly"}
    assert coordinator.send(f"/people/{whose.ref}/correct", **form).status_code == 303
    told = [one.recipient_id for one in ToTell.select().where(ToTell.person == whose.ref)]
    assert passed.to_id in told
    assert "Say that they were told" in coordinator.get("/to-tell").text
