"""What is agreed for a family and for each of them; what ends gets its last day and stays (DP4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from ccportal import clock
from ccportal.acts import households
from ccportal.acts.act import act
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.families import Part
from ccportal.store.households import Arrangement, CourtOrder, MayCollect, Need


class Agreed(StrEnum):
    """What an arrangement is about; the door and how to reach somebody are one person's."""

    CONTACT = "contact"
    APART = "apart"
    DOOR = "door"
    REACH = "reach"


class Needed(StrEnum):
    """An allergy, or another need."""

    ALLERGY = "allergy"
    NEED = "need"


OF_ONE = frozenset({Agreed.DOOR, Agreed.REACH})
MOST_MINUTES = 120
TABLES: dict[str, Any] = {
    "arrangement": Arrangement,
    "order": CourtOrder,
    "collector": MayCollect,
    "need": Need,
}
"""What can end, by what it is called in an address."""


def arrange(
    actor: str,
    family: str,
    kind: Agreed,
    text: str,
    *,
    person: str | None = None,
    minutes: int | None = None,
    look_again_on: date | None = None,
) -> None:
    """Agree on something from today; what was agreed on the same before ends today.

    Raises Invalid for words that name somebody or hold a contact detail, for minutes that are
    none, or where it is said of nobody; NotFound for who does not belong to the family.
    """
    with act(actor, "family:arrange", family, kind):
        households.open_family(family)
        if (kind in OF_ONE) != (person is not None):
            raise Invalid("Choose for whom")
        if person is not None:
            households.member(family, person)
        if kind is Agreed.APART and not 1 <= (minutes or 0) <= MOST_MINUTES:
            raise Invalid(f"Enter the minutes, from 1 to {MOST_MINUTES}")
        said = households.plain(text, "Say what is agreed", [family])
        today = clock.today()
        before = _standing(Arrangement).where(
            (Arrangement.family == family) & (Arrangement.kind == kind), _of(person)
        )
        for one in before:
            _end(one)
        Arrangement.create(
            family=family,
            person=person,
            kind=kind,
            text=said,
            minutes=minutes if kind is Agreed.APART else None,
            from_on=today,
            look_again_on=look_again_on,
            by=actor,
        )


def order(actor: str, family: str, made_on: date, text: str, until_on: date | None) -> None:
    """Put down a court's order; raises Invalid as `arrange` does, and for days that cannot be."""
    with act(actor, "family:order", family):
        households.open_family(family)
        if made_on > clock.today():
            raise Invalid("That day has not come yet")
        if until_on is not None and until_on < made_on:
            raise Invalid("It cannot end before it was made")
        said = households.plain(text, "Say what the court ordered", [family])
        CourtOrder.create(family=family, made_on=made_on, text=said, until_on=until_on, by=actor)


def may_collect(actor: str, family: str, child: str, collector: str) -> None:
    """Say who may take a child home; raises Invalid unless both belong to the family so."""
    with act(actor, "family:collect", family):
        households.open_family(family)
        if Part(households.member(family, child).role) is not Part.CHILD:
            raise Invalid("Choose a child of the family")
        if Part(households.member(family, collector).role) is Part.CHILD:
            raise Invalid("Choose a grown-up of the family")
        same = (MayCollect.child == child) & (MayCollect.collector == collector)
        if _standing(MayCollect).where(same, MayCollect.family == family).exists():
            raise Conflict("They may already.")
        MayCollect.create(
            family=family, child=child, collector=collector, from_on=clock.today(), by=actor
        )


def need(actor: str, person: str, kind: Needed, text: str) -> None:
    """Put down an allergy or a need; raises Invalid as `arrange` does."""
    with act(actor, "person:need", person, kind):
        households.person(person)
        families = households.families_of(person)
        said = households.plain(text, "Say what they need", families, person)
        same = (Need.person == person) & (Need.kind == kind) & (Need.text == said)
        if _standing(Need).where(same).exists():
            raise Conflict("It is entered already.")
        Need.create(person=person, kind=kind, text=said, from_on=clock.today(), by=actor)


def end(actor: str, what: str, number: int) -> None:
    """Something is not so any more: today is its last day, and it stays to be read.

    `what` is a key of TABLES. Raises NotFound, Conflict where it has ended already.
    """
    model = TABLES.get(what)
    found = model.get_or_none(model.id == number) if model else None
    if found is None:
        raise NotFound("There is no such thing.")
    ref = found.person_id if what == "need" else found.family_id
    with act(actor, f"{what}:end", ref):
        _end(found)


def _standing(model: Any) -> Any:
    return model.select().where(model.until_on.is_null())


def _of(person: str | None) -> Any:
    return Arrangement.person.is_null() if person is None else Arrangement.person == person


def _end(found: Any) -> None:
    column = "ended_on" if isinstance(found, CourtOrder) else "until_on"
    if getattr(found, column) is not None:
        raise Conflict("It has ended already.")
    setattr(found, column, clock.today())
    found.save()
