"""The page of what a request keeps back: for coordinator and chair, and its paper."""

from __future__ import annotations

import pytest
from support.client import signed_in
from support.fields import press
from support.way import COVERED, PARTLY, SILENT, bring

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]


def test_the_chair_sees_each_thing_with_its_reason_and_prints_it_for_somebody(full):
    way = bring("approved")
    client, page = signed_in(full, way.chair), f"/requests/{way.ref}/schedule"
    assert page in client.get(f"/requests/{way.ref}").text
    said = client.get(page).text
    for words in (SILENT, PARTLY, "nothing: there is no sign of it", "I see it too."):
        assert words in said
    assert COVERED not in said
    for missing in ("No evidence is put down.", "No day is set"):
        assert missing in said
    nobody = press(client, page, page)
    assert (nobody.status_code, "Choose one" in nobody.text) == (422, True)
    made = press(client, page, page, reader="court")
    assert (made.status_code, made.mimetype) == (200, "application/pdf")
