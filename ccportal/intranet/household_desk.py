"""One form, one subject: how the pages ask on which families and people are written down."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request

from ccportal.acts.recording import Sheet
from ccportal.errors import Refused
from ccportal.intranet.links import Link
from ccportal.web.forms import Form
from ccportal.web.htmx import hurried
from ccportal.web.pages import show

HIDDEN = ("csrf_token", "token")


@dataclass(frozen=True, slots=True)
class Task:
    """What a page asks: nothing personal is in `title`, which stands in the browser's tab too.

    `hints` stand beside the form. What `destroys` has a red button and says what will go.
    """

    title: str
    lead: str
    button: str
    hints: Sequence[str] = ()
    destroys: bool = False


def ask(
    task: Task, form: Any, back: Link, does: Callable[[Any], Response], **context: Any
) -> Response:
    """Show a form, or do what it says and go where `does` leads.

    What `does` refuses is said above the form, in which everything stays.
    """
    if request.method == "GET":
        if "token" in form:
            form.token.data = secrets.token_urlsafe(16)
        return _page(task, form, back, context)
    if not form.validate_on_submit():
        return _page(task, form, back, context, status=422)
    try:
        return does(form)
    except Refused as error:
        status = 422 if hurried() else error.status  # of HTMX's, only this goes into the form
        return _page(task, form, back, context, status=status, fault=str(error))


def sheet_of(form: Any, kind: str, about: str) -> Sheet:
    """The sheet of a form that makes one record, however often it is sent."""
    return Sheet(str(form.token.data or "")[:64], kind, about)


def _page(
    task: Task,
    form: Form,
    back: Link,
    context: dict[str, Any],
    status: int = 200,
    fault: str = "",
) -> Response:
    fields = [one for one in form if one.name not in HIDDEN]
    return show(
        "intranet/household_form.html",
        status=status,
        task=task,
        form=form,
        fields=fields,
        back=back,
        fault=fault[:1].upper() + fault[1:],
        **context,
    )
