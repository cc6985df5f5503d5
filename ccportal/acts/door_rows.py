"""Reading what stands at the door: two queries, however many families come.

Nothing that is read here is an address, a telephone number or the reason for a risk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from peewee import JOIN, SQL, Value, fn

from ccportal.acts.window import BOOKED
from ccportal.rules import risks
from ccportal.store.calendar import Booking, Tap
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Family, Member, Risk
from ccportal.store.households import Arrangement, MayCollect, Need
from ccportal.store.people import Person

NONE = SQL("NULL")
RISK, COLLECTOR, DOOR = "risk", "collector", "door"


@dataclass(slots=True)
class Comer:
    """A member of a family with what they need, and how far they are at this session.

    `stays` are by ref: who went and came back has more than one.
    """

    member: Member
    tap: Tap | None
    stays: dict[str, Attendance] = field(default_factory=dict)
    needs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def last(self) -> Attendance | None:
        """Their last stay, or that they stay away."""
        rows = self.stays.values()
        return max(rows, key=lambda one: (one.arrived_at or datetime.min, one.ref), default=None)

    @property
    def returned(self) -> bool:
        """Whether they went and came back."""
        return sum(one.arrived_at is not None for one in self.stays.values()) > 1


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told at the door: of whom if of one, its words, and by `kind` more.

    Of a risk `text` is what to do and `ref` leads to it; `minutes` are kept between two sides;
    `name` is who may take `person` home.
    """

    kind: str
    person: str | None
    text: str | None
    minutes: int | None
    ref: str | None
    name: str | None


@dataclass(slots=True)
class Household:
    """All that is kept on one family of a session."""

    booking: Booking | None
    comers: list[Comer] = field(default_factory=list)
    told: Sequence[Told] = ()

    def of(self, kind: str) -> list[Told]:
        """What is told of one kind: `risk`, `collector`, or one of what is agreed."""
        return [one for one in self.told if one.kind == kind]

    def agreed(self) -> list[Told]:
        """All that is agreed."""
        return [one for one in self.told if one.kind not in (RISK, COLLECTOR)]


def read(session: Session, day: date) -> Mapping[str, Household]:
    """What is kept on a session's families, and what holds for them on a day."""
    found: dict[str, Household] = {}
    for row in _rows(session, day):
        member = getattr(row, "member", None)
        house = found.setdefault(row.ref, Household(getattr(row, "booking", None)))
        if member is None:
            continue
        if not house.comers or house.comers[-1].member.id != member.id:
            house.comers.append(Comer(member, getattr(row, "tap", None)))
        _add(house.comers[-1], getattr(row, "attendance", None), getattr(row, "need", None))
    for ref, told in _told(list(found), day).items():
        found[ref].told = told
    return found


def _add(comer: Comer, stay: Attendance | None, need: Need | None) -> None:
    if stay is not None:
        comer.stays[stay.ref] = stay
    if need is not None and need.text:
        comer.needs.append((need.kind, need.text))


def _rows(session: Session, day: date) -> Any:
    """A row for each stay and need of the members of the families that come."""
    booked = (Booking.session == session) & (Booking.state == BOOKED)
    here = Attendance.session == session
    still = Tap.select(fn.MAX(Tap.id)).where((Tap.session == session) & Tap.undone_at.is_null())
    last = still.group_by(Tap.family, Tap.person)
    theirs = (Tap.family == Family.ref) & (Tap.person == Member.person)
    rows = Family.select(Family, Booking, Member, Person, Attendance, Tap, Need)
    for model, on, attr in (
        (Booking, booked & (Booking.family == Family.ref), "booking"),
        (Member, Member.family == Family.ref, "member"),
        (Attendance, here & (Attendance.family == Family.ref) & _same(Attendance), "attendance"),
        (Tap, theirs & Tap.id.in_(last), "tap"),
        (Need, (Need.person == Member.person) & _on(Need, day), "need"),
    ):
        rows = rows.join_from(Family, model, JOIN.LEFT_OUTER, on=on, attr=attr)
    rows = rows.join_from(Member, Person, JOIN.LEFT_OUTER)
    entered = Attendance.select(Attendance.family).where(here)
    comes = Booking.id.is_null(False) | Family.ref.in_(entered)
    return rows.where(comes).order_by(Family.ref, Member.position, Member.person, Need.id)


def _same(model: Any) -> Any:
    return model.person == Member.person


def _told(refs: Sequence[str], day: date) -> Mapping[str, Sequence[Told]]:
    """What is told of families: in the order in which it was said, of risks the newest first."""
    if not refs:
        return {}
    agreed = Arrangement.select(
        *(Arrangement.kind, Arrangement.family, Arrangement.person, Arrangement.text),
        *(Arrangement.minutes, Arrangement.id, NONE, NONE, NONE),
    ).where(Arrangement.family.in_(refs) & _on(Arrangement, day))
    risky = Risk.select(
        *(Value(RISK), Risk.family, NONE, Risk.text, NONE, NONE),
        *(Risk.ref, Risk.recorded_at, NONE),
    ).where(Risk.family.in_(refs) & Risk.standing())
    takes = MayCollect.select(
        *(Value(COLLECTOR), MayCollect.family, MayCollect.child, NONE, NONE, MayCollect.id),
        *(NONE, NONE, Person.given_names),
    ).join(Person, on=MayCollect.collector)
    takes = takes.where(MayCollect.family.in_(refs) & _on(MayCollect, day))
    found: dict[str, list[Told]] = defaultdict(list)
    rows = list(agreed.union_all(risky).union_all(takes).tuples())
    for kind, family, person, text, minutes, _, ref, _, name in sorted(rows, key=_turn):
        said = risks.read(text).alert if kind == RISK else text
        found[family].append(Told(kind, person, said, minutes, ref, name))
    return found


def _turn(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """What came first is first; of risks, what came last."""
    number, ref, when = row[5:8]
    if when is None:
        return (number, 0.0, "")
    at = when if isinstance(when, datetime) else datetime.fromisoformat(when)
    return (0, -at.timestamp(), ref)


def _on(model: Any, day: date) -> Any:
    """What holds on a day, the last one too."""
    return (model.from_on <= day) & (model.until_on.is_null() | (model.until_on >= day))
