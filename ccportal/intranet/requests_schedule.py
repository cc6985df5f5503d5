"""The schedule of what a request keeps back: for coordinator and chair, never for who asked."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal.acts import requests_schedule as acts
from ccportal.acts.requests_schedule import Reader
from ccportal.errors import Conflict
from ccportal.intranet.visitors import me
from ccportal.sar import schedule as words
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice
from ccportal.web.leaving import out
from ccportal.web.pages import show

bp = Blueprint("requests_schedule", __name__, url_prefix="/requests")


class PrintForm(Form):
    """For whom the schedule is printed."""

    reader = choice(
        "Whom is it for?",
        [
            (Reader.CHAIR, "The chair of the centre"),
            (Reader.REGULATOR, "The Information Commissioner"),
            (Reader.COURT, "A court"),
        ],
        hint="It stands on the paper, and who printed it for whom is noted down. It is never for "
        "whoever asked.",
    )


@bp.route("/<path:reference>/schedule", methods=["GET", "POST"])
@allow(Can.REQUEST_AGREE)
def schedule(reference: str) -> Response:
    """Everything that is kept back, item by item; the look is noted down, and what is printed."""
    form = PrintForm()
    form.reader.choices[1].label = _capitalised(words.in_words(Reader.REGULATOR))
    fault = ""
    if request.method == "POST" and form.validate_on_submit():
        try:
            allowed, made = acts.printed(reference, me().ref, Reader(form.reader.data))
        except Conflict as error:
            fault = _capitalised(str(error))
        else:
            return out(allowed, made, "application/pdf", "schedule-of-what-is-kept-back.pdf")
    found = acts.schedule(reference, me().ref)
    return show(
        "intranet/request_schedule.html",
        status=422 if form.errors or fault else 200,
        reference=reference,
        form=form,
        fault=fault,
        number=sum(len(one.places) for one in found.groups),
        reasons=[words.reason(one) for one in found.groups],
        left_out=[(one.record, words.in_its_place(one)) for one in found.left_out],
    )


def _capitalised(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}"
