"""The records of one kind together: looked through, and given whole at once (SAR)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from flask import Blueprint, Response, request

from ccportal.acts import requests_bulk as acts
from ccportal.acts.act import note_down
from ccportal.acts.requests_items import words_of
from ccportal.errors import NotFound, Refused
from ccportal.intranet.reading_facts import times
from ccportal.intranet.reading_list import KINDS, Entry, entries, order
from ccportal.intranet.request_view import view
from ccportal.intranet.requests_forms import StepForm, fresh, told_faults
from ccportal.intranet.requests_steps import check
from ccportal.intranet.visitors import me
from ccportal.rules.health import words_of_health
from ccportal.rules.requests_facts import Stage
from ccportal.sar import review
from ccportal.sar.suggest import suggest
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
    suggested: int

    @property
    def plain(self) -> bool:
        """Nothing in it is anybody else's, or of anybody's health, as far as can be seen."""
        return not (self.health or self.suggested)


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
    here = view(reference)
    return show(
        "intranet/request_together.html",
        status=error.status if error else 200,
        view=here,
        reference=reference,
        kind=kind,
        called=KINDS[kind],
        open=here.now.stage is Stage.ITEM_REVIEW,
        rows=_wholes(reference, kind),
        form=fresh(StepForm(formdata=None), here.request.version),
        faults=told_faults(error),
    )


def _wholes(reference: str, kind: str) -> list[Whole]:
    listed = {one.ref: one for one in entries(reference) if one.of == kind and one.decision is None}
    found = [one for one in review.items(reference) if one.ref in listed and "file" not in one.row]
    number: defaultdict[str, int] = defaultdict(int)
    for passage in suggest(reference, found):
        number[passage.record] += 1
    rows = [
        Whole(
            entry=listed[one.ref],
            digest=one.digest,
            facts=times(one),
            words=words_of(one.row),
            health=words_of_health(words_of(one.row)),
            suggested=number[one.ref],
        )
        for one in found
    ]
    place = list(listed).index
    return sorted(rows, key=lambda row: place(row.entry.ref))
