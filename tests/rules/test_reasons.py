"""Words to begin a reason with are a beginning: what is kept back needs a reason of its own."""

from __future__ import annotations

import pytest

from ccportal.rules.reasons import OPEN, TEMPLATES, faults, is_personal, template
from ccportal.rules.withholding import Exemption

pytestmark = pytest.mark.clause("VIO")

TP16, CR2 = Exemption.TP16, Exemption.CR2
OPEN_ENDED = sorted(set(Exemption) - {TP16})


def test_there_are_words_to_begin_with_for_every_code():
    assert set(TEMPLATES) == set(Exemption)


@pytest.mark.parametrize("code", OPEN_ENDED)
def test_a_sentence_that_ends_open_has_to_be_finished(code):
    assert faults(TEMPLATES[code], {code}) == ["reason: finish the sentence"]
    assert faults(TEMPLATES[code].replace(OPEN, "he waits there."), {code}) == []


def test_an_open_sentence_above_a_finished_one_has_to_be_finished_too():
    assert faults(template({CR2, TP16}), {CR2, TP16}) == ["reason: finish the sentence"]


def test_the_words_for_another_persons_name_stand_as_they_are():
    assert faults(TEMPLATES[TP16], {TP16}) == []


def test_the_words_of_another_code_are_no_reason():
    assert faults(TEMPLATES[TP16], {CR2}) == [
        "reason: these words are for another code, say why in this case"
    ]


@pytest.mark.parametrize("reason", ["", " \n "])
def test_no_reason_is_none(reason):
    assert faults(reason, {TP16}) == ["reason: say why"]


def test_a_reason_is_personal_where_it_says_more_than_the_words_to_begin_with():
    ready = TEMPLATES[TP16]
    assert not is_personal(f"{ready}\n  {ready.upper()} ")
    assert not is_personal("")
    assert is_personal(f"{ready}\nHe has asked for it before.")
