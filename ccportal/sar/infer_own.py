"""What stands in the subject's own entries of an answer in free words (VIO, SAR).

Nobody decides about these entries: they are given whole. Names and details are refused where the
words are entered, of what is needed, arranged or ordered; what was not known for one then is
looked for once more before anybody agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccportal.rules.inference import Named
from ccportal.rules.matching_people import Words
from ccportal.sar.infer_files import anothers
from ccportal.sar.suggest import Looking


def own_named(looked: Looking, said: Mapping[str, str]) -> Iterator[Named]:
    """What in these words is probably another person's; see `own_rows.words_in_steps`."""
    subject = looked.known.seeker.ref
    for ref, words in said.items():
        beside = Words(None if ref == subject else ref, frozenset({subject}), (words,))
        (passages,) = looked.suggest_said(beside, [words])
        yield from anothers(looked, ref, words, passages)
