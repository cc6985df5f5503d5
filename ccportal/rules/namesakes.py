"""Who else of the register may be taken for somebody: by name, by what they are known as (SAR).

A record that gives no more than a name may speak of either. Whether two entries are two people
is for a person to say, never for a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccportal.rules.matching_names import Form, Names, Someone
from ccportal.rules.matching_people import Reading, Register, Words
from ccportal.rules.matching_plain import plain
from ccportal.rules.matching_text import keys


class Likeness(StrEnum):
    """Why somebody may be taken for another, the plainest first."""

    NAME = "has the same name"
    KNOWN_AS = "is known by the same name"
    NEARLY = "has nearly the same name"
    BORN = "was born on the same day, and shares a name"


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody who may be taken for another, and why."""

    who: Someone
    why: Likeness

    @property
    def name(self) -> str:
        """Their name as the register has it."""
        return f"{self.who.given_names} {self.who.family_name}".strip()


def namesakes(register: Register, ref: str) -> tuple[Namesake, ...]:
    """Those who may be taken for the person `ref`, in the order of the reasons, then by ref."""
    if ref not in register.namesakes:
        likely = ((one, _likeness(register, ref, one.ref)) for one in register.people.values())
        found = [Namesake(one, why) for one, why in likely if why and one.ref != ref]
        order = list(Likeness)
        found.sort(key=lambda one: (order.index(one.why), one.who.ref))
        register.namesakes[ref] = tuple(found)
    return register.namesakes[ref]


def bearers(
    register: Register, ref: str, words: Words, apart: tuple[Namesake, ...]
) -> tuple[Namesake, ...]:
    """Those of the namesakes whom a record may speak of where it names the person `ref`.

    None where the person stands in the record or it is of their family: there the name is theirs.
    """
    if ref in register.circle(words):
        return ()
    readings = [Reading(register, plain(text).text) for text in words.texts]
    return tuple(one for one in apart if any(_fits(read, ref, one.who.ref) for read in readings))


def _fits(reading: Reading, ref: str, other: str) -> bool:
    named = (hit for hit in reading.hits(ref) if hit.form > Form.LETTER)
    return any((reading.best((other,), hit) or 0) >= hit.form for hit in named)


def _likeness(register: Register, ref: str, other: str) -> Likeness | None:
    here, there = register.people[ref], register.people[other]
    own, names = register.names(ref), register.names(other)
    if _registered(here) & _registered(there):
        return Likeness.NAME
    if _called(own) & _called(names):
        return Likeness.KNOWN_AS
    if _nearly(own, there):
        return Likeness.NEARLY
    shared = own.families & names.families, own.givens & names.givens
    if here.born is not None and here.born == there.born and any(shared):
        return Likeness.BORN
    return None


def _registered(someone: Someone) -> set[str]:
    """Given name and surname run together, for each of the given names."""
    given, surname = keys(someone.given_names), "".join(keys(someone.family_name))
    return {f"{one}{surname}" for one in (*given, "".join(given)) if one and surname}


def _called(names: Names) -> frozenset[str]:
    """The whole names that somebody is known by, other names too."""
    return names.phrases.union(a + b for a in names.givens for b in names.families)


def _nearly(own: Names, other: Someone) -> bool:
    """Whether a given name and the surname of somebody fit, one of them well."""
    family = own.rank("".join(keys(other.family_name)))[1]
    given = max((own.rank(one)[0] for one in keys(other.given_names)), default=0)
    return bool(given and family) and given + family > 3
