"""What search knows of each record: its words, folded, kept in step with what is written.

The store itself marks what was written, and takes out at once what was there before (migration
0003), so that no writer can forget to; what is marked is read anew before the next search.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from peewee import (
    AutoField,
    BigIntegerField,
    BooleanField,
    DateField,
    ModelSelect,
    TextField,
    Value,
)

from ccportal.catalogue import WORDS
from ccportal.rules.finding import folded, keys
from ccportal.rules.matching_entries import edition, entries
from ccportal.store.database import RecordsModel, records_db, writing
from ccportal.store.documents import words_of_files
from ccportal.store.families import Member
from ccportal.store.forms import FORMS
from ccportal.store.people import KnownAs, Person
from ccportal.store.written import Written

AT_ONCE = 200
GIVE_WAY = 0.15
"""Seconds between two parts in which others write: who waits for the file looks each 0.1 s."""

COLUMNS = ("stale", "day", "family", "place", "words")
MARK = "\u00b7"
"""Stands before an entry that is no word; it is in no word itself."""

MENTION = MARK * 2
"""Stands before an entry that tells of whom a text may speak (`rules.matching_entries`)."""

MADE_BY = "findable, by which rules"
"""Under this name it is kept which edition of the rules has made the entries."""

LARGEST = 400_000
"""Bytes of words that are known of one record; that is a long book's."""

SIGN = re.compile(r"[\W_]")
ROWS = 1 << 32
DAYS_AT_MOST = 1 << 22
"""How many rows, and how many days, a place tells apart."""

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
PEOPLE_FROM = len(NAMED) * DAYS_AT_MOST * ROWS
"""Where people are found: nothing else has a place as high."""

KINDS = (*NAMED, *(kind for kind in WORDS if kind in DAYS), "sessions", "consents")
"""The lists that can be searched; the last two by their references alone."""


class Findable(RecordsModel):
    """What search knows of a record, as the index has it; `stale` once the record was written.

    `words` are its entries, a space between each two: its words, folded, and behind a mark its
    ref, its list, and what its names may be taken for. Its `place` is higher the sooner it is
    found: people, families, organisations, then what is newer.
    """

    id = AutoField()
    ref = TextField(unique=True)
    kind = TextField()
    stale = BooleanField(index=True)
    day = DateField(null=True)
    family = TextField(null=True)
    place = BigIntegerField(null=True, unique=True)
    words = TextField()


def refresh(kinds: Collection[str] | None = None, pause: float = 0.0) -> int:
    """Read anew what was written (in these lists) since the last search; how many records it was.

    It is done in parts that others may write between, and may be broken off and gone on with.
    Between two parts it rests for `pause` seconds: where nobody waits for it, GIVE_WAY, since the
    file goes to whoever asks at the right moment, and other processes would hardly ever.
    """
    if kinds is None and not by_these_rules():
        _begin_anew()
    found, goes_on = 0, Findable.select().where(_stale(kinds)).exists()
    while goes_on:
        with writing(records_db):
            some = _read_some(kinds)
        found, goes_on = found + some, some == AT_ONCE
        if goes_on:
            time.sleep(pause)
    return found


def by_these_rules() -> bool:
    """Whether the entries that tell of whom a text may speak were all made by today's rules."""
    made = Written.get_or_none(Written.name == MADE_BY)
    return made is not None and made.number == edition()


def _begin_anew() -> None:
    """Mark whatever has words to be read anew: a version of other rules has read it."""
    with writing(records_db):
        known = Findable.kind.in_(list(WORDS)) & (Findable.stale == False)  # noqa: E712
        Findable.update(stale=True, words="").where(known).execute()
        Written.delete().where(Written.name == MADE_BY).execute()
        Written.create(name=MADE_BY, number=edition())


