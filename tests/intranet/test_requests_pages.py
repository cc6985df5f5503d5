"""Who may see and do what on the pages of a request, and that what is not there is not there."""

from __future__ import annotations

import logging

import pytest
from support.request_steps import STEPS, kept, post, told
from support.way import PARTLY, SILENT, bring

from ccportal.store.audit import AuditEntry

DECIDING = (
    *("matched", "nobody", "identity", "hold", "came/advice", "accept", "search", "certify"),
    *("match", f"items/{PARTLY}", f"undo/{PARTLY}", "take-in", "as-the-other", "submit"),
    *("build", "ready"),
    *("way", "delivered", "rework", "close", "withdraw", "lapse", "invalid", "duplicate", "extend"),
    *("refusal", "reopen", "message", "extension/drop", "charge", "paid", "remind-identity"),
    *("look-again", "ticket", "narrow", "namesake"),
)
"""What the chair may not do."""


@pytest.mark.outside("SAR")
def test_a_volunteer_knows_of_no_page_of_a_request(volunteer, riverside):
    way = bring("second_review")
    pages = ["", "/match", f"/items/{PARTLY}", "/second", f"/second/{SILENT}", "/answer.pdf"]
    pages += [f"/pages/{PARTLY}/1", "/proof/none", "/proof/none/1"]
    seen = {volunteer.get(f"/requests/{way.ref}{page}").status_code for page in pages}
    seen |= {volunteer.get("/requests").status_code, volunteer.get("/requests/new").status_code}
    before = kept(way.ref)
    seen |= {post(volunteer, way.ref, step, **STEPS[step][1]).status_code for step in STEPS}
    assert (seen, kept(way.ref)) == ({404}, before)


def test_the_chair_decides_nothing(chair, riverside):
    way = bring("item_review")
    before = kept(way.ref)
    answers = {
        step: post(chair, way.ref, step, **STEPS.get(step, (None, {}))[1]).status_code
        for step in DECIDING
    }
    assert set(answers.values()) == {404}
    assert kept(way.ref) == before
    assert chair.get(f"/requests/{way.ref}/items/{PARTLY}").status_code == 404


def test_the_chair_reads_and_agrees(signed, riverside):
    way = bring("second_review")
    chair = signed(way.chair)
    pages = ("", "/second", f"/second/{SILENT}")
    assert [chair.get(f"/requests/{way.ref}{page}").status_code for page in pages] == [200] * 3


def test_a_look_at_a_request_and_at_a_record_is_noted_down(signed, riverside):
    way = bring("item_review")
    signed(way.coordinator).get(f"/requests/{way.ref}")
    signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}")
    actions = [
        (one.action, one.detail)
        for one in AuditEntry.select().where(
            AuditEntry.actor == way.coordinator.person_id, AuditEntry.action.contains(":read")
        )
    ]
    assert actions == [("request:read", None), ("request:read-item", PARTLY)]


def test_who_prepared_it_is_told_that_somebody_else_has_to_agree(signed, riverside):
    way = bring("second_review")
    client = signed(way.coordinator)
    for page in ("", "/second", f"/second/{PARTLY}"):
        text = client.get(f"/requests/{way.ref}{page}").text
        assert "<button" not in text.partition("<main")[2].partition("What happened")[0] or not page
    assert "somebody else has to agree" in client.get(f"/requests/{way.ref}").text
    assert "somebody else has to agree" in client.get(f"/requests/{way.ref}/second").text
    before = kept(way.ref)
    answer = post(client, way.ref, "agree", own_reason="Mine.")
    assert (answer.status_code, kept(way.ref)) == (409, before)
    assert "Somebody else has to agree" in told(answer)


def test_approving_needs_the_password(signed, riverside):
    way = bring("agreed")
    client, before = signed(way.chair), kept(way.ref)
    for password, words in (("", "Enter your password"), ("guess", "not your password")):
        answer = post(client, way.ref, "approve", password=password)
        assert (answer.status_code, kept(way.ref)) == (422, before)
        assert words in told(answer)


def test_a_record_is_only_looked_at_while_the_request_is_not_being_read(signed, riverside):
    way = bring("second_review")
    text = signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}").text
    assert "nothing can be decided here" in text
    assert 'name="action"' not in text
    assert "Rory Tallentire" in text


@pytest.mark.parametrize(
    "page",
    [
        *("/requests/none-such", "/requests/none-such/match", "/requests/none-such/second"),
        *("/requests/{ref}/items/none-such", "/requests/{ref}/items/n-023"),
        *("/requests/{ref}/items/p-018", "/requests/{ref}/second/none-such"),
        *("/requests/{ref}/pages/n-034/1", "/requests/{ref}/pages/n-034/0"),
        *(
            "/requests/{ref}/answer.pdf",
            "/requests/{ref}/answer.txt",
            "/requests/{ref}/proof/none",
            "/requests/a%00b",
        ),
        *("/requests/{ref}/items/%00", "/requests/{ref}/items/../../../etc/passwd"),
    ],
)
def test_what_is_not_there_is_not_there(brought, page):
    way, client = brought("item_review")
    answer = client.get(page.format(ref=way.ref))
    assert answer.status_code in (400, 404), answer.status_code


def queries(caplog, client, page: str) -> int:
    """How many statements a page takes."""
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        caplog.clear()
        assert client.get(page).status_code == 200
        return sum(one.name == "peewee" for one in caplog.records)


def test_the_board_takes_as_many_queries_for_fifty_requests_as_for_five(signed, riverside, caplog):
    way = bring("item_review")
    client = signed(way.coordinator)
    client.get("/requests")
    few = queries(caplog, client, "/requests")
    for _ in range(20):
        bring("received")
    assert queries(caplog, client, "/requests") == few
    assert few <= 12


def test_the_list_of_records_takes_no_query_for_each(signed, riverside, caplog):
    one, other = bring("item_review", "p-033"), bring("item_review", "p-018")
    pages = {way: f"/requests/{way.ref}/second" for way in (one, other)}
    taken = [queries(caplog, signed(way.coordinator), page) for way, page in pages.items()]
    assert taken[1] - taken[0] <= 12
