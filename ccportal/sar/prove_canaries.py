"""What must not be in an answer: worked out from the records and decisions alone.

Nothing here uses the functions that cut an answer, so that a fault in those is seen. A string
that stands in what people decided to disclose is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ccportal import catalogue
from ccportal.catalogue import WORDS, How
from ccportal.rules.redaction import UNSEEN, Decided
from ccportal.rules.withholding import Action
from ccportal.sar import wording
from ccportal.sar.asked import told_of_nobody
from ccportal.sar.collect import Found
from ccportal.sar.prove_covered import beside_covers, in_files, under_covers
from ccportal.sar.prove_facts import always, facts_of, register_facts, short_of
from ccportal.sar.prove_search import Needles, words
from ccportal.sar.register import Register, register
from ccportal.store import content

KEPT_WHOLE = frozenset({Action.WITHHOLD, Action.UNRELATED})

RUN = 4
"""So many withheld words in a row tell something, however common each of them is."""

SMALL_NUMBER = 5
"""Numbers of fewer digits are years, times, counts and pages."""

SAYING = 3
"""A passage of so many words is looked for even if each of them is ordinary."""

LONG_PASSAGE = 80
"""A passage of more characters is looked for in runs as well."""

MOST_RUNS = 4_000
"""The most runs of one text; of a longer one every second, third … is taken."""

AROUND = 60
"""In how many characters beside a passage its neighbours are looked for."""

_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"\+?\d(?:[ ().\-/]{0,2}\d){5,}")
_NAME = re.compile(r"\b[^\W\d_][\w’'\-]*[^\W_]")
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b")


def canaries(
    request_ref: str, found: tuple[Found, ...], decided: Mapping[str, Decided]
) -> tuple[str, ...]:
    """Every string that must not be in the answer to a request, in any form.

    These are the withheld words, in runs and singly where they are names or numbers, those
    in files that are withheld and under the covers of pages too; and the contact details of
    everybody else in the subject's families and on the team. Whatever also stands in disclosed
    words, or in the words that every answer has, is left out. An answer to somebody whom the
    register does not know is made of nothing in it: there are none.
    """
    if told_of_nobody(request_ref):
        return ()
    known = register(request_ref, found)
    facts = list(register_facts(known))
    withheld: list[str] = []
    passages: list[str] = []
    disclosed: list[str] = []
    whole = {one.ref: one for one in found if decided[one.ref].action in KEPT_WHOLE}
    for one in found:
        texts = [str(one.row[key]) for key in WORDS[one.kind] if key in one.row]
        if one.ref in whole:
            withheld += chain.from_iterable(map(_of_withheld, texts))
            continue
        finds = [cut.find for cut in decided[one.ref].passages]
        parties = _kept_back(known, one, finds)
        facts += facts_of(known, short_of(one.row, (*WORDS[one.kind], *parties)))
        passages += parties.values()
        file, covers = one.row.get("file", ""), decided[one.ref].covers
        passages += under_covers(file, covers)
        disclosed += beside_covers(file, covers, decided[one.ref].page_words)
        for text in texts:
            gone, left = _parted(text, finds)
            passages += gone
            disclosed += left
    files = {one.row["file"] for one in whole.values() if "file" in one.row}
    withheld += chain.from_iterable(map(_of_withheld, in_files(files)))
    withheld += chain.from_iterable(map(_of_passage, passages))
    said = chain(always(request_ref), facts, disclosed)
    return _without(chain(_that_tell(withheld, passages, facts), _details(known)), said)


def _that_tell(
    withheld: Iterable[str], passages: Iterable[str], facts: Iterable[str]
) -> Iterator[str]:
    """Those that are more than words of short fields, and whole passages that say something."""
    ordinary = frozenset(chain.from_iterable(map(words, facts)))
    yield from (one for one in withheld if not _is_ordinary(one, ordinary))
    yield from (one for one in passages if len(words(one)) >= SAYING and not _is_plain_date(one))


def _without(sought: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The strings, each once, that stand in none of these texts."""
    left = dict.fromkeys(sought)
    needles = Needles(left)
    for legitimate in chain.from_iterable(map(needles.in_text, texts)):
        left.pop(legitimate, None)
    return tuple(left)


