"""The first steps of a centre, and what it says of itself."""

from __future__ import annotations

import pytest

from ccportal.errors import Invalid
from ccportal.rules.centre import Details, checked
from ccportal.rules.first_steps import Stands, Step, first_steps

WREN = Details("Wrenbank", "The Hall\nMill Lane")


def test_the_first_that_is_not_done_is_next_and_the_others_come_later():
    found = first_steps({Step.CENTRE, Step.POLICY, Step.HELPER}, put_away=False)
    assert found is not None
    assert found.done == 3
    assert dict(found.stands) == {
        Step.CENTRE: Stands.DONE,
        Step.POLICY: Stands.DONE,
        Step.SIGNED: Stands.NEXT,
        Step.CHAIR: Stands.LATER,
        Step.HELPER: Stands.DONE,
        Step.SESSIONS: Stands.LATER,
        Step.FAMILY: Stands.LATER,
    }


def test_the_list_goes_with_the_last_step():
    assert first_steps(set(Step) - {Step.FAMILY}, put_away=False) is not None
    assert first_steps(set(Step), put_away=False) is None


def test_a_list_that_was_put_away_is_not_shown():
    assert first_steps(set(), put_away=True) is None


def test_what_a_centre_says_of_itself_is_kept_tidy():
    said = Details(
        " Wrenbank  Centre ", " The Hall \n\n Mill  Lane ", " 1 ", "A@B.ORG ", "", "za 123456"
    )
    assert checked(said) == Details(
        "Wrenbank Centre", "The Hall\nMill Lane", "1", "a@b.org", "", "ZA123456"
    )


def test_a_name_and_an_address_are_enough():
    assert checked(WREN) == WREN


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (Details(" ", "Mill Lane"), "called"),
        (Details("Wrenbank", " \n "), "where"),
        (Details("Wrenbank", "Mill Lane", email="wrenbank"), "email"),
        (Details("Wrenbank", "Mill Lane", registration="123"), "ZA123456"),
        (Details("Wrenbank", "Mill Lane", registration="ZA1234"), "ZA123456"),
    ],
)
def test_what_is_missing_or_is_none_is_refused_in_words(said, fault):
    with pytest.raises(Invalid, match=fault):
        checked(said)
