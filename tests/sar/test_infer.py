"""What could be told from the answer of a parent who came to many sessions."""

from __future__ import annotations

import pytest
from support.way import bring

from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import infer, review
from ccportal.sar.collect import Found

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

FATHER = "p-009"


def test_a_record_without_a_day_of_its_own_is_read_like_the_others(riverside):
    way = bring("decided", FATHER)
    given = review.decided(way.ref)
    visits = {one.ref for one in review.added(way.ref, ()) if one.kind == "attendances"}
    assert visits
    assert {given[one].action for one in visits} == {Action.INCLUDE}
    found = infer.inferences(way.ref)
    assert found == infer.inferences(way.ref)
    assert {record for one in found for record in one.records} <= given.keys()


def test_what_is_taken_out_in_silence_amid_a_sentence_is_told_as_it_will_read():
    row = {"text": "From the flat you see the mill pond. He left."}
    note = Found("n-1", "notes", "held", row, "")
    passages = tuple(
        Cut(find, Exemption.TP16, mode)
        for find, mode in (("the mill pond", Mode.SILENT), ("He", Mode.STATED))
    )
    decided = Decided("n-1", Action.REDACT, None, Mode.STATED, passages)
    assert infer._shown(note, decided).broken == ("From the flat you see",)
