"""The pages on retention: who sees what, proposing, agreeing, holding back, certificates."""

from __future__ import annotations

import re
from datetime import date

import pytest
from support.client import CSRF, member, signed_in
from support.pages import listening

from ccportal.acts import disposal, retention
from ccportal.rules.retention_periods import Kept
from ccportal.store.retention import DisposalBatch, RetentionHold, RetentionPeriod

pytestmark = pytest.mark.clause("C9")

PAGES = ("", "/batches", "/certificates", "/periods")
MOST = 12


@pytest.fixture
def centre(full, time_machine):
    time_machine.move_to("2026-11-22T12:00:00Z", tick=False)
    return full


@pytest.fixture
def people(centre):
    """Accounts by role."""
    return {role: member(role) for role in ("coordinator", "chair", "volunteer")}


@pytest.fixture
def ruth(centre, people):
    return signed_in(centre, people["coordinator"])


@pytest.fixture
def idris(centre, people):
    return signed_in(centre, people["chair"])


def post(client, page: str, address: str, **fields):
    token = CSRF.search(client.get(page).text)[1]
    return client.post(address, data={"csrf_token": token, **fields})


def proposed(people, *refs: str) -> str:
    return disposal.propose(people["coordinator"].person_id, refs or ("fam-02", "p-007"))


def test_the_coordinator_sees_what_is_due_with_names_and_what_there_is(ruth):
    text = ruth.get("/retention").text
    assert "Threadgold, Zieliński" in text
    assert re.search(r"\d+ notes?", text)
    assert {one for one in ("fam-02", "fam-06", "p-007") if f'value="{one}"' in text} == {
        "fam-02",
        "fam-06",
        "p-007",
    }


def test_people_of_a_family_are_not_offered_without_it(ruth):
    assert 'value="p-015"' not in ruth.get("/retention").text


def test_the_chair_sees_references_and_no_name(idris):
    text = idris.get("/retention").text
    assert "fam-02" in text
    assert "Threadgold" not in text
    assert 'type="checkbox"' not in text


@pytest.mark.parametrize("page", PAGES)
def test_a_volunteer_sees_none_of_it(centre, people, page):
    assert signed_in(centre, people["volunteer"]).get(f"/retention{page}").status_code == 404


def test_what_is_held_back_is_told_with_its_request(ruth):
    text = ruth.get("/retention").text
    assert "req-05" in text
    assert "fam-05" in text


def test_a_batch_is_proposed_by_the_coordinator_and_agreed_by_the_chair(ruth, idris):
    answer = post(ruth, "/retention", "/retention", ref=["fam-02", "p-007"])
    assert answer.status_code == 303
    ref = DisposalBatch.get().ref
    assert f"/retention/batches/{ref}" in answer.location
    assert "Agree to the disposal" not in ruth.get(answer.location).text
    page = f"/retention/batches/{ref}/agree"
    assert idris.send(page, word="no").status_code == 422
    assert idris.send(page, word="dispose").status_code == 303
    assert DisposalBatch.get().state == "agreed"
    assert "next in the queue" in idris.get(answer.location).text


@pytest.mark.outside("C9")
def test_the_coordinator_cannot_agree_by_a_guessed_address(ruth, people):
    ref = proposed(people)
    assert ruth.get(f"/retention/batches/{ref}/agree").status_code == 404
    answer = post(ruth, "/retention", f"/retention/batches/{ref}/agree", word="dispose")
    assert answer.status_code == 404
    assert DisposalBatch.get().state == "proposed"


@pytest.mark.outside("C9")
def test_what_is_not_due_is_refused_by_a_forged_form_too(ruth):
    answer = post(ruth, "/retention", "/retention", ref=["fam-01"])
    assert (answer.status_code, DisposalBatch.select().count()) == (409, 0)
    assert "not due any more" in answer.text


def test_nothing_ticked_is_said_above_the_list(ruth):
    answer = post(ruth, "/retention", "/retention")
    assert (answer.status_code, "Choose what to dispose of." in answer.text) == (422, True)


