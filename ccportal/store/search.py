"""Finding records by what somebody types: names, references, words; on either engine alike.

What search knows stands in a table of its own. The store itself marks there what was written
(migration 0003), so that no writer can forget to; what is marked is read anew before the next
search. A contact detail is not known to it (C4): only names and the words of records are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from peewee import BooleanField, Case, DateField, ModelSelect, TextField, Value, fn

from ccportal.catalogue import WORDS
from ccportal.rules.finding import folded, like
from ccportal.store.database import RecordsModel, records_db, writing
from ccportal.store.documents import words_of_files
from ccportal.store.families import Member
from ccportal.store.forms import FORMS
from ccportal.store.loading import insert
from ccportal.store.people import KnownAs, Person, Record

MOST = 50
AT_ONCE = 500
COLUMNS = ("ref", "kind", "stale", "day", "family", "words")

NAMES: Mapping[str, tuple[str, ...]] = {
    "people": ("given_names", "family_name"),
    "families": (),
    "organisations": ("name",),
}
DAYS: Mapping[str, str] = {
    "families": "opened_on",
    "referrals": "referred_on",
    "notes": "written_at",
    "incidents": "occurred_at",
    "risks": "recorded_at",
    "documents": "received_on",
    "disclosures": "made_on",
    "assessments": "agreed_on",
    "requests": "received_on",
}
"""The field that says of which day a record is."""

NAMED = tuple(NAMES)
KINDS = (*NAMED, *(kind for kind in WORDS if kind in DAYS))
"""The lists that can be searched; by its reference any record can be found."""


class Findable(RecordsModel):
    """What search knows of a record: its words, folded; `stale` once the record was written."""

    ref = TextField(primary_key=True)
    kind = TextField(index=True)
    stale = BooleanField(index=True)
    day = DateField(null=True)
    family = TextField(null=True)
    words = TextField()


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found; `slip` where it is only like what was typed."""

    ref: str
    kind: str
    day: Any
    family: str | None
    slip: bool = False


def find(typed: str, kinds: Collection[str], most: int = MOST) -> tuple[Hit, ...]:
    """The records of these lists that have every word typed, or that reference.

    First what is called so, then what says so, newest first; where nobody is called so, those
    whose names are like it. A word may be the beginning of a longer one.
    """
    words = folded(typed).split()
    if not words:
        return ()
    refresh()
    found = [*_by_reference(typed.strip(), kinds, most)]
    named = _with(words, [kind for kind in NAMED if kind in kinds], most)
    if not named:
        named = _like(words, [kind for kind in NAMED if kind in kinds], most)
    found += named
    found += _with(words, [kind for kind in KINDS if kind in kinds and kind not in NAMED], most)
    return tuple({one.ref: one for one in reversed(found)}[ref] for ref in _once(found))[:most]


def people_named(words: str) -> list[Person]:
    """People of whose names, other names or ref each of the words is the beginning; 50 at most.

    Where there is nobody, those whose names are like it.
    """
    refs = [one.ref for one in find(words, ("people",), MOST)]
    found = Person.select().where(Person.ref.in_(refs))
    return list(found.order_by(Person.family_name, Person.given_names, Person.ref))


def refresh() -> int:
    """Read anew what was written since the last search; how many records that were."""
    waiting = cast(
        Iterable[tuple[str, str]],
        Findable.select(Findable.kind, Findable.ref).where(Findable.stale == True).tuples(),  # noqa: E712
    )
    stale: dict[str, list[str]] = defaultdict(list)
    for kind, ref in waiting:
        stale[kind].append(ref)
    if stale:
        with writing(records_db):
            for kind, refs in stale.items():
                for start in range(0, len(refs), AT_ONCE):
                    _read(kind, refs[start : start + AT_ONCE])
    return sum(len(refs) for refs in stale.values())


