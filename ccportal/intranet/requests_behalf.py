"""Why somebody may ask for somebody else: the step on the page of a request (SAR)."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts.requests_apart import make_apart
from ccportal.acts.requests_behalf import Why, entitle
from ccportal.intranet.requests_forms_behalf import (
    AuthorityForm,
    ChildForm,
    OwnChildForm,
    PartForm,
)
from ccportal.intranet.requests_steps import step
from ccportal.intranet.visitors import me
from ccportal.rules.requests_behalf import FACTORS, Understands
from ccportal.web.access import Can, allow

bp = Blueprint("requests_behalf", __name__, url_prefix="/requests")


@bp.post("/<path:reference>/behalf")
@allow(Can.REQUEST_MATCH)
def authority(reference: str) -> Response:
    """They may ask for an adult."""
    return step(
        reference,
        AuthorityForm(),
        lambda form: entitle(reference, me().ref, Why(form.shown.data), form.given()),
    )


@bp.post("/<path:reference>/child-asks")
@allow(Can.REQUEST_MATCH)
def child_asks(reference: str) -> Response:
    """A child asks for themselves, and understands what they ask for."""

    def does(form: OwnChildForm) -> None:
        why = Why(form.shown.data, Understands.AGREES)
        entitle(reference, me().ref, why, form.given())

    return step(reference, OwnChildForm(), does)


@bp.post("/<path:reference>/apart")
@allow(Can.REQUEST_MATCH)
def apart(reference: str) -> Response:
    """They ask for a child too: that is a request of its own."""
    return step(
        reference,
        PartForm(),
        lambda form: make_apart(reference, me().ref, form.child.data, form.given()),
    )


@bp.post("/<path:reference>/behalf-of-child")
@allow(Can.REQUEST_MATCH)
def child(reference: str) -> Response:
    """They may ask for a child."""

    def does(form: ChildForm) -> None:
        weighed = {key: form[key].data for key in FACTORS}
        why = Why(form.shown.data, form.understands.data, weighed, bool(form.best.data))
        entitle(reference, me().ref, why, form.given())

    return step(reference, ChildForm(), does)
