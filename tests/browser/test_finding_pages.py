"""Search, documents and spreadsheets in a real Chromium, with scripts and without."""

from __future__ import annotations

import pytest
from conftest import SCENARIOS
from support.browser import WIDTHS, Watch, faults, picture
from support.papers import pdf

from ccportal.store.documents import Document

pytestmark = pytest.mark.browser

LETTER = SCENARIOS / "files" / "harker-vane-re-haverstock.pdf"
ROWS = "given_names,family_name,date_of_birth\nAda,Ostler,1/2/1980\nZoë,Pollitt,\n"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def looked_over(page, name: str) -> None:
    """Nothing is wrong with the page at any width; pictures are taken where they are wanted."""
    size, found = page.viewport_size, {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = faults(page)
    page.set_viewport_size(size)
    picture(page, name)
    assert {width: bad for width, bad in found.items() if bad} == {}


def choose(page, field: str, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.set_input_files(field, file)


def test_the_slash_leads_to_the_box_and_what_is_typed_is_found_while_one_types(page_of):
    page = page_of("coordinator")
    watch = Watch(page)
    page.goto("/families/fam-01")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("haver")
    page.wait_for_selector("#finding a")
    looked_over(page, "finding-typed")
    assert page.input_value("#find") == "haver"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#finding') !== null")
    page.keyboard.press("Escape")
    assert page.is_hidden("#finding")
    assert page.evaluate("document.activeElement.id") == "find"
    assert "haver" not in page.url
    assert watch.told == []


def test_each_search_waits_a_moment_and_the_last_one_counts(page_of):
    page = page_of("coordinator")
    page.goto("/today")
    asked = []
    page.on("request", lambda one: asked.append(one.url) if one.url.endswith("/search") else None)
    page.locator("#find").press_sequentially("pollitt zoe", delay=40)
    page.wait_for_selector("#finding a:has-text('Zoë')")
    assert 1 <= len(asked) <= 3


def test_a_slash_in_a_text_is_a_slash(page_of):
    page = page_of("coordinator")
    page.goto("/people")
    page.click("#words")
    page.keyboard.type("a/b")
    assert page.input_value("#words") == "a/b"


def test_a_link_of_what_was_found_leads_there_by_the_keyboard(page_of):
    page = page_of("coordinator")
    page.goto("/today")
    page.keyboard.press("/")
    page.keyboard.type("zoe poll")
    page.wait_for_selector("#finding a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/p-010")


def test_nothing_found_and_a_slip_are_told(page_of):
    page = page_of("coordinator")
    page.goto("/search")
    looked_over(page, "finding-empty")
    for typed, says in (("zzzz", "Nothing was found"), ("haverstok", "Nobody is called exactly")):
        page.fill("#find", typed)
        page.wait_for_selector(f"#finding:has-text('{says}')")
    looked_over(page, "finding-slip")


def fill(page) -> None:
    page.fill("#title", "Letter from the solicitors")
    for part, value in (("day", "2"), ("month", "3"), ("year", "2026")):
        page.fill(f"#received_on-{part}", value)
    page.check("input[name=about][value=p-012]")


def test_a_document_of_many_pages(page_of):
    page = page_of("coordinator")
    page.goto("/documents/new/fam-01")
    choose(page, "#paper", "long.pdf", pdf(*[f"Page {one}" for one in range(1, 13)]))
    fill(page)
    page.click("main button[type=submit]")
    page.wait_for_url("**/documents/d-*")
    assert page.locator(".cc-sheets img").count() == 10
    with page.expect_navigation():
        page.click("text=Next")
    assert page.locator(".cc-sheets img").count() == 2
    assert Document.select().where(Document.ref.startswith("d-")).count() == 1


def test_the_box_is_not_there_for_a_volunteer(page_of):
    page = page_of("volunteer")
    page.goto("/today")
    assert page.locator("#find").count() == 0
    page.keyboard.press("/")
    assert page.url.endswith("/today")


def test_in_the_dark_what_is_found_can_be_read(page_of):
    page = page_of("coordinator", dark=True)
    page.goto("/today")
    page.fill("#find", "pollitt")
    page.wait_for_selector("#finding a")
    looked_over(page, "finding-dark")
