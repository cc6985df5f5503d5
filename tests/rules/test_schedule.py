"""The schedule of what is kept back: its numbers, what is missing in it, and who may read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccportal.errors import NotPermitted
from ccportal.rules.schedule import Place, Why, check_reader, gaps, schedule
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed, in_words
from ccportal.rules.withholding import Exemption, Mode

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

WHOLE = Why(
    code=Exemption.CR2,
    mode=Mode.SILENT,
    reason="He would come.",
    evidence="The order of May.",
    weighed=Weighed(),
    review_by=date(2027, 3, 1),
    decided_by="Ruth Oakes",
    decided_on=date(2026, 3, 1),
    opened_by="Idris Bell",
    agreed_by="Idris Bell",
    agreed_on=date(2026, 3, 2),
    agreed_reason="I see it too.",
)
OTHER = replace(WHOLE, code=Exemption.TP16, mode=Mode.STATED, agreed_reason="")
ONE, TWO, THREE = (Place(f"n-{number}", "Notes", "1 May 2026") for number in (1, 2, 3))


def test_what_has_one_reason_stands_together_and_all_is_numbered_through():
    groups = schedule([(ONE, WHOLE), (TWO, OTHER), (THREE, WHOLE)])
    assert [(one.why, one.places) for one in groups] == [
        (WHOLE, ((1, ONE), (2, THREE))),
        (OTHER, ((3, TWO),)),
    ]
    assert schedule([]) == ()


@pytest.mark.parametrize(
    ("why", "missing"),
    [
        (WHOLE, ()),
        (OTHER, ()),
        (replace(WHOLE, evidence=" "), ("No evidence is put down.",)),
        (replace(WHOLE, review_by=None), ("No day is set on which it is looked at again.",)),
        (replace(WHOLE, agreed_by=""), ("Nobody has agreed to it yet.",)),
        (
            replace(WHOLE, agreed_reason=" "),
            ("Whoever agreed gave no reason of their own.",),
        ),
    ],
    ids=["whole", "no own reason needed", "evidence", "day", "agreed", "own reason"],
)
def test_what_could_not_be_shown_is_said(why, missing):
    assert gaps(why) == missing


def test_nobody_reads_what_is_kept_back_from_themselves_or_their_family():
    check_reader("p-chair", frozenset({"p-mother"}))
    with pytest.raises(NotPermitted):
        check_reader("p-mother", frozenset({"p-mother"}))


def test_the_test_for_another_persons_data_is_told_in_words_when_it_is_whole():
    weighed = Weighed(Information.WHO_TOLD, Confidence.PROMISED, Consent.REFUSED, False)
    assert [answer for _, answer in in_words(weighed)] == [
        "That it was they who told us",
        "Yes: we, or the policy, promised it",
        "They said no",
        "No",
    ]
    assert in_words(replace(weighed, consent=None)) == ()
