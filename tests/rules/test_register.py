"""The register of processing: every table is in one kind, and every kind says all of it (DP1)."""

from __future__ import annotations

from collections import Counter

import pytest

from ccportal.catalogue import TABLES, How
from ccportal.catalogue_register import KINDS
from ccportal.rules.retention_periods import Kept

pytestmark = [pytest.mark.clause("DP1"), pytest.mark.clause("DP2")]

PUT_IT = "put the table into a kind of ccportal/catalogue_register.py"


def test_every_table_is_in_one_kind_and_no_other():
    named = Counter(table for one in KINDS for table in one.tables)
    assert {table for table, times in named.items() if times > 1} == set()
    assert set(named) == {one.model for one in TABLES}, PUT_IT


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.name)
def test_every_kind_has_one_purpose_a_basis_sources_recipients_and_a_period(kind):
    assert {one.purpose for one in kind.held} == {kind.purpose}
    for said in (kind.purpose.words, kind.purpose.basis, kind.purpose.plain, kind.purpose.allows):
        assert said
    assert all((kind.sources, kind.recipients, kind.kept))
    assert set(kind.kept) <= set(Kept)


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.name)
def test_what_holds_words_about_people_or_health_or_checks_has_its_condition(kind):
    words = any(each.how is How.WORDS for one in kind.held for each in one.fields)
    sensitive = words or {"Need", "DbsCheck", "RetentionHold"} & set(kind.tables)
    assert bool(kind.condition) or not sensitive


def test_every_period_that_the_centre_has_is_said_of_some_kind():
    assert set(Kept) == {Kept(one) for kind in KINDS for one in kind.kept}
