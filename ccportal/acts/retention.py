"""What is due for disposal on a day, and holding something back (C9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.retention_periods import length
from ccportal.errors import Conflict, NotFound
from ccportal.rules import retention as rule
from ccportal.rules.retention import Hold, Listed, Register, Why
from ccportal.rules.retention_holds import check_hold, request_holds_until
from ccportal.rules.retention_periods import Kept
from ccportal.store import retention_held, retention_uses
from ccportal.store.people import Record
from ccportal.store.retention import RetentionHold
from ccportal.store.retention_removal import families_collected

HOLDABLE = ("families", "people")


def listed(day: date | None = None) -> Listed:
    """What is due on a day (today), and what is held back."""
    return look(day).listed


@dataclass(frozen=True, slots=True)
class Look:
    """What is due and held back, the requests that hold something, and who belongs where.

    The register has all that belongs to what is due or held back; what is in use may be missing.
    """

    register: Register
    listed: Listed
    requests: tuple[str, ...]

    def awaited(self) -> dict[str, str]:
        """Families whose records are among what an open request has collected, and by which.

        They are due like others (C9), but are not disposed of before that request is answered:
        to erase what was asked for is an offence (Data Protection Act 2018, section 173).
        """
        due = {one.ref for one in self.listed.due} & self.register.families.keys()
        collected = families_collected(self.requests, due) if due and self.requests else {}
        return {one: ref for ref in sorted(collected, reverse=True) for one in collected[ref]}


def look(day: date | None = None) -> Look:
    """What is due on a day (today), with what it was found by."""
    on, years = day or clock.today(), length(Kept.UNUSED)
    uses = retention_uses.uses(rule.used_since(on, years))
    register = uses.register
    known = (*uses.known, *rule.spread(register, uses.alone))
    holding = holds()
    listed = rule.listed(register, known, holding, on, years)
    requests = tuple(one.source for one in holding if one.why is Why.REQUEST)
    return Look(register, listed, requests)


def holds() -> tuple[Hold, ...]:
    """Everything that holds something back: requests that are not over, and what was put by hand.

    A request that was closed holds as long as it may be opened again. Requests come first; what
    they hold is told by their reference.
    """
    found: dict[tuple[Why, str], tuple[set[str], date | None, str]] = {}
    for why, source, ref, on, reason in retention_held.holding():
        by_request = why == "request"
        until = request_holds_until(on) if by_request and on else on
        key = (Why.REQUEST if by_request else Why(why), source)
        found.setdefault(key, (set(), until, reason))[0].add(ref)
    return tuple(
        Hold(why, source, frozenset(refs), until, reason)
        for (why, source), (refs, until, reason) in found.items()
        if until is None or until >= clock.today()
    )


def can_be_held(ref: str) -> bool:
    """Whether there is a family or a person of that reference."""
    return Record.get_or_none(Record.ref == ref, Record.kind.in_(HOLDABLE)) is not None


def hold_back(actor: str, ref: str, why: str, reason: str, until: date) -> int:
    """Hold a family or a person back until a day is over; the hold's number.

    Raises NotFound where there is no such family or person, Invalid where the reason is missing
    or the day is not to come.
    """
    with act(actor, "retention:hold", ref, why):
        if not can_be_held(ref):
            raise NotFound("There is no such family or person.")
        check_hold(why, reason, until, clock.today())
        made = RetentionHold.create(
            about=ref,
            why=why,
            reason=reason.strip(),
            until_on=until,
            put_on=clock.today(),
            by=actor,
        )
    return int(made.id)


def lift(actor: str, number: int) -> None:
    """Let go again what was held back by hand; raises NotFound, Conflict where it was lifted."""
    found = RetentionHold.get_or_none(RetentionHold.id == number)
    if found is None:
        raise NotFound("Nothing is held back under this number.")
    with act(actor, "retention:lift", found.about_id, found.why):
        lifted = RetentionHold.update(lifted_on=clock.today(), lifted_by=actor).where(
            RetentionHold.id == number, RetentionHold.lifted_on.is_null()
        )
        if not lifted.execute():
            raise Conflict("It is not held back any more.")
