"""Policy assurance: every clause with its state and what shows it, now and in the months before.

What takes long is looked through once a day, and how every clause stands is put down then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ccportal import clock
from ccportal.acts import disposal_certificates, retention
from ccportal.acts.act import act
from ccportal.acts.assurance_facts import CHAIN, DUE, STORES, TRAIL, UNCONFIRMED, facts
from ccportal.acts.letterhead import letterhead
from ccportal.acts.requests_state import SYSTEM
from ccportal.policy import clause
from ccportal.rules import assurance_all as rule
from ccportal.rules import leaving
from ccportal.rules.assurance import Colour, Finding
from ccportal.rules.assurance_all import Change
from ccportal.rules.confirming import MONTHS, months_before
from ccportal.rules.disposal import units
from ccportal.rules.leaving import Allowed, Way
from ccportal.store import assurance as store
from ccportal.store import audit, database
from ccportal.store.assurance import AssuranceDay
from ccportal.store.assurance_told import unconfirmed

KNOWN = timedelta(days=400)
"""So far back the page looks: the beginning of the twelfth month before is in it."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How a clause stands: since when, at the end of each month, and when it changed."""

    finding: Finding
    title: str
    since: date
    months: tuple[Colour | None, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Every clause at a moment (local time)."""

    at: datetime
    stands: tuple[Stand, ...]

    def of(self, colour: Colour) -> tuple[Stand, ...]:
        """Those that stand so."""
        return tuple(one for one in self.stands if one.finding.colour is colour)


def look() -> Look:
    """How every clause stands now."""
    now = clock.now()
    today = now.date()
    before = _changes(today)
    stands = []
    for one in rule.findings(facts(), today):
        changes = before.get(one.code, ())
        stands.append(
            Stand(
                one,
                clause(one.code).title,
                rule.since(one.colour, changes, today),
                rule.months(one.colour, changes, today),
                tuple(reversed(changes)),
            )
        )
    return Look(now, tuple(stands))


def daily() -> None:
    """Look through what takes long, and put down how every clause stands; once a day.

    It is done again where it was broken off. Nothing happens on a day that has been put down.
    """
    today = clock.today()
    if AssuranceDay.get_or_none(AssuranceDay.on == today) is not None:
        return
    look_through(today)
    states = {one.code: (one.colour.value, one.says) for one in rule.findings(facts(), today)}
    with act(SYSTEM, "assurance:keep"):
        store.keep(today, states)


def look_through(today: date) -> None:
    """Look through the trail, the stores, the certificates, what is due and not confirmed."""
    listed = retention.look(today)
    due = units(listed.register, listed.listed)
    oldest = [one.waste_from for one in listed.listed.due if one.ref in set(due)]
    faults = [*database.faults(database.records_db), *database.faults(database.portal_db)]
    found = {
        TRAIL: (int(audit.first_fault() is not None), None),
        STORES: (len(faults), None),
        CHAIN: (int(disposal_certificates.first_fault() is not None), None),
        DUE: (len(due), min(oldest, default=None)),
        UNCONFIRMED: (unconfirmed(months_before(today, MONTHS), today), None),
    }
    with act(SYSTEM, "assurance:look-through"):
        for name, (number, since) in found.items():
            store.note_check(name, today, number, since)


def printed(seen: Look) -> tuple[Allowed, bytes]:
    """What the committee gets on paper: figures alone, nobody stands in them."""
    from ccportal.sar import render_assurance  # loads the renderer, which takes a moment

    why = "the management committee's meeting"
    allowed = leaving.about_nobody(Way.PAPER, why, clock.today())
    rows = tuple(
        render_assurance.Row(
            one.finding.code,
            one.title,
            one.finding.colour,
            one.finding.word,
            tuple(one.finding.says.split("\n")),
            one.since,
            one.months,
        )
        for one in seen.stands
    )
    return allowed, render_assurance.render(
        render_assurance.Assurance(letterhead(), seen.at, summary(seen, on_paper=True), rows)
    )


def summary(seen: Look, *, on_paper: bool = False) -> str:
    """In one sentence, or two, how it stands: what needs whoever looks, on paper what is to do."""
    kept, soon, now = (len(seen.of(one)) for one in (Colour.GREEN, Colour.AMBER, Colour.RED))
    said = f"{kept} of {len(seen.stands)} promises are kept today."
    some = [(number, when) for number, when in ((now, "now"), (soon, "soon")) if number]
    waits = [_needs(number, when, on_paper) for number, when in some]
    more = ", ".join(waits)
    return f"{said} {more}." if more else said


def _needs(number: int, when: str, on_paper: bool) -> str:
    if on_paper:
        return f"{number} {'has' if number == 1 else 'have'} to be seen to {when}"
    return f"{number} {'needs' if number == 1 else 'need'} you {when}"


def _changes(today: date) -> dict[str, list[Change]]:
    return {
        code: [Change(one.on, Colour(one.colour), one.says) for one in rows]
        for code, rows in store.changes(today - KNOWN).items()
    }
