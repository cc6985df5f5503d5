"""The decisions on a request's records, put together from what is kept of them (SAR)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ccportal.rules.covering import of_text
from ccportal.rules.page_words import of_text as words_of_pages
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.store.at_once import Steps, asking, side_by_side
from ccportal.store.people import Record
from ccportal.store.requests import Decision, Passage


def decisions_in_steps(request_ref: str) -> Steps[tuple[list[Decision], Mapping[int, list[Cut]]]]:
    """The decisions in the order of the records' refs, and what each covers, by its number."""
    theirs = Decision.request == request_ref
    passages = Passage.select().join(Decision).where(theirs)
    made, covered = yield from side_by_side(
        asking(Decision.select(Decision, Record).join(Record).where(theirs).order_by(Record.ref)),
        asking(passages.order_by(Passage.decision, Passage.position)),
    )
    cuts: defaultdict[int, list[Cut]] = defaultdict(list)
    for one in covered:
        mode = Mode(one.mode or Mode.STATED)
        cuts[one.decision_id].append(Cut(one.find, Exemption(one.exemption), mode))
    return made, cuts


def as_decided(one: Decision, cuts: Iterable[Cut]) -> Decided:
    """A decision that is kept, with the passages that it covers, as the rules want it."""
    return Decided(
        record=one.record_id,
        action=Action(one.action),
        exemption=Exemption(one.exemption) if one.exemption else None,
        mode=Mode(one.mode or Mode.STATED),
        passages=tuple(cuts),
        covers=of_text(one.covers),
        page_words=words_of_pages(one.page_words),
    )


def by_record(made: Iterable[Decision], cuts: Mapping[int, list[Cut]]) -> dict[str, Decided]:
    """What was decided about each record, by the record's ref."""
    return {one.record_id: as_decided(one, cuts[one.id]) for one in made}
