"""A word beside a marker that can only mean whoever asks, or their child, is no finding."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.inference_own import NOBODY, TITLES, Own, own_of
from ccportal.rules.inference_signs import Shown, pronouns
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_people import Register
from ccportal.rules.redaction import Marker
from ccportal.rules.withholding import Exemption

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

MARK = Marker(Exemption.TP16)
FATHER = Own({"craig": "m", "zoe": "f"}, TITLES["m"])


def found(text, own=FATHER):
    """The findings in a text in which `_` is a marker."""
    pieces = []
    for at, part in enumerate(text.split("_")):
        pieces += [MARK] * bool(at) + [part] * bool(part)
    return list(pronouns(Shown("n-1", date(2026, 1, 1), (tuple(pieces),)), own))


@pytest.mark.parametrize(
    "text",
    [
        "Craig lifted his phone to take a photo of _",
        "Dad went quiet and asked who _ was",
        "Dad tried taking a photo on his phone, _ said no photos and dad kicked off",
        "Father gave an envelope to _ at noon",
        "_ made a lantern with dad out of a pumpkin",
        "Zoe said that she had seen _ at the pool",
        "Dad said that Zoe was glad that she had seen _",
        "He left. Then Dad said he knew _",
    ],
)
def test_what_can_only_mean_whoever_asks_or_their_child_tells_of_nobody(text):
    assert found(text) == []
    assert len(found(text, NOBODY)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "_ ran straight to him",
        "_ spoke to Craig in the porch, he said sorry",
        "Craig asked _ if he was well",
        "Craig said that she had seen _",
        "Zoe said that he had seen _",
        "He said that Craig had seen _",
        "_ told Craig that he knew _",
        "Craig came with his _",
        "Dad, _, came at noon",
        "Then _ (dad) came at noon",
        "_'s dad helped",
        "Her father asked for _",
        "Her stepdad asked for _",
        "her own dad asked for _",
        "Her dad said that he knew _",
        "Craig’s brother asked for _",
        "Craig and his mother asked for _",
        "Craig asked for _ and nan",
        "Mum went quiet and asked who _ was",
        "Mum said that she had seen _",
        "The neighbour said to Craig that _ was well",
    ],
)
def test_what_may_mean_whoever_is_behind_the_marker_is_still_found(text):
    assert found(text)


def test_a_word_far_from_the_marker_says_nothing_of_it():
    assert found("He came " + "and went " * 10 + "with _") == []
    assert found("With _ came " + "and went " * 10 + "he") == []


def someone(ref, given, *families):
    return Someone(ref, given, "Pollitt", families=families)


def own(*people):
    """What is the own of the first of these."""
    return own_of(Seeker(Register({one.ref: one for one in people}), people[0].ref))


CRAIG = someone("p-1", "Craig", ("f-1", "contact-parent"))
ZOE = someone("p-2", "Zoe", ("f-1", "child"))
LISA = someone("p-3", "Lisa", ("f-1", "resident-parent"))


def test_a_parent_has_their_names_their_childrens_and_what_a_parent_is_called():
    made = own(CRAIG, ZOE, LISA)
    assert dict(made.names) == {"craig": "m", "zoe": "f"}
    assert made.titles == TITLES["m"]


def test_a_name_that_another_member_has_is_nobodys():
    nan = someone("p-4", "Zoe", ("f-1", "relative"))
    assert dict(own(CRAIG, ZOE, LISA, nan).names) == {"craig": "m"}


@pytest.mark.parametrize("given", ["Derek", "Qxyz"])
def test_where_both_parents_may_be_called_so_nobody_is(given):
    other = someone("p-3", given, ("f-1", "resident-parent"))
    assert own(CRAIG, ZOE, other).titles == frozenset()


def test_who_is_no_parent_or_nobody_knows_as_what_has_their_name_at_most():
    nan = someone("p-4", "Maggie", ("f-1", "relative"))
    assert own(nan, ZOE, LISA) == Own({"maggie": "f"})
    assert own(someone("p-1", "Qxyz", ("f-1", "contact-parent")), LISA) == NOBODY


def test_a_child_of_another_family_is_not_theirs():
    other = someone("p-5", "Ben", ("f-2", "child"))
    assert dict(own(CRAIG, other).names) == {"craig": "m"}
