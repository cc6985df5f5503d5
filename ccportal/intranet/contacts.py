"""Contact details on a page: covered, each with its button, one uncovered at a time (C4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ccportal import clock
from ccportal.acts.showing import show_contact
from ccportal.intranet.visitors import me
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


def covered(person: str, number: int) -> tuple[Covered, ...]:
    """The contact details of a person; the values stay where they are, but for the shown one."""
    shown = _shown_now()
    found = ContactDetail.select().where(ContactDetail.person == person)
    return tuple(
        Covered(
            person,
            one.position,
            f"{number}-{index}",
            one.kind,
            one.until_on,
            one.confidential,
            one.value if shown == (person, one.position) else None,
        )
        for index, one in enumerate(found.order_by(ContactDetail.position))
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


def _shown_now() -> tuple[str, int] | None:
    person, position, until = current().get("shown") or ("", 0, "0001-01-01")
    return (person, position) if datetime.fromisoformat(until) > clock.now_utc() else None
