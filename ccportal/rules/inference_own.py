"""Words beside a marker that can only mean whoever asks, or their child: they tell nobody else.

A father who reads "Dad put his phone away when […] came in" learns nothing from "his". So such
words are no finding, where they cannot be meant otherwise: they stand before the marker, after
the one whom they mean, and no other marker comes before them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ccportal.rules.matching import Seeker

PRONOUNS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("he", "him", "his", "himself"), "m"),
        **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    }
)
TITLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "m": frozenset({"dad", "daddy", "father"}),
        "f": frozenset({"mum", "mummy", "mam", "mother"}),
    }
)
"""What a parent is called by everybody, by their sex."""

_SOMEBODYS = re.compile(
    r"(?:['’]s?|\b(?:his|her|their|my|your|our|own|whose|step|foster|birth|a|other|another|each))"
    r"[\s-]*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,;:()'’\"“”-]*")
_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Own:
    """The given names of whoever asks and of their children, in small letters, with their sexes.

    `titles` are the words for what they themselves are: a father is "dad".
    """

    names: Mapping[str, str] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()


NOBODY = Own()

PARENTS = frozenset({"resident-parent", "contact-parent"})


def own_of(seeker: Seeker) -> Own:
    """What whoever asks is called, and their children in families where they are a parent.

    A name that another member of those families has too is nobody's; so is "mum" where both
    parents are.
    """
    register = seeker.register
    homes = {family for family, role in seeker.who.families if role in PARENTS}
    members = {one: register.people[one] for home in homes for one in register.members[home]}
    roles = {
        ref: {role for home, role in one.families if home in homes} for ref, one in members.items()
    }
    own = {seeker.ref} | {ref for ref, here in roles.items() if here == {"child"}}
    others = [ref for ref in members if ref not in own]
    taken = {name for ref in others for name in register.names(ref).givens}
    names = {
        name: told
        for ref in own
        if (told := register.names(ref).sex)
        for name in register.names(ref).givens - taken
    }
    sex = register.names(seeker.ref).sex
    alike = [
        ref for ref in others if roles[ref] & PARENTS and register.names(ref).sex in {sex, None}
    ]
    titles = TITLES[sex] if sex and homes and not alike else frozenset[str]()
    return Own(names, titles)


def is_own(match: re.Match[str], own: Own, covered: str, *, is_before: bool) -> bool:
    """Whether a word for somebody can only mean whoever asks or their child.

    It was found in the words of a sentence that stand before a marker, or after it; `covered` is
    how other markers are written there.
    """
    until, since = match.string[: match.start()], match.string[match.end() :]
    word = match[0].casefold()
    if _BESIDE.fullmatch(since if is_before else until):
        return False
    if word in own.titles:
        return not _SOMEBODYS.search(until)
    if not is_before or covered in until or word not in PRONOUNS:
        return False
    return _meant(until, PRONOUNS[word], own)


def _meant(until: str, sex: str, own: Own) -> bool:
    """Whether one of those of whom there is no doubt, of this sex, was just spoken of."""
    for one in _NAME.finditer(until):
        word = one[0].casefold()
        if own.names.get(word) == sex:
            return True
        if word in own.titles & TITLES[sex] and not _SOMEBODYS.search(until[: one.start()]):
            return True
    return False
