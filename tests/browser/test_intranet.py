"""The intranet's pages in a real Chromium: axe-core finds nothing, nothing scrolls sideways."""

from __future__ import annotations

import pytest
from support.browser import Watch, faults, kept, picture

pytestmark = pytest.mark.browser

PAGES = {
    "coordinator": (
        *("/today", "/families", "/families/fam-01", "/families/fam-01?show=sessions"),
        *("/families/fam-01?show=notes", "/families/fam-01?show=papers", "/people"),
        *("/people/p-012", "/sessions", "/sessions/s-021", "/notes/n-023", "/risks/r-001"),
        *("/disclosures", "/team", "/team/checks", "/account", "/account/new-codes"),
        *(
            "/account/password",
            "/policy",
            "/help",
            "/nowhere",
            "/undertaking",
            "/team/new",
            "/centre",
        ),
        *("/policy/differences?before=pv-003&after=pv-004", "/policy/next", "/policy/told"),
        *("/policy/next/write", "/policy/told?who=referrers", "/policy/told?who=team"),
    ),
    "chair": ("/today", "/audit", "/disclosures", "/team", "/help", "/policy/next/review"),
    "volunteer": ("/today", "/policy", "/help", "/undertaking"),
}


@pytest.mark.parametrize("role", PAGES)
@pytest.mark.parametrize(
    "dark",
    [pytest.param(False, id="light"), pytest.param(True, id="dark", marks=pytest.mark.overnight)],
)
def test_every_page_is_accessible(page_of, role, dark):
    page = page_of(role, dark=dark)
    watch, found = Watch(page), {}
    for address in PAGES[role]:
        page.goto(address)
        found[address] = faults(page)
        if not dark:
            picture(page, f"{role}{address.replace('/', '-').replace('?', '-')}")
    assert {address: bad for address, bad in found.items() if bad} == {}
    assert watch.told == []


@pytest.mark.parametrize("planted", ["<img src='/x.png'>", "<a href='#'></a>"])
def test_a_planted_fault_is_found(page_of, planted):
    page = page_of("volunteer")
    page.goto("/help")
    page.evaluate(
        "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", planted
    )
    assert faults(page)


def test_the_door_and_its_faults_are_accessible(page_of):
    page = page_of(None)
    page.goto("/sign-in")
    picture(page, "door")
    assert faults(page) == []
    page.click("main button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    picture(page, "door-faults")
    assert faults(page) == []
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")


def test_nothing_of_a_page_is_kept_in_the_browser(page_of):
    page = page_of("coordinator")
    page.goto("/families/fam-01")
    page.click(".cc-show >> nth=0")
    page.wait_for_selector(".cc-shown")
    assert kept(page) == [[], []]
    assert page.evaluate("document.cookie") == ""


def test_the_keyboard_reaches_the_page_first_by_its_skip_link(page_of):
    page = page_of("coordinator")
    page.goto("/families")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


SHOWN = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((one) => one.checkVisibility() && one.type !== "hidden")
  .filter((one) => {
    one.focus();
    const style = getComputedStyle(one);
    return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
  }).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("colours", ["none", "active"], ids=["own colours", "forced colours"])
def test_whatever_has_the_focus_shows_it(page_of, colours):
    page = page_of("coordinator")
    page.emulate_media(forced_colors=colours)
    for address in ("/families", "/families/fam-01", "/people/p-012", "/calendar", "/team"):
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWN) == [], address


def test_signing_out_on_one_page_leaves_nothing_behind_on_the_way_back(page_of):
    page = page_of("coordinator")
    page.goto("/families/fam-01")
    page.click("text=Sign out")
    page.wait_for_url("**/sign-in")
    page.go_back()
    page.wait_for_url("**/sign-in")
    assert "Haverstock" not in page.content()
