"""Areas of page pictures painted over: what was there is in no byte of the picture that is left."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence

from PIL import Image

from ccportal.errors import Refused
from ccportal.rules.covering import Cover
from ccportal.sar.pictures_draw import png

PAINT = 0
"""Black, whatever is under it."""

OTHER_PICTURE = "a page of a file is not the picture that it was marked on: look at it again"


def picture_digest(picture: bytes) -> str:
    """What a mark is bound to: SHA-256 in hex over the picture of the page."""
    return hashlib.sha256(picture).hexdigest()


def painted(pages: Sequence[bytes], covers: Iterable[Cover]) -> tuple[bytes, ...]:
    """The pages with these areas covered; a page without any stays as it is, byte for byte.

    Raises Refused where a cover was drawn on another picture than the page is now.
    """
    by_page: dict[int, list[Cover]] = {}
    for one in covers:
        if not 1 <= one.page <= len(pages) or one.picture != picture_digest(pages[one.page - 1]):
            raise Refused(OTHER_PICTURE)
        by_page.setdefault(one.page, []).append(one)
    return tuple(
        _painted(page, by_page[number]) if number in by_page else page
        for number, page in enumerate(pages, start=1)
    )


def size_of(page: bytes) -> tuple[int, int]:
    """The width and the height of a page's picture in pixels."""
    with Image.open(io.BytesIO(page), formats=("PNG",)) as picture:
        return picture.size


def _painted(page: bytes, covers: list[Cover]) -> bytes:
    picture = Image.open(io.BytesIO(page), formats=("PNG",))
    picture.load()
    paint = PAINT if picture.mode == "L" else (PAINT, PAINT, PAINT)
    for one in covers:
        picture.paste(paint, one.pixels(picture.width, picture.height))
    return png(picture)
