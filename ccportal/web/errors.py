"""What went wrong, as a page: the one place where an error becomes a status.

A page of an error cannot fail: where its template does, a few plain words stand in for it.
The log says where it happened, never with what: the words of an exception may hold a name.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping

from flask import Flask, Response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from ccportal.errors import Invalid, Refused
from ccportal.web.htmx import hurried

log = logging.getLogger("ccportal.web")

TITLES: Mapping[int, str] = {
    400: "We could not read that",
    403: "You may not do that",
    404: "There is no such page",
    405: "That cannot be done here",
    409: "That does not fit any more",
    413: "That is too much at once",
    415: "We cannot read that kind of file",
    422: "Something has to be put right",
    429: "Please wait a little",
    500: "Something went wrong on our side",
    503: "We are not ready yet",
}

ADVICE: Mapping[int, str] = {
    400: "Go back, open the page again and try once more.",
    404: "The address may be mistyped, or it leads to something that is not there for you.",
    405: "Go back and use the buttons on the page.",
    413: "Send less, or a smaller file.",
    500: "Nothing was changed. Try again; if it stays so, tell us what you were doing.",
    503: "Try again in a few minutes.",
}

EXPIRED = "This page was open for too long, so nothing was saved. Open it again and try once more."

BARE = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1><p>{advice}</p></main></body></html>"
)


def init(app: Flask) -> None:
    """Turn every error of the app into a page."""

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        faults = error.faults if isinstance(error, Invalid) else ()
        return page(error.status, str(error), faults)

    @app.errorhandler(CSRFError)
    def expired(_: CSRFError) -> Response:
        return page(400, EXPIRED)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        answer = page(error.code or 500)
        for name, value in error.get_headers(request.environ):
            if name == "Allow" or name == "Retry-After":
                answer.headers[name] = value
        return answer

    @app.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response:
        log.error("%s in %s\n%s", type(error).__name__, request.endpoint, _where(error))
        return page(500)


def page(status: int, message: str = "", faults: tuple[str, ...] = ()) -> Response:
    """The page of an error, or its part for HTMX."""
    title = TITLES.get(status, TITLES[400] if status < 500 else TITLES[500])
    advice = message or ADVICE.get(status, "")
    part = hurried()
    name = "shared/_error.html" if part else "shared/error.html"
    try:
        shown = faults if len(faults) > 1 else ()
        text = render_template(name, title=title, advice=advice, faults=shown, part=part)
    except Exception as error:  # the page of an error must not fail, whatever is broken
        log.error("%s in the page of an error\n%s", type(error).__name__, _where(error))
        text = BARE.format(title=title, advice=ADVICE.get(status, ""))
    return Response(text, status, mimetype="text/html")


def _where(error: BaseException) -> str:
    """Files, lines and functions of a traceback, without what was in them."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"  {one.filename}:{one.lineno} {one.name}" for one in frames)
