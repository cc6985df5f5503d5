"""Finding people in the register by what somebody types."""

from __future__ import annotations

import unicodedata

from ccportal.store.people import KnownAs, Person

MOST = 50


def folded(text: str) -> str:
    """Letters alone count: neither case nor accents (Zoë as zoe), nor hyphens and apostrophes."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = (" " if one in "-'’" else one for one in apart if not unicodedata.combining(one))
    return "".join(kept)


def people_named(words: str) -> list[Person]:
    """People of whose names, other names or ref each of the words is a part; 50 at most."""
    wanted = folded(words).split()
    if not wanted:
        return []
    names = {one.ref: f"{one.ref} {one.name}" for one in Person.select()}
    for other in KnownAs.select():
        names[other.person_id] += f" {other.name}"
    refs = [ref for ref, name in names.items() if all(one in folded(name) for one in wanted)]
    found = Person.select().where(Person.ref.in_(refs[:MOST]))
    return list(found.order_by(Person.family_name, Person.given_names, Person.ref))
