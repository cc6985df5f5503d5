"""The door through which files leave a site: none without the rule's word (C3, C4, DP2).

A page is looked at by somebody who may; a file goes wherever they take it. So whatever is no
page goes out through `out`, which asks for what only `rules.leaving.ask` gives, and what comes
another way is stopped before a byte of it leaves.
"""

from __future__ import annotations

from flask import Flask, Response, g, request

from ccportal.rules.leaving import Allowed

SHOWN = frozenset({"text/html", "image/png", "image/svg+xml"})
"""What a browser shows as a page, or in one."""


class WaysOut(RuntimeError):
    """Something was about to leave of which nobody asked whether it may."""


def out(allowed: Allowed, content: bytes | str, mimetype: str, name: str = "") -> Response:
    """A file, for something that may leave; with `name` the browser keeps it under that name.

    `name` holds nothing personal.
    """
    if not isinstance(allowed, Allowed):
        raise WaysOut("only the rule says that something may leave")
    answer = Response(content, mimetype=mimetype)
    if name:
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    g.may_leave = answer
    return answer


def init(app: Flask) -> None:
    """Stop every file of an app that does not come from `out`."""

    @app.after_request
    def check(response: Response) -> Response:
        asked = g.pop("may_leave", None) is response
        if request.endpoint != "static" and _is_file(response) and not asked:
            raise WaysOut(f"{request.endpoint} did not ask whether this may leave")
        return response


def _is_file(response: Response) -> bool:
    return response.mimetype not in SHOWN or "Content-Disposition" in response.headers