def _read_some(kinds: Collection[str] | None) -> int:
    """Read anew some of what was written; in a transaction."""
    waiting = Findable.select(Findable.kind, Findable.ref, Findable.id).where(_stale(kinds))
    stale: dict[str, dict[str, int]] = defaultdict(dict)
    rows = _tuples(waiting.order_by(Findable.id).limit(AT_ONCE))
    for kind, ref, number in rows:
        stale[kind][ref] = number
    for kind, numbers in stale.items():
        _read(kind, numbers)
    return len(rows)


def _stale(kinds: Collection[str] | None) -> Any:
    is_stale = Findable.stale == True  # noqa: E712
    return is_stale if kinds is None else is_stale & Findable.kind.in_(list(kinds))


def _read(kind: str, numbers: Mapping[str, int]) -> None:
    """Read anew what the records of a list say; `numbers` are those of their rows."""
    form, refs = FORMS[kind], list(numbers)
    columns = {key.name: form.field(key.column) for key in form.columns}
    nothing = Value(None)
    said = [columns[key] for key in (*NAMES.get(kind, ()), *WORDS.get(kind, ()))]
    aside = (columns.get(DAYS.get(kind, ""), nothing), columns.get("family", nothing))
    query = form.model.select(columns["ref"], *aside, *said).where(columns["ref"].in_(refs))
    if kind == "people":
        query = query.left_outer_join(KnownAs).select_extend(KnownAs.name)
    rows: dict[str, list[Any]] = {}
    for row in _tuples(query):
        rows.setdefault(row[0], [*row[:3]]).extend(row[3:])
    more = _more(kind, refs)
    read = [_entry(kind, numbers[ref], row, more.get(ref, ())) for ref, row in rows.items()]
    records_db.cursor().executemany(_put(), read)
    if gone := [ref for ref in refs if ref not in rows]:
        Findable.delete().where(Findable.ref.in_(gone)).execute()


def _put() -> str:
    """The statement that writes what a row says, whose number comes last."""
    said = {Findable._meta.fields[name]: None for name in COLUMNS}
    statement, _ = Findable.update(said).where(Findable.id == 0).sql()
    return statement


def _entry(kind: str, number: int, row: Sequence[Any], more: Iterable[str]) -> Sequence[object]:
    ref, day, family, *said = row
    texts = [*filter(None, said), *more]
    words = frozenset(_not_too_many(set(folded(" ".join(texts)).split())))
    marked = {f"{MARK}k{kind}", f"{MARK}r{code(ref)}"}
    if kind in WORDS:
        marked |= {f"{MENTION}{one}" for one in entries(texts, words)}
    if kind in NAMED:
        marked |= {f"{MARK}{key}" for word in words for key in keys(word)}
    on = date.fromisoformat(str(day)[:10]) if day else None
    known = " ".join((*sorted(marked), *sorted(words)))
    return (False, on, family, _place(kind, on, number), known, number)


def _place(kind: str, day: date | None, number: int) -> int:
    """Where a record is found: names first, then what is newer, then what was there before."""
    rank = len(NAMED) - NAMED.index(kind) if kind in NAMED else 0
    on = day.toordinal() if day and not rank else 0
    return (rank * DAYS_AT_MOST + on + 1) * ROWS - number


def _not_too_many(words: Collection[str]) -> Iterator[str]:
    size = 0
    for word in sorted(words):
        size += len(word.encode()) + 1
        if size > LARGEST:
            return
        yield word


def code(ref: str) -> str:
    """A ref, or its beginning, as the index has it."""
    return SIGN.sub(MARK, ref.casefold())


def _more(kind: str, refs: Sequence[str]) -> Mapping[str, Iterable[str]]:
    """What records say beside their own words: a family its members' names, a paper its file."""
    if kind == "documents":
        return {ref: [words] for ref, words in words_of_files(refs).items()}
    found: dict[str, list[str]] = defaultdict(list)
    if kind == "families":
        query = Member.select(Member.family, Person.given_names, Person.family_name, KnownAs.name)
        query = query.join(Person).left_outer_join(KnownAs)
        for ref, *names in _tuples(query.where(Member.family.in_(refs))):
            found[ref] += filter(None, names)
    return found


def _tuples(query: ModelSelect[Any]) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
