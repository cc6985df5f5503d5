"""What was done in a request before: what the next record begins with, and what can be undone."""

from __future__ import annotations

from collections.abc import Iterable

from ccportal.acts.requests_keeping import weighed_in
from ccportal.intranet.reading_list import Entry
from ccportal.intranet.requests_forms_review import DecideForm
from ccportal.rules import reasons, third_party
from ccportal.rules.withholding import Action, Exemption
from ccportal.store.requests import Decision


def last_decided(listed: Iterable[Entry], by: str) -> Entry | None:
    """The record that somebody decided on last, so that it can be taken back."""
    own = [one for one in listed if one.decision and one.decision.decided_by_id == by]
    return max(own, key=lambda one: _when(one.decision), default=None)


def begin(form: DecideForm, listed: Iterable[Entry]) -> None:
    """Begin a record with the answers that were given last for another person's data.

    They were thought about once in this request; here they are shown, to be looked at again.
    """
    form.reason.data = reasons.TEMPLATES[Exemption.TP16]
    given = [one.decision for one in listed if one.decision and _tested(one.decision)]
    last = max(given, key=_when, default=None)
    if last is not None:
        form.reason.data = last.reason
        form.weigh(weighed_in(last.weighed))


def _tested(decision: Decision) -> bool:
    if decision.action != Action.REDACT or not decision.weighed:
        return False
    return not third_party.faults(weighed_in(decision.weighed))


def _when(decision: Decision | None) -> tuple[str, int]:
    """In which order decisions were made; those of an archive came first."""
    if decision is None or decision.decided_at is None:
        return "", 0
    return decision.decided_at.isoformat(), decision.position
