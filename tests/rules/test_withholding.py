"""On what ground something may be kept out, and what stands in its place."""

from __future__ import annotations

import pytest

from ccportal.rules.withholding import (
    GROUNDS,
    NO_REASON,
    Exemption,
    Mode,
    ground,
    needs_second_reason,
    offered,
    precedence,
)


def test_the_policys_own_exemption_comes_first():
    assert offered(health_data=False, child_asked_for_by_parent=False)[0] is Exemption.CR2


def test_every_exemption_has_its_marker_explanation_statute_and_test():
    assert set(GROUNDS) == set(Exemption)
    for one in GROUNDS.values():
        assert all((one.marker, one.explanation, one.statute, one.test))


def test_no_two_markers_are_the_same():
    words = [one.marker for one in (*GROUNDS.values(), NO_REASON)]
    assert len(set(words)) == len(words)


def test_a_marker_without_a_code_says_no_reason():
    assert ground(None).marker == "left out"


def test_a_marker_with_a_code_says_what_it_is_about():
    assert ground(Exemption.TP16).marker == "another person"


@pytest.mark.parametrize("child", [True, False])
def test_serious_harm_is_offered_for_health_data_alone(child):
    def codes(health):
        return offered(health_data=health, child_asked_for_by_parent=child)

    assert Exemption.HP6 in codes(True)
    assert Exemption.HP6 not in codes(False)


@pytest.mark.parametrize("health", [True, False])
def test_child_abuse_data_is_one_only_where_a_parent_asks_for_a_childs(health):
    def codes(child):
        return offered(health_data=health, child_asked_for_by_parent=child)

    assert Exemption.CA21 in codes(True)
    assert Exemption.CA21 not in codes(False)


@pytest.mark.clause("VIO")
@pytest.mark.parametrize("mode", list(Mode))
def test_the_policys_own_exemption_always_needs_the_second_persons_reason(mode):
    assert needs_second_reason(Exemption.CR2, mode)


@pytest.mark.parametrize("exemption", list(Exemption))
def test_silence_always_needs_the_second_persons_reason(exemption):
    assert needs_second_reason(exemption, Mode.SILENT)


@pytest.mark.parametrize("mode", [Mode.STATED, Mode.GENERIC])
def test_another_exemption_that_is_marked_needs_none(mode):
    assert not needs_second_reason(Exemption.TP16, mode)


def test_a_marker_for_several_codes_shows_the_one_offered_first():
    assert precedence(frozenset({Exemption.LPP19, Exemption.TP16})) is Exemption.TP16


def test_a_marker_for_several_codes_shows_none_where_one_gives_no_reason():
    assert precedence(frozenset({Exemption.LPP19, None})) is None
