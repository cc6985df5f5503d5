"""Scenarios of the law: what is asked for is not done away with, from the day it was asked for.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from datetime import date

import pytest
from support.client import CSRF, signed_in
from support.law import account
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, team

from ccportal.acts import disposal, notes, requests, requests_holds, retention
from ccportal.acts.requests_told import Told, tell
from ccportal.errors import Conflict
from ccportal.intranet import create_app
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note
from ccportal.store.families import Member
from ccportal.store.retention import DisposalBatch

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C9")]

SATURDAY, DUE, ANOTHER = date(2026, 11, 21), "fam-02", "fam-06"


@pytest.fixture
def browser(riverside, time_machine, monkeypatch, sites):
    """Signs somebody of the team in at Riverside's intranet, on a Sunday."""
    time_machine.move_to("2026-11-22T12:00:00Z", tick=False)
    team()
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = sites.of("intranet of Riverside", create_app)
    return lambda person: signed_in(app, account(person))


def proposed(client, *families):
    """Propose families for disposal, as a page would that still offers them."""
    token = CSRF.search(client.get("/retention").text)[1]
    return client.post("/retention", data={"csrf_token": token, "ref": list(families)})


def offered(client):
    text = client.get("/retention").text
    return {one for one in (DUE, ANOTHER) if f'value="{one}"' in text}


def refusals():
    """What of proposing the audit trail says, by whom and what became of it."""
    entries = AuditEntry.select().where(AuditEntry.action == "retention:propose")
    return [(one.actor, one.detail) for one in entries.order_by(AuditEntry.seq)]


def somebody_of(family):
    return Member.select().where(Member.family == family).order_by(Member.position).first()


def test_s20_an_open_request_holds_back_what_three_years_would_dispose_of(browser, time_machine):
    coordinator = browser(COORDINATOR)
    assert offered(coordinator) == {DUE, ANOTHER}
    ref = requests.record(COORDINATOR, somebody_of(DUE).person_id, SATURDAY, "letter")
    held = {one.due.ref: one.says for one in retention.look().listed.held_back}
    assert held[DUE] == f"open request {ref}"
    assert offered(coordinator) == {ANOTHER}
    page = coordinator.get("/retention").text
    assert (ref in page, "it is answered" in page) == (True, True)
    skipped = proposed(coordinator, DUE)
    assert (skipped.status_code, refusals()) == (409, [(COORDINATOR, "refused")])
    assert "not due any more" in skipped.text
    assert not DisposalBatch.select().exists()
    requests_holds.died(ref, COORDINATOR, "her sister sent the notice")
    for day, held_back in (("2027-05-22", True), ("2027-05-23", False)):
        time_machine.move_to(f"{day}T12:00:00Z", tick=False)
        assert (DUE in {one.due.ref for one in retention.look().listed.held_back}) is held_back
    coordinator = browser(COORDINATOR)
    assert DUE in offered(coordinator)
    assert proposed(coordinator, DUE).status_code == 303


def test_s21_what_a_volunteer_was_asked_for_is_not_done_away_with(browser):
    coordinator = browser(COORDINATOR)
    ref = tell(VOLUNTEER, Told("Somebody", "self", SATURDAY, "in-person"))
    refused = proposed(coordinator, DUE)
    alert = f"whom a request is about ({ref})"
    assert (refused.status_code, alert in refused.text) == (409, True)
    assert refusals() == [(COORDINATOR, "refused")]
    assert 'data-label="Detail">refused</td>' in browser(CHAIR).get("/audit").text
    requests.match(ref, COORDINATOR, somebody_of(DUE).person_id)
    with pytest.raises(Conflict, match="not due any more"):
        disposal.propose(COORDINATOR, [DUE])
    first = Note.get(Note.family == DUE)
    notes.correct(COORDINATOR, first.ref, "It was on another day.")
    assert Note.get_by_id(first.ref).text == first.text
    assert not DisposalBatch.select().exists()
    disposal.propose(COORDINATOR, [ANOTHER])
