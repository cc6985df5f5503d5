"""How much is kept back, and when it is asked whether that is too much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccportal.rules.withheld_share import FEW, Kept, by_area, by_code, questions
from ccportal.rules.withholding import Action, Exemption

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

WHOLE = Kept("notes", Action.INCLUDE, frozenset(), 100, 0, personal=False)
PART = Kept("notes", Action.REDACT, frozenset({Exemption.TP16}), 100, 5, personal=False)
GONE = Kept("risks", Action.WITHHOLD, frozenset({Exemption.CR2}), 50, 50, personal=True)


def test_each_area_has_its_share():
    notes, risks = by_area([WHOLE, PART, GONE])
    assert (notes.name, notes.records, notes.in_part, notes.withheld) == ("notes", 2, 1, 0)
    assert (notes.in_a_hundred, notes.impersonal) == (2, 1)
    assert (risks.name, risks.withheld, risks.in_a_hundred) == ("risks", 1, 100)


def test_each_code_that_is_used_has_its_share_of_all_words():
    cr2, tp16 = by_code([WHOLE, PART, GONE])
    assert (cr2.name, cr2.records, cr2.in_a_hundred) == ("CR2", 1, 20)
    assert (tp16.name, tp16.records, tp16.in_a_hundred) == ("TP16", 1, 2)


def test_little_is_shown_as_one_and_nothing_as_nothing():
    (one,) = by_area([replace(PART, words=1000, covered=1)])
    assert one.in_a_hundred == 1
    (none,) = by_area([WHOLE])
    assert none.in_a_hundred == 0


@pytest.mark.parametrize(("impersonal", "others", "asked"), [(5, 10, 1), (5, 11, 0), (4, 0, 0)])
def test_it_is_asked_where_a_third_is_kept_back_for_the_same_words(impersonal, others, asked):
    assert len(questions([*[PART] * impersonal, *[WHOLE] * others])) == asked


def test_nobody_is_asked_whose_reasons_are_their_own():
    assert questions([replace(PART, personal=True)] * 20) == ()


def test_what_is_not_about_them_counts_for_nothing():
    apart = replace(WHOLE, action=Action.UNRELATED)
    assert len(questions([*[PART] * FEW, *[apart] * 100])) == 1


@pytest.mark.parametrize(("covered", "asked"), [(20, 1), (19, 0)])
def test_it_is_asked_where_a_fifth_of_the_words_is_covered(covered, asked):
    one = replace(PART, covered=covered, personal=True)
    assert len(questions([one] * FEW)) == asked
    assert questions([one] * (FEW - 1)) == ()
