"""The register of processing, and the privacy notice that is written from it (DP1, DP2)."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts import privacy, retention_periods
from ccportal.acts.retention_periods import Ours
from ccportal.catalogue_register import KINDS, Kind
from ccportal.rules.retention_periods import Kept, said
from ccportal.web.access import Can, allow
from ccportal.web.markdown import drawn
from ccportal.web.pages import show

bp = Blueprint("policy_processing", __name__, url_prefix="/policy/processing")


@bp.get("")
@allow(Can.PROCESSING_READ)
def register() -> Response:
    """Every kind of record: what for, what allows it, from whom, to whom, how long."""
    ours = {one.period.kept: one for one in retention_periods.table()}
    rows = [(one, _periods(one, ours)) for one in KINDS]
    return show("intranet/processing.html", rows=rows)


@bp.get("/notice")
@allow(Can.PROCESSING_READ)
def notice() -> Response:
    """What everybody reads on the portal."""
    return show("intranet/processing_notice.html", text=drawn(privacy.notice()))


def _periods(kind: Kind, ours: dict[Kept, Ours]) -> tuple[str, ...]:
    """How long a kind is kept, in words: what, how long, since when."""
    periods = [ours[Kept(one)] for one in kind.kept]
    return tuple(_said(one, alone=len(periods) == 1) for one in periods)


def _said(one: Ours, *, alone: bool) -> str:
    long = said(one.length, one.period.unit)
    since = f" from {one.period.since}" if one.period.since else ""
    return f"{long}{since}" if alone else f"{one.period.what}: {long}{since}"
