"""Risks: what to do, what is known, who says so; looked at again by a further one (VIO, DP4).

One that is no more is ended, and stays to be read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts import recording as records
from ccportal.acts.act import act
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.errors import NotFound
from ccportal.rules import recording, risks, words
from ccportal.rules.risks import Mark, RiskKind
from ccportal.store.families import Risk, RiskStep
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

    It comes from the same person, is to everybody whom it was to, and more, and is held to
    prevent violence if it was: that has a reason of its own (`mark`). One that had ended stands
    again. Raises as `record` does, and Conflict where it was looked at again already.
    """

    def fill(ref: str) -> None:
        risk = records.earlier(Risk, first)
        to = recording.people_of(said.to, records.about(first))
        now = replace(said, prevents_violence=risk.held_to_prevent_violence)
        _add(ref, actor, risk.from_person_id, now, risk.family_id, to, first)

    return records.put(actor, "risk:review", "risks", sheet, fill)


def due(today: date, found: Any = None) -> list[Risk]:
    """The risks that have to be looked at again, the longest due first, of `by_day` if asked."""
    some = by_day(today) if found is None else found
    return [one for one in some if risks.is_due(one.review_on, today)]


def by_day(today: date) -> Any:
    """The query of the risks that may be due on a day, to be asked with others."""
    return standing().where(Risk.review_on <= today).order_by(Risk.review_on, Risk.ref)


def mark(actor: str, ref: str, what: Mark, why: str) -> None:
    """End a risk, or say that it is held to prevent violence, or is so no longer (VIO).

    What was written stays, is held and collected as before; who marked it, when and why is
    kept. Of an ended risk nothing is told at the door from this moment on. What was decided
    about it in a request has to be decided again where it is now held for another reason.
    Raises NotFound, Invalid where no reason is chosen, Conflict as `rules.risks.may_mark` says.
    """
    with act(actor, f"risk:{what}", ref):
        risk = Risk.get_or_none(Risk.ref == ref)
        if risk is None:
            raise NotFound("There is no such record.")
        risks.may_mark(
            what,
            why,
            replaced=Risk.select().where(Risk.corrects == ref).exists(),
            ended=ended(ref) is not None,
            prevents=risk.held_to_prevent_violence,
        )
        if what is not Mark.END:
            risk.held_to_prevent_violence = what is Mark.PREVENTS
            risk.save()
        RiskStep.create(risk=ref, what=what, why=why, on=clock.today(), by=actor)


def ended(ref: str) -> RiskStep | None:
    """The step with which a risk was ended; None of one that was not."""
    found: RiskStep | None = RiskStep.get_or_none(RiskStep.risk == ref, RiskStep.what == Mark.END)
    return found


def steps(ref: str) -> list[RiskStep]:
    """What was marked on a risk, the newest first."""
    return list(RiskStep.select().where(RiskStep.risk == ref).order_by(RiskStep.id.desc()))


def standing() -> Any:
    """A query of the risks that stand: neither ended nor looked at again since."""
    return Risk.select().where(Risk.standing())


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
