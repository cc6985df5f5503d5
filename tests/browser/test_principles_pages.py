"""Breaches, the register, what is held and the notice in a real Chromium (DP1, DP3, DP4, DP7)."""

from __future__ import annotations

import pytest
from support.browser import Watch, faults, picture, served

from ccportal import clock
from ccportal.acts import adequacy, breaches, contact_details
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.post.publishing import publish
from ccportal.portal import create_app as portal
from ccportal.rules.breaches import Danger
from ccportal.store.principles import Breach, BreachPerson

pytestmark = pytest.mark.browser

PERSON = "p-009"


def report(danger: Danger | None = None) -> int:
    """A breach that concerns two people, one of whom can be told safely."""
    people = (PERSON, "p-012")
    number = breaches.report("p-001", "A list was left on the bus", clock.now_utc(), people)
    if danger:
        breaches.decide("p-001", number, danger, tell=True, why="An address stood on it")
        breaches.did("p-001", number, "The list was fetched back from the depot.")
    return number


def test_every_page_is_accessible(page_of):
    contact_details.add("p-001", PERSON, Kind.PHONE, "01632 960001", use=Use(safe=True))
    report()
    here = f"/policy/breaches/{report(Danger.HIGH)}"
    adequacy.looked("p-001", "We stop asking for a second telephone.")
    pages = {
        "coordinator": (
            *("/policy/breaches", here, f"{here}/decide", f"{here}/people/{PERSON}"),
            *("/policy/processing", "/policy/held", "/to-confirm"),
        ),
        "chair": (here, "/policy"),
    }
    for role, addresses in pages.items():
        page = page_of(role)
        watch, found = Watch(page), {}
        for address in addresses:
            page.goto(address)
            found[address] = faults(page)
            picture(page, f"{role}{address.replace('/', '-')}")
        assert {address: bad for address, bad in found.items() if bad} == {}
        assert watch.told == []


@pytest.mark.clause("DP7")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_somebody_is_told_by_their_safe_way_in_a_browser(page_of, scripts):
    contact_details.add("p-001", PERSON, Kind.PHONE, "01632 960001", use=Use(safe=True))
    page = page_of("coordinator", scripts=scripts)
    page.goto("/policy/breaches")
    page.click("text=Write down a breach")
    page.fill("[name=what]", "A list was left on the bus")
    page.click("main form button[type=submit]")
    page.wait_for_selector("text=Whom it concerns")
    page.click(".cc-chip >> text=Whom it concerns")
    page.fill("[name=reference]", PERSON)
    page.click("main form button[type=submit]")
    page.click("text=Say that they were told")
    page.check("text=The safe telephone number")
    page.click("main form button[type=submit]")
    page.wait_for_selector("text=On the telephone, on a safe number")
    assert Breach.get().what == "A list was left on the bus"
    assert BreachPerson.get().by_kind == "phone"


@pytest.mark.clause("DP1")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_notice_is_read_on_a_telephone_without_an_account(browser, intranet, scripts):
    publish()
    with served(portal()) as address:
        size = {"width": 390, "height": 844}
        context = browser.new_context(viewport=size, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{address}/privacy")
        text = page.inner_text("main")
        if scripts:
            assert faults(page) == []
            picture(page, "portal-privacy")
        context.close()
    said = (
        "What you can ask for",
        "How long we keep it",
        "Information Commissioner",
        "coordinator",
    )
    assert [one for one in said if one not in text] == []
