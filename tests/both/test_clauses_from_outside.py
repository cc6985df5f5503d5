"""Attempts to break a clause from outside that belong to no page of their own: none gets through.

By archive and command, by forged fields, by guessed addresses. What one page alone guards is
tried where that page has its tests; `tests/house/test_clauses.py` holds that no clause is without.
"""

from __future__ import annotations

from datetime import date

import pytest
from support.archives import at, small, write
from support.client import CSRF, client_of, member, signed_in
from support.remains import in_tables
from support.requests import COORDINATOR, person, team
from support.way import SILENT, bring

from ccportal import clock
from ccportal.acts import disposal, policies
from ccportal.acts.policies import Writing
from ccportal.acts.post import publishing
from ccportal.cli import main
from ccportal.intranet import create_app
from ccportal.portal import create_app as create_portal
from ccportal.rules.reviewing import latest
from ccportal.store.families import Family, Member
from ccportal.store.households import Correction
from ccportal.store.people import Person, Record
from ccportal.store.requests import Decision, Request

WORD = "Zoroastrian"
"""Something that the centre has no purpose for."""


@pytest.fixture
def site(riverside, monkeypatch, sites):
    """The intranet of Riverside, on this machine."""
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    return sites.of("intranet of Riverside", create_app)


@pytest.mark.clause("DP1", "DP3")
@pytest.mark.outside("DP1", "DP3")
@pytest.mark.parametrize(
    "place", ["people[0].religion", "photographs", "notes[0].recording", "team[0].convictions"]
)
def test_an_archive_brings_nothing_that_no_purpose_is_written_for(made, tmp_path, capsys, place):
    file = write(at(small(), place, WORD), tmp_path)
    assert main(["import", str(file)]) == 2
    assert capsys.readouterr().err.startswith(place)
    assert (Record.select().count(), in_tables({WORD})) == (0, set())


@pytest.mark.clause("DP3", "DP4")
@pytest.mark.outside("DP3", "DP4")
def test_a_forged_form_keeps_no_further_field_and_writes_over_nothing(site):
    office = signed_in(site, member("coordinator"))
    one = Person.get_by_id("p-009")
    born = one.date_of_birth
    said = {
        "given_names": "Forged",
        "family_name": one.family_name,
        "date_of_birth": [str(born.day), str(born.month), str(born.year)],
        "religion": WORD,
        "before": "Xanthippe",
        "by": "p-001",
    }
    page = "/people/p-009/correct"
    assert office.send(page, **said).status_code == 422
    assert Person.get_by_id("p-009").given_names == one.given_names
    assert office.send(page, **said, reason="they-said-so").status_code == 303
    kept = Correction.get(Correction.person == "p-009", Correction.field == "given-names")
    assert (kept.before, kept.by != "p-001") == (one.given_names, True)
    assert in_tables({WORD, "Xanthippe"}) == set()


@pytest.mark.clause("DP4")
@pytest.mark.outside("DP4")
@pytest.mark.parametrize("role", ["volunteer", "chair"])
def test_nobody_else_puts_anything_right_by_a_guessed_address(site, role):
    other = signed_in(site, member(role))
    token = CSRF.search(other.get("/account").text)[1]
    said = {"csrf_token": token, "given_names": "Forged", "reason": "they-said-so"}
    for address in ("/people/p-009/correct", "/people/p-009/contacts/0/confirm"):
        assert other.post(address, data=said).status_code == 404
    assert Person.get_by_id("p-009").given_names != "Forged"


@pytest.mark.clause("C9")
@pytest.mark.outside("C9")
def test_no_command_disposes_of_what_one_person_alone_wants_gone(made, capsys):
    team()
    person("p-old", "Ann", "Weir")
    Record.create(ref="f-old", kind="families")
    Family.create(ref="f-old", opened_on=date(2010, 5, 1))
    Member.create(family="f-old", person="p-old", position=0, role="child")
    ref = disposal.propose(COORDINATOR, ["f-old"])
    assert main(["retention", "dispose", ref]) == 2
    assert "two people agreed" in capsys.readouterr().err
    assert Family.select().count() == 1


@pytest.mark.clause("C10", "C11")
@pytest.mark.outside("C10", "C11")
def test_a_version_that_nobody_has_adopted_is_read_at_no_address_of_the_portal(
    riverside, monkeypatch, sites
):
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    words = f"# Keeping confidences\n\n1. {WORD}."
    writing = Writing(words, "Everything", latest(clock.today()))
    policies.write(member("coordinator").person_id, writing)
    publishing.publish()
    anybody = client_of(sites.of("portal of Riverside", create_portal))
    pages = ("/policy", "/policy/next", "/policy/next/write", "/policy/pv-004", "/policy/draft")
    assert [anybody.get(one).status_code for one in pages] == [200, *[404] * 4]
    assert not any(WORD in anybody.get(one).text for one in pages)


@pytest.mark.clause("VIO")
@pytest.mark.outside("VIO")
def test_no_form_agrees_to_silence_without_the_second_persons_own_reason(site):
    way = bring("second_review")
    chair = signed_in(site, way.chair)
    token = CSRF.search(chair.get("/account").text)[1]
    before = Request.get_by_id(way.ref).version
    for step in (f"second/{SILENT}", f"agree/{SILENT}", "agree", "approve"):
        sent = {"csrf_token": token, "token": step, "version": Request.get_by_id(way.ref).version}
        chair.post(f"/requests/{way.ref}/{step}", data={**sent, "own_reason": " ", "agrees": "y"})
    silent = Decision.get(Decision.request == way.ref, Decision.record == SILENT)
    assert (silent.agreed_by_id, silent.opened_by_id) == (None, way.chair.person_id)
    assert Request.get_by_id(way.ref).version == before + 1
