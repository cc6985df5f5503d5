"""A family written down in a real Chromium, from its referral to the end of contact."""

from __future__ import annotations

import pytest
from support.browser import Watch, faults, picture

from ccportal.store.audit import AuditEntry
from ccportal.store.families import Family, Member
from ccportal.store.households import FamilyStep
from ccportal.store.people import ContactDetail, Person

pytestmark = pytest.mark.browser

HARBOUR = ("Ines", "Harbour", "resident-parent")
QUAY = ("Tomas", "Quay", "contact-parent")
CHILD = ("Noa", "Harbour", "child")


class Walk:
    """A coordinator who goes from page to page; every page is held to the same."""

    def __init__(self, page, pictures: bool):
        self.page, self.watch, self.bad, self.pictures = page, Watch(page), {}, pictures

    def see(self, name: str) -> None:
        """Look the page over."""
        found = faults(self.page) if self.pictures else []
        if found:
            self.bad[name] = found
        if self.pictures:
            picture(self.page, f"families-{name}")

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)

    def day(self, name: str, day: str) -> None:
        for part, value in zip(("day", "month", "year"), day.split(), strict=True):
            self.page.fill(f"#{name}-{part}", value)

    def choose(self, name: str, value: str) -> None:
        self.page.check(f"input[name={name}][value='{value}']")

    def press(self) -> None:
        """Send the form, and wait for the page that it leads to."""
        here = self.page.url
        self.page.click("main form .cc-actions button[type=submit]")
        self.page.wait_for_url(lambda url: url != here)

    def follow(self, words: str, name: str) -> None:
        self.page.click(f"main a:has-text('{words}') >> nth=0")
        self.page.wait_for_load_state()
        self.see(name)


def enter(walk: Walk, family: str, who: tuple[str, str, str]) -> None:
    given, name, part = who
    walk.page.goto(f"/families/{family}/members/new")
    walk.see(f"member-{part}")
    walk.fill(given_names=given, family_name=name)
    walk.choose("part", part)
    walk.press()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def walk(page_of, request):
    return Walk(page_of("coordinator", scripts=request.param), request.param)


def referred(walk: Walk) -> str:
    """A family of which a referral was written down, with its people: its ref."""
    walk.page.goto("/families")
    walk.follow("Write down a referral", "referral")
    walk.page.click("main form .cc-actions button[type=submit]")
    walk.page.wait_for_selector(".govuk-error-summary")
    walk.see("referral-faults")
    walk.day("referred_on", "6 1 2026")
    walk.choose("contact", "supported")
    walk.fill(reason="The court asked for contact in a safe place.", body="Quayside Mediation")
    walk.press()
    family = walk.page.url.split("/")[-1].split("?")[0]
    walk.see("empty-family")
    for who in (HARBOUR, QUAY, CHILD):
        enter(walk, family, who)
    return family


def test_a_family_is_written_down_accepted_visited_begun_and_ended(walk):
    family = referred(walk)
    walk.see("received")
    walk.follow("Accept them", "accept")
    walk.press()
    walk.see("accepted")
    for number, hour in ((1, "10:00"), (2, "14:00")):
        person = Member.get(Member.family == family, Member.position == number - 1).person_id
        given = Person.get_by_id(person).given_names
        walk.follow(f"Arrange a first visit for {given}", "visit")
        walk.day("on", "7 1 2026")
        walk.fill(at=hour)
        walk.press()
    walk.follow("Begin contact", "begin")
    walk.press()
    steps = [one.event for one in FamilyStep.select().where(FamilyStep.family == family)]
    assert steps == ["receive", "accept", "pre-visit", "pre-visit", "start"]
    walk.page.goto(f"/families/{family}/arrange/apart")
    walk.see("apart")
    walk.fill(minutes="15", text="coming and going")
    walk.press()
    walk.page.goto(f"/families/{family}/collect")
    walk.page.check("input[name=child]")
    walk.page.check("input[name=collector] >> nth=0")
    walk.see("collect")
    walk.press()
    walk.see("arranged")
    for number, detail in ((0, "07700 900444"), (1, "07700 900445")):
        person = Member.get(Member.family == family, Member.position == number).person_id
        walk.page.goto(f"/people/{person}/contacts/new")
        walk.choose("kind", "phone")
        walk.choose("use", "safe")
        walk.fill(value=detail)
        walk.see("contact-new")
        walk.press()
        walk.see("person")
        walk.page.goto(f"/families/{family}/arrange/door/{_number(family, number)}")
        walk.fill(text="front door, 9:55" if number == 0 else "garden door, 10:15")
        walk.press()
    child = Member.get(Member.family == family, Member.position == 2).person_id
    walk.page.goto(f"/people/{child}/needs/new")
    walk.choose("kind", "allergy")
    walk.fill(text="no nuts")
    walk.see("need")
    walk.press()
    walk.page.goto(f"/families/{family}")
    assert "Keep 15 minutes between Ines and Tomas" in walk.page.inner_text("main")
    assert "900444" not in walk.page.content()
    walk.see("whole")
    walk.follow("End contact", "end")
    walk.choose("why", "order-ended")
    walk.fill(typed="close")
    walk.press()
    walk.see("closed")
    assert Family.get_by_id(family).closed_on is not None
    assert walk.bad == {}
    assert walk.watch.told == []


