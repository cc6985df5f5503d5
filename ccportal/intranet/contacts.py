"""Contact details on a page: covered, each with its button, one uncovered at a time (C4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import JOIN

from ccportal import clock
from ccportal.acts.showing import show_contact
from ccportal.intranet.visitors import me
from ccportal.rules.confirming import is_stale
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail
from ccportal.web.sessions import current

SHOWN_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Covered:
    """A contact detail on a page; `value` is None as long as it is covered.

    `number` is unique on the page, `position` is the detail's place in the person's list.
    """

    person: str
    position: int
    number: str
    kind: str
    until: date | None
    confidential: bool
    value: str | None
    safe: bool
    do_not_use: bool
    confirmed_on: date | None

    @property
    def ended(self) -> bool:
        """Whether it is no longer right."""
        return self.until is not None and self.until <= clock.today()

    @property
    def stale(self) -> bool:
        """Whether it has to be asked for again (DP4)."""
        return not self.ended and is_stale(self.confirmed_on, clock.today())


def covered(person: str, number: int) -> tuple[Covered, ...]:
    """The contact details of a person; the values stay where they are, but for the shown one."""
    rows: Iterable[ContactDetail] = (
        ContactDetail.select(ContactDetail, ContactUse)
        .join(ContactUse, JOIN.LEFT_OUTER, attr="used")
        .where(ContactDetail.person == person)
        .order_by(ContactDetail.position)
    )
    return covers(rows, number)


def covers(details: Iterable[ContactDetail], number: int) -> tuple[Covered, ...]:
    """The same of details that were read already, each with its use as `used`."""
    shown = _shown_now()
    return tuple(
        Covered(
            one.person_id,
            one.position,
            f"{number}-{index}",
            one.kind,
            one.until_on,
            one.confidential,
            one.value if shown == (one.person_id, one.position) else None,
            *_use(getattr(one, "used", None)),
        )
        for index, one in enumerate(details)
    )


def uncover(person: str, position: int) -> None:
    """Show one detail for a minute, noted down; whatever was shown before is covered."""
    show_contact(me().ref, person, position)
    until = clock.now_utc() + SHOWN_FOR
    current()["shown"] = [person, position, until.isoformat()]


def cover() -> None:
    """Cover what is shown."""
    current().pop("shown", None)


def is_something_shown() -> bool:
    """Whether the page holds an uncovered detail."""
    return _shown_now() is not None


def _use(used: ContactUse | None) -> tuple[bool, bool, date | None]:
    return (used.safe, used.do_not_use, used.confirmed_on) if used else (False, False, None)


def _shown_now() -> tuple[str, int] | None:
    person, position, until = current().get("shown") or ("", 0, "0001-01-01")
    return (person, position) if datetime.fromisoformat(until) > clock.now_utc() else None
