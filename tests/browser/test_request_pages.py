"""The pages of requests in a real Chromium: axe-core finds nothing, nothing scrolls sideways."""

from __future__ import annotations

import pytest
from support.browser import Watch, faults, picture
from support.way import PARTLY, SILENT, STEPS, bring, refuse

from ccportal.acts import requests_delivery

pytestmark = pytest.mark.browser

READING = (f"/items/{PARTLY}", f"/items/{SILENT}", f"/items/{PARTLY}?tick=all")
DECIDING = ("/items", "/match", "/suggestions", "/together", "/as-the-other", "/reach", "/consult")
DECISIONS = ("/second", "/kept-back", f"/second/{PARTLY}", f"/second/{SILENT}")

PAGES = {
    "received": ("", "/match", "/reach"),
    "accepted": ("",),
    "refusal": ("",),
    "searching": ("",),
    "item_review": ("", *READING, "/suggestions", "/together/notes", "/consult"),
    "decided": ("", f"/items/{PARTLY}", "/as-the-other"),
    "second_review": ("", *DECISIONS, f"/items/{PARTLY}"),
    "agreed": ("/second",),
    "approved": ("", "/schedule"),
}
"""The pages that are there, or look different, in each stage."""

BOARDS = ("/requests", "/requests?show=closed", "/requests?show=mine", "/requests/new")
BOTH = ("coordinator", "chair")

HEAR = """() => {
  window.pressed = [];
  document.addEventListener("submit", (event) => {
    pressed.push(event.submitter.dataset.key);
    event.preventDefault();
  });
}"""
"""Which buttons of a form are pressed, while nothing is sent."""


def look(open_page, ref: str, stage: str, roles=BOTH, *, dark: bool = False) -> dict:
    """What axe-core finds on the pages of a request in a stage, for each who may see them."""
    found = {}
    for role in roles:
        page = open_page(role, dark=dark)
        watch = Watch(page)
        for name in PAGES.get(stage, ("",)):
            if role == "chair" and name.startswith(DECIDING):
                continue
            page.goto(f"/requests/{ref}{name}")
            found[stage, role, dark, name] = faults(page)
            called = name.replace("/", "-").replace("?", "-")
            picture(page, f"request-{stage}{called}-{role}{'-dark' * dark}")
        found[stage, role, dark] = watch.told
    return {where: bad for where, bad in found.items() if bad}


@pytest.mark.parametrize("stage", PAGES)
def test_every_page_of_a_request_is_accessible_in_every_stage(page_of, stage):
    way = bring("accepted" if stage == "refusal" else stage)
    if stage == "refusal":
        refuse(way)
    assert look(page_of, way.ref, stage) == {}


@pytest.mark.overnight
@pytest.mark.parametrize("stage", ["received", "item_review", "second_review"])
def test_every_page_of_a_request_is_accessible_in_the_dark(page_of, stage):
    assert look(page_of, bring(stage).ref, stage, dark=True) == {}


def test_the_pages_of_a_finished_answer_are_accessible(page_of):
    way = bring("built")
    found = look(page_of, way.ref, "built")
    for stage in ("ready", "released", "closed"):
        STEPS[stage](way.ref, way.coordinator.person_id, way.chair.person_id)
        found |= look(page_of, way.ref, stage, BOTH if stage == "ready" else BOTH[:1])
    requests_delivery.revoke(way.ref, way.chair.person_id, "A page too many.")
    assert found | look(page_of, way.ref, "revoked") == {}


def test_every_board_is_accessible_by_light_and_in_the_dark(page_of):
    for stage in ("received", "item_review", "second_review"):
        bring(stage)
    found = {}
    for dark in (False, True):
        page = page_of("coordinator", dark=dark)
        for address in BOARDS:
            page.goto(address)
            picture(page, f"board{address.replace('/', '-').replace('?', '-')}{'-dark' * dark}")
            found[address, dark] = faults(page)
    assert {where: bad for where, bad in found.items() if bad} == {}


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
    with page.expect_navigation():
        page.keyboard.press("n")
    with page.expect_navigation():
        page.keyboard.press("g")
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


@pytest.mark.parametrize("address", ["/asked", "/asked/say"])
def test_what_a_volunteer_writes_down_and_says_is_accessible(page_of, address):
    page = page_of("volunteer")
    page.goto(address)
    picture(page, f"volunteer{address.replace('/', '-')}")
    assert faults(page) == []


@pytest.mark.overnight
def test_where_two_have_one_name_the_pages_are_accessible(page_of):
    way = bring("searching", "p-009")
    page = page_of("coordinator")
    watch = Watch(page)
    found = {}
    for name in ("", "/items/n-202"):
        if name:
            STEPS["item_review"](way.ref, way.coordinator.person_id, "")
        page.goto(f"/requests/{way.ref}{name}")
        found[name] = faults(page)
        picture(page, f"request-namesake{name.replace('/', '-')}")
    page.goto(f"/requests/{way.ref}")
    page.locator("#certificate summary").click()
    page.get_by_text("Looked through by hand").wait_for()
    found["certificate"] = faults(page)
    picture(page, "request-certificate")
    assert {where: bad for where, bad in found.items() if bad} == {}
    assert watch.told == []


def test_enter_in_a_field_of_a_record_presses_nothing_and_loses_nothing(page_of):
    way = bring("item_review")
    page = page_of("coordinator")
    page.goto(f"/requests/{way.ref}/items/{PARTLY}")
    page.evaluate(HEAR)
    page.get_by_text("What it rests on").click()
    fields = {"#review_by-day": "31", "#decide-reason": "Hers.", "#more": "her street"}
    for field, words in fields.items():
        page.locator(field).fill(words)
        page.locator(field).press("Enter")
    assert page.evaluate("pressed") == []
    assert {field: page.locator(field).input_value().strip() for field in fields} == fields
    page.locator("[data-key=s]").click()
    assert page.evaluate("pressed") == ["s"]
