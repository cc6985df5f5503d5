"""What could be told from the answer of a parent who came to many sessions."""

from __future__ import annotations

import pytest
from support.way import bring

from ccportal.rules.withholding import Action
from ccportal.sar import infer, review

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
