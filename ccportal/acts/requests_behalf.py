"""Putting down why somebody may ask for somebody else (SAR)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.rules.requests_behalf import BEST, FACTORS
from ccportal.rules.requests_facts import Event


@dataclass(frozen=True, slots=True)
class Why:
    """Why they may: `shown` is what shows it (an order, a birth certificate, an authority).

    For a child also what they make of it (a `rules.requests_behalf.Understands`), the answer to
    each of `FACTORS`, and whether giving it is best for them.
    """

    shown: str
    understands: str | None = None
    weighed: Mapping[str, str] = field(default_factory=dict)
    best: bool = False


def entitle(request_ref: str, actor: str, why: Why, given: Given = NOTHING) -> None:
    """Put down that who asks may ask for the other person; ends the wait for authority.

    It is of the person to whom the request is matched: another match asks for it anew.
    """
    weighed = {key: why.weighed.get(key, "").strip() for key in FACTORS}
    move(
        request_ref,
        Event.ENTITLE,
        actor,
        given,
        bring={
            "reason": why.shown,
            "ground": why.understands,
            "missing": tuple(key for key, words in weighed.items() if not words),
            "ticks": frozenset({BEST} if why.best else ()),
        },
        detail={"reason": why.shown, "understands": why.understands, "weighed": weighed},
    )
