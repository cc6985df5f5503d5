"""What was done in a request before: what the next record begins with, and what can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ccportal.acts.requests_keeping import weighed_in
from ccportal.intranet.requests_forms_review import DecideForm
from ccportal.rules import reasons
from ccportal.rules.withholding import Action, Exemption
from ccportal.store.at_once import Steps
from ccportal.store.requests import Decision


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody decided last, and the last answers for another person's data."""

    last: str | None
    tested: Decision | None


def before_in_steps(request_ref: str, by: str) -> Steps[Before]:
    """What was decided last in a request: `last` is the record that can be taken back."""
    made: Any = Decision.select().where(
        Decision.request == request_ref, Decision.decided_at.is_null(False)
    )
    made = made.order_by(Decision.decided_at.desc(), Decision.position.desc())
    own = made.where(Decision.decided_by == by).limit(1)
    tested = made.where(
        Decision.action == Action.REDACT, Decision.weighed.contains('"reasonable_without": false')
    ).limit(1)
    yield own, tested
    return Before(next((one.record_id for one in own), None), next(iter(tested), None))


def begin(form: DecideForm, tested: Decision | None) -> None:
    """Begin a record with the answers that were given last for another person's data.

    They were thought about once in this request; here they are shown, to be looked at again.
    """
    form.reason.data = reasons.TEMPLATES[Exemption.TP16]
    if tested is not None:
        form.reason.data = tested.reason
        form.weigh(weighed_in(tested.weighed))
