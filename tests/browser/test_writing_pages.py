"""Writing in a real Chromium: accessible at three widths, with scripts and without."""

from __future__ import annotations

import pytest
from support.browser import WIDTHS, Watch, faults, picture

from ccportal.acts import concerns, drafts
from ccportal.store.accounts import Account
from ccportal.store.contact import Note

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


@pytest.fixture
def worry(page_of):
    """Opens a page for the coordinator, and the pages of a concern that waits for them."""
    page = page_of("coordinator")
    me = Account.get(Account.role == "coordinator").person_id
    ref = concerns.report(me, "She cried when he came.", True, "fam-01", ("p-012",))
    return page, {**PAGES, "worry": f"/notes/{ref}", "answer": f"/write/answer/{ref}"}


@pytest.mark.parametrize("name", [*PAGES, "worry", "answer"])
def test_every_page_for_writing_is_accessible_at_every_width(worry, name):
    page, addresses = worry
    watch, found = Watch(page), {}
    page.goto(addresses[name])
    picture(page, f"writing-{name}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = faults(page)
    assert found == {width: [] for width in WIDTHS}
    assert watch.told == []


@pytest.mark.parametrize("name", ["risk", "incident-again", "for-you"])
def test_pages_for_writing_are_accessible_in_the_dark(page_of, name):
    page = page_of("coordinator", dark=True)
    page.goto(PAGES[name])
    assert faults(page) == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_note_is_refused_put_right_and_sent(page_of, scripts):
    page = page_of("coordinator", scripts=scripts)
    page.goto(PAGES["note"])
    page.get_by_label("What did you see and hear?").fill(WORDS)
    page.get_by_role("button", name="Send the note").click()
    page.wait_for_selector(".govuk-error-summary")
    assert page.get_by_label("What did you see and hear?").input_value() == WORDS
    if scripts:
        picture(page, "writing-faults")
        assert faults(page) == []
        focused = page.evaluate("document.activeElement.className")
        assert focused.startswith("govuk-error-summary")
    page.get_by_label("Of a telephone call").check()
    page.get_by_role("button", name="Send the note").click()
    page.wait_for_url("**/notes/n-*")
    assert Note.get(Note.text == WORDS).kind == "telephone"


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
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_without_scripts_a_draft_is_kept_by_its_button(page_of):
    page = page_of("coordinator", scripts=False)
    page.goto(PAGES["concern"])
    page.get_by_label("What worries you?").fill(WORDS)
    page.get_by_role("button", name="Keep as a draft").click()
    assert "Kept as a draft at" in page.inner_text("#draft")
    me = Account.get(Account.role == "coordinator").person_id
    assert [one.words["text"] for one in drafts.mine(me)] == [[WORDS]]
