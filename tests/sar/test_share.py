"""How much of a request's records is kept back, as the gauge of its pages counts it."""

from __future__ import annotations

import pytest

from ccportal.rules.withholding import Action, Exemption
from ccportal.sar.share import kept_back
from ccportal.store.contact import Note
from ccportal.store.requests import Decision, Passage

pytestmark = pytest.mark.clause("SAR")

REF, NOTE = "req-06", "n-021"
TEXT = "Rory came late. Rory said nothing."


@pytest.fixture
def decided(riverside):
    """A request with one record, of six words, and what was decided about it."""
    Note.update(text=TEXT).where(Note.ref == NOTE).execute()
    others = Decision.select(Decision.id).where(Decision.request == REF, Decision.record != NOTE)
    Passage.delete().where(Passage.decision.in_(others)).execute()
    Decision.delete().where(Decision.id.in_(others)).execute()
    return Decision.get(Decision.request == REF)


def settle(one: Decision, action: str, exemption: str | None) -> None:
    Decision.update(action=action, exemption=exemption).where(Decision.id == one.id).execute()


def test_of_what_is_given_whole_nothing_is_kept_back(decided):
    settle(decided, "include", None)
    (kept,) = kept_back(REF)
    assert (kept.area, kept.action) == ("notes", Action.INCLUDE)
    assert (kept.words, kept.covered, kept.codes) == (6, 0, frozenset())


def test_of_what_is_withheld_every_word_is(decided):
    settle(decided, "withhold", "CR2")
    (kept,) = kept_back(REF)
    assert (kept.words, kept.covered, kept.codes) == (6, 6, {Exemption.CR2})


def test_of_what_is_given_in_part_the_words_that_are_covered(decided):
    settle(decided, "redact", None)
    Passage.create(decision=decided, position=0, find="Rory", exemption="TP16", mode="stated")
    (kept,) = kept_back(REF)
    assert (kept.words, kept.covered, kept.codes) == (6, 2, {Exemption.TP16})
