"""What is sent in words holds no character that cannot be kept.

The character number 0 stands in no text that a person writes, and no database of ours takes
it on every engine: whatever holds it, in an address or in a form, is refused before it is read.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, request
from werkzeug.exceptions import BadRequest

NOTHING = "\0"


def init(app: Flask) -> None:
    """Refuse such a request with 400."""

    @app.before_request
    def refuse() -> None:
        if request.endpoint == "static":
            return
        sent = (*_words(request.args), *_words(request.form))
        if NOTHING in request.path or any(NOTHING in one for one in sent):
            raise BadRequest


def _words(sent: object) -> Iterable[str]:
    """Names and values of what was sent."""
    lists = getattr(sent, "lists", None)
    for name, values in lists() if lists else ():
        yield name
        yield from values
