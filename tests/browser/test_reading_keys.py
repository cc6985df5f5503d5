"""How many keys it takes to answer the largest request of Riverside, counted one by one."""

from __future__ import annotations

import pytest
from support.way import bring

from ccportal.store.requests import Decision, Item

pytestmark = [pytest.mark.browser, pytest.mark.clause("SAR")]

LARGEST = "p-009"
"""On him the centre holds most."""


class Reader:
    """Somebody who knows the keys: every key, click and choice of theirs is counted."""

    def __init__(self, page) -> None:
        self.page, self.keys = page, 0

    def key(self, key: str) -> None:
        self.keys += 1
        self.page.keyboard.press(key)

    def on(self, key: str) -> None:
        """A key that leads to another page."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.key(key)

    def click(self, name: str, role: str = "button") -> None:
        self.keys += 1
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role(role, name=name).first.click()

    def choose(self, field: str, value: str) -> None:
        """A list is opened and a line of it taken."""
        self.keys += 2
        self.page.locator(f"[name={field}]").select_option(value)

    def asked(self, selector: str) -> bool:
        """Whether the page itself shows that something is still to be answered."""
        shown = self.page.locator(selector)
        return bool(shown.count()) and shown.get_attribute("open") is not None

    def weigh(self) -> None:
        """The test for another person's data, where it was not answered in this request yet."""
        self.choose("information", "who-they-are")
        self.choose("confidence", "promised")
        self.choose("consent", "not-sought")
        self.keys += 1
        self.page.locator("[name=unreasonable]").check()

    def read(self) -> None:
        """One record: all suggestions are taken, and it goes on to the next."""
        part = self.page.locator("[data-suggested]").count()
        if part:
            self.key("a")
            if self.asked(".cc-test:has([name=information])"):
                self.weigh()
        if self.asked("#health"):
            self.choose("may_go", "no-health")
        self.on("p" if part else "g")

    def answer(self) -> None:
        """All that the other parent could tell: each kind of sign is ticked whole and answered."""
        while (left := self.page.locator("[data-tick]")).count():
            self.keys += 2
            left.first.click()
            self.page.get_by_label("They know it already").check()
            self.click("Answer those that are ticked")


@pytest.mark.overnight
def test_the_largest_request_takes_at_most_two_keys_a_record(page_of):
    way = bring("item_review", LARGEST)
    total = Item.select().where(Item.request == way.ref).count()
    page = page_of("coordinator")
    reader = Reader(page)
    page.goto(f"/requests/{way.ref}")
    reader.click("Begin to read", "button")
    reader.click("14 together", "link")
    reader.click("Give those whole that are ticked")
    for _ in range(total):
        if page.locator(".cc-gauge b").first.inner_text() == str(total):
            break
        reader.read()
    assert Decision.select().where(Decision.request == way.ref).count() == total > 60
    page.goto(f"/requests/{way.ref}")
    reader.click("Read it as the other parent")
    reader.answer()
    page.get_by_role("button", name="Give it to the second person").wait_for()
    assert reader.keys <= 2 * total, reader.keys
