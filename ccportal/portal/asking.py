"""Asking: one question a page, the answers to be checked, and sending them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from flask import Blueprint, Response, request, session

from ccportal import keys
from ccportal.acts.intake.sending import Prepared, is_sent, prepare, send
from ccportal.acts.intake.tickets import Ticket
from ccportal.errors import NotFound
from ccportal.portal.answers import rows, said
from ccportal.portal.questions import Question
from ccportal.portal.visitor import held
from ccportal.portal.way import PAGES, Page, asked, unanswered
from ccportal.web.access import public
from ccportal.web.forms import Form
from ccportal.web.pages import see, show

LATER = "later"
"""What is sent with an answer by who stops here; an answer that does not hold is not kept."""

bp = Blueprint("asking", __name__, url_prefix="/ask")

DRAFT, PREPARED, COMPLAINT = "draft", "prepared", "complaint"
"""In a visit: the answers so far, the ticket to come, and whether it is that of a complaint."""


@bp.get("")
@public
def start() -> Response:
    """What asking is like, before anything is asked."""
    return show("portal/ask.html")


@bp.route("/<slug>", methods=["GET", "POST"])
@public
def question(slug: str) -> Response:
    """One question; what is answered leads on to the next one that is open."""
    page = next((one for one in PAGES if one.slug == slug), None)
    if page is None:
        raise NotFound("There is no such page.")
    if (sent := prepared()) is not None and is_sent(sent):
        return see("ticket.ticket")
    answers = session.get(DRAFT, {})
    way = asked(answers)
    first_open = unanswered(answers)
    if page not in way or (first_open in way and way.index(page) > _place(way, first_open)):
        return _on(first_open)
    form = page.form(data=_filled(answers.get(slug)))
    form.suit(answers)
    stops = request.method == "POST" and LATER in request.form
    if form.validate_on_submit():
        session[DRAFT] = {**answers, slug: _taken(form)}
        return see("later.later") if stops else _on(unanswered(session[DRAFT]))
    if stops and answers:
        return see("later.later")
    place = way.index(page)
    return show(
        "portal/question.html",
        form=form,
        number=place + 1,
        total=len(way),
        before=way[place - 1].slug if place else None,
        status=422 if form.errors else 200,
    )


@bp.route("/check", methods=["GET", "POST"])
@public
def check() -> Response:
    """All answers on one page; sending them is the one thing that is kept (DP6)."""
    ready = prepared()
    if ready is not None and is_sent(ready):
        return see("ticket.ticket")
    answers = session.get(DRAFT, {})
    if (missing := unanswered(answers)) is not None:
        return _on(missing)
    form = Form()
    if form.validate_on_submit() and ready is not None:
        send(ready, said(answers), held().centre)
        return see("ticket.ticket")
    if ready is None:
        keep(prepare())
    return show("portal/check.html", form=form, rows=list(rows(answers)))


def prepared() -> Prepared | None:
    """The request that this visit has prepared, sent or not."""
    kept = session.get(PREPARED)
    if kept is None:
        return None
    pair = keys.Pair(bytes.fromhex(kept["public"]), bytes.fromhex(kept["secret"]))
    return Prepared(Ticket(kept["reference"], tuple(kept["words"])), pair, kept["form"])


def keep(ready: Prepared) -> None:
    """Keep a prepared request for this visit."""
    session[PREPARED] = {
        **asdict(ready.ticket),
        "public": ready.pair.public.hex(),
        "secret": ready.pair.secret.hex(),
        "form": ready.form,
    }


def _on(page: Page | None) -> Response:
    return see("asking.check") if page is None else see("asking.question", slug=page.slug)


def _place(way: tuple[Page, ...], page: Page | None) -> int:
    return len(way) if page is None else way.index(page)


def _taken(form: Question) -> dict[str, Any]:
    """The answers of a page as they are kept in the session."""
    return {
        name: value.isoformat() if isinstance(value, date) else value or ""
        for name, value in form.data.items()
        if name != "csrf_token"
    }


def _filled(kept: dict[str, Any] | None) -> dict[str, Any]:
    """The answers of a page as its form takes them."""
    if not kept:
        return {}
    return {n: date.fromisoformat(v) if n == "born" else v for n, v in kept.items()}
