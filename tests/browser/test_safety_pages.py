"""The families' list, a risk's end, the chair's concern and what has to be told, in a Chromium."""

from __future__ import annotations

import pytest
from support.browser import Watch, faults, picture

from ccportal import clock
from ccportal.acts import corrections
from ccportal.rules.accuracy import Fact
from ccportal.store.disclosures import Disclosure
from ccportal.store.families import Risk
from ccportal.store.people import About

pytestmark = pytest.mark.browser


class Looker:
    """Somebody of the team with a page, which is looked over wherever they go."""

    def __init__(self, page):
        self.page, self.watch, self.bad = page, Watch(page), {}

    def see(self, name: str) -> None:
        found = faults(self.page)
        if found:
            self.bad[name] = found
        picture(self.page, f"safety-{name}")

    def open(self, address: str, name: str) -> None:
        self.page.goto(address)
        self.see(name)

    def done(self) -> None:
        assert self.bad == {}
        assert self.watch.told == []


def to_tell() -> None:
    """Contact details of somebody were passed on, and are put right."""
    found = Disclosure.select().where(Disclosure.what == "contact-details").first()
    Disclosure.update(made_on=clock.today()).where(Disclosure.ref == found.ref).execute()
    corrections.tell("command", About.get(About.record == found.ref).person_id, Fact.CONTACT)


def test_families_are_found_as_one_types_and_sifted(page_of):
    office = Looker(page_of("coordinator"))
    office.open("/families", "families")
    office.page.fill("#family-words", "haverst")
    office.page.wait_for_selector("#families_list >> text=found.")
    assert office.page.locator("tbody tr").count() == 1
    assert office.page.evaluate("document.activeElement.id") == "family-words"
    office.see("families-found")
    office.page.click("#families_list button:has-text('Longest')")
    office.page.wait_for_selector("#families_list button[aria-current]:has-text('Longest')")
    assert office.page.locator("tbody tr").count() == 1
    office.page.fill("#family-words", "zzyzx")
    office.page.wait_for_selector("#families_list >> text=No family has that name")
    office.see("families-none")
    office.page.fill("#family-words", "")
    office.page.wait_for_selector("#families_list a.cc-chip:has-text('Closed')")
    office.page.click("#families_list a.cc-chip:has-text('Closed')")
    office.page.wait_for_url("**show=closed**")
    office.done()


def test_without_scripts_the_same_is_done_by_a_button(page_of):
    page = page_of("coordinator", scripts=False)
    page.goto("/families")
    page.fill("#family-words", "haverst")
    with page.expect_navigation():
        page.click("#find-family button")
    assert page.locator("tbody tr").count() == 1
    with page.expect_navigation():
        page.click("#families_list button:has-text('Longest')")
    assert page.locator("tbody tr").count() == 1
    assert page.locator("button[aria-current]:has-text('Longest')").count() == 1


def test_what_was_put_right_is_told_to_whom_it_was_passed_on(page_of):
    office = Looker(page_of("coordinator"))
    risk = Risk.select().where(Risk.standing()).order_by(Risk.ref).first().ref
    office.open(f"/risks/{risk}/mark/prevents-violence", "risk-prevents")
    to_tell()
    office.open("/to-tell", "to-tell")
    office.page.click("main a:has-text('Say that they were told')")
    office.see("to-tell-one")
    office.page.check("input[value='letter']")
    office.page.click("main .cc-actions button")
    office.page.wait_for_url("**/to-tell")
    office.page.wait_for_selector("tbody >> text=By letter")
    office.see("to-tell-done")
    office.done()


def test_a_concern_asks_whether_it_is_about_the_coordinator(page_of):
    office = Looker(page_of("coordinator"))
    office.open("/write/concern/fam-01", "concern")
    office.page.check("input[name=for_chair]")
    office.page.fill("[name=text]", "She was shouted at.")
    office.page.click("main .cc-actions button[type=submit] >> nth=0")
    office.page.wait_for_url("**/write/sent?to=chair")
    office.see("concern-sent")
    office.done()
