"""Areas of the pages of an uploaded file that are covered in an answer (VIO, SAR).

A cover is painted into the picture of the page, larger than it was drawn, so that nothing under
it is in the answer. A picture shows that something is covered, so nothing is in silence there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from math import ceil, floor

from ccportal.rules.withholding import Exemption, Mode

WHOLE = 1_000
"""The width and the height of a page: areas are told in thousandths of it."""

MARGIN = 8
"""So many pixels more are covered on each side: what shows of a letter would tell it."""

SMALLEST = 2
"""A cover of fewer thousandths is a slip of the hand."""

MOST = 500
"""The most covers of one file."""

PARTED = "#"


@dataclass(frozen=True, slots=True)
class Cover:
    """An area of a page (the first is number 1) in thousandths from its left and its top.

    `picture` is the SHA-256 in hex of the picture that it was drawn on.
    """

    page: int
    picture: str
    left: int
    top: int
    right: int
    bottom: int
    exemption: Exemption
    mode: Mode

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """What is painted over on a picture of this size: left, top, right, bottom (exclusive)."""
        return (
            max(0, floor(self.left * width / WHOLE) - MARGIN),
            max(0, floor(self.top * height / WHOLE) - MARGIN),
            min(width, ceil(self.right * width / WHOLE) + MARGIN),
            min(height, ceil(self.bottom * height / WHOLE) + MARGIN),
        )


def faults(covers: tuple[Cover, ...]) -> list[str]:
    """What is wrong with the covers of a file, each by the field of the form."""
    found = []
    if len(covers) > MOST:
        found.append(f"areas: at most {MOST} areas of one file can be covered; withhold it")
    for number, one in enumerate(covers, start=1):
        if not (0 <= one.left < one.right <= WHOLE and 0 <= one.top < one.bottom <= WHOLE):
            found.append(f"areas: area {number} does not lie on the page")
        elif min(one.right - one.left, one.bottom - one.top) < SMALLEST:
            found.append(f"areas: area {number} is too small to cover anything")
        if one.mode is Mode.SILENT:
            found.append("areas: in a picture anybody sees that something is covered")
    return found


def as_text(covers: Iterable[Cover]) -> str | None:
    """Covers as a decision keeps them; None for none."""
    some = [asdict(one) for one in covers]
    return json.dumps(some, sort_keys=True) if some else None


def of_text(text: str | None) -> tuple[Cover, ...]:
    """The covers that a decision keeps."""
    return tuple(
        Cover(
            **{
                **one,
                "exemption": Exemption(one["exemption"]),
                "mode": Mode(one["mode"]),
            }
        )
        for one in json.loads(text or "[]")
    )


def covered_name(file: str, covers: Iterable[Cover]) -> str:
    """The name of a file (its SHA-256) with these areas covered: what it shows, and no more.

    Codes are left out, for they are not painted; so are the order and areas marked twice.
    """
    areas = sorted({_area(one) for one in covers})
    return f"{file}{PARTED}{json.dumps(areas)}" if areas else file


def named(name: str) -> tuple[str, tuple[Cover, ...]]:
    """The file that such a name is of, and the areas to be covered."""
    file, _, areas = name.partition(PARTED)
    return file, tuple(
        Cover(page, picture, left, top, right, bottom, Exemption.TP16, Mode.GENERIC)
        for page, picture, left, top, right, bottom in json.loads(areas or "[]")
    )


def _area(one: Cover) -> tuple[int, str, int, int, int, int]:
    return one.page, one.picture, one.left, one.top, one.right, one.bottom
