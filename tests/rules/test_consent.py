"""Consents: for what, for whom, and from which day to which (C4, C5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccportal.errors import Invalid
from ccportal.rules.consent import (
    Consent,
    Detail,
    check_given,
    covered,
    covering,
    is_in_force,
    kinds,
)

GIVEN = date(2026, 3, 2)
DAY = timedelta(days=1)
SAID = Consent("p-1", "phone", "org-1", GIVEN)


@pytest.mark.boundary("C5", "a consent from its day on")
def test_a_consent_is_in_force_on_the_day_it_was_given_and_not_the_day_before():
    assert [is_in_force(SAID, GIVEN + one * DAY) for one in (-1, 0)] == [False, True]


@pytest.mark.boundary("C5", "a consent to its last day")
def test_a_consent_is_in_force_on_its_last_day_and_not_the_day_after():
    said = replace(SAID, until_on=date(2026, 5, 31))
    assert [is_in_force(said, date(2026, 5, 31) + one * DAY) for one in (0, 1)] == [True, False]


@pytest.mark.boundary("C5", "a consent until it is withdrawn")
@pytest.mark.clause("C5")
def test_a_consent_is_not_in_force_on_the_day_on_which_it_was_withdrawn():
    said = replace(SAID, withdrawn_on=date(2026, 4, 1))
    assert [is_in_force(said, date(2026, 4, 1) + one * DAY) for one in (-1, 0)] == [True, False]


def test_a_consent_that_was_given_and_withdrawn_on_one_day_was_never_in_force():
    assert not is_in_force(replace(SAID, withdrawn_on=GIVEN), GIVEN)


def test_a_consent_without_a_last_day_lasts_until_it_is_withdrawn():
    assert is_in_force(SAID, date(2046, 1, 1))


def test_a_consent_to_all_covers_each_kind():
    assert kinds("all-contacts") == frozenset(Detail)


@pytest.mark.parametrize("kind", Detail)
def test_a_consent_to_one_kind_covers_that_alone(kind):
    assert kinds(kind) == {kind}


def test_a_word_that_nobody_knows_covers_nothing():
    assert kinds("everything") == frozenset()


def test_every_kind_is_written_as_one_consent_to_all():
    assert covering(Detail) == ("all-contacts",)


def test_two_kinds_are_written_as_two_consents():
    assert covering([Detail.EMAIL, Detail.ADDRESS]) == ("address", "email")


@pytest.mark.clause("C4")
def test_a_consent_is_for_its_own_person_and_recipient_alone():
    found = [
        covered([SAID], person, recipient, GIVEN)
        for person, recipient in (("p-1", "org-1"), ("p-2", "org-1"), ("p-1", "org-2"))
    ]
    assert found == [{Detail.PHONE}, set(), set()]


@pytest.mark.parametrize(
    "faulty",
    [
        replace(SAID, covers="everything"),
        replace(SAID, recipient="p-1"),
        replace(SAID, given_on=GIVEN + DAY),
        replace(SAID, until_on=GIVEN - DAY),
    ],
    ids=["no kind", "to oneself", "a day to come", "over before it begins"],
)
def test_what_cannot_be_a_consent_is_refused(faulty):
    with pytest.raises(Invalid):
        check_given(faulty, GIVEN)


def test_a_consent_for_one_day_alone_is_taken():
    check_given(replace(SAID, until_on=GIVEN), GIVEN)
    assert is_in_force(replace(SAID, until_on=GIVEN), GIVEN)
