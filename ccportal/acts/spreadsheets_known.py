"""What the store holds already, as the rows of a spreadsheet speak of it: by reference or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from peewee import ModelSelect

from ccportal.rules.finding import folded
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member
from ccportal.store.people import Person, Record


class Known:
    """The references, names and times that are there, and those of the rows read so far."""

    def __init__(self) -> None:
        """Know nothing yet of the rows."""
        self.new: set[str] = set()
        self.new_names: dict[str, list[str]] = defaultdict(list)
        self.new_families: dict[str, dict[str, Any]] = {}

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The list of every record by its reference."""
        return dict(_tuples(Record.select(Record.ref, Record.kind)))

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The references of people by their full names, folded."""
        found: dict[str, list[str]] = defaultdict(list)
        for ref, given, family in _tuples(
            Person.select(Person.ref, Person.given_names, Person.family_name)
        ):
            found[folded(f"{given} {family}")].append(ref)
        return found

    @cached_property
    def starts(self) -> dict[datetime, str]:
        """The sessions by their beginning."""
        return {
            starts: ref for ref, starts in _tuples(Session.select(Session.ref, Session.starts_at))
        }

    @cached_property
    def beginnings(self) -> dict[str, datetime]:
        """The beginning of each session."""
        return {ref: starts for starts, ref in self.starts.items()}

    @cached_property
    def members(self) -> dict[str, set[str]]:
        """Who is in each family."""
        found: dict[str, set[str]] = defaultdict(set)
        for family, person in _tuples(Member.select(Member.family, Member.person)):
            found[family].add(person)
        return found

    @cached_property
    def entered(self) -> set[tuple[str, str]]:
        """Who is entered at which session already."""
        return set(_tuples(Attendance.select(Attendance.session, Attendance.person)))

    def is_taken(self, ref: str) -> bool:
        """Whether a reference is that of a record, or of an earlier row."""
        return ref in self.kinds or ref in self.new

    def people(self, said: str, among: set[str] | None = None) -> list[str]:
        """Who is meant by a reference or a full name, of everybody or of some."""
        is_ref = self.kinds.get(said) == "people"
        found = [said] if is_ref else self.names.get(folded(said), [])
        return [one for one in found if among is None or one in among]


def _tuples(query: ModelSelect[Any]) -> Iterable[tuple[Any, ...]]:
    return cast(Iterable[tuple[Any, ...]], query.tuples())
