"""Requests: the board, writing one down, and the page of one (SAR, DP6)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import requests as acts
from ccportal.acts import requests_state, work
from ccportal.acts.act import note_down
from ccportal.acts.requests_delivery import pack_of
from ccportal.acts.requests_items import PAPER, STORES
from ccportal.acts.requests_reading import Listed, listed
from ccportal.errors import Invalid, Refused
from ccportal.intranet import request_view, requests_forms
from ccportal.intranet.requests_forms import NewForm, fresh, new_token
from ccportal.intranet.requests_items import progress_of
from ccportal.intranet.visitors import me
from ccportal.rules.requests_facts import Stage
from ccportal.store import content
from ccportal.store.correspondence import Evidence, Letter
from ccportal.store.requests import Item, Request
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests", __name__, url_prefix="/requests")


@dataclass(frozen=True, slots=True)
class Row:
    """A request on the board."""

    listed: Listed
    title: str
    says: str
    stage: str
    why: tuple[str, ...]
    closed: bool


@bp.get("")
@allow(Can.REQUEST_READ)
def board() -> Response:
    """The requests, fewest days left first; those that are over apart."""
    rows = [_row(one) for one in Request.select().order_by(Request.received_on, Request.ref)]
    which = "closed" if request.args.get("show") == "closed" else "open"
    shown = [row for row in rows if row.closed == (which == "closed")]
    shown.sort(key=_urgency)
    counts = {
        "open": sum(not row.closed for row in rows),
        "closed": sum(row.closed for row in rows),
    }
    page = "intranet/requests.html"
    return show(page, rows=shown, which=which, counts=counts, today=clock.today())


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
    note_down(me().ref, "request:read", requests_state.find(reference).ref)
    return request_page(reference)


def request_page(reference: str, error: Refused | None = None) -> Response:
    """The request's page, with what stood against the last step where something did."""
    found = request_view.view(reference)
    version = found.request.version
    faults = error.faults if isinstance(error, Invalid) else (str(error),) if error else ()
    return show(
        "intranet/request.html",
        parts=("steps", "answer"),
        status=error.status if error else 200,
        view=found,
        faults=faults,
        forms=requests_forms,
        fresh=lambda form, **values: fresh(form, version, **values),
        reading=progress_of(reference),
        stores=_stores(reference),
        pack=pack_of(reference),
        work=work.progress(reference),
        letters=list(Letter.select().where(Letter.request == reference).order_by(Letter.at)),
        evidence=list(Evidence.select().where(Evidence.request == reference)),
        today=clock.today(),
    )


def _stores(reference: str) -> list[tuple[str, bool | None]]:
    """The places of the search certificate: what the system found is ticked, paper is not."""
    refs = [one.record_id for one in Item.select().where(Item.request == reference)]
    kinds = set(content.kinds(tuple(refs)).values())
    system = [(store, store in kinds) for store in STORES if store not in PAPER]
    return [*system, *((store, None) for store in PAPER)]


def _row(one: Request) -> Row:
    now = requests_state.state(one)
    return Row(
        listed=listed(now),
        title=request_view.title(one),
        says=request_view.about(one),
        stage=request_view.STAGES[now.stage],
        why=now.clock.why if now.clock else ("The bank holidays of that year are not known.",),
        closed=now.stage is Stage.CLOSED,
    )


def _urgency(row: Row) -> tuple[bool, int]:
    left = row.listed.days_left
    return (left is None, left if left is not None else 0)
