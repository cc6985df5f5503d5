"""The pages of a file with areas drawn over them: proposed, or covered already (VIO, SAR)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from ccportal.intranet.marking import KINDS, SUGGESTED_CODE
from ccportal.intranet.marking_words import Said, said
from ccportal.rules.covering import WHOLE, Cover
from ccportal.rules.redaction import PageWords
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar import pictures_visible, pictures_words
from ccportal.sar.collect import Found
from ccportal.sar.pictures_given import Chosen
from ccportal.sar.pictures_words import Box, Seen
from ccportal.sar.suggest import Looking
from ccportal.store.documents import Document, FileContent

TYPED = ("one", "two", "three")
"""So many areas may be told in numbers at once."""

SIDES = ("left", "top", "right", "bottom")
VALUE = re.compile(r"(\d{1,3}):(\d{1,4}),(\d{1,4}),(\d{1,4}),(\d{1,4})(?::([A-Z0-9]+):([a-z]+))?")
PICTURE = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Area:
    """An area that may be covered: `words` that stand in it as far as known, `why` proposed."""

    page: int
    box: Box
    words: str = ""
    why: str = ""
    cover: Cover | None = None

    @property
    def value(self) -> str:
        """How the page's form tells it; of what is covered with its code and mode."""
        place = f"{self.page}:{','.join(map(str, self.box))}"
        return f"{place}:{self.cover.exemption}:{self.cover.mode}" if self.cover else place

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in thousandths."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class PageMarks:
    """A page: its number, the digest of its picture, what is covered or proposed, its lines.

    `said` are its words as they would go with it.
    """

    number: int
    picture: str
    areas: tuple[Area, ...]
    lines: tuple[Area, ...]
    said: Said

    @property
    def proposed(self) -> int:
        """How many areas are proposed and not covered."""
        return sum(1 for one in self.areas if one.why)


@dataclass(frozen=True, slots=True)
class Marked:
    """What is covered on the pages of a file, and the words that go with them.

    `kept` are those of a decision; `sent` is what was chosen on a page that was not kept.
    """

    covers: Sequence[Cover] = ()
    kept: Sequence[PageWords] = ()
    sent: Sequence[Chosen] | None = None


def marked_pages(
    looking: Looking, found: Found, marked: Marked, read_off: int | None = None
) -> tuple[PageMarks, ...]:
    """The pages of a document's file; of `read_off` the words are read off the picture first.

    Raises Refused where the file cannot be shown, or nothing can be read off it.
    """
    of_it = FileContent.select().join(Document).where(Document.ref == found.ref)
    content = bytes(of_it.get().content)
    looked = pictures_visible.looked_through(content)
    read = pictures_words.read_off(content, read_off) if read_off is not None else ()
    pages = [replace(one, words=read) if one.number == read_off else one for one, _ in looked]
    proposed = _proposed(looking, found, pages)
    return tuple(
        PageMarks(
            one.number,
            one.picture,
            tuple(_areas(one, marked.covers, proposed)),
            tuple(Area(one.number, box, words) for words, box in one.lines),
            said(
                one.number,
                seen,
                read if one.number == read_off else (),
                marked.covers,
                marked.kept,
                marked.sent,
            ),
        )
        for one, (_, seen) in zip(pages, looked, strict=True)
    )


def _proposed(looking: Looking, found: Found, pages: Sequence[Seen]) -> list[Area]:
    """The areas of what is probably somebody else's."""
    areas = []
    suggested = looking.suggest_in(found, [one.text for one in pages])
    for page, passages in zip(pages, suggested, strict=True):
        for one in passages:
            words = " ".join(page.text[one.start : one.end].split())
            why = KINDS.get(one.kind, "what may tell of another person")
            areas += [Area(page.number, box, words, why) for box in page.boxes(one.start, one.end)]
    return areas


def _areas(page: Seen, covers: Iterable[Cover], proposed: Iterable[Area]) -> Iterator[Area]:
    """What is covered on a page, then what is proposed and not covered yet."""
    covered = [
        Area(one.page, (one.left, one.top, one.right, one.bottom), cover=one)
        for one in covers
        if one.page == page.number
    ]
    known = {one.box: one for one in proposed if one.page == page.number}
    for one in covered:
        yield replace(one, words=known[one.box].words) if one.box in known else one
    boxes = {one.box for one in covered}
    yield from (one for one in known.values() if one.box not in boxes)


def sent_areas(sent: MultiDict[str, str]) -> tuple[tuple[Cover, ...], bool]:
    """The areas that were ticked, drawn or told in numbers; whether one had no code or mode.

    An area without a code of its own is covered with the one that was chosen for new ones.
    """
    covers, wrong = [], False
    for value in (*sent.getlist("area"), *_typed(sent)):
        match = VALUE.fullmatch(value)
        if match is None:
            wrong = True
            continue
        page, *box = map(int, match.groups()[:5])
        picture = sent.get(f"picture-{page}", "")
        code = match[6] or sent.get("area-code", SUGGESTED_CODE)
        mode = match[7] or sent.get("area-mode", Mode.STATED)
        if code not in set(Exemption) or mode not in set(Mode) or not PICTURE.fullmatch(picture):
            wrong = True
            continue
        left, top, right, bottom = box
        covers.append(Cover(page, picture, left, top, right, bottom, Exemption(code), Mode(mode)))
    return tuple(dict.fromkeys(covers)), wrong


def _typed(sent: MultiDict[str, str]) -> Iterator[str]:
    """The areas told in per cent of the page; a row without any number is none."""
    for row in TYPED:
        numbers = [sent.get(f"{side}-{row}", "").strip() for side in SIDES]
        if any(numbers):
            sides = ",".join(_thousandths(one) for one in numbers)
            yield f"{sent.get(f'page-{row}', '')}:{sides}"


def _thousandths(per_cent: str) -> str:
    return str(int(per_cent) * WHOLE // 100) if re.fullmatch(r"\d{1,3}", per_cent) else "?"
