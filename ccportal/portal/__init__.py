"""The public site: ask for what the centre holds, come back, collect the answer.

It opens the portal store alone, and holds no key that opens anything else (C8).
"""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from ccportal import keys
from ccportal.acts.intake.notices import Notice, read
from ccportal.acts.intake.visits import Visits
from ccportal.portal import (
    asking,
    complaining,
    home,
    later,
    messages,
    papers,
    request,
    returning,
    ticket,
)
from ccportal.portal.visitor import HELD, Held, requester
from ccportal.settings import portal_settings
from ccportal.store.database import open_portal, portal_db
from ccportal.web import access
from ccportal.web.site import new_app
from ccportal.web.uploads import InMemory

AREAS = (home, asking, later, complaining, ticket, returning, request, messages, papers)

LIMIT = timedelta(hours=1)
"""A visit ends after an hour, whatever is done in it."""

MOST_BYTES = 32 * 1024 * 1024
"""The largest answer that can be checked on `/verify`; photographs have a bound of their own."""

LAYOUT = "portal/layout.html"
UNNAMED = "Child Contact Centre"


def create_app() -> Flask:
    """The portal, ready to serve; everything it needs is in the environment."""
    settings = portal_settings()
    open_portal(settings.portal_file, settings.portal_url, keys.portal_key(settings))
    key = keys.portal_cookie_key(settings)
    app = new_app(
        "ccportal.portal",
        settings,
        key=key,
        sessions=Visits(),
        cookie="visit",
        layout=LAYOUT,
        limit=LIMIT,
        most_bytes=MOST_BYTES,
    )
    app.request_class = InMemory
    app.extensions[HELD] = Held(centre=keys.centre_public(settings), secret=key)
    for area in AREAS:
        app.register_blueprint(area.bp)
    app.context_processor(_every_page)
    app.teardown_request(_hang_up)
    access.guard(app, access.Gate(requester, _nobody_is_told, "returning.door"))
    return app


def _every_page() -> dict[str, str]:
    return {"site_name": read(Notice.CENTRE) or UNNAMED}


def _hang_up(_: BaseException | None) -> None:
    if not portal_db.is_closed():
        portal_db.close()


def _nobody_is_told(*_: object) -> None:
    """A requester has one permission, so nothing is ever refused that would be worth a note."""
