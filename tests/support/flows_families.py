"""Flows of families and of the people in them, from the first page to the last."""

from __future__ import annotations

import random
import secrets

from ccportal.store.audit import AuditEntry
from ccportal.store.families import Family, Member
from ccportal.store.households import FamilyStep
from ccportal.store.people import ContactDetail, Person

from .calendar import household
from .flows import Walk

PARTS = ("resident-parent", "contact-parent", "child")
NUMBERS = ("07700 900444", "07700 900445")


def word() -> str:
    """A name that nobody else has, nor one like it."""
    made = random.Random(secrets.randbits(64))
    return "".join(made.choice("bdfgklmnprstvz") + made.choice("aeiou") for _ in range(4)).title()


def home() -> str:
    """A family of a resident parent, a contact parent and a child: its reference."""
    one, other = word(), word()
    return household(
        f"f-{secrets.token_hex(4)}", (f"{word()} {one}", f"{word()} {other}"), f"{word()} {one}"
    )


def member(family: str, position: int) -> Member:
    """One of a family by their place in it."""
    return Member.get(Member.family == family, Member.position == position)


def referred(walk: Walk) -> str:
    """A family of which a referral is written down, without anybody in it yet: its reference."""
    walk.open("/families", "families")
    walk.follow("Write down a referral", "referral")
    walk.refused("referral-faults")
    walk.day("referred_on", "6 1 2026")
    walk.choose("contact", "supported")
    walk.fill(reason="The court asked for contact in a safe place.", body="Quayside Mediation")
    walk.send()
    return walk.page.url.split("/")[-1].split("?")[0]


def enter(walk: Walk, family: str, part: str) -> None:
    """Enter somebody into a family."""
    walk.open(f"/families/{family}/members/new", "member" if part == PARTS[0] else "")
    walk.fill(given_names=word(), family_name=word())
    walk.choose("part", part)
    walk.send()


def whole_way(walk: Walk) -> None:
    """Referral, accepted, a first visit of each apart, begun, ended."""
    family = referred(walk)
    walk.see("family-empty")
    for part in PARTS:
        enter(walk, family, part)
    walk.see("family-received")
    walk.follow("Accept them", "family-accept")
    walk.send()
    for position, hour in ((0, "10:00"), (1, "14:00")):
        given = Person.get_by_id(member(family, position).person_id).given_names
        walk.follow(f"Arrange a first visit for {given}", "family-visit")
        walk.day("on", "7 1 2026")
        walk.fill(at=hour)
        walk.send()
    walk.follow("Begin contact", "family-begin")
    walk.send()
    walk.see("family-active")
    walk.follow("End contact", "family-end")
    walk.choose("why", "order-ended")
    walk.fill(typed="close")
    walk.send()
    walk.see("family-closed")
    steps = [one.event for one in FamilyStep.select().where(FamilyStep.family == family)]
    assert steps[:5] == ["receive", "accept", "pre-visit", "pre-visit", "start"]
    assert Family.get_by_id(family).closed_on is not None


def arranged(walk: Walk) -> None:
    """Time apart, doors, who collects, an order, needs, contact details; one is looked at."""
    family, page = home(), walk.page
    walk.open(f"/families/{family}/arrange/contact")
    name = Person.get_by_id(member(family, 1).person_id).given_names
    walk.fill(text=f"{name} comes on Saturdays")
    walk.refused("arrange-names")
    assert "without names" in page.inner_text(".govuk-error-summary")
    assert page.input_value("main [name=text]") == f"{name} comes on Saturdays"
    walk.open(f"/families/{family}/arrange/apart", "arrange-apart")
    walk.fill(minutes="15", text="coming and going")
    walk.send()
    for position, door in ((0, "front door, 9:55"), (1, "garden door, 10:15")):
        walk.open(f"/families/{family}/arrange/door/{member(family, position).id}")
        walk.fill(text=door)
        walk.send()
    walk.open(f"/families/{family}/collect", "arrange-collect")
    page.check("main input[name=child]")
    page.check("main input[name=collector] >> nth=0")
    walk.send()
    walk.open(f"/families/{family}/order", "arrange-order")
    walk.day("made_on", "18 12 2025")
    walk.fill(text="alternate Saturdays, two hours, supported")
    walk.send()
    walk.see("family-arranged")
    details(walk, family)
    walk.open(f"/people/{member(family, 2).person_id}/needs/new", "need")
    walk.choose("kind", "allergy")
    walk.fill(text="no nuts")
    walk.send()
    walk.open(f"/families/{family}", "family-whole")
    assert "Keep 15 minutes between" in page.inner_text("main")
    assert [one for one in NUMBERS if one in page.content()] == []
    shown(walk)


