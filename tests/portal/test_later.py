"""Stopping halfway, and coming back: with the ticket alone, and for two weeks."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from ccportal import keys
from ccportal.acts.intake import sealing
from ccportal.acts.intake.door import WrongTicket, come_in
from ccportal.acts.intake.drafts import forget_what_is_over, go_on
from ccportal.errors import NotFound, Refused
from ccportal.settings import Settings
from ccportal.store.portal import PortalDraft, PortalRequest
from tests.portal.conftest import ANSWERS, TYPED, Visitor, ticket

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C8")]


@pytest.fixture
def other(app: Flask) -> Visitor:
    """Somebody else, or the same in another browser."""
    return Visitor(app.test_client())


HALF = {name: ANSWERS[name] for name in ("about", "name", "born", "who")}


def stopped(visitor: Visitor) -> tuple[str, str]:
    """Answer half of it and stop; the ticket that is shown."""
    visitor.answer(HALF)
    sent = visitor.send("/ask/authority", ANSWERS["authority"] | {"later": "1"})
    assert sent.location == "/later"
    assert "We keep what you wrote for 14 days" in visitor.get("/later").text
    return ticket(visitor.send("/later").text)


def back(visitor: Visitor, reference: str, words: str) -> str:
    """Come back with a ticket; where it leads."""
    sent = visitor.send("/return", {"reference": reference, "words": words})
    return str(sent.location)


def test_who_stops_comes_back_to_the_next_question_and_sends_it_with_the_same_ticket(
    visitor: Visitor, other: Visitor, made: Settings
):
    reference, words = stopped(visitor)
    assert PortalRequest.select().count() == 0
    assert back(other, reference.lower(), words.upper()) == "/ask/what"
    assert "they live with me in Quernmore." in other.get("/ask/authority").text
    other.answer({name: ANSWERS[name] for name in ("what", "detail", "reach", "where", "hints")})
    assert other.send("/ask/check").location == "/ticket"
    assert ticket(other.get("/ticket").text) == (reference, words)
    sent = PortalRequest.get(PortalRequest.reference == reference)
    said = sealing.open_said(keys.centre_secret(made), bytes(sent.sealed))
    assert said["name"] == "Philippa Oakenshaw"
    assert PortalDraft.select().count() == 0


def test_it_can_be_kept_again_under_the_same_ticket(visitor: Visitor, other: Visitor):
    first = stopped(visitor)
    back(other, *first)
    other.answer({"what": ANSWERS["what"]})
    assert other.get("/later").status_code == 200
    assert ticket(other.send("/later").text) == first
    assert PortalDraft.select().count() == 1
    assert back(visitor, *first) == "/ask/detail"


def test_nothing_of_it_can_be_read_as_it_lies(visitor: Visitor, made: Settings):
    _, words = stopped(visitor)
    row = PortalDraft.get()
    lies = repr([row.__data__[name] for name in row.__data__])
    assert [one for one in (*TYPED, *words.split()) if one in lies] == []
    with pytest.raises(Refused):
        sealing.open_said(keys.centre_secret(made), bytes(row.sealed))


def test_a_wrong_word_and_a_reference_that_was_never_given_are_answered_alike(
    visitor: Visitor, other: Visitor
):
    reference, _ = stopped(visitor)
    known = other.send("/return", {"reference": reference, "words": "a b c d e f"})
    never = other.send("/return", {"reference": "26-7777-77", "words": "a b c d e f"})
    assert known.status_code == never.status_code == 422
    assert "do not go together" in known.text
    plain = [page.text.replace(reference, "").replace("26-7777-77", "") for page in (known, never)]
    assert len(plain[0]) == len(plain[1])


@pytest.mark.boundary("SAR", "what was begun is there for fourteen days")
def test_it_is_there_on_its_last_day_and_gone_on_the_day_after(visitor: Visitor, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    reference, words = stopped(visitor)
    time_machine.move_to("2026-12-09T23:00:00Z", tick=False)
    forget_what_is_over()
    assert PortalDraft.get().kept_until == date(2026, 12, 9)
    opened = come_in(reference, words)
    assert opened.draft
    time_machine.move_to("2026-12-10T00:30:00Z", tick=False)
    with pytest.raises(WrongTicket):
        come_in(reference, words)
    forget_what_is_over()
    assert PortalDraft.select().count() == 0
    with pytest.raises(NotFound):
        go_on(opened, words)


def test_an_answer_that_does_not_hold_is_not_kept_and_stops_nobody(visitor: Visitor):
    visitor.answer({"about": ANSWERS["about"]})
    assert visitor.send("/ask/name", {"name": "", "later": "1"}).location == "/later"
    assert visitor.send("/later").status_code == 200


def test_before_the_first_answer_there_is_nothing_to_keep(visitor: Visitor):
    assert visitor.get("/later").location == "/ask"
    refused = visitor.send("/ask/about", {"later": "1"})
    assert refused.status_code == 422
    assert "come back later" not in visitor.get("/ask/about").text


def test_after_it_was_sent_there_is_nothing_to_keep(visitor: Visitor):
    visitor.ask()
    assert visitor.get("/later").location == "/ticket"


def test_a_complaint_is_not_kept_as_a_request(visitor: Visitor):
    visitor.send("/wrong/complain", {"words": "It hurt.", "name": "Ada"})
    assert visitor.get("/later").location == "/ticket"


def test_who_closes_leaves_nothing_in_the_browser(visitor: Visitor):
    stopped(visitor)
    closed = visitor.send("/later/close", form="/later")
    assert (closed.status_code, "Clear-Site-Data" in closed.headers) == (303, True)
    assert visitor.get("/ask/authority").location == "/ask/about"
