"""The page on which is seen how whoever asked may be reached, before anything is sent to them."""

from __future__ import annotations

import pytest
from support.client import member, signed_in
from support.fields import press
from support.requests import trail
from support.way import SUBJECT

from ccportal import clock
from ccportal.acts import contact_details, requests
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.requests_state import find, state
from ccportal.rules.reaching import By
from ccportal.store.people import ContactDetail

pytestmark = [pytest.mark.clause("C4"), pytest.mark.clause("SAR")]

SAFE, NOT = "01632 960 771", "01632 960 772"


def test_what_is_safe_is_offered_and_no_number_stands_on_the_page(full):
    coordinator = member("coordinator")
    actor = coordinator.person_id
    ref = requests.record(actor, SUBJECT, clock.today(), "letter")
    contact_details.add(actor, SUBJECT, Kind.PHONE, NOT, use=Use(do_not_use=True))
    contact_details.add(actor, SUBJECT, Kind.PHONE, SAFE, use=Use(safe=True))
    client, page = signed_in(full, coordinator), f"/requests/{ref}/reach"
    assert page in client.get(f"/requests/{ref}").text
    said = client.get(page).text
    assert "Do not contact them yet." in said
    known = [one.value for one in ContactDetail.select()]
    assert [value for value in known if value in said] == []
    asked = {"kind": "identity", "reason": "Two people have this name."}
    refused = press(client, f"/requests/{ref}", f"/requests/{ref}/hold", **asked)
    assert (refused.status_code, "say first how they may be reached" in refused.text) == (409, True)
    wrong = press(client, page, page, by="telephone", where=NOT)
    assert (wrong.status_code, "Do not use this number" in wrong.text) == (409, True)
    place = ContactDetail.get(ContactDetail.value == SAFE).position
    assert press(client, page, page, by=f"detail-{place}").status_code == 303
    assert state(find(ref)).history.told.settled.by is By.TELEPHONE
    note = "Rang: they want large print."
    assert press(client, page, f"/requests/{ref}/contact", note=note).status_code == 303
    said = client.get(page).text
    assert (note in said, SAFE in said, "Do not contact them yet." in said) == (True, False, False)
    assert ("request:reach", None) in [one[1:] for one in trail(ref)]
    done = press(client, f"/requests/{ref}", f"/requests/{ref}/hold", **asked)
    assert done.status_code == 303
    assert f"/requests/{ref}/letters/identity.pdf" in client.get(page).text
    letter = press(client, page, f"/requests/{ref}/letters/identity.pdf")
    assert (letter.status_code, letter.mimetype) == (200, "application/pdf")
