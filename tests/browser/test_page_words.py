"""The words of a file's pages are compared and ticked with one key a page."""

from __future__ import annotations

import pytest
from support.client import member
from support.way import SUBJECT, bring

from ccportal import clock
from ccportal.acts import documents
from ccportal.acts.documents import Paper
from ccportal.rules.page_words import of_text
from ccportal.sar.render_draw import draw
from ccportal.store.requests import Decision

pytestmark = [pytest.mark.browser, pytest.mark.clause("VIO"), pytest.mark.overnight]

LETTER = (
    "<p>Dear Siobhan O’Brien,</p><p>Rory Tallentire rings on 07700 900291. We hope that you "
    "are well, and write to say that the room was warm and the children played.</p>"
    "<p style='break-before:page'>The second page says that all was well in March.</p>"
)


@pytest.fixture
def reading(page_of):
    """The page of a letter of two pages, in the coordinator's browser."""
    file = draw(f"<!doctype html><title>A</title>{LETTER}", tagged=False)
    paper = Paper(None, (SUBJECT,), "A letter", clock.today(), None, "letter.pdf", file)
    ref = documents.receive(member("coordinator").person_id, paper)
    way = bring("item_review")
    page = page_of("coordinator")
    page.goto(f"/requests/{way.ref}/items/{ref}")
    for one in page.locator(".cc-pic img").all():
        one.scroll_into_view_if_needed()
        one.evaluate("one => one.decode()")
    page.evaluate("window.scrollTo(0, 0)")
    return page, ref


def ticked(page):
    return page.locator("[name=words]:checked").count()


def test_a_page_that_was_looked_at_is_ticked_with_one_key(reading):
    page, ref = reading
    page.keyboard.press("y")
    assert ticked(page) == 0
    for number in (1, 2):
        page.keyboard.press("y")
        assert ticked(page) == number
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.keyboard.press("g")
    words = of_text(Decision.get(Decision.record == ref).page_words)
    assert [one.page for one in words] == [1, 2]
    assert "all was well in March" in words[1].pieces[0]


def test_all_pages_are_ticked_at_once_when_each_was_looked_at(reading):
    page, _ref = reading
    every = page.locator("[data-words-all]")
    for one in page.locator("[name=words]").all():
        one.scroll_into_view_if_needed()
    page.locator("[data-words-all]:not(:disabled)").wait_for(state="attached")
    every.click()
    assert ticked(page) == 2


def test_words_under_an_area_are_struck_out_as_it_is_ticked(reading):
    page, _ref = reading
    struck = page.locator("[data-said] .cc-pass--cut")
    assert struck.count() == 0
    page.keyboard.press("a")
    assert {"Rory", "Tallentire"} <= set(struck.all_inner_texts())
    assert "children" not in struck.all_inner_texts()