def test_the_chair_sends_a_batch_back(idris, people):
    ref = proposed(people)
    page = f"/retention/batches/{ref}"
    assert post(idris, page, f"{page}/send-back").status_code == 303
    assert "Sent back" in idris.get(page).text


def test_the_coordinator_takes_a_batch_back(ruth, people):
    ref = proposed(people)
    page = f"/retention/batches/{ref}"
    assert post(ruth, page, f"{page}/withdraw").status_code == 303
    assert "Withdrawn" in ruth.get(page).text


def test_a_family_is_held_back_and_let_go(ruth):
    page = "/retention/hold/fam-02"
    day = {"until": ["1", "3", "2027"]}
    assert ruth.send(page, why="court", reason="A hearing", until=["1"]).status_code == 422
    assert ruth.send(page, why="court", reason="A hearing", **day).status_code == 303
    text = ruth.get("/retention").text
    assert "Court: A hearing" in text
    assert 'value="fam-02"' not in text
    number = RetentionHold.get().id
    assert post(ruth, "/retention", f"/retention/held/{number}/lift").status_code == 303
    assert 'value="fam-02"' in ruth.get("/retention").text


def test_the_chair_does_not_read_why_it_is_held_back(ruth, idris):
    fields = {"why": "court", "reason": "A hearing", "until": ["1", "3", "2027"]}
    ruth.send("/retention/hold/fam-02", **fields)
    text = idris.get("/retention").text
    assert "Court" in text
    assert "A hearing" not in text


def test_who_is_not_there_cannot_be_held_back(ruth):
    assert ruth.get("/retention/hold/n-001").status_code == 404


def test_a_certificate_is_fetched_as_a_file(ruth, idris, people):
    ref = proposed(people)
    disposal.agree(people["chair"].person_id, ref, "dispose")
    disposal.dispose("command", ref)
    assert "All of them are whole" in ruth.get("/retention/certificates").text
    answer = idris.get("/retention/certificates/1")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")
    assert "certificate-of-disposal-1.pdf" in answer.headers["Content-Disposition"]
    assert "Disposed of" in ruth.get(f"/retention/batches/{ref}").text


@pytest.mark.outside("DP5")
def test_the_chair_keeps_something_longer_with_a_reason(idris):
    page = f"/retention/periods/{Kept.UNUSED}"
    assert idris.send(page, length="2", reason="Shorter").status_code == 422
    assert idris.send(page, length="six", reason="Longer").status_code == 422
    assert idris.send(page, length="6", reason="Our insurer asks for it").status_code == 303
    assert RetentionPeriod.get().length == 6
    assert "Our insurer asks for it" in idris.get("/retention/periods").text


@pytest.mark.outside("DP5")
@pytest.mark.parametrize("kept", [Kept.TRAIL, "nothing"])
def test_what_is_fixed_has_no_form(idris, kept):
    assert idris.get(f"/retention/periods/{kept}").status_code == 404


@pytest.mark.outside("DP5")
def test_the_coordinator_does_not_change_a_period(ruth):
    assert ruth.get(f"/retention/periods/{Kept.UNUSED}").status_code == 404
    assert "Keep longer" not in ruth.get("/retention/periods").text


def test_pages_without_anything_say_what_to_do(ruth, people):
    for unit in ("fam-02", "fam-06", "p-007"):
        retention.hold_back(people["coordinator"].person_id, unit, "court", "x", date(2027, 1, 1))
    assert "Nothing is due." in ruth.get("/retention").text
    assert "No batch was proposed yet." in ruth.get("/retention/batches").text
    assert "Nothing was disposed of yet." in ruth.get("/retention/certificates").text


def test_no_page_takes_more_than_twelve_queries(ruth, people):
    ref = proposed(people, "fam-02")
    retention.hold_back(people["coordinator"].person_id, "fam-06", "court", "x", date(2027, 1, 1))
    taken = {}
    with listening() as asked:
        for page in (*PAGES, f"/batches/{ref}", "/hold/fam-01"):
            asked.queries.clear()
            assert ruth.get(f"/retention{page}").status_code == 200
            taken[page] = len(asked.queries)
    assert {page: number for page, number in taken.items() if number > MOST} == {}
