"""Which of many words stand in something long: looked through once, however many they are."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

SIZES = ((8, "Q"), (4, "I"))
"""Lengths of blocks in bytes, the longest first, and what `memoryview.cast` calls them."""


def held(long: bytes, words: Iterable[bytes]) -> set[bytes]:
    """Those of the words that stand somewhere in something long.

    It is cut into blocks of one length. A word of nearly twice that length, wherever it stands,
    has a block of its own, whole, at one of its first places: where none is known, nothing is.
    """
    left, found = set(words), set()
    for size, kind in SIZES:
        some = {one for one in left if len(one) >= 2 * size - 1}
        left -= some
        if some:
            found |= _held(long, some, size, kind)
    return found | {one for one in left if one in long}


def _held(long: bytes, words: set[bytes], size: int, kind: str) -> set[bytes]:
    blocks: dict[int, list[tuple[bytes, int]]] = defaultdict(list)
    for one in words:
        for at in range(size):
            blocks[int.from_bytes(one[at : at + size], sys.byteorder)].append((one, at))
    known, found = blocks.keys(), set()
    whole = len(long) - len(long) % size
    for number, block in enumerate(memoryview(long)[:whole].cast(kind)):
        if block in known:
            for one, at in blocks[block]:
                start = number * size - at
                if start >= 0 and long.startswith(one, start):
                    found.add(one)
    return found
