"""Names of people and places that the centre has no entry for, known by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import partial

from ccportal.rules.matching_alone import SHORTENED, is_letter
from ccportal.rules.matching_bound import RUN, between_capitals, bound
from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_capitals_more import PLACES
from ccportal.rules.matching_everyday import everyday, frequent, listed
from ccportal.rules.matching_kin import WORDS as KIN
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_openers import does_as_people, has_staff
from ccportal.rules.matching_phrases import (
    CAPITALISED,
    ends_phrase,
    set_phrase,
)
from ccportal.rules.matching_public import public
from ccportal.rules.matching_sense import CLOCK, NUMBER, acts, reads_as_name
from ccportal.rules.matching_small import small_name
from ccportal.rules.matching_text import TITLES, Text, words
from ccportal.rules.matching_words import ordinary, wordlike

BORNE = words(
    """
    will hope may mark bill grace faith joy dawn summer robin poppy violet rose penny daisy lily
    iris ivy ruby pearl amber holly hazel heather olive jade april june pat rob frank jack ray dean
    blessing precious comfort gift gifty goodness favour peace glory prince princess queenie
    treasure miracle destiny trinity heaven justice journey lyric ocean indigo sapphire opal topaz
    coral garnet saffron blossom clover juniper primrose lavender fawn robyn merry noel reeve miles
    guy grant drew patience angel harmony skye star autumn willow fern sage rich bob sue peg dot art
    cliff dale earl gay gene heath josh lance ward rusty sandy sonny summer eve melody mercy charity
    verity felicity constance christian jewel crystal ginger cherry candy misty sunny stormy archer
    hunter mason carter tanner major ace rowan reed clay brook forest river finch tom dick harry
    """
)
"""Everyday words that are given as names and are in none of the tables."""

ROLES = words(
    """
    childminder nanny babysitter neighbour friend mate bestie partner boyfriend girlfriend fiance
    fiancee husband wife colleague workmate boss landlord landlady teacher tutor cousin carer
    flatmate housemate lodger brother sister sponsor hairdresser pal
    """
)
"""What people are to each other, said before a name: `childminder Pat`."""

PERSONS = words("mr mrs ms miss mx dr prof revd")
SURELY = words("mr mrs ms")
FIGURES = words(
    """
    bean men tumble potato wolf whippy seuss happy tickle bump bounce greedy messy muscle grumpy
    silly strong piggy doubtfire moneypenny twit chatterbox potatohead magoo claus fox blobby burns
    who doolittle strange snowman and or
    """
)
"""Whom toys and books call so; and what is no name."""

GAP = re.compile(r"\.?[ \t]|\.")
PREFIX = re.compile(r"-[a-z]")
INITIAL = re.compile(r"\.?[ \t]*")


def unknown(
    text: Text, familiar: Set[str], named: Set[str] = frozenset(), borne: Set[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Where words stand that only a name is written like; neighbours are taken together.

    `familiar` are keys of words that the centre writes with a capital of all and sundry, `named`
    of words that begin the name of an organisation, everyday words among them, `borne` of the
    given names that people of the centre have.
    """
    line = text.line
    at = 0
    while at < len(line):
        if not (_called(text, at, named) or _name(text, at, familiar, borne)):
            at += 1
            continue
        end = at + 1
        while end < len(line) and RUN.fullmatch(text.text, line[end - 1].end, line[end].start):
            if not line[end].capital or not _goes_on(text, end, familiar):
                break
            end += 1
        start = line[at].start
        if at and is_letter(line[at - 1]) and INITIAL.fullmatch(text.between(at - 1)):
            start = line[at - 1].start
        yield start, line[end - 1].end
        at = end


def _called(text: Text, at: int, named: Set[str]) -> bool:
    """Whether a word is the beginning of an organisation's name: `from Thistle`."""
    atom = text.line[at]
    if atom.key not in named or atom.key in CAPITALISED or not atom.capital:
        return False
    return not (atom.opens and wordlike(atom.key)) or _does(text, at) or has_staff(text, at)


