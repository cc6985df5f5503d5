"""A record's words with the passages drawn over them: suggested, or covered already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccportal.rules.redaction import Cut
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar.suggest import Suggestion

SUGGESTED_CODE = Exemption.TP16
"""What a suggestion is covered with unless the reader says otherwise: it is another person's."""

KINDS = {
    "name": "a name of another person",
    "address": "an address, or a part of one",
    "phone": "a telephone number",
    "email": "an email address",
    "school": "a school",
    "workplace": "a place of work",
    "registration": "a car registration",
    "birth": "a date of birth",
    "web": "a page of the web, or a name there",
    "source": "who told us",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text: plain words, or a passage in a state (`cut`, `maybe`)."""

    text: str
    state: str
    code: str


@dataclass(frozen=True, slots=True)
class Row:
    """A passage that can be covered: the words, wherever they stand in the record.

    `covered` says whether it is now; `why` is why it was suggested, empty where it was chosen.
    """

    find: str
    covered: bool
    code: Exemption
    mode: Mode
    why: str
    times: int


def rows(
    texts: Sequence[str], cuts: Iterable[Cut], suggestions: Iterable[Suggestion]
) -> tuple[Row, ...]:
    """The passages of a record in the order in which they first stand in it."""
    found: dict[str, Row] = {}
    whys: dict[str, str] = {}
    for one in suggestions:
        whys.setdefault(one.text, KINDS.get(one.kind, "what may tell of another person"))
    for cut in cuts:
        why = whys.get(cut.find, "")
        found[cut.find] = Row(cut.find, True, cut.exemption, cut.mode, why, _times(texts, cut.find))
    for find, why in whys.items():
        if find not in found:
            times = _times(texts, find)
            found[find] = Row(find, False, SUGGESTED_CODE, Mode.STATED, why, times)
    whole = "\n".join(texts)
    return tuple(sorted(found.values(), key=lambda row: (whole.find(row.find), row.find)))


def drawn(text: str, passages: Iterable[Row]) -> tuple[Stretch, ...]:
    """A text in stretches; what is covered is drawn over what is suggested."""
    state: list[Row | None] = [None] * len(text)
    ordered = sorted(passages, key=lambda row: (row.covered, len(row.find)))
    for row in ordered:
        at = text.find(row.find)
        while at >= 0 and row.find:
            state[at : at + len(row.find)] = [row] * len(row.find)
            at = text.find(row.find, at + 1)
    return tuple(_stretches(text, state))


def _stretches(text: str, state: list[Row | None]) -> Iterable[Stretch]:
    begin = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or state[end] is not state[begin]:
            row = state[begin]
            kind = "" if row is None else "cut" if row.covered else "maybe"
            yield Stretch(text[begin:end], kind, row.code if row and row.covered else "")
            begin = end


def _times(texts: Sequence[str], find: str) -> int:
    return sum(text.count(find) for text in texts)
