"""Asking another person about a record, on plain pages: the letter, the answer, and the test."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.client import signed_in
from support.fields import press
from support.pdf import text
from support.requests import trail
from support.way import COVERED, PARTLY, bring

from ccportal import clock
from ccportal.acts import contact_details, requests_consulting
from ccportal.acts.contact_details import Kind
from ccportal.acts.requests_state import find
from ccportal.store.people import Person

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]


def parts(day):
    return [day.day, day.month, day.year]


def test_somebody_is_asked_by_a_safe_way_and_what_they_say_stands_in_the_test(full):
    way = bring("item_review")
    client, page = signed_in(full, way.coordinator), f"/requests/{way.ref}/consult"
    item = f"/requests/{way.ref}/items/{PARTLY}"
    subject = find(way.ref).subject
    other = requests_consulting.may_be_asked(way.ref)[0]
    contact_details.add(way.coordinator.person_id, subject.ref, Kind.ADDRESS, "1 Weir, LA0 1AB")
    sent = {"record": PARTLY, "whom": "Ann Brook", "what": "your letter of 3 May", "by": "post"}
    sent |= {"where": "2 Weir, LA0 1AC", "reply_by": parts(clock.today() + timedelta(10))}
    for wrong, why in (
        ({"what": f"what {subject.given_names} wrote"}, "names somebody of the request"),
        ({"record": "n-999"}, "was not collected"),
        ({"person": other.ref, "where": "1 Weir LA0 1AB"}, "Do not use this address"),
    ):
        refused = press(client, page, page, **sent | wrong)
        assert (refused.status_code, why.casefold() in refused.text.casefold()) == (409, True), why
    assert press(client, page, page, **sent | {"person": other.ref}).status_code == 303
    letter = client.get(f"{page}/1.pdf")
    said = text(letter.data)
    for words in ("Dear Ann Brook", "your letter of 3 May", "You need not agree"):
        assert words in said
    names = {one.family_name for one in Person.select()} | {COVERED, way.ref}
    assert {one for one in names if one in said} == set()
    assert client.get(f"{page}/2.pdf").status_code == 404
    assert ("request:print-consultation", None) in [one[1:] for one in trail(way.ref)]
    came = {"number": "1", "answer": "refuses", "said": "It would harm me."}
    early = parts(clock.today() - timedelta(1))
    wrong = press(client, page, f"/requests/{way.ref}/consulted", answered_on=early, **came)
    assert wrong.status_code == 409
    today = parts(clock.today())
    done = press(client, page, f"/requests/{way.ref}/consulted", answered_on=today, **came)
    assert done.status_code == 303
    shown = client.get(item).text
    assert ("They do not want that it goes out" in shown, "It would harm me." in shown) == (
        True,
        True,
    )
