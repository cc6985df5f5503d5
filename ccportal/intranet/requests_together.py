"""The records of one kind together: looked through, and given whole at once (SAR)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request

from ccportal.acts import requests_bulk as acts
from ccportal.acts.act import note_down
from ccportal.acts.requests_items import words_of
from ccportal.errors import NotFound, Refused
from ccportal.intranet.reading_facts import times
from ccportal.intranet.reading_list import (
    KINDS,
    Entry,
    entries_in_steps,
    order,
    order_in_steps,
)
from ccportal.intranet.request_view import View, view_in_steps
from ccportal.intranet.requests_forms import StepForm, fresh, told_faults
from ccportal.intranet.requests_steps import check
from ccportal.intranet.visitors import me
from ccportal.rules.court_papers import signs_of_court
from ccportal.rules.health import words_of_health
from ccportal.rules.requests_facts import Stage
from ccportal.sar.collect import Found, whose
from ccportal.sar.reviewed import unread_in_steps
from ccportal.sar.suggest import Looking, looking
from ccportal.sar.surroundings import seen_in_steps
from ccportal.store.at_once import Steps, alone, side_by_side
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_together", __name__, url_prefix="/requests")


@dataclass(frozen=True, slots=True)
class Whole:
    """A record of a kind that is decided as a whole: what it says, and whether that is plain."""

    entry: Entry
    digest: str
    facts: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    health: tuple[str, ...]
    court: tuple[str, ...]
    suggested: int

    @property
    def plain(self) -> bool:
        """Nothing in it is anybody else's, of anybody's health or a court's, as can be seen."""
        return not (self.health or self.court or self.suggested)


@bp.get("/<path:reference>/together/<kind>")
@allow(Can.REQUEST_DECIDE)
def together(reference: str, kind: str) -> Response:
    """The records of a kind that are still to be read, to be given whole at once."""
    note_down(me().ref, "request:read-kind", reference, kind if kind in KINDS else None)
    return _together_page(reference, kind)


@bp.post("/<path:reference>/together/<kind>")
@allow(Can.REQUEST_DECIDE)
def give(reference: str, kind: str) -> Response:
    """Give those whole that were ticked, each as it was on the page."""
    form = StepForm()
    ticked = request.form.getlist("record")
    try:
        check(form)
        seen = {ref: request.form.get(f"seen-{ref}", "") for ref in ticked}
        acts.give_whole(reference, me().ref, seen, form.given())
    except Refused as error:
        return _together_page(reference, kind, error)
    left = [one for one in order(reference) if not one.decided]
    if not left:
        return see("requests.page", reference=reference)
    return see("requests_items.item", reference=reference, record=left[0].ref)


def _together_page(reference: str, kind: str, error: Refused | None = None) -> Response:
    if kind not in KINDS:
        raise NotFound("There is no such kind of record.")
    here, rows = alone(_page_in_steps(reference, kind))
    return show(
        "intranet/request_together.html",
        status=error.status if error else 200,
        view=here,
        reference=reference,
        kind=kind,
        called=KINDS[kind],
        open=here.now.stage is Stage.ITEM_REVIEW,
        rows=rows,
        form=fresh(StepForm(formdata=None), here.request.version),
        faults=told_faults(error),
    )


def _page_in_steps(reference: str, kind: str) -> Steps[tuple[View, list[Whole]]]:
    """The request, and its records of a kind that are still to be read."""
    here, placed, unread, seen = yield from side_by_side(
        view_in_steps(reference, brief=True),
        order_in_steps(reference),
        unread_in_steps(reference),
        seen_in_steps(),
    )
    wanted = [one for one in placed if one.of == kind and not one.decided]
    listed = yield from entries_in_steps(reference, wanted)
    looked = looking(*whose(here.request), seen)
    return here, _wholes(listed, unread, looked)


def _wholes(listed: Sequence[Entry], unread: Iterable[Found], looked: Looking) -> list[Whole]:
    """These records as they are given whole, in the order of the list; none that is a file."""
    place = {one.ref: at for at, one in enumerate(listed) if one.decision is None}
    found = [one for one in unread if one.ref in place and "file" not in one.row]
    found.sort(key=lambda one: place[one.ref])
    number: defaultdict[str, int] = defaultdict(int)
    for passage in looked.suggest(found):
        number[passage.record] += 1
    return [
        Whole(
            entry=listed[place[one.ref]],
            digest=one.digest,
            facts=times(one),
            words=words_of(one.row),
            health=words_of_health(words_of(one.row)),
            court=signs_of_court(words_of(one.row)) if one.kind == "documents" else (),
            suggested=number[one.ref],
        )
        for one in found
    ]
