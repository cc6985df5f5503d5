"""Writing in a real Chromium: accessible at three widths, with scripts and without."""

from __future__ import annotations

import pytest
from support.browser import faults, kept

from ccportal.acts import drafts
from ccportal.store.accounts import Account

pytestmark = pytest.mark.browser

PAGES = {
    "note": "/write/note/fam-01",
    "correction": "/write/correction/n-001",
    "concern": "/write/concern/fam-01",
    "incident": "/write/incident/fam-01",
    "incident-again": "/write/incident-again/i-001",
    "risk": "/write/risk/fam-01",
    "risk-again": "/write/risk-again/r-001",
    "for-you": "/for-you",
    "risk-read": "/risks/r-001",
}
WORDS = "He brought a kite, and she laughed."


@pytest.mark.parametrize("name", ["risk", "incident-again", "for-you"])
def test_pages_for_writing_are_accessible_in_the_dark(page_of, name):
    page = page_of("coordinator", dark=True)
    page.goto(PAGES[name])
    assert faults(page) == []


def test_what_is_typed_is_kept_by_itself_and_survives_a_closed_lid(page_of):
    page = page_of("coordinator")
    page.goto(PAGES["note"])
    box = page.get_by_label("What did you see and hear?")
    box.press_sequentially(WORDS)
    me = Account.get(Account.role == "coordinator").person_id
    for _ in range(40):
        page.wait_for_timeout(250)
        if [one.words["text"] for one in drafts.mine(me)] == [[WORDS]]:
            break
    page.locator("#draft", has_text="Kept as a draft at").wait_for()
    assert page.evaluate("document.activeElement.id") == "text"
    page.goto("about:blank")
    page.goto(PAGES["note"])
    assert box.input_value() == WORDS
    assert kept(page) == [[], []]
