"""Bringing spreadsheets in: their templates, a look at what would happen, and then doing it."""

from __future__ import annotations

import base64
import binascii

from flask import Blueprint, Response, request
from wtforms import HiddenField

from ccportal import clock
from ccportal.acts import spreadsheets as acts
from ccportal.acts.act import note_down
from ccportal.errors import Invalid, NotFound
from ccportal.intranet.visitors import me
from ccportal.rules import leaving
from ccportal.rules.leaving import Way
from ccportal.rules.spreadsheets import TEMPLATES
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, file
from ccportal.web.leaving import out
from ccportal.web.pages import see, show
from ccportal.web.uploads import takes

bp = Blueprint("spreadsheets", __name__, url_prefix="/spreadsheets")

MOST_BYTES = 2 * 1024 * 1024
"""Of a spreadsheet that is looked at on a page; a larger one comes in by the command."""

SHOWN = 500
"""So many rows are shown, those with something to look at first."""

FIRST = ("stop", "heed", "new")

VIEWS = {
    "people": "people.people",
    "families": "families.families",
    "sessions": "records.sessions",
    "attendances": "records.sessions",
}


class SheetForm(Form):
    """A spreadsheet, and what is in it."""

    kind = choice("What is in it?", [(kind, filters.plain(kind)) for kind in acts.KINDS])
    sheet = file(
        "Choose the spreadsheet",
        hint="A CSV file, up to 2 MB. Excel and other programs save one with Save as.",
        need="Choose a file first",
    )


class BringForm(Form):
    """What was looked at, to be brought in as it was shown."""

    kind = HiddenField()
    content = HiddenField()


@bp.route("", methods=["GET", "POST"])
@allow(Can.SPREADSHEET_IMPORT)
@takes(MOST_BYTES)
def look() -> Response:
    """Say row by row what would happen; nothing is changed."""
    form = SheetForm()
    if request.method == "GET" or not form.validate_on_submit():
        return _form(form, 422 if form.errors else 200)
    content = form.sheet.data.read()
    try:
        plan = acts.plan(form.kind.data, content)
    except Invalid as fault:
        form.refuse("sheet", str(fault))
        return _form(form, 422, () if fault.faults == (str(fault),) else fault.faults)
    note_down(me().ref, "spreadsheet:look", None, plan.kind)
    return _planned(plan, content)


@bp.post("/bring")
@allow(Can.SPREADSHEET_IMPORT)
@takes(2 * MOST_BYTES)
def bring() -> Response:
    """Enter what was shown, all of it or nothing."""
    form = BringForm()
    kind = str(form.kind.data or "")
    form.validate_on_submit()
    try:
        content = base64.b64decode(str(form.content.data or ""), validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("The spreadsheet did not come whole. Choose it once more.") from None
    acts.bring(me().ref, kind, content)
    return see(VIEWS[kind])


@bp.get("/<kind>.csv")
@allow(Can.SPREADSHEET_IMPORT)
def template(kind: str) -> Response:
    """An empty spreadsheet of a kind, to be filled in."""
    if kind not in acts.KINDS:
        raise NotFound("There is no such spreadsheet.")
    empty = leaving.about_nobody(Way.PAPER, "to be filled in", clock.today())
    return out(empty, acts.template(kind), "text/csv", f"{kind}.csv")


def _form(form: SheetForm, status: int = 200, faults: tuple[str, ...] = ()) -> Response:
    page = "intranet/spreadsheets.html"
    return show(page, form=form, templates=TEMPLATES, faults=faults[:SHOWN], status=status)


def _planned(plan: acts.Plan, content: bytes) -> Response:
    form = BringForm(formdata=None)
    form.kind.data, form.content.data = plan.kind, base64.b64encode(content).decode("ascii")
    lines = sorted(plan.lines, key=lambda one: (FIRST.index(one.state), one.number))
    return show(
        "intranet/spreadsheet.html",
        form=form,
        plan=plan,
        lines=lines[:SHOWN],
        status=422 if plan.faults else 200,
    )
