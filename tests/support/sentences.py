"""Centres of sentences that are hard to read, with what is to be found marked in them.

`[name:J. K.]` has to be found, `[?:Freya]` may be, and `[-:will]` is a word that only looks
like a name. Each sentence is a note on the family whose member asks.

The centres of `FIRST_SIGHT` were written before any rule was mended for them. Only their first
half, every second note, was looked at while rules were written; the other half shows what
suggestions are worth on text that nobody knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "sar" / "sentences"
SENTENCES = {one.stem: one for one in FOLDER.glob("*.json")}
"""The centres, by name."""

FIRST_SIGHT = {one.stem: one for one in (FOLDER.parent / "first_sight").glob("*.json")}
"""The centres of which one half is kept unseen, by name."""

EVERY, FIRST_HALF, SECOND_HALF = slice(None), slice(0, None, 2), slice(1, None, 2)
"""Which notes of a centre are read."""

REF = re.compile(r'"((?:p|fam)-\d+)"')
MARK = re.compile(r"\[([a-z]+|\?|-):([^\]]+)\]")
CENTRE = {"name": "The Old Library", "address": "1 Library Steps, Dunmoor PR0 0AA"}


def centre(name: str, half: slice = EVERY) -> tuple[dict[str, Any], dict[str, Any]]:
    """The archive of a centre, and what is expected of its one request for access."""
    path = (SENTENCES | FIRST_SIGHT)[name]
    said = json.loads(REF.sub(rf'"{name}-\1"', path.read_text("utf-8")))
    spans: list[dict[str, Any]] = []
    neutral: list[dict[str, Any]] = []
    negatives: list[dict[str, Any]] = []
    notes = []
    for number, marked in list(enumerate(said["notes"]))[half]:
        ref = f"{name}-n-{number + 1:03d}"
        text, places = _unmarked(marked)
        for kind, start, end in places:
            place = {"record": ref, "start": start, "end": end, "kind": kind}
            {"?": neutral, "-": negatives}.get(kind, spans).append(place)
        notes.append(_note(ref, said, text))
    asked = f"{name}-req"
    wanted = {"request": asked, "refused": None, "held": [one["ref"] for one in notes]}
    expect = {"requests": [wanted | {"spans": spans, "neutral": neutral}]}
    return _archive(said, notes, asked), expect | {"suggest_negatives": negatives}


def _unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A sentence without its marks, and where they stood."""
    places = list(_places(marked))
    return MARK.sub(r"\2", marked), places


def _places(marked: str) -> Iterator[tuple[str, int, int]]:
    before = 0
    for match in MARK.finditer(marked):
        start = match.start() - before
        yield match[1], start, start + len(match[2])
        before += len(match[0]) - len(match[2])


def _note(ref: str, said: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "ref": ref,
        "family": said["families"][0]["ref"],
        "about": [said["subject"]],
        "kind": "session",
        "written_at": "2025-06-07T12:10",
        "written_by": said["team"][0],
        "text": text,
    }


def _archive(said: dict[str, Any], notes: list[dict[str, Any]], ref: str) -> dict[str, Any]:
    team = [
        {"person": ref, "role": "volunteer", "started_on": "2024-01-01"} for ref in said["team"]
    ]
    asked = {"ref": ref, "kind": "access", "subject": said["subject"], "channel": "letter"}
    return {
        "format": "ccportal-archive",
        "version": 1,
        "centre": CENTRE,
        "people": said["people"],
        "families": said["families"],
        "notes": notes,
        "team": team,
        "requests": [asked | {"received_on": "2026-11-02"}],
    }
