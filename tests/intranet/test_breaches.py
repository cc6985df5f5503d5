"""The pages on breaches: who gets in, the safe way alone, the line while the hours run (DP7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.client import member, signed_in

from ccportal import clock
from ccportal.acts import breaches, contact_details
from ccportal.acts.contact_details import Kind, Use
from ccportal.rules.breaches import Danger
from ccportal.store.database import records_db, writing
from ccportal.store.people import ContactDetail, Person
from ccportal.store.principles import Breach, BreachPerson

pytestmark = pytest.mark.clause("DP7")

AREA, PERSON = "/policy/breaches", "p-009"
MINUTE = timedelta(minutes=1)


def report(hours: float = 0, **more) -> int:
    at = clock.now_utc() - timedelta(hours=hours)
    return breaches.report("p-001", "A list was left on the bus", at, **more)


def lines(browser) -> list[bool]:
    return ["Breach: tell the Commissioner" in browser.get(one).text for one in ("/today", "/help")]


def test_a_breach_goes_from_found_to_closed_on_the_pages(coordinator, chair):
    now = clock.now()
    when = {"on": [str(now.day), str(now.month), str(now.year)], "at": "0:00"}
    page = coordinator.send(f"{AREA}/new", what="A list was left on the bus", **when).location
    coordinator.send(f"{page}/people", reference=PERSON)
    coordinator.send(f"{page}/decide", danger="high", tell="yes", why="An address stood on it")
    assert "has to be told" in chair.get(page).text
    coordinator.send(f"{page}/commissioner", how="Online, number 1", **when)
    coordinator.send(f"{page}/people/{PERSON}", way="face-to-face")
    chair.send(f"{page}/done", done="It was fetched back")
    assert coordinator.get(f"{page}/close").status_code == 404
    assert chair.send(f"{page}/close").status_code == 303
    assert Breach.get().closed_at is not None
    assert ">closed<" in coordinator.get(AREA).text


@pytest.mark.parametrize("path", ["", "/new", "/1", "/1/decide", "/1/commissioner", "/1/done"])
def test_volunteers_do_not_know_of_the_register(volunteer, path):
    report()
    assert volunteer.get(AREA + path).status_code == 404


@pytest.mark.parametrize("path", ["/people", f"/people/{PERSON}"])
def test_whom_it_concerns_is_for_the_coordinator(chair, path):
    number = report(people=(PERSON,))
    assert chair.get(f"{AREA}/{number}{path}").status_code == 404


def test_the_chair_sees_of_whom_it_concerns_no_name(coordinator, chair):
    number, name = report(people=(PERSON,)), Person.get_by_id(PERSON).name
    seen = [name in browser.get(f"{AREA}/{number}").text for browser in (coordinator, chair)]
    assert seen == [True, False]


@pytest.mark.outside("DP7")
def test_a_detail_that_is_not_safe_is_neither_offered_nor_taken(coordinator):
    contact_details.add("p-001", PERSON, Kind.PHONE, "01632 960001", use=Use(do_not_use=True))
    contact_details.add("p-001", PERSON, Kind.EMAIL, "safe@example.org", use=Use(safe=True))
    never = ContactDetail.get(ContactDetail.value == "01632 960001").position
    safe = ContactDetail.get(ContactDetail.value == "safe@example.org").position
    number = report(people=(PERSON,))
    address = f"{AREA}/{number}/people/{PERSON}"
    page = coordinator.get(address).text
    assert (f'"detail:{safe}"' in page, f'"detail:{never}"' in page) == (True, False)
    assert [one for one in ("960001", "safe@example") if one in page] == []
    assert coordinator.send(address, way=f"detail:{never}").status_code == 422
    assert BreachPerson.get().told_at is None
    coordinator.send(address, way=f"detail:{safe}")
    assert BreachPerson.get().by_kind == "email"


def test_somebody_whom_it_does_not_concern_has_no_page(coordinator):
    assert coordinator.get(f"{AREA}/{report()}/people/{PERSON}").status_code == 404


def test_a_revoked_release_stands_in_the_register_with_its_request(coordinator):
    with writing(records_db):
        number = breaches.open_for("p-001", "req-06", "p-013", "It went to the wrong address")
    pages = [coordinator.get(one).text for one in (AREA, f"{AREA}/{number}")]
    assert ["req-06" in page for page in pages] == [True, True]
    assert lines(coordinator) == [True, True]


@pytest.mark.boundary("DP7", "the Commissioner told within 72 hours")
@pytest.mark.parametrize(
    ("left", "words"), [(MINUTE, "see to it until"), (-MINUTE, "the 72 hours were over on")]
)
def test_the_line_stands_on_every_page_of_both_and_of_no_volunteer(browsers, left, words):
    at = clock.now_utc() - timedelta(hours=72) + left
    breaches.report("p-001", "A list was left on the bus", at)
    seen = {role: words in browser.get("/policy").text for role, browser in browsers.items()}
    assert seen == {"volunteer": False, "coordinator": True, "chair": True}
    assert lines(browsers["volunteer"]) == [False, False]


def test_the_line_goes_once_the_commissioner_was_told_or_need_not_be(coordinator):
    first, second = report(), report()
    breaches.decide("p-001", first, Danger.NONE, tell=False, why="Nobody read it")
    assert lines(coordinator) == [True, True]
    breaches.decide("p-001", second, Danger.SOME, tell=True, why="It may be read")
    assert lines(coordinator) == [True, True]
    breaches.told_commissioner("p-001", second, clock.now_utc(), "Online")
    assert lines(coordinator) == [False, False]


@pytest.mark.parametrize(("danger", "is_told"), [(Danger.HIGH, True), (Danger.SOME, False)])
def test_a_high_risk_to_somebody_who_was_not_told_stands_on_every_page(
    coordinator, danger, is_told
):
    number = report(people=(PERSON,))
    breaches.decide("p-001", number, danger, tell=True, why="An address stood on it")
    breaches.told_commissioner("p-001", number, clock.now_utc(), "Online")
    assert ("1 person has to be told at once" in coordinator.get("/today").text) is is_told


def test_the_line_stands_in_a_centre_that_has_not_said_what_it_is_called(app):
    coordinator = signed_in(app, account := member("coordinator"))
    breaches.report(account.person_id, "A list was left on the bus", clock.now_utc())
    assert lines(coordinator) == [True, True]


def test_telling_too_late_asks_why(coordinator):
    number = report(hours=100)
    breaches.decide("p-001", number, Danger.SOME, tell=True, why="It may be read")
    now = clock.now()
    when = {"on": [str(now.day), str(now.month), str(now.year)], "at": "0:00", "how": "Online"}
    address = f"{AREA}/{number}/commissioner"
    assert coordinator.send(address, **when).status_code == 422
    assert coordinator.send(address, **when, why_late="Ill").status_code == 303


@pytest.mark.outside("DP7")
def test_not_telling_where_a_risk_is_likely_is_refused_on_the_page(coordinator):
    number = report()
    said = {"danger": "some", "tell": "no", "why": "It would look bad"}
    assert coordinator.send(f"{AREA}/{number}/decide", **said).status_code == 403
    assert Breach.get().tell is None
