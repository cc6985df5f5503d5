"""The area of what leaves: register, statements, decisions, consents (C3, C4, C5, DP8)."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest

from ccportal import clock
from ccportal.acts import grounds
from ccportal.acts.grounds import Meant
from ccportal.rules.disclosure import Ground, Said, What
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Consent, Disclosure, GroundDecision
from ccportal.store.people import Organisation, Person

FAMILY, REFERRER, OTHER = "fam-01", "org-01", "org-04"
PEOPLE = ("p-009", "p-010", "p-011", "p-012")
SAID = Said(Ground.CHILD, "The child", "Bruises", "What was seen on Saturday", "By telephone")
DECISION = {
    "token": "t",
    "ground": "risk-of-harm-to-child",
    "at_risk": "The child",
    "why": "Bruises",
    "organisation": OTHER,
    "about": "p-010",
    "what": "other",
    "exactly": "What was seen on Saturday",
    "how": "By telephone",
}


def days(**named: date) -> dict[str, list[str]]:
    """Days as the three fields of a form."""
    return {name: [str(on.day), str(on.month), str(on.year)] for name, on in named.items()}


def ask(organisation: str = REFERRER, **more: str) -> dict:
    whole = days(first_on=date(2024, 1, 1), last_on=date(2026, 11, 14))
    return {"organisation": organisation, **whole, **more}


def decide(**more) -> int:
    return grounds.decide("p-001", Meant(FAMILY, OTHER, What.OTHER, ("p-010",)), SAID, **more)


def names() -> list[str]:
    return [Person.get_by_id(one).family_name for one in PEOPLE]


def count() -> int:
    return Disclosure.select().count()


# ---- the register


def test_the_register_shows_every_row_newest_first(coordinator):
    page = coordinator.get("/disclosures").text
    shown = [ref for ref in (one.ref for one in Disclosure.select()) if f">, {ref}<" in page]
    assert len(shown) == count() > 0


def test_the_register_is_found_by_family_recipient_and_day(coordinator):
    row = Disclosure.get_by_id("d-001")
    on = row.made_on
    asked = [
        ({"family": FAMILY}, True),
        ({"family": "fam-08"}, False),
        ({"to": row.to_id}, True),
        ({"to": "org-09"}, False),
        (days(first_on=on), True),
        (days(first_on=on + timedelta(1)), False),
        (days(last_on=on), True),
        (days(last_on=on - timedelta(1)), False),
    ]
    found = ["d-001" in coordinator.get("/disclosures", query_string=one).text for one, _ in asked]
    assert found == [expected for _, expected in asked]


@pytest.mark.clause("C3")
def test_the_register_is_a_spreadsheet_for_the_team_and_its_formulas_are_words(coordinator):
    with writing(records_db):
        Organisation.update(name="=cmd()").where(Organisation.ref == REFERRER).execute()
    answer = coordinator.get("/disclosures/list.csv")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert answer.mimetype == "text/csv"
    assert len(rows) == count() + 1
    assert {cell for row in rows for cell in row if "cmd" in cell} == {"'=cmd()"}


@pytest.mark.clause("C3")
@pytest.mark.parametrize("address", ["/disclosures", "/disclosures/list.csv", "/disclosures/d-001"])
def test_the_chair_sees_that_something_left_and_not_of_whom_nor_its_words(chair, address):
    text, to = Disclosure.get_by_id("d-001").text, {one.to_id for one in Disclosure.select()}
    people = [one.name for one in Person.select().where(Person.ref.in_(to))]
    page = chair.get(address)
    assert (page.status_code, len(people)) == (200, 2)
    assert [one for one in (*names(), *people, text) if one in page.text] == []


@pytest.mark.outside("C4")
@pytest.mark.clause("C4")
def test_no_contact_detail_is_in_the_register_or_its_spreadsheet(coordinator):
    from ccportal.store.people import ContactDetail

    with writing(records_db):
        Consent.update(withdrawn_on=None).where(Consent.ref == "c-003").execute()
    coordinator.send("/consents/c-003/use", details="phone", how="By telephone")
    pages = [coordinator.get(one).text for one in ("/disclosures", "/disclosures/list.csv")]
    values = [one.value for one in ContactDetail.select()]
    assert [one for one in values if any(one in page for page in pages)] == []
    assert Disclosure.select().where(Disclosure.way.contains("by consent")).count() == 1


# ---- the attendance statement


@pytest.mark.clause("C3")
def test_a_statement_is_looked_at_made_and_found_in_the_register(coordinator):
    address, before = f"/families/{FAMILY}/statement", count()
    look = coordinator.send(address, **ask(do="look"))
    assert "Contact parent" in look.text
    assert [name for name in names() if name in look.text.partition("<main")[2]] == []
    assert count() == before
    made = coordinator.send(address, **ask(do="make"))
    assert (made.status_code, count()) == (303, before + 1)
    file = coordinator.get(f"{made.location}/file")
    assert (file.mimetype, file.data[:5]) == ("application/pdf", b"%PDF-")
    assert "attendance-statement.pdf" in file.headers["Content-Disposition"]


@pytest.mark.outside("C3")
@pytest.mark.clause("C3")
@pytest.mark.parametrize("forged", [OTHER, "org-02", "p-009", "", "none-such"])
def test_a_form_with_an_organisation_that_is_no_referrer_gets_nothing(coordinator, forged):
    before = count()
    answer = coordinator.send(f"/families/{FAMILY}/statement", **ask(forged, do="make"))
    assert (answer.status_code, count()) == (422, before)


def test_a_family_that_nobody_referred_says_where_to_go(coordinator):
    from ccportal.store.families import Referral

    with writing(records_db):
        Referral.update(organisation=None).where(Referral.family == FAMILY).execute()
    assert "on a ground" in coordinator.get(f"/families/{FAMILY}/statement").text


@pytest.mark.outside("DP8")
@pytest.mark.clause("DP8")
def test_a_statement_abroad_asks_for_a_safeguard(coordinator):
    coordinator.send(f"/organisations/{REFERRER}/country", country="RU")
    address = f"/families/{FAMILY}/statement"
    refused = coordinator.send(address, **ask(do="make"))
    assert (refused.status_code, "safeguard" in refused.text) == (403, True)
    safe = coordinator.send(address, **ask(do="make", safeguard="Signed clauses"))
    assert "Signed clauses" in coordinator.get(safe.location).text


@pytest.mark.clause("C3")
def test_the_file_of_a_statement_is_not_for_the_chair(coordinator, chair):
    made = coordinator.send(f"/families/{FAMILY}/statement", **ask(do="make"))
    assert chair.get(f"{made.location}/file").status_code == 404


# ---- decisions on a ground


@pytest.mark.clause("C3")
def test_a_coordinator_decides_the_chair_agrees_and_then_it_leaves(coordinator, chair):
    before = count()
    decided = coordinator.send(f"/families/{FAMILY}/pass-on", **DECISION)
    assert (decided.status_code, count()) == (303, before)
    assert "What was seen on Saturday" in chair.get(decided.location).text
    token = coordinator.post(f"{decided.location}/made")
    assert (token.status_code, count()) == (400, before)
    chair.send(decided.location, f"{decided.location}/answer", agrees="yes")
    made = coordinator.send(decided.location, f"{decided.location}/made")
    assert (made.status_code, count()) == (303, before + 1)


@pytest.mark.outside("C3")
@pytest.mark.clause("C3")
def test_a_coordinator_who_guesses_the_chairs_address_agrees_to_nothing(coordinator):
    number = decide(token="1")
    page = f"/families/{FAMILY}/pass-on"
    answer = coordinator.send(page, f"/disclosures/decisions/{number}/answer", agrees="yes")
    assert answer.status_code == 404
    assert GroundDecision.get_by_id(number).agrees is None


@pytest.mark.outside("C3")
@pytest.mark.clause("C3")
def test_what_waits_for_the_chair_does_not_leave_by_a_pressed_button(coordinator):
    number, before = decide(token="1"), count()
    page = f"/families/{FAMILY}/pass-on"
    answer = coordinator.send(page, f"/disclosures/decisions/{number}/made")
    assert (answer.status_code, count()) == (403, before)


def test_a_chair_who_does_not_agree_says_why(chair):
    number = decide(token="1")
    address = f"/disclosures/decisions/{number}"
    assert chair.send(address, f"{address}/answer", agrees="no").status_code == 422
    chair.send(address, f"{address}/answer", agrees="no", why="The council knows")
    assert "The council knows" in chair.get(address).text


@pytest.mark.parametrize("left_out", ["ground", "at_risk", "why", "organisation", "exactly", "how"])
def test_a_decision_without_one_of_its_words_is_not_taken(coordinator, left_out):
    said = {name: value for name, value in DECISION.items() if name != left_out}
    assert coordinator.send(f"/families/{FAMILY}/pass-on", **said).status_code == 422
    assert GroundDecision.select().count() == 0


def test_somebody_of_another_family_is_not_among_those_who_can_be_ticked(coordinator):
    other = {**DECISION, "about": "p-020"}
    assert coordinator.send(f"/families/{FAMILY}/pass-on", **other).status_code == 422


@pytest.mark.clause("C3")
@pytest.mark.parametrize(("late", "is_told"), [(timedelta(minutes=1), False), (timedelta(0), True)])
def test_an_overdue_agreement_stands_on_every_page_of_both_and_of_no_volunteer(
    browsers, late, is_told
):
    number = decide(emergency=True, token="1")
    made = clock.now_utc() - timedelta(hours=72) + late
    GroundDecision.update(made_at=made).where(GroundDecision.id == number).execute()
    told = {
        role: [
            "Agreement overdue" in browser.get(one).text
            for one in ("/today", "/policy", "/help", "/account")
        ]
        for role, browser in browsers.items()
    }
    assert told == {
        "volunteer": [False] * 4,
        "coordinator": [is_told] * 4,
        "chair": [is_told] * 4,
    }


@pytest.mark.clause("C3")
def test_what_waits_for_the_chair_stands_first_on_the_chairs_day_alone(browsers):
    decide(token="1")
    told = {
        role: "A decision to pass something on" in browser.get("/today").text
        for role, browser in browsers.items()
    }
    assert told == {"volunteer": False, "coordinator": False, "chair": True}


# ---- consents


@pytest.mark.clause("C5")
def test_a_consent_is_written_down_used_and_taken_back(coordinator):
    today = clock.today()
    said = {"person": "p-009", "details": "phone", "recipient": OTHER, "how": "written"}
    coordinator.send(f"/families/{FAMILY}/consent", **said, **days(given_on=today))
    made = Consent.get(Consent.recipient == OTHER)
    use = {"details": "phone", "how": "By telephone"}
    before = count()
    assert coordinator.send(f"/consents/{made.ref}/use", **use).status_code == 303
    coordinator.send(f"/consents/{made.ref}/withdraw")
    assert coordinator.send(f"/consents/{made.ref}/use", **use).status_code == 403
    assert count() == before + 1
    assert "withdrawn" in coordinator.get("/people/p-009").text


@pytest.mark.outside("C5")
@pytest.mark.clause("C5")
def test_a_forged_kind_of_detail_is_not_passed_on(coordinator):
    with writing(records_db):
        Consent.update(covers="phone", withdrawn_on=None).where(Consent.ref == "c-003").execute()
    before = count()
    answer = coordinator.send("/consents/c-003/use", details="address", how="By post")
    assert (answer.status_code, count()) == (422, before)


@pytest.mark.clause("C5")
@pytest.mark.parametrize(("until", "words"), [(0, "in force until"), (-1, "over")])
def test_a_consent_stands_on_the_familys_page_as_long_as_it_lasts(coordinator, until, words):
    last = clock.today() + timedelta(until)
    with writing(records_db):
        said = {"until_on": last, "withdrawn_on": None}
        Consent.update(said).where(Consent.ref == "c-003").execute()
    page = coordinator.get(f"/families/{FAMILY}?show=consents").text
    assert words in page.partition("consents/c-003")[2].partition("</li>")[0]


def test_an_entry_in_the_archive_without_a_last_day_is_in_force(coordinator):
    assert "No" in coordinator.get("/consents/c-003").text


@pytest.mark.clause("C4", "C5")
@pytest.mark.parametrize("address", ["/consents", "/consents/c-003", "/consents/c-003/use"])
def test_consents_are_not_for_the_chair_nor_for_volunteers(browsers, address):
    seen = [browsers[role].get(address).status_code for role in ("chair", "volunteer")]
    assert seen == [404, 404]
