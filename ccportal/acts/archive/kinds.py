"""The sorts of values that an archive has, as data; nothing here checks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A text of any length."""


@dataclass(frozen=True, slots=True)
class Name:
    """The record's own `ref`."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, written YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Time:
    """A local time, written YYYY-MM-DDTHH:MM."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One word out of a list."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """The `ref` of a record in one of these lists, or in any where none is named."""

    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list of things of one sort, `least` of them or more."""

    of: Kind
    least: int = 0


@dataclass(frozen=True, slots=True)
class Object:
    """An object: the kind of each of its keys, and which of them have to be there."""

    keys: dict[str, Kind]
    needed: frozenset[str]


Kind = Words | Name | Day | Time | YesNo | Choice | Ref | Many | Object


def shape(keys: dict[str, Kind]) -> Object:
    """An object of these keys; one that ends in `?` may be left out."""
    needed = frozenset(key for key in keys if not key.endswith("?"))
    return Object({key.rstrip("?"): kind for key, kind in keys.items()}, needed)


def one_of(words: str) -> Choice:
    """One of the words that are written with bars between them."""
    return Choice(tuple(words.split("|")))


WORDS, NAME, DAY, TIME, YES_NO = Words(), Name(), Day(), Time(), YesNo()
ANY_RECORD, POLICY = Ref(()), Ref(("policy_versions",))
PERSON, ORGANISATION = Ref(("people",)), Ref(("organisations",))
PERSON_OR_ORGANISATION = Ref(("people", "organisations"))
FAMILY, SESSION = Ref(("families",)), Ref(("sessions",))
PEOPLE = Many(PERSON)
