"""The pages of requests in a real Chromium: axe-core finds nothing, nothing scrolls sideways."""

from __future__ import annotations

import pytest
from support.browser import Watch, faults, picture
from support.way import PARTLY, SILENT, STAGES, bring, refuse

pytestmark = pytest.mark.browser

STATES = [*STAGES, "refusal"]


def at(stage: str):
    """A request in a stage, and the pages of it that are there then."""
    way = bring("accepted" if stage == "refusal" else stage)
    if stage == "refusal":
        refuse(way)
    here = f"/requests/{way.ref}"
    pages = [here]
    if stage in ("received", "accepted"):
        pages.append(f"{here}/match")
    if STAGES.index(stage if stage in STAGES else "received") > STAGES.index("searching"):
        pages += [
            f"{here}/items/{PARTLY}",
            f"{here}/items/{SILENT}",
            f"{here}/items/{PARTLY}?tick=all",
        ]
        pages += [f"{here}/second", f"{here}/second/{PARTLY}", f"{here}/second/{SILENT}"]
    return way, pages


@pytest.mark.parametrize("stage", STATES)
def test_every_page_of_a_request_is_accessible_in_every_stage(page_of, stage):
    way, pages = at(stage)
    found = {}
    for role in ("coordinator", "chair"):
        for dark in (False, True):
            page = page_of(role, dark=dark)
            watch = Watch(page)
            for address in pages:
                if role == "chair" and ("/items/" in address or address.endswith("/match")):
                    continue
                page.goto(address)
                name = address.removeprefix(f"/requests/{way.ref}").replace("/", "-")
                found[role, dark, address] = faults(page)
                picture(page, f"request-{stage}{name.replace('?', '-')}-{role}{'-dark' * dark}")
            found[role, dark] = watch.told
    assert {address: bad for address, bad in found.items() if bad} == {}


@pytest.mark.parametrize(
    "address", ["/requests", "/requests?show=closed", "/requests?show=mine", "/requests/new"]
)
def test_the_board_is_accessible(page_of, address):
    for stage in ("received", "item_review", "second_review"):
        bring(stage)
    for dark in (False, True):
        page = page_of("coordinator", dark=dark)
        page.goto(address)
        picture(page, f"board{address.replace('/', '-').replace('?', '-')}{'-dark' * dark}")
        assert faults(page) == []


def test_a_refusal_has_the_focus_and_what_was_written_stays(page_of):
    way = bring("item_review")
    page = page_of("coordinator")
    page.goto(f"/requests/{way.ref}/items/{PARTLY}")
    page.locator("label.cc-passage", has_text="Rory Tallentire").click()
    page.locator("textarea[name=reason]").fill("")
    page.get_by_role("button", name="Give in part").click()
    page.wait_for_selector(".govuk-error-summary")
    assert "error-summary" in page.evaluate("document.activeElement.className")
    assert page.locator("mark.cc-pass--cut", has_text="Rory Tallentire").count() == 1
    picture(page, "request-item-faults")
    assert faults(page) == []


def test_reading_is_done_with_the_keyboard_alone(page_of):
    way = bring("item_review")
    page = page_of("coordinator")
    page.goto(f"/requests/{way.ref}/items/{PARTLY}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("1")
    chosen = page.locator("mark.cc-pass--cut")
    assert chosen.count() == 1
    assert chosen.get_attribute("data-code") == "CR2"
    page.keyboard.press("x")
    assert chosen.count() == 0
    page.keyboard.press("a")
    assert chosen.count() == page.locator("mark.cc-pass").count() == 5
    picture(page, "request-item-ticked")
    page.keyboard.press("g")
    page.wait_for_url(f"**/requests/{way.ref}/items/*")
    assert page.locator(".cc-gauge b").first.inner_text() == "1"


def test_all_suggestions_are_ticked_without_scripts_too(page_of):
    way = bring("item_review")
    page = page_of("coordinator", scripts=False)
    page.goto(f"/requests/{way.ref}/items/{PARTLY}")
    picture(page, "request-item-without-scripts")
    page.get_by_role("button", name="Tick all").click()
    page.wait_for_url("**tick=all")
    assert page.locator("input[name=cover]:checked").count() == 5
    picture(page, "request-item-ticked-without-scripts")
