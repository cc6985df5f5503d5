"""When two names are near enough to be one name written with a slip, or by ear."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

SPELT = """
    eigh=i augh=o ough=o igh=i agh=a ph=f ck=k sch=s sh=s ch=k th=t wh=w gh=g kn=n wr=r qu=kw x=ks
    c=k q=k z=s ie=i ey=i ee=i ea=i ei=i y=i ou=u oo=u h=
"""
SOUNDS = tuple(pair.split("=") for pair in SPELT.split())
"""Spellings and what they are taken for, in this order, to compare names by ear."""


@cache
def sound(key: str) -> str:
    """How a key may be heard: `leigh` and `lee` are one, so are `lukasz` and `lucasz`."""
    heard = "mac" + key[2:] if key.startswith("mc") else key
    for written, spoken in SOUNDS:
        heard = heard.replace(written, spoken)
    single = "".join(b for a, b in pairwise(" " + heard) if a != b)
    return single.removesuffix("e") or single


def slips(one: str, other: str) -> int:
    """How many letters were left out, put in, changed or turned round; at most 3 are counted."""
    return min(3, OSA.distance(one, other, score_cutoff=2))


@cache
def near(one: str, other: str) -> bool:
    """Whether two different keys may be one name: one slip, two in a long name, or one sound."""
    shorter = min(len(one), len(other))
    if one == other or shorter < 3:
        return False
    if shorter > 3 and slips(one, other) <= (2 if shorter > 7 else 1):
        return True
    heard, also = sound(one), sound(other)
    return heard == also or (len(bones(heard)) > 3 and bones(heard) == bones(also))


def bones(heard: str) -> str:
    """The consonants of what is heard: `kristof` and `krzysztof` have the same."""
    found = [one for one in heard if one not in "aeiouw"]
    return "".join(b for a, b in pairwise(["", *found]) if a != b)


@cache
def close(one: str, other: str) -> bool:
    """The same for a given name that stands alone: one slip behind the same first letter."""
    shorter = min(len(one), len(other))
    if one == other or shorter < 5:
        return False
    return (one[0] == other[0] and slips(one, other) == 1) or sound(one) == sound(other)
