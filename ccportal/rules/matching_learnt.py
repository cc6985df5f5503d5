"""What texts tell of words: names that are everyday words, and how schools and firms are called."""

from __future__ import annotations

from collections.abc import Iterable, Set

from ccportal.rules.matching_alone import SHORTENED
from ccportal.rules.matching_marks import organised
from ccportal.rules.matching_text import Text, keys, read
from ccportal.rules.matching_unknown import learnt


def names_learnt(texts: Iterable[str], borne: Set[str]) -> dict[str, str]:
    """Everyday words, as keys, that stand as names in texts: `following Storm`."""
    return learnt_of(map(read, texts), borne)


def learnt_of(texts: Iterable[Text], borne: Set[str]) -> dict[str, str]:
    """The same of texts that were taken to pieces."""
    return {key: "name" for text in texts for key in learnt(text, borne)}


def organisations(texts: Iterable[str]) -> dict[str, str]:
    """The first words, as keys, of schools and workplaces that texts name, and which they are."""
    found: dict[str, str] = {}
    for text in texts:
        for start, end, kind in organised(text):
            names = [key for key in keys(text[start:end]) if key not in ("the", "st", "a")]
            if len(names) > 1 and len(names[0]) > 2:
                found.setdefault(names[0], kind)
            if kind == "school":
                found.update((one, kind) for one in short_for(text[start:end]))
    return found


def short_for(name: str) -> tuple[str, ...]:
    """The key of the capitals that stand for a name of three words or more: `HCPS`."""
    said = "".join(one[0] for one in keys(name) if one not in ("of", "the", "and"))
    return (said,) if 2 < len(said) < 6 and said not in SHORTENED else ()
