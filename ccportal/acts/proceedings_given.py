"""What is given because a court compels it: decided, agreed by the chair, given (C2, C3).

What is given is a disclosure like any other: one row of the register, with what exactly left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ccportal import clock
from ccportal.acts import bodies, households, leaving
from ccportal.acts import proceedings as acts
from ccportal.acts.act import act
from ccportal.acts.leaving import Release
from ccportal.catalogue_fields import RIGHTS
from ccportal.errors import Invalid, NotFound
from ccportal.rules import proceedings as rule
from ccportal.rules import transfer
from ccportal.rules.leaving import Allowed, Item, Parcel, Thing, Way, ask
from ccportal.sar.wording import day
from ccportal.store.people import Organisation, Person
from ccportal.store.proceedings import CourtGiven, CourtGivenAbout, CourtRequest

WHAT, GROUND = "other", "consent"
"""The archive has no ground for what a court compels; the register's words say that it did."""

THINGS = tuple(Thing)
"""What may be given: whatever the court compels."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What exactly is given of whom (refs of the family's members), to whom and how.

    `to` is the ref of an organisation, or `name` the name of one. `safeguard` is what is recorded
    where its country is not covered (DP8).
    """

    to: str
    about: tuple[str, ...]
    exactly: str
    how: str
    name: str = ""
    safeguard: str = ""


def decide(actor: str, number: int, meant: Meant, token: str) -> int:
    """Decide what is given; it waits for the chair. Its number.

    Raises NotPermitted where no court compels it or the country is not covered, Invalid for what
    is missing, NotFound.
    """
    found = acts.find(number)
    with act(actor, "court:decide", found.family_id):
        before = CourtGiven.get_or_none(CourtGiven.token == token)
        if before is not None:
            return int(before.id)
        people = tuple(dict.fromkeys(meant.about))
        rule.check_given(acts.stage(found), meant.exactly, meant.how, len(people))
        for person in people:
            households.member(found.family_id, person)
        to = bodies.known_or_new(meant.to, meant.name, "court")
        if to is None:
            raise Invalid("Choose to whom it is given")
        transfer.check(bodies.find(to).country, clock.today(), meant.safeguard)
        made = CourtGiven.create(
            token=token,
            request=number,
            to=to,
            exactly=meant.exactly.strip(),
            how=meant.how.strip(),
            safeguard=meant.safeguard.strip(),
            decided_by=actor,
            decided_at=clock.now_utc(),
        )
        for person in people:
            CourtGivenAbout.create(given=made, person=person)
    return int(made.id)


def answer(actor: str, number: int, *, yes: bool, why: str = "") -> int:
    """The chair agrees to what is given, or does not and says why; the request's number.

    What was written for it is removed where they do not. Raises NotPermitted for whoever decided,
    Conflict where it was answered, Invalid without a reason, NotFound.
    """
    found = find(number)
    action = "court:agree" if yes else "court:refuse-giving"
    with act(actor, action, found.request.family_id):
        found = find(number)
        rule.check_answer(found.decided_by_id, actor, found.agrees, yes=yes, why=why)
        gone = {} if yes else {"exactly": ""}
        said = {"agrees": yes, "agreed_by": actor, "agreed_at": clock.now_utc()}
        _set(found, {**said, **gone, "why_not": why.strip() or None})
    return int(found.request_id)


def give(actor: str, number: int) -> str:
    """Put down that it is given now; the ref of its row in the register of disclosures.

    Raises NotPermitted where the chair has not agreed, Conflict where it was given, NotFound.
    """
    found = find(number)
    with act(actor, "court:give", found.request.family_id):
        found = find(number)
        rule.check_leaves(found.agrees, is_given=found.disclosure_id is not None)
        people = [one.ref for one in about([found])[found.id]]
        allowed = _ask(found, people)
        said = Release(WHAT, GROUND, _told(found), found.how)
        ref = leaving.enter(allowed, actor, said, people)
        _set(found, {"disclosure": ref, "exactly": ""})
    return ref


def find(number: int) -> CourtGiven:
    """What is given; raises NotFound."""
    found: CourtGiven | None = CourtGiven.get_or_none(CourtGiven.id == number)
    if found is None:
        raise NotFound("There is no such decision.")
    return found


def of_request(number: int) -> list[CourtGiven]:
    """What is or was to be given for a request, the newest first, with to whom."""
    rows: Any = CourtGiven.select(CourtGiven, Organisation).join(Organisation)
    return list(rows.where(CourtGiven.request == number).order_by(CourtGiven.id.desc()))


def about(some: Iterable[CourtGiven]) -> dict[int, list[Person]]:
    """Of whom something is given, by the number of each; one query."""
    found: dict[int, list[Person]] = {one.id: [] for one in some}
    rows: Any = CourtGivenAbout.select(CourtGivenAbout, Person).join(Person)
    for one in rows.where(CourtGivenAbout.given.in_(list(found))).order_by(CourtGivenAbout.id):
        found[one.given_id].append(one.person)
    return found


def _ask(found: CourtGiven, people: list[str]) -> Allowed:
    may = frozenset(people) if found.agrees and found.request.compels else frozenset()
    return ask(
        Parcel(
            Way.ORDER,
            RIGHTS.words,
            clock.today(),
            leaving.recipient(found.to_id, found.safeguard),
            tuple(Item(person, thing) for person in people for thing in THINGS),
            grounded=may,
        )
    )


def _told(found: CourtGiven) -> str:
    one: CourtRequest = found.request
    on = f" of {day(one.ordered_on)}" if one.ordered_on else ""
    compelled = f"A court compelled this: {one.compels}{on}, {one.court}, case {one.case_number}."
    return f"{found.exactly}\n\n{compelled}"


def _set(found: CourtGiven, values: dict[str, object]) -> None:
    key = CourtGiven._meta.primary_key
    CourtGiven.update(values).where(key == found.id).execute()
