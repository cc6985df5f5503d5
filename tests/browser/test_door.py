"""The door in a real Chromium: looks, presses with and without scripts, and a line that drops."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from support.browser import WIDTHS, Watch, faults, kept, picture, served
from support.calendar import helper, household
from support.client import member, signed_in

from ccportal import clock
from ccportal.acts import attendance, bookings, rota, sessions
from ccportal.acts.bookings import Times
from ccportal.acts.sessions import Room
from ccportal.intranet import create_app
from ccportal.rules.access import Role
from ccportal.rules.arrivals import Step
from ccportal.rules.calendar import Slot
from ccportal.store.calendar import Tap
from ccportal.store.contact import Attendance

pytestmark = pytest.mark.browser

FAMILIES = (
    ("f-1", ("Grace Adeyemi", "Callum Ross"), "Tobi Ross"),
    ("f-2", ("Nasreen Hussain", "Imran Hussain"), "Idris Hussain"),
    ("f-3", ("Dylan Pritchard", "Hannah Lowe"), "Seren Lowe"),
)


class Hall:
    """A session that goes on now, three families in it, served to a browser."""

    def __init__(self, app, address, browser):
        self.app, self.address, self.browser, self.contexts = app, address, browser, []
        now = clock.now().replace(second=0)
        start = now - timedelta(minutes=30)
        slot = Slot(start, start + timedelta(hours=2), "the hall")
        self.ref = sessions.add("command", slot, Room("the hall", 6))
        for number, (ref, names, child) in enumerate(FAMILIES):
            comes = start + timedelta(minutes=20 * number)
            times = Times(comes, comes + timedelta(minutes=35))
            bookings.book("command", self.ref, household(ref, names, child), times)
        self.pat, self.ruth = member("volunteer"), member("coordinator")
        for account in (self.pat, self.ruth):
            helper(account.person_id, "Test Ing")
        rota.put_on("command", self.ref, self.pat.person_id)

    def press(self, family: str, step: Step, *roles: str, ago: int = 0) -> None:
        people = tuple(f"{family}-{role}" for role in roles)
        sent = attendance.Press(family, people, step, f"{family}{step}{roles}"[:40], ago)
        attendance.mark(self.ruth.person_id, Role.COORDINATOR, self.ref, sent)

    def page(self, account, *, scripts: bool = True, width: int = 820):
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 1180},
            java_script_enabled=scripts,
        )
        self.contexts.append(context)
        token = signed_in(self.app, account).get_cookie("staff").value
        context.add_cookies([{"name": "staff", "value": token, "url": self.address}])
        page = context.new_page()
        page.goto("/today")
        return page


@pytest.fixture
def hall(made, monkeypatch, browser, time_machine):
    time_machine.move_to(datetime.combine(clock.today(), time(12)))
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = create_app()
    with served(app) as address:
        here = Hall(app, address, browser)
        yield here
        for context in here.contexts:
            context.close()


def state(person: str) -> str:
    row = Attendance.get_or_none(Attendance.person == person)
    if row is None or row.arrived_at is None:
        return "expected"
    return "left" if row.left_at else "here"


def warned(hall: Hall) -> None:
    """Grace has brought Tobi and has just left: Callum would meet her."""
    hall.press("f-1", Step.ARRIVED, "resident-parent", "child", ago=600)
    hall.press("f-1", Step.LEFT, "resident-parent", ago=180)
    hall.press("f-2", Step.ARRIVED, "resident-parent", "child", ago=900)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("who", ["pat", "ruth"])
def test_the_door_is_accessible_at_every_width(hall, who, width):
    warned(hall)
    page = hall.page(getattr(hall, who), width=width)
    watch = Watch(page)
    assert page.inner_text(".cc-apart h2") == "Keep Callum outside"
    if width == WIDTHS[0]:
        picture(page, f"door-{who}")
    assert faults(page) == []
    assert watch.told == []


def test_the_focus_stays_with_the_family_and_the_change_is_said(hall):
    page = hall.page(hall.pat)
    page.focus("text=Grace and Tobi are here")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Grace has left")
    assert page.get_attribute("#door-said", "role") == "status"


def test_what_is_pressed_while_the_line_is_down_is_kept_and_done_once_in_its_order(hall):
    page = hall.page(hall.pat)
    page.context.set_offline(True)
    page.click("text=Grace and Tobi are here")
    page.click("text=Grace and Tobi are here")
    page.wait_for_selector("text=There is no connection. 1 press is kept")
    page.click("text=Nasreen and Idris are here")
    page.wait_for_timeout(3500)
    page.wait_for_selector("#door-said >> text=2 presses are kept")
    assert faults(page) == []
    assert Tap.select().count() == 0
    page.context.set_offline(False)
    page.wait_for_selector("text=Nasreen has left", timeout=10_000)
    taps = [(one.person_id, one.step) for one in Tap.select().order_by(Tap.id)]
    assert taps == [
        ("f-1-resident-parent", "arrived"),
        ("f-1-child", "arrived"),
        ("f-2-resident-parent", "arrived"),
        ("f-2-child", "arrived"),
    ]
    assert all(one.kept_at - one.kept_at.replace(microsecond=0) >= timedelta(0) for one in Tap)


def test_what_was_kept_counts_from_when_it_was_pressed(hall):
    page = hall.page(hall.pat)
    page.context.set_offline(True)
    before = clock.now()
    page.click("text=Grace and Tobi are here")
    page.wait_for_timeout(4000)
    page.context.set_offline(False)
    page.wait_for_selector("text=Grace has left", timeout=10_000)
    row = Attendance.get(Attendance.person == "f-1-child")
    assert abs(row.arrived_at - before) <= timedelta(seconds=2)


def test_what_waits_is_kept_on_the_page_alone_and_the_browser_asks_before_it_is_closed(hall):
    page = hall.page(hall.pat)
    asked = []
    page.on("dialog", lambda one: (asked.append(one.type), one.dismiss()))
    page.context.set_offline(True)
    page.click("text=Grace and Tobi are here")
    page.wait_for_selector("text=1 press is kept")
    assert kept(page) == [[], []]
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert not page.is_closed()
    page.context.set_offline(False)
    page.wait_for_selector("text=Everything is sent.", timeout=10_000)
    assert state("f-1-child") == "here"
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_a_line_that_is_slow_is_said_with_how_many_wait(hall):
    page = hall.page(hall.pat)
    held = []
    page.route("**/mark", lambda one: one.continue_() if held else held.append(one))
    page.click("text=Grace and Tobi are here")
    page.click("text=Nasreen and Idris are here")
    page.wait_for_selector("text=The line is slow. 2 presses are kept on this page")
    held[0].continue_()
    page.wait_for_selector("text=Everything is sent.", timeout=10_000)
    assert (state("f-1-child"), state("f-2-child")) == ("here", "here")


def test_a_refusal_is_said_and_the_door_is_shown_anew(hall):
    page = hall.page(hall.pat)
    hall.press("f-1", Step.ARRIVED, "contact-parent")
    hall.press("f-1", Step.LEFT, "contact-parent")
    page.reload()
    rota.take_off("command", hall.ref, hall.pat.person_id)
    page.click("text=Nasreen and Idris are here")
    page.wait_for_selector("#problem:has-text('no such page')")
    assert state("f-2-child") == "expected"