def _read(kind: str, refs: list[str]) -> None:
    """Read anew what the records of a list say."""
    form = FORMS[kind]
    columns = {key.name: form.field(key.column) for key in form.columns}
    nothing = Value(None)
    said = [columns[key] for key in (*NAMES.get(kind, ()), *WORDS.get(kind, ()))]
    aside = (columns.get(DAYS.get(kind, ""), nothing), columns.get("family", nothing))
    query = form.model.select(columns["ref"], *aside, *said).where(columns["ref"].in_(refs))
    rows = _tuples(query)
    more = _more(kind, refs)
    Findable.delete().where(Findable.ref.in_(refs)).execute()
    insert(Findable, COLUMNS, (_entry(kind, row, more.get(row[0], ())) for row in rows))


def _entry(kind: str, row: Sequence[Any], more: Iterable[str]) -> Sequence[object]:
    ref, day, family, *said = row
    words = folded(" ".join([*filter(None, said), *more]))
    return (ref, kind, False, str(day)[:10] if day else None, family, f" {words} ")


def _more(kind: str, refs: Sequence[str]) -> Mapping[str, Iterable[str]]:
    """What records say beside their own words: a family its members' names, a paper its file."""
    if kind == "documents":
        return {ref: [words] for ref, words in words_of_files(refs).items()}
    found: dict[str, list[str]] = defaultdict(list)
    if kind == "people":
        for ref, name in _tuples(
            KnownAs.select(KnownAs.person, KnownAs.name).where(KnownAs.person.in_(refs))
        ):
            found[ref].append(name)
    elif kind == "families":
        query = Member.select(Member.family, Person.given_names, Person.family_name, KnownAs.name)
        query = query.join(Person).left_outer_join(KnownAs)
        for ref, *names in _tuples(query.where(Member.family.in_(refs))):
            found[ref] += filter(None, names)
    return found


def _by_reference(typed: str, kinds: Collection[str], most: int) -> Iterator[Hit]:
    """The record of that reference, or those whose references begin so; a name has no digit."""
    if len(typed) < 2 or not any(one.isdigit() or one == "-" for one in typed):
        return
    begins = fn.LOWER(Record.ref).startswith(typed.lower())
    exact = Case(None, ((fn.LOWER(Record.ref) == typed.lower(), 0),), 1)
    query = (
        Record.select(Record.ref, Record.kind, Findable.day, Findable.family)
        .left_outer_join(Findable, on=(Findable.ref == Record.ref))
        .where(begins & Record.kind.in_(sorted(kinds)))
    )
    for row in _tuples(query.order_by(exact, Record.ref).limit(most)):
        yield Hit(*row)


def _with(words: Sequence[str], kinds: Sequence[str], most: int) -> list[Hit]:
    """The records of these lists in whose words each of the words begins one."""
    if not kinds:
        return []
    query = Findable.select(Findable.ref, Findable.kind, Findable.day, Findable.family)
    query = query.where(Findable.kind.in_(kinds))
    for word in words:
        query = query.where(Findable.words.contains(f" {word}"))
    kind = Case(Findable.kind, tuple((one, at) for at, one in enumerate(NAMED)), len(NAMED))
    order = (kind, Findable.day.is_null(), Findable.day.desc(), Findable.ref)
    return [Hit(*row) for row in _tuples(query.order_by(*order).limit(most))]


def _like(words: Sequence[str], kinds: Sequence[str], most: int) -> list[Hit]:
    """The records whose names have something like each of the words."""
    query = Findable.select(
        Findable.ref, Findable.kind, Findable.day, Findable.family, Findable.words
    ).where(Findable.kind.in_(kinds))
    rows = [
        (Hit(ref, kind, day, family, slip=True), frozenset(names.split()))
        for ref, kind, day, family, names in (_tuples(query) if kinds else ())
    ]
    known = frozenset(one for _, names in rows for one in names)
    wanted = [_whole(word, known) | like(word, known) for word in words]
    found = [hit for hit, names in rows if all(names & one for one in wanted)]
    return sorted(found, key=lambda hit: (NAMED.index(hit.kind), hit.ref))[:most]


def _whole(word: str, known: Iterable[str]) -> frozenset[str]:
    return frozenset(one for one in known if one.startswith(word))


def _once(found: Iterable[Hit]) -> list[str]:
    return list(dict.fromkeys(one.ref for one in found))


def _tuples(query: ModelSelect[Any]) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
