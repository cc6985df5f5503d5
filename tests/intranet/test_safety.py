"""Pages on which a risk is marked, and on which the chair alone reads of the coordinator."""

from __future__ import annotations

import re

import pytest
from support.client import CSRF, signed_in
from support.way import SUBJECT, bring

from ccportal import clock
from ccportal.acts import concerns, drafts
from ccportal.rules.risks import WHY, Mark
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note
from ccportal.store.families import Risk
from ccportal.store.requests import Item, Request

FAMILY, CHILD = "fam-01", "p-010"
TOKEN = re.compile(r'name="token"[^>]* value="([^"]+)"')
WORDS = "Zugzwang was shouted."


@pytest.fixture
def risk(full):
    """A risk of a family that stands, and says what to do."""
    found = Risk.select().where(Risk.family == FAMILY, Risk.standing()).first()
    text = f"What to do: Ask at the side door\n\n{found.text}"
    Risk.update(text=text).where(Risk.ref == found.ref).execute()
    return found.ref


@pytest.fixture
def worry(volunteer):
    """The ref of a concern about the coordinator."""
    actor = Account.get(Account.role == "volunteer").person_id
    return concerns.report(actor, WORDS, True, FAMILY, (CHILD,), for_chair=True)


def send(client, page, **fields):
    text = client.get(page).text
    hidden = {"csrf_token": CSRF.search(text)[1], "token": TOKEN.search(text)[1]}
    return client.post(page, data={**hidden, **fields})


@pytest.mark.clause("VIO")
def test_an_ended_risk_is_shown_as_ended_and_nobody_is_told_what_to_do(coordinator, risk):
    assert "Ask at the side door" in coordinator.get(f"/families/{FAMILY}").text
    answer = coordinator.send(f"/risks/{risk}/mark/end", why="looked-into")
    assert answer.location == f"/risks/{risk}"
    page = coordinator.get(f"/risks/{risk}").text
    assert "It ended on" in page
    assert WHY[Mark.END]["looked-into"] in page
    assert "Ask at the side door" not in page
    assert "Ask at the side door" not in coordinator.get(f"/families/{FAMILY}").text
    listed = coordinator.get(f"/families/{FAMILY}?show=risks").text
    assert re.search(rf"/risks/{risk}.*?ended", listed, re.DOTALL)


@pytest.mark.clause("VIO")
@pytest.mark.parametrize("mark", Mark)
def test_a_mark_without_a_reason_is_told_so_and_not_made(coordinator, risk, mark):
    answer = coordinator.send(f"/risks/{risk}/mark/{mark}")
    assert answer.status_code == 422
    assert "Choose a reason" in answer.text


@pytest.mark.parametrize("address", ["/risks/r-none/mark/end", "/risks/r-001/mark/other"])
def test_what_is_no_risk_or_no_mark_is_not_there(coordinator, address):
    assert coordinator.get(address).status_code == 404


def test_a_risk_looked_at_again_is_not_asked_whether_it_prevents_violence(coordinator, risk):
    assert 'name="prevents"' not in coordinator.get(f"/write/risk-again/{risk}").text


@pytest.mark.clause("C8")
def test_no_page_shows_a_coordinator_what_is_for_the_chair_alone(coordinator, worry):
    for address in (
        f"/notes/{worry}",
        f"/concerns/{worry}",
        "/concerns",
        f"/write/correction/{worry}",
        f"/write/answer/{worry}",
    ):
        answer = coordinator.get(address)
        assert answer.status_code == 404, address
        assert WORDS not in answer.text
    for address in (f"/families/{FAMILY}?show=notes", f"/people/{CHILD}", "/for-you", "/today"):
        answer = coordinator.get(address)
        assert answer.status_code == 200
        assert worry not in answer.text, address
    for typed in ("Zugzwang", worry):
        answer = coordinator.send("/families", "/search", words=typed)
        assert f"/notes/{worry}" not in answer.text


def test_a_volunteer_says_that_it_is_about_the_coordinator_and_is_told_who_has_it(
    coordinator, browsers
):
    answer = send(coordinator, "/write/concern", text=WORDS, for_chair="y")
    assert answer.location == "/write/sent?to=chair"
    assert "The chair has it" in coordinator.get(answer.location).text
    assert Note.get(Note.for_chair == True).text.endswith(WORDS)  # noqa: E712


@pytest.mark.clause("C8")
def test_the_chair_is_told_reads_it_and_puts_down_what_was_done(chair, coordinator, worry):
    assert f'href="/concerns/{worry}"' in chair.get("/for-you").text
    page = chair.get(f"/concerns/{worry}").text
    assert WORDS in page
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref) == ("concern:read", worry)
    answer = send(chair, f"/concerns/{worry}/answer", text="Spoke with him.")
    assert "Spoke with him." in chair.get(answer.location).text
    assert f'href="/concerns/{worry}"' not in chair.get("/for-you").text
    assert "answered" in chair.get("/concerns").text
    assert coordinator.get(answer.location.replace("concerns", "notes")).status_code == 404


@pytest.mark.clause("C8")
def test_in_a_request_it_is_read_by_the_chair_and_by_no_coordinator(chair, coordinator, worry):
    request = Request.select().where(Request.kind == "access").first().ref
    Item.create(request=request, record=worry, why="held", digest="-", collected_at=clock.now_utc())
    for address in (f"/requests/{request}/items/{worry}", f"/requests/{request}/second/{worry}"):
        answer = coordinator.get(address)
        assert answer.status_code == 404
        assert WORDS not in answer.text
    assert "for the chair alone" in answer.text
    assert "Zugzwang" in chair.get(f"/requests/{request}/second/{worry}").text


def test_what_the_chair_hands_over_the_coordinator_reads(chair, coordinator, worry):
    assert chair.send(f"/concerns/{worry}/hand-over").location == "/concerns"
    assert WORDS in coordinator.get(f"/notes/{worry}").text
    assert chair.get(f"/concerns/{worry}").status_code == 404


def test_any_other_note_is_not_the_chairs_to_read(chair):
    for address in ("/concerns/n-001", "/concerns/n-001/answer", "/concerns/n-001/hand-over"):
        assert chair.get(address).status_code == 404


@pytest.mark.clause("SAR")
def test_before_collecting_it_is_seen_whose_drafts_are_half_written(full):
    way = bring("searching")
    office = signed_in(full, way.coordinator)
    assert "half written" not in office.get(f"/requests/{way.ref}").text
    writer = Account.select().where(Account.id != way.coordinator.id).first()
    drafts.keep(writer.person_id, "t1", "note", SUBJECT, {"text": [WORDS]})
    page = office.get(f"/requests/{way.ref}").text
    assert f"1 draft of {writer.person.name}" in page
    assert "Zugzwang" not in page
