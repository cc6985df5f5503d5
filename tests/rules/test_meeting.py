"""Which families must not meet: a risk from one's people to another's."""

from __future__ import annotations

import pytest

from ccportal.rules.meeting import Danger, Pair, between, pairs

pytestmark = pytest.mark.clause("VIO")

ASH, HILL, ROSS = frozenset({"a1", "a2"}), frozenset({"h1", "h2"}), frozenset({"r1"})


def danger(source: str, *to: str, ref: str = "r-1") -> Danger:
    return Danger(ref, source, frozenset(to))


@pytest.mark.parametrize("risk", [danger("a1", "h2"), danger("h2", "a1"), danger("a2", "x", "h1")])
def test_a_risk_from_one_to_the_other_keeps_them_apart(risk):
    assert between(ASH, HILL, [risk]) == ("r-1",)


@pytest.mark.parametrize(
    "risk", [danger("a1", "a2"), danger("a1", "r1"), danger("x", "a1", "h1"), danger("a1")]
)
def test_a_risk_within_a_family_or_to_or_from_others_does_not(risk):
    assert between(ASH, HILL, [risk]) == ()


def test_a_person_of_both_families_is_within_each():
    both = frozenset({"a1", "h1"})
    assert between(ASH, both, [danger("a2", "a1")]) == ()
    assert between(ASH, both, [danger("a2", "h1")]) == ("r-1",)


def test_all_the_risks_between_them_are_named():
    risks = [danger("a1", "h1", ref="r-2"), danger("h1", "a1", ref="r-1"), danger("a1", "r1")]
    assert between(ASH, HILL, risks) == ("r-2", "r-1")


def test_every_pair_of_a_session_is_found_once_in_the_order_of_their_refs():
    families = {"f-3": ROSS, "f-1": ASH, "f-2": HILL}
    risks = [danger("r1", "a1"), danger("h1", "r1", ref="r-2")]
    assert pairs(families, risks) == (
        Pair("f-1", "f-3", ("r-1",)),
        Pair("f-2", "f-3", ("r-2",)),
    )


def test_families_without_a_risk_between_them_may_meet():
    assert pairs({"f-1": ASH, "f-2": HILL}, [danger("a1", "a2")]) == ()
