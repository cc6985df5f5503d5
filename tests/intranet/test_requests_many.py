"""A request of a thousand records: the page of one asks and shows no more than with fifty."""

from __future__ import annotations

import time

import pytest
from support.client import signed_in
from support.many import grow, queries
from support.way import bring

from ccportal.intranet.reading_window import AFTER, BEFORE


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
