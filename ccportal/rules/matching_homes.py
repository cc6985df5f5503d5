"""Where a text tells of homes that are not the subject's: postcodes, addresses, parts of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from ccportal.rules import matching_places
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_reach import NEVER
from ccportal.rules.matching_streets import streets
from ccportal.rules.matching_text import Text

BETWEEN = " ,\n"
"""What stands between the parts of an address."""

Stretch = tuple[int, int]
Home = tuple[int, int, str | None]
"""Where a home is told of, and whose it is if that is known."""


def homes(
    seeker: Seeker,
    read: Text,
    others: Iterable[str],
    mine: Iterable[Stretch],
    named: Iterable[Stretch],
) -> Iterator[Home]:
    """Postcodes and addresses, whole and in part; what stands together is one.

    Of one that is the subject's own in part, as where both live in one town, the rest. The town
    name of one of `named`, a school or a firm, is no address.
    """
    text, here = read.text, seeker.register.reach(seeker.ref)
    doors = [match.span() for match in here.doors.finditer(text)]
    told = _told(seeker, read, others)
    places = [one for one in told if not any(a <= one[0] and one[1] < b for a, b in named)]
    places += _like_homes(text, {match.start() for match in here.postcodes.finditer(text)})
    places = [one for one in places if one[:2] not in doors]
    for start, end, whose in _joined(text, places):
        rest = _without((start, end), mine, text)
        if rest == [(start, end)]:
            yield start, end, whose
            continue
        for part in rest:
            inside = [ref for *one, ref in places if part[0] <= one[0] and one[1] <= part[1]]
            if any(ref != seeker.ref for ref in inside):
                yield *part, next(filter(None, inside), None)


def _told(seeker: Seeker, read: Text, others: Iterable[str]) -> Iterator[Home]:
    """Where the home of somebody is told of whom the centre knows, the subject's own too."""
    for ref in (*others, seeker.ref):
        reach = seeker.register.reach(ref)
        some = (reach.postcodes,) if ref == seeker.ref else (reach.postcodes, reach.doors)
        if reach.may_stand(read):
            some = (*some, reach.sure, reach.loose, reach.towns)
        for pattern in some:
            if pattern is not NEVER:
                yield from ((*match.span(), ref) for match in pattern.finditer(read.text))


def _like_homes(text: str, own: Set[int]) -> Iterator[Home]:
    """What is written as homes are; `own` are the places of the subject's own postcode."""
    for start, end in matching_places.postcodes(text):
        yield start if start in own else matching_places.leading(text, start), end, None
    yield from ((*place, None) for place in streets(text))


def _joined(text: str, places: Iterable[Home]) -> list[Home]:
    """Places that overlap, or that a comma or the end of a line stands between, as one."""
    merged: list[Home] = []
    for start, end, whose in sorted(places, key=lambda one: (one[0], -one[1])):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(BETWEEN)):
            before = merged.pop()
            merged.append((before[0], max(before[1], end), before[2] or whose))
        else:
            merged.append((start, end, whose))
    return merged


def _without(one: Stretch, mine: Iterable[Stretch], text: str) -> list[Stretch]:
    """What is left of a stretch without some others, and without the commas between."""
    left = [one]
    for start, end in mine:
        parts = [part for at, to in left for part in ((at, min(to, start)), (max(at, end), to))]
        left = [(at, to) for at, to in parts if at < to]
    return [_bare(start, end, text) for start, end in left]


def _bare(start: int, end: int, text: str) -> Stretch:
    part = text[start:end]
    return end - len(part.lstrip(BETWEEN)), start + len(part.rstrip(BETWEEN))


def meet(one: Stretch, two: Stretch) -> bool:
    """Whether two stretches have a place in common."""
    return one[0] < two[1] and two[0] < one[1]
