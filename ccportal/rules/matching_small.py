"""Names without a capital, in texts that have some: `this dean bloke`, `her mate kinga`."""

from __future__ import annotations

from collections.abc import Set

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_everyday import everyday
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_sense import MODALS, acts
from ccportal.rules.matching_text import Text, words
from ccportal.rules.matching_words import wordlike

PERSON = words(
    "bloke fella feller fellow guy lad chap geezer woman girl lass lady character person"
)
ARTICLES = words("a an the")
POINTING = words("this that some a the her his")


def small_name(text: Text, at: int, borne: Set[str], given: Set[str], friends: Set[str]) -> bool:
    """Whether a word without a capital is a name.

    One that is nothing else; one that people are called (`given`) after what somebody is to
    somebody (`friends`), or between `this` and `bloke`.
    """
    key = text.line[at].key
    if len(key) < 3 or nameless(key):
        return False
    called = key in known_names() or key in given or key in borne
    if called and (_pointed_at(text, at) or _befriended(text, at, friends)):
        return True
    a_thing = at > 0 and text.line[at - 1].key in ARTICLES and not _pointed_at(text, at)
    if wordlike(key) or everyday(key) or a_thing:
        return False
    return key in borne or (len(key) > 3 and key in known_names()) or _pointed_at(text, at)


def _pointed_at(text: Text, at: int) -> bool:
    """Whether it is said of whom one hardly knows: `this dean bloke`."""
    line = text.line
    if not at or at + 1 >= len(line) or text.between(at - 1) != " " or text.between(at) != " ":
        return False
    return line[at - 1].key in POINTING and line[at + 1].key in PERSON


def _befriended(text: Text, at: int, friends: Set[str]) -> bool:
    """Whether it follows what somebody is to somebody, and is whoever does something then."""
    line = text.line
    if not at or text.between(at - 1) != " " or line[at].key in MODALS:
        return False
    if line[at - 1].key not in friends or line[at - 1].own:
        return False
    last = at + 1 == len(line) or text.between(at) != " "
    return last or acts(text, at)
