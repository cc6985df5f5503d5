"""Days and times as an archive writes them, and ends that come before their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile("T(?:[01][0-9]|2[0-3]):[0-5][0-9]")

SPANS: dict[str, tuple[str, str]] = {
    "policy_versions": ("adopted_on", "review_due_on"),
    "families": ("opened_on", "closed_on"),
    "sessions": ("starts_at", "ends_at"),
    "attendances": ("arrived_at", "left_at"),
    "consents": ("given_on", "withdrawn_on"),
    "team": ("started_on", "left_on"),
    "assessments": ("agreed_on", "expires_on"),
    "requests": ("received_on", "closed_on"),
    "contacts": ("from", "until"),
}
"""Beginnings and ends: in entries of lists, and in the contacts of people."""


def is_day(value: str) -> bool:
    """Whether a text is a day as the archive writes it."""
    if DAY.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_time(value: str) -> bool:
    """Whether a text is a time as the archive writes it."""
    return is_day(value[:10]) and TIME.fullmatch(value[10:]) is not None


def span_faults(path: str, name: str, entry: dict[str, Any]) -> Iterator[str]:
    """An end before its beginning; days and times as they are written sort as they pass."""
    first, last = SPANS.get(name, ("", ""))
    begun, ended = entry.get(first), entry.get(last)
    if isinstance(begun, str) and isinstance(ended, str) and ended < begun:
        right = is_time if first.endswith("_at") else is_day
        if right(begun) and right(ended):
            yield f"{path}.{last}: before {first}"
