"""The page asks why somebody may ask for somebody else, before a search can begin."""

from __future__ import annotations

import pytest
from support.client import member
from support.fields import press

from ccportal import clock
from ccportal.acts import requests
from ccportal.rules.requests_behalf import FACTORS

pytestmark = pytest.mark.clause("SAR")

PARENT, CHILD, RELATIVE = "p-019", "p-020", "p-021"


def test_a_parent_is_given_a_childs_data_only_after_seven_answers(coordinator):
    actor = member("coordinator").person_id
    ref = requests.record(actor, CHILD, clock.today(), "letter", made_by=PARENT)
    requests.accept(ref, actor)
    here = f"/requests/{ref}"
    assert f"{here}/search" not in coordinator.get(here).text
    answers = dict.fromkeys(FACTORS, "Nothing speaks against it.")
    given = {"shown": "Order of May seen.", "understands": "understands-and-agrees", "best": "y"}
    left_out = given | answers | {"views": ""}
    assert press(coordinator, here, f"{here}/behalf-of-child", **left_out).status_code == 422
    against = given | answers | {"understands": "understands-and-does-not-agree"}
    assert press(coordinator, here, f"{here}/behalf-of-child", **against).status_code == 409
    done = press(coordinator, here, f"{here}/behalf-of-child", **given | answers)
    assert done.status_code == 303
    page = coordinator.get(here).text
    assert f"{here}/search" in page
    assert "Order of May seen." in page
    assert "What does the child say about it? Nothing speaks against it." in page


def test_a_solicitor_shows_the_authority_of_an_adult(coordinator, chair):
    actor = member("coordinator").person_id
    ref = requests.record(actor, PARENT, clock.today(), "letter", made_by=RELATIVE)
    requests.accept(ref, actor)
    here = f"/requests/{ref}"
    assert "/behalf" not in chair.get(here).text
    assert press(coordinator, here, f"{here}/behalf", shown="Signed, seen.").status_code == 303
    assert f"{here}/search" in coordinator.get(here).text
