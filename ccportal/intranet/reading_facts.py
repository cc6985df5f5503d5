"""The short fields of a record as the team sees them: who stands in it, when it was (SAR)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from ccportal import catalogue
from ccportal.sar.collect import Found
from ccportal.store.at_once import Steps
from ccportal.store.contact import Session
from ccportal.store.people import Organisation, Person, Record
from ccportal.web import filters

LEFT_OUT = frozenset({"ref", "decisions", "file", "media_type"})


def label(field: str) -> str:
    """What a field is called."""
    return filters.plain(field.replace("_", " "))


def facts_in_steps(found: Found) -> Steps[tuple[tuple[str, str], ...]]:
    """The fields that hold no words: people and organisations by their names."""
    words = catalogue.WORDS[found.kind]
    shown = [
        (key, value) for key, value in found.row.items() if key not in LEFT_OUT and key not in words
    ]
    names = yield from _names({one for _key, value in shown for one in _texts(value)})
    return tuple((_called(key), _say(value, names)) for key, value in shown)


def times(found: Found) -> tuple[tuple[str, str], ...]:
    """Its days and times alone, as the team sees them."""
    said = ((_called(key), value) for key, value in found.row.items())
    return tuple((called, when) for called, value in said if (when := _when(str(value))))


def _called(key: str) -> str:
    return label(key.removesuffix("_at").removesuffix("_on"))


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def _names(texts: Iterable[str]) -> Steps[Mapping[str, str]]:
    """What is shown for each of these that is the ref of a record."""
    refs = sorted(texts)
    records: Any = Record.select(Record.ref).where(Record.ref.in_(refs))
    people: Any = Person.select().where(Person.ref.in_(refs))
    organisations: Any = Organisation.select().where(Organisation.ref.in_(refs))
    sessions: Any = Session.select().where(Session.ref.in_(refs))
    yield records, people, organisations, sessions
    names = {one.ref: one.ref for one in records}
    names |= {one.ref: one.name for one in [*people, *organisations]}
    return names | {one.ref: filters.moment(one.starts_at) for one in sessions}


def _say(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_say(one, names) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return names.get(text) or _when(text) or filters.plain(text)


def _when(text: str) -> str | None:
    try:
        if len(text) == len("2026-01-01"):
            return filters.day(date.fromisoformat(text))
        if len(text) == len("2026-01-01T10:00"):
            return filters.moment(datetime.fromisoformat(text))
    except ValueError:
        return None
    return None
