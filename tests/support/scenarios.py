"""Made-up centres of any size, and how well suggestions fit what is expected of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SCENARIOS = Path(__file__).resolve().parents[3] / "shared" / "scenarios"
WORDINGS = {
    "published": SCENARIOS / "wording.json",
    **{one.stem: one for one in (Path(__file__).parents[1] / "sar" / "wordings").glob("*.json")},
}
"""The words that centres are made of: those published, and some of our own."""

WHOLE = ("withhold", "unrelated")


def make(
    folder: Path, seed: int, wording: str, families: int = 8, years: int = 1, records: int = 50
) -> tuple[Path, dict[str, Any]]:
    """Make a centre; its archive, and what is expected of it."""
    words = ["--wording", str(WORDINGS[wording])]
    sizes = ["--families", str(families), "--years", str(years), "--subject-records", str(records)]
    script = str(SCENARIOS / "make_scenario.py")
    subprocess.run(
        [sys.executable, script, "--seed", str(seed), *sizes, *words, "--out", str(folder)],
        check=True,
        capture_output=True,
    )
    return folder / "archive.json", json.loads((folder / "expect.json").read_text("utf-8"))


def access(expect: dict[str, Any]) -> list[dict[str, Any]]:
    """What is expected of each request for access."""
    return [
        one
        for one in expect["requests"]
        if not (one["refused"] or "").startswith("not an access request")
    ]


def touches(one: Any, place: dict[str, Any]) -> bool:
    """Whether a suggestion touches a place of the record's text."""
    same = one.record == place["record"] and one.field == "text"
    return bool(same and one.start < place["end"] and place["start"] < one.end)


def score(
    suggested: Iterable[Any],
    wanted: dict[str, Any],
    expect: dict[str, Any],
    archive: dict[str, Any],
) -> Counter[str]:
    """Count spans that are found and missed, suggestions that are right and wrong.

    As the scenarios' README says: a span that is touched is found; what touches neither a span
    nor a neutral place is wrong, and so is what touches a word that only looks like a name. In
    a record withheld whole what is not labelled counts for nothing.
    """
    (request,) = [one for one in archive["requests"] if one["ref"] == wanted["request"]]
    actions = {one["record"]: one["action"] for one in request.get("decisions", ())}
    some = [one for one in suggested if one.field == "text"]
    counted: Counter[str] = Counter()
    for span in wanted["spans"]:
        kind = "other" if span["kind"] == "other" else "identifier"
        found = any(touches(one, span) for one in some)
        counted[f"{kind} {'found' if found else 'missed'}"] += 1
    for one in some:
        trap = any(touches(one, place) for place in expect["suggest_negatives"])
        if not trap and any(touches(one, span) for span in wanted["spans"]):
            counted["right"] += 1
        elif trap or not (
            actions.get(one.record) in WHOLE or any(touches(one, two) for two in wanted["neutral"])
        ):
            counted["wrong"] += 1
    return counted


def recall(counted: Counter[str]) -> float:
    """The part of the identifiers that is found."""
    found, missed = counted["identifier found"], counted["identifier missed"]
    return found / (found + missed)


def precision(counted: Counter[str]) -> float:
    """The part of the suggestions that is right, of those that count."""
    return counted["right"] / (counted["right"] + counted["wrong"])
