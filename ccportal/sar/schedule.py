"""The schedule of what is kept back in words, for its page and its paper (VIO, SAR)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ccportal.rules import third_party
from ccportal.rules.schedule import Group, Place, Why, gaps
from ccportal.rules.withholding import GROUNDS, Exemption, Mode
from ccportal.sar.wording import day
from ccportal.settings import regulator

SEEN: Mapping[Mode, str] = {
    Mode.STATED: "a marker with the reason",
    Mode.GENERIC: "a marker without a reason",
    Mode.SILENT: "nothing: there is no sign of it",
}
"""What whoever asked sees in its place."""

READERS: Mapping[str, str] = {"chair": "the chair of the centre", "court": "the court"}
"""Whom it is printed for, but for the regulator, who is called as the settings have it."""

Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """A group in words: what it is kept back for, what is asked of it, and its places."""

    title: str
    facts: tuple[Said, ...]
    gaps: tuple[str, ...]
    places: tuple[tuple[int, str, str], ...]


def in_words(reader: str) -> str:
    """Whom a schedule is for (`chair`, `regulator`, `court`), by name and without an address."""
    return READERS.get(reader) or regulator().partition(",")[0]


def reason(group: Group) -> Reason:
    """A group in words, for the page and for the paper."""
    return Reason(
        title=_title(group.why.code),
        facts=tuple((label, words) for label, words in _facts(group.why) if words),
        gaps=gaps(group.why),
        places=tuple((number, one.record, _place(one)) for number, one in group.places),
    )


def _title(code: Exemption) -> str:
    return f"{code}: {GROUNDS[code].marker}"


def _place(one: Place) -> str:
    return in_its_place(one, one.part or "the whole record")


def in_its_place(one: Place, what: str = "") -> str:
    """What a record is, of which day, and what of it."""
    return ", ".join(words for words in (one.kind, one.on, what) if words)


def _facts(why: Why) -> Iterator[Said]:
    yield "The law", GROUNDS[why.code].statute
    yield "In its place they see", SEEN[why.mode]
    yield "Reason", why.reason
    yield "What shows it", why.evidence
    if why.code is Exemption.TP16:
        yield from third_party.in_words(why.weighed)
    yield "Decided by", _who(why.decided_by, why.decided_on)
    yield "Opened by", why.opened_by
    yield "Agreed by", _who(why.agreed_by, why.agreed_on)
    yield "Their own reason", why.agreed_reason
    yield "Looked at again by", day(why.review_by) if why.review_by else ""


def _who(name: str, on: date | None) -> str:
    return f"{name}, {day(on)}" if name and on else name
