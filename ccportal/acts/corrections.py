"""Putting a fact right: what was there before is kept, with when, by whom and why (DP4, SAR).

It is kept always, so while a request concerns the person as well. Whoever was told it before
has to hear of it: that waits for the coordinator until it is put down that they did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts.act import act
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import accuracy
from ccportal.rules.accuracy import FACT_OF, Fact, Passed
from ccportal.store.accuracy import ToTell
from ccportal.store.disclosures import Disclosure
from ccportal.store.households import Correction
from ccportal.store.people import About

REASONS: Mapping[str, str] = {
    "they-said-so": "They told us themselves",
    "seen-on-a-paper": "It was seen on a paper",
    "written-wrongly": "It was written down wrongly",
    "changed-since": "It has changed since",
}
"""Why something is put right: chosen, so that no words about anybody stand there."""

Changes = Mapping[str, tuple[str | None, str | None]]
"""What stood in each field, and what is to stand there."""


def keep(actor: str, record: str, person: str, changes: Changes, reason: str) -> None:
    """Keep what stood in the fields that change; only inside the transaction that changes them.

    Raises Invalid where no reason is chosen, Conflict where nothing changes.
    """
    if reason not in REASONS:
        raise Invalid("Choose why it is put right")
    changed = {field: before for field, (before, after) in changes.items() if before != after}
    if not changed:
        raise Conflict("Nothing is different from what is there.")
    for field, before in changed.items():
        Correction.create(
            record=record,
            person=person,
            field=field,
            before=before,
            reason=reason,
            on=clock.today(),
            by=actor,
        )
    for fact in sorted({FACT_OF[field] for field in changed if field in FACT_OF}):
        tell(actor, person, fact)


def tell(actor: str, person: str, fact: Fact, since: date | None = None) -> None:
    """Put down who has to hear that a fact was put right, each once until they have.

    `since` is the first day of what was wrong. Only inside the transaction that puts it right.
    """
    for one in accuracy.to_tell(fact, person, _passed(person), clock.today(), since):
        here = (ToTell.person == person) & (ToTell.recipient == one.to) & (ToTell.fact == fact)
        if not ToTell.select().where(here, ToTell.told_on.is_null()).exists():
            ToTell.create(
                person=person,
                recipient=one.to,
                disclosure=one.ref,
                fact=fact,
                on=clock.today(),
                by=actor,
            )


def told(actor: str, number: int, how: str, on: date | None) -> None:
    """Put down on which day and how somebody heard that something was put right.

    Raises NotFound, and what `rules.accuracy.told` raises.
    """
    found: ToTell | None = ToTell.get_or_none(ToTell.id == number)
    if found is None:
        raise NotFound("There is nothing to tell.")
    with act(actor, "correction:told", found.recipient_id, how):
        done = found.told_on is not None
        found.told_on = accuracy.told(how, on, found.on, clock.today(), done=done)
        found.how, found.told_by = how, actor
        found.save()


def to_tell() -> Any:
    """A query of who has to hear of what: those who wait first, the longest first."""
    return ToTell.select().order_by(ToTell.told_on.is_null(False), ToTell.on, ToTell.id)


def waiting() -> int:
    """How many have still to hear of something."""
    return int(next(iter(unheard())).number)


def unheard() -> Any:
    """The query of that `number`, to be asked with others."""
    number: Any = fn.COUNT(ToTell._meta.primary_key)
    return ToTell.select(number.alias("number")).where(ToTell.told_on.is_null())


def of(person: str) -> list[Correction]:
    """Everything that was put right about somebody, the newest first."""
    found = Correction.select().where(Correction.person == person)
    return list(found.order_by(Correction.id.desc()))


def _passed(person: str) -> Iterator[Passed]:
    """What was passed on about somebody."""
    about = About.select(About.record).where(About.person == person)
    for one in Disclosure.select().where(Disclosure.ref.in_(about)):
        yield Passed(one.ref, one.made_on, one.to_id, one.what)
