"""Ending a risk, and holding it to prevent violence or no longer: each with its reason (VIO)."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, url_for

from ccportal.acts import risks as acts
from ccportal.errors import NotFound
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.sheets_written import MARK
from ccportal.intranet.visitors import me
from ccportal.rules.risks import WHY, Mark
from ccportal.store.families import Risk
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, options
from ccportal.web.pages import see

bp = Blueprint("risk_marks", __name__, url_prefix="/risks")

STAYS = "What was written stays, is held as before, and is collected when somebody asks."

TASKS: Mapping[Mark, Task] = {
    Mark.END: Task(
        "End a risk",
        "Nobody at the door is told what to do because of it any more, from this moment on.",
        "End it",
        (
            STAYS,
            "If it comes back, open it and press “It is there again”.",
        ),
        destroys=True,
    ),
    Mark.PREVENTS: Task(
        "Hold a risk to prevent violence",
        "It may then be kept out of the copy of the person that it comes from.",
        MARK[Mark.PREVENTS],
        (STAYS, "Two people decide about it, each time that somebody asks."),
    ),
    Mark.PREVENTS_NOT: Task(
        "No longer hold a risk to prevent violence",
        "The reason to keep it out of that person's copy falls away.",
        MARK[Mark.PREVENTS_NOT],
        (STAYS, "What was decided about it in an open request has to be decided again."),
    ),
}


class WhyForm(Form):
    """Why it is marked."""

    why = choice("Why?", [], need="Choose a reason")


@bp.route("/<path:reference>/mark/<what>", methods=["GET", "POST"])
@allow(Can.RISK_WRITE)
def mark(reference: str, what: str) -> Response:
    """Mark a risk, with a reason."""
    if what not in list(Mark) or Risk.get_or_none(Risk.ref == reference) is None:
        raise NotFound("There is no such page.")
    wanted, form = Mark(what), WhyForm()
    form.why.choices = options(WHY[wanted].items())

    def does(form: WhyForm) -> Response:
        acts.mark(me().ref, reference, wanted, form.why.data)
        return see("records.risk", reference=reference)

    back = Link("The risk", url_for("records.risk", reference=reference))
    return ask(TASKS[wanted], form, back, does)
