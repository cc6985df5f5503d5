"""DBS checks: who is cleared, what a check says, a new one with its decision (C7).

What a check says is for coordinators and the chair alone, apart from everything else of the
person, and each look is written down where both roles see it.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from ccportal import clock
from ccportal.acts import checks as acts
from ccportal.errors import Invalid
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules.checks import Decision, Entered, Outcome
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day, text
from ccportal.web.pages import see, show

bp = Blueprint("team_checks", __name__, url_prefix="/team")

ENTER = Task(
    "Enter a DBS check",
    "Enter it when you have decided. Nobody helps at a session without a check that was accepted.",
    "Enter it, with the decision",
    (
        "Look at the certificate and give it back. Make no copy.",
        "Its number and what it says are removed six months after the decision. That there was a "
        "check, its day and the decision stay.",
        "Nobody decides on their own check.",
        "A check that is declined takes them off every session at once.",
    ),
)


class CheckForm(Form):
    """A check, and what was decided."""

    checked_on = day(
        "Day of the certificate",
        hint="The newest certificate counts. For example, 31 3 2026",
        need="Enter the day of the certificate",
    )
    certificate_number = text(
        "Number of the certificate",
        hint="12 digits. It tells which one you saw, and is removed later.",
        most=40,
    )
    outcome = choice(
        "What does it say?",
        [(Outcome.CLEAR, "Nothing"), (Outcome.DISCLOSED, "Something")],
        hint="Only coordinators and the chair see it, and each look is written down.",
        need="Say what it says",
    )
    decision = choice(
        "What was decided?",
        [(Decision.ACCEPTED, "They may help"), (Decision.DECLINED, "They may not help")],
        hint="Nobody helps at a session without a check that was accepted.",
        need="Say what was decided",
    )
    decided_on = day(
        "When was it decided?",
        hint="What the certificate says is removed some months after. For example, 31 3 2026",
        need="Enter the day of the decision",
    )
    renew_by = day(
        "Until which day does it hold?",
        hint="Sessions after it ask for a new check. Leave it empty for no last day.",
    )


@bp.get("/checks")
@allow(Can.DBS_READ)
def checks() -> Response:
    """Who is cleared, and until when; what a check says is on a page of its own."""
    return show("intranet/checks.html", team=acts.standing(clock.today()))


@bp.get("/checks/<path:reference>")
@allow(Can.DBS_READ)
def check(reference: str) -> Response:
    """What somebody's checks say, and who has looked; so is this look."""
    look = acts.look(me().ref, reference)
    return show("intranet/check.html", look=look, own=reference == me().ref)


@bp.route("/checks/<path:reference>/new", methods=["GET", "POST"])
@allow(Can.DBS_WRITE)
def enter(reference: str) -> Response:
    """Enter a check, with what was decided; never one's own."""
    form = CheckForm()
    if request.method == "GET":
        form.decided_on.data = clock.today()
    back = Link("DBS checks", url_for("team_checks.checks"))

    def does(form: CheckForm) -> Response:
        checked, decided = form.checked_on.data, form.decided_on.data
        if checked is None or decided is None:
            raise Invalid("Enter both days")
        said = Entered(
            checked,
            Outcome(form.outcome.data),
            Decision(form.decision.data),
            decided,
            form.certificate_number.data or "",
            form.renew_by.data,
        )
        acts.enter(me().ref, reference, said)
        return see("team_checks.check", reference=reference)

    return ask(ENTER, form, back, does, who=acts.name_of(reference))
