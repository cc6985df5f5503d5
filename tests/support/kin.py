"""Families that are tangled up with each other, with contact details that stand out."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from ccportal import clock
from ccportal.acts import contact_details, families, notes, requests
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.people import Naming
from ccportal.rules.families import Event, Part
from ccportal.rules.recording import NoteKind

from .calendar import book, helper, on_the_rota, session
from .client import member
from .families import ACTOR, enter, received
from .way import STEPS

NAMES = (("Ada", "Alder"), ("Ben", "Birch"), ("Cleo", "Cedar"))
"""Few, so that people share them."""


@dataclass
class Kin:
    """What was made: whose each detail is, the parents of each family, and where notes tell."""

    coordinator: str
    volunteer: object = None
    session: str = ""
    mine: dict[str, set[str]] = field(default_factory=dict)
    parents: list[tuple[str, str, str]] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    requests: dict[str, str] = field(default_factory=dict)

    def others(self, person: str | None) -> set[str]:
        """The numbers of everybody's details but one's own, those of notes included."""
        own = self.mine.get(person or "", set())
        return {one for some in self.mine.values() for one in some} - own


def tangle(dice: random.Random) -> Kin:
    """Three families: whoever visits in one is visited in the next; a grandmother is in all.

    Parents of different families are called the same, and the two of each family gave one
    telephone as their own.
    """
    account, kin = member("coordinator"), Kin("")
    kin.coordinator = account.person_id
    grown = [_somebody(dice) for _ in range(3)]
    grandmother: str | None = None
    people: list[str] = []
    for at in range(3):
        family = received()
        left = _join(family, people[-1] if people else grown[at], Part.RESIDENT)
        right = _join(family, grown[(at + 1) % 3], Part.CONTACT)
        enter(family, Naming("Kim", f"Child{at}", date(2019, 1, 1 + at)), Part.CHILD)
        grandmother = _join(family, grandmother or _somebody(dice), Part.RELATIVE)
        people += [left, right]
        kin.parents.append((family, left, right))
    shared = dice.randrange(10**7, 10**8)
    for person in dict.fromkeys([*people, str(grandmother)]):
        kin.mine[person] = _details(dice, person, shared)
        number = dice.randrange(10**7, 10**8)
        text = f"They can be reached at 07{number} from now on."
        kin.told[f"{number}"] = notes.write(
            kin.coordinator, NoteKind.TELEPHONE, text, None, [person]
        )
    _visits(kin)
    for _, left, right in kin.parents[:2]:
        for who in (left, right):
            if who not in kin.requests.values():
                kin.requests[_asked(kin, who)] = who
    return kin


def _visits(kin: Kin) -> None:
    """A session with two of the families, and a volunteer who helps at it."""
    kin.volunteer = member("volunteer")
    helper(kin.volunteer.person_id, "Pat Osgood")
    kin.session = session(place="the hall")
    for family, left, right in kin.parents[:1]:
        families.move(ACTOR, family, Event.ACCEPT)
        notes.write(kin.coordinator, NoteKind.SESSION, "They played.", family, [left, right])
        book(kin.session, family)
    on_the_rota(kin.session, kin.volunteer.person_id)


def _asked(kin: Kin, who: str) -> str:
    """A request that somebody made for themselves, brought to the reading of its records."""
    ref = requests.record(kin.coordinator, who, clock.today(), "letter", "Everything.")
    for step in ("accepted", "searching", "item_review"):
        STEPS[step](ref, kin.coordinator, "")
    return ref


def _somebody(dice: random.Random) -> Naming:
    return Naming(*dice.choice(NAMES), date(1990, 1, dice.randint(1, 28)))


def _join(family: str, who: Naming | str, part: Part) -> str:
    if isinstance(who, Naming):
        return enter(family, who, part)
    families.add_member(ACTOR, family, who, part, parental_responsibility=True)
    return who


def _details(dice: random.Random, person: str, shared: int) -> set[str]:
    """Details of every kind, one of them ended and one that must not be used; their numbers."""
    numbers = [dice.randrange(10**7, 10**8) for _ in range(3)]
    values = {
        Kind.PHONE: f"07{numbers[0]}",
        Kind.EMAIL: f"z{numbers[1]}@mail.example.org",
        Kind.ADDRESS: f"{numbers[2]} Zephyr Lane\nZedtown",
    }
    for kind, value in values.items():
        use = Use(do_not_use=dice.random() < 0.5)
        contact_details.add(ACTOR, person, kind, value, use=use, confidential=dice.random() < 0.5)
    contact_details.add(ACTOR, person, Kind.PHONE, f"07{shared}")
    if dice.random() < 0.5:
        contact_details.end(ACTOR, person, dice.randrange(3))
    return {*(str(one) for one in numbers), str(shared)}
