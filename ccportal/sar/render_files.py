"""The uploaded files that an answer shows: how many pages each has, and those pages as pictures.

What is covered on them is told by a file's name in the answer; it is painted over here.

A file is opened when one of its pages is to be drawn and not before; only the last one's
pages are held.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccportal.errors import NotFound
from ccportal.rules.covering import named
from ccportal.sar import pictures
from ccportal.sar.parts import NOTHING, Kept
from ccportal.sar.pictures_cover import painted
from ccportal.sar.render_plan import Part
from ccportal.store.documents import FileContent


class Files:
    """The files of one answer; how many pages each has is kept with its parts."""

    def __init__(self, kept: Kept = NOTHING) -> None:
        self._kept = kept
        self._last: tuple[str, tuple[bytes, ...]] = ("", ())

    def count(self, digest: str) -> int:
        """How many pages a file has.

        Raises NotFound where it is not there, Refused where it cannot be shown.
        """
        name = f"pages of {named(digest)[0]}".encode()
        known = self._kept.get(name)
        if known is None:
            known = str(len(self._pages(digest))).encode()
            self._kept.put(name, known)
        return int(known)

    def pictures(self, part: Part) -> Mapping[str, bytes]:
        """The pictures that a part shows, by name; raises as `count` does."""
        return {
            name: self._pages(digest)[number - 1] for name, (digest, number) in part.pages.items()
        }

    def _pages(self, name: str) -> tuple[bytes, ...]:
        if self._last[0] != name:
            digest, covers = named(name)
            file = FileContent.get_or_none(FileContent.digest == digest)
            if file is None:
                raise NotFound("a file that belongs into the answer is not there")
            self._last = name, painted(pictures.pages(bytes(file.content)), covers)
        return self._last[1]