def _kept_back(known: Register, found: Found, finds: list[str]) -> dict[str, str]:
    """The organisations of a record whose whole name is among what is taken out, by field."""
    taken = {" ".join(UNSEEN.sub("", one).split()) for one in finds}
    names = {
        one.key: known.organisations.get(found.row.get(one.key, ""), "")
        for one in catalogue.table(found.kind).shown
        if one.how is How.PARTY
    }
    return {key: name for key, name in names.items() if " ".join(name.split()) in taken - {""}}


def _is_ordinary(text: str, ordinary: frozenset[str]) -> bool:
    """Whether it is made of nothing but the words of short fields, and small numbers.

    Those come up side by side also where a label stands before its value.
    """
    return all(
        word in ordinary or (word.isdigit() and len(word) < SMALL_NUMBER) for word in words(text)
    )


def _is_plain_date(text: str) -> bool:
    return all(word.isdigit() or word.title() in wording.MONTHS for word in words(text))


def _of_withheld(text: str) -> Iterator[str]:
    """A text withheld whole: its runs of words, its names and its numbers."""
    tokens = _TOKEN.findall(UNSEEN.sub("", text))
    if len(tokens) <= RUN:
        yield " ".join(tokens)
    step = max(1, len(tokens) // MOST_RUNS)
    for at in range(0, len(tokens) - RUN + 1, step):
        yield " ".join(tokens[at : at + RUN])
    yield from _telling(text)


def _telling(text: str) -> Iterator[str]:
    """The names, numbers and postcodes in a text."""
    for token in dict.fromkeys(_NAME.findall(text)):
        if token[0].isupper() and len(token) > 2:
            yield token
    yield from dict.fromkeys(_NUMBER.findall(text))
    yield from dict.fromkeys(_POSTCODE.findall(text))


def _of_passage(passage: str) -> Iterator[str]:
    """A passage as it is, and what in it is telling by itself."""
    yield passage
    yield from _telling(passage)
    if len(passage) > LONG_PASSAGE:
        yield from _of_withheld(passage)


def _parted(text: str, finds: list[str]) -> tuple[list[str], list[str]]:
    """What goes out of a text (also with the words around it) and the stretches that stay."""
    text = UNSEEN.sub("", text)
    gone_at = bytearray(len(text))
    for find in filter(None, (UNSEEN.sub("", one) for one in finds)):
        at = text.find(find)
        while at >= 0:
            gone_at[at : at + len(find)] = b"\1" * len(find)
            at = text.find(find, at + 1)
    gone, left, end = [], [], 0
    for match in re.finditer(b"\1+", gone_at):
        start, stop = match.span()
        left.append(text[end:start])
        gone += [text[start:stop], _with_neighbours(text, start, stop)]
        end = stop
    left.append(text[end:])
    return gone, left


def _with_neighbours(text: str, start: int, stop: int) -> str:
    before = text[max(0, start - AROUND) : start].split()[-1:]
    after = text[stop : stop + AROUND].split()[:1]
    return " ".join([*before, text[start:stop], *after])


def _details(known: Register) -> Iterator[str]:
    """The contact details of everybody else who can stand in the answer (C4, C5)."""
    own = {known.subject["ref"]} if known.for_self else set()
    members = {one["person"] for family in known.families for one in family["members"]}
    refs = {known.subject["ref"], *members, *known.team_roles} - own
    for person in content.rows("people", refs):
        for detail in person.get("contacts", ()):
            value = UNSEEN.sub("", detail["value"])
            yield value
            yield from _NUMBER.findall(value)
            yield from _POSTCODE.findall(value)
            if detail["kind"] == "address":
                yield from (one for one in re.split(r"[\n,]", value) if " " in one.strip())