def _name(text: Text, at: int, familiar: Set[str], borne: Set[str]) -> bool:
    """Whether a word is written as only a name is."""
    atom = text.line[at]
    key = atom.key
    if _introduced(text, at) or _titled(text, at):
        return True
    if at and text.line[at - 1].key in PERSONS and key in FIGURES:
        return False
    if not atom.capital:
        return small_name(text, at, borne, BORNE, ROLES)
    if len(key) < 2 or nameless(key) or key in familiar:
        return False
    if text.window(at, 2) in borne and PREFIX.match(text.text, atom.end):
        return True
    if text.text[max(0, atom.start - 1) : atom.start].isdigit() or PREFIX.match(
        text.text, atom.end
    ):
        return False
    if set_phrase(text, at) or ends_phrase(text, at) or public(text, at):
        return False
    if key in PLACES and not (atom.own or (atom.opens and acts(text, at))):
        return False
    if (
        atom.opens
        and (everyday(key) or listed(key))
        and not (ordinary(key) or key in borne or _does(text, at))
    ):
        return False
    given = _given(key, borne)
    if ordinary(key) or (wordlike(key) and given) or (not atom.opens and frequent(key)):
        return _word_as_name(text, at, borne)
    if wordlike(key):
        if atom.opens or text.shouted or atom.word.isupper():
            return False
        called = partial(_given, borne=borne)
        return between_capitals(text, at, called) or bound(text, at, called)
    if atom.opens and NUMBER.match(text.text, atom.end):
        return CLOCK.match(text.text, atom.end) is not None
    return not atom.word.isupper() or _shouted(text, at, borne)


def _given(key: str, borne: Set[str]) -> bool:
    """Whether people are called so, here or elsewhere."""
    return key in known_names() or key in BORNE or key in borne


def _titled(text: Text, at: int) -> bool:
    """Whether a title goes before it: `Mrs March`, `mr haverstock`; not `Mr Tumble`."""
    atom = text.line[at]
    before = text.line[at - 1] if at else atom
    if before.key not in PERSONS or not GAP.fullmatch(text.between(at - 1)):
        return False
    if atom.key in FIGURES or atom.key in KIN or atom.key in TITLES or before.own:
        return False
    if atom.capital:
        return len(atom.key) > 1
    if before.key in SURELY:
        return len(atom.key) > 2 and not ordinary(atom.key)
    return len(atom.key) > 3 and not (wordlike(atom.key) or everyday(atom.key))


def _shouted(text: Text, at: int, borne: Set[str]) -> bool:
    """Whether a word in capitals, which is no common one, is a name."""
    key = text.line[at].key
    if key in borne and key not in SHORTENED:
        return True
    return len(key) > 5


def _word_as_name(text: Text, at: int, borne: Set[str]) -> bool:
    """Whether an everyday word is a name here: one that people bear, or part of a longer one."""
    atom = text.line[at]
    if text.shouted or atom.key in KIN or atom.key in TITLES or len(atom.key) < 3:
        return False
    if _given(atom.key, borne):
        if atom.word.isupper() or not reads_as_name(text, at):
            return False
        return not atom.opens or _does(text, at)
    if atom.opens or atom.word.isupper():
        return not atom.word.isupper() and does_as_people(text, at)
    called = partial(_given, borne=borne)
    return between_capitals(text, at, called) or bound(text, at, called)


def _does(text: Text, at: int) -> bool:
    """Whether a word that opens a sentence is somebody who does something, or whose it is."""
    line = text.line
    if line[at].own or acts(text, at):
        return True
    lettered = at + 1 < len(line) and is_letter(line[at + 1]) and line[at + 1].key not in "ai"
    return lettered and text.joined(at)


def _introduced(text: Text, at: int) -> bool:
    """Whether a short form of a name stands where it can be nothing else: `Uncle Dec`, `(Jan)`."""
    atom = text.line[at]
    if not atom.capital or not at or not (atom.key in known_names() or atom.key in BORNE):
        return False
    before, gap = text.line[at - 1], text.between(at - 1)
    if before.key in ROLES and gap == " " and not before.own and not before.word.isupper():
        return True
    if not nameless(atom.key):
        return False
    if before.key in KIN and gap == " " and not before.own:
        return True
    return gap == " (" and before.capital and text.text[atom.end : atom.end + 1] == ")"


def _goes_on(text: Text, at: int, familiar: Set[str]) -> bool:
    """Whether a further word with a capital belongs to the name before it."""
    key = text.line[at].key
    if text.line[at].opens or nameless(key) or key in familiar:
        return False
    return not text.line[at].word.isupper() or len(key) == 1


def learnt(text: Text, borne: Set[str]) -> Iterator[str]:
    """Everyday words, as keys, that a text writes as names where they can be nothing else.

    `calls Tiny daddy` tells what `Tiny parked` opens with.
    """
    for at, atom in enumerate(text.line):
        if atom.opens or not atom.capital or len(atom.key) < 3 or nameless(atom.key):
            continue
        if atom.key in PLACES or public(text, at):
            continue
        if text.shouted or atom.word.isupper() or atom.key in KIN or _given(atom.key, borne):
            continue
        alone = at + 1 == len(text.line) or not text.line[at + 1].capital
        if (
            alone
            and bound(text, at, partial(_given, borne=borne))
            and (wordlike(atom.key) or everyday(atom.key))
        ):
            yield atom.key
