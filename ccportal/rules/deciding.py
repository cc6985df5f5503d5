"""Whether a decision about one record holds together (VIO, SAR).

Sources: UK GDPR Article 15(4); Data Protection Act 2018 Schedules 2 and 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccportal.errors import Invalid
from ccportal.rules import covering, health, officials, page_words, privilege, reasons, third_party
from ccportal.rules.health import NOT_SAID, Health
from ccportal.rules.privilege import Sender
from ccportal.rules.redaction import Cut, Decided, naming
from ccportal.rules.third_party import NOTHING_WEIGHED, Weighed
from ccportal.rules.withholding import Action, Exemption, Mode, needs_second_reason


@dataclass(frozen=True, slots=True)
class Because:
    """Why something is kept out.

    `evidence` is what shows it, `review_by` the day on which the reason is looked at again,
    `weighed` the test for what is another person's. `health` says why what tells of health may
    be given.
    """

    reason: str = ""
    evidence: str = ""
    review_by: date | None = None
    weighed: Weighed = NOTHING_WEIGHED
    health: Health = NOT_SAID


def check(
    one: Decided,
    because: Because,
    words: Sequence[str],
    today: date,
    sender: Sender = Sender.UNKNOWN,
    parties: Sequence[str] = (),
    health_on_pages: Sequence[str] = (),
) -> None:
    """Accept a decision about a record whose `words` are its texts, or raise Invalid.

    `sender` is who the record came from, as far as that is known; `parties` are the names of
    the organisations in its short fields, which can be kept back too; `health_on_pages` the words
    of health that stay on the pages of its file. Every fault is named at once, each by the field
    of the form that it belongs to.
    """
    faults = [*_shape(one), *_passages(one, words, parties), *covering.faults(one.covers)]
    faults += page_words.faults(one.page_words)
    faults += [*_reasons(one, because, today), *privilege.faults(one, sender)]
    faults += officials.faults(one, words)
    faults += health.faults(one, because.health, words, today, health_on_pages)
    if faults:
        raise Invalid(faults[0], tuple(faults))


def check_agreement(one: Decided, own_reason: str) -> None:
    """Accept the second person's agreement with a decision, or raise Invalid.

    For everything withheld in silence, and for every use of the policy's own exemption, the
    second person writes a reason of their own (VIO).
    """
    if needs_own_reason(one) and not own_reason.strip():
        raise Invalid("reason: the second person's own reason is needed")


def needs_own_reason(one: Decided) -> bool:
    """Whether whoever agrees has to write a reason of their own."""
    return any(needs_second_reason(code, mode) for code, mode in _grounds(one))


def _grounds(one: Decided) -> list[tuple[Exemption, Mode]]:
    whole = [(one.exemption, one.mode)] if one.exemption else []
    areas = [(area.exemption, area.mode) for area in one.covers]
    return [*whole, *((cut.exemption, cut.mode) for cut in one.passages), *areas]


def _shape(one: Decided) -> list[str]:
    faults = []
    if one.action is Action.WITHHOLD and one.exemption is None:
        faults.append("exemption: what is withheld needs a code")
    if one.action is not Action.WITHHOLD and one.exemption is not None:
        faults.append("exemption: only what is withheld whole has a code of its own")
    if one.action is not Action.WITHHOLD and one.mode is not Mode.STATED:
        faults.append("mode: only what is withheld whole has a mode of its own")
    if one.action is Action.REDACT and not (one.passages or one.covers):
        faults.append("passages: mark what is to be taken out")
    if one.action is not Action.REDACT and (one.passages or one.covers):
        faults.append("passages: only what is shown in part has passages")
    if one.page_words and one.action not in {Action.INCLUDE, Action.REDACT}:
        faults.append("page_words: only what is given has words")
    return faults


def _passages(one: Decided, words: Sequence[str], parties: Sequence[str]) -> list[str]:
    faults = []
    for index, cut in enumerate(one.passages):
        if not cut.find.strip():
            faults.append(f"passages[{index}]: it is empty")
        elif not any(cut.find in text for text in words) and not _is_party(cut, parties):
            faults.append(f"passages[{index}]: these words are not in the record")
        elif cut.mode is Mode.SILENT and _is_party(cut, parties):
            faults.append(f"passages[{index}]: a field without its name shows that it is missing")
    return faults


def _is_party(one: Cut, parties: Sequence[str]) -> bool:
    return any(naming(name, (one,)) for name in parties)


def _reasons(one: Decided, because: Because, today: date) -> list[str]:
    codes = {code for code, _mode in _grounds(one)}
    if not codes:
        return []
    faults = reasons.faults(because.reason, codes)
    if because.review_by is not None and because.review_by < today:
        faults.append("review_by: that day is over")
    if Exemption.TP16 in codes:
        faults += third_party.faults(because.weighed)
    return faults
