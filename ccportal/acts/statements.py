"""Attendance statements: what a referrer may learn of a family, looked at and made (C3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccportal import clock
from ccportal.acts import households, leaving
from ccportal.acts.act import act
from ccportal.acts.leaving import Release
from ccportal.acts.letterhead import letterhead
from ccportal.acts.refs import unused
from ccportal.catalogue_fields import RUNNING
from ccportal.errors import NotFound
from ccportal.rules import statement as rule
from ccportal.rules.leaving import Allowed, Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.rules.statement import Line
from ccportal.sar.wording import day
from ccportal.store import disclosures, statements
from ccportal.store.people import About
from ccportal.store.statements import Referrer

if TYPE_CHECKING:
    from ccportal.sar.render_statement import Statement


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statement is asked for: of a family, to an organisation, from a day to another."""

    family: str
    organisation: str
    first: date
    last: date
    safeguard: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a statement would say, and that it may leave."""

    referrer: Referrer
    lines: tuple[Line, ...]
    allowed: Allowed


def referrers(family: str) -> tuple[Referrer, ...]:
    """The organisations that may have a statement of a family."""
    return statements.referrers(family)


def look(actor: str, asked: Asked) -> Look:
    """What a statement would say; raises as `make`. The look is noted down."""
    with act(actor, "statement:look", asked.family, asked.organisation):
        return _look(asked)


def make(actor: str, asked: Asked) -> tuple[str, bytes]:
    """A statement as a PDF with its row in the register: its reference, and its bytes.

    Raises NotPermitted for an organisation that did not refer the family, and where its country
    is not covered; Invalid for the range; NotFound for a family that there is not.
    """
    from ccportal.sar import render_statement  # takes a moment to load

    with act(actor, "statement:make", asked.family, asked.organisation):
        found, ref = _look(asked), unused("disclosures")
        made = render_statement.render(_statement(ref, asked, found))
        said = Release(
            "attendance-dates",
            "referrer-request",
            _told(asked, found.lines),
            "as a printed statement",
            made,
        )
        about = [one.person for one in found.allowed.parcel.items]
        leaving.enter(found.allowed, actor, said, about, ref)
        return ref, made


def again(actor: str, ref: str) -> tuple[Allowed, bytes]:
    """The file of something that left, byte for byte, for whoever of us sends it.

    The look is noted down. Raises NotFound where there is no such file.
    """
    found = disclosures.WhatLeft.get_or_none(disclosures.WhatLeft.disclosure == ref)
    if found is None:
        raise NotFound("There is no such file.")
    with act(actor, "disclosure:read-file", ref):
        people = About.select(About.person).where(About.record == ref)
        items = tuple(Item(one.person_id, Thing.TIMES) for one in people)
        ours = Parcel(Way.EXPORT, RUNNING.words, clock.today(), Recipient(To.TEAM), items)
        return ask(ours), bytes(found.content)


def _look(asked: Asked) -> Look:
    households.family(asked.family)
    rule.check_range(asked.first, asked.last, clock.today())
    people = statements.referred(asked.family)
    known = {one.organisation: one for one in statements.referrers(asked.family)}
    parcel = Parcel(
        Way.STATEMENT,
        RUNNING.words,
        clock.today(),
        leaving.recipient(asked.organisation, asked.safeguard),
        tuple(Item(one, Thing.TIMES) for one in sorted(people)),
        referred=people if asked.organisation in known else frozenset(),
    )
    allowed = ask(parcel)
    if asked.organisation not in known:
        raise NotFound("This family has nobody of whom anything could be stated.")
    lines = statements.lines(asked.family, asked.organisation, asked.first, asked.last)
    return Look(known[asked.organisation], lines, allowed)


def _statement(ref: str, asked: Asked, found: Look) -> Statement:
    from ccportal.sar.render_statement import Statement

    return Statement(
        reference=ref,
        head=letterhead(),
        to=found.referrer.name,
        referrals=found.referrer.referrals,
        since=found.referrer.since,
        first=asked.first,
        last=asked.last,
        dated=clock.today(),
        lines=found.lines,
    )


def _told(asked: Asked, lines: tuple[Line, ...]) -> str:
    """What a statement was of; what it says of each of the family stands in its file alone.

    The register's words can be in the answer to one parent, who is not told by them when the
    other came.
    """
    days = f"from {day(asked.first)} to {day(asked.last)}"
    return f"Attendance statement {days}: dates and times, {len(lines)} lines. Its file is kept."
