"""Many records of a request at once, on plain pages: looked at first, then done."""

from __future__ import annotations

import pytest
from support.client import signed_in
from support.fields import Sheets, filled
from support.way import BECAUSE, COVERED, PARTLY, bring, decision

from ccportal.acts import requests_bulk as bulk
from ccportal.acts import requests_items as items
from ccportal.rules.health import words_of_health
from ccportal.sar import review
from ccportal.store.requests import RequestEvent


@pytest.fixture
def reading(full):
    """A request that is being read, and its coordinator's browser."""
    way = bring("item_review")
    return way, signed_in(full, way.coordinator), f"/requests/{way.ref}"


def events(way):
    return RequestEvent.select().where(RequestEvent.request == way.ref).count()


def forms(page, action):
    return [one.values for one in Sheets(page.text).forms if one.action == action]


def test_the_same_words_are_shown_where_they_stand_before_they_are_covered(reading):
    way, client, here = reading
    other = next(ref for ref in _with("Rory", way) if ref != PARTLY)
    sent = filled(client, f"{here}/items/{PARTLY}", f"{here}/items/{PARTLY}")
    sent |= {"cover": "9", "find-9": "Rory", "code-9": "TP16", "mode-9": "stated"}
    before = events(way)
    preview = client.post(f"{here}/elsewhere/{PARTLY}", data=sent)
    assert (preview.status_code, events(way)) == (200, before)
    assert f"{here}/items/{other}" in preview.text
    (form,) = forms(preview, f"{here}/mark/{PARTLY}")
    assert client.post(f"{here}/mark/{PARTLY}", data=form).status_code == 303
    page = client.get(f"{here}/items/{other}").text
    assert '<mark class="cc-pass cc-pass--cut" data-code="TP16">Rory' in page
    assert other not in review.decided(way.ref)


def test_nothing_ticked_is_nothing_to_look_for(reading):
    _way, client, here = reading
    sent = filled(client, f"{here}/items/{PARTLY}", f"{here}/items/{PARTLY}", cover=[])
    answer = client.post(f"{here}/elsewhere/{PARTLY}", data=sent)
    assert (answer.status_code, "Tick the words first" in answer.text) == (422, True)


def test_all_of_one_kind_is_taken_at_once_and_taken_back(reading):
    way, client, here = reading
    page = f"{here}/suggestions"
    (form,) = forms(client.get(page), page)
    form.setlist("group", ["kind:phone"])
    assert client.post(page, data=form).status_code == 303
    assert "07700 900 291" in {one.find for one in bulk.marks(way.ref)}
    after = client.get(page)
    assert "kind:phone" not in after.text
    (form,) = forms(after, f"{here}/unmark")
    form.setlist("find", [one.find for one in bulk.marks(way.ref)])
    assert client.post(f"{here}/unmark", data=form).status_code == 303
    assert bulk.marks(way.ref) == ()


def test_what_is_plain_of_one_kind_is_ticked_and_given_whole(reading):
    way, client, here = reading
    notes = client.get(f"{here}/together/notes")
    (form,) = forms(notes, f"{here}/together/notes")
    assert PARTLY not in form.getlist("record")
    assert f"seen-{PARTLY}" in form
    of_no_health = [one for one in review.items(way.ref) if not _health(one)]
    page = f"{here}/together/{of_no_health[0].kind}"
    (form,) = forms(client.get(page), page)
    form.setlist("record", [of_no_health[0].ref])
    assert client.post(page, data=form).status_code == 303
    assert review.decided(way.ref).keys() == {of_no_health[0].ref}


def test_a_kind_that_there_is_not_is_not_there(reading):
    _way, client, here = reading
    assert client.get(f"{here}/together/secrets").status_code == 404


def test_what_is_decided_is_not_among_what_is_to_be_read(reading):
    way, client, here = reading
    items.decide(way.ref, way.coordinator.person_id, decision(PARTLY), BECAUSE)
    assert f"seen-{PARTLY}" not in client.get(f"{here}/together/notes").text
    assert COVERED not in client.get(f"{here}/together/notes").text


def _health(found):
    return words_of_health(items.words_of(found.row))


def _with(word, way):
    return [one.ref for one in review.items(way.ref) if word in " ".join(items.words_of(one.row))]
