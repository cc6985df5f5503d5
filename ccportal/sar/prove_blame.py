"""Whose words were found in a finished file: where whoever prepared the answer has to look."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccportal.rules.redaction import Decided
from ccportal.sar.collect import Found
from ccportal.sar.prove_canaries import canaries


def blamed(
    request_ref: str,
    found: tuple[Found, ...],
    decided: Mapping[str, Decided],
    leaks: Callable[[tuple[str, ...]], bool],
) -> tuple[str, ...]:
    """The refs of the records of which something withheld is in the file, in their order.

    `leaks` tells whether the file has any of some canaries in it; records are tried by halves,
    since of a large answer few are to blame. None is where it is a contact detail that was found,
    or something that no record has.
    """
    sought = frozenset(canaries(request_ref, found, decided))
    details = frozenset(canaries(request_ref, (), decided))

    def among(records: tuple[Found, ...]) -> tuple[str, ...]:
        theirs = sought.intersection(canaries(request_ref, records, decided)) - details
        if not theirs or not leaks(tuple(theirs)):
            return ()
        if len(records) == 1:
            return (records[0].ref,)
        half = len(records) // 2
        return among(records[:half]) + among(records[half:])

    return among(found) if found else ()
