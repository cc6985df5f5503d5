"""The calendar: month and week, places that are free for who waits, and new sessions."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Blueprint, Response, request
from peewee import fn

from ccportal import clock
from ccportal.acts import sessions
from ccportal.acts.booking_checks import BOOKED, WAITING
from ccportal.errors import Refused
from ccportal.intranet.calendar_forms import NewForm
from ccportal.intranet.visitors import me
from ccportal.rules.calendar import GAP, free_places, is_full
from ccportal.store.calendar import Booking, Rostered, SessionPlan
from ccportal.store.contact import Session
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("calendar", __name__, url_prefix="/calendar")

FIRST_YEAR, LAST_YEAR = 1990, 2100
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Slot:
    """A session as the calendar shows it."""

    ref: str
    starts_at: datetime
    ends_at: datetime
    place: str
    capacity: int | None
    booked: int
    waiting: int
    helpers: int
    cancelled: bool
    over: bool

    @property
    def is_bare(self) -> bool:
        """Whether it is over and nothing was planned here, as for those that an archive brings."""
        return self.over and not (self.booked or self.waiting or self.helpers)

    @property
    def is_full(self) -> bool:
        """Whether no family more has room."""
        return is_full(self.capacity, self.booked)

    @property
    def offers(self) -> int:
        """How many families that wait could have a place."""
        free = free_places(self.capacity, self.booked)
        return 0 if self.cancelled else min(self.waiting, self.waiting if free is None else free)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar with its sessions."""

    day: date
    inside: bool
    slots: tuple[Slot, ...]


@bp.get("")
@allow(Can.CALENDAR_READ)
def month() -> Response:
    """A month."""
    first = _month(request.args.get("month", ""))
    following = (first + timedelta(days=31)).replace(day=1)
    start, end = _monday(first), _monday(following + WEEK - timedelta(days=1))
    days = _days(start, end, lambda day: first <= day < following)
    weeks = [days[at : at + 7] for at in range(0, len(days), 7)]
    return show(
        "intranet/calendar.html",
        first=first,
        before=(first - timedelta(days=1)).replace(day=1),
        after=following,
        weeks=weeks,
        today=clock.today(),
    )


@bp.get("/week")
@allow(Can.CALENDAR_READ)
def week() -> Response:
    """A week."""
    start = _monday(_day(request.args.get("day", "")))
    days = _days(start, start + WEEK, lambda _: True)
    return show(
        "intranet/calendar_week.html",
        start=start,
        before=start - WEEK,
        after=start + WEEK,
        days=days,
        today=clock.today(),
    )


@bp.route("/new", methods=["GET", "POST"])
@allow(Can.CALENDAR_EDIT)
def new() -> Response:
    """Put a session, or sessions by rule, into the calendar."""
    form = NewForm()
    if request.method == "GET":
        form.token.data = secrets.token_urlsafe(16)
        form.gap.data = str(sessions.minutes(GAP))
        return show("intranet/session_new.html", form=form)
    if not form.validate_on_submit():
        return show("intranet/session_new.html", form=form, status=422)
    try:
        token = str(form.token.data or "")[:64] or None
        made = sessions.by_rule(me().ref, form.rule(), form.room(), token)
    except Refused as error:
        form.refuse("first_on", str(error))
        return show("intranet/session_new.html", form=form, status=error.status)
    if len(made) == 1:
        return see("records.session", reference=made[0])
    first = form.first_on.data or clock.today()
    return see("calendar.month", month=f"{first:%Y-%m}")


def _days(start: date, end: date, inside: Callable[[date], bool]) -> list[Day]:
    slots: dict[date, list[Slot]] = {}
    for one in _slots(_midnight(start), _midnight(end)):
        slots.setdefault(one.starts_at.date(), []).append(one)
    days = [start + timedelta(days=number) for number in range((end - start).days)]
    return [Day(one, inside(one), tuple(slots.get(one, ()))) for one in days]


def _slots(start: datetime, end: datetime) -> list[Slot]:
    """The sessions between two moments: three queries, however many there are."""
    rows = Session.select(Session, SessionPlan).left_outer_join(SessionPlan, attr="plan_row")
    rows = rows.where((Session.starts_at >= start) & (Session.starts_at < end))
    found = list(rows.order_by(Session.starts_at, Session.ref))
    booked, waiting, helpers = _counts([one.ref for one in found])
    return [
        _slot(
            one,
            getattr(one, "plan_row", None) or SessionPlan(place="", capacity=None),
            booked.get(one.ref, 0),
            waiting.get(one.ref, 0),
            helpers.get(one.ref, 0),
        )
        for one in found
    ]


def _slot(one: Session, plan: SessionPlan, booked: int, waiting: int, helpers: int) -> Slot:
    return Slot(
        ref=one.ref,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        place=plan.place,
        capacity=plan.capacity,
        booked=booked,
        waiting=waiting,
        helpers=helpers,
        cancelled=plan.cancelled_at is not None,
        over=one.ends_at < clock.now(),
    )


Counts = dict[str, int]


def _counts(refs: Sequence[str]) -> tuple[Counts, Counts, Counts]:
    if not refs:
        return {}, {}, {}
    states: dict[str, Counts] = {BOOKED: {}, WAITING: {}}
    rows = Booking.select(Booking.session, Booking.state, fn.COUNT(Booking.id).alias("many"))
    rows = rows.where(Booking.session.in_(refs)).group_by(Booking.session, Booking.state)
    for session, state, many in _tuples(rows):
        states.setdefault(str(state), {})[str(session)] = int(str(many))
    helping = Rostered.select(Rostered.session, fn.COUNT(Rostered.id))
    helping = helping.where(Rostered.session.in_(refs)).group_by(Rostered.session)
    helpers = {str(session): int(str(many)) for session, many in _tuples(helping)}
    return states[BOOKED], states[WAITING], helpers


def _tuples(query: object) -> Iterable[tuple[object, ...]]:
    return query.tuples()  # type: ignore[attr-defined, no-any-return]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(asked: str) -> date:
    """The first day of the month that is asked for, or of this one."""
    return _day(f"{asked}-01").replace(day=1)


def _day(asked: str) -> date:
    """The day that is asked for, or today."""
    try:
        found = date.fromisoformat(asked)
    except ValueError:
        return clock.today()
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else clock.today()
