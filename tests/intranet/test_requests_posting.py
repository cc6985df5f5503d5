"""An answer that goes by post, on plain pages: its number, the envelope, and that it came back."""

from __future__ import annotations

import pytest
from support.client import member, signed_in
from support.fields import press
from support.way import released_by_post

from ccportal import clock
from ccportal.acts.requests_state import find, state
from ccportal.rules.requests_facts import Delivery
from ccportal.store.principles import Breach

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C4")]


def test_it_is_posted_with_two_people_and_what_comes_back_opened_is_a_breach(full):
    coordinator, other = member("coordinator"), member("chair")
    ref = released_by_post(coordinator.person_id, other.person_id)
    here, client = f"/requests/{ref}", signed_in(full, coordinator)
    assert "It has reached them" not in client.get(here).text
    today = clock.today()
    sent = {"posted_on": [today.day, today.month, today.year], "number": "AB 1234 5678 9GB"}
    alone = press(client, here, f"{here}/posted", **sent)
    assert (alone.status_code, "omebody else has to compare" in alone.text) == (409, True)
    done = press(client, here, f"{here}/posted", second=other.person_id, **sent)
    page = client.get(here).text
    assert (done.status_code, "AB123456789GB" in page, "It has reached them" in page) == (
        303,
        True,
        True,
    )
    back = press(client, here, f"{here}/delivered", became="opened")
    assert (back.status_code, Breach.select().count()) == (303, 1)
    assert state(find(ref)).history.delivery is Delivery.RETURNED
    assert "they have said since that it is right" in client.get(here).text
