"""What stands in the subject's own entries of an answer in free words (VIO, SAR).

Nobody decides about these entries: they are given whole. Names and details are refused where the
words are entered, of what is needed, arranged or ordered; what was not known for one then is
looked for once more before anybody agrees.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccportal.rules.inference import Named
from ccportal.rules.matching_people import Words
from ccportal.sar.infer_files import anothers
from ccportal.sar.register import Row, register
from ccportal.sar.suggest import Looking

WRITTEN = ("needs", "arrangements", "orders")
"""The lists inside own entries whose rows have free words, under `text`."""


def own_words(request_ref: str) -> dict[str, str]:
    """Those words, by the reference of the person or family that they are kept with."""
    known = register(request_ref, ())
    said = {one["ref"]: "\n".join(_written(one)) for one in (known.subject, *known.families)}
    return {ref: words for ref, words in said.items() if words}


def own_named(looked: Looking, said: dict[str, str]) -> Iterator[Named]:
    """What in them is probably another person's."""
    subject = looked.known.seeker.ref
    for ref, words in said.items():
        beside = Words(None if ref == subject else ref, frozenset({subject}), (words,))
        (passages,) = looked.suggest_said(beside, [words])
        yield from anothers(looked, ref, words, passages)


def _written(entry: Row) -> Iterator[str]:
    for part in WRITTEN:
        yield from (one["text"] for one in entry.get(part, ()) if one.get("text"))
