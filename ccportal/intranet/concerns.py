"""Concerns about the coordinator: the chair's to read and to answer, and nobody else's (C8)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from ccportal.acts import concerns as acts
from ccportal.acts.act import note_down
from ccportal.errors import NotFound
from ccportal.intranet import sheets_written
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.intranet.writing import ANSWER, answer_page
from ccportal.intranet.writing_desk import Task as Writing
from ccportal.intranet.writing_desk import around_record
from ccportal.rules.access import Role
from ccportal.store.contact import Note
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form
from ccportal.web.pages import see, show

bp = Blueprint("concerns", __name__, url_prefix="/concerns")

HAND_OVER = Task(
    "Let the coordinators read a concern",
    "Every coordinator can read it from now on, the one whom it is about too.",
    "Let them read it",
    (
        "Do it when somebody else of them is to look into it.",
        "While it is yours alone, no coordinator can decide about it for somebody's copy.",
    ),
    destroys=True,
)
CHAIR_ANSWER = Writing("answer-chair", ANSWER.title, ANSWER.lead, ANSWER.button, ANSWER.prompts)


@bp.get("")
@allow(Can.CONCERN_CHAIR)
def concerns() -> Response:
    """Every concern that is for the chair alone, those that wait first."""
    return show("intranet/concerns.html", page=page_of(acts.of(Role.CHAIR)))


@bp.get("/<path:reference>")
@allow(Can.CONCERN_CHAIR)
def concern(reference: str) -> Response:
    """One of them, or what was done about it; the look is noted down."""
    found = _find(reference)
    note_down(me().ref, "concern:read", reference)
    return show("intranet/record.html", sheet=sheets_written.note(found))


@bp.route("/<path:reference>/answer", methods=["GET", "POST"])
@allow(Can.CONCERN_CHAIR)
def answer(reference: str) -> Response:
    """What was done about one of them."""
    found = _find(reference)
    here = around_record(found, ((filters.moment(found.written_at), found.text),))
    return answer_page(
        reference, here, CHAIR_ANSWER, lambda ref: see("concerns.concern", reference=ref)
    )


@bp.route("/<path:reference>/hand-over", methods=["GET", "POST"])
@allow(Can.CONCERN_CHAIR)
def hand_over(reference: str) -> Response:
    """Let the coordinators read one of them."""
    _find(reference)

    def does(_: Form) -> Response:
        acts.hand_over(me().ref, reference)
        return see("concerns.concerns")

    back = Link("The concern", url_for("concerns.concern", reference=reference))
    return ask(HAND_OVER, Form(), back, does)


def _find(reference: str) -> Any:
    found = Note.get_or_none(Note.ref == reference)
    if found is None or not found.for_chair:
        raise NotFound("There is no such record.")
    return found
