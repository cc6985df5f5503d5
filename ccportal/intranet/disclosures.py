"""What left the centre: the register, and decisions on a ground with their second answer (C3)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for

from ccportal import clock
from ccportal.acts import grounds, register, statements
from ccportal.acts.act import note_down
from ccportal.acts.register import Wanted
from ccportal.errors import Invalid
from ccportal.intranet.links import Link
from ccportal.intranet.listing import Page, page_of
from ccportal.intranet.visitors import me
from ccportal.rules import disclosure as rule
from ccportal.store.disclosures import Disclosure, GroundDecision
from ccportal.web.access import Can, allow, can
from ccportal.web.forms import Form, choice, day, long_text, options, pick, text
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("disclosures", __name__)


class FilterForm(Form):
    """Which rows of the register."""

    to = pick("To whom?", [("", "Anybody")])
    family = text("Family’s reference", most=200)
    first_on = day("From", hint="")
    last_on = day("Until", hint="")


class AnswerForm(Form):
    """The second person's answer."""

    agrees = choice(
        "Do you agree?",
        [("yes", "I agree"), ("no", "I do not agree")],
        hint="Two people look at what leaves, so that nobody decides alone.",
        need="Say whether you agree",
    )
    why = long_text("If you do not, why?", hint="The coordinator reads it.")


@bp.get("/disclosures")
@allow(Can.DISCLOSURE_READ)
def read() -> Response:
    """The register, newest first, of one family, recipient or time, or whole."""
    wanted, form = _wanted()
    whole = can(Can.FAMILY_READ)
    known = register.known()
    bodies = sorted(known.bodies.items(), key=lambda one: (one[1].casefold(), one[0]))
    form.to.choices = options([("", "Anybody"), *bodies])
    form.to.data = wanted.to
    rows = register.query(wanted)
    page = _all(rows) if request.args.get("show") == "all" else page_of(rows)
    return show(
        "intranet/disclosures.html",
        page=page,
        entries=register.entries(page.rows, known, whole=whole),
        form=form,
        whole=whole,
        waiting=_waiting(),
        asked=_asked(wanted),
    )


@bp.get("/disclosures/list.csv")
@allow(Can.DISCLOSURE_READ)
def listed() -> Response:
    """The same as a spreadsheet, for our own team."""
    wanted, _ = _wanted()
    allowed, rows = register.as_csv(me().ref, wanted, whole=can(Can.FAMILY_READ))
    return out(allowed, rows, "text/csv", "disclosures.csv")


@bp.get("/disclosures/<path:reference>/file")
@allow(Can.STATEMENT_MAKE)
def file(reference: str) -> Response:
    """The file that left, once more, for whoever sends it; byte for byte."""
    allowed, found = statements.again(me().ref, reference)
    return out(allowed, found, "application/pdf", "attendance-statement.pdf")


@bp.get("/disclosures/decisions")
@allow(Can.DISCLOSURE_READ)
def decisions() -> Response:
    """Decisions on a ground: those that wait for somebody first."""
    rows = [(one, _says(one)) for one in grounds.listed()]
    return show("intranet/decisions.html", rows=rows)


@bp.get("/disclosures/decisions/<int:number>")
@allow(Can.DISCLOSURE_READ)
def decision(number: int) -> Response:
    """One decision with what exactly leaves; the look is noted down."""
    found = grounds.find(number)
    note_down(me().ref, "disclosure:read", found.family_id, f"decision {number}")
    return _page(found, AnswerForm())


@bp.post("/disclosures/decisions/<int:number>/answer")
@allow(Can.DISCLOSURE_AGREE)
def answer(number: int) -> Response:
    """The chair agrees, or does not and says why."""
    found, form = grounds.find(number), AnswerForm()
    if not form.validate_on_submit():
        return _page(found, form, 422)
    try:
        agrees = form.agrees.data == "yes"
        grounds.second(me().ref, number, agrees=agrees, why=form.why.data or "")
    except Invalid as fault:
        form.refuse("why", str(fault))
        return _page(found, form, 422)
    return see("disclosures.decision", number=number)


@bp.post("/disclosures/decisions/<int:number>/made")
@allow(Can.DISCLOSURE_DECIDE)
def made(number: int) -> Response:
    """What was agreed has been passed on today."""
    if not Form().validate_on_submit():
        return see("disclosures.decision", number=number)
    return see("records.disclosure", reference=grounds.make(me().ref, number))


def _page(found: GroundDecision, form: AnswerForm, status: int = 200) -> Response:
    left = Disclosure.get_or_none(Disclosure.ref == found.disclosure_id)
    back = Link("Decisions", url_for("disclosures.decisions"))
    return show(
        "intranet/decision.html",
        status=status,
        one=found,
        stage=rule.stage(grounds.decision(found)),
        about=grounds.about(found),
        left=left,
        due=rule.agreement_due(grounds.decision(found)),
        says=_says(found),
        grounds=register.GROUNDS,
        whats=register.WHATS,
        form=form,
        back=back,
    )


def _says(found: GroundDecision) -> tuple[str, str]:
    """How far a decision is: the colour of its flag, and its words."""
    now = grounds.decision(found)
    if rule.is_overdue(now, clock.now_utc()):
        return "stop", "overdue"
    if rule.agreement_due(now) is not None:
        return "heed", "left, waits for the chair"
    stage = rule.stage(now)
    if stage is rule.Stage.MADE:
        return ("well", "passed on") if now.agrees else ("stop", "left, not agreed")
    return {
        rule.Stage.WAITS: ("heed", "waits for the chair"),
        rule.Stage.AGREED: ("heed", "to be passed on"),
        rule.Stage.REFUSED: ("wait", "not agreed"),
    }[stage]


def _waiting() -> int:
    return sum(grounds.is_open(one) for one in grounds.listed())


def _wanted() -> tuple[Wanted, FilterForm]:
    form = FilterForm(request.args)
    wanted = Wanted(
        (form.family.data or "").strip(), form.to.data or "", form.first_on.data, form.last_on.data
    )
    return wanted, form


def _asked(wanted: Wanted) -> dict[str, Any]:
    """What the address of the next page, or of the spreadsheet, has to say again."""
    words = {"family": wanted.family, "to": wanted.to}
    days = {"first_on": wanted.first, "last_on": wanted.last}
    told: dict[str, Any] = {name: word for name, word in words.items() if word}
    return told | {name: [on.day, on.month, on.year] for name, on in days.items() if on}


def _all(rows: Any) -> Page:
    """Every row on one page, to be printed."""
    found = list(rows)
    return Page(found, 1, 1, len(found))
