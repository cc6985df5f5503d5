"""Whose words were found in a finished file: where whoever prepared the answer has to look."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from ccportal.rules.redaction import Decided
from ccportal.sar.collect import Found
from ccportal.sar.prove_canaries import canaries


def blamed(
    request_ref: str,
    found: tuple[Found, ...],
    decided: Mapping[str, Decided],
    sought: Collection[str],
    leaks: Callable[[tuple[str, ...]], bool],
) -> tuple[str, ...]:
    """The refs of the records of which something withheld is in the file, in their order.

    `sought` are the canaries of the answer, `leaks` tells whether the file has any of some.
    Records are tried by halves, since of a large answer few are to blame. None is where it is a
    contact detail that was found, or something that no record has.
    """
    words = frozenset(sought).difference(canaries(request_ref, (), decided))

    def among(records: tuple[Found, ...]) -> tuple[str, ...]:
        theirs = words.intersection(canaries(request_ref, records, decided))
        if not theirs or not leaks(tuple(theirs)):
            return ()
        if len(records) == 1:
            return (records[0].ref,)
        half = len(records) // 2
        return among(records[:half]) + among(records[half:])

    return among(found)
