"""A complaint without a ticket: one form, sealed to the centre, with a ticket of its own."""

from __future__ import annotations

import re

import pytest
from support.requests import team

from ccportal import keys
from ccportal.acts import post
from ccportal.acts.intake import sealing
from ccportal.acts.intake.door import come_in
from ccportal.acts.requests_ends import acknowledge, settle
from ccportal.rules.requests_facts import Outcome
from ccportal.settings import Settings
from ccportal.store.people import Person, Record
from ccportal.store.portal import PortalRequest
from ccportal.store.requests import Request
from tests.portal.conftest import ANSWERS, Visitor, hidden, ticket

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

GIVEN = {"words": "You wrote to my old flat in Garstang.", "name": "Philippa Oakenshaw"}
PATH = "/wrong/complain"


def sent(visitor: Visitor) -> tuple[str, str]:
    assert visitor.send(PATH, GIVEN).location == "/ticket"
    return ticket(visitor.get("/ticket").text)


def test_the_door_for_what_is_wrong_leads_to_the_form(visitor: Visitor):
    assert f'href="{PATH}"' in visitor.get("/wrong").text


def test_it_is_sealed_to_the_centre_and_nothing_stands_there_in_clear(
    visitor: Visitor, made: Settings
):
    sent(visitor)
    kept = bytes(PortalRequest.get().sealed)
    said = sealing.open_said(keys.centre_secret(made), kept)
    assert (said["kind"], said["name"], said["scope"]) == (
        "complaint",
        GIVEN["name"],
        GIVEN["words"],
    )
    assert b"Garstang" not in kept


def test_the_centre_gets_a_request_of_that_kind(visitor: Visitor):
    reference, _words = sent(visitor)
    assert post.fetch("command") == [reference]
    request = Request.get()
    assert (request.kind, request.scope, request.subject_id) == ("complaint", GIVEN["words"], None)


def test_its_ticket_lets_its_sender_come_back(visitor: Visitor):
    reference, words = sent(visitor)
    visitor.keep()
    assert come_in(reference, words).reference == reference
    assert visitor.get("/request").status_code == 200


def test_sent_twice_it_is_kept_once(visitor: Visitor):
    visitor.get(PATH)
    data = hidden(visitor.get(PATH).text) | GIVEN
    for _ in range(2):
        visitor.client.post(PATH, data=data, content_type="multipart/form-data")
    assert PortalRequest.select().count() == 1


@pytest.mark.parametrize("missing", ["words", "name"])
def test_without_words_or_a_name_nothing_is_sent(visitor: Visitor, missing: str):
    answer = visitor.send(PATH, GIVEN | {missing: " "})
    assert answer.status_code == 422
    assert PortalRequest.select().count() == 0


def test_too_much_is_not_sent(visitor: Visitor):
    assert visitor.send(PATH, GIVEN | {"words": "x" * 5_001}).status_code == 422
    assert PortalRequest.select().count() == 0


def test_it_is_alike_for_who_is_known_and_who_is_not(visitor: Visitor, app):
    Record.create(ref="p-1", kind="people")
    Person.create(ref="p-1", given_names="Philippa", family_name="Oakenshaw")
    stranger = Visitor(app.test_client())
    pages = []
    for one, name in ((visitor, "Philippa Oakenshaw"), (stranger, "Marguerite Woodlands")):
        assert one.send(PATH, GIVEN | {"name": name}).location == "/ticket"
        pages.append(_without_what_is_drawn(one.get("/ticket").text))
    assert pages[0] == pages[1]
    boxes = {len(bytes(one.sealed)) for one in PortalRequest.select()}
    assert len(boxes) == 1


def test_what_was_begun_before_is_still_there_after_it(visitor: Visitor):
    visitor.send("/ask/about", ANSWERS["about"])
    sent(visitor)
    visitor.keep()
    assert visitor.get("/ask/name").status_code == 200


def test_the_page_speaks_of_no_answer_to_collect(visitor: Visitor):
    reference, _words = sent(visitor)
    team()
    post.fetch("command")
    visitor.keep()
    page = visitor.get("/request").text
    assert "We look into it" in page
    assert "Ready for you" not in page
    assert "You hear from us by" in page
    acknowledge(reference, "command", "on the portal")
    post.fetch("command")
    assert "You hear from us by" not in visitor.get("/request").text
    settle(reference, "command", Outcome.DONE, "We wrote to the new flat.", told=True)
    post.fetch("command")
    assert "It is closed" in visitor.get("/request").text


def _without_what_is_drawn(page: str) -> str:
    """The page but for its reference, its words and its tokens."""
    page = re.sub(r"<dl class=\"cc-ticket.*?</dl>", "", page, flags=re.DOTALL)
    return re.sub(r"(value|nonce)=\"[^\"]*\"", "", page)
