"""Reading a request's records one by one, and deciding what becomes of each (SAR, VIO)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, request

from ccportal.acts import requests_items as acts
from ccportal.acts.act import note_down
from ccportal.errors import Conflict, NotFound, Refused
from ccportal.intranet import reading as read
from ccportal.intranet.deciding import Sent, offered_for, offered_in_steps, sent_about
from ccportal.intranet.reading_asked import known as check_known
from ccportal.intranet.reading_list import order
from ccportal.intranet.reading_window import beside_in_steps, place_of
from ccportal.intranet.request_view import View, view, view_in_steps
from ccportal.intranet.requests_before import Before, before_in_steps, begin
from ccportal.intranet.requests_forms import StepForm, told_faults
from ccportal.intranet.requests_forms_review import MODES, DecideForm
from ccportal.intranet.requests_past import Was, past_in_steps
from ccportal.intranet.requests_steps import check, step
from ccportal.intranet.visitors import me
from ccportal.rules import third_party
from ccportal.rules.reasons import TEMPLATES
from ccportal.rules.requests_facts import Stage
from ccportal.rules.withholding import GROUNDS, Exemption
from ccportal.sar import pictures
from ccportal.store.at_once import Steps, alone, side_by_side, together
from ccportal.store.documents import Document, FileContent
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_items", __name__, url_prefix="/requests")

FIELDS = {
    "reason": "decide-reason",
    "review_by": "review_by-day",
    "information": "decide-information",
    "confidence": "decide-confidence",
    "consent": "decide-consent",
    "reasonable_without": "decide-unreasonable",
    "exemption": "decide-exemption",
    "mode": "decide-mode",
    "passages": "more",
    "areas": "item",
    "page_words": "item",
    "health": "decide-may_go",
    "health_how": "decide-health_how",
    "opinion_on": "opinion_on-day",
}
"""Where on the page the fault of a decision is put right, by what the rules call it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a record on its page: the request, what may be chosen, the list beside it.

    And what was decided in the request before, and about this record.
    """

    request: View
    offered: tuple[Exemption, ...]
    before: Before
    beside: dict[str, Any]
    past: tuple[Was, ...]


@bp.get("/<path:reference>/items/<path:record>")
@allow(Can.REQUEST_DECIDE)
def item(reference: str, record: str) -> Response:
    """A record to be read; the look is noted down."""
    page = request.args.get("read", type=int)
    here, around = together(
        read.reading_in_steps(reference, record, read_off=page), _around_in_steps(reference, record)
    )
    note_down(me().ref, "request:read-item", reference, record)
    if request.args.get("tick") == "all":
        here = read.all_ticked(here)
    return item_page(reference, here, around=around)


def item_page(
    reference: str,
    here: read.Reading,
    form: DecideForm | None = None,
    why: Refused | None = None,
    around: Around | None = None,
) -> Response:
    """The page of a record; after a refusal with what stood against it and what was sent."""
    around = around or alone(_around_in_steps(reference, here.found.ref))
    known, offered = around.request, around.offered
    faults = told_faults(why, form)
    if form is None:
        form = DecideForm(formdata=None)
        if here.decision is None:
            begin(form, around.before.tested)
        form.fill(here.decision)
    form.show(known.request.version, here.found.digest, offered)
    return show(
        "intranet/request_item.html",
        parts=("reading",),
        status=why.status if why else 200,
        reference=reference,
        view=known,
        open=known.now.stage is Stage.ITEM_REVIEW,
        here=here,
        **around.beside,
        form=form,
        past=around.past,
        templates={code: TEMPLATES[code] for code in offered},
        weighed=not third_party.faults(form.weighed()),
        faults=[_say(place, words) for place, words in faults],
        grounds={code: GROUNDS[code] for code in offered},
        modes=MODES,
    )


def _around_in_steps(reference: str, record: str) -> Steps[Around]:
    """What stands around a record on its page."""
    (known, offered), (before, shown), past = yield from side_by_side(
        _known_in_steps(reference),
        beside_in_steps(reference, record, before_in_steps(reference, me().ref)),
        past_in_steps(reference, record),
    )
    return Around(known, offered, before, shown, past)


def _known_in_steps(reference: str) -> Steps[tuple[View, tuple[Exemption, ...]]]:
    known = yield from view_in_steps(reference, brief=True)
    offered = yield from offered_in_steps(known.request)
    return known, offered


@bp.post("/<path:reference>/items/<path:record>")
@allow(Can.REQUEST_DECIDE)
def decide(reference: str, record: str) -> Response:
    """Decide what becomes of a record, and go on to the next."""
    form = DecideForm()
    here = read.reading(reference, record)
    sent = sent_about(request.form, here.words)
    try:
        check(form)
        decided = sent.decided(record, form, offered_for(view(reference).request))
        seen = form.seen.data or None
        acts.decide(reference, me().ref, decided, form.because(), seen, form.given())
    except Refused as error:
        return item_page(reference, _as_sent(reference, here, sent), form, error)
    return see("requests_items.item", reference=reference, record=_next(reference, record))


@bp.post("/<path:reference>/undo/<path:record>")
@allow(Can.REQUEST_DECIDE)
def undo(reference: str, record: str) -> Response:
    """Take the last decision about a record back."""
    form = StepForm()
    here = read.reading(reference, record)
    try:
        check(form)
        acts.undo(reference, me().ref, record, form.given())
    except Refused as error:
        return item_page(reference, here, None, error)
    return see("requests_items.item", reference=reference, record=record)


@bp.post("/<path:reference>/take-in")
@allow(Can.REQUEST_DECIDE)
def take_in(reference: str) -> Response:
    """Take in what was found since the search."""

    def does(form: StepForm) -> None:
        new = tuple(one.ref for one in acts.newly_found(reference))
        if not new:
            raise Conflict("Nothing new was found.")
        acts.take_in(reference, me().ref, new, form.given())

    return step(reference, StepForm(), does)


@bp.get("/<path:reference>/pages/<path:record>/<int:number>")
@allow(Can.REQUEST_AGREE)
def page_picture(reference: str, record: str, number: int) -> Response:
    """A page of an uploaded file as a picture; nothing of the file itself is sent."""
    check_known(reference, record)
    document = Document.get_or_none(Document.ref == record)
    if document is None or document.file_id is None:
        raise NotFound("There is no file here.")
    kept = FileContent.get_by_id(document.file_id).content
    try:
        drawn = pictures.page(bytes(kept), number)
    except Refused:
        raise NotFound("There is no such page.") from None
    return Response(drawn, mimetype="image/png")


def _as_sent(reference: str, here: read.Reading, sent: Sent) -> read.Reading:
    """The record with the passages as they were marked on the page."""
    as_sent = read.AsSent(sent.cuts, sent.covers, sent.chosen)
    again = read.reading(reference, here.found.ref, as_sent)
    return replace(again, decision=here.decision)


def _next(reference: str, record: str) -> str:
    """The next record that is still to be read, else the next one, else this one."""
    placed = order(reference)
    at = place_of(placed, record)
    later = [one.ref for one in (*placed[at + 1 :], *placed[:at]) if not one.decided]
    return later[0] if later else placed[min(at + 1, len(placed) - 1)].ref


def _say(place: str, fault: str) -> tuple[str, str]:
    """A fault of a decision in the reader's words, and the field that it leads to."""
    name, found, words = fault.partition(": ")
    if not found:
        return place, fault
    field = FIELDS.get(name.lower(), "")
    return place or field, f"{words[:1].upper()}{words[1:]}"
