"""A family's way through the centre: its steps, who belongs to it, each one audited (C4, DP4)."""

from __future__ import annotations

from datetime import datetime

from ccportal import clock
from ccportal.acts import households
from ccportal.acts.act import act
from ccportal.acts.corrections import keep
from ccportal.errors import Conflict, Invalid
from ccportal.rules import families as rules
from ccportal.rules.families import Event, Part, Place, Stage, Visit
from ccportal.store.families import Family, Member
from ccportal.store.households import FamilyStep

CONFIRM = "close"
"""The word that is typed to end contact."""


def move(actor: str, ref: str, event: Event, why: str | None = None) -> Stage:
    """Accept, put on the waiting list, decline or begin contact; the stage afterwards.

    Raises NotFound for a family that there is not, Conflict where it cannot be done now (with
    every reason against a beginning), Invalid where a reason has to be chosen.
    """
    if event not in (Event.ACCEPT, Event.WAIT, Event.DECLINE, Event.START):
        raise Invalid("Choose what happens")
    with act(actor, f"family:{event}", ref):
        family = households.family(ref)
        stage = rules.after(event, households.stage(family), why)
        if event is Event.START:
            against = rules.may_start(households.places(ref), households.visits(ref))
            if against:
                raise Conflict("; ".join(against))
        put(family, event, stage, actor, why)
        if stage is Stage.DECLINED:
            _over(family)
    return stage


def pre_visit(actor: str, ref: str, person: str, at: datetime) -> None:
    """Put down when a parent comes, or came, to see the centre on their own.

    `at` is London's time. Raises Conflict where the other parent would come near that time,
    Invalid for who is no parent of the family.
    """
    with act(actor, "family:pre-visit", ref):
        family = households.family(ref)
        stage = rules.after(Event.PRE_VISIT, households.stage(family))
        there = households.visits(ref)
        if Visit(person, at) in there:
            return
        rules.may_visit(households.places(ref), there, Visit(person, at))
        put(family, Event.PRE_VISIT, stage, actor, person=person, visit_at=at)


def close(actor: str, ref: str, why: str, typed: str) -> None:
    """End contact; `typed` has to be CONFIRM. What is kept of the family stays.

    Raises Invalid for another word or no reason, Conflict where it has not begun or is over.
    """
    if typed.strip().casefold() != CONFIRM:
        raise Invalid(f"Type the word “{CONFIRM}”")
    with act(actor, "family:close", ref):
        family = households.family(ref)
        put(
            family, Event.CLOSE, rules.after(Event.CLOSE, households.stage(family), why), actor, why
        )
        _over(family)


def add_member(
    actor: str, ref: str, person: str, part: Part, *, parental_responsibility: bool
) -> None:
    """Put somebody of the register into a family; raises Conflict where they are in it."""
    with act(actor, "family:member", ref):
        join(ref, person, part, parental_responsibility=parental_responsibility)


def join(ref: str, person: str, part: Part, *, parental_responsibility: bool) -> None:
    """The row of a member; only inside the transaction of what it tells of."""
    households.open_family(ref)
    households.person(person)
    here = households.places(ref)
    rules.may_join(here, Place(ref, person, part))
    Member.create(
        family=ref,
        person=person,
        position=len(here),
        role=part,
        parental_responsibility=parental_responsibility,
    )


def correct_member(
    actor: str, ref: str, person: str, part: Part, *, parental_responsibility: bool, reason: str
) -> None:
    """Put right what somebody is in a family; what was there before is kept.

    Raises Conflict where nothing would change, Invalid where no reason is chosen.
    """
    with act(actor, "family:correct", ref):
        found = households.member(ref, person)
        responsible = (_yes(found.parental_responsibility), _yes(parental_responsibility))
        changes = {"part": (found.role, str(part)), "parental-responsibility": responsible}
        keep(actor, ref, person, changes, reason)
        found.role, found.parental_responsibility = part, parental_responsibility
        found.save()


def put(
    family: Family,
    event: Event,
    stage: Stage,
    actor: str,
    why: str | None = None,
    *,
    person: str | None = None,
    visit_at: datetime | None = None,
) -> None:
    """The row of a step; only inside the transaction of what it tells of."""
    FamilyStep.create(
        family=family,
        event=event,
        stage=stage,
        person=person,
        visit_at=visit_at,
        why=why or None,
        on=clock.today(),
        at=clock.now_utc(),
        by=actor,
    )


def receive(family: Family, actor: str) -> None:
    """A referral came: for a new family, or again for one that is over."""
    known = FamilyStep.select().where(FamilyStep.family == family).exists()
    before = households.stage(family) if known or family.closed_on else None
    put(family, Event.RECEIVE, rules.after(Event.RECEIVE, before), actor)
    if family.closed_on is not None:
        family.closed_on = None
        family.save()


def _over(family: Family) -> None:
    family.closed_on = clock.today()
    family.save()


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
