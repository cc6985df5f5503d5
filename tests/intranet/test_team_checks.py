"""The pages of DBS checks: for two roles alone, each look written down (C7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.calendar import helper, on_the_rota, session

from ccportal import clock
from ccportal.store.audit import AuditEntry
from ccportal.store.database import records_db, writing
from ccportal.store.volunteers import DbsCheck, DbsSeen, TeamMember

pytestmark = pytest.mark.clause("C7")

NUMBER = "009876543210"


@pytest.fixture
def pat(full):
    """Somebody of the team whose certificate disclosed something, and was accepted."""
    helper("p-pat", "Pat Osgood")
    said = {"certificate_number": NUMBER, "outcome": "disclosed"}
    with writing(records_db):
        member = TeamMember.get(TeamMember.person == "p-pat")
        DbsCheck.update(said).where(DbsCheck.member == member).execute()
    return "p-pat"


def said(**more) -> dict:
    today = clock.today()
    days = {"checked_on": today, "decided_on": today} | {
        name: on for name, on in more.items() if hasattr(on, "day")
    }
    words = {"outcome": "clear", "decision": "accepted", "certificate_number": NUMBER}
    fields = words | {name: one for name, one in more.items() if not hasattr(one, "day")}
    return fields | {name: [str(on.day), str(on.month), str(on.year)] for name, on in days.items()}


def test_what_a_check_says_is_on_its_own_page_and_on_no_other(coordinator, pat):
    assert NUMBER in coordinator.get(f"/team/checks/{pat}").text
    others = ("/team", "/team/checks", f"/people/{pat}", "/account", f"/records/{pat}")
    assert [one for one in others if NUMBER in coordinator.get(one).text] == []
    at = clock.now() + timedelta(days=2)
    ref = session(start=at.replace(hour=10, minute=0, second=0, microsecond=0))
    assert NUMBER not in coordinator.get(f"/sessions/{ref}").text


@pytest.mark.outside("C7")
def test_no_guessed_address_shows_a_volunteer_a_check_or_takes_one(volunteer, pat):
    before = DbsCheck.select().count()
    addresses = ("/team/checks", f"/team/checks/{pat}", f"/team/checks/{pat}/new", "/team")
    assert [volunteer.get(one).status_code for one in addresses] == [404] * 4
    assert volunteer.send("/account", f"/team/checks/{pat}/new", **said()).status_code == 404
    assert (DbsCheck.select().count(), DbsSeen.select().count()) == (before, 0)


def test_both_roles_see_who_has_looked(coordinator, chair, pat):
    coordinator.get(f"/team/checks/{pat}")
    assert "Coordinator Testing" in chair.get(f"/team/checks/{pat}").text
    assert "Chair Testing" in coordinator.get(f"/team/checks/{pat}").text
    looks = AuditEntry.select().where(AuditEntry.action == "dbs:read")
    assert [one.object_ref for one in looks] == [pat] * 3


@pytest.mark.parametrize("role", ["coordinator", "chair"])
def test_coordinator_and_chair_enter_a_check_with_its_decision(browsers, pat, role):
    answer = browsers[role].send(f"/team/checks/{pat}/new", **said(decision="declined"))
    assert answer.status_code == 303
    assert "Not cleared" in browsers[role].get(answer.location).text


@pytest.mark.outside("C7")
@pytest.mark.parametrize("role", ["coordinator", "chair"])
def test_a_form_for_ones_own_check_is_refused(browsers, role):
    own = _own(browsers[role])
    helper(own, "Own Check", None)
    assert browsers[role].send(f"/team/checks/{own}/new", **said()).status_code == 403
    assert "Not cleared" in browsers[role].get("/account").text


def _own(browser) -> str:
    """Whoever a browser is of."""
    browser.get("/team/checks/p-001")
    return AuditEntry.select().order_by(AuditEntry.seq.desc()).first().actor


def test_a_form_with_a_fault_keeps_nothing(coordinator, pat):
    before = DbsCheck.select().count()
    tomorrow = clock.today() + timedelta(1)
    for wrong in (said(outcome="perfect"), said(decided_on=tomorrow), said(decision="")):
        answer = coordinator.send(f"/team/checks/{pat}/new", **wrong)
        assert answer.status_code == 422
    assert DbsCheck.select().count() == before


def test_a_member_of_the_team_learns_of_themselves_cleared_or_not_and_no_more(volunteer):
    page = volunteer.get("/account").text
    assert "Not cleared" in page


def test_whoever_is_on_a_rota_and_is_not_cleared_on_that_day_is_told_apart(coordinator, pat):
    at = (clock.now() + timedelta(days=2)).replace(hour=10, minute=0, second=0, microsecond=0)
    ref = session(start=at)
    on_the_rota(ref, pat)
    assert ">not cleared<" not in coordinator.get(f"/sessions/{ref}").text
    DbsCheck.update(renew_by=at.date() - timedelta(1)).execute()
    assert ">not cleared<" in coordinator.get(f"/sessions/{ref}").text


def test_that_a_check_ends_stands_before_both_who_see_to_it_and_names_nobody(browsers, pat):
    with writing(records_db):
        day = clock.today() + timedelta(days=30)
        DbsCheck.update(renew_by=day).where(DbsCheck.certificate_number == NUMBER).execute()
    seen = {role: browser.get("/for-you").text for role, browser in browsers.items()}
    line = "Renew DBS checks of the team"
    assert {role for role, page in seen.items() if line in page} == {"coordinator", "chair"}
    assert "1 check, the first holds to" in seen["chair"]
    assert not any("Osgood" in page for page in seen.values())
