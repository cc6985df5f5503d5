"""What an answer may say whatever is withheld: words of its own, and short fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ccportal import catalogue
from ccportal.rules.withholding import GROUNDS, NO_REASON
from ccportal.sar import wording
from ccportal.sar.compose import compose
from ccportal.sar.prove_always import ALWAYS
from ccportal.sar.register import Register, full_name
from ccportal.sar.render import words as shown_words


def always(request_ref: str) -> Iterator[str]:
    """The words that an answer has whatever was found."""
    yield from shown_words(compose(request_ref, (), date(2001, 1, 1)))
    yield from (ground.marker for ground in (*GROUNDS.values(), NO_REASON))
    yield from ("Entry in our register", "One record", *ALWAYS)


def register_facts(known: Register) -> Iterator[str]:
    """The labels of short fields, the listed words in them, and the register's own entries."""
    yield from (*wording.CHOICES.values(), *wording.TEAM_ROLES.values())
    yield from (*wording.FAMILY_ROLES.values(), wording.ANOTHER_PERSON, *wording.MONTHS)
    yield from ("you", "yes", "no", "Item")
    for table in catalogue.TABLES:
        yield table.label
        yield from (field.label for field in table.shown)
    yield full_name(known.subject)
    yield from facts_of(known, short_of(known.request, ("decisions",)))
    for row in (known.subject, *known.team, *known.families, known.account or {}):
        yield from facts_of(known, short_of(row, ("members", "contacts")))
    for detail in known.subject.get("contacts", ()) if known.for_self else ():
        yield from facts_of(known, detail)


def short_of(row: Mapping[str, Any], without: tuple[str, ...]) -> dict[str, Any]:
    """A record without these fields, the name of its file, and its refs."""
    return {key: value for key, value in row.items() if key not in ("ref", "file", *without)}


def facts_of(known: Register, row: Mapping[str, Any]) -> Iterator[str]:
    """The short fields of a record in the ways in which an answer can write them."""
    for value in row.values():
        if isinstance(value, list):
            for one in value:
                yield from facts_of(known, one if isinstance(one, Mapping) else {"": one})
        elif isinstance(value, str):
            yield from _written(known, value)


def _written(known: Register, value: str) -> Iterator[str]:
    yield value
    yield wording.choice(value)
    yield known.organisations.get(value, "")
    yield from _days([value, known.policies.get(value, "")])
    yield from _days(str(one) for one in known.sessions.get(value, {}).values())


def _days(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            continue
        yield wording.moment(moment)
        yield f"{moment.hour}:{moment.minute:02d}"
