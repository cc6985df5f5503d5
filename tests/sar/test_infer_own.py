"""What the subject's own entries say in free words is read before anybody agrees to an answer.

Names and details are refused when they are entered; this is for what was not known for one then.
"""

from __future__ import annotations

from datetime import date

import pytest
from support.way import SUBJECT, bring

from ccportal.acts import arrangements
from ccportal.acts.arrangements import Needed
from ccportal.sar.infer import inferences
from ccportal.store.families import Member

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

STREET = "14 Plover Rise"


@pytest.fixture
def told(riverside):
    """A request that is decided, and its family."""
    way = bring("decided")
    return way, Member.get(Member.person == SUBJECT).family_id


def found(way, ref):
    return {one.words[0] for one in inferences(way.ref) if ref in one.records}


def test_what_a_court_ordered_may_tell_of_somebody(told):
    way, family = told
    assert found(way, family) == set()
    words = f"Handing over at {STREET}, every week."
    arrangements.order(way.coordinator.person_id, family, date(2025, 12, 18), words, None)
    assert any(STREET in words for words in found(way, family))


def test_what_they_need_may(told):
    way, _family = told
    arrangements.need(way.coordinator.person_id, SUBJECT, Needed.NEED, f"A taxi from {STREET}")
    assert any(STREET in words for words in found(way, SUBJECT))


def test_words_of_nobody_else_ask_nothing(told):
    way, family = told
    day = date(2025, 12, 18)
    arrangements.order(way.coordinator.person_id, family, day, "Two hours, supported.", None)
    assert found(way, family) == set()
