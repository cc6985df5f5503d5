"""The calendar in a real Chromium: looks, without scripts, by the keyboard, and on paper."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from support.browser import Watch, faults, picture, served
from support.calendar import helper, household
from support.client import member, signed_in

from ccportal import clock
from ccportal.acts import bookings, calling_off, risks, rota, sessions
from ccportal.acts.risks import Said
from ccportal.acts.sessions import Room
from ccportal.intranet import create_app
from ccportal.rules.calendar import Rule
from ccportal.store.calendar import Booking
from ccportal.store.contact import Session

pytestmark = pytest.mark.browser

FAMILIES = (
    ("f-1", ("Grace Adeyemi", "Callum Ross"), "Tobi Ross"),
    ("f-2", ("Nasreen Hussain", "Imran Hussain"), "Idris Hussain"),
    ("f-3", ("Dylan Pritchard", "Hannah Lowe"), "Seren Lowe"),
)


class Desk:
    """Sessions by rule from next Saturday on, served to a coordinator's browser."""

    def __init__(self, app, address, browser):
        self.app, self.address, self.browser, self.contexts = app, address, browser, []
        today = clock.today()
        first = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
        rule = Rule(first, first + timedelta(days=28), 1, time(10), time(12, 30))
        self.refs = sessions.by_rule("command", rule, Room("Hall", 2))
        self.first, self.ref = first, self.refs[0]
        for ref, names, child in FAMILIES:
            bookings.book("command", self.ref, household(ref, names, child))
        self.ruth = member("coordinator")
        for person in ("p-pat", "p-sam"):
            rota.put_on("command", self.ref, helper(person, f"{person[2:].title()} Osgood"))

    def page(self, *, scripts: bool = True, width: int = 1280):
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
        )
        self.contexts.append(context)
        token = signed_in(self.app, self.ruth).get_cookie("staff").value
        context.add_cookies([{"name": "staff", "value": token, "url": self.address}])
        return context.new_page()

    def free(self, family: str = "f-1") -> None:
        one = Booking.get(Booking.family == family, Booking.session == self.ref)
        bookings.cancel("command", one.id, one.version, "family", "A cold")

    @property
    def month(self) -> str:
        return f"/calendar?month={self.first:%Y-%m}"

    @property
    def week(self) -> str:
        return f"/calendar/week?day={self.first}"


@pytest.fixture
def desk(made, monkeypatch, browser):
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = create_app()
    with served(app) as address:
        here = Desk(app, address, browser)
        yield here
        for context in here.contexts:
            context.close()


def looked_at(page, name: str) -> list[str]:
    picture(page, name)
    return [f"{name}: {fault}" for fault in faults(page)]


@pytest.mark.overnight
def test_no_other_page_of_the_calendar_has_a_fault(desk):
    page = desk.page()
    watch, found = Watch(page), []
    desk.free()
    calling_off.call_off("command", desk.refs[1], "centre", "The boiler is broken")
    for name, address in (
        ("calendar-week", desk.week),
        ("calendar-new", "/calendar/new"),
        ("calendar-feed", "/account/feed"),
    ):
        page.goto(address)
        found += looked_at(page, name)
    page.get_by_role("button", name="Make an address").click()
    found += looked_at(page, "calendar-feed-made")
    soon = desk.first + timedelta(days=60)
    said = Said("violence", ("f-2-child",), "Keep them apart", "A threat", "Told", True, soon)
    risks.record(desk.ruth.person_id, "f-3-contact-parent", said)
    page.goto(f"/sessions/{desk.ref}")
    page.get_by_role("button", name="Give them the place").click()
    found += looked_at(page, "calendar-asked")
    page.get_by_label("Why is it safe").fill("Two doors, two rooms")
    page.get_by_role("button", name="Decide, and book them in").click()
    found += looked_at(page, "calendar-decided")
    assert (found, watch.told) == ([], [])


def test_a_free_place_is_given_by_the_keyboard_alone(desk):
    desk.free()
    page = desk.page()
    page.goto(f"/sessions/{desk.ref}")
    page.get_by_role("button", name="Give them the place").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Booking.get(Booking.family == "f-3").state == "booked"


def test_on_paper_a_month_has_its_sessions_and_no_buttons(desk):
    page = desk.page()
    page.goto(desk.month)
    page.emulate_media(media="print")
    assert page.locator(".cc-slot").first.is_visible()
    for name in ("New sessions", "This month"):
        assert not page.get_by_text(name, exact=True).first.is_visible()


def test_sessions_are_where_their_days_are(desk):
    start = Session.get_by_id(desk.ref).starts_at
    page = desk.page()
    page.goto(desk.month)
    cell = page.locator("td", has=page.locator(f"a[href='/sessions/{desk.ref}']"))
    assert cell.locator(".cc-cal__day").inner_text().split()[0] == str(start.day)
    assert start == datetime.combine(desk.first, time(10))
