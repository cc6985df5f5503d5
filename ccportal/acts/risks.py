"""Risks: what to do, what is known, who says so; looked at again by a further one (VIO, DP4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts import recording as records
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.errors import NotFound
from ccportal.rules import recording, risks, words
from ccportal.rules.risks import RiskKind
from ccportal.store.families import Risk
from ccportal.store.people import Person

DETAIL = "Write what is known"
SOURCE = "Write who or what says so"


@dataclass(frozen=True, slots=True)
class Said:
    """What the form says of a risk; `to` are the refs of who is at risk."""

    kind: str
    to: tuple[str, ...]
    alert: str
    detail: str
    source: str
    prevents_violence: bool
    review_on: date


def record(
    actor: str, source: str, said: Said, family: str | None = None, sheet: Sheet = NO_SHEET
) -> str:
    """Write down a risk that the person `source` is; its ref.

    Raises Invalid for what is missing, a day of review that is past or beyond a year, or
    somebody who would be a risk to themselves; NotFound for who or what there is not.
    """

    def fill(ref: str) -> None:
        if Person.get_or_none(Person.ref == source) is None:
            raise NotFound("There is no such person.")
        _add(ref, actor, source, said, family, said.to, None)

    return records.put(actor, "risk:write", "risks", sheet, fill)


def look_again(actor: str, first: str, said: Said, sheet: Sheet = NO_SHEET) -> str:
    """Put down how a risk stands now; what was written before stays and says so.

    It comes from the same person and is to everybody whom it was to, and more. Raises as
    `record` does, and Conflict where it was looked at again already.
    """

    def fill(ref: str) -> None:
        risk = records.earlier(Risk, first)
        to = recording.people_of(said.to, records.about(first))
        _add(ref, actor, risk.from_person_id, said, risk.family_id, to, first)

    return records.put(actor, "risk:review", "risks", sheet, fill)


def due(today: date) -> list[Risk]:
    """The risks that have to be looked at again, the longest due first."""
    found = standing().order_by(Risk.review_on, Risk.ref)
    return [one for one in found if risks.is_due(one.review_on, today)]


def standing() -> Any:
    """A query of the risks as they stand: those that nobody has looked at again since."""
    seen = Risk.alias()
    again = seen.select(seen.corrects).where(seen.corrects.is_null(False))
    return Risk.select().where(Risk.ref.not_in(again))


def _add(
    ref: str,
    actor: str,
    source: str,
    said: Said,
    family: str | None,
    to: tuple[str, ...],
    corrects: str | None,
) -> None:
    risks.between(source, to)
    Risk.create(
        ref=ref,
        family=records.family(family),
        from_person=source,
        kind=RiskKind(said.kind),
        source=words.kept(said.source, SOURCE),
        text=risks.written(said.alert, words.kept(said.detail, DETAIL)),
        recorded_at=clock.now(),
        recorded_by=actor,
        held_to_prevent_violence=said.prevents_violence,
        review_on=risks.review(said.review_on, clock.today()),
        corrects=corrects,
    )
    records.stand(ref, recording.people_of(to))
