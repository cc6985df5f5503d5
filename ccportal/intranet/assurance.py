"""Assurance: every clause with its state, its evidence, its history, what to do (C1 to VIO)."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, current_app, url_for

from ccportal.acts import assurance
from ccportal.acts.assurance import Look, Stand
from ccportal.rules.assurance import WORDS, Colour
from ccportal.web import access
from ccportal.web.access import Can, allow, can
from ccportal.web.filters import count
from ccportal.web.leaving import out
from ccportal.web.pages import show

bp = Blueprint("assurance", __name__, url_prefix="/assurance")

MARKS: Mapping[Colour | None, str] = {
    Colour.GREEN: "well",
    Colour.AMBER: "heed",
    Colour.RED: "stop",
    None: "none",
}
"""How each colour is drawn; its word and its shape come with it."""

TO_DO: Mapping[str, str] = {
    "C1": "See who",
    "C2": "See the register",
    "C3": "Agree or refuse",
    "C7": "See the checks",
    "C9": "See what is due",
    "C10": "See who",
    "C11": "See the policy",
    "DP6": "See the requests",
    "SAR": "See the requests",
}
"""What a link is called where there is something to do; of others it is called the same."""


@bp.get("")
@allow(Can.ASSURANCE_READ)
def page() -> Response:
    """Every clause as it stands now."""
    seen = assurance.look()
    codes = {one.finding.code: one for one in seen.stands}
    return show(
        "intranet/assurance.html",
        seen=seen,
        summary=assurance.summary(seen),
        first=seen.of(Colour.RED) or seen.of(Colour.AMBER)[:3],
        groups=_groups(seen),
        links={code: _link(one) for code, one in codes.items()},
        to_do=TO_DO,
        marks=MARKS,
        words=WORDS,
        months={code: _months(one) for code, one in codes.items()},
    )


@bp.get("/print")
@allow(Can.ASSURANCE_READ)
def print_it() -> Response:
    """The page as a PDF, for the management committee."""
    allowed, pdf = assurance.printed(assurance.look())
    return out(allowed, pdf, "application/pdf")


def _groups(seen: Look) -> list[tuple[str, list[Stand]]]:
    return [
        ("The policy’s eleven clauses", _begins(seen, "C")),
        ("Eight data protection principles", _begins(seen, "DP")),
        ("Asking for what we hold", _begins(seen, "SAR") + _begins(seen, "VIO")),
    ]


def _begins(seen: Look, letters: str) -> list[Stand]:
    return [one for one in seen.stands if one.finding.code.startswith(letters)]


def _link(one: Stand) -> str:
    """Where it is seen to; empty for who may not open that page."""
    endpoint = one.finding.link
    if endpoint not in current_app.view_functions:
        return ""
    asked = access.declared(current_app, endpoint)
    return url_for(endpoint) if asked == access.OPEN or can(str(asked)) else ""


def _months(one: Stand) -> str:
    """The strip of the last twelve months in words."""
    known = [month for month in one.months if month is not None]
    kept = sum(month is Colour.GREEN for month in known)
    return f"kept at the end of {kept} of the {count(len(known), 'month')} put down"
