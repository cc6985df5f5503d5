"""What the other parent could tell from an answer: each sign is found, and plain words are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccportal.errors import Invalid
from ccportal.rules.inference import (
    Answer,
    Finding,
    Named,
    Sign,
    check_answer,
    findings,
)
from ccportal.rules.inference_signs import NEAR, Shown, broken
from ccportal.rules.redaction import Cut, Marker, cut
from ccportal.rules.withholding import Exemption, Mode

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

DAY = date(2026, 11, 25)
MARK = Marker(Exemption.TP16)


def shown(*pieces, record="n-1", on=DAY):
    return Shown(record, on, (pieces,))


def told(*texts, named=(), withheld=()):
    return [(one.sign, *one.words) for one in findings(texts, named, withheld)]


# what is another person's and still stands there


def test_a_name_that_is_still_there_is_found_once_for_all_its_records():
    texts = [shown("Grace came in.", record=ref) for ref in ("n-1", "n-2", "n-3")]
    named = [Named(one.record, "Grace", "name") for one in texts]
    assert findings(texts, named, ()) == (
        Finding(Sign.NAMED, ("Grace",), ("n-1", "n-2", "n-3"), "name"),
    )


def test_a_name_that_is_covered_is_not():
    pieces = cut("Grace came in.", [Cut("Grace", Exemption.TP16, Mode.STATED)])
    assert told(shown(*pieces), named=[Named("n-1", "Grace", "name")]) == []


def test_a_name_within_a_longer_word_is_not():
    assert told(shown("Graceful."), named=[Named("n-1", "Grace", "name")]) == []


def test_the_same_name_in_capitals_is_the_same():
    named = [Named("n-1", "GRACE", "name"), Named("n-2", "Grace", "name")]
    texts = shown("GRACE rang."), shown("Grace rang.", record="n-2")
    assert [one.records for one in findings(texts, named, ())] == [("n-1", "n-2")]


# times that make a routine


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("She works every Tuesday there.", "every Tuesday"),
        ("They swim on Thursdays.", "Thursdays"),
        ("Gran has her every other weekend.", "every other weekend"),
        ("He is collected after school.", "after school"),
        (
            "They usually leave by the side door at 12:20.",
            "usually leave by the side door at 12:20",
        ),
        ("It is twice a week.", "twice a week"),
    ],
)
def test_what_makes_a_routine_is_found(words, found):
    assert told(shown(words)) == [(Sign.ROUTINE, found)]


@pytest.mark.parametrize(
    "words", ["We met on Tuesday at 10:15.", "He always smiled. We left at 12:20.", "A sundae."]
)
def test_a_single_day_or_time_is_no_routine(words):
    assert told(shown(words)) == []


# a number that is missing


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1. He came.\n3. He left.", "1, 3"),
        ("(2) He came.\n(3) He left.", "2, 3"),
        ("See letter 2 of 3.", "letter 2 of 3"),
    ],
)
def test_a_gap_in_what_is_numbered_is_found(words, found):
    assert told(shown(words)) == [(Sign.GAP, found)]


@pytest.mark.parametrize("words", ["1. He came.\n2. He left.", "7. is the only one", "At 3. Then."])
def test_what_is_numbered_without_a_gap_is_not(words):
    assert told(shown(words)) == []


# half of an exchange


def test_what_somebody_covered_said_is_half_of_an_exchange():
    assert told(shown(MARK, " rang about it.")) == [(Sign.ONE_SIDED, "[…] rang about it")]


@pytest.mark.parametrize(("days", "found"), [(NEAR, True), (NEAR + timedelta(1), False)])
def test_a_reply_near_to_what_is_withheld_is_found(days, found):
    reply = [(Sign.ONE_SIDED, "Further to your")]
    text = shown("Further to your letter we changed the day.")
    assert told(text, withheld=[DAY - days]) == (reply if found else [])


def test_a_reply_where_nothing_is_kept_back_is_whole():
    assert told(shown("Further to your letter we changed the day.")) == []


# who it is, beside the marker


@pytest.mark.parametrize("who", ["she", "his", "Nan", "her partner", "the neighbour"])
def test_a_word_beside_a_marker_that_says_who_it_is_is_found(who):
    assert told(shown("Then ", MARK, f" came with {who}.")) == [
        (Sign.PRONOUN, f"Then […] came with {who}")
    ]


def test_a_sentence_is_found_once_whatever_is_covered_in_it():
    assert told(shown("At 10.05 she took ", MARK, " and ", MARK, " home. Then it rained.")) == [
        (Sign.PRONOUN, "At 10.05 she took […] and […] home")
    ]


def test_of_a_long_sentence_what_is_near_the_marker_is_found():
    ((_sign, words),) = told(shown("far " * 60 + "her ", MARK, " came"))
    assert words.endswith("far her […] came")
    assert len(words) < 100


def test_a_pronoun_in_the_next_sentence_is_not_beside_it():
    assert told(shown("Then ", MARK, " came. He was glad.")) == []


def test_a_pronoun_without_a_marker_is_nobodys():
    assert told(shown("He came with his nan.")) == []


# answers


@pytest.mark.parametrize(
    ("text", "find", "left"),
    [
        ("From the flat you can see the mill pond.", "the mill pond", "From the flat you can see"),
        ("She said Beck Lane is quiet.", "Beck Lane", "She said is quiet"),
        ("Beck Lane is quiet. He left.", "Beck Lane", "is quiet"),
        ("He rang\nand asked for Gran\nand left", "for Gran", "and asked"),
        ("At the pool, she swims", "the pool, she swims", "At"),
    ],
)
def test_a_sentence_of_which_a_part_goes_in_silence_breaks_off(text, find, left):
    assert list(broken(text, find)) == [left]


@pytest.mark.parametrize(
    ("text", "find"),
    [
        ("He came. She moved to Beck Lane. He left.", "She moved to Beck Lane."),
        ("He came. She moved to Beck Lane. He left.", "She moved to Beck Lane"),
        ("She moved to Beck Lane", "She moved to Beck Lane"),
        ("He came, and she was at Beck Lane. He left.", ", and she was at Beck Lane"),
        ("He came.", "nowhere"),
        ("He came.", " "),
    ],
)
def test_a_whole_sentence_or_its_last_clause_goes_without_a_trace(text, find):
    assert list(broken(text, find)) == []


def test_each_place_where_a_sentence_breaks_off_is_one():
    assert list(broken("Ask Gran too. Then Gran went.", "Gran")) == ["Ask too", "Then went"]


def test_what_breaks_off_is_asked_about():
    one = Shown("n-1", None, (("From the flat you can see", MARK, "."),), ("From the flat",))
    found = [one for one in findings([one], [], []) if one.sign is Sign.BROKEN]
    assert [one.words for one in found] == [("From the flat",)]


def test_the_key_of_a_finding_holds_for_these_words_in_these_records_alone():
    one = Finding(Sign.NAMED, ("Grace",), ("n-1",), "name")
    others = [
        replace(one, sign=Sign.ROUTINE),
        replace(one, words=("Tobi",)),
        replace(one, records=("n-1", "n-2")),
        replace(one, kind="other"),
    ]
    assert len({one.key, replace(one).key, *(other.key for other in others)}) == 5


def test_the_order_of_records_does_not_matter():
    texts = [shown("Grace came after school.", record=ref) for ref in ("n-2", "n-1")]
    named = [Named(ref, "Grace", "name") for ref in ("n-2", "n-1")]
    assert findings(texts, named, ()) == findings(texts[::-1], named[::-1], ())


@pytest.mark.parametrize("answer", [Answer.KNOWN, Answer.THEIR_OWN, Answer.NOBODY])
def test_an_answer_from_the_list_needs_no_words(answer):
    check_answer(answer, "")


def test_another_answer_has_to_be_written():
    check_answer(Answer.OTHER, "They wrote it themselves.")
    with pytest.raises(Invalid, match="write why"):
        check_answer(Answer.OTHER, " ")
    with pytest.raises(Invalid, match="say why"):
        check_answer(None, "words")
