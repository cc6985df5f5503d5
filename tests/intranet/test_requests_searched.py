"""On the pages of a request: others of the subject's name, and the search certificate."""

from __future__ import annotations

import pytest
from support.fields import filled
from support.way import STEPS, bring

pytestmark = pytest.mark.clause("SAR")

CRAIG, OTHER_CRAIG, MENTIONS = "p-009", "p-022", "n-202"


@pytest.fixture
def searching(full, riverside):
    """A request of Craig Pollitt, of whom there are two in the register."""
    return bring("searching", CRAIG)


def said(client, address):
    return " ".join(client.get(address).text.split())


def test_somebody_of_the_same_name_is_told_apart_on_the_page(coordinator, searching):
    here = f"/requests/{searching.ref}"
    before = said(coordinator, here)
    assert "somebody else of this name, or nearly. Is it whom this is about?" in before
    assert "Has the same name" in before
    sent = filled(coordinator, here, f"{here}/namesake", person=OTHER_CRAIG, same="")
    assert coordinator.post(f"{here}/namesake", data=sent).status_code == 303
    after = said(coordinator, here)
    assert "Is it whom this is about?" not in after
    assert "<b>Somebody else</b>" in after
    sent = filled(coordinator, here, f"{here}/namesake", person=OTHER_CRAIG, same="1")
    coordinator.post(f"{here}/namesake", data=sent)
    assert "<b>The same person</b>" in said(coordinator, here)
    assert f"/people/{OTHER_CRAIG}/merge" in said(coordinator, here)


def test_a_record_that_may_speak_of_either_is_marked(coordinator, searching):
    STEPS["item_review"](searching.ref, searching.coordinator.person_id, "")
    page = said(coordinator, f"/requests/{searching.ref}/items/{MENTIONS}")
    assert "Look whether this is about them." in page
    assert "nobody has said yet whether it is the same person" in page
    assert "Look whether" not in said(coordinator, f"/requests/{searching.ref}/items/n-006")


def test_the_certificate_shows_where_was_looked_and_what_was_found(coordinator, searching):
    here = f"/requests/{searching.ref}"
    assert "Search certificate</h2>" not in said(coordinator, here)
    STEPS["item_review"](searching.ref, searching.coordinator.person_id, "")
    page = said(coordinator, here)
    assert "Looked through by hand" in page
    assert '<th scope="row">Notes</th><td class="cc-num">' in page
    assert "has the same name: nobody had said whether it is the same person" in page


def test_the_chair_sees_the_certificate_and_no_way_to_a_person(chair, searching):
    STEPS["item_review"](searching.ref, searching.coordinator.person_id, "")
    page = said(chair, f"/requests/{searching.ref}")
    assert "Looked through by hand" in page
    assert "Somebody of the register has the same name" in page
    assert OTHER_CRAIG not in page
