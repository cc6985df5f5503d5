"""Passing something on, on a ground: decided, agreed by a second person, made (C3).

In an emergency it leaves as soon as it is decided, and the agreement comes after. The words of
a decision go into the register with what leaves; those of one that was refused are removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts import households, leaving
from ccportal.acts.act import act
from ccportal.acts.leaving import Release
from ccportal.catalogue_fields import SAFETY
from ccportal.errors import Invalid, NotFound
from ccportal.rules import disclosure as rule
from ccportal.rules import transfer
from ccportal.rules.disclosure import Said, What
from ccportal.rules.leaving import Allowed, Item, Parcel, Thing, Way, ask
from ccportal.store.disclosures import GroundAbout, GroundDecision
from ccportal.store.people import Organisation, Person

THINGS: Mapping[What, tuple[Thing, ...]] = {
    What.TIMES: (Thing.NAME, Thing.TIMES),
    What.CONTACTS: (Thing.NAME, Thing.ADDRESS, Thing.PHONE, Thing.EMAIL),
    What.OTHER: (Thing.NAME, Thing.TIMES, Thing.RECORD),
}
NO_WORDS: Mapping[str, object] = {"at_risk": "", "why": "", "exactly": ""}
"""The words of a decision go once they stand in the register, or need not be kept."""


@dataclass(frozen=True, slots=True)
class Meant:
    """To which organisation what goes of whom (refs of the family's members).

    `safeguard` is what is recorded where its country is not covered (DP8).
    """

    family: str
    organisation: str
    what: What
    about: tuple[str, ...]
    safeguard: str = ""


def decide(
    actor: str, meant: Meant, said: Said, *, emergency: bool = False, token: str = ""
) -> int:
    """Decide to pass something on; the decision's number. In an emergency it leaves at once.

    The same form (`token`) twice is one decision. Raises Invalid with every fault, NotFound for
    a family, member or organisation that there is not, NotPermitted where the organisation's
    country is not covered.
    """
    with act(actor, "disclosure:decide", meant.family, said.ground):
        before = GroundDecision.get_or_none(GroundDecision.token == token)
        if before is not None:
            return int(before.id)
        households.family(meant.family)
        rule.check_said(said)
        if not meant.about:
            raise Invalid("Tick of whom something is passed on")
        body = Organisation.get_or_none(Organisation.ref == meant.organisation)
        if body is None:
            raise NotFound("There is no such organisation.")
        transfer.check(body.country, clock.today(), meant.safeguard)
        number = _put(actor, meant, said, emergency, token)
        if emergency:
            _leave(actor, find(number))
        return number


def second(actor: str, number: int, *, agrees: bool, why: str = "") -> None:
    """Agree to a decision, or do not and say why; of what is refused the words are removed.

    Raises NotPermitted for the one who decided, Conflict where it was answered, Invalid for a
    refusal without a reason, NotFound.
    """
    found = find(number)
    with act(actor, "disclosure:agree" if agrees else "disclosure:refuse", found.family_id):
        found = find(number)
        rule.check_second(decision(found), actor, agrees, why)
        said = {"second_at": clock.now_utc(), "second_why": why.strip() or None}
        gone = {} if agrees or found.made_at is not None else NO_WORDS
        _set(found, {"agrees": agrees, "second_by": actor, **said, **gone})


def make(actor: str, number: int) -> str:
    """Put down that what was agreed leaves now; the register's ref.

    Raises NotPermitted where the chair has not agreed, Conflict where it has left, NotFound.
    """
    found = find(number)
    with act(actor, "disclosure:make", found.family_id, found.ground):
        return _leave(actor, find(number))


def find(number: int) -> GroundDecision:
    """A decision; raises NotFound."""
    found: GroundDecision | None = GroundDecision.get_or_none(GroundDecision.id == number)
    if found is None:
        raise NotFound("There is no such decision.")
    return found


def decision(found: GroundDecision) -> rule.Decision:
    """A decision as the rule reads it."""
    return rule.Decision(
        found.decided_by_id, found.decided_at, found.emergency, found.agrees, found.made_at
    )


def about(found: GroundDecision) -> tuple[Person, ...]:
    """Of whom something is passed on."""
    rows: Any = Person.select().join(GroundAbout, on=(GroundAbout.person == Person.ref))
    return tuple(rows.where(GroundAbout.decision == found.id).order_by(GroundAbout.id))


def listed() -> list[GroundDecision]:
    """Every decision, those first that wait for somebody, then the newest."""
    rows: Any = GroundDecision.select(GroundDecision, Organisation).join(Organisation)
    rows = rows.order_by(GroundDecision.id.desc())
    return sorted(rows, key=lambda one: not is_open(one))


def unanswered() -> list[GroundDecision]:
    """The decisions that wait for a second person's answer, the oldest first."""
    rows: Any = GroundDecision.select().where(GroundDecision.agrees.is_null())
    return list(rows.order_by(GroundDecision._meta.primary_key))


def is_open(found: GroundDecision) -> bool:
    """Whether a decision waits for somebody: for an agreement, or to be passed on."""
    now = decision(found)
    stage = rule.stage(now)
    waits = stage in (rule.Stage.WAITS, rule.Stage.AGREED)
    return waits or rule.agreement_due(now) is not None


def overdue(now: datetime) -> Any:
    """The query of how many agreements are overdue at a moment (UTC), to be asked with others."""
    there = GroundDecision.made_at.is_null(False) & GroundDecision.agrees.is_null()
    late = GroundDecision.made_at <= now - rule.AFTER
    return GroundDecision.select(fn.COUNT(GroundDecision._meta.primary_key)).where(there & late)


def _put(actor: str, meant: Meant, said: Said, emergency: bool, token: str) -> int:
    for person in meant.about:
        households.member(meant.family, person)
    made = GroundDecision.create(
        token=token,
        family=meant.family,
        to=meant.organisation,
        ground=said.ground,
        what=meant.what,
        at_risk=said.at_risk.strip(),
        why=said.why.strip(),
        exactly=said.exactly.strip(),
        how=said.how.strip(),
        safeguard=meant.safeguard.strip(),
        emergency=emergency,
        decided_by=actor,
        decided_at=clock.now_utc(),
    )
    for person in dict.fromkeys(meant.about):
        GroundAbout.create(decision=made, person=person)
    return int(made.id)


def _leave(actor: str, found: GroundDecision) -> str:
    """What was decided leaves: its row in the register, which has its words from now on."""
    rule.check_leaves(decision(found))
    allowed = _ask(found)
    said = Release(found.what, found.ground, _told(found), found.how)
    ref = leaving.enter(allowed, actor, said, [one.ref for one in about(found)])
    _set(found, {"made_at": clock.now_utc(), "disclosure": ref, **NO_WORDS})
    return ref


def _ask(found: GroundDecision) -> Allowed:
    people = [one.ref for one in about(found)]
    things = THINGS[What(found.what)]
    is_ready = rule.may_leave(decision(found))
    return ask(
        Parcel(
            Way.GROUND,
            SAFETY.words,
            clock.today(),
            leaving.recipient(found.to_id, found.safeguard),
            tuple(Item(person, thing) for person in people for thing in things),
            grounded=frozenset(people) if is_ready else frozenset(),
        )
    )


def _told(found: GroundDecision) -> str:
    parts = (found.exactly, f"Who was at risk: {found.at_risk}", f"Why: {found.why}")
    return "\n\n".join(parts)


def _set(found: GroundDecision, values: Mapping[str, object]) -> None:
    key = GroundDecision._meta.primary_key
    GroundDecision.update(dict(values)).where(key == found.id).execute()