def details(walk: Walk, family: str) -> None:
    """A telephone number of each parent, each on their own page."""
    for position, number in enumerate(NUMBERS):
        walk.open(f"/people/{member(family, position).person_id}/contacts/new")
        walk.choose("kind", "phone")
        walk.choose("use", "safe")
        walk.fill(value=number)
        walk.see("contact-new")
        walk.send()


def shown(walk: Walk) -> None:
    """A detail is uncovered alone, and covered again."""
    walk.again(".cc-show >> nth=-1", ".cc-shown")
    assert walk.page.locator(".cc-shown").count() == 1
    assert NUMBERS[1] in walk.page.inner_text(".cc-shown")
    if walk.run.scripts:
        assert walk.page.evaluate("document.activeElement.textContent").startswith("Cover")
    walk.see("family-uncovered")
    walk.page.click(".cc-show:has-text('Cover')")
    walk.page.wait_for_selector(".cc-shown", state="detached")


def there_already(walk: Walk) -> None:
    """Whoever is entered already is offered before a double is made, without a detail of theirs."""
    family, known = home(), Person.get_by_id("p-012")
    before = Member.select().where(Member.person == "p-012").count()
    walk.open(f"/families/{family}/members/new")
    walk.fill(given_names=known.given_names, family_name=known.family_name)
    walk.choose("part", "relative")
    walk.again("main form .cc-actions button[type=submit] >> nth=0", ".cc-alike")
    walk.see("alike")
    values = {one.value for one in ContactDetail.select()}
    assert [one for one in values if one in walk.page.content()] == []
    walk.send(".cc-alike button[value='p-012']")
    assert Member.select().where(Member.person == "p-012").count() == before + 1


def merged(walk: Walk) -> None:
    """Two entries are looked at side by side, made one, and made two again."""
    kept, gone = (member(home(), 0).person_id for _ in range(2))
    walk.open(f"/people/{kept}", "person")
    walk.follow("They are entered twice", "merge-which")
    walk.fill(other=gone)
    walk.again("main form:has([name=other]:not([type=hidden])) button[type=submit]", "#what")
    walk.see("merge")
    walk.fill(typed="merge")
    walk.send()
    walk.see("merged")
    assert Person.get_or_none(Person.ref == gone) is None
    walk.page.click("text=Make them two again")
    walk.page.wait_for_selector("text=Make them two again", state="detached")
    assert Person.get_by_id(gone).ref == gone
    actions = {one.action for one in AuditEntry.select()}
    assert {"person:merge", "person:unmerge"} <= actions


def put_right(walk: Walk) -> None:
    """A name is put right, another is added, a number is replaced; what was there is shown."""
    person, before = member(home(), 0).person_id, word()
    was = Person.get_by_id(person).given_names
    walk.open(f"/people/{person}/correct", "correct")
    walk.fill(given_names=before)
    walk.choose("reason", "they-said-so")
    walk.send()
    assert f"Before: {was}" in walk.page.inner_text("main")
    walk.follow("Enter another name", "known-as")
    walk.fill(name="Known Otherwise")
    walk.send()
    walk.follow("A new one in its place", "contact-instead")
    walk.choose("use", "safe")
    walk.fill(value="07700 900446")
    walk.send()
    walk.see("person-put-right")
    walk.follow("May it be used?", "contact-use")
    walk.choose("use", "never")
    walk.send()
    walk.says("Do not use")
