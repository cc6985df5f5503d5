"""Reading an answer as the other parent would, before the second person sees it (VIO, SAR)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from flask import Blueprint, Response, request

from ccportal.acts import requests_inferring as acts
from ccportal.acts.act import note_down
from ccportal.acts.requests_row import found as found_row
from ccportal.acts.requests_row import shown_row
from ccportal.errors import Refused
from ccportal.intranet.marking import KINDS
from ccportal.intranet.reading_list import KINDS as AREAS
from ccportal.intranet.reading_list import Entry, entries_in_steps, order_in_steps
from ccportal.intranet.request_view import view_in_steps
from ccportal.intranet.requests_forms import told_faults
from ccportal.intranet.requests_forms_review import ANSWERS, InferForm
from ccportal.intranet.requests_steps import check
from ccportal.intranet.visitors import me
from ccportal.rules.inference import Answer, Finding, Sign
from ccportal.rules.requests_facts import Stage
from ccportal.rules.withheld_share import by_area, by_code, questions
from ccportal.sar.infer import inferences_in_steps
from ccportal.sar.reviewed import reviewed_in_steps
from ccportal.sar.share import kept_of
from ccportal.sar.surroundings import seen_in_steps
from ccportal.store.at_once import asking, together
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_inferring", __name__, url_prefix="/requests")

SAYS: Mapping[Sign, tuple[str, str]] = {
    Sign.NAMED: ("Still there, and perhaps somebody else’s", "Do they know it from elsewhere?"),
    Sign.ROUTINE: ("When somebody is where", "Could they wait there?"),
    Sign.GAP: ("A number is missing", "Does the gap show that something was taken out?"),
    Sign.ONE_SIDED: ("Half of an exchange", "Does the half that is left tell the other half?"),
    Sign.PRONOUN: ("Words beside a marker", "Do they say who is behind it?"),
    Sign.BROKEN: ("A sentence that breaks off", "Does it show that words are gone?"),
    Sign.UNREAD: (
        "Pages that only you can read",
        "Look at every page: does it show where somebody else lives, or how to reach them?",
    ),
}
"""Each sign in words, and what the reviewer asks of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the page shows it: in which records, and why it may stay where that is said.

    `own` are the person and the families in whose entries it stands: nobody decides about these.
    """

    finding: Finding
    what: str
    records: tuple[Entry, ...]
    own: tuple[str, ...]
    answered: acts.Answered | None


@bp.get("/<path:reference>/as-the-other")
@allow(Can.REQUEST_DECIDE)
def read(reference: str) -> Response:
    """All that could be told from what is given; the look is noted down."""
    here = read_page(reference)
    note_down(me().ref, "request:read-inferences", reference)
    return here


def read_page(
    reference: str, error: Refused | None = None, sent: InferForm | None = None
) -> Response:
    """The page; after a refusal with what stood against it and what was sent."""
    here, placed, reviewed, given, seen = together(
        view_in_steps(reference, brief=True),
        order_in_steps(reference),
        reviewed_in_steps(reference),
        acts.answers_in_steps(reference),
        seen_in_steps(),
    )
    reading = here.now.stage is Stage.ITEM_REVIEW
    inferring = (inferences_in_steps(here.request, reviewed, seen),) if reading else ()
    listed, *found = together(entries_in_steps(reference, placed), *inferring)
    rows = _rows(chain.from_iterable(found), {one.ref: one for one in listed}, given)
    form = sent or InferForm(formdata=None)
    form.fresh(here.request.version)
    return show(
        "intranet/request_other.html",
        status=error.status if error else 200,
        view=here,
        reference=reference,
        ready=reading and not here.facts.undecided,
        left=_by_sign(rows, answered=False),
        done=[one for one in rows if one.answered],
        says=SAYS,
        answers=ANSWERS,
        form=form,
        ticked=set(request.form.getlist("finding")),
        tick=request.args.get("tick", ""),
        questions=questions(kept_of(reviewed)),
        faults=told_faults(error, sent),
    )


def _rows(
    found: Iterable[Finding],
    listed: Mapping[str, Entry],
    given: Mapping[str, acts.Answered],
) -> list[Row]:
    """The findings with the records that they stand in, and what was answered."""
    return [
        Row(
            one,
            KINDS.get(one.kind, "what may tell of another person") if one.kind else "",
            tuple(listed[ref] for ref in one.records if ref in listed),
            tuple(ref for ref in one.records if ref not in listed),
            given.get(one.key),
        )
        for one in found
    ]


@bp.post("/<path:reference>/as-the-other")
@allow(Can.REQUEST_DECIDE)
def answer(reference: str) -> Response:
    """Say why what was ticked may stay."""
    form = InferForm()
    try:
        check(form)
        said = str(form.answer.data or "")
        why = Answer(said) if said in set(Answer) else None
        ticked = request.form.getlist("finding")
        acts.answer(reference, me().ref, ticked, why, str(form.words.data or ""), form.given())
    except Refused as error:
        return read_page(reference, error, form)
    return see("requests_inferring.read", reference=reference)


@bp.get("/<path:reference>/kept-back")
@allow(Can.REQUEST_AGREE)
def share(reference: str) -> Response:
    """How much is kept back, by area and by code; whoever agrees sees it too."""
    rows, reviewed = together(asking(shown_row(reference)), reviewed_in_steps(reference))
    found_row(rows)
    kept = kept_of(reviewed)
    return show(
        "intranet/request_share.html",
        reference=reference,
        decided=len(kept),
        questions=questions(kept),
        areas=by_area(kept),
        codes=by_code(kept),
        names=AREAS,
    )


def _by_sign(rows: list[Row], *, answered: bool) -> dict[Sign, list[Row]]:
    wanted = [one for one in rows if bool(one.answered) is answered]
    found = {sign: [one for one in wanted if one.finding.sign is sign] for sign in Sign}
    return {sign: some for sign, some in found.items() if some}
