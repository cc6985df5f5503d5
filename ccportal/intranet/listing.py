"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

LENGTH = 20


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: `number` counts from 1, `total` is of the whole list."""

    rows: Sequence[Any]
    number: int
    pages: int
    total: int


def page_of(query: Any, total: int | None = None) -> Page:
    """The page of a query that the address asks for with `?page=`; its `total`, where known."""
    if total is None:
        total = int(query.count())
    number, pages = place_asked_for(total, LENGTH)
    return Page(list(query.paginate(number, LENGTH)), number, pages, total)


def place_asked_for(total: int, length: int) -> tuple[int, int]:
    """Which page of a list of so many the address asks for, and how many pages there are."""
    pages = max(1, -(-total // length))
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
    return min(max(1, number), pages), pages
