"""A family that is written down from its referral on, for the tests of what is done with it."""

from __future__ import annotations

from datetime import date

from ccportal.acts import households, people, referrals
from ccportal.acts.people import Naming
from ccportal.rules.families import Part
from ccportal.store.people import Person

ACTOR = "command"
LEANNE = Naming("Leanne", "Weir", date(1990, 1, 2))
CRAIG = Naming("Craig", "Oakham", date(1988, 3, 4))
JAY = Naming("Jay", "Weir", date(2018, 8, 2))


def referral(**more: object) -> referrals.Said:
    """What a referral says."""
    said = {"referred_on": date(2026, 1, 6), "contact": "supported", "reason": "Contact."}
    return referrals.Said(**{**said, **more})


def received(**more: object) -> str:
    """The ref of a new family of which a referral came."""
    return referrals.family_of(referrals.write(ACTOR, referral(**more)))


def enter(family: str, naming: Naming, part: Part, *, responsible: bool = False) -> str:
    """The ref of somebody new in a family."""
    return people.add_to_family(ACTOR, family, naming, part, parental_responsibility=responsible)


def whole() -> tuple[str, str, str, str]:
    """A family that was referred, its two parents and the child: refs."""
    family = received()
    left = enter(family, LEANNE, Part.RESIDENT, responsible=True)
    right = enter(family, CRAIG, Part.CONTACT)
    return family, left, right, enter(family, JAY, Part.CHILD)


def stage(family: str) -> str:
    """How far a family is."""
    return households.stage(households.family(family))


def name(person: str) -> str:
    """What somebody is called."""
    return Person.get_by_id(person).name
