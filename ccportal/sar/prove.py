"""The finished file is looked through, and is no answer while anything withheld is in it.

The scan knows the canaries (what must not be there) and the answer (all that may be there).
It says where something was found and never what.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import PdfError

from ccportal.errors import Refused
from ccportal.sar.join import MADE_BY, PLACE_OF_A_LINK, metadata
from ccportal.sar.pack import Pack
from ccportal.sar.prove_canaries import canaries as canaries
from ccportal.sar.prove_fonts import holds_more, own_names
from ccportal.sar.prove_read import Reading, read
from ccportal.sar.prove_search import Folded, Needles, fold, is_piece_of, words
from ccportal.sar.prove_shape import faults, is_known, is_place
from ccportal.sar.render import about
from ccportal.sar.render import words as shown_words

ALWAYS = (
    *("Page of this document, as a picture", "The sign of the centre", PLACE_OF_A_LINK),
    *("Our answer to request", "letter contents section area item note", "en-GB", MADE_BY),
)
"""What a file says beside the answer's words: alternatives, places, its language and maker."""
KINDS_OF_CODES = frozenset({"Adobe", "Identity"})
"""What a PDF calls the codes of its letters: somebody may be called that too."""


class Leak(Refused):
    """Something is in the file that must not be there; the message says where, never what."""


def prove(pdf: bytes, pack: Pack, canaries: tuple[str, ...]) -> None:
    """Pass a file in which nothing withheld, and nothing but the answer, can be found.

    Raises Leak naming the first page or object with something else in it.
    """
    try:
        for fault in faults(pdf):
            raise Leak(fault)
        reading = read(pdf)
    except (PdfError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise Leak("the file is not built as an answer is") from error
    for place in _found(pdf, reading, Needles(canaries)):
        raise Leak(f"{place}: something withheld can be found there")
    for place in _more_than(pack, reading):
        raise Leak(f"{place}: something is there that the answer does not say")


def _found(pdf: bytes, reading: Reading, needles: Needles) -> Iterator[str]:
    own = own_names() | KINDS_OF_CODES
    for place, text in (*reading.texts, *reading.laid):
        if text not in own and (needles.in_text(text) or needles.coded(text.encode())):
            yield place
    for place, name in reading.names:
        if not is_known(name) or needles.coded(name.encode()):
            yield place
    for place, content in (*reading.streams, ("the file", pdf)):
        for name in sorted(own_names(), key=len, reverse=True):
            content = content.replace(name.encode("utf-16-be"), b"").replace(name.encode(), b"")
        if needles.in_bytes(content):
            yield place


def _more_than(pack: Pack, reading: Reading) -> Iterator[str]:
    """Where the file says, draws or carries more than the answer's own words."""
    if reading.about != [metadata(about(pack))]:
        yield "the metadata"
    yield from reading.strays
    said = [*shown_words(pack), *ALWAYS]
    known = frozenset(word for text in said for word in words(text))
    folded = tuple(fold(text) for text in said)
    total = len(reading.pages)
    for number, text in enumerate(reading.pages, 1):
        if f"Page {number} of {total}" not in text:
            yield f"page {number}"
    for place, text in reading.texts:
        if text in own_names() or text in KINDS_OF_CODES or is_place(text):
            continue
        strange = frozenset(words(text)) - known
        if not all(_may_stand(word, total, folded) for word in strange):
            yield place
    letters = frozenset("".join(said)) | frozenset("0123456789 •·:\u00a0")
    for place, font in reading.fonts.items():
        if holds_more(font, letters):
            yield place


def _may_stand(word: str, total: int, said: tuple[Folded, ...]) -> bool:
    """Whether it is a page's number, is read otherwise, or is what a line's end made of words.

    At the end of a line a long word is parted, and two words lose the space between them.
    """
    if word.isdigit() and int(word) <= total:
        return True
    if not all(map(_is_read_in_order, word)):
        return True
    return any(is_piece_of(word, text) for text in said)


def _is_read_in_order(letter: str) -> bool:
    """Latin, Greek, Cyrillic and figures: their letters are drawn in the order of reading."""
    return ord(letter) < 0x530 or 0x1E00 <= ord(letter) < 0x2000
