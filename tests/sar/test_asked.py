"""Whom an answer speaks of and where it says that we looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.answers import strings
from support.requests import COORDINATOR, team

from ccportal.acts import requests
from ccportal.acts.requests_items import BY_HAND, STORES
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_state import find
from ccportal.errors import Invalid
from ccportal.rules.requests_facts import Event, Stage
from ccportal.sar.asked import asked, places
from ccportal.sar.letter import ROUTES, check_routes, letter
from ccportal.store.reviews import Centre

pytestmark = pytest.mark.clause("SAR")

TERMS = ("Ashdown", "Somebody Else")


@pytest.fixture
def ref(made):
    team()
    Centre.create(name="Millrace Contact Centre", address="1 Mill Lane, Thornby TH1 1AA")
    return requests.record(COORDINATOR, COORDINATOR, date(2020, 2, 29), "letter")


def certified(ref, found):
    detail = {"stores": dict.fromkeys(STORES, found), "terms": list(TERMS)}
    write(find(ref), Event.CERTIFY, COORDINATOR, Stage.ITEM_REVIEW, detail, NOTHING)


def told(ref):
    return " ".join(strings(letter(asked(ref))))


def test_the_letter_names_the_places_that_were_searched_by_hand(ref):
    certified(ref, True)
    assert set(places(ref)) == set(BY_HAND)
    assert all(one in told(ref) for one in BY_HAND)


def test_it_is_the_same_whether_something_was_found_there_or_not(ref):
    certified(ref, True)
    found = told(ref)
    certified(ref, False)
    assert told(ref) == found


def test_it_does_not_name_what_was_searched_for(ref):
    certified(ref, True)
    assert [one for one in TERMS if one in told(ref)] == []


def test_without_a_certificate_no_place_on_paper_is_named(ref):
    assert places(ref) == ()
    assert "by hand" not in told(ref)


def test_somebody_whom_the_register_does_not_know_stands_by_what_they_told(ref):
    other = requests.record(COORDINATOR, None, date(2020, 2, 29), "letter")
    requests.no_match(other, COORDINATOR, TERMS, name="Marguerite\u202e Ashdown")
    made = asked(other)
    assert (made.subject, made.addressee) == ("Marguerite Ashdown", "Marguerite Ashdown")
    assert (made.whom, made.whose) == ("you", "your")


def test_who_asked_for_somebody_else_is_not_taken_for_them(ref):
    made = replace(asked(ref), for_self=False, unknown=True)
    assert (made.whom, made.whose) == ("the person you named", "their")
    assert "the person you named stands" in " ".join(strings(letter(made)))


def test_who_agreed_to_what_is_new_alone_is_told_which_answer_has_the_rest(ref):
    assert "As you agreed" not in told(ref)
    narrowed = replace(asked(ref), since="26-AAAA-AA")
    said = " ".join(strings(letter(narrowed)))
    assert "our answer to your request 26-AAAA-AA" in said


def test_every_letter_names_the_three_ways_to_complain(ref):
    check_routes(letter(asked(ref)))


@pytest.mark.parametrize("number", ROUTES)
def test_a_letter_without_one_of_them_is_refused_and_it_is_said_which(ref, number):
    said = tuple(
        replace(one, points=tuple(line for line in one.points if f"section {number})" not in line))
        for one in letter(asked(ref))
    )
    with pytest.raises(Invalid, match=f"how to complain {ROUTES[number]}"):
        check_routes(said)
