"""Whom to ask whether their contact details are still right, who comes soonest first (DP4)."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal import clock
from ccportal.store.confirming import to_ask
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("telling_confirm", __name__, url_prefix="/to-confirm")

MOST = 200
"""So many are shown at once; the rest once these were asked."""


@bp.get("")
@allow(Can.PERSON_WRITE)
def confirm() -> Response:
    """The list: names and kinds of details, never the details."""
    found = to_ask(clock.now())
    return show("intranet/to_confirm.html", rows=found[:MOST], more=max(0, len(found) - MOST))
