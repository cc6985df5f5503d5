"""The finished file is looked through, and is no answer while anything withheld is in it.

The scan knows the canaries (what must not be there) and the answer (all that may be there).
It says where something was found and never what.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain, starmap

from pikepdf import Object, Pdf, PdfError

from ccportal.errors import Invalid
from ccportal.sar.join import metadata
from ccportal.sar.pack import Pack
from ccportal.sar.prove_always import ALWAYS
from ccportal.sar.prove_canaries import canaries as canaries
from ccportal.sar.prove_drawn import Font
from ccportal.sar.prove_fonts import holds_more, own_names
from ccportal.sar.prove_pages import Pages, stretches
from ccportal.sar.prove_read import contents, read, sources_of
from ccportal.sar.prove_search import Folded, Needles, fold, is_piece_of, words
from ccportal.sar.prove_shape import faults, is_known, is_place
from ccportal.sar.render import about
from ccportal.sar.render import words as shown_words
from ccportal.sar.uncollected import uncollected

KINDS_OF_CODES = frozenset({"Adobe", "Identity"})
"""What a PDF calls the codes of its letters: somebody may be called that too."""


class Leak(Invalid):
    """Something is in the file that must not be there; the message says where, never what.

    `faults` has a line for each record whose words it is, where that is known.
    """


def prove(pdf: bytes, pack: Pack, canaries: tuple[str, ...]) -> None:
    """Pass a file in which nothing withheld, and nothing but the answer, can be found.

    Raises Leak naming the first page or object with something else in it.
    """
    try:
        with uncollected(), Pdf.open(io.BytesIO(pdf)) as opened, stretches(pdf, opened) as pages:
            objects = list(opened.objects)
            sources = sources_of(objects)
            for fault in faults(pdf, opened, objects, sources):
                raise Leak(fault)
            scan = _Scan(pack, canaries, len(opened.pages))
            found = _found(pdf, objects, sources, pages, scan)
            for place in found:
                raise Leak(f"{place}: something withheld can be found there")
    except (PdfError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise Leak("the file is not built as an answer is") from error
    for place in scan.more():
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


def _found(
    pdf: bytes,
    objects: Sequence[Object],
    sources: Sequence[bytes],
    pages: Iterator[Pages],
    scan: _Scan,
) -> Iterator[str]:
    """Where anything withheld is. What of the file is read when is chosen for speed alone."""
    reading = read(objects, sources)
    scan.about = reading.about
    yield from chain.from_iterable(starmap(scan.in_text, reading.texts))
    yield from chain.from_iterable(starmap(scan.in_name, reading.names))
    read_already: set[tuple[int, int]] = set()
    for stretch in pages:
        yield from scan.in_pages(stretch)
        read_already |= stretch.read
    for place, content in contents(objects, reading, read_already):
        yield from scan.in_bytes(place, content)
    yield from scan.in_bytes("the file", pdf)


class _Scan:
    """Tells where something withheld is, and keeps where more is said than the answer's words."""

    def __init__(self, pack: Pack, canaries: tuple[str, ...], pages: int) -> None:
        self.about: list[str] = []
        self._needles = Needles(canaries)
        self._pack, self._pages = pack, pages
        self._more = _More(pack, pages)
        self._known = set(own_names() | KINDS_OF_CODES)
        self._strays: list[str] = []
        self._unnumbered: list[str] = []
        self._fonts: dict[str, Font] = {}
        self._read = 0

    def in_text(self, place: str, text: str) -> Iterator[str]:
        """The place, if something withheld is in a text of the file."""
        if text in self._known:
            return
        self._known.add(text)
        folded = fold(text)
        if self._needles.in_folded(folded) or self._needles.coded(text.encode()):
            yield place
        self._more.look_at(place, text, folded)

    def in_name(self, place: str, name: str) -> Iterator[str]:
        """The same of a name, which may be none but those that answers have."""
        if not is_known(name) or self._needles.coded(name.encode()):
            yield place

    def in_bytes(self, place: str, content: bytes) -> Iterator[str]:
        """The same of bytes, but for what our fonts say of themselves."""
        in_bytes = self._needles.in_bytes
        if in_bytes(content) and in_bytes(_without_own_names(content)):
            yield place

    def in_pages(self, pages: Pages) -> Iterator[str]:
        """The same of some pages, which come after those before."""
        for place, text in pages.texts:
            yield from self.in_text(place, text)
        for place, text in pages.laid:
            if self._needles.in_text(text):
                yield place
        for place, content in pages.streams:
            yield from self.in_bytes(place, content)
        for text in pages.said:
            self._read += 1
            place = f"page {self._read}"
            yield from self.in_text(place, text)
            if f"Page {self._read} of {self._pages}" not in text:
                self._unnumbered.append(place)
        self._strays += pages.strays
        for place, font in pages.fonts.items():
            self._fonts.setdefault(place, font).drawn.update(font.drawn)

    def more(self) -> Iterator[str]:
        """Where the file draws or carries more than the answer's own words."""
        if self.about != [metadata(about(self._pack))]:
            yield "the metadata"
        yield from (*self._strays, *self._unnumbered)
        letters = self._more.letters | frozenset("0123456789 •·:\u00a0")
        for place, font in self._fonts.items():
            if holds_more(font, letters):
                yield place
        yield from self._more.places


def _without_own_names(content: bytes) -> bytes:
    for name in sorted(own_names(), key=len, reverse=True):
        content = content.replace(name.encode("utf-16-be"), b"").replace(name.encode(), b"")
    return content


def _said(pack: Pack) -> tuple[str, ...]:
    return (*shown_words(pack), *ALWAYS)


class _More:
    """Keeps where a text of the file says what the answer does not."""

    def __init__(self, pack: Pack, pages: int) -> None:
        self._said = [(text, words(text)) for text in _said(pack)]
        self._known = frozenset(chain.from_iterable(some for _, some in self._said))
        self._pages = pages
        self.letters = frozenset("".join(text for text, _ in self._said))
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
