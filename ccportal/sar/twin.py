"""The same findings with everything withheld replaced: what the second build is made from.

An answer built from these has to be the same, byte for byte. Passages are looked for here in
a way of its own, not with the functions that cut them out, so that a fault there is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType
from typing import Any

from ccportal.catalogue import WORDS, How, table
from ccportal.rules.redaction import UNSEEN, Cut, Decided
from ccportal.rules.withholding import Action
from ccportal.sar.collect import Found

EDGE = "\u0470"
"""Begins and ends every replacement: a letter that no record of today has in it."""

SHAPES = (
    "{edge}{number}{edge}",
    "{edge} mubrak {number}\nдроск\n\nŵyntol\nжолта\nplinvod {edge}",
    "{edge}ğulfyx {number} " + "Öltrin ταπρο 07700 900999 qwexil " * 40 + "{edge}",
    "{edge}\u4e2d\u6587 {number} \U0001f5dd{edge}",
)
"""One word, many lines, very long, another script."""

OTHER_DAY, OTHER_TIME = "1999-09-09", "1999-09-09T09:09"


def replaced(
    found: tuple[Found, ...],
    decided: Mapping[str, Decided],
    organisations: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Found, ...], dict[str, Decided]]:
    """The findings and decisions with other content wherever something is withheld.

    Words, days, senders and files of records withheld whole, or not about the subject, become
    others; passages become others of another length, script and number of lines wherever they
    stand, and the decisions name those. What is disclosed stays as it is. `organisations` are
    names by ref: where one is kept back, another one stands.
    """
    numbers = count(1)
    twins: list[Found] = []
    decisions = dict(decided)
    for one in found:
        decision = decided[one.ref]
        if decision.action in (Action.WITHHOLD, Action.UNRELATED):
            twins.append(replace(one, row=_other_record(one, numbers)))
        elif decision.passages:
            row, passages = _other_passages(one, decision.passages, numbers)
            parties, more = _other_parties(one, decision.passages, organisations, numbers)
            twins.append(replace(one, row=row | parties))
            decisions[one.ref] = replace(decision, passages=(*passages, *more))
        else:
            twins.append(one)
    return tuple(twins), decisions


def absent(
    found: tuple[Found, ...], decided: Mapping[str, Decided]
) -> tuple[tuple[Found, ...], dict[str, Decided]]:
    """The findings and decisions as if no record withheld in silence had ever been there."""
    silent = {ref for ref, one in decided.items() if one.withholds_in_silence}
    return (
        tuple(one for one in found if one.ref not in silent),
        {ref: one for ref, one in decided.items() if ref not in silent},
    )


def _other_record(found: Found, numbers: Iterator[int]) -> dict[str, Any]:
    """A record of which all that an answer could show is other than it was."""
    row: dict[str, Any] = {"ref": found.ref}
    shown = {one.key: one.how for one in table(found.kind).shown}
    for key, value in found.row.items():
        match shown.get(key):
            case How.WORDS | How.TEXT:
                row[key] = _other_words(numbers, "")
            case How.DAY:
                row[key] = OTHER_DAY
            case How.TIME:
                row[key] = OTHER_TIME
            case How.FLAG:
                row[key] = not value
            case How.FILE:
                row["text"] = _other_words(numbers, "")
            case How.PERSON | How.PARTY | How.CHOICE:
                row[key] = EDGE
            case How.PEOPLE:
                row[key] = [EDGE, *value]
            case _:
                row[key] = value
    return row


def _other_passages(
    found: Found, passages: tuple[Cut, ...], numbers: Iterator[int]
) -> tuple[dict[str, Any], tuple[Cut, ...]]:
    """A record with other words in place of its passages, and the passages of those words.

    What was taken out as one stays in one place; there is a new passage in it for every code
    and mode that it was taken out for.
    """
    row = dict(found.row)
    texts = {key: row[key] for key in WORDS[found.kind] if key in row}
    taken = "\n".join(texts.values())
    made: dict[tuple[str, frozenset[Cut]], list[Cut]] = {}
    for key, text in texts.items():
        out, at = "", 0
        for start, end, cuts in _stretches(text, passages):
            kinds = frozenset(replace(one, find="") for one in cuts)
            gone = (text[start:end], kinds)
            if gone not in made:
                made[gone] = [
                    replace(one, find=_other_words(numbers, taken)) for one in _in_order(kinds)
                ]
            out += text[at:start] + "".join(one.find for one in made[gone])
            at = end
        row[key] = out + text[at:]
    return row, tuple(one for cuts in made.values() for one in cuts)


def _other_parties(
    found: Found, passages: tuple[Cut, ...], names: Mapping[str, str], numbers: Iterator[int]
) -> tuple[dict[str, Any], tuple[Cut, ...]]:
    """Another organisation wherever the name of one is kept back, and the passages of it."""
    parties = [one.key for one in table(found.kind).shown if one.how is How.PARTY]
    row: dict[str, Any] = {}
    more: list[Cut] = []
    for key in parties:
        whole = _seen(names.get(found.row.get(key, ""), ""))
        kept_back = [one for one in passages if whole and _seen(one.find) == whole]
        if kept_back:
            row[key] = _other_words(numbers, "")
            more += [replace(one, find=row[key]) for one in kept_back]
    return row, tuple(more)


def _seen(words: str) -> str:
    return " ".join(UNSEEN.sub("", words).split())


def _stretches(text: str, passages: tuple[Cut, ...]) -> list[tuple[int, int, set[Cut]]]:
    """Where passages stand, those that overlap or touch as one, with the passages of each.

    A passage that lies whole within another one is none of its own there.
    """
    places = [
        (match.start(1), -match.end(1), number)
        for number, one in enumerate(passages)
        for match in _pattern(one.find, text).finditer(text)
    ]
    found: list[tuple[int, int, set[Cut]]] = []
    reach, outermost = -1, (0, 0)
    for start, minus_end, number in sorted(places):
        end = -minus_end
        if end <= reach and (start, end) != outermost:
            continue
        first, cuts = start, {passages[number]}
        if start <= reach:
            first, _, before = found.pop()
            cuts |= before
        found.append((first, end, cuts))
        reach, outermost = end, (start, end)
    return found


def _pattern(find: str, text: str) -> re.Pattern[str]:
    """Finds every occurrence, also those that overlap, with unseen characters among its own."""
    between = f"{UNSEEN.pattern}*" if UNSEEN.search(text) else ""
    letters = UNSEEN.sub("", find) or find
    return re.compile(f"(?=({between.join(re.escape(one) for one in letters)}))")


def _in_order(kinds: frozenset[Cut]) -> list[Cut]:
    return sorted(kinds, key=lambda one: (one.exemption, one.mode))


def _other_words(numbers: Iterator[int], taken: str) -> str:
    """Words of another shape each time, never the same twice, and none that stand in `taken`."""
    made = (SHAPES[one % len(SHAPES)].format(edge=EDGE, number=one) for one in numbers)
    return next(one for one in made if one not in taken)
