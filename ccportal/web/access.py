"""Who may use a route: said on the line above its view, and refused where nothing is said.

    @bp.get("/<reference>")
    @allow(Can.FAMILY_READ)
    def family(reference: str) -> Response: ...

A route of an app that declares neither `@allow(...)` nor `@public` keeps the app from
starting (`check_routes`). What a role may not do answers 404, exactly as what is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from ccportal.errors import NotFound
from ccportal.rules.access import IN_THE_WINDOW, Can, Role, may
from ccportal.web.htmx import hurried

__all__ = [
    "Can",
    "Gate",
    "Role",
    "SilentRoute",
    "Visitor",
    "allow",
    "check_routes",
    "guard",
    "public",
]

View = TypeVar("View", bound=Callable[..., Any])

OPEN = "open"
"""What stands on a view that everybody may use, signed in or not."""


class SilentRoute(RuntimeError):
    """A route says nothing about who may use it; the app does not start."""


class Visitor(Protocol):
    """Somebody who is signed in: `ref` is their person's, or a request's on the portal."""

    @property
    def ref(self) -> str:
        """What the audit trail calls them."""

    @property
    def role(self) -> Role:
        """What they are to the centre."""

    @property
    def in_window(self) -> bool:
        """Whether a session that they help at is open to them now."""


def _nothing_first(_: Any, __: Can) -> None:
    """Nothing has to be done before."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate of one site asks of its app.

    `who` finds the visitor of the present request or None; `refused` notes down
    (visitor's ref, permission, path's endpoint); `sign_in` is the endpoint of the door.
    `first` is the endpoint of what a visitor has to do before they may use a permission that
    they have, or None (C1): it is asked for every view that is not open to everybody.
    """

    who: Callable[[], Visitor | None]
    refused: Callable[[str, Can, str], None]
    sign_in: str
    first: Callable[[Any, Can], str | None] = _nothing_first


def allow(permission: Can) -> Callable[[View], View]:
    """Declare that a view needs a permission."""

    def declare(view: View) -> View:
        view.__allows__ = permission  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare that everybody may use a view."""
    view.__allows__ = OPEN  # type: ignore[attr-defined]
    return view


def declared(app: Flask, endpoint: str) -> Can | str | None:
    """What the view of an endpoint declares: a permission, `open`, or None."""
    if endpoint == "static":
        return OPEN
    return getattr(app.view_functions[endpoint], "__allows__", None)


def check_routes(app: Flask) -> None:
    """Raise SilentRoute, naming every endpoint that declares nothing."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    silent = sorted(one for one in endpoints if declared(app, one) is None)
    if silent:
        raise SilentRoute(f"nobody says who may use {', '.join(silent)}")


def guard(app: Flask, gate: Gate) -> None:
    """Check every request of an app against what its view declares; call it last."""
    check_routes(app)

    def check() -> AnyResponse | None:
        g.visitor, g.gate = None if request.endpoint == "static" else gate.who(), gate
        if request.endpoint is None:
            return None
        permission = declared(app, request.endpoint)
        return None if permission == OPEN else _check(gate, Can(str(permission)))

    # before the check of the forms' tokens: who may not know of a page learns nothing of its forms
    app.before_request_funcs.setdefault(None, []).insert(0, check)


def visitor() -> Any:
    """The visitor of the present request, or None."""
    return getattr(g, "visitor", None)


def can(permission: Can | str) -> bool:
    """Whether the present visitor may use the permission now (for templates: what to offer)."""
    here, asked = visitor(), Can(permission)
    return here is not None and _may(here, asked) and g.gate.first(here, asked) is None


def _may(here: Visitor, permission: Can) -> bool:
    """Whether somebody may; their sessions are looked up only where it depends on them."""
    if may(here.role, permission):
        return True
    return permission in IN_THE_WINDOW and may(here.role, permission, here.in_window)


def _check(gate: Gate, permission: Can) -> AnyResponse | None:
    here = visitor()
    if here is None:
        return to_the_door(gate.sign_in)
    if not _may(here, permission):
        gate.refused(here.ref, permission, str(request.endpoint))
        raise NotFound  # in the words of any address that leads nowhere
    before = gate.first(here, permission)
    return None if before is None else _lead_to(before, 403)


def to_the_door(endpoint: str) -> AnyResponse:
    """Send somebody who is not signed in, or no longer, to the page where one signs in."""
    return _lead_to(endpoint, 401)


def _lead_to(endpoint: str, refusal: int) -> AnyResponse:
    """To another page instead of the one asked for; of which nothing is given, nor done."""
    address = url_for(endpoint)
    if hurried():
        return Response(status=refusal, headers={"HX-Redirect": address})
    return redirect(address, 303)
