"""Flows of the calendar and of the door, from the first page to the last."""

from __future__ import annotations

import secrets
from datetime import timedelta

from ccportal import clock
from ccportal.acts import bookings, sessions
from ccportal.acts.bookings import Times
from ccportal.acts.sessions import Room
from ccportal.rules.calendar import Slot
from ccportal.store.calendar import Booking, SessionPlan
from ccportal.store.contact import Attendance, Session

from .calendar import helper
from .flows import Walk
from .flows_families import home

BOOK = "main form[action$='/book'] button[type=submit]"
PUT_ON = "main form[action$='/rota/put'] button[type=submit]"
NEXT = "main form .govuk-button >> nth=-1"


def by_rule(walk: Walk, weeks: int, room: str = "") -> list[str]:
    """Sessions every week from the week after next on, made on the page: their references."""
    first = clock.today() + timedelta(days=14 + secrets.randbelow(200))
    last = first + timedelta(days=7 * (weeks - 1))
    place = f"Room {secrets.token_hex(3)}"
    walk.open("/calendar", "calendar-month")
    walk.follow("New sessions", "calendar-new")
    walk.pick("every", "1")
    walk.day("first_on", f"{first.day} {first.month} {first.year}")
    walk.day("until_on", f"{last.day} {last.month} {last.year}")
    walk.fill(starts="10:00", ends="12:00", place=place, capacity=room, gap="15")
    walk.send("main form .govuk-button")
    held = SessionPlan.select(SessionPlan.session).where(SessionPlan.place == place)
    made = Session.select().where(Session.ref.in_(held)).order_by(Session.starts_at)
    assert len(made) == weeks
    return [one.ref for one in made]


def calendar(walk: Walk) -> None:
    """Sessions by a rule; one is changed and called off, and who lost a place gets another."""
    page, family = walk.page, home()
    ref, *_ = by_rule(walk, 3)
    start = Session.get_by_id(ref).starts_at
    times = Times(start + timedelta(minutes=60), start + timedelta(minutes=75))
    bookings.book("command", ref, family, times)
    walk.open(f"/sessions/{ref}", "session")
    walk.follow("Change time or room", "session-change")
    walk.fill(starts="11:00")
    walk.choose("which", "one")
    walk.again(NEXT, "#session_outcome")
    walk.see("session-outcome")
    walk.send("main form button[name=do]")
    assert "11:00 to 12:00" in page.inner_text("h1")
    walk.follow("Call the session off", "session-off")
    walk.fill(why="Snow", word="call off")
    walk.send("main form .govuk-button--warning")
    walk.see("session-gone")
    # the next sessions are offered, of this flow or of another one
    other = page.locator("main select[name=to] option:not([value=''])").first.get_attribute("value")
    walk.pick("to", other)
    walk.again("main form[action$='/move'] button", "#session_gone >> text=has another one")
    assert Booking.get(Booking.family == family, Booking.session == other).state == "booked"
    walk.open(f"/calendar/week?day={start:%Y-%m-%d}", "calendar-week")


def places(walk: Walk) -> None:
    """One place, two families: the second waits, and has it when the first cannot come."""
    first, second, person = home(), home(), helper(f"p-{secrets.token_hex(3)}", "Sam Osgood")
    (ref,) = by_rule(walk, 1, "1")
    walk.open(f"/sessions/{ref}")
    for family in (first, second):
        walk.fill(words=family)
        found = f"#families_found a[href$='family={family}']"
        walk.again("#find-family button", found)
        walk.page.click(found)
        walk.page.wait_for_selector(BOOK)
        walk.fill(comes="10:00", visits="10:20")
        walk.again(BOOK, f"main a[href='/families/{family}']")
    walk.see("session-waiting")
    walk.pick("person", person)
    walk.again(PUT_ON, "main >> text=Take off")
    cannot = "main form[action$='/bookings/cancel'] >> nth=0"
    walk.page.click("main summary:has-text('Cancel') >> nth=0")
    walk.page.select_option(f"{cannot} >> select[name=who]", "family")
    walk.page.fill(f"{cannot} >> [name=why]", "A cold")
    walk.again(f"{cannot} >> button", "#session_offer")
    walk.see("session-offer")
    walk.again("#session_offer button", f"main a[href='/families/{second}']")
    assert Booking.get(Booking.family == second).state == "booked"
    walk.open(f"/sessions/{ref}/sheet", "session-sheet")
    assert "Sam" in walk.page.inner_text("main")


def door(walk: Walk) -> None:
    """A child is brought, the press is taken back and done again, and the parent leaves."""
    family, now, place = home(), clock.now(), f"Room {secrets.token_hex(3)}"
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    start = max(day, now.replace(second=0, microsecond=0) - timedelta(minutes=30))
    end = min(start + timedelta(hours=2), day + timedelta(hours=23, minutes=59))
    ref = sessions.add("command", Slot(start, end, place), Room(place, 6))
    times = Times(start + timedelta(minutes=5), start + timedelta(minutes=20))
    bookings.book("command", ref, family, times)
    child = f"{family}-child"
    walk.open(f"/today?session={ref}", "door")
    walk.again("#door button:has-text('are here')", "#door button:has-text('has left')")
    walk.see("door-here")
    assert Attendance.get(Attendance.person == child).arrived_at is not None
    walk.again("#door button:has-text('Undo')", "#door button:has-text('are here')")
    row = Attendance.get_or_none(Attendance.person == child)
    assert row is None or row.arrived_at is None
    walk.again("#door button:has-text('are here')", "#door button:has-text('has left')")
    walk.again("#door button:has-text('has left')", "#door button:has-text('is back')")
    walk.see("door-left")
    assert Attendance.get(Attendance.person == f"{family}-resident-parent").left_at is not None
