"""The pages of professionals' visits: no form, and no guessed address, gets around C6."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.calendar import book, session
from support.pdf import text

from ccportal import clock
from ccportal.store.people import Person
from ccportal.store.premises import Assessment, Visit

pytestmark = pytest.mark.clause("C6")

FAMILY, WHO, OTHER = "fam-01", "p-036", "p-037"
ASK, AGREE = f"/families/{FAMILY}/visit", f"/families/{FAMILY}/agreement"


def three(name: str, day) -> dict:
    return {name: [str(day.day), str(day.month), str(day.year)]}


def asked(days: int = 7, **more) -> dict:
    said = {"token": "t", "professional": WHO, "purpose": "assessment", "words": "To see them"}
    return {
        **said,
        "comes_at": "10:30",
        **three("comes_on", clock.today() + timedelta(days)),
        **more,
    }


def agree(browser, days: int = 7, who: str = WHO):
    last = three("expires_on", clock.today() + timedelta(days))
    return browser.send(AGREE, professional=who, purpose="Two sessions", **last)


def test_an_assessment_without_an_agreement_is_refused_and_the_refusal_is_printed(coordinator):
    answer = coordinator.send(ASK, **asked())
    assert "They may not come" in coordinator.get(answer.location).text
    letter = coordinator.get(f"{answer.location}/refusal")
    assert letter.mimetype == "application/pdf"
    words = text(letter.data)
    assert "Clause C6" in words
    names = [one.family_name for one in Person.select() if one.ref != WHO]
    assert [one for one in names if f" {one} " in words] == []


@pytest.mark.boundary("C6", "an agreement from its first day to its last")
@pytest.mark.parametrize(("after", "state"), [(0, "booked"), (1, "refused")])
def test_what_is_agreed_is_booked_on_its_last_day_and_refused_on_the_next(
    coordinator, after, state
):
    agree(coordinator)
    coordinator.send(ASK, **asked(7 + after))
    assert Visit.get().state == state
    assert f">{state}<" in coordinator.get(f"/families/{FAMILY}?show=assessments").text


@pytest.mark.outside("C6")
@pytest.mark.parametrize(
    "forged",
    [
        {"professional": OTHER},
        {"purpose": "observation", "professional": OTHER},
        {"purpose": "other", "words": "Parenting assessment", "professional": OTHER},
        {"state": "booked", "agreement": "as-001", "professional": OTHER},
    ],
    ids=["another professional", "watching", "another name", "made-up fields"],
)
def test_no_forged_form_books_an_assessment(coordinator, forged):
    agree(coordinator)
    coordinator.send(ASK, **asked(**forged))
    assert [one.state for one in Visit.select()] == ["refused"]


@pytest.mark.outside("C6")
def test_an_agreement_of_another_family_or_of_before_books_nothing(coordinator):
    """The archive brought one of this family and this professional, that is over."""
    assert Assessment.get_by_id("as-001").professional_id == WHO
    agree(coordinator, who=OTHER)
    coordinator.send("/families/fam-03/visit", **asked(professional=OTHER, token="1"))
    coordinator.send(ASK, **asked(token="2"))
    assert [one.state for one in Visit.select()] == ["refused"] * 2


def test_a_visit_stands_on_the_page_of_the_session_of_that_day_until_it_is_cancelled(coordinator):
    agree(coordinator)
    coordinator.send(ASK, **asked())
    at = (clock.now() + timedelta(7)).replace(hour=10, minute=0, second=0, microsecond=0)
    ref = session(start=at)
    book(ref, FAMILY, at)
    name = Person.get_by_id(WHO).name
    assert name in coordinator.get(f"/sessions/{ref}").text
    page = f"/visits/{Visit.get().id}"
    coordinator.send(page, f"{page}/cancel")
    assert name not in coordinator.get(f"/sessions/{ref}").text
    assert coordinator.get(f"{page}/refusal").status_code == 404


def test_an_agreement_is_ended_on_its_page(coordinator):
    agree(coordinator)
    made = Assessment.select().where(Assessment.agreed_on == clock.today()).get().ref
    assert "End it" in coordinator.get(f"/assessments/{made}").text
    coordinator.send(f"/assessments/{made}/end")
    assert "End it" not in coordinator.get(f"/assessments/{made}").text
    coordinator.send(ASK, **asked())
    assert Visit.get().state == "refused"


def test_visits_are_not_for_the_chair_nor_for_volunteers(browsers):
    browsers["coordinator"].send(ASK, **asked())
    number = Visit.get().id
    for address in (f"/visits/{number}", f"/visits/{number}/refusal", ASK, AGREE):
        seen = [browsers[role].get(address).status_code for role in ("chair", "volunteer")]
        assert seen == [404, 404], address


def test_a_time_that_is_none_books_nothing(coordinator):
    assert coordinator.send(ASK, **asked(comes_at="25:00")).status_code == 422
    assert Visit.select().count() == 0
