"""The register of processing and its notice on the intranet (DP1, DP2)."""

from __future__ import annotations

import pytest

from ccportal.catalogue_register import KINDS
from ccportal.store.contact import Note
from ccportal.store.people import Person

pytestmark = [pytest.mark.clause("DP1"), pytest.mark.clause("DP2")]

PAGES = ["/policy/processing", "/policy/processing/notice"]


@pytest.mark.parametrize("address", PAGES)
def test_the_register_is_for_coordinator_and_chair_alone(browsers, address):
    seen = {role: browser.get(address).status_code for role, browser in browsers.items()}
    assert seen == {"volunteer": 404, "coordinator": 200, "chair": 200}


def test_every_kind_of_record_stands_in_the_register(chair):
    page = chair.get(PAGES[0]).text
    assert [one.name for one in KINDS if one.name not in page] == []
    assert page.count('<th scope="row">') == len(KINDS)


@pytest.mark.parametrize("address", PAGES)
def test_the_register_tells_of_nobody(chair, address):
    page = chair.get(address).text
    words = [one.name for one in Person.select()] + [one.text[:30] for one in Note.select()]
    assert [one for one in words if one in page.partition("<main")[2]] == []
