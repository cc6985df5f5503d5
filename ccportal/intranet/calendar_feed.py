"""The calendar feed: its secret address on the account's page, and what is read under it."""

from __future__ import annotations

from flask import Blueprint, Response, url_for

from ccportal import clock
from ccportal.acts import feeds
from ccportal.intranet.guesses import feed_address
from ccportal.intranet.visitors import me
from ccportal.rules import leaving
from ccportal.rules.leaving import To, Way
from ccportal.web.access import Can, allow, public
from ccportal.web.leaving import out
from ccportal.web.limits import network
from ccportal.web.pages import see, show
from ccportal.web.sessions import current

bp = Blueprint("calendar_feed", __name__)

KEPT = "feed"
"""Where the session keeps a new address until it was seen."""


@bp.get("/account/feed")
@allow(Can.DOOR_READ)
def feed() -> Response:
    """The page of one's own feed; a new address stands there once."""
    token = current().pop(KEPT, None)
    address = url_for("calendar_feed.read", token=token, _external=True) if token else None
    known = feeds.address(me().account)
    return show("intranet/feed.html", address=address, known=known)


@bp.post("/account/feed")
@allow(Can.DOOR_READ)
def renew() -> Response:
    """Make an address; the one before opens nothing any more."""
    current()[KEPT] = feeds.renew(me().account)
    return see("calendar_feed.feed")


@bp.post("/account/feed/end")
@allow(Can.DOOR_READ)
def end() -> Response:
    """End the address."""
    feeds.end(me().account)
    return see("calendar_feed.feed")


@bp.get("/calendar/feed/<token>.ics")
@public
def read(token: str) -> Response:
    """The feed; wrong addresses are counted, and answered as if there were no page."""
    limit, place = feed_address(), network()
    limit.count(place)
    text = feeds.read(token)
    limit.passed(place)
    times = leaving.about_nobody(Way.FEED, "to be at the sessions", clock.today(), To.TEAM)
    return out(times, text, "text/calendar", "sessions.ics")
