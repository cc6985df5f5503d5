"""The finished file is looked through, and is no answer while anything withheld is in it.

The scan knows the canaries (what must not be there) and the answer (all that may be there).
It says where something was found and never what.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain

from pikepdf import Pdf, PdfError

from ccportal.errors import Refused
from ccportal.sar.join import metadata
from ccportal.sar.pack import Pack
from ccportal.sar.prove_always import ALWAYS
from ccportal.sar.prove_canaries import canaries as canaries
from ccportal.sar.prove_fonts import holds_more, own_names
from ccportal.sar.prove_read import Reading, read, sources_of
from ccportal.sar.prove_search import Folded, Needles, fold, is_piece_of, words
from ccportal.sar.prove_shape import faults, is_known, is_place
from ccportal.sar.render import about
from ccportal.sar.render import words as shown_words

KINDS_OF_CODES = frozenset({"Adobe", "Identity"})
"""What a PDF calls the codes of its letters: somebody may be called that too."""


class Leak(Refused):
    """Something is in the file that must not be there; the message says where, never what."""


def prove(pdf: bytes, pack: Pack, canaries: tuple[str, ...]) -> None:
    """Pass a file in which nothing withheld, and nothing but the answer, can be found.

    Raises Leak naming the first page or object with something else in it.
    """
    try:
        with Pdf.open(io.BytesIO(pdf)) as opened:
            sources = sources_of(opened)
            for fault in faults(pdf, opened, sources):
                raise Leak(fault)
            reading = read(pdf, opened, sources)
    except (PdfError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise Leak("the file is not built as an answer is") from error
    needles, more = Needles(canaries), _More(pack, len(reading.pages))
    for place in _found(pdf, reading, needles, more):
        raise Leak(f"{place}: something withheld can be found there")
    for place in (*_more_than(pack, reading), *more.places):
        raise Leak(f"{place}: something is there that the answer does not say")


def prove_plain(text: str, pack: Pack, canaries: tuple[str, ...]) -> None:
    """Pass a plain text under the same conditions as a file; raises Leak."""
    needles, more = Needles(canaries), _More(pack, 0)
    folded = fold(text)
    if needles.in_folded(folded) or needles.coded(text.encode()):
        raise Leak("the text: something withheld can be found there")
    more.look_at("the text", text, folded)
    for place in more.places:
        raise Leak(f"{place}: something is there that the answer does not say")


def _found(pdf: bytes, reading: Reading, needles: Needles, more: _More) -> Iterator[str]:
    """Where anything withheld is; what is said besides the answer is put down in `more`."""
    own = own_names() | KINDS_OF_CODES
    seen: set[str] = set()
    for place, text in reading.texts:
        if text in seen or text in own:
            continue
        seen.add(text)
        folded = fold(text)
        if needles.in_folded(folded) or needles.coded(text.encode()):
            yield place
        more.look_at(place, text, folded)
    for place, text in reading.laid:
        if text not in seen and needles.in_text(text):
            yield place
    for place, name in reading.names:
        if not is_known(name) or needles.coded(name.encode()):
            yield place
    for place, content in (*reading.streams, ("the file", pdf)):
        if needles.in_bytes(content) and needles.in_bytes(_without_own_names(content)):
            yield place


def _without_own_names(content: bytes) -> bytes:
    for name in sorted(own_names(), key=len, reverse=True):
        content = content.replace(name.encode("utf-16-be"), b"").replace(name.encode(), b"")
    return content


def _more_than(pack: Pack, reading: Reading) -> Iterator[str]:
    """Where the file draws or carries more than the answer's own words."""
    if reading.about != [metadata(about(pack))]:
        yield "the metadata"
    yield from reading.strays
    total = len(reading.pages)
    for number, text in enumerate(reading.pages, 1):
        if f"Page {number} of {total}" not in text:
            yield f"page {number}"
    letters = frozenset("".join(_said(pack))) | frozenset("0123456789 •·:\u00a0")
    for place, font in reading.fonts.items():
        if holds_more(font, letters):
            yield place


def _said(pack: Pack) -> tuple[str, ...]:
    return (*shown_words(pack), *ALWAYS)


class _More:
    """Keeps where a text of the file says what the answer does not."""

    def __init__(self, pack: Pack, pages: int) -> None:
        self._said = [(text, words(text)) for text in _said(pack)]
        self._known = frozenset(chain.from_iterable(some for _, some in self._said))
        self._pages = pages
        self.places: list[str] = []

    def look_at(self, place: str, text: str, folded: Folded) -> None:
        """Put the place down if a word of this text is none of the answer's."""
        strange = folded.words - self._known
        if strange and not is_place(text) and not all(map(self._may_stand, strange)):
            self.places.append(place)

    def _may_stand(self, word: str) -> bool:
        """Whether it is a page's number, is read otherwise, or is what a line's end made of words.

        At the end of a line a long word is parted, and two words lose the space between them.
        """
        if word.isdigit() and int(word) <= self._pages:
            return True
        if not all(map(_is_read_in_order, word)):
            return True
        return any(
            word in "".join(some) and is_piece_of(word, fold(text)) for text, some in self._said
        )


def _is_read_in_order(letter: str) -> bool:
    """Latin, Greek, Cyrillic and figures: their letters are drawn in the order of reading."""
    return ord(letter) < 0x530 or 0x1E00 <= ord(letter) < 0x2000
