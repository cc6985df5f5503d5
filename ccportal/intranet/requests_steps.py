"""The steps of a request up to its reading: who it is, what it waits for, the search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response, request

from ccportal.acts import requests as acts
from ccportal.acts import requests_holds as holds
from ccportal.acts import requests_items as items
from ccportal.acts import requests_namesakes as namesakes
from ccportal.acts.act import note_down
from ccportal.acts.requests_print import give_in_print
from ccportal.errors import Invalid, Refused
from ccportal.intranet import requests_forms as forms
from ccportal.intranet.request_view import view
from ccportal.intranet.requests import request_page
from ccportal.intranet.visitors import me
from ccportal.rules.requests_facts import Hold
from ccportal.store import search
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_steps", __name__, url_prefix="/requests")

AnyForm = TypeVar("AnyForm", bound=forms.StepForm)


def step(reference: str, form: AnyForm, does: Callable[[AnyForm], Any]) -> Response:
    """Do one step of a request and go back to its page, or say there what stands against it."""
    try:
        check(form)
        does(form)
    except Refused as error:
        return request_page(reference, error, form)
    return see("requests.page", reference=reference)


def check(form: forms.StepForm) -> None:
    """Raise Invalid with every fault of what was sent."""
    if not form.validate_on_submit():
        faults = tuple(words for _place, words in form.faults())
        raise Invalid(faults[0] if faults else "Send the form again.", faults)


@bp.route("/<path:reference>/match", methods=["GET", "POST"])
@allow(Can.REQUEST_MATCH)
def match(reference: str) -> Response:
    """Look in the register for whom it is about; a person decides, never a comparison."""
    found, form = [], forms.FindForm()
    if form.validate_on_submit():
        found = search.people_named(form.words.data)
        note_down(me().ref, "person:find", reference, f"{len(found)} found")
    here = view(reference)
    status = 422 if form.errors else 200
    return show(
        "intranet/request_match.html",
        view=here,
        form=form,
        found=found,
        searched=form.is_submitted() and not form.errors,
        choose=forms.fresh(forms.MatchForm(formdata=None), here.request.version),
        nobody=forms.fresh(forms.NobodyForm(formdata=None), here.request.version),
        status=status,
    )


@bp.post("/<path:reference>/print")
@allow(Can.REQUEST_MATCH)
def in_print(reference: str) -> Response:
    """They need their answer in large print, or in ordinary print."""
    large = request.form.get("large") == "y"
    return step(
        reference, forms.StepForm(), lambda _: give_in_print(reference, me().ref, large=large)
    )


@bp.post("/<path:reference>/matched")
@allow(Can.REQUEST_MATCH)
def matched(reference: str) -> Response:
    """Whom it is about, or who asks for them, was found in the register."""

    def does(form: forms.MatchForm) -> None:
        known = view(reference).request
        person = str(form.person.data)
        if form.asks.data and known.subject_id:
            acts.match(reference, me().ref, known.subject_id, person, form.given())
        else:
            acts.match(reference, me().ref, person, known.made_by_id, form.given())

    return step(reference, forms.MatchForm(), does)


@bp.post("/<path:reference>/nobody")
@allow(Can.REQUEST_MATCH)
def nobody(reference: str) -> Response:
    """A search of the register found nobody."""

    def does(form: forms.NobodyForm) -> None:
        terms, name = _words(form.terms.data, ","), form.name.data or ""
        acts.no_match(reference, me().ref, terms, form.given(), name)

    return step(reference, forms.NobodyForm(), does)


@bp.post("/<path:reference>/identity")
@allow(Can.REQUEST_MATCH)
def identity(reference: str) -> Response:
    """They are who they say."""
    return step(
        reference,
        forms.SeenForm(),
        lambda form: acts.confirm_identity(reference, me().ref, form.seen.data, form.given()),
    )


@bp.post("/<path:reference>/hold")
@allow(Can.REQUEST_MATCH)
def hold(reference: str) -> Response:
    """Something has to come first."""

    def does(form: forms.HoldForm) -> None:
        kind = Hold(form.kind.data)
        about = bool(form.which_information.data)
        holds.hold(reference, me().ref, kind, form.reason.data, about, form.given())

    return step(reference, forms.HoldForm(), does)


@bp.post("/<path:reference>/came/<kind>")
@allow(Can.REQUEST_MATCH)
def came(reference: str, kind: str) -> Response:
    """What it waited for has come."""
    waited = Hold(kind) if kind in set(Hold) else None
    if waited is None:
        return request_page(reference, Invalid("It does not wait for that."))
    return step(
        reference,
        forms.CameForm(),
        lambda form: holds.answer(
            reference, me().ref, waited, str(form.said.data or ""), form.given()
        ),
    )


@bp.post("/<path:reference>/accept")
@allow(Can.REQUEST_MATCH)
def accept(reference: str) -> Response:
    """Take it on."""
    return step(
        reference, forms.StepForm(), lambda form: acts.accept(reference, me().ref, form.given())
    )


@bp.post("/<path:reference>/search")
@allow(Can.REQUEST_DECIDE)
def begin(reference: str) -> Response:
    """Collect what the system holds, and begin to look in the other places."""
    return step(
        reference, forms.StepForm(), lambda form: items.search(reference, me().ref, form.given())
    )


@bp.post("/<path:reference>/namesake")
@allow(Can.REQUEST_DECIDE)
def tell_apart(reference: str) -> Response:
    """Somebody of the same name is, or is not, whom it is about."""

    def does(form: forms.NamesakeForm) -> None:
        person, same = str(form.person.data), bool(form.same.data)
        namesakes.tell_apart(reference, me().ref, person, same, form.given())

    return step(reference, forms.NamesakeForm(), does)


@bp.post("/<path:reference>/certify")
@allow(Can.REQUEST_DECIDE)
def certify(reference: str) -> Response:
    """Sign the search certificate: every place is ticked found or none."""

    def does(form: forms.CertifyForm) -> None:
        stores = {
            store: request.form[f"store-{store}"] == "found"
            for store in items.STORES
            if request.form.get(f"store-{store}") in {"found", "none"}
        }
        items.certify(reference, me().ref, stores, _words(form.terms.data, "\n"), form.given())

    return step(reference, forms.CertifyForm(), does)


@bp.post("/<path:reference>/withdraw")
@allow(Can.REQUEST_MATCH)
def withdraw(reference: str) -> Response:
    """They do not want it any more."""
    return step(
        reference, forms.StepForm(), lambda form: holds.withdraw(reference, me().ref, form.given())
    )


def _words(text: str, between: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(between) if one.strip())
