"""Help: short pages on what people come here to do."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("helping", __name__, url_prefix="/help")


@bp.get("")
@allow(Can.HELP_READ)
def helping() -> Response:
    """The page of help, as much of it as the reader's role can use."""
    return show("intranet/help.html")
