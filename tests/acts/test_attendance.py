"""Presses at the door: done once, nothing lost, taken back for ten minutes."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest
import time_machine
from support.calendar import START, book, helper, household, on_the_rota, press, session, utc

from ccportal import clock
from ccportal.acts import attendance, calling_off, door
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.access import Role
from ccportal.rules.arrivals import Step
from ccportal.store import content
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Booking, Tap
from ccportal.store.contact import Attendance, Session
from ccportal.store.households import Arrangement, MayCollect, Need
from ccportal.store.people import Record
from ccportal.store.requests import Item, Request

PAT = "p-pat"


class Saturday:
    """A session with a family in it, and a clock that a test turns."""

    def __init__(self, travel: time_machine.Traveller) -> None:
        self.clock = travel
        self.family = household("f-1", ("Grace Ash", "Callum Ross"))
        helper(PAT, "Pat Osgood")
        self.ref = session()
        book(self.ref, self.family)
        on_the_rota(self.ref, PAT)
        self.at(START)

    def at(self, local: datetime) -> None:
        self.clock.move_to(utc(local), tick=False)

    def mark(self, step: Step, *roles: str, **more: object) -> bool:
        sent = press(self.family, step, *roles, **more)  # type: ignore[arg-type]
        return attendance.mark(PAT, Role.VOLUNTEER, self.ref, sent)

    def undo(self, token: str) -> bool:
        return attendance.undo(PAT, Role.VOLUNTEER, self.ref, token)

    def row(self, role: str) -> Attendance | None:
        return Attendance.get_or_none(Attendance.person == f"{self.family}-{role}")

    def card(self) -> door.AtDoor:
        found = door.families(Session.get_by_id(self.ref), clock.now(), clock.now_utc())
        return found[0]


@pytest.fixture
def saturday(made):
    with time_machine.travel(utc(START - timedelta(days=3)), tick=False) as travel:
        yield Saturday(travel)


def test_who_came_is_written_with_the_time(saturday):
    saturday.mark(Step.ARRIVED, "resident-parent", "child")
    rows = [saturday.row(role) for role in ("resident-parent", "child")]
    assert [(one.status, one.arrived_at) for one in rows] == [("attended", START)] * 2


def test_an_arrival_is_a_record_as_the_archive_has_it(saturday):
    saturday.mark(Step.ARRIVED, "child")
    row = saturday.row("child")
    assert content.row("attendances", row.ref) == {
        "ref": row.ref,
        "session": saturday.ref,
        "family": "f-1",
        "person": "f-1-child",
        "status": "attended",
        "arrived_at": "2026-06-13T10:00",
    }


def test_who_left_is_written_with_the_time(saturday):
    saturday.mark(Step.ARRIVED, "resident-parent")
    saturday.at(START + timedelta(minutes=9))
    saturday.mark(Step.LEFT, "resident-parent")
    assert saturday.row("resident-parent").left_at == START + timedelta(minutes=9)


def test_nobody_leaves_who_did_not_come(saturday):
    with pytest.raises(Conflict):
        saturday.mark(Step.LEFT, "contact-parent")
    assert Tap.select().count() == 0


def test_one_who_did_not_come_keeps_the_others_of_the_press_too(saturday):
    saturday.mark(Step.ARRIVED, "child")
    with pytest.raises(Conflict):
        saturday.mark(Step.LEFT, "child", "contact-parent")
    assert saturday.row("child").left_at is None


def test_who_waits_outside_has_not_come(saturday):
    saturday.mark(Step.WAITING, "contact-parent")
    assert saturday.row("contact-parent") is None
    assert saturday.card().on("two")[0].waiting == START


def test_the_same_press_twice_is_once(saturday):
    assert saturday.mark(Step.ARRIVED, "child", token="one-press")
    assert not saturday.mark(Step.ARRIVED, "child", token="one-press")
    assert (Attendance.select().count(), Tap.select().count()) == (1, 1)


def test_two_who_say_the_same_are_no_fault_and_the_first_time_stays(saturday):
    saturday.mark(Step.ARRIVED, "child")
    saturday.at(START + timedelta(minutes=4))
    assert not saturday.mark(Step.ARRIVED, "child")
    assert saturday.row("child").arrived_at == START


def test_a_press_that_had_to_wait_counts_from_when_it_was(saturday):
    saturday.at(START + timedelta(minutes=30))
    saturday.mark(Step.ARRIVED, "child", ago=1200)
    assert saturday.row("child").arrived_at == START + timedelta(minutes=10)


def test_nobody_leaves_before_they_came(saturday):
    saturday.mark(Step.ARRIVED, "child")
    saturday.mark(Step.LEFT, "child", ago=600)
    assert saturday.row("child").left_at == START


def test_a_press_is_taken_back_for_all_whom_it_was_of(saturday):
    saturday.mark(Step.ARRIVED, "resident-parent", "child", token="one-press")
    assert saturday.undo("one-press")
    assert Attendance.select().count() == 0
    assert not Record.select().where(Record.kind == "attendances").exists()


def test_what_was_pressed_and_taken_back_stays_on_paper(saturday):
    saturday.mark(Step.ARRIVED, "child", token="one-press")
    saturday.undo("one-press")
    kept = Tap.get()
    assert (kept.step, kept.by_id, kept.undone_at is not None) == ("arrived", PAT, True)


def test_taking_back_twice_is_once(saturday):
    saturday.mark(Step.ARRIVED, "child", token="one-press")
    saturday.undo("one-press")
    assert not saturday.undo("one-press")


def test_a_leaving_is_taken_back_and_the_arrival_stays(saturday):
    saturday.mark(Step.ARRIVED, "child")
    saturday.mark(Step.LEFT, "child", token="and-gone")
    saturday.undo("and-gone")
    row = saturday.row("child")
    assert (row.arrived_at, row.left_at) == (START, None)


def test_an_arrival_is_not_taken_back_from_under_a_leaving(saturday):
    saturday.mark(Step.ARRIVED, "child", token="one-press")
    saturday.mark(Step.LEFT, "child")
    with pytest.raises(Conflict):
        saturday.undo("one-press")
    assert saturday.row("child").left_at == START


@pytest.mark.parametrize(("seconds", "taken"), [(600, True), (601, False)])
def test_a_press_can_be_taken_back_for_ten_minutes(saturday, seconds, taken):
    saturday.mark(Step.ARRIVED, "child", token="one-press")
    saturday.at(START + timedelta(seconds=seconds))
    if not taken:
        with pytest.raises(Conflict):
            saturday.undo("one-press")
    else:
        saturday.undo("one-press")
    assert (saturday.row("child") is None) is taken


def test_a_press_of_somebody_else_is_taken_back_too(saturday):
    helper("p-jo", "Jo Moss")
    saturday.mark(Step.ARRIVED, "child", token="one-press")
    with time_machine.travel(utc(START - timedelta(days=1)), tick=False):
        on_the_rota(saturday.ref, "p-jo")
    attendance.undo("p-jo", Role.VOLUNTEER, saturday.ref, "one-press")
    assert saturday.row("child") is None


def came_back(saturday: Saturday) -> None:
    """Grace brings Tobi, goes after nine minutes, and is back after two hours."""
    saturday.mark(Step.ARRIVED, "resident-parent", "child")
    saturday.at(START + timedelta(minutes=9))
    saturday.mark(Step.LEFT, "resident-parent", token="and-gone")
    saturday.at(START + timedelta(minutes=120))
    assert saturday.mark(Step.BACK, "resident-parent", token="and-back")


def stays(person: str = "f-1-resident-parent") -> list[tuple[int, int | None]]:
    """Each stay of somebody, in minutes after the session began."""
    rows = Attendance.select().where(Attendance.person == person).order_by(Attendance.arrived_at)
    return [
        tuple(
            None if one is None else (one - START) // timedelta(minutes=1)
            for one in (row.arrived_at, row.left_at)
        )
        for row in rows
    ]


def test_who_comes_back_has_a_stay_of_its_own_and_the_first_is_as_it_was(saturday):
    came_back(saturday)
    assert stays() == [(0, 9), (120, None)]
    (grace,) = saturday.card().on("one")
    assert (grace.is_here, grace.returned, grace.left) == (True, True, None)
    assert grace.arrived == START + timedelta(minutes=120)


def test_two_who_say_that_somebody_is_back_are_no_fault(saturday):
    came_back(saturday)
    assert not saturday.mark(Step.BACK, "resident-parent")
    assert stays() == [(0, 9), (120, None)]


def test_who_is_still_here_or_never_came_does_not_come_back(saturday):
    saturday.mark(Step.ARRIVED, "child")
    assert not saturday.mark(Step.BACK, "child")
    with pytest.raises(Conflict):
        saturday.mark(Step.BACK, "contact-parent")


def test_an_old_page_that_says_they_came_does_not_bring_them_back(saturday):
    saturday.mark(Step.ARRIVED, "child")
    saturday.mark(Step.LEFT, "child")
    assert not saturday.mark(Step.ARRIVED, "child")
    assert saturday.row("child").left_at == START


def test_who_came_back_leaves_again_with_the_child(saturday):
    came_back(saturday)
    saturday.at(START + timedelta(minutes=130))
    saturday.mark(Step.LEFT, "resident-parent", "child")
    assert stays() == [(0, 9), (120, 130)]
    assert stays("f-1-child") == [(0, 130)]
    assert saturday.card().stage != "here"


def test_a_leaving_that_was_kept_from_before_they_came_back_changes_nothing(saturday):
    came_back(saturday)
    assert not saturday.mark(Step.LEFT, "resident-parent", ago=60)
    assert stays() == [(0, 9), (120, None)]


def test_a_coming_back_is_taken_back_and_no_trace_is_in_the_register(saturday):
    came_back(saturday)
    saturday.undo("and-back")
    assert stays() == [(0, 9)]
    assert Record.select().where(Record.kind == "attendances").count() == 2


def test_nobody_comes_back_before_they_left(saturday):
    saturday.mark(Step.ARRIVED, "child")
    saturday.at(START + timedelta(minutes=9))
    saturday.mark(Step.LEFT, "child")
    saturday.mark(Step.BACK, "child", ago=300)
    assert stays("f-1-child") == [(0, 9), (9, None)]


def test_a_leaving_is_taken_back_although_they_wait_outside_since(saturday):
    saturday.mark(Step.ARRIVED, "resident-parent")
    saturday.mark(Step.LEFT, "resident-parent", token="and-gone")
    saturday.mark(Step.WAITING, "resident-parent")
    assert saturday.undo("and-gone")
    assert stays() == [(0, None)]


def test_who_does_not_wait_after_all_is_not_shown_as_waiting(saturday):
    saturday.mark(Step.WAITING, "contact-parent", token="one-wait")
    saturday.undo("one-wait")
    assert saturday.card().on("two")[0].waiting is None


def test_a_leaving_is_not_taken_back_from_under_a_coming_back(saturday):
    saturday.mark(Step.ARRIVED, "resident-parent")
    saturday.mark(Step.LEFT, "resident-parent", token="and-gone")
    saturday.mark(Step.BACK, "resident-parent")
    with pytest.raises(Conflict):
        saturday.undo("and-gone")
    assert stays() == [(0, 0), (0, None)]


def test_what_somebody_needs_is_told_once_however_often_they_come(saturday):
    came_back(saturday)
    needs = {"kind": "need", "text": "A chair with arms", "from_on": START.date(), "by": PAT}
    Need.create(person="f-1-resident-parent", **needs)
    assert saturday.card().care.calm == ("Grace: A chair with arms",)


def test_a_press_that_there_was_not_is_not_found(saturday):
    with pytest.raises(NotFound):
        saturday.undo("none-such")


def test_an_attendance_that_a_request_has_found_stays_when_it_is_taken_back(saturday):
    saturday.mark(Step.ARRIVED, "child", token="one-press")
    Record.create(ref="req-1", kind="requests")
    Request.create(ref="req-1", kind="access", received_on=START.date(), channel="letter")
    row = saturday.row("child")
    Item.create(
        request="req-1", record=row.ref, why="held", digest="d", collected_at=clock.now_utc()
    )
    saturday.undo("one-press")
    assert saturday.row("child").arrived_at is None


def test_one_that_came_in_with_the_archive_counts_as_expected(saturday):
    Booking.delete().execute()
    Record.create(ref="a-1", kind="attendances")
    Attendance.create(
        ref="a-1",
        session=saturday.ref,
        family="f-1",
        person="f-1-contact-parent",
        status="attended",
    )
    assert saturday.card().on("two")[0].is_expected
    saturday.mark(Step.ARRIVED, "contact-parent", token="one-press")
    saturday.undo("one-press")
    assert Attendance.get().arrived_at is None


@pytest.mark.parametrize("person", ["p-pat", "f-2-child", "none"])
def test_nobody_is_marked_who_is_not_of_the_family(saturday, person):
    household("f-2", ("Nas Hill", "Imran Hill"), "Zara Hill")
    sent = attendance.Press("f-1", (person,), Step.ARRIVED, "one-press")
    with pytest.raises(NotFound):
        attendance.mark(PAT, Role.VOLUNTEER, saturday.ref, sent)


def test_a_family_that_is_not_expected_is_not_marked(saturday):
    household("f-2", ("Nas Hill", "Imran Hill"), "Zara Hill")
    with pytest.raises(NotFound):
        attendance.mark(PAT, Role.VOLUNTEER, saturday.ref, press("f-2", Step.ARRIVED, "child"))


@pytest.mark.parametrize(("people", "token"), [((), "one-press"), (("f-1-child",), "short")])
def test_a_press_without_people_or_token_is_none(saturday, people, token):
    with pytest.raises(Invalid):
        attendance.mark(
            PAT, Role.VOLUNTEER, saturday.ref, attendance.Press("f-1", people, Step.ARRIVED, token)
        )


@pytest.mark.clause("C7")
@pytest.mark.parametrize(
    "moment", [START - timedelta(hours=2, seconds=1), START + timedelta(hours=27)]
)
def test_a_volunteer_presses_nothing_outside_the_window(saturday, moment):
    saturday.at(moment)
    with pytest.raises(NotFound):
        saturday.mark(Step.ARRIVED, "child")


def test_nor_does_a_coordinator_before_it(saturday):
    saturday.at(START - timedelta(hours=2, seconds=1))
    with pytest.raises(Conflict):
        attendance.mark(PAT, Role.COORDINATOR, saturday.ref, press("f-1", Step.ARRIVED, "child"))


def test_a_session_that_was_called_off_takes_no_press(saturday):
    calling_off.call_off("command", saturday.ref, "centre", "Snow")
    with pytest.raises(Conflict):
        saturday.mark(Step.ARRIVED, "child")


def test_each_press_stands_in_the_audit_trail_without_a_name(saturday):
    saturday.mark(Step.ARRIVED, "child")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.actor, last.action, last.object_ref, last.detail) == (
        PAT,
        "attendance:arrived",
        saturday.ref,
        "f-1",
    )


def test_the_card_says_what_to_do_and_what_is_agreed(saturday):
    today = START.date()
    Need.create(person="f-1-child", kind="allergy", text="No nuts", from_on=today, by=PAT)
    Need.create(
        person="f-1-child",
        kind="need",
        text="Over",
        from_on=today,
        until_on=today - timedelta(1),
        by=PAT,
    )
    Arrangement.create(
        family="f-1", kind="apart", text="Separate doors", minutes=30, from_on=today, by=PAT
    )
    MayCollect.create(
        family="f-1", child="f-1-child", collector="f-1-resident-parent", from_on=today, by=PAT
    )
    card = saturday.card()
    assert card.care.stop == ("No nuts",)
    assert card.care.calm == ("Separate doors", "Only Grace takes Tobi home")
    assert card.door.gap == timedelta(minutes=30)


def test_a_door_that_is_agreed_for_one_stands_with_that_one_alone(saturday):
    agreed = {"family": "f-1", "kind": "door", "from_on": START.date(), "by": PAT}
    Arrangement.create(person="f-1-contact-parent", text="Garden door", **agreed)
    card = saturday.card()
    assert card.on("two")[0].door == "Garden door"
    assert (card.on("one")[0].door, card.care.calm) == ("", ())


def test_the_door_takes_as_many_queries_for_ten_families_as_for_one(saturday, caplog):
    saturday.at(START - timedelta(days=1))
    for number in range(2, 11):
        household(f"f-{number}", ("Nas Hill", "Imran Hill"), "Zara Hill")
        book(saturday.ref, f"f-{number}")
    one = door.session(saturday.ref)
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        caplog.clear()
        assert len(door.families(one, clock.now(), clock.now_utc())) == 10
        assert sum(row.name == "peewee" for row in caplog.records) == 2
