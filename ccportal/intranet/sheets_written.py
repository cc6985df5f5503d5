"""The sheets of what is written here: notes, incidents and risks, and what corrects them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from ccportal import clock
from ccportal.acts import notes
from ccportal.acts import risks as acts
from ccportal.errors import NotFound
from ccportal.intranet.links import (
    Fact,
    Link,
    Sheet,
    about,
    fact,
    facts_of,
    family,
    person,
    session,
    texts_of,
)
from ccportal.intranet.visitors import me
from ccportal.rules import risks
from ccportal.rules.risks import Mark
from ccportal.store.contact import Concern, Incident, Note
from ccportal.store.families import Risk, RiskStep
from ccportal.web import filters
from ccportal.web.access import Can, can

MARK: Mapping[Mark, str] = {
    Mark.END: "End it",
    Mark.PREVENTS: "Hold it to prevent violence",
    Mark.PREVENTS_NOT: "No longer hold it to prevent violence",
}
"""What the ways to the marks of a risk are called."""

MARKED: Mapping[Mark, str] = {
    Mark.END: "Ended",
    Mark.PREVENTS: "Held to prevent violence from",
    Mark.PREVENTS_NOT: "No longer held so from",
}


def note(one: Note) -> Sheet:
    """A note: a concern says whether it was answered.

    Raises NotFound for one that is for the chair alone, where somebody else reads.
    """
    if not notes.may_read(one.ref, me().role):
        raise NotFound("There is no such record.")
    facts = facts_of(
        fact("Kind", filters.plain(one.kind)),
        fact("Written", filters.moment(one.written_at)),
        fact("By", person(one.written_by_id)),
        Fact("About", about(one.ref)),
    )
    says, later = _further(one, "records.note")
    steps = [] if later else _step(Can.NOTE_CORRECT, "writing.correction", one.ref, "Put it right")
    worry = Concern.get_or_none(Concern.note == one.ref)
    if worry is not None:
        says = (*says, _answered(worry, one.for_chair))
        if worry.answer_id is None:
            done = _step(Can.CONCERN_ANSWER, "writing.answer", one.ref, "Write what was done")
            steps = [*done, *steps]
    if worry is not None and one.for_chair:
        steps = _for_chair(worry)
    return Sheet(
        "A concern" if worry or notes.is_concern(one.corrects_id) else "Note",
        one.ref,
        family(one.family_id),
        facts,
        texts_of(("Text", one.text)),
        says=says,
        steps=tuple(steps),
        unprinted=True,
    )


def incident(one: Incident) -> Sheet:
    """Something that went wrong."""
    facts = facts_of(
        fact("Happened", filters.moment(one.occurred_at)),
        fact("Session", session(one.session_id)),
        fact("Recorded by", person(one.recorded_by_id)),
        Fact("About", about(one.ref)),
    )
    texts = texts_of(("What happened", one.text), ("What was done", one.action_taken))
    says, later = _further(one, "records.incident")
    again = _step(Can.INCIDENT_WRITE, "writing_safety.incident_again", one.ref, "Put it right")
    steps = () if later else tuple(again)
    return Sheet("Incident", one.ref, family(one.family_id), facts, texts, "", says, steps)


def risk(one: Risk) -> Sheet:
    """A risk: what to do first, then what is known, then who says so."""
    prevents = "Yes: it may be withheld to prevent violence" if one.held_to_prevent_violence else ""
    facts = facts_of(
        fact("Kind", filters.plain(one.kind)),
        fact("From", person(one.from_person_id)),
        Fact("To", about(one.ref)),
        fact("Held to prevent violence", prevents or "No"),
        fact("Recorded", filters.moment(one.recorded_at)),
        fact("By", person(one.recorded_by_id)),
        fact("Look at it again on", filters.day(one.review_on)),
    )
    marks = {mark.what: mark for mark in reversed(acts.steps(one.ref))}
    facts = (*facts, *(_marked(mark) for mark in marks.values()))
    told, ended = risks.read(one.text), marks.get(Mark.END)
    texts = texts_of(("What is known", told.detail), ("Who or what says so", one.source))
    says, later = _further(one, "records.risk")
    steps = () if later else tuple(_marks(one, ended))
    if ended is not None:
        says = (*says, Link(f"It ended on {filters.day(ended.on)}. Nobody is told of it any more."))
    elif not later:
        says = (*says, *_to_do(one, told))
    alert = "" if ended else told.alert or ""
    return Sheet("Risk", one.ref, family(one.family_id), facts, texts, alert, says, steps)


def _for_chair(worry: Concern) -> list[Link]:
    """What the chair can do about a concern that is theirs alone."""
    hand = Link(
        "Let the coordinators read it", url_for("concerns.hand_over", reference=worry.note_id)
    )
    if worry.answer_id is not None:
        return [hand]
    return [Link("Write what was done", url_for("concerns.answer", reference=worry.note_id)), hand]


def _to_do(one: Risk, told: risks.Told) -> list[Link]:
    """What a risk that stands asks for."""
    found = []
    if risks.is_due(one.review_on, clock.today()):
        found.append(Link("It has to be looked at again."))
    if told.alert is None:
        found.append(Link("Nobody has written yet what to do. Look at it again, and say."))
    return found


def _marks(one: Risk, ended: RiskStep | None) -> list[Link]:
    """What can be done about a risk, each with a page of its own."""
    again = "It is there again" if ended else "Look at it again"
    found = _step(Can.RISK_WRITE, "writing_safety.risk_again", one.ref, again)
    wanted = [Mark.PREVENTS_NOT if one.held_to_prevent_violence else Mark.PREVENTS]
    wanted = wanted if ended else [Mark.END, *wanted]
    if can(Can.RISK_WRITE):
        found += [
            Link(MARK[what], url_for("risk_marks.mark", reference=one.ref, what=str(what)))
            for what in wanted
        ]
    return found


def _marked(mark: RiskStep) -> Fact:
    """A mark as a line: when, why and by whom."""
    why = risks.WHY[Mark(mark.what)].get(mark.why, mark.why)
    by = person(mark.by)
    says = f"{filters.day(mark.on)}: {why}" + (f" ({by.text})" if by else "")
    return Fact(MARKED[Mark(mark.what)], (Link(says),))


def became(rows: Sequence[Any]) -> Mapping[str, tuple[str, str]]:
    """What became of some notes, incidents or risks of one list: their state and a word for it."""
    if not rows:
        return {}
    model, refs = type(rows[0]), [one.ref for one in rows]
    again = model.select(model.corrects).where(model.corrects.in_(refs))
    found = {one.ref: ("wait", "written again") for one in rows if one.corrects_id}
    if model is Note:
        for worry in Concern.select().where(Concern.note.in_(refs)):
            is_open = worry.answer_id is None
            found[worry.note_id] = ("heed", "concern") if is_open else ("well", "answered")
    if model is Risk:
        ends = RiskStep.risk.in_(refs) & (RiskStep.what == Mark.END)
        found.update((one.risk_id, ("wait", "ended")) for one in RiskStep.select().where(ends))
    found.update((one.corrects_id, ("wait", "corrected")) for one in again)
    return found


def _further(one: Any, view: str) -> tuple[tuple[Link, ...], bool]:
    """What stands before and after a record, and whether something does after it."""
    model = type(one)
    says = []
    later = model.get_or_none(model.corrects == one.ref)
    if later is not None:
        says.append(_way(view, later.ref, "This was written again later.", "Read what is right"))
    if one.corrects_id is not None:
        says.append(_way(view, one.corrects_id, "An earlier one stands before it.", "Read that"))
    return tuple(says), later is not None


def _answered(worry: Concern, alone: bool) -> Link:
    if worry.answer_id is None:
        return Link("Nobody has written down yet what was done about it.")
    view = "concerns.concern" if alone else "records.note"
    return _way(view, worry.answer_id, "It was answered.", "Read what was done")


def _way(view: str, ref: str, says: str, go: str) -> Link:
    return Link(go, url_for(view, reference=ref), says)


def _step(permission: Can, view: str, ref: str, text: str) -> list[Link]:
    return [Link(text, url_for(view, record=ref))] if can(permission) else []
