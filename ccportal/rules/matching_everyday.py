"""Many more everyday words, for what opens a sentence with a capital that any word has there."""

from __future__ import annotations

from functools import cache

from zxcvbn.frequency_lists import FREQUENCY_LISTS

from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_sexes import MEN, WOMEN
from ccportal.rules.matching_words import ENDINGS

SPOKEN, WRITTEN = 9000, 4000
"""So many of the most frequent words are taken, of those spoken in films and of those written."""

MOST_SPOKEN, MOST_WRITTEN = 4000, 2500
"""So many where a word has a capital though no sentence opens with it."""


LISTED_SPOKEN, LISTED_WRITTEN = 20000, 12000
"""So many where nothing has a capital, or everything."""


@cache
def everyday(key: str) -> bool:
    """Whether a key is among the many words of English, or one with a regular ending.

    The lists are those by which passwords are judged. Names are kept apart from words in them
    as far as they are names in America; what is a name here is left out besides.
    """
    if key in _words():
        return True
    stems = (key.removesuffix(ending) for ending in ENDINGS if key.endswith(ending))
    return any(len(stem) > 3 and stem in _words() for stem in stems)


@cache
def listed(key: str) -> bool:
    """Whether a key is in the long lists at all: where no capital tells, more has to be a word."""
    return everyday(key) or key in _words(LISTED_SPOKEN, LISTED_WRITTEN)


@cache
def frequent(key: str) -> bool:
    """Whether a key is among fewer, more frequent words, as it stands."""
    return key in _words(MOST_SPOKEN, MOST_WRITTEN)


@cache
def _words(spoken: int = SPOKEN, written: int = WRITTEN) -> frozenset[str]:
    some = (
        *FREQUENCY_LISTS["us_tv_and_film"][:spoken],
        *FREQUENCY_LISTS["english_wikipedia"][:written],
    )
    names = {*known_names(), *WOMEN.split(), *MEN.split()}
    return frozenset(one for one in some if one.isalpha()) - names
