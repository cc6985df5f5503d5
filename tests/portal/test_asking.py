"""Asking for what the centre holds, from the first page to the ticket."""

from __future__ import annotations

import pytest

from ccportal import keys
from ccportal.acts.intake import sealing
from ccportal.settings import Settings
from ccportal.store.portal import PortalRequest
from tests.portal.conftest import ANSWERS, Visitor, hidden, ticket

FOR_ME = {
    "about": {"about": "self"},
    "name": {"name": "Philippa Oakenshaw"},
    "born": {"born": ["7", "3", "1988"]},
    "what": {"what": "everything"},
    "reach": {"reach": "site"},
    "hints": {},
}


def test_the_first_page_has_three_doors(visitor: Visitor):
    page = visitor.get("/").text
    assert all(f'href="{door}"' in page for door in ("/ask", "/return", "/wrong"))


def test_whoever_asks_for_themselves_answers_six_questions(visitor: Visitor):
    visitor.answer(FOR_ME)
    assert "Question 6 of 6" in visitor.get("/ask/hints").text


def test_whoever_asks_for_a_child_says_how_they_know_them(visitor: Visitor):
    visitor.answer({name: ANSWERS[name] for name in ("about", "name", "born", "who")})
    assert "How do you know the child?" in visitor.get("/ask/authority").text


def test_whoever_asks_for_somebody_else_says_who_asked_them(visitor: Visitor):
    visitor.send("/ask/about", {"about": "other"})
    visitor.answer({name: ANSWERS[name] for name in ("name", "born")})
    assert "the person who asked you" in visitor.get("/ask/who").text


def test_no_answer_is_chosen_beforehand(visitor: Visitor):
    assert "checked" not in visitor.get("/ask/about").text


def test_an_answer_leads_to_the_next_question(visitor: Visitor):
    assert visitor.send("/ask/about", {"about": "self"}).location == "/ask/name"


def test_a_later_question_leads_to_the_first_that_is_open(visitor: Visitor):
    visitor.send("/ask/about", {"about": "self"})
    assert visitor.get("/ask/hints").location == "/ask/name"
    assert visitor.get("/ask/check").location == "/ask/name"


def test_a_question_that_is_not_asked_leads_on(visitor: Visitor):
    visitor.send("/ask/about", {"about": "self"})
    assert visitor.get("/ask/who").location == "/ask/name"


def test_what_was_answered_stands_there_on_the_way_back(visitor: Visitor):
    visitor.answer()
    assert 'value="Philippa Oakenshaw"' in visitor.get("/ask/name").text
    assert 'value="1988"' in visitor.get("/ask/born").text
    assert "Grandad Wilfred" in visitor.get("/ask/hints").text


def test_all_answers_can_be_checked(visitor: Visitor):
    visitor.answer()
    page = visitor.get("/ask/check").text
    for words in ("Philippa Oakenshaw", "7 March 1988", "By phone", "Do not post anything there"):
        assert words in page


def test_after_a_change_the_answers_are_checked_again(visitor: Visitor):
    visitor.answer()
    assert visitor.send("/ask/name", {"name": "Philippa Moss"}).location == "/ask/check"
    assert "Philippa Moss" in visitor.get("/ask/check").text


def test_a_change_that_opens_a_question_asks_it(visitor: Visitor):
    visitor.answer(FOR_ME)
    assert visitor.send("/ask/about", {"about": "child"}).location == "/ask/who"


def test_the_centre_gets_what_was_answered(made: Settings, visitor: Visitor):
    visitor.ask()
    said = sealing.open_said(keys.centre_secret(made), bytes(PortalRequest.get().sealed))
    assert said == {
        "kind": "access",
        "about": "child",
        "also_self": True,
        "name": "Philippa Oakenshaw",
        "other_names": "Pippa Threlfall",
        "born": "1988-03-07",
        "people": "Barnaby Oakenshaw 1 May 2019\r\nTamsin Oakenshaw 2 June 2021".replace("\r", ""),
        "authority": "I am their mother, they live with me in Quernmore.",
        "what": "time",
        "scope": "From Easter 2024 until we moved to Garstang.",
        "reach": "phone",
        "reach_where": "01632 960 742",
        "not_home": True,
        "large_print": True,
        "hints": "We came on Saturdays with Grandad Wilfred.",
    }


def test_what_was_answered_on_a_way_not_taken_is_not_sent(made: Settings, visitor: Visitor):
    visitor.answer()
    for slug in ("about", "what", "reach"):
        visitor.send(f"/ask/{slug}", FOR_ME[slug])
    visitor.send("/ask/check")
    said = sealing.open_said(keys.centre_secret(made), bytes(PortalRequest.get().sealed))
    assert (said["people"], said["reach_where"]) == ("", "")
    assert said["scope"] == "Everything you hold."


def test_nothing_is_kept_before_it_is_sent(visitor: Visitor):
    visitor.answer()
    visitor.get("/ask/check")
    assert not PortalRequest.select().exists()


def test_the_same_form_sent_twice_is_one_request_with_one_ticket(visitor: Visitor):
    visitor.answer()
    data = hidden(visitor.get("/ask/check").text)
    assert [visitor.client.post("/ask/check", data=data).location for _ in "12"] == ["/ticket"] * 2
    first = ticket(visitor.get("/ticket").text)
    assert ticket(visitor.get("/ticket").text) == first
    assert PortalRequest.select().count() == 1


def test_the_ticket_has_a_reference_and_six_words(visitor: Visitor):
    reference, words = visitor.ask()
    assert reference == PortalRequest.get().reference
    assert len(words.split()) == 6


def test_without_the_tick_the_ticket_stays(visitor: Visitor):
    kept = visitor.ask()
    answer = visitor.send("/ticket")
    assert answer.status_code == 422
    assert "There is something to put right" in answer.text
    assert ticket(answer.text) == kept


def test_a_ticket_that_is_not_kept_yet_is_shown_before_anything_else_is_asked(visitor: Visitor):
    visitor.ask()
    assert visitor.get("/ask/about").location == "/ticket"


def test_with_the_tick_the_request_opens_and_the_words_are_gone(visitor: Visitor):
    reference, words = visitor.ask()
    visitor.keep()
    page = visitor.get("/request").text
    assert reference in page
    assert not [word for word in words.split() if f"<li>{word}</li>" in page]
    assert visitor.get("/ticket").location == "/return"


def test_a_second_request_can_be_made_after_the_first(visitor: Visitor):
    first = visitor.ask()
    visitor.keep()
    assert visitor.ask(FOR_ME)[0] != first[0]
    assert PortalRequest.select().count() == 2


def test_a_page_with_a_fault_says_so_at_the_top_and_at_the_field(visitor: Visitor):
    answer = visitor.send("/ask/about")
    assert answer.status_code == 422
    assert answer.text.count("Choose who the information is about") == 2
    assert 'href="#about"' in answer.text


@pytest.mark.parametrize("path", ["/ask/nothing", "/ask/about/x", "/nowhere", "/request/nothing"])
def test_an_address_that_is_none_says_so(visitor: Visitor, path: str):
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
