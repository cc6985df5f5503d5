"""The board of requests: days left, one time axis with one line for today, what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ccportal import clock
from ccportal.acts.requests_reading import Listed, listed, read_so_far
from ccportal.acts.requests_review_by import to_look_at
from ccportal.acts.requests_state import State, states
from ccportal.intranet.request_view import STAGES, about, title
from ccportal.intranet.requests_next import Next, next_of
from ccportal.rules.access import Can, Role, may
from ccportal.rules.requests_facts import Stage
from ccportal.store.people import Person
from ccportal.store.requests import Request
from ccportal.web import filters

BEFORE, AFTER, LONGEST = timedelta(days=14), timedelta(days=21), timedelta(days=60)
"""What the axis shows at least before and after today, and at most before it."""

YEAR = 300
"""So many days from today a day is told with its year."""

ROOM = 34.0
"""Per cent of the axis that both labels of a track need beside each other."""

LOOK = "Look at a reason again"
"""What is to be done with a closed request of which a reason is past its day."""

NO_HOLIDAYS = (
    "The bank holidays of that year are not known here yet, and no day is guessed.",
    "A newer version of this program knows them. Until then work to 28 days from its receipt.",
)


@dataclass(frozen=True, slots=True)
class Track:
    """A request on the axis, in per cent of it: where it begins, is due, and how far it is.

    `tone` is the colour that goes with the days left; `pauses` is whether the day still moves.
    """

    begin: float
    width: float
    done: float
    tone: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class Row:
    """A request on the board; not `counted` where the bank holidays of its year are not known."""

    listed: Listed
    title: str
    says: str
    next: Next
    why: tuple[str, ...]
    closed: bool
    ended: str
    begin: date
    waits: bool
    counted: bool
    track: Track | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that the board shows, from `first` to `last`."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands, in per cent; days before the first stand at its place."""
        whole = (self.last - self.first).days
        return round(100 * max(0, min((day - self.first).days, whole)) / whole, 2)

    def months(self, today: date) -> list[tuple[float, str]]:
        """The firsts of months, where no other word stands."""
        here, found = self.at(today), []
        day = self.first.replace(day=1)
        while day <= self.last:
            place = self.at(day)
            if day >= self.first and abs(place - here) > 12 and place < 92:
                found.append((place, f"1 {filters.MONTHS[day.month - 1][:3]}"))
            day = (day + timedelta(days=32)).replace(day=1)
        return found


def rows(ref: str, role: Role) -> list[Row]:
    """Every request as whoever looks sees it on the board, fewest days left first."""
    read = read_so_far()
    asked = Request.select().order_by(Request.received_on, Request.ref)
    found = [_row(now, read.get(now.request.ref, (0, 0)), ref, role) for now in _known(asked)]
    if may(role, Can.REQUEST_DECIDE):
        past = {one.request for one in to_look_at()}
        found = [_looked_at(one) if one.listed.ref in past else one for one in found]
    return sorted(found, key=_urgency)


def _looked_at(row: Row) -> Row:
    """A closed request of which a reason for keeping something back is past its day."""
    again = Next(LOOK, True, row.next.where)
    return replace(row, next=again) if row.closed else row


def axis(shown: Iterable[Row]) -> Axis:
    """The axis on which these requests find room."""
    today = clock.today()
    begins = [row.begin for row in shown] + [today - BEFORE]
    dues = [row.listed.due for row in shown if row.listed.due] + [today + AFTER]
    return Axis(max(min(begins), today - LONGEST), max(dues))


def track(row: Row, on: Axis) -> Track:
    """A request on the axis."""
    due, today = row.listed.due, clock.today()
    begin = on.at(row.begin)
    last = max(due, today) if due and row.listed.overdue else due
    end = on.at(last) if last else min(begin + 8, 100.0)
    width = max(end - begin, 1.5)
    done = max(min(on.at(today), end) - begin, 0.0)
    if due is None:
        return Track(begin, width, 0.0, "none", f"came {_day(row.begin)}", "")
    tone = "stop" if row.listed.overdue else ""
    if row.listed.days_left is None:
        tone, done = "end", width
    elif not tone and row.listed.days_left < 7:
        tone = "heed"
    moving = ", moving" if row.waits else ""
    since = "from " if row.begin < on.first else ""
    begins = f"{since}{_day(row.begin)}" if width > ROOM else ""
    return Track(begin, width, done, tone, begins, f"due {_weekday(due)}{moving}")


def _known(asked: Iterable[Request]) -> list[State]:
    """How all requests stand, each with its people, who are read at once."""
    requests = list(asked)
    refs = {one.subject_id for one in requests} | {one.made_by_id for one in requests}
    people = {one.ref: one for one in Person.select().where(Person.ref.in_(refs - {None}))}
    for one in requests:
        one.subject = people.get(one.subject_id)
        one.made_by = people.get(one.made_by_id)
    return states(requests)


def _row(now: State, read: tuple[int, int], ref: str, role: Role) -> Row:
    request, running = now.request, now.clock
    stage = STAGES[now.stage]
    return Row(
        listed=listed(now),
        title=title(request),
        says=about(request),
        next=next_of(now, stage, read, ref, role),
        why=running.why if running else NO_HOLIDAYS,
        closed=now.stage is Stage.CLOSED,
        ended=str(now.history.outcome or "").replace("_", " "),
        begin=(running.start if running else None) or request.received_on,
        waits=bool(running and running.running == "paused"),
        counted=running is not None,
    )


def _urgency(row: Row) -> tuple[bool, int]:
    left = row.listed.days_left
    return (left is None, left if left is not None else 0)


def _day(day: date) -> str:
    year = f" {day.year}" if abs((day - clock.today()).days) > YEAR else ""
    return f"{day.day} {filters.MONTHS[day.month - 1][:3]}{year}"


def _weekday(day: date) -> str:
    return f"{filters.DAYS[day.weekday()][:3]} {_day(day)}"
