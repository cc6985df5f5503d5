"""How much is kept back of what was decided on so far (VIO, SAR)."""

from __future__ import annotations

from ccportal import catalogue
from ccportal.rules.reasons import is_personal
from ccportal.rules.redaction import Decided, cut
from ccportal.rules.withheld_share import Kept
from ccportal.rules.withholding import Action
from ccportal.sar.collect import Found
from ccportal.sar.reviewed import Reviewed, reviewed_in_steps
from ccportal.store.at_once import alone


def kept_back(request_ref: str) -> tuple[Kept, ...]:
    """Of each record that was decided on how much is kept back, list by list."""
    return kept_of(alone(reviewed_in_steps(request_ref)))


def kept_of(reviewed: Reviewed) -> tuple[Kept, ...]:
    """The same of what was decided, as it was just asked for."""
    found = sorted(reviewed.records, key=lambda one: _place(one.kind))
    decided, reasons = reviewed.decided, reviewed.reasons
    return tuple(_kept(one, decided[one.ref], is_personal(reasons[one.ref])) for one in found)


def _kept(found: Found, decided: Decided, personal: bool) -> Kept:
    texts = [str(found.row.get(field) or "") for field in catalogue.WORDS[found.kind]]
    words = sum(len(text.split()) for text in texts)
    codes = {one.exemption for one in decided.passages}
    codes |= {decided.exemption} if decided.exemption else set()
    return Kept(
        area=found.kind,
        action=decided.action,
        codes=frozenset(codes),
        words=words,
        covered=words - _given(texts, decided),
        personal=personal,
    )


def _given(texts: list[str], decided: Decided) -> int:
    """How many words are given."""
    if decided.action is Action.WITHHOLD:
        return 0
    pieces = (one for text in texts for one in cut(text, decided.passages))
    return sum(len(one.split()) for one in pieces if isinstance(one, str))


def _place(kind: str) -> int:
    return list(catalogue.WORDS).index(kind)
