"""How the principles DP1 to DP8, the right of access and VIO stand, from figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccportal.rules.assurance import (
    Checked,
    Colour,
    Finding,
    Point,
    ago,
    by_age,
    checked,
    finding,
    green,
    if_any,
    many,
    not_yet,
    within,
)

TELL_DAYS, RISK_DAYS, NEAR_DAYS = 30, 30, 7
"""Days: until who was told wrongly hears of it, until a risk is looked at again; and before the
day of a request from which on it is said to be near."""

LOOK_SOON, LOOK_LATE = 365 - 60, 365
"""Days since the yearly look at what is held and never used: near, and overdue."""

TABLE_OLD = 365
"""Days after which the table of countries has to be compared with the regulations again."""


@dataclass(frozen=True, slots=True)
class Data:
    """Figures of DP1 to DP5: what is held. `unused` are kinds that the yearly look found unused.

    `kinds` are the kinds of record in the register of processing, `bare_kinds` those without a
    purpose. `to_tell` wait to hear of a correction, the oldest since `tell_since`. `evidence` is
    proof of identity of requests that are over, `drafts` are kept too long.
    """

    began_on: date | None = None
    kinds: int = 0
    bare_kinds: int = 0
    releases: int = 0
    purposeless: int = 0
    looked: date | None = None
    unused: int = 0
    to_tell: int = 0
    tell_since: date | None = None
    unconfirmed: Checked | None = None
    evidence: int = 0
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Figures of requests of one sort: open ones, and those answered in the last twelve months."""

    running: int = 0
    overdue: int = 0
    near: int = 0
    answered: int = 0
    on_time: int = 0


@dataclass(frozen=True, slots=True)
class Away:
    """Figures of DP7 and DP8: breaches, and what left the country in the last twelve months."""

    breaches: int = 0
    breach_open: int = 0
    breach_late: int = 0
    people_untold: int = 0
    abroad: int = 0
    bare_abroad: int = 0
    compared_on: date | None = None


@dataclass(frozen=True, slots=True)
class Risks:
    """Figures of VIO: risks that stand, those held to prevent violence, those to look at again."""

    standing: int = 0
    prevent: int = 0
    due: int = 0
    due_since: date | None = None


def dp1(data: Data) -> Finding:
    """The register of processing: every kind of record has its purpose and basis."""
    points = [
        green(f"{data.kinds} kinds of record, each with purpose, basis and source"),
        if_any(data.bare_kinds, "kinds of record without a purpose"),
    ]
    return finding("DP1", "policy_processing.register", points)


def dp2(data: Data) -> Finding:
    """Purposes: whatever left has one."""
    points = [
        if_any(data.purposeless, "entries of the register without a purpose"),
        green(f"{many(data.releases, 'release')} in 12 months, none without its purpose")
        if not data.purposeless
        else None,
    ]
    return finding("DP2", "disclosures.read", points)


def dp3(data: Data, today: date) -> Finding:
    """The yearly look at what is held and never used."""
    colour = within(data.looked or data.began_on or today, today, LOOK_SOON, LOOK_LATE)
    words = f"Last yearly look {ago(data.looked, today)}, {data.unused} found unused"
    if data.looked is None:
        words = not_yet("yearly look at what is held", data.began_on, today, LOOK_LATE)
    return finding("DP3", "policy_held.look", [Point(colour, words)])


def dp4(data: Data, today: date) -> Finding:
    """Corrections told to those who had it wrong; contact details confirmed."""
    return finding("DP4", "telling.telling", _accurate(data, today))


def _accurate(data: Data, today: date) -> Iterator[Point | None]:
    if data.to_tell:
        words = f"{many(data.to_tell, 'recipient')} to hear of a correction"
        yield by_age(data.tell_since, today, TELL_DAYS, words)
    else:
        yield green("Everybody has heard of every correction")
    yield checked(data.unconfirmed, today)
    if data.unconfirmed is not None:
        yield if_any(
            data.unconfirmed.found, "contact details not confirmed for six months", Colour.AMBER
        )


def dp5(data: Data) -> Finding:
    """What has a time of its own has gone when it was over."""
    kept = if_any(data.evidence, "proofs of identity of requests that are over")
    points = [
        kept or green("No proof of identity is kept after its request"),
        if_any(data.drafts, "drafts kept too long"),
    ]
    return finding("DP5", "retention_batches.periods", points)


def _asked(asked: Asked) -> Iterator[Point | None]:
    share = f"{asked.on_time} of {asked.answered} answered in time in 12 months"
    yield green(share if asked.answered else "None was to be answered in 12 months")
    if asked.overdue:
        yield Point(Colour.RED, f"{many(asked.overdue, 'request')} overdue")
    if asked.near:
        words = f"{many(asked.near, 'request')} due within {NEAR_DAYS} days"
        yield Point(Colour.AMBER, words)
    yield green(f"{many(asked.running, 'request')} open")


def dp6(asked: Asked) -> Finding:
    """The other rights: to have corrected, erased, not used; complaints."""
    return finding("DP6", "requests.board", _asked(asked))


def sar(asked: Asked) -> Finding:
    """The right of access: red once one is overdue, amber in the last week."""
    return finding("SAR", "requests.board", _asked(asked))


def dp7(away: Away, secure: Colour) -> Finding:
    """Kept safe: as C8, and the register of breaches."""
    as_c8 = Point(secure, "C8 is kept" if secure is Colour.GREEN else "Not all of C8 is kept")
    points = [
        as_c8,
        green(many(away.breaches, "breach", "breaches") + " in 12 months"),
        if_any(away.breach_late, "not told to the Commissioner within 72 hours"),
        if_any(away.people_untold, "people to be told of a breach at once"),
        if_any(away.breach_open, "entries of the breach register open", Colour.AMBER),
    ]
    return finding("DP7", "policy_breaches.breaches", points)


def dp8(away: Away, today: date) -> Finding:
    """Transfers: nothing went to a country that is not covered without a safeguard."""
    points = [
        if_any(away.bare_abroad, "went to a country that is not covered, without a safeguard"),
        green(f"{many(away.abroad, 'release')} abroad in 12 months, 0 without a safeguard")
        if not away.bare_abroad
        else None,
    ]
    if away.compared_on is not None and (today - away.compared_on).days > TABLE_OLD:
        points.append(Point(Colour.AMBER, "Table of countries older than a year: update ccportal"))
    return finding("DP8", "disclosures.read", points)


def vio(risks: Risks, today: date) -> Finding:
    """Risks: looked at again on their day; red a month after it."""
    points = [green(f"{many(risks.standing, 'risk')}, {risks.prevent} held to prevent violence")]
    if risks.due:
        words = f"{many(risks.due, 'risk')} to be looked at again"
        points.append(by_age(risks.due_since, today, RISK_DAYS, words))
    return finding("VIO", "for_you.page", points)
