"""Areas of a page are drawn with the mouse, taken by a press, and ticked by a key."""

from __future__ import annotations

import pytest
from support.client import member
from support.pictures import page_of_words
from support.way import SUBJECT, bring

from ccportal import clock
from ccportal.acts import documents
from ccportal.acts.documents import Paper
from ccportal.rules.covering import of_text
from ccportal.store.requests import Decision

pytestmark = [pytest.mark.browser, pytest.mark.clause("VIO"), pytest.mark.overnight]

FILE = page_of_words("Dear Siobhan O'Brien", "Rory Tallentire rings on 07700 900291")


@pytest.fixture
def marking(page_of):
    """The page of a letter that came as a file, in the coordinator's browser."""
    paper = Paper(None, (SUBJECT,), "A letter", clock.today(), None, "letter.pdf", FILE)
    ref = documents.receive(member("coordinator").person_id, paper)
    way = bring("item_review")
    page = page_of("coordinator")
    page.goto(f"/requests/{way.ref}/items/{ref}")
    page.locator(".cc-pic img").evaluate("one => one.decode()")
    return page, ref


def draw(page, left, top, right, bottom):
    """Drag the mouse over a part of the picture, in hundredths."""
    box = page.locator(".cc-pic svg").bounding_box()
    across, down = box["width"] / 100, box["height"] / 100
    page.mouse.move(box["x"] + left * across, box["y"] + top * down)
    page.mouse.down()
    page.mouse.move(box["x"] + right * across, box["y"] + bottom * down, steps=4)
    page.mouse.up()


def test_what_is_drawn_is_covered_when_the_decision_is_kept(marking):
    page, ref = marking
    draw(page, 10, 10, 60, 20)
    assert page.locator("[data-areas] [name=area]:checked").count() == 1
    page.locator("[name=reason]").fill("It is somebody else's.")
    for field, value in (
        ("information", "who-they-are"),
        ("confidence", "promised"),
        ("consent", "not-sought"),
    ):
        page.locator(f"[name={field}]").select_option(value)
    page.locator("[name=unreasonable]").check()
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.locator("[data-key=p]").click()
    (one,) = of_text(Decision.get(Decision.record == ref).covers)
    assert abs(one.left - 100) <= 5
    assert abs(one.bottom - 200) <= 5


def test_a_press_on_what_is_proposed_ticks_it_and_another_lets_it_stay(marking):
    page, _ref = marking
    shape = page.locator(".cc-area--maybe").first.bounding_box()
    middle = (shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2)
    page.mouse.click(*middle)
    assert page.locator(".cc-area--cut").count() == 1
    page.mouse.click(*middle)
    assert page.locator(".cc-area--cut").count() == 0


def test_all_that_is_proposed_is_ticked_with_one_key(marking):
    page, _ref = marking
    page.keyboard.press("a")
    assert page.locator(".cc-area--maybe").count() == 0
    assert page.locator(".cc-area--cut").count() == 2