def _number(family: str, position: int) -> int:
    return Member.get(Member.family == family, Member.position == position).id


def test_a_fault_is_said_in_the_page_and_what_was_typed_stays(walk):
    family = referred(walk)
    walk.page.goto(f"/families/{family}/arrange/contact")
    walk.fill(text="Tomas comes on Saturdays")
    walk.page.click("main form .cc-actions button[type=submit]")
    walk.page.wait_for_selector(".govuk-error-summary")
    walk.see("refused")
    assert "without names" in walk.page.inner_text(".govuk-error-summary")
    assert walk.page.input_value("[name=text]") == "Tomas comes on Saturdays"
    if walk.pictures:
        focus = walk.page.evaluate("document.activeElement.className")
        assert focus.startswith("govuk-error-summary")
    assert walk.bad == {}


def test_somebody_who_is_there_already_is_offered_before_a_double_is_made(walk):
    family = referred(walk)
    known = Person.get_by_id("p-012")
    walk.page.goto(f"/families/{family}/members/new")
    walk.fill(given_names=known.given_names, family_name=known.family_name)
    walk.choose("part", "relative")
    walk.page.click("main form .cc-actions button[type=submit]")
    walk.page.wait_for_selector(".cc-alike")
    walk.see("alike")
    values = [one.value for one in ContactDetail.select()]
    assert [one for one in values if one in walk.page.content()] == []
    walk.page.click(".cc-alike button[value='p-012']")
    walk.page.wait_for_url(f"**/families/{family}")
    assert Member.select().where(Member.person == "p-012").count() == 2
    assert walk.bad == {}


def test_two_entries_are_made_one_and_two_again(walk):
    family = referred(walk)
    double = Member.get(Member.family == family, Member.position == 0).person_id
    walk.page.goto("/people/p-012")
    walk.follow("They are entered twice", "twice")
    walk.fill(other=double)
    walk.page.click("main form:has([name=other]:not([type=hidden])) button[type=submit]")
    walk.page.wait_for_selector("#what")
    walk.see("merge")
    walk.fill(typed="merge")
    walk.press()
    walk.see("merged")
    assert Person.get_or_none(Person.ref == double) is None
    walk.page.click("text=Make them two again")
    walk.page.wait_for_selector("text=Make them two again", state="detached")
    assert Person.get_by_id(double).given_names == "Ines"
    actions = [one.action for one in AuditEntry.select()]
    assert {"person:merge", "person:unmerge"} <= set(actions)
    assert walk.bad == {}


def test_a_name_is_put_right_and_what_was_there_is_shown(walk):
    walk.page.goto("/people/p-012/correct")
    walk.see("correct")
    walk.fill(given_names="Lianne")
    walk.choose("reason", "they-said-so")
    walk.press()
    walk.see("corrected")
    assert "Before: Leanne" in walk.page.inner_text("main")
    assert walk.bad == {}
