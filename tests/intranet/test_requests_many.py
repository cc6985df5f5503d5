"""A request of a thousand records: the page of one asks and shows no more than with fifty."""

from __future__ import annotations

import time

import pytest
from support.client import signed_in
from support.many import grow, queries
from support.pages import listening
from support.papers import pdf
from support.way import PARTLY, SILENT, bring

from ccportal import clock
from ccportal.intranet.reading_window import AFTER, BEFORE
from ccportal.intranet.requests_second_list import LENGTH
from ccportal.rules.covering import Cover, as_text
from ccportal.rules.withholding import Exemption, Mode
from ccportal.store.documents import Document, FileContent
from ccportal.store.people import Person, Record
from ccportal.store.requests import Decision, Item


@pytest.fixture
def long(full):
    """A request of fifty records and more, its coordinator's browser, and the new records."""
    way = bring("item_review")
    return way, signed_in(full, way.coordinator), grow(way, 50)


def test_the_page_of_a_record_asks_and_shows_no_more_in_a_longer_request(long, caplog):
    way, client, refs = long
    page = f"/requests/{way.ref}/items/{refs[4]}"
    few = [queries(caplog, client, page), client.get(page).text.count('<i class="cc-dot')]
    refs += grow(way, 150, 50)
    page = f"/requests/{way.ref}/items/{refs[60]}"
    text = client.get(page).text
    assert queries(caplog, client, page) <= few[0]
    assert text.count('<i class="cc-dot') <= BEFORE + AFTER + 1 <= few[1]
    assert "records, " in text
    assert 'aria-current="true"' in text


@pytest.mark.overnight
@pytest.mark.engine("sqlcipher")  # a server's time is not this process's
def test_a_thousand_records_take_hardly_longer_than_fifty(long):
    way, client, refs = long
    page = f"/requests/{way.ref}/items/{refs[4]}"
    few = _quickest(client, page)
    grow(way, 1000, 50)
    assert _quickest(client, page) <= 1.5 * few


def _quickest(client, page):
    taken = []
    for _ in range(8):
        begun = time.process_time()
        client.get(page)
        taken.append(time.process_time() - begun)
    return min(taken)


MOST = 12
"""So often a page asks the store, whatever else there is."""


CORNER = as_text((Cover(1, "p", 0, 0, 9, 9, Exemption.TP16, Mode.STATED),))
ALL_AT_ONCE = {
    "suggestions": "name of another person",
    "together/notes": "63 records together",
    "kept-back": "102 records decided",
    "as-the-other": "Tick all 100",
}
"""Pages that go through all records of a request, and what stands on each."""


def asked_by(client, page):
    """How often a page asks the store."""
    with listening() as asked:
        assert client.get(page).status_code == 200
        return len(asked.queries)


def of_each_kind(way):
    """A record of each kind among those that were collected."""
    query = Item.select(Item.record, Record.kind).join(Record).where(Item.request == way.ref)
    found = {kind: ref for ref, kind in query.tuples()}
    assert len(found) > 3
    return sorted(found.values())


def test_the_page_of_a_record_asks_at_most_twelve_times_whatever_it_is(full):
    way = bring("item_review")
    client = signed_in(full, way.coordinator)
    asked = {ref: asked_by(client, f"/requests/{way.ref}/items/{ref}") for ref in of_each_kind(way)}
    assert max(asked.values()) <= MOST, asked


def test_what_the_second_person_opens_asks_at_most_twelve_times(full):
    way = bring("second_review")
    client = signed_in(full, way.chair)
    pages = ["second", *(f"second/{ref}" for ref in (SILENT, PARTLY))]
    asked = {page: asked_by(client, f"/requests/{way.ref}/{page}") for page in pages}
    assert max(asked.values()) <= MOST, asked


def enclose(way, ref):
    """A letter that came as a file, among the records of a request."""
    content, digest = pdf(f"Rory Tallentire rang. {ref}"), ref.ljust(64, "d")
    Record.create(ref=ref, kind="documents")
    FileContent.create(digest=digest, size=len(content), content=content)
    said = {"title": "A letter", "received_on": clock.today(), "media_type": "application/pdf"}
    Document.create(ref=ref, file=digest, file_name="letter.pdf", **said)
    common = {"why": "held", "digest": "", "collected_at": clock.now_utc()}
    Item.create(request=way.ref, record=ref, **common)


def test_a_record_with_a_file_is_no_exception(full):
    way = bring("item_review")
    enclose(way, "doc-new")
    page = f"/requests/{way.ref}/items/doc-new"
    client = signed_in(full, way.coordinator)
    assert "Page 1" in client.get(page).text
    assert asked_by(client, page) <= MOST


def test_what_is_shown_of_all_records_at_once_asks_at_most_twelve_times(full):
    way = bring("item_review")
    grow(way, 150)
    for ref in ("doc-new", "doc-newer"):
        enclose(way, ref)
        at = {"decided_by": way.coordinator.person_id, "decided_at": clock.now_utc()}
        made = {"request": way.ref, "record": ref, "position": 0, "reason": "Hers."}
        Decision.create(**made, **at, action="redact", digest="", covers=CORNER)
    client = signed_in(full, way.coordinator)
    asked = {}
    for page, shows in ALL_AT_ONCE.items():
        Person.update(family_name="Osgood").where(Person.ref == way.chair.person_id).execute()
        asked[page] = asked_by(client, f"/requests/{way.ref}/{page}")
        assert shows in client.get(f"/requests/{way.ref}/{page}").text
    assert max(asked.values()) <= MOST, asked


def test_the_second_person_is_given_fifty_decisions_at_once_what_waits_first(full):
    way = bring("second_review")
    grow(way, 120)
    client = signed_in(full, way.chair)
    page = f"/requests/{way.ref}/second"
    first = client.get(page).text
    assert first.count('<i class="cc-dot') == LENGTH
    assert "Page 1 of 3" in first
    assert first.index(f"second/{SILENT}") < first.index("cc-state--wait")
    assert "To be opened" not in client.get(f"{page}?page=2").text
    assert asked_by(client, f"{page}?page=3") <= MOST
