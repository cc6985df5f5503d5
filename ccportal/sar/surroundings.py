"""What a text of a request is read by, beside the people: what the centre's notes tell of words.

It is the same for every record of a request, and is kept until a note, an organisation or
somebody of the register is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_learnt import learnt_of, names_learnt, organisations, short_for
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_ours import ours
from ccportal.rules.matching_passages import Surroundings
from ccportal.rules.matching_reach import NEVER
from ccportal.rules.matching_text import fold, keys, read
from ccportal.rules.matching_unknown import BORNE
from ccportal.rules.matching_words import ordinary
from ccportal.sar.people import TABLES as PEOPLE
from ccportal.sar.people import register_in_steps
from ccportal.store.at_once import Steps, asking, side_by_side
from ccportal.store.contact import Note
from ccportal.store.families import Member
from ccportal.store.people import Organisation
from ccportal.store.reviews import Centre
from ccportal.store.written import Kept, Numbers, numbers, written

KINDS = {"school": "school", "health": "other", "solicitor": "other", "contact-centre": "other"}
"""Organisations whose names tell where somebody is found, and what their names count as."""

SAMPLE = 3000
"""So many notes on families are looked at for what is written with a capital there."""

FAMILIAR_IN = 4
"""In notes on so many other families a word must stand to be nobody's name."""

CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")

TABLES = (*PEOPLE, Note, Organisation, Centre)
"""What a text is read by comes of these."""

SUBJECTS = 8
"""Of so many of those whom requests are about what is known is kept."""


@dataclass(frozen=True, slots=True)
class Known:
    """Whom to look for, and what is known of words before a text is read."""

    seeker: Seeker
    learnt: Mapping[str, str]
    listed: Mapping[str, str]
    told: Mapping[str, str]
    familiar: frozenset[str]
    ours: re.Pattern[str]

    def around(self, texts: Iterable[str], asking: bool) -> Surroundings:
        """With what these texts tell themselves; what they call a name is not familiar."""
        known = {text: read(text) for text in texts}
        learnt = {**self.learnt, **learnt_of(known.values(), self.seeker.register.given)}
        named = {**learnt, **self.listed, **self.told, **organisations(known)}
        return Surroundings(named, self.familiar - named.keys(), asking, self.ours, known)


_KEPT: Kept[Known] = Kept(*TABLES, most=SUBJECTS)
_CAPITALS: Kept[dict[str, frozenset[str]]] = Kept(Note)


def known_of(subject: str, seen: Numbers | None = None) -> Known:
    """What is known for a request about somebody; `seen` is how often TABLES were written."""
    now = numbers(written(TABLES)) if seen is None else seen
    return _KEPT.now(lambda: _read(subject, now), subject, now)


def known_in_steps(subject: str, seen: Numbers) -> Steps[Known]:
    """The same, asked together with what else a page needs."""
    return _KEPT.in_steps(lambda: _read(subject, seen), subject, seen)


def seen_in_steps() -> Steps[Numbers]:
    """How often TABLES were written, for `known_of`."""
    return numbers((yield from asking(written(TABLES))))


def _read(subject: str, seen: Numbers) -> Steps[Known]:
    families = Member.select(Member.family).where(Member.person == subject)
    listed = Organisation.select(Organisation.name, Organisation.kind).tuples()
    noted = Note.select(Note.text).where(Note.family.in_(families))
    centre = Centre.select(Centre.name, Centre.address, Centre.phone, Centre.email).tuples()
    register, capitals, named, of_the_family, here = yield from side_by_side(
        register_in_steps(seen),
        _CAPITALS.in_steps(_capitalised, None, seen),
        asking(listed),
        asking(noted.order_by(Note.ref).limit(SAMPLE).tuples()),
        asking(centre),
    )
    seeker = Seeker(register, subject)
    texts = [text for (text,) in of_the_family]
    return Known(
        seeker=seeker,
        learnt=names_learnt(texts, seeker.register.given),
        listed={
            key: KINDS[kind]
            for name, kind in named
            if kind in KINDS
            for key in (*keys(name), *short_for(name))
        },
        told=organisations(texts),
        familiar=_familiar(seeker, capitals),
        ours=ours(*here[0]) if here else NEVER,
    )


def _capitalised() -> Steps[dict[str, frozenset[str]]]:
    """The words that notes write with a capital, as keys, and on which families they do."""
    query = Note.select(Note.family, Note.text).where(Note.family.is_null(False))
    rows = yield from asking(query.order_by(Note.ref).limit(SAMPLE).tuples())
    said: dict[str, set[str]] = defaultdict(set)
    for family, text in rows:
        for word in set(CAPITALISED.findall(text)):
            said[word].add(family)
    families: dict[str, set[str]] = defaultdict(set)
    for word, where in said.items():
        families[fold(word)] |= where
    return {
        key: frozenset(where)
        for key, where in families.items()
        if len(where) >= FAMILIAR_IN and not ordinary(key)
    }


def _familiar(seeker: Seeker, families: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Words with a capital in notes on several other families: games, agencies; not names."""
    common = {key for key, where in families.items() if len(where - seeker.families) >= FAMILIAR_IN}
    register = seeker.register
    return frozenset(common - register.given - register.surnames - known_names() - BORNE)
