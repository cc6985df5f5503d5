"""Requests: the board, writing one down, and the page of one (SAR, DP6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import requests as acts
from ccportal.acts import requests_review_by, requests_state, work
from ccportal.acts.act import note_down
from ccportal.acts.requests_delivery import packs_of
from ccportal.acts.requests_items import BY_HAND, STORES, newly_found
from ccportal.acts.requests_way import reached_otherwise
from ccportal.errors import Refused
from ccportal.intranet import (
    request_view,
    requests_board,
    requests_forms,
    requests_forms_answer,
    requests_forms_behalf,
    requests_forms_ends,
)
from ccportal.intranet.reading_list import Progress, collected
from ccportal.intranet.requests_forms import NewForm, StepForm, new_token, supply, told_faults
from ccportal.intranet.requests_next import WAITS
from ccportal.intranet.requests_searched import Searched
from ccportal.intranet.visitors import me
from ccportal.rules.requests_facts import Delivery, Hold, Stage
from ccportal.rules.requests_guards import due_for_reminder
from ccportal.store.at_once import at_once
from ccportal.store.correspondence import Evidence, Letter
from ccportal.store.requests import Request
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests", __name__, url_prefix="/requests")


@bp.get("")
@allow(Can.REQUEST_READ)
def board() -> Response:
    """The requests, fewest days left first; those that are over apart."""
    rows = requests_board.rows(me().ref, me().role)
    lists = {
        "open": [row for row in rows if not row.closed],
        "mine": [row for row in rows if row.next.mine],
        "closed": [row for row in rows if row.closed],
    }
    which = request.args.get("show", "open")
    which = which if which in lists else "open"
    axis, today = requests_board.axis(lists[which]), clock.today()
    return show(
        "intranet/requests.html",
        rows=[(row, requests_board.track(row, axis)) for row in lists[which]],
        which=which,
        counts={name: len(some) for name, some in lists.items()},
        today=today,
        now=axis.at(today),
        months=axis.months(today),
    )


@bp.route("/new", methods=["GET", "POST"])
@allow(Can.REQUEST_OPEN)
def new() -> Response:
    """Write down a request that did not come through the portal."""
    form = NewForm()
    if request.method == "GET":
        form.token.data = new_token()
        return show("intranet/request_new.html", form=form)
    came = form.received_on.data
    if not form.validate_on_submit() or came is None:
        return show("intranet/request_new.html", form=form, status=422)
    try:
        reference = acts.record(
            me().ref,
            None,
            came,
            form.channel.data,
            form.scope.data or None,
            kind=form.kind.data,
            given=form.given(),
        )
    except Refused as error:
        form.refuse("received_on", f"{str(error)[:1].upper()}{str(error)[1:]}")
        return show("intranet/request_new.html", form=form, status=422)
    return see("requests.page", reference=reference)


@bp.get("/<path:reference>")
@allow(Can.REQUEST_READ)
def page(reference: str) -> Response:
    """A request; the look is noted down."""
    found = requests_state.find(reference)
    note_down(me().ref, "request:read", found.ref)
    return _page(found)


def request_page(
    reference: str, error: Refused | None = None, sent: StepForm | None = None
) -> Response:
    """The request's page; after a refusal with what stood against it, and what was `sent`."""
    return _page(requests_state.find(reference), error, sent)


def _page(asked: Request, error: Refused | None = None, sent: StepForm | None = None) -> Response:
    found, reference = request_view.view(asked), asked.ref
    letters = Letter.select().where(Letter.request == reference).order_by(Letter.at)
    evidence = Evidence.select(Evidence.key, Evidence.kind, Evidence.seen_at)
    evidence = evidence.where(Evidence.request == reference)
    records, packs, works = collected(reference), packs_of(reference), work.rows_of(reference)
    past, searched = requests_review_by.of_request(reference), Searched(found)
    theirs = (records.items, records.decisions, searched.people, searched.members)
    team = _who_may_compare(found)
    at_once(letters, evidence, packs, works, past, *theirs, *team)
    reading = records.progress()
    form_of = supply(found.request.version, sent)
    return show(
        "intranet/request.html",
        parts=("steps", "answer"),
        status=error.status if error else 200,
        view=found,
        faults=told_faults(error, sent),
        form_of=form_of,
        posting=_posting(form_of, *team),
        forms=requests_forms,
        ends=requests_forms_ends,
        going=requests_forms_answer,
        behalf=requests_forms_behalf,
        waits=WAITS,
        reached_otherwise=_reached_otherwise(found),
        reading=reading,
        due_for_reminder=_due_for_reminder(found),
        later=_later(found, reading),
        alike=searched.alike(),
        certificate=searched.certificate(),
        stores=_stores(records.kinds) if found.now.stage is Stage.SEARCHING else [],
        pack=next(iter(packs), None),
        work=work.progress_in(works),
        letters=list(letters),
        evidence=list(evidence),
        past_reasons=list(past),
        today=clock.today(),
        no_holidays=requests_board.NO_HOLIDAYS,
    )


def _reached_otherwise(found: request_view.View) -> bool:
    """Whether it has still to be shown who asks, and they are reached in a way that is new here."""
    return found.request.identity_confirmed_on is None and reached_otherwise(found.request)


def _who_may_compare(found: request_view.View) -> tuple[Any, ...]:
    """A query of who else may compare an envelope that is to be posted; nothing if none is."""
    if found.facts.delivery is not Delivery.POSTED or found.facts.dispatched:
        return ()
    return (requests_forms_answer.others_of_the_team(me().ref),)


def _posting(form_of: Callable[[type[StepForm]], StepForm], *team: Any) -> StepForm | None:
    """The form of what is to be posted; None where nothing is."""
    form = form_of(requests_forms_answer.PostedForm) if team else None
    if isinstance(form, requests_forms_answer.PostedForm):
        form.offer(team[0])
    return form


def _due_for_reminder(found: request_view.View) -> list[Hold]:
    today = clock.today()
    return [one.kind for one in found.facts.holds if due_for_reminder(one, today)]


def _later(found: request_view.View, reading: Progress) -> int | None:
    """How many records were found since the search, that are no items yet; None if not looked.

    To look is to search anew, so it is done when somebody asks (`?later=1`), and of itself only
    when everything is decided: before that is given to the second person.
    """
    decided = reading.decided == reading.total
    if found.now.stage is not Stage.ITEM_REVIEW or not (decided or "later" in request.args):
        return None
    return len(newly_found(found.request.ref))


def _stores(found: Mapping[str, str]) -> list[tuple[str, bool | None]]:
    """The places of the search certificate, as they were ticked on the page that was sent.

    At first what the system found is ticked, and where a person has to look is not.
    """
    kinds = set(found.values())
    ticked = {"found": True, "none": False}
    known = {store: store in kinds for store in STORES if store not in BY_HAND}
    return [
        (store, ticked.get(request.form.get(f"store-{store}", ""), known.get(store)))
        for store in STORES
    ]
