"""Whether a decision holds together, and when the second person needs a reason of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccportal.errors import Invalid
from ccportal.rules.covering import Cover
from ccportal.rules.deciding import Because, check, check_agreement, needs_own_reason
from ccportal.rules.page_words import MOST
from ccportal.rules.reasons import TEMPLATES
from ccportal.rules.redaction import Cut, Decided, PageWords
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.rules.withholding import Action, Exemption, Mode

pytestmark = pytest.mark.clause("VIO")

TODAY = date(2026, 11, 25)
WORDS = ("Gran collected at noon.", "Side door")
GRAN = Cut("Gran", Exemption.TP16, Mode.STATED)
INCLUDE = Decided("n-1", Action.INCLUDE, None, Mode.STATED, ())
WITHHOLD = Decided("n-1", Action.WITHHOLD, Exemption.LPP19, Mode.STATED, ())
REDACT = Decided("n-1", Action.REDACT, None, Mode.STATED, (GRAN,))
AREA = Cover(1, "ab" * 32, 100, 100, 200, 200, Exemption.TP16, Mode.STATED)
PAINTED = Decided("doc-1", Action.REDACT, None, Mode.STATED, (), (AREA,))
WEIGHED = Weighed(Information.WHO_THEY_ARE, Confidence.EXPECTED, Consent.NOT_SOUGHT, False)
BECAUSE = Because(reason="it is hers", review_by=TODAY, weighed=WEIGHED)


def weighing(**answers):
    """The same reason, with other answers to the test."""
    return replace(BECAUSE, weighed=replace(WEIGHED, **answers))


@pytest.mark.parametrize(
    ("one", "because"),
    [
        (INCLUDE, Because()),
        (replace(INCLUDE, action=Action.UNRELATED), Because()),
        (WITHHOLD, Because(reason="advice")),
        (replace(WITHHOLD, mode=Mode.SILENT), Because(reason="advice")),
        (REDACT, BECAUSE),
        (PAINTED, BECAUSE),
        (replace(PAINTED, page_words=(PageWords(1, ("Dear all",)),)), BECAUSE),
        (replace(WITHHOLD, exemption=Exemption.TP16), BECAUSE),
    ],
)
def test_a_whole_decision_is_accepted(one, because):
    check(one, because, WORDS, TODAY)


FAULTY = [
    (
        replace(WITHHOLD, page_words=(PageWords(1, ("Dear all",)),)),
        BECAUSE,
        "page_words: only what is given has words",
    ),
    (
        replace(PAINTED, page_words=(PageWords(2, ("x" * (MOST + 1),)),)),
        BECAUSE,
        f"page_words: write at most {MOST} characters for page 2",
    ),
    (
        replace(INCLUDE, covers=(AREA,)),
        BECAUSE,
        "passages: only what is shown in part has passages",
    ),
    (
        replace(PAINTED, covers=(replace(AREA, mode=Mode.SILENT),)),
        BECAUSE,
        "areas: in a picture anybody sees that something is covered",
    ),
    (replace(WITHHOLD, exemption=None), BECAUSE, "exemption: what is withheld needs a code"),
    (
        replace(INCLUDE, exemption=Exemption.CR2),
        BECAUSE,
        "exemption: only what is withheld whole has a code of its own",
    ),
    (
        replace(INCLUDE, mode=Mode.SILENT),
        BECAUSE,
        "mode: only what is withheld whole has a mode of its own",
    ),
    (replace(REDACT, passages=()), BECAUSE, "passages: mark what is to be taken out"),
    (
        replace(INCLUDE, passages=(GRAN,)),
        BECAUSE,
        "passages: only what is shown in part has passages",
    ),
    (
        replace(REDACT, passages=(replace(GRAN, find="gran"),)),
        BECAUSE,
        "passages[0]: these words are not in the record",
    ),
    (
        replace(REDACT, passages=(GRAN, replace(GRAN, find=" "))),
        BECAUSE,
        "passages[1]: it is empty",
    ),
    (WITHHOLD, Because(reason=" "), "reason: say why"),
    (REDACT, replace(BECAUSE, reason=""), "reason: say why"),
    (
        WITHHOLD,
        Because(reason="x", review_by=date(2026, 11, 24)),
        "review_by: that day is over",
    ),
    (
        REDACT,
        weighing(information=None),
        "information: say what it tells of the other person",
    ),
    (
        REDACT,
        weighing(confidence=None),
        "confidence: say whether they may expect that it stays with us",
    ),
    (REDACT, weighing(consent=None), "consent: did the other person agree to it?"),
    *(
        (
            REDACT,
            weighing(reasonable_without=answer),
            "reasonable_without: it may go out if that is reasonable without consent",
        )
        for answer in (True, None)
    ),
    (
        WITHHOLD,
        Because(reason="It is advice that our solicitor gave us on …"),
        "reason: finish the sentence",
    ),
    (
        WITHHOLD,
        Because(reason=TEMPLATES[Exemption.TP16]),
        "reason: these words are for another code, say why in this case",
    ),
]


@pytest.mark.parametrize(("one", "because", "fault"), FAULTY)
def test_a_faulty_decision_is_refused_with_its_fault(one, because, fault):
    with pytest.raises(Invalid) as refusal:
        check(one, because, WORDS, TODAY)
    assert fault in refusal.value.faults


def test_every_fault_is_named_at_once():
    with pytest.raises(Invalid) as refusal:
        check(REDACT, Because(), WORDS, TODAY)
    assert [fault.split(":")[0] for fault in refusal.value.faults] == [
        "reason",
        "information",
        "confidence",
        "consent",
        "reasonable_without",
    ]


SILENT = replace(WITHHOLD, mode=Mode.SILENT)
VIOLENCE = replace(WITHHOLD, exemption=Exemption.CR2)
A_WORD_IN_SILENCE = replace(REDACT, passages=(replace(GRAN, mode=Mode.SILENT),))


@pytest.mark.parametrize("one", [SILENT, VIOLENCE, A_WORD_IN_SILENCE])
def test_silence_and_the_policys_own_exemption_need_the_second_persons_reason(one):
    assert needs_own_reason(one)
    check_agreement(one, "I read it too")
    with pytest.raises(Invalid, match="own reason"):
        check_agreement(one, " ")


@pytest.mark.parametrize("one", [INCLUDE, WITHHOLD, REDACT])
def test_other_decisions_need_none(one):
    assert not needs_own_reason(one)
    check_agreement(one, "")


def test_an_area_covered_for_safety_needs_the_second_persons_own_reason():
    assert needs_own_reason(replace(PAINTED, covers=(replace(AREA, exemption=Exemption.CR2),)))
    assert not needs_own_reason(PAINTED)


def test_an_area_that_is_another_persons_is_weighed_like_words():
    with pytest.raises(Invalid):
        check(PAINTED, Because(reason="it is hers"), WORDS, TODAY)


CAFCASS = "Cafcass (area team)"


def test_the_name_of_an_organisation_in_a_short_field_can_be_covered():
    cut = replace(GRAN, find=CAFCASS)
    check(replace(REDACT, passages=(cut,)), BECAUSE, WORDS, TODAY, parties=(CAFCASS,))


def test_but_not_in_silence():
    cut = replace(GRAN, find=CAFCASS, mode=Mode.SILENT)
    with pytest.raises(Invalid, match="shows that it is missing"):
        check(replace(REDACT, passages=(cut,)), BECAUSE, WORDS, TODAY, parties=(CAFCASS,))
