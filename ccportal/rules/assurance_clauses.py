"""How C1 to C7 stand, from figures of the team and of what leaves: amber and red from when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccportal.rules.assurance import (
    Colour,
    Finding,
    amber,
    by_age,
    finding,
    green,
    if_any,
    many,
    red,
)

SIGN_DAYS, ANSWER_DAYS, CHAIR_DAYS = 14, 14, 3
"""Days after which what waits is red: to be signed, to be refused, to be read by the chair."""

NO_POLICY = "No version of the policy is in force"


@dataclass(frozen=True, slots=True)
class People:
    """Figures of C1 and C7: the team. `unsigned_since` is the longest that somebody has not signed.

    `unchecked` have no check that holds, `soon` one that ends soon, `rostered` of the unchecked
    are on a rota to come; `details` are numbers and outcomes kept too long.
    """

    team: int = 0
    signed: int = 0
    unsigned_since: date | None = None
    unchecked: int = 0
    soon: int = 0
    rostered: int = 0
    details: int = 0


@dataclass(frozen=True, slots=True)
class Leaving:
    """Figures of C2 to C6: who wants something, and what left. Of the last twelve months, or now.

    `refused` and `ordered` are requests for proceedings, `asked_since` the oldest without an
    answer, `unread_since` the oldest order that the chair has not read. `waits` and `late` are
    agreements to disclosures on a ground, `details_wait` and `details_late` those of contact
    details. `bare_consents` left with no consent of that day; `answers_loose` and `grounds_loose`
    left with no row in the register.
    """

    asked: int = 0
    asked_since: date | None = None
    refused: int = 0
    ordered: int = 0
    unread: int = 0
    unread_since: date | None = None
    waits: int = 0
    late: int = 0
    grounded: int = 0
    statements: int = 0
    bare_contacts: int = 0
    consented: int = 0
    consents: int = 0
    withdrawn: int = 0
    bare_consents: int = 0
    details_wait: int = 0
    details_late: int = 0
    answers_loose: int = 0
    grounds_loose: int = 0
    agreements: int = 0
    bare_visits: int = 0
    refused_visits: int = 0


def c1(people: People, in_force: bool, today: date) -> Finding:
    """Undertakings: amber while one is missing, red from 14 days on."""
    if not in_force:
        return finding("C1", "policy.policy", [red(NO_POLICY)])
    words = f"{people.signed} of {people.team} signed"
    missing = people.signed < people.team
    point = by_age(people.unsigned_since, today, SIGN_DAYS, words) if missing else green(words)
    return finding("C1", "team.team", [point])


def c2(leaving: Leaving, today: date) -> Finding:
    """Family proceedings: a request is to be answered, an order to be read by the chair."""
    kept = f"{many(leaving.refused, 'request')} refused and {many(leaving.ordered, 'court order')}"
    points = [green(f"{kept} in 12 months")]
    if leaving.asked:
        words = f"{many(leaving.asked, 'request')} to be answered"
        points.append(by_age(leaving.asked_since, today, ANSWER_DAYS, words))
    if leaving.unread:
        words = f"{many(leaving.unread, 'court order')} not read by the chair yet"
        points.append(by_age(leaving.unread_since, today, CHAIR_DAYS, words))
    return finding("C2", "disclosures_court.register", points)


def c3(leaving: Leaving) -> Finding:
    """Disclosures: an agreement that waits is amber, one that is overdue red (72 hours)."""
    left = f"{many(leaving.statements, 'statement')} and {many(leaving.grounded, 'disclosure')}"
    waits = leaving.waits - leaving.late
    points = [
        green(f"{left} on a ground in 12 months"),
        if_any(leaving.late, "left in an emergency and not agreed to after 72 hours"),
        if_any(waits, "waiting for the chair's agreement", Colour.AMBER),
    ]
    return finding("C3", "disclosures.decisions", points)


def c4(leaving: Leaving) -> Finding:
    """Contact details: in the register each that left has a consent or a ground."""
    points = [
        green(f"Details left {many(leaving.consented, 'time')} by consent in 12 months")
        if not leaving.bare_contacts
        else None,
        if_any(leaving.bare_contacts, "left without a consent or a ground in 12 months"),
    ]
    return finding("C4", "disclosures.read", points)


def c5(leaving: Leaving) -> Finding:
    """Consents: how many may be used today; red where details left without one of that day.

    Red too where the chair has not agreed after 72 hours, or the register lacks what left.
    """
    ended = f"{leaving.withdrawn} withdrawn or ended"
    waits = leaving.details_wait - leaving.details_late
    loose = leaving.answers_loose + leaving.grounds_loose
    bare = many(leaving.bare_consents, "time")
    late = many(leaving.details_late, "agreement")
    points = [
        green(f"{many(leaving.consents, 'consent')} in force, {ended}"),
        red(f"Details left {bare} without a consent of that day, in 12 months")
        if leaving.bare_consents
        else None,
        red(f"{late} to pass details on not given 72 hours after they left")
        if leaving.details_late
        else None,
        red(f"Something left {many(loose, 'time')} without a row in the register")
        if loose
        else None,
        amber(f"{many(waits, 'agreement')} to pass details on waiting for the chair")
        if waits
        else None,
    ]
    link = "disclosures.decisions" if leaving.details_wait else "disclosures.read"
    return finding("C5", link, points)


def c6(leaving: Leaving) -> Finding:
    """Assessments: none is booked without an agreement."""
    kept = f"{many(leaving.agreements, 'agreement')} in force"
    refused = f"{many(leaving.refused_visits, 'visit')} refused in 12 months"
    points = [
        green(f"{kept}, {refused}"),
        if_any(leaving.bare_visits, "assessments booked without an agreement in force"),
    ]
    return finding("C6", "families.families", points)


def c7(people: People) -> Finding:
    """Checks of the team: nobody without one is on a rota, and its details go in time."""
    points = [
        green(f"{people.team - people.unchecked} of {people.team} have a check that holds"),
        if_any(people.unchecked, "without a check that holds", Colour.AMBER),
        if_any(people.soon, "to be renewed within 60 days", Colour.AMBER),
        if_any(people.rostered, "on a rota without a check that holds"),
        if_any(people.details, "numbers or outcomes of certificates kept too long"),
    ]
    return finding("C7", "team_checks.checks", points)
