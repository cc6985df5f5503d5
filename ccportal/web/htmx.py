"""Whether a request was made by HTMX for a part of a page."""

from __future__ import annotations

from flask import Flask, request
from flask_htmx import HTMX

htmx = HTMX()


def init(app: Flask) -> None:
    """Let the app read HTMX's headers."""
    htmx.init_app(app)


def hurried() -> bool:
    """Whether a part is wanted, and not the whole page."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-Boosted") != "true"
        and headers.get("HX-History-Restore-Request") != "true"
    )


def target() -> str | None:
    """The id of the element that the answer goes into, where HTMX says so."""
    return request.headers.get("HX-Target") if hurried() else None
